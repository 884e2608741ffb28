"""The rows of a header: which of the first rows of a table name columns, and what a header says
that merged cells spread over two of them."""

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from pekerja_rentan.roster.reading.fields import field_of, header_words, plain_header

Row = Sequence[str | None]


def filled(row: Row) -> int:
    return sum(1 for cell in row if cell and cell.strip())


def tidy(cell: str | None) -> str | None:
    return " ".join(cell.split()) or None if cell else None


class Known:
    """Headers that are recognised, or that the user told."""

    def __init__(self, overrides: Mapping[str, str]) -> None:
        self.overrides = {plain_header(header): field for field, header in overrides.items()}

    def field(self, cell: str | None) -> str | None:
        if not cell or len(cell) > 200:
            return None
        overrides = self.overrides.get(plain_header(cell)) if self.overrides else None
        return overrides or field_of(cell)

    def fields(self, row: Row) -> set[str]:
        return {field for cell in row if (field := self.field(cell))}

    def has_nik(self, row: Row) -> bool:
        return "nik" in self.fields(row)

    def names_nik(self, row: Row, least: int) -> bool:
        """Whether a row names a NIK column and so many fields in all: no ``NIK : 6408…``."""
        fields = self.fields(row)
        overrides = any(cell and cell.lstrip().startswith(":") for cell in row)
        return "nik" in fields and len(fields) >= least and not overrides

    def rating(self, row: Row) -> tuple[bool, int]:
        """Of a single known word below a title, ``Desa : Sangatta``, nothing follows."""
        fields = self.fields(row)
        known = len(fields) if len(fields) > 1 or "nik" in fields else 0
        return "nik" in fields, known


def with_neighbours(
    rows: Sequence[Row], at: int, known: Known
) -> tuple[list[str | None], int, list[int]]:
    """The header of row ``at`` with that of the row above or below it, where merged cells spread
    it over two rows; the number of its last row, and of all its rows."""
    own = [tidy(cell) for cell in rows[at]]
    below = rows[at + 1] if at + 1 < len(rows) else []
    if _continues(own, below, known) or _parts(own, below, known):
        return _laid_over(below, own, known), at + 1, [at, at + 1]
    above = rows[at - 1] if at else []
    spread = any(not cell for cell in own[: len(above)])
    if (filled(above) > 1 and spread) or any(known.field(cell) in _BORN for cell in above):
        taken = _laid_over(own, [tidy(cell) for cell in above], known)
        return taken, at, [at - 1, at]
    return own, at, [at]


_SPREAD = frozenset((
    "address", "village", "district", "residence", "birth_place_date", "birth_date", "occupation",
    "employment", "monthly_income",
))  # fmt: skip
"""Fields under whose headers others may stand: ``Alamat`` over ``RT/RW`` and ``Desa``."""


def _continues(own: Row, below: Row, known: Known) -> bool:
    """Whether the row below a header names columns too: two known ones or more, of which one
    stands below no header; no figures; and nothing below a NIK or a name, unless that says so
    again. So nobody is taken for a header who is but ``aktif`` and ``pelajar``."""
    if len(known.fields(below)) < 2 or any(re.search("[0-9]", cell) for cell in below if cell):
        return False
    more = len(below) > len(own)
    for over, under in zip(own, below, strict=False):
        field, named = known.field(over), known.field(under)
        if not (under or "").strip() or (field == named and field in ("nik", "name")):
            more = more or bool(named)
        elif field and field not in _SPREAD:
            return False
        else:
            more = more or (named is not None and not over)
    return more


_BORN = ("birth_date", "birth_place_date")
_DAY, _BIRTH = re.compile("hari|tanggal|hari tanggal"), re.compile(r"\b(?:lahir|kelahiran|ttl)\b")
_IN_PARTS = frozenset(("bulan", "bln", "tahun", "thn"))
_CHARGE = re.compile(r"\b(?:jkk|jkm|jht|jp|jkp|jumlah|jml|total)\b")
_CHARGED = re.compile(r"\b(?:iuran|tagihan|premi)\b")
_PART = re.compile(rf"(?:{_DAY.pattern}|tempat|l|p|lk|pr|rt|rw|nama|nomor|no|ya|tidak)(?: |$)")
"""Words of headers that stand below another, which these go with: ``JKM`` below ``Iuran``."""


def _parts(own: Row, below: Row, known: Known) -> bool:
    """Whether the row below a header with a NIK names but the parts of what spreads over columns
    without a header, such as ``Tempat`` and ``Tanggal`` below ``TTL``: two or more of each, one of
    a known word, and no figure. Nothing stands below a NIK, a name, or any other header, but for
    a unit in brackets."""
    groups = dict[int, list[str]]()
    start = 0
    for at, (over, under) in enumerate(zip_longest(own, below)):
        start = at if over else start
        if under := tidy(under):
            groups.setdefault(start, []).append(under)
    named = {at: [text for text in texts if text[0] != "("] for at, texts in groups.items()}
    wide = {at: texts for at, texts in named.items() if texts}
    figures = any(re.search("[0-9:]", text) for texts in groups.values() for text in texts)
    if not wide or figures or not known.has_nik(own):
        return False
    return all(
        len(texts) > 1
        and own[at]
        and known.field(own[at]) not in ("nik", "name")
        and any(known.field(text) or _is_part(text) for text in texts)
        for at, texts in wide.items()
    )


def _is_part(text: str) -> bool:
    words = header_words(text)
    return bool(_PART.match(words) or _CHARGE.search(words))


def _laid_over(lower: Row, upper: Row, known: Known) -> list[str | None]:
    """The lower row of a header; where it is empty, the upper one; where both together name
    another field or an amount, both: ``Status`` below ``Pekerjaan``, and in the columns beside it,
    ``JKM`` below ``Iuran``, ``Tanggal`` below ``TTL`` as ``Tanggal Lahir``."""
    width = max(len(lower), len(upper))
    low, up = ([*map(tidy, row), *[None] * (width - len(row))] for row in (lower, upper))
    days = _IN_PARTS.isdisjoint(header_words(cell) for cell in low if cell)
    found = list[str | None]()
    group: str | None = None
    for one, other in zip(low, up, strict=True):
        group = other or (group if one else None)
        found.append(_in_full(one, group, known, days=days) or one or other)
    return found


def _in_full(one: str | None, group: str | None, known: Known, *, days: bool) -> str | None:
    """What a header says with the one above it, where it says little itself; ``days`` are whole,
    not in columns of their own for months and years."""
    if not one or not group or known.field(one) not in (None, "presence"):
        return None
    words, above = header_words(one), header_words(group)
    if _DAY.fullmatch(words) and _BIRTH.search(above) and days:
        return f"{one} Lahir"
    both = f"{one} {group}"
    amount = _CHARGE.search(words) and _CHARGED.search(above) and not _CHARGED.search(words)
    return both if known.field(both) or amount else None
