"""What the columns and keys of a batch are called: the flags' names, and what is carried along."""

from collections.abc import Collection, Iterable

from pekerja_rentan.engine.called import meant
from pekerja_rentan.errors import InputError

COMMANDS = ("cost", "fit", "audit")
TERMS = (
    "region", "year", "period", "from", "to", "months", "programs", "rate", "funding", "sector",
    "relief",
)  # fmt: skip
"""What many requests have in common; the rest changes from one to the next."""
_SHARED = (*TERMS, "income", "workers")
TAKES = {
    "cost": frozenset((*_SHARED, "allocation")),
    "fit": frozenset((*_SHARED, "budget")),
    "audit": frozenset(
        (
            "region", "year", "months", "programs", "rate", "income", "workers", "budget",
            "workers_precision", "budget_precision",
        )
    ),
}  # fmt: skip
"""The keys that each command takes."""
KEYS = ("command", *dict.fromkeys(key for command in COMMANDS for key in sorted(TAKES[command])))
CARRIED = ("id", "place", "source", "note")
PREFIX = "x_"
"""Columns of one's own begin so; they and ``CARRIED`` come back with the answer as they are."""


def is_carried(name: str) -> bool:
    return name in CARRIED or name.startswith(PREFIX)


def check_names(
    names: Iterable[str], passed: Iterable[str] = (), keys: Collection[str] = KEYS
) -> None:
    """Refuses a column or key that is neither read nor carried nor one of ``passed``, which are
    known and left out. Raises InputError with the one of ``keys`` that may have been meant."""
    known = (*keys, *CARRIED)
    for name in names:
        if name not in KEYS and not is_carried(name) and name not in passed:
            near = meant(name, known)
            raise InputError("batch-key", name=name, near=near, prefix=PREFIX, known=known)
