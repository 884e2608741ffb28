"""Whether two rows tell of one person: by names and birth dates, and by how NIKs differ.

Nothing is decided by it: whoever keeps the lists is asked to look. Names are ``called`` without
what they may be written with or without; ``birth`` is yyyymmdd, ``digits`` in how many two NIKs
differ.
"""

from collections.abc import Iterator
from typing import NamedTuple

import polars as pl
from rapidfuzz.distance import OSA

SLIPS = 2
"""Digits in which two NIKs differ by a slip: one mistyped or two that changed places, or two."""
_LETTERS = 2
"""Letters in which two names of one person differ at most."""
_SHORT, _LONG = 5, 10
"""Letters from which on a name that differs in one is no other, and in two."""
_OTHER = 0.4
"""The share of letters from which on a name is another's."""


class Pair(NamedTuple):
    """Two rows, the earlier one first."""

    place: int
    other: int
    called: str
    other_called: str
    birth: int | None
    other_birth: int | None
    nik: int
    other_nik: int
    digits: int


def near_doubles(pairs: pl.DataFrame) -> Iterator[tuple[int, int]]:
    """The places of rows that may be of one person under two NIKs, of a frame of ``Pair``s (of
    which ``other_place`` is the other). Most are told apart by their names, so only the others
    become ``Pair``s."""
    names = zip(pairs["called"].to_list(), pairs["other_called"].to_list(), strict=True)
    apart = [OSA.distance(*each, score_cutoff=_LETTERS) for each in names]
    alike = pairs.filter(pl.Series(apart, dtype=pl.Int64) <= _LETTERS)
    alike = alike.rename({"other_place": "other"}).select(Pair._fields)
    near = filter(is_near, map(Pair._make, alike.iter_rows()))
    return ((pair.place, pair.other) for pair in near)


def is_near(pair: Pair) -> bool:
    """Names that differ by a slip on one day of birth; or one name, NIKs that differ by a slip,
    and birth dates that do, or of which the NIKs know better.

    Two letters are a slip only where the NIKs differ by one too: namesakes born on one day are no
    rarity.
    """
    if pair.birth == pair.other_birth:
        letters = min(len(pair.called), len(pair.other_called))
        apart = OSA.distance(pair.called, pair.other_called, score_cutoff=_LETTERS)
        if apart == 1:
            return letters >= _SHORT
        return apart == 2 and letters >= _LONG and pair.digits <= SLIPS
    return (
        pair.called == pair.other_called
        and pair.digits <= SLIPS
        and (_born(pair.nik) == _born(pair.other_nik) or _near_days(pair.birth, pair.other_birth))
    )


def is_another(pair: Pair) -> bool:
    """Names of which neither is a part nor a slip of the other, on whatever day of birth; or that
    are but alike, and born on days that are not."""
    one, two = sorted((pair.called, pair.other_called), key=len)
    if not one or one in two:
        return False
    apart = OSA.distance(one, two)
    if apart <= (2 if len(one) >= _LONG else 1):
        return False
    return apart > _OTHER * len(two) or not _near_days(pair.birth, pair.other_birth)


def _born(nik: int) -> int:
    """The day of birth within a NIK."""
    return nik // 10_000 % 1_000_000


def _near_days(one: int | None, two: int | None) -> bool:
    """Days that differ in a digit, or by day and month in each other's place; an unknown one may
    be any."""
    if one is None or two is None:
        return True
    first, second = f"{one:08}", f"{two:08}"
    swapped = first[:4] + first[6:] + first[4:6]
    apart = sum(a != b for a, b in zip(first, second, strict=True))
    return apart <= 1 or swapped == second
