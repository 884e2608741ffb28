"""Where a table begins: the row with the headers, below titles, and what it says."""

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from pekerja_rentan.engine.result import Note, basis
from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.cells.meaning import DOUBTED
from pekerja_rentan.roster.reading.aside import FIRST, Aside
from pekerja_rentan.roster.reading.asidewords import is_numbering, is_scientific
from pekerja_rentan.roster.reading.fields import are_headers
from pekerja_rentan.roster.reading.headerrows import Known, Row, filled, tidy, with_neighbours

TOP = 30
"""Rows from the top in which the headers are looked for."""
MOST_COLUMNS = 2_000
_RESERVED = ("rentan_row", "rentan_extra")


class Header(NamedTuple):
    """The headers, unique and never empty; the rows above the first row of data, and that row's
    number as a spreadsheet shows it; what was assumed; and what of the rows above is no header."""

    columns: tuple[str, ...]
    skipped: int
    first_row: int
    notes: tuple[Note, ...]
    has_nik: bool
    aside: tuple[Aside, ...] = ()


def find_header(rows: Sequence[Row], overrides: Mapping[str, str], name: str) -> Header:
    """The header among the first ``rows`` of a table: the first row that names a NIK column and
    something else, else the first that names one, else the row that names most fields, or the
    widest one, above the first person. What stands above is a title, what stands below a row.

    Raises InputError when a person stands above every header, and for too many columns.
    """
    known = Known(overrides)
    first = next((number for number, row in enumerate(rows) if _is_person(row, known)), len(rows))
    above = [number for number in range(min(first, TOP)) if filled(rows[number])]
    if not above or (
        not any(known.has_nik(rows[number]) for number in above)
        and any(known.names_nik(row, 1) for row in rows[first:TOP])
    ):
        if first < len(rows):
            raise InputError("header-missing", row=first + 1).at(name)
        raise InputError("roster-empty").at(name)
    cells, at, joined = with_neighbours(rows, _named(rows, above, known), known)
    if len(cells) > MOST_COLUMNS:
        raise InputError("columns-many", columns=len(cells), most=MOST_COLUMNS).at(name)
    columns, renamed = unique_headers(cells, name)
    notes = list(renamed)
    titles = [number + 1 for number in above if number < joined[0]]
    passed = [Aside(row, "title", tuple(rows[row - 1])) for row in titles]
    if titles:
        more, lines = len(titles[FIRST:]), titles[:FIRST]
        notes.append(basis("roster-titles", name=name, rows=len(titles), lines=lines, more=more))
    skipped = at + 1
    if skipped < len(rows) and is_numbering([c for c in map(tidy, rows[skipped]) if c]):
        skipped += 1
        notes.append(basis("roster-numbering", name=name, row=skipped))
        passed.append(Aside(skipped, "numbering", tuple(rows[skipped - 1])))
    kept = tuple(each.under(range(len(columns))) for each in passed)
    return Header(columns, skipped, skipped + 1, tuple(notes), known.has_nik(cells), kept)


def _named(rows: Sequence[Row], above: Sequence[int], known: "Known") -> int:
    """The number of the header among the rows with these numbers."""
    for least in (2, 1):
        for number in above:
            if known.names_nik(rows[number], least):
                return number
    return max(above, key=lambda number: (*known.rating(rows[number]), filled(rows[number])))


def header_rating(rows: Sequence[Row], overrides: Mapping[str, str]) -> tuple[bool, int]:
    """How well some row of a table would do as its header: whether it names a NIK column, and how
    many fields it names."""
    known = Known(overrides)
    return max((known.rating(row) for row in rows[:TOP]), default=(False, 0))


def unique_headers(
    cells: Sequence[str | None], name: str
) -> tuple[tuple[str, ...], tuple[Note, ...]]:
    """Headers without blanks around, each once; an empty one is called by its number. The notes
    tell which stood there twice."""
    taken = set(_RESERVED)
    stated = {header for cell in cells if (header := tidy(cell))}
    columns, renamed = [], []
    for number, cell in enumerate(cells, start=1):
        own = tidy(cell) or f"Kolom {number}"
        header, copy = own, 1
        while header in taken or (header in stated and header != tidy(cell)):
            copy += 1
            header = f"{own} ({copy})"
        if copy > 1 and own not in _RESERVED:  # those of our own lists mean nothing to anybody
            renamed.append(header)
        taken.add(header)
        columns.append(header)
    if not renamed:
        return tuple(columns), ()
    if are_headers(columns):
        note = basis("roster-headers-renamed", name=name, headers=renamed)
    else:
        note = basis("roster-headers-alike", name=name, headers=len(renamed))
    return tuple(columns), (note,)


_DATE = re.compile("[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _is_person(row: Row, known: Known) -> bool:
    """Whether a row is somebody's: there is a NIK in it, or what a spreadsheet has left of one;
    or a day among other cells that name no field."""
    cells = [cell.strip() for cell in row if cell and cell.strip()]
    if any(map(_is_nik, cells)):
        return True
    if len(cells) < 3 or known.fields(row) or any(cell.startswith(":") for cell in cells):
        return False
    return any(_DATE.match(cell) for cell in cells)


_NO_NIKS = re.compile(r"\b(?:kk|keluarga|rekening|rek)\b", re.IGNORECASE)
"""Words of headers of other figures of 16 digits."""


def holds_niks(rows: Sequence[Row], headers: Sequence[str]) -> bool:
    """Whether figures like NIKs stand in the first rows of a table, under other ``headers`` than
    those of family cards and accounts."""
    return any(
        cell and re.fullmatch("[0-9]{16}", cell.strip().removeprefix("'").removesuffix(DOUBTED))
        for row in rows
        for cell, header in zip_longest(row, headers[: len(row)], fillvalue="")
        if not _NO_NIKS.search(header or "")
    )


def _is_nik(cell: str) -> bool:
    bare = cell.removesuffix(".0").removesuffix(DOUBTED)
    digits = re.sub(r"[\s.'-]", "", bare)
    return bool(re.fullmatch("[0-9]{15,17}", digits)) or is_scientific(cell)
