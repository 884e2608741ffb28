"""Letters to test with: documents of real answers, templates made by hand, and what they say."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn

from pekerja_rentan.formats.docx import write
from pekerja_rentan.formats.docx.fields import FIELDS
from pekerja_rentan.formats.docx.template import open_template
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.document import Document

SPOKEN = {code: Language(code).in_office() for code in ("id", "en")}
NEEDED = [field.name for field in FIELDS if field.needed]
ALL = [field.name for field in FIELDS]


def template_of(*lines: str, needed: bool = True) -> Any:
    """A Word document with these paragraphs, and with what every template needs."""
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    said = "".join(lines)
    for name in NEEDED if needed else ():
        if name not in said:
            word.add_paragraph(f"{{{{{name}}}}}")
    return word


def written(document: Document, language: str, word: Any, folder: Path) -> Any:
    """The letter that comes of a template made by hand."""
    path = folder / "template.docx"
    word.save(str(path))
    template = open_template(path, SPOKEN[language])
    return docx.Document(BytesIO(write(document, SPOKEN[language], template)))


def lines_of(word: Any) -> list[str]:
    """The text of every paragraph, in order, those in tables too."""
    return [text_of(paragraph) for paragraph in word.element.body.iter(qn("w:p"))]


def text_of(paragraph: Any) -> str:
    return "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))


def rows_of(word: Any, number: int = 0) -> list[list[str]]:
    """The cells of a table of the letter."""
    return [[cell.text for cell in row.cells] for row in word.tables[number].rows]


def parts_of(data: bytes) -> dict[str, bytes]:
    """Everything that is in a zip file, by name."""
    with ZipFile(BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE"
    " autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents"
    " suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle"
    " rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect"
    " bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
    " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection"
    " tcFitText vAlign hideMark",
    "numPr": "ilvl numId",
}
"""The order that ECMA-376 gives the parts of properties; Word refuses some files that break it."""


def disordered(word: Any) -> Iterator[str]:
    """Properties whose parts are not in the order of the standard."""
    roots: Iterable[Any] = [word.element, word.sections[0].footer._element]
    for root in roots:
        for name, order in ORDER.items():
            known = order.split()
            for properties in root.iter(qn(f"w:{name}")):
                places = [known.index(part.tag.rpartition("}")[2]) for part in properties]
                if places != sorted(set(places)):
                    yield f"{name}: {[known[place] for place in places]}"
