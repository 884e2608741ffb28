"""What a workbook's cells hold, read from its XML by the standard library alone."""

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", _MAIN[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _LINKED[1:-1].encode()),
)
_DATES = {14, 15, 16, 17, 22, 27, 30, 36, 50, 57}
"""The formats of dates that every workbook knows by number."""
Cell = str | int | float | datetime | None
"""A number stays one, since a NIK that is a number may have lost its last digit."""


class Sheet(NamedTuple):
    """A sheet, and its rows by the numbers that a spreadsheet shows, empty ones left out."""

    name: str
    rows: dict[int, list[Cell]]


def sheets(path: Path) -> list[Sheet]:
    """The sheets of an .xlsx file, in order."""
    with zipfile.ZipFile(path) as file:
        return list(_sheets(file))


def _sheets(file: zipfile.ZipFile) -> Iterator[Sheet]:
    book = _tree(file, "xl/workbook.xml")
    links = {
        each.get("Id"): each.get("Target", "") for each in _tree(file, "xl/_rels/workbook.xml.rels")
    }
    strings = [_text(each) for each in _tree(file, "xl/sharedStrings.xml").iter(f"{_MAIN}si")]
    settings = book.find(f"{_MAIN}workbookPr")
    late = settings is not None and settings.get("date1904") in ("1", "true")
    day0 = datetime(1904, 1, 1) if late else datetime(1899, 12, 30)
    dated = _date_styles(_tree(file, "xl/styles.xml"))
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = links[sheet.get(f"{_LINKED}id")]
        name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        yield Sheet(sheet.get("name", ""), _rows(_tree(file, name), strings, dated, day0))


def _tree(file: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if name not in file.namelist():
        return ElementTree.Element("nothing")
    raw = file.read(name)
    for strict, usual in _STRICT:
        raw = raw.replace(strict, usual)
    return ElementTree.fromstring(raw)


def _text(item: ElementTree.Element) -> str:
    """All runs of a text, without the readings that stand beside Japanese."""
    runs = [item, *item.findall(f"{_MAIN}r")]
    raw = "".join(each.findtext(f"{_MAIN}t") or "" for each in runs)
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), raw)


def _date_styles(styles: ElementTree.Element) -> set[int]:
    """The numbers of the cell styles that show a date."""
    own = {
        int(each.get("numFmtId", 0)): each.get("formatCode", "")
        for each in styles.iter(f"{_MAIN}numFmt")
    }
    bare = {number: re.sub(r'"[^"]*"|\[[^]]*\]|\\.', "", code) for number, code in own.items()}
    dates = _DATES | {number for number, code in bare.items() if re.search("[dyDY]", code)}
    cells = styles.find(f"{_MAIN}cellXfs")
    formats = [] if cells is None else [int(each.get("numFmtId", 0)) for each in cells]
    return {place for place, number in enumerate(formats) if number in dates}


def _rows(
    sheet: ElementTree.Element, strings: list[str], dated: set[int], day0: datetime
) -> dict[int, list[Cell]]:
    found: dict[int, list[Cell]] = {}
    number = 0
    for row in sheet.iter(f"{_MAIN}row"):
        number = int(row.get("r", number + 1))
        cells: list[Cell] = []
        for cell in row.iter(f"{_MAIN}c"):
            at = _column(cell.get("r", "")) or len(cells) + 1
            cells += [None] * (at - len(cells))
            cells[at - 1] = _value(cell, strings, dated, day0)
        if any(each is not None for each in cells):
            found[number] = cells
    return found


def _column(reference: str) -> int:
    """``B7`` → 2; 0 where a cell does not say where it stands."""
    number = 0
    for letter in re.sub("[^A-Z]", "", reference):
        number = number * 26 + ord(letter) - 64
    return number


def _value(cell: ElementTree.Element, strings: list[str], dated: set[int], day0: datetime) -> Cell:
    kind, raw = cell.get("t", "n"), cell.findtext(f"{_MAIN}v")
    if kind == "inlineStr":
        inside = cell.find(f"{_MAIN}is")
        return None if inside is None else _text(inside)
    if raw is None or raw == "":
        return None
    if kind == "s":
        return strings[int(raw)] or None
    if kind != "n":
        return raw
    number = float(raw)
    if int(cell.get("s", 0)) in dated:
        return day0 + timedelta(days=number)
    return int(number) if number.is_integer() else number
