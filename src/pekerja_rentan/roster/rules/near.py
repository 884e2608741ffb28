"""Who misses a limit by little: what a head of department asks about first."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import reduce

import polars as pl

from pekerja_rentan.policy.policy import Condition
from pekerja_rentan.roster.rules.conditions import Limits
from pekerja_rentan.roster.rules.reasons import NEAR


def reach(condition: Condition, wage: Limits | None) -> int | None:
    """How little counts as near, in Rupiah or years; None where nothing does."""
    return NEAR[condition.field or ""] if _first_failing(condition, wage) else None


def is_near(condition: Condition, wage: Limits | None) -> pl.Expr | None:
    """Whether a value beyond a condition's limit is so by little."""
    limits = _first_failing(condition, wage)
    if not limits:
        return None
    reach, value = NEAR[condition.field or ""], pl.col(condition.field or "")
    tests = [(value < first + reach) if up else (value > first - reach) for first, up in limits]
    return reduce(lambda one, two: one & two, tests)


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
