"""Rules that say who may be covered, as an office writes them in its policy file.

A rule has one requirement, in words for people and as a condition for the machine. A condition
compares one field of a person, or joins conditions with ``all``, ``any`` and ``not``.
"""

import re
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from pekerja_rentan.errors import RentanError, nearest
from pekerja_rentan.money import parse_rupiah
from pekerja_rentan.policy.base import LocalizedText, Strict
from pekerja_rentan.policy.policy import PRESENCES
from pekerja_rentan.policy.scalars import DAY, SOME, Flag, Id, Operand, Reads, parse_date, refused
from pekerja_rentan.policy.yes_or_no import YES_OR_NO

FIELDS = (
    "nik", "name", "birth_date", "age", "sex", "residence", "village", "occupation", "employment",
    "monthly_income", "decile", *YES_OR_NO, *PRESENCES,
)  # fmt: skip
"""What a rule may ask of a person: ``age`` in years, ``monthly_income`` in Rupiah, ``residence``
a Kemendagri code or ``region`` for the region that is asked about, ``social_registry`` DTKS,
``decile`` that of DTSEN, 1 to 10,
``presence`` and ``remark`` (of a list's remarks) present, dead, moved or inactive;
``fixed_income``, ``low_income``, ``student`` and ``active`` (working now) yes or no, as the office
declares."""


NUMBERS = ("age", "monthly_income", "birth_date", "decile")
"""The fields that have limits."""
FREE_TEXTS = ("nik", "name", "village")
"""The fields that are compared as they are written."""


def _parse_bound(text: str) -> int | str | date:
    """A limit in years or Rupiah, a date, or the name of the region's minimum wage."""
    if text == "minimum_wage":
        return text
    if re.fullmatch(DAY, text):
        return parse_date(text)
    try:
        return parse_rupiah(text)
    except RentanError:
        raise RentanError("bound-unreadable", text=text) from None


def _parse_pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error:
        raise RentanError("pattern-unreadable", text=text) from None
    return text


Bound = Annotated[
    int | str | date,
    Reads(
        _parse_bound,
        {"type": ["string", "integer"], "description": "a number, a date, or minimum_wage"},
    ),
]
Pattern = Annotated[str, Reads(_parse_pattern, {"type": "string"})]

_JOINS = {"all", "any", "not"}


def _parse_field(text: str) -> str:
    if text not in FIELDS:
        raise RentanError("not-allowed", found=text, near=nearest(text, FIELDS), allowed=FIELDS)
    return text


FieldName = Annotated[str, Reads(_parse_field, {"type": "string", "enum": list(FIELDS)})]


class Condition(Strict):
    """One test of one ``field``, or exactly one of ``all``, ``any``, ``not``."""

    field: FieldName | None = None
    equals: Operand | None = None
    among: Annotated[tuple[Operand, ...], SOME] | None = Field(None, alias="in")
    not_among: Annotated[tuple[Operand, ...], SOME] | None = Field(None, alias="not_in")
    below: Bound | None = None
    at_most: Bound | None = None
    above: Bound | None = None
    at_least: Bound | None = None
    between: tuple[Bound, Bound] | None = None
    matches: Pattern | None = None
    missing: Flag | None = None
    all: Annotated[tuple["Condition", ...], SOME] | None = None
    any: Annotated[tuple["Condition", ...], SOME] | None = None
    not_: "Condition | None" = Field(None, alias="not")

    @model_validator(mode="after")
    def _one_meaning(self) -> Self:
        keys = self.said().keys() - {"field"}
        if len(keys) != 1 or (keys <= _JOINS) != (self.field is None):
            raise refused("condition-shape")
        if self.between:
            low, high = self.between
            numbers = isinstance(low, int) and isinstance(high, int) and low > high
            dates = isinstance(low, date) and isinstance(high, date) and low > high
            if numbers or dates:
                raise refused("between-reversed")
        return self

    def meant(self) -> tuple[str, Any]:
        """The one test or join that this condition is, by its key in the file, and its value."""
        return next(each for each in self.said().items() if each[0] != "field")


Unmet = Literal["ineligible", "needs-data", "warning"]


class EligibilityRule(Strict):
    """What a person must be: ``require`` for the machine, ``says`` for people, and its source.

    With ``unmet`` the rule asks nothing of a row that does not say, and this is what becomes of a
    row that says that it is not met. ``part_of`` names the rule that it falls with, where a region
    has a rule of its own in the place of that one.
    """

    id: Id
    require: Condition
    says: LocalizedText
    source: Id
    unmet: Unmet | None = None
    part_of: Id | None = None
