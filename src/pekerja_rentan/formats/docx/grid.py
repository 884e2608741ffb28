"""A table of a letter: fills the width of the page, in the type of the paragraph that it takes
the place of, its headings repeated on every page.
"""

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Pt, RGBColor
from docx.text.font import Font

from pekerja_rentan.formats.docx.notes import Notes
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.model import Column, Sheet, Tone, parted, written

LARGEST_TYPE, SMALLEST_TYPE = 10.0, 6.5
"""Points. A table that is too wide is set smaller, so that no word or figure breaks."""
DIGIT = 0.64
"""The width of a digit in heights of its type, of the widest types that offices use (Bookman)."""
PADDING = 60
"""On either side of a cell, in twips."""
WIDEST = 34
"""Characters in the widest column of text, beyond which its lines wrap."""
KEPT_ROWS = 14
"""A table of so many rows stands on one page."""
_BOLD: tuple[Tone, ...] = ("total", "bad")
RED = RGBColor(0xB0, 0x00, 0x20)
_DECLARED = re.compile(r' xmlns:\w+="[^"]*"')
EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


class _Line(NamedTuple):
    """A row as it is written; ``heading`` rows stand on every page, one that is ``kept`` stands
    on the page of the next."""

    cells: Sequence[str]
    tone: Tone
    heading: bool = False
    kept: bool = False


def tables_of(
    sheet: Sheet, language: Language, paragraph: Any, twips: int, notes: Notes
) -> list[Any]:
    """``sheet`` as a table ``twips`` wide, or as several behind its first column each, where it
    would have no room in the smallest type; the cells look as ``paragraph`` (a ``w:p``) does.
    Sources are marked in the first column for ``notes`` to settle."""
    sheet = _with_marks(sheet, language, notes)
    columns = [column for column in sheet.shown if _said(column, sheet)]
    lines = [_Line([column.heading(language) for column in columns], "total", True)]
    for row in sheet.rows:
        lines.append(_Line([written(row, column, language) for column in columns], row.tone))
    if len(lines) <= KEPT_ROWS:
        lines = [line._replace(kept=line is not lines[-1]) for line in lines]
    bare = [[_bare(text, line.tone, notes) for text in line.cells] for line in lines]
    wanted = _type(_look(paragraph))
    parts = _parts(columns, bare, twips, wanted)
    size = min(
        (_measure(*_part(columns, bare, each), twips, wanted)[0] for each in parts), default=wanted
    )
    made = []
    for number, part in enumerate(parts):
        own = _part(columns, bare, part)
        widths = _measure(*own, twips, size)[1]
        told = []
        for line in lines:
            cells = [notes.marked(line.cells[at]) for at in part]
            if number:  # sources are marked once
                cells[0] = notes.bare(cells[0])
            told.append(line._replace(cells=cells))
        made.append(_table(own[0], told, widths, size, paragraph))
    return made


def _table(
    columns: Sequence[Column], lines: Sequence[_Line], widths: Sequence[int], size: float,
    paragraph: Any,
) -> Any:  # fmt: skip
    look, style = _look(paragraph), _style(paragraph)
    looks = {line.tone: _written(look, size, line.tone) for line in lines}
    rows = "".join(_row(line, columns, widths, looks[line.tone], style) for line in lines)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return parse_xml(
        f"<w:tbl {_declared(look)}><w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{EDGES}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{PADDING}" w:type="dxa"/>'
        f'<w:right w:w="{PADDING}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _part(
    columns: Sequence[Column], lines: Sequence[Sequence[str]], part: Sequence[int]
) -> tuple[list[Column], list[list[str]]]:
    return [columns[at] for at in part], [[cells[at] for at in part] for cells in lines]


def _parts(
    columns: Sequence[Column], lines: Sequence[Sequence[str]], twips: int, wanted: float
) -> list[list[int]]:
    """The columns, by their numbers, that stand beside each other: in as few tables as there can
    be, and of as even a width as they then may have."""
    least, *_ = _needs(columns, lines)
    few = _packed(least, twips, SMALLEST_TYPE)
    sizes = (wanted - step / 2 for step in range(int(2 * (wanted - SMALLEST_TYPE)) + 1))
    return next(
        (parts for size in sizes if len(parts := _packed(least, twips, size)) == len(few)), few
    )


def _packed(least: Sequence[int], twips: int, size: float) -> list[list[int]]:
    def fits(part: Sequence[int]) -> bool:
        return sum(least[at] * size * DIGIT * 20 + 2 * PADDING for at in part) <= twips

    return parted(len(least), fits)


def _bare(text: str, tone: Tone, notes: Notes) -> str:
    """A text as wide as it is printed: bold letters are wider."""
    bold = text and tone in _BOLD
    return notes.bare(text) + ("0" if bold else "")


def _with_marks(sheet: Sheet, language: Language, notes: Notes) -> Sheet:
    """The sheet with the marks of its column of sources in the first column instead, where they
    are all marks of sources."""
    named = [written(row, Column("source"), language) for row in sheet.rows]
    if "source" not in [column.key for column in sheet.shown]:
        return sheet
    if any(name not in notes.places for text in named for name in text.split()):
        return sheet
    first = sheet.shown[0]
    rows = [
        row._replace(labels={**row.labels, first.key: f"{written(row, first, language)} [{text}]"})
        if text
        else row
        for row, text in zip(sheet.rows, named, strict=True)
    ]
    return sheet._replace(rows=tuple(rows), headed=(*sheet.headed, "source"))


def _said(column: Column, sheet: Sheet) -> bool:
    """Whether any row has something in this column; paper has no room for empty ones."""
    return any(
        row.labels.get(column.key) or row.cells.get(column.key) is not None for row in sheet.rows
    )


def _row(
    line: _Line, columns: Sequence[Column], widths: Sequence[int], look: str, style: str
) -> str:
    marks = "<w:cantSplit/><w:tblHeader/>" if line.heading else "<w:cantSplit/>"
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E8E8E8"/>' if line.heading else ""
    kept = "<w:keepNext/>" if line.kept else ""
    made = []
    for text, column, width in zip(line.cells, columns, widths, strict=True):
        side = "right" if column.number else "left"
        made.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
            f"<w:p><w:pPr>{style}{kept}"
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
            '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
            f'<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="{side}"/>{look}</w:pPr>'
            f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
        )
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(made)}</w:tr>"


def _style(paragraph: Any) -> str:
    name = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if name is None else f"<w:pStyle w:val={quoteattr(name.get(qn('w:val')))}/>"


def _look(paragraph: Any) -> Any:
    """A run that looks as the paragraph's first one does."""
    run = OxmlElement("w:r")
    if (given := paragraph.find(f".//{qn('w:r')}/{qn('w:rPr')}")) is not None:
        run.append(deepcopy(given))
    return run


def _declared(run: Any) -> str:
    """The namespaces that a template's type may be written in."""
    known = {"w": nsmap["w"], **run.nsmap, **(run.rPr.nsmap if run.rPr is not None else {})}
    return " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in known.items() if prefix)


def _type(run: Any) -> float:
    """The size of a run's type in points; it may not say."""
    size = Font(run).size
    return min(size.pt, LARGEST_TYPE) if size else LARGEST_TYPE


def _written(look: Any, size: float, tone: Tone) -> str:
    """How a row of that mood looks, as XML."""
    run = deepcopy(look)
    font = Font(run)
    font.size = Pt(size)
    if tone in _BOLD:
        font.bold = True
    if tone in ("bad", "over"):
        font.color.rgb = RED
    return _DECLARED.sub("", run.rPr.xml)


def _measure(
    columns: Sequence[Column], lines: Sequence[Sequence[str]], twips: int, wanted: float
) -> tuple[float, list[int]]:
    """The type in points, at most ``wanted``, in which the table fits, and the width of each
    column in twips: what its longest word or figure needs, then what its longest text does, then
    its heading, which may wrap as well; and what is left goes to the columns of text, most to those
    with the most to say."""
    least, more, heading = _needs(columns, lines)
    room = twips - 2 * PADDING * len(columns)
    fitting = int(room / 20 / (sum(least) * DIGIT) * 2) / 2
    size = max(SMALLEST_TYPE, min(wanted, fitting))
    letter = min(size * DIGIT * 20, room / sum(least))
    widths = [letter * need for need in least]
    for wishes in (more, heading):
        granted = min(1, (room - sum(widths)) / letter / (sum(wishes) or 1))
        widths = [
            width + letter * granted * wish for width, wish in zip(widths, wishes, strict=True)
        ]
    growing = [
        0 if column.number else max(len(cells[number]) for cells in lines)
        for number, column in enumerate(columns)
    ]
    if not any(growing):
        growing = [1] * len(columns)
    rest = (room - sum(widths)) / sum(growing)
    pairs = zip(widths, growing, strict=True)
    return size, [int(width + rest * share) + 2 * PADDING for width, share in pairs]


def _needs(
    columns: Sequence[Column], lines: Sequence[Sequence[str]]
) -> tuple[list[int], list[int], list[int]]:
    """The characters that each column needs so that no word or figure breaks, how many more so
    that no text wraps, and how many beyond them so that its heading does not."""
    least, more, headings = [], [], []
    for number, column in enumerate(columns):
        texts = [cells[number] for cells in lines]
        heading = max(map(len, texts[0].split()), default=0) + 1  # bold letters are wider
        pieces = []
        for text in texts[1:]:
            pieces += [text] if column.number else text.split()
        least.append(min(max([heading, *map(len, pieces)]), WIDEST))
        longest = min(max(map(len, texts[1:]), default=0), WIDEST)
        more.append(max(longest - least[-1], 0))
        headings.append(max(min(len(texts[0]), WIDEST) - least[-1] - more[-1], 0))
    return least, more, headings
