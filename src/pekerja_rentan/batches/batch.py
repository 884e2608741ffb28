"""Answering a stream of requests from end to end."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from pekerja_rentan.batches.answer import Answer, BatchRunner
from pekerja_rentan.batches.jsonlines import JsonLines
from pekerja_rentan.batches.keys import COMMANDS, renamed
from pekerja_rentan.batches.lines import Bytes, Lines, Row, lines_of
from pekerja_rentan.batches.separated import CsvRequests
from pekerja_rentan.batches.writing import Written, answer_columns, as_lines, as_rows, header
from pekerja_rentan.errors import InputError, RentanError
from pekerja_rentan.files.csv_dialect import is_utf16
from pekerja_rentan.language import Language
from pekerja_rentan.locales import command_named
from pekerja_rentan.policy.load import loader

MOST_AT_ONCE = 1000
"""Answers that are held together."""


class AnsweredBlock(NamedTuple):
    """A block of answers as text, and how many requests there were in it, and errors."""

    text: str
    requests: int
    errors: int


def batch(
    requests: Iterable[Mapping[str, Any]],
    command: str | None = None,
    *,
    policies: str | Path | None = None,
    lang: str = "en",
) -> Iterator[dict[str, Any]]:
    """Answers each request in its turn: a flat mapping with the figures of ``cost``, ``fit`` or
    ``audit`` (``command``, or the request's own), in Rupiah, months and workers; or with
    ``error`` and ``message``. ``line`` counts the requests from 1.

    Keys are the flags' names; ``id``, ``place``, ``source``, ``note`` and keys that begin with
    ``x_`` come back as they are. Raises InputError for a command that does not exist.
    """
    command = command and command_named(command)
    if command is not None and command not in COMMANDS:
        raise InputError("batch-command-unknown", name=command, near="")
    answerer = BatchRunner(loader(policies), command, Language(lang))
    return (answerer.answer(line, _checked(row)) for line, row in enumerate(requests, start=1))


def _checked(row: Mapping[str, Any]) -> Mapping[str, Any] | RentanError:
    try:
        return renamed(row)
    except InputError as error:
        return error


def format_of(lines: Lines) -> str | None:
    """The format that the first line with anything in it is in: those of JSON begin with a brace.
    None where nothing can be read, as of a line that is too long."""
    for line in lines.lines:
        text = (line or b"").lstrip(b"\xef\xbb\xbf\r\t ")
        if text:
            return "jsonl" if text[:1] in b"{[" else "csv"
    return None


def answered(
    stream: Bytes, format: str | None, command: str | None, answerer: BatchRunner
) -> Iterator[AnsweredBlock]:
    """The answers to a stream of requests in ``format`` (as it begins, without one), block by
    block as they come. Raises InputError for a stream that is no text, or a header that cannot
    be used."""
    blocks = lines_of(stream)
    seen: list[Lines] = []
    shape = format
    while shape is None and (some := next(blocks, None)):
        seen.append(some)
        shape = format_of(some)
    lines = _chained(seen, blocks)
    if shape == "jsonl":
        rows: JsonLines | CsvRequests = JsonLines(lines)
        written: Written = as_lines
    else:
        rows = CsvRequests(lines)
        commands = COMMANDS if "command" in rows.columns else (command,) if command else ()
        if not commands:
            raise InputError("batch-command", known=COMMANDS)
        columns = answer_columns(rows.columns, commands)
        yield AnsweredBlock(header(columns, rows.delimiter), 0, 0)
        written = as_rows(columns, rows.delimiter)
    for block in _sliced(rows):
        answers: list[Answer] = [answerer.answer(line, row) for line, row in block]
        errors = sum("error" in answer for answer in answers)
        yield AnsweredBlock(written(answers), len(answers), errors)


def _sliced(blocks: Iterable[list[Row]]) -> Iterator[list[Row]]:
    """The same rows, never more at once than are worth holding."""
    for block in blocks:
        for start in range(0, len(block), MOST_AT_ONCE):
            yield block[start : start + MOST_AT_ONCE]


def _chained(seen: Iterable[Lines], blocks: Iterable[Lines]) -> Iterator[Lines]:
    """All blocks, those seen before. Raises InputError for a stream of UTF-16."""
    for block in chain(seen, blocks):
        if block.number == 1 and is_utf16(block.lines[0] or b""):
            raise InputError("batch-utf16")
        yield block
