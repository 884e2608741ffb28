"""The terms of a request as keys of a file: strict models, made of the table of terms."""

from collections.abc import Iterable, Mapping
from keyword import iskeyword
from typing import Any

from pydantic import Field, create_model

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
)
from pekerja_rentan.terms import Kind, Term

_TYPES: Mapping[Kind, Any] = {
    "name": Text, "count": Count, "year": Year, "span": SpanText, "month": MonthText,
    "months": Months, "rupiah": Rupiah, "stated": StatedRupiah, "yes": Flag,
}  # fmt: skip


class SaidTerms(Strict):
    """Terms of a request, of which a file need say none."""

    def said(self) -> dict[str, Any]:
        """What is said, by the keys of a file."""
        return {
            field.alias or name: value
            for name, field in type(self).model_fields.items()
            if (value := getattr(self, name)) is not None
        }


def terms_model(name: str, terms: Iterable[Term], types: Mapping[Kind, Any]) -> type[SaidTerms]:
    """A model of ``terms``; ``types`` are those that a kind of term has in this file alone."""
    read = {**_TYPES, **types}
    fields: dict[str, Any] = {}
    for term in terms:
        word = iskeyword(term.name)
        field = Field(None, alias=term.name if word else None)
        fields[f"{term.name}_" if word else term.name] = (read[term.kind] | None, field)
    return create_model(name, __base__=SaidTerms, **fields)
