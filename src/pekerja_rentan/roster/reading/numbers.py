"""Cells of a workbook that say another thing than their text: numbers that may be NIKs, day numbers
of another epoch, results that were never reckoned."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import polars as pl

from pekerja_rentan.formatting import letters
from pekerja_rentan.roster.cells.meaning import DOUBTED, EXACT, SILENT
from pekerja_rentan.roster.reading.plaintext import new_file
from pekerja_rentan.roster.reading.sheetparts import Place, number_of

_DAY_NUMBER = "^([0-9]{5})(?:[.][0-9]+)?$"
"""With the time of the day as its fraction."""


def rows_in(cells: Iterable[Place], place: str) -> list[int]:
    """The rows, from 1, of the cells that stand in a column."""
    column = letters(int(place))
    return sorted(row for own, row in cells if own == column)


def among(rows: Sequence[int], height: int) -> pl.Series:
    """Whether each row, from 1, is one of them."""
    numbered = pl.int_range(1, height + 1, eager=True)
    return numbered.is_in(pl.Series(rows, dtype=pl.Int64).implode())


def marked(text: pl.Series, number: pl.Series) -> pl.Series:
    """A column with a mark on numbers of which the last digit is in doubt: a spreadsheet keeps 15
    digits and puts a 0 in the place of the 16th, and from 2**53 on not every one exists."""
    if not number.any():
        return text
    exact = text.cast(pl.Int64, strict=False) < EXACT
    doubted = text.str.ends_with("0") | ~exact
    doubted &= number & text.str.contains("^[0-9]{16}$")
    return (text + DOUBTED).zip_with(doubted.fill_null(value=False), text)


def replaced(text: pl.Series, rows: Sequence[int], by: str | None) -> pl.Series:
    """Cells that say nothing, though something stands in them, as what they are read as."""
    if not rows:
        return text
    other = pl.Series([by], dtype=pl.String).new_from_index(0, len(text))
    return other.zip_with(among(rows, len(text)), text)


def written(table: pl.DataFrame, scratch: Path) -> Path:
    """A new Arrow file of the cells of a sheet."""
    made = new_file(scratch, ".arrow")
    table.write_ipc(made, compression="uncompressed")
    return made


def lengthened(file: Path, silent: Iterable[Place], scratch: Path) -> Path:
    """The cells of a sheet with the rows below them in which nothing stands but ``silent`` ones:
    what reads a workbook ends with the last value."""
    cells = pl.scan_ipc(file, glob=False)
    height: int = cells.select(pl.len()).collect().item()
    missing = max((row for _, row in silent), default=0) - height
    if missing <= 0 or not cells.collect_schema():
        return file
    table = cells.collect()
    return written(pl.concat([table, table.clear(missing)]), scratch)


def days_since_1904(text: pl.Expr) -> pl.Expr:
    """Day numbers of a workbook that counts them from 1904, as dates."""
    days = text.str.extract(_DAY_NUMBER).cast(pl.Int32)
    dates = (pl.date(1904, 1, 1) + pl.duration(days=days)).cast(pl.String)
    return dates.fill_null(text)


def with_silent_rows(
    table: pl.DataFrame, silent: Iterable[Place], beside: Sequence[str]
) -> pl.DataFrame:
    """Rows in which nothing stands but ``silent`` cells (errors, formulas without a result) are
    rows all the same: SILENT is in the first of these cells, of the columns ``beside`` the NIK."""
    if not beside:
        return table
    told = {(row - 1, str(number_of(column))) for column, row in silent}
    empty = table.select(pl.all_horizontal(pl.all().is_null())).to_series()
    first = {
        row: next((place for place in beside if (row, place) in told), beside[0])
        for row in {row for row, _ in told if row < len(table)}
        if empty[row]
    }
    for place in {*first.values()}:
        marks = among([row + 1 for row, own in first.items() if own == place], len(table))
        mark = pl.when(marks).then(pl.lit(SILENT)).otherwise(place)
        table = table.with_columns(mark.alias(place))
    return table
