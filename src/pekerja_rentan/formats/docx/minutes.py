"""Minutes that two parties sign (*berita acara*): counts and Rupiah. Names stand in lists of their
own, which the minutes speak of as annexes.
"""

from docx.document import Document as Word
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT as ALIGN
from docx.shared import Pt

from pekerja_rentan.formats.docx.fields import BLANK
from pekerja_rentan.formats.docx.form import (
    add_entries,
    add_footer,
    add_line,
    add_sections,
    add_signatories,
    named,
    new_letter,
)
from pekerja_rentan.language import Language

SECTIONS = (
    ("subject", ("question",)),
    ("facts", ("facts",)),
    ("result", ("calculation", "formulas")),
    ("agreed", ("answer", "amount")),
    ("to-do", ("suggestions", "open_points")),
    ("notes", ("assumptions",)),
)
PARTIES = ("first", "second")


def minutes(language: Language) -> Word:
    """The form with its fields named in ``language``."""
    word = new_letter(language)
    title = add_line(word, named("title", language), align=ALIGN.CENTER, bold=True, size=13)
    title.paragraph_format.space_before = Pt(48)
    number = f"{language.say('letter.number')}: {BLANK}"
    add_line(word, number, align=ALIGN.CENTER).paragraph_format.space_after = Pt(10)
    add_line(word, language.say("minutes.opening"))
    _parties(word, language)
    add_line(word, language.say("minutes.agree"))
    add_sections(word, SECTIONS, "minutes", language)
    for key in ("annexes", "closing"):
        add_line(word, language.say(f"minutes.{key}")).paragraph_format.space_before = Pt(8)
    add_line(word, named("origin", language), size=8, grey=True)
    signs = [language.say(f"minutes.{party}-party") for party in PARTIES]
    room = {at: (party, "", "", "", "." * 36) for at, party in enumerate(signs)}
    add_signatories(word, room, language)
    add_footer(word, language)
    return word


def _parties(word: Word, language: Language) -> None:
    """Who signs, to be filled in by hand, and for whom."""
    for at, party in enumerate(PARTIES, start=1):
        rows = [
            (language.say("letter.signed"), BLANK),
            (language.say("letter.staff-number"), BLANK),
            (language.say("minutes.position"), BLANK),
            (language.say("minutes.for"), language.say(f"minutes.{party}")),
        ]
        if party == "first":
            rows[-1] = (rows[-1][0], f"{named('office', language)}, {rows[-1][1]}")
        lines = [
            ("" if line else f"{at}.", name, ":", value) for line, (name, value) in enumerate(rows)
        ]
        add_entries(word, lines, (0.8, 3.4, 0.5, 11.3))
        word.add_paragraph().paragraph_format.space_after = Pt(0)
