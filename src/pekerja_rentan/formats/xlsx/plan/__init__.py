"""A plan as a workbook that follows its inputs: headcounts, months, contributions, allocations."""

from pekerja_rentan.formats.xlsx.book import Book
from pekerja_rentan.formats.xlsx.plan.budget import write_budget
from pekerja_rentan.formats.xlsx.plan.cash import write_cash
from pekerja_rentan.formats.xlsx.plan.change import write_change
from pekerja_rentan.formats.xlsx.plan.inputs import write_inputs
from pekerja_rentan.formats.xlsx.plan.layout import Layout
from pekerja_rentan.formats.xlsx.plan.months import write_months
from pekerja_rentan.formats.xlsx.tables import write_table
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.budget_model import BudgetModel
from pekerja_rentan.presentation.document import Document


def write_plan(book: Book, document: Document, model: BudgetModel, language: Language) -> None:
    """Inputs, lines of the budget, cash plan, and the months of every cohort that all these are
    sums of. A plan of too many months has its lines and its cash plan as they were answered."""
    layout = Layout(model, language)
    (table,) = document.tables
    write_inputs(book, document, layout, language)
    places = write_budget(book, document, layout, language)
    if document.before_model:
        write_change(book, document, model, document.before_model, places, language)
    if not model.live:
        write_table(book, document, table, language)
        return
    write_cash(book, document, table, layout, language)
    write_months(book, document, layout, language)
