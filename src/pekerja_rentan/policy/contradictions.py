"""Rules of a policy that contradict each other: nobody can meet one of them, or two, or all at
once; or one names somebody whom another lets nobody be.

Every test looks at one field by itself. So it is enough to try, for each field, the values that the
rules name, those beside every limit, one that no rule names, and none.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from typing import Any, NamedTuple

from pekerja_rentan.policy.condition_checks import DECILES, Violation
from pekerja_rentan.policy.conditions import tests_of
from pekerja_rentan.policy.document import Document
from pekerja_rentan.policy.eligibility import FREE_TEXTS, NUMBERS
from pekerja_rentan.policy.policy import Condition, Policy, Rule
from pekerja_rentan.policy.regions import OWN_REGION

WAGE = "minimum_wage"
MOST_LIMITS = 100
"""With more values of a number than these a policy is not looked into: its pairs are too many."""
MOST_CHOICES = 100
"""Conditions of which any may hold that are followed one into another."""
MOST_TESTS = 500_000
"""Values that are tried before no more is told, so that no file takes long."""

Value = str | int | tuple[int, int] | None
"""A text, a number, an income beside a minimum wage; None where nothing is said."""
Resolved = tuple[str, str, dict[str, Any]]
"""The rule, the problem's code, its facts."""


class _EnoughError(Exception):
    """More would have to be tried than is worth it."""


class _Asked(NamedTuple):
    """A condition that must hold, or must not; ``lenient`` passes who does not say."""

    condition: Condition
    holds: bool = True
    lenient: bool = False


def contradictions(document: Document, policy: Policy) -> Iterator[Violation]:
    """What the rules of ``document``, the most specific that ``policy`` is made of, contradict.
    Rules that only warn contradict nothing."""
    rules = {rule.id: rule for rule in policy.rules if rule.unmet != "warning"}
    places = {rule.id: n for n, rule in enumerate(document.eligibility) if rule.id in rules}
    try:
        found = list(_found(_Search(policy, rules.values()), rules, list(places))) if places else []
    except _EnoughError:
        return
    for name, code, facts in found:
        yield ("eligibility", places[name], "require"), code, facts


def _found(search: "_Search", rules: dict[str, Rule], own: list[str]) -> Iterator[Resolved]:
    alone = [name for name in rules if not search.possible([_Asked(rules[name].condition)])]
    yield from ((name, "rule-impossible", {}) for name in own if name in alone)
    if search.possible(_asked(rules.values())):
        yield from _forbidden(search, rules, own)
        return
    in_order = (*(name for name in rules if name not in own), *own)
    sound = [name for name in in_order if name not in alone]
    pairs = [
        (name, other)
        for number, name in enumerate(sound)
        for other in sound[:number]
        if name in own and not search.possible(_asked((rules[name], rules[other])))
    ]
    yield from ((name, "rules-exclude", {"other": other}) for name, other in pairs)
    core = _core(search, rules, {})
    if not alone and not pairs and set(core) & set(own):
        yield [name for name in own if name in core][-1], "rules-nobody", {"rules": core}


def _forbidden(search: "_Search", rules: dict[str, Rule], own: list[str]) -> Iterator[Resolved]:
    """The values that a rule names and that others let nobody have, one of these rules an own."""
    everyone = _asked(rules.values())
    for one in rules.values():
        for field, value in _named(one.condition):
            only = search.only(field, value)
            by_itself = search.possible([_Asked(one.condition)], only)
            if by_itself and not search.possible(everyone, only):
                core = _core(search, rules, only)
                others = [name for name in core if name != one.id]
                if places := [name for name in own if name in (one.id, *others)]:
                    facts = {"field": field, "value": value, "one": one.id, "others": others}
                    yield places[-1], "rule-forbids", facts


def _asked(rules: Iterable[Rule]) -> list[_Asked]:
    return [_Asked(rule.condition, lenient=rule.unmet is not None) for rule in rules]


def _core(
    search: "_Search", rules: Mapping[str, Rule], only: Mapping[str, frozenset[Value]]
) -> list[str]:
    """Rules that nobody can meet together, of which none can be left out."""
    core = dict(rules)
    for name in rules:
        fewer = {other: rule for other, rule in core.items() if other != name}
        if not search.possible(_asked(fewer.values()), only):
            core = fewer
    return list(core)


def _named(condition: Condition) -> Iterator[tuple[str, Value]]:
    """The values that a condition asks for by name."""
    if condition.kind in ("equals", "in") and condition.field:
        yield from ((condition.field, value) for value in condition.operands)
    elif condition.kind in ("all", "any"):
        for part in condition.parts:
            yield from _named(part)


class _Search:
    """Looks for somebody who meets conditions."""

    def __init__(self, policy: Policy, rules: Iterable[Rule]) -> None:
        self.here = policy.code or OWN_REGION
        self.tests = MOST_TESTS
        named: dict[str, set[Any]] = {}
        for rule in rules:
            for test in tests_of(rule.condition):
                named.setdefault(test.field or "", set()).update(test.operands)
        self.values = {field: self._values(field, said) for field, said in named.items()}

    def _values(self, field: str, named: set[Any]) -> frozenset[Value]:
        """What is tried for a field. Raises _EnoughError."""
        if field not in NUMBERS:
            words = {str(self._word(field, word)) for word in named} | {"*"}
            inside = {f"{word}.*" for word in words} if field == "residence" else set()
            return frozenset(words | inside | {None})
        if field == "decile":
            return frozenset((*DECILES, None))
        limits = {int(limit) for limit in named - {WAGE, "yes", "no"}}
        numbers = {limit + step for limit in limits | {1} for step in range(-2, 3)}
        if len(numbers) > MOST_LIMITS:
            raise _EnoughError
        if field == "monthly_income":
            return frozenset((*product(numbers, numbers), None))
        return frozenset((*numbers, None))

    def _word(self, field: str, word: str | int) -> str:
        text = str(word)
        if field == "residence" and text == OWN_REGION:
            return self.here
        return text.casefold() if field in FREE_TEXTS else text

    def only(self, field: str, value: Value) -> dict[str, frozenset[Value]]:
        """Those who have this value, or live in this place."""
        word = self._word(field, str(value))
        within = (v for v in self.values[field] if word in _places(field, str(v)))
        return {field: frozenset(within)}

    def possible(
        self,
        asked: Iterable[_Asked],
        values: Mapping[str, frozenset[Value]] = {},
        choices: int = MOST_CHOICES,
    ) -> bool:
        """Whether anybody can be all that is asked, of whom ``values`` say what is known. Raises
        _EnoughError."""
        left, known = list(asked), dict(values)
        while left:
            each = left.pop()
            kind = each.condition.kind
            if kind in _LIMITS or kind in _WORDS:
                field = each.condition.field or ""
                known[field] = self._left(each, known.get(field, self.values[field]))
                if not known[field]:
                    return False
                continue
            holds = each.holds != (kind == "not")
            parts = [_Asked(part, holds, each.lenient) for part in each.condition.parts]
            if kind == "not" or (kind == "all") == holds:
                left += parts
            elif choices:
                return any(self.possible([*left, part], known, choices - 1) for part in parts)
            else:
                raise _EnoughError
        return True

    def _left(self, asked: _Asked, known: frozenset[Value]) -> frozenset[Value]:
        """The values with which a test comes out as asked. Raises _EnoughError."""
        condition, holds, lenient = asked
        kind, operands = condition.kind, condition.operands
        self.tests -= len(known) + len(operands)
        if self.tests < 0:
            raise _EnoughError
        if kind == "missing":
            return known & {None} if (operands == ("yes",)) == holds else known - {None}
        said = known - {None}
        if kind in _LIMITS:
            met = {value for value in said if _within(kind, value, operands)}
        elif kind == "matches":  # which texts match a pattern is not tried
            met = set(said) if holds else set()
        else:
            words = {self._word(condition.field or "", word) for word in operands}
            among = {value for value in said if words & _places(condition.field, str(value))}
            met = among if kind != "not_in" else set(said - among)
        silent = known & {None} if lenient else frozenset[Value]()
        return frozenset(met if holds else said - met) | silent


_WORDS = ("equals", "in", "not_in", "matches", "missing")
_LIMITS: dict[str, Callable[..., bool]] = {
    "below": lambda number, limit: number < limit,
    "at_most": lambda number, limit: number <= limit,
    "above": lambda number, limit: number > limit,
    "at_least": lambda number, limit: number >= limit,
    "between": lambda number, low, high: low <= number <= high,
}


def _within(kind: str, value: Value, operands: tuple[str | int, ...]) -> bool:
    number, wage = value if isinstance(value, tuple) else (value, 0)
    return _LIMITS[kind](number, *(wage if limit == WAGE else limit for limit in operands))


def _places(field: str | None, word: str) -> set[str]:
    """A word, and of a place also the place that it lies in."""
    return {word, word.rpartition(".")[0], word[:2]} if field == "residence" else {word}
