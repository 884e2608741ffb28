"""What this machine knows, as a frame to join: handed to Spark by way of Arrow, so that no worker
needs Python."""

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import ArrayType, DataType, IntegerType, LongType, StringType, StructType

_TYPES: Mapping[str, tuple[pa.DataType, DataType]] = {
    "int": (pa.int32(), IntegerType()),
    "long": (pa.int64(), LongType()),
    "string": (pa.string(), StringType()),
    "longs": (pa.list_(pa.int64()), ArrayType(LongType())),
}


def table(
    spark: SparkSession, columns: Mapping[str, str], rows: Iterable[tuple[Any, ...]]
) -> DataFrame:
    """Rows under ``columns`` (name to int, long, string or longs), of which there may be none."""
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    types = [_TYPES[kind] for kind in columns.values()]
    arrays = [pa.array(column, kind) for column, (kind, _) in zip(values, types, strict=True)]
    schema = StructType()
    for name, (_, kind) in zip(columns, types, strict=True):
        schema.add(name, kind)
    return spark.createDataFrame(pa.Table.from_arrays(arrays, names=list(columns)), schema)
