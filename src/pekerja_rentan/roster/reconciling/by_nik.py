"""Who of a side stands on a list of other funders or of who has gone, by NIK. It decides but where
the names are plainly those of two people, or the list is ``denied``, by itself or by a membership
that begins afterwards: whether it means them somebody must look at.
"""

import polars as pl

from pekerja_rentan.roster.reconciling.listed import FOUND
from pekerja_rentan.roster.reconciling.pairs import named_pairs, two_people
from pekerja_rentan.roster.reconciling.reading import RoleRows

_SHORT = 3
"""Letters of a word that is written in short."""


def by_nik(
    people: pl.DataFrame, listed: pl.DataFrame, side: RoleRows, role: RoleRows
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Of ``people`` of a side those whom a list names (``at``), each with every month of an event
    that it names (``event_date``) and the ``row`` of the list; and ``FOUND`` of those whom it may
    name. ``people`` and those who are ``listed`` are parts of the rows of both."""
    pairs = people.select("at", "nik", "called").join(
        listed.select("nik", "event_date", "denied", at_theirs="at", called_theirs="called"),
        on="nik",
    )
    others = _others(pairs, side, role)
    own = pairs.join(others, on=("at", "at_theirs"), how="anti")
    denied = own.filter(pl.col("denied").any().over("at"))
    same = own.join(denied, on="at", how="anti").select("at", "event_date", row="at_theirs")
    others = others.join(same, on="at", how="anti")
    unsure = named_pairs(denied.select("at", "at_theirs", "nik", "event_date"), side, role)
    doubtful = pl.concat([others, unsure], how="diagonal").with_columns(
        row="at_theirs", listed="place_theirs", side=pl.lit(side.role), certain=pl.lit(value=False)
    )
    return same, doubtful.select(pl.col(name).cast(kind) for name, kind in FOUND.items())


def _others(pairs: pl.DataFrame, side: RoleRows, role: RoleRows) -> pl.DataFrame:
    """Of pairs of one NIK those whose names are plainly of two people, with who both are."""
    others = two_people(pairs, side, role, "event_date")
    short = [_in_short(*names) for names in others.select("name", "name_theirs").iter_rows()]
    one_day = pl.col("birth").eq(pl.col("birth_theirs")).fill_null(value=True)
    agree = pl.Series(short, dtype=pl.Boolean) & others.select(one_day).to_series()
    return others.filter(~agree)


def denied(listed: pl.DataFrame, theirs: RoleRows) -> pl.DataFrame:
    """People who are listed as moved, those ``denied`` too whose membership on the branch's list
    begins after the last month that is named: they have come back, or one of these is wrong."""
    of_listed = pl.col("nik").is_in(listed["nik"].implode())
    joined = theirs.scan("nik", "joined").drop_nulls().filter(of_listed).collect()
    joined = joined.group_by("nik").agg(pl.col("joined").max())
    back = pl.col("event_date").max().over("nik") < pl.col("joined")
    told = listed.join(joined, on="nik", how="left", maintain_order="left")
    return told.with_columns(pl.col("denied") | back.fill_null(value=False)).drop("joined")


def _in_short(one: str, two: str) -> bool:
    """Whether names are the same word by word, some in short: ``M. Yusuf``, ``Muhammad Yusuf``."""
    first, second = (name.upper().replace(".", " ").split() for name in (one, two))
    words = list(zip(first, second, strict=False))
    return (
        len(first) == len(second)
        and any(a == b and len(a) > _SHORT for a, b in words)
        and all(a == b or (a[0] == b[0] and min(len(a), len(b)) <= _SHORT) for a, b in words)
    )
