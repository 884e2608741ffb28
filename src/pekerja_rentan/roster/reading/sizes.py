"""Whether a workbook may be opened: by what it would unpack to, and how far its sheets reach."""

import re
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from pekerja_rentan.errors import InputError
from pekerja_rentan.files.archives import BROKEN
from pekerja_rentan.roster.reading.sheetparts import corner, number_of

MOST_BYTES = 4 << 30
MOST_RATIO = 200
_SMALL = 200 << 20
"""A workbook of more than MOST_BYTES unpacked is refused, and one of more than _SMALL that is
MOST_RATIO times its packed size."""
MOST_CELLS = 64_000_000
"""Cells that a sheet may span: a million rows of 60 columns. All of them are set up in memory."""


def check_sizes(path: Path, name: str) -> int:
    """The bytes that a workbook unpacks to, by the sizes that its own directory states. Raises
    InputError for more than can be meant, and for a sheet that reaches too far."""
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            packed = max(1, sum(part.compress_size for part in parts))
            if unpacked > MOST_BYTES or (unpacked > _SMALL and unpacked > MOST_RATIO * packed):
                raise InputError("workbook-bomb", bytes=unpacked).at(name)
            for part in _sheets(archive):
                if _cells(*_stated(archive, part)) > MOST_CELLS:
                    _check_corner(archive, part, name)
            return unpacked
    except BROKEN:
        raise InputError("workbook-broken").at(name) from None


def check_corners(path: Path, name: str) -> None:
    """Raises InputError where some sheet of a workbook that could not be read reaches too far,
    whatever it states itself."""
    try:
        with ZipFile(path) as archive:
            for part in _sheets(archive):
                _check_corner(archive, part, name)
    except BROKEN:
        return


def _sheets(archive: ZipFile) -> list[ZipInfo]:
    return [
        part
        for part in archive.infolist()
        if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml")
    ]


def _stated(archive: ZipFile, part: ZipInfo) -> tuple[str, int]:
    """The last column and row that a sheet says it has."""
    with archive.open(part) as stream:
        found = re.search(rb'<dimension ref="[A-Z]+[0-9]+:([A-Z]+)([0-9]+)"', stream.read(4096))
    return (found[1].decode(), int(found[2])) if found else ("A", 0)


def _check_corner(archive: ZipFile, part: ZipInfo, name: str) -> None:
    """Raises InputError when the cells of a sheet that hold something span more than MOST_CELLS,
    whatever it states: some programs state all that a sheet could hold."""
    column, row = corner(archive, part.filename)
    if _cells(column, row) > MOST_CELLS:
        raise InputError("sheet-far", corner=f"{column}{row}").at(name)


def _cells(column: str, row: int) -> int:
    return (number_of(column) + 1) * row
