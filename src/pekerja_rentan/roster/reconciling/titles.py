"""The months that titles above a list, or the name of its sheet, say that it bills.

A title is read as points in time (a month, a day, a quarter) and what joins them: ``JULI S.D.
SEPTEMBER 2026`` is three months. Nothing is read of a day alone, which is that of a letter, of what
stands behind words that mean another thing (``Periode Kepesertaan: Januari 2026``), and of the
month of a source of data.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pekerja_rentan.periods import MONTH_NAMES, Month

Months = tuple[Month, ...]

_OF_A_BILL = re.compile(r"(?i)\b(?:bulan|periode|iuran|tagihan|masa|blth)\b")
_OF_A_LIST = re.compile(r"(?i)\b(?:daftar|peserta|rekap\w*|invoice|premi)\b")
_OF_DATA = re.compile(
    r"(?i)\b(?:dtsen|dtks|p3ke|regsosek|data|sk|keputusan|peraturan|per[bd][ua]p?|lampiran|surat|"
    r"nomor|no|perjanjian|pks)\b"
)
_OF_MONEY = re.compile(r"(?i)\b(?:anggaran|apbd|apbn|dbh|dana|silpa)\b")
_BEHIND = re.compile(r"(?i)\b(?:bulan|periode|iuran|masa|blth)\W{0,3}$")
_BARE_BEHIND = re.compile(r"(?i)\b(?:bulan|periode|masa|blth)\W{1,3}$")
_OTHERWISE = re.compile(
    r"(?i)(?:\b(?:(?:periode|masa|bulan|awal|mulai|tanggal|tgl|tmt)\W+(?:\w+\W+)?"
    r"(?:kepesertaan|perlindungan|berlaku|kontrak|perjanjian|pks|program|kegiatan)|"
    r"sejak|mulai|tmt|terdaftar|pendaftaran|jatuh tempo|(?:di)?cetak|dibayar\w*|disetor\w*|"
    r"dtsen|dtks|p3ke|regsosek)\b\W*(?:(?:bulan|periode|tanggal|tgl|pada|tahun)\b\W*)*"
    r"|[._\u2026]{2,}\s*)$"
)
"""What stands before a month that is not billed: of a membership or a contract, of a payment, of
data, and the dots of a date that somebody fills in by hand."""
_AS_OF = re.compile(
    r"(?i)\b(?:per|keadaan|kondisi|posisi|s\W?d|sampai|hingga)\b[\s.]*(?:dengan)?\W*$"
)

_MONTH = "|".join(sorted(map(re.escape, MONTH_NAMES), key=len, reverse=True))
_NUMBER, _YEAR = "0?[1-9]|1[0-2]", "20[0-9]{2}"
_OF = r"[\s.,:(]*(?:(?:tahun|thn?)\b[\s.:]*(?:anggaran\b[\s.:]*)?)?"
_TO = r"[\s.]*(?:[-\u2010-\u2015]|\bs\W?d\b|\b(?:sampai|hingga)\b(?:\s*dengan\b)?)[\s.]*"
_PARTS = {"triwulan": 3, "tw": 3, "kuartal": 3, "q": 3, "semester": 6, "smt": 6}
_POINT = re.compile(
    rf"(?i)(?<![0-9/.-])(?P<d1>[0-3]?[0-9])[/.-](?P<m1>{_NUMBER})[/.-](?P<y1>{_YEAR})(?![0-9])"
    rf"|(?<![0-9])(?P<y2>{_YEAR})-(?P<m2>[01][0-9])-(?P<d2>[0-3][0-9])(?![0-9])"
    rf"|(?<![0-9])(?P<d3>[0-3]?[0-9])\s*(?P<n3>{_MONTH})\b(?:[\s,]+(?P<y3>{_YEAR})\b)?"
    rf"|\b(?P<p4>{'|'.join(_PARTS)})\W{{0,2}}(?:ke\W?)?(?P<q4>iv|i{{1,3}}|[1-4])\b"
    rf"(?:{_TO}(?P<r4>iv|i{{1,3}}|[1-4])\b)?(?:{_OF}/?\s*(?P<y4>{_YEAR})\b)?"
    rf"|\b(?P<n5>{_MONTH})\b(?:{_OF}(?P<y5>{_YEAR})\b)?"
    rf"|\b(?P<y6>{_YEAR})[\s,:]{{1,3}}bulan\W{{1,3}}(?P<n6>{_MONTH})\b(?!{_OF}{_YEAR})"
    rf"|(?<![0-9/.-])(?P<m7>{_NUMBER})\s*[/.-]\s*(?P<y7>{_YEAR})(?![0-9]|[/.-][0-9A-Za-z])"
    rf"|(?<![0-9/.-])(?P<m8>0[1-9]|1[0-2])(?P<y8>{_YEAR})(?![0-9]|[/.-][0-9])"
    rf"|(?<![0-9/.-])(?P<y9>{_YEAR})[-/.]?(?P<m9>0[1-9]|1[0-2])(?![0-9]|[/.-][0-9])"
)
_JOIN = re.compile(
    r"(?i)[\s.]*(?:(?P<to>[-\u2010-\u2015]|\.\.|\bs\W?d\b|\b(?:sampai|hingga)\b)|[,&/+]|\bdan\b)"
    r"[\s.]*(?:(?:dengan|bulan|periode)\b[\s.]*)*"
)
_NUMBERED = re.compile(rf"(?i)(?:bulan|bln)\W{{0,3}}({_NUMBER})")
_COUNT = re.compile(
    r"(?i)\b(?:iuran|tagihan|selama|untuk)\W{1,3}(?:[a-z]+\W{1,3})?"
    r"([2-9]|1[0-2])\W{0,3}(?:\([a-z ]+\)\W*)?bulan\b"
)


class _Point(NamedTuple):
    """A month, several, or a day of one; ``words`` where a month is named, not numbered."""

    first: int
    last: int
    year: int | None
    day: int | None
    words: bool


class _Group(NamedTuple):
    """Points that are joined (each ``to`` the next, or beside it), and what stands before."""

    points: list[_Point]
    to: list[bool]
    lead: str


def months_said(titles: Iterable[str]) -> Iterator[Month]:
    """The months that titles of the office's list name, each alone and with its year."""
    for title in map(_plain, titles):
        for group in _groups(title) if _OF_A_BILL.search(title) else ():
            point, *more = group.points
            alone = not more and point.first == point.last and point.day is None
            if alone and point.words and point.year and not _OTHERWISE.search(group.lead):
                yield Month(point.year, point.first)


def months_billed(
    titles: Iterable[str], asked: Month, *, sheet: str | None = None
) -> Iterator[Months]:
    """What titles of a branch's list, and its ``sheet``'s name, say each time: one month, or
    several; of the year that is ``asked`` where no year stands there."""
    for title in map(_plain, titles):
        yield from _billed(title, asked, named=False)
    if sheet and (numbered := _NUMBERED.fullmatch(sheet.strip())):
        yield (Month(asked.year, int(numbered[1])),)
    elif sheet:
        yield from _billed(_plain(f"bulan {sheet}"), asked, named=True)


def may_be_months(sheets: Sequence[str], asked: Month) -> bool:
    """Whether sheets of one workbook are all called by the numbers of months: ``08``, ``09``,
    ``10``. Those from ``1`` on without the month that is ``asked`` are parts of a list."""
    names = [each.strip() for each in sheets]
    if len(names) < 2 or not all(re.fullmatch(_NUMBER, each) for each in names):
        return False
    numbers = {int(each) for each in names}
    return len(numbers) == len(names) and (asked.month in numbers or "1" not in names)


def years_billed(titles: Iterable[str], *, sheet: str | None = None) -> set[int]:
    """The years that titles of a list of bills name beside no month: ``TAGIHAN TAHUN 2025``."""
    found = {int(sheet)} if sheet and re.fullmatch(_YEAR, sheet.strip()) else set()
    for title in (*titles, f"bulan {sheet}"):
        of_list = _OF_A_BILL.search(title) or _OF_A_LIST.search(title)
        if of_list and not _OF_DATA.search(title) and not _OF_MONEY.search(title):
            found |= {int(each) for each in re.findall(rf"(?i)\btahun\W{{1,3}}({_YEAR})\b", title)}
    return found


def months_counted(titles: Iterable[str]) -> int:
    """How many months titles say in a number: ``IURAN 3 (TIGA) BULAN``; 0 where none does."""
    return max((int(each) for title in titles for each in _COUNT.findall(title)), default=0)


def _plain(title: str) -> str:
    return re.sub(r"(?<=[^\W_])_(?=[^\W_])", " ", title)


def _billed(title: str, asked: Month, *, named: bool) -> Iterator[Months]:
    for group in _groups(title):
        months = _months(group, asked)
        if months and _means_a_bill(group, title, named=named):
            yield months


def _means_a_bill(group: _Group, title: str, *, named: bool) -> bool:
    if _OTHERWISE.search(group.lead):
        return False
    whole = not re.search(r"\w", _POINT.sub("", title))
    of_bill = whole or bool(_OF_A_BILL.search(title))
    point = group.points[0]
    if point.day is not None:
        return of_bill
    if not point.words:
        return named or whole or bool(_BEHIND.search(group.lead))
    if not any(each.year for each in group.points):
        of_part = point.first != point.last and of_bill
        bare = of_part or bool(_BARE_BEHIND.search(group.lead))
        return bare and not re.search(rf"\b{_YEAR}\b", _POINT.sub(_without_day, title))
    if point.first == point.last and of_bill:
        return True
    of_list = bool(_OF_A_LIST.search(title)) and not _AS_OF.search(group.lead)
    return (of_bill or of_list) and not _OF_DATA.search(title)


def _without_day(match: re.Match[str]) -> str:
    return " " if _point(match).day is not None else match[0]


def _groups(title: str) -> list[_Group]:
    groups: list[_Group] = []
    end = 0
    for match in _POINT.finditer(title):
        point, between = _point(match), title[end : match.start()]
        end = match.end()
        joined = _JOIN.fullmatch(between)
        last = groups[-1].points[-1] if groups else None
        if joined and last and (last.day is None) == (point.day is None):
            groups[-1].points.append(point)
            groups[-1].to.append(joined["to"] is not None)
        else:
            groups.append(_Group([point], [], between))
    return groups


def _point(match: re.Match[str]) -> _Point:
    said = {key[0]: each for key, each in match.groupdict().items() if each is not None}
    year = int(said["y"]) if "y" in said else None
    day = int(said["d"]) if "d" in said else None
    if "q" in said:
        months = _PARTS[said["p"].lower()]
        first, last = (_which(said[key]) for key in ("q", "r" if "r" in said else "q"))
        return _Point((first - 1) * months + 1, last * months, year, None, words=True)
    number = MONTH_NAMES[said["n"].lower()] if "n" in said else int(said["m"])
    return _Point(number, number, year, day, words="n" in said)


def _which(text: str) -> int:
    return int(text) if text.isdigit() else ("i", "ii", "iii", "iv").index(text.lower()) + 1


def _months(group: _Group, asked: Month) -> Months:
    """The months of a group; none of days but from the first of a month to the last of one."""
    points = _with_years(group, asked)
    if points[0].day is not None:
        days = [each.day or 0 for each in points]
        if group.to != [True] or days[0] != 1 or days[1] < 28:
            return ()
    spans = [
        [Month(each.year or 0, each.first), Month(each.year or 0, each.last)] for each in points
    ]
    found: dict[Month, None] = {}
    for number, (first, last) in enumerate(spans):
        start = spans[number - 1][1] if number and group.to[number - 1] else first
        if max(first.month, last.month) > 12 or last < start:
            return ()
        found |= {start.plus(more): None for more in range(last.since(start) + 1)}
    return tuple(sorted(found))


def _with_years(group: _Group, asked: Month) -> Sequence[_Point]:
    """The points with the year of what is joined to them, as ``NOVEMBER - JANUARI 2027``."""
    points = group.points
    last = next((each.year for each in reversed(points) if each.year), asked.year)
    found = [points[-1]._replace(year=points[-1].year or last)]
    for point, to in zip(points[-2::-1], group.to[::-1], strict=True):
        following = found[-1]
        year = (following.year or last) - (to and point.first > following.first)
        found.append(point._replace(year=point.year or year))
    return found[::-1]
