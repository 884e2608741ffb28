"""Parquet files, their typed columns as text."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.cells.meaning import DOUBTED, EXACT
from pekerja_rentan.roster.reading.fingerprint import Fingerprint
from pekerja_rentan.roster.reading.header import MOST_COLUMNS, Header, unique_headers
from pekerja_rentan.roster.reading.source import EXTRA, Source, Step, cells_of

_WHOLE = 2.0**63


class Parquet(Source):
    """A Parquet file. Raises InputError for a broken one and for columns of lists, structures or
    bytes."""

    def __init__(self, name: str, path: Path, digest: Fingerprint) -> None:
        try:
            schema = pl.read_parquet_schema(path)
        except (pl.exceptions.PolarsError, OSError):
            raise InputError("parquet-broken").at(name) from None
        if len(schema) > MOST_COLUMNS:
            raise InputError("columns-many", columns=len(schema), most=MOST_COLUMNS).at(name)
        for column, dtype in schema.items():
            if dtype.is_nested() or dtype in (pl.Binary, pl.Object):
                raise InputError("parquet-type", column=column, type=str(dtype)).at(name)
        columns, notes = unique_headers(list(schema), name)
        header = Header(columns, 0, 1, notes, has_nik=False)
        super().__init__(name, path, header, notes, digest)
        self._texts = [
            as_text(cells_of(stated), dtype).alias(column)
            for column, (stated, dtype) in zip(columns, schema.items(), strict=True)
        ]

    def has_rows(self) -> bool:
        try:
            rows: int = self._scan().select(pl.len()).collect().item()
        except pl.exceptions.PolarsError:
            raise InputError("parquet-broken").at(self.name) from None
        self.expected = rows
        return rows > 0

    def _tables(self, read: Step, size: int) -> Iterator[pl.DataFrame]:
        extra = pl.lit(value=False).alias(EXTRA)
        table = read(self._scan().select(*self._texts, extra))
        try:
            yield from table.collect_batches(chunk_size=size, maintain_order=True)
        except pl.exceptions.PolarsError:
            raise InputError("parquet-broken").at(self.name) from None

    def _scan(self) -> pl.LazyFrame:
        return pl.scan_parquet(self.path, glob=False, hive_partitioning=False)


def as_text(cell: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """A column of a type as text: 2000000 and 12.7 as they are stored, dates as 1980-08-12. A
    floating number is exact below EXACT, one of 32 bits in no 16 digits; others of so many have the
    mark DOUBTED."""
    text = cell.cast(pl.String)
    if dtype.is_float():
        number = cell.fill_nan(None)
        whole = (number == number.round()) & (number.abs() < _WHOLE)
        digits = number.cast(pl.Int64, strict=False).cast(pl.String)
        least = 10**15 if dtype == pl.Float32 else EXACT
        doubted = number.is_between(least, 10**16, closed="left")
        digits = digits + pl.when(doubted).then(pl.lit(DOUBTED)).otherwise(pl.lit(""))
        return pl.when(whole).then(digits).otherwise(number.cast(pl.String))
    if dtype.is_decimal():
        fraction = text.str.contains(".", literal=True)
        short = text.str.strip_chars_end("0").str.strip_suffix(".")
        return pl.when(fraction).then(short).otherwise(text)
    if isinstance(dtype, pl.Datetime):
        day = cell.dt.to_string("%Y-%m-%d")
        midnight = cell.dt.time() == pl.time(0)
        return pl.when(midnight).then(day).otherwise(cell.dt.to_string("%Y-%m-%d %H:%M:%S"))
    if dtype == pl.String:
        return pl.when(cell != "").then(cell)
    return text
