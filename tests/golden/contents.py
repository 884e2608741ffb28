"""Files that rentan writes, as lines of text: what a reader finds in them, not how they look."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNSEEN = ("style", "script")
_INLINE = ("a", "b", "code", "em", "i", "small", "span", "strong", "sup", "tspan")


def lines_of(file: Path) -> list[str]:
    """The text of a file by its suffix: cells and formulas of a workbook, paragraphs and footnotes
    of a letter, what a page or a picture shows; of any other all that stands in it."""
    readers = {
        ".xlsx": _workbook,
        ".ods": _open_workbook,
        ".docx": _letter,
        ".html": _page,
        ".svg": _page,
    }
    return list(readers.get(file.suffix, _plain)(file.read_bytes()))


def _plain(data: bytes) -> Iterable[str]:
    return data.decode("utf-8").splitlines()


def _workbook(data: bytes) -> Iterator[str]:
    """A line a cell that says something: its address, its formula, its value."""
    with ZipFile(BytesIO(data)) as archive:
        trees = {
            name: ElementTree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }
    shared = [_joined(entry, f"{_SHEET}t") for entry in trees.get("xl/sharedStrings.xml", ())]
    targets = {link.get("Id"): link.get("Target") for link in trees["xl/_rels/workbook.xml.rels"]}
    book = trees["xl/workbook.xml"]
    for name in book.iter(f"{_SHEET}definedName"):
        yield f"name {name.get('name')} {name.text}"
    for sheet in book.iter(f"{_SHEET}sheet"):
        link = next(value for key, value in sheet.attrib.items() if key.endswith("}id"))
        yield f"sheet {sheet.get('name')}"
        yield from _cells(trees[f"xl/{targets[link]}"], shared)


def _cells(sheet: ElementTree.Element, shared: list[str]) -> Iterator[str]:
    for cell in sheet.iter(f"{_SHEET}c"):
        formula, value = cell.find(f"{_SHEET}f"), cell.find(f"{_SHEET}v")
        said = _joined(cell, f"{_SHEET}t") if value is None else value.text or ""
        if cell.get("t") == "s":
            said = shared[int(said)]
        made = f"={formula.text} → " if formula is not None else ""
        if made or said:
            yield f"  {cell.get('r')} {made}{said}".replace("\n", "⏎")
    for rule in sheet.iter(f"{_SHEET}dataValidation"):
        bounds = [part.text for part in rule if part.text and part.text.strip()]
        yield f"  valid {rule.get('sqref')}: {' '.join(bounds)}"


def _open_workbook(data: bytes) -> Iterator[str]:
    """The same of an OpenDocument spreadsheet, its rows by their number."""
    with ZipFile(BytesIO(data)) as archive:
        book = ElementTree.fromstring(archive.read("content.xml"))
    for name in book.iter(f"{_TABLE}named-range"):
        yield f"name {name.get(f'{_TABLE}name')} {name.get(f'{_TABLE}cell-range-address')}"
    for sheet in book.iter(f"{_TABLE}table"):
        yield f"sheet {sheet.get(f'{_TABLE}name')}"
        at = 1
        for row in sheet.iter(f"{_TABLE}table-row"):
            said = [_open_cell(cell) for cell in row.iter(f"{_TABLE}table-cell")]
            if any(said):
                yield f"  {at} {' | '.join(said)}"
            at += int(row.get(f"{_TABLE}number-rows-repeated", 1))


def _open_cell(cell: ElementTree.Element) -> str:
    formula = cell.get(f"{_TABLE}formula")
    value = cell.get(f"{_OFFICE}value") or "⏎".join("".join(p.itertext()) for p in cell)
    return f"{formula} → {value}" if formula else value


def _joined(element: ElementTree.Element, tag: str | None = None) -> str:
    return "".join(part.text or "" for part in element.iter(tag))


def _letter(data: bytes) -> Iterator[str]:
    """A line a paragraph, those of a table's row on one; then the footnotes."""
    with ZipFile(BytesIO(data)) as archive:
        for name in ("word/document.xml", "word/footnotes.xml"):
            if name in archive.namelist():
                yield name
                tree = ElementTree.fromstring(archive.read(name))
                yield from _paragraphs(tree)


def _paragraphs(tree: ElementTree.Element) -> Iterator[str]:
    for child in tree:
        if child.tag == f"{_WORD}tr":
            yield " | ".join(_joined(cell, f"{_WORD}t") for cell in child.iter(f"{_WORD}tc"))
        elif child.tag == f"{_WORD}p":
            if said := _joined(child, f"{_WORD}t"):
                yield said
        else:
            yield from _paragraphs(child)


class _Seen(HTMLParser):
    """What a page shows, a line a block; the data that its fields reckon with too."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden = tag in _UNSEEN and ("type", "application/json") not in attrs
        if tag not in _INLINE:
            self.said.append("\n")
        told = [f"{name}={value}" for name, value in attrs if name in ("href", "value")]
        self.said.extend(f"[{each}]" for each in told)

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False
        self.said.append("" if tag in _INLINE else " | " if tag in ("td", "th") else "\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.said.append(re.sub(r"\s+", " ", data))


def _page(data: bytes) -> Iterator[str]:
    page = _Seen()
    page.feed(data.decode("utf-8"))
    page.close()
    for line in "".join(page.said).splitlines():
        if said := line.strip(" |"):
            yield said
