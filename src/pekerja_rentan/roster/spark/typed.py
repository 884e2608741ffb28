"""Parquet files in Spark, their typed columns as the text that ``parquet`` makes of them."""

from pyspark.sql import Column
from pyspark.sql import functions as sf
from pyspark.sql.types import (
    ArrayType,
    BinaryType,
    DataType,
    DateType,
    DecimalType,
    DoubleType,
    FloatType,
    MapType,
    StringType,
    StructType,
    TimestampNTZType,
    TimestampType,
    VariantType,
)

from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.cells.meaning import DOUBTED, EXACT
from pekerja_rentan.roster.reading.header import MOST_COLUMNS

_NESTED = (ArrayType, MapType, StructType, BinaryType, VariantType)
_WHOLE = 2.0**63
_SMALL = 1e-4
"""Below, a number is written with an exponent."""


def check_schema(schema: StructType, name: str) -> None:
    """Raises InputError for too many columns, and for what holds no single values."""
    if len(schema) > MOST_COLUMNS:
        raise InputError("columns-many", columns=len(schema), most=MOST_COLUMNS).at(name)
    for field in schema:
        if isinstance(field.dataType, _NESTED):
            kind = field.dataType.simpleString()
            raise InputError("parquet-type", column=field.name, type=kind).at(name)


def column(name: str) -> Column:
    """The column of exactly this name, dots and all."""
    return sf.col("`" + name.replace("`", "``") + "`")


def as_text(name: str, kind: DataType, zone: str | None) -> Column:
    """A column as text: 2000000 and 12.7 as they are stored, dates as 1980-08-12; times
    are those of ``zone``, or else of Greenwich."""
    cell = sf.from_utc_timestamp(column(name), zone) if zone else column(name)
    text = cell.cast("string")
    if isinstance(kind, FloatType | DoubleType):
        return _float(cell)
    if isinstance(kind, DecimalType):
        return _short(sf.when(cell == 0, sf.lit("0")).otherwise(text))
    if isinstance(kind, TimestampType | TimestampNTZType):
        day = sf.date_format(cell, "yyyy-MM-dd")
        whole = sf.date_format(cell, "yyyy-MM-dd HH:mm:ss")
        exact = sf.date_format(cell, "HH:mm:ss.SSSSSS")
        return sf.when(exact == "00:00:00.000000", day).otherwise(whole)
    if isinstance(kind, DateType):
        return sf.date_format(cell, "yyyy-MM-dd")
    return sf.nullif(text, sf.lit("")) if isinstance(kind, StringType) else text


def _float(cell: Column) -> Column:
    number = sf.when(~sf.isnan(cell), cell)
    size = sf.abs(number)
    text = number.cast("string")
    decimal = _short(text.try_cast("decimal(38, 18)").cast("string"))
    scientific = sf.regexp_replace(
        sf.regexp_replace(sf.replace(text, sf.lit(".0E"), sf.lit("E")), "E-", "e-"), "E", "e+"
    )
    return (
        sf.when((size < _WHOLE) & (number == sf.floor(number)), _whole(number))
        .when(text.endswith("Infinity"), sf.replace(text, sf.lit("Infinity"), sf.lit("inf")))
        .when((size < _SMALL) | (size >= _WHOLE), scientific)
        .otherwise(decimal)
    )


def _whole(number: Column) -> Column:
    doubted = (number >= EXACT) & (number < 10**16)
    mark = sf.when(doubted, sf.lit(DOUBTED)).otherwise(sf.lit(""))
    return sf.concat(number.try_cast("bigint").cast("string"), mark)


def _short(text: Column) -> Column:
    """Without zeros at the end of a fraction."""
    return sf.when(text.contains("."), sf.regexp_replace(text, r"\.?0+\z", "")).otherwise(text)
