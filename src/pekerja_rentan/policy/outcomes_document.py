"""What a policy file may say under ``coverage`` and ``claims``."""

from typing import Self

from pydantic import Field, model_validator

from pekerja_rentan.policy.base import LocalizedText, Strict
from pekerja_rentan.policy.scalars import (
    Count,
    Id,
    Months,
    MonthText,
    Percent,
    PerThousand,
    StatedCount,
    StatedRupiah,
    Year,
    refused,
)


class Share(Strict):
    """A share and its source."""

    share: Percent
    source: Id


class Measure(Strict):
    """One way to count coverage, with the ``targets`` by year and what was ``reached`` by month;
    shares of two measures are not to be mixed."""

    name: LocalizedText
    says: LocalizedText
    source: Id
    targets: dict[Year, Share] = Field(default_factory=dict)
    reached: dict[MonthText, Share] = Field(default_factory=dict)


class Growth(Strict):
    """By how much coverage is to grow in a year against the year before."""

    share: Percent
    says: LocalizedText
    source: Id


class Denominator(Strict):
    """Who could be covered. ``counted`` is the year that they were counted for, left out where it
    is not told; ``covered`` in ``covered_in`` is what was published with it, of the same people."""

    name: LocalizedText
    workers: StatedCount
    counted: Year | None = None
    covered: StatedCount | None = None
    covered_in: Year | None = None
    measure: Id | None = None
    remark: LocalizedText | None = None
    source: Id

    @model_validator(mode="after")
    def _dated(self) -> Self:
        if (self.covered is None) != (self.covered_in is None):
            raise refused("covered-in")
        return self


class Coverage(Strict):
    """``growth`` by year, the others by id."""

    measures: dict[Id, Measure] = Field(default_factory=dict)
    growth: dict[Year, Growth] = Field(default_factory=dict)
    denominators: dict[Id, Denominator] = Field(default_factory=dict)


class ClaimRate(Strict):
    """Cases per 1.000 members a year of a ``program``: the range of published programmes. Where
    a case is paid one amount, ``benefit`` is the id of it."""

    name: LocalizedText
    program: Id
    benefit: Id | None = None
    low: PerThousand
    middle: PerThousand | None = None
    high: PerThousand
    source: Id

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        middle = self.low if self.middle is None else self.middle
        if not self.low <= middle <= self.high:
            raise refused("rate-range")
        return self


class Experience(Strict):
    """What a programme was reported to have paid: ``cases`` by the ids of rates, in ``months`` of
    the year ``during``. What was not published is left out."""

    name: LocalizedText
    during: Year
    months: Months
    members: StatedCount | None = None
    cases: dict[Id, Count] = Field(default_factory=dict)
    contributions: StatedRupiah | None = None
    paid: StatedRupiah | None = None
    remark: LocalizedText | None = None
    source: Id


class Paper(Strict):
    """What a family brings to claim."""

    says: LocalizedText
    source: Id


class Claims(Strict):
    """All by id; ``papers`` in the order in which they are asked for."""

    rates: dict[Id, ClaimRate] = Field(default_factory=dict)
    experiences: dict[Id, Experience] = Field(default_factory=dict)
    papers: dict[Id, Paper] = Field(default_factory=dict)
