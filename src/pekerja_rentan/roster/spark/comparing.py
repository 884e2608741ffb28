"""Rows that meet by a number that they share, compared in Spark's executors by the functions that
compare them on one machine (``cross_row``)."""

from collections.abc import Iterator

import polars as pl

from pekerja_rentan.roster.blocks import WIDE
from pekerja_rentan.roster.cells.names import PARTS_OF_NAMES
from pekerja_rentan.roster.cross_row import (
    beside,
    both,
    duplicates,
    pairs_of,
    same_person,
    shared,
)
from pekerja_rentan.roster.near_doubles import near_within
from pekerja_rentan.roster.rules.reasons import NEAR_DOUBLE, TWIN

MEET_BY = ("nik", "twin", *PARTS_OF_NAMES, "serial")
"""The numbers of a row by which it meets others; what is behind ``twin`` are blocks of rows that
may be near doubles."""
PERSON = ("place", "nik", "name", "birth", "twin")
"""What is asked of a row that meets another."""
MET = "place long, first long, kind integer, other long, pair string, digits long"
"""Of a row with the NIK of an earlier one where that stands ``first``; of two that are of one of
the ``KINDS`` the ``other``, and what is said of both."""
_TOLD = pl.Schema(
    {"place": pl.Int64, "first": pl.Int64, "kind": pl.Int32, "other": pl.Int64,
     "pair": pl.String, "digits": pl.Int64}
)  # fmt: skip


def parts_of(rows: int) -> int:
    """In how many parts so many rows meet."""
    return max(1, -(-rows * len(MEET_BY) // WIDE))


def met(batches: Iterator[pl.DataFrame]) -> pl.DataFrame:
    """What is ``MET`` among rows, each as a ``PERSON`` with a ``key`` of those it meets others
    ``by``, if all that share a key are among them."""
    rows = pl.concat(batches)
    rows = rows.filter(pl.len().over("by", "key") > 1)
    doubles = duplicates(_by(rows, "nik"))
    blocks = rows.filter(pl.col("by") > MEET_BY.index("twin"))
    blocks = blocks.with_columns(block=pl.col("key") ^ pl.col("by").cast(pl.Int64))
    pairs = [
        shared(doubles),
        pairs_of(same_person(_by(rows, "twin")), TWIN),
        both(near_within(blocks), NEAR_DOUBLE),
    ]
    told = beside(pl.concat(pairs), rows.select(PERSON).unique("place"))
    nothing = {name: pl.lit(None, dtype=kind).alias(name) for name, kind in _TOLD.items()}
    found = (
        doubles.select(**nothing | {"place": pl.col("place"), "first": pl.col("first")}),
        told.select(**{name: pl.col(name) for name in _TOLD} | {"first": nothing["first"]}),
    )
    return pl.concat([each.cast(_TOLD) for each in found])


def _by(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    return rows.filter(pl.col("by") == MEET_BY.index(name))
