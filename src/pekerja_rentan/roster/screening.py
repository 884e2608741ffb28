"""Screening rosters with Polars: every row judged, counted and handed on, in batches.

Three passes over numbers, never over everything at once: each row by itself, then what only all
rows can tell (``settle``), then the lists that were asked for, read and written batch by batch.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import narwhals.stable.v2 as nw
import polars as pl

from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.cells.encode import Encoder, nik_cells
from pekerja_rentan.roster.group import Groups
from pekerja_rentan.roster.judging import nik
from pekerja_rentan.roster.judging.reasons import NIK_ENDS_IN_0, NIK_ROUNDED
from pekerja_rentan.roster.plan import Plan
from pekerja_rentan.roster.reading.opening import BATCH, ROW, Source
from pekerja_rentan.roster.settle import settle
from pekerja_rentan.roster.store import ROW_BITS, Store, place
from pekerja_rentan.roster.tally import Tally, Verdict, lost_digits, rounded_sources, with_rounded
from pekerja_rentan.roster.waiting import Queue

MASKS = ("fails", "lacks", "notes")
READ = 500_000
"""Rows that are judged at a time; of each only numbers are held."""
Progress = Callable[[int], None]
"""Told of the rows that are done, again and again."""


class Roster(NamedTuple):
    """A list and which of its headers is which field."""

    source: Source
    taken: Mapping[str, str]


class Screening:
    """Lists judged by a plan. ``scratch`` is a folder of the caller's, who removes it."""

    engine = f"polars {pl.__version__}"

    def __init__(
        self,
        plan: Plan,
        rosters: Sequence[Roster],
        scratch: Path,
        *,
        members: Sequence[Roster] = (),
        by: str | None = None,
    ) -> None:
        self.plan, self.rosters, self.scratch = plan, rosters, scratch
        self.members, self.by = members, by
        asked = tuple(key.field for key in plan.keys if key.field != "age")
        self.encoder = Encoder(plan.judge, plan.policy, asked)
        self.groups = Groups(by, [(each.source.columns, each.taken) for each in rosters])
        self.verdicts = Store(scratch, "verdicts")
        self.tally: Tally = Counter()
        self.read: Counter[int] = Counter()
        self.blank: Counter[int] = Counter()
        self.member_rows: Counter[int] = Counter()
        self.members_unusable: Counter[int] = Counter()
        self._formed: Counter[int] = Counter()
        self._sources: list[int] = []

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The headers of all lists, in the order in which they come up."""
        headers = (name for roster in self.rosters for name in roster.source.columns)
        return tuple(dict.fromkeys(headers))

    @property
    def expected(self) -> int | None:
        """The rows of all lists, about, if every one can tell before it is read."""
        return None

    def judge(self, progress: Progress = lambda rows: None) -> None:
        """Judges every row, and settles what only all of them can tell."""
        for number, roster in enumerate(self.rosters):
            columns = [*self.encoder.cells(roster.taken), self.groups.cell(number)]
            for cells in roster.source.batches(columns, READ):
                self.read[number] += cells.height
                self._keep(number, cells, roster.taken)
                progress(self.verdicts.rows)
        self.rounded = rounded_sources(self.tally, self._formed)
        self.changes = settle(self.verdicts, self._member_niks(), self.rounded)
        self._recount()

    def _keep(self, number: int, cells: pl.DataFrame, taken: Mapping[str, str]) -> None:
        """Judges a batch and keeps the few numbers of each row that are needed later; rows that
        tell nothing are counted, not kept."""
        numbers = self.encoder.numbers(cells, taken).with_columns(
            group=self.groups.numbers(cells["group"])
        )
        judged = self.plan.judge.judged(nw.from_native(numbers.lazy())).to_native()
        named = pl.col("nik_formed") & pl.col("birth_date").is_not_null()
        kept = judged.select(
            "blank",
            place=place(number, pl.col(ROW)),
            nik=pl.when("nik_formed").then("nik"),
            person=pl.when(named).then(pl.col("name") ^ pl.col("birth_date").hash()),
            group="group",
            fails=pl.col("fails").cast(pl.Int32),
            lacks=pl.col("lacks").cast(pl.Int32),
            notes="notes",
            **{f"key_{key.field}": pl.col(key.field) for key in self.plan.keys},
        ).collect()
        blank = int(kept["blank"].sum())
        self.blank[number] += blank
        for batch in kept.iter_slices(BATCH):  # as the rows come when they are read once more
            self.verdicts.add((batch.filter(~pl.col("blank")) if blank else batch).drop("blank"))
            self._sources.append(number)
        people = kept.filter(~pl.col("blank")) if blank else kept
        self._formed[number] += people.height - people["nik"].null_count()
        counted = people.group_by("group", *MASKS, maintain_order=True).len()
        for group, fails, lacks, notes, count in counted.iter_rows():
            self.tally[Verdict(number, group, fails, lacks, notes)] += count

    def _member_niks(self) -> Store | None:
        """The NIKs of those who are covered elsewhere: the well-formed ones that have kept all
        their digits; of the others nothing can be said."""
        if not self.members:
            return None
        store = Store(self.scratch, "members")
        for number, roster in enumerate(self.members):
            known = pl.Series("nik", dtype=pl.Int64)
            for cells in roster.source.batches(nik_cells(roster.taken["nik"])):
                self.member_rows[number] += cells.height
                known = known.append(self._formed_niks(cells))
            whole = known.filter(known % 10 != 0)
            if lost_digits(len(known) - len(whole), len(known)):
                known = whole
            self.members_unusable[number] = self.member_rows[number] - len(known)
            store.add(pl.DataFrame(known))
        return store

    def _formed_niks(self, cells: pl.DataFrame) -> pl.Series:
        """The well-formed NIKs of a batch."""
        niks = nw.from_native(pl.DataFrame(self.encoder.niks(cells)[0]).drop_nulls())
        formed = ~(nik.impossible_date(nw.col("nik")) | nik.no_serial(nw.col("nik")))
        found: pl.Series = niks.filter(formed).to_native()["nik"]
        return found

    def _recount(self) -> None:
        """The tally with what was settled: each changed row is moved to its new verdict."""
        changed = (
            self.verdicts.scan()
            .join(self.changes.lazy(), on="place")
            .group_by(pl.col("place") // (1 << ROW_BITS), "group", *MASKS, "add_fails", "add_notes")
            .agg(pl.len())
            .sort(pl.all())
            .collect()
        )
        for source, group, fails, lacks, notes, add_fails, add_notes, count in changed.iter_rows():
            old = Verdict(source, group, fails, lacks, notes)
            self.tally[old] -= count
            self.tally[old._replace(fails=fails + add_fails, notes=notes + add_notes)] += count
        told: Tally = Counter()
        for verdict, count in self.tally.items():
            if count:
                told[with_rounded(verdict, self.rounded)] += count
        self.tally = told

    def settled(self) -> Iterator[pl.DataFrame]:
        """What is known of each row in the end, batch by batch: place, group, masks, ``first``,
        ``twin`` and the keys of the priority."""
        for source, frame in zip(self._sources, self.verdicts.frames(), strict=True):
            yield self._settled(frame, source)

    def _settled(self, frame: pl.DataFrame, source: int) -> pl.DataFrame:
        places = self.changes["place"]
        here = self.changes
        if frame.height:
            start = places.search_sorted(frame["place"].item(0), "left")
            end = places.search_sorted(frame["place"].item(-1), "right")
            here = self.changes.slice(start, end - start)
        lost = (pl.col("notes") & NIK_ENDS_IN_0.value != 0) & (source in self.rounded)
        return (
            frame.lazy()
            .join(here.lazy(), on="place", how="left", maintain_order="left")
            .with_columns(
                fails=pl.col("fails") + pl.col("add_fails").fill_null(0),
                lacks=pl.col("lacks") | pl.when(lost).then(NIK_ROUNDED.value).otherwise(0),
                notes=pl.col("notes") + pl.col("add_notes").fill_null(0),
            )
            .drop("add_fails", "add_notes")
            .collect()
        )

    def rows(self) -> Iterator[tuple[int, pl.DataFrame, pl.DataFrame]]:
        """The lists once more, batch by batch: the number of the list, the rows as they stand in
        it, and what became of them (see ``settled``), as many."""
        known = self.settled()
        for number, roster in enumerate(self.rosters):
            for batch in roster.source.batches():
                settled = next(known, None)
                if settled is None or settled.height > batch.height:
                    raise InputError("roster-changed", roster=roster.source.name)
                if settled.height < batch.height:  # without the blank ones
                    kept = settled["place"] - place(number, 0)
                    batch = batch.filter(batch[ROW].is_in(kept.implode()))
                yield number, batch, settled

    def queue(self, capacity: int) -> Queue:
        """Who is covered when the money is enough for ``capacity`` of the eligible."""
        return Queue.of(self.settled(), self.plan.keys, capacity)
