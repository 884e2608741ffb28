"""Which months are unfunded when money runs out.

Payments are made in the order of their months and, within a month, in the order of the plan's
cohorts; of a payment that is more than what is left, as many people are paid for as it covers.
Who cannot be paid for has no cover until the next payment is due. A payment that several sources
of funds share needs every share: here each source is looked at by itself.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pekerja_rentan.engine.planning.allocation import FundYear, Revision, allocation_at
from pekerja_rentan.engine.planning.cash_flow import CashFlow, Payment
from pekerja_rentan.engine.planning.result import UnfundedMonths
from pekerja_rentan.engine.planning.schedule import ShareBounds, format_month_index, split_by_share


class _Due(NamedTuple):
    """A payment and whose it is."""

    month: int
    cohort: int
    payment: Payment


def unfunded_months(
    fund_year: FundYear, revisions: Sequence[Revision], cash_flows: Sequence[CashFlow]
) -> tuple[UnfundedMonths, ...]:
    """Who cannot be paid for by a fund, cohort by cohort, months of equal numbers as one."""
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
    first = last = people = 0
    for month in sorted(months):
        if people and month == last + 1 and months[month] == people:
            last = month
            continue
        if people:
            yield _unfunded(cohort, first, last, people)
        first, last, people = month, month, months[month]
    if people:
        yield _unfunded(cohort, first, last, people)


def _unfunded(cohort: str, first: int, last: int, people: int) -> UnfundedMonths:
    return UnfundedMonths(
        cohort=cohort,
        first=format_month_index(first),
        last=format_month_index(last),
        workers=people,
        worker_months=people * (last - first + 1),
    )
