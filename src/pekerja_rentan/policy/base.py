"""What all parts of a file that people write share: strictness, words by language, sources, the
terms of a request, and the schema for editors."""

import json
from collections.abc import Iterable, Mapping
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, Self

from pydantic import BaseModel, ConfigDict, Field, create_model, model_validator

from pekerja_rentan.locales import LANGUAGES
from pekerja_rentan.policy.scalars import (
    Count,
    Flag,
    Issued,
    Level,
    Months,
    MonthText,
    Rupiah,
    SpanText,
    StatedRupiah,
    Text,
    Year,
    refused,
)
from pekerja_rentan.terms import Kind, Term

UNKNOWN = "unknown"
"""What a source says of its date or its address where none is known."""


class Strict(BaseModel):
    """Frozen, and an unknown key is an error; built only when a file needs it."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, validate_by_name=False)

    def said(self) -> dict[str, Any]:
        """What is said, by the keys of a file."""
        return {
            field.alias or name: value
            for name, field in type(self).model_fields.items()
            if (value := getattr(self, name)) is not None
        }


class _Words(Strict):
    """A text for people, by language; a language that lacks it says it in another."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    @model_validator(mode="after")
    def _said(self) -> Self:
        if not self.texts:
            raise refused("missing-key", key=LANGUAGES[0])
        return self

    @property
    def texts(self) -> dict[str, str]:
        return {code: text for code in LANGUAGES if (text := getattr(self, code))}


if TYPE_CHECKING:

    class LocalizedText(_Words):
        """One attribute for each language."""

        id: Text
        en: Text

else:
    LocalizedText = create_model(
        "LocalizedText", __base__=_Words, __doc__=_Words.__doc__,
        **dict.fromkeys(LANGUAGES, (Text, "")),
    )  # fmt: skip


class Source(Strict):
    """Where a figure comes from; ``url`` is its address, or ``unknown``. ``primary``: the law or an
    official site; ``secondary``: press or another's transcription; ``open``: unsettled or
    conflicting, and shown as such."""

    title: Text
    issued: Issued
    level: Level
    url: Text | None = None
    note: LocalizedText | None = None


_TYPES: Mapping[Kind, Any] = {
    "name": Text, "count": Count, "year": Year, "span": SpanText, "month": MonthText,
    "months": Months, "rupiah": Rupiah, "stated": StatedRupiah, "yes": Flag,
}  # fmt: skip


def terms_model(name: str, terms: Iterable[Term], types: Mapping[Kind, Any]) -> type[Strict]:
    """A model of ``terms``, of which a file need say none; ``types`` are those that a kind of term
    has in this file alone."""
    read = {**_TYPES, **types}
    fields: dict[str, Any] = {}
    for term in terms:
        word = iskeyword(term.name)
        field = Field(None, alias=term.name if word else None)
        fields[f"{term.name}_" if word else term.name] = (read[term.kind] | None, field)
    return create_model(name, __base__=Strict, **fields)


def schema_of(model: type[BaseModel], title: str) -> str:
    """The schema of a model as JSON text, the same bytes for the same models."""
    schema: dict[str, Any] = model.model_json_schema()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return (
        json.dumps(head | {key: schema[key] for key in schema if key != "title"}, indent=2) + "\n"
    )
