"""An answer as plain data, and that as JSON: integers without marks, ISO months, stable keys."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json

from pekerja_rentan.engine.result import Note
from pekerja_rentan.language import Language, masked


def plain_data(value: Any, language: Language) -> Any:
    """``value`` in dicts, lists, numbers and text; a note also says its sentence.

    The same keys as pydantic's ``model_dump(mode="json")``, without building a schema for it.
    """
    if isinstance(value, BaseModel):
        kind = type(value)
        names = (*kind.model_fields, *kind.model_computed_fields)
        data = {name: plain_data(getattr(value, name), language) for name in names}
        if isinstance(value, Note):
            data["text"] = language.say(f"note.{value.code}", **value.facts)
        return data
    if isinstance(value, Mapping):
        return {str(key): plain_data(part, language) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain_data(part, language) for part in value]
    return float(value) if isinstance(value, Decimal) else value


def as_json(data: Any) -> str:
    """The text of plain data, NIKs in it and in its keys masked as in all answers (lists of names
    hold them, and nothing else)."""
    return to_json(_shown(data), indent=2).decode() + "\n"


def _shown(value: Any) -> Any:
    if isinstance(value, dict):
        shown: dict[str, Any] = {}
        for key, part in value.items():
            name = masked(str(key))
            while name in shown:  # masked alike, and none may be lost
                name += "*"
            shown[name] = _shown(part)
        return shown
    if isinstance(value, list):
        return [_shown(part) for part in value]
    return masked(value) if isinstance(value, str) else value
