"""Screening rosters with Spark: every row judged and counted where it lies; only distinct texts
and counts come to this machine."""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from typing import Self

import narwhals.stable.v2 as nw
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as sf

from pekerja_rentan.roster.counts import (
    Members,
    OutcomeCounts,
    Verdict,
    lost_digits,
    rounded_sources,
)
from pekerja_rentan.roster.criteria import Criteria
from pekerja_rentan.roster.group import Groups
from pekerja_rentan.roster.reading.aside import Counted
from pekerja_rentan.roster.reading.opening import note_copies, note_empty
from pekerja_rentan.roster.rules import nik
from pekerja_rentan.roster.rules.membership import (
    ENDED,
    STATES,
    is_nobodys,
    states_of_members,
)
from pekerja_rentan.roster.rules.reasons import MASKS, NIK_ENDS_IN_0, NIK_ROUNDED
from pekerja_rentan.roster.spark.aside import set_aside
from pekerja_rentan.roster.spark.encode import Dictionaries, Frames, name_key, numbered_groups
from pekerja_rentan.roster.spark.queue import waits
from pekerja_rentan.roster.spark.settle import settled, unlisted
from pekerja_rentan.roster.spark.tables import SparkRoster, Tables
from pekerja_rentan.roster.waiting_list import FundingCutoff, Values, key_columns


class SparkScreening:
    """Lists judged by a plan. As a context manager it lets go of what Spark keeps for it."""

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
        requested = tuple(key.field for key in criteria.keys if key.field != "age")
        self.frames = Frames.of(criteria.judge, requested)
        self.counts: OutcomeCounts = Counter()
        self.read: Counter[int] = Counter()
        self.blank: Counter[int] = Counter()
        self.member_counts: dict[int, Members] = {}
        self.aside: list[Counted] = []
        self.rounded: Sequence[int] = ()
        self.sexes_in_codes: Sequence[int] = ()
        self._kept: list[DataFrame] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for frame in self._kept:
            with suppress(Exception):  # the session may be gone
                frame.unpersist()

    @property
    def columns(self) -> tuple[str, ...]:
        """The headers of all lists, in the order in which they come up."""
        headers = (name for roster in self.rosters for name in roster.source.columns)
        return tuple(dict.fromkeys(headers))

    def judge(self) -> None:
        """Judges every row, and settles what only all of them can tell.

        Raises InputError when no list has rows, and where a field has too many distinct texts.
        """
        people = self.kept(self.frames.people(self.lists.tables, self.groups))
        self.read.update(_counted(people, self.rosters))
        aside, self.aside = set_aside(self.spark, people, self.rosters)
        self._aside = self.kept(aside)
        people = self.without_aside(people)
        self.dictionaries = Dictionaries(self.spark, self.frames, self.criteria.policy)
        self.dictionaries.learn(people)
        self.sexes_in_codes = self.dictionaries.sexes_in_codes
        verdicts = self.kept(self._verdicts(people))
        self.rounded = rounded_sources(*self._first_tally(verdicts))
        self._judged = verdicts.where(~sf.col("blank")).drop("blank")
        members = self._member_niks()
        self.changes = self.kept(settled(self._judged, members, self.rounded))
        if members is not None:
            for at, rows in unlisted(self._judged, members, self.rounded).items():
                counts = self.member_counts[at]
                self.member_counts[at] = counts._replace(unlisted=counts.unlisted + rows)
        found = self.known(self._judged).groupBy("source", "group", *MASKS).count()
        self.counts = Counter({Verdict(*row[:-1]): row[-1] for row in found.collect()})
        self.check_unchanged()

    def check_unchanged(self) -> None:
        """Raises InputError for a list that was changed since it was opened."""
        for roster in (*self.rosters, *self.members):
            roster.source.check_unchanged()

    def kept(self, frame: DataFrame) -> DataFrame:
        """``frame``, reckoned once for all that is asked of it."""
        self._kept.append(frame.persist())
        return self._kept[-1]

    def without_aside(self, people: DataFrame) -> DataFrame:
        """``people`` without the rows that are set aside."""
        return people.join(sf.broadcast(self._aside), "place", "left_anti")

    def set_aside(self, people: DataFrame) -> DataFrame:
        """The rows that are set aside, each with its ``kind``."""
        return people.join(sf.broadcast(self._aside), "place")

    def judged(self, people: DataFrame) -> DataFrame:
        """``people`` with the masks of each row by itself, and the number of its group; ``blank``
        are the rows with nothing in them."""
        blank = sf.col("empty") & ~sf.col("rentan_extra")
        people = people.withColumn("blank", blank)
        encoded = self.dictionaries.encode(numbered_groups(self.spark, people, self.groups))
        judged: DataFrame = self.criteria.judge.row_masks(nw.from_native(encoded)).to_native()
        return judged

    def _verdicts(self, people: DataFrame) -> DataFrame:
        """The few numbers of each row that are needed later."""
        name = name_key()
        return self.judged(people).select(
            "place", "source", "group", "blank", *MASKS, "birth_date",
            sf.when(sf.col("nik_formed"), sf.col("nik")).alias("well"),
            sf.when(name != "", name).alias("called"),
            sf.col("cell_name").alias("name"),
            *self.keys,
        )  # fmt: skip

    @property
    def keys(self) -> list[Column]:
        """What the priority goes by."""
        return [sf.col(key.field).alias(f"key_{key.field}") for key in self.criteria.keys]

    def _first_tally(self, verdicts: DataFrame) -> tuple[OutcomeCounts, Counter[int]]:
        """The verdicts before anything is settled, and the well-formed NIKs of each list; blank
        rows are counted apart."""
        found = verdicts.groupBy("blank", "source", "group", *MASKS)
        counts: OutcomeCounts = Counter()
        formed: Counter[int] = Counter()
        for blank, *verdict, rows, well in found.agg(
            sf.count(sf.lit(1)), sf.count("well")
        ).collect():
            if blank:
                self.blank[verdict[0]] += rows
                continue
            counts[Verdict(*verdict)] = rows
            formed[verdict[0]] += well
        return counts, formed

    def _member_niks(self) -> DataFrame | None:
        """The NIKs of members, whose membership has ``ended`` and who are ``gone``: the
        well-formed ones that have kept all their digits; of the others nothing can be said."""
        if self.member_lists is None:
            return None
        frames = Frames(("nik", *ENDED), ())
        rows = self.kept(frames.people(self.member_lists.tables, Groups(None, ())))
        read_rows = _counted(rows, self.members)
        dictionaries = Dictionaries(self.spark, frames, self.criteria.policy, members=True)
        dictionaries.learn(rows)
        read = nik.read(nw.from_native(dictionaries.encode(rows)))
        told = read.select("source", "nik", "nik_formed", stray=is_nobodys(), **states_of_members())
        all_rows: DataFrame = self.kept(told.to_native())
        strays = all_rows.where("stray").groupBy("source").count().collect()
        stray = {row[0]: row[1] for row in strays}
        known = all_rows.where("nik_formed")
        whole = sf.col("nik") % 10 != 0
        counted = known.groupBy("source").agg(sf.count("nik"), sf.count(sf.when(whole, 1)))
        found = {row[0]: row[1:] for row in counted.collect()}
        lost = [at for at, (all_, kept) in found.items() if lost_digits(all_ - kept, all_)]
        usable = known.where(whole | ~sf.col("source").isin(lost))
        states = (sf.count(sf.when(sf.col(name), 1)) for name in STATES)
        each = usable.groupBy("source").agg(sf.count("nik"), *states)
        numbers = {row[0]: row[1:] for row in each.collect()}
        for at in range(len(self.members)):
            niks, *states = numbers.get(at, (0,) * (1 + len(STATES)))
            rows_read = read_rows.get(at, 0)
            self.member_counts[at] = Members(
                rows_read,
                rows_read - niks,
                unlisted=stray.get(at, 0),
                **dict(zip(STATES, states, strict=True)),
            )
        gone = (sf.col("dead") | sf.col("moved")).alias("gone")
        return usable.select("source", "nik", "ended", gone)

    def known(self, judged: DataFrame) -> DataFrame:
        """Judged rows with what was settled: their masks as they are in the end, the place where
        a double stands ``first``, and of whom it is to be compared with."""
        notes = sf.col("notes")
        lost = sf.col("source").isin(list(self.rounded)) & (
            notes.bitwiseAND(sf.lit(NIK_ENDS_IN_0.value)) != 0
        )
        rounded = sf.when(lost, sf.lit(NIK_ROUNDED.value)).otherwise(0)
        joined = judged.join(self.changes, "place", "left")
        return joined.withColumns({
            "fails": sf.col("fails") + sf.coalesce("add_fails", sf.lit(0)),
            "lacks": sf.col("lacks").bitwiseOR(rounded.cast("bigint"))
            + sf.coalesce("add_lacks", sf.lit(0)),
            "notes": notes + sf.coalesce("add_notes", sf.lit(0)),
        }).drop("add_fails", "add_lacks", "add_notes")  # fmt: skip

    def waits(self, capacity: int) -> Column:
        """Whether a row that ``known`` gave, with the columns of the priority's keys, is eligible
        but waits when the money is enough for ``capacity`` of the eligible."""
        columns = key_columns(self.criteria.keys)
        eligible = (sf.col("fails") == 0) & (sf.col("lacks") == 0)
        rows = self.known(self._judged).where(eligible)
        counted: dict[Values, int] = {
            tuple(row[:-1]): row[-1] for row in rows.groupBy(*columns).count().collect()
        }
        return waits(FundingCutoff.of_counts(counted, self.criteria.keys, capacity), rows, eligible)


def _counted(people: DataFrame, rosters: Sequence[SparkRoster]) -> dict[int, int]:
    """The rows of each list; lists without rows, copies and mended quotes are noted.

    Raises InputError when no list has any row.
    """
    told = sf.count(sf.when(~sf.col("empty"), 1))
    counted = people.groupBy("source").agg(sf.count("row"), told).collect()
    sources = [roster.source for roster in rosters]
    for source in sources:
        source.rows = 0
    for number, _, filled in counted:
        sources[number].rows = filled
    note_empty(sources)
    note_copies([source for source in sources if source.local])
    for source in sources:
        source.notes = (*source.notes, *source.quotes)
    return {number: rows for number, rows, _ in counted}
