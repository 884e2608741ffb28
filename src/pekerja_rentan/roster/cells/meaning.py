"""What a cell can mean: a whole number, nothing, or nothing that can be read."""

from typing import NamedTuple


class ParsedCell(NamedTuple):
    """What a cell's text means: ``value``, or else why it has none (``missing``, ``unreadable``;
    of a NIK also ``rounded``, ``placeholder``, ``length``, ``digits``, ``formula``), with the
    nearest known word as a ``hint`` where there is one."""

    value: int | None
    problem: str = ""
    hint: str = ""


MISSING = ParsedCell(None, "missing")
UNREADABLE = ParsedCell(None, "unreadable")

SILENT = "#?"
"""Stands for a cell that says nothing though something stands in it, where it is the NIK, and where
nothing else is in its row: so nobody is lost, nor asked for a NIK that a formula would give."""

BLANKS = frozenset({
    "", SILENT, "-", "--", "---", "–", "—", ".", "..", "...", "…", "_", "?", "??", "???",
    "n/a", "n.a", "n.a.", "na", "#n/a", "#na", "nan", "null", "#null!",
    "#ref!", "#value!", "#name?", "#div/0!", "#num!", "#spill!", "#calc!", "none", "nil", "<na>",
    "kosong", "(kosong)", "belum diisi", "tidak diisi", "blank", "(blank)",
})  # fmt: skip
"""What offices and programs write into a cell that is empty, in lower case. ``0`` is a figure,
and ``tidak ada`` may mean that there is none of something: neither is a blank."""

LONGEST = 200
"""Characters beyond which a text is no date, no amount and no known word."""


def is_blank(text: str) -> bool:
    """Whether a trimmed text says that nothing is there."""
    return text.lower() in BLANKS


EXACT = 2**53
"""Below, a floating number holds every whole number exactly."""
DOUBTED = "?"
"""Stands behind a number of 16 digits whose last one may be another's: ``6408010101800010?``. Text
that a list gives back keeps it, so that nobody takes the number for whole when it is read again."""
