"""A document as a report of a few pages: its answer, then a section for each block with its chart
and its table, what is open, and its sources; no letter."""

from io import BytesIO
from typing import Any

from docx.document import Document as Word
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT as ALIGN
from docx.shared import Cm, Pt

from pekerja_rentan.formats.docx.form import add_footer, add_line, add_signature, new_letter
from pekerja_rentan.formats.docx.grid import tables_of
from pekerja_rentan.formats.docx.notes import Notes, numbered
from pekerja_rentan.language import Language, plain
from pekerja_rentan.presentation.document import Document
from pekerja_rentan.presentation.model import Sheet
from pekerja_rentan.presentation.words import origin_sentence

_WIDTH = 9070
"""Between the margins of A4, in twips."""
_CHARTS = ((5, Cm(8)), (8, Cm(6)))
"""How wide charts are, by how many sections there are at most: so that they stay on four pages."""
_SMALL, _SMALLEST = 8, 6.5
_BETWEEN = Pt(3)
"""How high the line behind a table is."""


def write_pages(document: Document, language: Language) -> Word:
    """The report."""
    word = new_letter(language)
    word.styles["Normal"].font.size = Pt(10)
    notes = Notes(word, (), language)
    width = next((width for most, width in _CHARTS if len(document.blocks) <= most), _CHARTS[-1][1])
    numbers = {source.id: number for number, source in enumerate(document.sources, start=1)}

    def sentence(text: str, size: float | None = None) -> None:
        line = add_line(word, plain(numbered(text, numbers), 4000), size=size)
        line.paragraph_format.space_after = Pt(2)

    add_line(word, document.title, align=ALIGN.CENTER, bold=True, size=14)
    add_line(word, document.question, align=ALIGN.CENTER, size=10)
    _heading(word, language.say("page.answer"))
    sentence(document.conclusion.sentences[0])
    for number, block in enumerate(document.blocks):
        _heading(word, block.heading)
        for said in block.sums:
            sentence(said)
        if chart := document.chart(f"part-{number}"):
            from pekerja_rentan.formats.svg.picture import write

            word.paragraphs[-1].paragraph_format.keep_with_next = True
            word.add_picture(BytesIO(write(chart, language, "png")), width=width)
        elif block.sheet.rows:
            _table(word, block.sheet, language, notes)
    for key, points in (("page.open", document.levers), ("head.notes", document.open_points)):
        if points:
            _heading(word, language.say(key))
        for point in points:
            sentence(point, size=_SMALL)
    _heading(word, language.say("head.sources"))
    for source in document.sources:
        level, issued = language.say(f"level.{source.level}"), language.issued(source.issued)
        title = f"[{numbers[source.id]}] {source.title} ({issued}, {level})"
        line = add_line(word, plain(title), size=_SMALLEST)
        line.paragraph_format.space_after = Pt(0)
    for policy in document.policies:
        add_line(word, origin_sentence(policy, language), size=_SMALLEST, grey=True)
    add_signature(word, language, "report.signatory")
    add_footer(word, language)
    return word


def _heading(word: Word, text: str) -> None:
    line = add_line(word, text, bold=True, size=11)
    line.paragraph_format.space_before = Pt(5)
    line.paragraph_format.keep_with_next = True


def _table(word: Word, sheet: Sheet, language: Language, notes: Notes) -> None:
    """A table in the place of a paragraph, which stays behind it."""
    line: Any = add_line(word, " ", size=9)
    for number, made in enumerate(tables_of(sheet, language, line._p, _WIDTH, notes)):
        between = line if not number else add_line(word, " ", size=9)
        between._p.addprevious(made)
    line.runs[0].font.size = _BETWEEN
