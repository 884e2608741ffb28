"""One list in one format: Parquet here, text in ``separated``, Excel in ``workbooks``.

A writer gets frames that hold at least its columns and writes these, in their order. Columns are
asked for one by one: a header such as ``*`` would mean all columns to Polars.
"""

import queue
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import polars as pl
from polars.io.plugins import register_io_source

from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.files import excel_csv
from pekerja_rentan.files.transaction import FileTransaction
from pekerja_rentan.roster.reading.paths import check_name
from pekerja_rentan.roster.writing.cells import chosen
from pekerja_rentan.roster.writing.faults import writing
from pekerja_rentan.roster.writing.separated import SEPARATORS, ExcelCsvWriter, SeparatedWriter

FORMATS = ("csv", "tsv", "xlsx", "parquet")
NUMBERS = {"rentan_row": pl.Int64()}
"""Columns that are no text."""
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""What a sheet of Excel holds, its header included."""

WHY = "rentan_export"
"""The column that says why a row is not in a template."""


class Writer(Protocol):
    """Writes one file; ``rows`` are counted. ``abandon`` lets go of it at any time."""

    rows: int

    def add(self, frame: pl.DataFrame) -> None: ...

    def close(self) -> None: ...

    def abandon(self) -> None: ...


class Sheet(NamedTuple):
    """What an Excel file says besides its rows: the names of its sheets, what it is about, and
    whether it is ``plain``, for somebody else's program to read: no filter, one sheet."""

    name: str = "Data"
    about_name: str = "Tentang"
    about: Mapping[str, str] = {}
    plain: bool = False


def format_of(path: Path) -> str:
    """The format that the suffix of ``path`` means. Raises InputError for none."""
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in FORMATS:
        raise InputError("list-suffix", path=str(path), suffix=path.suffix)
    return known_format(suffix)


def known_format(name: str) -> str:
    """``name``, if it is a format of lists, and its kind one too. Raises InputError."""
    if name not in FORMATS:
        raise InputError("list-format", name=name, near=nearest(name, FORMATS))
    if name == "csv":
        excel_csv.is_asked()
    return name


def format_that_holds(rows: int, columns: int) -> str:
    """The format of a list for which none was asked: an Excel file, in which a NIK stays whole
    whoever opens it, or CSV for what no sheet holds."""
    return "xlsx" if rows < MOST_ROWS and columns <= MOST_COLUMNS else "csv"


def writer(
    transaction: FileTransaction,
    path: Path,
    columns: Sequence[str],
    sheet: Sheet,
    *,
    make_folder: bool = False,
) -> Writer:
    """A writer of ``path``, which appears when ``transaction`` commits. Raises InputError."""
    kind = format_of(path)
    file = transaction.stage(path, make_folder=make_folder)
    with writing(path):
        made = _made(kind, file, path, columns, sheet)
    transaction.watch(made)
    return made


def _made(kind: str, file: Path, path: Path, columns: Sequence[str], sheet: Sheet) -> Writer:
    if kind == "parquet":
        return ParquetWriter(file, path, columns, sheet.about)
    if kind == "xlsx":
        from pekerja_rentan.roster.writing.workbooks import WorkbookWriter

        return WorkbookWriter(file, path, columns, sheet)
    if kind == "csv" and excel_csv.is_asked():
        return ExcelCsvWriter(file, path, columns, excel_csv.SEPARATOR)
    return SeparatedWriter(file, path, columns, SEPARATORS[kind])


class ParquetWriter:
    """Polars writes Parquet from a source that it pulls from; a thread of its own lets that
    source wait for the next rows, so that no more than a few batches are ever held."""

    def __init__(
        self, file: Path, path: Path, columns: Sequence[str], about: Mapping[str, str]
    ) -> None:
        check_name(file)
        self.rows = 0
        self.path, self.columns = path, columns
        self._file, self._about = file, about
        self._schema: pl.Schema | None = None
        self._waiting: queue.Queue[pl.DataFrame | None] = queue.Queue(1)
        self._thread = threading.Thread(target=self._write, daemon=True)
        self._error: Exception | None = None
        self._abandoned = False

    def add(self, frame: pl.DataFrame) -> None:
        rows = chosen(frame, self.columns)
        if self._schema is None:
            self._schema = self._start(rows.schema)
        self._put(_typed(rows, self._schema))
        self.rows += frame.height

    def close(self) -> None:
        if self._schema is None:
            self._start({name: NUMBERS.get(name, pl.String()) for name in self.columns})
        self._put(None)
        self._thread.join()
        self._raise()

    def abandon(self) -> None:
        self._abandoned = True
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def _start(self, schema: Mapping[str, pl.DataType]) -> pl.Schema:
        """The schema of the file: a column that is empty so far holds text."""
        text = pl.String()
        self._schema = pl.Schema({k: text if v == pl.Null() else v for k, v in schema.items()})
        self._thread.start()
        return self._schema

    def _put(self, rows: pl.DataFrame | None) -> None:
        while True:
            if not self._thread.is_alive():
                self._raise()
            try:
                return self._waiting.put(rows, timeout=1)
            except queue.Full:
                continue

    def _raise(self) -> None:
        if self._error is not None:
            with writing(self.path):
                raise self._error

    def _write(self) -> None:
        try:
            source = register_io_source(self._pull, schema=self._schema or {})
            source.sink_parquet(self._file, metadata=dict(self._about))
        except Exception as error:  # told by the thread that adds
            self._error = error

    def _pull(
        self, columns: object, predicate: object, rows: object, batch: object
    ) -> Iterator[pl.DataFrame]:
        while not self._abandoned:
            try:
                frame = self._waiting.get(timeout=0.2)
            except queue.Empty:
                continue
            if frame is None:
                return
            yield frame


def _typed(rows: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    return pl.DataFrame([rows.get_column(name).cast(kind) for name, kind in schema.items()])
