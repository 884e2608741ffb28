"""The lines of the budget as they enter the planning system (RKA): each programme on its account,
``N Orang x M Bulan`` at its rate; for a revised budget before and after, side by side.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pekerja_rentan.formats.xlsx.book import Book, Page, cell
from pekerja_rentan.formats.xlsx.cells import Cells
from pekerja_rentan.formatting import group
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.document import Charge, Document, EditableCost, end_of

_LINE = ("coefficient", "unit", "price", "tax", "amount")
HEADINGS = ("account", "item", *_LINE)
"""The columns of a budget."""
WIDTHS = (20, 46, 27, 15, 16, 7, 22)
_REVISED = (19, 33, *(18, 12, 12, 6, 19) * 2, 19)
"""Widths of the columns; narrower where all must stand on one sheet of paper twice."""
_BEFORE, _AMOUNT = 2, 4
"""The first column of the lines before the change, and where their amounts stand from there."""


class Entry(NamedTuple):
    """The charges on one account, by their numbers, now and before a change; those of money that
    is booked on no known account stand by their programme."""

    account: str
    name: str
    now: tuple[int, ...]
    before: tuple[int, ...]

    @property
    def lines(self) -> int:
        return max(len(self.now), len(self.before))


def entries(now: EditableCost, before: EditableCost | None) -> list[Entry]:
    """The accounts of a reckoning, and those that only the earlier one has."""
    here, there = _booked(now), _booked(before)
    keys = dict.fromkeys([*here, *there])
    return [Entry(*key, tuple(here.get(key, ())), tuple(there.get(key, ()))) for key in keys]


def _booked(editable: EditableCost | None) -> dict[tuple[str, str], list[int]]:
    """The charges by account and its name."""
    booked: dict[tuple[str, str], list[int]] = {}
    for number, charge in enumerate(editable.charges if editable else ()):
        key = (charge.account or "", charge.account_name or charge.name)
        booked.setdefault(key, []).append(number)
    return booked


def write_budget(
    book: Book, document: Document, editable_costs: Sequence[Cells], language: Language
) -> None:
    """One block a reckoning, and their sum where there are several."""
    before = document.before
    page = book.sheet(language.say("book.rka"), document.title, wide=True)
    page.widths(*(_REVISED if before else WIDTHS))
    columns = 13 if before else 7
    page.across(language.say("book.rka-title", title=document.title), columns, "title")
    _heads(page, bool(before), language)
    for number, cells in enumerate(editable_costs):
        if len(editable_costs) > 1:
            page.across(cells.editable.name, columns, "section")
        _Block(page, cells, before[number] if before else None, language).write()
    if len(editable_costs) > 1:
        total = sum(cells.editable.total for cells in editable_costs)
        page.blank(*range(6), tone="total")
        page.text(1, language.say("book.all"), tone="total")
        page.formula(6, "+".join(cells.total for cells in editable_costs), total, "rupiah", "total")
    page.finish()


def _heads(page: Page, revised: bool, language: Language) -> None:
    titles = [language.say(f"book.{key}") for key in HEADINGS]
    if not revised:
        page.header(titles)
        return
    line = titles[_BEFORE:]
    look = page.book.look("head")
    for first, key in ((2, "before"), (7, "after")):
        page.sheet.merge_range(page.row, first, page.row, first + 4, "", look)
        page.text(first, language.say(f"book.{key}"), "head")
    page.row += 1
    page.header([*titles, *line, language.say("book.change-by")], above=1)


class _Block:
    """The lines of one reckoning, and of the one that it changes."""

    def __init__(
        self, page: Page, cells: Cells, before: EditableCost | None, language: Language
    ) -> None:
        self.page, self.cells, self.language = page, cells, language
        self.now = _Side(page, 7 if before else _BEFORE, cells.editable, cells, language)
        self.was = _Side(page, _BEFORE, before, None, language) if before else None

    def write(self) -> None:
        known = self.cells.editable
        tops = []
        for entry in entries(known, self.was.editable if self.was else None):
            tops.append(self.page.row)
            self._head(entry)
            for number in range(entry.lines):
                self._line(entry, number)
        self._total(tops)
        if known.allocation is None or known.balance is None:
            return
        self._money("item.allocation", self.cells.allocation, known.allocation)
        self._money("item.balance", self.cells.balance, known.balance)
        row = self.page.row - 1
        self.page.red_below_zero(row, row, self.now.amount)

    def _head(self, entry: Entry) -> None:
        """An account with the sum of its lines."""
        self.page.texts(entry.account, entry.name, tone="total")
        row = self.page.row
        self._sum(f"SUM({{0}}{row + 2}:{{0}}{row + entry.lines + 1})", entry.now, entry.before)

    def _line(self, entry: Entry, number: int) -> None:
        now = entry.now[number] if number < len(entry.now) else None
        was = entry.before[number] if number < len(entry.before) else None
        self.page.blank(0)
        name = self.now.name(now) if now is not None else ""
        amount = self.now.line(now)
        if self.was:
            name = name or (self.was.name(was) if was is not None else "")
            self._difference(amount - self.was.line(was))
        self.page.text(1, name)
        self.page.row += 1

    def _total(self, tops: Sequence[int]) -> None:
        self.page.blank(0, tone="total")
        self.page.text(1, self.language.say("item.total"), tone="total")
        sides = (self.now, self.was or self.now)
        everything = (range(len(side.editable.charges)) for side in sides)
        self._sum("+".join(f"{{0}}{row + 1}" for row in tops), *everything)

    def _sum(self, formula: str, now: Sequence[int], was: Sequence[int]) -> None:
        """A sum of charges, by their numbers, on both sides, and the difference."""
        value = self.now.sum(formula, now)
        if self.was:
            self._difference(value - self.was.sum(formula, was), "total")
        self.page.row += 1

    def _money(self, key: str, formula: str, value: int) -> None:
        self.page.blank(*range(self.now.amount), tone="total")
        self.page.text(1, self.language.say(key), tone="total")
        self.page.formula(self.now.amount, formula, value, "rupiah", "total")
        self.page.row += 1

    def _difference(self, value: int, tone: str = "") -> None:
        row = self.page.row
        formula = f"{cell(row, self.now.amount)}-{cell(row, _BEFORE + _AMOUNT)}"
        self.page.formula(12, formula, value, "change", tone)


class _Side:
    """The five columns of the lines now, which follow the inputs, or before, which stand."""

    def __init__(
        self, page: Page, at: int, editable: EditableCost, cells: Cells | None, language: Language
    ) -> None:
        self.page, self.at, self.editable = page, at, editable
        self.cells, self.language = cells, language
        self.amount = at + _AMOUNT

    def name(self, number: int) -> str:
        """What a line is for; since when, where its programme has several."""
        charge = self.editable.charges[number]
        if charge.source is None:
            return charge.name
        several = charge.after or end_of(self.editable, charge) is not None
        since = self.language.say("book.since", month=charge.first) if several else ""
        return self.language.say("book.line", program=charge.name, since=since)

    def sum(self, formula: str, numbers: Sequence[int]) -> int:
        """A sum of amounts, its formula written with ``{0}`` for their column; returns it."""
        self.page.blank(*range(self.at, self.amount), tone="total")
        value = sum(self._worth(number) for number in numbers)
        letter = cell(0, self.amount)[:-1]
        self.page.formula(self.amount, formula.format(letter), value, "rupiah", "total")
        return value

    def line(self, number: int | None) -> int:
        """Coefficient, unit, price, tax and amount of a charge; returns the amount."""
        if number is None:
            self.page.blank(*range(self.at, self.amount + 1))
            return 0
        charge = self.editable.charges[number]
        coefficient = f"{group(self.editable.workers)} Orang x {charge.months} Bulan"
        self.page.text(self.at + 1, "Orang Bulan")
        self.page.number(self.at + 3, 0, "percent")
        value = self._worth(number)
        if self.cells is None:
            self.page.text(self.at, coefficient)
            self.page.number(self.at + 2, charge.rate, "rupiah")
            self.page.number(self.amount, value, "rupiah")
            return value
        months, rate = self.cells.months_of(number), self.cells.rates[number]
        text = f'{grouped(self.cells.workers)}&" Orang x "&{months}&" Bulan"'
        self.page.formula(self.at, text, coefficient, "text")
        self.page.formula(self.at + 2, rate, charge.rate, "rupiah")
        amount = f"{self.cells.workers}*{months}*{rate}"
        self.page.formula(self.amount, amount, value, "rupiah")
        return value

    def _worth(self, number: int) -> int:
        charge: Charge = self.editable.charges[number]
        return self.editable.workers * charge.months * charge.rate


def grouped(name: str) -> str:
    """The formula of a count with dots, whatever marks the reader's Excel groups by."""
    formula = f"FIXED({name},0,FALSE)"
    for mark in (",", " ", "\u00a0", "\u202f"):
        formula = f'SUBSTITUTE({formula},"{mark}",".")'
    return formula
