"""A plan: cohorts over months against allocations, forwards and backwards."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import count, product
from string import ascii_lowercase
from typing import NamedTuple, TypeVar, Unpack

from pekerja_rentan.engine.planning.allocation import (
    AllocationArgs,
    AllocationInput,
    FundYear,
    Revision,
    allocation_revisions,
    balances,
    first_shortfall,
    fund_years_of,
    parse_allocation,
    read_allocation,
)
from pekerja_rentan.engine.planning.cash_flow import CashFlow, cash_flow, lines
from pekerja_rentan.engine.planning.cohort import Cohort, CohortArgs, parse_cohort
from pekerja_rentan.engine.planning.notes import plan_notes, plan_sources
from pekerja_rentan.engine.planning.result import (
    AllocationRevision,
    CohortPlan,
    FundShare,
    Leaving,
    PlanResult,
    Solved,
    UnfundedMonths,
    YearMoney,
)
from pekerja_rentan.engine.planning.schedule import format_month_index, terms
from pekerja_rentan.engine.planning.shares import percent_text
from pekerja_rentan.engine.planning.shortfall import unfunded_months
from pekerja_rentan.engine.planning.solve import Problem, parse_solve, solve
from pekerja_rentan.engine.planning.totals import months_of, totals
from pekerja_rentan.engine.planning.waiting import waiting
from pekerja_rentan.engine.request import read
from pekerja_rentan.engine.result import freeze
from pekerja_rentan.errors import InputError
from pekerja_rentan.periods import LONGEST
from pekerja_rentan.policy.policy import Policy

PlanArgs = TypeVar("PlanArgs", CohortArgs, AllocationArgs)
MOST_COHORTS = 20_000
"""More cohorts than this are a list of people, not a plan."""


class PlanRequest(NamedTuple):
    """A plan with nothing left to read, as a plan file says it."""

    cohorts: tuple[Cohort, ...]
    allocations: tuple[AllocationInput, ...] = ()


def plan(
    plan_request: Policy | PlanRequest,
    cohorts: Iterable[CohortArgs | str] = (),
    *,
    allocations: Iterable[AllocationArgs | str] = (),
    solve: str | None = None,
    **words: Unpack[CohortArgs],
) -> PlanResult:
    """The cash plan of ``cohorts`` by a policy (or of a whole request, as ``load_plan`` reads it).

    A cohort is text (``15000@2025-01..2025-12``) or ``CohortArgs``; ``words`` hold for all that
    do not say otherwise. Without ``allocations`` those of the policy hold. ``solve`` asks for
    ``workers``, ``start`` or ``months`` of the last cohort, or of the one named after a colon.
    Raises InputError, PeriodError and PolicyError for what cannot be.
    """
    cohorts, allocations = list(cohorts), list(allocations)
    if isinstance(plan_request, PlanRequest):
        said = {"cohorts": cohorts, "allocations": allocations, **words}
        if idle := [name for name, value in said.items() if value]:
            raise InputError("plan-file-flags", flags=idle)
    else:
        given = [_words(plan_request, cohort, words) for cohort in cohorts]
        plan_request = request(
            [Cohort.of(each) for each in given], [_allocation(each) for each in allocations]
        )
    return _planned(plan_request, read("solve", solve, str, None))


def _words(policy: Policy, cohort: CohortArgs | str, shared: CohortArgs) -> CohortArgs:
    own = parse_cohort(cohort) if isinstance(cohort, str) else _mapping(cohort, "CohortArgs")
    return {"policy": policy, **shared, **own}


def _allocation(given: AllocationArgs | str) -> AllocationInput:
    return (
        parse_allocation(given)
        if isinstance(given, str)
        else read_allocation(_mapping(given, "AllocationArgs"))
    )


def _mapping(words: PlanArgs, kind: str) -> PlanArgs:
    if not isinstance(words, Mapping):
        raise InputError("value-kind", value=str(words), kind=kind)
    return words


def request(cohorts: Sequence[Cohort], allocations: Iterable[AllocationInput]) -> PlanRequest:
    """Cohorts, those without a name called a, b, c …, and allocations. Raises InputError."""
    if not cohorts:
        raise InputError("cohorts-none")
    if len(cohorts) > MOST_COHORTS:
        raise InputError("cohorts-many", count=len(cohorts), most=MOST_COHORTS)
    taken = [cohort.name for cohort in cohorts if cohort.name]
    twice = [name for name, times in Counter(taken).items() if times > 1]
    if twice:
        raise InputError("cohort-twice", name=twice[0])
    used = set(taken)
    free = (name for name in _letters() if name not in used)
    named = tuple(each if each.name else each._replace(name=next(free)) for each in cohorts)
    return PlanRequest(named, tuple(allocations))


def _letters() -> Iterator[str]:
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))


def _planned(plan_request: PlanRequest, backwards: str | None) -> PlanResult:
    names = [cohort.name for cohort in plan_request.cohorts]
    by, which = parse_solve(backwards, names) if backwards is not None else (None, -1)
    completed = [terms(cohort) for cohort in plan_request.cohorts]
    _refuse_open(plan_request.cohorts, which)
    first = min(each.months[0] for each in completed)
    last = max(each.months[-1] for each in completed)
    if last - first >= LONGEST:
        facts = {
            "first": format_month_index(first),
            "last": format_month_index(last),
            "longest": LONGEST,
        }
        raise InputError("plan-long", **facts)
    cash_flows = [cash_flow(each, each.cohort.workers or 1) for each in completed]
    revisions = allocation_revisions(
        plan_request.allocations,
        plan_request.cohorts,
        dict.fromkeys(fund_years_of(plan_request.cohorts)),
    )
    solved: Solved | None = None
    if by:
        others = _spent(cash_flows[:which] + cash_flows[which + 1 :])
        cash_flows[which], solved = solve(Problem(completed[which], revisions, others), by)
    return _result(cash_flows, revisions, solved)


def _refuse_open(cohorts: Sequence[Cohort], solved: int) -> None:
    """Workers may be left out only where they are asked for."""
    for number, cohort in enumerate(cohorts):
        if cohort.workers is None and number != solved:
            raise InputError("cohort-workers", name=cohort.name)


def _spent(cash_flows: Iterable[CashFlow]) -> dict[FundYear, dict[int, int]]:
    """What each fund pays in a year, by month."""
    spent: dict[FundYear, dict[int, int]] = {}
    for made in cash_flows:
        for fund_year, months in made.spent.items():
            into = spent.setdefault(fund_year, {})
            for month, amount in months.items():
                into[month] = into.get(month, 0) + amount
    return spent


def _result(
    cash_flows: Sequence[CashFlow],
    revisions: Mapping[FundYear, tuple[Revision, ...]],
    solved: Solved | None,
) -> PlanResult:
    spent = {**{fund_year: {} for fund_year in revisions}, **_spent(cash_flows)}
    shown = tuple(_cohort(made) for made in cash_flows)
    money = tuple(
        _money(fund_year, revisions, spent, cash_flows) for fund_year in sorted(spent, key=_by_year)
    )
    share = waiting(cash_flows)
    notes = tuple(plan_notes(cash_flows, money, share))
    refs = {made.terms.quote.policy: made.terms.quote.policy_ref for made in cash_flows}
    months = months_of(cash_flows, revisions, spent)
    return PlanResult(
        schema_version="rentan.plan.1",
        first=months[0].month,
        last=months[-1].month,
        cohorts=shown,
        months=months,
        totals=tuple(totals(cash_flows)),
        money=money,
        waiting=share,
        solved=solved,
        worker_months=sum(each.worker_months for each in shown),
        due=sum(each.due for each in shown),
        paid=sum(each.paid for each in shown),
        notes=notes,
        sources=plan_sources(cash_flows, revisions, notes),
        policies=tuple(refs.values()),
    )


def _by_year(fund_year: FundYear) -> tuple[int, str, str]:
    return fund_year.year, fund_year.region, fund_year.funding


def _cohort(made: CashFlow) -> CohortPlan:
    plan_request, run = made.terms.cohort, made.schedule
    said = made.terms.quote.terms
    own = lines(made)
    due, paid = sum(line.due for line in own), sum(line.paid for line in own)
    return CohortPlan(
        name=plan_request.name,
        segment=plan_request.segment,
        region=said.region,
        workers=run.heads[0],
        spans=tuple(_spans(run.months)),
        months=len(run.months),
        programs=said.programs,
        reported_income=said.reported_income,
        rate_label=said.rate_label,
        sector=plan_request.request.sector,
        relief_asked=said.relief_asked,
        funding=tuple(_fund(made, share.funding, share.share) for share in plan_request.funding),
        payment=plan_request.payment,
        leavers=tuple(
            Leaving(
                reason=rule.reason,
                each=percent_text(rule.each) if isinstance(rule.each, Fraction) else str(rule.each),
                workers=gone,
            )
            for rule, gone in zip(plan_request.leavers, run.by_reason, strict=True)
        ),
        replaced=plan_request.replaced,
        since=str(plan_request.since) if plan_request.since else None,
        headcounts=tuple(run.heads),
        lines=own,
        worker_months=sum(run.heads),
        due=due,
        paid=paid,
        lost=paid - due,
    )


def _fund(made: CashFlow, funding: str, share: Fraction) -> FundShare:
    policy = made.terms.cohort.policy
    paid = sum(amount for (_, _, fund), amount in made.cash.items() if fund == funding)
    return FundShare(
        funding=funding,
        funding_name=freeze(policy.fundings[funding].name),
        own=policy.pays(funding, policy.funding),
        share=percent_text(share),
        paid=paid,
    )


def _spans(months: Sequence[int]) -> Iterator[str]:
    """``2025-01..2025-03`` for every stretch of months that follow each other."""
    first = months[0]
    for month, after in zip(months, [*months[1:], -1], strict=True):
        if after != month + 1:
            start, end = format_month_index(first), format_month_index(month)
            yield start if start == end else f"{start}..{end}"
            first = after


def _money(
    fund_year: FundYear,
    known: Mapping[FundYear, tuple[Revision, ...]],
    spent: Mapping[FundYear, Mapping[int, int]],
    cash_flows: Sequence[CashFlow],
) -> YearMoney:
    policy = next(
        m.terms.cohort.policy for m in cash_flows if m.terms.cohort.policy.id == fund_year.region
    )
    revisions, months = known.get(fund_year, ()), spent[fund_year]
    month, least = first_shortfall(fund_year, revisions, months) if revisions else (-1, 0)
    left = list(balances(fund_year, revisions, months))[-1].left if revisions else None
    lapsed: tuple[UnfundedMonths, ...] = (
        unfunded_months(fund_year, revisions, cash_flows) if month >= 0 else ()
    )
    rounding = max((revision.amount.rounding for revision in revisions), default=0)
    about = any(revision.amount.about for revision in revisions)
    return YearMoney(
        region=fund_year.region,
        region_name=policy.name,
        funding=fund_year.funding,
        funding_name=freeze(policy.fundings[fund_year.funding].name),
        year=fund_year.year,
        steps=tuple(_revision(revision) for revision in revisions),
        paid=sum(months.values()),
        left=left,
        runs_out=format_month_index(month) if month >= 0 else None,
        short=max(-least, 0),
        within_rounding=-least <= rounding if month >= 0 and about else None,
        lapses=lapsed,
    )


def _revision(revision: Revision) -> AllocationRevision:
    return AllocationRevision(
        first=format_month_index(revision.start),
        amount=revision.amount.amount,
        about=revision.amount.about,
        rounding=revision.amount.rounding,
        origin=revision.origin,
        source=revision.source,
    )
