"""NIKs in texts for people: shown as ``6408********0012``, however they are written.

Digits of every script count, after Unicode's compatibility forms (``６`` is ``6``), whatever
letters stand beside them, unparted or parted. What is no NIK stays as it is: amounts, account
codes, dates, phone numbers, fingerprints. Fifteen to seventeen unparted digits are masked whatever
they say: a NIK that lost a digit or got one cannot be told from an amount, and rentan itself parts
every amount that it writes (``Rp6.408.015.208.800.012``).
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from pekerja_rentan.nik import LENGTH, formed

_GROUP = re.compile(r"\d+")
_NEARLY = range(15, 18)
"""A run of so many digits is masked whatever it says: a mistyped NIK is somebody's too."""
# what only a text with so many digits is asked for is compiled when there is one
_EXCEL = r"\d[.,]\d{14}[eE]\+?15(?!\d)"
"""A number of sixteen digits as Excel shows all that it keeps of one."""
_HASH = r"(?<![0-9A-Za-z])[0-9a-f]{64}(?![0-9A-Za-z])"
_URL = r"https?://\S+"
_RUPIAH = r"(?i:Rp|IDR)\.?\s?[-−+]?$"
_AMOUNT = r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+"
_SEVERAL_AMOUNTS = r"\d{1,3}(?:[.,]\d{3})+(?:[^.,\d]+\d{1,3}(?:[.,]\d{3})*)+"
_TWO_DATES = r"(?:\d\d([-/.])\d\d\1(?:19|20)\d\d\D*){2}"
_LAYOUTS = frozenset({
    (4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (6, 2, 2, 2, 4), (2, 2, 2, 2, 2, 2, 4), (1,) * 16,
    (8, 8), (12, 4), (2,) * 8,
})  # fmt: skip
"""How many digits stand together where a NIK is parted as people part it."""


def masked(text: str) -> str:
    """``text`` with every NIK in it shown by its first and last four digits. A text that holds
    one comes back in Unicode's compatibility form, any other as it is; but what stands for a byte
    that is not UTF-8, as in the name of a file, is written out (``\\udcff``), since no answer could
    hold it."""
    shown = _masked(text)
    return shown if shown.isascii() else shown.encode("utf-8", "backslashreplace").decode()


@cache
def _digits() -> re.Pattern[str]:
    """Fifteen digits or more, parted by no more than a mark at a time, be it doubled: compiled for
    the first text that is long enough."""
    return re.compile(r"\d(?:(?:([\W_])\1{0,2}|\s[-–—/]\s)?\d){14,}")


def _masked(text: str) -> str:
    known = text if text.isascii() else unicodedata.normalize("NFKC", text)
    if len(known) < _NEARLY[0] or not _digits().search(known):
        return text
    spans = list(_niks(known))
    if not spans:
        return text
    parts, end = [], 0
    for start, stop in spans:
        digits = "".join(_GROUP.findall(known[start:stop]))
        parts += [known[end:start], f"{digits[:4]}********{digits[-4:]}"]
        end = stop
    return "".join([*parts, known[end:]])


def _niks(text: str) -> Iterator[tuple[int, int]]:
    """Where NIKs stand, from left to right."""
    text = re.sub(_HASH, "#" * 64, text)
    urls = [match.span() for match in re.finditer(_URL, text)]
    for chain in _digits().finditer(text):
        groups = [match.span() for match in _GROUP.finditer(text, *chain.span())]
        yield from _in_chain(text, groups, urls)


def _in_chain(
    text: str, groups: list[tuple[int, int]], urls: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The NIKs among groups of digits that no more than a mark parts from each other; in the
    address of a page only what is one by its structure, unparted."""
    if len(groups) == 2 and re.match(_EXCEL, text[groups[0][0] :]):
        yield groups[0][0], groups[1][1]
        return
    alone = sum(stop - start for start, stop in groups) == LENGTH
    at = 0
    while at < len(groups):
        taken = _taken(groups, at)
        start, stop = groups[at]
        in_url = _within(start, urls)
        mistyped = stop - start in _NEARLY and not in_url
        if mistyped or _holds(text[start:stop]):
            yield groups[at]
            at += 1
        elif taken and not in_url and _is_nik(text, groups[at : at + taken], alone=alone):
            yield start, groups[at + taken - 1][1]
            at += taken
        else:
            at += 1


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a place lies in one of ``spans``, which stand in order."""
    before = bisect_right(spans, place, key=lambda span: span[0])
    return before > 0 and place < spans[before - 1][1]


def _taken(groups: list[tuple[int, int]], at: int) -> int:
    """How many groups from ``at`` on have sixteen digits together; 0 where none have."""
    digits = 0
    for number, (start, stop) in enumerate(groups[at : at + LENGTH], 1):
        digits += stop - start
        if digits >= LENGTH:
            return number if digits == LENGTH and number > 1 else 0
    return 0


def _is_nik(text: str, groups: list[tuple[int, int]], *, alone: bool) -> bool:
    """Whether sixteen digits in groups are a NIK: by its structure, or, where nothing else stands
    beside them, parted as a NIK is."""
    start, stop = groups[0][0], groups[-1][1]
    written = text[start:stop]
    digits = "".join(text[one:end] for one, end in groups)
    if re.fullmatch(_SEVERAL_AMOUNTS, written) or re.fullmatch(_TWO_DATES, written):
        return False
    if re.fullmatch(_AMOUNT, written) and re.search(_RUPIAH, text[max(0, start - 8) : start]):
        return False
    if formed(digits):
        return True
    layout = tuple(end - one for one, end in groups)
    years = all(text[one:end][:2] in ("19", "20") for one, end in groups)
    return alone and layout in _LAYOUTS and int(digits[0]) > 0 and not years


def _holds(run: str) -> bool:
    """Whether a NIK stands in a run of digits, whatever stands at its sides."""
    return any(formed(run[at : at + LENGTH]) for at in range(len(run) - LENGTH + 1))
