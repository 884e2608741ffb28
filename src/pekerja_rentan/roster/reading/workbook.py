"""Excel and LibreOffice workbooks, their cells as text.

A child process (``guard``) makes an Arrow file of each sheet's cells; its XML (``sheetparts``) is
looked over meanwhile. A NIK kept as a number, its last digit in doubt, gets a mark (``…00010?``).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from zipfile import is_zipfile

import polars as pl

from pekerja_rentan.engine.result import basis
from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.files.workspace import lacking_room
from pekerja_rentan.formatting import letters
from pekerja_rentan.roster.cells.clean import NOTHING
from pekerja_rentan.roster.cells.meaning import SILENT
from pekerja_rentan.roster.reading import numbers
from pekerja_rentan.roster.reading.fields import field_of, plain_header
from pekerja_rentan.roster.reading.fingerprint import Fingerprint
from pekerja_rentan.roster.reading.guard import Guard
from pekerja_rentan.roster.reading.header import TOP, Header, find_header, holds_niks
from pekerja_rentan.roster.reading.headerrows import Row
from pekerja_rentan.roster.reading.looking import NONE, read_sheets
from pekerja_rentan.roster.reading.paths import unreadable
from pekerja_rentan.roster.reading.sheetnotes import refuse_silent, said
from pekerja_rentan.roster.reading.sheetparts import Looked
from pekerja_rentan.roster.reading.sizes import check_corners, check_sizes
from pekerja_rentan.roster.reading.source import EXTRA, Source, Step


class Sheet(NamedTuple):
    """A sheet: the Arrow file of its cells as text from its first row on, columns called by numbers
    (0 is A); what its XML tells, if any; its header, or why it has none; whether it has people."""

    name: str
    visible: bool
    file: Path
    looked: Looked | None
    header: Header | InputError
    has_people: bool

    @property
    def is_bare(self) -> bool:
        return isinstance(self.header, InputError)

    @property
    def has_nik(self) -> bool:
        return isinstance(self.header, Header) and self.header.has_nik


def open_workbook(
    path: Path,
    name: str,
    overrides: Mapping[str, str],
    sheet_names: Sequence[str],
    scratch: Path,
    digest: Fingerprint,
    guard: Guard,
) -> list["Worksheet"]:
    """The sheets that were asked for, else all with a NIK column, else the first that looks like a
    table. Raises InputError for a workbook that cannot be read or has no such sheet, and where one
    would be left out in which people seem to stand."""
    reader = _Reader(path, name, overrides, scratch, guard)
    taken: list[Worksheet] = []
    nearest_one: Sheet | None = None
    other: dict[str, bool] = {}
    for sheet in reader.sheets(sheet_names):
        if sheet.has_nik or sheet_names:
            taken.append(reader.kept(sheet, digest))
            continue
        if nearest_one is None or (nearest_one.is_bare and not sheet.is_bare):
            nearest_one = sheet
        if not (isinstance(sheet.header, InputError) and sheet.header.code == "roster-empty"):
            other[sheet.name] = sheet.has_people
    if not taken and nearest_one:
        other.pop(nearest_one.name, None)
        taken.append(reader.kept(nearest_one, digest))
    if lost := [sheet for sheet in other if other[sheet]]:
        raise InputError("sheets-people", sheets=lost, first=taken[0].sheet).at(name)
    if other:
        note = basis("roster-sheets-left-out", name=name, sheets=[*other])
        taken[0].notes = (note, *taken[0].notes)
    return taken


class Worksheet(Source):
    """A sheet of a workbook; ``kept`` is the Arrow file with its cells of text, in which
    ``columns`` of this source have the names ``places``."""

    def __init__(
        self,
        name: str,
        sheet: str,
        path: Path,
        kept: Path,
        header: Header,
        places: Sequence[str],
        digest: Fingerprint,
    ) -> None:
        super().__init__(name, path, header, header.notes, digest)
        self.sheet = sheet
        self.looked: Looked | None = None
        self._letters = [letters(int(place)) for place in places]
        self._kept = kept
        self._skipped = header.skipped
        self._cells = [
            pl.col(place).alias(column)
            for place, column in zip(places, header.columns, strict=True)
        ]

    def has_rows(self) -> bool:
        cells = self._rows()
        anything = pl.any_horizontal(pl.all().str.strip_chars(NOTHING) != "")
        near_top = cells.head(TOP).filter(anything)  # where it nearly always is
        return any(
            not rows.head(1).collect().is_empty() for rows in (near_top, cells.filter(anything))
        )

    def refuse_silent(self, taken: Mapping[str, str]) -> None:
        if self.looked:
            places = dict(zip(self.columns, self._letters, strict=True))
            fields = {places[header]: field for header, field in taken.items()}
            refuse_silent(self.looked, fields, self.first_row - 1, self.name)

    def _rows(self) -> pl.LazyFrame:
        return pl.scan_ipc(self._kept, glob=False).slice(self._skipped).select(self._cells)

    def _tables(self, read: Step, size: int) -> Iterator[pl.DataFrame]:
        extra = pl.lit(value=False).alias(EXTRA)
        table = read(self._rows().with_columns(extra)).collect()
        yield from table.iter_slices(size)


class _Reader:
    """Reads the sheets of a workbook."""

    def __init__(
        self, path: Path, name: str, overrides: Mapping[str, str], scratch: Path, guard: Guard
    ) -> None:
        self.path, self.name, self.overrides = path, name, overrides
        self.scratch, self.guard = scratch, guard
        self.zipped = is_zipfile(path)
        self.looked = NONE
        self.size = path.stat().st_size

    def sheets(self, sheet_names: Sequence[str]) -> Iterator[Sheet]:
        """The sheets with these names, or all. Raises InputError when there is none of them."""
        if self.zipped:
            self.size = check_sizes(self.path, self.name)
        plain = [sheet.casefold() for sheet in sheet_names]
        with self._guarded():
            found, self.looked = read_sheets(self.guard, self.path, self.size, plain, self.scratch)
        if not found["sheets"]:
            near = nearest(sheet_names[0], found["names"]) if sheet_names else ""
            raise InputError(
                "sheet-missing", sheets=list(sheet_names), near=near, known=found["names"]
            ).at(self.name)
        for sheet in found["sheets"]:
            looked = self.looked.sheets.get(sheet["name"])
            silent = looked.valueless if looked else ()
            file = numbers.lengthened(Path(sheet["file"]), silent, self.scratch)
            rows = pl.scan_ipc(file, glob=False).head(TOP + 2).collect().rows()
            header = self._header(sheet["name"], rows)
            named = header.columns if isinstance(header, Header) else ()
            yield Sheet(
                sheet["name"], sheet["visible"], file, looked, header, holds_niks(rows, named)
            )

    def _header(self, sheet: str, rows: Sequence[Row]) -> Header | InputError:
        try:
            return find_header(rows, self.overrides, self._shown(sheet))
        except InputError as error:
            return error

    def _shown(self, sheet: str) -> str:
        return f"{self.name} [{sheet}]"

    def kept(self, sheet: Sheet, digest: Fingerprint) -> Worksheet:
        """The rows below the header, without columns that have neither header nor cells. Raises
        InputError when there is no header."""
        shown = self._shown(sheet.name)
        if isinstance(sheet.header, InputError):
            raise sheet.header.at(shown)
        header = sheet.header
        cells = pl.scan_ipc(sheet.file, glob=False)
        below = cells.slice(header.skipped)
        empty = below.select(pl.all().is_null().all()).collect().row(0)
        height: int = below.select(pl.len()).collect().item()
        kept = [
            at
            for at, (column, nothing) in enumerate(zip(header.columns, empty, strict=True))
            if not nothing or not re.fullmatch("Kolom [0-9]+", column)
        ]
        names = cells.collect_schema().names()
        columns, places = [header.columns[at] for at in kept], [names[at] for at in kept]
        file = self._mended(sheet, dict(zip(columns, places, strict=True)))
        notes = [*header.notes, *said(shown, sheet.visible, sheet.looked, header.first_row, height)]
        header = header._replace(
            columns=tuple(columns),
            notes=tuple(notes),
            aside=tuple(each.under(kept) for each in header.aside),
        )
        found = Worksheet(shown, sheet.name, self.path, file, header, places, digest)
        found.expected = height
        found.looked, found.from_1904 = sheet.looked, self.looked.from_1904
        return found

    def _mended(self, sheet: Sheet, columns: Mapping[str, str]) -> Path:
        """The file of the sheet's cells, or another where some are to be read otherwise."""
        cells = pl.scan_ipc(sheet.file, glob=False)
        looked = sheet.looked
        valueless = looked.valueless if looked else []
        changed: list[pl.Series] = []
        for column, place in columns.items():
            is_nik = self._is(column, "nik")
            nothing = numbers.rows_in(valueless, place) if is_nik or self.looked.unreckoned else []
            is_day = self.looked.from_1904 and self._is(column, "birth_date")
            if nothing or is_nik or is_day:
                text = cells.select(place).collect().to_series()
                mended = numbers.replaced(text, nothing, SILENT if is_nik else None)
                if is_nik:
                    mended = numbers.marked(mended, self._numbers(sheet, place, len(text)))
                if is_day:
                    mended = pl.select(numbers.days_since_1904(pl.lit(mended))).to_series()
                if mended is not text:
                    changed.append(mended.alias(place))
        silent = [*looked.errors, *looked.valueless] if looked else []
        if not changed and not silent:
            return sheet.file
        beside = [place for column, place in columns.items() if not self._is(column, "nik")]
        table = cells.collect().with_columns(changed)
        return numbers.written(numbers.with_silent_rows(table, silent, beside), self.scratch)

    def _is(self, column: str, field: str) -> bool:
        overrides = self.overrides.get(field)
        return field_of(column) == field or (
            overrides is not None and plain_header(column) == plain_header(overrides)
        )

    def _numbers(self, sheet: Sheet, place: str, rows: int) -> pl.Series:
        """Which cells of a column are numbers that may be NIKs."""
        if sheet.looked and sheet.looked.numbers is not None:
            return numbers.among(numbers.rows_in(sheet.looked.numbers, place), rows)
        with self._guarded():
            self.guard.send(
                self.size,
                do="numbers",
                sheet=sheet.name,
                column=int(place),
                folder=str(self.scratch.absolute()),
            )
            file = self.guard.answer()["file"]
        return pl.read_ipc(file)["number"]

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Raises InputError for all that ends or fails the process that reads."""
        try:
            yield
        except InputError as error:
            if self.zipped:
                check_corners(self.path, self.name)
            raise error.at(self.name) from None
        except OSError as error:
            if lacking_room(error):
                raise
            raise unreadable(str(self.path), error) from error
