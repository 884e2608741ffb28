"""Where the parts of a plan stand in its workbook: the names of its inputs, and the columns and
rows of the months of its cohorts, which all other sheets are sums of.
"""

from pekerja_rentan.formats.xlsx.book import cell, name_of, sheet_name
from pekerja_rentan.formatting import letters
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.budget_model import AllocationRow, BudgetModel, CohortModel

TOP = 3
"""The first row of the months, under a title, a sentence and the headings."""
Key = str | tuple[str, int] | tuple[str, int, int]


class Layout:
    """The names of cells and the places of months, known before anything is written."""

    def __init__(self, model: BudgetModel, language: Language) -> None:
        self.model, self._say = model, language.say
        self.has_attrition, self.has_prepayment = model.has_attrition, model.has_prepayment
        self.max_funders = model.max_funders
        self.sheet = sheet_name(language.say("book.cohorts"))
        self.columns: dict[Key, int] = {key: at for at, key in enumerate(self._keys())}
        self.firsts: list[int] = []
        row = TOP
        for cohort in model.cohorts:
            self.firsts.append(row)
            row += len(cohort.entries)
        self.end = row

    def _keys(self) -> list[Key]:
        model = self.model
        programs = range(len(model.programs))
        keys: list[Key] = ["cohort", "number", "month", "workers"]
        keys += ["so-far", "leaving"] if self.has_attrition else []
        keys += ["paying", "paid-for"] if self.has_prepayment else []
        keys += [("rate", program) for program in programs]
        keys += [("paid", program) for program in programs]
        keys += ["amount", ("fund", 0)]
        for slot in range(self.max_funders if self.max_funders > 1 else 0):
            keys += [("fund", slot)] if slot else []
            keys += [("part", slot, program) for program in programs]
        return keys

    # Names of inputs

    def workers(self, cohort: int) -> str:
        return self._numbered("workers", cohort, len(self.model.cohorts))

    def months(self, cohort: int) -> str:
        return self._numbered("months", cohort, len(self.model.cohorts))

    def rate(self, rate_row: int) -> str:
        tariffs = self.model.tariffs
        program = tariffs[rate_row].program
        alike = [at for at, each in enumerate(tariffs) if each.program == program]
        key = f"_{name_of(program).upper()}"
        return self._numbered("rate", alike.index(rate_row), len(alike), key)

    def grant(self, grant: AllocationRow) -> str:
        fund = self.model.funds[grant.fund].label
        more = f"_{name_of(fund).upper()}" if len(self.model.funds) > 1 else ""
        return f"{self._say('book.name-allocation')}{more}_{name_of(grant.first)}"

    def _numbered(self, key: str, at: int, of: int, more: str = "") -> str:
        return self._say(f"book.name-{key}") + more + (f"_{at + 1}" if of > 1 else "")

    # Places of months

    def column(self, key: Key) -> int:
        """Where a column stands; without payment in advance people are paid for as they are
        covered."""
        if key in ("paying", "paid-for") and not self.has_prepayment:
            key = "workers"
        return self.columns[key]

    def at(self, key: Key, cohort: int, entry: int) -> str:
        """A cell, as the sheet of the months itself says it."""
        return cell(self.firsts[cohort] + entry, self.column(key))

    def span(self, key: Key, cohort: int, first: int, last: int) -> str:
        """Cells under each other, as the sheet itself says them."""
        return f"{self.at(key, cohort, first)}:{self.at(key, cohort, last)}"

    def area(self, key: Key, cohort: int, first: int, last: int) -> str:
        """Cells under each other, as other sheets say them."""
        return f"'{self.sheet}'!{self.span(key, cohort, first, last)}"

    def _whole(self, key: Key) -> str:
        """The column with the months of all cohorts."""
        letter = letters(self.column(key))
        return f"'{self.sheet}'!${letter}${TOP + 1}:${letter}${self.end}"

    # Sums over the months of all cohorts

    def people(self, month: str) -> str:
        """The people covered in a month of the plan; ``month`` is the cell of its number."""
        return f"SUMIFS({self._whole('workers')},{self._whole('number')},{month})"

    def paid(self, program: int, month: str) -> str:
        """What is paid for a programme in a month."""
        return f"SUMIFS({self._whole(('paid', program))},{self._whole('number')},{month})"

    def spent(self, fund: int, first: str, last: str, program: int | None = None) -> str:
        """What a fund pays from one month to another, for all programmes or for one."""
        model, several = self.model, self.max_funders > 1
        programs = range(len(model.programs)) if program is None else (program,)
        months = self._whole("number")
        sums = []
        for slot in range(self.max_funders):
            of_fund = f'{self._whole(("fund", slot))},"{model.funds[fund].label}"'
            for each in programs:
                key: Key = ("part", slot, each) if several else ("paid", each)
                between = f'{months},">="&{first},{months},"<="&{last}'
                sums.append(f"SUMIFS({self._whole(key)},{between},{of_fund})")
        return "+".join(sums)


def prolonged(cohort: CohortModel) -> bool:
    """Whether the months of a cohort may be changed."""
    return cohort.editable == "all"
