"""Figures as they were published, and whether they agree: ranges by the precision of writing."""

from collections.abc import Callable
from typing import Any, NamedTuple

from pekerja_rentan.engine.audit_result import Figure, Verdict
from pekerja_rentan.engine.request import read
from pekerja_rentan.errors import InputError, MoneyError
from pekerja_rentan.money import LARGEST, MOST_PEOPLE, Stated, parse_rupiah

Amount = Stated | int | str | None


def figure(amount: int, rounding: int = 0, about: bool = False) -> Figure:
    """``amount``, give or take ``rounding``."""
    low, high = max(amount - rounding, 0), amount + rounding
    return Figure(amount=amount, low=low, high=high, about=about)


def read_figure(
    name: str, value: Amount, precision: int | str | None, parse: Callable[[str], Stated]
) -> Figure | None:
    """A figure in words or in numbers. It was rounded to the last place written, unless
    ``precision`` says how far the true one may lie from it, where 1 is to the unit.

    Raises InputError, said of ``name``.
    """
    word = f"{name}_precision"
    if type(value) is int:
        value = Stated(read(name, value, int, None), 1)
    stated: Stated | None = read(name, value, Stated, parse)
    give: int | None = read(word, precision, int, parse_rupiah)
    if stated is None:
        if give is not None:
            raise InputError("precision-idle", figure=name).about(word)
        return None
    _refuse_beyond(name, stated.amount)
    if give is None:
        return figure(stated.amount, stated.step // 2, stated.about)
    if not 0 <= give <= stated.amount:
        raise InputError("precision-range", text=str(give), amount=stated.amount).about(word)
    return figure(stated.amount, give if give > 1 else 0, stated.about)


def _refuse_beyond(name: str, amount: int) -> None:
    """What was given as a number is held to the limits of what is read."""
    if name == "workers":
        if not 1 <= amount <= MOST_PEOPLE:
            raise InputError("count-range", text=str(amount), most=MOST_PEOPLE).about(name)
    elif amount < 1:
        code = "amount-negative" if amount < 0 else "audit-zero"
        raise MoneyError(code, text=str(amount)).about(name)
    elif amount > LARGEST:
        raise MoneyError("amount-large", text=str(amount), largest=LARGEST).about(name)


class StatedBudget(NamedTuple):
    """Workers × months × monthly rate = budget, as somebody published it."""

    workers: Figure
    months: int
    rate: Figure
    budget: Figure

    @property
    def reckoned(self) -> int:
        return self.workers.amount * self.months * self.rate.amount

    @property
    def low(self) -> int:
        return self.workers.low * self.months * self.rate.low

    @property
    def high(self) -> int:
        return self.workers.high * self.months * self.rate.high

    @property
    def verdict(self) -> Verdict:
        """To the Rupiah only where every figure was written out to its last digit."""
        exact = self.workers.exact and self.rate.exact and self.budget.exact
        if exact and self.reckoned == self.budget.amount:
            return "to-the-rupiah"
        if self.low <= self.budget.high and self.budget.low <= self.high:
            return "within-rounding"
        return "does-not-add-up"

    @property
    def adds_up(self) -> bool:
        return self.verdict != "does-not-add-up"

    def fitting(self, name: str) -> "Range":
        """The values of one figure with which the budget may come out, all others as published."""
        one = self.where(**{name: 1})
        return Range(-(-self.budget.low // max(one.high, 1)), self.budget.high // max(one.low, 1))

    def where(self, **changed: Any) -> "StatedBudget":
        """The claim with other figures; a number stands for itself, written out."""
        figures: dict[str, Any] = {
            name: figure(value) if name != "months" and isinstance(value, int) else value
            for name, value in changed.items()
        }
        return self._replace(**figures)


def zeros(number: int) -> int:
    """How many zeros a number ends in."""
    return len(str(number)) - len(str(number).rstrip("0"))


class Range(NamedTuple):
    """The whole numbers from ``low`` to ``high``; none where ``high`` is below ``low``."""

    low: int
    high: int

    def within(self, low: int, high: int) -> "Range":
        return Range(max(self.low, low), min(self.high, high))

    def __bool__(self) -> bool:
        return self.low <= self.high

    def nearest(self, number: int) -> int:
        return min(max(number, self.low), self.high)

    @property
    def roundest(self) -> int:
        """The number that ends in the most zeros, of several the one nearest to the middle."""
        place = 1
        while -(-self.low // (10 * place)) * 10 * place <= self.high and place < self.high:
            place *= 10
        middle = (self.low + self.high) // 2
        rounded = (2 * middle + place) // (2 * place) * place
        if rounded < self.low:
            return rounded + place
        return rounded - place if rounded > self.high else rounded
