"""What a scenario may say: the words of ``rentan cost``, each read where it stands."""

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, PlainValidator, model_validator

from pekerja_rentan.engine.request import OwnRate, parse_programs
from pekerja_rentan.errors import InputError
from pekerja_rentan.money import parse_rupiah
from pekerja_rentan.policy.base import Strict
from pekerja_rentan.policy.scalars import (
    Count,
    Flag,
    Months,
    MonthText,
    Rupiah,
    SpanText,
    StatedRupiah,
    Text,
    Year,
    reading,
    refused,
)
from pekerja_rentan.terms import contradictions


def _parse_rate(text: str) -> OwnRate:
    """``label=16.200``: a rate of the office's own says what it is for."""
    label, equals, amount = text.rpartition("=")
    if not equals or not label.strip():
        raise InputError("rate-label", text=text)
    return OwnRate(parse_rupiah(amount), label.strip())


def _programs(value: Any) -> tuple[str, ...]:
    """``jkk,jkm``, or a list."""
    texts = value if isinstance(value, list) else [value]
    if not all(isinstance(text, str) for text in texts):
        raise refused("not-text")
    names = tuple(name for text in texts for name in parse_programs(text))
    if not names:
        raise refused("text-empty")
    return names


def _nothing(value: Any) -> Any:
    """A name with nothing behind it says nothing of its own."""
    return {} if value == "" else value


class ScenarioTerms(Strict):
    """The words of one scenario, or those that hold for all; what is left out is what the policy
    says. Money is Rupiah, months are 2024-10."""

    region: Text | None = None
    policy: Text | None = None
    """A policy file, or a region's name."""
    workers: Count | None = None
    year: Year | None = None
    period: SpanText | None = None
    from_: MonthText | None = Field(None, alias="from")
    to: MonthText | None = None
    months: Months | None = None
    allocation: StatedRupiah | None = None
    programs: Annotated[tuple[str, ...], PlainValidator(_programs)] | None = None
    income: Rupiah | None = None
    rate: Annotated[OwnRate, PlainValidator(reading(_parse_rate))] | None = None
    funding: Text | None = None
    sector: Text | None = None
    relief: Flag | None = None

    def words(self) -> dict[str, Any]:
        """What is said, by the keys of a file."""
        return {
            field.alias or name: value
            for name, field in type(self).model_fields.items()
            if (value := getattr(self, name)) is not None
        }

    @model_validator(mode="after")
    def _no_contradiction(self) -> Self:
        if both := contradictions(self.words()):
            raise refused("flags-exclude", flags=both)
        return self


KEYS = tuple(field.alias or name for name, field in ScenarioTerms.model_fields.items())


class ScenarioFile(Strict):
    """Scenarios by name, and in ``common`` what holds for all that do not say otherwise."""

    common: Annotated[ScenarioTerms, BeforeValidator(_nothing)] | None = None
    scenarios: dict[Text, Annotated[ScenarioTerms, BeforeValidator(_nothing)]]
