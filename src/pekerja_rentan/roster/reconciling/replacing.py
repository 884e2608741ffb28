"""Who comes next: people of a waiting list whom a policy lets in, in its order, for the places that
are left."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Unpack

import polars as pl

from pekerja_rentan.engine.request import RequestArgs
from pekerja_rentan.language import Language
from pekerja_rentan.periods import Month
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.roster.annotations import Annotator
from pekerja_rentan.roster.cells.titles import hashed
from pekerja_rentan.roster.counts import outcomes
from pekerja_rentan.roster.criteria import Criteria, compile_criteria
from pekerja_rentan.roster.reconciling.enrolling import ELSEWHERE, HELD, held_of_waiting
from pekerja_rentan.roster.reconciling.opening import ReconcileReading
from pekerja_rentan.roster.reconciling.reading import KEPT, RoleRows
from pekerja_rentan.roster.reconciling.result import ReconcileResult, WaitingList
from pekerja_rentan.roster.reconciling.run import Reconciliation
from pekerja_rentan.roster.reconciling.sides import SIDES
from pekerja_rentan.roster.screen import RosterReading, open_rosters
from pekerja_rentan.roster.screening import Progress, Screening
from pekerja_rentan.roster.spill import SpillBuffer, place
from pekerja_rentan.roster.waiting_list import CutoffStream, FundingCutoff


class WaitingPeople(NamedTuple):
    """Which waiting lists are read, and by what they are judged for the month after: nobody who
    stands on one of the two lists, or on one of ``ELSEWHERE``, is taken from them."""

    reading: RosterReading
    criteria: Criteria


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
    return WaitingPeople(RosterReading(paths, reading.judged, reading.sheets), criteria)


def _niks(run: Reconciliation) -> SpillBuffer:
    """The NIKs of all who are not taken, as those of members are kept (see ``keep_niks``)."""
    store = SpillBuffer(run.scratch, "members")
    stays = pl.lit(value=False)
    for role in (*SIDES, *ELSEWHERE):
        if role in run.roles:
            for frame in run.roles[role].frames():
                known = frame.filter(pl.col("nik").is_not_null())
                store.add(known.select("nik", ended=stays, gone=stays))
    return store


class Replacement:
    """The waiting lists, judged."""

    def __init__(self, run: Reconciliation, people: WaitingPeople) -> None:
        rosters = open_rosters(people.reading, run.scratch)
        self.screening = Screening(people.criteria, rosters, run.scratch, known=_niks(run))
        self.run, self.taken = run, 0
        self.held = pl.DataFrame(schema=HELD)

    def judge(self, progress: Progress = lambda rows: None) -> None:
        self.screening.judge(progress)
        self.held = held_of_waiting(self.run.roles, self._eligible())

    def _eligible(self) -> RoleRows:
        """Whom the policy lets in, as the people of the other lists are kept."""
        found = RoleRows(self.run.scratch, "waiting", 0)
        both = zip(self.screening.store.frames(), self.screening.settled(), strict=True)
        for frame, known in both:
            people = frame.filter(known["eligible"])
            people = people.with_columns(called=hashed(people["name"]))
            people = people.with_row_index("at", found.rows)
            kept = (
                (pl.col(name) if name in people.columns else pl.lit(None)).cast(kind).alias(name)
                for name, kind in KEPT.items()
            )
            found.store.add(people.select(kept))
            found.names.add(people.select("at", "name"))
        return found

    def _free(self, known: pl.DataFrame) -> pl.DataFrame:
        """What is known of rows, in which nobody is eligible who is to be looked at first."""
        held = pl.col("place").is_in(self.held["place"].implode())
        return known.with_columns(pl.col("eligible") & ~held)

    def filled(self, result: ReconcileResult) -> ReconcileResult:
        """The answer with as many people from the waiting list as there are places left."""
        found = outcomes(self.screening.counts)
        mutation = result.mutation
        self.taken = min(mutation.open, found["eligible"] - self.held.height)
        waiting = WaitingList(
            rows=sum(found.values()),
            eligible=found["eligible"],
            ineligible=found["ineligible"],
            needs_data=found["needs-data"],
            priority=self.screening.criteria.priority,
            check=self.held.height,
        )
        changed = mutation.but(
            from_waiting=self.taken, open=mutation.open - self.taken, waiting_list=waiting
        )
        return result.but(mutation=changed)

    def people(
        self, language: Language
    ) -> Iterator[tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]]:
        """Who is taken and who is to be looked at first, batch by batch: where they stand, who they
        are (see ``Annotator.people``), and why they are not taken, as ``HELD``, where lists of
        this kind are numbered behind the others."""
        wording = Annotator(self.screening, language)
        keys, free = self.screening.criteria.keys, map(self._free, self.screening.settled())
        line = CutoffStream(FundingCutoff.of(free, keys, self.taken))
        behind = place(len(self.run.all), pl.col("other"))
        held = self.held.with_columns(
            other=pl.when(pl.col("role") == "waiting").then(behind).otherwise("other")
        )
        for number, rows, settled, _ in self.screening.rows():
            known = self._free(settled)
            why = known.select("place").join(held, on="place", how="left", maintain_order="left")
            chosen = (known["eligible"] & ~line.waits(known)) | why["role"].is_not_null()
            name = self.screening.rosters[number].source.name
            places = rows.select(rentan_file=pl.lit(name), rentan_row="rentan_row")
            people = wording.people(number, rows, known)
            yield places.filter(chosen), people.filter(chosen), why.filter(chosen)
