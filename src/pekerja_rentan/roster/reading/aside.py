"""Rows of a list that are no people: totals, signatures, headings, headers that come again.

Each is recognised by what it says. Where there is any doubt a row is a person's: one with a
figure like a NIK, or with a name and another cell about a person, is never set aside.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pekerja_rentan.roster.cells.clean import seen
from pekerja_rentan.roster.reading import asidewords as words
from pekerja_rentan.roster.reading import billrows
from pekerja_rentan.roster.reading.asidecolumns import DATES, Columns
from pekerja_rentan.roster.reading.fields import field_of, plain_header

KINDS = (
    "title", "header", "numbering", "number", "heading", "subtotal", "total", "extra", "signature",
    "remark",
)  # fmt: skip
"""``numbering`` are the numbers of the columns, ``number`` is a row that was numbered and never
filled in, ``heading`` names a hamlet or a group, ``extra`` is what a bill has beside its heads,
such as a fine, ``remark`` explains something about a list."""
BETWEEN = "\x1f"
"""What parts the cells of a row that are one text."""
REACH = 8
"""Rows below an office in which its holder signs."""
FEW = 4
"""Cells in a row that may be a heading, a signature, a title or a remark."""
LONE = 2
"""Cells in a row that may be the names of those who sign."""
LONGEST = 200
"""Characters of a cell that is looked at; longer ones are nothing of these."""
KNOWN = 256
"""Different rows of which is remembered what they are."""
FIRST = 5
"""Rows of a kind whose numbers are told."""


class Aside(NamedTuple):
    """A row that is set aside, with its cells as they stood."""

    row: int
    kind: str
    cells: tuple[str | None, ...]

    def under(self, places: Sequence[int]) -> "Aside":
        """The same with its cells at these places alone; what stands elsewhere is added to the
        last, so that nothing is lost."""
        cells = dict(enumerate(self.cells))
        kept = [cells.pop(at, None) or None for at in places]
        more = [cell.strip() for cell in cells.values() if cell and cell.strip()]
        kept[-1] = " ".join(filter(None, [kept[-1], *more])) or None
        return self._replace(cells=tuple(kept))


class Counted:
    """What was set aside below the header of a list: how many rows of each kind, and the numbers
    of the FIRST."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.first: dict[str, list[int]] = {}

    def add(self, row: int, kind: str) -> None:
        self.kinds[kind] += 1
        known = self.first.setdefault(kind, [])
        if len(known) < FIRST:
            known.append(row)


_WORK = ("occupation", "employment", "remark", "presence", "name")
"""Fields whose cells may name an office and speak of a person."""


class Sorter:
    """Tells the rows of one list that are no people. Asked of its rows from above to below; those
    of which ``Patterns`` finds nothing may be passed over, but for REACH rows below such rows."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.reach = 0
        """The last row in which somebody may sign."""
        self._offices: set[int] = set()
        # headers and headings come again on every page
        self._filled = lru_cache(KNOWN)(self._cells)
        self._kind = lru_cache(KNOWN)(self._told)

    def person(self) -> None:
        """A person's row comes."""
        self.reach = 0

    def said(self, row: int, text: str | None, *, beyond: bool) -> str | None:
        """What a row is whose cells are one ``text``, one of KINDS; None for a person's, as one of
        no text is, and for one with nothing in it. ``beyond`` says that something stands right of
        the last header: only headers may."""
        if (
            text is None
            or (filled := self._filled(text)) is None
            or (beyond and not _is_header(filled, self.columns))
        ):
            self.person()
            return None
        if row > self.reach:
            self._offices = set()
        if not filled:
            return None
        kind = self._kind(text, below_offices=bool(self._offices))
        if kind is None and self._is_signed(filled):
            return "signature"
        self.reach = row + REACH if kind == "signature" else self.reach if kind else 0
        if kind == "signature":
            self._offices |= filled.keys()
        return kind

    def _cells(self, text: str) -> Mapping[int, str] | None:
        """What stands in a row, by the places of its cells; None where it is in doubt which these
        are."""
        cells = text.split(BETWEEN) if text else []
        if text and len(cells) != len(self.columns.headers):
            return None
        texts = {at: seen(cell) for at, cell in enumerate(cells) if cell}
        return {at: text for at, text in texts.items() if text}

    def _told(self, text: str, *, below_offices: bool) -> str | None:
        filled = self._filled(text)
        return _by_itself(filled, self.columns, below_offices=below_offices) if filled else None

    def _is_signed(self, filled: Mapping[int, str]) -> bool:
        """Whether nothing but names stand below the offices of those who sign."""
        if not self._offices.issuperset(filled) or len(filled) > LONE:
            return False
        if any(re.search("[0-9]", text) for text in filled.values()):
            return False
        named = len(filled) > 1 and self.columns.name in filled
        return not named or all(
            words.SIGNER.search(text)
            or words.OFFICE.match(text)
            or self.columns.fields.get(at) in DATES
            for at, text in filled.items()
        )


def _by_itself(filled: Mapping[int, str], columns: Columns, *, below_offices: bool) -> str | None:
    """What a row is by what it says; ``filled`` are its cells by their places."""
    if any(len(text) > LONGEST for text in filled.values()):
        return None
    if _is_header(filled, columns):
        return "header"
    if words.is_numbering(list(filled.values())):
        return "numbering"
    if billrows.is_code(filled, columns):
        return "remark"
    if kind := _printed(filled, columns):
        return kind
    if columns.nik in filled and words.is_nik_like(filled[columns.nik]):
        return None
    if kind := _sum(filled, columns) or billrows.kind(filled, columns):
        return kind
    if len(filled) > FEW or any(map(words.is_nik_like, filled.values())):
        return None
    if len(filled) == 1 and (kind := _lone(*next(iter(filled.items())), columns)):
        return kind
    if _is_remark(filled, columns):
        return "remark"
    if _is_signature(filled, columns, below_offices):
        return "signature"
    return "heading" if _is_heading(filled, columns) else None


def _is_header(filled: Mapping[int, str], columns: Columns) -> bool:
    """Whether nothing but headers stand in a row, its own or known ones: one says NIK, or there are
    two or more, each where it belongs."""
    if any(len(text) > LONGEST for text in filled.values()):
        return False
    fields = {at: field_of(text) for at, text in filled.items()}
    plain = {at: plain_header(text) for at, text in filled.items()}
    if not all(fields[at] or text in columns.plain for at, text in plain.items()):
        return False
    own = {at for at, text in plain.items() if text == _plain(columns, at)}
    says_nik = columns.nik in own or "nik" in fields.values()
    return says_nik or (len(own) > 1 and len(own) == len(filled))


def _plain(columns: Columns, at: int) -> str | None:
    return columns.plain[at] if at < len(columns.plain) else None


def _sum(filled: Mapping[int, str], columns: Columns) -> str | None:
    """Whether a row is a total: words of one, and nothing but figures behind them."""
    (at, first), *others = filled.items()
    found = words.SUM.match(first)
    if not found or not all(words.FIGURE.fullmatch(text) for _, text in others):
        return None
    of = first[found.end() :]
    bare = words.SUM_OF.fullmatch(of) or words.PART.match(of.lstrip(" :."))
    if at == columns.name and not bare:
        return None  # somebody may be called Total
    return "subtotal" if found["part"] or words.PART.search(of) else "total"


def _printed(filled: Mapping[int, str], columns: Columns) -> str | None:
    """Whether a row says when a list was printed, how it is paid, or a sum in words."""
    (at, first), *others = filled.items()
    if (
        len(filled) > FEW
        or not words.PRINTED.match(first)
        or any(words.is_nik_like(text) for _, text in others)
    ):
        return None
    if words.IN_WORDS.fullmatch(first) and all("rupiah" in text.casefold() for _, text in others):
        return "total"
    if at != columns.name and (columns.name in filled or not columns.is_free(at)):
        return None
    return "total" if words.SUM.match(first) else "remark"


def _lone(at: int, text: str, columns: Columns) -> str | None:
    """What the only cell of a row says."""
    if words.NUMBER.fullmatch(text):
        numbers = at not in columns.fields and _plain(columns, at) in words.NUMBERED
        return "number" if numbers else None
    if words.LEGEND.fullmatch(text) and (columns.is_free(at) or at == columns.name):
        return "remark"
    if columns.name == at:
        titled = words.TITLE.match(text)
        if titled and titled["word"].casefold() in ("daftar", "lampiran", "rekapitulasi"):
            return "title"
        return "signature" if words.CHIEF.match(text) else None
    if not columns.is_free(at):
        return None
    if words.TITLE.match(text):
        return "title"
    return "remark" if words.REMARK.match(text) or text.startswith("*") else None


def _is_signature(filled: Mapping[int, str], columns: Columns, below_offices: bool) -> bool:
    """Whether every cell is of a signature: assent, an office, a place with a date, dots to sign
    on, a NIP. An office alone may be somebody's work, or a name."""
    sure = below_offices
    for at, text in filled.items():
        born, lone = columns.fields.get(at) in DATES, len(filled) == 1
        dated = words.DATED.fullmatch(text) and (not born or (lone and words.LATELY.search(text)))
        if (
            words.ASSENT.match(text)
            or words.DOTS.fullmatch(text)
            or words.NIP.fullmatch(text)
            or dated
        ):
            sure = True
        elif not words.OFFICE.match(text):
            return False
        sure = sure or (born and not lone)
    return sure or not any(columns.fields.get(at) in _WORK for at in filled)


def _is_heading(filled: Mapping[int, str], columns: Columns) -> bool:
    """Whether a row names a hamlet or a group: in its first cell, perhaps with a figure or what
    stands behind a colon beside it."""
    (at, first), *others = columns.unnumbered(filled, words.ORDINAL).items()
    ordered = words.ORDERED.match(first)
    found = words.HEADING.match(first, ordered.end() if ordered else 0)
    if not found or not (columns.is_free(at) or at == columns.name):
        return False
    if columns.name == at and found["word"].casefold() not in words.NEVER_NAMES:
        return False
    return all(words.FIGURE.fullmatch(text) or text.startswith(":") for _, text in others)


def _is_remark(filled: Mapping[int, str], columns: Columns) -> bool:
    """Whether a row is a remark by its words, or an extra of a bill that comes to nothing."""
    (at, text), *others = columns.unnumbered(filled, words.MARK).items()
    if not columns.is_free(at) and at != columns.name:
        return False
    nothing = all(
        words.FIGURE.fullmatch(cell) and not re.search("[1-9]", cell) for _, cell in others
    )
    return nothing and bool(billrows.is_extra(text) or (not others and words.is_prose(text)))


def near(rows: Sequence[int]) -> Iterator[int]:
    """The rows, which are in order, and those that somebody may sign in below them, each once."""
    last = -1
    for row in rows:
        yield from range(max(last + 1, row), row + REACH + 1)
        last = row + REACH
