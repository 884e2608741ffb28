"""What can be said of a row: stable codes, each a bit of one of three masks.

``fails`` make a row ineligible, ``lacks`` make it need data, ``notes`` change nothing. A mask is an
Int64, so that every engine keeps, joins and counts verdicts as plain integers.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from pekerja_rentan.language import Language
from pekerja_rentan.policy.policy import Policy, Rule

Mask = Literal["fails", "lacks", "notes"]
MASKS: tuple[Mask, ...] = ("fails", "lacks", "notes")
Outcome = Literal["eligible", "waiting", "ineligible", "needs-data"]

CELLS, NIK, DOUBLE, MEMBER = "row", "nik", "double", "member"
"""The checks that every roster gets, beside the rules of its policy."""

ENCODED = (
    "nik", "birth_date", "sex", "residence", "occupation", "employment", "monthly_income",
    "fixed_income", "student", "active", "low_income", "membership", "social_registry",
)  # fmt: skip
"""Fields whose cells mean a whole number; their place here is the bit of what is unreadable."""
UNREADABLE = ENCODED[1:]


class Bit(NamedTuple):
    """One bit of a mask."""

    mask: Mask
    number: int

    @property
    def value(self) -> int:
        return 1 << self.number


NIK_FAILS = {
    problem: Bit("fails", number)
    for number, problem in enumerate(("length", "digits", "date", "serial"))
}
NIK_RULE, IS_DOUBLE, IS_MEMBER = (Bit("fails", number) for number in (4, 5, 6))
ROW_CELLS, NIK_MISSING, NIK_ROUNDED = (Bit("lacks", number) for number in (0, 1, 2))
NIK_BIRTH, NIK_SEX, NIK_REGION, TWIN = (Bit("notes", number) for number in (0, 1, 2, 3))
INCOME_LOW = Bit("notes", 16)
NIK_ENDS_IN_0 = Bit("notes", 62)
"""Not told of a row: where most NIKs of a list end in 0, Excel has taken their last digits."""
_FIRST_UNREADABLE, _FIRST_RULE = 4, 7
_FIRST_NEAR, _FIRST_ATTESTED = 17, 38


def asks_more(rule: Rule) -> bool:
    """Whether a policy's rule for NIKs asks more than that they are well formed."""
    return rule.condition.operands != ("[0-9]{16}",)


def unreadable(field: str) -> Bit:
    """The cell of ``field`` has a text that means nothing."""
    return Bit("notes", _FIRST_UNREADABLE + UNREADABLE.index(field))


class Check(NamedTuple):
    """One step of the funnel: an ``id``, the bits that fail and lack it, and the policy's rule
    where it is one. ``near`` marks rows that miss the rule by little, ``attested`` those whose
    missing data the office has vouched for."""

    id: str
    fails: tuple[tuple[str, Bit], ...]
    lacks: tuple[tuple[str, Bit], ...]
    rule: Rule | None = None
    near: Bit | None = None
    attested: Bit | None = None


class Reasons:
    """All that can be said by one policy: its checks in order, and the codes of each mask."""

    def __init__(self, policy: Policy) -> None:
        nik = next((rule for rule in policy.rules if rule.id == NIK), None)
        self.rules = tuple(rule for rule in policy.rules if rule.id != NIK)
        nik_fails = [(f"R-NIK-{problem.upper()}", bit) for problem, bit in NIK_FAILS.items()]
        self.checks = (
            Check(CELLS, (), (("R-ROW-CELLS", ROW_CELLS),)),
            Check(
                NIK,
                (*nik_fails, ("R-NIK", NIK_RULE)),
                (("R-NIK-MISSING", NIK_MISSING), ("R-NIK-ROUNDED", NIK_ROUNDED)),
                nik,
            ),
            Check(DOUBLE, (("R-DOUBLE", IS_DOUBLE),), ()),
            Check(MEMBER, (("R-MEMBER", IS_MEMBER),), ()),
            *(self._of(number, rule) for number, rule in enumerate(self.rules)),
        )

    @staticmethod
    def _of(number: int, rule: Rule) -> Check:
        code = f"R-{rule.id.upper()}"
        return Check(
            rule.id,
            ((code, Bit("fails", _FIRST_RULE + number)),),
            ((f"{code}-DATA", Bit("lacks", _FIRST_RULE + number)),),
            rule,
            Bit("notes", _FIRST_NEAR + number),
            Bit("notes", _FIRST_ATTESTED + number),
        )

    def check_of(self, code: str) -> Check | None:
        """The check that gives a reason its code; None for a note."""
        named = (check for check in self.checks if code in dict((*check.fails, *check.lacks)))
        return next(named, None)

    @cached_property
    def reasons(self) -> tuple[tuple[str, Bit], ...]:
        """The codes that keep a row from being eligible, in the order in which they are told."""
        return tuple(pair for check in self.checks for pair in (*check.fails, *check.lacks))

    @cached_property
    def notes(self) -> tuple[tuple[str, Bit], ...]:
        """The codes of warnings (``W-``) and information (``I-``)."""
        return (
            ("W-NIK-BIRTH", NIK_BIRTH),
            ("W-NIK-SEX", NIK_SEX),
            ("W-TWIN", TWIN),
            ("W-INCOME-LOW", INCOME_LOW),
            *((f"W-{_dashed(field)}-UNREADABLE", unreadable(field)) for field in UNREADABLE),
            ("I-NIK-REGION", NIK_REGION),
        )

    def said(self, fails: int, lacks: int) -> Iterator[str]:
        """The reason codes of a row, the main one first."""
        masks = {"fails": fails, "lacks": lacks}
        return (code for code, bit in self.reasons if masks[bit.mask] & bit.value)

    def noted(self, notes: int) -> Iterator[str]:
        return (code for code, bit in self.notes if notes & bit.value)


def reason_words(code: str, reasons: Reasons, language: Language) -> str:
    """A code in a few words: the rule's own where it is a rule of the policy."""
    if language.has(f"reason.{code}"):
        return language.say(f"reason.{code}")
    check = reasons.check_of(code)
    if check is None or check.rule is None:
        raise KeyError(code)
    kind = "unknown" if code.endswith("-DATA") else "broken"
    return language.say(f"reason.rule-{kind}", rule=check.rule.says)


def outcome(fails: int, lacks: int) -> Outcome:
    """Certain before unknown: what fails is ineligible whatever else is missing."""
    return "ineligible" if fails else "needs-data" if lacks else "eligible"


def _dashed(field: str) -> str:
    return field.replace("_", "-").upper()
