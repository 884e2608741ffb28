"""The checks of ``by_hand.py`` by hand in PySpark: what rentan is measured against on Spark.

    python benchmarks/by_hand_spark.py LIST.csv [MASTER [FOLDER]]

Spark's own reader of CSV, each distinct text of a column read once on this machine and joined
back, rows judged as integers, doubles and the like by windows. Prints how many rows have which
outcome and which codes as JSON, and writes the lists of each outcome into FOLDER, if one is given.
Rows that are no person's are known by having neither a NIK nor a sex.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from pathlib import Path

import polars as pl
import pyarrow as pa
from pyspark.sql import Column, DataFrame, SparkSession, Window
from pyspark.sql import functions as sf
from pyspark.sql.pandas.functions import arrow_udf
from rapidfuzz.distance import OSA

if __package__ in {None, ""}:  # started as a file
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.by_hand import FEW, codes_of, outcome_of, telling
from benchmarks.by_hand_cells import (
    ASIDE,
    BIT,
    HERE,
    WORDS,
    birth_meanings,
    employment_meanings,
    income_meanings,
    nik_meanings,
    occupation_meanings,
    residence_meanings,
    sex_meanings,
)
from benchmarks.by_hand_pairs import NOT_IN_NAMES, is_another

MEANINGS = {
    "birth": (birth_meanings, ("ddmmyy", "day")),
    "sex": (sex_meanings, ("woman",)),
    "employment": (employment_meanings, ()),
    "income": (income_meanings, ()),
    "residence": (residence_meanings, ()),
    "occupation": (occupation_meanings, ("employed",)),
    "odd": (nik_meanings, ("number",)),
}
"""Of each column what its texts mean, and which of it rows need beside the mask."""
KINDS = {"text": "string", "day": "string", "woman": "boolean", "employed": "boolean"}
NEXT = 16
"""Rows that a row is compared with."""


def numbered(spark: SparkSession, path: str) -> DataFrame:
    """The cells of a list with the number of their row, the same at each reading."""
    cells = spark.read.csv(path, header=True, escape='"')
    return cells.select(sf.monotonically_increasing_id().alias("row"), *cells.columns)


def read(spark: SparkSession, path: str) -> DataFrame:
    """The rows of a list, numbered, and what their distinct texts mean."""
    few = {name: sf.col(header).alias(name) for name, header in FEW.items()}
    nik = sf.col("NIK")
    plain = sf.coalesce(nik.rlike(r"\A[0-9]{16}\z"), sf.lit(False))
    cells = numbered(spark, path).select(
        "row",
        sf.when(plain, nik).cast("bigint").alias("nik"),
        sf.when(~plain, nik).alias("odd"),
        sf.col("Nama").alias("named"),
        *few.values(),
    )
    cells = cells.withColumn("nobody", sf.expr("nik is null and odd is null and sex is null"))
    for name, (meanings, needed) in MEANINGS.items():
        texts = [row[0] for row in cells.select(name).distinct().collect() if row[0] is not None]
        table = pl.DataFrame({"text": [*texts, None]}, schema={"text": pl.String})
        for meaning in meanings():
            table = table.with_columns(meaning)
        kept = table.select("text", pl.col("mask").cast(pl.Int64), *needed)
        rows = [(row[0] or "", *row[1:]) for row in kept.iter_rows()]
        columns = ", ".join(f"{name}_{at} {KINDS.get(at, 'bigint')}" for at in kept.columns)
        known = sf.broadcast(spark.createDataFrame(rows, columns))
        cells = cells.join(known, sf.coalesce(name, sf.lit("")) == sf.col(f"{name}_text"), "left")
    return cells


def flag(code: str, said: Column) -> Column:
    return sf.when(said, BIT[code]).otherwise(0).cast("bigint")


def judged(cells: DataFrame) -> DataFrame:
    """Every row by itself: its mask, its NIK where it is well formed, its name without marks."""
    said = reduce(Column.bitwiseOR, (sf.col(f"{name}_mask") for name in MEANINGS))
    implied = sf.col("employment").isNull() & sf.coalesce("occupation_employed", sf.lit(False))
    told = sf.when(implied, BIT["R-EMPLOYMENT-DATA"] ^ BIT["R-EMPLOYMENT"]).otherwise(0)
    missing = sf.expr("nik is null and odd is null")
    rows = cells.withColumn("nik", sf.coalesce("nik", "odd_number"))
    written = sf.expr("cast(nik div 10000 % 1000000 as int)")
    rows = rows.withColumns({
        "mask": said.bitwiseXOR(told.cast("bigint")).bitwiseOR(flag("R-NIK-MISSING", missing)),
        "woman": written > 400_000,
        "date": written - sf.when(written > 400_000, 400_000).otherwise(0),
    })  # fmt: skip
    short = sf.expr(
        "date div 100 % 100 between 1 and 12 and date div 10000 between 1 and"
        " case when date div 100 % 100 = 2 then if(date % 100 % 4 = 0, 29, 28)"
        " when date div 100 % 100 in (4, 6, 9, 11) then 30 else 31 end"
    )
    rows = rows.withColumn("date_ok", short).withColumn("serial_ok", sf.expr("nik % 10000 != 0"))
    formed = sf.coalesce(sf.col("date_ok") & sf.col("serial_ok"), sf.lit(False))
    region = sf.expr(f"nik between {HERE * 10**12} and {(HERE + 1) * 10**12}")
    own = [
        flag("R-NIK-DATE", ~sf.col("date_ok")),
        flag("R-NIK-SERIAL", ~sf.col("serial_ok")),
        flag("W-NIK-BIRTH", formed & (sf.col("date") != sf.col("birth_ddmmyy"))),
        flag("W-NIK-SEX", formed & (sf.col("woman") != sf.col("sex_woman"))),
        flag("I-NIK-REGION", formed & ~region),
    ]
    mask = reduce(Column.bitwiseOR, own, sf.col("mask"))
    marks = "".join(mark for mark in NOT_IN_NAMES if mark != " ")
    return rows.select(
        "row",
        sf.when(sf.col("nobody"), ASIDE).otherwise(mask).cast("bigint").alias("mask"),
        sf.when(formed, sf.col("nik")).alias("nik"),
        sf.col("birth_day").alias("day"),
        sf.trim(sf.translate(sf.upper("named"), marks, "")).alias("said"),
    ).withColumn("called", sf.replace("said", sf.lit(" "), sf.lit("")))


def settled(rows: DataFrame) -> DataFrame:
    """By row the bits that only all rows can tell."""
    niks, ending = rows.agg(sf.count("nik"), sf.count_if(sf.expr("nik % 10 = 0"))).collect()[0]
    lost = []
    if 2 * ending > niks >= 20:
        zero = sf.expr("nik % 10 = 0")
        lost = [rows.where(zero).select("row", sf.lit(BIT["R-NIK-ROUNDED"]).alias("bit"))]
        rows = rows.where(~zero)
    rows = rows.where("nik is not null")
    same, alike = Window.partitionBy("nik"), Window.partitionBy("called", "day")
    firsts = {name: sf.min_by(name, "row").over(same) for name in ("row", "called", "day")}
    others = (column.alias(f"other_{name}") for name, column in firsts.items())
    doubles = rows.select("row", "nik", "called", "day", *others).where("row != other_row")
    named = rows.where("called != '' and day is not null")
    several = sf.min("nik").over(alike) != sf.max("nik").over(alike)
    twins = named.select("row", several.alias("several")).where("several").select("row")
    shared = both(doubles.where(by_rows(two_people, "day", "called", "other_day", "other_called")))
    near_ones = both(near(rows)).join(twins, "row", "left_anti")
    found = {
        "R-DOUBLE": doubles.select("row"), "W-TWIN": twins, "W-NIK-SHARED": shared,
        "W-NEAR-DOUBLE": near_ones,
    }  # fmt: skip
    told = [
        marked.distinct().select("row", sf.lit(BIT[code]).alias("bit"))
        for code, marked in found.items()
    ]
    every = reduce(DataFrame.unionByName, [*told, *lost])
    return every.groupBy("row").agg(sf.sum("bit").alias("bits"))


def both(pairs: DataFrame) -> DataFrame:
    return pairs.select(sf.explode(sf.array("row", "other_row")).alias("row"))


def near(rows: DataFrame) -> DataFrame:
    """Pairs with a name of one day of birth but for a word, or for all but a letter of the words
    between the first and the last; or with a name and most of a NIK."""
    first, last = sf.expr("split_part(said, ' ', 1)"), sf.expr("split_part(said, ' ', -1)")
    rest = sf.expr("substr(said, instr(said, ' ') + 1)")
    begin = sf.regexp_replace("said", " +[^ ]+$", "")
    middle = sf.trim(sf.regexp_replace(rest, "(^| +)[^ ]+$", ""))
    letters = (sf.left(middle, sf.lit(1)), sf.right(middle, sf.lit(1)))
    parts = (rest, begin, *(sf.concat_ws(" ", first, last, letter) for letter in letters))
    dated = [sf.concat_ws("|", sf.lit(at), "day", part) for at, part in enumerate(parts)]
    keys = [sf.when(sf.col("day").isNotNull(), key) for key in dated]
    keys.append(sf.concat_ws("|", sf.lit(4), sf.expr("nik div 10000"), "called"))
    columns = ("row", "nik", "called", "day")
    told = rows.select(*columns, sf.explode(sf.array_compact(sf.array(*keys))).alias("key"))
    window = Window.partitionBy("key").orderBy("called", "row").rowsBetween(1, NEXT)
    told = told.select(*columns, sf.collect_list(sf.struct(*columns)).over(window).alias("next"))
    pairs = told.select(*columns, sf.explode("next").alias("other"))
    others = (sf.col(f"other.{name}").alias(f"other_{name}") for name in columns)
    pairs = pairs.select(*columns, *others)
    pairs = pairs.where("nik != other_nik and not (called = other_called and day <=> other_day)")
    lengths = "abs(length(called) - length(other_called)) <= 2"
    return pairs.where(lengths).where(by_rows(near_by_name, *BOTH))


BOTH = ("nik", "called", "day", "other_nik", "other_called", "other_day")


def by_rows(function: Callable[..., bool], *columns: str) -> Column:
    """What a function says of each row."""

    def run(batches: Iterator[tuple[pa.Array, ...]]) -> Iterator[pa.Array]:
        for batch in batches:
            rows = zip(*(each.to_pylist() for each in batch), strict=True)
            yield pa.array([function(*row) for row in rows], pa.bool_())

    found: Column = arrow_udf(run, "boolean")(*columns)  # type: ignore[call-overload]  # lacks it
    return found


def near_by_name(
    nik: int, name: str, day: str | None, other: int, called: str, other_day: str | None
) -> bool:
    few = sum(a != b for a, b in zip(f"{nik:016}", f"{other:016}", strict=True)) <= 2
    apart = OSA.distance(name, called, score_cutoff=2)
    if day != other_day:
        return apart == 0 and few
    least = min(len(name), len(called))
    return (apart == 1 and least >= 5) or (apart == 2 and least >= 10 and few)


def two_people(day: str | None, name: str, other_day: str | None, other: str) -> bool:
    return name != other and is_another(day, name, other_day, other)


def write(spark: SparkSession, path: str, masks: DataFrame, folder: str) -> None:
    """A folder an outcome, each row with what is said of it."""
    names = ("mask", "outcome", "reasons", "words", "todo", "notes")
    told = [(row.mask, *telling(row.mask)) for row in masks.select("mask").distinct().collect()]
    said = masks.join(sf.broadcast(spark.createDataFrame(told, list(names))), "mask").drop("mask")
    rows = numbered(spark, path).join(said, "row").drop("row")
    rows.write.partitionBy("outcome").csv(folder, header=True, escape='"', quoteAll=True)


def main(words: Sequence[str]) -> None:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings: Iterable[tuple[str, str]] = (
        ("spark.ui.enabled", "false"), ("spark.log.level", "ERROR"),
        ("spark.ui.showConsoleProgress", "false"), ("spark.sql.shuffle.partitions", "16"),
        ("spark.executorEnv.PYTHONPATH", str(Path(__file__).resolve().parents[1])),
    )  # fmt: skip
    builder = SparkSession.builder.master(words[1] if len(words) > 1 else "local[*]")
    for name, value in settings:
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    rows = judged(read(spark, words[0])).persist()
    told = rows.join(settled(rows), "row", "left")
    mask = sf.col("mask").bitwiseOR(sf.coalesce("bits", sf.lit(0)).cast("bigint")).alias("mask")
    masks = told.select("row", mask)
    if len(words) > 2:
        masks = masks.persist()
    found = masks.groupBy("mask").count().collect()
    counts: Counter[str] = Counter()
    for said, number in found:
        for name in (outcome_of(said), *codes_of(said, WORDS)):
            counts[name] += number
    print(json.dumps({"counts": counts}))
    if len(words) > 2:
        write(spark, words[0], masks, words[2])
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
