"""Whether two rows tell of one person: by names and birth dates, and by how NIKs differ.

Nothing is decided by it: whoever keeps the lists is asked to look. Names are ``called`` without
what they may be written with or without; ``birth`` is yyyymmdd, ``digits`` in how many two NIKs
differ.
"""

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

SLIPS = 2
"""Digits in which two NIKs differ by a slip: one mistyped or two that changed places, or two."""
LETTERS = 2
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


def letters_apart(names: Sequence[str], at: pl.Series, other_at: pl.Series) -> pl.Series:
    """In how many letters pairs of ``names`` differ, each told by two places; LETTERS + 1 are that
    or more."""
    from rapidfuzz.distance import OSA  # which takes a while to load

    pairs = zip(at.to_list(), other_at.to_list(), strict=True)
    apart = [OSA.distance(names[one], names[two], score_cutoff=LETTERS) for one, two in pairs]
    return pl.Series("apart", apart, dtype=pl.Int64)


def _apart(one: str, two: str) -> int:
    """In how many letters two names differ; two that changed places are one."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, two)


def is_near(pair: Pair) -> bool:
    """Names that differ by a slip on one day of birth; or one name, NIKs that differ by a slip,
    and birth dates that do, or of which the NIKs know better.

    Two letters are a slip only where the NIKs differ by one too: namesakes born on one day are no
    rarity.
    """
    if pair.birth == pair.other_birth:
        letters = min(len(pair.called), len(pair.other_called))
        apart = _apart(pair.called, pair.other_called)
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
    apart = _apart(one, two)
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
