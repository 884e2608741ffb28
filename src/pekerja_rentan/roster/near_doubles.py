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
    columns = ("place", "nik", "name", "letters", "birth", "twin")
    keyed = (rows.select(*columns, block=key) for key in (*map(pl.col, PARTS_OF_NAMES), serial))
    frames = (
        frame.with_columns(pl.col("block") ^ pl.lit(number, dtype=pl.UInt64))
        for number, each in enumerate(keyed)
        for frame in alike(each, "block", parts.number, parts.narrow)
    )
    for blocks in gathered(frames, parts.narrow):
        yield from _near(blocks, across=across)


def near_within(blocks: pl.DataFrame) -> Iterator[tuple[int, int]]:
    """The same of whole blocks, each told by its ``block``."""
    letters = called(pl.col("name")).str.len_chars()
    yield from _near(blocks.with_columns(letters=letters), across=False)


def _near(blocks: pl.DataFrame, *, across: bool) -> Iterator[tuple[int, int]]:
    from pekerja_rentan.roster.likeness import near_doubles  # which takes a while to load

    if not (found := list(_neighbours(blocks, across=across))):
        return
    pairs = pl.concat(found).unique(("place", "other"))
    paired = pl.col("place").is_in(pl.concat([pairs["place"], pairs["other"]]).implode())
    named = blocks.select("place", "name").filter(paired).unique("place")
    known = named.select("place", called=called(pl.col("name")))
    others = known.rename({"place": "other", "called": "other_called"})
    yield from near_doubles(by_names(pairs.join(known, on="place").join(others, on="other")))


def _neighbours(blocks: pl.DataFrame, *, across: bool) -> Iterator[pl.DataFrame]:
    """The pairs of rows within each block that are compared, ``by_numbers``. Only in a block with
    more rows than are compared with one does the order of names matter."""
    crowded = blocks.select(pl.len().over("block") > NEIGHBOURS + 1).to_series()
    crowd = blocks.filter(crowded).sort("block", called(pl.col("name")), "place")
    ordered = pl.concat([blocks.filter(~crowded).sort("block", "place"), crowd]).drop("name")
    for step in range(1, NEIGHBOURS + 1):
        here, there = ordered.head(-step), ordered.slice(step)
        together = here["block"] == there["block"]
        if not together.any():
            return
        apart = (here["nik"] != there["nik"]) & here["twin"].ne_missing(there["twin"])
        if across:
            apart &= here["place"] // place(1, 0) != there["place"] // place(1, 0)
        at = (together & apart).arg_true()
        others = there[at].rename({name: f"other_{name}" for name in there.columns})
        yield by_numbers(here[at].hstack(others))


def by_numbers(pairs: pl.DataFrame) -> pl.DataFrame:
    """Of these pairs those that ``likeness`` may find near, told by NIKs, birth dates and how many
    ``letters`` names have."""
    least, most = (
        each("letters", "other_letters") for each in (pl.min_horizontal, pl.max_horizontal)
    )
    apart = most - least
    slip = (pl.col("birth") == pl.col("other_birth")) & (apart <= 1)
    return (
        pairs.lazy()
        .filter(apart <= 2)
        .with_columns(digits=differing(), least=least.cast(pl.Int64))
        .filter((pl.col("digits") <= 2) | slip)
        .select(
            "place", pl.col("other_place").alias("other"), "birth", "other_birth", "nik",
            "other_nik", "digits", "least",
        )
        .collect()
    )  # fmt: skip


def by_names(pairs: pl.DataFrame) -> pl.DataFrame:
    """The same of pairs ``by_numbers``, told by what a slip leaves as it is: an end and a half of
    the name, which is ``called``."""
    one, two, least = pl.col("called"), pl.col("other_called"), pl.col("least")
    rest, half = (least - 3).clip(0), (least // 2 - 1).clip(0)

    def same(most: int | pl.Expr, least: int | pl.Expr) -> pl.Expr:
        return (one.str.head(most) == two.str.head(most)) | (
            one.str.tail(least) == two.str.tail(least)
        )

    slip = same(2, rest) & same(rest, 2) & same(half, half)
    return pairs.filter((pl.col("digits") <= 2) | slip).select(
        "place", "other", "called", "other_called", "birth", "other_birth", "nik", "other_nik",
        "digits",
    )  # fmt: skip


def differing() -> pl.Expr:
    """In how many digits ``nik`` and ``other_nik`` differ."""
    one, two = pl.col("nik"), pl.col("other_nik")
    return pl.sum_horizontal(
        (one // 10**at % 10 != two // 10**at % 10).cast(pl.Int64) for at in range(16)
    )
