"""Reading payments: which column is which, and each row a payment or told, none left out."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from pekerja_rentan.engine.realising.payment import Payment, PaymentFile
from pekerja_rentan.errors import InputError, PeriodError, RentanError, SeveralError, nearest
from pekerja_rentan.locales import every
from pekerja_rentan.money import parse_count, parse_rupiah
from pekerja_rentan.payments.tables import PaymentTable, tables_of
from pekerja_rentan.periods import MONTH_NAMES, Month, Span
from pekerja_rentan.roster.cells.dates import parse_date

FIELDS: Final = (
    "month", "amount", "workers", "funding", "account", "sp2d", "date", "corrects", "proposed",
    "accepted",
)  # fmt: skip
"""What a column may hold; the first two must be there."""
_NEEDED = FIELDS[:2]
_TOP = 30
"""Rows among which the header stands."""
_MOST_TOLD = 20
_TOTAL = re.compile(r"(?:grand |sub)?total|jumlah|jumlah (?:total|seluruhnya)", re.IGNORECASE)
_NEGATIVE = re.compile(r"((?i:rp|idr)?\.?\s*)(?:\((.+)\)|[-\u2212]\s*(.+))")


def _plain(header: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", header.casefold()))


_FIELD_OF: Final = {
    _plain(name): field
    for columns in every("payment_columns")
    for field, names in columns.items()
    for name in (field, *names)
}


class _Header(NamedTuple):
    """Where each field stands, the number of the header's row, and the columns that are not
    read."""

    row: int
    places: dict[str, int]
    cells: list[str]
    unread: tuple[str, ...]


def load_payments(
    file: str | Path,
    *,
    year: int | None = None,
    columns: Mapping[str, str] | Sequence[str] = (),
    sheet: str | None = None,
) -> PaymentFile:
    """The payments in a CSV file or a workbook, to be handed to ``realise``.

    ``year`` is that of months without one (``Januari``), ``columns`` tells which header is which
    field (``amount="Nilai Bersih"``). Raises InputError with all that is wrong, each at its row.
    """
    told = parse_told(columns) if not isinstance(columns, Mapping) else dict(columns)
    for field in told:
        _refuse_unknown(field)
    tables, digest = tables_of(Path(file), sheet)
    table, header = _chosen(tables, told, Path(file).name)
    return _Reader(table, header, year).file(digest)


def parse_told(texts: Sequence[str]) -> dict[str, str]:
    """What ``--column amount="Nilai Bersih"`` told, field to header. Raises InputError."""
    told: dict[str, str] = {}
    for text in texts:
        field, equals, header = (part.strip() for part in text.partition("="))
        if not (field and equals and header):
            raise InputError("payments-column-shape", text=text).about("columns")
        _refuse_unknown(field)
        if field in told:
            raise InputError("column-told-twice", field=field).about("columns")
        told[field] = header
    return told


def _refuse_unknown(field: str) -> None:
    if field not in FIELDS:
        facts = {"field": field, "near": nearest(field, FIELDS), "known": FIELDS}
        raise InputError("payments-field", **facts).about("columns")


def _chosen(
    tables: Sequence[PaymentTable], told: Mapping[str, str], name: str
) -> tuple[PaymentTable, _Header]:
    """The one table with payments. Raises InputError for none, and for several."""
    found = []
    for table in tables:
        if header := _header(table, told):
            found.append((table, header))
    if len(found) > 1:
        raise InputError("payments-sheets", sheets=[table.name for table, _ in found]).at(name)
    if not found:
        first = next((row for table in tables for row in table.rows), None)
        if first is None:
            raise InputError("payments-empty").at(name)
        shown = [cell for cell in first[1] if cell][:12]
        there = {_plain(cell) for table in tables for _, row in table.rows[:_TOP] for cell in row}
        for field, told_header in told.items():
            if _plain(told_header) not in there:
                facts = {"field": field, "header": told_header, "found": shown}
                raise InputError("payments-column", **facts).at(f"{name}:{first[0]}")
        raise InputError("payments-header", found=shown).at(f"{name}:{first[0]}")
    return found[0]


def _header(table: PaymentTable, told: Mapping[str, str]) -> _Header | None:
    """The first row near the top in which the columns that must be there are named. Raises
    InputError for two columns of one field."""
    meant = {_plain(header): field for field, header in told.items()}
    for number, cells in table.rows[:_TOP]:
        known = [meant.get(_plain(cell)) or _known(cell, told) for cell in cells]
        if not set(_NEEDED) <= set(known):
            continue
        for field, header in told.items():
            if field not in known:
                facts = {
                    "field": field,
                    "header": header,
                    "found": [each for each in cells if each],
                }
                raise InputError("payments-column", **facts).at(f"{table.name}:{number}")
        for field in FIELDS:
            if known.count(field) > 1:
                same = [cell for cell, each in zip(cells, known, strict=True) if each == field]
                facts = {"field": field, "columns": same, "first": same[0]}
                raise InputError("column-twice", **facts).at(f"{table.name}:{number}")
        places = {field: at for at, field in enumerate(known) if field}
        unread = [cell for cell, field in zip(cells, known, strict=True) if cell and not field]
        return _Header(number, places, cells, tuple(unread))
    return None


def _known(cell: str, told: Mapping[str, str]) -> str | None:
    field = _FIELD_OF.get(_plain(cell))
    return None if field in told else field


class _Reader:
    """The rows under a header: what is wrong is kept until all are read."""

    def __init__(self, table: PaymentTable, header: _Header, year: int | None) -> None:
        self.table, self.header, self.year = table, header, year
        self.payments: list[Payment] = []
        self.totals: list[int] = []
        self.wrong: list[RentanError] = []

    def file(self, digest: str) -> PaymentFile:
        rows = [row for row in self.table.rows if row[0] > self.header.row]
        for number, cells in rows:
            try:
                self.read(number, cells)
            except RentanError as error:
                self.wrong.append(error.at(f"{self.table.name}:{number}"))
        if self.wrong:
            raise SeveralError.of(self.wrong[:_MOST_TOLD])
        if not self.payments:
            raise InputError("payments-empty").at(self.table.name)
        return PaymentFile(
            tuple(self.payments), self.table.name, digest, len(rows), tuple(self.totals),
            self.header.unread,
        )  # fmt: skip

    def read(self, number: int, cells: list[str]) -> None:
        """One row: a payment, a header that comes again, or the sum of those above."""
        if [_plain(cell) for cell in cells] == [_plain(cell) for cell in self.header.cells]:
            self.totals.append(number)
            return
        if len(cells) > len(self.header.cells) and any(cells[len(self.header.cells) :]):
            raise InputError("payments-cells", found=len(cells), expected=len(self.header.cells))
        said = {
            field: cells[at] if at < len(cells) else "" for field, at in self.header.places.items()
        }
        if _TOTAL.fullmatch(next(cell for cell in cells if cell)) and not self.is_month(said):
            self.total(said["amount"])
            self.totals.append(number)
            return
        self.payments.append(self.payment(said, f"{self.table.name}:{number}"))

    def is_month(self, said: Mapping[str, str]) -> bool:
        try:
            months_of(said["month"], self.year)
        except RentanError:
            return False
        return True

    def total(self, text: str) -> None:
        """Refuses a sum that is not that of the payments above. Raises InputError."""
        stated, so_far = _amount(text), sum(each.amount for each in self.payments)
        if stated != so_far and not self.wrong:
            raise InputError("payments-total", stated=stated, reckoned=so_far)

    def payment(self, said: Mapping[str, str], place: str) -> Payment:
        date = said.get("date") or None
        day = parse_date(date) if date else None
        if date and day is None:
            raise InputError("payment-date", text=date)
        return Payment(
            months=months_of(said["month"], self.year),
            amount=_amount(said["amount"]),
            workers=_count(said.get("workers", "")),
            funding=said.get("funding") or None,
            account=said.get("account") or None,
            sp2d=said.get("sp2d") or None,
            date=None if day is None else f"{day // 10000}-{day // 100 % 100:02}-{day % 100:02}",
            corrects=said.get("corrects") or None,
            proposed=_count(said.get("proposed", "")),
            accepted=_count(said.get("accepted", "")),
            place=place,
        )


def months_of(text: str, year: int | None) -> Span:
    """The months that a cell names: ``2025-01``, ``Januari 2025``, a day in it, ``Jan–Mar 2025``,
    and with the ``year`` of the plan ``Januari`` and ``1``. Raises InputError and PeriodError."""
    if not text:
        raise InputError("payment-no-month")
    if year is not None and (number := _named(text)):
        return Span(Month(year, number), Month(year, number))
    if (day := parse_date(text)) is not None:
        month = Month(day // 10000, day // 100 % 100)
        return Span(month, month)
    if re.fullmatch("[0-9]{1,3}|[A-Za-z]+", text):
        raise InputError("payment-month-year", text=text)
    try:
        return Span.parse(text)
    except PeriodError:
        raise InputError("payment-month-unreadable", text=text) from None


def _named(text: str) -> int | None:
    """A month by its name or its number, without a year."""
    if re.fullmatch("0?[1-9]|1[0-2]", text):
        return int(text)
    return MONTH_NAMES.get(text.strip(". ").lower())


def _amount(text: str) -> int:
    """Whole Rupiah, below zero with a minus or in brackets. Raises MoneyError."""
    if match := _NEGATIVE.fullmatch(text):
        return -parse_rupiah(match[1] + (match[2] or match[3]))
    return parse_rupiah(text)


def _count(text: str) -> int | None:
    """People; fewer than none in a correction. Raises InputError."""
    if not text or text == "-":
        return None
    if text == "0":
        return 0
    if match := _NEGATIVE.fullmatch(text):
        return -parse_count(match[2] or match[3])
    return parse_count(text)
