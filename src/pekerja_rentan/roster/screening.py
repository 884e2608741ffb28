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
from pekerja_rentan.roster.reading.opening import BATCH, ROW, ReadAnewError, Source
from pekerja_rentan.roster.settle import settle
from pekerja_rentan.roster.store import ROW_BITS, Store, place
from pekerja_rentan.roster.tally import (
    Tally,
    Verdict,
    lost_digits,
    outcomes,
    rounded_sources,
    with_rounded,
)
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
        rows = [roster.source.expected for roster in self.rosters]
        return None if None in rows else sum(each or 0 for each in rows)

    def judge(self, progress: Progress = lambda rows: None) -> None:
        """Judges every row, and settles what only all of them can tell."""
        for number in range(len(self.rosters)):
            self._judge_list(number, progress)
        self.rounded = rounded_sources(self.tally, self._formed)
        self.changes = settle(self.verdicts, self._member_niks(), self.rounded)
        self._recount()

    def _judge_list(self, number: int, progress: Progress) -> None:
        source, taken = self.rosters[number]
        frames, names = len(self.verdicts), len(self.groups.names)
        columns = [*self.encoder.cells(taken), self.groups.cell(number)]
        try:
            for cells in source.batches(columns, READ):
                self.read[number] += cells.height
                self._keep(number, cells, taken)
                progress(self.verdicts.rows)
        except ReadAnewError:
            self.verdicts.cut(frames)
            self.groups.cut(names)
            del self._sources[frames:]
            self.read[number] = self.blank[number] = self._formed[number] = 0
            for verdict in [verdict for verdict in self.tally if verdict.source == number]:
                del self.tally[verdict]
            self._judge_list(number, progress)

    def _keep(self, number: int, cells: pl.DataFrame, taken: Mapping[str, str]) -> None:
        """Judges a batch and keeps the few numbers of each row that are needed later; rows that
        tell nothing are counted, not kept."""
        numbers = self.encoder.numbers(cells, taken).with_columns(
            group=self.groups.numbers(cells["group"])
        )
        judged = self.plan.judge.judged(nw.from_native(numbers.lazy()), self.encoder.fields)
        named = pl.col("nik_formed") & pl.col("birth_date").is_not_null()
        kept = (
            judged.to_native()
            .select(
                "blank",
                place=place(number, pl.col(ROW)),
                nik=pl.when("nik_formed").then("nik"),
                person=pl.when(named).then(pl.col("name") ^ pl.col("birth_date").hash()),
                group="group",
                fails=pl.col("fails").cast(pl.Int32),
                lacks=pl.col("lacks").cast(pl.Int32),
                notes="notes",
                **{f"key_{key.field}": pl.col(key.field) for key in self.plan.keys},
            )
            .collect()
        )
        blank = int(kept["blank"].sum())
        self.blank[number] += blank
        people = kept.clear()
        for batch in kept.iter_slices(BATCH):  # as the rows come when they are read once more
            told = batch.filter(~pl.col("blank")) if blank else batch
            self.verdicts.add(told.drop("blank"))
            self._sources.append(number)
            people = people.vstack(told)
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
        for number in range(len(self.members)):
            known = self._known_niks(number)
            whole = known.filter(known % 10 != 0)
            if lost_digits(len(known) - len(whole), len(known)):
                known = whole
            self.members_unusable[number] = self.member_rows[number] - len(known)
            store.add(pl.DataFrame(known))
        return store

    def _known_niks(self, number: int) -> pl.Series:
        """The well-formed NIKs of a list of members, whose rows are counted."""
        source, taken = self.members[number]
        found = [pl.Series("nik", dtype=pl.Int64)]
        self.member_rows[number] = 0
        try:
            for cells in source.batches(nik_cells(taken["nik"])):
                self.member_rows[number] += cells.height
                niks = nw.from_native(pl.DataFrame(self.encoder.niks(cells)[0]))
                found.append(nik.read(niks).filter(nw.col("nik_formed")).to_native()["nik"])
        except ReadAnewError:
            return self._known_niks(number)
        return pl.concat(found)

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
        at = frame["place"].search_sorted(here["place"])
        nothing = pl.Series([None], dtype=pl.Int64).new_from_index(0, frame.height)
        settled = frame.with_columns(
            _added(frame["fails"], at, here["add_fails"]),
            _added(frame["notes"], at, here["add_notes"]),
            nothing.scatter(at, here["first"]).alias("first"),
            nothing.scatter(at, here["twin"]).alias("twin"),
        )
        if source in self.rounded:
            lost = pl.col("notes") & NIK_ENDS_IN_0.value != 0
            rounded = pl.when(lost).then(NIK_ROUNDED.value).otherwise(0)
            settled = settled.with_columns(pl.col("lacks") | rounded)
        return settled

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
        if not self.plan.keys:
            eligible = outcomes(self.tally)["eligible"]
            return Queue.of_counts({(): eligible}, (), capacity)
        return Queue.of(self.settled(), self.plan.keys, capacity)


def _added(masks: pl.Series, at: pl.Series, bits: pl.Series) -> pl.Series:
    """``masks`` with more bits at some places."""
    return masks.scatter(at, masks.gather(at) + bits.cast(masks.dtype))
