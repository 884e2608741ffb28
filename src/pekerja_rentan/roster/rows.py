"""What is kept of each row that was judged by itself: the few numbers that are asked for later, on
this machine and in Spark's executors."""

from collections.abc import Iterable, Mapping

import polars as pl

from pekerja_rentan.policy.priority import Key
from pekerja_rentan.roster.cells.names import PARTS_OF_NAMES
from pekerja_rentan.roster.rules.reasons import MASKS

BY_NAME: Mapping[str, str] = {"twin": "name", **{part: part for part in PARTS_OF_NAMES}}
"""What rows are compared by beside the day of birth: the whole name, or a part of it."""


def kept_columns(keys: Iterable[Key]) -> dict[str, pl.Expr]:
    """Of rows with their ``row_masks``: these; ``nik`` (null unless well formed), ``name`` (as it
    is written) and ``birth`` (yyyymmdd); hashes, ``person`` of the name and ``BY_NAME`` of the name
    or a part of it with the day of birth; and the ``keys`` of a priority."""
    formed = pl.col("nik_formed")
    named = formed & pl.all_horizontal(pl.col("birth_date", "name").is_not_null())
    return {
        **{mask: pl.col(mask) for mask in MASKS},
        "nik": pl.when(formed).then("nik"),
        "name": pl.col("name_said"),
        "birth": pl.col("birth_date"),
        **{
            key: pl.when(named).then(pl.col(part) ^ pl.col("birth_date").hash())
            for key, part in BY_NAME.items()
        },
        "person": pl.when(formed).then("name"),
        **{f"key_{key.field}": pl.col(key.field) for key in keys},
    }


def named_and_born(name: str, birth: str) -> pl.Expr:
    """Who a row is, for people to compare."""
    return pl.format("{} {}", pl.col(name).str.strip_chars(" "), _day(pl.col(birth)))


def _day(birth: pl.Expr) -> pl.Expr:
    """A date as dd-mm-yyyy; ``?`` for none."""
    text = birth.cast(pl.String)
    parts = (text.str.slice(6, 2), text.str.slice(4, 2), text.str.slice(0, 4))
    return pl.concat_str(parts, separator="-").fill_null("?")
