"""The answer as an Excel workbook whose formulas live: inputs, budget lines, cash plan, frontier,
sources, and how the figures were made.
"""

from pekerja_rentan.formats.xlsx import tables
from pekerja_rentan.formats.xlsx.book import Book
from pekerja_rentan.formats.xlsx.budget import write_budget
from pekerja_rentan.formats.xlsx.cash import write_cash
from pekerja_rentan.formats.xlsx.cells import cells_of
from pekerja_rentan.formats.xlsx.inputs import write_inputs
from pekerja_rentan.formats.xlsx.plan import write_plan
from pekerja_rentan.formats.xlsx.scenarios import write_scenarios
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.document import Document


def write(document: Document, language: Language) -> bytes:
    """The workbook's bytes, the same for the same document. Raises InputError for what Excel
    cannot hold: more rows than a sheet has, an amount that it would round."""
    return fill(Book(document.title), document, language)


def fill(book: Book, document: Document, language: Language) -> bytes:
    """The bytes of a book with everything of a document in it."""
    if document.budget_model:
        write_plan(book, document, document.budget_model, language)
    else:
        _write_costs(book, document, language)
    if document.details:
        tables.write_blocks(book, document, language)
    _write_charts(book, document, language)
    tables.write_notes(book, document, language)
    tables.write_sources(book, document, language)
    tables.write_origin(book, document, language)
    if document.receipt:
        tables.write_receipt(book, document.receipt)
    return book.data()


def _write_costs(book: Book, document: Document, language: Language) -> None:
    """The inputs and what follows from them, each on its sheet."""
    editable_costs = cells_of(document, language)
    write_inputs(book, document, editable_costs, language)
    if document.scenarios:
        write_scenarios(book, document, editable_costs, language)
    elif editable_costs:
        write_budget(book, document, editable_costs, language)
    one = editable_costs[0] if len(editable_costs) == 1 else None
    for table in document.tables:
        if table.key == "frontier":
            tables.write_frontier(book, document, table, one, language)
        elif table.key == "months" and one:
            write_cash(book, document, table, one, language)
        else:
            tables.write_table(book, document, table, language)


def _write_charts(book: Book, document: Document, language: Language) -> None:
    """The charts that are not drawn beside their table."""
    drawn = {table.key for table in document.tables}
    drawn |= {"scenarios"} if document.scenarios else set()
    charts = [chart for chart in document.charts if chart.key not in drawn]
    if charts:
        tables.write_charts(book, document, charts, language)
