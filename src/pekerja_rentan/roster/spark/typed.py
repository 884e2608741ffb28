"""Parquet files in Spark, their typed columns as the text that ``parquet`` makes of them."""

from pyspark.sql import Column
from pyspark.sql import functions as sf
from pyspark.sql.types import (
    ArrayType,
    BinaryType,
    MapType,
    StructType,
    VariantType,
)

from pekerja_rentan.errors import InputError
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
