"""``screen``: from lists of names to who may be covered, why not, and what it costs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol, Unpack

import polars as pl

from pekerja_rentan.engine.request import RequestArgs
from pekerja_rentan.engine.result import Note, basis, freeze
from pekerja_rentan.files.workspace import temporary
from pekerja_rentan.language import Language, masked
from pekerja_rentan.money import Stated
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.roster.annotations import Annotator, without_ours
from pekerja_rentan.roster.asides import rows_above
from pekerja_rentan.roster.counts import Members, unread_columns
from pekerja_rentan.roster.criteria import Criteria, asked_by, compile_criteria
from pekerja_rentan.roster.reading import aside
from pekerja_rentan.roster.reading.columns import recognised
from pekerja_rentan.roster.reading.fields import are_headers, doubtful, other_units, untaken
from pekerja_rentan.roster.reading.opening import open_sources
from pekerja_rentan.roster.reading.source import TableInfo
from pekerja_rentan.roster.report import report
from pekerja_rentan.roster.result import MemberRef, RosterRef, ScreenResult
from pekerja_rentan.roster.screening import JudgedRosters, MappedTable, Progress, Roster, Screening
from pekerja_rentan.roster.waiting_list import CutoffStream


class Writer(Protocol):
    """Takes judged batches: the original columns and ``annotations.RESULT_COLUMNS``."""

    def add(self, judged: pl.DataFrame) -> None: ...


class RosterReading(NamedTuple):
    """Which lists are read, and how: ``columns`` says which header is which field where it is not
    recognised, ``sheets`` which sheets of a workbook; ``members`` are lists of those who are
    covered already."""

    paths: Sequence[str | Path]
    columns: Mapping[str, str] = {}
    sheets: Sequence[str] = ()
    members: Sequence[str | Path] = ()


def screen(
    policy: Policy,
    rosters: str | Path | Sequence[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    sheets: Sequence[str] = (),
    members: Sequence[str | Path] = (),
    by: str | None = None,
    attest: Iterable[str] = (),
    as_of: str | None = None,
    priority: str | None = None,
    allocation: Stated | int | str | None = None,
    **words: Unpack[RequestArgs],
) -> ScreenResult:
    """Judges every row of ``rosters`` (files, folders, globs) by ``policy`` and costs what may be
    covered; ``words`` are those of ``cost``. Raises InputError and PolicyError."""
    paths = [rosters] if isinstance(rosters, str | Path) else list(rosters)
    judged_by = compile_criteria(policy, as_of=as_of, attest=attest, priority=priority, **words)
    reading = RosterReading(paths, columns or {}, sheets, members)
    with opened(judged_by, reading, by) as screening:
        screening.judge()
        return answered(screening, allocation=allocation, words=words)


@contextmanager
def opened(judged_by: Criteria, reading: RosterReading, by: str | None) -> Iterator[Screening]:
    """The screening of the lists, with a private folder for what does not fit in memory. Raises
    InputError, also where that folder has no room."""
    with temporary() as scratch:
        lists = open_rosters(reading, scratch)
        covered = RosterReading(reading.members)
        members = open_rosters(covered, scratch, members=True) if reading.members else ()
        yield Screening(judged_by, lists, scratch, members=members, by=by)


def open_rosters(
    reading: RosterReading, scratch: Path, *, members: bool = False
) -> tuple[Roster, ...]:
    """The lists of ``paths``. Raises InputError."""
    paths, told = list(map(str, reading.paths)), reading.columns
    sources = open_sources(paths, overrides=told, sheets=reading.sheets, scratch=scratch)
    return tuple(map(Roster, sources, recognised(sources, told, members=members)))


def answered(
    screening: JudgedRosters, *, allocation: Stated | int | str | None, words: RequestArgs
) -> ScreenResult:
    """The answer of a screening that has judged its rows."""
    refs = tuple(
        roster_ref(roster, screening.read[number], screening.blank[number], screening.aside[number])
        for number, roster in enumerate(screening.rosters)
    )
    members = tuple(
        _member_ref(roster, screening.member_counts[number])
        for number, roster in enumerate(screening.members)
    )
    notes = [*_of_reading(screening)]
    return report(screening, refs, members, notes, allocation=allocation, words=words)


def _of_reading(screening: JudgedRosters) -> Iterator[Note]:
    """What had to be assumed of the lists, and what was set aside of them."""
    for roster in (*screening.rosters, *screening.members):
        yield from (*roster.source.notes, *column_notes(roster))
    for number in screening.sexes_in_codes:
        source, taken = screening.rosters[number].source, screening.rosters[number].taken
        yield basis("roster-sex-codes", name=source.name, header=taken["sex"])
    for number, field in unread_columns(screening.counts):
        source, taken = screening.rosters[number].source, screening.rosters[number].taken
        header = taken.get(field) or taken["birth_place_date"]
        yield basis("column-unread", name=source.name, header=header, field=field)
    for roster, counted in zip(screening.rosters, screening.aside, strict=True):
        yield from aside_notes(roster.source, counted)


def column_notes(roster: MappedTable) -> Iterator[Note]:
    """The columns of a list that may be of either insurer called BPJS, incomes in units that come
    to no Rupiah a month, and ages in the place of birth dates."""
    name, taken = roster.source.name, roster.taken
    if headers := doubtful(roster.source.columns, taken.values()):
        yield basis("columns-bpjs", name=name, headers=headers)
    if headers := other_units(_untaken(roster)):
        yield basis("columns-unit", name=name, headers=headers)
    if "stated_age" in taken and not asked_by(taken) & {"birth_date"}:
        yield basis("columns-age", name=name, header=taken["stated_age"])


def _untaken(roster: MappedTable) -> list[str]:
    """The headers that were taken for nothing, without those that an earlier screening added; by
    their numbers where they may be cells of somebody's."""
    columns = list(roster.source.columns)
    found = untaken(without_ours(columns), roster.taken)
    if are_headers(columns):
        return found
    return [f"Kolom {columns.index(header) + 1}" for header in found]


def aside_notes(source: TableInfo, counted: aside.Counted) -> Iterator[Note]:
    """What was set aside below the header of a list, kind by kind."""
    for kind in aside.KINDS:
        if rows := counted.kinds[kind]:
            lines = counted.first[kind]
            more = rows - len(lines)
            yield basis(
                "roster-aside", name=source.name, kind=kind, rows=rows, lines=lines, more=more
            )


def roster_ref(roster: MappedTable, read: int, blank: int, counted: aside.Counted) -> RosterRef:
    """The list in the answer; a file or a header may be called after somebody's NIK."""
    kinds = counted.kinds + Counter(each.kind for each in roster.source.aside)
    return RosterRef(
        name=masked(roster.source.name),
        sha256=roster.source.sha256,
        rows=read - blank - counted.kinds.total(),
        blank=blank,
        aside=freeze({kind: kinds[kind] for kind in aside.KINDS if kinds[kind]}),
        columns=freeze({field: masked(header) for field, header in roster.taken.items()}),
        untaken=tuple(map(masked, _untaken(roster))),
    )


def _member_ref(roster: MappedTable, counted: Members) -> MemberRef:
    told = counted._asdict()
    ref = roster_ref(roster, told.pop("rows"), told.pop("unusable"), aside.Counted())
    return MemberRef(**vars(ref), **told)


def write(
    screening: Screening,
    result: ScreenResult,
    writers: Sequence[Writer],
    language: Language,
    progress: Progress = lambda rows: None,
    *,
    people: bool = False,
) -> None:
    """Reads the lists once more and hands every row, with what became of it, to ``writers``, and
    what was set aside; with ``people`` also the columns of ``Annotator.people``.

    No row may be lost. Raises InputError when a list has changed since it was judged.
    """
    wording = Annotator(screening, language)
    line = CutoffStream(screening.queue(result.covered))
    done = passed = 0

    def hand_on(rows: pl.DataFrame) -> None:
        for writer in writers:
            writer.add(rows)

    for number, roster in enumerate(screening.rosters):
        if (above := rows_above(roster.source)).height:
            hand_on(wording.aside(number, above))
            passed += above.height
    for number, rows, known, aside_ in screening.rows():
        judged = wording.annotate(number, rows, known, line.waits(known))
        if people:
            judged = judged.hstack(wording.people(number, rows, known))
        hand_on(judged)
        if aside_.height:
            hand_on(wording.aside(number, aside_))
        done += rows.height
        passed += aside_.height
        progress(done)
    expected = sum(result.aside.values())
    if (done, passed) != (result.rows, expected):
        raise AssertionError(f"{result.rows} + {expected} rows in, {done} + {passed} rows out")
