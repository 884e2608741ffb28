"""Every reading tried by which figures that do not add up would, plainest first.

One thing is changed at a time, and all else is taken as published. That a reading fits shows what
may have been meant, never that it was: where a figure is rounded many fit.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pekerja_rentan.engine.audit_result import Explanation, Figure, Name, Nearest, Part
from pekerja_rentan.engine.result import freeze
from pekerja_rentan.engine.slips import MOST_MONTHS, slips, without_group
from pekerja_rentan.engine.stated_budget import Range, StatedBudget, figure, zeros
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


def explain(stated: StatedBudget, rates: list[KnownRate]) -> tuple[tuple[Explanation, ...], int]:
    """The plainest readings of a claim that does not add up, and how many more there are;
    ``rates`` are the rates to try."""
    found = [
        *_months(stated),
        *_workers(stated),
        *_rates(stated, rates),
        *_slips(stated),
        *_worker_months(stated),
        *_two_waves(stated),
        *_two_rates(stated, rates),
    ]
    told = [reading for code in ORDER for reading in _alike(found, code)]
    return tuple(told[:MOST_READINGS]), len(found) - min(len(told), MOST_READINGS)


def of_solved(budget: Figure, rate: Figure) -> tuple[Explanation, ...]:
    """Slips in writing a budget down that is no whole number of worker-months: those of its
    spellings with three digits less that are."""
    if not budget.exact or not rate.exact or not rate.amount or budget.amount % rate.amount == 0:
        return ()
    found = []
    for now in without_group(budget):
        if now.amount and now.amount % rate.amount == 0:
            once = StatedBudget(figure(now.amount // rate.amount), 1, rate, now)
            facts: dict[str, Any] = {"figure": "budget", "was": budget.amount, "now": now.amount}
            found.append(_reading("group-added", once, **facts))
    return tuple(found[:MOST_ALIKE])


def _alike(found: list[Explanation], code: str) -> list[Explanation]:
    """The readings of one kind that are told: those that fit to the Rupiah first."""
    alike = sorted((each for each in found if each.code == code), key=lambda each: not each.exact)
    return alike[:MOST_ALIKE]


def _reading(
    code: str,
    stated: StatedBudget,
    parts: tuple[Part, ...] = (),
    span: Range | None = None,
    source: str | None = None,
    **facts: Any,
) -> Explanation:
    """``stated`` as a reading; ``span`` is what the changed figure may be."""
    parts = parts or (_part(stated.workers.amount, stated.months, stated.rate.amount),)
    total = sum(part.total for part in parts)
    several = span is not None and span.low < span.high
    return Explanation(
        code=code,
        parts=parts,
        total=total,
        budget=stated.budget.amount,
        difference=stated.budget.amount - total,
        exact=stated.budget.exact and total == stated.budget.amount,
        low=span.low if span and several else None,
        high=span.high if span and several else None,
        facts=freeze(facts),
        source=source,
    )


def _part(workers: int, months: int, rate: int) -> Part:
    return Part(workers=workers, months=months, rate=rate)


def _months(stated: StatedBudget) -> Iterator[Explanation]:
    """Another number of months; where rounding leaves several, the nearest to the published."""
    if fits := stated.fitting("months").within(1, MOST_MONTHS):
        months = fits.nearest(stated.months)
        code = {1: "month-more", -1: "month-less"}.get(months - stated.months, "months")
        yield _reading(code, stated.where(months=months), span=fits, was=stated.months)


def _workers(stated: StatedBudget) -> Iterator[Explanation]:
    """Another headcount; where rounding leaves several, the one nearest to the budget as written
    and within it."""
    if fits := stated.fitting("workers").within(1, MOST_PEOPLE):
        workers = fits.nearest(stated.budget.amount // (stated.months * stated.rate.amount))
        yield _reading("workers", stated.where(workers=workers), span=fits)


def _rates(stated: StatedBudget, rates: list[KnownRate]) -> Iterator[Explanation]:
    """The rates that the law has for other cases; only where none fits, whatever rate would."""
    fitting = [known for known in rates if stated.where(rate=known.rate).adds_up]
    for known in fitting:
        where = stated.where(rate=known.rate)
        yield _reading(known.code, where, source=known.source, **known.facts)
    some = stated.workers.but(low=max(stated.workers.low, 1))
    fits = stated.where(workers=some).fitting("rate").within(1, stated.budget.high)
    if fits and not fitting:
        yield _reading("rate", stated.where(rate=fits.roundest), span=fits)


def nearest_to(stated: StatedBudget) -> tuple[Nearest, ...]:
    """For each figure the value that comes nearest to the budget, all others as written."""
    budget = stated.budget.amount
    workers, months, rate = stated.workers.amount, stated.months, stated.rate.amount
    values: dict[Name, tuple[int, int, int]] = {
        "months": (workers, max(_divided(budget, workers * rate), 1), rate),
        "workers": (max(_divided(budget, months * rate), 1), months, rate),
        "rate": (workers, months, max(_divided(budget, workers * months), 1)),
        "budget": (workers, months, rate),
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
        if name == "budget" or (w, m, r) != values["budget"]
    )


def _divided(amount: int, by: int) -> int:
    """The nearest whole quotient; a half goes up."""
    return (2 * amount + by) // (2 * by) if by else 0


def _slips(stated: StatedBudget) -> Iterator[Explanation]:
    for slip in slips(stated):
        was, now = slip.was.amount, slip.now.amount
        yield _reading(slip.code, slip.stated, figure=slip.figure, was=was, now=now)


def _worker_months(stated: StatedBudget) -> Iterator[Explanation]:
    """What is called workers are worker-months, of fewer workers."""
    once = stated.where(months=1)
    if stated.months > 1 and once.adds_up:
        workers = stated.workers.amount // stated.months
        yield _reading("worker-months", once, workers=workers, months=stated.months)


def _two_waves(stated: StatedBudget) -> Iterator[Explanation]:
    """Some for all the months and the rest, who joined later, for fewer: the roundest split."""
    workers, rate = stated.workers.amount, stated.rate.amount
    splits = []
    for fewer in range(1, min(stated.months, MOST_MONTHS + 1)):
        base, more = workers * fewer * rate, (stated.months - fewer) * rate
        if fits := _split(stated, base, more):
            splits.append((fits, fewer))
    if splits:
        fits, fewer = max(splits, key=lambda split: (zeros(split[0].roundest), split[1]))
        first = fits.roundest
        parts = (_part(first, stated.months, rate), _part(workers - first, fewer, rate))
        every = sum(each.high - each.low + 1 for each, _ in splits)
        yield _reading("two-waves", stated, parts, fits, splits=every)


def _two_rates(stated: StatedBudget, rates: list[KnownRate]) -> Iterator[Explanation]:
    """Some at the rate and the rest at another that the law has: the wage members', with JHT."""
    workers, months, rate = stated.workers.amount, stated.months, stated.rate.amount
    others = [known for known in rates if known.code in ("rate-wage", "rate-programs")]
    for known in sorted(others, key=lambda known: known.code != "rate-wage"):
        if fits := _split(stated, workers * months * known.rate, months * (rate - known.rate)):
            first = fits.roundest
            parts = (_part(first, months, rate), _part(workers - first, months, known.rate))
            facts = known.facts | {"kind": known.code}
            yield _reading("two-rates", stated, parts, fits, known.source, **facts)


def _split(stated: StatedBudget, base: int, more: int) -> Range:
    """How many of the workers may cost ``more`` than the rest, when all cost ``base`` without it;
    never none of them and never all."""
    low, high = stated.budget.low - base, stated.budget.high - base
    if more < 0:
        low, high, more = -high, -low, -more
    return Range(-(-low // more), high // more).within(1, stated.workers.amount - 1)
