"""The header of a small table: which row it is, or which two, and which field each cell names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from pekerja_rentan.locales import every
from pekerja_rentan.roster.cells.dates import parse_date
from pekerja_rentan.roster.reading.asidewords import FIGURE
from pekerja_rentan.roster.reading.fields import plain_header
from pekerja_rentan.tables.rows import Cells, TextTable

TOP = 30
"""Rows among which the header stands."""
SHARE = re.compile("%|persen|per ?cent|prosent", re.IGNORECASE)
"""What the header of a column in per cent says: it is neither people nor Rupiah."""
_SPANNING = frozenset(("month", "sp2d", "date", "funding", "workers", "proposed", "accepted"))
"""Fields of which one cell may be merged over several rows, and holds for each of them."""


class Layout(NamedTuple):
    """A ``kind`` of table by its name among the ``table_columns`` of the languages, and the fields
    that it must have; whether ``several`` sheets of it may be read as one."""

    kind: str
    needed: tuple[str, ...]
    several: bool = False

    @property
    def fields(self) -> Mapping[str, tuple[str, ...]]:
        """The headers of each field, in all languages."""
        found: dict[str, list[str]] = {}
        for columns in every("table_columns"):
            for field, names in columns[self.kind].items():
                found.setdefault(field, [field.replace("_", " ")]).extend(names)
        return {field: tuple(names) for field, names in found.items()}


class Names:
    """The field that a header names."""

    def __init__(self, layout: Layout, told: Mapping[str, str]) -> None:
        self._told = {plain_header(header): field for field, header in told.items()}
        self._known = {
            plain_header(name): field
            for field, names in layout.fields.items()
            for name in names
            if field not in told
        }
        self.told = told
        self.needed = layout.needed

    def fields(self, cells: Sequence[str]) -> list[str | None]:
        """By the place of each cell; a column in per cent is none but where it is told of."""
        plain = [
            "" if SHARE.search(cell) and cell not in self.told.values() else plain_header(cell)
            for cell in cells
        ]
        return [self._told.get(each) or self._known.get(each) for each in plain]

    def joined(self, upper: Sequence[str], lower: Sequence[str]) -> list[str]:
        """A header in two rows as one, none where the lower row is none of a header: it names
        something that the upper row does not, and has no figures."""
        if any(FIGURE.fullmatch(cell) or parse_date(cell) for cell in lower if cell):
            return []
        pairs = list(zip_longest(upper, lower, fillvalue=""))
        above, below = (self.fields(cells) for cells in zip(*pairs, strict=True))
        named = zip(above, below, strict=True)
        if not any(above) or any(
            up in self.needed and low for up, (_, low) in zip(above, pairs, strict=True)
        ):
            return []
        if not any(low and not up and low not in above for up, low in named):
            return []
        return [
            low if own and not known else up or low
            for (up, low), known, own in zip(pairs, above, below, strict=True)
        ]


class Heading(NamedTuple):
    """A header: its cells, the number of its last row, its rows as they stand, and at which place
    the rows below begin."""

    cells: list[str]
    number: int
    rows: list[list[str]]
    below: int


def heading_of(table: TextTable, layout: Layout, told: Mapping[str, str]) -> Heading | None:
    """The first near the top that has all that is needed, in one row or in two."""
    names = Names(layout, told)
    for at, (number, cells) in enumerate(table.rows[:TOP]):
        under = table.rows[at + 1 : at + 2]
        for low, lower in under:
            joined = names.joined(cells, lower)
            if joined and set(names.needed) <= set(names.fields(joined)):
                return Heading(joined, low, [cells, lower], at + 2)
        if set(names.needed) <= set(names.fields(cells)):
            return Heading(cells, number, [cells], at + 1)
    return None


def spanned(table: TextTable, heading: Heading, fields: Sequence[str | None]) -> Iterator[Cells]:
    """The rows below a header, with what is merged over several of them in each."""
    below = table.rows[heading.below :]
    known = dict(below)
    filled: dict[tuple[int, int], str] = {}
    for (left, top), (right, bottom) in table.looked.merged if table.looked else ():
        at = list(table.columns).index(left) if left in table.columns else len(fields)
        if left == right and top in known and at < len(fields) and fields[at] in _SPANNING:
            filled.update({(row, at): known[top][at] for row in range(top + 1, bottom + 1)})
    for number, cells in below:
        yield number, [cell or filled.get((number, at), "") for at, cell in enumerate(cells)]
