"""What only all rows together can tell: doubles, members elsewhere, twins.

The numbers of all NIKs need not fit in memory: they are taken in parts, each part holding every
row of its NIKs.
"""

from collections.abc import Iterable

import polars as pl

from pekerja_rentan.roster.judging.reasons import IS_DOUBLE, IS_MEMBER, NIK_ENDS_IN_0, TWIN
from pekerja_rentan.roster.store import ROW_BITS, Store

PART = 5_000_000
"""Rows of a part, about; a part takes some 300 MB while it is sorted out."""


def settle(verdicts: Store, members: Store | None, rounded: Iterable[int]) -> pl.DataFrame:
    """The rows of which more is known now, by place: bits to add to their masks, the place where
    a double's NIK stands ``first``, and the place of a ``twin``.

    ``verdicts`` holds place, nik (null unless well formed), person (a hash of name and birth date)
    and notes; ``rounded`` are the lists whose NIKs that end in 0 have lost digits.
    """
    everything = verdicts.scan().filter(pl.col("nik").is_not_null())
    lost = list(rounded)
    if lost:
        source = pl.col("place") // (1 << ROW_BITS)
        everything = everything.filter(
            ~(source.is_in(lost) & (pl.col("notes") & NIK_ENDS_IN_0.value != 0))
        )
    parts = max(1, -(-verdicts.rows // PART))
    known = members.scan() if members else None
    found = []
    for part in range(parts):
        found += [_doubles(everything, part, parts), _twins(everything, part, parts)]
        if known is not None:
            found.append(_members(everything, known, part, parts))
    return (
        pl.concat(found)
        .group_by("place")
        .agg(pl.col("add_fails", "add_notes").sum(), pl.col("first", "twin").max())
        .sort("place")
    )


def _part(rows: pl.LazyFrame, key: str, part: int, parts: int) -> pl.LazyFrame:
    return rows.filter(pl.col(key) % parts == part) if parts > 1 else rows


def _doubles(rows: pl.LazyFrame, part: int, parts: int) -> pl.DataFrame:
    """Every row but the first of those with the same NIK."""
    niks = _part(rows.select("place", "nik"), "nik", part, parts).collect()
    again = _repeated(niks["nik"])
    same = niks.filter(pl.col("nik").is_in(again.implode()))
    same = same.with_columns(first=pl.col("place").min().over("nik"))
    doubles = same.filter(pl.col("place") != pl.col("first"))
    return _changes(doubles, fails=IS_DOUBLE.value, first=pl.col("first"))


def _members(rows: pl.LazyFrame, known: pl.LazyFrame, part: int, parts: int) -> pl.DataFrame:
    niks = _part(rows.select("place", "nik"), "nik", part, parts)
    covered = niks.join(_part(known.select("nik"), "nik", part, parts), on="nik", how="semi")
    return _changes(covered.collect(), fails=IS_MEMBER.value)


def _twins(rows: pl.LazyFrame, part: int, parts: int) -> pl.DataFrame:
    """Rows of one name and birth date, but of several NIKs."""
    named = rows.select("place", "nik", "person").filter(pl.col("person").is_not_null())
    people = _part(named, "person", part, parts).collect()
    again = _repeated(people["person"])
    several = people.filter(pl.col("person").is_in(again.implode()))
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


def _repeated(values: pl.Series) -> pl.Series:
    """The values that stand more than once, each once. Sorting numbers beats hashing them."""
    ordered = values.sort()
    return ordered.filter(ordered == ordered.shift(1)).unique()


def _changes(
    rows: pl.DataFrame,
    *,
    fails: int = 0,
    notes: int = 0,
    first: pl.Expr | None = None,
    twin: pl.Expr | None = None,
) -> pl.DataFrame:
    nothing = pl.lit(None, dtype=pl.Int64)
    return rows.select(
        "place",
        add_fails=pl.lit(fails, dtype=pl.Int64),
        add_notes=pl.lit(notes, dtype=pl.Int64),
        first=nothing if first is None else first,
        twin=nothing if twin is None else twin,
    )
