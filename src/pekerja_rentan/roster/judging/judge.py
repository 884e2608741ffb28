"""Every row by itself: the three masks of what fails, what lacks and what is to be noted.

One pipeline of Narwhals expressions for every engine, over columns of whole numbers. What needs
more than one row (doubles, members elsewhere, twins) is settled afterwards.
"""

from collections.abc import Iterable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import reduce
from typing import Any

import narwhals.stable.v2 as nw

from pekerja_rentan.periods import Month
from pekerja_rentan.policy.policy import Condition, Policy
from pekerja_rentan.roster.cells.meaning import BLANKS
from pekerja_rentan.roster.judging import nik
from pekerja_rentan.roster.judging.conditions import (
    TEXTS,
    Conditions,
    Limits,
    fields_of,
    text_column,
)
from pekerja_rentan.roster.judging.reasons import (
    ENCODED,
    NIK_BIRTH,
    NIK_ENDS_IN_0,
    NIK_FAILS,
    NIK_MISSING,
    NIK_REGION,
    NIK_ROUNDED,
    NIK_RULE,
    NIK_SEX,
    ROW_CELLS,
    UNREADABLE,
    Bit,
    Check,
    Reasons,
    asks_more,
    unreadable,
)

PROBLEMS = ("", "missing", "unreadable", *NIK_FAILS, "rounded")
"""Why a cell has no number, by the number that stands in its ``_problem`` column."""
NEAR = {"monthly_income": 100_000, "age": 1}
"""A row misses a limit by little when it is off by less than so many Rupiah, or by a year."""


def problem_column(field: str) -> str:
    return f"{field}_problem"


class Judge:
    """A policy as of a day, compiled once. ``as_of`` is that day as yyyymmdd, ``attested`` the
    ids of the rules whose missing data the office vouches for.

    Asks for the columns ``fields`` (Int64) with their ``_problem`` (Int64), ``texts`` (String),
    and ``rentan_extra`` (Boolean); gives ``fails``, ``lacks`` and ``notes``.
    """

    def __init__(
        self, policy: Policy, as_of: int, wage: Limits | None, attested: frozenset[str]
    ) -> None:
        self.policy, self.as_of, self.attested = policy, as_of, attested
        self.reasons = Reasons(policy)
        self.conditions = Conditions(policy, wage)
        self._nik_rule = next((c.rule for c in self.reasons.checks if c.rule and not c.near), None)
        if self._nik_rule and not asks_more(self._nik_rule):
            self._nik_rule = None
        rules = [*self.reasons.rules, *filter(None, [self._nik_rule])]
        asked = set().union(*(fields_of(rule.condition) for rule in rules))
        self._compared = tuple(field for field in TEXTS if field in asked)
        asked |= {"nik", "birth_date", "sex"}
        if "employment" in asked:
            asked.add("occupation")
        self.fields = tuple(field for field in ENCODED if field in asked)
        self.texts = tuple(sorted({"name", *self._compared}))

    def judged(self, frame: Any) -> Any:
        """A Narwhals frame with the masks beside its columns."""
        frame = frame.with_columns(*self._derived())
        frame = frame.with_columns(*(expr.alias(name) for name, expr in self._tests().items()))
        return frame.with_columns(
            self._fails().alias("fails"), self._lacks().alias("lacks"), self._notes().alias("notes")
        )

    def _derived(self) -> Iterable[nw.Expr]:
        birth = nw.col("birth_date")
        yield nik.impossible_date(nw.col("nik")).alias("nik_impossible")
        yield nw.when(birth <= self.as_of).then((self.as_of - birth) // 10_000).alias("age")
        if "employment" in self.fields:
            yield self._employment().alias("employment")
        for field in self._compared:
            yield self._text(field).alias(text_column(field))

    def _text(self, field: str) -> nw.Expr:
        """A text that rules compare: null for a blank, a NIK without what stands in between."""
        text = nw.col(text_column(field))
        said = nw.when(~text.str.to_lowercase().is_in(sorted(BLANKS))).then(text)
        if field != "nik":
            return said
        number = nw.col("nik")
        bare = number.cast(nw.String).str.zfill(16)
        return nw.when(~number.is_null()).then(bare).otherwise(said)

    def _employment(self) -> nw.Expr:
        """What the list says; where it says nothing, what the occupation is by itself: a PNS is
        ASN."""
        always: dict[str, list[int]] = {}
        for work in self.policy.occupations.values():
            if work.employment is not None:
                number = self.conditions.occupations[work.id]
                always.setdefault(work.employment, []).append(number)
        implied = nw.lit(None, dtype=nw.Int64)
        for employment, numbers in always.items():
            found = nw.lit(self.conditions.employments[employment], dtype=nw.Int64)
            implied = nw.when(nw.col("occupation").is_in(numbers)).then(found).otherwise(implied)
        missing = nw.col(problem_column("employment")) == PROBLEMS.index("missing")
        return nw.coalesce(nw.col("employment"), nw.when(missing).then(implied))

    def _tests(self) -> Mapping[str, nw.Expr]:
        """The outcome of each rule, true, false or null, and whether the NIK is well formed."""
        number, problem = nw.col("nik"), nw.col(problem_column("nik"))
        impossible = nw.col("nik_impossible")
        tests = {
            "nik_date": self._odd("date") | impossible.fill_null(value=False),
            "nik_serial": self._odd("serial")
            | (nik.no_serial(number) & ~impossible).fill_null(value=False),
            "nik_formed": (problem == 0)
            & ~impossible.fill_null(value=True)
            & ~nik.no_serial(number).fill_null(value=True),
        }
        rules = {
            check.id: self.conditions.expression(check.rule.condition)
            for check in self.reasons.checks
            if check.rule and check.near
        }
        return tests | {_passes(name): expression for name, expression in rules.items()}

    def _odd(self, problem: str) -> nw.Expr:
        return nw.col(problem_column("nik")) == PROBLEMS.index(problem)

    def _fails(self) -> nw.Expr:
        bits = [
            _set(NIK_FAILS["length"], self._odd("length")),
            _set(NIK_FAILS["digits"], self._odd("digits")),
            _set(NIK_FAILS["date"], nw.col("nik_date")),
            _set(NIK_FAILS["serial"], nw.col("nik_serial")),
        ]
        for check in self._ruled():
            passes = nw.col(_passes(check.id))
            bits.append(_set(check.fails[0][1], (~passes).fill_null(value=False)))
        if self._nik_rule:
            kept = self.conditions.expression(self._nik_rule.condition)
            bits.append(_set(NIK_RULE, nw.col("nik_formed") & ~kept.fill_null(value=True)))
        return _sum(bits)

    def _ruled(self) -> list[Check]:
        return [check for check in self.reasons.checks if check.near]

    def _lacks(self) -> nw.Expr:
        bits = [
            _set(ROW_CELLS, nw.col("rentan_extra")),
            _set(NIK_MISSING, self._odd("missing")),
            _set(NIK_ROUNDED, self._odd("rounded")),
        ]
        for check in self._ruled():
            if check.id not in self.attested:
                bits.append(_set(check.lacks[0][1], nw.col(_passes(check.id)).is_null()))
        return _sum(bits)

    def _notes(self) -> nw.Expr:
        number, formed = nw.col("nik"), nw.col("nik_formed")
        birth, sex = nw.col("birth_date"), nw.col("sex")
        bits = [
            _set(
                NIK_BIRTH,
                (formed & (nik.birth(number) != birth % 1_000_000)).fill_null(value=False),
            ),
            _set(NIK_SEX, (formed & (nik.woman(number) != (sex == 1))).fill_null(value=False)),
            _set(NIK_ENDS_IN_0, formed & (number % 10 == 0).fill_null(value=False)),
            *self._elsewhere(),
        ]
        bits += [
            _set(unreadable(field), nw.col(problem_column(field)) == PROBLEMS.index("unreadable"))
            for field in UNREADABLE
            if field in self.fields
        ]
        for check in self._ruled():
            passes = nw.col(_passes(check.id))
            if check.near and (near := self._near(check)) is not None:
                bits.append(_set(check.near, (~passes & near).fill_null(value=False)))
            if check.attested and check.id in self.attested:
                bits.append(_set(check.attested, passes.is_null()))
        return _sum(bits)

    def _elsewhere(self) -> Iterable[nw.Expr]:
        """First registered in another region than the policy's: information, never a fault."""
        if not self.policy.code:
            return
        code = int(self.policy.code.replace(".", ""))
        here = nik.region(nw.col("nik"))
        here = here if code >= 100 else here // 100
        yield _set(NIK_REGION, nw.col("nik_formed") & (here != code).fill_null(value=False))

    def _near(self, check: Check) -> nw.Expr | None:
        """Whether a value beyond a rule's limit is so by little."""
        condition = check.rule.condition if check.rule else None
        if condition is None or condition.field not in NEAR:
            return None
        reach, value = NEAR[condition.field], nw.col(condition.field)
        tests = [
            (value < first + reach) if up else (value > first - reach)
            for first, up in self._first_failing(condition)
        ]
        return reduce(lambda one, two: one & two, tests) if tests else None

    def _first_failing(self, condition: Condition) -> list[tuple[int, bool]]:
        """The values just beyond a condition's limits, and whether they lie above."""
        kinds = {
            "below": ("below",), "at_most": ("at_most",), "above": ("above",),
            "at_least": ("at_least",), "between": ("at_least", "at_most"),
        }.get(condition.kind, ())  # fmt: skip
        found = []
        for kind, bound in zip(kinds, condition.operands, strict=False):
            if bound == "minimum_wage" and self.conditions.wage is None:
                continue
            least, most = self.conditions.wage or (0, 0)
            up = kind in ("below", "at_most")
            limit = Decimal((most if up else least) if bound == "minimum_wage" else bound)
            if up:
                above = limit.to_integral_value(ROUND_CEILING if kind == "below" else ROUND_FLOOR)
                found.append((int(above) + (kind == "at_most"), True))
            else:
                under = limit.to_integral_value(ROUND_FLOOR if kind == "above" else ROUND_CEILING)
                found.append((int(under) - (kind == "at_least"), False))
        return found

    @property
    def near(self) -> Mapping[str, int]:
        """By rule id, how little counts as near: Rupiah, or years."""
        rules = [check.rule for check in self._ruled() if check.rule]
        return {
            rule.id: NEAR[rule.condition.field]
            for rule in rules
            if rule.condition.field in NEAR and self._first_failing(rule.condition)
        }


def first_day(month: Month) -> int:
    """The first day of a month as yyyymmdd."""
    return month.year * 10_000 + month.month * 100 + 1


def _passes(rule: str) -> str:
    return f"passes_{rule}"


def _set(bit: Bit, when: nw.Expr) -> nw.Expr:
    said, nothing = nw.lit(bit.value, dtype=nw.Int64), nw.lit(0, dtype=nw.Int64)
    return nw.when(when).then(said).otherwise(nothing)


def _sum(bits: list[nw.Expr]) -> nw.Expr:
    return reduce(lambda one, two: one + two, bits)
