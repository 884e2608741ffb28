"""What this machine knows, as a frame to join: handed to Spark by way of Arrow, so that no worker
needs Python."""

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

_TYPES = {
    "int": pa.int32(),
    "long": pa.int64(),
    "string": pa.string(),
    "boolean": pa.bool_(),
    "longs": pa.list_(pa.int64()),
}


def table(
    spark: SparkSession, columns: Mapping[str, str], rows: Iterable[tuple[Any, ...]]
) -> DataFrame:
    """Rows under ``columns`` (name to int, long, string, boolean or longs)."""
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    arrays = [
        pa.array(column, _TYPES[kind])
        for column, kind in zip(values, columns.values(), strict=True)
    ]
    return spark.createDataFrame(pa.Table.from_arrays(arrays, names=list(columns)))
