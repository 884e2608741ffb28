"""Setting aside, with Spark, the rows of lists that are no people (see ``reading.aside``): the few
that may be such rows, and those near them, come to this machine and are told here."""

from collections.abc import Sequence

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sf

from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.reading.aside import Counted, Sorter, near
from pekerja_rentan.roster.reading.asidecolumns import Columns
from pekerja_rentan.roster.spark.batches import table
from pekerja_rentan.roster.spark.tables import SparkRoster
from pekerja_rentan.roster.spill import place, row_of_place

MOST_DOUBTFUL = 200_000
"""Rows of all lists that may be no people; each is looked at here."""


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
    rows = people.select("place", "said", "extra")
    here = rows.join(sf.broadcast(table(spark, "place long", asked)), "place")
    counted = [Counted() for _ in rosters]
    sorters = [Sorter(Columns.of(each.source.columns, each.taken)) for each in rosters]
    found = []
    for row in sorted(here.collect() if asked else [], key=lambda row: row.place):
        number, at = row_of_place(row.place)
        kind = sorters[number].said(at, row.said, beyond=row.extra)
        if kind:
            found.append((place(number, at), kind))
            counted[number].add(at, kind)
    return table(spark, "place long, kind string", found), counted
