"""Answers in the format of the requests, a block at a time."""

import csv
import io
import re
from collections.abc import Callable, Iterable
from typing import Any

from pydantic_core import to_json

from pekerja_rentan.bulk.answer import COLUMNS, ERROR, Answer
from pekerja_rentan.bulk.keys import is_carried
from pekerja_rentan.render.separated import harmless

Written = Callable[[Iterable[Answer]], str]
"""Answers as the text of them."""


def answer_columns(carried: Iterable[str], commands: Iterable[str]) -> tuple[str, ...]:
    """The columns of CSV answers: the line, what is carried, the figures of the commands."""
    figures = (column for command in commands for column in COLUMNS[command])
    return tuple(dict.fromkeys(("line", *filter(is_carried, carried), *figures, *ERROR)))


def header(columns: tuple[str, ...], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerow(columns)
    return out.getvalue()


def as_rows(columns: tuple[str, ...], delimiter: str) -> Written:
    """CSV answers under ``columns``; text that a spreadsheet would run is made harmless."""

    unsafe = [at for at, name in enumerate(columns) if is_carried(name) or name in _UNSAFE]

    def cells(answer: Answer) -> list[Any]:
        row = list(map(answer.get, columns))
        for at in unsafe:
            row[at] = _cell(row[at])
        return row

    def written(answers: Iterable[Answer]) -> str:
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        writer.writerows(map(cells, answers))
        return out.getvalue()

    return written


_UNSAFE = ("within_rounding", "message")
"""Columns besides those carried whose cells are not written as they are."""
_NUMBER = re.compile(r"[-+]?[0-9][0-9.,]*")


def _cell(value: Any) -> Any:
    if type(value) is str:
        risky = value[:1] in _RISKY and value and not _NUMBER.fullmatch(value)
        return harmless(value) if risky else value
    return str(value).lower() if type(value) is bool else value


_RISKY = "=+-@\t\r"


def as_lines(answers: Iterable[Answer]) -> str:
    """JSON Lines."""
    return "".join([f"{to_json(answer).decode()}\n" for answer in answers])
