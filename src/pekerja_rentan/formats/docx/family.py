"""A letter to the family of a member who has died: what is due to it and what it brings."""

from collections.abc import Sequence
from copy import deepcopy
from typing import NamedTuple

from docx.shared import Pt

from pekerja_rentan.formats.docx import packed
from pekerja_rentan.formats.docx.fields import BLANK
from pekerja_rentan.formats.docx.form import (
    add_footer,
    add_head,
    add_line,
    add_signature,
    make_numbered,
    new_letter,
)
from pekerja_rentan.language import Language


class FamilyLetter(NamedTuple):
    """What one letter says: ``to`` are the lines of the address, ``said`` its paragraphs before
    what is to be brought (``papers``), ``after`` those behind it."""

    subject: str
    to: Sequence[str]
    said: Sequence[str]
    papers: Sequence[str]
    after: Sequence[str]
    sources: str


def write_family(letter: FamilyLetter, language: Language) -> bytes:
    """The letter as a Word document, with room for a letterhead and a signature."""
    word = new_letter(language)
    rows = (("date", BLANK), ("number", BLANK), ("subject", letter.subject))
    add_line(word, "").paragraph_format.space_before = Pt(60)
    add_head(word, rows, language)
    add_line(word, "")
    for text in letter.to:
        add_line(word, text).paragraph_format.space_after = Pt(0)
    add_line(word, "")
    for text in letter.said:
        add_line(word, text)
    papers = [add_line(word, text, size=11) for text in letter.papers]
    make_numbered(word, papers[0])
    numbering = papers[0]._p.get_or_add_pPr().get_or_add_numPr()
    for line in papers[1:]:
        line.style = papers[0].style
        line._p.get_or_add_pPr().append(deepcopy(numbering))
    for text in letter.after:
        add_line(word, text)
    add_line(word, letter.sources, size=8, grey=True)
    add_signature(word, language, "family.signatory")
    add_footer(word, language)
    word.core_properties.title = letter.subject
    return packed(word)
