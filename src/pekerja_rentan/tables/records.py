"""The rows of a small table by what they are; none is left out unsaid."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pekerja_rentan.engine.answers import OtherRows
from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.reading.asidewords import (
    ASSENT,
    DATED,
    FIGURE,
    NIP,
    PART,
    PRINTED,
    REMARK,
    RUNNING,
    SUM,
    SUM_OF,
    is_numbering,
)
from pekerja_rentan.tables.headings import Heading, Layout, spanned
from pekerja_rentan.tables.rows import Cells, TextTable

_TOTALS = ("jumlah", "total", "grand total", "jumlah total", "jumlah seluruhnya", "sub total")
_DAYS = frozenset(("date", "died", "month", "since"))
"""Fields in which a number of five digits is a day."""
_DAYS_TO_1904 = 1_462
_NAMING = frozenset(("name", "district"))
"""Fields that say something without a digit."""
_NOTES = (REMARK, ASSENT, PRINTED)
"""What notes below a table begin with."""
_MEAN = re.compile("rata|rerata", re.IGNORECASE)
_FIGURE = re.compile(FIGURE.pattern + r"|[-+]?[0-9.,]+ *%", re.IGNORECASE)


class Record(NamedTuple):
    """A row by the fields that say something, where it stands, whether it is hidden, and in which
    of several tables it is; ``said`` are all its cells with something in them."""

    place: str
    number: int
    cells: Mapping[str, str]
    hidden: bool = False
    table: int = 0
    said: Sequence[str] = ()

    @property
    def order(self) -> tuple[int, int]:
        """By which it comes before or after others of its file."""
        return self.table, self.number


class Records(NamedTuple):
    """The rows of a table, or of several sheets as of one; the header of each field, those taken
    for none, the rows that only add others up, headers that come again and means, rows set aside
    (notes, signatures, months to come), and sheets with something in them that were not read."""

    name: str
    sha256: str
    columns: Mapping[str, str]
    untaken: tuple[str, ...]
    rows: tuple[Record, ...]
    sums: tuple[Record, ...] = ()
    repeated: tuple[Record, ...] = ()
    aside: tuple[Record, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def hidden(self) -> int:
        """How many of the rows and sums are hidden."""
        return sum(each.hidden for each in (*self.rows, *self.sums))

    @property
    def others(self) -> OtherRows:
        """What of it was not read, to be told."""
        numbers = tuple(each.number for each in self.aside)
        return OtherRows(self.name, numbers, self.untaken, self.left)


def by_kind(table: TextTable, heading: Heading, layout: Layout, at: int) -> dict[str, list[Record]]:
    """The rows below a header by what they are."""
    found: dict[str, list[Record]] = {"rows": [], "sums": [], "repeated": [], "aside": []}
    hidden = {*table.looked.hidden} if table.looked else set()
    for number, cells in spanned(table, heading):
        place = f"{table.name}:{number}"
        record = Record(place, number, {}, number in hidden, at, [cell for cell in cells if cell])
        first = not found["rows"] and not found["sums"] and is_numbering(record.said)
        if cells in heading.rows or first or _is_mean(record.said):
            found["repeated"].append(record)
            continue
        said = _cells((number, cells), heading.fields, place)
        record = record._replace(cells=_since_1900(said) if table.from_1904 else said)
        is_total = _is_total(record.said)
        is_row = is_total or _says_something(record.cells, layout)
        found["sums" if is_total else "rows" if is_row else "aside"].append(record)
    return found


def _is_mean(said: Sequence[str]) -> bool:
    """Whether a row gives means of others: no sum, and nothing to be checked."""
    words = [cell for cell in said if not _FIGURE.fullmatch(cell)]
    return len(words) == 1 and len(said) > 1 and bool(_MEAN.match(words[0]))


def _says_something(cells: Mapping[str, str], layout: Layout) -> bool:
    """Whether a row has a figure or a name of its own, in a field that makes it a row: notes,
    signatures and months to come do not. In place of an amount there may be words for it."""
    if layout.needed[0] in cells and cells.get("amount", "").strip("-\u2013\u2014 "):
        return True
    return any(
        (field in _NAMING or re.search("[0-9]", cells[field])) and not _is_note(cells[field])
        for field in layout.rows
        if field in cells
    )


def _is_note(text: str) -> bool:
    """Whether a text is a note or a part of a signature."""
    whole = NIP.fullmatch(text) or DATED.fullmatch(text)
    return bool(whole or any(each.match(text) for each in _NOTES))


def _is_total(said: Sequence[str]) -> bool:
    """Whether a row with these cells adds up others: one says so (``Jumlah``, ``Jumlah s.d. bulan
    ini``), or such words, whatever they are of (``Total Kecamatan ...``, ``Jumlah Triwulan I``),
    with nothing but figures behind them."""
    if any(cell.casefold().strip(" .:") in _TOTALS or RUNNING.fullmatch(cell) for cell in said):
        return True
    first, *others = said or [""]
    found = SUM.match(first)
    if not found or not all(_FIGURE.fullmatch(cell) for cell in others):
        return False
    of = first[found.end() :]
    return bool(others or SUM_OF.fullmatch(of) or PART.match(of.lstrip(" :.")))


def _cells(row: Cells, fields: Sequence[str | None], place: str) -> dict[str, str]:
    """The cells that say something, by field. Raises InputError for one right of all headers."""
    _, cells = row
    if any(cells[len(fields) :]):
        raise InputError("table-cells", found=len(cells), expected=len(fields)).at(place)
    found: dict[str, str] = {}
    for field, cell in zip(fields, cells, strict=False):
        if field and cell:
            found[field] = f"{found[field]}; {cell}" if field in found else cell
    return found


def _since_1900(cells: Mapping[str, str]) -> dict[str, str]:
    """The cells of a workbook that counts days from 1904 as those of any other."""
    return {
        field: str(int(cell) + _DAYS_TO_1904)
        if field in _DAYS and re.fullmatch("[0-9]{5}", cell)
        else cell
        for field, cell in cells.items()
    }
