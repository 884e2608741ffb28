"""What lists for a reconciliation say besides who somebody is: months, and days of them."""

import re
from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from pekerja_rentan.errors import InputError
from pekerja_rentan.periods import MONTH_NAMES, Month
from pekerja_rentan.roster.cells.clean import clean
from pekerja_rentan.roster.cells.dates import parse_birth
from pekerja_rentan.roster.cells.meaning import BLANKS, MISSING, UNREADABLE, ParsedCell
from pekerja_rentan.roster.reading.fields import FIELDS, header_words, plain_header, told_header
from pekerja_rentan.roster.reading.units import without_brackets

PEOPLE = (
    "nik", "name", "birth_date", "birth_place_date", "presence", "remark", "membership", "active",
    "occupation", "village", "district", "phone", "email",
)  # fmt: skip
"""The fields that are looked for among those of every list."""
DIED = (
    "tanggal meninggal", "tanggal kematian", "tanggal wafat", "tanggal meninggal dunia",
    "bulan meninggal", "date of death", "wafat", "hari tanggal meninggal", "meninggal tanggal",
    "tanggal md",
)  # fmt: skip
"""Headers of the day on which somebody died, on lists of the deceased and of claims."""
MONTHS: Mapping[str, tuple[str, ...]] = {
    "joined": (
        "tanggal kepesertaan", "tanggal mulai kepesertaan", "tanggal awal kepesertaan",
        "awal kepesertaan", "mulai kepesertaan", "tmt kepesertaan", "tanggal terdaftar",
        "tanggal daftar", "tanggal pendaftaran", "tanggal menjadi peserta", "bulan kepesertaan",
        "terdaftar sejak", "peserta sejak", "member since", "joined",
    ),
    "event_date": (
        *DIED, "tanggal pindah", "tanggal pindah keluar", "tanggal keluar", "bulan pindah",
        "tanggal pengangkatan", "tmt", "tmt pengangkatan", "tmt cpns", "tmt pns",
        "tanggal peristiwa", "tanggal kejadian", "event date", "tmt pppk",
    ),
    "retired": (
        "tmt pensiun", "tanggal pensiun", "tanggal mulai pensiun", "bulan pensiun", "tmt bup",
        "tanggal bup", "retired",
    ),
    "billed_month": (
        "bulan iuran", "bulan tagihan", "periode", "periode iuran", "periode tagihan",
        "masa iuran", "blth", "bulan tahun iuran", "bulan", "billed month", "month",
    ),
    "billed_months": (
        "jumlah bulan", "jml bulan", "jml bln", "banyak bulan", "banyaknya bulan", "lama bulan",
        "jumlah bulan iuran", "jumlah bulan tagihan", "jumlah bulan bayar", "billed months",
    ),
}  # fmt: skip
"""Further fields of these lists, each a month, a day of it, or how many months are billed, with the
headers that are known."""
_ELSE = {
    header_words(name): "event_date"
    for name in ("tanggal", "tanggal surat pindah", "tanggal skpwni", "tmt jabatan",
                 "tanggal pelantikan", "tanggal dilantik", "date")
}  # fmt: skip
"""Headers that name a field where no other does."""
DATED = ("joined", "event_date")
"""Those of them that tell something of a person."""
KNOWN = (*FIELDS, *MONTHS, "charge")
"""The fields that a header may be told for."""
_MOVES = frozenset(map(header_words, (
    "jenis pindah", "jenis kepindahan", "jenis perpindahan", "klasifikasi pindah",
    "klasifikasi kepindahan", "klasifikasi perpindahan", "tujuan", "tujuan pindah",
    "daerah tujuan", "kabupaten tujuan", "kota tujuan", "kabupaten kota tujuan", "pindah ke",
)))  # fmt: skip
_SHORT_YEAR = re.compile(r"([0-9]{1,2})[-./ ]([0-9]{1,2}|[A-Za-z]{3,9})[-./ ]'?([0-9]{2})")
_BY_WORDS = {header_words(name): field for field, names in MONTHS.items() for name in names}


def month_columns(
    headers: Sequence[str], told: Mapping[str, str], *, where: str, field: str
) -> str | None:
    """The header of ``field`` among those of the list ``where``: the one that was told, if the
    list has it, else the one that is known. Raises InputError for several."""
    if header := told_header(field, told, headers):
        return header
    others = {plain_header(header) for other, header in told.items() if other != field}
    bare = {
        header: without_brackets(header) for header in headers if plain_header(header) not in others
    }
    found = [each for each in bare if _BY_WORDS.get(header_words(bare[each])) == field]
    if len(found) > 1:
        raise InputError("column-twice", field=field, columns=found, first=found[0]).at(where)
    other = [each for each in bare if _ELSE.get(header_words(bare[each])) == field]
    return found[0] if found else other[0] if len(other) == 1 else None


def may_be_dated(headers: Iterable[str], taken: Iterable[str]) -> list[str]:
    """The headers that may be the day of an event, of those that are not ``taken``."""
    dated = {"tanggal", "tmt", "wafat", "meninggal", "date"}
    return [
        header
        for header in headers
        if header not in taken and dated & (words := {*header_words(header).split()})
        and not words & {"lahir", "birth"}
    ]  # fmt: skip


def move_columns(headers: Sequence[str], role: str) -> tuple[str, ...]:
    """The headers of what kind of move somebody of a list of who has ``moved`` made, and where."""
    return tuple(each for each in headers if role == "moved" and header_words(each) in _MOVES)


def read_month(text: str) -> ParsedCell:
    """The month that a cell names, itself or by one of its days, as yyyymm; 202610 too. Of a year
    in two figures 50 to 99 are those of 1950 on."""
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
    if match := _SHORT_YEAR.fullmatch(said):
        year = int(match[3]) + (1900 if match[3] >= "50" else 2000)
        said = f"{match[1]}-{match[2]}-{year}"
    day = parse_birth(said)
    return UNREADABLE if day is None else ParsedCell(day // 100)


def read_billed_month(text: str) -> ParsedCell:
    """The month that a bill is for; without its year, by name or number, as 1 to 12."""
    said = clean(text)
    number = MONTH_NAMES.get(said.lower(), 0)
    if re.fullmatch(r"0?[1-9]|1[0-2]", said):
        number = int(said)
    return ParsedCell(number) if number else read_month(text)


def read_billed_months(text: str) -> ParsedCell:
    """How many months somebody is billed for."""
    said = clean(text)
    if said.lower() in BLANKS:
        return MISSING
    match = re.fullmatch(r"(?i)([0-9]{1,3})(?:[.,]0+)?(?:\s*(?:bulan|bln|months?))?\.?", said)
    return ParsedCell(int(match[1])) if match else UNREADABLE


def _month(year: int, month: int) -> ParsedCell:
    sound = 1 <= month <= 12 and 1990 <= year <= 2100
    return ParsedCell(year * 100 + month) if sound else UNREADABLE


def as_month(number: int) -> Month:
    """yyyymm as a month."""
    return Month(number // 100, number % 100)


def as_number(month: Month) -> int:
    """A month as yyyymm."""
    return month.year * 100 + month.month


def deny_retired(rows: pl.DataFrame, month: Month) -> pl.DataFrame:
    """Rows of a staff, of which those are ``denied`` too who retire in ``month`` or before."""
    retired = (pl.col("retired") <= as_number(month)).fill_null(value=False)
    return rows.with_columns(pl.col("denied") | retired)


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
