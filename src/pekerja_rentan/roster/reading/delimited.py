"""CSV, TSV and other delimited text, read by Polars in batches and never held as a whole.

Rows are numbered by records, as a spreadsheet numbers them: a blank line counts, the lines of a
cell that has several do not.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl

from pekerja_rentan.engine.result import basis
from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.cells.clean import NOTHING
from pekerja_rentan.roster.reading.fingerprint import Fingerprint
from pekerja_rentan.roster.reading.header import MOST_COLUMNS, find_header
from pekerja_rentan.roster.reading.parting import MARKS, parting_of, rows_within
from pekerja_rentan.roster.reading.plaintext import Utf8File, begun, plain_file
from pekerja_rentan.roster.reading.quoting import mended_quotes, quotes_said
from pekerja_rentan.roster.reading.source import EXTRA, MustRereadError, Source, Step, cells_of
from pekerja_rentan.roster.reading.text_profile import profile_text

_SAMPLE = 4 << 20
"""Characters in which the first rows lie."""


def open_delimited(
    path: Path, name: str, overrides: Mapping[str, str], scratch: Path, digest: Fingerprint
) -> "Delimited":
    """Looks a file over and finds its header. Raises InputError for what is no such table."""
    first = begun(path, name) if digest.large else None
    if first:
        plain, lines = first
        # what cannot be read as it began is no promise: all its bytes tell what it is
        with suppress(InputError, UnicodeDecodeError):
            source = Delimited(path, name, overrides, scratch, digest, plain)
            source.expected = lines - source.skipped
            return source
    plain = plain_file(path, name, scratch, digest.profile_text())
    return Delimited(path, name, overrides, scratch, digest, plain)


def _within(plain: Utf8File, path: Path, name: str, scratch: Path) -> Utf8File:
    """The rows of a table whose rows are each one quoted cell. Raises InputError where they cannot
    be told, or not all bytes are known."""
    if _is_promise(plain, path):
        raise InputError("rows-quoted", line=1).at(name)
    made = rows_within(plain.path, name, scratch)
    note = basis("roster-rows-quoted", name=name)
    found = plain_file(made, name, scratch, profile_text(made, name))
    return found._replace(notes=(*plain.notes, note))


def _is_promise(plain: Utf8File, path: Path) -> bool:
    """Whether no more than the beginning of a file is known."""
    return plain.lines < 0 and plain.path == path


class Delimited(Source):
    """A text file; ``plain`` is the file itself, or what was made of it for Polars. Of a large one
    it is a promise of its beginning, which is kept when all bytes were looked over, at the end of
    the first reading. Raises InputError where there is no header."""

    def __init__(
        self,
        path: Path,
        name: str,
        overrides: Mapping[str, str],
        scratch: Path,
        digest: Fingerprint,
        plain: Utf8File,
    ) -> None:
        separator, stated, within, rows = parting_of(_sample(plain.path, name), overrides)
        if within:
            plain = _within(plain, path, name, scratch)
        notes = list(plain.notes)
        if separator != ",":
            notes.append(basis("roster-delimiter", name=name, mark=MARKS.get(separator, separator)))
        try:
            header = find_header(rows, overrides, name)
        except InputError:
            if plain.quotes and not _is_promise(plain, path):
                # one that is never closed may hide the header, and says so better
                mended_quotes(plain.path, separator, name, scratch)
            raise
        super().__init__(name, path, header, [*notes, *header.notes], digest)
        self.separator, self.skipped = separator, header.skipped + stated
        self._begins = any(cell.strip() for row in rows[header.skipped :] for cell in row)
        """Whether cells follow soon below the header."""
        self._scratch = scratch
        self._promised = _is_promise(plain, path)
        self._beyond = 1
        """Cells looked for right of the last column."""
        self._take(plain)

    def _take(self, plain: Utf8File) -> None:
        self._plain = plain
        self._readable = plain.path
        self._mended = not plain.quotes
        """Whether every quote is known to open or close a cell."""
        if plain.lines >= 0:
            self.expected = max(0, plain.lines - self.skipped)

    def has_rows(self) -> bool:
        if self._begins:
            return True
        self._look_over()
        anything = pl.any_horizontal(pl.all().str.strip_chars(NOTHING) != "")
        rows = self._scan(self._beyond, strict=False).filter(anything).head(1)
        return not rows.collect(engine="streaming").is_empty()

    def _look_over(self) -> bool:
        """Whether the file is another than its beginning has promised, and was made anew.

        Raises InputError for what no text may hold.
        """
        if not self._promised:
            return False
        self._promised = False
        plain = plain_file(self.path, self.name, self._scratch, self._digest.profile_text())
        self.notes = (*self.notes, *plain.notes)
        self._take(plain)
        return plain.path != self.path

    def _doubts(self) -> bool:
        """Whether what stands right of the last column was asked for before the quotes were looked
        at: a comma within them may have parted a cell, or they may stand around a row."""
        doubted = not self._mended
        return self._look_over() or self._mend_quotes() or doubted

    def _mend_quotes(self) -> bool:
        """Whether there were quotes to mend, for Polars to read the file as a spreadsheet does.

        Raises InputError for a cell that is never closed.
        """
        if self._mended:
            return False
        self._mended = True
        before = self._readable
        self._readable, found = mended_quotes(
            before, self.separator, self.name, self._scratch, len(self.columns)
        )
        self.notes = (*self.notes, *quotes_said(self.name, found))
        return self._readable != before

    def _tables(self, read: Step, size: int) -> Iterator[pl.DataFrame]:
        done = rows = 0
        while True:
            try:
                for number, batch in enumerate(self._read(read, size)):
                    if number >= done:
                        if batch[EXTRA].any() and self._doubts():
                            raise MustRereadError
                        done += 1
                        rows += batch.height
                        yield batch
            except (pl.exceptions.ComputeError, pl.exceptions.SchemaError) as error:
                first = isinstance(error, pl.exceptions.SchemaError)  # the first row has more cells
                more = first or "found more fields" in str(error)
                if more and not self._look_over():
                    self._look_further(error)
                elif not (more or self._look_over() or self._mend_quotes()):
                    raise InputError("roster-broken").at(self.name) from error
                elif done:
                    raise MustRereadError from error
            else:
                return self._check_records(rows)

    def _check_records(self, rows: int) -> None:
        """Where there are as many records as lines, and every quote opens or closes a cell, no row
        was swallowed and no cell misread; else the lines are looked over. Raises ReadAnewError
        where one was, or the file is no plain text, and InputError for a cell that is never
        closed."""
        anew = self._look_over()
        swallowed = rows + self.skipped != self._plain.lines
        stray = self._plain.parted_by != self.separator
        if anew or ((swallowed or stray) and self._mend_quotes()):
            raise MustRereadError

    def _read(self, read: Step, size: int) -> Iterator[pl.DataFrame]:
        beyond = something_beyond(self._beyond)
        if not self._mended and len(self.columns) > 1:
            first, second = map(cells_of, self.columns[:2])
            lone = first.str.contains(self.separator, literal=True) & second.is_null()
            beyond |= lone.fill_null(False)  # a row within quotes, perhaps
        texts = self._scan(self._beyond, strict=True).with_columns(beyond.alias(EXTRA))
        return iter(read(texts).collect_batches(chunk_size=size, maintain_order=True))

    def _look_further(self, error: Exception) -> None:
        """Makes room for a row with more cells than were looked for."""
        if self._beyond > MOST_COLUMNS:
            raise InputError("row-long", most=MOST_COLUMNS).at(self.name) from error
        self._beyond *= 8

    def _scan(self, beyond: int, *, strict: bool) -> pl.LazyFrame:
        options: dict[str, Any] = {} if strict else {"extra_columns": "ignore"}
        return scan_cells(
            self._readable,
            self.columns,
            beyond,
            self.separator,
            quotes=self._plain.quotes,
            skip_rows=self.skipped,
            **options,
        )


def scan_cells(
    source: Path | BytesIO,
    columns: Sequence[str],
    beyond: int,
    separator: str,
    *,
    quotes: bool,
    **options: Any,
) -> pl.LazyFrame:
    """The cells of a text without its header under ``columns``, null where they are empty, and as
    many ``beyond`` them. Of a row with more cells Polars raises ComputeError, of the first one
    SchemaError; ``quotes`` says that there are any."""
    return pl.scan_csv(
        source,
        has_header=False,
        separator=separator,
        quote_char='"' if quotes else None,
        schema=dict.fromkeys((*columns, *_names_beyond(beyond)), pl.String),
        null_values="" if quotes else None,
        missing_columns="insert",
        glob=False,
        **options,
    )


def something_beyond(count: int) -> pl.Expr:
    """Whether something stands in one of the ``count`` cells right of the last column."""
    return pl.any_horizontal(
        (pl.col(name).str.strip_chars(NOTHING) != "").fill_null(False)
        for name in _names_beyond(count)
    )


def _names_beyond(count: int) -> list[str]:
    return [f"rentan_beyond_{number}" for number in range(count)]


def _sample(path: Path, name: str) -> str:
    """The text in which the first rows lie. Raises InputError where there is none, and
    UnicodeDecodeError where it is not UTF-8."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        text = stream.read(_SAMPLE)
    if not text.strip():
        raise InputError("roster-empty").at(name)
    return text
