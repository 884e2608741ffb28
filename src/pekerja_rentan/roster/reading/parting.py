"""By what a text is parted into cells: its delimiter, and rows that are each one quoted cell.

Who opens a CSV in a spreadsheet that parts by another sign, and saves it, gets every row as one
cell: ``"6408…,""Siti, S.Pd"",petani"``. The rows are what stands in these cells.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from pekerja_rentan.errors import InputError
from pekerja_rentan.files.csv_dialect import stated_delimiter
from pekerja_rentan.roster.reading.header import TOP, header_rating
from pekerja_rentan.roster.reading.plaintext import new_file

MARKS = {"\t": "Tab"}
_SEPARATORS = (",", ";", "\t", "|")
_STATED = 20
"""Characters in which a first line says the delimiter."""
_MOST_LINES = 500
"""In which the first rows lie."""
ONE_CELL = '"(?:[^"]|"")*+"'
"""A line that is one quoted cell."""


class Parting(NamedTuple):
    """The delimiter; whether the first line says it, so that it is no row; whether each row is one
    cell in quotes, within which the delimiter stands; and the first rows."""

    separator: str
    stated: bool
    within: bool
    rows: list[list[str]]


def parting_of(text: str, overrides: Mapping[str, str]) -> Parting:
    """How a text is parted, of which these are the first lines: as its first line says, unless
    that finds no NIK column and another delimiter does."""
    separator = stated_delimiter(text[:_STATED].partition("\n")[0])
    stated = separator is not None
    stream = io.StringIO(text, newline="")
    separator = separator or _likeliest(stream, overrides)
    rows = _first_rows(stream, separator)[stated:]
    if stated and not header_rating(rows, overrides)[0]:
        likeliest = _likeliest(stream, overrides)
        others = _first_rows(stream, likeliest)[1:]
        if header_rating(others, overrides) > (True, 1):
            separator, rows = likeliest, others
    if not _are_cells(rows, text, overrides):
        return Parting(separator, stated, False, rows)
    inner = [without_quotes(line.rstrip("\r")) for line in text.split("\n")[stated:_MOST_LINES]]
    stream = io.StringIO("\n".join(line for line in inner if line is not None), newline="")
    separator = _likeliest(stream, overrides)
    return Parting(separator, stated, True, _first_rows(stream, separator))


def _likeliest(text: io.StringIO, overrides: Mapping[str, str]) -> str:
    """The delimiter under which the first rows have the best header, then the most even rows, then
    the widest."""

    def rating(separator: str) -> tuple[tuple[bool, int], tuple[int, int]]:
        rows = _first_rows(text, separator)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        even = ((rows, width) for width, rows in widths.items())
        return header_rating(rows, overrides), max(even, default=(0, 0))

    return max(_SEPARATORS, key=rating)


def _first_rows(text: io.StringIO, separator: str) -> list[list[str]]:
    """The rows in which the header is looked for; fewer where one cannot be read."""
    rows = []
    text.seek(0)
    reader = csv.reader(text, delimiter=separator)
    with suppress(csv.Error):
        for row in islice(reader, TOP + 2):
            rows.append(row)
    return rows


def _are_cells(rows: Sequence[Sequence[str]], text: str, overrides: Mapping[str, str]) -> bool:
    """Whether the first rows are each one cell in which a row stands: there is a header within that
    names a NIK and something else."""
    cells = [row[0] for row in rows if any(row)]
    if any(len(row) > 1 for row in rows) or '"' not in text:
        return False
    streams = [io.StringIO(cell, newline="") for cell in cells]
    return any(
        header_rating([_first_rows(cell, separator)[0] for cell in streams], overrides) > (True, 1)
        for separator in _SEPARATORS
    )


def without_quotes(line: str) -> str | None:
    """The row that a line without its end holds as one quoted cell; a line that does not begin
    with a quote as it stands; None for one whose cell goes on."""
    if not line.startswith('"'):
        return line
    return line[1:-1].replace('""', '"') if re.fullmatch(ONE_CELL, line) else None


def rows_within(path: Path, name: str, scratch: Path) -> Path:
    """A UTF-8 file of the rows that stand in the cells of another. Raises InputError, with the
    line, where one does not end with its line."""
    made = new_file(scratch)
    with (
        path.open(encoding="utf-8-sig", newline="\n") as source,
        made.open("w", encoding="utf-8", newline="") as target,
    ):
        for number, line in enumerate(source, start=1):
            row = without_quotes(line.rstrip("\r\n"))
            if row is None:
                raise InputError("rows-quoted", line=number).at(name)
            target.write(f"{row}\n")
    return made
