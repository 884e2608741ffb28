"""One reconciliation, from its lists to the class of every row."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Unpack

import polars as pl

from pekerja_rentan.engine.reconcile import (
    Extra,
    Paid,
    deducted,
    fitting,
    readings_of,
    total_of,
    uncharged,
)
from pekerja_rentan.engine.request import RequestArgs
from pekerja_rentan.errors import InputError, Parameter
from pekerja_rentan.files.workspace import temporary
from pekerja_rentan.periods import Month
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.roster.cells.encode import Encoder
from pekerja_rentan.roster.counts import Verdict
from pekerja_rentan.roster.criteria import Criteria, compile_criteria
from pekerja_rentan.roster.reading.source import ROW
from pekerja_rentan.roster.reconciling.beside import ways
from pekerja_rentan.roster.reconciling.charging import Invoice
from pekerja_rentan.roster.reconciling.columns import as_month, as_number
from pekerja_rentan.roster.reconciling.enrolling import held_of_ours
from pekerja_rentan.roster.reconciling.matching import Matching
from pekerja_rentan.roster.reconciling.opening import (
    ROLES,
    List,
    ReconcileReading,
    month_of,
    open_lists,
)
from pekerja_rentan.roster.reconciling.reading import KEPT, ListReader, RoleRows
from pekerja_rentan.roster.reconciling.sides import SIDES
from pekerja_rentan.roster.screening import Progress
from pekerja_rentan.roster.spill import place


class Asked(NamedTuple):
    """What is reconciled: the month, the rates of ``criteria``, the bill in Rupiah (None: heads ×
    rate), the first month that is known to have been paid for all, and how many places there are
    (None: the heads that are billed); whether the bill is what the branch's list charges
    (``of_list``; False: where it says so of all), or stands in an ``invoice``."""

    criteria: Criteria
    month: Month
    billed: int | None = None
    paid_from: Month | None = None
    quota: int | None = None
    of_list: bool = False
    invoice: Invoice | None = None


def asked(
    policy: Policy,
    month: Month,
    *,
    billed: int | None = None,
    paid_from: Month | None = None,
    quota: int | None = None,
    of_list: bool = False,
    invoice: Invoice | None = None,
    **words: Unpack[RequestArgs],
) -> Asked:
    """Settles what is asked; ``words`` are those of ``cost`` that bear on rates. Raises InputError
    and PolicyError."""
    if paid_from is not None and paid_from > month:
        raise InputError("reconcile-paid-from", first=str(paid_from), month=str(month))
    words["period"] = str(month)
    # nobody is judged by the rules, so that no wage need be known
    criteria = compile_criteria(policy, as_of=str(month), attest=["all"], **words)
    billed = billed if invoice is None else invoice.amount
    return Asked(criteria, month, billed, paid_from, quota, of_list, invoice)


class Reconciliation:
    """The lists of ``roles`` and, once ``match`` has run, the class of each row."""

    engine = f"polars {pl.__version__}"
    verdicts: Sequence[Verdict] = ()

    def __init__(self, wanted: Asked, lists: Mapping[str, tuple[List, ...]], scratch: Path) -> None:
        self.asked, self.lists, self.scratch = wanted, lists, scratch
        self.criteria = wanted.criteria
        self.encoder = Encoder(self.criteria.judge, self.criteria.policy)
        self.all = [(role, each) for role in ROLES for each in lists[role]]
        self.roles: dict[str, RoleRows] = {}

    @property
    def rosters(self) -> list[List]:
        """The lists of both sides, ours first: those whose rows have a class."""
        return [each for role, each in self.all if role in SIDES]

    @property
    def expected(self) -> int | None:
        """The rows of all lists, about, if every one can tell before it is read."""
        rows = [each.source.expected for _, each in self.all]
        return None if None in rows else sum(each or 0 for each in rows)

    def match(self, progress: Progress = lambda rows: None) -> None:
        """Reads all lists and puts every row of both sides into its class."""
        self._read(progress)
        self._refuse_bill()
        self.matched = Matching(self.roles, as_number(self.asked.month))
        self.matched.match()

    def _read(self, progress: Progress) -> None:
        reader = self._reader()
        done = 0
        for number, (role, each) in enumerate(self.all):
            rows = self.roles.setdefault(role, RoleRows(self.scratch, role, number))
            month = month_of(role, self.asked.month)
            before = rows.rows
            reader.read(rows, number, each, month, _beyond(done - before, progress))
            done += rows.rows - before
        for role in SIDES:
            self.roles.setdefault(role, RoleRows(self.scratch, role, len(self.all)))

    def _refuse_bill(self) -> None:
        """Raises InputError for a bill that is plainly not one of the month: that of a list of
        several, or as many times its heads, and for amounts of a list that cannot be read."""
        names = ", ".join(each.source.name for each in self.lists["theirs"])
        heads = self.roles["theirs"].rows * self.criteria.quote.per_worker
        titled = {each.titled for each in self.lists["theirs"] if each.titled > 1}
        times = heads and self.asked.billed in {months * heads for months in titled}
        if times or (self.asked.of_list and self.several):
            raise InputError("reconcile-bill-several", month=str(self.asked.month)).at(names)
        if self.asked.of_list and self.charges is None:
            raise InputError("reconcile-bill-amounts").at(names)

    def _reader(self) -> ListReader:
        return ListReader(self.encoder, self.criteria.policy)

    @property
    def several(self) -> bool:
        """Whether one of the branch's lists says that it bills somebody for several months."""
        counts = self.roles["theirs"].counts
        return any(
            each.titled > 1 or counted.charged.several
            for each, counted in zip(self.lists["theirs"], counts, strict=True)
        )

    @cached_property
    def charges(self) -> Counter[int] | None:
        """How many heads the branch's lists charge how much; None unless they say it of all, and
        of one month."""
        if self.several:
            return None
        charges: Counter[int] = Counter()
        for each in self.roles["theirs"].counts:
            known = each.charged.known
            if each.rows != sum(known.values()):
                return None
            charges.update(known)
        return charges if any(charges) else None

    @property
    def billed(self) -> int | None:
        """The bill in Rupiah, as it was given or by the branch's lists."""
        charges = self.charges
        if self.asked.billed is not None or charges is None:
            return self.asked.billed
        return self._listed + total_of(self.extras)

    @property
    def _listed(self) -> int:
        """What the heads of the branch's lists come to, by their amounts or the rate."""
        if (charges := self.charges) is None:
            return self.roles["theirs"].rows * self.criteria.quote.per_worker
        return sum(amount * heads for amount, heads in charges.items())

    @cached_property
    def extras(self) -> tuple[Extra, ...]:
        """What the bill has beside heads, as the branch states it: in the way in which it makes
        up the bill, or the list's own sum; none of a list of several months."""
        lists = [each.beside for each in self.roles["theirs"].counts]
        found = [] if self.several else [*ways(self.asked.invoice, lists)]
        if self.asked.billed is None:
            stated = {each - self._listed for listed in lists for each in listed.stated}
            return next((each for each in found if total_of(each) in stated), deducted(*found[:1]))
        readings = [*readings_of(self.criteria.quote.charges, uncharged(self.criteria.quote))]
        return fitting(
            found,
            self.asked.billed - self._listed,
            self.roles["theirs"].rows,
            readings[:1] if self.charges else readings,
        )

    @property
    def people(self) -> Counter[Paid]:
        """Those of ``CLAIMED`` on the branch's list, by what claims go by."""
        return _paid(self.matched.claimed)

    def perhaps(self, role: str) -> Counter[Paid]:
        """The billed who may stand on a list, the same way."""
        return _paid(self.matched.perhaps.filter(code=role))

    @cached_property
    def held(self) -> pl.DataFrame:
        """Who of the office's list is not enrolled though he is not billed, as ``HELD``."""
        return held_of_ours(self.roles, self.matched)

    def rows(self) -> Iterator[tuple[int, pl.DataFrame, pl.DataFrame, pl.Series, pl.DataFrame]]:
        """The lists of both sides once more, batch by batch: the number of the list, the rows as
        they stand in it, what is known of each (``KEPT``), its class, and the rows that were set
        aside, each with its ``kind``. Raises InputError for a list that has changed."""
        frames = chain.from_iterable(self.matched.sides[side].frames() for side in SIDES)
        asides = [each for side in SIDES for each in self.roles[side].asides]
        nothing = pl.DataFrame(schema=KEPT), pl.Series(dtype=pl.UInt8)
        for number, batch in self._batches():
            known, classes = next(frames, nothing)
            kept = known["place"] - place(number, 0)
            aside = asides[number].among(batch)
            if known.height < batch.height:
                batch = batch.filter(batch[ROW].is_in(kept.implode()))
            if not batch[ROW].equals(kept):
                raise InputError("roster-changed", roster=self.rosters[number].source.name)
            yield number, batch, known, classes, aside

    def _batches(self) -> Iterator[tuple[int, pl.DataFrame]]:
        """The rows of the lists of both sides, as they stand, each batch with its list's number."""
        for number, each in enumerate(self.rosters):
            for batch in each.source.batches():
                yield number, batch


def _paid(people: pl.DataFrame) -> Counter[Paid]:
    columns = ("code", "event", "joined", "on_last")
    return Counter(
        Paid(code, event and as_month(event), joined and as_month(joined), on_last)
        for code, event, joined, on_last in people.select(columns).iter_rows()
    )


def _beyond(done: int, progress: Progress) -> Progress:
    """Told of the rows of one role when ``done`` of others are."""
    return lambda rows: progress(done + rows)


def refuse_lacking(reading: ReconcileReading) -> None:
    """Raises InputError where a side has no list."""
    for role in SIDES:
        if not reading.paths.get(role):
            raise InputError("reconcile-list-needed", role=Parameter(role))


@contextmanager
def opened(wanted: Asked, reading: ReconcileReading) -> Iterator[Reconciliation]:
    """A reconciliation with its lists opened, and a private folder for what does not fit in
    memory. Raises InputError."""
    refuse_lacking(reading)
    with temporary() as scratch:
        lists = open_lists(reading, wanted.month, scratch)
        yield Reconciliation(wanted, lists, scratch)
