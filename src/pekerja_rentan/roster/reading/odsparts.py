"""What the XML of an OpenDocument workbook tells and fastexcel does not: which rows are hidden,
which cells are merged, hold errors, or formulas without a stored value."""

import re
from collections.abc import Iterator
from html import unescape
from zipfile import ZipFile

from pekerja_rentan.formatting import letters
from pekerja_rentan.roster.reading.sheetparts import Looked

PART = "content.xml"
_PIECE = 4 << 20
_LONGEST = 64 << 20
_INSIDE = rb'(?:[^>"]|"[^"]*")*+'
_ROW = re.compile(rb"<table:table-row(?=[\s/>])")
_SHEET = re.compile(rb'<table:table\s(?:[^>"]|"[^"]*")*?table:name="([^"]*)"')
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b(" + _INSIDE + rb")>(<text:p)?")
_HIDDEN = re.compile(rb'\s(?:[^>"]|"[^"]*")*?table:visibility="(?:collapse|filter)"')
_REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="([0-9]+)"')
_SPANNED = re.compile(rb'table:number-(columns|rows)-spanned="([0-9]+)"')
_MOST_ROWS = 1 << 20
_TELLING = (b"-spanned=", b"table:formula=", b'value-type="error"')


def sheets_looked_over(archive: ZipFile) -> dict[str, Looked]:
    """What stands in each sheet, by its name. Raises one of ``archives.BROKEN``."""
    found: dict[str, Looked] = {}
    looked, number = Looked.nothing(), 1
    for row in _rows(archive):
        head = row[: row.find(b">") + 1]
        repeated = _repeated(head)
        if _HIDDEN.match(head) and b"office:value-type=" in row:
            looked.hidden.extend(range(number, min(number + repeated, _MOST_ROWS + 1)))
        if any(sign in row for sign in _TELLING):
            _look(row, number, looked)
        number += repeated
        if sheet := _SHEET.search(row):
            looked, number = Looked.nothing(), 1
            found[unescape(sheet[1].decode())] = looked
    return found


def _look(row: bytes, number: int, looked: Looked) -> None:
    """Adds what the cells of a row tell; of equal ones beside or below each other, the first."""
    column = 0
    for inside, text in _CELL.findall(row):
        place = (letters(column), number)
        spans = {name: int(count) for name, count in _SPANNED.findall(inside)}
        wide, high = spans.get(b"columns", 1), spans.get(b"rows", 1)
        if wide * high > 1:
            looked.merged.append((place, (letters(column + wide - 1), number + high - 1)))
        if b'value-type="error"' in inside:
            looked.errors.append(place)
        elif b"table:formula=" in inside and not (text or b"office:value-type=" in inside):
            looked.valueless.append(place)
        column += _repeated(inside)


def _repeated(tag: bytes) -> int:
    found = _REPEATED.search(tag)
    return int(found[1]) if found else 1


def _rows(archive: ZipFile) -> Iterator[bytes]:
    """What stands between the beginnings of two rows: a row, and before the first row of a sheet
    how it is called."""
    with archive.open(PART) as stream:
        rest = b""
        while piece := stream.read(_PIECE):
            *rows, rest = _ROW.split(rest + piece)
            yield from rows
            if len(rest) > _LONGEST:
                raise ValueError("no sheet has so long a row")
        yield rest
