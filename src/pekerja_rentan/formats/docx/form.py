"""rentan's own form of a letter: a *telaahan staf* with its fields, for an office that has no
template of its own, and for one to begin with. Room is left for the letterhead.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT as ALIGN
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

from pekerja_rentan.formats.docx.fields import BLANK, BY_NAME, braced, spoken
from pekerja_rentan.language import Language
from pekerja_rentan.locales import LOCALES

TYPE = "Arial"
SECTIONS = (
    ("question", ("question",)),
    ("assumptions", ("assumptions",)),
    ("facts", ("facts",)),
    ("analysis", ("calculation", "formulas")),
    ("conclusion", ("answer", "amount")),
    ("suggestions", ("suggestions", "open_points")),
)
_LED = {"formulas": "letter.formulas", "open_points": "letter.to-settle"}
"""Fields with a line before them."""


def form(language: Language) -> Word:
    """The form with its fields named in ``language``."""
    word = new_letter(language)
    title = add_line(word, language.say("letter.name"), align=ALIGN.CENTER, bold=True, size=13)
    title.paragraph_format.space_before = Pt(72)
    title.paragraph_format.space_after = Pt(10)
    _head(word, language)
    add_sections(word, SECTIONS, "letter", language)
    origin = add_line(word, named("origin", language), size=8, grey=True)
    origin.paragraph_format.keep_with_next = True
    add_signature(word, language)
    add_footer(word, language)
    return word


def add_sections(
    word: Word, sections: Iterable[tuple[str, tuple[str, ...]]], topic: str, language: Language
) -> None:
    """Sections with their letters and the words ``TOPIC.NAME``, and the fields of each."""
    for letter, (name, fields) in zip("ABCDEF", sections, strict=True):
        heading = f"{letter}. {language.say(f'{topic}.{name}')}"
        line = add_line(word, heading, bold=True)
        line.paragraph_format.keep_with_next = True
        line.paragraph_format.space_before = Pt(10)
        for field in fields:
            _add_field(word, field, topic, language)


def _add_field(word: Word, name: str, topic: str, language: Language) -> None:
    """The field in a line of its own, or as its kind asks for; before the main amount stand the
    words ``TOPIC.amount``."""
    kind = BY_NAME[name].kind
    if name == "amount":
        said = language.say(f"{topic}.amount")
        line = add_line(word, f"{said}: {named('amount', language)} (")
        line.add_run(named("in_words", language)).italic = True
        line.add_run(").")
    elif name == "answer":
        add_line(word, named(name, language))
    elif kind == "list":
        if name in _LED:
            add_line(word, language.say(_LED[name])).paragraph_format.keep_with_next = True
        line = add_line(word, named(name, language), size=9 if name == "formulas" else 10)
        line.paragraph_format.keep_with_next = name == SECTIONS[-1][1][-1] or None
        make_numbered(word, line)
    else:
        add_line(word, named(name, language), size=9 if kind == "tables" else None)


def named(name: str, language: Language) -> str:
    """A field as a template in this language writes it."""
    return braced(spoken(BY_NAME[name], language))


def new_letter(language: Language) -> Word:
    """A4, the type, the language that a spelling checker goes by; nobody's name or picture."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = TYPE, Pt(11)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.08
    for spelling in word.styles.element.iter(qn("w:lang")):
        spelling.set(qn("w:val"), LOCALES[language.code]["spelling"])
    about = word.core_properties
    about.author, about.comments = "rentan", ""
    about.language = LOCALES[language.code]["spelling"]
    package = word.part.package
    for key, each in list(package.rels.items()):
        if each.reltype == RT.THUMBNAIL:
            del package.rels[key]
    return word


def add_line(
    place: Any,
    text: str,
    *,
    align: ALIGN | None = None,
    bold: bool = False,
    size: float | None = None,
    grey: bool = False,
) -> Paragraph:
    line: Paragraph = place.add_paragraph()
    if align is not None:
        line.alignment = align
    run = line.add_run(text)
    run.bold = bold or None
    run.font.size = Pt(size) if size else None
    if grey:
        run.font.color.rgb = RGBColor(0x60, 0x60, 0x60)
    return line


def _head(word: Word, language: Language) -> None:
    """To whom, from whom, when, and about what: to be filled in by hand but for the last."""
    rows = [
        ("to", language.say("letter.to-whom", blank=BLANK)),
        ("from", named("office", language)),
        ("date", BLANK),
        ("number", BLANK),
        ("enclosure", "-"),
        ("subject", named("title", language)),
    ]
    add_head(word, rows, language)
    rule = word.add_paragraph()
    edge = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "8"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{key}"), value)
    edge.append(bottom)
    rule._p.get_or_add_pPr().append(edge)
    rule.paragraph_format.space_after = Pt(2)


def add_head(word: Word, rows: Iterable[tuple[str, str]], language: Language) -> None:
    """The head of a letter: the words ``letter.NAME``, each with what belongs to it."""
    lines = [(language.say(f"letter.{name}"), ":", value) for name, value in rows]
    add_entries(word, lines, (2.6, 0.5, 12.9))


def add_entries(word: Word, lines: Sequence[Sequence[str]], centimetres: tuple[float, ...]) -> None:
    """Lines of texts that stand below each other in columns."""
    table = word.add_table(len(lines), len(centimetres))
    for row, texts in zip(table.rows, lines, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].add_run(text)
            cell.paragraphs[0].paragraph_format.space_after = Pt(1)
    set_widths(table, centimetres)


def set_widths(table: Table, centimetres: tuple[float, ...]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def make_numbered(word: Word, line: Paragraph) -> None:
    """Makes ``line`` the first of a numbered list of its own."""
    line.style = word.styles["List Number"]
    numbering = word.part.numbering_part.element
    given = word.styles["List Number"].element.pPr.numPr.numId.val
    kind = numbering.num_having_numId(given).abstractNumId.val
    number = numbering.add_num(kind)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    properties = line._p.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = number.numId
    properties.append(deepcopy(line.runs[0]._r.rPr))  # the numbers look as the text does


def add_signature(word: Word, language: Language, position: str = "letter.signatory") -> None:
    """Place and date, position, name: to be filled in and signed; never parted by a page."""
    place_and_date, signed = f"{'.' * 20}, {'.' * 24}", language.say("letter.signed")
    signatory = (place_and_date, language.say(position), "", "", "", signed)
    add_signatories(word, {1: signatory}, language)


def add_signatories(
    word: Word, signatories: Mapping[int, Sequence[str]], language: Language
) -> None:
    """What stands below each other where somebody signs, by the half of the page, and under it the
    number of who does."""
    staff_number = f"{language.say('letter.staff-number')} {'.' * 30}"
    table = word.add_table(1, 2)
    set_widths(table, (8, 8))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for column, texts in signatories.items():
        cell = table.cell(0, column)
        cell.paragraphs[0].paragraph_format.space_before = Pt(16)
        cell.paragraphs[0].add_run(texts[0])
        for text in (*texts[1:], staff_number):
            cell.add_paragraph(text)
        for line in cell.paragraphs:
            line.alignment = ALIGN.CENTER
            line.paragraph_format.space_after = Pt(0)
            line.paragraph_format.keep_with_next = True


def add_footer(word: Word, language: Language) -> None:
    """Page 1 of 2."""
    line = word.sections[0].footer.paragraphs[0]
    line.alignment = ALIGN.CENTER
    for word_, code in (
        (language.say("letter.page"), "PAGE"),
        (language.say("letter.of"), "NUMPAGES"),
    ):
        _small(line, f"{word_} " if code == "PAGE" else f" {word_} ")
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        run = _small(line, "1")
        field.append(run)
        line._p.append(field)


def _small(line: Paragraph, text: str) -> Any:
    run = line.add_run(text)
    run.font.size = Pt(8)
    return run._r
