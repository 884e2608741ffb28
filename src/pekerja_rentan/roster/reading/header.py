"""Where a table begins: the row with the headers, below titles, and what it says."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pekerja_rentan.engine.result import Note, basis
from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.cells.meaning import DOUBTED
from pekerja_rentan.roster.reading.fields import field_of, plain_header

TOP = 30
"""Rows from the top in which the headers are looked for."""
MOST_COLUMNS = 2_000
_RESERVED = ("rentan_row", "rentan_extra")

Row = Sequence[str | None]


class Header(NamedTuple):
    """The headers, unique and never empty; the rows above the first row of data, and that row's
    number as a spreadsheet shows it; and what was assumed."""

    columns: tuple[str, ...]
    skipped: int
    first_row: int
    notes: tuple[Note, ...]
    has_nik: bool


def find_header(rows: Sequence[Row], told: Mapping[str, str], name: str) -> Header:
    """The header among the first ``rows`` of a table: the row that names a NIK column, else the
    one that names most fields, else the widest one above the first NIK.

    Raises InputError when a NIK stands above every header, and for too many columns.
    """
    known = _Known(told)
    first = next((number for number, row in enumerate(rows) if _holds_nik(row)), len(rows))
    above = [row for row in rows[: min(first, TOP)] if _filled(row)]
    if not above:
        if first < len(rows):
            raise InputError("header-missing", row=first + 1).at(name)
        raise InputError("roster-empty").at(name)
    best = max(above, key=lambda row: (known.rating(row), _filled(row)))
    at = next(number for number, row in enumerate(rows) if row is best)
    cells, at, joined = _with_neighbours(rows, at, known)
    if len(cells) > MOST_COLUMNS:
        raise InputError("columns-many", columns=len(cells), most=MOST_COLUMNS).at(name)
    columns, renamed = unique_headers(cells, name)
    notes = list(renamed)
    skipped = at + 1
    if titles := [_joined(row) for row in rows[: at - len(joined) + 1] if _filled(row)]:
        notes.append(basis("roster-titles", name=name, rows=len(titles), titles=titles[:3]))
    if skipped < len(rows) and _is_numbering(rows[skipped]):
        notes.append(basis("roster-numbering", name=name, row=skipped + 1))
        skipped += 1
    return Header(columns, skipped, skipped + 1, tuple(notes), known.has_nik(cells))


def header_rating(rows: Sequence[Row], told: Mapping[str, str]) -> tuple[bool, int]:
    """How well some row of a table would do as its header: whether it names a NIK column, and how
    many fields it names."""
    known = _Known(told)
    return max((known.rating(row) for row in rows[:TOP]), default=(False, 0))


class _Known:
    """Headers that are recognised, or that the user told."""

    def __init__(self, told: Mapping[str, str]) -> None:
        self.told = {plain_header(header): field for field, header in told.items()}

    def field(self, cell: str | None) -> str | None:
        if not cell or len(cell) > 200:
            return None
        told = self.told.get(plain_header(cell)) if self.told else None
        return told or field_of(cell)

    def fields(self, row: Row) -> set[str]:
        return {field for cell in row if (field := self.field(cell))}

    def has_nik(self, row: Row) -> bool:
        return "nik" in self.fields(row)

    def rating(self, row: Row) -> tuple[bool, int]:
        """Of a single known word below a title, ``Desa : Sangatta``, nothing follows."""
        fields = self.fields(row)
        known = len(fields) if len(fields) > 1 or "nik" in fields else 0
        return "nik" in fields, known


def _with_neighbours(
    rows: Sequence[Row], at: int, known: _Known
) -> tuple[list[str | None], int, list[int]]:
    """The header of row ``at`` with that of the row above or below it, where merged cells spread
    it over two rows; the number of its last row, and of all its rows."""
    own = [_clean(cell) for cell in rows[at]]
    below = rows[at + 1] if at + 1 < len(rows) else []
    if _continues(own, below, known):
        return _laid_over(below, own), at + 1, [at, at + 1]
    above = rows[at - 1] if at else []
    if _filled(above) > 1 and any(not cell for cell in own[: len(above)]):
        taken = _laid_over(own, [_clean(cell) for cell in above])
        return taken, at, [at - 1, at]
    return own, at, [at]


def _continues(own: Row, below: Row, known: _Known) -> bool:
    """Whether the row below a header names columns too: two known ones or more, no figures, and
    nothing below the column of the NIK, unless that says NIK again."""
    if len(known.fields(below)) < 2 or any(re.search("[0-9]", cell) for cell in below if cell):
        return False
    return all(
        known.field(under) == "nik" or not (under or "").strip()
        for over, under in zip(own, below, strict=False)
        if known.field(over) == "nik"
    )


def _laid_over(lower: Row, upper: Row) -> list[str | None]:
    """The lower row of a header; where it is empty, the upper one."""
    width = max(len(lower), len(upper))
    low, up = ([*row, *[None] * (width - len(row))] for row in (lower, upper))
    return [_clean(one) or _clean(other) for one, other in zip(low, up, strict=True)]


def _is_numbering(row: Row) -> bool:
    """``1 2 3`` or ``(1) (2) (3)`` below the headers, as offices number columns."""
    cells = [cell.strip(" ().") for cell in row if cell and cell.strip()]
    return len(cells) > 2 and cells == [str(number) for number in range(1, len(cells) + 1)]


def unique_headers(
    cells: Sequence[str | None], name: str
) -> tuple[tuple[str, ...], tuple[Note, ...]]:
    """Headers without blanks around, each once; an empty one is called by its number. The notes
    tell which stood there twice."""
    taken = set(_RESERVED)
    stated = {header for cell in cells if (header := _clean(cell))}
    columns, renamed = [], []
    for number, cell in enumerate(cells, start=1):
        own = _clean(cell) or f"Kolom {number}"
        header, copy = own, 1
        while header in taken or (header in stated and header != _clean(cell)):
            copy += 1
            header = f"{own} ({copy})"
        if copy > 1 and own not in _RESERVED:  # those of our own lists mean nothing to anybody
            renamed.append(header)
        taken.add(header)
        columns.append(header)
    notes = (basis("roster-headers-renamed", name=name, headers=renamed),) if renamed else ()
    return tuple(columns), notes


def _holds_nik(row: Row) -> bool:
    cells = (cell.strip().removesuffix(".0").removesuffix(DOUBTED) for cell in row if cell)
    return any(re.fullmatch("[0-9]{16}", re.sub(r"[\s.'-]", "", cell)) for cell in cells)


def _filled(row: Row) -> int:
    return sum(1 for cell in row if cell and cell.strip())


def _clean(cell: str | None) -> str | None:
    return " ".join(cell.split()) or None if cell else None


def _joined(row: Row) -> str:
    return " ".join(" ".join(cell.split()) for cell in row if cell and cell.strip())[:80]
