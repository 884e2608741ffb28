"""The money of one cohort: what its schedule costs, by month, programme and source of funds, and
which of its months are unfunded when money runs out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from pekerja_rentan.engine.planning.allocation import FundYear, Revision, allocation_at
from pekerja_rentan.engine.planning.result import PlanLine, UnfundedMonths
from pekerja_rentan.engine.planning.schedule import (
    JANUARY,
    CohortSchedule,
    ShareBounds,
    Terms,
    format_month_index,
    month_indices,
    schedule,
    split_by_share,
)
from pekerja_rentan.policy.policy import Policy


class Payment(NamedTuple):
    """What is paid in a month for ``people`` until the month of index ``end``: for each of them
    ``each`` Rupiah by programme."""

    at: int
    end: int
    people: int
    each: tuple[int, ...]


class CashFlow(NamedTuple):
    """A cohort's figures: due and paid by covered month; cash by year, programme and source of
    funds; by fund's year and month; and each payment, in order."""

    terms: Terms
    schedule: CohortSchedule
    due: list[int]
    paid: list[int]
    cash: dict[tuple[int, str, str], int]
    spent: dict[FundYear, dict[int, int]]
    payments: list[Payment]


def policies_of(cash_flows: Iterable[CashFlow]) -> dict[str, Policy]:
    """The policies that cohorts go by, by their ids."""
    return {made.terms.cohort.policy.id: made.terms.cohort.policy for made in cash_flows}


def cash_flow(terms: Terms, workers: int, months: tuple[int, ...] | None = None) -> CashFlow:
    """What ``workers`` cost over ``months`` (all that the cohort has without them)."""
    cohort = terms.cohort
    run = schedule(cohort.rules, workers, terms.months if months is None else months)
    rates = terms.rates()
    by_program = [[by_month[month] for month in run.months] for by_month in rates.values()]
    sums = [[0, *accumulate(each)] for each in by_program]
    monthly = [sum(column) for column in zip(*by_program, strict=True)]
    due = [heads * rate for heads, rate in zip(run.heads, monthly, strict=True)]
    payments = [
        Payment(at, run.block_ends[at], people, tuple(each[run.block_ends[at] + 1] - each[at]
                                                     for each in sums))
        for at, people in enumerate(run.payers)
        if people
    ]  # fmt: skip
    made = CashFlow(terms, run, due, [0] * len(due), {}, {}, payments)
    _book(made, tuple(rates))
    return made


def _book(made: CashFlow, programs: tuple[str, ...]) -> None:
    """Books the payments: by year, programme and source of funds, and by fund's year and month."""
    cohort, months = made.terms.cohort, made.schedule.months
    bounds = made.terms.bounds
    alone = len(cohort.funding) == 1
    for year, payments in groupby(made.payments, lambda each: months[each.at] // JANUARY):
        by_fund: list[dict[int, int]] = [{} for _ in cohort.funding]
        cash = [[0] * len(programs) for _ in cohort.funding]
        for payment in payments:
            month = months[payment.at]
            for which, each in enumerate(payment.each):
                amount = payment.people * each
                made.paid[payment.at] += amount
                for fund, part in enumerate((amount,) if alone else split_by_share(amount, bounds)):
                    cash[fund][which] += part
                    by_fund[fund][month] = by_fund[fund].get(month, 0) + part
        for share, spent, sums in zip(cohort.funding, by_fund, cash, strict=True):
            made.spent[FundYear(cohort.policy.id, share.funding, year)] = spent
            for program, amount in zip(programs, sums, strict=True):
                made.cash[year, program, share.funding] = amount


def lines(made: CashFlow) -> tuple[PlanLine, ...]:
    """One line for each programme and stretch of equal rate, worker-months times rate."""
    run = made.schedule
    heads, paid_heads = [0, *accumulate(run.heads)], [0, *accumulate(run.paid_heads)]
    found = []
    for charge in made.terms.charges:
        months = month_indices(charge.span)
        within = [at for at, month in enumerate(run.months) if month in months]
        if not within:
            continue
        start, end = within[0], within[-1] + 1
        covered, paid = heads[end] - heads[start], paid_heads[end] - paid_heads[start]
        found.append(
            PlanLine(
                first=format_month_index(run.months[start]),
                last=format_month_index(run.months[end - 1]),
                worker_months=covered,
                paid_months=paid,
                due=covered * charge.rate,
                paid=paid * charge.rate,
                **charge.told(),
            )
        )
    return tuple(found)


class _Due(NamedTuple):
    """A payment and whose it is."""

    month: int
    cohort: int
    payment: Payment


def unfunded_months(
    fund_year: FundYear, revisions: Sequence[Revision], cash_flows: Sequence[CashFlow]
) -> tuple[UnfundedMonths, ...]:
    """Who cannot be paid for by a fund, cohort by cohort, months of equal numbers as one.

    Payments are made in the order of their months and, within a month, in the order of the plan's
    cohorts; of a payment that is more than what is left, as many people are paid for as it covers.
    Who cannot be paid for has no cover until the next payment is due. A payment that several
    sources of funds share needs every share: here each source is looked at by itself.
    """
    spent = 0
    missing: dict[int, dict[int, int]] = {}
    for due in sorted(_dues(fund_year, cash_flows)):
        made, payment = cash_flows[due.cohort], due.payment
        shares = made.terms.cohort.funding
        bounds = made.terms.bounds
        which = [share.funding for share in shares].index(fund_year.funding)
        available = allocation_at(revisions, due.month) - spent
        people, price = _affordable(payment, bounds, which, available)
        spent += price
        if people < payment.people:
            months = missing.setdefault(due.cohort, {})
            for month in made.schedule.months[payment.at : payment.end + 1]:
                months[month] = months.get(month, 0) + payment.people - people
    return tuple(
        lapse
        for cohort, months in sorted(missing.items())
        for lapse in _joined(cash_flows[cohort].terms.cohort.name, months)
    )


def _dues(fund_year: FundYear, cash_flows: Sequence[CashFlow]) -> Iterator[_Due]:
    for at, made in enumerate(cash_flows):
        months = made.spent.get(fund_year)
        if not months:
            continue
        for payment in made.payments:
            month = made.schedule.months[payment.at]
            if month in months:
                yield _Due(month, at, payment)


def _price(payment: Payment, bounds: ShareBounds, which: int, people: int) -> int:
    """What one source of funds pays for ``people`` of a payment."""
    if len(bounds.numerators) == 1:
        return people * sum(payment.each)
    return sum(split_by_share(people * each, bounds)[which] for each in payment.each)


def _affordable(
    payment: Payment, bounds: ShareBounds, which: int, available: int
) -> tuple[int, int]:
    """The most people of a payment that so much money of one source of funds covers, and what
    they cost it."""
    if available <= 0:
        return 0, 0
    before = bounds.numerators[which - 1] if which else 0
    share = bounds.numerators[which] - before
    people = available * bounds.denominator // (share * sum(payment.each)) + 1
    people = min(people, payment.people)
    while (price := _price(payment, bounds, which, people)) > available:
        people -= 1
    return people, price


def _joined(cohort: str, months: dict[int, int]) -> Iterator[UnfundedMonths]:
    """Months that follow each other with the same number of people, as one."""
    in_order = enumerate(sorted(months))
    for (people, _), group in groupby(in_order, lambda each: (months[each[1]], each[1] - each[0])):
        same = [month for _, month in group]
        yield UnfundedMonths(
            cohort=cohort,
            first=format_month_index(same[0]),
            last=format_month_index(same[-1]),
            workers=people,
            worker_months=people * len(same),
        )
