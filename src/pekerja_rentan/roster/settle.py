"""What only all rows together can tell: doubles, members elsewhere, twins.

The numbers of all NIKs need not fit in memory: they are taken in parts, each part holding every
row of its NIKs.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import polars as pl

from pekerja_rentan.roster.judging.reasons import (
    IS_DOUBLE,
    IS_MEMBER,
    MEMBER_ENDED,
    MEMBER_GONE,
    TWIN,
)
from pekerja_rentan.roster.store import Store

PART = 10_000_000
"""Rows of a part, about; a part takes some 200 MB while it is sorted."""


def settle(verdicts: Store, members: Store | None, lost: Sequence[int]) -> pl.DataFrame:
    """The rows of which more is known now, by place: their ``verdict``, bits to add to its masks,
    the place where a double's NIK stands ``first``, and the place of a ``twin``.

    ``verdicts`` holds place, nik (null unless well formed), person (a hash of name and birth date)
    and the number of the verdict; ``members`` the NIK of each member, whether the membership has
    ``ended``, whether he is ``gone`` (dead or moved), and the ``source``; ``lost`` are the
    verdicts whose NIK has lost its last digits.
    """
    everything, parts = _known_niks(verdicts, lost), _parts(verdicts)
    known = members.scan() if members else None
    found = []
    for part in range(parts):
        found += [_doubles(everything, part, parts), _twins(everything, part, parts)]
        if known is not None:
            found += _members(everything, known, part, parts)
    return (
        pl.concat(found)
        .group_by("place")
        .agg(
            pl.col("verdict").first(),
            pl.col("add_fails", "add_lacks", "add_notes").sum(),
            pl.col("first", "twin").max(),
        )
        .sort("place")
    )


def unlisted(verdicts: Store, members: Store, lost: Sequence[int]) -> dict[int, int]:
    """By list of members, how many whose membership goes on stand on none of the lists."""
    everything, parts = _known_niks(verdicts, lost), max(_parts(verdicts), _parts(members))
    active = members.scan().filter(~pl.col("ended")).select("source", "nik")
    found: Counter[int] = Counter()
    for part in range(parts):
        niks = _part(everything.select("nik"), "nik", part, parts)
        ghosts = _part(active, "nik", part, parts).unique().join(niks, on="nik", how="anti")
        found.update(dict(ghosts.group_by("source").len().collect().iter_rows()))
    return found


def _known_niks(verdicts: Store, lost: Sequence[int]) -> pl.LazyFrame:
    """The rows whose NIK can be relied on."""
    everything = verdicts.scan().filter(pl.col("nik").is_not_null())
    return everything.filter(~pl.col("verdict").is_in(lost)) if lost else everything


def _parts(rows: Store) -> int:
    return max(1, -(-rows.rows // PART))


def _part(rows: pl.LazyFrame, key: str, part: int, parts: int) -> pl.LazyFrame:
    return rows.filter(pl.col(key) % parts == part) if parts > 1 else rows


def _doubles(rows: pl.LazyFrame, part: int, parts: int) -> pl.DataFrame:
    """Every row but the first of those with the same NIK."""
    same = _alike(rows, "nik", part, parts)
    same = same.with_columns(first=pl.col("place").min().over("nik"))
    doubles = same.filter(pl.col("place") != pl.col("first"))
    return _changes(doubles, fails=IS_DOUBLE.value, first=pl.col("first"))


def _members(
    rows: pl.LazyFrame, known: pl.LazyFrame, part: int, parts: int
) -> Iterator[pl.DataFrame]:
    """Who is a member, and whose membership has ended wherever it is told, since he is gone or
    is inactive."""
    niks = _part(rows.select("place", "nik", "verdict"), "nik", part, parts)
    here = _part(known.select("nik", "ended", "gone"), "nik", part, parts)
    active = here.filter(~pl.col("ended"))
    covered = niks.join(active, on="nik", how="semi")
    yield _changes(covered.collect(), fails=IS_MEMBER.value)
    ended = niks.join(here, on="nik", how="semi").join(active, on="nik", how="anti")
    gone = here.filter("gone")
    yield _changes(ended.join(gone, on="nik", how="semi").collect(), lacks=MEMBER_GONE.value)
    yield _changes(ended.join(gone, on="nik", how="anti").collect(), notes=MEMBER_ENDED.value)


def _twins(rows: pl.LazyFrame, part: int, parts: int) -> pl.DataFrame:
    """Rows of one name and birth date, but of several NIKs."""
    several = _alike(rows, "person", part, parts)
    several = several.with_columns(most=pl.col("nik").n_unique().over("person"))
    twins = several.filter(pl.col("most") > 1)
    at = pl.col("place")
    firsts = twins.group_by("person").agg(first=at.min(), own=pl.col("nik").get(at.arg_min()))
    twins = twins.join(firsts, on="person")
    different = pl.col("nik") != pl.col("own")
    seconds = twins.filter(different).group_by("person").agg(second=at.min())
    twins = twins.join(seconds, on="person")
    return _changes(
        twins, notes=TWIN.value, twin=pl.when(different).then("first").otherwise("second")
    )


def _alike(rows: pl.LazyFrame, key: str, part: int, parts: int) -> pl.DataFrame:
    """The rows of a part whose ``key`` stands more than once: sorting numbers beats hashing
    them, and of all rows only the numbers are held."""
    ordered = _part(rows.select(key), key, part, parts).collect().to_series().sort()
    again = ordered.filter(ordered == ordered.shift(1)).unique()
    return rows.filter(pl.col(key).is_in(again.implode())).collect()


def _changes(
    rows: pl.DataFrame,
    *,
    fails: int = 0,
    lacks: int = 0,
    notes: int = 0,
    first: pl.Expr | None = None,
    twin: pl.Expr | None = None,
) -> pl.DataFrame:
    nothing = pl.lit(None, dtype=pl.Int64)
    return rows.select(
        "place",
        "verdict",
        add_fails=pl.lit(fails, dtype=pl.Int64),
        add_lacks=pl.lit(lacks, dtype=pl.Int64),
        add_notes=pl.lit(notes, dtype=pl.Int64),
        first=nothing if first is None else first,
        twin=nothing if twin is None else twin,
    )
