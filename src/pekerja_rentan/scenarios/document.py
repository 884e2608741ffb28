"""What a scenario may say: the words of ``rentan cost``, each read where it stands."""

from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import BeforeValidator, PlainValidator, model_validator

from pekerja_rentan.engine.request import OwnRate, parse_programs
from pekerja_rentan.errors import InputError
from pekerja_rentan.money import parse_rupiah
from pekerja_rentan.policy.base import Strict, terms_model
from pekerja_rentan.policy.scalars import Text, reading, refused
from pekerja_rentan.terms import contradictions, terms_of


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


_RATE = Annotated[OwnRate, PlainValidator(reading(_parse_rate))]
_PROGRAMS = Annotated[tuple[str, ...], PlainValidator(_programs)]
if TYPE_CHECKING:  # which knows no class that is made when it runs
    _Terms = Strict
else:
    _Terms = terms_model("_Terms", terms_of("compare"), {"rate": _RATE, "names": _PROGRAMS})


class ScenarioTerms(_Terms):
    """The words of one scenario, or those that hold for all; what is left out is what the policy
    says. Money is Rupiah, months are 2024-10; a ``policy`` is a file, or a region's name."""

    @model_validator(mode="after")
    def _no_contradiction(self) -> Self:
        if both := contradictions(self.said()):
            raise refused("flags-exclude", flags=both)
        return self


KEYS = tuple(field.alias or name for name, field in ScenarioTerms.model_fields.items())


class ScenarioFile(Strict):
    """Scenarios by name, and in ``common`` what holds for all that do not say otherwise."""

    common: Annotated[ScenarioTerms, BeforeValidator(_nothing)] | None = None
    scenarios: dict[Text, Annotated[ScenarioTerms, BeforeValidator(_nothing)]]
