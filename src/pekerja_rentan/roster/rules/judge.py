"""Every row by itself: the three masks of what fails, what lacks and what is to be noted.

Expressions over columns of whole numbers. What needs more than one row
(doubles, members elsewhere, twins) is settled afterwards.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from operator import add

import polars as pl

from pekerja_rentan.money import LOW_INCOME
from pekerja_rentan.periods import Month
from pekerja_rentan.policy.policy import Condition, Policy, Rule
from pekerja_rentan.roster.cells.meaning import BLANKS
from pekerja_rentan.roster.rules import nik, reasons
from pekerja_rentan.roster.rules.conditions import (
    SAID,
    TEXTS,
    Conditions,
    Limits,
    fields_of,
    is_near,
    reach,
    text_column,
)

PROBLEMS = ("", "missing", "unreadable", "length", "digits", "rounded", "placeholder",
            "formula")  # fmt: skip
"""Why a cell has no number, by the number that stands in its ``_problem`` column."""
_NIK_PROBLEMS = {problem: bit for problem, bit in (reasons.NIK_FAILS | reasons.NIK_LACKS).items()
                 if problem in PROBLEMS}  # fmt: skip

MOST_YEARS = 110
"""Beyond this age a birth date is taken for a slip of the century or the decade, an assumption:
nobody is refused for it."""

Set = tuple[reasons.Bit, pl.Expr]
"""A bit, and where it is set; where that is null it is not."""


def problem_column(field: str) -> str:
    return f"{field}_problem"


class RuleEvaluator:
    """A policy as of a day, compiled once. ``as_of`` is that day as yyyymmdd, ``attested`` the
    ids of the rules whose missing data the office vouches for.

    What a field says by itself (``field_masks``) need be judged only once for each of its values,
    the rest row by row (``row_masks``).
    """

    def __init__(
        self, policy: Policy, as_of: int, wage: Limits | None, attested: frozenset[str]
    ) -> None:
        self.policy, self.as_of, self.attested = policy, as_of, attested
        self.reasons = reasons.Reasons(policy)
        self.conditions = Conditions(policy, wage)
        self._checks = [c for c in self.reasons.checks if c.rule and c.id != reasons.NIK]
        self._nik_rule = next((c.rule for c in self.reasons.checks if c.id == reasons.NIK), None)
        if self._nik_rule and not reasons.asks_more(self._nik_rule):
            self._nik_rule = None
        own = [self._nik_rule] if self._nik_rule else []
        asked = set().union(*map(_needs, (*self.reasons.rules, *own)))
        self._alone = {check.id: _by_field(check) for check in self._checks}
        self._compared = tuple(field for field in TEXTS if field in asked)
        asked |= {"nik", "birth_date", "sex"}
        self.fields = tuple(field for field in reasons.ENCODED if field in asked)
        self.texts = tuple(sorted(self._compared))

    @cached_property
    def rowwise(self) -> frozenset[str]:
        """The fields that rows are judged by: a NIK's own, and those of rules that ask several."""
        rules = [check.rule for check in self._checks if not self._alone[check.id]]
        several = [_needs(rule) for rule in (*rules, self._nik_rule) if rule]
        return frozenset({"nik", "birth_date", "sex"}.union(*several).intersection(reasons.ENCODED))

    def field_masks(self, field: str, frame: pl.LazyFrame) -> pl.LazyFrame:
        """The masks of what ``field`` says by itself, beside a frame of its numbers
        (Int64) and their ``_problem``."""
        if field == "birth_date":
            frame = frame.with_columns(self._age())
        if field == "employment":
            frame = frame.with_columns(pl.col(field).alias(SAID))
        alone = [(check, self._alone[check.id].get(field)) for check in self._checks]
        rules = [(check, condition) for check, condition in alone if condition]
        return self._masked(frame, rules, self._by_problem(field) if field in self.fields else ())

    def row_masks(self, frame: pl.LazyFrame, precomputed: Collection[str] = ()) -> pl.LazyFrame:
        """The masks of each row, beside a frame of ``fields`` (Int64) with their
        ``_problem``, ``texts`` (String) and ``rentan_extra`` (Boolean).

        What the fields ``precomputed`` say by themselves is in its ``fails``, ``lacks`` and
        ``notes`` already; of those only the ones in ``rowwise`` need be there.
        """
        frame = nik.read(frame.with_columns(*self._derived()))
        before = set(precomputed)
        rules = [
            (check, check.rule.condition)
            for check in self._checks
            if check.rule and not (self._alone[check.id] and self._alone[check.id].keys() <= before)
        ]
        bits = [*self._by_row(), *self._by_nik()]
        for field in self.fields:
            bits += self._by_problem(field) if field not in precomputed else ()
        return self._masked(frame, rules, bits, before=bool(precomputed))

    def _masked(
        self,
        frame: pl.LazyFrame,
        rules: Sequence[tuple[reasons.Check, Condition]],
        bits: Iterable[Set],
        *,
        before: bool = False,
    ) -> pl.LazyFrame:
        """The masks of ``bits`` and of ``rules``, and of those ``before`` them."""
        met = [
            self.conditions.expression(each, as_stated=check.unmet is not None).alias(_met(check))
            for check, each in rules
        ]
        every = [*bits, *(each for check, _ in rules for each in self._by_rule(check))]
        masks = []
        for mask in reasons.MASKS:
            parts = [pl.col(mask)] if before else []
            parts += [_where(bit, said) for bit, said in every if bit.mask == mask]
            masks.append(_sum(parts).alias(mask))
        return (frame.with_columns(*met) if met else frame).with_columns(*masks)

    def _derived(self) -> Iterable[pl.Expr]:
        yield self._age()
        if "employment" in self.rowwise:
            yield pl.col("employment").alias(SAID)
            yield self._employment().alias("employment")
        for field in self._compared:
            yield self._text(field).alias(text_column(field))

    def _age(self) -> pl.Expr:
        """In whole years; a birth date after the day, or too long before, has none."""
        birth = pl.col("birth_date")
        oldest = self.as_of - (MOST_YEARS + 1) * 10_000
        possible = (birth <= self.as_of) & (birth > oldest)
        return pl.when(possible).then((self.as_of - birth) // 10_000).alias("age")

    def _text(self, field: str) -> pl.Expr:
        """A text that rules compare: null for a blank, a NIK without what stands in between."""
        text = pl.col(text_column(field))
        said = pl.when(~text.str.to_lowercase().is_in(sorted(BLANKS))).then(text)
        if field != "nik":
            return said
        number = pl.col("nik")
        bare = number.cast(pl.String).str.zfill(16)
        return pl.when(~number.is_null()).then(bare).otherwise(said)

    def _employment(self) -> pl.Expr:
        """What the list says; where it says nothing, what the occupation is by itself: a PNS is
        ASN."""
        always: dict[str, list[int]] = {}
        for work in self.policy.occupations.values():
            if work.employment is not None:
                number = self.conditions.occupations[work.id]
                always.setdefault(work.employment, []).append(number)
        implied = pl.lit(None, dtype=pl.Int64)
        for employment, numbers in always.items():
            found = pl.lit(self.conditions.employments[employment], dtype=pl.Int64)
            implied = pl.when(pl.col("occupation").is_in(numbers)).then(found).otherwise(implied)
        missing = pl.col(problem_column("employment")) == PROBLEMS.index("missing")
        return pl.coalesce(pl.col("employment"), pl.when(missing).then(implied))

    def _by_problem(self, field: str) -> Iterator[Set]:
        """Why a cell has no number."""
        why = (
            {"unreadable": reasons.unreadable(field)}
            if field in reasons.UNREADABLE
            else _NIK_PROBLEMS
        )
        for problem, bit in why.items():
            yield bit, pl.col(problem_column(field)) == PROBLEMS.index(problem)
        if field == "monthly_income":
            yield reasons.INCOME_LOW, pl.col(field) < LOW_INCOME

    def _by_row(self) -> Iterator[Set]:
        yield reasons.ROW_CELLS, pl.col("rentan_extra")
        if self._nik_rule:
            kept = self.conditions.expression(self._nik_rule.condition)
            yield reasons.NIK_RULE, pl.col("nik_formed") & ~kept

    def _by_nik(self) -> Iterator[Set]:
        """What a NIK says, and what of the row it does not agree with."""
        number, dated, formed = pl.col("nik"), pl.col("nik_dated"), pl.col("nik_formed")
        filler, province = pl.col("nik_filler"), pl.col("nik_province")
        yield reasons.NIK_LACKS["placeholder"], filler
        yield reasons.NIK_LACKS["province"], ~province & ~filler & ~number.is_null()
        yield reasons.NIK_FAILS["date"], province & ~filler & ~dated
        yield reasons.NIK_FAILS["serial"], province & ~filler & dated & ~formed
        yield reasons.NIK_BIRTH, formed & (nik.birth() != pl.col("birth_date") % 1_000_000)
        yield reasons.NIK_SEX, formed & (nik.woman() != (pl.col("sex") == 1))
        yield reasons.NIK_ENDS_IN_0, formed & (number % 10 == 0)
        if self.policy.code:  # first registered elsewhere is information, never a fault
            code = int(self.policy.code.replace(".", ""))
            here = nik.region(number)
            yield reasons.NIK_REGION, formed & ((here if code >= 100 else here // 100) != code)

    def _by_rule(self, check: reasons.Check) -> Iterator[Set]:
        """Whether a rule is broken, by little, or cannot be known."""
        met = pl.col(_met(check))
        if check.unmet:
            ((_, bit),) = (*check.fails, *check.lacks, *check.warns)
            yield bit, ~met
            return
        yield check.fails[0][1], ~met
        attested = check.id in self.attested and check.attested
        yield attested or check.lacks[0][1], met.is_null()
        if check.rule and check.near:
            by_little = is_near(check.rule.condition, self.conditions.wage)
            if by_little is not None:
                yield check.near, ~met & by_little

    @property
    def near(self) -> Mapping[str, int]:
        """By rule id, how little counts as near: Rupiah, or years."""
        rules = [check.rule for check in self._checks if check.rule and check.near]
        reaches = {rule.id: reach(rule.condition, self.conditions.wage) for rule in rules}
        return {name: far for name, far in reaches.items() if far}


def first_day(month: Month) -> int:
    """The first day of a month as yyyymmdd."""
    return month.year * 10_000 + month.month * 100 + 1


def _needs(rule: Rule) -> set[str]:
    """The columns that a rule goes by: ages come from birth dates, and where a list is silent
    on employment the occupation may tell, but to a rule with ``unmet``, which goes by what
    the list itself says."""
    fields = fields_of(rule.condition)
    fields |= {"occupation"} if "employment" in fields and rule.unmet is None else set()
    return {"birth_date" if field == "age" else field for field in fields}


def _by_field(check: reasons.Check) -> dict[str, Condition]:
    """What of a rule each field decides by its number alone; nothing where it takes several
    fields together, or a text. What fails one part of ``all`` fails the whole, so a rule that
    goes only by that (``unmet``) may be taken apart."""
    if check.rule is None:
        return {}
    whole = check.rule.condition
    apart = whole.parts if check.unmet and whole.kind == "all" else (whole,)
    found: dict[str, list[Condition]] = {}
    for part in apart:
        needs = _needs(check.rule._replace(condition=part))
        if len(needs) != 1 or not needs.isdisjoint(TEXTS):
            return {}
        found.setdefault(min(needs), []).append(part)
    return {field: Condition("all", None, (), tuple(parts)) for field, parts in found.items()}


def _met(check: reasons.Check) -> str:
    return f"met_{check.id}"


def _where(bit: reasons.Bit, said: pl.Expr) -> pl.Expr:
    number, nothing = pl.lit(bit.value, dtype=pl.Int64), pl.lit(0, dtype=pl.Int64)
    return pl.when(said).then(number).otherwise(nothing)


def _sum(parts: list[pl.Expr]) -> pl.Expr:
    nothing = pl.lit(0, dtype=pl.Int64)
    return reduce(add, parts) if parts else nothing
