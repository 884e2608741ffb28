"""Pairs of rows that met, compared in Spark's executors as ``settle`` compares them."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import polars as pl

from pekerja_rentan.roster.cross_row import differing, maybe_near
from pekerja_rentan.roster.likeness import Pair, near_doubles, two_people
from pekerja_rentan.roster.rows import named_and_born

PAIR = tuple(
    f"{whose}{name}" for name in ("place", "called", "birth", "nik") for whose in ("", "other_")
)
"""The columns of two rows that are compared, in the order of ``likeness.Pair``."""


class Comparing(NamedTuple):
    """Of each pair of rows whether it is among those that are ``found``."""

    found: Callable[[pl.DataFrame], Iterable[tuple[int, int]]]

    def __call__(self, pairs: pl.DataFrame, /) -> pl.DataFrame:
        kinds = {"place": pl.Int64, "other_place": pl.Int64}
        held = pl.DataFrame(list(set(self.found(pairs))), schema=kinds, orient="row")
        held = held.with_columns(holds=True)
        joined = pairs.join(held, on=list(kinds), how="left", maintain_order="left")
        return joined.select(pl.col("holds").fill_null(value=False))


def are_near(pairs: pl.DataFrame) -> Iterable[tuple[int, int]]:
    """The pairs that may be of one person under two NIKs."""
    return near_doubles(maybe_near(pairs))


def are_two(pairs: pl.DataFrame) -> Iterable[tuple[int, int]]:
    """The pairs of one NIK that may be of two people."""
    told = pairs.select(*PAIR, digits=pl.lit(0))
    return two_people(map(Pair._make, told.iter_rows()))


def put_beside(pairs: pl.DataFrame) -> pl.DataFrame:
    """Pairs with their names and birth dates in words, and in how many digits their NIKs differ."""
    one, other = named_and_born("name", "birth"), named_and_born("other_name", "other_birth")
    return pairs.select(pair=pl.format("{} / {}", one, other), digits=differing())
