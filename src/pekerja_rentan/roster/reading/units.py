"""The unit of incomes that a header states: ``(Rp ribu)``, ``/tahun``, ``per hari (25 hari)``."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple


class Unit(NamedTuple):
    """What the figures of a column are multiplied by to make Rupiah (``times``), and those to make
    a month's (``share``: a twelfth of a year's, exactly)."""

    times: int = 1
    share: Fraction = Fraction(1)

    def __str__(self) -> str:
        """As it is read back by ``parse``."""
        return f"{self.times} {self.share}"

    @classmethod
    def parse(cls, text: str) -> "Unit":
        """Raises ValueError for another text than of a unit."""
        times, share = text.split()
        return cls(int(times), Fraction(share))

    @property
    def shown(self) -> str:
        """What is done to a figure, as signs: ``× 1.000 ÷ 12``."""
        times = self.times * self.share.numerator
        parts = [f"× {times:,}".replace(",", ".")] if times > 1 else []
        return " ".join([*parts, *([f"÷ {self.share.denominator}"] * (self.share < 1))])


PLAIN = Unit()

_TIMES = {
    **dict.fromkeys(("ribu", "ribuan", "rb", "thousand", "thousands", "000", "1000"), 1_000),
    **dict.fromkeys(("juta", "jutaan", "jt", "million", "millions", "000000", "1000000"), 10**6),
}
MONTHS = {
    **dict.fromkeys(("bulan", "bulanan", "sebulan", "perbulan", "bln", "month", "monthly"), 1),
    **dict.fromkeys(("triwulan", "triwulanan", "kuartal", "kuartalan", "pertriwulan"), 3),
    **dict.fromkeys(("semester", "persemester"), 6),
    **dict.fromkeys(
        ("tahun", "tahunan", "setahun", "pertahun", "thn", "th", "year", "yearly", "annual"), 12
    ),
}
"""Spans of whole months."""
DAYS = ("hari", "harian", "sehari", "perhari", "hr", "day", "daily")
"""Of which a month has as many as somebody says that are worked."""
OTHERS = (
    "minggu", "mingguan", "seminggu", "perminggu", "mgg", "week", "weekly", "jam", "perjam", "hour",
    "panen", "perpanen", "sepanen", "musim", "permusim", "semusim", "musiman", "trip", "pertrip",
    "melaut", "proyek", "perproyek", "borongan", "sekali", "kg", "kilo", "unit", "usd",
    "dolar", "dollar", "us", "ringgit", "rm", "myr", "sgd", "yen", "euro", "riyal", "sar",
    "persen", "percent",
)  # fmt: skip
"""Spans that no month has a known number of, other money than Rupiah, and shares."""
_FILLERS = ("per", "dalam", "dlm", "satuan", "nilai", "x", "rp", "idr", "rupiah", "kerja")
_STATING = frozenset((*_TIMES, *MONTHS, *DAYS, *OTHERS, *_FILLERS))
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_NO_RUPIAH = re.compile(r"us ?\$|\( ?\$ ?\)|\$ ?/|%", re.IGNORECASE)
_GROUPS = re.compile(r"(?<=[0-9])[.,](?=[0-9]{3})")


def unit_of(header: str) -> Unit | None:
    """The unit that a header states, PLAIN where it states none; None for one that makes no Rupiah
    a month, for several, and for figures in brackets that say nothing known."""
    words = _words(header)
    if _NO_RUPIAH.search(header) or any(word in OTHERS for word in words):
        return None
    times = {_TIMES[word] for word in words if word in _TIMES}
    months = {MONTHS[word] for word in words if word in MONTHS}
    days = {int(a) for a, b in pairwise(words) if a.isdigit() and b in DAYS}
    by_day = any(word in DAYS for word in words)
    within = _words(" ".join(re.findall(r"[(\[]([^)\]]*)", header)))
    figures = [each for each in within if each.isdigit() and each not in _TIMES]
    odd = [each for each in figures if int(each) not in days]
    if len(times) > 1 or any(not re.fullmatch("(?:19|20)[0-9]{2}", each) for each in odd):
        return None
    if by_day:
        given = min(days, default=0)
        whole = len(days) == 1 and 1 <= given <= 31 and months <= {1}
        return Unit(min(times, default=1), Fraction(given)) if whole else None
    if len(months) > 1:
        return None
    return Unit(min(times, default=1), Fraction(1, min(months, default=1)))


def without_unit(header: str) -> str:
    """The words of a header that state no unit; of those in brackets none."""
    return " ".join(w for w in _words(without_brackets(header)) if w not in _STATING)


def without_brackets(header: str) -> str:
    return re.sub(r"\([^)]*\)|\[[^]]*\]", " ", header)


def _words(text: str) -> Sequence[str]:
    return _WORD.findall(_GROUPS.sub("", text.casefold()))
