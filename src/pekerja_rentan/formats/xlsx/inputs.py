"""The first sheet: the answer, the few cells that may be changed, and what follows from them."""

from collections.abc import Iterator, Sequence

from pekerja_rentan.formats.xlsx.book import EXACT, Book, Page
from pekerja_rentan.formats.xlsx.cells import Cells
from pekerja_rentan.language import Language
from pekerja_rentan.money import MOST_PEOPLE
from pekerja_rentan.presentation.document import Charge, Document
from pekerja_rentan.presentation.words import span_text

_WIDTHS, _WIDTHS_OF_WORDS = (38, 30, 30, 62), (24, 24, 24, 24)
_WARNING = 2
"""The row between the question and the answer."""


def write_inputs(
    book: Book, document: Document, editable_costs: Sequence[Cells], language: Language
) -> None:
    """What may be changed stands out and is open; all else is protected, without a password."""
    name = "book.inputs" if editable_costs else "book.answer"
    page = book.sheet(language.say(name), document.title)
    page.widths(*(_WIDTHS if editable_costs else _WIDTHS_OF_WORDS))
    opening(page, document, len(_WIDTHS))
    if editable_costs:
        page.across(language.say("book.change"), 4, "small")
        page.row += 1
        heads = ("item", "value", "unit", "remark")
        page.header([language.say(f"book.{key}") for key in heads])
    for cells in editable_costs:
        if len(editable_costs) > 1:
            page.across(cells.editable.name, 4, "section")
        _Inputs(page, cells, language).write()
        page.row += 1
    if len(editable_costs) == 1:
        warn(page, f"AND({','.join(unchanged(editable_costs[0]))})", language)
    page.finish()


def opening(page: Page, document: Document, columns: int) -> None:
    """Title, question, room for a warning, and the answer as it was given."""
    page.across(document.title, columns, "title")
    page.across(document.question, columns, "said")
    page.row = _WARNING + 1
    first, *rest = document.conclusion.sentences
    page.across(first, columns, "section")
    for sentence in rest:
        page.across(sentence, columns, "said")
    if document.in_words:
        page.across(document.in_words, columns, "small")
    page.row += 1


def warn(page: Page, same: str, language: Language) -> None:
    """Over the answer a warning, once the formula ``same`` is not true, since a cell has been
    changed."""
    page.row = _WARNING
    page.formula(0, f'IF({same},"","{language.say("book.stale")}")', "", "warning")


def unchanged(cells: Cells) -> Iterator[str]:
    """The tests that all hold while the cells are what rentan answered."""
    known = cells.editable
    yield f"{cells.workers}={known.workers}"
    yield f"{cells.months}={known.months}"
    for name, charge in zip(cells.rates, known.charges, strict=True):
        yield f"{name}={charge.rate}"
    wanted = '""' if known.allocation is None else known.allocation
    yield f"{cells.allocation}={wanted}"


def whole_number(
    page: Page, language: Language, column: int, value: int | None, kind: str, name: str,
    least: int, most: int,
) -> None:  # fmt: skip
    """A cell of the present row that may be changed to whole numbers, by its name."""
    if value is None:
        page.blank(column, kind=kind, tone="input")
    else:
        page.number(column, value, kind, "input")
    page.sheet.data_validation(page.row, column, page.row, column, {
        "validate": "integer", "criteria": "between", "minimum": least, "maximum": most,
        "error_title": language.say("book.wrong-title"),
        "error_message": language.say("book.wrong", least=least, most=most),
    })  # fmt: skip
    page.book.name(name, page, page.row, column)


class _Inputs:
    """The rows of one reckoning."""

    def __init__(self, page: Page, cells: Cells, language: Language) -> None:
        self.page, self.cells, self.language = page, cells, language

    def write(self) -> None:
        cells, known, say = self.cells, self.cells.editable, self.language.say
        most, period = cells.most_months, span_text(known.first, known.last)
        remark = say("book.remark-period" if most == known.months else "book.remark-months",
                     period=period)  # fmt: skip
        self._input("workers", say("book.workers"), known.workers, cells.workers, MOST_PEOPLE)
        self._input("months", say("book.months-asked"), known.months, cells.months, most, remark)
        for name, charge in zip(cells.rates, known.charges, strict=True):
            label = say("book.rate", program=charge.name, since=self._since(charge))
            self._input("rate", label, charge.rate, name, EXACT - 1, charge.source or "")
        label = say("book.allocation")
        self._input("allocation", label, known.allocation, cells.allocation, EXACT - 1)
        self._follow()

    def _since(self, charge: Charge) -> str:
        """From when on a rate holds, where it is not the programme's only one."""
        alike = [e for e in self.cells.editable.charges if e.program == charge.program]
        if len(alike) == 1:
            return ""
        return self.language.say("book.since", month=charge.first)

    def _input(
        self, key: str, label: str, value: int | None, name: str, most: int, remark: str = ""
    ) -> None:
        page = self.page
        kind, least = ("count", 1) if key in ("workers", "months") else ("rupiah", 0)
        page.text(0, label)
        whole_number(page, self.language, 1, value, kind, name, least, most)
        page.text(2, self.language.say(f"book.unit-{key}"))
        page.text(3, remark)
        page.row += 1

    def _follow(self) -> None:
        """What follows: one worker's cost, the total, what is left, whom the allocation covers."""
        cells, known = self.cells, self.cells.editable
        each = sum(charge.months * charge.rate for charge in known.charges)
        parts = [f"{cells.months_of(n)}*{rate}" for n, rate in enumerate(cells.rates)]
        self._result("each", "+".join(parts), each, "rupiah", cells.each)
        self._result("total", f"{cells.workers}*{cells.each}", known.total, "rupiah", cells.total)
        self._money(each)
        self._check()

    def _money(self, each: int) -> None:
        """What is left of the allocation, and whom it covers at ``each`` Rupiah a worker."""
        cells, known = self.cells, self.cells.editable
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
        page.text(0, say(f"book.{key}"), tone="total")
        page.formula(1, formula, value, kind, "total")
        page.text(2, say(f"book.unit-{key}"), tone="total")
        page.text(3, say(f"book.how-{key}"), tone="total")
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
        self.page.text(3, say("book.answered", total=cells.editable.total))
        self.page.row += 1
