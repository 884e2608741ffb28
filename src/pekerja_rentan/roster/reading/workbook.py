"""Excel and LibreOffice workbooks, their cells as text.

fastexcel gives whole numbers without a fraction and dates as ISO text, empty cells and errors
(``#N/A``) as nothing. A NIK that is stored as a number, and may have lost its last digit, is marked
(``6408010101800010?``). The rows are kept as an Arrow file, so that no second pass opens the
workbook again.
"""

import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar
from zipfile import BadZipFile, ZipFile, is_zipfile

import fastexcel
import polars as pl

from pekerja_rentan.engine.result import basis
from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.roster.cells.meaning import DOUBTED, EXACT
from pekerja_rentan.roster.reading.fields import field_of, plain_header
from pekerja_rentan.roster.reading.fingerprint import Fingerprint
from pekerja_rentan.roster.reading.header import TOP, Header, find_header
from pekerja_rentan.roster.reading.numbers import number_cells
from pekerja_rentan.roster.reading.plaintext import new_file
from pekerja_rentan.roster.reading.source import EXTRA, Source

MOST_BYTES = 4 << 30
MOST_RATIO = 200
_SMALL = 200 << 20
"""A workbook of more than MOST_BYTES unpacked is refused, and one of more than _SMALL that is
MOST_RATIO times its packed size."""
MOST_CELLS = 64_000_000
"""Cells that a sheet may span: a million rows of 60 columns. All of them are set up in memory."""
_MIDNIGHT = " 00:00:00"
Value = TypeVar("Value")


class Sheet(NamedTuple):
    """A sheet: its cells as text, from its first row on; the numbers of its columns (0 is A); its
    header, or why it has none."""

    name: str
    visible: bool
    text: pl.DataFrame
    places: tuple[int, ...]
    header: Header | InputError

    @property
    def is_bare(self) -> bool:
        return isinstance(self.header, InputError)

    @property
    def has_nik(self) -> bool:
        return isinstance(self.header, Header) and self.header.has_nik


def open_workbook(
    path: Path,
    name: str,
    told: Mapping[str, str],
    asked: Sequence[str],
    scratch: Path,
    digest: Fingerprint,
) -> list["Worksheet"]:
    """The sheets that were asked for, else all with a NIK column, else the first that looks like a
    table. Raises InputError for a workbook that cannot be read or has no such sheet."""
    if is_zipfile(path):
        _check_sizes(path, name)
    reader = _Reader(path, name, told)
    taken: list[Worksheet] = []
    nearest_one: Sheet | None = None
    other: list[str] = []
    for sheet in reader.sheets(asked):
        if sheet.has_nik or asked:
            taken.append(reader.kept(sheet, scratch, digest))
            continue
        if nearest_one is None or (nearest_one.is_bare and not sheet.is_bare):
            nearest_one = sheet
        if sheet.text.height:
            other.append(sheet.name)
    if not taken and nearest_one:
        other = [each for each in other if each != nearest_one.name]
        taken.append(reader.kept(nearest_one, scratch, digest))
    if other:
        note = basis("roster-sheets-left-out", name=name, sheets=other)
        taken[0].notes = (note, *taken[0].notes)
    return taken


class Worksheet(Source):
    """A sheet of a workbook; ``kept`` is the Arrow file with its rows of text."""

    def __init__(
        self, name: str, sheet: str, path: Path, kept: Path, header: Header, digest: Fingerprint
    ) -> None:
        super().__init__(name, path, header, header.notes, digest)
        self.sheet = sheet
        self._kept = kept

    def has_rows(self) -> bool:
        cells = pl.scan_ipc(self._kept, glob=False).drop(EXTRA)
        anything = pl.any_horizontal(pl.all().str.strip_chars() != "")
        near_top = cells.head(TOP).filter(anything)  # where it nearly always is
        return any(
            not rows.head(1).collect().is_empty() for rows in (near_top, cells.filter(anything))
        )

    def _tables(self, columns: list[pl.Expr], size: int) -> Iterator[pl.DataFrame]:
        table = pl.scan_ipc(self._kept, glob=False).select(*columns, EXTRA).collect()
        yield from table.iter_slices(size)


class _Reader:
    """Reads the sheets of a workbook."""

    def __init__(self, path: Path, name: str, told: Mapping[str, str]) -> None:
        self.path, self.name, self.told = path, name, told
        # by its bytes where the name says another kind of file than it is
        fits = is_zipfile(path) == (path.suffix.lower() != ".xls")
        self._excel = self._guarded(
            lambda: fastexcel.read_excel(path if fits else path.read_bytes())
        )

    def sheets(self, asked: Sequence[str]) -> Iterator[Sheet]:
        """The sheets with these names, or all. Raises InputError when there is none of them."""
        names = self._excel.sheet_names
        plain = {sheet.casefold() for sheet in asked}
        wanted = [sheet for sheet in names if not asked or sheet.casefold() in plain]
        if not wanted:
            near = nearest(asked[0], names) if asked else ""
            raise InputError("sheet-missing", sheets=list(asked), near=near, known=names).at(
                self.name
            )
        for sheet in wanted:
            yield self._guarded(partial(self._sheet, sheet))

    def _sheet(self, sheet: str) -> Sheet:
        loaded = self._excel.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string")
        text = loaded.to_polars()
        places = tuple(column.absolute_index for column in loaded.selected_columns)
        header: Header | InputError
        try:
            header = find_header(text.head(TOP + 2).rows(), self.told, self.name)
        except InputError as error:
            header = error
        return Sheet(sheet, loaded.visible == "visible", text, places, header)

    def kept(self, sheet: Sheet, scratch: Path, digest: Fingerprint) -> Worksheet:
        """Keeps the rows below the header. Raises InputError when there is no header."""
        shown = f"{self.name} [{sheet.name}]"
        if isinstance(sheet.header, InputError):
            raise sheet.header.at(shown)
        header = sheet.header
        table = self._table(sheet, header)
        kept = new_file(scratch, ".arrow")
        table.with_columns(pl.lit(value=False).alias(EXTRA)).write_ipc(
            kept, compression="uncompressed"
        )
        hidden = () if sheet.visible else (basis("roster-sheet-hidden", name=shown),)
        header = header._replace(columns=tuple(table.columns), notes=(*header.notes, *hidden))
        found = Worksheet(shown, sheet.name, self.path, kept, header, digest)
        found.expected = table.height
        return found

    def _table(self, sheet: Sheet, header: Header) -> pl.DataFrame:
        """The rows below the header; without columns that have neither header nor cells."""
        columns = []
        for column, text, place in zip(header.columns, sheet.text, sheet.places, strict=True):
            if self._is_nik(column):
                text = self._with_numbers(sheet.name, text, place)
            cells = _plain_cells(text.slice(header.skipped))
            if cells.null_count() < len(cells) or not re.fullmatch("Kolom [0-9]+", column):
                columns.append(cells.alias(column))
        return pl.DataFrame(columns)

    def _is_nik(self, column: str) -> bool:
        told = self.told.get("nik")
        return field_of(column) == "nik" or (
            told is not None and plain_header(column) == plain_header(told)
        )

    def _with_numbers(self, sheet: str, text: pl.Series, place: int) -> pl.Series:
        """A column with a mark on numbers of which the last digit is in doubt: a spreadsheet keeps
        15 digits and puts a 0 in the place of the 16th, and from 2**53 on not every one exists."""
        number = self._guarded(lambda: number_cells(self.path, self._excel, sheet, place, text))
        cell = pl.col("text")
        whole = cell.str.contains("^[0-9]{16}$") & pl.col("number")
        doubted = cell.str.ends_with("0") | (cell.cast(pl.Int64, strict=False) >= EXACT)
        marked = pl.when(whole & doubted).then(cell + DOUBTED)
        return (
            pl.DataFrame({"text": text, "number": number})
            .select(marked.otherwise(cell).alias("text"))
            .to_series()
        )

    def _guarded(self, read: Callable[[], Value]) -> Value:
        """What fastexcel gives; an InputError for all that it cannot read, its panics included."""
        try:
            return read()
        except BaseException as error:
            if isinstance(error, Exception) or type(error).__name__ == "PanicException":
                raise InputError("workbook-broken").at(self.name) from error
            raise


def _plain_cells(text: pl.Series) -> pl.Series:
    """Empty texts as nothing, days without the midnight that fastexcel adds."""
    if text.str.ends_with(_MIDNIGHT).any():
        text = text.str.replace(f"^([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}){_MIDNIGHT}$", "$1")
    return text.replace("", None) if (text == "").any() else text


def _check_sizes(path: Path, name: str) -> None:
    """Raises InputError for a workbook that would unpack to more than can be meant, by the sizes
    that its own directory states, and for a sheet that reaches too far."""
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            packed = max(1, sum(part.compress_size for part in parts))
            if unpacked > MOST_BYTES or (unpacked > _SMALL and unpacked > MOST_RATIO * packed):
                raise InputError("workbook-bomb", bytes=unpacked).at(name)
            for part in parts:
                if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                    with archive.open(part) as stream:
                        _check_extent(stream.read(4096), name)
    except (BadZipFile, OSError, ValueError, NotImplementedError, zlib.error):
        # each of these is what zipfile says of some archive that is damaged
        raise InputError("workbook-broken").at(name) from None


def _check_extent(start: bytes, name: str) -> None:
    """Raises InputError when the cells of a sheet span more than MOST_CELLS."""
    found = re.search(rb'<dimension ref="[A-Z]+([0-9]+):([A-Z]+)([0-9]+)"', start)
    if not found:
        return
    width = 0
    for letter in found[2]:
        width = width * 26 + letter - 64
    if width * (int(found[3]) - int(found[1]) + 1) > MOST_CELLS:
        corner = (found[2] + found[3]).decode()
        raise InputError("sheet-far", corner=corner).at(name)
