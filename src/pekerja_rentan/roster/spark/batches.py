"""Frames between Polars and Spark, by Arrow: functions over Polars frames as columns of Spark, by
``arrow_udf``, since ``mapInArrow`` asks for pandas; and what this machine knows as a frame to join.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import pyarrow as pa
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as sf
from pyspark.sql.pandas.functions import arrow_udf
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import ArrayType, DataType, LongType, StructType

if TYPE_CHECKING:
    import polars as pl

_SMALL = {pa.large_string(): pa.string(), pa.large_binary(): pa.binary()}
"""What Polars makes of texts and bytes, as Spark has it."""
_MADE = "rentan_made"


class Batched(Protocol):
    """From the rows of a batch to as many rows; goes to executors, so it holds nothing that does
    not pickle."""

    def __call__(self, batch: "pl.DataFrame", /) -> "pl.DataFrame": ...


class ByList(NamedTuple):
    """Does with the rows of each list (``source``) what is to be done with them, in one of these
    ``ways``; lists of one way are done together."""

    ways: Sequence[Batched]
    way_of: Mapping[int, int]

    def __call__(self, batch: "pl.DataFrame", /) -> "pl.DataFrame":
        if len(self.ways) == 1:
            return self.ways[0](batch)
        import polars as pl

        way = batch["source"].replace_strict(self.way_of)
        parts = [self.ways[number](batch.filter(way == number)) for number in way.unique()]
        made: pl.DataFrame = pl.concat(parts, how="vertical_relaxed")
        return made


def by_list(ways: Mapping[int, Batched]) -> ByList:
    """What is to be done with the rows of each list, by its number."""
    found: list[Batched] = []
    for way in ways.values():
        if way not in found:
            found.append(way)
    return ByList(found, {number: found.index(way) for number, way in ways.items()})


def mapped(rows: DataFrame, schema: str, batched: Batched) -> DataFrame:
    """What ``batched`` makes of ``rows``, under the columns of ``schema``."""
    kinds = _structure(schema)

    def run(batches: Iterator[pa.Array]) -> Iterator[pa.Array]:
        for frame in _frames(batches):
            yield _structured(batched(frame).select(kinds.names))

    # not deterministic: else Spark may judge once more for each condition on what was judged
    udf: Any = arrow_udf  # whose types know no structures
    made = udf(run, kinds).asNondeterministic()(sf.struct(*rows.columns))
    return rows.select(made.alias(_MADE)).select(f"{_MADE}.*")


def gathered(
    rows: DataFrame, group: Column, schema: str, batched: Callable[[Iterator["pl.DataFrame"]], Any]
) -> DataFrame:
    """What ``batched`` makes of all rows of each ``group`` together, as many as it likes."""
    kinds = ArrayType(_structure(schema))

    def run(batches: Iterator[pa.Array]) -> pa.Scalar:
        array = _structured(batched(_frames(batches)))
        return pa.ListArray.from_arrays([0, len(array)], array)[0]

    udf: Any = arrow_udf
    told = udf(run, kinds)(sf.struct(*rows.columns))
    return rows.groupBy(group.alias("group")).agg(told.alias(_MADE)).select(sf.inline(_MADE))


def table(spark: SparkSession, schema: str, rows: Iterable[tuple[Any, ...]]) -> DataFrame:
    """Rows under the columns of ``schema``, of which there may be none. By Arrow, so that no worker
    needs Python."""
    kinds = _structure(schema)
    known = to_arrow_schema(kinds)
    values = list(zip(*rows, strict=True)) or [()] * len(known)
    columns = [pa.array(*each) for each in zip(values, known.types, strict=True)]
    return spark.createDataFrame(pa.Table.from_arrays(columns, schema=known), kinds)


def _structure(schema: str) -> StructType:
    """The columns of ``place long, kind string``; ``longs`` are a list of them."""
    kinds = StructType()
    lists: dict[str, DataType] = {"longs": ArrayType(LongType())}
    for each in schema.split(", "):
        name, kind = each.split()
        kinds.add(name, lists.get(kind, kind))
    return kinds


def _frames(batches: Iterator[pa.Array]) -> Iterator["pl.DataFrame"]:
    import polars as pl

    return (pl.DataFrame(pa.RecordBatch.from_struct_array(each)) for each in batches)


def _structured(frame: "pl.DataFrame") -> pa.Array:
    table = frame.to_arrow()
    fields = [pa.field(each.name, _SMALL.get(each.type, each.type)) for each in table.schema]
    (batch,) = table.cast(pa.schema(fields)).combine_chunks().to_batches() or [
        pa.RecordBatch.from_pylist([], pa.schema(fields))
    ]
    return batch.to_struct_array()
