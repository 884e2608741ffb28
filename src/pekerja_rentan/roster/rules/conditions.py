"""A policy's conditions as expressions of three values: true, false, and null where a field that
decides is missing. All but names and patterns compare integers.
"""

import operator
from collections.abc import Callable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import partial, reduce
from typing import NamedTuple

import polars as pl

from pekerja_rentan.policy.conditions import tests_of
from pekerja_rentan.policy.policy import PRESENCES, PRESENT, Condition, Policy
from pekerja_rentan.policy.regions import OWN_REGION
from pekerja_rentan.policy.yes_or_no import YES_OR_NO
from pekerja_rentan.roster.rules.reasons import NEAR

TEXTS = ("nik", "name", "village")
SAID = "employment_said"
"""The column of what a list itself says of employment."""
_SEXES = {"male": 0, "female": 1}
_LIMITS: Mapping[str, Callable[[pl.Expr, int], pl.Expr]] = {
    "below": operator.lt, "at_most": operator.le, "above": operator.gt, "at_least": operator.ge,
}  # fmt: skip


class Limits(NamedTuple):
    """A limit in Rupiah or years: surely kept on one side of ``least``, surely passed on the other
    of ``most``. They are the same unless sources dispute the figure; ``most`` is None for a minimum
    wage that is carried on, of which only the least is known."""

    least: Decimal
    most: Decimal | None


class Conditions:
    """Compiles conditions by a policy, its minimum wage (None where it is not known)."""

    def __init__(self, policy: Policy, wage: Limits | None) -> None:
        self.wage = wage
        self.here = policy.code.replace(".", "") if policy.code else None
        self.occupations = {name: number for number, name in enumerate(policy.occupations)}
        self.employments = {name: number for number, name in enumerate(policy.employments)}

    def expression(self, condition: Condition, *, as_stated: bool = False) -> pl.Expr:
        """Whether a person meets ``condition``; with ``as_stated`` by what the list itself says of
        employment, and not by what the occupation tells of it."""
        if condition.kind == "not":
            return ~self.expression(condition.parts[0], as_stated=as_stated)
        if condition.kind in ("all", "any"):
            parts = [self.expression(part, as_stated=as_stated) for part in condition.parts]
            return reduce(operator.and_ if condition.kind == "all" else operator.or_, parts)
        return self._test(condition, SAID if as_stated and condition.field == "employment" else "")

    def _test(self, condition: Condition, column_said: str) -> pl.Expr:
        field, kind = condition.field or "", condition.kind
        column = pl.col(column_said or (text_column(field) if field in TEXTS else field))
        if kind == "missing":
            return column.is_null() if condition.operands == ("yes",) else ~column.is_null()
        if kind == "matches":
            return column.str.contains(f"^(?:{condition.operands[0]})$")
        if kind == "between":
            low, high = condition.operands
            return self._limit(column, "at_least", low) & self._limit(column, "at_most", high)
        if kind in _LIMITS:
            return self._limit(column, kind, condition.operands[0])
        found = self._among(field, column, [str(operand) for operand in condition.operands])
        return ~found if kind == "not_in" else found

    def _limit(self, column: pl.Expr, kind: str, bound: str | int) -> pl.Expr:
        limits = self.wage if bound == "minimum_wage" else Limits(Decimal(bound), Decimal(bound))
        if limits is None:
            return pl.lit(None, dtype=pl.Boolean)
        up = kind in ("above", "at_least")
        rounding = ROUND_CEILING if kind in ("below", "at_least") else ROUND_FLOOR
        least = int(limits.least.to_integral_value(rounding))
        most = None if limits.most is None else int(limits.most.to_integral_value(rounding))
        test = partial(_LIMITS[kind], column)
        if most is None:
            return pl.when(~test(least) if up else test(least)).then(pl.lit(not up))
        sure, possible = (most, least) if up else (least, most)
        if sure == possible:
            return test(sure)
        return pl.when(test(sure)).then(pl.lit(True)).when(~test(possible)).then(pl.lit(False))

    def _among(self, field: str, column: pl.Expr, words: list[str]) -> pl.Expr:
        if field in TEXTS:
            return column.str.to_lowercase().is_in([word.lower() for word in words])
        if field == "residence":
            codes = [self.here if word == OWN_REGION else word for word in words]
            return reduce(operator.or_, [_lives_in(column, code) for code in codes])
        numbers = [self._number(field, word) for word in words]
        return column.is_in(numbers)

    def _number(self, field: str, word: str) -> int:
        known: Mapping[str, int] = {}
        if field in YES_OR_NO:
            known = {"yes": 1, "no": 0}
        elif field in PRESENCES:
            known = {word: number for number, word in enumerate(PRESENT)}
        elif field == "sex":
            known = _SEXES
        elif field in ("occupation", "employment"):
            known = self.occupations if field == "occupation" else self.employments
        return known[word] if known else int(word)


def _lives_in(column: pl.Expr, code: str | None) -> pl.Expr:
    """A province holds its regencies; who names but their province may live in any of them. Of
    the national rules' region nothing is known."""
    if code is None:
        return pl.lit(None, dtype=pl.Boolean)
    number = int(code.replace(".", ""))
    if number < 100:
        return (column == number) | (column // 100 == number)
    return pl.when(column != number // 100).then(column == number)


def text_column(field: str) -> str:
    return f"{field}_text"


def fields_of(condition: Condition) -> set[str]:
    """The fields that a condition asks for."""
    return {test.field for test in tests_of(condition) if test.field}


def reach(condition: Condition, wage: Limits | None) -> int | None:
    """How little a limit is missed that is missed by little, which a head of department asks about
    first, in Rupiah or years; None where nothing is."""
    return NEAR[condition.field or ""] if _first_failing(condition, wage) else None


def is_near(condition: Condition, wage: Limits | None) -> pl.Expr | None:
    """Whether a value beyond a condition's limit is so by little."""
    limits = _first_failing(condition, wage)
    if not limits:
        return None
    reach, value = NEAR[condition.field or ""], pl.col(condition.field or "")
    tests = [(value < first + reach) if up else (value > first - reach) for first, up in limits]
    return reduce(operator.and_, tests)


def _first_failing(condition: Condition, wage: Limits | None) -> list[tuple[int, bool]]:
    """The values just beyond a condition's limits, and whether they lie above."""
    if condition.field not in NEAR:
        return []
    kinds = {
        "below": ("below",), "at_most": ("at_most",), "above": ("above",),
        "at_least": ("at_least",), "between": ("at_least", "at_most"),
    }.get(condition.kind, ())  # fmt: skip
    found = []
    for kind, bound in zip(kinds, condition.operands, strict=False):
        if bound == "minimum_wage" and wage is None:
            continue
        up = kind in ("below", "at_most")
        limit = Decimal(0 if bound == "minimum_wage" else bound)
        if wage and bound == "minimum_wage":
            if up and wage.most is None:
                continue
            limit = wage.most if up and wage.most is not None else wage.least
        if up:
            above = limit.to_integral_value(ROUND_CEILING if kind == "below" else ROUND_FLOOR)
            found.append((int(above) + (kind == "at_most"), True))
        else:
            under = limit.to_integral_value(ROUND_FLOOR if kind == "above" else ROUND_CEILING)
            found.append((int(under) - (kind == "at_least"), False))
    return found
