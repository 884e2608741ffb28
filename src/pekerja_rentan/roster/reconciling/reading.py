"""Reading the lists of a reconciliation: of each row a few numbers and the name, batch by batch."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial, reduce
from operator import or_
from pathlib import Path

import polars as pl

from pekerja_rentan.periods import Month
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.roster.asides import TEXT, Asides, texts
from pekerja_rentan.roster.cells.denials import ROLES as DENIED
from pekerja_rentan.roster.cells.denials import denial, move
from pekerja_rentan.roster.cells.dictionary import NUMBERS, ParseCache, plain_dates
from pekerja_rentan.roster.cells.encode import Encoder
from pekerja_rentan.roster.cells.several import BESIDE
from pekerja_rentan.roster.cells.texts import reader
from pekerja_rentan.roster.cells.titles import hashed
from pekerja_rentan.roster.counts import lost_digits
from pekerja_rentan.roster.members import read_members
from pekerja_rentan.roster.reading.aside import Counted
from pekerja_rentan.roster.reading.asidecolumns import Columns
from pekerja_rentan.roster.reading.numbers import days_since_1904
from pekerja_rentan.roster.reading.source import EXTRA, ROW, MustRereadError, cells_of
from pekerja_rentan.roster.reconciling import charging
from pekerja_rentan.roster.reconciling.beside import Beside
from pekerja_rentan.roster.reconciling.columns import (
    DATED,
    MONTHS,
    as_number,
    deny_retired,
    read_billed_month,
    read_billed_months,
    read_month,
    refuse_months,
)
from pekerja_rentan.roster.reconciling.opening import List
from pekerja_rentan.roster.rules.membership import ENDED, STATES, STATUSES
from pekerja_rentan.roster.screening import Progress
from pekerja_rentan.roster.spill import SpillBuffer, place

BILLED = "billed_month"
"""The field of the month that a bill is for, which a list may say row by row."""
_READERS = {BILLED: read_billed_month, charging.SEVERAL: read_billed_months}
_BORN = ("birth_date", "birth_place_date")
LONGEST_WORD = 40
"""Letters of a text of a status that is told."""
KEPT = {
    "at": pl.UInt32, "place": pl.Int64, "nik": pl.Int64, "called": pl.UInt64, "birth": pl.Int64,
    "ended": pl.Boolean, "dead": pl.Boolean, "moved": pl.Boolean, "joined": pl.Int32,
    "event_date": pl.Int32, "denied": pl.Boolean,
}  # fmt: skip
"""What is kept of a row: its number among those of its role, its place, its NIK (null unless well
formed), a hash of its name as it is ``called`` without titles, its birth date (yyyymmdd), what the
list says of whether the person is still there, months (yyyymm), and whether a list of who has gone
says itself that the person has not (``denied``)."""
NAMES = {"at": pl.UInt32, "name": pl.String}
"""The names as they are written lie apart, for they are asked for of few rows."""
_PEOPLE = {name: (KEPT | NAMES)[name] for name in ("at", "place", "birth", "name")}
_GONE = pl.any_horizontal("ended", "dead", "moved")
_KNOWN_BY = ("nik", "name", "called", "birth")


@dataclass
class ListCount:
    """What was read of one list: its rows, the blank ones, what was set aside, the rows without a
    NIK that can be relied on, those of which the words of a status or a month mean nothing,
    those that name a month after the one that is reconciled, and on another funder's list those of
    whom it says that they have gone or are inactive; which ``words`` of a status mean nothing,
    how many rows of a list of who has gone deny it, what heads are ``charged``, and what the
    list states ``beside`` them."""

    aside: Counted
    charged: charging.Charged
    beside: Beside
    words: Counter[str]
    read: int = 0
    blank: int = 0
    unclear: int = 0
    unread_months: int = 0
    later_months: int = 0
    inactive: int = 0
    denied: int = 0

    @property
    def rows(self) -> int:
        return self.read - self.blank - self.aside.kinds.total()

    def add_money(self, rows: pl.DataFrame, asides: pl.DataFrame) -> None:
        """Adds what rows are charged, and what those say that were set aside."""
        self.charged.add(rows)
        self.beside.add(asides)


class RoleRows:
    """The rows of all lists of one role, in the order of the lists."""

    def __init__(self, scratch: Path, role: str, first: int) -> None:
        """``first`` is the number of the first of its lists among all."""
        self.role, self.first = role, first
        self.store = SpillBuffer(scratch, role)
        self.names = SpillBuffer(scratch, f"{role}-names")
        self.counts: list[ListCount] = []
        self.asides: list[Asides] = []
        self.lost: list[int] = []
        """The lists whose NIKs have lost their last digits."""

    @property
    def rows(self) -> int:
        return self.store.rows

    def scan(self, *columns: str) -> pl.LazyFrame:
        """These columns of all rows; a NIK that may have lost its last digit is none."""
        frame = self.store.scan() if len(self.store) else pl.LazyFrame(schema=KEPT)
        return self._whole(frame).select(columns)

    def at(self, numbers: pl.Series, *columns: str) -> pl.DataFrame:
        """``at`` and these columns of the rows of these ``numbers``."""
        wanted = pl.col("at").is_in(numbers.implode())
        return self.scan("at", *columns).filter(wanted).collect()

    def frames(self) -> Iterator[pl.DataFrame]:
        """The rows frame by frame, as they were read."""
        for frame in self.store.frames():
            yield self._whole(frame.lazy()).collect() if self.lost else frame

    def people(self, at: pl.Series) -> pl.DataFrame:
        """Where the rows of these numbers stand, and who they are: ``at``, ``place``, ``birth`` and
        ``name``."""
        if at.is_empty():
            return pl.DataFrame(schema=_PEOPLE)
        known = self.at(at, "place", "birth")
        names = self.names.scan().filter(pl.col("at").is_in(at.implode()))
        return known.join(names.collect(), on="at")

    def _whole(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        if not self.lost:
            return frame
        of_lost = (pl.col("place") // place(1, 0)).is_in(self.lost)
        return frame.with_columns(nik=pl.when(~(of_lost & (pl.col("nik") % 10 == 0))).then("nik"))


class ListReader:
    """Reads lists with what a policy's words mean."""

    def __init__(self, encoder: Encoder, policy: Policy) -> None:
        self.encoder = encoder
        self._births = {
            key: ParseCache(
                reader(key, policy), plainly=plain_dates if key == "birth_date" else None
            )
            for key in _BORN
        }
        self._months = {field: ParseCache(_READERS.get(field, read_month)) for field in MONTHS}
        self._charges = ParseCache(charging.read_charge)
        self._move = ParseCache(partial(move, policy.name))
        self._denials = {role: ParseCache(partial(denial, role)) for role in DENIED}

    @property
    def texts(self) -> int:
        """How many texts are known."""
        return sum(
            map(len, (*self._births.values(), *self._months.values(), self._charges, self._move))
        )

    def read(
        self, role: RoleRows, number: int, listed: List, month: Month, progress: Progress
    ) -> None:
        """Adds the rows of a list, the ``number``th of all; ``month`` is the one it is for. Raises
        InputError for rows of another month."""
        frames, formed, zeros = len(role.store), 0, 0
        asides = Asides(listed.source.columns, listed.taken)
        told = ListCount(asides.counted, charging.Charged(), Beside(), Counter())
        others: Counter[int] = Counter()
        unread_bills = 0
        try:
            for every in self.frames(number, listed):
                empty, aside = asides.classify(every)
                rows = deny_retired(every.filter(~(empty | aside)), month)
                told.read += every.height
                told.blank += int(empty.sum())
                told.unclear += int(rows["unclear"].sum())
                told.words.update(rows["word"].drop_nulls().to_list())
                told.denied += int(rows["denied"].sum())
                told.unread_months += int(rows["unread"].sum())
                told.later_months += rows.filter(
                    pl.any_horizontal(pl.col(DATED) > as_number(month))
                ).height
                # nobody who is billed joins afterwards; an event may well lie ahead
                joined = pl.col("joined")
                rows = rows.with_columns(pl.when(joined <= as_number(month)).then(joined))
                if role.role == "other":
                    told.inactive += rows.filter(_GONE).height
                    # nobody pays for them there, so nobody is known by them
                    rows = rows.with_columns(pl.when(~_GONE).then(pl.col(*_KNOWN_BY)).name.keep())
                if BILLED in listed.months:
                    others.update(dict(rows[BILLED].drop_nulls().value_counts().rows()))
                    unread_bills += int(rows["unread_bill"].sum())
                told.add_money(rows, asides.among(every))
                formed += rows.height - rows["nik"].null_count()
                zeros += int((rows["nik"] % 10 == 0).sum())
                rows = rows.with_row_index("at", role.rows)
                role.store.add(rows.select(KEPT.keys()))
                role.names.add(rows.select(NAMES.keys()))
                progress(role.rows)
        except MustRereadError:
            role.store.cut(frames)
            role.names.cut(frames)
            self.read(role, number, listed, month, progress)
            return
        refuse_months(others, unread_bills, month, listed.months.get(BILLED), listed.source.name)
        role.counts.append(told)
        role.asides.append(asides)
        if lost_digits(zeros, formed):
            role.lost.append(number)

    def frames(self, number: int, listed: List) -> Iterator[pl.DataFrame]:
        """What is known of the rows of a list (see ``numbers``), batch by batch."""
        for cells in listed.source.batches(self.cells(listed)):
            yield self.numbers(number, cells, listed)

    def cells(self, listed: List) -> list[pl.Expr]:
        """What is read of a list of texts."""
        aside = texts(Columns.of(listed.source.columns, listed.taken))
        found = [*self.encoder.member_cells(listed.taken), aside]
        if "name" in listed.taken:
            found.append(cells_of(listed.taken["name"]).alias("name"))
        if born := _born(listed.taken):
            kind = self._births[born].kind
            found.append(cells_of(listed.taken[born]).cast(kind).alias("birth"))
        for field, header in listed.months.items():
            cells = cells_of(header)
            cells = days_since_1904(cells) if listed.source.from_1904 else cells
            found.append(cells.cast(self._months[field].kind).alias(field))
        for at, header in enumerate(listed.moves):
            found.append(cells_of(header).cast(self._move.kind).alias(f"move_{at}"))
        return [*found, *charging.charge_cells(listed.charges, self._charges.kind)]

    def numbers(self, number: int, cells: pl.DataFrame, listed: List) -> pl.DataFrame:
        """The columns ``KEPT`` of a batch but ``at``, the ``name``, what is only counted, and what
        tells rows that are set aside."""
        told = read_members(self.encoder, cells)
        nothing = pl.Series([None], dtype=pl.String).new_from_index(0, cells.height)
        no = pl.Series([False]).new_from_index(0, cells.height)
        born = _born(listed.taken)
        birth = self._births[born].lookup(cells["birth"], "value")[0] if born else None
        months: dict[str, pl.Series] = {}
        unread: dict[str, pl.Series] = {}
        for field in listed.months:
            value, problem = self._months[field].lookup(cells[field], "value", "problem")
            months[field], unread[field] = value, problem == NUMBERS["unreadable"]
        columns = {
            "place": cells[ROW] + place(number, 0),
            "nik": told.select(pl.when("nik_formed").then("nik")).to_series(),
            "name": (name := cells["name"] if "name" in listed.taken else nothing),
            "called": hashed(name),
            "birth": nothing.cast(pl.Int64) if birth is None else birth,
            **{state: told[state] for state in STATES},
            "denied": self._denied(cells, listed),
            **{field: months.get(field, nothing).cast(pl.Int32) for field in MONTHS},
            "unread": reduce(or_, unread.values(), no),
            "unread_bill": unread.get(BILLED, no),
            "word": _words(cells, told["unclear"]),
        }
        if listed.charges:
            columns[charging.CHARGE] = charging.charges_of(cells, listed.charges, self._charges)
        return pl.DataFrame(columns).hstack(cells.select(TEXT, EXTRA, ROW))

    def _denied(self, cells: pl.DataFrame, listed: List) -> pl.Series:
        """Of which rows a list of who has gone says that the person has not."""
        found = pl.Series([False]).new_from_index(0, cells.height)
        if (known := self._denials.get(listed.role)) is None:
            return found
        for field in ENDED:
            if field in cells.columns:
                said = known.lookup(cells[field].cast(pl.String).cast(known.kind), "value")[0]
                found |= said.is_not_null()
        for at in range(len(listed.moves)):
            found |= self._move.lookup(cells[f"move_{at}"], "value")[0].is_not_null()
        return found


def _words(cells: pl.DataFrame, unclear: pl.Series) -> pl.Series:
    """What the status says of rows of which that is ``unclear``, but for what holds a number."""
    texts = [pl.col(field).cast(pl.String) for field in STATUSES if field in cells.columns]
    nothing = pl.Series("word", [None], dtype=pl.String).new_from_index(0, cells.height)
    at = unclear.arg_true()
    if not texts or at.is_empty():
        return nothing
    said = cells[at].select(pl.coalesce(texts)).to_series().str.replace_all(BESIDE, " / ")
    plain = ~said.str.contains("[0-9]") & (said.str.len_chars() <= LONGEST_WORD)
    return nothing.scatter(at, pl.select(pl.when(plain).then(said)).to_series())


def _born(taken: Mapping[str, str]) -> str | None:
    """The field whose cells say when somebody was born."""
    return next((key for key in _BORN if key in taken), None)
