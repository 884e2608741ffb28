"""The first sheet of a plan: the answer, its cohorts, contributions and allocations in cells that
may be changed, what each comes to, and what each was when rentan answered.
"""

from pekerja_rentan.formats.xlsx.book import EXACT, Book, Page, cell
from pekerja_rentan.formats.xlsx.inputs import opening, warn, whole_number
from pekerja_rentan.formats.xlsx.plan.layout import Layout, prolonged
from pekerja_rentan.language import Language
from pekerja_rentan.money import MOST_PEOPLE
from pekerja_rentan.presentation.budget_model import AllocationRow, BudgetModel, CohortModel
from pekerja_rentan.presentation.document import Document

_WIDTHS = (36, 22, 9, 30, 22, 22, 9, 46)
_INPUT, _MONTHS, _PART, _AMOUNT, _WAS, _WAS_MONTHS, _REMARK = range(1, 8)
"""Columns: what may be changed, what follows, what it was, what is to be said of it."""
_NAMED = 3
"""Cohorts that are named with the contribution that they pay."""


def write_inputs(book: Book, document: Document, layout: Layout, language: Language) -> None:
    """Cells that may be changed stand out and are open; all else is protected, without a
    password. What does not follow is said."""
    model, columns = layout.model, len(_WIDTHS)
    name = "book.inputs" if model.live else "book.answer"
    page = book.sheet(language.say(name), document.title, wide=True)
    page.widths(*_WIDTHS)
    opening(page, document, columns)
    if not model.live:
        page.across(language.say("book.stands-all", rows=model.rows), columns, "said")
        page.finish()
        return
    for sentence in _said(model, language):
        page.across(sentence, columns, "small")
    page.row += 1
    tables = _Tables(page, layout, language)
    tables.cohorts()
    tables.tariffs()
    tables.grants()
    warn(page, f"{'+'.join(tables.changed)}=0", language)
    page.finish()


def _said(model: BudgetModel, language: Language) -> list[str]:
    """What may be changed, what follows it, and what stands."""
    said = [language.say("book.change-plan")]
    if any(cohort.editable == "not the months" for cohort in model.cohorts):
        said.append(language.say("book.gaps"))
    if standing := [cohort.name for cohort in model.cohorts if cohort.editable == "nothing"]:
        said.append(language.say("book.some-stand", cohorts=standing))
    return said


class _Tables:
    """Cohorts, contributions and allocations, each with what it was. ``changed`` are formulas
    that count the cells that are no longer what they were."""

    def __init__(self, page: Page, layout: Layout, language: Language) -> None:
        self.page, self.layout, self.language = page, layout, language
        self.changed: list[str] = []

    def cohorts(self) -> None:
        model = self.layout.model
        keys = ("cohort", "workers", "months-asked", "worker-months", "amount", "was-workers",
                "was-months", "remark")  # fmt: skip
        first = self._header(keys)
        for number, cohort in enumerate(model.cohorts):
            self._cohort(number, cohort)
        last = self.page.row - 1
        self.page.text(0, self.language.say("item.total"), tone="total")
        self.page.blank(_INPUT, _MONTHS, _WAS, _WAS_MONTHS, _REMARK, tone="total")
        people = sum(entry.paid_for for cohort in model.cohorts for entry in cohort.entries)
        sums = ((_PART, "count", people), (_AMOUNT, "rupiah", model.total))
        for column, kind, value in sums:
            total = f"SUM({cell(first, column)}:{cell(last, column)})"
            self.page.formula(column, total, value, kind, "total")
        self.page.book.name(self.language.say("book.name-total"), self.page, last + 1, _AMOUNT)
        self.page.row += 2
        self._compare(first, last, _INPUT, _WAS)
        self._compare(first, last, _MONTHS, _WAS_MONTHS)

    def _cohort(self, number: int, cohort: CohortModel) -> None:
        page, layout, language = self.page, self.layout, self.language
        end = len(cohort.entries) - 1
        page.text(0, cohort.name)
        if cohort.editable == "nothing":
            page.number(_INPUT, cohort.workers, "count")
        else:
            name = layout.workers(number)
            least = cohort.least
            whole_number(page, language, _INPUT, cohort.workers, "count", name, least, MOST_PEOPLE)
        if prolonged(cohort):
            months = layout.months(number)
            whole_number(page, language, _MONTHS, cohort.months, "count", months, 1, end + 1)
        else:
            page.number(_MONTHS, cohort.months, "count")
        people = f"SUM({layout.area('paid-for', number, 0, end)})"
        page.formula(_PART, people, sum(each.paid_for for each in cohort.entries), "count")
        paid = f"SUM({layout.area('amount', number, 0, end)})"
        page.formula(_AMOUNT, paid, cohort.total, "rupiah")
        page.number(_WAS, cohort.workers, "count")
        page.number(_WAS_MONTHS, cohort.months, "count")
        page.text(_REMARK, cohort.remark)
        page.row += 1

    def tariffs(self) -> None:
        model, say = self.layout.model, self.language.say
        first = self._header(("rates", "value", "", "unit", "", "was", "", "remark"))
        alike = [rate_row.program for rate_row in model.tariffs]
        for number, rate_row in enumerate(model.tariffs):
            several = alike.count(rate_row.program) > 1
            since = say("book.since", month=rate_row.since) if several else ""
            label = say("book.rate", program=rate_row.name, since=since)
            used = [
                cohort.name
                for cohort in model.cohorts
                if any(line.rate_row == number for line in cohort.lines)
            ]
            key = "book.used-by" if several and len(used) <= _NAMED else "book.used-by-count"
            remark = say(key, cohorts=used, number=len(used), source=rate_row.source or "-")
            name = self.layout.rate(number)
            self._amount(label, rate_row.rate, name, say("book.unit-rate"), remark)
        self._close(first)

    def grants(self) -> None:
        model = self.layout.model
        if not model.grants:
            return
        first = self._header(
            ("allocation", "value", "", "paid-by-end", "left", "was", "", "remark")
        )
        for grant in model.grants:
            self._grant(grant)
        self.page.red_below_zero(first, self.page.row - 1, _AMOUNT)
        self._close(first)

    def _grant(self, grant: AllocationRow) -> None:
        """An allocation, what its year has paid by the end of its time, and what is left then."""
        layout, row = self.layout, self.page.row
        fund = layout.model.funds[grant.fund]
        name = f"{fund.label} {grant.first[:4]}"
        label = self.language.say("book.grant", name=name, month=grant.first)
        spent = layout.spent(grant.fund, str(max(grant.january, 0) + 1), str(grant.end + 1))
        self.page.formula(_PART, spent, grant.paid, "rupiah")
        left = f"{cell(row, _INPUT)}-{cell(row, _PART)}"
        self.page.formula(_AMOUNT, left, grant.amount - grant.paid, "rupiah")
        self._amount(label, grant.amount, layout.grant(grant), None, "")

    def _amount(self, label: str, amount: int, name: str, unit: str | None, remark: str) -> None:
        page = self.page
        page.text(0, label)
        whole_number(page, self.language, _INPUT, amount, "rupiah", name, 0, EXACT - 1)
        page.blank(_MONTHS, _WAS_MONTHS)
        if unit is not None:
            page.text(_PART, unit)
            page.blank(_AMOUNT)
        page.number(_WAS, amount, "rupiah")
        page.text(_REMARK, remark)
        page.row += 1

    def _header(self, keys: tuple[str, ...]) -> int:
        say = self.language.say
        self.page.header([say(f"book.{key}") if key else "" for key in keys], frozen=False)
        return self.page.row

    def _close(self, first: int) -> None:
        self._compare(first, self.page.row - 1, _INPUT, _WAS)
        self.page.row += 1

    def _compare(self, first: int, last: int, now: int, was: int) -> None:
        """Counts the rows in which a column is not what it was."""
        areas = [f"{cell(first, column)}:{cell(last, column)}" for column in (now, was)]
        self.changed.append(f"SUMPRODUCT(--({'<>'.join(areas)}))")
