"""How many rows executors have done by now, told while Spark is at work."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from threading import Event, Thread

import polars as pl
from pyspark import Accumulator, SparkContext
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from pekerja_rentan.roster.screening import Progress
from pekerja_rentan.roster.spark.batches import Batched

_EVERY = 0.5
"""Seconds between two looks."""


@lru_cache(maxsize=1)
def _counter(context: SparkContext) -> Accumulator[int]:
    """One for all runs of a session, which keeps each as long as it lasts."""
    return context.accumulator(0)


class Watch:
    """Counts the rows that go through what is ``counted``. Spark Connect tells nothing of them."""

    def __init__(self, spark: SparkSession) -> None:
        self._done: Accumulator[int] | None = None
        with suppress(PySparkException):
            self._done = _counter(spark.sparkContext)

    def counted(self, batched: Batched) -> Batched:
        """The same, of which is known how many rows it has done."""
        done = self._done
        if done is None:
            return batched

        def counting(batch: pl.DataFrame, /) -> pl.DataFrame:
            made = batched(batch)
            done.add(batch.height)
            return made

        return counting

    @contextmanager
    def telling(self, progress: Progress) -> Iterator[None]:
        """Tells of the rows that are done from now on, for as long as it runs."""
        done, over = self._done, Event()
        if done is None:
            yield
            return
        before = done.value

        def look() -> None:
            while not over.wait(_EVERY):
                progress(done.value - before)

        looking = Thread(target=look, daemon=True)
        looking.start()
        try:
            yield
        finally:
            over.set()
            looking.join()
