"""What ``plan`` answers, in the terms of ``engine.result``.

``due`` is what the people covered in a month owe for it; ``paid`` is the cash that leaves in a
month. They differ where several months are paid at once.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Literal

from pekerja_rentan.engine.answers import PoliciesAnswer, only_region
from pekerja_rentan.engine.result import Origin, RegionRef, Result

By = Literal["programme", "fund", "account", "year"]


class PlanLine(Result):
    """One programme of one cohort over months of equal rate. ``worker_months`` are covered,
    ``paid_months`` paid for; ``rate`` is due per worker and month, after the relief."""

    derived: ClassVar = ("formula",)
    program: str
    first: str
    last: str
    worker_months: int
    paid_months: int
    rate: int
    full_rate: int
    relief: str | None
    due: int
    paid: int
    source: str | None
    relief_source: str | None

    @property
    def formula(self) -> str:
        """``180000 × 10000 = 1800000000``, worker-months paid for × rate, in plain digits."""
        return f"{self.paid_months} × {self.rate} = {self.paid}"


class FundShare(Result):
    """A source of funds and the exact share that it pays, as ``60%`` or ``1/3``; ``own`` money of
    the region is booked on the accounts of its policy."""

    funding: str
    funding_name: Mapping[str, str]
    own: bool
    share: str
    paid: int


class Leaving(Result):
    """Who leaves each month, as asked (``25``, ``0,5%``), and how many that was in all."""

    reason: str
    each: str
    workers: int


class CohortPlan(Result):
    """A cohort's part in the plan. ``headcounts`` are the people covered, month by month of its
    ``spans``; ``lost`` is what was paid for months after somebody left."""

    name: str
    segment: str | None
    region: RegionRef
    workers: int
    spans: tuple[str, ...]
    months: int
    programs: tuple[str, ...]
    reported_income: int | None
    rate_label: str | None
    sector: str | None
    relief_asked: bool
    funding: tuple[FundShare, ...]
    payment: int
    leavers: tuple[Leaving, ...]
    replaced: bool
    since: str | None
    headcounts: tuple[int, ...]
    lines: tuple[PlanLine, ...]
    worker_months: int
    due: int
    paid: int
    lost: int


class FundMonth(Result):
    """What a source of funds pays in a month, the allocation then in force, and what is left of
    it; the last two are None where no allocation is known."""

    region: str
    funding: str
    funding_name: Mapping[str, str]
    paid: int
    allocation: int | None
    left: int | None


class PlanMonth(Result):
    """A month of the cash plan. ``leaving`` leave at its end, for ``ending`` the months of their
    cohort end with it, ``joining`` are covered in it and were not in the month before."""

    month: str
    workers: int
    joining: int
    leaving: int
    ending: int
    due: int
    paid: int
    funds: tuple[FundMonth, ...]


class Total(Result):
    """A sum over the plan. By fund and by account only the cash is known, for shares are taken of
    payments; ``key`` is None for what is booked on no account of the region's budget."""

    by: By
    region: str | None
    key: str | None
    name: str | Mapping[str, str] | None
    program: str | None
    worker_months: int | None
    due: int | None
    paid: int
    source: str | None


class AllocationRevision(Result):
    """An allocation as it stands from a month on: first as set, then as revised."""

    first: str
    amount: int
    about: bool
    rounding: int
    origin: Origin
    source: str | None


class UnfundedMonths(Result):
    """People of a cohort who cannot be paid for in these months."""

    cohort: str
    first: str
    last: str
    workers: int
    worker_months: int


class YearMoney(Result):
    """One year's money of one source of funds: its allocation, what is paid of it, what is left
    at the year's end, and, where it does not last, the month in which it runs out, how much is
    missing at the worst, and what lapses."""

    region: str
    region_name: str
    funding: str
    funding_name: Mapping[str, str]
    year: int
    steps: tuple[AllocationRevision, ...]
    paid: int
    left: int | None
    runs_out: str | None
    short: int
    within_rounding: bool | None
    lapses: tuple[UnfundedMonths, ...]

    @property
    def most_waiting(self) -> int:
        """The most people who cannot be paid for in one and the same month, of all cohorts."""
        starts = {lapse.first for lapse in self.lapses}
        return max(
            (
                sum(each.workers for each in self.lapses if each.first <= month <= each.last)
                for month in starts
            ),
            default=0,
        )


class Solved(Result):
    """The answer backwards: what of one cohort makes the plan fit. ``allocation`` binds, in
    ``month``: less what the ``others`` and the cohort's ``own`` payments take of it by then,
    ``remainder`` is left; one more worker, or month, would make it ``short``."""

    by: Literal["workers", "start", "months"]
    cohort: str
    workers: int
    first: str
    last: str
    months: int
    limit: Literal["allocation", "months"]
    funding: str
    funding_name: Mapping[str, str]
    region: str
    year: int
    month: str
    allocation: int
    others: int
    own: int
    remainder: int
    short: int


class Waiting(Result):
    """How much of the plan lies inside a programme's waiting time, the first ``months`` calendar
    months of a membership, as it is from the month ``since`` on (which 0.1.0 did not tell);
    ``share`` of 1, to four places."""

    program: str
    since: str | None = None
    months: int
    benefit: int | None
    worker_months: int
    of: int
    share: Decimal
    source: str
    open_source: str | None = None


class PlanResult(PoliciesAnswer, schema="rentan.plan.1"):
    """A plan: cohorts over months, the cash plan, its totals, and whether the money lasts."""

    derived: ClassVar = ("region",)
    first: str
    last: str
    cohorts: tuple[CohortPlan, ...]
    months: tuple[PlanMonth, ...]
    totals: tuple[Total, ...]
    money: tuple[YearMoney, ...]
    waiting: tuple[Waiting, ...]
    solved: Solved | None
    worker_months: int
    due: int
    paid: int

    @property
    def region(self) -> RegionRef | None:
        """The region planned for; None where there are several."""
        return only_region(cohort.region for cohort in self.cohorts)

    @property
    def over_budget(self) -> bool | None:
        """Whether some allocation does not last; None where none is known."""
        known = [money for money in self.money if money.steps]
        return any(money.short for money in known) if known else None

    def total(self, by: By) -> dict[str | int | None, int]:
        """What is paid by programme, fund, account or year, in Rupiah, regions added up."""
        sums: dict[str | int | None, int] = {}
        for each in self.totals:
            if each.by == by:
                sums[each.key] = sums.get(each.key, 0) + each.paid
        return sums
