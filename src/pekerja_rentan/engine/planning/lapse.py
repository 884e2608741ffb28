"""What lapses when money runs out.

Payments are made in the order of their months and, within a month, in the order of the plan's
cohorts; of a payment that is more than what is left, as many people are paid for as it covers.
Who cannot be paid for has no cover until the next payment is due. A payment that several sources
of funds share needs every share: here each source is looked at by itself.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pekerja_rentan.engine.planning.course import month_of, parted
from pekerja_rentan.engine.planning.flow import Flow, Payment
from pekerja_rentan.engine.planning.purse import Purse, Step, in_force
from pekerja_rentan.engine.planning.result import Lapse
from pekerja_rentan.periods import Month


class _Due(NamedTuple):
    """A payment and whose it is."""

    month: int
    cohort: int
    payment: Payment


def lapses(purse: Purse, steps: Sequence[Step], flows: Sequence[Flow]) -> tuple[Lapse, ...]:
    """Who cannot be paid for from a purse, cohort by cohort, months of equal numbers as one."""
    spent = 0
    missing: dict[int, dict[int, int]] = {}
    for due in sorted(_dues(purse, flows)):
        made, payment = flows[due.cohort], due.payment
        available = in_force(steps, due.month) - spent
        people = _affordable(made, payment, purse.funding, available)
        spent += _price(made, payment, purse.funding, people)
        if people < payment.people:
            months = missing.setdefault(due.cohort, {})
            for month in made.course.months[payment.at : payment.end + 1]:
                months[month] = months.get(month, 0) + payment.people - people
    return tuple(
        lapse
        for cohort, months in sorted(missing.items())
        for lapse in _joined(flows[cohort].terms.cohort.name, months)
    )


def _dues(purse: Purse, flows: Sequence[Flow]) -> Iterator[_Due]:
    for at, made in enumerate(flows):
        months = made.spent.get(purse)
        if not months:
            continue
        for payment in made.payments:
            month = made.course.months[payment.at]
            if month in months:
                yield _Due(month, at, payment)


def _price(made: Flow, payment: Payment, funding: str, people: int) -> int:
    """What a source of funds pays for ``people`` of a payment."""
    shares = made.terms.cohort.funding
    which = [share.funding for share in shares].index(funding)
    exact = [share.share for share in shares]
    return sum(parted(people * each, exact)[which] for each in payment.each)


def _affordable(made: Flow, payment: Payment, funding: str, available: int) -> int:
    """The most people of a payment that so much money covers."""
    low, high = 0, payment.people
    while low < high:
        middle = (low + high + 1) // 2
        if _price(made, payment, funding, middle) <= available:
            low = middle
        else:
            high = middle - 1
    return low


def _joined(cohort: str, months: dict[int, int]) -> Iterator[Lapse]:
    """Months that follow each other with the same number of people, as one."""
    first = last = people = 0
    for month in sorted(months):
        if people and month == last + 1 and months[month] == people:
            last = month
            continue
        if people:
            yield _lapse(cohort, first, last, people)
        first, last, people = month, month, months[month]
    if people:
        yield _lapse(cohort, first, last, people)


def _lapse(cohort: str, first: int, last: int, people: int) -> Lapse:
    start, end = month_of(first), month_of(last)
    return Lapse.model_construct(
        cohort=cohort,
        first=str(start),
        last=str(end),
        workers=people,
        worker_months=people * Month.since(end, start) + people,
    )
