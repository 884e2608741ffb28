"""Where the last of those stands who are covered (see ``waiting``), with Spark."""

from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as sf

from pekerja_rentan.roster.waiting_list import LAST, FundingCutoff, Values, key_columns

_BUCKET = 18
"""The bits of a place within which the last row that is covered is looked for here."""


def last_place(queue: FundingCutoff, rows: DataFrame, counted: Mapping[Values, int]) -> int:
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
