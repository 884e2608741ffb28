"""What Spark's executors must have to judge rows: the same Python, Polars and rentan as here."""

import platform
import re
from importlib.metadata import version

import polars as pl
from pyspark.sql import SparkSession

from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.spark.batches import mapped

_HERE = r"local(\[|$)"
"""A master whose executors are this process."""
_ASKED = 16
"""Executors that are asked at the start; what another lacks is told when it is asked to judge."""


def versions() -> str:
    """What rows are judged by in this process."""
    python = ".".join(platform.python_version_tuple()[:2])
    return f"Python {python}, polars {pl.__version__}, rentan {version('pekerja-rentan')}"


def _told(batch: pl.DataFrame) -> pl.DataFrame:
    return batch.select(pl.lit(versions()).alias("versions"))


def check_executors(spark: SparkSession) -> None:
    """Raises InputError where an executor lacks something, or has another version of it; of those
    that run in this process nothing need be asked."""
    if re.match(_HERE, spark.conf.get("spark.master", "") or ""):
        return
    asked = spark.range(0, _ASKED, 1, _ASKED)
    for row in mapped(asked, "versions string", _told).distinct().collect():
        if row.versions != versions():
            raise InputError("spark-executors", lacking=row.versions, needed=versions())


def lacking(error: Exception) -> InputError | None:
    """What executors lack, if that is why Spark could not go on."""
    found = re.search(
        r"No module named '[^']+'|Cannot run program \"[^\"]+\"|PYTHON_VERSION_MISMATCH", str(error)
    )
    return found and InputError("spark-executors", lacking=found[0], needed=versions())
