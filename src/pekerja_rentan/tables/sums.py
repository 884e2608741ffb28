"""Rows of a table that add up others are held against these: a sum that is wrong says that a row
was lost or a figure was mistyped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pekerja_rentan.errors import InputError
from pekerja_rentan.money import Stated
from pekerja_rentan.roster.reading.asidewords import SUM
from pekerja_rentan.tables.records import Record, Records

_MOST_BLOCKS = 100
"""Sums before one, since which it may add up."""


class Figure(NamedTuple):
    """What a row has, or a sum says, in one column; ``of`` is the group that it belongs to, such as
    a year, None where a sum names none. A published figure is as exact as it is written: ``slack``
    is by how much the true one may differ. ``also`` are groups that it belongs to beside ``of``."""

    amount: int
    slack: int = 0
    of: object = None
    also: tuple[object, ...] = ()

    @classmethod
    def published(cls, stated: Stated, of: object, *also: object) -> "Figure":
        return cls(stated.amount, stated.step // 2, of, also)


@dataclass
class _Sum:
    amount: int = 0
    slack: int = 0
    rows: int = 0

    def add(self, figure: Figure) -> None:
        self.amount += figure.amount
        self.slack += figure.slack
        self.rows += 1

    def less(self, other: "_Sum") -> "_Sum":
        """What came after the ``other``."""
        return _Sum(self.amount - other.amount, self.slack - other.slack, self.rows - other.rows)

    def fits(self, said: Figure) -> bool:
        return abs(said.amount - self.amount) <= said.slack + self.slack


def said_of(row: Record) -> str:
    """What a sum says that it is of: ``APBD`` of ``Jumlah APBD``."""
    first = next((cell for cell in row.said if SUM.match(cell)), "")
    return SUM.sub("", first, count=1).strip(" .:")


def check_sums(
    records: Records,
    figures: Sequence[Figure],
    stated: Callable[[Record], Figure | None],
    code: str,
    *,
    blocks: bool = False,
) -> None:
    """Refuses with ``code`` a sum that is neither that of all rows above it, nor of those since one
    before it, nor of its group; above all rows, one that is not that of all. ``blocks`` is whether
    a sum that names no group may be of that of the row above. Raises InputError."""
    at, whole = 0, _Sum()
    groups: dict[object, _Sum] = {}
    before: list[_Sum] = []
    for row in records.sums:
        while at < len(figures) and records.rows[at].order < row.order:
            own = [groups.setdefault(of, _Sum()) for of in (figures[at].of, *figures[at].also)]
            for sum_ in (whole, *own):
                sum_.add(figures[at])
            at += 1
        said = stated(row)
        if said is None:
            continue
        every = whole
        if not at:
            every = _Sum()
            for figure in figures:
                every.add(figure)
        of = figures[at - 1].of if blocks and at and said.of is None else said.of
        parts = [every.less(each) for each in before[-_MOST_BLOCKS:] if each.rows < every.rows]
        if not any(each.fits(said) for each in (every, *parts, groups.get(of, every))):
            facts = {"stated": said.amount, "reckoned": every.amount}
            raise InputError(code, **facts).at(row.place)
        before.append(whole.less(_Sum()))
