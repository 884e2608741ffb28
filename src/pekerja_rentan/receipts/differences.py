"""Where two answers are not the same: figures and facts, not the sentences that tell them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pekerja_rentan.engine.result import plain
from pekerja_rentan.engine.verify_result import Difference

MOST = 20
"""Differences that are told one by one."""
_MADE_BY = ("sha256", "files", "rentan")
"""What of a policy's origin is no figure: what differs there is told by itself."""
_SENTENCES = ("text", "engine")


def differences(before: Any, after: Any, *, added: bool = True) -> Iterator[Difference]:
    """The values that are not the same, in order. With ``added`` also what only the later answer
    tells, which a later version may."""
    yield from _between(essence(before), essence(after), "", added)


def essence(value: Any) -> Any:
    """An answer without what its words, its version and its files are."""
    if isinstance(value, Mapping):
        origin = _MADE_BY if "rentan" in value and "files" in value else ()
        return {
            key: essence(part)
            for key, part in value.items()
            if key not in _SENTENCES and key not in origin
        }
    return [essence(part) for part in value] if isinstance(value, (list, tuple)) else plain(value)


def _between(before: Any, after: Any, place: str, added: bool) -> Iterator[Difference]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys([*before, *(after if added else ())]):
            inner = f"{place}.{key}" if place else str(key)
            if key in before and key in after:
                yield from _between(before[key], after[key], inner, added)
            else:
                yield Difference(
                    place=inner, before=_said(before, key), after=_said(after, key)
                )  # fmt: skip
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from _between(one, other, f"{place}.{number}", added)
    elif before != after:
        yield Difference(place=place, before=_json(before), after=_json(after))


def _said(values: dict[str, Any], key: str) -> str | None:
    return _json(values[key]) if key in values else None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
