"""Months of contributions as offices write them in a cell; never another than was meant."""

import re
from itertools import pairwise

from pekerja_rentan.errors import InputError, PeriodError
from pekerja_rentan.periods import MONTH_NAMES, TO, Month, Span
from pekerja_rentan.roster.cells.dates import parse_date

_NUMBER = "0?[1-9]|1[0-2]"
_MONTHS = re.compile(rf"(?:({_NUMBER}){TO})?({_NUMBER})\s*[-/. ]\s*([0-9]{{4}})")
"""``1-3/2025``, ``1 s.d. 3 2025``, ``03/2025``."""
_DAY = re.compile(r"[0-9]{1,2}(\s*[-/. ]\s*)[0-9]{1,2}(\s*[-/. ]\s*)[0-9]{4}")
_SHORT_YEAR = re.compile(r"([A-Za-z]{3,9})[-./ ]*'?([0-9]{2})")
"""``Jan-25``, as a spreadsheet shows a month."""
_BEFORE = re.compile(
    r"(?:(?:pembayaran|iuran|premi|untuk|periode|masa)\s+)*(?:(?:bulan|bln|month)\b\.?\s+|(?![0-9]+$))",
    re.IGNORECASE,
)
"""What stands before a month; before a bare number, which may be that of a payment, the word for
it."""
_OF_YEAR = re.compile(r"\s+(?:tahun|thn|th|ta|t\.a)\b\.?\s*(?=[0-9]{4}$)", re.IGNORECASE)
"""``Januari Tahun 2025``."""
_PARTS = {"triwulan": 3, "tri wulan": 3, "tw": 3, "kuartal": 3, "q": 3, "semester": 6, "smt": 6}
_PART = re.compile(
    rf"({'|'.join(_PARTS)})\.?[\s-]*(i{{1,3}}|iv|[1-4])(?:[\s/,-]+([0-9]{{4}}))?", re.IGNORECASE
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NAME = r"([A-Za-z]{3,9})\.?(?:\s*([0-9]{4}))?"
_AND = re.compile(r"\s*(?:[,&+/;]|\b(?:dan|and)\b)\s*", re.IGNORECASE)
_UNTIL = re.compile(rf"([A-Za-z]{{3,9}})\.?{TO}([A-Za-z]{{3,9}})\.?")


def months_of(text: str, year: int | None) -> Span:
    """The months that a cell names: ``2025-01``, ``Januari 2025``, ``Jan-25``, a day in it,
    ``Jan–Mar 2025``, ``1-3/2025``, ``Triwulan II 2025``, ``Januari & Februari 2025``, and with the
    ``year`` of the plan each of them without its own. Raises InputError, also for what may be a day
    or months."""
    if not text:
        raise InputError("payment-no-month")
    text = _OF_YEAR.sub(" ", _BEFORE.sub("", text, count=1)).strip()
    if span := _part_of_year(text, year) or _listed(text, year):
        return span
    if year is not None and (number := _named(text)):
        return Span(Month(year, number), Month(year, number))
    parts = _DAY.fullmatch(text)
    marks = parts.groups() if parts else ()
    alike = len({mark.strip() for mark in marks}) == 1
    if not alike and (match := _MONTHS.fullmatch(text)):
        last = Month(int(match[3]), int(match[2]))
        return Span.of(last._replace(month=int(match[1] or match[2])), last)
    if marks and (not alike or (len(text.split()) > 1 and "-" in marks[0])):
        raise InputError("payment-month-two-ways", text=text)
    if (short := _SHORT_YEAR.fullmatch(text)) and short[1].lower() in MONTH_NAMES:
        month = Month(2000 + int(short[2]), MONTH_NAMES[short[1].lower()])
        return Span(month, month)
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


def _part_of_year(text: str, year: int | None) -> Span | None:
    """A quarter or a half of a year."""
    match = _PART.fullmatch(text)
    if not match:
        return None
    length = _PARTS[match[1].lower()]
    number = _ROMAN.get(match[2].lower()) or int(match[2])
    of = int(match[3]) if match[3] else year
    if length * number > 12:
        raise InputError("payment-month-unreadable", text=text)
    if of is None:
        raise InputError("payment-month-year", text=text)
    return Span(Month(of, length * number - length + 1), Month(of, length * number))


def _listed(text: str, year: int | None) -> Span | None:
    """Months by their names, from one to another of the year of the plan, or one after the other.
    Raises InputError where one is left out, and where no year is known."""
    until = _UNTIL.fullmatch(text)
    parts = [*until.groups()] if until else _AND.split(text)
    said = [re.fullmatch(_NAME, part) for part in parts]
    named = [each for each in said if each and each[1].lower() in MONTH_NAMES]
    if len(parts) < 2 or len(named) < len(parts):
        return None
    of = [int(each[2]) if each[2] else None for each in named]
    last = of[-1] or year
    if last is None:
        raise InputError("payment-month-year", text=text)
    months = [
        Month(own or last, MONTH_NAMES[each[1].lower()])
        for own, each in zip(of, named, strict=True)
    ]
    steps = {later.since(month) for month, later in pairwise(months)}
    if steps != {1} and not (until and min(steps) > 0):
        raise InputError("payment-months-apart", text=text)
    return Span(months[0], months[-1])
