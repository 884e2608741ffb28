"""An income with a fraction of a Rupiah (sen, or a twelfth of a year's) among incomes in whole
Rupiah, which is what rows are judged by."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from pekerja_rentan.money import LOW_INCOME
from pekerja_rentan.policy.conditions import tests_of
from pekerja_rentan.policy.policy import Condition, Policy


class IncomeLimits(NamedTuple):
    """All that incomes are compared with: limits that are themselves beyond (``below`` and
    ``at_least``), and those that are themselves within (``at_most`` and ``above``)."""

    outside: tuple[Fraction, ...]
    inside: tuple[Fraction, ...]


def income_limits(policy: Policy) -> IncomeLimits:
    """The limits of a policy's rules in Rupiah and sen, by the minimum wage of every year."""
    wages = [amount for wage in policy.minimum_wages for amount in wage.amounts]
    outside = {Fraction(LOW_INCOME)}
    inside: set[Fraction] = set()
    for rule in policy.rules:
        for kind, bound in _bounds(rule.condition):
            amounts = wages if bound == "minimum_wage" else [Decimal(bound)]
            (outside if kind in ("below", "at_least") else inside).update(map(Fraction, amounts))
    return IncomeLimits(tuple(sorted(outside)), tuple(sorted(inside)))


def _bounds(condition: Condition) -> Iterator[tuple[str, str | int]]:
    for test in tests_of(condition):
        if test.field == "monthly_income" and test.kind != "missing":
            kinds = ("at_least", "at_most") if test.kind == "between" else (test.kind,)
            yield from zip(kinds, test.operands, strict=True)


def alike_in_rupiah(income: Fraction, limits: IncomeLimits) -> int | None:
    """The whole Rupiah next above or below ``income`` that every limit judges as it does
    ``income``, so that no verdict turns on the fraction; None where limits lie so close that none
    does."""
    for whole in (ceil(income), floor(income)):
        outside = all((income < limit) == (whole < limit) for limit in limits.outside)
        if outside and all((income <= limit) == (whole <= limit) for limit in limits.inside):
            return whole
    return None
