"""The tables of a file as rows of text, each with its number: CSV without any library of tables,
workbooks by the process that reads those of lists."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from zipfile import is_zipfile

from pekerja_rentan.errors import InputError, extra_required, nearest
from pekerja_rentan.files.csv_dialect import decoded, delimiter_of, is_utf16, stated_delimiter
from pekerja_rentan.files.inputs import reads

LARGEST_FILE = 16 * 2**20
"""Bytes of a file that is read: a payment takes a hundred."""
MOST_ROWS = 100_000
_TOP = 20
"""Lines that tell what parts cells: titles may stand above the header."""
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
Cells = tuple[int, list[str]]
"""The number of a row as a spreadsheet shows it, and its cells."""


class PaymentTable(NamedTuple):
    """A table by what people call it, and its rows with anything in them."""

    name: str
    rows: list[Cells]


def tables_of(path: Path, sheet: str | None) -> tuple[list[PaymentTable], str]:
    """The tables of a file, one of CSV or a sheet each, and the sha256 of the file. Raises
    InputError for what cannot be read."""
    raw = _bytes(path)
    digest = sha256(raw).hexdigest()
    if path.suffix.lower() in WORKBOOKS:
        with extra_required("roster"):
            return list(_sheets(path, len(raw), sheet)), digest
    if sheet is not None:
        raise InputError("sheet-idle").about("sheets")
    return [PaymentTable(path.name, _csv(raw, path.name))], digest


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            reads(stream.fileno())
            raw = stream.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise InputError("payments-missing", path=str(path)) from None
    if len(raw) > LARGEST_FILE:
        raise InputError("payments-large", largest=LARGEST_FILE).at(str(path))
    return raw


def _csv(raw: bytes, name: str) -> list[Cells]:
    """Rows by the line that they begin on. Raises InputError."""
    try:
        text = raw.decode("utf-16") if is_utf16(raw) else decoded(raw)
    except UnicodeDecodeError:
        raise InputError("payments-encoding").at(name) from None
    if "\0" in text:
        raise InputError("payments-encoding").at(name)
    lines = text.splitlines()
    stated = stated_delimiter(lines[0]) if lines else None
    separator = stated or delimiter_of("\n".join(lines[:_TOP]))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Cells] = []
    begin = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells) and not (stated and begin == 1):
                rows.append((begin, [cell.strip() for cell in cells]))
            begin = reader.line_num + 1
    except csv.Error:
        raise InputError("payments-syntax").at(f"{name}:{begin}") from None
    return _few(rows, name)


def _few(rows: list[Cells], name: str) -> list[Cells]:
    if len(rows) > MOST_ROWS:
        raise InputError("payments-many", most=MOST_ROWS).at(name)
    return rows


def _sheets(path: Path, size: int, sheet: str | None) -> Iterator[PaymentTable]:
    """The sheets of a workbook, or the one of this name."""
    import polars as pl

    from pekerja_rentan.files.workspace import temporary
    from pekerja_rentan.roster.reading.guard import Guard
    from pekerja_rentan.roster.reading.sizes import check_sizes

    with temporary() as scratch, Guard() as guard:
        unpacked = check_sizes(path, path.name) if is_zipfile(path) else size
        try:
            guard.send(
                unpacked, do="read", path=str(path.absolute()),
                by_bytes=is_zipfile(path) != (path.suffix.lower() != ".xls"),
                sheets=[] if sheet is None else [sheet.casefold()], folder=str(scratch),
            )  # fmt: skip
            found = guard.answer()
        except InputError as error:
            raise error.at(path.name) from None
        if not found["sheets"]:
            near = nearest(sheet, found["names"]) if sheet else ""
            facts = {"sheets": [sheet], "near": near, "known": found["names"]}
            raise InputError("sheet-missing", **facts).at(path.name)
        for each in found["sheets"]:
            name = f"{path.name} [{each['name']}]"
            cells = pl.scan_ipc(each["file"], glob=False).head(MOST_ROWS + 1).collect().rows()
            yield PaymentTable(name, _few(list(_filled(cells)), name))


def _filled(rows: Iterable[Sequence[str | None]]) -> Iterator[Cells]:
    """The rows with anything in them, by their numbers in the sheet."""
    for number, row in enumerate(rows, start=1):
        cells = [(cell or "").strip() for cell in row]
        if any(cells):
            yield number, cells
