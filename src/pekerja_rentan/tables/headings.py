"""The header of a small table: which row it is, or which two, and which field each cell names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from pekerja_rentan.locales import every
from pekerja_rentan.roster.cells.dates import parse_date
from pekerja_rentan.roster.reading.asidewords import FIGURE
from pekerja_rentan.roster.reading.fields import header_words, plain_header
from pekerja_rentan.tables.rows import Cells, TextTable

TOP = 30
"""Rows among which the header stands."""
SHARE = re.compile("%|persen|per ?cent|prosent", re.IGNORECASE)
"""What the header of a column in per cent says: it is neither people nor Rupiah."""
_SPANNING = frozenset(("month", "sp2d", "date", "funding", "workers", "proposed", "accepted"))
"""Fields of which one cell may be merged over several rows, and holds for each of them."""
_UNITS = {
    **dict.fromkeys(("rp", "rupiah", "idr"), frozenset(("amount",))),
    **dict.fromkeys(
        ("orang", "org", "jiwa"),
        frozenset(("workers", "proposed", "accepted", "covered", "denominator")),
    ),
}
"""The fields whose header may have such a unit behind it: ``Nilai (Rp)``."""
SEVERAL = frozenset(("remark",))
"""Fields that several columns may hold: all are read."""


class Layout(NamedTuple):
    """A ``kind`` of table by its name among the ``table_columns`` of the languages, and the fields
    that it must have; ``lists`` are headers of fields as those of lists know them; a row has
    something in one of the fields ``rows``, and is none otherwise; ``several`` sheets of it may be
    read as one."""

    kind: str
    needed: tuple[str, ...]
    rows: tuple[str, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = {}
    several: bool = False

    @property
    def ranks(self) -> Mapping[str, list[list[str]]]:
        """The headers of each field in all languages, by rank: one of a later rank is taken where
        none of an earlier stands."""
        found: dict[str, list[list[str]]] = {}
        for columns in every("table_columns"):
            for field, names in columns[self.kind].items():
                own = found.setdefault(field, [[field.replace("_", " ")]])
                ranked = names if names and isinstance(names[0], list) else [names]
                own.extend([] for _ in range(len(ranked) - len(own)))
                for rank, more in zip(own, ranked, strict=False):
                    rank.extend(more)
        for field, shared in self.lists.items():
            found[field].append([*shared])
        return found

    @property
    def fields(self) -> Mapping[str, tuple[str, ...]]:
        """The headers of each field, in all languages."""
        return {
            field: tuple(name for rank in ranks for name in rank)
            for field, ranks in self.ranks.items()
        }

    def rank_of(self, field: str, header: str) -> int:
        """The rank of a header of a field, 0 for one that is told and not known."""
        words = header_words(header)
        for rank, names in enumerate(self.ranks[field]):
            if words in map(header_words, names):
                return rank
        return 0


class Heading(NamedTuple):
    """A header: its cells and the field of each, the number of its last row, its rows as they
    stand, and at which place the rows below begin."""

    cells: list[str]
    fields: list[str | None]
    number: int
    rows: list[list[str]]
    below: int


class Names:
    """The field that a header names."""

    def __init__(self, layout: Layout, told: Mapping[str, str]) -> None:
        self._told = {plain_header(header): field for field, header in told.items()}
        self._known: dict[str, tuple[str, int]] = {}
        for field, ranks in layout.ranks.items():
            for rank, names in enumerate(ranks):
                for name in () if field in told else names:
                    self._known.setdefault(header_words(name), (field, rank))
        self.told = told
        self.needed = layout.needed

    def _ranked(self, header: str) -> tuple[str, int] | None:
        """The field of a header, as it stands or without the unit behind it, and its rank; a column
        in per cent is none but where it is told of."""
        if plain_header(header) in self._told and (
            header in self.told.values() or not SHARE.search(header)
        ):
            return self._told[plain_header(header)], 0
        if SHARE.search(header):
            return None
        words = header_words(header)
        bare, _, unit = words.rpartition(" ")
        found = self._known.get(bare.removesuffix(" dalam"))
        own = found if found and found[0] in _UNITS.get(unit, ()) else None
        return self._known.get(words) or own

    def known(self, header: str) -> str | None:
        """The field that one header names."""
        found = self._ranked(header)
        return found[0] if found else None

    def fields(self, cells: Sequence[str]) -> list[str | None]:
        """By the place of each cell; of a field those of the first rank that stands there."""
        found = [self._ranked(cell) for cell in cells]
        best: dict[str, int] = {}
        for field, rank in filter(None, found):
            best[field] = min(rank, best.get(field, rank))
        return [each[0] if each and each[1] == best[each[0]] else None for each in found]

    def joined(
        self, upper: Sequence[str], lower: Sequence[str]
    ) -> tuple[list[str], list[str | None]]:
        """A header in two rows as one and its fields, none where the lower row is none of a header:
        it names something that the upper row does not, and has no figures. What stands under a
        cell that is merged over several columns is called by both rows where that is known, or
        where one row alone would call two columns the same."""
        if any(FIGURE.fullmatch(cell) or parse_date(cell) for cell in lower if cell):
            return [], []
        pairs = list(zip_longest(upper, lower, fillvalue=""))
        above = [self.known(up) for up, _ in pairs]
        both = _both(pairs)
        named = [next(filter(self.known, names), "") for names in both]
        under = zip(pairs, above, named, strict=True)
        if not any(above) or any(
            up in self.needed and low and not name for (_, low), up, name in under
        ):
            return [], []
        if not any(named) and not any(
            self.known(low) not in (None, *above) and not up for up, low in pairs
        ):
            return [], []
        cells = [
            name or (low if self.known(low) and not known else up or low)
            for (up, low), known, name in zip(pairs, above, named, strict=True)
        ]
        return [
            names[-1] if names and cells.count(cell) > 1 else cell
            for cell, names in zip(cells, both, strict=True)
        ], self.fields(cells)


def _both(pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """What each cell of a lower row may be called with the one above it, or left of that."""
    over, found = "", []
    for up, low in pairs:
        over = up or over
        found.append([f"{low} {over}", f"{over} {low}"] if over and low else [])
    return found


def heading_of(table: TextTable, layout: Layout, told: Mapping[str, str]) -> Heading | None:
    """The first near the top that has all that is needed, in one row or in two."""
    names = Names(layout, told)
    for at, (number, cells) in enumerate(table.rows[:TOP]):
        for low, lower in table.rows[at + 1 : at + 2]:
            joined, fields = names.joined(cells, lower)
            if set(names.needed) <= set(fields):
                return Heading(joined, fields, low, [cells, lower], at + 2)
        fields = names.fields(cells)
        if set(names.needed) <= set(fields):
            return Heading(cells, fields, number, [cells], at + 1)
    return None


def spanned(table: TextTable, heading: Heading) -> Iterator[Cells]:
    """The rows below a header, with what is merged over several of them in each."""
    below, fields = table.rows[heading.below :], heading.fields
    known = dict(below)
    filled: dict[tuple[int, int], str] = {}
    for (left, top), (right, bottom) in table.looked.merged if table.looked else ():
        at = list(table.columns).index(left) if left in table.columns else len(fields)
        if left == right and top in known and at < len(fields) and fields[at] in _SPANNING:
            filled.update({(row, at): known[top][at] for row in range(top + 1, bottom + 1)})
    for number, cells in below:
        yield number, [cell or filled.get((number, at), "") for at, cell in enumerate(cells)]
