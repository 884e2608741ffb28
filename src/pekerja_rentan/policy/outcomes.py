"""What a policy knows of how far programmes reach and of what they pay: shares that are aimed at,
who could be covered, what published programmes paid, what a family brings to claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from pekerja_rentan.money import Stated
from pekerja_rentan.periods import Month
from pekerja_rentan.policy.dated import LocalizedText


class Share(NamedTuple):
    """A share (1 is all) and who says so."""

    share: Decimal
    source: str


class Measure(NamedTuple):
    """One way to count coverage: what is divided by what, the ``targets`` by year, and what was
    ``reached`` by month. Shares of two measures are not to be mixed."""

    name: LocalizedText
    says: LocalizedText
    source: str
    targets: Mapping[int, Share]
    reached: Mapping[Month, Share]


class Growth(NamedTuple):
    """By how much a year's coverage is to grow against the year before."""

    share: Decimal
    says: LocalizedText
    source: str


class Denominator(NamedTuple):
    """Who could be covered: ``workers`` as counted for the year ``counted`` (None: that is not
    told), and who were published as ``covered`` of them in the year ``covered_in``. ``measure`` is
    the one that it is the denominator of, where that is known."""

    name: LocalizedText
    workers: Stated
    counted: int | None
    covered: Stated | None
    covered_in: int | None
    measure: str | None
    remark: LocalizedText | None
    source: str


class ClaimRate(NamedTuple):
    """Cases per 1.000 members a year in published programmes, from ``low`` to ``high``;
    ``benefit`` is what is paid for one, where that is one amount."""

    name: LocalizedText
    program: str
    benefit: str | None
    low: Decimal
    middle: Decimal | None
    high: Decimal
    source: str


class Experience(NamedTuple):
    """What a programme was reported to have paid: ``members`` in ``months`` of the year ``during``,
    cases by the rates' names, and Rupiah; what was not published is None."""

    name: LocalizedText
    during: int
    months: int
    members: Stated | None
    cases: Mapping[str, int]
    contributions: Stated | None
    paid: Stated | None
    remark: LocalizedText | None
    source: str


class ClaimPaper(NamedTuple):
    """What a family brings to claim."""

    says: LocalizedText
    source: str


@dataclass(frozen=True, eq=False)
class Outcomes:
    """The part of a policy that holds all of these, by their ids."""

    measures: Mapping[str, Measure]
    growth: Mapping[int, Growth]
    denominators: Mapping[str, Denominator]
    claim_rates: Mapping[str, ClaimRate]
    experiences: Mapping[str, Experience]
    claim_papers: Mapping[str, ClaimPaper]
