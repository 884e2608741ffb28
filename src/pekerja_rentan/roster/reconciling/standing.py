"""Which of the rows of one NIK stands in its list: the others are doubles of it.

Where both lists have the NIK, the two rows that are the same person stand, if they are active; else
active ones. What is told of a row decides, not the order of rows.
"""

from collections.abc import Mapping

import polars as pl

from pekerja_rentan.roster.reconciling.pairs import two_people
from pekerja_rentan.roster.reconciling.reading import RoleRows
from pekerja_rentan.roster.rules import nik

PEOPLE = 8
"""Of so many people of one NIK in a list the names are compared with those of the other list, where
none are the same."""
_STATES = ("dead", "moved", "ended")


def with_first(
    frames: Mapping[str, pl.DataFrame], roles: Mapping[str, RoleRows]
) -> dict[str, pl.DataFrame]:
    """The rows of both sides, each of them ``first`` or a double of one."""
    several = [rows.filter(pl.col("nik").is_duplicated())["nik"] for rows in frames.values()]
    again = pl.concat(several).unique()
    of_again = pl.col("nik").is_in(again.implode())
    if again.is_empty():
        return {name: rows.with_columns(first=pl.lit(value=True)) for name, rows in frames.items()}
    held = {name: _ranked(rows.filter(of_again), roles[name]) for name, rows in frames.items()}
    chosen = _same_people(held["ours"], held["theirs"])
    left = {name: rows.join(chosen, on="nik", how="anti") for name, rows in held.items()}
    chosen = pl.concat([chosen, _most_alike(left["ours"], left["theirs"], roles)])
    marked = {}
    for (name, rows), at in zip(frames.items(), ("at", "at_theirs"), strict=True):
        alone = (
            held[name]
            .join(chosen, on="nik", how="anti")
            .unique("nik", keep="first", maintain_order=True)
        )
        stands = pl.concat([chosen[at], alone["at"]])
        marked[name] = rows.with_columns(first=~of_again | pl.col("at").is_in(stands.implode()))
    return marked


def _ranked(rows: pl.DataFrame, role: RoleRows) -> pl.DataFrame:
    """Rows in the order in which they stand: active ones, then those whose birth date the NIK says,
    then by what else is told of them, and only of rows that tell the same the first; ``rank`` is
    their place in it."""
    more = role.at(rows["at"], "birth", "joined")
    known = rows.join(more, on="at").with_columns(gone=pl.any_horizontal(_STATES))
    known = known.with_columns(says_birth(known))
    order = {"nik": False, "gone": False, "dead": True, "moved": True, "own": True,
             "joined": False, "birth": False, "called": False, "at": False}  # fmt: skip
    ordered = known.sort(list(order), descending=list(order.values()), nulls_last=True)
    return ordered.with_row_index("rank")


def _same_people(ours: pl.DataFrame, theirs: pl.DataFrame) -> pl.DataFrame:
    """Of each NIK two active rows of one name, and of one birth date if there are such."""
    here, there = (side.filter(~pl.col("gone")) for side in (ours, theirs))
    found = []
    for by in (("nik", "called", "birth"), ("nik", "called")):
        one, two = (_once(side, by) for side in (here, there))
        both = _once(one.join(two, on=by, suffix="_theirs").sort("rank_theirs", "rank"), ("nik",))
        found.append(both.select("nik", "at", "at_theirs"))
        here = here.join(both, on="nik", how="anti")
    return pl.concat(found)


def _most_alike(
    ours: pl.DataFrame, theirs: pl.DataFrame, roles: Mapping[str, RoleRows]
) -> pl.DataFrame:
    """Of each NIK the two rows of which most are active, then those that may be one person."""
    one, two = (
        _once(side, ("nik", "called", "birth", *_STATES)).filter(
            pl.int_range(pl.len()).over("nik") < PEOPLE
        )
        for side in (ours, theirs)
    )
    pairs = one.join(two, on="nik", suffix="_theirs")
    others = two_people(pairs, roles["ours"], roles["theirs"])
    another = others.select("at", "at_theirs", another=pl.lit(value=True))
    told = pairs.join(another, on=("at", "at_theirs"), how="left").with_columns(
        pl.col("another").fill_null(value=False),
        gone=pl.col("gone").cast(pl.UInt8) + pl.col("gone_theirs").cast(pl.UInt8),
        apart=(pl.col("birth") != pl.col("birth_theirs")).fill_null(value=False),
    )
    ordered = told.sort("gone", "another", "apart", "rank_theirs", "rank")
    return _once(ordered, ("nik",)).select("nik", "at", "at_theirs")


def says_birth(rows: pl.DataFrame) -> pl.Series:
    """Of which rows the ``birth`` date is the one within the NIK."""
    told = nik.read(rows.lazy().select("nik", "birth"))
    own = nik.birth() == pl.col("birth") % 10**6
    return told.select(own=own.fill_null(value=False)).collect().to_series()


def _once(rows: pl.DataFrame, by: tuple[str, ...]) -> pl.DataFrame:
    return rows.unique(by, keep="first", maintain_order=True)
