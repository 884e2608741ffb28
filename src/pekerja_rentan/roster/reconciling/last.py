"""Who of the month before stands on the branch's list, by NIK or under another: these by name and
birth date, as rows of the two lists of the month are paired."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import polars as pl

from pekerja_rentan.roster.reconciling.reading import RoleRows

_PERSON = ("called", "birth")


class SinceLast(NamedTuple):
    """Of last month's list who ``stays``, who is ``gone`` and, of these, who stands on the office's
    list (``lapsed``); of those who stay how many had no NIK then (``by_name``); the rows of the
    branch's list that are ``new``."""

    stays: int = 0
    gone: int = 0
    lapsed: int = 0
    by_name: int = 0
    new: pl.Series | None = None


def since_last(
    roles: Mapping[str, RoleRows], new: pl.Series | None, gone: Sequence[pl.DataFrame], stays: int
) -> SinceLast:
    """Of rows that are ``new`` or ``gone`` by NIK, and ``lapsed``, those that are so by name and
    birth date too; the others stay."""
    if new is None:
        return SinceLast()
    before = pl.concat(gone)
    theirs, last = _people(roles["theirs"], new), _people(roles["last"], before["at"])
    pairs = theirs.join(last, on=(*_PERSON, "turn"), suffix="_last")
    left = before.filter(~pl.col("at").is_in(pairs["at_last"].implode()))
    return SinceLast(
        stays=stays + pairs.height,
        gone=left.height,
        lapsed=int(left["lapsed"].sum()),
        by_name=pairs["nik_last"].null_count(),
        new=new.filter(~new.is_in(pairs["at"].implode())),
    )


def _people(rows: RoleRows, at: pl.Series) -> pl.DataFrame:
    """These rows and those without a NIK, each with its ``turn`` among those of one person."""
    loose = pl.col("nik").is_null() | pl.col("at").is_in(at.implode())
    known = rows.scan("at", "nik", *_PERSON).filter(loose).drop_nulls(_PERSON).collect()
    ordered = known.sort("nik", "at", nulls_last=True)
    return ordered.with_columns(turn=pl.int_range(pl.len()).over(_PERSON))
