"""Incomes as lists state them, a month's in Rupiah and exactly: the amount, the unit of its column
or of its own, and the span that it is for."""

import re
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

from pekerja_rentan.errors import MoneyError
from pekerja_rentan.money import parse_wage
from pekerja_rentan.roster.cells.meaning import LONGEST
from pekerja_rentan.roster.reading.units import DAYS, MONTHS, OTHERS, PLAIN, Unit

UNIT = "\x1e"
"""Stands between the unit of a column and the text of its cell; a record separator, which no
keyboard writes."""
MOST_IN_UNITS = 100_000_000
"""Rupiah a month beyond which a figure in a column of thousands or millions is taken to be written
in another unit than its header says, an assumption: it is not read."""

GROUPED = re.compile(r"(?:[Rr][Pp]\.?\s*)?([1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4})(?:,-|,00)?")
"""The usual form of the money grammar, which is asked about all others."""
_WHOLE_FLOAT = re.compile(r"([0-9]+)\.0|([0-9]{4,})\.00")
"""A whole number as spreadsheets and databases write it. ``16.00`` may be a slip for 16.000."""
_FLOAT = re.compile(r"[0-9]{4,16}\.[0-9]{4,20}")
"""A quotient as a spreadsheet keeps it."""
_SPANS = "|".join(sorted({*MONTHS, *DAYS, *OTHERS}, key=len, reverse=True))
_SPAN = re.compile(
    rf"(?P<amount>.*?)\s*(?:/\s*|\bper[ -]?|\b(?=se))(?P<span>{_SPANS})\b\.?"
    r"(?:\s*(?:x|@|\*|\()\s*(?P<days>[0-9]{1,2})\s*hari(?: kerja)?\)?)?",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"(?P<amount>.*?)\s*(?:x|\*|@)\s*(?P<days>[0-9]{1,2})\s*hari(?: kerja)?", re.IGNORECASE
)
_OWN = re.compile(r"[0-9]\s*(?!rp|idr|rupiah)[a-z]+\.?$", re.IGNORECASE)
"""An amount with a word behind it."""
_FEW = re.compile(r"([0-9]{1,3})[.,]([0-9]{1,2})")
"""A figure with decimals, where its unit is known."""


def parted(text: str) -> tuple[Unit, str]:
    """The unit that stands before a cell, and the cell; of a cell that holds such a mark itself the
    whole text."""
    told, mark, cell = text.partition(UNIT)
    if mark:
        with suppress(ValueError, ZeroDivisionError):
            return Unit.parse(told), cell
    return PLAIN, text


def monthly(typed: str, unit: Unit = PLAIN) -> Fraction | None:
    """The Rupiah a month of a ``clean`` text under a header of this unit; None for what is no
    amount, for another span than of whole months, or of days without how many are worked, and for
    what the unit would make MOST_IN_UNITS or more."""
    if len(typed) > LONGEST:
        return None
    share = unit.share
    if found := _SPAN.fullmatch(typed) or _DAYS.fullmatch(typed):
        share_said = _share(found)
        if share_said is None:
            return None
        typed, share = found["amount"], share_said
    if unit.times == 1 or _OWN.search(typed):
        income = _income(typed)
        return None if income is None else Fraction(income) * share
    figure = _figure(typed)
    found_income = None if figure is None else Fraction(figure) * unit.times * share
    return found_income if found_income is not None and found_income < MOST_IN_UNITS else None


def _share(found: re.Match[str]) -> Fraction | None:
    """What the amount of a span is multiplied by to be a month's."""
    span = found.groupdict().get("span", "hari").lower()
    days = int(found["days"] or 0)
    if span in MONTHS:
        return None if days else Fraction(1, MONTHS[span])
    return Fraction(days) if span in DAYS and 1 <= days <= 31 else None


def _figure(typed: str) -> Decimal | None:
    """The figure of a column with a unit."""
    if few := _FEW.fullmatch(typed):
        return Decimal(f"{few[1]}.{few[2]}")
    try:
        return parse_wage(_whole(typed))
    except MoneyError:
        return None


def _income(typed: str) -> Decimal | None:
    """An income in Rupiah and sen; None for a text that is none."""
    typed = _whole(typed)
    if _FLOAT.fullmatch(typed):
        return Decimal(typed)
    try:
        income = parse_wage(typed)
    except MoneyError:
        return None
    return None if income < 1000 and income % 1 else income  # 2,50 may be of millions


def _whole(typed: str) -> str:
    whole = _WHOLE_FLOAT.fullmatch(typed)
    return whole[1] or whole[2] if whole else typed
