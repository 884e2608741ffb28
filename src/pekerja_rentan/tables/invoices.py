"""The branch's invoice of a month: a small file with one total, and no list of names."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pekerja_rentan.engine.reconcile import Extra, deducted, total_of
from pekerja_rentan.errors import InputError, RentanError
from pekerja_rentan.formatting import format_rupiah
from pekerja_rentan.money import parse_count, parse_rupiah
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.roster.reading.asidewords import SUM
from pekerja_rentan.roster.reading.billrows import is_extra, stated
from pekerja_rentan.roster.reading.fields import field_of, header_words
from pekerja_rentan.roster.reconciling.beside import amounts_of, extra
from pekerja_rentan.roster.reconciling.charging import PROGRAMMES, Invoice
from pekerja_rentan.roster.reconciling.titles import months_billed, months_counted
from pekerja_rentan.tables.rows import TextTable, tables_of

_BILLED = frozenset(("tagihan", "iuran", "premi", "invoice", "pembayaran", "dibayar", "dibayarkan"))
_BESIDE = frozenset((
    "jumlah", "total", "grand", "nilai", "besar", "nominal", "seluruh", "keseluruhan", "yang",
    "harus", "bpjs", "ketenagakerjaan", "rp", "rupiah", "dan", "program", "ini",
))  # fmt: skip
_HEADS = re.compile(
    r"(?:jumlah |total |banyak )?(?:tenaga kerja|tk|peserta|pekerja|orang)(?: peserta| aktif)?"
)


class _Found(NamedTuple):
    """An amount, what it is called there, and where it stands."""

    label: str
    amount: int
    place: str


def load_invoice(file: str | Path, month: Month) -> Invoice:
    """The bill of ``month`` in a CSV file or a workbook. Raises InputError for a list of names, for
    an invoice of other months, and for none or several totals that differ."""
    path = Path(file)
    tables, digest = tables_of(path, ())
    cells = [cell for table in tables for _, row in table.rows for cell in row]
    if any(field_of(cell) == "nik" for cell in cells):
        raise InputError("reconcile-bill-list", path=str(path))
    _refuse_other_months(tables, month, path.name)
    totals = [each for table in tables for each in _totals(table)]
    extras = tuple(each for table in tables for each in _extras(table))
    amounts = _with_extras({each.amount for each in totals}, extras)
    if len(amounts) != 1:
        said = [f"{each.label} {format_rupiah(each.amount)} ({each.place})" for each in totals]
        code = "reconcile-invoice-several" if said else "reconcile-invoice-none"
        raise InputError(code, found=said).at(path.name)
    heads = {count for table in tables for count in _heads(table)}
    known = heads.pop() if len(heads) == 1 else None
    amount = amounts.pop()
    place = next(each.place for each in totals if each.amount == amount)
    return Invoice(path.name, place, amount, known, digest, extras)


def _refuse_other_months(tables: Sequence[TextTable], month: Month, name: str) -> None:
    """Raises InputError for an invoice that says that it is for other months, or several."""
    titles = [" ".join(filter(None, row)) for table in tables for _, row in table.rows]
    found = [*months_billed(titles, month)]
    several = found and all(len(months) > 1 for months in found)
    if found and (several or not any(month in months for months in found)):
        said = str(Span(found[0][0], found[0][-1]))
        raise InputError("reconcile-invoice-month", said=said, month=str(month)).at(name)
    if (count := months_counted(titles)) > 1:
        facts = {"months": count, "month": str(month)}
        raise InputError("reconcile-invoice-months", **facts).at(name)


def _totals(table: TextTable) -> Iterator[_Found]:
    """What a table says is billed in all: behind such a label, or in the row of sums below it."""
    for at, (number, row) in enumerate(table.rows):
        for column, (label, beside) in enumerate(_labels(row)):
            if not _is_total(label):
                continue
            amount = _amount(beside) if beside else None
            if amount is not None:
                yield _Found(label, amount, f"{table.name}:{number}")
            elif not beside or _is_label(beside):
                yield from _below(table, at, column, label)


def _extras(table: TextTable) -> Iterator[Extra]:
    """What a table states beside heads."""
    for _, row in table.rows:
        label, figures = stated(row)
        if is_extra(label) and (amounts := amounts_of(figures)):
            yield extra(label, amounts[-1])


def _with_extras(amounts: set[int], extras: Sequence[Extra]) -> set[int]:
    """Of two totals the one that is the other with its extras; else all."""
    for way in (deducted(extras), extras):
        whole = {each for each in amounts if {each, each - total_of(way)} == amounts}
        if len(amounts) == 2 and len(whole) == 1:
            return whole
    return amounts


def _below(table: TextTable, at: int, column: int, label: str) -> Iterator[_Found]:
    """The amounts under a header: the only one, else those of rows of sums, else all."""
    found, sums = [], []
    for number, row in table.rows[at + 1 :]:
        amount = _amount(row[column]) if column < len(row) else None
        if amount is not None:
            found.append(_Found(label, amount, f"{table.name}:{number}"))
            if any(SUM.match(cell) for cell in row):
                sums.append(found[-1])
    yield from sums or found


def _heads(table: TextTable) -> Iterator[int]:
    for _, row in table.rows:
        for label, beside in _labels(row):
            if _HEADS.fullmatch(header_words(label)) and re.match("[0-9]", beside):
                try:
                    yield parse_count(re.sub(r"(?i)\s*(?:orang|org|peserta|tk)$", "", beside))
                except RentanError:
                    continue


def _labels(row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each cell as a label, without its colon, with what stands behind it."""
    for at, cell in enumerate(row):
        label, _, own = cell.partition(":")
        behind = (each.strip(": ") for each in (own, *row[at + 1 :]))
        yield label.strip(), next(filter(None, behind), "")


def _is_label(text: str) -> bool:
    return not re.search("[0-9]", text)


def _is_total(label: str) -> bool:
    words = set(header_words(re.sub(r"\([^)]*\)", " ", label)).split())
    one = len(words & PROGRAMMES) == 1
    return bool(words & _BILLED) and not one and words <= _BILLED | _BESIDE | PROGRAMMES


def _amount(text: str) -> int | None:
    """Whole Rupiah, more than 0."""
    try:
        return parse_rupiah(text) or None
    except RentanError:
        return None
