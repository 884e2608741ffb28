"""Who waits when the money ends before the eligible do (see ``waiting``), with Spark."""

from bisect import bisect_left
from itertools import accumulate

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as sf

from pekerja_rentan.policy.priority import UNKNOWN_LAST, Key
from pekerja_rentan.roster.waiting_list import FundingCutoff

_BUCKET = 18
"""The bits of a place within which the last row that is covered is looked for here."""


def waits(queue: FundingCutoff, rows: DataFrame, eligible: Column) -> Column:
    """Whether a row is ``eligible`` but waits; ``rows`` are all the eligible. A row has its
    ``place`` and the columns of the priority's keys."""
    if queue.last is None:
        return sf.lit(False)
    ranks = [_rank(key) for key in queue.keys]
    rank, last = _tuple(ranks), _tuple([sf.lit(value) for value in queue.last])
    end = _nth(rows.where(rank == last), queue.ties)
    return eligible & ((rank > last) | ((rank == last) & (sf.col("place") > end)))


def _tuple(values: list[Column]) -> Column:
    """Numbers that are compared one after the other."""
    return sf.array(*(value.cast("bigint") for value in (*values, sf.lit(0))))


def _rank(key: Key) -> Column:
    """The place of a person by one key (see ``priority.sort_key``)."""
    value = sf.col(f"key_{key.field}")
    rank = -value if key.downward else value
    if key.ranks:
        rank = sf.lit(len(key.ranks))
        for number, wanted in reversed([*enumerate(key.ranks)]):
            rank = sf.when(value == wanted, number).otherwise(rank)
    return sf.when(value.isNull(), UNKNOWN_LAST).otherwise(rank)


def _nth(rows: DataFrame, count: int) -> int:
    """The place of the row ``count`` in the order of the lists; before all of them for 0."""
    if count == 0:
        return -1
    bucket = sf.shiftright("place", _BUCKET)
    counted = rows.groupBy(bucket.alias("bucket")).count().orderBy("bucket").collect()
    ends = [*accumulate(inside for _, inside in counted)]
    at = bisect_left(ends, count)
    left = count - (ends[at - 1] if at else 0)
    places = rows.where(bucket == counted[at].bucket).select("place").orderBy("place")
    return int(places.limit(left).collect()[-1].place)
