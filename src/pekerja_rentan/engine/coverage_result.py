"""What ``coverage`` answers, in the terms of ``result``. Shares are of 1, to four places."""

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Literal

from pekerja_rentan.engine.answers import PolicyAnswer, RegionAnswer
from pekerja_rentan.engine.result import Result

Flag = Literal["over-all", "stale", "newer", "undated"]
"""``over-all``: more are covered than there are. ``stale``: the denominator is too old for the
covered; ``newer``: it is of a later year; ``undated``: its year is not told."""


class DenominatorRef(Result):
    """Who could be covered, and when and by whom they were counted: ``source`` is the mark of one
    of the answer's sources, ``said_by`` what a table or the user named as one."""

    name: Mapping[str, str]
    workers: int
    about: bool
    year: int | None
    source: str | None
    said_by: str | None


class TargetRef(Result):
    """A share aimed at by a measure in a year, and what was reached of it, where that is known."""

    measure: str
    name: Mapping[str, str]
    year: int
    share: Decimal
    source: str


class Aim(Result):
    """A row against a target: the ``people`` that it asks for of the denominator, rounded up, and
    how many are ``missing`` to them (below zero: so many more are covered)."""

    target: TargetRef
    people: int
    missing: int
    reached: bool


class Growth(Result):
    """What changed since an earlier year. ``share`` is the change of the people covered (None where
    there were none, and so met in people by any), ``points`` that of the share covered.
    ``asked`` is what is asked for in the year, None where no such rule is known; whether it is
    met is told by both readings."""

    since: int
    before: int
    people: int
    share: Decimal | None
    points: Decimal
    asked: Decimal | None
    met_in_people: bool | None
    met_in_points: bool | None
    source: str | None


class CoverageRow(Result):
    """Who are covered of whom in a district in a year; ``district`` is None for all together.
    ``age`` is by how many years the denominator is older than the covered."""

    derived: ClassVar = ("formula",)
    district: str | None
    year: int
    covered: int
    about: bool
    denominator: DenominatorRef
    share: Decimal
    uncovered: int
    age: int | None
    flags: tuple[Flag, ...]
    aim: Aim | None
    growth: Growth | None

    @property
    def formula(self) -> str:
        """``77074 ÷ 51086 = 1.5087``, in plain digits."""
        return f"{self.covered} ÷ {self.denominator.workers} = {self.share}"


class CoverageResult(RegionAnswer, PolicyAnswer, schema="rentan.coverage.1"):
    """Coverage of districts over years, and of all of them where they can be added up. ``targets``
    are all that are known for these years, whatever their measure."""

    years: tuple[int, ...]
    rows: tuple[CoverageRow, ...]
    totals: tuple[CoverageRow, ...]
    targets: tuple[TargetRef, ...]

    @property
    def failed(self) -> tuple[str, ...]:
        """What is amiss in some row: its flags, and targets and growth that are not reached."""
        found: dict[str, None] = {}
        for row in (*self.rows, *self.totals):
            found |= dict.fromkeys(row.flags)
            if row.aim and not row.aim.reached:
                found["below-target"] = None
            if row.growth and row.growth.met_in_people is False:
                found["below-growth"] = None
        return tuple(found)
