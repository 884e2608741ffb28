"""One field in several columns of a list, as in ``Ket`` beside ``Keterangan``: all cells of a row
are read, and the worse counts."""

from collections.abc import Callable, Sequence

from pekerja_rentan.policy.policy import PRESENCES, PRESENT
from pekerja_rentan.roster.cells.meaning import MISSING, UNREADABLE, Meaning

BESIDE = "\x1f"
"""Stands between the cells of one row; a unit separator, which no keyboard writes."""
_NO, _YES = Meaning(0), Meaning(1)
_WORSE: dict[str, Sequence[Meaning]] = {
    **dict.fromkeys(
        PRESENCES, tuple(Meaning(PRESENT.index(name)) for name in ("dead", "moved", "inactive"))
    ),
    "membership": (_YES,),
    "active": (_NO,),
}
"""What speaks against somebody, the worst first."""
SEVERAL = frozenset(_WORSE)
_ENDED = {**_WORSE, "membership": (_NO,)}
"""The same in a list of members, where a membership that has ended is what matters."""


def worst(
    field: str, read: Callable[[str], Meaning], *, members: bool = False
) -> Callable[[str], Meaning]:
    """``read`` for a text that may hold several cells. A text without a known meaning counts before
    one that speaks for somebody, and an empty cell last."""
    bad = (_ENDED if members else _WORSE)[field]

    def rank(meaning: Meaning) -> int:
        last = len(bad) + (meaning != UNREADABLE) + (meaning == MISSING)
        return bad.index(meaning) if meaning in bad else last

    def meaning(text: str) -> Meaning:
        return min(map(read, text.split(BESIDE)), key=rank) if BESIDE in text else read(text)

    return meaning
