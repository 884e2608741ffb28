"""Cases and money to be expected, and what happened held against them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from pekerja_rentan.engine.benefit_result import Cases, MoneyRange, PaidTwice, Place, Range
from pekerja_rentan.engine.quote import Quote
from pekerja_rentan.engine.result import freeze
from pekerja_rentan.periods import Month
from pekerja_rentan.policy.dated import held
from pekerja_rentan.policy.outcomes import ClaimRate
from pekerja_rentan.policy.policy import Policy


class DeathPayments(NamedTuple):
    """What was paid for one death not from work in several claims: the month of the first, the
    Rupiah less corrections, and their rows."""

    first: str
    paid: int
    rows: tuple[int, ...]


def paid_twice(
    policy: Policy, several: Sequence[DeathPayments], rows: Collection[int] | None = None
) -> PaidTwice | None:
    """Whose claims come to more than the death benefit of the month of the first, which is no less
    than that of the death; of those alone who have a claim in these ``rows``, where they are given.
    None where nobody's do."""
    benefit = policy.benefits.get("jkm-death")
    found = []
    for each in several:
        terms = held(benefit.terms, Month.parse(each.first)) if benefit else None
        asked = rows is None or not {*rows}.isdisjoint(each.rows)
        if terms and terms.amount is not None and each.paid > terms.amount and asked:
            found.append((each, terms.amount, terms.source))
    if not found:
        return None
    return PaidTwice(
        people=len(found),
        rows=tuple(sorted(row for each, _, _ in found for row in each.rows)),
        amount=sum(each.paid - due for each, due, _ in found),
        benefit=max(due for _, due, _ in found),
        source=found[-1][2],
    )


def waiting_benefits(quote: Quote) -> dict[int, int]:
    """What is paid for a death in the months, counted from 0, that lie inside the waiting time of
    who began in the first."""
    programme = quote.policy.programmes.get("jkm")
    found: dict[int, int] = {}
    for number in range(quote.span.months):
        rule = held(programme.waiting, quote.span.first.plus(number)) if programme else None
        if rule and number < rule.months:
            found[number] = rule.benefit or 0
    return found


def cases_of(
    quote: Quote,
    workers: int | None,
    new: int | None,
    happened: Mapping[str, int],
    paid: Mapping[str, int],
) -> Iterator[Cases]:
    """Each kind of case of the programmes that are paid for, with what happened and was ``paid``
    of it."""
    for kind, rate in quote.policy.claim_rates.items():
        if rate.program not in quote.terms.programs and not quote.terms.rate_label:
            continue
        actual = happened.get(kind)
        frequency = place = None
        if actual is not None and workers:
            frequency = per_thousand(actual, workers, quote.span.months)
            place = _place(actual, workers, quote.span.months, rate)
        yield Cases(
            kind=kind,
            name=freeze(rate.name),
            program=rate.program,
            frequency=Range(low=rate.low, middle=rate.middle, high=rate.high),
            expected=_expected(rate, workers * quote.span.months) if workers else None,
            money=_money(quote, rate, workers, new or 0) if workers else None,
            actual=actual,
            per_thousand=frequency,
            place=place,
            source=rate.source,
            paid=paid.get(kind),
        )


def _each(of: ClaimRate | MoneyRange, make: Callable[[Any], Any]) -> dict[str, Any]:
    """What is made of the least, of the middle, where there is one, and of the most."""
    middle = None if of.middle is None else make(of.middle)
    return {"low": make(of.low), "middle": middle, "high": make(of.high)}


def _expected(rate: ClaimRate, worker_months: int) -> Range:
    """Cases to a tenth, a half rounded up."""
    found = _each(rate, lambda each: _tenths(Fraction(each) * worker_months / 12_000))
    return Range(**found | {name: found[name] or Decimal(0) for name in ("low", "high")})


def _tenths(cases: Fraction) -> Decimal:
    return Decimal(int(cases * 10 + Fraction(1, 2))).scaleb(-1)


def _money(quote: Quote, rate: ClaimRate, workers: int, new: int) -> MoneyRange | None:
    """The Rupiah of the expected cases: what is due for one in each month, less of it for those
    inside a waiting time. None where a case is paid no one amount, or a month's is not known."""
    benefit = quote.policy.benefits.get(rate.benefit or "")
    if benefit is None:
        return None
    waiting = waiting_benefits(quote) if rate.program == "jkm" else {}
    due = 0
    for number in range(quote.span.months):
        terms = held(benefit.terms, quote.span.first.plus(number))
        if terms is None or terms.amount is None:
            return None
        inside = new if number in waiting else 0
        due += (workers - inside) * terms.amount + inside * waiting.get(number, 0)
    return MoneyRange(**_each(rate, lambda e: int(Fraction(e) * due / 12_000 + Fraction(1, 2))))


def per_thousand(cases: int, members: int, months: int) -> Decimal:
    """Cases per 1.000 members a year, to a hundredth."""
    found = Fraction(cases * 12_000, members * months)
    return Decimal(int(found * 100 + Fraction(1, 2))).scaleb(-2)


def _place(actual: int, members: int, months: int, rate: ClaimRate) -> Place:
    """Where a number of cases lies; where one case more or fewer would lie elsewhere than out of
    the range, too few to tell."""
    least, found, most = (
        per_thousand(max(number, 0), members, months) for number in (actual - 1, actual, actual + 1)
    )
    if found < rate.low:
        return "below" if most < rate.low else "few"
    if found > rate.high:
        return "above" if least > rate.high else "few"
    return "inside"


def ratio_of(paid: int, contributions: int) -> Decimal:
    """Money out by money in, to a hundredth; below zero where corrections outweigh claims."""
    found = Fraction(paid, contributions)
    sign = -1 if found < 0 else 1
    return Decimal(sign * int(abs(found) * 100 + Fraction(1, 2))).scaleb(-2)


def ratios_of(money: MoneyRange | None, contributions: int | None) -> Range | None:
    if money is None or not contributions:
        return None
    return Range(**_each(money, lambda each: ratio_of(each, contributions)))
