"""What a plan file may say: terms that hold for all cohorts, the cohorts, the allocations."""

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema

from pekerja_rentan.engine.planning.cohort import REASONS
from pekerja_rentan.engine.planning.shares import parse_each, parse_share
from pekerja_rentan.errors import RentanError, nearest
from pekerja_rentan.periods import Span
from pekerja_rentan.policy.base import Strict, terms_model
from pekerja_rentan.policy.scalars import (
    SOME,
    Count,
    Flag,
    Id,
    Months,
    MonthText,
    Refusal,
    Rupiah,
    StatedRupiah,
    Text,
    Year,
    reading,
    refused,
    refused_all,
)
from pekerja_rentan.terms import terms_of

_SHARE = {"type": ["string", "number"], "description": "a share: 60% · 0,5% · 1/3"}
_EACH = {"type": ["string", "integer"], "description": "people a month, or a share: 25 · 0,5%"}
_SPAN = {"type": ["string", "integer"], "description": "2025 · 2025-10 · 2025-10..2025-12"}


def _one_or_by_name(
    parse: Callable[[str], Any], known: tuple[str, ...] = ()
) -> Callable[[Any], Any]:
    """A validator for one text as it is, or for a mapping whose values ``parse`` reads."""

    def read(value: Any) -> Any:
        if isinstance(value, str):
            return reading(str.strip)(value) if not known else reading(parse)(value)
        if not isinstance(value, dict):
            raise refused("need-text-or-mapping")
        found: list[Refusal] = []
        entries = {}
        for key, text in value.items():
            if known and key not in known:
                facts = {"name": key, "near": nearest(key, known), "known": known}
                found.append(((key,), "leavers-reason", facts))
            entries[key] = _part(text, parse, (key,), found)
        if found:
            raise refused_all(found)
        return entries

    return read


def _spans(value: Any) -> Any:
    """One span, several with commas between, or a list."""
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list):
        raise refused("not-text")
    if not [part for part in parts if not isinstance(part, str) or part.strip()]:
        raise refused("months-none")
    found: list[Refusal] = []
    spans = [
        _part(part, Span.parse, () if isinstance(value, str) else (number,), found)
        for number, part in enumerate(parts)
    ]
    if found:
        raise refused_all(found)
    return tuple(spans)


def _part(
    text: Any, parse: Callable[[str], Any], where: tuple[str | int, ...], found: list[Refusal]
) -> Any:
    """A part of a value, as ``parse`` reads it; what it refuses goes to ``found``."""
    try:
        if not isinstance(text, str):
            raise RentanError("not-text")
        return parse(text)
    except RentanError as error:
        found.append((where, error.code, error.facts))


Funding = Annotated[
    str | dict[str, Fraction],
    PlainValidator(_one_or_by_name(parse_share)),
    WithJsonSchema(
        {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": _SHARE}]}
    ),
]
Leavers = Annotated[
    int | Fraction | dict[str, int | Fraction],
    PlainValidator(_one_or_by_name(parse_each, REASONS)),
    WithJsonSchema(
        {
            "anyOf": [
                _EACH,
                {
                    "type": "object",
                    "properties": dict.fromkeys(REASONS, _EACH),
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
Spans = Annotated[
    tuple[Span, ...],
    PlainValidator(_spans),
    WithJsonSchema({"anyOf": [_SPAN, {"type": "array", "items": _SPAN, "minItems": 1}]}),
]


class Rate(Strict):
    """A monthly rate of one's own in place of the programmes, and what it is for."""

    label: Text
    amount: Rupiah


_PROGRAMS = Annotated[tuple[Id, ...], SOME]
if TYPE_CHECKING:  # which knows no class that is made when it runs
    _Terms = Strict
else:
    _Terms = terms_model(
        "_Terms", [term for term in terms_of("plan", "where", "how") if term.name != "funding"],
        {"names": _PROGRAMS, "rate": Rate},
    )  # fmt: skip


class Terms(_Terms):
    """On what terms people are covered; what is left out is what the region's policy says.

    ``funding`` is one source of funds or shares that make 100%; ``leavers`` leave each month, for
    any reason or by reason; ``payment`` is the months paid at once; ``relief`` asks for a relief
    where the law leaves it open.
    """

    funding: Funding | None = None
    leavers: Leavers | None = None
    replaced: Flag | None = None
    payment: Months | None = None


class CohortEntry(Terms):
    """People who are enrolled together. ``segment`` says which people they are, ``since`` when
    their membership began if that was before; without ``workers`` they are to be solved."""

    name: Text | None = None
    workers: Count | None = None
    months: Spans
    segment: Text | None = None
    since: MonthText | None = None


class AllocationEntry(Strict):
    """The money of a ``year``, or the same as revised ``from`` a month of it on."""

    amount: StatedRupiah
    year: Year | None = None
    from_: MonthText | None = Field(default=None, alias="from")
    funding: Text | None = None
    region: Text | None = None


class PlanDocument(Terms):
    """One plan file: the terms that hold for all, its cohorts and its allocations."""

    cohorts: Annotated[tuple[CohortEntry, ...], SOME]
    allocations: tuple[AllocationEntry, ...] = ()
