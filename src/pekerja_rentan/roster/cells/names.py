"""Names as numbers, for finding a person again: the same where only case, blanks and the signs that
names hold differ."""

import re

import polars as pl

NOT_IN_NAMES = [" ", ".", ",", "'", "-", "`", "\u00a0"]
"""What a name may be written with or without."""
_SIGNS = f"[{''.join(map(re.escape, NOT_IN_NAMES[1:]))}]"
_NAME, _ODD = "name", "name_odd"


def name_cells(header: str) -> tuple[pl.Expr, pl.Expr]:
    """A hash of the names that hold letters and blanks only, as most do, and the text of the
    others: to take one sign out of all is cheaper than to look for every one."""
    text = pl.col(header)
    odd = text.str.contains(_SIGNS)
    bare = text.str.to_uppercase().str.replace_all(" ", "", literal=True)
    return _hash(pl.when(~odd).then(bare)).alias(_NAME), pl.when(odd).then(text).alias(_ODD)


def names(cells: pl.DataFrame) -> pl.Series:
    """The hash (UInt64) of each name of ``name_cells``, null where it is empty."""
    odd = cells.select(pl.col(_ODD)).with_row_index("at").drop_nulls()
    bare = pl.col(_ODD).str.to_uppercase().str.replace_many(NOT_IN_NAMES, [""])
    hashes = odd.select(_hash(bare)).to_series()
    return cells[_NAME].scatter(odd["at"], hashes)


def _hash(bare: pl.Expr) -> pl.Expr:
    return pl.when(bare != "").then(bare.hash())
