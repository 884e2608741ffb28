"""The kinds of scalar in a policy file. Each reads the text that stands there; what it cannot
read it refuses with a code that ``language`` has a sentence for."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from pekerja_rentan.errors import RentanError
from pekerja_rentan.money import (
    Stated,
    parse_count,
    parse_published,
    parse_published_count,
    parse_rupiah,
    parse_wage,
)
from pekerja_rentan.periods import Month, Span, parse_year
from pekerja_rentan.policy.regions import CODE

Refusal = tuple[tuple[str | int, ...], str, dict[str, Any]]
"""Where below the value, the code of a sentence in ``language``, its facts."""


def refused(code: str, **facts: Any) -> PydanticCustomError:
    """A refusal of a value."""
    return refused_all([((), code, facts)])


def refused_all(refusals: list[Refusal]) -> PydanticCustomError:
    """Several refusals of parts of a value, to be told all at once."""
    return PydanticCustomError("refused", "refused", {"refusals": refusals})


def reading(parse: Callable[[str], Any]) -> Callable[[Any], Any]:
    """A validator that reads text with ``parse`` and hands its refusal on, code and facts."""

    def read(value: Any) -> Any:
        if not isinstance(value, str):
            raise refused("not-text")
        try:
            return parse(value)
        except RentanError as error:
            raise refused(error.code, **error.facts) from None

    return read


@dataclass(frozen=True, eq=False)
class Reads:
    """That a scalar is text which ``parse`` reads, and what a JSON Schema says of it."""

    parse: Callable[[str], Any]
    schema: dict[str, Any]

    def __get_pydantic_core_schema__(self, *_: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(reading(self.parse))

    def __get_pydantic_json_schema__(self, *_: Any) -> dict[str, Any]:
        return dict(self.schema)


def parse_percent(text: str) -> Decimal:
    """``50%`` or ``0,5%`` as a share of 1; more than nothing, at most the whole."""
    match = re.fullmatch(r"([0-9]{1,3})(?:[.,]([0-9]{1,6}))?\s*%", text.strip())
    share = Decimal(f"{match[1]}.{match[2] or 0}") / 100 if match else Decimal(0)
    if not 0 < share <= 1:
        raise RentanError("percent-unreadable", text=text)
    return share


def parse_per_thousand(text: str) -> Decimal:
    """``3,5`` of 1.000; at most all of them."""
    match = re.fullmatch(r"([0-9]{1,4})(?:[.,]([0-9]{1,2}))?", text.strip())
    rate = Decimal(f"{match[1]}.{match[2] or 0}") if match else Decimal(-1)
    if not 0 <= rate <= 1000:
        raise RentanError("per-thousand-unreadable", text=text)
    return rate


def parse_issued(text: str) -> str:
    """When a source appeared: a date, a month, a year, or ``unknown``."""
    if text == "unknown" or re.fullmatch("[0-9]{4}", text):
        return text
    try:
        return str(Month.parse(text)) if len(text) == 7 else parse_date(text).isoformat()
    except RentanError:
        raise RentanError("issued-unreadable", text=text) from None


DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


def parse_date(text: str) -> date:
    """A day as ISO text. Raises RentanError."""
    try:
        if re.fullmatch(DAY, text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise RentanError("date-unreadable", text=text)


def _at_least(least: int) -> AfterValidator:
    """Refuses a list that is too short; not said of one whose entries are already refused."""

    def check(entries: tuple[Any, ...]) -> tuple[Any, ...]:
        if len(entries) < least:
            raise refused("list-short", least=least)
        return entries

    return AfterValidator(check)


SOME, SEVERAL = _at_least(1), _at_least(2)


def _matching(pattern: str, code: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise RentanError(code, text=text)
        return text

    return parse


def parse_figure(text: str) -> int:
    """A figure that an example must give: an amount, or a balance below zero."""
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    return sign * parse_rupiah(digits)


def _parse_text(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise RentanError("text-empty")
    if not words.isprintable():
        raise RentanError("text-control", text=words)
    return words


def _parse_months(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,2}", text):
        raise RentanError("months-unreadable", text=text)
    return int(text)


def _parse_whole_months(text: str) -> int:
    return 0 if text == "0" else _parse_months(text)


def _parse_year(text: str) -> int:
    if not re.fullmatch("[0-9]{4}", text):
        raise RentanError("budget-year", text=text)
    return parse_year(text)


def _parse_flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise RentanError("flag-unreadable", text=text)
    return text == "true"


NUMBER: dict[str, Any] = {"type": ["string", "integer"]}
"""A whole number, in digits or as text."""
_NUMERIC: dict[str, Any] = {"type": ["string", "integer", "number"]}
_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_MONTH_PATTERN = "[0-9]{4}-(0[1-9]|1[0-2])|[A-Za-z]{3,9}\\.? ?[0-9]{4}"


def _described(schema: dict[str, Any], description: str) -> dict[str, Any]:
    return schema | {"description": description}


Rupiah = Annotated[
    int,
    Reads(
        parse_rupiah,
        _described(_NUMERIC, "whole Rupiah: 16_800 · 16.800 · Rp 1.600.000 · 1,6 miliar"),
    ),
]
Figure = Annotated[int, Reads(parse_figure, _NUMERIC)]
Wage = Annotated[Decimal, Reads(parse_wage, _described(_NUMERIC, "Rupiah, sen allowed"))]
StatedRupiah = Annotated[Stated, Reads(parse_published, _NUMERIC)]
StatedCount = Annotated[Stated, Reads(parse_published_count, _NUMERIC)]
Count = Annotated[int, Reads(parse_count, _described(_NUMERIC, "a number of people"))]
Months = Annotated[int, Reads(_parse_months, NUMBER)]
WholeMonths = Annotated[
    int, Reads(_parse_whole_months, _described(NUMBER, "a number of months, 0 for none"))
]
Percent = Annotated[
    Decimal, Reads(parse_percent, {"type": "string", "description": "a share, as 50%"})
]
PerThousand = Annotated[
    Decimal,
    Reads(parse_per_thousand, {"type": ["string", "number"], "description": "of 1.000, as 3,5"}),
]
MonthText = Annotated[
    Month, Reads(Month.parse, {"type": "string", "pattern": f"^({_MONTH_PATTERN})$"})
]
SpanText = Annotated[
    Span,
    Reads(
        Span.parse,
        _described(NUMBER, "months: 2024 · 2024-10 · 2024-10..2024-12 · Oktober–Desember 2024"),
    ),
]
Year = Annotated[int, Reads(_parse_year, NUMBER)]
Text = Annotated[str, Reads(_parse_text, _TEXT)]
Operand = Annotated[str, Reads(_parse_text, {"type": ["string", "number", "boolean"]})]
Id = Annotated[
    str,
    Reads(
        _matching(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", "id-unreadable"),
        _TEXT | {"pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},
    ),
]
RegionCode = Annotated[
    str,
    Reads(
        _matching(CODE, "region-code-unreadable"),
        {"type": ["string", "number"], "description": "Kemendagri code: 64.08 or 64"},
    ),
]
AccountCode = Annotated[
    str, Reads(_matching(r"[0-9]+(?:\.[0-9]+)+", "account-unreadable"), {"type": "string"})
]
Issued = Annotated[str, Reads(parse_issued, _described(NUMBER, "date, month, year, unknown"))]
Date = Annotated[date, Reads(parse_date, {"type": "string", "format": "date"})]
Flag = Annotated[bool, Reads(_parse_flag, {"type": ["boolean", "string"]})]
Level = Literal["primary", "secondary", "open"]
