"""The year of each source of funds and of each account: what is paid, forecast, unspent and short,
and what unspent money buys."""

from collections.abc import Iterable, Iterator, Mapping

from pekerja_rentan.engine.fit import fit
from pekerja_rentan.engine.planning.allocation import allocation_at
from pekerja_rentan.engine.planning.schedule import JANUARY, format_month_index, month_index
from pekerja_rentan.engine.realising.owed import FundYearPaid
from pekerja_rentan.engine.realising.result import (
    AccountRealisation,
    FundRealisation,
    Purchase,
    Shortage,
)
from pekerja_rentan.engine.realising.year import PlannedYear
from pekerja_rentan.engine.request import RequestArgs
from pekerja_rentan.engine.result import Note
from pekerja_rentan.money import share_of
from pekerja_rentan.periods import Month, Span


def fund_realisation(
    funding: str,
    planned: PlannedYear,
    paid: FundYearPaid,
    start: Month | None,
    bought: list[Note],
) -> FundRealisation:
    """The year of a fund; what is to be said of what it buys goes to ``bought``."""
    steps = planned.revisions.get(funding, ())
    step = max(steps, key=lambda each: each.start, default=None)
    allocation = step.amount.amount if step else None
    due = sum(sum(month.due.values()) for month in planned.funds[funding].values())
    was, ahead = sum(paid.paid.values()), sum(paid.forecast.values())
    left = None if allocation is None else allocation - was - ahead
    budget = due - was - ahead if left is None else left
    whole = due if allocation is None else allocation
    return FundRealisation(
        funding=funding,
        funding_name=planned.name_of(funding),
        allocation=allocation,
        allocation_origin=step.origin if step else None,
        allocation_source=step.source if step else None,
        planned=due,
        paid=was,
        forecast=ahead,
        expected=was + ahead,
        unspent=due - was - ahead,
        left=left,
        absorbed=share_of(was, whole) if whole > 0 else None,
        shortage=_shortage(funding, planned, paid) if steps else None,
        buys=_buys(funding, planned, paid, budget, start, bought),
    )


def _shortage(funding: str, planned: PlannedYear, paid: FundYearPaid) -> Shortage | None:
    """Where the allocation then in force is less than all that is paid until the month."""
    steps, so_far, first = planned.revisions[funding], 0, -1
    january = planned.year * JANUARY
    missing = ahead = 0
    for month in range(january, january + JANUARY):
        now = paid.paid.get(month, 0) + paid.forecast.get(month, 0)
        so_far += now
        over = so_far - allocation_at(steps, month)
        if over > 0 and first < 0 and now:
            first, missing, ahead = month, over, paid.forecast.get(month, 0)
    if first < 0:
        return None
    short = so_far - allocation_at(steps, january + JANUARY - 1)
    plan = planned.funds[funding].get(first)
    heads = paid.workers.get(first, plan.workers if plan else 0) if ahead else 0
    each = sum(plan.due_of(1).values()) if plan else 0
    waiting = min(-(-min(missing, ahead) // each), heads) if each else heads
    over = sum(paid.paid.values()) - allocation_at(steps, max(paid.last, january))
    return Shortage(
        month=format_month_index(first), short=max(short, 0), workers=waiting,
        paid_over=max(over, 0),
    )  # fmt: skip


def _buys(
    funding: str,
    planned: PlannedYear,
    paid: FundYearPaid,
    budget: int,
    start: Month | None,
    bought: list[Note],
) -> Purchase | None:
    """What unspent money buys by the end of the year, on the terms of the fund's first cohort."""
    if budget <= 0 or start is None:
        return None
    quote = planned.quotes[funding]
    span = Span(start, Month(planned.year, 12))
    terms = quote.request
    words: RequestArgs = {"period": span, "funding": funding, "income": terms.income}
    words |= {"programs": terms.programs, "rate": terms.rate}
    found = fit(planned.policy, budget=budget, **words)
    best = found.answers[0]
    first = month_index(start)
    plan = planned.funds[funding].get(first)
    waiting = max(0, plan.workers - paid.workers.get(first, plan.workers)) if plan else 0
    bought += [note for note in found.notes if note.code.startswith("waiting") and best.workers]
    return Purchase(
        first=str(span.first), last=str(span.last), months=span.months, budget=budget,
        workers=best.workers, per_worker=best.per_worker, cost=best.cost, remainder=best.remainder,
        waiting=min(waiting, best.workers),
    )  # fmt: skip


def accounts_of(
    planned: PlannedYear, paid: Mapping[str, FundYearPaid], funds: Iterable[FundRealisation]
) -> Iterator[AccountRealisation]:
    """Each programme of each source of funds, what was paid on none, and by how much the plan is
    not its allocation."""
    beside = {
        each.funding: each.allocation - each.planned
        for each in funds
        if each.allocation is not None
    }
    policy = planned.policy
    for funding, months in planned.funds.items():
        own = policy.pays(funding, policy.funding)
        accounts = policy.accounts if own else {}
        made = paid[funding]
        programs: dict[str | None, None] = dict.fromkeys(
            program for month in months.values() for program in month.due
        )
        if any(program is None for _, program in made.parts):
            programs[None] = None
        for program in programs:
            account = accounts.get(program) if program else None
            yield AccountRealisation(
                entry="programme" if program else "otherwise",
                own=own,
                funding=funding,
                program=program,
                account=account.code if account else None,
                account_name=account.name if account else None,
                planned=sum(month.due.get(program or "", 0) for month in months.values()),
                paid=_of_program(made.parts, program),
                forecast=_of_program(made.forecast_parts, program),
                source=account.source if account else None,
            )
        if beside.get(funding):
            yield AccountRealisation(
                entry="not-planned", own=own, funding=funding, program=None, account=None,
                account_name=None, planned=beside[funding], paid=0, forecast=0, source=None,
            )  # fmt: skip


def _of_program(parts: Mapping[tuple[int, str | None], int], program: str | None) -> int:
    return sum(amount for (_, of), amount in parts.items() if of == program)
