"""A policy's conditions as expressions of three values: true, false, and null where a field that
decides is missing. All but names and patterns compare integers.
"""

from collections.abc import Callable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import reduce
from typing import NamedTuple

import polars as pl

from pekerja_rentan.policy.policy import PRESENCES, PRESENT, Condition, Policy
from pekerja_rentan.policy.regions import OWN_REGION
from pekerja_rentan.policy.yes_or_no import YES_OR_NO

TEXTS = ("nik", "name", "village")
SAID = "employment_said"
"""The column of what a list itself says of employment."""
_SEXES = {"male": 0, "female": 1}
_LIMITS = ("below", "at_most", "above", "at_least")


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
            join: Callable[[pl.Expr, pl.Expr], pl.Expr] = (
                (lambda one, two: one & two)
                if condition.kind == "all"
                else lambda one, two: one | two
            )
            return reduce(join, parts)
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
        tests: dict[str, Callable[[int], pl.Expr]] = {
            "below": lambda limit: column < limit,
            "at_most": lambda limit: column <= limit,
            "above": lambda limit: column > limit,
            "at_least": lambda limit: column >= limit,
        }
        if most is None:
            return pl.when(~tests[kind](least) if up else tests[kind](least)).then(pl.lit(not up))
        sure, possible = (most, least) if up else (least, most)
        if sure == possible:
            return tests[kind](sure)
        return (
            pl.when(tests[kind](sure))
            .then(pl.lit(True))
            .when(~tests[kind](possible))
            .then(pl.lit(False))
        )

    def _among(self, field: str, column: pl.Expr, words: list[str]) -> pl.Expr:
        if field in TEXTS:
            return column.str.to_lowercase().is_in([word.lower() for word in words])
        if field == "residence":
            codes = [self.here if word == OWN_REGION else word for word in words]
            return reduce(lambda one, two: one | two, [_lives_in(column, code) for code in codes])
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
    fields = {condition.field} if condition.field else set()
    return fields.union(*(fields_of(part) for part in condition.parts))


def uses_wage(condition: Condition) -> bool:
    """Whether a condition goes by the minimum wage."""
    return "minimum_wage" in condition.operands or any(map(uses_wage, condition.parts))
