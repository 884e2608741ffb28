"""The cash plan of a plan, month by month: what is paid for each programme or from each source of
funds, and what is left of the allocations.
"""

from typing import NamedTuple

from pekerja_rentan.formats.xlsx.book import Book, Page, cell
from pekerja_rentan.formats.xlsx.charts import add_chart
from pekerja_rentan.formats.xlsx.plan.layout import Layout
from pekerja_rentan.language import Language
from pekerja_rentan.periods import Month
from pekerja_rentan.presentation.budget_model import BudgetModel
from pekerja_rentan.presentation.document import Document
from pekerja_rentan.presentation.model import Table

_FIRST = 3
"""The column of the first part, behind the number, the month and the workers."""
MOST_FUNDS = 6
"""Sources of funds that stand side by side; what is left of more stands with the inputs."""


class _Part(NamedTuple):
    """A column of what is paid: its heading, and its programme or its fund."""

    heading: str
    program: int | None
    fund: int | None


def write_cash(
    book: Book, document: Document, table: Table, layout: Layout, language: Language
) -> None:
    """As many months as the cohorts may be given; a month without anybody costs nothing."""
    model = layout.model
    page = book.sheet(language.say("book.months"), document.title, wide=True)
    parts = _parts(model)
    funds = _with_money(model)
    page.widths(8, 14, 14, *(20 for _ in parts), 22, *(22 for _ in funds))
    page.across(table.title, _FIRST + len(parts) + 1 + len(funds), "title")
    say = language.say
    page.header([
        *(say(f"book.{key}") for key in ("month-number", "month", "workers")),
        *(part.heading for part in parts),
        say("book.amount"),
        *(_left_of(model, fund, language) for fund in funds),
    ])  # fmt: skip
    first = page.row
    months = _Months(page, layout, parts, funds, language)
    for number in range(model.months):
        months.month(number)
    months.total(first)
    last = page.row - 2
    for column in range(months.amount + 1, months.amount + 1 + len(funds)):
        page.red_below_zero(first, last, column)
    add_chart(page, document.chart(table.key), (first, last), 1, range(_FIRST, months.amount))
    page.finish()


def _parts(model: BudgetModel) -> list[_Part]:
    """The programmes where all is paid from the same money, or from more than fit side by side."""
    if 1 < len(model.funds) <= MOST_FUNDS:
        return [_Part(fund.label, None, at) for at, fund in enumerate(model.funds)]
    return [_Part(name, at, None) for at, (_, name) in enumerate(model.programs)]


def _with_money(model: BudgetModel) -> list[int]:
    """The funds of which an allocation is known."""
    known = sorted({grant.fund for grant in model.grants})
    return known if len(model.funds) <= MOST_FUNDS else []


def _left_of(model: BudgetModel, fund: int, language: Language) -> str:
    several = len(model.funds) > 1
    label = f" {model.funds[fund].label}" if several else ""
    return language.say("book.left-of", fund=label)


class _Months:
    """The rows of the months, numbered from 0."""

    def __init__(
        self, page: Page, layout: Layout, parts: list[_Part], funds: list[int], language: Language
    ) -> None:
        self.page, self.layout, self.parts, self.funds = page, layout, parts, funds
        self.language = language
        self.amount = _FIRST + len(parts)
        self.people, self.by_program, self.by_fund = _known(layout.model)

    def month(self, number: int) -> None:
        """Who is covered, what each part costs, the sum, and what is left of the year's money."""
        page, layout, row = self.page, self.layout, self.page.row
        model = layout.model
        page.number(0, number + 1, "count")
        page.text(1, self.language.span(str(Month.parse(model.first).plus(number))))
        at = cell(row, 0)
        page.formula(2, layout.people(at), self.people[number], "count-or-none")
        for column, part in enumerate(self.parts, start=_FIRST):
            formula, value = self._paid(part, number, at)
            page.formula(column, formula, value, "rupiah-or-none")
        across = f"SUM({cell(row, _FIRST)}:{cell(row, self.amount - 1)})"
        total = sum(known[number] for known in self.by_program)
        page.formula(self.amount, across, total, "rupiah-or-none")
        for column, fund in enumerate(self.funds, start=self.amount + 1):
            self._left(column, fund, number)
        page.row += 1

    def _paid(self, part: _Part, number: int, at: str) -> tuple[str, int]:
        if part.fund is not None:
            return self.layout.spent(part.fund, at, at), self.by_fund[part.fund][number]
        program = part.program or 0
        return self.layout.paid(program, at), self.by_program[program][number]

    def _left(self, column: int, fund: int, number: int) -> None:
        """The allocation that holds in the month, less what its year has paid by then; nothing
        before the first that is known."""
        grants = [each for each in self.layout.model.grants if each.fund == fund]
        begun = [
            each for each in grants if each.january <= each.start <= number < each.january + 12
        ]
        if not begun:
            self.page.blank(column, kind="rupiah")
            return
        grant = begun[-1]
        january = max(grant.january, 0)
        spent = self.layout.spent(fund, str(january + 1), cell(self.page.row, 0))
        left = grant.amount - sum(self.by_fund[fund][january : number + 1])
        formula = f"{self.layout.grant(grant)}-({spent})"
        self.page.formula(column, formula, left, "rupiah")

    def total(self, first: int) -> None:
        sums = [
            sum(
                self.by_program[part.program or 0] if part.fund is None else self.by_fund[part.fund]
            )
            for part in self.parts
        ]
        under = enumerate([*sums, self.layout.model.total], start=_FIRST)
        columns = self.amount + 1 + len(self.funds)
        self.page.total(self.language.say("item.total"), columns, first, under)
        self.page.row += 1


def _known(model: BudgetModel) -> tuple[list[int], list[list[int]], list[list[int]]]:
    """What the engine reckoned by month of the plan: the people, what each programme costs, and
    what each fund pays."""
    people = [0] * model.months
    by_program = [[0] * model.months for _ in model.programs]
    by_fund = [[0] * model.months for _ in model.funds]
    for cohort in model.cohorts:
        for entry in cohort.entries:
            people[entry.at] += entry.workers
            for program, paid in enumerate(entry.payments):
                by_program[program][entry.at] += paid
            for (fund, _), parts in zip(cohort.shares, entry.parts, strict=True):
                by_fund[fund][entry.at] += sum(parts)
    return people, by_program, by_fund
