"""A list as an Excel workbook: all cells text, so that a NIK keeps its digits.

The rows go to disk one by one; the second sheet tells what the list is about.
"""

from collections.abc import Sequence
from io import FileIO
from pathlib import Path
from textwrap import wrap
from typing import Any

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from pekerja_rentan.errors import InputError
from pekerja_rentan.files.atomic import created
from pekerja_rentan.files.formula_escape import FORMULA
from pekerja_rentan.roster.writing.cells import chosen, header, neutral
from pekerja_rentan.roster.writing.faults import writing
from pekerja_rentan.roster.writing.writers import MOST_COLUMNS, MOST_ROWS, WHY, Sheet

LONGEST_CELL = 32_767
"""What a cell holds, in UTF-16 units."""

NARROWEST, WIDEST = 6, 24
"""Widths of columns, in characters; what is longer wraps, so that a list can be read on paper."""

_WIDER = {
    "rentan_words": 36, "rentan_todo": 30, WHY: 36, "rentan_reasons": 20, "rentan_notes": 20,
}  # fmt: skip
"""The widest that columns of sentences and codes may be."""
_ARROW = 3
"""Characters that the arrow of a filter takes beside a title."""
_FILLED = 0.85
"""How full a line gets, as words are not cut."""
_LINE, _HIGHEST = 15, 409
"""Heights in points: of a line, and of the highest row that Excel has."""
_MARGIN = 0.4
"""Inches of paper at either side."""

_UNSAFE = rf"{FORMULA}|^<r>"
"""xlsxwriter takes a text in ``<r>`` for XML of its own."""


class WorkbookWriter:
    """Raises InputError for what Excel cannot hold; nothing is cut."""

    def __init__(self, file: Path, path: Path, columns: Sequence[str], sheet: Sheet) -> None:
        if len(columns) > MOST_COLUMNS:
            facts = {"found": len(columns), "most": MOST_COLUMNS}
            raise InputError("xlsx-columns", path=str(path), **facts)
        self.rows = 0
        self.path, self.columns, self.sheet = path, columns, sheet
        self._file = _File(file, "wb")
        self._book = Workbook(self._file, {"constant_memory": True, "tmpdir": str(file.parent)})
        self._book.use_zip64()
        self._book.set_properties({"created": created()})
        self._rows = self._book.add_worksheet(sheet.name)
        text = {"num_format": "@", "valign": "top", "text_wrap": True}
        self._text = self._book.add_format(text)
        self._head = self._book.add_format({**text, "bold": True})
        self._begun = False

    def add(self, frame: pl.DataFrame) -> None:
        if self.rows + frame.height >= MOST_ROWS:
            raise InputError("xlsx-rows", path=str(self.path), most=MOST_ROWS - 1)
        rows = neutral(chosen(frame, self.columns), _UNSAFE)
        self._refuse_long(rows, frame)
        with writing(self.path):
            if not self._begun:
                self._begin(rows)
            self._write(rows)

    def close(self) -> None:
        with writing(self.path):
            if not self._begun:
                self._begin(pl.DataFrame())
            if not self.sheet.plain:
                self._rows.autofilter(0, 0, self.rows, max(len(self.columns) - 1, 0))
                self._tell()
            try:
                self._book.close()
            except FileCreateError as error:
                raise error.args[0] from None
            self._file.close()

    def abandon(self) -> None:
        self._file.failed = True
        for sheet in self._book.worksheets():
            for stream in (sheet.row_data_fh, sheet.fh):
                if stream is not None:
                    stream.close()
        self._file.close()

    def _begin(self, rows: pl.DataFrame) -> None:
        """The header, which stands on every page."""
        self._titles = header(self.columns, _UNSAFE).row(0) if self.columns else ()
        self._widths = [_narrowest(title) for title in self._titles]
        self._widen(rows)
        pairs = zip(self._titles, self._widths, strict=True)
        most = max((len(wrap(title, width - _ARROW)) for title, width in pairs), default=1)
        self._rows.set_row(0, min(most * _LINE, _HIGHEST))
        for number, title in enumerate(self._titles):
            self._rows.write_string(0, number, title, self._head)
        self._rows.freeze_panes(1, 0)
        _print_on_a4(self._rows)
        self._rows.repeat_rows(0)
        self._rows.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        self._begun = True

    def _widen(self, rows: pl.DataFrame) -> None:
        """Makes columns as wide as these cells ask for, as far as there is paper."""
        for number, title in enumerate(self._titles):
            cells = rows.to_series(number) if rows.height else pl.Series([""])
            texts = cells.cast(pl.String).alias("cell")  # its own name could be a pattern
            longest = texts.str.len_chars().max()
            wanted = longest + 1 if isinstance(longest, int) else 0
            capped = min(wanted, _WIDER.get(title, WIDEST))
            self._widths[number] = max(self._widths[number], capped)
            self._rows.set_column(number, number, self._widths[number], self._text)

    def _write(self, rows: pl.DataFrame) -> None:
        write = self._rows.write_string
        texts = pl.DataFrame([column.cast(pl.String) for column in rows.get_columns()])
        self._widen(texts)
        lines = _most_lines(texts, self._widths)
        for number, cells in enumerate(texts.iter_rows(), start=self.rows + 1):
            if (most := lines[number - self.rows - 1]) > 1:
                self._rows.set_row(number, min(most * _LINE, _HIGHEST))
            for column, cell in enumerate(cells):
                if cell:
                    write(number, column, cell)
        self.rows += rows.height

    def _refuse_long(self, rows: pl.DataFrame, frame: pl.DataFrame) -> None:
        for column in rows.get_columns():
            cells = column.alias("cell")  # its own name could be a pattern
            if cells.dtype != pl.String or not (cells.str.len_bytes() > LONGEST_CELL).any():
                continue
            for at, cell in enumerate(cells):
                length = len(cell.encode("utf-16-le")) // 2 if cell else 0
                if length > LONGEST_CELL:
                    facts = {"length": length, "most": LONGEST_CELL, "column": column.name}
                    where = {name: _at(frame, f"rentan_{name}", at) for name in ("file", "row")}
                    raise InputError("xlsx-cell", path=str(self.path), **where, **facts)

    def _tell(self) -> None:
        """The sheet that tells what the list is about."""
        if not self.sheet.about:
            return
        told = self._book.add_worksheet(self.sheet.about_name)
        _print_on_a4(told)
        told.set_column(0, 0, 30)
        told.set_column(1, 1, 100, self._book.add_format({"num_format": "@", "text_wrap": True}))
        for number, pair in enumerate(self.sheet.about.items()):
            for column, text in enumerate(neutral(pl.DataFrame({"text": pair}), _UNSAFE)["text"]):
                told.write_string(number, column, text)


def _print_on_a4(sheet: Any) -> None:
    """Across the page, all columns side by side, however many pages the rows take."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=_MARGIN, right=_MARGIN)
    sheet.set_footer("&A&R&P / &N")


def _narrowest(title: str) -> int:
    """Wide enough for each word of the title beside its filter's arrow."""
    words = max(map(len, title.split()), default=0)
    return max(min(words, WIDEST) + _ARROW, NARROWEST)


def _most_lines(rows: pl.DataFrame, widths: Sequence[int]) -> list[int]:
    """Into how many lines each row's cells fall apart: only Excel finds out by itself."""
    if not rows.width:
        return [1] * rows.height
    cells = [column.alias(str(number)) for number, column in enumerate(rows.get_columns())]
    lines = []
    for number, width in enumerate(widths):  # a column's own name could be a pattern
        long = pl.col(str(number)).str.len_chars().fill_null(0)
        lines.append(pl.when(long <= width).then(1).otherwise((long / (width * _FILLED)).ceil()))
    return (
        pl.DataFrame(cells).select(pl.max_horizontal(*lines).cast(pl.Int64)).to_series().to_list()
    )


def _at(frame: pl.DataFrame, column: str, row: int) -> Any:
    return frame.get_column(column)[row] if column in frame.columns else "?"


class _File(FileIO):
    """Writes all of what it is given. Once it has failed it takes everything and keeps nothing: an
    archive that is given up still tries to end itself."""

    failed = False

    def write(self, data: Any) -> int:
        left = memoryview(data).cast("B")
        size = len(left)
        try:
            while left and not self.failed:
                left = left[super().write(left) or 0 :]
        except OSError:
            self.failed = True
            raise
        return size

    def seek(self, offset: int, whence: int = 0) -> int:
        return 0 if self.failed else super().seek(offset, whence)

    def tell(self) -> int:
        return 0 if self.failed else super().tell()

    def flush(self) -> None:
        if not self.failed:
            super().flush()
