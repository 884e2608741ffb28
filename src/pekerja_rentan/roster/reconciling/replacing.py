"""Who comes next: people of a waiting list whom a policy lets in, in its order, for the places that
are left."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Unpack

import polars as pl

from pekerja_rentan.engine.request import RequestArgs
from pekerja_rentan.language import Language
from pekerja_rentan.periods import Month
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.roster.annotations import Annotator
from pekerja_rentan.roster.counts import outcomes
from pekerja_rentan.roster.criteria import Criteria, compile_criteria
from pekerja_rentan.roster.reading.columns import recognised
from pekerja_rentan.roster.reading.opening import open_sources
from pekerja_rentan.roster.reconciling.opening import ReconcileReading
from pekerja_rentan.roster.reconciling.result import ReconcileResult, WaitingList
from pekerja_rentan.roster.reconciling.run import Reconciliation
from pekerja_rentan.roster.reconciling.sides import SIDES
from pekerja_rentan.roster.screening import Progress, Roster, Screening
from pekerja_rentan.roster.spill import SpillBuffer
from pekerja_rentan.roster.waiting_list import CutoffStream


class WaitingPeople(NamedTuple):
    """Which waiting lists are read, and by what they are judged for the month after: nobody who
    stands on one of the two lists is taken from them."""

    paths: Sequence[str | Path]
    criteria: Criteria
    columns: Mapping[str, str] = {}
    sheets: Sequence[str] = ()


def waiting_people(
    policy: Policy,
    month: Month,
    paths: Sequence[str | Path],
    reading: ReconcileReading,
    *,
    attest: Iterable[str],
    priority: str | None,
    **words: Unpack[RequestArgs],
) -> WaitingPeople:
    """What waiting lists are judged by when ``month`` is reconciled. Raises InputError and
    PolicyError."""
    words["period"] = str(month.plus(1))
    criteria = compile_criteria(policy, attest=attest, priority=priority, **words)
    return WaitingPeople(paths, criteria, reading.people, reading.sheets)


def _niks(run: Reconciliation) -> SpillBuffer:
    """The NIKs of both sides, as those of members are kept (see ``keep_niks``)."""
    store = SpillBuffer(run.scratch, "members")
    for frame in chain.from_iterable(run.roles[side].frames() for side in SIDES):
        gone = (pl.col("dead") | pl.col("moved")).alias("gone")
        store.add(frame.filter(pl.col("nik").is_not_null()).select("nik", "ended", gone))
    return store


class Replacement:
    """The waiting lists, judged."""

    def __init__(self, run: Reconciliation, people: WaitingPeople) -> None:
        told = people.columns
        sources = open_sources(
            [str(path) for path in people.paths], overrides=told, sheets=people.sheets,
            scratch=run.scratch,
        )  # fmt: skip
        rosters = tuple(map(Roster, sources, recognised(sources, told)))
        self.screening = Screening(people.criteria, rosters, run.scratch, known=_niks(run))
        self.taken = 0

    def judge(self, progress: Progress = lambda rows: None) -> None:
        self.screening.judge(progress)

    def filled(self, result: ReconcileResult) -> ReconcileResult:
        """The answer with as many people from the waiting list as there are places left."""
        found = outcomes(self.screening.counts)
        mutation = result.mutation
        self.taken = min(mutation.open, found["eligible"])
        waiting = WaitingList(
            rows=sum(found.values()),
            eligible=found["eligible"],
            ineligible=found["ineligible"],
            needs_data=found["needs-data"],
            priority=self.screening.criteria.priority,
        )
        changed = mutation.but(
            from_waiting=self.taken, open=mutation.open - self.taken, waiting_list=waiting
        )
        return result.but(mutation=changed)

    def people(self, language: Language) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
        """Who is taken, batch by batch: where they stand, and who they are (see
        ``Annotator.people``)."""
        wording = Annotator(self.screening, language)
        line = CutoffStream(self.screening.queue(self.taken))
        for number, rows, known, _ in self.screening.rows():
            chosen = known["eligible"] & ~line.waits(known)
            name = self.screening.rosters[number].source.name
            places = rows.select(rentan_file=pl.lit(name), rentan_row="rentan_row")
            people = wording.people(number, rows, known)
            yield places.filter(chosen), people.filter(chosen)
