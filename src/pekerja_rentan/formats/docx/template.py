"""A template of a letter: a Word document with fields in double braces.

A field is only a name, never a formula, and what is put in its place is never read again. It may
stand in the letter, its tables and text boxes, in headers and footers, and Word may have cut it
into pieces; its text looks as its first letter does.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import docx
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.files.inputs import reads
from pekerja_rentan.formats.docx.fields import (
    BY_NAME,
    FIELDS,
    Field,
    Filling,
    Titled,
    braced,
    spoken,
)
from pekerja_rentan.formats.docx.grid import tables_of
from pekerja_rentan.formats.docx.notes import Notes
from pekerja_rentan.language import Language, plain

_FIELD = re.compile(r"\{\{([^{}]*)\}\}")
_OPEN = re.compile(r"\{\{[^{}]{0,30}|[^{}]{0,30}\}\}")
_TEXT, _PARAGRAPH = qn("w:t"), qn("w:p")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
A4_WIDTH, EMU_A_TWIP = 9070, 635
"""Between the usual margins, in twips; Word counts lengths in EMU."""
AFTER_TABLE = Pt(4)
LARGEST_FILE, LARGEST_UNPACKED = 64 * 2**20, 256 * 2**20
"""Bytes of a template, and of all that is packed in it: a letterhead takes a few million."""
_IDENTITY = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


class Place(NamedTuple):
    """A paragraph (``w:p``) with fields."""

    paragraph: Any
    fields: tuple[Field, ...]
    alone: bool


class Template(NamedTuple):
    """A Word document and where its fields stand; it can be filled in once."""

    word: Word
    places: list[Place]


def open_template(path: Path, language: Language) -> Template:
    """The template at ``path``. Raises InputError where that is no Word document or its fields
    are not as they must be, OSError where there is nothing to read."""
    with path.open("rb") as stream:
        reads(stream.fileno())
        data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise _too_large(path, LARGEST_FILE)
    try:
        unpacked = sum(each.file_size for each in ZipFile(BytesIO(data)).infolist())
    except Exception:
        raise InputError("template-not-docx", path=str(path)) from None
    if unpacked > LARGEST_UNPACKED:
        raise _too_large(path, LARGEST_UNPACKED)
    try:
        word = docx.Document(BytesIO(data))
        list(word.element.body)
    except Exception:
        raise InputError("template-not-docx", path=str(path)) from None
    return Template(word, places(word, str(path), language))


def _too_large(path: Path, most: int) -> InputError:
    return InputError("template-large", path=str(path), most=most // 2**20)


def places(word: Word, path: str, language: Language) -> list[Place]:
    """Where the fields of a template stand. Raises InputError for fields that are unknown, not
    closed or in a wrong place, and for those that it lacks."""
    found = []
    unknown: dict[str, None] = {}
    for paragraph in _paragraphs(word):
        text = _text(paragraph)
        if left := _OPEN.search(_FIELD.sub("", text)):
            example = braced(spoken(BY_NAME["question"], language))
            raise InputError("template-open", path=path, text=left[0], example=example)
        names = _FIELD.findall(text)
        unknown |= {_shown(name): None for name in names if _squeezed(name) not in BY_NAME}
        fields = tuple(BY_NAME[_squeezed(name)] for name in names if _squeezed(name) in BY_NAME)
        if not fields:
            continue
        found.append(Place(paragraph, fields, bool(_FIELD.fullmatch(text.strip()))))
    if unknown:
        near = [nearest(_squeezed(name.strip("{}")), BY_NAME) for name in unknown]
        raise InputError(
            "template-unknown",
            path=path,
            names=list(unknown),
            near=[_shown(name) for name in near if name],
            known=[spoken(field, language) for field in FIELDS],
        )
    _check(word, found, path, language)
    return found


def _check(word: Word, found: list[Place], path: str, language: Language) -> None:
    for place in found:
        for field in place.fields:
            if field.kind == "tables" and not place.alone:
                name = braced(spoken(field, language))
                raise InputError("template-alone", path=path, name=name)
    if astray := _in_notes(word):
        raise InputError("template-place", path=path, names=astray)
    used = {field for place in found for field in place.fields}
    lacking = [
        braced(spoken(field, language))
        for field in FIELDS
        if field.needed and field not in used and BY_NAME.get(field.instead) not in used
    ]
    if lacking:
        raise InputError("template-lacks", path=path, names=lacking, example=lacking[0])


def _shown(name: str) -> str:
    return braced(plain(name.strip(), 60))


def _squeezed(name: str) -> str:
    """A field's name as people write it: case, blanks and hyphens aside."""
    return re.sub(r"[\s_-]+", "_", name.strip().lower())


def _paragraphs(word: Word) -> Iterator[Any]:
    """All paragraphs, those of tables, text boxes, headers and footers too."""
    yield from word.element.body.iter(_PARAGRAPH)
    for part in _parts(word, RT.HEADER, RT.FOOTER):
        yield from part.element.iter(_PARAGRAPH)


def _parts(word: Word, *kinds: str) -> Iterator[Any]:
    parts = [each.target_part for each in word.part.rels.values() if each.reltype in kinds]
    yield from {part.partname: part for part in parts}.values()


def _in_notes(word: Word) -> list[str]:
    """Fields in notes, where nothing is filled in."""
    roots = [parse_xml(part.blob) for part in _parts(word, RT.FOOTNOTES, RT.ENDNOTES)]
    texts = [_text(paragraph) for root in roots for paragraph in root.iter(_PARAGRAPH)]
    return [_shown(name) for text in texts for name in _FIELD.findall(text)]


def _pieces(paragraph: Any) -> list[Any]:
    """The pieces of text of a paragraph itself, not of a text box that hangs on it."""
    return [
        piece
        for piece in paragraph.iter(_TEXT)
        if next(piece.iterancestors(_PARAGRAPH)) is paragraph
    ]


def _text(paragraph: Any) -> str:
    return "".join(piece.text or "" for piece in _pieces(paragraph))


def fill(template: Template, filling: Filling, language: Language, notes: Notes) -> None:
    """Puts the values into their places, and footnotes where sources are named."""
    twips = _text_width(template.word)
    for place in template.places:
        field = place.fields[0]
        if place.alone and field.kind == "tables":
            _put_tables(place.paragraph, filling.tables[field.name], language, twips, notes)
        elif place.alone and field.kind == "list":
            _put_list(place.paragraph, filling.lists[field.name], notes)
        else:
            values = [_inline(each, filling) for each in place.fields]
            if None in values:
                _take_away(place.paragraph)
            else:
                _put_texts(place.paragraph, [str(value) for value in values], notes)


def _text_width(word: Word) -> int:
    """The width between the margins, in twips; that of an A4 page where it is not said."""
    if not len(word.sections):
        return A4_WIDTH
    section = word.sections[0]
    width, left, right = section.page_width, section.left_margin, section.right_margin
    if width is None or left is None or right is None:
        return A4_WIDTH
    return (width - left - right) // EMU_A_TWIP


def _inline(field: Field, filling: Filling) -> str | None:
    if field.kind == "list":
        return field.mark.join(filling.lists[field.name])
    return filling.texts[field.name]


def _put_texts(paragraph: Any, values: list[str], notes: Notes) -> None:
    """Each field's text in place of its name, in the piece in which the name begins."""
    pieces = _pieces(paragraph)
    texts = [piece.text or "" for piece in pieces]
    matches = list(_FIELD.finditer("".join(texts)))
    for match, value in reversed(list(zip(matches, values, strict=True))):
        start = 0
        put = notes.marked(visible(value))
        for number, text in enumerate(texts):
            first, last = max(match.start() - start, 0), min(match.end() - start, len(text))
            start += len(text)
            if first < last:
                texts[number] = text[:first] + put + text[last:]
                put = ""
    for piece, text in zip(pieces, texts, strict=True):
        piece.text = text
        piece.set(_SPACE, "preserve")
    notes.settle(paragraph)


def visible(text: str) -> str:
    """Text that a document can hold and a reader sees: nothing in it is obeyed, neither a control
    character nor a mark that turns the direction of writing."""
    return plain(text, len(text))


def _put_list(paragraph: Any, points: tuple[str, ...], notes: Notes) -> None:
    """One paragraph a point, each like the field's; only the last is kept with what follows."""
    for point in points[:-1]:
        copy = deepcopy(paragraph)
        copy.attrib.pop(_IDENTITY, None)
        for kept in list(copy.iter(qn("w:keepNext"))):
            kept.getparent().remove(kept)
        for mark in ("w:bookmarkStart", "w:bookmarkEnd"):
            for element in list(copy.iter(qn(mark))):
                element.getparent().remove(element)
        paragraph.addprevious(copy)
        _put_texts(copy, [point], notes)
    _put_texts(paragraph, [points[-1]], notes)


def _put_tables(
    paragraph: Any, tables: tuple[Titled, ...], language: Language, twips: int, notes: Notes
) -> None:
    """Each table with what stands over and under it; a paragraph stays between two of them."""
    for table in tables:
        if table.heading:
            heading = _put_line(paragraph, table.heading, notes)
            heading.paragraph_format.keep_with_next = True
            for run in heading.runs:
                run.bold = True
        for number, made in enumerate(tables_of(table.sheet, language, paragraph, twips, notes)):
            if number:  # Word makes one table of two that touch
                _put_line(paragraph, "", notes)
            paragraph.addprevious(made)
            notes.settle(made)
        for number, sentence in enumerate(table.sums or ("",)):
            line = _put_line(paragraph, sentence, notes)
            if not number:
                line.paragraph_format.space_before = AFTER_TABLE
    _take_away(paragraph)


def _put_line(paragraph: Any, text: str, notes: Notes) -> Paragraph:
    """A line before ``paragraph``, in its type."""
    copy = deepcopy(paragraph)
    copy.attrib.pop(_IDENTITY, None)
    paragraph.addprevious(copy)
    _put_texts(copy, [text], notes)
    return Paragraph(copy, None)  # type: ignore[arg-type]  # it needs no part to be formatted


def _take_away(paragraph: Any) -> None:
    """Removes a paragraph, or only its text where a section, a cell or a page ends with it."""
    before, after = paragraph.getprevious(), paragraph.getnext()
    ends_section = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    last = after is None or after.tag == qn("w:sectPr")
    if ends_section or (last and (before is None or before.tag != _PARAGRAPH)):
        for piece in _pieces(paragraph):
            piece.text = ""
    else:
        paragraph.getparent().remove(paragraph)
