"""Answers read back from JSON, and the JSON Schema of them: the only place where an answer needs
pydantic, which is loaded when one of the two is asked for."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_type_hints

from pydantic import TypeAdapter

from pekerja_rentan.engine.result import Result, freeze


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


def published(kind: Any) -> dict[str, Any]:
    """The JSON Schema of what the command line writes of a kind of ``Result``: also what is derived
    from the fields, and the sentences of notes and changes."""
    made = _adapter(kind).json_schema(mode="validation")
    parts: dict[str, Any] = made.pop("$defs", {})
    known = {each.__name__: each for each in kinds_of(Result)}
    for name in [*parts, kind.__name__]:
        own = made if name == kind.__name__ else parts[name]
        for key in getattr(known.get(name), "derived", ()):
            hint = get_type_hints(getattr(known[name], key).fget)["return"]
            derived = TypeAdapter(hint).json_schema()
            parts = derived.pop("$defs", {}) | parts
            own["properties"][key] = derived
    for name in ("Note", "Change"):  # which the command line also says in a sentence
        if name in parts:
            parts[name]["properties"]["text"] = {"type": "string", "title": "Text"}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    version = made["properties"]["schema_version"]["const"]
    return head | {"$id": f"urn:{version.replace('.', ':')}"} | made | {
        "$defs": dict(sorted(parts.items()))
    }  # fmt: skip


def kinds_of(kind: type[Result]) -> Iterator[type[Result]]:
    """Every kind of ``Result`` that is one of ``kind``."""
    for each in kind.__subclasses__():
        yield each
        yield from kinds_of(each)
