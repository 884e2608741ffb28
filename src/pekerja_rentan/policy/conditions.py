"""The tests that conditions are made of."""

from collections.abc import Iterator

from pekerja_rentan.policy.policy import Condition


def tests_of(condition: Condition) -> Iterator[Condition]:
    """The tests that a condition joins, itself if it is one."""
    if condition.field:
        yield condition
    for part in condition.parts:
        yield from tests_of(part)


def by_wage(condition: Condition) -> bool:
    """Whether a condition goes by the minimum wage."""
    return any("minimum_wage" in test.operands for test in tests_of(condition))
