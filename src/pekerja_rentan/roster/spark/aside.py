"""Setting aside, with Spark, the rows of lists that are no people (see ``reading.aside``): the few
that may be such rows, and those near them, come to this machine and are told here."""

from collections.abc import Sequence

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as sf

from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.reading.aside import (
    BETWEEN,
    FEW,
    LONE,
    PERSONS,
    Columns,
    Counted,
    Sorter,
    near,
)
from pekerja_rentan.roster.spark.local import table
from pekerja_rentan.roster.spark.records import trimmed
from pekerja_rentan.roster.spark.tables import SparkRoster, Table
from pekerja_rentan.roster.spill import place, row_of_place

MOST_DOUBTFUL = 200_000
"""Rows of all lists that may be no people; each is looked at here."""


def said(each: Table) -> tuple[Column, Column]:
    """The cells of rows that may be no person's, as one text: empty where nothing stands in the
    row, null for all others; and whether it tells of something else than people."""
    columns = Columns.of(each.columns, each.taken)
    few, wide = (pattern.replace("(?i)", "(?iu)", 1) for pattern in columns.patterns)
    cells = sf.array(*(sf.coalesce(each.cell(header), sf.lit("")) for header in each.columns))
    text = sf.array_join(cells, BETWEEN)
    filled = sf.size(sf.filter(cells, lambda cell: trimmed(cell) != ""))
    nik = each.cell(each.taken["nik"])
    whole = (sf.octet_length(nik) == 16) & (nik >= "0") & (nik < ":")
    plain = sf.coalesce(whole | nik.rlike(PERSONS), sf.lit(False))
    found = (
        sf.when(plain, sf.lit(None).cast("string"))
        .when(filled == 0, sf.lit(""))
        .when(filled <= LONE, text)
        .when((filled <= FEW) & text.rlike(few), text)
        .when((filled > FEW) & text.rlike(wide), text)
    )
    return found, ~plain & (filled > 0) & text.rlike(few)


def set_aside(
    spark: SparkSession, people: DataFrame, rosters: Sequence[SparkRoster]
) -> tuple[DataFrame, list[Counted]]:
    """The ``place`` and the ``kind`` of the rows of all lists that are set aside, and what was
    counted of each list. Raises InputError where more than MOST_DOUBTFUL would have to be looked
    at."""
    doubtful = people.where("telling").select("place").limit(MOST_DOUBTFUL + 1).collect()
    if len(doubtful) > MOST_DOUBTFUL:
        raise InputError("spark-aside", most=MOST_DOUBTFUL)
    asked = [(row,) for row in near(sorted(row.place for row in doubtful))]
    rows = people.select("place", "said", "rentan_extra")
    here = rows.join(sf.broadcast(table(spark, {"place": "long"}, asked)), "place")
    counted = [Counted() for _ in rosters]
    sorters = [Sorter(Columns.of(each.source.columns, each.taken)) for each in rosters]
    found = []
    for row in sorted(here.collect() if asked else [], key=lambda row: row.place):
        number, at = row_of_place(row.place)
        kind = sorters[number].said(at, row.said, beyond=row.rentan_extra)
        if kind:
            found.append((place(number, at), kind))
            counted[number].add(at, kind)
    return table(spark, {"place": "long", "kind": "string"}, found), counted
