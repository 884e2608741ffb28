"""The lines of a plan as they enter the planning system (RKA): by budget year and account, each
cohort at its rate; then, where several pay, what of it is whose.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pekerja_rentan.formats.xlsx.book import Book, Page, cell
from pekerja_rentan.formats.xlsx.budget import HEADINGS, WIDTHS, grouped
from pekerja_rentan.formats.xlsx.plan.layout import Layout
from pekerja_rentan.formatting import group
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.budget_model import BudgetLine, BudgetModel, CohortModel
from pekerja_rentan.presentation.document import Document

_COEFFICIENT, _UNIT, _PRICE, _TAX, _AMOUNT = range(2, 7)


class Group(NamedTuple):
    """The lines of a programme that stand on one account, or are paid by the same funds."""

    account: str
    name: str
    lines: list[tuple[int, BudgetLine]]


def write_budget(
    book: Book, document: Document, layout: Layout, language: Language
) -> dict[tuple[int, BudgetLine], str]:
    """A block a budget year, and their sum where there are several. Sums leave out the sums
    within them. Returns where the amount of each line of a cohort, by its number, stands."""
    page = book.sheet(language.say("book.rka"), document.title, wide=True)
    page.widths(*WIDTHS)
    page.across(language.say("book.rka-title", title=document.title), len(WIDTHS), "title")
    page.header([language.say(f"book.{key}") for key in HEADINGS])
    years = sorted({line.year for cohort in layout.model.cohorts for line in cohort.lines})
    writer = _Lines(page, layout, language)
    first = page.row
    for year in years:
        if len(years) > 1:
            page.across(str(year), len(WIDTHS), "section")
        writer.year(year, language.say("book.total-year", year=year))
    if len(years) > 1:
        writer.sum(language.say("item.total"), first, layout.model.total)
    if len(layout.model.funds) > 1:
        writer.funds(years)
    page.finish()
    return writer.places


class _Lines:
    """The rows of the budget."""

    def __init__(self, page: Page, layout: Layout, language: Language) -> None:
        self.page, self.layout, self.language = page, layout, language
        self.model = layout.model
        self.places: dict[tuple[int, BudgetLine], str] = {}

    def year(self, year: int, total: str) -> None:
        first, everything = self.page.row, 0
        for region, groups in accounts_of(self.model, year, self.language):
            if region:
                self.page.across(region, len(WIDTHS), "section")
            for entry in groups:
                everything += self._group(entry)
        self.sum(total, first, everything)

    def _group(self, entry: Group) -> int:
        """An account with the sum of its lines; returns the sum in Rupiah."""
        page, head = self.page, self.page.row
        tariffs = self.model.tariffs
        worth = sum(line.worker_months * tariffs[line.rate_row].rate for _, line in entry.lines)
        page.row += 1
        for number, line in entry.lines:
            self._line(number, line)
        after, page.row = page.row, head
        page.texts(entry.account, entry.name, tone="total")
        self._total(head + 1, after - 1, worth)
        page.row = after
        return worth

    def _line(self, number: int, line: BudgetLine) -> None:
        """Coefficient, unit, price, tax and amount. Of a cohort that keeps its headcount it is
        people and months; else the months that each of them is paid for, added up."""
        page, layout, cohort = self.page, self.layout, self.model.cohorts[number]
        self.places[number, line] = f"'{page.sheet.get_name()}'!{cell(page.row, _AMOUNT)}"
        rate_row = self.model.tariffs[line.rate_row]
        page.blank(0)
        page.text(1, line_words(self.model, cohort, line, self.language))
        page.text(_UNIT, "Orang Bulan")
        page.number(_TAX, 0, "percent")
        text = coefficient(cohort, line)
        amount = line.worker_months * rate_row.rate
        if self.model.live and cohort.editable != "nothing":
            area = layout.area("paid-for", number, line.first, line.last)
            rate = layout.rate(line.rate_row)
            if cohort.is_constant:
                workers, months = layout.workers(number), f'COUNTIF({area},">0")'
                shown = f'{grouped(workers)}&" Orang x "&{months}&" Bulan"'
                factor = f"{workers}*{months}"
            else:
                factor = f"SUM({area})"
                shown = f'{grouped(factor)}&" Orang Bulan"'
            page.formula(_COEFFICIENT, shown, text, "text")
            page.formula(_PRICE, rate, rate_row.rate, "rupiah")
            page.formula(_AMOUNT, f"{factor}*{rate}", amount, "rupiah")
        else:
            page.text(_COEFFICIENT, text)
            page.number(_PRICE, rate_row.rate, "rupiah")
            page.number(_AMOUNT, amount, "rupiah")
        page.row += 1

    def sum(self, label: str, first: int, value: int) -> None:
        """A row with the sum of all lines from ``first`` on."""
        self.page.blank(0, tone="total")
        self.page.text(1, label, tone="total")
        self._total(first, self.page.row - 1, value)
        self.page.row += 1

    def _total(self, first: int, last: int, value: int) -> None:
        """The sum of rows, whatever sums stand among them left out."""
        self.page.blank(*range(_COEFFICIENT, _AMOUNT), tone="total")
        formula = f"SUBTOTAL(9,{cell(first, _AMOUNT)}:{cell(last, _AMOUNT)})"
        self.page.formula(_AMOUNT, formula, value, "rupiah", "total")

    def funds(self, years: Sequence[int]) -> None:
        """Whose money all this is, by year, fund and programme, with the accounts of own money."""
        page, model = self.page, self.model
        page.row += 1
        page.across(self.language.say("book.by-fund"), len(WIDTHS), "section")
        first, everything = page.row, 0
        for year in years:
            for number, fund in enumerate(model.funds):
                for program, (key, name) in enumerate(model.programs):
                    paid = _paid(model, year, number, program)
                    if paid is None:
                        continue
                    code, title = _account(model, fund.region, key) if fund.own else ("", "")
                    label = fund.label if len(years) == 1 else f"{fund.label} {year}"
                    page.texts(code, f"{label}: {title or name}")
                    page.blank(*range(_COEFFICIENT, _AMOUNT))
                    self._of_fund(year, number, program, paid)
                    everything += paid
                    page.row += 1
        self.sum(self.language.say("item.total"), first, everything)

    def _of_fund(self, year: int, fund: int, program: int, paid: int) -> None:
        if not self.model.live:
            self.page.number(_AMOUNT, paid, "rupiah")
            return
        start = int(self.model.first[:4]) * 12 + int(self.model.first[5:]) - 1
        january = year * 12 - start
        first, last = str(max(january, 0) + 1), str(january + 12)
        spent = self.layout.spent(fund, first, last, program)
        self.page.formula(_AMOUNT, spent, paid, "rupiah")


def coefficient(cohort: CohortModel, line: BudgetLine) -> str:
    if cohort.is_constant:
        return f"{group(cohort.workers)} Orang x {line.months} Bulan"
    return f"{group(line.worker_months)} Orang Bulan"


def line_words(
    model: BudgetModel, cohort: CohortModel, line: BudgetLine, language: Language
) -> str:
    """What a line is for; since when, where its year has several of it."""
    since = language.say("book.since", month=line.since) if line.since else ""
    words = {"program": model.tariffs[line.rate_row].name, "cohort": cohort.name, "since": since}
    return language.say("book.plan-line", **words)


def accounts_of(
    model: BudgetModel, year: int, language: Language
) -> Iterator[tuple[str, list[Group]]]:
    """The groups of a year by region; the region is named where there are several."""
    regions = dict.fromkeys((cohort.region, cohort.region_name) for cohort in model.cohorts)
    for region, name in regions:
        found: dict[tuple[str, str], Group] = {}
        for program, (key, title) in enumerate(model.programs):
            for number, cohort in enumerate(model.cohorts):
                for line in cohort.lines if cohort.region == region else ():
                    if (line.program, line.year) != (program, year):
                        continue
                    head = _head(model, cohort, key, title, language)
                    found.setdefault(head, Group(*head, [])).lines.append((number, line))
        if found:
            ordered = sorted(found.values(), key=lambda group: not group.account)
            yield name if len(regions) > 1 else "", ordered


def _head(
    model: BudgetModel, cohort: CohortModel, program: str, title: str, language: Language
) -> tuple[str, str]:
    """The account of a cohort's programme and its name; what several pay is on none."""
    if len(cohort.shares) > 1:
        labels = [model.funds[fund].label for fund, _ in cohort.shares]
        return "", language.say("book.shared", program=title, funds=labels)
    fund = model.funds[cohort.shares[0][0]]
    account = _account(model, cohort.region, program) if fund.own else ("", "")
    return account if account[0] else ("", f"{title}, {fund.label}")


def _account(model: BudgetModel, region: str, program: str) -> tuple[str, str]:
    found = (each for each in model.accounts if (each.region, each.program) == (region, program))
    return next(((each.code, each.name) for each in found), ("", ""))


def _paid(model: BudgetModel, year: int, fund: int, program: int) -> int | None:
    """What a fund pays for a programme in a year, in Rupiah; None where it pays for no such."""
    parts = [
        entry.parts[slot][program]
        for cohort in model.cohorts
        for slot, (number, _) in enumerate(cohort.shares)
        if number == fund
        for entry in cohort.entries
        if int(entry.month[:4]) == year and entry.tariffs[program] is not None
    ]
    return sum(parts) if parts else None
