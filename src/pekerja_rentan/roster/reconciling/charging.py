"""What a branch's list charges for each head: which of its columns say it, and their amounts."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import polars as pl

from pekerja_rentan.engine.reconcile import Extra
from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.cells.amounts import UNIT, monthly, parted
from pekerja_rentan.roster.cells.clean import clean
from pekerja_rentan.roster.cells.dictionary import NUMBERS, ParseCache
from pekerja_rentan.roster.cells.meaning import MISSING, UNREADABLE, ParsedCell
from pekerja_rentan.roster.reading import billwords
from pekerja_rentan.roster.reading.fields import header_words, told_header
from pekerja_rentan.roster.reading.source import cells_of
from pekerja_rentan.roster.reading.units import PLAIN, unit_of, without_unit

CHARGE = "charge"
"""The field of what is charged for somebody in the month."""
SEVERAL = "billed_months"
"""The field of how many months somebody is billed for at once."""
_CALLED = frozenset(("iuran", "tagihan", "premi", "contribution"))
PROGRAMMES = frozenset(billwords.PROGRAMMES.values())
"""As headers and invoices call them."""
_BESIDE = frozenset((
    "jumlah", "jml", "total", "besar", "besaran", "nominal", "nilai", "bpjs", "ketenagakerjaan",
    "peserta", "pekerja", "program",
))  # fmt: skip
_BELOW = re.compile(r"(?i)(rp\.? *)?(?:\(([^()-]*[0-9][^()-]*)\)|[-\u2212] *([^()-]*[0-9][^()-]*))")
_MONTHS = re.compile(r"^bulan\b|\b(?:jumlah|jml|banyak|banyaknya|lama) bulan\b")


class Invoice(NamedTuple):
    """A bill as a file of the branch states it beside its list: its ``name``, the ``place`` of the
    amount, how many ``heads`` it says (None: it does not), the sha256 of the file, and what it
    states beside heads (``extras``)."""

    name: str
    place: str
    amount: int
    heads: int | None
    sha256: str
    extras: tuple[Extra, ...] = ()


class Charged:
    """What a list charges: how many heads how much (None: what is no amount), and how many heads it
    bills for how many ``months`` at once, of those that say so."""

    def __init__(self) -> None:
        self.heads: Counter[int | None] = Counter()
        self.months: Counter[int] = Counter()

    def add(self, rows: pl.DataFrame) -> None:
        """Counts rows, and what they are charged where the list says amounts."""
        self.months.update(dict(rows[SEVERAL].drop_nulls().value_counts().rows()))
        if CHARGE in rows.columns:
            self.heads.update(dict(rows[CHARGE].value_counts().rows()))

    @property
    def several(self) -> dict[int, int]:
        """The heads that are billed for several months at once, by how many."""
        return {months: heads for months, heads in self.months.items() if months > 1}

    @property
    def known(self) -> dict[int, int]:
        """The heads by the amounts that can be read."""
        return {amount: heads for amount, heads in self.heads.items() if amount is not None}


def charge_columns(headers: Sequence[str], told: Mapping[str, str], where: str) -> tuple[str, ...]:
    """The headers of what is charged for each head: the one that was told, if the list ``where``
    has it; else that of all programmes, else one a programme. Raises InputError for several."""
    if header := told_header(CHARGE, told, headers):
        return (header,)
    programmes = {each: found for each in headers if (found := _programmes(each)) is not None}
    whole = [each for each, names in programmes.items() if len(names) != 1]
    if len(whole) > 1:
        raise InputError("column-twice", field=CHARGE, columns=whole, first=whole[0]).at(where)
    twice = Counter(names for names in programmes.values() if len(names) == 1)
    if not whole and any(count > 1 for count in twice.values()):
        columns = list(programmes)
        raise InputError("column-twice", field=CHARGE, columns=columns, first=columns[0]).at(where)
    return tuple(whole or programmes)


def _programmes(header: str) -> frozenset[str] | None:
    """The programmes whose contribution a header names; None for what names no contribution."""
    whole = header_words(header)
    words = set(header_words(without_unit(header)).split())
    if _MONTHS.search(whole) or not words & _CALLED or unit_of(header) is None:
        return None
    named = words | (set(whole.split()) & PROGRAMMES)  # in brackets too
    odd = words - _CALLED - PROGRAMMES - _BESIDE
    return None if odd else frozenset(named & PROGRAMMES)


def charge_cells(headers: Sequence[str], kind: pl.DataType) -> list[pl.Expr]:
    """What is read of these columns, each amount behind its column's unit where it has one."""
    found = []
    for number, header in enumerate(headers):
        unit, cells = unit_of(header) or PLAIN, cells_of(header)
        cells = cells if unit == PLAIN else pl.lit(f"{unit}{UNIT}") + cells
        found.append(cells.cast(kind).alias(f"{CHARGE}_{number}"))
    return found


def charges_of(cells: pl.DataFrame, headers: Sequence[str], known: ParseCache) -> pl.Series:
    """What each row is charged in Rupiah; null where a cell is no amount, or none has any."""
    amounts, odd = [], []
    for number in range(len(headers)):
        amount, problem = known.lookup(cells[f"{CHARGE}_{number}"], "value", "problem")
        amounts.append(amount.alias(str(number)))
        odd.append((problem == NUMBERS["unreadable"]).alias(str(number)))
    none = pl.DataFrame(odd).select(pl.any_horizontal(pl.all())).to_series()
    told = pl.when(pl.any_horizontal(pl.all().is_not_null()) & ~none).then(pl.sum_horizontal("*"))
    return pl.DataFrame(amounts).select(told.alias(CHARGE)).to_series()


def read_charge(text: str) -> ParsedCell:
    """Whole Rupiah, 0 too, and below it with a minus or in brackets, as what is given back; the
    lone dash of a spreadsheet is 0."""
    unit, cell = parted(text)
    typed = clean(cell)
    if not typed:
        return MISSING
    below = _BELOW.fullmatch(typed)
    figure = f"{below[1] or ''}{below[2] or below[3]}" if below else typed
    amount = 0 if typed in ("-", "Rp -", "Rp-") else monthly(figure, unit)
    if amount is None or amount != int(amount):
        return UNREADABLE
    return ParsedCell(-int(amount) if below else int(amount))


def is_charged_list(bill: int | str | None, theirs: Iterable[str | Path]) -> bool:
    """Whether a bill is a file, which must be one of the branch's lists. Raises InputError."""
    if not isinstance(bill, str):
        return False
    if (path := other_file(bill, theirs)) is not None:
        raise InputError("reconcile-bill-list", path=str(path))
    return _is_file(bill) or bill in map(str, theirs)


def other_file(bill: str | None, theirs: Iterable[str | Path]) -> Path | None:
    """The file that a bill is, unless it is one of the branch's lists."""
    if bill is None or bill in map(str, theirs) or not _is_file(bill):
        return None
    whole = Path(bill).resolve()
    listed = {Path(each).resolve() for each in theirs}
    return None if listed & {whole, *whole.parents} else Path(bill)


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False
