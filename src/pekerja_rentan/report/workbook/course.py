"""The cash plan of cohorts, month by month; it follows their headcounts, months and rates, and the
allocations.
"""

from collections.abc import Sequence

from pekerja_rentan.language import Language
from pekerja_rentan.periods import Month
from pekerja_rentan.report.contents.parts import monthly
from pekerja_rentan.report.document import Course, Document, Table, chart_of
from pekerja_rentan.report.workbook.book import Book, Page, cell
from pekerja_rentan.report.workbook.cells import Cells, grant_name
from pekerja_rentan.report.workbook.charts import Figures, add_chart

_FIRST = 3
"""The column of the first cohort, behind the number, the month and the workers."""


def write_course(
    book: Book,
    document: Document,
    table: Table,
    course: Course,
    cohorts: Sequence[Cells],
    language: Language,
) -> None:
    """As many months as the cohorts may be given; a month without anybody costs nothing."""
    page = book.sheet(language.say("book.months"), document.title, wide=True)
    page.widths(8, 16, 14, *(22 for _ in cohorts), 22, 22)
    page.across(table.title, len(cohorts) + 5, "title")
    heads = [language.say(f"book.{key}") for key in ("month-number", "month", "workers")]
    names = [cells.reckoning.name for cells in cohorts]
    page.header([*heads, *names, language.say("book.amount"), language.say("book.left")])
    first = page.row
    writer = _Months(page, course, cohorts, first, language)
    most = max(start + each.most_months for start, each in zip(course.starts, cohorts, strict=True))
    for month in range(max(most, course.months)):
        writer.month(month)
    writer.total()
    last = page.row - 2
    paid = _FIRST + len(cohorts)
    page.red_below_zero(first, last, paid + 1)
    figures = Figures(
        labels=(first, 1, last, 1),
        series=tuple(
            ((first - 1, column), (first, column, last, column)) for column in range(_FIRST, paid)
        ),
    )
    add_chart(page, chart_of(document, table.key), figures, page.row + 1)
    page.finish()


class _Months:
    """The rows of the months, numbered from 0."""

    def __init__(
        self,
        page: Page,
        course: Course,
        cohorts: Sequence[Cells],
        first: int,
        language: Language,
    ) -> None:
        self.page, self.course, self.cohorts, self.language = page, course, cohorts, language
        self.first, self.paid_at = first, _FIRST + len(cohorts)
        self.known = [monthly(cells.reckoning) for cells in cohorts]
        self.paid: list[int] = []

    def month(self, number: int) -> None:
        """Who is covered, what each cohort costs, the sum, and what is left of the year's money."""
        page = self.page
        month = Month.parse(self.course.first).plus(number)
        page.number(0, number + 1, "count")
        page.text(1, self.language.span(str(month)))
        heads, covered = [], 0
        amounts = []
        for column, cells in enumerate(self.cohorts, start=_FIRST):
            start = self.course.starts[column - _FIRST]
            inside = 0 <= number - start < cells.reckoning.months
            test = f"AND({number}>={start},{number}<{start}+{cells.months})"
            heads.append(f"IF({test},{cells.workers},0)")
            covered += cells.reckoning.workers if inside else 0
            rates = self._rates(cells, number - start)
            paid = self.known[column - _FIRST][number - start] if inside else {}
            amounts.append(sum(paid.values()))
            formula = f"IF({test},{cells.workers}*({rates}),0)"
            page.formula(column, formula, amounts[-1], "rupiah")
        page.formula(2, "+".join(heads), covered, "count")
        self.paid.append(sum(amounts))
        row = page.row
        across = f"SUM({cell(row, _FIRST)}:{cell(row, self.paid_at - 1)})"
        page.formula(self.paid_at, across, self.paid[-1], "rupiah")
        self._left(number, month)
        page.row += 1

    @staticmethod
    def _rates(cells: Cells, month: int) -> str:
        """What a worker costs in a month of a cohort; before it begins, nothing."""
        programs = dict.fromkeys(charge.program for charge in cells.reckoning.charges)
        rates = [cells.rate_in(program, month) for program in programs]
        return "+".join(rate for rate in rates if rate) or "0"

    def _left(self, number: int, month: Month) -> None:
        """The allocation that holds in the month, less what its year has paid by then."""
        column = self.paid_at + 1
        begun = [
            grant
            for grant in self.course.grants
            if grant.first[:4] == f"{month.year:04}" and grant.first <= str(month)
        ]
        if not begun:
            self.page.blank(column, "rupiah")
            return
        january = max(number - month.month + 1, 0)
        so_far = (
            f"SUM({cell(self.first + january, self.paid_at)}:{cell(self.page.row, self.paid_at)})"
        )
        left = begun[-1].amount - sum(self.paid[january:])
        name = grant_name(begun[-1], self.language)
        self.page.formula(column, f"{name}-{so_far}", left, "rupiah")

    def total(self) -> None:
        page = self.page
        for column in (0, 2, self.paid_at + 1):
            page.blank(column, mood="total")
        page.text(1, self.language.say("item.total"), mood="total")
        totals = [cells.reckoning.total for cells in self.cohorts]
        for column, value in enumerate([*totals, sum(self.paid)], start=_FIRST):
            under = f"SUM({cell(self.first, column)}:{cell(page.row - 1, column)})"
            page.formula(column, under, value, "rupiah", "total")
        page.row += 1
