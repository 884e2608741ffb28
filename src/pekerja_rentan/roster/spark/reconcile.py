"""``reconcile`` with Spark: executors read the lists where they lie, by the same functions as on
one machine; what is kept of each row comes here in order, part by part, and is matched here."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial, reduce
from io import BytesIO
from itertools import accumulate, chain, groupby, pairwise
from pathlib import Path
from typing import Any, NamedTuple, Protocol, cast
from uuid import uuid4

import polars as pl
from pyspark.sql import DataFrame, Row, SparkSession
from pyspark.sql import functions as sf

from pekerja_rentan.errors import InputError
from pekerja_rentan.files.workspace import temporary
from pekerja_rentan.periods import Month
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.roster.cells.encode import Encoder
from pekerja_rentan.roster.criteria import Criteria
from pekerja_rentan.roster.reading.source import BATCH, EXTRA, ROW, Source, even
from pekerja_rentan.roster.reconciling.columns import PEOPLE
from pekerja_rentan.roster.reconciling.opening import (
    ROLES,
    List,
    ReconcileReading,
    in_roles,
    refuse_shared,
)
from pekerja_rentan.roster.reconciling.reading import ListReader
from pekerja_rentan.roster.reconciling.reconcile import reconcile
from pekerja_rentan.roster.reconciling.result import ReconcileResult
from pekerja_rentan.roster.reconciling.run import Asked, Reconciliation, refuse_lacking
from pekerja_rentan.roster.screen import RosterReading
from pekerja_rentan.roster.screening import Progress
from pekerja_rentan.roster.spark.batches import by_list, mapped
from pekerja_rentan.roster.spark.executor import MOST_KNOWN, Layout
from pekerja_rentan.roster.spark.files import SparkSource, find_places, sources_at
from pekerja_rentan.roster.spark.screen import are_small, by_size
from pekerja_rentan.roster.spark.session import settings, spark_session
from pekerja_rentan.roster.spark.tables import Table, note_read, open_tables
from pekerja_rentan.roster.spill import ROW_BITS, row_of_place

PORTION = 64 << 20
"""The bytes that come here at a time."""
_readers: dict[str, ListReader] = {}
"""The one of the run that this executor works for, with what it has learned by now."""


def reconcile_on_spark(
    policy: Policy, month: Month | str, *, master: str | None = None, **asked: Any
) -> ReconcileResult:
    """The answer of ``reconcile``, which says what may be ``asked``, from Spark: the session that
    is active, or a new one at ``master`` (see ``spark_session``). Raises InputError and
    PolicyError."""
    return reconcile(policy, month, opener=partial(opened, master), **asked)


@contextmanager
def opened(
    master: str | None, wanted: Asked, reading: ReconcileReading
) -> Iterator[Reconciliation]:
    """A reconciliation with its lists opened in Spark. Raises InputError."""
    refuse_lacking(reading)
    if reading.sheets:
        raise InputError("sheet-idle").about("sheets")
    brief = are_small(RosterReading([*chain.from_iterable(reading.paths.values())]))
    with temporary() as scratch, spark_session(master, brief=brief) as spark:
        told = [
            (role, place, place.file.path)
            for role in ROLES
            for place in find_places(spark, map(str, reading.paths.get(role, ())))
        ]
        refuse_shared((role, path, place.identity) for role, place, path in told)
        found = sources_at([place for _, place, _ in told])
        role_of = {path: role for role, _, path in told}
        with settings(spark, by_size(found)):
            rosters, tables = open_tables(spark, found, reading.people, only=PEOPLE)
            pairs = ((cast(Source, each.source), each.taken) for each in rosters)
            lists = in_roles(pairs, role_of, reading, wanted.month)
            yield SparkReconciliation(wanted, lists, scratch, spark=spark, tables=tables)


class Read(Protocol):
    """What is made of rows of the list with this number; goes to executors."""

    def __call__(self, number: int, cells: pl.DataFrame, /) -> pl.DataFrame: ...


class _Told(NamedTuple):
    """What executors are told of a list's table."""

    columns: Sequence[str]
    from_1904: bool = False


class Reading(NamedTuple):
    """Reads rows of the lists of a run as ``ListReader`` does."""

    run: str
    criteria: Criteria
    lists: Sequence[List]

    def __call__(self, number: int, cells: pl.DataFrame, /) -> pl.DataFrame:
        known = _readers.get(self.run)
        if known is None or known.texts > MOST_KNOWN:
            _readers.clear()
            encoder = Encoder(self.criteria.judge, self.criteria.policy)
            known = _readers[self.run] = ListReader(encoder, self.criteria.policy)
        listed = self.lists[number]
        read = cells.select(*known.cells(listed), pl.col(EXTRA, ROW))
        return known.numbers(number, read, listed)


def as_it_stands(number: int, cells: pl.DataFrame) -> pl.DataFrame:
    """Rows for lists that are written."""
    return cells


class Packing(NamedTuple):
    """What is ``read`` of rows that stand below each other in one list, packed together behind the
    place of the first of them; nothing behind the others."""

    layout: Layout
    read: Read

    def __call__(self, batch: pl.DataFrame, /) -> pl.DataFrame:
        cells = self.layout.cells(batch)
        source, row = batch["source"].cast(pl.Int64), batch["row"]
        begins = ((source != source.shift()) | (row != row.shift() + 1)).fill_null(value=True)
        packed: list[bytes | None] = [None] * batch.height
        for start, end in pairwise([*begins.arg_true(), batch.height]):
            file = BytesIO()
            read = self.read(source[start], cells[start:end])
            read.write_ipc(file, compression="lz4")
            packed[start] = file.getvalue()
        places = (source * (1 << ROW_BITS) + row).alias("place")
        return pl.DataFrame([places, pl.Series("packed", packed, dtype=pl.Binary)])


def in_order(tables: Sequence[Table], read: Read) -> Iterator[tuple[int, pl.DataFrame]]:
    """What is ``read`` of the lists, in their order, each batch with the number of its list: the
    same batches at every call. All executors read at once; only a part of it is here at a time."""
    frames = []
    for each in tables:
        ways = {number: Packing(layout, read) for number, layout in each.layouts.items()}
        made = mapped(each.frame, "place long, packed binary", by_list(ways))
        frames.append(made.where("packed is not null"))
    kept = reduce(DataFrame.unionByName, frames).persist()  # or it would be read for each portion
    try:
        for number, of_list in groupby(_pieces(kept), lambda piece: row_of_place(piece.place)[0]):
            for batch in even((pl.read_ipc(BytesIO(each.packed)) for each in of_list), BATCH):
                yield number, batch
    finally:
        kept.unpersist()


def _pieces(kept: DataFrame) -> Iterator[Row]:
    """In the order of their places, a portion at a time. Not by ``toLocalIterator``, all of whose
    jobs Spark 4 remembers for as long as its session lasts."""
    sizes = sorted(kept.select("place", sf.octet_length("packed")).collect())
    so_far = accumulate(size for _, size in sizes)
    for _, portion in groupby(zip(sizes, so_far, strict=True), lambda pair: pair[1] // PORTION):
        places = [place for (place, _), _ in portion]
        rows = kept.where(sf.col("place").between(places[0], places[-1])).collect()
        yield from sorted(rows, key=lambda row: row.place)


class SparkReconciliation(Reconciliation):
    """A reconciliation whose lists Spark reads."""

    def __init__(
        self,
        wanted: Asked,
        lists: Mapping[str, tuple[List, ...]],
        scratch: Path,
        *,
        spark: SparkSession,
        tables: Sequence[Table],
    ) -> None:
        super().__init__(wanted, lists, scratch)
        self.engine = f"spark {spark.version}"
        self.tables = tables

    def _read(self, progress: Progress) -> None:
        super()._read(progress)
        sources = [cast(SparkSource, each.source) for _, each in self.all]
        counted = [each for role in self.roles.values() for each in role.counts]
        for source, count in zip(sources, counted, strict=True):
            source.check_unchanged()
            source.rows = count.read - count.blank
        note_read(sources)

    def _reader(self) -> ListReader:
        lists = [
            each._replace(source=cast(Source, _Told(each.source.columns))) for _, each in self.all
        ]
        reading = Reading(uuid4().hex, self.criteria, lists)
        return _Reader(self.encoder, self.criteria.policy, in_order(self.tables, reading))

    def _batches(self) -> Iterator[tuple[int, pl.DataFrame]]:
        sides = sf.col("source") < len(self.rosters)
        tables = [each._replace(frame=each.frame.where(sides)) for each in self.tables]
        yield from in_order(tables, as_it_stands)
        for each in self.rosters:
            cast(SparkSource, each.source).check_unchanged()


class _Reader(ListReader):
    """Takes what executors have read, list by list."""

    def __init__(
        self, encoder: Encoder, policy: Policy, read: Iterator[tuple[int, pl.DataFrame]]
    ) -> None:
        super().__init__(encoder, policy)
        self._read, self._next = read, next(read, None)

    def frames(self, number: int, listed: List) -> Iterator[pl.DataFrame]:
        while self._next is not None and self._next[0] == number:
            yield self._next[1]
            self._next = next(self._read, None)
