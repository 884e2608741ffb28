"""Parquet files and tables in Spark: their typed columns, and the number of each row."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

import polars as pl
from pyspark.sql import Column, DataFrame, SparkSession
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
from pekerja_rentan.roster.reading.kinds import Kind
from pekerja_rentan.roster.spark.batches import table
from pekerja_rentan.roster.spark.files import SparkSource, key_of

_NESTED = (ArrayType, MapType, StructType, BinaryType, VariantType)
_STORED = ("MANAGED", "EXTERNAL")
"""Tables that lie somewhere; others are views."""
_IN_PART = (1 << 33) - 1
"""In which Spark numbers the rows of one part."""


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


def read_typed(spark: SparkSession, sources: Sequence[SparkSource]) -> DataFrame:
    """Parquet files of one form, or a table."""
    if sources[0].kind is Kind.TABLE:
        return spark.read.table(sources[0].address)
    return spark.read.parquet(*(source.address for source in sources))


def numbered(
    spark: SparkSession, read: DataFrame, group: Mapping[int, SparkSource], names: Sequence[str]
) -> tuple[DataFrame, int]:
    """The columns of these lists under ``names``, with ``source`` and ``row``, and how many rows
    they are."""
    columns = [column(name).alias(alias) for name, alias in zip(read.columns, names, strict=True)]
    first = next(iter(group.values()))
    number = _numbered_table if first.kind is Kind.TABLE else _numbered_files
    rows, count = number(spark, read, group, columns)
    return rows.select("source", "row", *names), count


def _numbered_files(
    spark: SparkSession,
    read: DataFrame,
    group: Mapping[int, SparkSource],
    columns: Sequence[Column],
) -> tuple[DataFrame, int]:
    """The rows of Parquet files with their numbers in them, and how many they are."""
    address = sf.col("_metadata.file_path").alias("address")
    numbers = {source.key: number for number, source in group.items()}
    counts = read.groupBy(address).count().collect()
    found = [(row.address, numbers[key_of(row.address)]) for row in counts]
    known = table(spark, "address string, source integer", found)
    row = (sf.col("_metadata.row_index") + 1).alias("row")
    rows = read.select(address, row, *columns).join(sf.broadcast(known), "address")
    return rows, sum(row[1] for row in counts)


def _numbered_table(
    spark: SparkSession,
    read: DataFrame,
    group: Mapping[int, SparkSource],
    columns: Sequence[Column],
) -> tuple[DataFrame, int]:
    """The rows of a table, numbered in the order in which Spark reads it, and how many they are. A
    view's may come in another order each time: it is asked once."""
    ((number, source),) = group.items()
    if spark.catalog.getTable(source.address).tableType not in _STORED:
        read = read.localCheckpoint()
    at = sf.monotonically_increasing_id().bitwiseAND(sf.lit(_IN_PART))
    rows = read.select(sf.spark_partition_id().alias("part"), at.alias("at"), *columns)
    parts = sorted(rows.groupBy("part").count().collect())
    *before, total = accumulate((count for _, count in parts), initial=0)
    known = [(part, rows) for (part, _), rows in zip(parts, before, strict=True)]
    parted = table(spark, "part integer, before long", known)
    row = (sf.col("before") + sf.col("at") + 1).alias("row")
    found = rows.join(sf.broadcast(parted), "part")
    return found.select("*", row, sf.lit(number).alias("source")), total


def zones_of(source: SparkSource) -> dict[str, str]:
    """The time zones of a Parquet file's columns, which Spark does not see."""
    if not source.local:
        return {}
    return {
        name: kind.time_zone
        for name, kind in pl.read_parquet_schema(source.path).items()
        if isinstance(kind, pl.Datetime) and kind.time_zone
    }
