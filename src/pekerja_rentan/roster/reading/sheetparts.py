"""What the XML of a workbook tells and fastexcel does not: which rows are hidden, which cells are
merged, hold errors, or formulas without a stored value, and which long numbers are numbers.

A NIK that was ever a number may have lost its last digit, but fastexcel gives 6408010101800010 for
a number and for the same digits as text alike. The parts are read in pieces, for a few byte
patterns that begin with fixed bytes, while the child process of ``guard`` reads the cells.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from posixpath import join, normpath
from typing import NamedTuple
from zipfile import ZipFile

from pekerja_rentan.files.archives import BROKEN
from pekerja_rentan.formatting import letters

_PIECE = 4 << 20
_LONGEST = 64 << 20
_MOST_PLACES = 6
_LONG = rb"-?[0-9.]{13,}(?:[Ee][+]?[0-9]+)?|-?[0-9]\.[0-9]+[Ee][+]?1[2-9]"
_NUMBER = re.compile(rb"<v>(?:" + _LONG + rb")</v>")
_VALUELESS = re.compile(rb"</f>(?:<v></v>|<v ?/>)?</c>|<f [^>]*/>(?:<v></v>|<v ?/>)?</c>")
_ZERO = re.compile(rb"</f><v>0</v></c>")
_ERROR = re.compile(rb' t="e"')
_HIDDEN = re.compile(rb'<row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*>')
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
_PLACE = re.compile(rb"""\br=["']([A-Z]+)([0-9]+)["']""")
_ROW = re.compile(rb"""\br=["']([0-9]+)["']""")
_KIND = re.compile(rb"""\bt=["']([a-zA-Z]+)["']""")
Place = tuple[str, int]
"""A cell: the letters of its column, and its row from 1."""


class Looked(NamedTuple):
    """What stands in one sheet: the numbers of its hidden rows that hold cells; where merged
    cells begin and end; cells with errors; formulas without a stored value;
    and the long numbers, None where the XML is not as all programs write it."""

    hidden: list[int]
    merged: list[tuple[Place, Place]]
    errors: list[Place]
    valueless: list[Place]
    numbers: set[Place] | None

    @classmethod
    def nothing(cls) -> "Looked":
        """What is known of a sheet before it is looked over."""
        return cls([], [], [], [], None)


class Book(NamedTuple):
    """The parts of a workbook's sheets by their names; whether its days are counted from 1904;
    whether its formulas have yet to be reckoned, so that a 0 says nothing."""

    parts: Mapping[str, str]
    from_1904: bool
    unreckoned: bool


def book_of(archive: ZipFile) -> Book | None:
    """None for a workbook whose sheets are no XML, or cannot be told."""
    try:
        links = _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")
        targets = {
            link["Id"]: link["Target"] for link in links if link["Type"].endswith("/worksheet")
        }
        sheets = _elements(archive, "xl/workbook.xml", "sheet")
        parts = {
            sheet["name"]: _resolved(targets[sheet["id"]])
            for sheet in sheets
            if sheet["id"] in targets
        }
        properties = _elements(archive, "xl/workbook.xml", "workbookPr")
        reckoning = _elements(archive, "xl/workbook.xml", "calcPr")
    except BROKEN:
        return None
    true = ("1", "true")
    return Book(
        parts,
        any(each.get("date1904") in true for each in properties),
        any(each.get("fullCalcOnLoad") in true for each in reckoning),
    )


def looked_over(archive: ZipFile, part: str, *, unreckoned: bool) -> Looked:
    """Raises one of BROKEN."""
    found, numbers = Looked.nothing(), set[Place]()
    usual = begun = False
    for piece in _pieces(archive, part):
        if not begun:
            begun, usual = True, re.search(rb"<worksheet[\s>]", piece) is not None
        if b' hidden="' in piece:
            rows = (_ROW.search(tag) for tag in _HIDDEN.findall(piece))
            found.hidden.extend(int(row[1]) for row in rows if row)
        if b"<mergeCell " in piece:
            found.merged.extend(
                ((one[1].decode(), int(one[2])), (one[3].decode(), int(one[4])))
                for one in _MERGED.finditer(piece)
            )
        if b' t="e"' in piece:
            found.errors.extend(cell.place for cell in _cells(_ERROR, piece) if cell.place)
        if b"<f" in piece:
            found.valueless.extend(_valueless(piece, unreckoned=unreckoned))
        usual = usual and _add_numbers(piece, numbers)
    return found._replace(numbers=numbers if usual else None)


def corner(archive: ZipFile, part: str) -> Place:
    """The last column and the last row that hold anything. Raises one of BROKEN."""
    width = last = 0
    for piece in _pieces(archive, part):
        for column, row in re.findall(rb'<c r="([A-Z]+)([0-9]+)"[^>]*[^>/]>', piece):
            width = max(width, number_of(column.decode()))
            last = max(last, int(row))
    return letters(width), last


class _Cell(NamedTuple):
    """Where a pattern fits: the cell, None where the XML does not say; its type as the XML calls
    it, ``n`` being a number; what fits."""

    place: Place | None
    kind: bytes
    text: bytes


def _cells(pattern: re.Pattern[bytes], piece: bytes) -> Iterator[_Cell]:
    for match in pattern.finditer(piece):
        begin = piece.rfind(b"<c", 0, match.start())
        tag = piece[begin : piece.find(b">", begin)] if begin >= 0 else b""
        kind = _KIND.search(tag)
        yield _Cell(_place(tag), kind[1] if kind else b"n", match[0])


def _valueless(piece: bytes, *, unreckoned: bool) -> Iterator[Place]:
    """An empty text is a value, and is written as one."""
    for cell in _cells(_VALUELESS, piece):
        if cell.place and not (cell.kind == b"str" and b"<v" in cell.text):
            yield cell.place
    if unreckoned:
        yield from (cell.place for cell in _cells(_ZERO, piece) if cell.place and cell.kind == b"n")


def _add_numbers(piece: bytes, numbers: set[Place]) -> bool:
    """Whether it could be told of every long number where it stands."""
    cells = [cell for cell in _cells(_NUMBER, piece) if cell.kind == b"n"]
    numbers.update(cell.place for cell in cells if cell.place)
    return all(cell.place for cell in cells)


def _pieces(archive: ZipFile, part: str) -> Iterator[bytes]:
    """The part, cut where a cell or an element begins."""
    with archive.open(part) as stream:
        rest = b""
        while piece := stream.read(_PIECE):
            piece = rest + piece
            end = max(piece.rfind(b"<c", 1), 0) or max(piece.rfind(b"<", 1), 0)
            if end:
                yield piece[:end]
            rest = piece[end:]
            if len(rest) > _LONGEST:
                raise ValueError("no sheet has so long a cell")
        yield rest


def _place(tag: bytes) -> Place | None:
    found = _PLACE.search(tag)
    return (found[1].decode(), int(found[2])) if found else None


def _elements(archive: ZipFile, part: str, tag: str) -> list[dict[str, str]]:
    """The attributes of all elements of one name, by their names without prefixes."""
    text = archive.read(part).decode()
    return [
        {name: unescape(value) for name, value in re.findall(r'([\w]+)="([^"]*)"', attributes)}
        for attributes in re.findall(rf"<(?:\w+:)?{tag}\s([^>]*)>", text)
    ]


def _resolved(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def number_of(letters: str) -> int:
    """The number of a column, the other way round."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def spans(places: Iterable[Place]) -> list[str]:
    """Cells as a spreadsheet names them, those of a column that follow each other as one:
    ``A2:A11``."""
    columns: dict[str, list[int]] = {}
    for column, row in sorted(places, key=lambda place: (number_of(place[0]), place[1])):
        columns.setdefault(column, []).append(row)
    found = []
    for column, rows in columns.items():
        first = last = rows[0]
        for row in [*rows[1:], 0]:
            if row != last + 1:
                found.append(f"{column}{first}" + (f":{column}{last}" if last > first else ""))
                first = row
            last = row
    return found


def few(places: Sequence[str]) -> list[str]:
    """Cells, or runs of them, as many as a sentence names."""
    return [*places[:_MOST_PLACES], *["…"] * (len(places) > _MOST_PLACES)]
