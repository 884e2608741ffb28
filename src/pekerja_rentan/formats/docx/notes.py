"""Sources as footnotes of a letter, each once, where it is first named.

Sentences name their sources by marks in square brackets, ``[pp-44-2015]``. In the letter the mark
of a source becomes a footnote that says in words what it is; a mark that is repeated, or stands
where Word takes no footnotes (headers, footers, text boxes), goes away. python-docx knows no
footnotes: their part is written here as ECMA-376 has it.
"""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Pt
from docx.text.font import Font

from pekerja_rentan.engine.result import SourceRef
from pekerja_rentan.formats.docx.fields import source_words
from pekerja_rentan.language import Language, plain

_MARK = re.compile(r"\s?\[([\w.-]+(?:[ ,]+[\w.-]+)*)\]")
_CODE = re.compile(r"^[RW]-[A-Z-]+: ")
_BEGIN, _END = "\ue000", "\ue001"
_PLACED = re.compile(f"({_BEGIN}\\d+{_END})")
_NO_SOURCE = "-"
_SEPARATORS = (("-1", "separator"), ("0", "continuationSeparator"))
_STYLE, _TYPE = "footnote text", 8
"""The style of a footnote, and the size of its type in points."""


def numbered(text: str, numbers: Mapping[str, int]) -> str:
    """``text`` with the marks of sources as their numbers in a list of sources."""

    def number(match: re.Match[str]) -> str:
        names = re.split(r"[ ,]+", match[1])
        known = all(name in numbers for name in names)
        return f" [{', '.join(str(numbers[name]) for name in names)}]" if known else match[0]

    return _MARK.sub(number, text)


class Notes:
    """The footnotes of a letter under way, by the sources that may be named in it."""

    def __init__(self, word: Word, sources: Iterable[SourceRef], language: Language) -> None:
        self.word, self.language = word, language
        self.sources = list(sources)
        self.places = {source.id: number for number, source in enumerate(self.sources)}
        self.cited: list[int] = []
        self.part, self.root = _opened(word)
        self.first = 1 + max((int(each.get(qn("w:id"), "0")) for each in self.root), default=0)

    def marked(self, text: str) -> str:
        """``text`` with the marks of sources as they are put into a letter, and without codes of
        reasons; other brackets stay."""
        return _MARK.sub(self._placed, _CODE.sub("", text))

    def bare(self, text: str) -> str:
        """``text`` without the marks of sources."""
        return _PLACED.sub("", self.marked(text))

    def _placed(self, match: re.Match[str]) -> str:
        names = re.split(r"[ ,]+", match[1])
        if names == [_NO_SOURCE]:
            return ""
        if not all(name in self.places for name in names):
            return match[0]
        return "".join(f"{_BEGIN}{self.places[name]}{_END}" for name in names)

    def settle(self, place: Any) -> None:
        """Makes footnotes of the marks in a paragraph or a table."""
        allowed = _takes_notes(place)
        for piece in list(place.iter(qn("w:t"))):
            if piece.text and _BEGIN in piece.text:
                self._cut(piece, allowed=allowed)

    def _cut(self, piece: Any, *, allowed: bool) -> None:
        """Parts the run of a text at its marks."""
        run = piece.getparent()
        first, *rest = _PLACED.split(piece.text)
        piece.text = first
        after = [each for each in run.iterchildren() if run.index(each) > run.index(piece)]
        last = run
        for part in rest:
            if _PLACED.fullmatch(part):
                last = self._cite(run, last, int(part[1:-1])) if allowed else last
            elif part:
                last = _next(last, _like(run, _text(part)))
        if after and last is not run:
            _next(last, _like(run, *after))

    def _cite(self, run: Any, last: Any, number: int) -> Any:
        """A reference to the footnote of a source after ``last``, the first time."""
        if number in self.cited:
            return last
        self.cited.append(number)
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(self.first + len(self.cited) - 1))
        made = _like(run, reference)
        Font(made).superscript = True
        return _next(last, made)

    def save(self) -> None:
        """Puts the footnotes into the letter."""
        if not self.cited:
            return
        style = _style(self.word)
        for at, number in enumerate(self.cited):
            text = plain(source_words(self.sources[number], self.language), 4000)
            self.root.append(_note(self.first + at, text, style))
        data = serialize_part_xml(self.root)
        if self.part is None:
            name = PackURI("/word/footnotes.xml")
            part = Part(name, CT.WML_FOOTNOTES, data, self.word.part.package)
            self.word.part.relate_to(part, RT.FOOTNOTES)
            _separate(self.word)
        else:
            self.part._blob = data


def _opened(word: Word) -> tuple[Any, Any]:
    """The part of footnotes that a template has, and its root; else a new root, with the lines
    that every part of footnotes begins with."""
    for each in word.part.rels.values():
        if each.reltype == RT.FOOTNOTES:
            return each.target_part, parse_xml(each.target_part.blob)
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" '
        f'w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in _SEPARATORS
    )
    return None, parse_xml(f'<w:footnotes xmlns:w="{nsmap["w"]}">{separators}</w:footnotes>')


def _separate(word: Word) -> None:
    """Says in the settings which notes are the separators."""
    settings = word.settings.element
    if settings.find(qn("w:footnotePr")) is not None:
        return
    notes = "".join(f'<w:footnote w:id="{number}"/>' for number, _ in _SEPARATORS)
    made = parse_xml(f'<w:footnotePr xmlns:w="{nsmap["w"]}">{notes}</w:footnotePr>')
    later = [settings.find(qn(f"w:{name}")) for name in ("endnotePr", "compat", "rsids")]
    following = next((each for each in later if each is not None), None)
    if following is not None:
        following.addprevious(made)


def _style(word: Word) -> str:
    """The style of footnotes, made where a template has none."""
    known = [each for each in word.styles if each.name == _STYLE]
    if known:
        return str(known[0].style_id)
    made: Any = word.styles.add_style(_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = word.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    made.font.size = Pt(_TYPE)
    made.paragraph_format.space_after = Pt(0)
    made.paragraph_format.line_spacing = 1
    return str(made.style_id)


def _note(number: int, text: str, style: str) -> Any:
    return parse_xml(
        f'<w:footnote xmlns:w="{nsmap["w"]}" w:id="{number}"><w:p><w:pPr>'
        f"<w:pStyle w:val={quoteattr(style)}/></w:pPr>"
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r>'
        "</w:p></w:footnote>"
    )


def _takes_notes(place: Any) -> bool:
    """Whether Word takes footnotes here: in the text of a letter and in its tables."""
    if place.getroottree().getroot().tag != qn("w:document"):
        return False
    return next(place.iterancestors(qn("w:txbxContent")), None) is None


def _like(run: Any, *content: Any) -> Any:
    """A run that looks as ``run`` does."""
    made = OxmlElement("w:r")
    if run.rPr is not None:
        made.append(deepcopy(run.rPr))
    made.extend(content)
    return made


def _text(text: str) -> Any:
    made = OxmlElement("w:t")
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _next(last: Any, made: Any) -> Any:
    last.addnext(made)
    return made
