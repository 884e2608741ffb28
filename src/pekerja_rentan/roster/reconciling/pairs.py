"""Two rows beside each other: whether they may be of two people, and who both are."""

from collections.abc import Mapping

import polars as pl

from pekerja_rentan.roster.cells.titles import bare, in_order
from pekerja_rentan.roster.reconciling.reading import RoleRows
from pekerja_rentan.roster.rows import named_and_born


def named_pairs(pairs: pl.DataFrame, roles: Mapping[str, RoleRows]) -> pl.DataFrame:
    """Pairs of the two sides with who both are."""
    one = roles["ours"].people(pairs["at"])
    two = roles["theirs"].people(pairs["at_theirs"])
    two = two.rename({name: f"{name}_theirs" for name in two.columns})
    return pairs.join(one, on="at").join(two, on="at_theirs").sort("at")


def another_person(pairs: pl.DataFrame) -> pl.DataFrame:
    """Of pairs of one NIK those that may be of two people, by their names and birth dates; the
    same words in another order are one person's."""
    one, two = in_order(pl.col("name")), in_order(pl.col("name_theirs"))
    differ = pairs.filter(one.ne_missing(two)).with_columns(
        called=bare(pl.col("name")), called_theirs=bare(pl.col("name_theirs"))
    )
    if differ.is_empty():
        return differ
    from pekerja_rentan.roster.likeness import Pair, is_another  # which takes a while to load

    told = differ.select(
        "at", "at_theirs", "called", "called_theirs", "birth", "birth_theirs", "nik",
        other="nik", digits=pl.lit(0),
    )  # fmt: skip
    return differ.filter(pl.Series([is_another(Pair(*row)) for row in told.iter_rows()]))


def both_said(pairs: pl.DataFrame) -> pl.Series:
    """Who two rows are, for people to compare."""
    one, two = named_and_born("name", "birth"), named_and_born("name_theirs", "birth_theirs")
    return pairs.select(pl.format("{} / {}", one, two)).to_series()
