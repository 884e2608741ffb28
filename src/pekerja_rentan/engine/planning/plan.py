"""A plan: cohorts over months against allocations, forwards and backwards."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import count, product
from string import ascii_lowercase
from typing import NamedTuple, TypeVar, Unpack

from pekerja_rentan.engine.planning.cohort import Cohort, CohortWords, parse_cohort, percent_text
from pekerja_rentan.engine.planning.course import iso, terms
from pekerja_rentan.engine.planning.flow import Flow, flow, lines
from pekerja_rentan.engine.planning.lapse import lapses
from pekerja_rentan.engine.planning.notes import plan_notes, plan_sources
from pekerja_rentan.engine.planning.purse import (
    Grant,
    GrantWords,
    Purse,
    Step,
    balances,
    grant,
    granted,
    parse_grant,
    purses_of,
    worst,
)
from pekerja_rentan.engine.planning.result import (
    CohortPlan,
    FundShare,
    Lapse,
    Leaving,
    PlanResult,
    Solved,
    YearMoney,
)
from pekerja_rentan.engine.planning.result import Step as ShownStep
from pekerja_rentan.engine.planning.solve import Problem, parse_solve, solve
from pekerja_rentan.engine.planning.table import months_of, totals
from pekerja_rentan.engine.planning.waiting import waiting
from pekerja_rentan.engine.request import read
from pekerja_rentan.engine.result import frozen
from pekerja_rentan.errors import InputError
from pekerja_rentan.periods import LONGEST
from pekerja_rentan.policy.policy import Policy

Words = TypeVar("Words", CohortWords, GrantWords)
MOST_COHORTS = 20_000
"""More cohorts than this are a list of people, not a plan."""


class PlanRequest(NamedTuple):
    """A plan with nothing left to read, as a plan file says it."""

    cohorts: tuple[Cohort, ...]
    grants: tuple[Grant, ...] = ()


def plan(
    asked: Policy | PlanRequest,
    cohorts: Iterable[CohortWords | str] = (),
    *,
    allocations: Iterable[GrantWords | str] = (),
    solve: str | None = None,
    **words: Unpack[CohortWords],
) -> PlanResult:
    """The cash plan of ``cohorts`` by a policy (or of a whole request, as ``load_plan`` reads it).

    A cohort is text (``15000@2025-01..2025-12``) or ``CohortWords``; ``words`` hold for all that
    do not say otherwise. Without ``allocations`` those of the policy hold. ``solve`` asks for
    ``workers``, ``start`` or ``months`` of the last cohort, or of the one named after a colon.
    Raises InputError, PeriodError and PolicyError for what cannot be.
    """
    cohorts, allocations = list(cohorts), list(allocations)
    if isinstance(asked, PlanRequest):
        said = {"cohorts": cohorts, "allocations": allocations, **words}
        if idle := [name for name, value in said.items() if value]:
            raise InputError("plan-file-flags", flags=idle)
    else:
        given = [_words(asked, cohort, words) for cohort in cohorts]
        asked = request([Cohort.of(each) for each in given], [_grant(each) for each in allocations])
    return _planned(asked, read("solve", solve, str, None))


def _words(policy: Policy, cohort: CohortWords | str, shared: CohortWords) -> CohortWords:
    own = parse_cohort(cohort) if isinstance(cohort, str) else _mapping(cohort, "CohortWords")
    return {"policy": policy, **shared, **own}


def _grant(given: GrantWords | str) -> Grant:
    return parse_grant(given) if isinstance(given, str) else grant(_mapping(given, "GrantWords"))


def _mapping(words: Words, kind: str) -> Words:
    if not isinstance(words, Mapping):
        raise InputError("value-kind", value=str(words), kind=kind)
    return words


def request(cohorts: Sequence[Cohort], grants: Iterable[Grant]) -> PlanRequest:
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
    return PlanRequest(named, tuple(grants))


def _letters() -> Iterator[str]:
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))


def _planned(asked: PlanRequest, backwards: str | None) -> PlanResult:
    names = [cohort.name for cohort in asked.cohorts]
    by, which = parse_solve(backwards, names) if backwards is not None else (None, -1)
    completed = [terms(cohort) for cohort in asked.cohorts]
    _refuse_open(asked.cohorts, which)
    first = min(each.months[0] for each in completed)
    last = max(each.months[-1] for each in completed)
    if last - first >= LONGEST:
        facts = {"first": iso(first), "last": iso(last), "longest": LONGEST}
        raise InputError("plan-long", **facts)
    flows = [flow(each, each.cohort.workers or 1) for each in completed]
    steps = granted(asked.grants, asked.cohorts, dict.fromkeys(purses_of(asked.cohorts)))
    solved: Solved | None = None
    if by:
        others = _spent(flows[:which] + flows[which + 1 :])
        flows[which], solved = solve(Problem(completed[which], steps, others), by)
    return _result(flows, steps, solved)


def _refuse_open(cohorts: Sequence[Cohort], solved: int) -> None:
    """Workers may be left out only where they are asked for."""
    for number, cohort in enumerate(cohorts):
        if cohort.workers is None and number != solved:
            raise InputError("cohort-workers", name=cohort.name)


def _spent(flows: Iterable[Flow]) -> dict[Purse, dict[int, int]]:
    """What is paid of each purse, by month."""
    spent: dict[Purse, dict[int, int]] = {}
    for made in flows:
        for purse, months in made.spent.items():
            into = spent.setdefault(purse, {})
            for month, amount in months.items():
                into[month] = into.get(month, 0) + amount
    return spent


def _result(
    flows: Sequence[Flow], steps: Mapping[Purse, tuple[Step, ...]], solved: Solved | None
) -> PlanResult:
    spent = {**{purse: {} for purse in steps}, **_spent(flows)}
    shown = tuple(_cohort(made) for made in flows)
    money = tuple(_money(purse, steps, spent, flows) for purse in sorted(spent, key=_by_year))
    share = waiting(flows)
    notes = tuple(plan_notes(flows, money, share))
    refs = {made.terms.quote.policy: made.terms.quote.policy_ref for made in flows}
    months = months_of(flows, steps, spent)
    return PlanResult(
        schema_version="rentan.plan.1",
        first=months[0].month,
        last=months[-1].month,
        cohorts=shown,
        months=months,
        totals=tuple(totals(flows)),
        money=money,
        waiting=share,
        solved=solved,
        worker_months=sum(each.worker_months for each in shown),
        due=sum(each.due for each in shown),
        paid=sum(each.paid for each in shown),
        notes=notes,
        sources=plan_sources(flows, steps, notes),
        policies=tuple(refs.values()),
    )


def _by_year(purse: Purse) -> tuple[int, str, str]:
    return purse.year, purse.region, purse.funding


def _cohort(made: Flow) -> CohortPlan:
    asked, run = made.terms.cohort, made.course
    said = made.terms.quote.terms
    own = lines(made)
    due, paid = sum(line.due for line in own), sum(line.paid for line in own)
    return CohortPlan(
        name=asked.name,
        segment=asked.segment,
        region=said.region,
        workers=run.heads[0],
        spans=tuple(_spans(run.months)),
        months=len(run.months),
        programs=said.programs,
        reported_income=said.reported_income,
        rate_label=said.rate_label,
        sector=asked.request.sector,
        relief_asked=said.relief_asked,
        funding=tuple(_fund(made, share.funding, share.share) for share in asked.funding),
        payment=asked.payment,
        leavers=tuple(
            Leaving(
                reason=rule.reason,
                each=percent_text(rule.each) if isinstance(rule.each, Fraction) else str(rule.each),
                workers=gone,
            )
            for rule, gone in zip(asked.leavers, run.by_reason, strict=True)
        ),
        replaced=asked.replaced,
        since=str(asked.since) if asked.since else None,
        headcounts=tuple(run.heads),
        lines=own,
        worker_months=sum(run.heads),
        due=due,
        paid=paid,
        lost=paid - due,
    )


def _fund(made: Flow, funding: str, share: Fraction) -> FundShare:
    policy = made.terms.cohort.policy
    paid = sum(amount for (_, _, fund), amount in made.cash.items() if fund == funding)
    return FundShare(
        funding=funding,
        funding_name=frozen(policy.fundings[funding].name),
        own=policy.pays(funding, policy.funding),
        share=percent_text(share),
        paid=paid,
    )


def _spans(months: Sequence[int]) -> Iterator[str]:
    """``2025-01..2025-03`` for every stretch of months that follow each other."""
    first = months[0]
    for month, after in zip(months, [*months[1:], -1], strict=True):
        if after != month + 1:
            start, end = iso(first), iso(month)
            yield start if start == end else f"{start}..{end}"
            first = after


def _money(
    purse: Purse,
    known: Mapping[Purse, tuple[Step, ...]],
    spent: Mapping[Purse, Mapping[int, int]],
    flows: Sequence[Flow],
) -> YearMoney:
    policy = next(m.terms.cohort.policy for m in flows if m.terms.cohort.policy.id == purse.region)
    steps, months = known.get(purse, ()), spent[purse]
    month, least = worst(purse, steps, months) if steps else (-1, 0)
    left = list(balances(purse, steps, months))[-1].left if steps else None
    lapsed: tuple[Lapse, ...] = lapses(purse, steps, flows) if month >= 0 else ()
    rounding = max((step.amount.rounding for step in steps), default=0)
    about = any(step.amount.about for step in steps)
    return YearMoney(
        region=purse.region,
        region_name=policy.name,
        funding=purse.funding,
        funding_name=frozen(policy.fundings[purse.funding].name),
        year=purse.year,
        steps=tuple(_step(step) for step in steps),
        paid=sum(months.values()),
        left=left,
        runs_out=iso(month) if month >= 0 else None,
        short=max(-least, 0),
        within_rounding=-least <= rounding if month >= 0 and about else None,
        lapses=lapsed,
    )


def _step(step: Step) -> ShownStep:
    return ShownStep(
        first=iso(step.start),
        amount=step.amount.amount,
        about=step.amount.about,
        rounding=step.amount.rounding,
        origin=step.origin,
        source=step.source,
    )
