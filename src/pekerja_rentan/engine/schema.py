"""Answers read back from JSON, and the JSON Schema of them: the only place where an answer needs
pydantic, which is loaded when one of the two is asked for."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from pekerja_rentan.engine.result import freeze


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def read(kind: Any, text: str | bytes) -> Any:
    """The answer of a kind of ``Result`` that stands in JSON; nothing in it is taken for another
    type than it has. Raises pydantic's ValidationError."""
    return freeze(_adapter(kind).validate_json(text, strict=True))


def schema(kind: Any) -> dict[str, Any]:
    """The JSON Schema of a kind of ``Result``."""
    return _adapter(kind).json_schema()
