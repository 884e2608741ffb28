"""Screening rosters with Spark: every row judged by executors, where it lies, by the same functions
as on one machine (``executor``); only counts come to this machine, and the few rows that may be no
people."""

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial, reduce
from typing import Self
from uuid import uuid4

from pyspark.sql import Column, DataFrame, Row, SparkSession
from pyspark.sql import functions as sf

from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.cells.texts import FEMALE
from pekerja_rentan.roster.counts import (
    Members,
    OutcomeCounts,
    Verdict,
    lost_digits,
    rounded_sources,
    with_rounded,
)
from pekerja_rentan.roster.criteria import Criteria
from pekerja_rentan.roster.group import Groups, header_of
from pekerja_rentan.roster.reading.aside import Counted
from pekerja_rentan.roster.rules.membership import STATES
from pekerja_rentan.roster.rules.reasons import MASKS, NIK_ENDS_IN_0
from pekerja_rentan.roster.screening import JudgedRosters, Progress
from pekerja_rentan.roster.spark.aside import set_aside
from pekerja_rentan.roster.spark.batches import by_list, mapped
from pekerja_rentan.roster.spark.executor import MEMBER_SCHEMA, NO_CODE, Judging, MemberReading
from pekerja_rentan.roster.spark.settle import RESULT_COLUMNS, VERDICT, parts_of, settled, unlisted
from pekerja_rentan.roster.spark.tables import SparkRoster, Table, Tables, note_read
from pekerja_rentan.roster.spark.watching import Watch
from pekerja_rentan.roster.waiting_list import key_columns

MOST_TEXTS = 2_000_000
"""Groups, with all that is told of them, that are counted on this machine."""


class SparkScreening(JudgedRosters):
    """Lists judged by a plan. As a context manager it lets go of what Spark keeps for it."""

    rosters: Sequence[SparkRoster]

    def __init__(
        self,
        spark: SparkSession,
        criteria: Criteria,
        lists: Tables,
        *,
        members: Tables | None = None,
        by: str | None = None,
    ) -> None:
        self.spark, self.criteria, self.by = spark, criteria, by
        self.engine = f"spark {spark.version}"
        self.lists, self.member_lists = lists, members
        self.rosters = lists.rosters
        self.members: tuple[SparkRoster, ...] = members.rosters if members else ()
        self.groups = Groups(by, [(each.source.columns, each.taken) for each in self.rosters])
        self.counts: OutcomeCounts = Counter()
        self.read: Counter[int] = Counter()
        self.blank: Counter[int] = Counter()
        self.member_counts: dict[int, Members] = {}
        self.aside: list[Counted] = [Counted() for _ in self.rosters]
        self.rounded: Sequence[int] = ()
        self.sexes_in_codes: list[int] = []
        self.set_aside: DataFrame | None = None
        """The ``place`` and the ``kind`` of rows that are no people, if there are any."""
        self.watch = Watch(spark)
        self._run = uuid4().hex
        self._kept: list[DataFrame] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for frame in self._kept:
            with suppress(Exception):  # the session may be gone
                frame.unpersist()

    def judge(self, progress: Progress = lambda rows: None) -> None:
        """Judges every row, and settles what only all of them can tell. ``progress`` hears, while
        executors judge, of how many rows they have judged.

        Raises InputError when no list has rows, and where there are too many groups.
        """
        with self.watch.telling(progress):
            found = self._judged()
        self.read.update(_counted(found, self.rosters))
        if any(row.telling for row in found):
            found = self._without_aside() or found
        codes = _in_codes(found)
        if codes:
            self.sexes_in_codes = codes
            found = self._judged()
            if self.set_aside is not None:
                found = self._without(self.set_aside)
        counts, formed = self._first_counts(found)
        self.rounded = rounded_sources(counts, formed)
        members = self._member_niks()
        parts = parts_of(self.read.total())
        self.changes = self.kept(settled(self._people, members, self.rounded, parts))
        self.counts = self._recounted(counts)
        if members is not None:
            for at, rows in unlisted(self._people, members, self.rounded).items():
                member = self.member_counts[at]
                self.member_counts[at] = member._replace(unlisted=member.unlisted + rows)
        self.check_unchanged()

    def judging(self, table: Table) -> dict[int, Judging]:
        """What executors do with the rows of each list of a table."""
        found = {}
        for number, layout in table.layouts.items():
            by = header_of(self.by, layout.taken, layout.columns) if self.by else None
            coded = number in self.sexes_in_codes
            found[number] = Judging(self._run, self.criteria, layout, by, coded)
        return found

    def check_unchanged(self) -> None:
        """Raises InputError for a list that was changed since it was opened."""
        for roster in (*self.rosters, *self.members):
            roster.source.check_unchanged()

    def kept(self, frame: DataFrame) -> DataFrame:
        """``frame``, reckoned once for all that is asked of it."""
        self._kept.append(frame.persist())
        return self._kept[-1]

    def _judged(self) -> list[Row]:
        """Judges all rows by themselves, and counts them."""
        judged = []
        for table in self.lists.tables:
            ways = self.judging(table)
            schema = next(iter(ways.values())).schema
            judged.append(mapped(table.frame, schema, self.watch.counted(by_list(ways))))
        self._rows = self.kept(_all(judged))
        self._people = self._rows.where("not empty or extra")
        return self._counts(self._rows)

    def _counts(self, rows: DataFrame) -> list[Row]:
        blank = (sf.col("empty") & ~sf.col("extra")).alias("blank")
        counted = rows.groupBy(blank, *VERDICT).agg(
            sf.count(sf.lit(1)).alias("rows"),
            sf.count("nik").alias("formed"),
            sf.count_if(~sf.col("empty")).alias("filled"),
            sf.max("telling").alias("telling"),
            sf.min("place").alias("place"),
            sf.min("sex").alias("least_sex"),
            sf.max("sex").alias("most_sex"),
        )
        found = (counted.limit(MOST_TEXTS + 1) if self.by else counted).collect()
        if len(found) > MOST_TEXTS:
            raise InputError("spark-texts", field=self.by, texts=len(found), most=MOST_TEXTS)
        return found

    def _without_aside(self) -> list[Row] | None:
        """The same without the rows that are set aside, if any are."""
        found, self.aside = set_aside(self.spark, self._rows, self.rosters)
        if not any(each.kinds for each in self.aside):
            return None
        self.set_aside = self.kept(found)
        return self._without(self.set_aside)

    def _without(self, aside: DataFrame) -> list[Row]:
        rows = self._rows.join(sf.broadcast(aside), "place", "left_anti")
        self._people = rows.where("not empty or extra")
        return self._counts(rows)

    def _first_counts(self, found: Iterable[Row]) -> tuple[OutcomeCounts, Counter[int]]:
        """The verdicts before anything is settled, and the well-formed NIKs of each list; blank
        rows are counted apart. Groups are numbered as they come up."""
        counts: OutcomeCounts = Counter()
        formed: Counter[int] = Counter()
        for row in sorted(found, key=lambda row: row.place):
            if row.blank:
                self.blank[row.source] += row.rows
                continue
            counts[self._verdict(row)] += row.rows
            formed[row.source] += row.formed
        return counts, formed

    def _verdict(self, row: Row) -> Verdict:
        group = self.groups.number(row.group_text).value if self.by else 0
        return Verdict(row.source, group or 0, *(row[mask] for mask in MASKS))

    def _recounted(self, counts: OutcomeCounts) -> OutcomeCounts:
        """The verdicts with what was settled since."""
        kinds = self.changes.groupBy(*VERDICT, *RESULT_COLUMNS).agg(
            sf.count(sf.lit(1)).alias("rows")
        )
        for row in kinds.collect():
            old = self._verdict(row)
            masks = {mask: row[mask] + row[f"add_{mask}"] for mask in MASKS}
            counts[old] -= row.rows
            counts[old._replace(**masks)] += row.rows
        told: OutcomeCounts = Counter()
        for verdict, rows in counts.items():
            if rows:
                told[with_rounded(verdict, self.rounded)] += rows
        return told

    def _member_niks(self) -> DataFrame | None:
        """The NIKs of members, whose membership has ``ended`` and who are ``gone``: the
        well-formed ones that have kept all their digits; of the others nothing can be said."""
        if self.member_lists is None:
            return None
        read = []
        for table in self.member_lists.tables:
            reading = partial(MemberReading, self._run, self.criteria)
            ways = by_list({number: reading(layout) for number, layout in table.layouts.items()})
            read.append(mapped(table.frame, MEMBER_SCHEMA, ways))
        rows = self.kept(_all(read))
        formed = sf.col("nik_formed")
        whole = formed & (sf.col("nik") % 10 != 0)
        states = (
            sf.count_if(kind & sf.col(name)).alias(f"{of}_{name}")
            for of, kind in (("all", formed), ("whole", whole))
            for name in STATES
        )
        found = (
            rows.groupBy("source")
            .agg(
                sf.count(sf.lit(1)).alias("rows"),
                sf.count_if(~sf.col("empty")).alias("filled"),
                sf.count_if("stray").alias("stray"),
                sf.count_if(formed).alias("all"),
                sf.count_if(whole).alias("whole"),
                *states,
            )
            .collect()
        )
        counted = {row.source: row for row in found}
        _counted(found, self.members)
        lost = [at for at, row in counted.items() if lost_digits(row.all - row.whole, row.all)]
        for at in range(len(self.members)):
            row, of = counted.get(at), "whole" if at in lost else "all"
            self.member_counts[at] = (
                Members(0, 0)
                if row is None
                else Members(
                    row.rows,
                    row.rows - row[of],
                    unlisted=row.stray,
                    **{name: row[f"{of}_{name}"] for name in STATES},
                )
            )
        usable = rows.where(formed & (whole | ~sf.col("source").isin(lost)))
        gone = (sf.col("dead") | sf.col("moved")).alias("gone")
        return usable.select("source", "nik", "ended", gone)

    def eligible(self) -> DataFrame:
        """The rows that are eligible in the end: their places and what the priority goes by."""
        bits = self.changes.select("place", *RESULT_COLUMNS)
        rows = self._people.join(bits, "place", "left")
        ending = sf.col("notes").bitwiseAND(sf.lit(NIK_ENDS_IN_0.value)) != 0
        lost = ending & sf.col("source").isin(list(self.rounded))
        bad = ("fails", "lacks", "add_fails", "add_lacks")
        every = reduce(Column.__or__, (sf.coalesce(sf.col(name), sf.lit(0)) != 0 for name in bad))
        return rows.where(~(every | lost)).select("place", *key_columns(self.criteria.keys))


def _all(frames: Iterable[DataFrame]) -> DataFrame:
    return reduce(DataFrame.unionByName, frames)


def _in_codes(found: Iterable[Row]) -> list[int]:
    """The lists whose sexes are nothing but codes, women's among them."""
    least: dict[int, int] = {}
    most: dict[int, int] = {}
    for row in found:
        if not row.blank and row.least_sex is not None:
            least[row.source] = min(least.get(row.source, row.least_sex), row.least_sex)
            most[row.source] = max(most.get(row.source, row.most_sex), row.most_sex)
    return sorted(at for at in least if least[at] > NO_CODE and most[at] == FEMALE.value)


def _counted(found: Iterable[Row], rosters: Sequence[SparkRoster]) -> Counter[int]:
    """The rows of each list; lists without rows, copies and mended quotes are noted.

    Raises InputError when no list has any row.
    """
    rows: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    for row in found:
        rows[row.source] += row.rows
        filled[row.source] += row.filled
    sources = [roster.source for roster in rosters]
    for number, source in enumerate(sources):
        source.rows = filled[number]
    note_read(sources)
    return rows
