"""The decile of DTSEN (1 the poorest tenth of households) in a cell: one, or a group of several as
lists have it (``desil 1-4``)."""

import re

from pekerja_rentan.policy.conditions import tests_of
from pekerja_rentan.policy.policy import Condition, Policy
from pekerja_rentan.roster.cells.meaning import UNREADABLE, ParsedCell

LOWEST, HIGHEST = 1, 10
_NUMBER = r"(?:(?:desil|decile|d)[ .:-]*)?0*([0-9]{1,2})(?:[.,]0)?"
_ONE = re.compile(_NUMBER)
_SEVERAL = re.compile(rf"{_NUMBER} *(?:-|–|—|s/d|s\.d\.?|sd|sampai|hingga|to) *{_NUMBER}")
_OPEN = re.compile(rf"(?:desil|decile|d)? *(<=|≤|<|>=|≥|>) *{_NUMBER}|{_NUMBER} *(\+|ke atas)")


class DecileReader:
    """Reads a text that is ``clean`` by a policy: the decile; of a group the highest, where every
    rule judges all of it alike, since no row may be judged by a guess."""

    def __init__(self, policy: Policy) -> None:
        tests = (test for rule in policy.rules for test in tests_of(rule.condition))
        self._tests = [each for each in tests if each.field == "decile" and each.kind != "missing"]

    def __call__(self, text: str) -> ParsedCell:
        typed = text.lower()
        found = _group(typed)
        if found is None or not LOWEST <= found[0] <= found[1] <= HIGHEST:
            return UNREADABLE
        low, high = found
        alike = all(
            len({_met(test, value) for value in range(low, high + 1)}) == 1 for test in self._tests
        )
        return ParsedCell(high) if alike else UNREADABLE


def _group(typed: str) -> tuple[int, int] | None:
    """The lowest and the highest decile that a text names."""
    if one := _ONE.fullmatch(typed):
        return int(one[1]), int(one[1])
    if several := _SEVERAL.fullmatch(typed):
        return int(several[1]), int(several[2])
    if not (beyond := _OPEN.fullmatch(typed)):
        return None
    if beyond[3]:
        return int(beyond[3]), HIGHEST
    limit = int(beyond[2])
    if beyond[1] in ("<", "<=", "≤"):
        return LOWEST, limit - (beyond[1] == "<")
    return limit + (beyond[1] == ">"), HIGHEST


def _met(test: Condition, value: int) -> bool:
    low, high = int(test.operands[0]), int(test.operands[-1])
    return {
        "below": value < low,
        "at_most": value <= low,
        "above": value > low,
        "at_least": value >= low,
        "between": low <= value <= high,
    }[test.kind]
