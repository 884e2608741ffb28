"""One year of a plan as payments are held against it: who is planned in each month by each source
of funds, at which rates, and with which allocation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from pekerja_rentan.engine.planning.allocation import Revision, allocation_revisions, fund_years_of
from pekerja_rentan.engine.planning.plan import PlanRequest
from pekerja_rentan.engine.planning.schedule import (
    JANUARY,
    ShareBounds,
    Terms,
    round_half_up,
    schedule,
    split_by_share,
    terms,
)
from pekerja_rentan.engine.quote import Quote
from pekerja_rentan.engine.result import Headcount, freeze
from pekerja_rentan.errors import InputError
from pekerja_rentan.periods import Span
from pekerja_rentan.policy.policy import Policy


@dataclass(frozen=True)
class RateOption:
    """What a source of funds owes for one worker and month, in Rupiah by programme, of which it
    pays a share."""

    rates: tuple[tuple[str, int], ...]
    bounds: ShareBounds
    share: int

    def due(self, workers: int) -> dict[str, int]:
        """Rupiah by programme for ``workers``, who may be fewer than none in a correction."""
        sign = -1 if workers < 0 else 1
        return {
            program: sign * split_by_share(abs(workers) * rate, self.bounds)[self.share]
            for program, rate in self.rates
        }


@dataclass
class FundPlan:
    """A month of a source of funds: people, people and Rupiah by programme, the rates among them,
    and the people of each cohort with its rate."""

    workers: int = 0
    heads: dict[str, int] = field(default_factory=dict)
    due: dict[str, int] = field(default_factory=dict)
    options: dict[RateOption, None] = field(default_factory=dict)
    cohorts: dict[int, tuple[int, RateOption]] = field(default_factory=dict)

    def add(self, cohort: int, heads: int, option: RateOption) -> None:
        """Adds the people of a cohort."""
        self.workers += heads
        self.options[option] = None
        self.cohorts[cohort] = heads, option
        for program, amount in option.due(heads).items():
            self.heads[program] = self.heads.get(program, 0) + heads
            self.due[program] = self.due.get(program, 0) + amount

    def since(self, before: "FundPlan") -> tuple["FundPlan", "FundPlan"]:
        """Of its people those who are planned in the month ``before`` too, cohort by cohort, and
        those who have joined."""
        staying, joined = FundPlan(), FundPlan()
        for cohort, (heads, option) in self.cohorts.items():
            there = min(heads, before.cohorts[cohort][0]) if cohort in before.cohorts else 0
            for part, people in ((staying, there), (joined, heads - there)):
                if people:
                    part.add(cohort, people, option)
        return staying, joined

    def due_of(self, workers: int) -> dict[str, int]:
        """Rupiah by programme for other ``workers``: at the rate, or, where there are several, in
        proportion to the plan, a half rounded up."""
        if len(self.options) == 1:
            return next(iter(self.options)).due(workers)
        whole = self.workers or 1
        return {program: round_half_up(due * workers, whole) for program, due in self.due.items()}

    def due_each(self, heads: Mapping[str, int]) -> dict[str, int]:
        """Rupiah by programme for other people in each, none where none are named."""
        return {
            program: self.due_for(program, Fraction(heads.get(program, 0), planned or 1))
            for program, planned in self.heads.items()
        }

    def due_for(self, program: str, share: Fraction) -> int:
        """Rupiah of a programme for this share of the people planned in it, a half rounded up."""
        if len(self.options) == 1:
            heads = round_half_up(self.heads[program] * share.numerator, share.denominator)
            return self.due_of(heads)[program]
        return round_half_up(self.due[program] * share.numerator, share.denominator)


@dataclass(frozen=True)
class PlannedYear:
    """Months are counted from the year 0; ``workers`` has each cohort once, though several pay."""

    policy: Policy
    year: int
    funds: Mapping[str, Mapping[int, FundPlan]]
    workers: Mapping[int, int]
    revisions: Mapping[str, tuple[Revision, ...]]
    quotes: Mapping[str, Quote]
    shared: bool
    headcount: Headcount | None

    def name_of(self, funding: str) -> Mapping[str, str]:
        """What people call a source of funds."""
        named: Mapping[str, str] = freeze(self.policy.fundings[funding].name)
        return named

    @property
    def months(self) -> list[int]:
        """Those in which somebody is planned."""
        return sorted(self.workers)


def planned_year(plan_request: PlanRequest, year: int | None) -> PlannedYear:
    """The ``year`` of a plan, which may be left out where there is one. Raises InputError for a
    plan of several regions, for none of several years, and for one that is not in it."""
    cohorts = plan_request.cohorts
    policies = {cohort.policy.id: cohort.policy for cohort in cohorts}
    if len(policies) > 1:
        raise InputError("realise-regions", known=list(policies))
    if names := [cohort.name for cohort in cohorts if cohort.workers is None]:
        raise InputError("cohort-workers", name=names[0])
    completed = [terms(cohort) for cohort in cohorts]
    years = sorted({month // JANUARY for each in completed for month in each.months})
    if year is None and len(years) > 1:
        raise InputError("realise-years", known=years)
    chosen = years[0] if year is None else year
    if chosen not in years:
        raise InputError("realise-year", year=chosen, known=years)
    used = dict.fromkeys(fund_years_of(cohorts))
    revisions = allocation_revisions(plan_request.allocations, cohorts, used)
    own = {fund.funding: steps for fund, steps in revisions.items() if fund.year == chosen}
    return _of_year(completed, chosen, own, plan_request.headcount)


def _in_year(each: Terms, year: int) -> Terms:
    """The terms as they are said of the year alone; of all months where a relief was asked for that
    the year does not have."""
    spans = (span.overlap(Span.year(year)) for span in each.cohort.months)
    try:
        return terms(each.cohort._replace(months=tuple(span for span in spans if span)))
    except InputError:
        return each


def _of_year(
    completed: Sequence[Terms],
    year: int,
    revisions: Mapping[str, tuple[Revision, ...]],
    headcount: Headcount | None,
) -> PlannedYear:
    funds: dict[str, dict[int, FundPlan]] = {}
    workers: dict[int, int] = {}
    quotes: dict[str, Quote] = {}
    for cohort, each in enumerate(completed):
        run = schedule(each.cohort.rules, each.cohort.workers or 0, each.months)
        if not any(month // JANUARY == year for month in run.months):
            continue
        told = _in_year(each, year)
        rates = told.rates()
        for month, heads in zip(run.months, run.heads, strict=True):
            if month // JANUARY != year:
                continue
            workers[month] = workers.get(month, 0) + heads
            due = tuple((program, by_month[month]) for program, by_month in rates.items())
            for number, share in enumerate(each.cohort.funding):
                quotes.setdefault(share.funding, told.quotes[number])
                planned = funds.setdefault(share.funding, {}).setdefault(month, FundPlan())
                planned.add(cohort, heads, RateOption(due, each.bounds, number))
    return PlannedYear(
        policy=completed[0].cohort.policy, year=year, funds=funds, workers=workers,
        revisions=revisions, quotes=quotes,
        shared=any(len(each.cohort.funding) > 1 for each in completed), headcount=headcount,
    )  # fmt: skip
