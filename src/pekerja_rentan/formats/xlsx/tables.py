"""Tables as they were answered, the frontier with live formulas, and the words around them."""

from collections.abc import Iterable, Sequence
from typing import Any

from pekerja_rentan.formats.xlsx.book import (
    NARROWEST,
    WIDEST,
    Book,
    Page,
    cell,
    without_excel_markup,
)
from pekerja_rentan.formats.xlsx.cells import Cells, formulas_of
from pekerja_rentan.formats.xlsx.charts import add_chart
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.document import Chart, Document
from pekerja_rentan.presentation.model import Column, Row, Sheet, Table, written

_SAMPLE = 1000
"""Rows that the widths of columns are taken from."""


def write_frontier(
    book: Book, document: Document, table: Table, cells: Cells | None, language: Language
) -> None:
    """What the allocation buys by months. Each row follows the rates and the allocation where
    every month costs the same, else the allocation alone."""
    page = book.sheet(language.say("book.frontier"), document.title, wide=True)
    sheet = table.sheet
    _columns(page, [sheet], language)
    page.across(table.title, len(sheet.shown), "title")
    page.header([column.heading(language) for column in sheet.shown])
    first = page.row
    places = {column.key: number for number, column in enumerate(sheet.shown)}
    for row in sheet.rows:
        _static(page, row, sheet, language)
        if cells:
            _follow(page, row, places, cells)
        page.row += 1
    axes = (language.say("col.months"), language.say("col.workers"))
    rows, workers = (first, page.row - 1), [places["workers"]]
    add_chart(page, document.chart(table.key), rows, places["months"], workers, axes)
    page.finish()


def _follow(page: Page, row: Row, places: dict[str, int], cells: Cells) -> None:
    """The formulas of a row of the frontier, over what was written as it stands."""
    each, months = row.cells["one_more"], row.cells["months"]
    known, tone = cells.editable, row.tone
    at = {key: cell(page.row, column) for key, column in places.items()}
    rates = [charge.rate for charge in known.charges]
    if (
        len({charge.program for charge in known.charges}) == len(rates)
        and months * sum(rates) == each
    ):
        formula = f"{at['months']}*({'+'.join(cells.rates)})"
        page.formula(places["one_more"], formula, each, "rupiah", tone)
    whole = f"INT({cells.allocation}/{at['one_more']})"
    bought = f"{whole}-({whole}*{at['one_more']}>{cells.allocation})"
    page.formula(places["workers"], bought, row.cells["workers"], "count", tone)
    cost = f"{at['workers']}*{at['one_more']}"
    page.formula(places["cost"], cost, row.cells["cost"], "rupiah", tone)
    rest = f"{cells.allocation}-{at['cost']}"
    page.formula(places["remainder"], rest, row.cells["remainder"], "rupiah", tone)


def write_table(book: Book, document: Document, table: Table, language: Language) -> None:
    """A table on a sheet of its own, with its chart."""
    page = book.sheet(language.say(f"book.{table.key}"), document.title, wide=True)
    sheet = table.sheet
    page.refuse_long(len(sheet.rows) + 2)
    chart = document.chart(table.key)
    _columns(page, [sheet], language, chart)
    page.across(table.title, max(len(sheet.shown), 2), "title")
    page.header([column.heading(language) for column in sheet.shown])
    _rows(page, sheet, language)
    if chart:
        page.row += 1
        _drawn(page, chart)
    page.finish()


def write_blocks(book: Book, document: Document, language: Language) -> None:
    """The answer as it is shown elsewhere, block by block; the headings of one block alone come
    again on every page, for of several they would stand over another's columns."""
    shown = [table.sheet for table in document.tables]
    blocks = [block for block in document.blocks if block.sheet not in shown]
    if not blocks:
        return
    page = book.sheet(language.say("book.details"), document.title, wide=True)
    sheets = [block.sheet for block in blocks]
    page.refuse_long(sum(len(sheet.rows) + 5 for sheet in sheets))
    _columns(page, sheets, language)
    widest = max(2, *(len(sheet.shown) for sheet in sheets))
    if document.budget_model and document.budget_model.live:
        page.across(language.say("book.details-stand"), widest, "small")
    for block in blocks:
        page.across(block.heading, widest, "section")
        titles = [column.heading(language) for column in block.sheet.shown]
        page.header(titles, frozen=len(blocks) == 1)
        _rows(page, block.sheet, language)
        for sentence in block.sums:
            page.across(sentence, widest, "said")
        page.row += 1
    page.finish()


def write_charts(
    book: Book, document: Document, charts: Sequence[Chart], language: Language
) -> None:
    """Charts that no table is for, with the figures that they are drawn from."""
    page = book.sheet(language.say("book.charts"), document.title, wide=True)
    page.widths(44, 20, 20, 20, 20)
    for chart in charts:
        page.across(chart.title, 5, "section")
        _drawn(page, chart)
    page.finish()


def _drawn(page: Page, chart: Chart) -> None:
    """A chart under the figures that it is drawn from."""
    for column, title in enumerate(["", *(series.name for series in chart.series)]):
        page.text(column, title, "head")
    page.row += 1
    first, last = page.row, page.row + len(chart.labels) - 1
    for number, label in enumerate(chart.labels):
        page.text(0, label)
        for column, series in enumerate(chart.series, start=1):
            page.number(column, series.values[number], chart.unit)
        page.row += 1
    add_chart(page, chart, (first, last), 0, range(1, len(chart.series) + 1))
    page.row += 20 if page.book.draws else 1


def write_notes(book: Book, document: Document, language: Language) -> None:
    """What was taken for granted, how it was reckoned, and what remains open."""
    page = book.sheet(language.say("book.notes"), document.title)
    page.widths(30, 40, 40)
    page.across(language.say("book.notes"), 3, "title")
    blocks = document.blocks
    _sentences(page, "book.basis", (s for b in blocks for s in b.basis), language)
    _sentences(page, "book.said", (s for b in blocks for s in b.sums), language)
    _sentences(page, "head.why", (s for b in blocks for s in b.why), language)
    _sentences(page, "book.open", document.open_points, language)
    page.finish()


def _sentences(page: Page, key: str, sentences: Iterable[str], language: Language) -> None:
    told = list(dict.fromkeys(sentences))
    page.refuse_long(len(told) + 2)
    if told:
        page.row += 1
        page.across(language.say(key), 3, "section")
        for sentence in told:
            page.across(sentence, 3, "said")


def write_sources(book: Book, document: Document, language: Language) -> None:
    """Every source with its level: primary, secondary, open."""
    page = book.sheet(language.say("book.sources"), document.title, wide=True)
    page.widths(24, 50, 14, 14, 40, 50)
    page.across(language.say("book.sources"), 6, "title")
    keys = ("source-id", "source-title", "issued", "level", "url", "source-note")
    page.header([language.say(f"book.{key}") for key in keys])
    for source in document.sources:
        issued, level = (
            language.issued_in_full(source.issued),
            language.say(f"level.{source.level}"),
        )
        address = source.url or language.say("show.no-address")
        note = language.pick(source.note) if source.note else ""
        page.texts(source.id, source.title, issued, level, address, note)
        page.row += 1
    page.finish()


def write_origin(book: Book, document: Document, language: Language) -> None:
    """How the figures were made: the version, and the policies by the sha256 of their files."""
    page = book.sheet(language.say("book.origin"), document.title)
    page.widths(30, 80)
    page.across(language.say("book.origin"), 2, "title")
    page.header([language.say("book.item"), language.say("book.value")])
    for policy in document.policies:
        facts = [
            (language.say("book.version"), policy.rentan),
            (language.say("book.policy"), policy.id),
            (language.say("book.fingerprint"), policy.sha256),
            *policy.files.items(),
        ]
        for label, value in facts:
            page.texts(label, str(value))
            page.row += 1
    page.finish()


def _rows(page: Page, sheet: Sheet, language: Language) -> None:
    first = page.row
    for row in sheet.rows:
        _static(page, row, sheet, language)
        page.row += 1
    _sums(page, sheet, first, language)


def _static(page: Page, row: Row, sheet: Sheet, language: Language) -> None:
    """The cells of a row as they stand, and those that follow from others as their formulas."""
    tone = row.tone
    live = formulas_of(row, sheet, page.row)
    for number, column in enumerate(sheet.shown):
        text = written(row, column, language)
        kind = _figure(row, column, text, language)
        if kind and column.key in live:
            page.formula(number, live[column.key], row.cells[column.key], kind, tone)
        elif kind:
            page.number(number, row.cells[column.key], kind, tone)
        else:
            page.text(number, text, "mixed" if column.number else "text", tone)


def _figure(row: Row, column: Column, text: str, language: Language) -> str:
    """The look of a cell whose text says no more than its number; else none."""
    value = row.cells.get(column.key)
    if not isinstance(value, int):
        return ""
    if column.kind in ("count", "rupiah") and column.key not in row.labels:
        return column.kind
    looks = {language.rupiah(value, signed=True): "change", language.rupiah(value): "rupiah"}
    return looks.get(text, "")


def _sums(page: Page, sheet: Sheet, first: int, language: Language) -> None:
    """Under the rows from ``first`` on what the summed columns come to."""
    under = []
    for number, column in enumerate(sheet.shown):
        values: list[Any] = [row.cells.get(column.key) for row in sheet.rows]
        if column.key in sheet.summed and None not in values:
            under.append((number, sum(values)))
    if under and len(sheet.rows) > 1:
        page.total(language.say("item.total"), len(sheet.shown), first, under, at=0)
        page.row += 1


def _columns(
    page: Page, sheets: Sequence[Sheet], language: Language, chart: Chart | None = None
) -> None:
    """Columns wide enough for what stands in them, of one sheet or of several under another, and of
    the figures of a ``chart`` below."""
    longest: dict[int, int] = {}

    def reserve(number: int, lengths: Iterable[int]) -> None:
        longest[number] = max(longest.get(number, NARROWEST), *lengths)

    for sheet in sheets:
        for number, column in enumerate(sheet.shown):
            texts = (written(row, column, language) for row in sheet.rows[:_SAMPLE])
            rows = (len(without_excel_markup(text)) + 5 for text in texts)
            reserve(number, [len(column.heading(language)) + 3, *rows])
    for number, series in enumerate(chart.series if chart else (), start=1):
        values = (len(language.rupiah(value)) + 5 for value in series.values)
        reserve(number, [len(series.name) + 3, *values])
    page.widths(*(min(longest[number], WIDEST) for number in range(len(longest))))


def write_receipt(book: Book, lines: Iterable[str]) -> None:
    """The receipt of the answer, on a sheet that nobody sees: every program keeps the cells of one
    when it saves the workbook, and only these."""
    sheet = book.file.add_worksheet("rentan")
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line)
    sheet.very_hidden()
