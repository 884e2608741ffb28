"""One table of a roster, whatever file it comes from: text cells in batches of rows."""

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import polars as pl
import polars.selectors as cs

from pekerja_rentan.engine.result import Note
from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.reading.aside import Aside
from pekerja_rentan.roster.reading.fingerprint import Fingerprint
from pekerja_rentan.roster.reading.header import Header

BATCH = 100_000
"""Rows in a batch of texts; only the last is smaller."""
ROW, EXTRA = "rentan_row", "rentan_extra"
Step = Callable[[pl.LazyFrame], pl.LazyFrame]


def cells_of(header: str) -> pl.Expr:
    """The column with this header, whatever it is: ``pl.col`` takes ``*`` and ``^…$`` for patterns
    of several."""
    return cs.by_name(header).as_expr()


class MustRereadError(Exception):
    """The batches that were read do not hold: rows had been swallowed, and are mended now."""


class TableInfo(Protocol):
    """What is told of a table in the answer, whichever engine reads it."""

    name: str
    path: Path
    size: int
    notes: tuple[Note, ...]
    aside: tuple[Aside, ...]

    @property
    def columns(self) -> Sequence[str]: ...

    @property
    def sha256(self) -> str: ...

    def has_rows(self) -> bool: ...


class Source(ABC):
    """A CSV file, a sheet or a Parquet file.

    ``name`` is what people see (``desa-a.xlsx [Sheet1]``), ``columns`` the headers, unique and
    never empty; ``first_row`` the number of the first row of data as a spreadsheet shows it (in a
    CSV file the header is a row, and so is a blank line; a Parquet file has no header, its first
    row is 1); ``aside`` what of the rows above is no header. ``notes`` tell what had to be
    assumed, ``size`` is the file's in bytes.
    """

    def __init__(
        self, name: str, path: Path, header: Header, notes: Sequence[Note], digest: Fingerprint
    ) -> None:
        self.name = name
        self.path = path
        self.sheet: str | None = None
        self.columns = header.columns
        self.first_row = header.first_row
        self.aside = header.aside
        self.notes = tuple(notes)
        self.expected: int | None = None
        """The rows, about, where that is known before they are read."""
        self.from_1904 = False
        """Whether a number may be a day that is counted from 1904; birth dates are days already."""
        self._digest = digest
        status = path.stat()
        self.size = status.st_size
        self._written = (status.st_size, status.st_mtime_ns)

    @property
    def sha256(self) -> str:
        """Of the file's bytes; waits for whoever is still reckoning it."""
        return self._digest.hex()

    def batches(
        self,
        columns: Sequence[str | pl.Expr] | None = None,
        size: int = BATCH,
        then: Step = lambda table: table,
    ) -> Iterator[pl.DataFrame]:
        """All rows, or of them only ``columns``, as text (null where a cell is empty), with
        ``rentan_extra`` (Boolean: there was something right of the last column) and
        ``rentan_row`` (Int64, as a spreadsheet numbers rows). The same batches at every call, of
        ``size`` rows but for the last. A column may be an expression over the texts, which is
        reckoned while they are read, and ``then`` what is done to each row of these columns.

        Raises InputError when the file cannot be read on, or was changed meanwhile, and in the
        first reading of a file ReadAnewError, at most once for each thing that was amiss.
        """
        wanted = [
            cells_of(each) if isinstance(each, str) else each
            for each in (self.columns if columns is None else columns)
        ]
        row = self.first_row
        self._unchanged()

        def read(texts: pl.LazyFrame) -> pl.LazyFrame:
            return then(texts.select(*wanted, EXTRA))

        for batch in even(self._tables(read, size), size):
            self._unchanged()
            rows = pl.int_range(row, row + batch.height, dtype=pl.Int64, eager=True).alias(ROW)
            yield batch.hstack([rows])  # without copying, as with_columns would
            row += batch.height
        self._unchanged()

    def refuse_silent(self, taken: Mapping[str, str]) -> None:
        """Raises InputError for cells of the columns ``taken`` (header to field) that say nothing
        though an error or a formula without a result stands in them: only a sheet has any."""
        return

    @abstractmethod
    def has_rows(self) -> bool:
        """Whether anything stands below the header."""

    @abstractmethod
    def _tables(self, read: Step, size: int) -> Iterator[pl.DataFrame]:
        """Batches of about ``size`` rows of what is ``read`` of the texts and ``rentan_extra``."""

    def _unchanged(self) -> None:
        try:
            status = os.stat(self.path)
        except OSError:
            raise InputError("roster-changed", roster=self.name) from None
        if (status.st_size, status.st_mtime_ns) != self._written:
            raise InputError("roster-changed", roster=self.name)


def even(tables: Iterator[pl.DataFrame], size: int) -> Iterator[pl.DataFrame]:
    """The same rows in batches of ``size``."""
    held: list[pl.DataFrame] = []
    rows = 0
    for table in tables:
        if not held and table.height == size:
            yield table
            continue
        held.append(table)
        rows += table.height
        while rows >= size:
            joined = pl.concat(held)
            yield joined.head(size)
            rows -= size
            held = [joined.slice(size)] if rows else []
    if rows:
        yield pl.concat(held)
