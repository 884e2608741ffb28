"""The answer of a plan, put together from the cash flows of its cohorts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from operator import attrgetter
from typing import TypeVar

from pekerja_rentan.engine.planning.allocation import (
    AllocationArgs,
    FundYear,
    Revision,
    balances,
    first_shortfall,
)
from pekerja_rentan.engine.planning.cash_flow import CashFlow, lines, policies_of
from pekerja_rentan.engine.planning.cohort import CohortArgs
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
from pekerja_rentan.engine.planning.schedule import format_month_index
from pekerja_rentan.engine.planning.shares import percent_text
from pekerja_rentan.engine.planning.shortfall import unfunded_months
from pekerja_rentan.engine.planning.totals import months_of, totals
from pekerja_rentan.engine.planning.waiting import waiting
from pekerja_rentan.engine.result import freeze

PlanArgs = TypeVar("PlanArgs", CohortArgs, AllocationArgs)


def spent_by_fund(cash_flows: Iterable[CashFlow]) -> dict[FundYear, dict[int, int]]:
    """What each fund pays in a year, by month."""
    spent: dict[FundYear, dict[int, int]] = {}
    for made in cash_flows:
        for fund_year, months in made.spent.items():
            into = spent.setdefault(fund_year, {})
            for month, amount in months.items():
                into[month] = into.get(month, 0) + amount
    return spent


def plan_result(
    cash_flows: Sequence[CashFlow],
    revisions: Mapping[FundYear, tuple[Revision, ...]],
    solved: Solved | None,
) -> PlanResult:
    spent = {**{fund_year: {} for fund_year in revisions}, **spent_by_fund(cash_flows)}
    shown = tuple(_cohort(made) for made in cash_flows)
    by_year = sorted(spent, key=attrgetter("year", "region", "funding"))
    money = tuple(_money(fund_year, revisions, spent, cash_flows) for fund_year in by_year)
    share = waiting(cash_flows)
    notes = tuple(plan_notes(cash_flows, money, share))
    refs = {made.terms.quote.policy: made.terms.quote.policy_ref for made in cash_flows}
    months = months_of(cash_flows, revisions, spent)
    return PlanResult(
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
    policy = policies_of(cash_flows)[fund_year.region]
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
