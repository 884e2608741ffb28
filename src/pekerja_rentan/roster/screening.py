"""Screening rosters with Polars: every row judged, counted and handed on, in batches.

Three passes over numbers, never over everything at once: each row by itself, then what only all
rows can tell (``cross_row``), then the lists that were asked for, read and written batch by batch.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

import polars as pl

from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.asides import Asides
from pekerja_rentan.roster.cells.encode import Encoder
from pekerja_rentan.roster.cells.names import with_parts
from pekerja_rentan.roster.counts import (
    Members,
    OutcomeCounts,
    Verdict,
    VerdictIndex,
    outcomes,
    rounded_sources,
    with_rounded,
)
from pekerja_rentan.roster.criteria import Criteria
from pekerja_rentan.roster.cross_row import SETTLED, find_cross_row, unlisted
from pekerja_rentan.roster.group import Groups
from pekerja_rentan.roster.members import keep_niks
from pekerja_rentan.roster.reading.aside import Counted
from pekerja_rentan.roster.reading.source import BATCH, ROW, MustRereadError, Source, TableInfo
from pekerja_rentan.roster.rows import BY_NAME, kept_columns
from pekerja_rentan.roster.rules.reasons import MASKS
from pekerja_rentan.roster.sexes import SexesInCodes
from pekerja_rentan.roster.spill import SpillBuffer, in_step, place
from pekerja_rentan.roster.waiting_list import FundingCutoff

READ = 300_000
"""Rows that are judged at a time; of each only numbers are held."""
_COMPARED = ("name", "birth", "person", *BY_NAME)
Progress = Callable[[int], None]
"""Told of the rows that are done, again and again."""


class Roster(NamedTuple):
    """A list and which of its headers is which field."""

    source: Source
    taken: Mapping[str, str]


class MappedTable(Protocol):
    """A list that was read, on whichever engine, and which of its headers is which field."""

    @property
    def source(self) -> TableInfo: ...
    @property
    def taken(self) -> Mapping[str, str]: ...


class JudgedRosters:
    """A screening that has judged its rows, on whichever engine: the rows that were ``read`` of
    each list, how many of them were ``blank``, which were set ``aside``, and the ``counts`` of all
    others, by the ``groups`` that were asked for (``by``); which lists have their
    ``sexes_in_codes``, of which the NIKs have lost digits (``rounded``); what was counted of each
    list of members."""

    engine: str
    criteria: Criteria
    rosters: Sequence[MappedTable]
    members: Sequence[MappedTable]
    read: Mapping[int, int]
    blank: Mapping[int, int]
    aside: Sequence[Counted]
    sexes_in_codes: Sequence[int]
    member_counts: Mapping[int, Members]
    counts: OutcomeCounts
    by: str | None
    groups: Groups
    rounded: Sequence[int]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The headers of all lists, in the order in which they come up."""
        headers = (name for roster in self.rosters for name in roster.source.columns)
        return tuple(dict.fromkeys(headers))


class Screening(JudgedRosters):
    """Lists judged by a plan. ``scratch`` is a folder of the caller's, who removes it."""

    engine = f"polars {pl.__version__}"
    rosters: Sequence[Roster]
    members: Sequence[Roster]

    def __init__(
        self,
        criteria: Criteria,
        rosters: Sequence[Roster],
        scratch: Path,
        *,
        members: Sequence[Roster] = (),
        known: SpillBuffer | None = None,
        by: str | None = None,
    ) -> None:
        """``members`` are lists of who is covered already, ``known`` what was kept of them where
        they have been read (see ``keep_niks``)."""
        self.criteria, self.rosters, self.scratch = criteria, rosters, scratch
        self.members, self.by, self._known = members, by, known
        requested = tuple(key.field for key in criteria.keys if key.field != "age")
        self.encoder = Encoder(criteria.judge, criteria.policy, requested)
        self.groups = Groups(by, [(each.source.columns, each.taken) for each in rosters])
        self.store = SpillBuffer(scratch, "rows")
        self.counts: OutcomeCounts = Counter()
        self._verdicts = VerdictIndex()
        self.read: Counter[int] = Counter()
        self.blank: Counter[int] = Counter()
        self._asides = [Asides(each.source.columns, each.taken) for each in rosters]
        self.member_counts: dict[int, Members] = {}
        self._formed: Counter[int] = Counter()
        self._sexes = SexesInCodes()

    @property
    def expected(self) -> int | None:
        """The rows of all lists, about, if every one can tell before it is read."""
        rows = [roster.source.expected for roster in self.rosters]
        return None if None in rows else sum(each or 0 for each in rows)

    def judge(self, progress: Progress = lambda rows: None) -> None:
        """Judges every row, and settles what only all of them can tell."""
        for number in range(len(self.rosters)):
            self._judge_list(number, progress)
        self.sexes_in_codes = self._sexes.numbers
        self.aside = [each.counted for each in self._asides]
        self.rounded = rounded_sources(self.counts, self._formed)
        members = self._member_niks()
        self.changes = SpillBuffer(self.scratch, "changes")
        for found in find_cross_row(self.store, members, self._lost):
            self.changes.add(self._recounted(found))
        self._round_counts()
        if members and self.member_counts:
            for number, rows in unlisted(self.store, members, self._lost).items():
                counts = self.member_counts[number]
                self.member_counts[number] = counts._replace(unlisted=counts.unlisted + rows)
        self.verdicts = tuple(with_rounded(each, self.rounded) for each in self._verdicts)

    def _judge_list(self, number: int, progress: Progress) -> None:
        source, taken = self.rosters[number]
        frames, names = len(self.store), len(self.groups.names)
        asides = self._asides[number]
        columns = [*self.encoder.cells(taken), self.groups.cell(number), asides.cell]
        try:
            for cells in source.batches(columns, READ, with_parts):
                self.read[number] += cells.height
                self._keep(number, cells)
                progress(self.store.rows)
        except MustRereadError:
            self.store.cut(frames)
            self.groups.cut(names)
            self.read[number] = self.blank[number] = self._formed[number] = 0
            self._asides[number] = Asides(source.columns, taken)
            self._sexes.forget(number)
            for verdict in [verdict for verdict in self.counts if verdict.source == number]:
                del self.counts[verdict]
            self._judge_list(number, progress)

    def _keep(self, number: int, cells: pl.DataFrame) -> None:
        """Judges a batch and keeps the few numbers of each row that are needed later; rows with
        nothing in them, or that are set aside, are counted, not kept."""
        blank, aside = self._asides[number].classify(cells)
        is_row = ~(blank | aside)
        taken = self._sexes.taken(number, self.rosters[number], cells, is_row)
        groups = self.groups.numbers(cells["group"])
        numbers = self.encoder.numbers(cells, taken).with_columns(group=groups)
        judged = self.criteria.judge.row_masks(numbers, self.encoder.fields)
        rows = judged.select(
            "group", place=place(number, pl.col(ROW)), **kept_columns(self.criteria.keys)
        ).collect()
        heights = [int(is_row.slice(at, BATCH).sum()) for at in range(0, rows.height, BATCH)]
        self.blank[number] += int(blank.sum())
        if sum(heights) < rows.height:
            rows = rows.filter(is_row)
        verdicts = self._counted(number, rows)
        rows = rows.select(pl.exclude("group", *MASKS), verdicts)
        self._formed[number] += rows.height - rows["nik"].null_count()
        start = 0
        for height in heights:  # as the rows come when they are read once more
            self.store.add(rows.slice(start, height))
            start += height

    def _counted(self, number: int, rows: pl.DataFrame) -> pl.Series:
        """The number of each row's verdict, which is counted. Of most rows nothing is told."""
        nothing = Verdict(number, 0, 0, 0, 0)
        is_row = (
            rows.lazy()
            .select("group", *MASKS)
            .with_row_index("at")
            .filter(pl.any_horizontal(pl.exclude("at") != 0))
            .group_by("group", *MASKS, maintain_order=True)
            .agg("at")
            .collect()
        )
        numbers = pl.Series([self._verdicts[nothing]], dtype=pl.UInt32)
        numbers = numbers.new_from_index(0, rows.height)
        self.counts[nothing] += rows.height
        for masks, at in zip(is_row.drop("at").iter_rows(), is_row["at"], strict=True):
            verdict = Verdict(number, *masks)
            numbers = numbers.scatter(at, self._verdicts[verdict])
            self.counts[verdict] += len(at)
            self.counts[nothing] -= len(at)
        return numbers.alias("verdict")

    def _member_niks(self) -> SpillBuffer | None:
        if not self.members:
            return self._known
        store = SpillBuffer(self.scratch, "members")
        self.member_counts = keep_niks(self.members, self.encoder, store)
        return store

    @property
    def _lost(self) -> list[int]:
        """The verdicts of rows whose NIK has lost its last digits."""
        rounded = (with_rounded(each, self.rounded) for each in self._verdicts)
        both = enumerate(zip(self._verdicts, rounded, strict=True))
        return [number for number, (one, other) in both if one != other]

    def _recounted(self, changes: pl.DataFrame) -> pl.DataFrame:
        """What was settled, with the verdicts that follow from it; the counts follow too."""
        known = list(self._verdicts)
        columns = ("verdict", "add_fails", "add_lacks", "add_notes")
        kinds = changes.group_by(columns).len().sort(columns)
        became = []
        for number, fails, lacks, notes, rows in kinds.iter_rows():
            old = known[number]
            new = old._replace(
                fails=old.fails + fails, lacks=old.lacks + lacks, notes=old.notes + notes
            )
            self.counts[old] -= rows
            self.counts[new] += rows
            became.append(self._verdicts[new])
        kinds = kinds.with_columns(became=pl.Series(became, dtype=pl.UInt32)).drop("len")
        numbers = changes.select(columns).join(kinds, on=columns, how="left", maintain_order="left")
        return changes.select("place", numbers["became"].alias("verdict"), *SETTLED)

    def _round_counts(self) -> None:
        """The counts of the verdicts in the end."""
        known, self.counts = self.counts, Counter()
        for verdict, count in known.items():
            if count:
                self.counts[with_rounded(verdict, self.rounded)] += count

    def settled(self) -> Iterator[pl.DataFrame]:
        """What is known of each row in the end, batch by batch: place, NIK, the number of its
        verdict in ``verdicts``, ``eligible``, what was ``SETTLED`` and the keys of the priority."""
        eligible = pl.Series([not (each.fails or each.lacks) for each in self.verdicts])
        for frame, changes in in_step(self.store.frames(_COMPARED), self.changes.frames()):
            known = _settled(frame, changes)
            yield known.with_columns(eligible[known["verdict"]].alias("eligible"))

    def rows(self) -> Iterator[tuple[int, pl.DataFrame, pl.DataFrame, pl.DataFrame]]:
        """The lists once more, batch by batch: the number of the list, the rows as they stand in
        it, what became of them (see ``settled``), as many, and the rows that were set aside, each
        with its ``kind``."""
        known = self.settled()
        for number, roster in enumerate(self.rosters):
            for batch in roster.source.batches():
                settled = next(known, None)
                if settled is None or settled.height > batch.height:
                    raise InputError("roster-changed", roster=roster.source.name)
                aside = self._asides[number].among(batch)
                if settled.height < batch.height:  # without what is blank or set aside
                    kept = settled["place"] - place(number, batch[ROW].item(0))
                    is_row = pl.Series([False]).new_from_index(0, batch.height)
                    batch = batch.filter(is_row.scatter(kept, True))
                yield number, batch, settled, aside

    def queue(self, capacity: int) -> FundingCutoff:
        """Who is covered when the money is enough for ``capacity`` of the eligible."""
        if not self.criteria.keys:
            eligible = outcomes(self.counts)["eligible"]
            return FundingCutoff.of_counts({(): eligible}, (), capacity)
        return FundingCutoff.of(self.settled(), self.criteria.keys, capacity)


def _settled(frame: pl.DataFrame, changes: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """The rows of a frame with what is known in the end."""
    nothing = (pl.Series(name, [None], dtype=kind) for name, kind in SETTLED.items())
    columns = [frame["verdict"], *(each.new_from_index(0, frame.height) for each in nothing)]
    for some in changes:
        at = frame["place"].search_sorted(some["place"])
        columns = [each.scatter(at, some[each.name]) for each in columns]
    return frame.with_columns(columns)
