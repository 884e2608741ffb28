"""What stands in a file, by the csv module and by the XML of a workbook, for comparison."""

import csv
import io
import re
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from tests.independent.cells import plain
from tests.independent.tables import decoded
from tests.independent.workbooks import sheets

_LONGEST = 2**31 - 1
TEXTS = (".csv", ".tsv", ".tab", ".txt", ".dat")
WORKBOOKS = (".xlsx", ".xlsm")


class Page(NamedTuple):
    """A text or a sheet as rentan calls it, and its lines that hold anything, by number."""

    name: str
    lines: dict[int, list[str]]


_STATED = re.compile(r"\A\ufeff?sep=.\r?\n", re.IGNORECASE)
"""A first line that says the delimiter, which spreadsheets do not count."""


def pages(path: Path, mark: str = ",") -> list[Page] | None:
    """The pages of a file; None where these means cannot read it. A text is parted by ``mark``."""
    if path.suffix.lower() in WORKBOOKS:
        return _of_workbook(path)
    if path.suffix.lower() in TEXTS:
        return _of_text(path, mark)
    return None


def _of_workbook(path: Path) -> list[Page] | None:
    try:
        found = sheets(path)
    except (BadZipFile, ParseError, KeyError, ValueError, IndexError):
        return None
    return [
        Page(f"{path.name} [{sheet.name}]", _filled(
            {number: ["" if cell is None else str(cell) for cell in cells]
             for number, cells in sheet.rows.items()}
        ))
        for sheet in found
    ]  # fmt: skip


def _of_text(path: Path, mark: str) -> list[Page] | None:
    csv.field_size_limit(_LONGEST)
    try:
        text = _STATED.sub("", decoded(path.read_bytes()), count=1).removesuffix("\x1a")
        rows = [*csv.reader(io.StringIO(text, newline=""), delimiter=mark)]
    except (csv.Error, UnicodeDecodeError):
        return None
    return [Page(path.name, _filled(dict(enumerate(rows, start=1))))]


def _filled(lines: dict[int, list[str]]) -> dict[int, list[str]]:
    return {number: cells for number, cells in lines.items() if any(map(plain, cells))}
