"""Text files in Spark, line by line: numbered in the order of their file without moving any, and
looked over for what no roster may hold.

Spark's own reader of CSV passes blank lines over and reads a file with lines in its cells in one
piece; here a file may be read in many, and every row has the number that a spreadsheet gives it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from pyspark.sql import Column, DataFrame, Row, SparkSession
from pyspark.sql import functions as sf

from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.reading.parting import ONE_CELL
from pekerja_rentan.roster.reading.text_profile import END, LONGEST_LINE
from pekerja_rentan.roster.spark.batches import table
from pekerja_rentan.roster.spark.files import SparkSource, key_of

BOM = "\ufeff"
_END = END.decode()
_Told = TypeVar("_Told")


class Block(NamedTuple):
    """A piece of a file that one task reads: ``address`` and ``start`` (bytes) name it, its first
    line has the ``id``; ``before`` is how many lines of its file lie before it."""

    address: str
    start: int
    source: int
    id: int
    before: int


class Surveyed(NamedTuple):
    """Text files and what was found: ``lines`` have ``source``, ``line`` (from 1) and ``text``
    without line end and BOM, and ``returned`` (a CR stood at its end); the number of lines of each
    source, and those with quotes in them."""

    lines: DataFrame
    counts: Mapping[int, int]
    quoted: frozenset[int]


def surveyed(spark: SparkSession, sources: Mapping[int, SparkSource]) -> Surveyed:
    """Looks all files over in one pass. Raises InputError for one that is not UTF-8, holds a NUL
    byte, has a line longer than LONGEST_LINE, or line ends that are CR alone."""
    addresses = [source.address for source in sources.values()]
    raw = (
        spark.read.option("lineSep", "\n")
        .text(addresses)
        .select(
            sf.col("_metadata.file_path").alias("address"),
            sf.col("_metadata.file_block_start").alias("start"),
            sf.monotonically_increasing_id().alias("id"),
            _without_end(sf.col("value")).alias("value"),
        )
        .where(sf.col("value") != _END)
    )
    found = raw.groupBy("address", "start").agg(*_looks()).collect()
    numbers = {source.key: number for number, source in sources.items()}
    blocks: list[Block] = []
    counts: dict[int, int] = {}
    quoted: set[int] = set()
    for row in sorted(found, key=lambda row: (numbers[key_of(row.address)], row.start)):
        number = numbers[key_of(row.address)]
        before = counts.get(number, 0)
        _refuse(row, sources[number], before)
        blocks.append(Block(row.address, row.start, number, row.first, before))
        counts[number] = before + row.lines
        if row.quotes:
            quoted.add(number)
    for row in found:
        number = numbers[key_of(row.address)]
        if row.returns and (number not in quoted or counts[number] == 1):
            raise InputError("spark-returns").at(sources[number].name)
    lines = _numbered(spark, raw, blocks)
    within = [number for number, source in sources.items() if source.within_quotes]
    return Surveyed(_within(lines, within, sources) if within else lines, counts, frozenset(quoted))


def of_list(told: Mapping[int, _Told], column: Callable[[_Told], Column] = sf.lit) -> Column:
    """What is told of each list, mostly the same, as a column."""
    lists: dict[_Told, list[int]] = {}
    for source, value in told.items():
        lists.setdefault(value, []).append(source)
    (most, _), *others = sorted(lists.items(), key=lambda pair: -len(pair[1]))
    found = column(most)
    for value, sources in others:
        found = sf.when(sf.col("source").isin(sources), column(value)).otherwise(found)
    return found


def _within(
    lines: DataFrame, within: Sequence[int], sources: Mapping[int, SparkSource]
) -> DataFrame:
    """The lines, of those lists whose rows are each one quoted cell what stands in it. Raises
    InputError, with the line, where one does not end with its line."""
    text = sf.col("text")
    begun = sf.col("source").isin(within) & text.startswith('"')
    broken = lines.where(begun & ~text.rlike(rf"\A{ONE_CELL}\z")).select("source", "line")
    if first := broken.orderBy("source", "line").first():
        raise InputError("rows-quoted", line=first.line).at(sources[first.source].name)
    inner = sf.replace(sf.substr(text, sf.lit(2), sf.length(text) - 2), sf.lit('""'), sf.lit('"'))
    return lines.withColumn("text", sf.when(begun, inner).otherwise(text))


def _without_end(value: Column) -> Column:
    """The last line of a file that ends with Ctrl-Z, without it."""
    cut = sf.substr(value, sf.lit(1), sf.length(value) - 1)
    return sf.when(value.endswith(_END) & (value != _END), cut).otherwise(value)


def _looks() -> Iterator[Column]:
    value, first = sf.col("value"), sf.min("id")
    yield first.alias("first")
    yield sf.count(sf.lit(1)).alias("lines")
    yield sf.max(value.contains('"')).alias("quotes")
    yield sf.max(sf.rtrim(value, sf.lit("\r")).contains("\r")).alias("returns")
    for name, bad in (
        ("coded", ~sf.is_valid_utf8(value)),
        ("nul", value.contains("\0")),
        ("long", sf.octet_length(value) > LONGEST_LINE),
    ):
        yield (sf.min(sf.when(bad, sf.col("id"))) - first + 1).alias(name)


def _refuse(row: Row, source: SparkSource, before: int) -> None:
    """Raises InputError for what a piece of a file must not hold, with the line."""
    if row.coded is not None:
        raise InputError("spark-encoding", line=before + row.coded).at(source.name)
    if row.nul is not None:
        raise InputError("roster-nul", line=before + row.nul).at(source.name)
    if row.long is not None:
        raise InputError("line-long", line=before + row.long, most=LONGEST_LINE).at(source.name)


def _numbered(spark: SparkSession, raw: DataFrame, blocks: Sequence[Block]) -> DataFrame:
    columns = "address string, start long, source integer, first long, before long"
    known = table(spark, columns, blocks)
    line = (sf.col("before") + sf.col("id") - sf.col("first") + 1).alias("line")
    value = sf.col("value")
    text = sf.when(line == 1, sf.ltrim(value, sf.lit(BOM))).otherwise(value)
    bare = sf.rtrim(text, sf.lit("\r"))
    return raw.join(sf.broadcast(known), ["address", "start"]).select(
        "source", line, bare.alias("text"), text.endswith("\r").alias("returned")
    )
