"""The tables of a file as rows of text, each with its number: CSV without any library of tables,
workbooks by the process that reads those of lists."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import is_zipfile

from pekerja_rentan.errors import InputError, extra_required, nearest
from pekerja_rentan.files.csv_dialect import DELIMITERS, decoded, is_utf16, stated_delimiter
from pekerja_rentan.files.digests import sha256
from pekerja_rentan.files.inputs import read_at_most
from pekerja_rentan.formatting import letters
from pekerja_rentan.roster.reading.kinds import WORKBOOKS, kind_of

if TYPE_CHECKING:
    from pekerja_rentan.roster.reading.sheetparts import Looked

LARGEST_FILE = 64 * 2**20
"""Bytes of a file that is read: a row takes a hundred."""
MOST_ROWS = 200_000
_TOP = 20
"""Lines that tell what parts cells: titles may stand above the header."""
Cells = tuple[int, list[str]]
"""The number of a row as a spreadsheet shows it, and its cells."""


class TextTable(NamedTuple):
    """A table by what people call it, and its rows with anything in them. In a workbook also the
    letters of its ``columns``, what its XML tells, and whether it counts days ``from_1904``."""

    name: str
    rows: list[Cells]
    columns: Sequence[str] = ()
    looked: "Looked | None" = None
    from_1904: bool = False


def tables_of(path: Path, sheets: Sequence[str]) -> tuple[list[TextTable], str]:
    """The tables of a file, one of CSV or a sheet each (all, or those of these names), and the
    sha256 of the file. Raises InputError for what cannot be read."""
    raw = _bytes(path)
    digest = sha256(raw).hexdigest()
    if kind_of(path, path.name) in WORKBOOKS:
        with extra_required("roster"):
            return list(_sheets(path, len(raw), sheets)), digest
    if sheets:
        raise InputError("sheet-idle").about("sheets")
    return [TextTable(path.name, _csv(raw, path.name))], digest


def _bytes(path: Path) -> bytes:
    try:
        raw = read_at_most(LARGEST_FILE, path)
    except FileNotFoundError:
        raise InputError("batch-missing", path=str(path)) from None
    except OSError as error:
        reason = error.strerror or "?"
        raise InputError("roster-unreadable", path=str(path), reason=reason) from None
    if len(raw) > LARGEST_FILE:
        raise InputError("table-large", largest=LARGEST_FILE).at(path.name)
    return raw


def _csv(raw: bytes, name: str) -> list[Cells]:
    """Rows by their records, as a spreadsheet numbers them. Raises InputError."""
    try:
        text = raw.decode("utf-16") if is_utf16(raw) else decoded(raw)
    except UnicodeDecodeError as error:
        line = "" if is_utf16(raw) else f":{raw[: error.start].count(10) + 1}"
        raise InputError("table-encoding").at(name + line) from None
    if "\0" in text:
        raise InputError("batch-nul").at(name)
    first, _, rest = text.partition("\n")
    stated = stated_delimiter(first)
    text = rest if stated else text
    lines, delimiter = io.StringIO(text, newline=""), stated or _delimiter(text)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    rows: list[Cells] = []
    number = 1
    try:
        for number, cells in enumerate(reader, start=2 if stated else 1):
            rows.extend(_filled([cells], number))
    except csv.Error:
        raise InputError("batch-quote").at(f"{name}:{number}") from None
    return _few(rows, name)


def _delimiter(text: str) -> str:
    """What stands in most of the first lines: an amount may hold a comma too, a header does not."""
    lines = [line for line in text.splitlines() if line.strip()][:_TOP]
    return max(DELIMITERS, key=lambda mark: (sum(mark in line for line in lines), text.count(mark)))


def _few(rows: list[Cells], name: str) -> list[Cells]:
    if len(rows) > MOST_ROWS:
        raise InputError("table-many", most=MOST_ROWS).at(name)
    return rows


def _sheets(path: Path, size: int, asked: Sequence[str]) -> Iterator[TextTable]:
    """The sheets of a workbook, or those of these names."""
    import polars as pl

    from pekerja_rentan.files.workspace import temporary
    from pekerja_rentan.roster.reading.guard import Guard
    from pekerja_rentan.roster.reading.looking import read_sheets
    from pekerja_rentan.roster.reading.sizes import check_sizes

    with temporary() as scratch, Guard() as guard:
        plain = [name.casefold() for name in asked]
        unpacked = check_sizes(path, path.name) if is_zipfile(path) else size
        try:
            found, looked = read_sheets(guard, path, unpacked, plain, scratch)
        except InputError as error:
            raise error.at(path.name) from None
        there = {each["name"].casefold() for each in found["sheets"]}
        for name in asked:
            if name.casefold() not in there:
                known = found["names"]
                facts = {"sheets": [name], "near": nearest(name, known), "known": known}
                raise InputError("sheet-missing", **facts).at(path.name)
        for each in found["sheets"]:
            name = f"{path.name} [{each['name']}]"
            cells = pl.scan_ipc(each["file"], glob=False).head(MOST_ROWS + 1).collect()
            rows = _few(list(_filled(cells.rows())), name)
            columns = [letters(int(column)) for column in cells.columns]
            told = looked.sheets.get(each["name"])
            yield TextTable(name, rows, columns, told, looked.from_1904)


def _filled(rows: Iterable[Sequence[str | None]], first: int = 1) -> Iterator[Cells]:
    """The rows with anything in them, by their numbers."""
    for number, row in enumerate(rows, start=first):
        cells = [" ".join((cell or "").split()) for cell in row]
        if any(cells):
            yield number, cells
