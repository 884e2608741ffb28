"""Two rows beside each other: whether they may be of two people, and who both are."""

import polars as pl

from pekerja_rentan.roster.cells.titles import bare, in_order
from pekerja_rentan.roster.likeness import Pair, is_another
from pekerja_rentan.roster.reconciling.reading import RoleRows
from pekerja_rentan.roster.rows import named_and_born


def named_pairs(pairs: pl.DataFrame, ours: RoleRows, theirs: RoleRows) -> pl.DataFrame:
    """Pairs of two lists with who both are."""
    two = theirs.people(pairs["at_theirs"]).rename(lambda name: f"{name}_theirs")
    return pairs.join(ours.people(pairs["at"]), on="at").join(two, on="at_theirs").sort("at")


def two_people(pairs: pl.DataFrame, ours: RoleRows, theirs: RoleRows, *more: str) -> pl.DataFrame:
    """Of pairs of one NIK, told as they are ``called``, those that may be of two people, by their
    names and birth dates, with who both are and ``more`` columns; the same words in another order
    are one person's."""
    pairs = pairs.filter(pl.col("called") != pl.col("called_theirs"))
    pairs = named_pairs(pairs.select("at", "at_theirs", "nik", *more), ours, theirs)
    if pairs.is_empty():
        return pairs
    one, two = pl.col("name"), pl.col("name_theirs")
    differ = pairs.filter(in_order(one).ne_missing(in_order(two)))
    told = differ.select(
        "at", "at_theirs", bare(one), bare(two), "birth", "birth_theirs", "nik",
        other="nik", digits=pl.lit(0),
    )  # fmt: skip
    others = [is_another(Pair(*row)) for row in told.iter_rows()]
    return differ.filter(pl.Series(others, dtype=pl.Boolean))


def both_said(pairs: pl.DataFrame) -> pl.Series:
    """Who two rows are, for people to compare."""
    one, two = named_and_born("name", "birth"), named_and_born("name_theirs", "birth_theirs")
    return pairs.select(pl.format("{} / {}", one, two)).to_series()
