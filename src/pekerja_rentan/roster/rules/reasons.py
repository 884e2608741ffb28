"""What can be said of a row: stable codes, each a bit of one of three masks.

``fails`` make a row ineligible, ``lacks`` make it need data, ``notes`` change nothing. A mask is an
Int64, so that every engine keeps, joins and counts verdicts as plain integers.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal, NamedTuple

from pekerja_rentan.language import Language
from pekerja_rentan.policy.policy import PRESENCES, Policy, Rule
from pekerja_rentan.policy.yes_or_no import YES_OR_NO

Mask = Literal["fails", "lacks", "notes"]
MASKS: tuple[Mask, ...] = ("fails", "lacks", "notes")
Kind = Literal["broken", "unknown", "doubtful", "warned"]
"""How a rule of the policy stands to a row that it gives a code."""
Outcome = Literal["eligible", "ineligible", "needs-data"]

CELLS, NIK, DOUBLE, MEMBER = "row", "nik", "double", "member"
"""The checks that every roster gets, beside the rules of its policy."""

ENCODED = (
    "nik", "birth_date", "sex", "residence", "occupation", "employment", "monthly_income",
    "decile", *YES_OR_NO, *PRESENCES,
)  # fmt: skip
"""Fields whose cells mean a whole number; their place here is the bit of what is unreadable."""
UNREADABLE = ENCODED[1:]


NEAR: Mapping[str, int] = {"monthly_income": 100_000, "age": 1}
"""A row misses a limit by little when it is off by less than so many Rupiah, or by a year."""


class Bit(NamedTuple):
    """One bit of a mask."""

    mask: Mask
    number: int

    @property
    def value(self) -> int:
        return 1 << self.number


IS_DOUBLE, IS_MEMBER, _DATE, _SERIAL, NIK_RULE = (Bit("fails", at) for at in range(62, 57, -1))
MEMBER_GONE, _PROVINCE, ROW_CELLS = (Bit("lacks", at) for at in range(62, 59, -1))
"""What only rows as a whole tell stands above the bits of the rules, each of which some field may
tell by itself."""
NIK_FAILS = {"length": Bit("fails", 0), "digits": Bit("fails", 1), "date": _DATE, "serial": _SERIAL}
NIK_LACKS = {
    "missing": Bit("lacks", 0),
    "formula": Bit("lacks", 3),
    "rounded": Bit("lacks", 1),
    "placeholder": Bit("lacks", 2),
    "province": _PROVINCE,
}
NIK_MISSING, NIK_ROUNDED = NIK_LACKS["missing"], NIK_LACKS["rounded"]
(
    NIK_BIRTH, NIK_SEX, NIK_REGION, TWIN, NEAR_DOUBLE, NIK_SHARED, MEMBER_ENDED, INCOME_LOW,
    NIK_ENDS_IN_0,
) = (Bit("notes", number) for number in range(9))  # fmt: skip
"""The last is not told of a row: where most NIKs of a list end in 0, Excel has taken their last
digits."""
_FIRST_UNREADABLE = NIK_ENDS_IN_0.number + 1
_FIRST_OF_RULES: dict[Mask, int] = {
    "fails": NIK_FAILS["digits"].number + 1,
    "lacks": NIK_LACKS["formula"].number + 1,
    "notes": _FIRST_UNREADABLE + len(UNREADABLE),
}
"""The bits that rules may have, from these on, in the order in which they ask for them."""
MOST_BITS = 63
"""The bits of an Int64 but for its sign: so many has ``notes``, and so many have ``fails`` and
``lacks`` together, beside the one bit that ``cells.encode`` adds to both."""


def asks_more(rule: Rule) -> bool:
    """Whether a policy's rule for NIKs asks more than that they are well formed."""
    return rule.condition.operands != ("[0-9]{16}",)


def unreadable(field: str) -> Bit:
    """The cell of ``field`` has a text that means nothing."""
    return Bit("notes", _FIRST_UNREADABLE + UNREADABLE.index(field))


class Check(NamedTuple):
    """One step of the funnel: an ``id``, the bits that fail and lack it, and the policy's rule
    where it is one. ``near`` marks rows that miss the rule by little, ``attested`` those whose
    missing data the office has vouched for, ``warns`` those that a rule only warns of."""

    id: str
    fails: tuple[tuple[str, Bit], ...]
    lacks: tuple[tuple[str, Bit], ...]
    rule: Rule | None = None
    near: Bit | None = None
    attested: Bit | None = None
    warns: tuple[tuple[str, Bit], ...] = ()

    @property
    def unmet(self) -> str | None:
        """What becomes of a row that breaks a rule that asks nothing of those who do not say."""
        return self.rule.unmet if self.rule else None


class Reasons:
    """All that can be said by one policy: its checks in order, and the codes of each mask."""

    def __init__(self, policy: Policy) -> None:
        self._free = dict(_FIRST_OF_RULES)
        nik = next((rule for rule in policy.rules if rule.id == NIK), None)
        self.rules = tuple(rule for rule in policy.rules if rule.id != NIK)
        nik_fails, nik_lacks = (
            tuple((f"R-NIK-{problem.upper()}", bit) for problem, bit in found.items())
            for found in (NIK_FAILS, NIK_LACKS)
        )
        self.checks = (
            Check(CELLS, (), (("R-ROW-CELLS", ROW_CELLS),)),
            Check(NIK, (*nik_fails, ("R-NIK", NIK_RULE)), nik_lacks, nik),
            Check(DOUBLE, (("R-DOUBLE", IS_DOUBLE),), ()),
            Check(MEMBER, (("R-MEMBER", IS_MEMBER),), (("R-MEMBER-GONE", MEMBER_GONE),)),
            *map(self._with_near, [self._of(rule) for rule in self.rules]),
        )
        both = self._free["fails"] + self._free["lacks"]
        if both >= MOST_BITS or self._free["notes"] > MOST_BITS:
            raise AssertionError(f"a verdict has no bits left: {self._free}")

    def _of(self, rule: Rule) -> Check:
        code, strict = rule.id.upper(), rule.unmet is None
        fails = ((f"R-{code}", self._bit("fails")),) if strict or rule.unmet == "ineligible" else ()
        lacks = (
            ((f"R-{code}-DATA", self._bit("lacks")),)
            if strict or rule.unmet == "needs-data"
            else ()
        )
        warns = ((f"W-{code}", self._bit("notes")),) if rule.unmet == "warning" else ()
        attested = self._bit("notes") if strict else None
        return Check(rule.id, fails, lacks, rule, None, attested, warns)

    def _with_near(self, check: Check) -> Check:
        """Near misses are told of rules with limits, as long as there are bits for it."""
        field = check.rule.condition.field if check.rule else None
        if check.unmet or field not in NEAR or self._free["notes"] == MOST_BITS:
            return check
        return check._replace(near=self._bit("notes"))

    def _bit(self, mask: Mask) -> Bit:
        """The next bit that nothing else has."""
        self._free[mask] += 1
        return Bit(mask, self._free[mask] - 1)

    @property
    def failing_bits(self) -> int:
        """How many bits of ``fails`` there are, for a number that holds ``lacks`` beyond them."""
        return self._free["fails"]

    def check_of(self, code: str) -> Check | None:
        """The check that gives a reason or a warning its code; None for any other note."""
        named = (
            check
            for check in self.checks
            if code in dict((*check.fails, *check.lacks, *check.warns))
        )
        return next(named, None)

    def rule_of(self, code: str) -> Check | None:
        """The check whose rule, one of the policy's own, gives a code its words."""
        check = self.check_of(code)
        if check is None or check.rule is None or (check.id == NIK and code != "R-NIK"):
            return None
        return check

    @cached_property
    def reasons(self) -> tuple[tuple[str, Bit], ...]:
        """The codes that keep a row from being eligible, in the order in which they are told."""
        return tuple(pair for check in self.checks for pair in (*check.fails, *check.lacks))

    @cached_property
    def notes(self) -> tuple[tuple[str, Bit], ...]:
        """The codes of warnings (``W-``), the policy's own first, and information (``I-``)."""
        return (
            *(pair for check in self.checks for pair in check.warns),
            ("W-NIK-BIRTH", NIK_BIRTH),
            ("W-NIK-SEX", NIK_SEX),
            ("W-TWIN", TWIN),
            ("W-NEAR-DOUBLE", NEAR_DOUBLE),
            ("W-NIK-SHARED", NIK_SHARED),
            ("W-MEMBER-ENDED", MEMBER_ENDED),
            ("W-INCOME-LOW", INCOME_LOW),
            *((f"W-{_dashed(field)}-UNREADABLE", unreadable(field)) for field in UNREADABLE),
            ("I-NIK-REGION", NIK_REGION),
        )

    def codes(self, fails: int, lacks: int) -> Iterator[str]:
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
    return language.say(f"reason.rule-{kind_of(code, check)}", rule=check.rule.says)


def mend_words(codes: Iterable[str], reasons: Reasons, language: Language) -> str:
    """What whoever keeps the list is to do about a row with these codes, each said once."""
    told = (_mend(code, reasons, language) for code in codes if not code.startswith("I-"))
    return " ".join(dict.fromkeys(told))


def _mend(code: str, reasons: Reasons, language: Language) -> str:
    check = reasons.rule_of(code)
    if check is None:
        return language.say(f"mend.{stem_of(code)}")
    return language.say(f"row.rule-{kind_of(code, check)}")


def stem_of(code: str) -> str:
    """The code whose words explain this one: all cells that cannot be read have the same."""
    return "W-UNREADABLE" if code.endswith("-UNREADABLE") else code


def kind_of(code: str, check: Check) -> Kind:
    """Which words tell why a rule gives this code."""
    if code.startswith("W-"):
        return "warned"
    if not code.endswith("-DATA"):
        return "broken"
    return "unknown" if check.unmet is None else "doubtful"


def outcome(fails: int, lacks: int) -> Outcome:
    """Certain before unknown: what fails is ineligible whatever else is missing."""
    return "ineligible" if fails else "needs-data" if lacks else "eligible"


def _dashed(field: str) -> str:
    return field.replace("_", "-").upper()
