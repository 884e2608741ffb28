"""Where a reckoning stands in a workbook: the names of its cells, and formulas made of them."""

from typing import NamedTuple

from pekerja_rentan.formats.xlsx.book import name_of
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.document import Document, EditableCost, end_of

MOST_MONTHS = 12
"""An allocation is for one budget year: the months may grow to these, or to as many as were asked
for where that is more."""


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
        """The formula of a charge's months: see ``model.months_of``."""
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
