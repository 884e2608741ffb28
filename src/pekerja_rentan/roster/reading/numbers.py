"""Which cells of a column in a workbook hold numbers.

fastexcel gives 6408010101800010 for a number and for the same digits as text alike, but a NIK that
was ever a number has lost its last digit. So the sheet's XML is asked for the kinds of the cells in
that one column, which costs a third of reading the sheet again. Where the XML is not as all
programs write it, and for other kinds of workbooks, the column is read again as booleans, in which
numbers are something and texts nothing.
"""

import re
import zlib
from html import unescape
from pathlib import Path
from posixpath import join, normpath
from zipfile import BadZipFile, ZipFile

import fastexcel
import polars as pl

_PIECE = 4 << 20


def number_cells(
    path: Path, reader: fastexcel.ExcelReader, sheet: str, column: int, text: pl.Series
) -> pl.Series:
    """Whether each cell of ``text``, the column ``column`` (0 is A) of a sheet from its first row
    on, is a number."""
    rows = _rows_by_xml(path, sheet, column, len(text) - text.null_count())
    if rows is not None:
        numbered = pl.int_range(1, len(text) + 1, eager=True)
        return numbered.is_in(pl.Series(sorted(rows), dtype=pl.Int64).implode())
    again = reader.load_sheet(
        sheet, header_row=None, skip_rows=0, dtypes="boolean", use_columns=[column]
    )
    return again.to_polars().to_series().is_not_null()


def _rows_by_xml(path: Path, sheet: str, column: int, filled: int) -> set[int] | None:
    """The rows, from 1, with numbers; None where the XML does not tell of all ``filled`` cells."""
    start = f'c r="{letters(column)}'.encode()
    cell = re.compile(re.escape(start) + b'[0-9]+"')
    number = re.compile(re.escape(start) + rb'([0-9]+)"(?![^>]* t="(?!n"))')
    rows: set[int] = set()
    seen = 0
    try:
        with ZipFile(path) as archive, archive.open(_part(archive, sheet)) as stream:
            rest = b""
            while piece := stream.read(_PIECE):
                piece = rest + piece
                end = piece.rfind(b">") + 1
                seen += len(cell.findall(piece, 0, end))
                rows.update(map(int, number.findall(piece, 0, end)))
                rest = piece[end:]
    except (BadZipFile, KeyError, OSError, ValueError, zlib.error):
        return None
    return rows if seen >= filled else None


def _part(archive: ZipFile, sheet: str) -> str:
    """The name of the part that holds a sheet. Raises KeyError where it cannot be told."""
    links = _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")
    targets = {link["Id"]: link["Target"] for link in links}
    for entry in _elements(archive, "xl/workbook.xml", "sheet"):
        if entry["name"] == sheet:
            target = targets[entry["id"]]
            return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
    raise KeyError(sheet)


def _elements(archive: ZipFile, part: str, tag: str) -> list[dict[str, str]]:
    """The attributes of all elements of one name, by their names without prefixes."""
    text = archive.read(part).decode()
    return [
        {name: unescape(value) for name, value in re.findall(r'([\w]+)="([^"]*)"', attributes)}
        for attributes in re.findall(rf"<(?:\w+:)?{tag}\s([^>]*)>", text)
    ]


def letters(column: int) -> str:
    """How a spreadsheet calls a column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return letters
