"""The Spark session: the one that runs already, or one of our own that is stopped in the end; and
what its executors must have to judge rows: the same Python, Polars and rentan as here."""

import gc
import os
import platform
import re
import shutil
import socket
import subprocess
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from urllib.parse import urlsplit

import polars as pl

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # on pandas, which is not used
    from py4j.protocol import Py4JError
    from pyspark.core.context import SparkContext
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

from pekerja_rentan.errors import InputError
from pekerja_rentan.installing import adding_packages
from pekerja_rentan.roster.spark.batches import mapped

JAVA = 17
"""The oldest Java that Spark runs on."""
CONNECT_PORT = 15002
_SECONDS = 5
_HERE = r"local(\[|$)"
"""A master whose executors are this process."""
_ASKED = 16
"""Executors that are asked at the start; what another lacks is told when it is asked to judge."""
_SETTINGS = {
    "spark.sql.caseSensitive": "true",  # NIK and nik may be two columns
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.files.ignoreCorruptFiles": "false",  # no row is dropped silently
    "spark.sql.files.ignoreMissingFiles": "false",
    "spark.sql.files.minPartitionNum": "256",  # the same pieces whenever a file is read
    "spark.sql.sources.bucketing.enabled": "false",
    "spark.sql.maxPlanStringLength": "2000",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "50000",
}
_OWN: dict[str, bool | float | int | str | None] = {
    "spark.app.name": "rentan",
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.executorEnv.POLARS_MAX_THREADS": "1",  # there are as many executors as cores
    "spark.ui.showConsoleProgress": "false",
    "spark.python.sql.dataFrameDebugging.enabled": "false",  # asks Java twice for every column
}
_BRIEF: dict[str, bool | float | int | str | None] = {
    "spark.driver.defaultJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.buffer.pageSize": "1m",  # else a table that is joined takes 16 MiB, be it of one row
}
"""Java's compiler for long runs takes longer than a short one; what a user asks of Java for the
driver comes behind."""


@contextmanager
def spark_session(master: str | None = None, *, brief: bool = False) -> Iterator[SparkSession]:
    """The session that is active, or a new one at ``master`` (``local[4]``, ``spark://…``,
    ``sc://…`` for Spark Connect), or else where ``spark-submit`` or Spark's own settings say,
    which is this machine if they say nothing. Only a session that was started here is stopped;
    on this machine it starts the sooner where it is to be ``brief``, for small lists.

    Raises InputError where Java or a package is missing, here or where executors run, and where the
    master does not answer.
    """
    active = SparkSession.getActiveSession()
    if active is not None and master is not None:
        raise InputError("spark-runs", master=master).about("master")
    session = active or _started(master, brief=brief)
    try:
        with settings(session, _SETTINGS), speaking():
            check_executors(session)
            yield session
    finally:
        if active is None:
            with suppress(Exception):  # it may be gone already
                session.stop()
        else:
            gc.collect()  # or Java keeps all that Python has held of it, in circles, for long


@contextmanager
def speaking() -> Iterator[None]:
    """Says what Spark could not do, in one line. Raises InputError for it."""
    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise lacking(error) or InputError("spark-failed", reason=said_by(error)) from error


def said_by(error: Exception) -> str:
    """What an error of Spark's comes to, without the trace of calls in Java, and without what it
    quotes that is no path, which may be a cell."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    causes = [line for line in lines if line.startswith("Caused by: ")]
    told = [line for line in lines if line.startswith(": ")]  # behind "An error occurred while …"
    said = next(iter([*causes[-1:], *told, *lines]), type(error).__name__)
    bare = re.sub(
        r"^(?:Caused by: |: )?(?:(?:[a-z0-9]+\.)+[A-Za-z]+(?:Exception|Error): )?", "", said
    )
    return re.sub(r"The value '[^/]*?' of", "A value of", bare)


def _started(master: str | None, *, brief: bool) -> SparkSession:
    builder = SparkSession.builder
    remote = master or os.environ.get("SPARK_REMOTE", "") if not _submitted() else master or ""
    if remote.startswith("sc://"):
        reach(remote, CONNECT_PORT)
        return _got(builder.remote(remote), remote)
    builder = builder.config(map=_OWN)
    if (master or "local").startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        if brief:
            builder = builder.config(map=_BRIEF)
    if master is not None:
        if master.startswith("spark://"):
            reach(master, 7077)
        builder = builder.master(master)
    if _submitted() or SparkContext._gateway is not None:
        return _got(builder, master)
    check_java()
    with _quiet() as told:
        return _got(builder, master, told)


def _submitted() -> bool:
    """Whether spark-submit has started this process."""
    return "PYSPARK_GATEWAY_PORT" in os.environ


def _got(
    builder: SparkSession.Builder, master: str | None, told: IO[bytes] | None = None
) -> SparkSession:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return builder.getOrCreate()
    except ImportError as error:  # Spark Connect has packages of its own
        reason, command = said_by(error).partition(". ")[0], adding_packages(["pyspark[connect]"])
        raise InputError("spark-connect-needed", reason=reason, command=command) from error
    except Exception as error:
        reason = _last_line(told) if "JAVA_GATEWAY" in str(error) else said_by(error)
        place = master or os.environ.get("SPARK_REMOTE") or "local[*]"
        raise InputError("spark-start", master=place, reason=reason) from error


def _last_line(told: IO[bytes] | None) -> str:
    """What Java said last; the script that starts it then stumbles over its silence."""
    if told is None:
        return "Java"
    told.seek(0)
    lines = told.read().decode(errors="replace").split("\n")
    said = [line.strip() for line in lines if line.strip() and "spark-class: line" not in line]
    return said[-1] if said else "Java"


@contextmanager
def _quiet() -> Iterator[IO[bytes] | None]:
    """What Java says on stderr goes to a file of no name for as long as it runs: Spark hands all
    errors to us besides. With RENTAN_DEBUG it stays where it was."""
    if os.environ.get("RENTAN_DEBUG"):
        yield None
        return
    with TemporaryFile() as told:
        kept = os.dup(2)
        os.dup2(told.fileno(), 2)
        try:
            yield told
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def check_java() -> None:
    """Raises InputError where there is no Java, or one that is too old."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which(Path(home) / "bin" / "java") if home else shutil.which("java")
    if java is None and home:
        raise InputError("spark-java-home", needed=JAVA, path=home)
    if java is None:
        raise InputError("spark-java", needed=JAVA)
    try:
        done = subprocess.run(  # noqa: S603  (the Java that Spark will take, and a word of our own)
            [java, "-version"], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return
    found = re.search(r'version "(?:1\.)?([0-9]+)', done.stderr + done.stdout)
    if found and int(found[1]) < JAVA:
        raise InputError("spark-java-old", needed=JAVA, found=found[1], path=java)


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


def reach(master: str, port: int) -> None:
    """Raises InputError when no machine of a master's address answers, as Spark itself would try
    for minutes."""
    reason = "?"
    for place in urlsplit(master).netloc.split(","):
        host, _, own = (
            place.rpartition(":") if place.rpartition(":")[2].isdigit() else (place, "", "")
        )
        try:
            socket.create_connection((host.strip("[]"), int(own or port)), _SECONDS).close()
        except OSError as error:
            reason = error.strerror or str(error)
        else:
            return
    raise InputError("spark-start", master=master, reason=reason)


@contextmanager
def settings(session: SparkSession, values: Mapping[str, str]) -> Iterator[None]:
    """The session under these settings; another's session has its own back in the end."""
    before = {name: session.conf.get(name, None) for name in values}
    for name, value in values.items():
        session.conf.set(name, value)
    try:
        yield
    finally:
        with suppress(Exception):
            for name, old in before.items():
                if old is None:
                    session.conf.unset(name)
                else:
                    session.conf.set(name, old)
