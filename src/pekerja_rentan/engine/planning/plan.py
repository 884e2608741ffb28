"""A plan: cohorts over months against allocations, forwards and backwards."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, product
from string import ascii_lowercase
from typing import NamedTuple, TypeVar, Unpack

from pekerja_rentan.engine.cost import read_headcount
from pekerja_rentan.engine.planning.allocation import (
    AllocationArgs,
    AllocationInput,
    allocation_revisions,
    fund_years_of,
    parse_allocation,
    read_allocation,
)
from pekerja_rentan.engine.planning.answer import plan_result, spent_by_fund
from pekerja_rentan.engine.planning.cash_flow import cash_flow
from pekerja_rentan.engine.planning.cohort import Cohort, CohortArgs, parse_cohort
from pekerja_rentan.engine.planning.result import PlanResult, Solved
from pekerja_rentan.engine.planning.schedule import format_month_index, terms
from pekerja_rentan.engine.planning.solve import Problem, parse_solve, solve
from pekerja_rentan.engine.quote import make_quote
from pekerja_rentan.engine.request import Request, RequestArgs, read
from pekerja_rentan.engine.result import Headcount
from pekerja_rentan.errors import InputError
from pekerja_rentan.periods import LONGEST
from pekerja_rentan.policy.policy import Policy

PlanArgs = TypeVar("PlanArgs", CohortArgs, AllocationArgs)
MOST_COHORTS = 20_000
"""More cohorts than this are a list of people, not a plan."""


class PlanRequest(NamedTuple):
    """A plan with nothing left to read, as a plan file says it; ``headcount`` is the policy's
    where nobody said how many."""

    cohorts: tuple[Cohort, ...]
    allocations: tuple[AllocationInput, ...] = ()
    headcount: Headcount | None = None


def one_cohort(
    policy: Policy,
    *,
    workers: int | str | None = None,
    allocations: Iterable[AllocationArgs | str] = (),
    **words: Unpack[RequestArgs],
) -> PlanRequest:
    """A plan of one cohort on the terms of ``cost``: its months, and its workers where none are
    given, are those of the policy's budget year. Raises InputError, PeriodError and PolicyError
    for what cannot be."""
    quote = make_quote(policy, Request.of(words))
    number, own = read_headcount(quote, workers)
    args: CohortArgs = {"policy": policy, "workers": number, "months": quote.span}
    terms = quote.request
    args |= {"programs": terms.programs, "income": terms.income, "rate": terms.rate}
    args |= {"sector": terms.sector, "relief": terms.relief, "funding": quote.payer.funding}
    made = request([Cohort.of(args)], [_allocation(each) for each in allocations])
    return made._replace(headcount=own)


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
    if isinstance(given, str):
        return parse_allocation(given)
    return read_allocation(_mapping(given, "AllocationArgs"))


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
    for number, cohort in enumerate(plan_request.cohorts):
        if cohort.workers is None and number != which:  # they may be left out where asked for
            raise InputError("cohort-workers", name=cohort.name)
    first = min(each.months[0] for each in completed)
    last = max(each.months[-1] for each in completed)
    if last - first >= LONGEST:
        facts = {"first": format_month_index(first), "last": format_month_index(last)}
        raise InputError("plan-long", **facts, longest=LONGEST)
    cash_flows = [cash_flow(each, each.cohort.workers or 1) for each in completed]
    revisions = allocation_revisions(
        plan_request.allocations,
        plan_request.cohorts,
        dict.fromkeys(fund_years_of(plan_request.cohorts)),
    )
    solved: Solved | None = None
    if by:
        others = spent_by_fund(cash_flows[:which] + cash_flows[which + 1 :])
        cash_flows[which], solved = solve(Problem(completed[which], revisions, others), by)
    return plan_result(cash_flows, revisions, solved)
