"""Every reading tried by which figures that do not add up would, plainest first.

One thing is changed at a time, and all else is taken as published. That a reading fits shows what
may have been meant, never that it was: where a figure is rounded many fit.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pekerja_rentan.engine.audit_result import Figure, Name, Nearest, Part, Reading
from pekerja_rentan.engine.published import Claim, Range, figure
from pekerja_rentan.engine.result import frozen
from pekerja_rentan.engine.slips import MOST_MONTHS, slips, without_group
from pekerja_rentan.money import MOST_PEOPLE

ORDER = (
    "month-more", "month-less", "months", "rounded-off", "cut-off", "workers", "rate-law",
    "rate-programs", "rate-year", "rate-relief", "rate-income", "rate-wage", "rate",
    "digits-swapped", "zero-lost", "zero-added", "unit", "group-lost", "group-added",
    "worker-months", "two-waves", "two-rates",
)  # fmt: skip
"""The codes of all readings that are tried, plainest first: other months, a figure that was written
shorter, one that is another number, a slip in writing one, another meaning, a sum of two."""
MOST_READINGS = 10
MOST_ALIKE = 3
"""Readings of one kind that are told; the roundest are the likelier to have been meant."""


class KnownRate(NamedTuple):
    """A monthly rate that the law has, and how the reading that takes it is called."""

    code: str
    rate: int
    facts: dict[str, Any]
    source: str | None


def readings(claim: Claim, rates: list[KnownRate]) -> tuple[tuple[Reading, ...], int]:
    """The plainest readings of a claim that does not add up, and how many more there are;
    ``rates`` are the rates to try."""
    found = [
        *_months(claim),
        *_workers(claim),
        *_rates(claim, rates),
        *_slips(claim),
        *_worker_months(claim),
        *_two_waves(claim),
        *_two_rates(claim, rates),
    ]
    told = [reading for code in ORDER for reading in _alike(found, code)]
    return tuple(told[:MOST_READINGS]), len(found) - min(len(told), MOST_READINGS)


def of_solved(budget: Figure, rate: Figure) -> tuple[Reading, ...]:
    """Slips in writing a budget down that is no whole number of worker-months: those of its
    spellings with three digits less that are."""
    if not budget.exact or not rate.exact or not rate.amount or budget.amount % rate.amount == 0:
        return ()
    found = []
    for now in without_group(budget):
        if now.amount and now.amount % rate.amount == 0:
            once = Claim(figure(now.amount // rate.amount), 1, rate, now)
            facts: dict[str, Any] = {"figure": "budget", "was": budget.amount, "now": now.amount}
            found.append(_reading("group-added", once, **facts))
    return tuple(found[:MOST_ALIKE])


def _alike(found: list[Reading], code: str) -> list[Reading]:
    """The readings of one kind that are told: those that fit to the Rupiah first."""
    alike = sorted((each for each in found if each.code == code), key=lambda each: not each.exact)
    return alike[:MOST_ALIKE]


def _reading(
    code: str,
    claim: Claim,
    parts: tuple[Part, ...] = (),
    span: Range | None = None,
    source: str | None = None,
    **facts: Any,
) -> Reading:
    """``claim`` as a reading; ``span`` is what the changed figure may be."""
    parts = parts or (_part(claim.workers.amount, claim.months, claim.rate.amount),)
    total = sum(part.total for part in parts)
    several = span is not None and span.low < span.high
    return Reading(
        code=code,
        parts=parts,
        total=total,
        budget=claim.budget.amount,
        difference=claim.budget.amount - total,
        exact=claim.budget.exact and total == claim.budget.amount,
        low=span.low if span and several else None,
        high=span.high if span and several else None,
        facts=frozen(facts),
        source=source,
    )


def _part(workers: int, months: int, rate: int) -> Part:
    return Part(workers=workers, months=months, rate=rate)


def _range(of: Figure, times: int = 1) -> Range:
    return Range(of.low * times, of.high * times)


def _product(one: Figure, other: Figure) -> Range:
    return Range(max(one.low * other.low, 1), one.high * other.high)


def _months(claim: Claim) -> Iterator[Reading]:
    """Another number of months; where rounding leaves several, the nearest to the published."""
    each = _product(claim.workers, claim.rate)
    fits = Range.quotient(_range(claim.budget), each).within(1, MOST_MONTHS)
    if fits:
        months = fits.nearest(claim.months)
        code = {1: "month-more", -1: "month-less"}.get(months - claim.months, "months")
        yield _reading(code, claim.where(months=months), span=fits, was=claim.months)


def _workers(claim: Claim) -> Iterator[Reading]:
    """Another headcount; where rounding leaves several, the one nearest to the budget as written
    and within it."""
    each = Range(max(claim.months * claim.rate.low, 1), claim.months * claim.rate.high)
    fits = Range.quotient(_range(claim.budget), each).within(1, MOST_PEOPLE)
    if fits:
        workers = fits.nearest(claim.budget.amount // (claim.months * claim.rate.amount))
        yield _reading("workers", claim.where(workers=workers), span=fits)


def _rates(claim: Claim, rates: list[KnownRate]) -> Iterator[Reading]:
    """The rates that the law has for other cases; only where none fits, whatever rate would."""
    fitting = [known for known in rates if claim.where(rate=known.rate).adds_up]
    for known in fitting:
        where = claim.where(rate=known.rate)
        yield _reading(known.code, where, source=known.source, **known.facts)
    each = Range(max(claim.workers.low, 1) * claim.months, claim.workers.high * claim.months)
    fits = Range.quotient(_range(claim.budget), each).within(1, claim.budget.high)
    if fits and not fitting:
        yield _reading("rate", claim.where(rate=fits.roundest), span=fits)


def _slips(claim: Claim) -> Iterator[Reading]:
    for slip in slips(claim):
        was, now = slip.was.amount, slip.now.amount
        yield _reading(slip.code, slip.claim, figure=slip.figure, was=was, now=now)


def nearest_to(claim: Claim) -> tuple[Nearest, ...]:
    """For each figure the value that comes nearest to the budget, all others as written."""
    budget, figures = claim.budget.amount, (claim.workers.amount, claim.months, claim.rate.amount)
    workers, months, rate = figures
    values: dict[Name, tuple[int, int, int]] = {
        "months": (workers, max(_divided(budget, workers * rate), 1), rate),
        "workers": (max(_divided(budget, months * rate), 1), months, rate),
        "rate": (workers, months, max(_divided(budget, workers * months), 1)),
        "budget": figures,
    }
    return tuple(
        Nearest(
            figure=name,
            amount={"workers": w, "months": m, "rate": r}.get(name, w * m * r),
            workers=w,
            months=m,
            rate=r,
            difference=budget - w * m * r,
        )
        for name, (w, m, r) in values.items()
        if name == "budget" or (w, m, r) != figures
    )


def _divided(amount: int, by: int) -> int:
    """The nearest whole quotient; a half goes up."""
    return (2 * amount + by) // (2 * by) if by else 0


def _worker_months(claim: Claim) -> Iterator[Reading]:
    """What is called workers are worker-months, of fewer workers."""
    once = claim.where(months=1)
    if claim.months > 1 and once.adds_up:
        workers = claim.workers.amount // claim.months
        yield _reading("worker-months", once, workers=workers, months=claim.months)


def _two_waves(claim: Claim) -> Iterator[Reading]:
    """Some for all the months and the rest, who joined later, for fewer: the roundest split."""
    workers, rate = claim.workers.amount, claim.rate.amount
    splits = []
    for fewer in range(1, min(claim.months, MOST_MONTHS + 1)):
        base, more = workers * fewer * rate, (claim.months - fewer) * rate
        fits = _split(claim, base, more)
        if fits:
            splits.append((fits, fewer))
    if splits:
        fits, fewer = max(splits, key=lambda split: (_zeros(split[0].roundest), split[1]))
        first = fits.roundest
        parts = (_part(first, claim.months, rate), _part(workers - first, fewer, rate))
        every = sum(each.high - each.low + 1 for each, _ in splits)
        yield _reading("two-waves", claim, parts, fits, splits=every)


def _two_rates(claim: Claim, rates: list[KnownRate]) -> Iterator[Reading]:
    """Some at the rate and the rest at another that the law has: the wage members', with JHT."""
    workers, months, rate = claim.workers.amount, claim.months, claim.rate.amount
    others = [known for known in rates if known.code in ("rate-wage", "rate-programs")]
    for known in sorted(others, key=lambda known: known.code != "rate-wage"):
        fits = _split(claim, workers * months * known.rate, months * (rate - known.rate))
        if fits:
            first = fits.roundest
            parts = (_part(first, months, rate), _part(workers - first, months, known.rate))
            facts = known.facts | {"kind": known.code}
            yield _reading("two-rates", claim, parts, fits, known.source, **facts)


def _split(claim: Claim, base: int, more: int) -> Range:
    """How many of the workers may cost ``more`` than the rest, when all cost ``base`` without it;
    never none of them and never all."""
    low, high = claim.budget.low - base, claim.budget.high - base
    if more < 0:
        low, high, more = -high, -low, -more
    return Range(-(-low // more), high // more).within(1, claim.workers.amount - 1)


def _zeros(number: int) -> int:
    """How many zeros a number ends in."""
    return len(str(number)) - len(str(number).rstrip("0"))
