"""Calendar months and spans of them. A contribution is due per calendar month, so a month is
the smallest time that rentan knows, and a span includes its first and its last month."""

import re
from typing import NamedTuple

from pekerja_rentan.errors import PeriodError, nearest
from pekerja_rentan.locales import every

FIRST_YEAR, LAST_YEAR = 1945, 2199
LONGEST = 1200
"""Months in the longest span that is answered: a century."""

MONTH_NAMES = {
    name: number
    for months in every("month_words")
    for number, names in enumerate(months, start=1)
    for name in names.split()
}
"""The months as they are written in each language, old spellings included."""
_NAMED = r"([A-Za-z]{3,9})\.?\s*([0-9]{4})"
_TO_WORDS = "|".join(word for words in every("to_words") for word in words)
TO = rf"\s*(?:[-\u2010-\u2015]|\.\.|\bs\s*[./]\s*d\b\.?|\b(?:{_TO_WORDS})\b)\s*"
_NAMED_SPAN = rf"([A-Za-z]{{3,9}})\.?(?:\s*([0-9]{{4}}))?{TO}{_NAMED}"


class Month(NamedTuple):
    """A calendar month; months compare and can be counted forward: ``month.plus(3)``."""

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Reads ``2024-10`` and ``Oktober 2024``. Raises PeriodError."""
        match = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})", text.strip())
        if not match:
            if named := re.fullmatch(_NAMED, text.strip()):
                return cls._named(named[1], named[2], text)
            raise PeriodError("month-unreadable", text=text.strip())
        year, month = int(match[1]), int(match[2])
        if len(match[2]) == 1 and month:
            raise PeriodError("month-digits", text=text.strip(), month=f"{year}-{month:02}")
        if not 1 <= month <= 12:
            raise PeriodError("month-range", text=text.strip(), month=match[2])
        return cls(_year(match[1], text), month)

    @classmethod
    def _named(cls, name: str, year: str, text: str) -> "Month":
        if name.lower() not in MONTH_NAMES:
            near = nearest(name.lower(), MONTH_NAMES)
            raise PeriodError("month-name", text=text.strip(), name=name, near=near)
        return cls(_year(year, text), MONTH_NAMES[name.lower()])

    def plus(self, months: int) -> "Month":
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, month + 1)

    def since(self, earlier: "Month") -> int:
        """Months from ``earlier`` to this one; 0 when they are the same."""
        return (self.year - earlier.year) * 12 + self.month - earlier.month

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


class Span(NamedTuple):
    """The months from ``first`` to ``last``, both included."""

    first: Month
    last: Month

    @classmethod
    def of(cls, first: Month, last: Month) -> "Span":
        """Raises PeriodError when reversed or longer than a century."""
        if last < first:
            raise PeriodError("span-reversed", first=str(first), last=str(last))
        if last.since(first) >= LONGEST:
            raise PeriodError("span-long", first=str(first), last=str(last), longest=LONGEST)
        return cls(first, last)

    @classmethod
    def year(cls, year: int) -> "Span":
        return cls(Month(year, 1), Month(year, 12))

    @classmethod
    def parse(cls, text: str) -> "Span":
        """Reads ``2024``, ``2024-10``, ``2024-10..2024-12`` and ``Oktober–Desember 2024``. Raises
        PeriodError."""
        if named := re.fullmatch(_NAMED_SPAN, text.strip()):
            first_name, first_year, last_name, last_year = named.groups()
            begin = Month._named(first_name, first_year or last_year, text)
            return cls.of(begin, Month._named(last_name, last_year, text))
        first, *rest = text.strip().split("..")
        if len(rest) > 1:
            raise PeriodError("month-unreadable", text=text.strip())
        if rest:
            return cls.of(cls.parse(first).first, cls.parse(rest[0]).last)
        if re.fullmatch("[0-9]{4}", first):
            return cls.year(_year(first, text))
        month = Month.parse(first)
        return cls(month, month)

    @property
    def months(self) -> int:
        return self.last.since(self.first) + 1

    def overlap(self, other: "Span") -> "Span | None":
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Span(first, last) if first <= last else None

    def __str__(self) -> str:
        if self == Span.year(self.first.year):
            return f"{self.first.year:04}"
        return str(self.first) if self.first == self.last else f"{self.first}..{self.last}"


def parse_months(text: str) -> int:
    """A whole number of months. Raises PeriodError."""
    if not re.fullmatch("-?[0-9]{1,9}", text.strip()):
        raise PeriodError("months-unreadable", text=text.strip())
    return int(text)


def parse_year(text: str) -> int:
    """Reads ``2024``. Raises PeriodError."""
    if not re.fullmatch("[0-9]{4}", text.strip()):
        raise PeriodError("year-unreadable", text=text.strip())
    return _year(text.strip(), text)


def check_month(month: Month) -> Month:
    """A month that was put together by a program. Raises PeriodError when there is none such."""
    if not (isinstance(month, Month) and isinstance(month.month, int) and 1 <= month.month <= 12):
        raise PeriodError("month-unreadable", text=str(month))
    check_year(month.year)
    return month


def check_year(year: int) -> int:
    """A year that was given as a number. Raises PeriodError."""
    return _year(f"{year:04}", str(year))


def _year(digits: str, text: str) -> int:
    year = int(digits)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PeriodError("year-range", text=text.strip(), first=FIRST_YEAR, last=LAST_YEAR)
    return year
