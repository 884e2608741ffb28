"""The first sheet: the answer, the few cells that may be changed, and what follows from them."""

from collections.abc import Iterator, Sequence

from pekerja_rentan.language import Language
from pekerja_rentan.money import MOST_PEOPLE
from pekerja_rentan.render.words import span_text
from pekerja_rentan.report.document import Charge, Document
from pekerja_rentan.report.workbook.book import EXACT, Book, Page
from pekerja_rentan.report.workbook.cells import Cells, grant_name

_WIDTHS = (38, 30, 30, 62)


def write_inputs(
    book: Book, document: Document, reckonings: Sequence[Cells], language: Language
) -> None:
    """What may be changed stands out and is open; all else is protected, without a password."""
    page = book.sheet(language.say("book.inputs"), document.title)
    page.widths(*_WIDTHS)
    course = document.course
    tests = [test for cells in reckonings for test in unchanged(cells)]
    if course:
        tests += [f"{grant_name(each, language)}={each.amount}" for each in course.grants]
    opening(page, document, tests if len(reckonings) == 1 or course else (), language)
    if reckonings:
        page.across(language.say("book.change"), 4, "small")
        page.row += 1
        heads = ("item", "value", "unit", "remark")
        page.header([language.say(f"book.{key}") for key in heads])
    for cells in reckonings:
        if len(reckonings) > 1 or course:
            page.across(cells.reckoning.name, 4, "section")
        _Inputs(page, cells, language).write()
        page.row += 1
    if course and course.grants:
        page.across(language.say("book.allocation"), 4, "section")
        for each in course.grants:
            label = language.say("book.grant", name=each.name, month=each.first)
            name = grant_name(each, language)
            write_input(
                page, language, "allocation", label, each.amount, "rupiah", name, EXACT - 1, ""
            )
    page.finish()


def opening(page: Page, document: Document, tests: Sequence[str], language: Language) -> None:
    """Title, question, and the answer as it was given; over it a warning once one of the
    ``tests`` fails, since a cell has been changed."""
    page.across(document.title, 4, "title")
    page.across(document.question, 4, "said")
    if tests:
        warning = language.say("book.stale")
        page.formula(0, f'IF(AND({",".join(tests)}),"","{warning}")', "", "warning")
    page.row += 1
    page.across(document.answer, 4, "section")
    if document.in_words:
        page.across(document.in_words, 4, "small")
    page.row += 1


def unchanged(cells: Cells) -> Iterator[str]:
    """The tests that all hold while the cells are what rentan answered."""
    known = cells.reckoning
    yield f"{cells.workers}={known.workers}"
    yield f"{cells.months}={known.months}"
    for name, charge in zip(cells.rates, known.charges, strict=True):
        yield f"{name}={charge.rate}"
    if cells.allocation:
        wanted = '""' if known.allocation is None else known.allocation
        yield f"{cells.allocation}={wanted}"


def write_input(
    page: Page, language: Language, key: str, label: str, value: int | None, kind: str,
    name: str, most: int, remark: str,
) -> None:  # fmt: skip
    """A row with a cell that may be changed, to whole numbers up to ``most``."""
    say = language.say
    page.text(0, label)
    if value is None:
        page.blank(1, kind, "input")
    else:
        page.number(1, value, kind, "input")
    page.text(2, say(f"book.unit-{key}"))
    page.text(3, remark)
    least = 0 if kind == "rupiah" else 1
    page.sheet.data_validation(page.row, 1, page.row, 1, {
        "validate": "integer", "criteria": "between", "minimum": least, "maximum": most,
        "error_title": say("book.wrong-title"),
        "error_message": say("book.wrong", least=least, most=most),
    })  # fmt: skip
    page.book.name(name, page, page.row, 1)
    page.row += 1


class _Inputs:
    """The rows of one reckoning."""

    def __init__(self, page: Page, cells: Cells, language: Language) -> None:
        self.page, self.cells, self.language = page, cells, language

    def write(self) -> None:
        cells, known, say = self.cells, self.cells.reckoning, self.language.say
        period = span_text(known.first, known.last)
        key = "book.remark-period" if cells.most_months == known.months else "book.remark-months"
        heads, months = say("book.workers"), say("book.months-asked")
        self._input("workers", heads, known.workers, "count", cells.workers, MOST_PEOPLE, "")
        most = cells.most_months
        self._input(
            "months", months, known.months, "count", cells.months, most, say(key, period=period)
        )
        for name, charge in zip(cells.rates, known.charges, strict=True):
            label = say("book.rate", program=charge.name, since=self._since(charge))
            source = charge.source or ""
            self._input("rate", label, charge.rate, "rupiah", name, EXACT - 1, source)
        if cells.allocation:
            money = say("book.allocation")
            name, known_money = cells.allocation, known.allocation
            self._input("allocation", money, known_money, "rupiah", name, EXACT - 1, "")
        self._follow()

    def _since(self, charge: Charge) -> str:
        """From when on a rate holds, where it is not the programme's only one."""
        alike = [e for e in self.cells.reckoning.charges if e.program == charge.program]
        if len(alike) == 1:
            return ""
        return self.language.say("book.since", month=charge.first)

    def _input(
        self, key: str, label: str, value: int | None, kind: str, name: str, most: int, remark: str
    ) -> None:  # fmt: skip
        write_input(self.page, self.language, key, label, value, kind, name, most, remark)

    def _follow(self) -> None:
        """What follows: one worker's cost, the total, what is left, whom the allocation covers."""
        cells, known = self.cells, self.cells.reckoning
        each = sum(charge.months * charge.rate for charge in known.charges)
        parts = [f"{cells.months_of(n)}*{rate}" for n, rate in enumerate(cells.rates)]
        self._result("each", "+".join(parts), each, "rupiah", cells.each)
        self._result("total", f"{cells.workers}*{cells.each}", known.total, "rupiah", cells.total)
        if cells.allocation:
            self._money(each)
        self._check()

    def _money(self, each: int) -> None:
        """What is left of the allocation, and whom it covers at ``each`` Rupiah a worker."""
        cells, known = self.cells, self.cells.reckoning
        left = f'IF({cells.allocation}="","",{cells.allocation}-{cells.total})'
        balance = "" if known.balance is None else known.balance
        self._result("balance", left, balance, "rupiah", cells.balance)
        row = self.page.row - 1
        self.page.red_below_zero(row, row, 1)
        whole = f"INT({cells.allocation}/{cells.each})"
        most = f"{whole}-({whole}*{cells.each}>{cells.allocation})"
        guarded = f'IF(OR({cells.allocation}="",{cells.each}=0),"",{most})'
        capacity = "" if known.allocation is None else known.allocation // each
        self._result("capacity", guarded, capacity, "count")

    def _result(
        self, key: str, formula: str, value: int | str, kind: str, name: str | None = None
    ) -> None:
        page, say = self.page, self.language.say
        page.text(0, say(f"book.{key}"), mood="total")
        page.formula(1, formula, value, kind, "total")
        page.text(2, say(f"book.unit-{key}"), mood="total")
        page.text(3, say(f"book.how-{key}"), mood="total")
        if name:
            page.book.name(name, page, page.row, 1)
        page.row += 1

    def _check(self) -> None:
        """Says whether the cells still are what rentan answered."""
        cells, say = self.cells, self.language.say
        same = say("book.same")
        formula = f'IF(AND({",".join(unchanged(cells))}),"{same}","{say("book.changed")}")'
        self.page.text(0, say("book.check"))
        self.page.formula(1, formula, same, "text")
        self.page.blank(2)
        self.page.text(3, say("book.answered", total=cells.reckoning.total))
        self.page.row += 1
