"""A workbook under construction: sheets set up to be read and printed, cells that say what they
hold. Texts are written as texts, whatever they look like; amounts stay exact or are refused.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from math import ceil
from textwrap import wrap
from typing import Any

from xlsxwriter import Workbook

from pekerja_rentan.errors import InputError
from pekerja_rentan.files.atomic import created
from pekerja_rentan.formatting import letters
from pekerja_rentan.language import masked, plain

MOST_ROWS = 1_048_576
"""What a sheet holds, its header included."""
EXACT = 10**15
"""Excel keeps fifteen digits of a number."""
LONGEST_TEXT = 32_767
"""Characters of a cell."""
LONGEST_NAME = 31
"""Characters of a sheet's name."""
NARROWEST, WIDEST = 9, 60
"""Widths of columns, in characters."""

_GROUPED = "[$-421]#,##0"
_MONEY = '[$-421]"Rp"#,##0;[$-421]-"Rp"#,##0'
_GROUPED_OR_NONE = '[$-421]#,##0;[$-421]-#,##0;"–"'
_MONEY_OR_NONE = f'{_MONEY};"–"'
_CHANGE = '[$-421]+"Rp"#,##0;[$-421]-"Rp"#,##0;[$-421]"Rp"0'
_LINES = {"border": 1, "border_color": "#BFBFBF", "indent": 1}
_HEIGHT = 18
"""Points of a row of one line."""
_INK, _PALE, _INPUT = "#1F3864", "#D9E2F3", "#FFF2CC"
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "font_color": _INK, "text_wrap": True},
    "said": {"text_wrap": True},
    "small": {"font_color": "#595959", "text_wrap": True},
    "warning": {"bold": True, "font_color": "#C00000"},
    "section": {"bold": True, "font_size": 12, "font_color": _INK, "text_wrap": True},
    "head": {
        "bold": True, "font_color": "white", "bg_color": _INK, "text_wrap": True, **_LINES,
        "valign": "vcenter", "align": "center", "indent": 0,
    },
    "text": {"text_wrap": True, **_LINES},
    "typed": {"num_format": "@", "text_wrap": True, "align": "left", **_LINES},
    "mixed": {"text_wrap": True, "align": "right", **_LINES},
    "count": {"num_format": _GROUPED, "align": "right", **_LINES},
    "rupiah": {"num_format": _MONEY, "align": "right", **_LINES},
    "count-or-none": {"num_format": _GROUPED_OR_NONE, "align": "right", **_LINES},
    "rupiah-or-none": {"num_format": _MONEY_OR_NONE, "align": "right", **_LINES},
    "change": {"num_format": _CHANGE, "align": "right", **_LINES},
    "percent": {"num_format": "0%", "align": "right", **_LINES},
}  # fmt: skip
_MOODS: dict[str, dict[str, Any]] = {
    "": {},
    "total": {"bold": True, "bg_color": _PALE},
    "input": {"bg_color": _INPUT, "locked": False, "bold": True, "font_color": "#7F3F00"},
    "good": {"bold": True, "font_color": "#375623"},
    "bad": {"bold": True, "font_color": "#C00000", "bg_color": "#FFC7CE"},
    "over": {"font_color": "#C00000", "bg_color": "#FFC7CE"},
}  # fmt: skip
_RUNS = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would reckon, were it typed in again."""


class Book:
    """The workbook, its looks, and where its sheets are named; ``workbook`` writes the file, and
    ``draws`` says whether charts too."""

    def __init__(
        self, title: str, workbook: Callable[..., Any] = Workbook, *, draws: bool = True
    ) -> None:
        self._bytes = BytesIO()
        self.file = workbook(self._bytes, {"in_memory": True, "strings_to_urls": False})
        self.draws = draws
        self.file.set_properties({"title": plain(title), "created": created()})
        self._formats: dict[tuple[str, str, bool], Any] = {}
        self.over = self.file.add_format({"font_color": "#C00000", "bg_color": "#FFC7CE"})

    def look(self, kind: str, tone: str = "", *, quoted: bool = False) -> Any:
        """The format of a cell; ``quoted`` keeps a text a text when it is typed in again."""
        key = (kind, tone, quoted)
        if key not in self._formats:
            quote = {"quote_prefix": True} if quoted else {}
            self._formats[key] = self.file.add_format(
                {"valign": "vcenter", **_LOOKS[kind], **_MOODS[tone], **quote}
            )
        return self._formats[key]

    def sheet(self, name: str, title: str, *, wide: bool = False) -> "Page":
        """A new sheet, on A4, as wide as the paper, with its title in the footer."""
        sheet = self.file.add_worksheet(sheet_name(name))
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.75)
        sheet.fit_to_pages(1, 0)
        if wide:
            sheet.set_landscape()
        short = plain(title, 120).replace("&", "&&")
        sheet.set_footer(f"&L&8 {short}&R&8 &P / &N")
        sheet.hide_gridlines(2)
        sheet.set_default_row(_HEIGHT)
        return Page(self, sheet)

    def name(self, name: str, page: "Page", row: int, column: int) -> str:
        """Names a cell, and returns the name."""
        place = f"'{page.sheet.get_name()}'!${letters(column)}${row + 1}"
        self.file.define_name(name, f"={place}")
        return name

    def data(self) -> bytes:
        self.file.close()
        return self._bytes.getvalue()


class Page:
    """A sheet of a book, filled from the top down."""

    def __init__(self, book: Book, sheet: Any) -> None:
        self.book, self.sheet = book, sheet
        self.row = 0
        self._widths: tuple[int, ...] = ()
        self._lines: dict[int, int] = {}

    def widths(self, *widths: int) -> None:
        """Sets the widths of the columns, from the first on, in characters."""
        self._widths = widths
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def text(self, column: int, text: str, kind: str = "text", tone: str = "") -> None:
        """A text in the present row, on one line, with what cannot be seen written out."""
        shown = without_excel_markup(text)
        look = self.book.look(kind, tone, quoted=shown.startswith(_RUNS))
        self.sheet.write_string(self.row, column, shown, look)
        self._reserve(column, shown, kind)

    def texts(self, *texts: str, tone: str = "") -> None:
        """Texts in the first columns of the present row."""
        for column, text in enumerate(texts):
            self.text(column, text, tone=tone)

    def typed(self, column: int, text: str) -> None:
        """A cell of the present row to type in, with exactly this text in it, if any; of text, so
        that no program makes a number or a day of what is typed. Raises InputError for more than a
        cell holds."""
        look = self.book.look("typed", "input")
        if len(text) > LONGEST_TEXT:
            raise InputError("form-long", text=f"{text[:40]}…", most=LONGEST_TEXT)
        if text:
            self.sheet.write_string(self.row, column, text, look)
            self._reserve(column, text, "text")
        else:
            self.sheet.write_blank(self.row, column, None, look)

    def _reserve(self, column: int, text: str, kind: str) -> None:
        """Makes the present row high enough for a text that needs several lines."""
        room = self._widths[column] - 1 if column < len(self._widths) else WIDEST
        if len(text) > room and kind in ("text", "mixed", "head"):
            lines = len(wrap(text, room))
            self._lines[self.row] = max(lines, self._lines.get(self.row, 1))

    def number(self, column: int, value: int, kind: str, tone: str = "") -> None:
        """A whole number in the present row. Raises InputError for one that Excel would round."""
        self.sheet.write_number(self.row, column, exact(value), self.book.look(kind, tone))

    def formula(
        self, column: int, formula: str, value: int | str, kind: str, tone: str = ""
    ) -> None:
        """A formula in the present row, and the value that it has now."""
        known = exact(value) if isinstance(value, int) else value
        self._reserve(column, str(value), kind)
        look = self.book.look(kind, tone)
        self.sheet.write_formula(self.row, column, f"={formula}", look, known)

    def blank(self, *columns: int, kind: str = "text", tone: str = "") -> None:
        for column in columns:
            self.sheet.write_blank(self.row, column, None, self.book.look(kind, tone))

    def total(
        self, label: str, columns: int, first: int, sums: Iterable[tuple[int, int]], at: int = 1
    ) -> None:
        """The present row as a total, its label in the column ``at``: in some columns what the rows
        from ``first`` on come to, in Rupiah."""
        self.blank(*range(columns), tone="total")
        self.text(at, label, tone="total")
        for column, value in sums:
            area = f"{cell(first, column)}:{cell(self.row - 1, column)}"
            self.formula(column, f"SUM({area})", value, "rupiah", "total")

    def across(self, text: str, columns: int, kind: str) -> None:
        """A sentence over several columns, in a row as high as it needs."""
        shown = without_excel_markup(text, 4000)
        look = self.book.look(kind, quoted=shown.startswith(_RUNS))
        look_of = _LOOKS[kind]
        size = int(look_of.get("font_size", 11))
        wide = size * (1.2 if look_of.get("bold") else 1)
        lines = ceil(len(shown) * wide / (sum(self._widths) * 11))
        self.sheet.set_row(self.row, lines * size * 1.4 + 4)
        self.sheet.merge_range(self.row, 0, self.row, columns - 1, "", look)
        self.sheet.write_string(self.row, 0, shown, look)
        self.row += 1

    def header(self, titles: Sequence[str], *, above: int = 0, frozen: bool = True) -> None:
        """The headings of a table; ``frozen`` ones, with ``above`` rows over them, are kept in
        sight and repeated on every printed page."""
        for column, title in enumerate(titles):
            self.text(column, title, "head")
        if frozen:
            self.sheet.freeze_panes(self.row + 1, 0)
            self.sheet.repeat_rows(self.row - above, self.row)
        self.row += 1

    def red_below_zero(self, first: int, last: int, column: int) -> None:
        """Rows ``first`` to ``last`` of a column turn red where they are below zero."""
        rule = {"type": "cell", "criteria": "<", "value": 0, "format": self.book.over}
        self.sheet.conditional_format(first, column, last, column, rule)

    def finish(self) -> None:
        """Gives each row the height that its texts need, and keeps formulas from being typed
        over, without a password: anyone may lift it."""
        for row, lines in self._lines.items():
            self.sheet.set_row(row, lines * 15 + 3)
        allowed = {"format_columns": True, "format_rows": True, "format_cells": True}
        self.sheet.protect("", allowed)

    def refuse_long(self, rows: int) -> None:
        """Raises InputError for more rows than are left on a sheet."""
        if self.row + rows > MOST_ROWS:
            raise InputError("report-rows", rows=rows, most=MOST_ROWS - self.row)


def without_excel_markup(text: str, longest: int = 400) -> str:
    """A text as a cell shows it: a text in ``<r>`` would be taken for markup of Excel's own."""
    shown = plain(text, longest)
    return f"\u200a{shown}" if shown.startswith("<r>") else shown


def exact(value: int) -> int:
    """Raises InputError for a number that Excel would round."""
    if abs(value) >= EXACT:
        raise InputError("report-amount", amount=value, most=EXACT - 1)
    return value


def sheet_name(name: str) -> str:
    """As much of a sheet's name as Excel takes."""
    return masked(name).replace("*", "•")[:LONGEST_NAME]


def name_of(text: str) -> str:
    """A part of a cell's name: letters, digits and underscores."""
    return re.sub(r"\W", "_", text, flags=re.ASCII)


def cell(row: int, column: int) -> str:
    """The address of a cell: ``A1``."""
    return f"{letters(column)}{row + 1}"
