"""Files of payments: every row a payment, or a sum of those above, which is checked and told."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pekerja_rentan.engine.realising.payment import Payment, PaymentFile
from pekerja_rentan.money import parse_count
from pekerja_rentan.roster.reading.asidewords import BALANCE, EARLIER, RUNNING
from pekerja_rentan.roster.reading.fields import plain_header
from pekerja_rentan.tables.columns import (
    amount_of,
    iso_date,
    needed,
    people,
    read_all,
    read_records,
)
from pekerja_rentan.tables.headings import Layout
from pekerja_rentan.tables.months import months_of
from pekerja_rentan.tables.records import Record
from pekerja_rentan.tables.sums import Figure, check_sums, said_of

LAYOUT = Layout(
    "payments", ("month", "amount"), ("amount", "workers", "sp2d", "corrects"), several=True
)


def load_payments(
    file: str | Path,
    *,
    year: int | None = None,
    columns: Mapping[str, str] | Sequence[str] = (),
    sheet: str | Sequence[str] | None = None,
) -> PaymentFile:
    """The payments in a CSV file or a workbook, to be handed to ``realise``.

    ``year`` is that of months without one (``Januari``), ``columns`` tells which header is which
    field (``amount="Nilai Bersih"``), ``sheet`` names one sheet of a workbook, or several that are
    read as one. Raises InputError with all that is wrong, each at its row.
    """
    records = read_records(file, LAYOUT, columns=columns, sheet=sheet)
    several = len({row.table for row in records.rows}) > 1
    balances = [row for row in records.rows if _is_balance(row)]
    records = records._replace(rows=tuple(row for row in records.rows if not _is_balance(row)))
    payments = tuple(read_all(records, lambda row: _payment(row, year)))
    figures = [Figure(each.amount, of=plain_header(each.funding or "")) for each in payments]
    check_sums(records, figures, _stated, "payments-total")

    def places(rows: Iterable[Record]) -> tuple[str, ...]:
        at = sorted(rows, key=lambda row: row.order)
        return tuple(row.place if several else str(row.number) for row in at)

    aside = places((*records.sums, *records.repeated))
    return PaymentFile(
        payments, records.name, records.sha256,
        len(payments) + len(aside) + len(records.aside) + len(balances), aside, records.untaken,
        places(records.aside), records.hidden, places(balances), records.left,
    )  # fmt: skip


def _stated(row: Record) -> Figure | None:
    """What a sum says, None where it says it in words alone or of what came before."""
    earlier = any(RUNNING.fullmatch(cell) and EARLIER.search(cell) for cell in row.said)
    if earlier or "amount" not in row.cells:
        return None
    fund = row.cells.get("funding") or said_of(row)
    return Figure(amount_of(row.cells["amount"]), of=plain_header(fund) or None)


def _is_balance(row: Record) -> bool:
    """Whether a row says what is left of the money, or set apart; a payment has an order or
    people."""
    if row.cells.keys() & {"workers", "sp2d", "corrects"}:
        return False
    return any(BALANCE.fullmatch(cell.strip(" .:")) for cell in row.said)


def _payment(row: Record, year: int | None) -> Payment:
    said = row.cells
    return Payment(
        months=months_of(said.get("month", ""), year),
        amount=_amount(needed(row, "amount")),
        workers=_count(said.get("workers", "")),
        funding=said.get("funding"),
        account=said.get("account"),
        sp2d=said.get("sp2d"),
        date=iso_date(said["date"], "date") if "date" in said else None,
        corrects=said.get("corrects"),
        proposed=_count(said.get("proposed", "")),
        accepted=_count(said.get("accepted", "")),
        place=row.place,
    )


def _amount(text: str) -> int:
    """Rupiah; a dash is how a spreadsheet shows 0."""
    is_dash = re.fullmatch(r"(?:rp)?\.?\s*[-\u2013\u2014]", text, re.IGNORECASE)
    return 0 if is_dash else amount_of(text)


def _count(text: str) -> int | None:
    """People; fewer than none in a correction. Raises InputError."""
    text = people(text)
    if text in ("", "-"):
        return None
    if text == "0":
        return 0
    if match := re.fullmatch(r"\((.+)\)|[-\u2212]\s*(.+)", text):
        return -parse_count(match[1] or match[2])
    return parse_count(text)
