"""The cash plan of a reckoning, month by month, and its chart: they follow what is changed."""

from pekerja_rentan.formats.xlsx.book import Book, Page, cell
from pekerja_rentan.formats.xlsx.cells import Cells
from pekerja_rentan.formats.xlsx.charts import add_chart
from pekerja_rentan.language import Language
from pekerja_rentan.periods import Month
from pekerja_rentan.presentation.document import Document
from pekerja_rentan.presentation.editable import monthly
from pekerja_rentan.presentation.model import Table


def write_cash(
    book: Book, document: Document, table: Table, cells: Cells, language: Language
) -> None:
    """As many months as may be asked for; those that are not are empty."""
    page = book.sheet(language.say("book.months"), document.title, wide=True)
    programs = dict.fromkeys((charge.program, charge.name) for charge in cells.editable.charges)
    names = [name for _, name in programs]
    page.widths(8, 16, 14, *(20 for _ in names), 22, 22, 22)
    page.across(table.title, len(names) + 6, "title")
    heads = ["month-number", "month", "workers"], ["amount", "spent", "left"]
    say = language.say
    page.header(
        [*(say(f"book.{k}") for k in heads[0]), *names, *(say(f"book.{k}") for k in heads[1])]
    )
    first = page.row
    writer = _Months(page, cells, [program for program, _ in programs], language)
    for month in range(cells.most_months):
        writer.month(month, first)
    writer.total(first)
    last = page.row - 2
    page.red_below_zero(first, last, len(names) + 5)
    add_chart(page, document.chart("months"), (first, last), 1, range(3, 3 + len(names)))
    page.finish()


class _Months:
    """The rows of the months, numbered from 0."""

    def __init__(self, page: Page, cells: Cells, programs: list[str], language: Language) -> None:
        self.page, self.cells, self.programs, self.language = page, cells, programs, language
        self.known = monthly(cells.editable)
        self.spent = 0

    def month(self, number: int, first: int) -> None:
        """A month: what each programme costs, their sum, what is paid so far, what is left."""
        page, cells, known = self.page, self.cells, self.cells.editable
        inside = number < known.months
        row, last = page.row, 3 + len(self.programs)
        label = self.language.span(str(Month.parse(known.first).plus(number)))
        page.number(0, number + 1, "count")
        self._cell(1, f'"{label}"', label if inside else "", "text", number)
        self._cell(2, cells.workers, known.workers if inside else "", "count", number)
        paid = self.known[number] if inside else {}
        for column, program in enumerate(self.programs, start=3):
            rate = cells.rate_in(program, number)
            formula = f"{cells.workers}*{rate}" if rate else "0"
            self._cell(column, formula, paid.get(program, 0) if inside else "", "rupiah", number)
        amount = sum(paid.values())
        self.spent += amount
        across = f"SUM({cell(row, 3)}:{cell(row, last - 1)})"
        self._cell(last, across, amount if inside else "", "rupiah", number)
        so_far = f"SUM({cell(first, last)}:{cell(row, last)})"
        self._cell(last + 1, so_far, self.spent if inside else "", "rupiah", number)
        money = known.allocation
        left = money - self.spent if inside and money is not None else ""
        rest = f'IF({cells.allocation}="","",{cells.allocation}-{cell(row, last + 1)})'
        self._cell(last + 2, rest, left, "rupiah", number)
        page.row += 1

    def _cell(self, column: int, formula: str, value: int | str, kind: str, number: int) -> None:
        guarded = f'IF({number + 1}<={self.cells.months},{formula},"")'
        self.page.formula(column, guarded, value, kind)

    def total(self, first: int) -> None:
        sums = [sum(month.get(program, 0) for month in self.known) for program in self.programs]
        label, under = self.language.say("item.total"), enumerate([*sums, sum(sums)], start=3)
        self.page.total(label, 6 + len(self.programs), first, under)
        self.page.row += 1
