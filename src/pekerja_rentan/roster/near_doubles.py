"""Rows that may be of one person under two NIKs: which are compared, and which of these are near.

Most pairs are told apart by numbers alone, so that few names are compared.
"""

from collections.abc import Iterator

import polars as pl

from pekerja_rentan.roster.blocks import Parts, alike, gathered
from pekerja_rentan.roster.cells.names import PARTS_OF_NAMES, called
from pekerja_rentan.roster.spill import place

NEIGHBOURS = 16
"""Rows of one block, in the order of their names, that a row is compared with: whatever the lists
hold, there are no more pairs than so many times the rows."""


def near_pairs(
    rows: pl.LazyFrame, parts: Parts, *, across: bool = False
) -> Iterator[tuple[int, int]]:
    """The places of rows that may be of one person under two NIKs and are no twins: of those that
    share a day of birth and an end of their names, or a name and part of a NIK; ``across``: only
    pairs of two lists."""
    serial = pl.col("person") ^ (pl.col("nik") // 10**4).hash(1)
    columns = ("place", "nik", "name", "birth", "twin")
    keyed = (rows.select(*columns, block=key) for key in (*map(pl.col, PARTS_OF_NAMES), serial))
    frames = (
        frame.with_columns(pl.col("block") ^ pl.lit(number, dtype=pl.UInt64))
        for number, each in enumerate(keyed)
        for frame in alike(each, "block", parts.number, parts.narrow)
    )
    for blocks in gathered(frames, parts.narrow // 2):
        yield from near_within(blocks, across=across)


def near_within(blocks: pl.DataFrame, *, across: bool = False) -> Iterator[tuple[int, int]]:
    """The same of whole blocks, each told by its ``block``."""
    from pekerja_rentan.roster.likeness import near_doubles  # which takes a while to load

    rows = blocks.with_columns(called=called(pl.col("name"))).drop("name")
    rows = rows.with_columns(letters=pl.col("called").str.len_chars())
    for pairs in _neighbours(rows, across=across):
        yield from near_doubles(pairs)


def _neighbours(rows: pl.DataFrame, *, across: bool) -> Iterator[pl.DataFrame]:
    """The pairs of rows within each block that are compared, ``by_numbers``. Only in a block with
    more rows than are compared with one does the order of names matter."""
    crowded = rows.select(pl.len().over("block") > NEIGHBOURS + 1).to_series()
    parted = rows.filter(~crowded).sort("block", "place"), rows.filter(crowded)
    ordered = pl.concat([parted[0], parted[1].sort("block", "called", "place")])
    numbers, names = ordered.drop("called").with_row_index("at"), ordered["called"]
    for step in range(1, NEIGHBOURS + 1):
        here, there = numbers.head(-step), numbers.slice(step)
        together = here["block"] == there["block"]
        if not together.any():
            return
        apart = (here["nik"] != there["nik"]) & here["twin"].ne_missing(there["twin"])
        if across:
            apart &= here["place"] // place(1, 0) != there["place"] // place(1, 0)
        at = (together & apart).arg_true()
        others = there[at].rename({name: f"other_{name}" for name in there.columns})
        pairs = by_numbers(here[at].hstack(others))
        yield pairs.with_columns(
            called=names.gather(pairs["at"]), other_called=names.gather(pairs["other_at"])
        )


def by_numbers(pairs: pl.DataFrame) -> pl.DataFrame:
    """Of these pairs those that ``likeness`` may find near, told by NIKs, birth dates and how many
    ``letters`` names have."""
    columns = ("letters", "other_letters")
    apart = pl.max_horizontal(*columns) - pl.min_horizontal(*columns)
    slip = (pl.col("birth") == pl.col("other_birth")) & (apart <= 1)
    return (
        pairs.lazy()
        .filter(apart <= 2)
        .with_columns(digits=differing())
        .filter((pl.col("digits") <= 2) | slip)
        .collect()
    )


def differing() -> pl.Expr:
    """In how many digits ``nik`` and ``other_nik`` differ."""
    one, two = pl.col("nik"), pl.col("other_nik")
    return pl.sum_horizontal(
        (one // 10**at % 10 != two // 10**at % 10).cast(pl.Int64) for at in range(16)
    )
