"""What lists for a reconciliation say besides who somebody is: months, and days of them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pekerja_rentan.errors import InputError
from pekerja_rentan.periods import MONTH_NAMES, Month
from pekerja_rentan.roster.cells.clean import clean
from pekerja_rentan.roster.cells.dates import parse_birth
from pekerja_rentan.roster.cells.meaning import BLANKS, MISSING, UNREADABLE, ParsedCell
from pekerja_rentan.roster.reading.fields import FIELDS, header_words, plain_header

PEOPLE = (
    "nik", "name", "birth_date", "birth_place_date", "presence", "remark", "membership", "active",
    "occupation", "village", "district", "phone", "email",
)  # fmt: skip
"""The fields that are looked for among those of every list."""
MONTHS: Mapping[str, tuple[str, ...]] = {
    "joined": (
        "tanggal kepesertaan", "tanggal mulai kepesertaan", "tanggal awal kepesertaan",
        "awal kepesertaan", "mulai kepesertaan", "tmt kepesertaan", "tanggal terdaftar",
        "tanggal daftar", "tanggal pendaftaran", "tanggal menjadi peserta", "bulan kepesertaan",
        "terdaftar sejak", "peserta sejak", "member since", "joined",
    ),
    "event_date": (
        "tanggal meninggal", "tanggal kematian", "tanggal wafat", "tanggal meninggal dunia",
        "bulan meninggal", "tanggal pindah", "tanggal pindah keluar", "tanggal keluar",
        "bulan pindah", "tanggal pengangkatan", "tmt", "tmt pengangkatan", "tmt cpns", "tmt pns",
        "tanggal peristiwa", "tanggal kejadian", "date of death", "event date",
    ),
    "billed_month": (
        "bulan iuran", "bulan tagihan", "periode", "periode iuran", "periode tagihan",
        "masa iuran", "blth", "bulan tahun iuran", "bulan", "billed month", "month",
    ),
}  # fmt: skip
"""Further fields of these lists, each a month or a day of it, with the headers that are known."""
DATED = ("joined", "event_date")
"""Those of them that tell something of a person."""
KNOWN = (*FIELDS, *MONTHS, "charge")
"""The fields that a header may be told for."""
_BY_WORDS = {header_words(name): field for field, names in MONTHS.items() for name in names}


def month_columns(
    headers: Sequence[str], told: Mapping[str, str], *, where: str, field: str
) -> str | None:
    """The header of ``field`` among those of the list ``where``: the one that was told, if the
    list has it, else the one that is known. Raises InputError for several."""
    if field in told:
        same = [each for each in headers if plain_header(each) == plain_header(told[field])]
        if same:
            return same[0]
    bare = {header: re.sub(r"\([^)]*\)|\[[^]]*\]", " ", header) for header in headers}
    found = [each for each in headers if _BY_WORDS.get(header_words(bare[each])) == field]
    if len(found) > 1:
        raise InputError("column-twice", field=field, columns=found, first=found[0]).at(where)
    return found[0] if found else None


def read_month(text: str) -> ParsedCell:
    """The month that a cell names, itself or by one of its days, as yyyymm; 202610 too."""
    said = clean(text)
    if said.lower() in BLANKS:
        return MISSING
    if match := re.fullmatch(r"([0-9]{4})[-/. ]?([0-9]{2})", said):
        return _month(int(match[1]), int(match[2]))
    if match := re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{4})", said):
        return _month(int(match[2]), int(match[1]))
    if match := re.fullmatch(r"([A-Za-z]{3,9})(?:[-./ ]*([0-9]{4})|[-./ ]+'?([0-9]{2}))", said):
        year = int(match[2] or f"20{match[3]}")
        return _month(year, MONTH_NAMES.get(match[1].lower(), 0))
    day = parse_birth(said)
    return UNREADABLE if day is None else ParsedCell(day // 100)


def read_billed_month(text: str) -> ParsedCell:
    """The month that a bill is for; without its year, by name or number, as 1 to 12."""
    said = clean(text)
    number = MONTH_NAMES.get(said.lower(), 0)
    if re.fullmatch(r"0?[1-9]|1[0-2]", said):
        number = int(said)
    return ParsedCell(number) if number else read_month(text)


def _month(year: int, month: int) -> ParsedCell:
    sound = 1 <= month <= 12 and 1990 <= year <= 2100
    return ParsedCell(year * 100 + month) if sound else UNREADABLE


def as_month(number: int) -> Month:
    """yyyymm as a month."""
    return Month(number // 100, number % 100)


def as_number(month: Month) -> int:
    """A month as yyyymm."""
    return month.year * 100 + month.month


def refuse_months(
    found: Mapping[int, int], unread: int, month: Month, header: str | None, name: str
) -> None:
    """Raises InputError for rows that say that they are of another month, or of one that cannot be
    read; a month without its year is of any."""
    facts = {"header": header, "month": str(month)}
    if unread:
        raise InputError("reconcile-month-unread", rows=unread, **facts).at(name)
    said = (as_number(month), month.month)
    if others := {number: rows for number, rows in found.items() if number not in said}:
        most = max(others, key=lambda each: others[each])
        other = as_month(most) if most > 12 else Month(month.year, most)
        rows = sum(others.values())
        raise InputError("reconcile-month-rows", rows=rows, said=str(other), **facts).at(name)


_OF_A_BILL = re.compile(r"(?i)\b(?:bulan|periode|iuran|tagihan|masa|blth)\b")
_MONTH = "|".join(sorted(map(re.escape, MONTH_NAMES), key=len, reverse=True))
_NAMED = re.compile(
    rf"(?i)\b({_MONTH})\b[\s.,]*"
    r"(?:(?:tahun|thn?)\b[\s.:]*(?:anggaran\b[\s.:]*)?)?(20[0-9]{2})\b"
)
_BARE = re.compile(rf"(?i)\b(?:bulan|periode|masa|blth)\W{{1,3}}({_MONTH})\b")
_YEAR = re.compile(r"\b20[0-9]{2}\b")
_NUMBERED = re.compile(
    r"(?i)\b(?:bulan|periode|iuran|masa|blth)\W{0,3}(0?[1-9]|1[0-2])"
    r"(?:\s*[/.-]\s*|(?<=[01][0-9]))(20[0-9]{2})\b(?![/.-])"
)
_DAY = re.compile(
    rf"(?i)(?<![0-9])[0-3]?[0-9](?:[/.-](?:0?[1-9]|1[0-2])[/.-]|\s*(?:{_MONTH})\s+)20[0-9]{{2}}\b"
)
_SPAN = re.compile(
    rf"(?i)\b(?:{_MONTH})\b\W*(?:20[0-9]{{2}}\b\W*)?"
    rf"(?:[-\u2010-\u2015,&/]|\.\.|s\W?d\b|sampai|hingga|dan)\W*(?:dengan\W*)?(?:{_MONTH})\b"
)
_DAYS = re.compile(
    r"(?i)\b0?1[/.-](0?[1-9]|1[0-2])[/.-](20[0-9]{2})\W*(?:s\W?d\b|sampai\b|hingga\b|-)\W*"
    r"(?:2[89]|3[01])[/.-](0?[1-9]|1[0-2])[/.-](20[0-9]{2})\b"
)


def months_said(titles: Iterable[str]) -> Iterator[Month]:
    """The months that titles above a header name with their year: ``DAFTAR TAGIHAN BULAN SEPTEMBER
    2026``; no day of a letter, and no span of months."""
    for title in titles:
        title = _DAY.sub(" ", title)
        if _OF_A_BILL.search(title) and not _SPAN.search(title):
            for name, year in _NAMED.findall(title):
                yield Month(int(year), MONTH_NAMES[name.lower()])


def months_billed(titles: Iterable[str], year: int) -> Iterator[Month]:
    """The months that titles of a branch's list, or its sheet's name, say: as ``months_said``,
    ``PERIODE 09/2026``, from the first to the last day of one, and, where no year stands there,
    ``BULAN SEPTEMBER`` of the ``year``."""
    for title in titles:
        yield from months_said([title])
        for month, of, *end in _DAYS.findall(title):
            if (int(month), of) == (int(end[0]), end[1]):
                yield Month(int(of), int(month))
        plain = _DAY.sub(" ", title)
        for month, of in _NUMBERED.findall(plain):
            yield Month(int(of), int(month))
        if not _YEAR.search(plain) and not _SPAN.search(plain):
            yield from (Month(year, MONTH_NAMES[each.lower()]) for each in _BARE.findall(plain))
