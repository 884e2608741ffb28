"""Payments held against a year of the plan: whose money, which programmes, and workers × rate.

A payment for several months is spread over them by the rate; what it is more or less than that
stands in the last of its months. One that cannot be held against a rate is spread as planned.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pekerja_rentan.engine.planning.schedule import JANUARY, format_month_index, month_index
from pekerja_rentan.engine.realising.payment import Payment
from pekerja_rentan.engine.realising.result import CheckedPayment, Verdict
from pekerja_rentan.engine.realising.words import account_of, fund_of
from pekerja_rentan.engine.realising.year import FundPlan, PlannedYear, RateOption
from pekerja_rentan.errors import InputError, RentanError, SeveralError

MOST_TOLD = 20
"""Refusals that are told at once; the rest come when these are mended."""

_MOST_PLACES = 3
"""Further rows that are named of those that are refused for the same thing."""


class Booked(NamedTuple):
    """A payment with its check, and its Rupiah by month and programme; None is what was paid
    otherwise than workers × rate. ``heads`` are the people of each month once corrections of it are
    taken off; those of a correction count with the payment that it corrects. ``again`` are months
    that an earlier order paid for as many, with how many of those are left."""

    check: CheckedPayment
    payment: Payment
    months: range
    parts: dict[tuple[int, str | None], int]
    heads: Mapping[int, int] = {}
    again: Mapping[int, int] = {}

    @property
    def place(self) -> str:
        return self.check.place


def booked(payments: Sequence[Payment], planned: PlannedYear) -> tuple[Booked, ...]:
    """All payments, in order. Raises InputError for what belongs to no plan, of several all at
    once."""
    refused: list[RentanError] = []
    found: list[Booked] = []
    if payments and all(_years(each) != {planned.year} for each in payments):
        others = sorted({year for each in payments for year in _years(each)})
        raise InputError("payments-year", years=others, year=planned.year)
    for number, payment in enumerate(payments, start=1):
        try:
            found.append(_booked(payment, planned, payment.place or str(number)))
        except RentanError as error:
            refused.append(error.at(payment.place or str(number)))
    if refused:
        raise SeveralError.of(_each_once(refused)[:MOST_TOLD])
    return tuple(found)


def _each_once(refused: Sequence[RentanError]) -> list[RentanError]:
    """Refusals for the same thing as one, at the first row, with the places of the next ones."""
    alike: dict[str, list[RentanError]] = {}
    for error in refused:
        alike.setdefault(f"{error.code} {error.facts}", []).append(error)
    return [errors[0] if len(errors) == 1 else _of_rows(errors) for errors in alike.values()]


def _of_rows(errors: Sequence[RentanError]) -> RentanError:
    first, *others = errors
    place, named = first.where, others[:_MOST_PLACES]
    return InputError(
        "payments-alike", error=first.at(""), rows=len(errors),
        places=[each.where for each in named], more=len(others) - len(named),
    ).at(place)  # fmt: skip


def _years(payment: Payment) -> set[int]:
    return {payment.months.first.year, payment.months.last.year}


def _booked(payment: Payment, planned: PlannedYear, place: str) -> Booked:
    funding = fund_of(payment.funding, planned)
    months = _months(payment, funding, planned)
    return held(payment, planned, place, months, *account_of(payment.account, funding, planned))


def held(
    payment: Payment,
    planned: PlannedYear,
    place: str,
    months: range,
    programs: tuple[str, ...],
    account: str | None,
) -> Booked:
    """A payment for these programmes, on an account of them or None, held against the plan."""
    funding = fund_of(payment.funding, planned)
    options = _options(funding, months, planned)
    rate, expected, workers, verdict, option = _judged(payment, programs, options)
    if option is not None and account is None:
        programs = tuple(dict.fromkeys(name for at in option for name, _ in at.rates))
    check = CheckedPayment(
        place=place, first=str(payment.months.first), last=str(payment.months.last),
        funding=funding, account=account, programs=programs, workers=workers,
        amount=payment.amount, rate=rate, expected=expected,
        difference=None if expected is None else payment.amount - expected,
        verdict=verdict, sp2d=payment.sp2d, date=payment.date, corrects=payment.corrects,
    )  # fmt: skip
    plan = {month: planned.funds[funding][month] for month in months}
    return Booked(check, payment, months, _parts(payment, programs, option, workers, plan))


def _months(payment: Payment, funding: str, planned: PlannedYear) -> range:
    first, last = (month_index(month) for month in payment.months)
    months = range(first, last + 1)
    for month in months:
        said = format_month_index(month)
        if month // JANUARY != planned.year:
            raise InputError("payment-year", month=said, year=planned.year)
        if month not in planned.funds[funding]:
            known = [format_month_index(each) for each in sorted(planned.funds[funding])]
            facts = {"funding": funding, "first": known[0], "last": known[-1]}
            raise InputError("payment-month", month=said, **facts)
    return months


def _options(funding: str, months: range, planned: PlannedYear) -> list[list[RateOption]]:
    """The ways in which the months may be charged: at one rate throughout where there is one, else
    at whichever of the same cohort."""
    by_month = [list(planned.funds[funding][month].options) for month in months]
    most = max(len(each) for each in by_month)
    if any(len(each) not in (1, most) for each in by_month):
        return []
    return [[each[number if len(each) > 1 else 0] for each in by_month] for number in range(most)]


def _judged(
    payment: Payment, programs: tuple[str, ...], options: list[list[RateOption]]
) -> tuple[int | None, int | None, int | None, Verdict, list[RateOption] | None]:
    """Rate, what is expected, workers, the verdict, and the way in which it is charged."""
    workers = payment.workers
    if workers is None:
        if len(options) == 1:
            rate = _due(options[0], programs, 1)
            if rate and payment.amount % rate == 0:
                told = payment.amount // rate
                if _due(options[0], programs, told) == payment.amount:
                    return rate, None, told, "no-workers", options[0]
        return None, None, None, "no-workers", None
    fitting = [each for each in options if _due(each, programs, workers) == payment.amount]
    taken = fitting[0] if fitting else options[0] if len(options) == 1 else None
    if taken is None:
        return None, None, workers, "rate-open", None
    verdict: Verdict = "to-the-rupiah" if fitting else "differs"
    return _due(taken, programs, 1), _due(taken, programs, workers), workers, verdict, taken


def _due(option: list[RateOption], programs: tuple[str, ...], workers: int) -> int:
    by_month = [month.due(workers) for month in option]
    return sum(due.get(program, 0) for due in by_month for program in programs)


def _parts(
    payment: Payment,
    programs: tuple[str, ...],
    option: list[RateOption] | None,
    workers: int | None,
    plan: Mapping[int, FundPlan],
) -> dict[tuple[int, str | None], int]:
    none = programs[0] if len(programs) == 1 else None
    if option is None or workers is None:
        due = [sum(month.due.get(name, 0) for name in programs) for month in plan.values()]
        by_month = zip(plan, spread(payment.amount, due), strict=True)
        return {(month, none): amount for month, amount in by_month}
    parts: dict[tuple[int, str | None], int] = {}
    for month, at in zip(plan, option, strict=True):
        for program, amount in at.due(workers).items():
            if program in programs:
                parts[month, program] = amount
    if rest := payment.amount - sum(parts.values()):
        key = max(plan), none
        parts[key] = parts.get(key, 0) + rest
    return parts


def spread(amount: int, weights: Sequence[int]) -> list[int]:
    """``amount`` in proportion to ``weights``, to the Rupiah; all in the last where they are 0."""
    whole, so_far, gone = sum(weights), 0, 0
    parts = []
    for weight in weights:
        so_far += weight
        parts.append(amount * so_far // whole - gone if whole else 0)
        gone += parts[-1]
    parts[-1] += amount - gone
    return parts
