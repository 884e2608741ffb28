"""``screen`` with Spark."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Unpack

from pyspark.sql import SparkSession

from pekerja_rentan.engine.request import RequestArgs
from pekerja_rentan.errors import InputError
from pekerja_rentan.money import Stated
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.roster.criteria import Criteria, compile_criteria
from pekerja_rentan.roster.reading.kinds import Kind
from pekerja_rentan.roster.result import ScreenResult
from pekerja_rentan.roster.screen import RosterReading, answered
from pekerja_rentan.roster.spark.files import SparkSource, find_sources
from pekerja_rentan.roster.spark.screening import SparkScreening
from pekerja_rentan.roster.spark.session import settings, spark_session
from pekerja_rentan.roster.spark.tables import open_tables

_PIECE = 16 << 20
"""The bytes of text that are worth a piece of their own when Spark moves rows about."""
_READ = 4 << 20
"""The bytes that are worth a task that reads them, however many files they are."""
_MOST_READ = 256
"""As many such tasks as there are for lists whose size is not known."""
_OPENING = 64 << 10
"""To open a file takes as long as to read so many bytes."""
_MOST_PIECES = 200
"""As many as Spark makes if it is not told."""
_PACKED = 6
"""How many times smaller a list is in Parquet."""
_SIMPLE = {"spark.sql.constraintPropagation.enabled": "false"}
"""What follows from conditions is of no use here, and Spark takes minutes to find it: for as many
columns as these its search doubles with each."""
_BRIEF = {
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",  # to compile takes longer than a few rows
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
"""For small lists."""


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
    **words: Unpack[RequestArgs],
) -> ScreenResult:
    """The answer of ``screen``, from Spark: the session that is active, or a new one at ``master``
    (see ``spark_session``). Raises InputError and PolicyError."""
    paths = [rosters] if isinstance(rosters, str | Path) else list(rosters)
    judged_by = compile_criteria(policy, as_of=as_of, attest=attest, priority=priority, **words)
    reading = RosterReading(paths, columns or {}, (), members)
    with (
        spark_session(master, brief=are_small(reading)) as spark,
        opened(spark, judged_by, reading, by) as screening,
    ):
        screening.judge()
        return answered(screening, allocation=allocation, words=words)


@contextmanager
def opened(
    spark: SparkSession, judged_by: Criteria, reading: RosterReading, by: str | None
) -> Iterator[SparkScreening]:
    """The screening of the lists. Raises InputError for what cannot be read."""
    if reading.sheets:
        raise InputError("sheet-idle").about("sheets")
    found = find_sources(spark, [str(path) for path in reading.paths])
    covered = find_sources(spark, [str(path) for path in reading.members])
    with settings(spark, by_size([*found, *covered])):
        lists = open_tables(spark, found, reading.columns)
        members = open_tables(spark, covered, {}, members=True) if covered else None
        with SparkScreening(spark, judged_by, lists, members=members, by=by) as screening:
            yield screening


def by_size(sources: Iterable[SparkSource]) -> dict[str, str]:
    """Settings for lists, the more for those that are known to be small: pieces that are moved
    about cost more than their rows. Of others Spark itself must judge."""
    sizes = [each.size * (_PACKED if each.kind is Kind.PARQUET else 1) for each in sources]
    pieces = -(-sum(sizes) // _PIECE)
    if 0 in sizes or pieces > _MOST_PIECES:
        return _SIMPLE
    brief = _BRIEF if pieces == 1 else {}
    return {
        **_SIMPLE,
        "spark.sql.shuffle.partitions": str(pieces),
        "spark.sql.files.minPartitionNum": str(min(_MOST_READ, -(-sum(sizes) // _READ))),
        "spark.sql.files.openCostInBytes": str(_OPENING),
        "spark.sql.sources.parallelPartitionDiscovery.threshold": str(len(sizes)),
        **brief,
    }


def are_small(reading: RosterReading) -> bool:
    """Whether all lists are files and folders of this machine that are worth one piece."""
    size = 0
    for path in map(Path, (*reading.paths, *reading.members)):
        if not (path.is_file() or path.is_dir()):
            return False
        size += sum(each.stat().st_size for each in (path, *path.glob("*")) if each.is_file())
    return size <= _PIECE
