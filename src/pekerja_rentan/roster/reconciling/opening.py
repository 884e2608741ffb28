"""The lists of a reconciliation, each in its role, opened as tables, and their months."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple, NoReturn

from pekerja_rentan.engine.reconcile import CLAIMED
from pekerja_rentan.errors import InputError, Parameter
from pekerja_rentan.files.inputs import identity
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.roster.reading.columns import missing, recognised
from pekerja_rentan.roster.reading.fields import are_headers, field_of, plain_header, told_header
from pekerja_rentan.roster.reading.opening import open_files
from pekerja_rentan.roster.reading.paths import File, find_files, named
from pekerja_rentan.roster.reading.source import Source
from pekerja_rentan.roster.reconciling.charging import CHARGE, charge_columns
from pekerja_rentan.roster.reconciling.columns import MONTHS, PEOPLE, month_columns, move_columns
from pekerja_rentan.roster.reconciling.titles import (
    Months,
    may_be_months,
    months_billed,
    months_counted,
    months_said,
    years_billed,
)

ROLES = ("ours", "theirs", "last", "other", "deceased", "moved", "staff")
"""``ours`` is the office's list and ``theirs`` the branch's, ``last`` the branch's of the month
before; ``other`` are lists of those whom another budget pays for; the last three are lists of who
has died, has moved away, or is on a government's staff or in a public office."""

CARD = "card"
"""The field of the number of a card (KPJ)."""


class ReconcileReading(NamedTuple):
    """Which lists are read, by role, and how: ``columns`` says which header is which field where it
    is not recognised, ``sheets`` which sheets of a workbook."""

    paths: Mapping[str, Sequence[str | Path]]
    columns: Mapping[str, str] = {}
    sheets: Sequence[str] = ()

    @property
    def judged(self) -> dict[str, str]:
        """What is said of columns but for months and charges, for lists that are judged."""
        own = (*MONTHS, CHARGE)
        return {field: told for field, told in self.columns.items() if field not in own}

    @property
    def people(self) -> dict[str, str]:
        """The same but for the card, which is carried along and tells nothing of who is billed."""
        return {field: told for field, told in self.judged.items() if field != CARD}


class List(NamedTuple):
    """A list, which of its headers is which field, and which of them names a month of what; under
    which a ``card`` has its number, the ``role`` of the list, which ``charges`` a head has, how
    many months its title says that it bills (0: none), and which headers say what ``moves`` are.
    """

    source: Source
    taken: Mapping[str, str]
    months: Mapping[str, str]
    card: str | None = None
    role: str = ""
    charges: tuple[str, ...] = ()
    titled: int = 0
    moves: tuple[str, ...] = ()


def open_lists(
    reading: ReconcileReading, month: Month, scratch: Path
) -> dict[str, tuple[List, ...]]:
    """The lists of each role. Raises InputError for what cannot be read, for a file in two roles,
    for a list without a NIK column, and for one whose title names another month."""
    files = _files(reading, scratch)
    flat = [file for of_role in files.values() for file in of_role]
    people = reading.people
    sources = open_files(named(flat), overrides=people, sheets=reading.sheets, scratch=scratch)
    role_of = {file.path: role for role, of_role in files.items() for file in of_role}
    taken = recognised(sources, people, only=PEOPLE)
    return in_roles(zip(sources, taken, strict=True), role_of, reading, month)


def in_roles(
    rosters: Iterable[tuple[Source, Mapping[str, str]]],
    role_of: Mapping[Path, str],
    reading: ReconcileReading,
    month: Month,
) -> dict[str, tuple[List, ...]]:
    """The lists of each role, by the roles of their files; see ``open_lists``."""
    found: dict[str, tuple[List, ...]] = dict.fromkeys(ROLES, ())
    rosters = [*rosters]
    _refuse_unknown([(role_of[source.path], source) for source, _ in rosters], reading.columns)
    _refuse_numbered(rosters, role_of, reading, month)
    monthly = _monthly(((role_of[each.path], each) for each, _ in rosters), month)
    for source, fields in rosters:
        role = role_of[source.path]
        titled = _months_of_title(source, role, month, by_sheet=(role, source.path) in monthly)
        months = _months(source, role, reading.columns)
        if role in CLAIMED:
            source.refuse_silent({header: field for field, header in {**fields, **months}.items()})
        card = card_column(source.columns, reading.columns)
        of_bill = role == "theirs"
        charges = charge_columns(source.columns, reading.columns, source.name) if of_bill else ()
        moves = move_columns(source.columns, role)
        found[role] += (List(source, fields, months, card, role, charges, titled, moves),)
    return found


def card_column(headers: Sequence[str], told: Mapping[str, str]) -> str | None:
    """The header of the numbers of cards (KPJ): the one that was told, if the list has it, else
    the first that is known."""
    known = (each for each in headers if field_of(each) == CARD)
    return told_header(CARD, told, headers) or next(known, None)


_OF_ROLES: Mapping[str, tuple[str, ...]] = {
    "ours": ("billed_month",),
    "theirs": ("billed_month", "billed_months", "joined", CHARGE),
    "last": ("billed_month",),
    "deceased": ("event_date",),
    "moved": ("event_date",),
    "staff": ("event_date", "retired"),
}
"""The months, and charges, that lists of a role may name."""


def _refuse_unknown(sources: Sequence[tuple[str, Source]], told: Mapping[str, str]) -> None:
    """Raises InputError for a month or a card that is told to stand under a header that none of
    the lists has which may name it."""
    for field in [each for each in (*MONTHS, CARD, CHARGE) if each in told]:
        of_field = [each for role, each in sources if field in _OF_ROLES.get(role, ())]
        lists = of_field or [each for _, each in sources]
        every = {plain_header(header) for each in lists for header in each.columns}
        if plain_header(told[field]) not in every:
            shown = [each.columns for each in lists if are_headers(each.columns)]
            headers = dict.fromkeys(chain.from_iterable(shown or (lists[0].columns,)))
            where = ", ".join(dict.fromkeys(each.name for each in lists))
            raise missing(field, told[field], [*headers]).at(where)


def _months(source: Source, role: str, told: Mapping[str, str]) -> dict[str, str]:
    columns = {
        field: month_columns(source.columns, told, where=source.name, field=field)
        for field in _OF_ROLES.get(role, ())
        if field in MONTHS
    }
    return {field: header for field, header in columns.items() if header is not None}


def _files(reading: ReconcileReading, scratch: Path) -> dict[str, list[File]]:
    """The files of each role. Raises InputError for one in two roles."""
    found = {
        role: find_files([str(path) for path in reading.paths[role]], scratch)
        for role in ROLES
        if reading.paths.get(role)
    }
    every = ((role, file.path) for role, files in found.items() for file in files)
    refuse_shared((role, path, identity(path)) for role, path in every)
    return found


def refuse_shared(files: Iterable[tuple[str, Path, object]]) -> None:
    """Raises InputError for a file in two roles. Each is told by its role, its path, and what is
    the same for all names of one file."""
    first: dict[object, str] = {}
    for role, path, same in files:
        other = first.setdefault(same, role)
        if other != role:
            roles = [Parameter(other), Parameter(role)]
            raise InputError("reconcile-same-file", path=str(path), roles=roles)


def month_of(role: str, month: Month) -> Month:
    """The month that a list of a role is for."""
    return month.plus(-1) if role == "last" else month


def _monthly(sources: Iterable[tuple[str, Source]], month: Month) -> set[tuple[str, Path]]:
    """The workbooks, each in its role, of which several sheets are called by months."""
    said: dict[tuple[str, Path], set[Months]] = {}
    for role, source in sources:
        months = months_billed((), month_of(role, month), sheet=source.sheet)
        said.setdefault((role, source.path), set()).update(months)
    return {each for each, months in said.items() if len(months) > 1}


def _refuse_numbered(
    rosters: Iterable[tuple[Source, Mapping[str, str]]],
    role_of: Mapping[Path, str],
    reading: ReconcileReading,
    month: Month,
) -> None:
    """Raises InputError for a workbook of which all sheets are called by numbers that may be
    months, unless each is asked for by its name: they may as well be parts of one list."""
    asked = {name.strip().casefold() for name in reading.sheets}
    books: dict[Path, list[Source]] = {}
    for source, _ in rosters:
        books.setdefault(source.path, []).append(source)
    for path, sources in books.items():
        names = [each.sheet or "" for each in sources]
        known = "billed_month" in _OF_ROLES.get(role_of[path], ())
        of_role = month_of(role_of[path], month)
        if known and may_be_months(names, of_role) and not asked >= {n.strip() for n in names}:
            file = sources[0].name.partition(" [")[0]
            raise InputError("reconcile-sheets-numbered", sheets=names, month=str(of_role)).at(file)


def _months_of_title(source: Source, role: str, month: Month, *, by_sheet: bool) -> int:
    """How many months a list of bills says by a title, or by the name of its sheet, that it bills,
    the one that it is for among them; 0 where none says so. The sheet of the office's own list is
    asked for where those of a workbook are called ``by_sheet``. Raises InputError where that is for
    others alone."""
    if "billed_month" not in _OF_ROLES.get(role, ()):
        return 0
    titles = [" ".join(cell for cell in each.cells if cell) for each in source.aside]
    asked, sheet = month_of(role, month), source.sheet
    if role == "ours":
        found: list[Months] = [(each,) for each in months_said(titles)]
        found += months_billed((), asked, sheet=sheet) if by_sheet else ()
    else:
        found = [*months_billed(titles, asked, sheet=sheet)]
    lengths = [len(months) for months in found if asked in months]
    if found and not lengths:
        first, last = found[0][0], found[0][-1]
        last = last if last.since(first) == len(found[0]) - 1 else first
        _refuse_other(str(Span(first, last)), asked, source)
    if role == "ours":
        return 0
    years = years_billed(titles, sheet=sheet)
    if not found and years and asked.year not in years:
        _refuse_other(str(min(years)), asked, source)
    return max(months_counted(titles), min(lengths, default=0))


def _refuse_other(said: str, asked: Month, source: Source) -> NoReturn:
    raise InputError("reconcile-month", said=said, month=str(asked)).at(source.name)
