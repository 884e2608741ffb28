"""Names as hashes of the whole and of its parts, by which rows are compared, with Polars."""

import polars as pl

from pekerja_rentan.roster.cells.clean import NOT_IN_NAMES

PARTS_OF_NAMES = ("name_rest", "name_begin", "name_head", "name_tail")
"""What a slip of typing in one word of a name leaves as it is: the name without its first word, or
without its last, or both of these words and the first or the last letter of what is between. Of one
word it leaves one of its ends."""
ENDS = 4
"""Letters of an end of a word."""
SAID = "name_said"
"""The column of names as they are written."""
OF_NAMES = ("name", *PARTS_OF_NAMES, SAID)
"""What is kept of names: hashes of the whole and of its parts, and the text."""
_BETWEEN = [mark for mark in NOT_IN_NAMES if mark != " "]


def called(name: pl.Expr) -> pl.Expr:
    """A name without what it may be written with or without."""
    return name.str.to_uppercase().str.replace_many([*NOT_IN_NAMES], [""])


def with_parts(table: pl.LazyFrame) -> pl.LazyFrame:
    """A table with ``OF_NAMES`` beside its names as they are ``SAID``: step by step, as a query
    that streams reckons what expressions share anew for each."""
    bare, words, first, last, rest = map(pl.col, ("bare", "words", "first", "last", "rest"))
    is_one = rest == ""
    begin = bare.str.strip_suffix(last).str.strip_chars_end(" ")
    middle, ends = pl.col("middle"), pl.col("ends")
    upper = pl.col(SAID).str.to_uppercase()
    return (
        table.with_columns(bare=upper.str.replace_many(_BETWEEN, [""]).str.strip_chars(" "))
        .with_columns(words=bare.str.split(" "))
        .with_columns(first=words.list.first(), last=words.list.last())
        .with_columns(rest=bare.str.strip_prefix(first).str.strip_chars_start(" "))
        .with_columns(
            whole=bare.str.replace_all(" ", "", literal=True),
            middle=rest.str.strip_suffix(last).str.strip_chars_end(" "),
            ends=pl.when(~is_one & (rest != last)).then(first.hash() ^ last.hash(1)),
        )
        .with_columns(
            name=pl.when(bare != "").then(pl.col("whole").hash()),
            name_rest=pl.when(is_one).then(bare.str.head(ENDS)).otherwise(rest).hash(),
            name_begin=pl.when(is_one).then(bare.str.tail(ENDS)).otherwise(begin).hash(),
            name_head=ends ^ middle.str.head(1).hash(2),
            name_tail=ends ^ middle.str.tail(1).hash(3),
        )
        .drop("bare", "words", "first", "last", "rest", "whole", "middle", "ends")
    )
