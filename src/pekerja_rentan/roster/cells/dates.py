"""Dates as people and spreadsheets write them, read as yyyymmdd; never guessed.

Days stand before months. A year of two digits, a day that no calendar has, and a time of day that
is not midnight are not read, but for that of a cell which is a date and a time by its type.
"""

import re
from datetime import date

from pekerja_rentan.periods import MONTH_NAMES

FIRST_YEAR, LAST_YEAR = 1900, 2100

_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MONTHS = MONTH_NAMES | {name: number for number, name in enumerate(_ROMAN, start=1)}

_MARK = r"\s*[-/.\s]\s*"
_MIDNIGHT = r"(?:(?:T|\s+)0{1,2}[:.]00(?:[:.]00(?:[.,]0{1,9})?)?|\s+12[:.]00(?:[:.]00)?\s*(?i:am))?"
_CLOCK = r"(?<=[0-9]-[0-9]{2}) [0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?"
"""As cells of a date and a time are read from workbooks and Parquet: their day is stated."""
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}}){_MARK}([0-9]{{1,2}}){_MARK}([0-9]{{4}}){_MIDNIGHT}")
_YEAR_FIRST = re.compile(
    rf"([0-9]{{4}}){_MARK}([0-9]{{1,2}}){_MARK}([0-9]{{1,2}})(?:{_MIDNIGHT}|{_CLOCK})"
)
_WORD = r"([A-Za-z]{1,10})\.?"
_BETWEEN = r"\s*[-/.,\s]?\s*"
_DAY_WORD = re.compile(rf"([0-9]{{1,2}}){_BETWEEN}{_WORD}{_BETWEEN}([0-9]{{4}}){_MIDNIGHT}")
_WORD_DAY = re.compile(rf"{_WORD}\s*([0-9]{{1,2}})\s*[,\s]\s*([0-9]{{4}})")
_SERIAL = re.compile(r"([0-9]{5})(?:[.,]0{1,9})?")
_RUN = re.compile("[0-9]{8}")
_EPOCH = date(1899, 12, 30).toordinal()
"""The day 0 of Excel's dates, right from March 1900 on."""


def parse_date(text: str) -> int | None:
    """The date that a trimmed ``text`` names, as yyyymmdd; None when it names none.

    >>> parse_date("12 Agustus 1980")
    19800812
    """
    if match := _DAY_FIRST.fullmatch(text):
        return _date(match[3], int(match[2]), match[1])
    if match := _YEAR_FIRST.fullmatch(text):
        return _date(match[1], int(match[2]), match[3])
    if match := _DAY_WORD.fullmatch(text):
        return _date(match[3], _MONTHS.get(match[2].lower(), 0), match[1])
    if match := _SERIAL.fullmatch(text):
        return _from_serial(int(match[1]))
    if match := _WORD_DAY.fullmatch(text):
        return _date(match[3], _MONTHS.get(match[1].lower(), 0), match[2])
    if _RUN.fullmatch(text):  # a year's first half is no month, so only one of them can be
        return _date(text[4:], int(text[2:4]), text[:2]) or _date(
            text[:4], int(text[4:6]), text[6:]
        )
    return None


def parse_place_date(text: str) -> int | None:
    """The date at the end of a cell that holds a place and a date: ``Sangatta, 12-08-1980``."""
    if (found := parse_date(text)) is not None:
        return found
    for place, comma, rest in (text.rpartition(","), text.partition(",")):
        if comma and not re.search("[0-9]{4}", place) and (found := parse_date(rest.strip())):
            return found
    begin = re.search("[0-9]", text)
    return parse_date(text[begin.start() :]) if begin else None


def _date(year: str, month: int, day: str) -> int | None:
    years, days = int(year), int(day)
    if not (1 <= month <= 12 and 1 <= days <= _DAYS[month] and FIRST_YEAR <= years <= LAST_YEAR):
        return None
    if days == 29 and month == 2 and (years % 4 or (years % 100 == 0 and years % 400)):
        return None
    return years * 10_000 + month * 100 + days


def _from_serial(serial: int) -> int | None:
    found = date.fromordinal(_EPOCH + serial)
    if found.year > LAST_YEAR:
        return None
    return found.year * 10_000 + found.month * 100 + found.day
