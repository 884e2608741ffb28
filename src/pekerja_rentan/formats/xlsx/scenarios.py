"""Scenarios side by side, each following its own inputs, with the differences from the first."""

from collections.abc import Sequence

from pekerja_rentan.formats.xlsx.book import Book, Page, cell
from pekerja_rentan.formats.xlsx.cells import Cells
from pekerja_rentan.formats.xlsx.charts import add_chart
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.document import Document

_COLUMNS = (
    ("book.scenario", 40), ("book.workers", 14), ("book.months-asked", 10), ("book.each", 20),
    ("book.total", 24), ("book.difference", 24), ("book.allocation", 24), ("book.balance", 24),
)  # fmt: skip
_TOTAL, _BALANCE = 4, 7


def write_scenarios(
    book: Book, document: Document, scenarios: Sequence[Cells], language: Language
) -> None:
    """A row for each scenario, the one that the others are held against first."""
    page = book.sheet(language.say("book.compare"), document.title, wide=True)
    page.widths(*(width for _, width in _COLUMNS))
    page.across(document.title, len(_COLUMNS), "title")
    page.header([language.say(key) for key, _ in _COLUMNS])
    first = page.row
    base = scenarios[0].editable.total
    for number, cells in enumerate(scenarios):
        _row(page, cells, first, base, "total" if number == 0 else "")
    last = page.row - 1
    page.red_below_zero(first, last, _BALANCE)
    add_chart(page, document.chart("scenarios"), (first, last), 0, [_TOTAL])
    page.finish()


def _row(page: Page, cells: Cells, first: int, base: int, tone: str) -> None:
    known = cells.editable
    each = sum(charge.months * charge.rate for charge in known.charges)
    page.text(0, known.name, tone=tone)
    page.formula(1, cells.workers, known.workers, "count", tone)
    page.formula(2, cells.months, known.months, "count", tone)
    page.formula(3, cells.each, each, "rupiah", tone)
    page.formula(_TOTAL, cells.total, known.total, "rupiah", tone)
    if tone:
        page.blank(5, kind="change", tone=tone)
    else:
        less = f"{cells.total}-{cell(first, _TOTAL)}"
        page.formula(5, less, known.total - base, "change", tone)
    money = "" if known.allocation is None else known.allocation
    shown = f'IF({cells.allocation}="","",{cells.allocation})'
    page.formula(6, shown, money, "rupiah", tone)
    balance = "" if known.balance is None else known.balance
    page.formula(_BALANCE, cells.balance, balance, "rupiah", tone)
    page.row += 1
