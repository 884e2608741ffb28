"""JSON: plain data with integers without marks, ISO months, stable keys."""

import json
from typing import Any

from pekerja_rentan.language import masked
from pekerja_rentan.presentation.answer import Presentation


def write(shown: Presentation, *_: object, **__: object) -> str:
    """All data, which always explain."""
    return as_json(shown.data)


def as_json(data: Any) -> str:
    """The text of plain data, NIKs in it and in its keys masked as in all answers (lists of names
    hold them, and nothing else)."""
    return json.dumps(masked_data(data), ensure_ascii=False, indent=2) + "\n"


def masked_data(value: Any) -> Any:
    """Plain data as its JSON tells them."""
    if isinstance(value, dict):
        shown: dict[str, Any] = {}
        for key, part in value.items():
            name = masked(str(key))
            while name in shown:  # masked alike, and none may be lost
                name += "*"
            shown[name] = masked_data(part)
        return shown
    if isinstance(value, list):
        return [masked_data(part) for part in value]
    return masked(value) if isinstance(value, str) else value
