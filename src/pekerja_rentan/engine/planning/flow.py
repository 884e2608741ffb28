"""The money of one cohort: what its course costs, by month, programme and source of funds."""

from itertools import accumulate, pairwise
from typing import NamedTuple

from pekerja_rentan.engine.planning.course import (
    JANUARY,
    Course,
    Terms,
    course,
    month_of,
    number,
    parted,
)
from pekerja_rentan.engine.planning.purse import Purse
from pekerja_rentan.engine.planning.result import PlanLine


class Payment(NamedTuple):
    """What is paid in a month for ``people`` until the month of index ``end``: for each of them
    ``each`` Rupiah by programme."""

    at: int
    end: int
    people: int
    each: tuple[int, ...]


class Flow(NamedTuple):
    """A cohort's figures: due and paid by covered month; cash by year, programme and source of
    funds; by purse and month; and each payment, in order."""

    terms: Terms
    course: Course
    due: list[int]
    paid: list[int]
    cash: dict[tuple[int, str, str], int]
    spent: dict[Purse, dict[int, int]]
    payments: list[Payment]


def flow(terms: Terms, workers: int, months: tuple[int, ...] | None = None) -> Flow:
    """What ``workers`` cost over ``months`` (all that the cohort has without them)."""
    cohort = terms.cohort
    run = course(cohort, workers, terms.months if months is None else months)
    rates = terms.rates()
    sums = [
        [0, *accumulate(by_month[month] for month in run.months)] for by_month in rates.values()
    ]
    monthly = [sum(column) for column in zip(*(_steps(each) for each in sums), strict=True)]
    due = [heads * rate for heads, rate in zip(run.heads, monthly, strict=True)]
    payments = [
        Payment(at, run.block_ends[at], people, tuple(each[run.block_ends[at] + 1] - each[at]
                                                     for each in sums))
        for at, people in enumerate(run.payers)
        if people
    ]  # fmt: skip
    made = Flow(terms, run, due, [0] * len(due), {}, {}, payments)
    for payment in payments:
        _spend(made, payment, tuple(rates))
    return made


def _steps(sums: list[int]) -> list[int]:
    return [after - before for before, after in pairwise(sums)]


def _spend(made: Flow, payment: Payment, programs: tuple[str, ...]) -> None:
    """Books a payment: by programme, parted among the sources of funds."""
    cohort = made.terms.cohort
    month = made.course.months[payment.at]
    year = month // JANUARY
    shares = [each.share for each in cohort.funding]
    for program, each in zip(programs, payment.each, strict=True):
        amount = payment.people * each
        made.paid[payment.at] += amount
        for share, part in zip(cohort.funding, parted(amount, shares), strict=True):
            key = (year, program, share.funding)
            made.cash[key] = made.cash.get(key, 0) + part
            by_month = made.spent.setdefault(Purse(cohort.policy.id, share.funding, year), {})
            by_month[month] = by_month.get(month, 0) + part


def lines(made: Flow) -> tuple[PlanLine, ...]:
    """One line for each programme and stretch of equal rate, worker-months times rate."""
    run = made.course
    heads, paid_heads = [0, *accumulate(run.heads)], [0, *accumulate(run.paid_heads)]
    found = []
    for charge in made.terms.charges:
        first, last = number(charge.span.first), number(charge.span.last)
        within = [at for at, month in enumerate(run.months) if first <= month <= last]
        if not within:
            continue
        start, end = within[0], within[-1] + 1
        covered, paid = heads[end] - heads[start], paid_heads[end] - paid_heads[start]
        found.append(
            PlanLine.model_construct(
                program=charge.program,
                first=str(month_of(run.months[start])),
                last=str(month_of(run.months[end - 1])),
                worker_months=covered,
                paid_months=paid,
                rate=charge.rate,
                full_rate=charge.full_rate,
                relief=charge.relief,
                due=covered * charge.rate,
                paid=paid * charge.rate,
                source=charge.source,
                relief_source=charge.relief_source,
            )
        )
    return tuple(found)
