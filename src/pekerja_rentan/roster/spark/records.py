"""From lines to records, by the rules for quotes of ``quoting``."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as sf

from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.reading.parting import ONE_CELL
from pekerja_rentan.roster.reading.quoting import MOST_LINES, Lines, quotes_said
from pekerja_rentan.roster.spark.batches import table
from pekerja_rentan.roster.spark.files import SparkSource
from pekerja_rentan.roster.spark.lines import Surveyed, of_list

MOST_ODD = 200_000
"""Lines of all lists that are no records by themselves; each is taken apart here."""
BUCKET = 12


class Mended(NamedTuple):
    """Lines that are read otherwise than they stand: by source and number, the record that begins
    there; and those that belong to a record that began before."""

    records: dict[tuple[int, int], str]
    continued: dict[int, list[int]]


def records(
    spark: SparkSession,
    found: Surveyed,
    separators: Mapping[int, str],
    sources: Mapping[int, SparkSource],
) -> DataFrame:
    """``source``, ``row`` (the number of the record in its file) and ``text``; ``separators`` are
    those of each list.

    Raises InputError for a cell that is never closed, and where more lines than MOST_ODD would
    have to be taken apart.
    """
    whole = found.lines.select("source", sf.col("line").alias("row"), "text")
    if not found.quoted:
        return whole
    mended = _mended(spark, found, separators, sources)
    if not mended.records:
        return whole
    changes: list[tuple[int, int, str | None]] = [
        (*place, text) for place, text in mended.records.items()
    ]
    for number, lines in mended.continued.items():
        changes += [(number, line, None) for line in lines]
    columns = "source integer, line long, mended string"
    changed = table(spark, columns, changes).withColumn("changed", sf.lit(True))
    joined = found.lines.join(sf.broadcast(changed), ["source", "line"], "left").where(
        sf.col("changed").isNull() | sf.col("mended").isNotNull()
    )
    text = sf.coalesce("mended", "text").alias("text")
    if not mended.continued:
        return joined.select("source", sf.col("line").alias("row"), text)
    columns = "source integer, bucket long, base long, inside longs"
    gone = table(spark, columns, _offsets(mended.continued, found.counts))
    bucket = sf.shiftright("line", BUCKET).alias("bucket")
    before = sf.size(sf.filter("inside", lambda line: line < sf.col("line")))
    row = sf.col("line") - sf.coalesce(sf.col("base") + before, sf.lit(0))
    return (
        joined.select("source", "line", bucket, text)
        .join(sf.broadcast(gone), ["source", "bucket"], "left")
        .select("source", row.alias("row"), "text")
    )


def _whole(separator: str) -> Column:
    """Whether a line is a record by itself (see ``quoting.whole_line``), for Java, which would
    run out of stack where it may go back."""
    mark = re.escape(separator)
    cell = rf'(?:"(?:[^"]++|"")*+"|[^"{mark}]*+)'
    text = sf.col("text")
    parted = text.rlike(rf"\A{cell}(?:{mark}{cell})*+\z")
    lone = text.contains(separator) & text.rlike(rf"\A{ONE_CELL}\z")
    return ~text.contains('"') | (parted & ~lone)


def _mended(
    spark: SparkSession,
    found: Surveyed,
    separators: Mapping[int, str],
    sources: Mapping[int, SparkSource],
) -> Mended:
    """Takes apart, on this machine, the few lines that are no records by themselves."""
    lines = found.lines.where(sf.col("source").isin(list(found.quoted)))
    lines = lines.withColumn("whole", of_list(separators, _whole))
    odd = lines.where(~sf.col("whole")).select("source", "line").limit(MOST_ODD + 1).collect()
    if len(odd) > MOST_ODD:
        raise InputError("spark-quotes", most=MOST_ODD).at(sources[odd[0].source].name)
    result = Mended({}, {})
    if not odd:
        return result
    asked = table(spark, "source integer, line long", _around(odd))
    near = lines.join(sf.broadcast(asked), ["source", "line"]).collect()
    for number in sorted({row.source for row in near}):
        told = sorted((row for row in near if row.source == number), key=lambda row: row.line)
        source = sources[number]
        reader = _Reader(number, separators[number], source, result)
        for row in told:
            reader.line(row.line, row.text, row.whole, row.returned)
        if reader.done():
            reader.written_anew()
            source.quotes = tuple(quotes_said(source.name, reader.lines))
    return result


def _around(odd: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The odd lines and all between them that may belong to the same record."""
    ordered = sorted((row[0], row[1]) for row in odd)
    for (source, line), (other, later) in pairwise([*ordered, (-1, 0)]):
        end = min(later, line + MOST_LINES + 1) if source == other else line + MOST_LINES + 1
        yield from ((source, number) for number in range(line, end))


class _Reader:
    """Reads the lines of one list, and keeps the records that are not as they stand."""

    def __init__(self, number: int, separator: str, source: SparkSource, found: Mended) -> None:
        self.number, self.found = number, found
        self.written: list[str] = []
        self.lines = Lines(separator, source.name, self.written.append, len(source.columns))
        self.begun = 0
        self.text = ""

    def line(self, number: int, text: str, whole: bool, returned: bool) -> None:
        """One line, of which ``returned`` says that a CR stood before its LF."""
        before = self.lines.opened
        self.lines.line(number, text, whole)
        read = self.written.pop()
        if before:
            self.text += read
            self.found.continued.setdefault(self.number, []).append(number)
        else:
            self.begun, self.text = number, read
        if self.lines.opened:
            self.text += "\r\n" if returned else "\n"
        elif before or not whole:
            self.found.records[self.number, self.begun] = self.text

    def written_anew(self) -> None:
        """Line ends within cells become LF, as in a file that is written anew for Polars."""
        for place, text in self.found.records.items():
            if place[0] == self.number:
                self.found.records[place] = text.replace("\r\n", "\n")

    def done(self) -> bool:
        """Whether some lines were written anew. Raises InputError for a cell that is still open."""
        if self.lines.opened:
            raise self.lines.unclosed()
        return self.lines.changed


def _offsets(
    continued: Mapping[int, list[int]], counts: Mapping[int, int]
) -> Iterable[tuple[int, int, int, list[int]]]:
    """By source and bucket of lines, how many lines before it are no rows, and which in it."""
    for source, lines in continued.items():
        inside: dict[int, list[int]] = {}
        for line in lines:
            inside.setdefault(line >> BUCKET, []).append(line)
        base = 0
        for bucket in range(min(inside), (counts[source] >> BUCKET) + 1):
            here = inside.get(bucket, [])
            yield source, bucket, base, here
            base += len(here)
