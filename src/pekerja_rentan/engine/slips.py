"""Slips in writing a published figure down, and whether the figures add up without them."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from pekerja_rentan.engine.audit_result import Figure
from pekerja_rentan.engine.stated_budget import StatedBudget, figure, zeros

MOST_MONTHS = 60
"""Months that a reading may come to: five years."""


class Slip(NamedTuple):
    """What was written of ``figure`` for what, and the claim without that slip."""

    code: str
    stated: StatedBudget
    figure: str
    was: Figure
    now: Figure


def slips(stated: StatedBudget) -> Iterator[Slip]:
    """The slips in one figure by which a claim would add up: it was written shorter than it is, two
    of its digits were swapped, a zero lost or added, its unit mistaken, or three digits."""
    yield from _written_shorter(stated)
    for name in ("workers", "months", "budget"):
        value = getattr(stated, name)
        was = value if isinstance(value, Figure) else figure(value)
        for now in _swapped(was):
            yield from _slip("digits-swapped", stated, name, was, now)
        lost = _scaled(was, 10, 1)
        yield from _slip("zero-lost", stated, name, was, lost)
        if was.amount % 10 == 0:
            yield from _slip("zero-added", stated, name, was, _scaled(was, 1, 10))
        if name != "months":
            yield from _unit_slips(stated, name, was)
    yield from _swapped_and_rounded(stated)


def _written_shorter(stated: StatedBudget) -> Iterator[Slip]:
    """The figure that all others give to the last digit, where its last places were cut off, or
    rounded though zeros stand for them; two digits of it at least must be left. A figure that may
    be either is taken as rounded."""
    for name, true in (("workers", _true_workers(stated)), ("budget", _true_budget(stated))):
        was: Figure = getattr(stated, name)
        place = _place(was)
        if true is None or true == was.amount or was.amount < 10 * place:
            continue
        for code, half in (("rounded-off", place // 2), ("cut-off", 0)):
            if (true + half) // place * place == was.amount:
                now = figure(true)
                yield Slip(code, stated.where(**{name: now}), name, was, now)
                break


def _true_budget(stated: StatedBudget) -> int | None:
    """The budget of the other figures; None where they leave more than one."""
    return stated.reckoned if stated.low == stated.high else None


def _true_workers(stated: StatedBudget) -> int | None:
    """The headcount of the other figures, if it is whole."""
    each = stated.months * stated.rate.amount
    whole = stated.budget.exact and stated.rate.exact and each and stated.budget.amount % each == 0
    return stated.budget.amount // each if whole else None


def _place(was: Figure) -> int:
    """The last place that a figure was written to: where it is written out, its last that is not
    0."""
    rounding = was.high - was.amount
    if rounding:
        return int(10 ** (len(str(2 * rounding)) - 1))
    return int(10 ** zeros(was.amount))


def _swapped_and_rounded(stated: StatedBudget) -> Iterator[Slip]:
    """Two neighbouring digits of a budget swapped, which was rounded though zeros stand in its last
    places."""
    was, true = stated.budget, _true_budget(stated)
    place = _place(was)
    if true is None or place == 1 or was.high > was.amount:
        return
    rounded = (true + place // 2) // place * place
    for now in _swapped(figure(was.amount, place // 2)):
        if now.amount == rounded != true and _are_neighbours(was.amount, rounded):
            yield Slip("digits-swapped", stated.where(budget=now), "budget", was, now)


def _are_neighbours(one: int, other: int) -> bool:
    """Whether two numbers differ in two digits that stand beside each other."""
    digits = zip(str(one), str(other), strict=True)
    places = [at for at, (this, that) in enumerate(digits) if this != that]
    return len(places) == 2 and places[1] - places[0] == 1


def _unit_slips(stated: StatedBudget, name: str, was: Figure) -> Iterator[Slip]:
    """The wrong word for thousands, or three digits left out or written twice."""
    for times in (1000, 10**6):
        yield from _slip("unit", stated, name, was, _scaled(was, times, 1))
        if was.amount % times == 0:
            yield from _slip("unit", stated, name, was, _scaled(was, 1, times))
    for now in without_group(was):
        yield from _slip("group-added", stated, name, was, now)
    needed = stated.where(rate=stated.rate.amount).fitting("workers")
    intended = figure(stated.reckoned if name == "budget" else needed.low if needed else 0)
    if was.exact and was.amount in [each.amount for each in without_group(intended)]:
        yield from _slip("group-lost", stated, name, was, intended)


def without_group(was: Figure) -> Iterator[Figure]:
    """A figure that was written out without one of its groups of three digits, each once; groups
    at its end are a matter of units."""
    groups = f"{was.amount:,}".split(",")
    rests = ["".join(groups[:at] + groups[at + 1 :]) for at in range(1, len(groups))]
    for rest in dict.fromkeys(rests) if was.exact else ():
        if int(rest) * 1000 != was.amount:
            yield figure(int(rest))


def _slip(code: str, stated: StatedBudget, name: str, was: Figure, now: Figure) -> Iterator[Slip]:
    if name == "months" and not 1 <= now.amount <= MOST_MONTHS:
        return
    changed = stated.where(**{name: now.amount if name == "months" else now})
    if now.amount and changed.adds_up:
        yield Slip(code, changed, name, was, now)


def _scaled(was: Figure, times: int, by: int) -> Figure:
    rounding = -(-(was.high - was.amount) * times // by)
    return figure(was.amount * times // by, rounding, was.about)


def _swapped(was: Figure) -> Iterator[Figure]:
    """The figure with any two of its written digits in each other's place, neighbours first."""
    rounding = was.high - was.amount
    unit = _place(was) if rounding else 1
    digits = str(was.amount // unit)
    pairs = sorted(combinations(range(len(digits)), 2), key=lambda pair: pair[1] - pair[0])
    for one, two in pairs:
        swapped = list(digits)
        swapped[one], swapped[two] = digits[two], digits[one]
        if swapped[0] != "0" and swapped != list(digits):
            yield figure(int("".join(swapped)) * unit, rounding, was.about)
