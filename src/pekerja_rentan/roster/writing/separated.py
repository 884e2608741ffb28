"""A list as text between separators: CSV, TSV, and CSV that Excel opens by a double click."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import IO

import polars as pl
from polars._typing import CsvQuoteStyle

from pekerja_rentan.files import excel_csv
from pekerja_rentan.roster.writing.cells import chosen, neutral_text, titles
from pekerja_rentan.roster.writing.faults import writing

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


class ExcelCsvWriter(SeparatedWriter):
    """CSV as ``files.excel_csv`` says."""

    _mark = excel_csv.MARK.encode()

    def _write(self, rows: pl.DataFrame) -> None:
        self._stream.write(self._mark)
        self._mark = b""
        safe, _ = neutral_text(rows, self.separator)
        text = pl.col(pl.String)
        changed = text.str.contains(excel_csv.CHANGED) & ~text.str.contains(excel_csv.KEPT)
        quoted = text.str.replace_all('"', '""', literal=True)
        formula = pl.lit('="') + quoted + pl.lit('"')
        short = text.str.len_chars() <= excel_csv.LONGEST
        kept = safe.with_columns(pl.when(changed & short).then(formula).otherwise(text).name.keep())
        kept.write_csv(
            self._stream, include_header=False, separator=self.separator,
            line_terminator=excel_csv.END, quote_style="non_numeric",
        )  # fmt: skip


def write_separated(rows: pl.DataFrame, stream: IO[bytes], separator: str) -> None:
    """Rows as text in UTF-8, with ``\\n``, formulas neutralised and cells quoted where they must
    be: all texts where one may fall apart by another separator, for Polars knows but the one."""
    safe, apart = neutral_text(rows, separator)
    quote: CsvQuoteStyle = "non_numeric" if apart else "necessary"
    safe.write_csv(stream, include_header=False, separator=separator, quote_style=quote)
