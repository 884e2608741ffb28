"""The lists that a screening ends in, written by Spark as folders of files or as tables, and what
became of each row beside it."""

import os
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import reduce
from itertools import accumulate
from pathlib import Path

import polars as pl
from pyspark.errors import AnalysisException
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as sf

from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.files.formula_escape import escape_formula
from pekerja_rentan.files.transaction import FileTransaction
from pekerja_rentan.language import Language
from pekerja_rentan.roster.asides import rows_above
from pekerja_rentan.roster.counts import outcomes
from pekerja_rentan.roster.cross_row import SETTLED
from pekerja_rentan.roster.reading.source import ROW
from pekerja_rentan.roster.result import ScreenResult
from pekerja_rentan.roster.spark.batches import by_list, mapped, table
from pekerja_rentan.roster.spark.files import catalogue_has, is_address
from pekerja_rentan.roster.spark.screening import SparkScreening
from pekerja_rentan.roster.spark.tables import SparkRoster
from pekerja_rentan.roster.spark.telling import BITS, About, Source, TableInfo, Telling
from pekerja_rentan.roster.spill import ROW_BITS, place
from pekerja_rentan.roster.waiting_list import LAST, FundingCutoff, Values, key_columns
from pekerja_rentan.roster.writing.faults import writing
from pekerja_rentan.roster.writing.lists import LISTS

_SESSIONS = "spark_catalog"
"""How Spark calls the catalogue that every session has."""
_BUCKET = 18
"""The bits of a place within which the last row that is covered is looked for here."""
FORMATS = ("csv", "parquet")
"""What Spark writes."""
_CSV = {
    "header": "true",
    "quote": '"',
    "quoteAll": "true",
    "escape": '"',
    "lineSep": "\n",
    "ignoreLeadingWhiteSpace": "false",
    "ignoreTrailingWhiteSpace": "false",
}


def told(
    screening: SparkScreening, covered: int, language: Language, *, for_spreadsheets: bool = False
) -> DataFrame:
    """Every row under the headers of all lists, with ``RESULT_COLUMNS`` behind them, and its
    ``place``, those that were set aside among them; ``covered`` are the eligible that the money is
    enough for. Executors put it together (see ``telling``)."""
    about = About(
        _named(screening.rosters), screening.columns, screening.rounded,
        *_queue(screening, covered), language.code, for_spreadsheets,
    )  # fmt: skip
    settled = screening.changes.select("place", *BITS, *SETTLED)
    kind = sf.lit(None).cast("string").alias("kind")
    settled = settled.select("*", kind)
    if screening.set_aside is not None:
        settled = settled.unionByName(screening.set_aside, allowMissingColumns=True)
    frames: list[DataFrame] = []
    at = sf.shiftleft(sf.col("source").cast("bigint"), ROW_BITS) + sf.col("row")
    for each in screening.lists.tables:
        ways = {
            number: Telling(judging, about) for number, judging in screening.judging(each).items()
        }
        telling = next(iter(ways.values()))
        rows = each.frame.withColumn("place", at).join(settled, "place", "left").drop("place")
        outcome = sf.col(f"t{about.names.index('rentan_outcome')}")
        frames.append(
            mapped(rows, telling.schema, screening.watch.counted(by_list(ways))).where(
                outcome.isNotNull()
            )
        )
    frames.append(_above(screening, telling))
    every = reduce(DataFrame.unionByName, frames)
    names = (escape_formula(name) if for_spreadsheets else name for name in about.names)
    return every.toDF("place", *names)


def _named(rosters: Sequence[SparkRoster]) -> list[TableInfo]:
    """The lists by no more than executors need."""
    return [
        TableInfo(Source(each.source.name, each.source.columns), each.taken) for each in rosters
    ]


def _queue(screening: SparkScreening, covered: int) -> tuple[FundingCutoff, int]:
    """Who is covered, and where the last of those stands who are equal in rank."""
    keys = screening.criteria.keys
    if covered >= outcomes(screening.counts)["eligible"]:
        return FundingCutoff(keys, None, 0), -1
    rows = screening.eligible()
    counted: dict[Values, int] = {
        tuple(row[:-1]): row[-1] for row in rows.groupBy(*key_columns(keys)).count().collect()
    }
    queue = FundingCutoff.of_counts(counted, keys, covered)
    return queue, _last_place(queue, rows, counted)


def _last_place(queue: FundingCutoff, rows: DataFrame, counted: Mapping[Values, int]) -> int:
    """Of the eligible ``rows``, ``counted`` by what the priority goes by, that are equal in the
    last rank of a queue, the place of the last who is covered; before all of them for none."""
    if queue.last is None or queue.ties == 0:
        return -1
    equal = sf.lit(False)
    for values in counted:
        if queue.state(values) == LAST:
            equal |= _all_equal(dict(zip(key_columns(queue.keys), values, strict=True)))
    return _nth(rows.where(equal), queue.ties)


def _all_equal(values: Mapping[str, int | None]) -> Column:
    found = sf.lit(True)
    for name, value in values.items():
        found &= sf.col(name).eqNullSafe(sf.lit(value))
    return found


def _nth(rows: DataFrame, count: int) -> int:
    """The place of the row ``count`` in the order of the lists."""
    bucket = sf.shiftright("place", _BUCKET)
    counted = rows.groupBy(bucket.alias("bucket")).count().orderBy("bucket").collect()
    ends = [*accumulate(inside for _, inside in counted)]
    at = bisect_left(ends, count)
    left = count - (ends[at - 1] if at else 0)
    places = rows.where(bucket == counted[at].bucket).select("place").orderBy("place")
    return int(places.limit(left).collect()[-1].place)


def _above(screening: SparkScreening, telling: Telling) -> DataFrame:
    """What stands above the headers, as ``Telling`` gives rows."""
    wording = telling.wording(())
    rows: list[tuple[int | str | None, ...]] = []
    for number, roster in enumerate(screening.rosters):
        above = rows_above(roster.source)
        told = telling.under_numbers(wording.aside(number, above))
        places = above.select(place=place(number, pl.col(ROW)))
        rows += places.hstack(told).iter_rows()
    return table(screening.spark, telling.schema, rows)


def check_format(name: str | None) -> str:
    """``name``, if Spark writes lists in it. Raises InputError."""
    if name is not None and name not in FORMATS:
        raise InputError("spark-format", name=name, near=nearest(name, FORMATS), known=FORMATS)
    return name or "csv"


def is_schema(spark: SparkSession, out: str) -> bool:
    """Whether lists are to be tables of a schema, ``catalogue.schema``, and no folders. Raises
    InputError for a schema that its catalogue has not."""
    catalogue = re.match(r"(\w+)\.", out)
    if os.path.lexists(out) or is_address(out) or catalogue is None:
        return False
    known = catalogue_has(spark.catalog.databaseExists, out)
    own = spark.conf.get(f"spark.sql.catalog.{catalogue[1]}", None)
    if not known and (own or catalogue[1] == _SESSIONS):
        raise InputError("spark-schema", name=out).about("out")
    return known


def check_out(spark: SparkSession, out: str) -> bool:
    """Whether lists are to be tables. Raises InputError where there is something already, so that
    nothing is written over."""
    tables = is_schema(spark, out)
    there = [out] if os.path.lexists(out) else []
    if tables:
        named = (list_at(out, name, None) for name in LISTS)
        there = [name for name in named if spark.catalog.tableExists(name)]
    elif is_address(out):
        try:
            there = spark.read.text(out).columns and [out]  # asks whether there is such a place
        except AnalysisException as error:
            if "PATH_NOT_FOUND" not in str(error):
                raise
    if there:
        raise InputError("spark-out-exists", path=there[0]).about("out")
    return tables


def list_at(out: str, name: str, kind: str | None) -> str:
    """Where a list is written, as files of a ``kind`` or as a table (None)."""
    return f"{out}.{name.replace('-', '_')}" if kind is None else f"{out.rstrip('/')}/{name}"


def counted(result: ScreenResult) -> dict[str, int]:
    """The rows of each list."""
    aside = sum(result.aside.values())
    rows = (result.covered, result.waiting, result.ineligible, result.needs_data, aside)
    return dict(zip(LISTS, rows, strict=True))


def write(
    rows: DataFrame,
    out: str,
    kind: str | None,
    summary: str,
    expected: Mapping[str, int],
    transaction: FileTransaction,
) -> None:
    """Writes the rows that ``told`` gave, each part in the order of the lists: into a folder
    ``out``, one folder an outcome of this ``kind``, or as tables of a schema (None). On this
    machine all of it appears when ``transaction`` places it, with the ``summary``; at an address
    Spark's ``_SUCCESS`` says of each folder that it is whole; a table is, once it is there.

    No row may be lost: there must be as many of each outcome as ``expected``. Raises InputError
    for a folder that cannot be written.
    """
    kept = rows.sortWithinPartitions("place").drop("place").persist()
    try:
        here = kind is not None and not is_address(out)
        target = f"file://{_waiting(out, transaction)}" if here else out.rstrip("/")
        with writing(Path(out)):
            found = {row[0]: row[1] for row in kept.groupBy("rentan_outcome").count().collect()}
            if found != {name: rows for name, rows in expected.items() if rows}:
                raise AssertionError(f"{expected} rows in, {found} rows out")
            for name in LISTS:
                listed = kept.where(sf.col("rentan_outcome") == name)
                if kind is None:
                    listed.writeTo(list_at(out, name, None)).create()
                else:
                    writer = listed.write.format(kind)
                    writer.options(**_CSV if kind == "csv" else {}).save(f"{target}/{name}")
            if here:
                made = Path(target.removeprefix("file://"))
                (made / "summary.json").write_text(summary, encoding="utf-8", newline="")
                _keep_private(made)
    finally:
        kept.unpersist()


def _waiting(folder: str, transaction: FileTransaction) -> Path:
    return transaction.stage(Path(os.path.abspath(folder)), make_folder=True)


def _keep_private(folder: Path) -> None:
    """For the user's eyes only, as what tells of people is; Java asks the machine's habit."""
    for entry in folder.rglob("*"):
        entry.chmod(0o700 if entry.is_dir() else 0o600)
