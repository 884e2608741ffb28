"""Cells of a workbook that say another thing than their text: numbers that may be NIKs, day numbers
of another epoch, results that were never reckoned."""

from collections.abc import Iterable, Sequence

import polars as pl

from pekerja_rentan.roster.reading.sheetparts import Place, letters

_DAY_NUMBER = "^([0-9]{5})$"


def rows_in(cells: Iterable[Place], place: str) -> list[int]:
    column = letters(int(place))
    return sorted(row for letters_, row in cells if letters_ == column)


def among(rows: Sequence[int], height: int) -> pl.Series:
    """Whether each row, from 1, is one of them."""
    numbered = pl.int_range(1, height + 1, eager=True)
    return numbered.is_in(pl.Series(rows, dtype=pl.Int64).implode())


def marked(text: pl.Series, number: pl.Series) -> pl.Series:
    """Whole numbers with the mark of numbers."""
    if not number.any():
        return text
    whole = number & text.str.contains("^-?[0-9]+$")
    return (text + ".0").zip_with(whole.fill_null(value=False), text)


def without(text: pl.Series, rows: Sequence[int]) -> pl.Series:
    """Cells that say nothing, though something stands in them."""
    if not rows:
        return text
    nothing = pl.Series([None], dtype=pl.String).new_from_index(0, len(text))
    return nothing.zip_with(among(rows, len(text)), text)


def days_since_1904(text: pl.Series) -> pl.Series:
    """Day numbers of a workbook that counts them from 1904, as dates."""
    days = pl.col(text.name).str.extract(_DAY_NUMBER).cast(pl.Int32)
    dates = (pl.date(1904, 1, 1) + pl.duration(days=days)).cast(pl.String)
    return text.to_frame().select(dates.fill_null(pl.col(text.name))).to_series()
