"""Quotes in delimited text: every one must open a cell, close it, or stand doubled in it.

Polars goes by the parity of quotes, so one that is left open would swallow rows. Where some quote
neither opens nor closes a cell, the lines are looked over: almost all are whole records by one
expression, and only the others are taken apart here. A quote in the middle of a cell is a sign like
any other, as spreadsheets take it; such cells are written anew, quoted, for Polars. A line that is
whole only where a backslash escapes quotes was written by Spark or a database: ``\\"`` is a quote.
A line that is one quoted cell, in which as many cells stand as there are headers, is a row that a
spreadsheet has saved without parting it.
"""

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

import polars as pl

from pekerja_rentan.engine.result import Note, basis
from pekerja_rentan.errors import InputError
from pekerja_rentan.files.csv_dialect import stated_delimiter
from pekerja_rentan.roster.reading.plaintext import new_file

MOST_LINES = 50
"""Lines in one cell; a cell of more is one that was never closed."""
_BATCH = 100_000
_CLOSING = re.compile('(?:[^"]|"")*+"')
_ESCAPED = re.compile(r"\\(.)")
_BOM = "\ufeff"


def mended_quotes(
    path: Path, separator: str, name: str, scratch: Path, width: int = 0
) -> "tuple[Path, Lines]":
    """A UTF-8 file that Polars reads as a spreadsheet does (the file itself, if it can be), and
    what was counted. Its rows have ``width`` cells, if that is known.

    Raises InputError, with the line, for a cell that is never closed, and for one that spans rows.
    """
    found = Lines(separator, name, width=width).read(path)
    if not found.changed:
        return path, found
    made = new_file(scratch)
    with made.open("wb", buffering=1 << 20) as target:
        Lines(separator, name, lambda line: target.write(line.encode() + b"\n"), width).read(path)
    return made, found


def quotes_said(name: str, found: "Lines") -> Iterator[Note]:
    """What was done to the quotes of a list."""
    if found.stray:
        yield basis("roster-quotes", name=name, lines=found.stray)
    if found.escaped:
        yield basis("roster-quotes-escaped", name=name, lines=found.escaped)
    if found.around:
        yield basis("roster-quotes-around", name=name, lines=found.around)


def whole_line(separator: str) -> str:
    """The expression, for Polars, of a line that is a record by itself."""
    mark = re.escape(separator)
    cell = rf'(?:"(?:[^"]|"")*"|[^"{mark}]*)'
    return rf"^\x{{FEFF}}?{cell}(?:{mark}{cell})*$"


def lone_cell(separator: str) -> str:
    """The expression of a line that is one quoted cell with a delimiter in it."""
    return rf'^"(?:[^"]|"")*{re.escape(separator)}(?:[^"]|"")*"$'


class Lines:
    """Reads line by line. ``opened`` is the line on which a cell began that goes on, or 0. Counts
    the lines whose quotes were ``mended`` (``stray``, but where there is no more than ``="…"``
    around cells), ``escaped`` by a backslash, or ``around`` a whole row."""

    def __init__(
        self,
        separator: str,
        name: str,
        write: Callable[[str], object] | None = None,
        width: int = 0,
    ) -> None:
        self.separator, self.name, self.write, self.width = separator, name, write, width
        self.opened = 0
        self.mended = self.stray = self.escaped = self.around = 0
        mark = re.escape(separator)
        cell = rf'(?:"(?:[^"\\]|\\.|"")*+"|[^"{mark}]*+)'
        self.by_backslash = re.compile(rf"{cell}(?:{mark}{cell})*+\r?")
        nik = r"\s*'?[0-9]{16}\s*"
        self.row = re.compile(f"{mark}{nik}(?:{mark}|$)|^{nik}{mark}")

    def read(self, path: Path) -> Self:
        """Reads a file, and counts the lines that have to be written anew. Raises InputError."""
        line = pl.col("line")
        lines = pl.scan_lines(path, name="line", glob=False).with_columns(
            whole=~line.str.contains('"', literal=True)
            | line.str.contains(whole_line(self.separator))
            & ~line.str.contains(lone_cell(self.separator))
        )
        number = 0
        for batch in lines.collect_batches(chunk_size=_BATCH, maintain_order=True):
            if self.write or self.opened or not batch["whole"].all():
                for at, (text, whole) in enumerate(batch.rows(), start=number + 1):
                    self.line(at, text, whole)
            number += batch.height
        if self.opened:
            raise self.unclosed()
        return self

    @property
    def changed(self) -> bool:
        """Whether a line is to be read otherwise than it stands."""
        return self.mended + self.escaped + self.around > 0

    def unclosed(self) -> InputError:
        return InputError("quote-open", line=self.opened).at(self.name)

    def line(self, number: int, line: str, whole: bool) -> None:
        start = self.end_of_cell(number, line) if self.opened else 0
        if start is not None and (start or not whole):
            line = self.record(number, line, start + (number == 1 and line.startswith(_BOM)))
        if self.write:
            self.write(line)

    def end_of_cell(self, number: int, line: str) -> int | None:
        """Where, in a line that begins within a cell, the next one begins; None if not there. A
        cell with a NIK between delimiters in it has swallowed a row."""
        if number - self.opened >= MOST_LINES:
            raise self.unclosed()
        closing = _CLOSING.match(line)
        end = closing.end() if closing else len(line)
        if self.row.search(line[: end - 1] if closing else line):
            raise self.unclosed()
        if not closing:
            return None
        if end < len(line) and line[end] != self.separator:
            raise self.unclosed()
        self.opened = 0
        return end + 1

    def record(self, number: int, line: str, start: int) -> str:
        """The line with its stray quotes mended, from ``start`` on, where a cell begins; one that
        is a record as Spark writes it, with ``\\"`` for a quote, by that rule."""
        if '\\"' in line and self.by_backslash.fullmatch(line, start):
            self.escaped += 1
            return line[:start] + _ESCAPED.sub(_doubled, line[start:])
        if self.width > 1 and not start and (row := self.row_within(line)):
            self.around += 1
            return self.record(number, row, 0)
        parts, at, mended, stray = [line[:start]], start, False, False
        while at < len(line):
            end = self.cell_end(number, line, at)
            cell = line[at:end]
            if self.opened != number and _is_stray(cell):
                mended, stray = True, stray or not cell.startswith('="') or _is_stray(cell[1:])
                cell = '"' + cell.replace('"', '""') + '"'
            parts.append(cell + line[end : end + 1])
            at = end + 1
        self.mended += mended
        self.stray += stray
        return "".join(parts)

    def row_within(self, line: str) -> str:
        """The row of as many cells as there are headers that a line holds as one quoted cell, or
        nothing."""
        if not re.fullmatch('"(?:[^"]|"")*+"\r?', line) or stated_delimiter(line):
            return ""
        row = line.rstrip("\r")[1:-1].replace('""', '"')
        cells = next(csv.reader([row], delimiter=self.separator), [])
        return row if len(cells) == self.width else ""

    def cell_end(self, number: int, line: str, at: int) -> int:
        """Where the cell that begins at ``at`` ends; one that goes on is noted as opened."""
        after = at
        if line.startswith('="', at):  # a formula that keeps text, as programs export it
            wrapped = _CLOSING.match(line, at + 2)
            if wrapped and line[wrapped.end() : wrapped.end() + 1] in ("", self.separator):
                return wrapped.end()
        if line[at] == '"':
            closing = _CLOSING.match(line, at + 1)
            if not closing:
                self.opened = number
                if self.row.search(line, at + 1):
                    raise self.unclosed()
                return len(line)
            after = closing.end()
        end = line.find(self.separator, after)
        return end if end >= 0 else len(line)


def _doubled(escaped: re.Match[str]) -> str:
    return '""' if escaped[1] == '"' else escaped[0]


def _is_stray(cell: str) -> bool:
    return '"' in cell and not re.fullmatch('"(?:[^"]|"")*+"', cell)
