"""``screen`` with Spark."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Unpack

from pyspark.sql import SparkSession

from pekerja_rentan.engine.request import Words
from pekerja_rentan.errors import InputError
from pekerja_rentan.money import Stated
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.roster.plan import Plan, plan
from pekerja_rentan.roster.result import ScreenResult
from pekerja_rentan.roster.screen import Reading, answered
from pekerja_rentan.roster.spark.screening import SparkScreening
from pekerja_rentan.roster.spark.session import spark_session
from pekerja_rentan.roster.spark.tables import open_tables


def screen_on_spark(
    policy: Policy,
    rosters: str | Path | Sequence[str | Path],
    *,
    master: str | None = None,
    columns: Mapping[str, str] | None = None,
    members: Sequence[str | Path] = (),
    by: str | None = None,
    attest: Iterable[str] = (),
    as_of: str | None = None,
    priority: str | None = None,
    allocation: Stated | int | str | None = None,
    **words: Unpack[Words],
) -> ScreenResult:
    """The answer of ``screen``, from Spark: the session that is active, or a new one at ``master``
    (see ``spark_session``). Raises InputError and PolicyError."""
    paths = [rosters] if isinstance(rosters, str | Path) else list(rosters)
    judged_by = plan(policy, as_of=as_of, attest=attest, priority=priority, **words)
    reading = Reading(paths, columns or {}, (), members)
    with spark_session(master) as spark, opened(spark, judged_by, reading, by) as screening:
        screening.judge()
        return answered(screening, allocation=allocation, words=words)


@contextmanager
def opened(
    spark: SparkSession, judged_by: Plan, reading: Reading, by: str | None
) -> Iterator[SparkScreening]:
    """The screening of the lists. Raises InputError for what cannot be read."""
    if reading.sheets:
        raise InputError("sheet-idle").at("--sheet")
    lists = open_tables(spark, [str(path) for path in reading.paths], reading.columns)
    covered = [str(path) for path in reading.members]
    members = open_tables(spark, covered, {}) if covered else None
    with SparkScreening(spark, judged_by, lists, members=members, by=by) as screening:
        yield screening
