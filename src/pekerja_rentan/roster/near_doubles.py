"""Rows that may be of one person under two NIKs: which are compared, and which of these are near.

Most pairs are told apart by numbers alone, so that few names are compared.
"""

from collections.abc import Iterator

import polars as pl

from pekerja_rentan.roster.blocks import Parts, alike, alike_within, whole
from pekerja_rentan.roster.cells.names import PARTS_OF_NAMES, called
from pekerja_rentan.roster.likeness import LETTERS, SLIPS, Pair, is_near, letters_apart
from pekerja_rentan.roster.spill import place

NEIGHBOURS = 16
"""Rows of one block, in the order of their names, that a row is compared with: whatever the lists
hold, there are no more pairs than so many times the rows."""
_COMPARED = (
    "at", "other_at", "place", "other_place", "birth", "other_birth", "nik", "other_nik", "digits",
)  # fmt: skip


def near_pairs(
    rows: pl.LazyFrame, parts: Parts, *, across: bool = False
) -> Iterator[tuple[int, int]]:
    """The places of rows that may be of one person under two NIKs and are no twins: of those that
    share a day of birth and an end of their names, or a name and part of a NIK; ``across``: only
    pairs of two lists."""
    columns = ("place", "nik", "name", "birth", "twin")
    for days in whole(rows.select(*columns, *PARTS_OF_NAMES), "birth", parts):
        for part in PARTS_OF_NAMES:
            blocks = alike_within(days, part).select(*columns, block=part)
            yield from near_within(blocks, across=across)
    serial = pl.col("person") ^ (pl.col("nik") // 10**4).hash(1)
    numbers = rows.select(*columns, block=serial)
    for blocks in alike(numbers, "block", parts, parts.narrow):
        yield from near_within(blocks, across=across)


def near_within(blocks: pl.DataFrame, *, across: bool = False) -> Iterator[tuple[int, int]]:
    """The same of whole blocks, each told by its ``block``. A name is taken from its frame once,
    not for each pair."""
    if blocks.height < 2:
        return
    rows = blocks.with_columns(called=called(pl.col("name"))).drop("name")
    rows = _in_order(rows.with_columns(letters=pl.col("called").str.len_chars().cast(pl.Int32)))
    names = rows["called"].to_list()
    for pairs in _neighbours(rows.drop("called").with_row_index("at"), across=across):
        apart = letters_apart(names, pairs["at"], pairs["other_at"])
        alike = pairs.with_columns(apart).filter(pl.col("apart") <= LETTERS)
        alike = alike.with_columns(digits=differing())
        alike = alike.filter((pl.col("apart") <= 1) | (pl.col("digits") <= SLIPS))
        for at, other_at, one, other, *numbers in alike.select(_COMPARED).iter_rows():
            if is_near(Pair(one, other, names[at], names[other_at], *numbers)):
                yield one, other


def _in_order(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows block by block. Only in a block with more rows than are compared with one does the
    order of names matter."""
    rows, block = rows.sort("block", "place"), pl.col("block")
    many = rows.filter(block == block.shift(NEIGHBOURS + 1))["block"].unique()
    if many.is_empty():
        return rows
    crowded = block.is_in(many.implode())
    parted = rows.filter(~crowded), rows.filter(crowded)
    return pl.concat([parted[0], parted[1].sort("block", "called", "place")])


def _neighbours(rows: pl.DataFrame, *, across: bool) -> Iterator[pl.DataFrame]:
    """The pairs of rows within each block that are compared, ``by_numbers``."""
    told = rows.select("at", "place", "nik", "birth", "letters")
    for step in range(1, NEIGHBOURS + 1):
        here, there = rows.head(-step), rows.slice(step)
        together = here["block"] == there["block"]
        if not together.any():
            return
        together &= (here["letters"] - there["letters"]).abs() <= LETTERS
        together &= (here["nik"] != there["nik"]) & here["twin"].ne_missing(there["twin"])
        if across:
            together &= here["place"] // place(1, 0) != there["place"] // place(1, 0)
        at = together.arg_true()
        yield by_numbers(told[at].hstack(told[at + step].select(pl.all().name.prefix("other_"))))


def by_numbers(pairs: pl.DataFrame) -> pl.DataFrame:
    """Of these pairs those that ``likeness`` may find near, told by NIKs, birth dates and how many
    ``letters`` names have."""
    apart = (pl.col("letters") - pl.col("other_letters")).abs()
    slip = pl.col("birth").eq_missing(pl.col("other_birth")) & (apart <= 1)
    others = pairs.filter(~slip & (apart <= LETTERS))
    return pl.concat([pairs.filter(slip), others.filter(differing() <= SLIPS)])


def differing() -> pl.Expr:
    """In how many digits ``nik`` and ``other_nik`` differ."""
    one, two = pl.col("nik"), pl.col("other_nik")
    return pl.sum_horizontal(
        (one // 10**at % 10 != two // 10**at % 10).cast(pl.Int64) for at in range(16)
    )
