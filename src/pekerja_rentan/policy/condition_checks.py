"""What must hold in the conditions of a policy's rules, beyond their shape: a test suits its
field, and what a field is compared with is something that the field can hold."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pekerja_rentan.errors import nearest
from pekerja_rentan.policy.document import Document
from pekerja_rentan.policy.eligibility import FREE_TEXTS, NUMBERS, Condition
from pekerja_rentan.policy.policy import PRESENCES, PRESENT
from pekerja_rentan.policy.regions import OWN_REGION, format_code, region_by_code
from pekerja_rentan.policy.yes_or_no import YES_OR_NO

KeyPath = tuple[str | int, ...]
Violation = tuple[KeyPath, str, dict[str, Any]]
"""Where in the document, the problem's code, its facts."""

MOST_RULES, MOST_UNMET = 20, 16
"""More rules than these that ask something of every row, and that do not (``unmet``), are not a
policy that anybody can explain. For so many a verdict has bits (``roster.rules.reasons``)."""

BUILT_IN = (
    "row", "double", "member", "row-cells", "nik-length", "nik-digits", "nik-date", "nik-serial",
    "nik-missing", "nik-formula", "nik-rounded", "nik-placeholder", "nik-province",
)  # fmt: skip
"""What every list is checked for: a rule of this name would bear the code of another reason."""
_WARNED_OF = (
    "nik-birth", "nik-sex", "twin", "near-double", "nik-shared", "member-ended", "income-low",
)  # fmt: skip
"""What every list is warned of."""

DECILES = range(1, 11)
"""Those of DTSEN, 1 the poorest tenth."""
_LIMITS = ("below", "at_most", "above", "at_least", "between")
_WORDS = ("equals", "in", "not_in")
_CHOICES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(YES_OR_NO, ("yes", "no")),
    **dict.fromkeys(PRESENCES, PRESENT),
    "sex": ("male", "female"),
}


def broken_conditions(chain: Sequence[Document]) -> Iterator[Violation]:
    """What does not hold in the rules of the first document of ``chain``."""
    own = chain[0].eligibility
    for number, rule in enumerate(own):
        taken = rule.id in BUILT_IN or rule.id.endswith("-data")
        if rule.unmet == "warning":
            taken |= rule.id in _WARNED_OF or rule.id.endswith("-unreadable")
        if taken:
            yield ("eligibility", number, "id"), "rule-reserved", {"id": rule.id}
        yield from _broken(rule.require, ("eligibility", number, "require"))
    known = {rule.id: rule for document in reversed(chain) for rule in document.eligibility}
    for number, rule in enumerate(own):
        if rule.part_of is not None and rule.part_of not in known.keys() - {rule.id}:
            others = sorted(known.keys() - {rule.id})
            facts = {"name": rule.part_of, "near": nearest(rule.part_of, others)}
            yield ("eligibility", number, "part_of"), "no-rule", facts | {"allowed": others}
    unmet = sum(rule.unmet is not None for rule in known.values())
    for rules, most in ((len(known) - unmet, MOST_RULES), (unmet, MOST_UNMET)):
        if own and rules > most:
            yield ("eligibility", len(own) - 1), "rules-many", {"rules": rules, "most": most}


def _broken(condition: Condition, where: KeyPath) -> Iterator[Violation]:
    kind, value = condition.meant()
    here = (*where, kind)
    if condition.field is None:
        for place, part in _placed(value, here):
            yield from _broken(part, place)
        return
    allowed = _tests(condition.field)
    if kind not in allowed:
        facts = {"test": kind, "field": condition.field, "allowed": allowed}
        yield here, "test-field", facts
        return
    for place, operand in _placed(value, here):
        yield from _misfit(condition.field, kind, operand, place)


def _placed(value: Any, where: KeyPath) -> list[tuple[KeyPath, Any]]:
    """A value, or each of several, with its place."""
    if not isinstance(value, tuple):
        return [(where, value)]
    return [((*where, number), each) for number, each in enumerate(value)]


def _tests(field: str) -> tuple[str, ...]:
    """The tests that suit a field."""
    if field in NUMBERS:
        return (*_LIMITS, "missing")
    return (*_WORDS, "matches", "missing") if field in FREE_TEXTS else (*_WORDS, "missing")


def _misfit(field: str, kind: str, operand: Any, where: KeyPath) -> Iterator[Violation]:
    """An operand that the field can never be."""
    if kind in _LIMITS:
        if not _is_limit(field, operand):
            yield where, "limit-field", {"limit": str(operand), "field": field}
    elif field in _CHOICES and kind != "missing" and operand not in _CHOICES[field]:
        allowed = _CHOICES[field]
        facts = {"found": operand, "near": nearest(operand, allowed), "allowed": allowed}
        yield where, "not-allowed", facts
    elif (
        field == "residence"
        and kind != "missing"
        and operand != OWN_REGION
        and region_by_code(format_code(operand) or "") is None
    ):
        yield where, "no-region", {"code": operand}


def _is_limit(field: str, operand: Any) -> bool:
    if operand == "minimum_wage":
        return field == "monthly_income"
    if field == "decile":
        return operand in DECILES
    return isinstance(operand, date) == (field == "birth_date")
