"""What the columns and keys of a batch are called: the flags' names, and what is carried along."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pekerja_rentan.engine.flags import SHARED
from pekerja_rentan.engine.synonyms import key_of, suggested
from pekerja_rentan.errors import InputError
from pekerja_rentan.terms import terms_of

COMMANDS = ("cost", "fit", "audit")
TERMS = ("region", *(name for name in SHARED if name != "income"))
"""What many requests have in common; the rest changes from one to the next."""
TAKES = {command: frozenset(term.name for term in terms_of(command)) for command in COMMANDS}
"""The keys that each command takes."""
KEYS = ("command", *dict.fromkeys(key for command in COMMANDS for key in sorted(TAKES[command])))
CARRIED = ("id", "place", "source", "note")
PREFIX = "x_"
"""Columns of one's own begin so; they and ``CARRIED`` come back with the answer as they are."""


def is_carried(name: str) -> bool:
    return name in CARRIED or name.startswith(PREFIX)


def known_as(names: Iterable[str]) -> tuple[str, ...]:
    """The keys of columns that are headed in either language. Raises InputError for two columns
    that mean the same."""
    found: dict[str, str] = {}
    for name in names:
        key = name if is_carried(name) else key_of(name)
        if key in found:
            both = found[key] if found[key] != name else key
            raise InputError("batch-column-same", one=both, other=name, key=key)
        found[key] = name
    return tuple(found)


def renamed(request: Mapping[str, Any]) -> dict[str, Any]:
    """A request by its keys in either language. Raises InputError for a key that stands twice, and
    for one that is neither read nor carried."""
    keys = known_as(request)
    check_names(keys)
    return dict(zip(keys, request.values(), strict=True))


def check_names(
    names: Iterable[str], passed: Iterable[str] = (), keys: Collection[str] = KEYS
) -> None:
    """Refuses a column or key that is neither read nor carried nor one of ``passed``, which are
    known and left out. Raises InputError with the one of ``keys`` that may have been meant."""
    known = (*keys, *CARRIED)
    for name in names:
        if name not in KEYS and not is_carried(name) and name not in passed:
            near = suggested(name, known)
            raise InputError("batch-key", name=name, near=near, prefix=PREFIX, known=known)
