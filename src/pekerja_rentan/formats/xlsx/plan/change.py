"""The lines of a plan's budget before and after a change, side by side (RKA Perubahan)."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pekerja_rentan.formats.xlsx.book import Book, Page, cell
from pekerja_rentan.formats.xlsx.plan.budget import accounts_of, coefficient, line_words
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.budget_model import BudgetLine, BudgetModel
from pekerja_rentan.presentation.document import Document

_WIDTHS = (20, 44, 26, 14, 19, 26, 14, 19, 20)
_BEFORE, _AFTER, _CHANGE = 2, 5, 8
_LINE = ("coefficient", "price", "amount")
Key = tuple[int, str, str, str, str, int]
"""Year, region, account, its name, the line's words, and its price."""


class PrintedLine(NamedTuple):
    """A line of the budget as it enters the planning system, in Rupiah; ``place`` is the cell of
    its amount on the sheet of lines that can be changed, if it stands on it."""

    coefficient: str
    price: int
    amount: int
    place: str = ""


def write_change(
    book: Book,
    document: Document,
    now: BudgetModel,
    before: BudgetModel,
    places: Mapping[tuple[int, BudgetLine], str],
    language: Language,
) -> None:
    """Every line that is in the budget before or after the change; what it is after follows the
    sheet of lines by ``places``."""
    page = book.sheet(language.say("book.rka-change"), document.title, wide=True)
    page.widths(*_WIDTHS)
    page.across(language.say("book.rka-title", title=document.title), len(_WIDTHS), "title")
    above = [""] * len(_WIDTHS)
    above[_BEFORE], above[_AFTER] = language.say("book.before"), language.say("book.after")
    page.header(above, frozen=False)
    heads = [language.say(f"book.{key}") for key in ("account", "item", *_LINE, *_LINE)]
    page.header([*heads, language.say("book.change-by")], above=1)
    first = page.row
    there, here = dict(_lines(before, {}, language)), dict(_lines(now, places, language))
    heading: tuple[int, str] | None = None
    for key in sorted({*there, *here}, key=lambda each: (each[:2], not each[2], each[2:])):
        if key[:2] != heading:
            heading = key[:2]
            page.across(f"{key[0]} {key[1]}".strip(), len(_WIDTHS), "section")
        _line(page, key, there.get(key), here.get(key))
    _total(page, first, there, here, language)
    page.finish()


def _lines(
    model: BudgetModel, places: Mapping[tuple[int, BudgetLine], str], language: Language
) -> Iterator[tuple[Key, PrintedLine]]:
    """The lines of a plan, by what makes two of them the same; alike ones are told apart by the
    order of their cohorts."""
    seen: dict[Key, int] = {}
    for year in sorted({line.year for cohort in model.cohorts for line in cohort.lines}):
        for region, entries in accounts_of(model, year, language):
            for entry in entries:
                for number, line in entry.lines:
                    cohort = model.cohorts[number]
                    rate = model.tariffs[line.rate_row].rate
                    key = (
                        year, region, entry.account, entry.name,
                        line_words(model, cohort, line, language), rate,
                    )  # fmt: skip
                    seen[key] = seen.get(key, 0) + 1
                    if seen[key] > 1:
                        key = (*key[:4], f"{key[4]} ({seen[key]})", rate)
                    said = coefficient(cohort, line)
                    amount = line.worker_months * rate
                    yield key, PrintedLine(said, rate, amount, places.get((number, line), ""))


def _line(page: Page, key: Key, before: PrintedLine | None, after: PrintedLine | None) -> None:
    page.texts(key[2], key[4] if key[2] else f"{key[4]} ({key[3]})")
    for column, entry in ((_BEFORE, before), (_AFTER, after)):
        if entry is None:
            page.text(column, "")
            page.text(column + 1, "")
            page.number(column + 2, 0, "rupiah-or-none")
            continue
        page.text(column, entry.coefficient)
        page.number(column + 1, entry.price, "rupiah")
        if entry.place:
            page.formula(column + 2, entry.place, entry.amount, "rupiah")
        else:
            page.number(column + 2, entry.amount, "rupiah")
    was, now = (entry.amount if entry else 0 for entry in (before, after))
    _difference(page, now - was, "")
    page.row += 1


def _difference(page: Page, value: int, tone: str) -> None:
    """What is more, or less, after the change in the present row."""
    formula = f"{cell(page.row, _AFTER + 2)}-{cell(page.row, _BEFORE + 2)}"
    page.formula(_CHANGE, formula, value, "change", tone)


def _total(
    page: Page,
    first: int,
    there: Mapping[Key, PrintedLine],
    here: Mapping[Key, PrintedLine],
    language: Language,
) -> None:
    sums = [sum(entry.amount for entry in each.values()) for each in (there, here)]
    under = zip((_BEFORE + 2, _AFTER + 2), sums, strict=True)
    page.total(language.say("item.total"), len(_WIDTHS), first, under)
    _difference(page, sums[1] - sums[0], "total")
    page.row += 1
