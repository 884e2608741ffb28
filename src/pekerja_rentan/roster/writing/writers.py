"""One list in one format: CSV, TSV and Parquet here, Excel in ``workbooks``.

A writer gets frames that hold at least its columns and writes these, in their order. Columns are
asked for one by one: a header such as ``*`` would mean all columns to Polars.
"""

import queue
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import IO, NamedTuple, Protocol

import polars as pl
from polars._typing import CsvQuoteStyle
from polars.io.plugins import register_io_source

from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.files.formula_escape import FORMULA, begun_within, parting
from pekerja_rentan.files.transaction import FileTransaction
from pekerja_rentan.roster.reading.paths import check_name
from pekerja_rentan.roster.writing.faults import writing

FORMATS = ("csv", "tsv", "xlsx", "parquet")
NUMBERS = {"rentan_row": pl.Int64()}
"""Columns that are no text."""
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""What a sheet of Excel holds, its header included."""

WHY = "rentan_export"
"""The column that says why a row is not in a template."""
_CODES = frozenset(("rentan_outcome", "rentan_reasons", "rentan_notes"))
"""Columns of codes, which are never formulas."""


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
    return suffix


def known_format(name: str) -> str:
    """``name``, if it is a format of lists. Raises InputError."""
    if name not in FORMATS:
        raise InputError("list-format", name=name, near=nearest(name, FORMATS))
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
    return SeparatedWriter(file, path, columns, SEPARATORS[kind])


SEPARATORS = {"csv": ",", "tsv": "\t"}


class SeparatedWriter:
    """Text in UTF-8, with ``\\n``; written beside whatever makes the next rows."""

    def __init__(self, file: Path, path: Path, columns: Sequence[str], separator: str) -> None:
        self.rows = 0
        self.path, self.columns, self.separator = path, columns, separator
        self._beside = ThreadPoolExecutor(1)
        self._written: Future[None] | None = None
        self._stream = file.open("wb", buffering=0)  # Polars writes to the descriptor itself
        try:
            self._write(titles(columns))
        except BaseException:
            self._stream.close()
            raise

    def add(self, frame: pl.DataFrame) -> None:
        rows = chosen(frame, self.columns)
        self._wait()
        self._written = self._beside.submit(self._write, rows)
        self.rows += frame.height

    def close(self) -> None:
        self._wait()
        self._beside.shutdown()
        with writing(self.path):
            self._stream.close()

    def abandon(self) -> None:
        self._beside.shutdown()
        self._stream.close()

    def _wait(self) -> None:
        """Until the rows before are written. Raises InputError where they cannot be."""
        written, self._written = self._written, None
        if written is not None:
            with writing(self.path):
                written.result()

    def _write(self, rows: pl.DataFrame) -> None:
        write_separated(rows, self._stream, self.separator)


def write_separated(rows: pl.DataFrame, stream: IO[bytes], separator: str) -> None:
    """Rows as text in UTF-8, with ``\\n``, formulas neutralised and cells quoted where they must
    be: all texts where one may fall apart by another separator, for Polars knows but the one."""
    safe, apart = neutral_text(rows, separator)
    quote: CsvQuoteStyle = "non_numeric" if apart else "necessary"
    safe.write_csv(stream, include_header=False, separator=separator, quote_style=quote)


def neutral_text(rows: pl.DataFrame, separator: str) -> tuple[pl.DataFrame, bool]:
    """Rows without what a spreadsheet would run, and whether one may part a cell otherwise."""
    apart = _parting(rows, separator)
    return neutral(rows.with_columns(_neutral_within(apart, separator))), bool(apart)


def _parting(rows: pl.DataFrame, separator: str) -> list[pl.Series]:
    """The columns of which a cell may fall apart: all as one text are looked at much quicker."""
    texts = [c for c in rows.get_columns() if c.dtype == pl.String and c.name not in _CODES]
    return _where(pl.all().str.join("").str.contains(parting(separator)), texts)


def _neutral_within(columns: list[pl.Series], separator: str) -> list[pl.Series]:
    pattern = begun_within(separator)
    return [column.str.replace_all(pattern, "${1}${2}'${3}") for column in columns]


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


_CELL = "cell"
"""What a column is called while Polars works on its texts, since it looks a series up by its name
as if that were a pattern."""


def chosen(frame: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """The columns by these names, in this order."""
    return pl.DataFrame([frame.get_column(name) for name in columns])


def _typed(rows: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    return pl.DataFrame([rows.get_column(name).cast(kind) for name, kind in schema.items()])


def header(columns: Sequence[str], pattern: str = FORMULA) -> pl.DataFrame:
    """The headers as a row."""
    return neutral(titles(columns), pattern)


def titles(columns: Sequence[str]) -> pl.DataFrame:
    """The headers as they are, as a row."""
    return pl.DataFrame([pl.Series(str(at), [name]) for at, name in enumerate(columns)])


def neutral(frame: pl.DataFrame, pattern: str = FORMULA) -> pl.DataFrame:
    """``frame`` with an apostrophe before every cell that matches ``pattern``.

    Most columns are cleared by comparing, which is cheaper than matching: their cells begin with
    a letter or a digit. Only columns that hold a match are written anew.
    """
    cell = pl.all()
    texts = [c for c in frame.get_columns() if c.dtype == pl.String and c.name not in _CODES]
    strange = (cell < "0") | ((cell >= ":") & (cell < "A")) | (cell >= "\x7f")
    doubtful = _where(strange.any(), texts)
    guilty = _where(cell.str.contains(pattern).any(), doubtful)
    anew = [
        column.alias(_CELL).str.replace(pattern, "'${0}").alias(column.name) for column in guilty
    ]
    return frame.with_columns(anew) if anew else frame


def _where(test: pl.Expr, columns: list[pl.Series]) -> list[pl.Series]:
    """The columns that pass a test, all tested at once."""
    if not columns:
        return []
    numbered = pl.DataFrame([column.alias(str(n)) for n, column in enumerate(columns)])
    passed = numbered.select(test).row(0)
    return [column for column, holds in zip(columns, passed, strict=True) if holds]
