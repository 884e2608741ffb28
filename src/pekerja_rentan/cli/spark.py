"""``--engine spark``: the same answers; of ``screen`` the lists as Spark writes them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from pekerja_rentan.cli.lists import OutputOptions, summary_of
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.progress import Progress
from pekerja_rentan.errors import InputError, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pekerja_rentan.cli.reconcile import Files
    from pekerja_rentan.cli.screen import ScreenRun
    from pekerja_rentan.files.transaction import FileTransaction
    from pekerja_rentan.roster.reconciling.reconcile import Opener
    from pekerja_rentan.roster.result import ScreenResult
    from pekerja_rentan.roster.screen import RosterReading
    from pekerja_rentan.roster.spark.screening import SparkScreening

ENGINES = ("polars", "spark")


def is_spark(engine: str | None, master: str | None) -> bool:
    """Whether ``--engine`` says Spark. Raises InputError for an unknown one, and for a master
    that has no engine."""
    if engine not in (None, *ENGINES):
        near = nearest(engine, ENGINES)
        raise InputError("engine-unknown", name=engine, near=near, known=ENGINES)
    if master is not None and engine != "spark":
        raise InputError("flag-needs", flag="--master", other="--engine spark")
    return engine == "spark"


def screened(run: ScreenRun, master: str | None, transaction: FileTransaction) -> ScreenResult:
    """Judges the lists, and has them wait in ``transaction``. Raises InputError."""
    from pekerja_rentan.errors import extra_required

    with extra_required("spark"):
        from pekerja_rentan.roster.spark.lists import check_format, check_out
        from pekerja_rentan.roster.spark.screen import are_small, opened
        from pekerja_rentan.roster.spark.session import spark_session
    from pekerja_rentan.roster.screen import answered

    wanted = run.wanted
    _refuse_idle(wanted, run.reading)
    check_format(wanted.format)
    with spark_session(master, brief=are_small(run.reading)) as spark:
        tables = wanted.out is not None and check_out(spark, wanted.out)
        if tables and wanted.format is not None:
            raise InputError("flag-idle", flag="--lists", why=f"(--out {wanted.out})")
        kind = None if tables else check_format(wanted.format)
        with opened(spark, run.criteria, run.reading, run.by) as screening:
            run.refuse_answers(transaction)
            with Progress("progress.judge", screening.lists.expected) as progress:
                screening.judge(progress)
            result = answered(screening, allocation=run.allocation, words=run.args)
            run.refuse_gates(result)
            if wanted.out is None:
                return result
            return _written(screening, result, wanted.out, kind, transaction)


def reconciling(files: Files, waiting: Sequence[str], master: str | None) -> Opener:
    """Opens the lists of a reconciliation in Spark. Raises InputError for ``waiting`` lists at an
    address, and for one that ``files`` are to go to."""
    from pekerja_rentan.errors import extra_required

    with extra_required("spark"):
        from pekerja_rentan.roster.spark.files import is_address
        from pekerja_rentan.roster.spark.reconcile import opened

    for path in (*waiting, files.out, files.changes):
        if path is not None and is_address(str(path)):
            raise InputError("spark-here", path=str(path))
    return partial(opened, master)


def _refuse_idle(wanted: OutputOptions, reading: RosterReading) -> None:
    """Refuses what Spark does not write or read. Raises InputError."""
    given = {f"--{outcome}": path for outcome, path in wanted.files.items()} | {
        "--export": wanted.export, "--returns": wanted.returns, "--sheet": reading.sheets,
    }  # fmt: skip
    for flag, value in given.items():
        if value:
            raise InputError("flag-idle", flag=flag, why="(--engine spark)")


def _written(
    screening: SparkScreening,
    result: ScreenResult,
    out: str,
    kind: str | None,
    transaction: FileTransaction,
) -> ScreenResult:
    """Writes the lists, as files of a ``kind`` or as tables (None); the answer also says where
    they are."""
    from pekerja_rentan.engine.result import advice
    from pekerja_rentan.roster.spark.lists import counted, list_at, told, write

    notes = [
        advice("list-written", path=list_at(out, name, kind), rows=rows)
        for name, rows in counted(result).items()
    ]
    result = replace(result, notes=(*result.notes, *notes))
    rows = told(screening, result.covered, language(), for_spreadsheets=kind == "csv")
    with Progress("progress.write", result.rows) as told_to, screening.watch.telling(told_to):
        write(rows, out, kind, summary_of(result), counted(result), transaction)
    screening.check_unchanged()
    return result
