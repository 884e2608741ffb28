"""A plan against what was paid: absorption, the year forecast, and what stays unspent in time for
the revised budget."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Unpack

from pekerja_rentan.engine.origin import policy_ref, region_ref
from pekerja_rentan.engine.planning.allocation import AllocationArgs
from pekerja_rentan.engine.planning.plan import PlanRequest, one_cohort
from pekerja_rentan.engine.planning.schedule import (
    JANUARY,
    format_month_index,
    month_from_index,
    month_index,
    round_half_up,
)
from pekerja_rentan.engine.realising.across import shared_out
from pekerja_rentan.engine.realising.checked import Booked, booked
from pekerja_rentan.engine.realising.forecast import fund_years_paid
from pekerja_rentan.engine.realising.funds import accounts_of, fund_realisation
from pekerja_rentan.engine.realising.misbooked import swapped, whole_on_one
from pekerja_rentan.engine.realising.orders import settled
from pekerja_rentan.engine.realising.owed import FundYearPaid
from pekerja_rentan.engine.realising.payment import Heads, Payment, PaymentFile, of_fund, read_heads
from pekerja_rentan.engine.realising.result import PaymentsRead, RealisationResult, RealisedMonth
from pekerja_rentan.engine.realising.told import notes_of, sources_of
from pekerja_rentan.engine.realising.year import PlannedYear, planned_year
from pekerja_rentan.engine.request import RequestArgs, named, read
from pekerja_rentan.engine.result import Note
from pekerja_rentan.errors import InputError, Parameter
from pekerja_rentan.money import Stated
from pekerja_rentan.periods import Month, check_month, parse_year
from pekerja_rentan.policy.policy import Policy


def realise(
    plan_request: Policy | PlanRequest,
    payments: PaymentFile | Iterable[Payment] = (),
    *,
    workers: int | str | None = None,
    allocation: Stated | int | str | None = None,
    heads: Iterable[Heads | int | str] | Heads | int | str = (),
    spend_from: Month | str | None = None,
    **words: Unpack[RequestArgs],
) -> RealisationResult:
    """A year of a plan against ``payments``: of a plan file (as ``load_plan`` reads it; ``year``
    chooses one of several), or of ``workers`` by a policy, on the terms of ``cost``.

    ``heads`` says how many are paid for from a month on, in place of those of the last payment
    (``20976``, ``2025-10=24800``, ``csr:2025-10=500``); without payments it says so of the whole
    year. ``spend_from`` is the month from which unspent money may be spent, without it the one
    after the last payment, and none that is over. Raises InputError for payments that belong to no
    plan, and for heads and months that cannot be; for several, all at once.
    """
    planned = planned_year(*requested(plan_request, workers, allocation, words))
    listed = [heads] if isinstance(heads, Heads | int | str) else list(heads)
    funds = tuple(planned.funds)
    asked = of_fund(
        [read_heads(each) for each in listed],
        funds,
        lambda name: named("funding", name, planned.policy.fundings),
    )
    file = payments if isinstance(payments, PaymentFile) else None
    rows = tuple(payments.payments if isinstance(payments, PaymentFile) else payments)
    if not rows and not asked:
        raise InputError("payments-none")
    placed = tuple(swapped(tuple(whole_on_one(booked(rows, planned), planned)), planned))
    found = settled(placed)
    paid = fund_years_paid(found, planned, asked)
    begin: Month | None = read("spend_from", spend_from, Month, Month.parse)
    return _result(planned, file, found, paid, check_month(begin) if begin else None)


def requested(
    plan_request: Policy | PlanRequest,
    workers: int | str | None,
    allocation: Stated | int | str | None,
    words: RequestArgs,
) -> tuple[PlanRequest, int | None]:
    """A plan, and the year of it that is asked for. Raises InputError for terms beside a plan that
    says them itself."""
    if isinstance(plan_request, PlanRequest):
        said = {"workers": workers, "allocation": allocation, **words}
        year: int | None = read("year", said.pop("year", None), int, parse_year)
        if idle := [Parameter(name) for name, value in said.items() if value not in (None, False)]:
            raise InputError("realise-plan-flags", flags=idle)
        return plan_request, year
    allocations: list[AllocationArgs] = [] if allocation is None else [{"amount": allocation}]
    return one_cohort(plan_request, workers=workers, allocations=allocations, **words), None


def _result(
    planned: PlannedYear,
    file: PaymentFile | None,
    found: Sequence[Booked],
    paid: Mapping[str, FundYearPaid],
    begin: Month | None,
) -> RealisationResult:
    last = max((month for each in paid.values() for month in each.paid), default=-1)
    start = _start(planned, found, last, begin)
    bought: list[Note] = []
    funds = tuple(
        fund_realisation(name, planned, paid[name], start, bought) for name in planned.funds
    )
    months = planned.months
    known = all(fund.allocation is not None for fund in funds)
    notes = notes_of(planned, found, paid, bought)
    return RealisationResult(
        region=region_ref(planned.policy),
        year=planned.year,
        first=format_month_index(months[0]),
        last=format_month_index(months[-1]),
        paid_until=format_month_index(last) if last >= 0 else None,
        file=PaymentsRead(**file._asdict() | {"payments": len(file.payments)}) if file else None,
        payments=tuple(each.check for each in found),
        months=tuple(_month(month, planned, found, paid, last) for month in months),
        funds=funds,
        accounts=tuple(accounts_of(planned, paid, funds)),
        planned=sum(fund.planned for fund in funds),
        paid=sum(fund.paid for fund in funds),
        forecast=sum(fund.forecast for fund in funds),
        expected=sum(fund.expected for fund in funds),
        unspent=sum(fund.unspent for fund in funds),
        allocation=sum(fund.allocation or 0 for fund in funds) if known else None,
        left=sum(fund.left or 0 for fund in funds) if known else None,
        notes=notes,
        sources=sources_of(planned, notes),
        policy=policy_ref(planned.policy),
    )


def _start(
    planned: PlannedYear, found: Sequence[Booked], last: int, begin: Month | None
) -> Month | None:
    """The first month that unspent money may pay for; None where the year is over. Raises
    InputError for a month that is over: until the ``last`` that was paid for, or, where all orders
    have a day, until the last day, since months may be paid ahead."""
    if begin is None:
        month = max(last + 1, planned.months[0])
        return month_from_index(month) if month // JANUARY == planned.year else None
    if begin.year != planned.year:
        raise InputError("payment-year", month=str(begin), year=planned.year).about("spend_from")
    days = [each.check.date for each in found]
    ordered = max((month_index(Month.parse(day[:7])) for day in days if day), default=last)
    over = last if None in days else min(last, ordered)
    if month_index(begin) <= over:
        facts = {"month": str(begin), "last": format_month_index(over)}
        raise InputError("spend-from-paid", **facts).about("spend_from")
    return begin


def _month(
    month: int,
    planned: PlannedYear,
    found: Sequence[Booked],
    paid: Mapping[str, FundYearPaid],
    last: int,
) -> RealisedMonth:
    known = [each.workers[month] for each in paid.values() if month in each.workers]
    was_paid = any(each.paid.get(month) for each in paid.values())
    said = all(month in each.workers for each in paid.values() if month in each.paid)
    workers = (max(known) if planned.shared else sum(known)) if known and said else None
    if not was_paid and month <= last:
        workers = 0
    there = [each for each in found if month in each.months]
    due = sum(sum(fund[month].due.values()) for fund in planned.funds.values() if month in fund)
    ahead = sum(each.forecast.get(month, 0) for each in paid.values())
    waiting = None if workers is None else max(planned.workers[month] - workers, 0)
    return RealisedMonth(
        month=format_month_index(month),
        state="forecast" if month > last
        else "unpaid" if not was_paid
        else "partly" if ahead else "paid",
        planned_workers=planned.workers[month],
        proposed=_listed("proposed", there),
        accepted=_listed("accepted", there),
        workers=workers,
        waiting=waiting,
        planned=due,
        paid=sum(each.paid.get(month, 0) for each in paid.values()),
        forecast=ahead,
        waiting_due=_waiting_due(month, waiting, planned, paid) if waiting else 0,
    )  # fmt: skip


def _waiting_due(
    month: int, waiting: int, planned: PlannedYear, paid: Mapping[str, FundYearPaid]
) -> int:
    """Rupiah of those who wait, as their share of what each fund owes for the month; a half rounded
    up. Where funds share a contribution those who wait are the same people in each; whom one fund
    pays for another waits in none."""
    plans = {name: fund[month] for name, fund in planned.funds.items() if month in fund}
    due = {name: sum(plan.due.values()) for name, plan in plans.items()}
    if planned.shared:
        return round_half_up(sum(due.values()) * waiting, planned.workers[month])
    missing = {
        name: max(plan.workers - paid[name].workers.get(month, 0), 0)
        for name, plan in plans.items()
    }
    return sum(
        round_half_up(due[name] * people, plans[name].workers)
        for name, people in shared_out(waiting, missing).items()
    )


def _listed(state: str, found: Sequence[Booked]) -> int | None:
    """People of a state on the lists of a month: what each payment order says, once, however many
    accounts it is booked on."""
    by_order: dict[object, int] = {}
    for number, each in enumerate(found):
        people: int | None = getattr(each.payment, state)
        if people is not None:
            order = each.payment.sp2d or (each.payment.funding if each.payment.account else number)
            by_order[order] = max(by_order.get(order, 0), people)
    return sum(by_order.values()) if by_order else None
