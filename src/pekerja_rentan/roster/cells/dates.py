"""Dates as people and spreadsheets write them, read as yyyymmdd; never guessed.

Days stand before months. A year of two digits is read from 40 on, as 19…: nobody who is born in
2040 or later stands on a list of workers yet, and up to 31 it might be a day. A day that no
calendar has is not read, nor a time with a zone that is not midnight: the day may be another here.
"""

import re
from datetime import date, timedelta

from pekerja_rentan.periods import MONTH_NAMES

FIRST_YEAR, LAST_YEAR = 1900, 2100
FIRST_SHORT = 40
"""The least year of two digits that is read."""

_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_OLD = {"djanuari": 1, "pebr": 2, "mrt": 3, "djuni": 6, "djuli": 7, "augustus": 8, "okto": 10,
        "nopem": 11, "desem": 12, "septem": 9, "sepetember": 9}  # fmt: skip
MONTHS = MONTH_NAMES | _OLD | {name: number for number, name in enumerate(_ROMAN, start=1)}

_MARK = r"\s*[-/., ]\s*"
_ZONE = r"(?:\s*(?:Z|[+-][0-9]{2}:?[0-9]{2}))"
_MIDNIGHT = r"(?:0{1,2}[:.]00(?:[:.]00(?:[.,]0{1,9})?)?)"
_CLOCK = (
    r"(?:[0-2]?[0-9][:.][0-5][0-9](?:[:.][0-5][0-9](?:[.,][0-9]{1,9})?)?(?:\s*(?i:[ap]\.?m\.?))?)"
)
_TIME = rf"(?:(?:T|,?\s+)(?:{_MIDNIGHT}{_ZONE}?|{_CLOCK}(?:\s*(?:WIB|WITA|WIT))?))?"
_YEAR = r"([0-9]{4}|'?[0-9]{2})"
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}}){_MARK}([0-9]{{1,2}}){_MARK}([0-9]{{4}}){_TIME}")
_SHORT = re.compile(
    rf"([0-9]{{1,2}})\s*([-/. ])\s*([0-9]{{1,2}})\s*\2\s*('?[0-9]{{2}})(?:\s+{_MIDNIGHT})?"
)
_YEAR_FIRST = re.compile(rf"([0-9]{{4}}){_MARK}([0-9]{{1,2}}){_MARK}([0-9]{{1,2}}){_TIME}")
_WORD = r"([A-Za-z]{1,10})\.?"
_BETWEEN = r"\s*[-/.,\s]?\s*"
_DAY_WORD = re.compile(rf"([0-9]{{1,2}}){_BETWEEN}{_WORD}{_BETWEEN}{_YEAR}{_TIME}")
_WORD_DAY = re.compile(rf"{_WORD}\s*([0-9]{{1,2}})\s*[,\s]\s*([0-9]{{4}}){_TIME}")
_YEAR_WORD = re.compile(rf"([0-9]{{4}}){_BETWEEN}{_WORD}{_BETWEEN}([0-9]{{1,2}}){_TIME}")
_SERIAL = re.compile(r"([0-9]{5})(?:[.,][0-9]{1,17})?")
_RUN = re.compile("[0-9]{8}")
EPOCH = date(1899, 12, 30)
"""The day 0 of Excel's dates, right from March 1900 on."""
_OTHER_DATE = re.compile(
    r"[0-9]{4}|[0-9]\s*[-/. ]\s*(?:[0-9]{1,2}|[A-Za-z]+)\s*[-/. ]\s*'?[0-9]{2}"
)
"""What no place has, but another date."""


def parse_date(text: str) -> int | None:
    """The date that a ``clean`` text names, as yyyymmdd; None when it names none.

    >>> parse_date("12 Agustus 1980")
    19800812
    """
    if match := _DAY_FIRST.fullmatch(text):
        return _date(match[3], int(match[2]), match[1])
    if match := _SHORT.fullmatch(text):
        return _date(match[4], int(match[3]), match[1])
    if match := _YEAR_FIRST.fullmatch(text):
        return _date(match[1], int(match[2]), match[3])
    if match := _DAY_WORD.fullmatch(text):
        return _date(match[3], MONTHS.get(match[2].lower(), 0), match[1])
    if match := _SERIAL.fullmatch(text):
        return _from_serial(int(match[1]))
    if match := _WORD_DAY.fullmatch(text):
        return _date(match[3], MONTHS.get(match[1].lower(), 0), match[2])
    if match := _YEAR_WORD.fullmatch(text):
        return _date(match[1], MONTHS.get(match[2].lower(), 0), match[3])
    if _RUN.fullmatch(text):  # a year's first half is no month, so only one of them can be
        return _date(text[4:], int(text[2:4]), text[:2]) or _date(
            text[:4], int(text[4:6]), text[6:]
        )
    return None


def parse_birth(text: str) -> int | None:
    """A date behind which nothing stands, and before it at most a place or the day of the week:
    ``Sangatta, 12-08-1980``, ``Senin, 12-08-1980``."""
    if (found := parse_date(text)) is not None:
        return found
    for place, comma, rest in (text.rpartition(","), text.partition(",")):
        found = parse_date(rest.strip(" .,")) if comma else None
        if found and not _OTHER_DATE.search(place):
            return found
    begin = re.search("[0-9]", text)
    rest = text[begin.start() :] if begin else ""
    return None if _SERIAL.fullmatch(rest) else parse_date(rest)


def _date(year: str, month: int, day: str) -> int | None:
    years, days = int(year.lstrip("'")), int(day)
    if years < 100:
        years = 1900 + years if years >= FIRST_SHORT else 0
    if not (1 <= month <= 12 and 1 <= days <= _DAYS[month] and FIRST_YEAR <= years <= LAST_YEAR):
        return None
    if days == 29 and month == 2 and (years % 4 or (years % 100 == 0 and years % 400)):
        return None
    return years * 10_000 + month * 100 + days


def _from_serial(serial: int) -> int | None:
    found = EPOCH + timedelta(serial)
    if found.year > LAST_YEAR:
        return None
    return found.year * 10_000 + found.month * 100 + found.day
