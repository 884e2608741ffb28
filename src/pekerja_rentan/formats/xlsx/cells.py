"""Where a reckoning stands in a workbook: the names of its cells, and formulas made of them."""

import re
from collections.abc import Mapping, Sequence
from math import prod
from typing import NamedTuple

from pekerja_rentan.formats.xlsx.book import cell, name_of
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.document import Document, EditableCost, end_of
from pekerja_rentan.presentation.model import Row, Sheet

MOST_MONTHS = 12
"""An allocation is for one budget year: the months may grow to these, or to as many as were asked
for where that is more."""

_TERM = re.compile(r"([+-]?)([a-z_*]+)")
"""A part of a formula of columns: its sign, and the columns that are multiplied."""


class Cells(NamedTuple):
    """The names of the cells that may be changed, and of those that follow; ``rates`` one a
    charge."""

    editable: EditableCost
    workers: str
    months: str
    rates: tuple[str, ...]
    allocation: str
    each: str
    total: str
    balance: str
    most_months: int

    def months_of(self, number: int) -> str:
        """The formula of a charge's months: see ``document.months_of``."""
        charge = self.editable.charges[number]
        end = end_of(self.editable, charge)
        if end is not None:
            return f"MAX(0,MIN({self.months},{end})-{charge.after})"
        return f"MAX(0,{self.months}-{charge.after})" if charge.after else self.months

    def rate_in(self, program: str, month: int) -> str | None:
        """The name of the rate of a programme in a month, the first being 0."""
        for number, charge in enumerate(self.editable.charges):
            end = end_of(self.editable, charge)
            within = charge.after <= month and (end is None or month < end)
            if charge.program == program and within:
                return self.rates[number]
        return None


def cells_of(document: Document, language: Language) -> list[Cells]:
    """The names for the reckonings of a document; of several, each has its region's id behind
    it."""
    known = document.editable_costs or document.scenarios
    return [_cells(each, len(known) > 1, language) for each in known]


def _cells(editable: EditableCost, several: bool, language: Language) -> Cells:
    behind = f"_{name_of(editable.region)}" if several else ""

    def named(key: str, more: str = "") -> str:
        return language.say(f"book.name-{key}") + more + behind

    rates = []
    for charge in editable.charges:
        alike = [each for each in editable.charges if each.program == charge.program]
        more = f"_{name_of(charge.program).upper()}"
        more += f"_{alike.index(charge) + 1}" if len(alike) > 1 else ""
        rates.append(named("rate", more))
    return Cells(
        editable=editable,
        workers=named("workers"),
        months=named("months"),
        rates=tuple(rates),
        allocation=named("allocation"),
        each=named("each"),
        total=named("total"),
        balance=named("balance"),
        most_months=max(MOST_MONTHS, editable.months),
    )


def formulas_of(row: Row, sheet: Sheet, at: int) -> dict[str, str]:
    """What the cells of ``row``, written in the row ``at``, follow from: by their columns, where it
    gives what they hold."""
    places = {column.key: number for number, column in enumerate(sheet.shown)}
    figures = {key: row.cells[key] for key in places if isinstance(row.cells.get(key), int)}
    live = {}
    for key, formula in sheet.formulas.items():
        terms = [(sign, term.split("*")) for sign, term in _TERM.findall(formula)]
        known = {key, *(name for _, names in terms for name in names)} <= set(figures)
        if known and _worth(terms, figures) == figures[key]:
            live[key] = re.sub("[a-z_]+", lambda name: cell(at, places[name[0]]), formula)
    return live


def _worth(terms: Sequence[tuple[str, list[str]]], figures: Mapping[str, int]) -> int:
    return sum(
        prod(figures[name] for name in names) * (-1 if sign == "-" else 1) for sign, names in terms
    )
