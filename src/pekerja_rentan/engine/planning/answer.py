"""The answer of a plan, put together from the cash flows of its cohorts, and how much of it lies
inside waiting times."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

from pekerja_rentan.engine.planning.allocation import (
    FundYear,
    Revision,
    balances,
    first_shortfall,
)
from pekerja_rentan.engine.planning.cash_flow import CashFlow, lines, policies_of, unfunded_months
from pekerja_rentan.engine.planning.notes import plan_notes, plan_sources
from pekerja_rentan.engine.planning.result import (
    AllocationRevision,
    CohortPlan,
    FundShare,
    Leaving,
    PlanResult,
    Solved,
    UnfundedMonths,
    Waiting,
    YearMoney,
)
from pekerja_rentan.engine.planning.schedule import (
    format_month_index,
    month_from_index,
    month_index,
    round_half_up,
)
from pekerja_rentan.engine.planning.shares import percent_text
from pekerja_rentan.engine.planning.totals import months_of, totals
from pekerja_rentan.engine.result import freeze
from pekerja_rentan.policy.dated import Waiting as Rule
from pekerja_rentan.policy.dated import held
from pekerja_rentan.policy.policy import Policy


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
    share = _waiting(cash_flows)
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
        sector=plan_request.request.sector,
        **said.only("programs", "reported_income", "rate_label", "relief_asked"),
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


def _waiting(cash_flows: Sequence[CashFlow]) -> tuple[Waiting, ...]:
    """For each programme with a waiting time, the worker-months inside it.

    A membership begins with a cohort, or ``since`` when it says so, and for who replaces another
    with their own first month. A gap that can be bridged keeps it; after a longer one it begins
    anew. Those who leave are taken to be the longest-standing members. Before a rule's own month
    nobody is inside it; from then on also who joined before.
    """
    inside: dict[tuple[str, Rule], list[int]] = {}
    for made in cash_flows:
        covered = sum(made.schedule.heads)
        for name in made.terms.quote.programs:
            rules = made.terms.cohort.policy.programmes[name].waiting
            young = _young(made, rules)
            for rule in rules:
                if rule.months:
                    sums = inside.setdefault((name, rule), [0, 0])
                    sums[0] += young.get(rule, 0)
                    sums[1] += covered
    return tuple(
        Waiting(
            program=name, since=str(rule.start), months=rule.months, benefit=rule.benefit,
            worker_months=young, of=covered, source=rule.source, open_source=rule.open_source,
            share=Decimal(round_half_up(young * 10_000, covered)).scaleb(-4),
        )
        for (name, rule), (young, covered) in inside.items()
    )  # fmt: skip


def _young(made: CashFlow, rules: tuple[Rule, ...]) -> dict[Rule, int]:
    """Worker-months in the first months of a membership, by the rule that holds in each month."""
    cohort, run = made.terms.cohort, made.schedule
    window = max((rule.months for rule in rules), default=0)
    begun: list[tuple[int, int]] = []
    inside: dict[Rule, int] = {}
    before = -1
    for at, month in enumerate(run.months):
        if before < 0 or month - before - 1 > _bridged(cohort.policy, before + 1):
            since = month_index(cohort.since) if cohort.since and before < 0 else month
            begun = [(since, run.heads[at])]
        elif run.enrolled[at]:
            begun.append((month, run.enrolled[at]))
        begun = [each for each in begun if month - each[0] < window]
        rule = held(rules, month_from_index(month)) if begun else None
        if rule and rule.months:
            people = sum(people for since, people in begun if month - since < rule.months)
            inside[rule] = inside.get(rule, 0) + min(run.heads[at], people)
        before = month
    return inside


def _bridged(policy: Policy, month: int) -> int:
    """The longest gap, beginning in ``month``, that keeps a membership."""
    gap = policy.statement("gap", month_from_index(month))
    return gap.months[0] if gap and gap.months else 0
