"""The months of every cohort, one under another: who is covered, whom a payment is for, what it
comes to, and who pays which part of it. All other sheets of a plan are sums of these.
"""

from fractions import Fraction

from pekerja_rentan.formats.xlsx.book import Book, Page
from pekerja_rentan.formats.xlsx.plan.layout import Key, Layout, prolonged
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.budget_model import CohortModel, MonthRow
from pekerja_rentan.presentation.document import Document

_WIDTHS = {"cohort": 26, "number": 6, "month": 11, "fund": 14, "rate": 13, "amount": 22}
_PEOPLE, _MONEY = 13, 20


def write_months(book: Book, document: Document, layout: Layout, language: Language) -> None:
    """A list without gaps, which a spreadsheet can filter."""
    page = book.sheet(layout.sheet, document.title, wide=True)
    page.refuse_long(layout.end)
    page.widths(*(_width(key) for key in layout.columns))
    page.across(
        language.say("book.cohorts-title", title=document.title), len(layout.columns), "title"
    )
    page.across(language.say("book.cohorts-how"), len(layout.columns), "small")
    page.header([_heading(key, layout, language) for key in layout.columns])
    for number, cohort in enumerate(layout.model.cohorts):
        _Months(page, layout, number, cohort, language).write()
    page.finish()


def _width(key: Key) -> int:
    kind = key if isinstance(key, str) else key[0]
    return _WIDTHS.get(kind, _MONEY if kind in ("paid", "part") else _PEOPLE)


def _heading(key: Key, layout: Layout, language: Language) -> str:
    say = language.say
    if isinstance(key, str):
        return say({"number": "book.month-number"}.get(key, f"book.{key}"))
    if key[0] == "fund":
        only = layout.max_funders == 1
        return say("book.fund-only") if only else say("book.fund", number=key[1] + 1)
    name = layout.model.programs[key[-1]][1]
    if key[0] == "part":
        return say("book.part", program=name, number=key[1] + 1)
    said = "book.rate" if key[0] == "rate" else "book.paid-program"
    return say(said, program=name, since="")


class _Months:
    """The rows of one cohort. Its months so far, beginning with 1, are those of the row: row
    ``n`` is within the cohort where it has at least ``n`` months."""

    def __init__(
        self, page: Page, layout: Layout, number: int, cohort: CohortModel, language: Language
    ) -> None:
        self.page, self.layout, self.number, self.cohort = page, layout, number, cohort
        self.language = language
        self.stands = cohort.editable == "nothing"
        self.leaves = bool(cohort.parts or cohort.each)

    def write(self) -> None:
        for at, entry in enumerate(self.cohort.entries):
            self._month(at, entry)
            self.page.row += 1

    def _month(self, at: int, entry: MonthRow) -> None:
        page, layout, cohort = self.page, self.layout, self.cohort
        page.text(layout.column("cohort"), cohort.name)
        page.number(layout.column("number"), entry.at + 1, "count")
        page.text(layout.column("month"), self.language.span(entry.month))
        self._put("workers", self._workers(at, entry), entry.workers)
        if layout.has_attrition:
            self._attrition(at, entry)
        if layout.has_prepayment:
            self._put("paying", self._paying(at, entry), entry.paying)
            self._put("paid-for", self._paid_for(at, entry), entry.paid_for)
        programs = range(len(layout.model.programs))
        for program in programs:
            self._program(at, entry, program)
        amount = layout.column("amount")
        paid = [self._at(("paid", program), at) for program in programs]
        page.formula(amount, "+".join(paid), sum(entry.payments), "rupiah-or-none")
        self._shares(at, entry)

    def _put(self, key: Key, formula: str, value: int, kind: str = "count-or-none") -> None:
        if self.stands:
            self.page.number(self.layout.column(key), value, kind)
        else:
            self.page.formula(self.layout.column(key), formula, value, kind)

    def _at(self, key: Key, at: int) -> str:
        return self.layout.at(key, self.number, at)

    def _above(self, key: Key, at: int) -> str:
        return f"SUM({self.layout.span(key, self.number, 0, at - 1)})"

    def _within(self, at: int, entry: MonthRow, formula: str, more: int = 0) -> str:
        """A formula in months that the cohort has, and for ``more`` after them; else nothing."""
        if prolonged(self.cohort):
            months = self.layout.months(self.number)
            return f"IF({months}>{at + more},{formula},0)" if at + more else formula
        last = entry.covered == self.cohort.months
        return formula if entry.covered and not (more and last) else "0"

    def _workers(self, at: int, entry: MonthRow) -> str:
        workers = self.layout.workers(self.number)
        if self.leaves and not self.cohort.replaced and at:
            workers += f"-{self._above('leaving', at)}"
        return self._within(at, entry, workers)

    def _attrition(self, at: int, entry: MonthRow) -> None:
        """Who leaves at the end of the month: of all who have ever left by then, those who have
        not yet. Shares are taken of all worker-months so far and rounded, half up."""
        if not self.leaves:
            self.page.blank(self.layout.column("so-far"), self.layout.column("leaving"))
            return
        so_far = sum(each.workers for each in self.cohort.entries[: at + 1])
        months = f"SUM({self.layout.span('workers', self.number, 0, at)})"
        self._put("so-far", months, so_far)
        covered = at + 1 if prolonged(self.cohort) else entry.covered
        gone = [rounded(self._at("so-far", at), part) for part in self.cohort.parts]
        gone += [str(self.cohort.each * covered)] if self.cohort.each else []
        left = f"-{self._above('leaving', at)}" if at else ""
        leaving = f"MIN({self._at('workers', at)},{'+'.join(gone)}{left})"
        self._put("leaving", self._within(at, entry, leaving, 1), entry.leaving)

    def _paying(self, at: int, entry: MonthRow) -> str:
        """All, where a block begins; within it those who have come in somebody's place."""
        if entry.begins:
            return self._at("workers", at)
        joined = self.leaves and self.cohort.replaced and at
        return self._within(at, entry, self._at("leaving", at - 1)) if joined else "0"

    def _paid_for(self, at: int, entry: MonthRow) -> str:
        paying = self._at("paying", at)
        if entry.begins or not at:
            return paying
        return self._within(at, entry, f"{self._at('paid-for', at - 1)}+{paying}")

    def _program(self, at: int, entry: MonthRow, program: int) -> None:
        """The contribution of the month, and what is paid in it until the end of the block."""
        rate_row = entry.tariffs[program]
        rate, paid = self.layout.column(("rate", program)), self.layout.column(("paid", program))
        if rate_row is None:
            self.page.number(rate, 0, "rupiah-or-none")
            self.page.number(paid, 0, "rupiah-or-none")
            return
        known = self.layout.model.tariffs[rate_row].rate if entry.covered else 0
        formula = self._within(at, entry, self.layout.rate(rate_row))
        self._put(("rate", program), formula, known, "rupiah-or-none")
        rates = self._at(("rate", program), at)
        if entry.until > at:
            rates = f"SUM({self.layout.span(('rate', program), self.number, at, entry.until)})"
        formula = f"{self._at('paying', at)}*{rates}"
        self._put(("paid", program), formula, entry.payments[program], "rupiah-or-none")

    def _shares(self, at: int, entry: MonthRow) -> None:
        """Who pays, and which part: each boundary between two shares is rounded, half up."""
        model, cohort = self.layout.model, self.cohort
        for slot in range(self.layout.max_funders):
            fund = self.layout.column(("fund", slot))
            inside = slot < len(cohort.shares)
            if inside:
                self.page.text(fund, model.funds[cohort.shares[slot][0]].label)
            else:
                self.page.blank(fund)
            for program in range(len(model.programs)) if self.layout.max_funders > 1 else ():
                if inside:
                    paid = self._at(("paid", program), at)
                    formula = self._part(paid, slot)
                    value = entry.parts[slot][program]
                    self._put(("part", slot, program), formula, value, "rupiah-or-none")
                else:
                    self.page.blank(self.layout.column(("part", slot, program)), kind="rupiah")

    def _part(self, paid: str, slot: int) -> str:
        limit = self.cohort.shares[slot][1]
        upper = paid if limit == 1 else rounded(paid, limit)
        return f"{upper}-({rounded(paid, self.cohort.shares[slot - 1][1])})" if slot else upper


def rounded(whole: str, part: Fraction) -> str:
    """The formula of a part of a whole number, rounded, a half up. The number is taken apart
    by the denominator first: so every product is exact, and a quotient that a spreadsheet
    rounds up is made good by the rest."""
    over, under = part.numerator, part.denominator
    if under == 1:
        return f"{whole}*{over}"
    times = f"INT({whole}/{under})"
    rest = f"({whole}-{under}*{times})"
    return f"{times}*{over}+INT((2*{rest}*{over}+{under})/{2 * under})"
