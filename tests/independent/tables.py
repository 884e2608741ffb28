"""A file as lines, and what each line is: the header, a row, or what is set aside.

What is set aside is known by what it says; a doubt makes a row.
"""

import csv
import io
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from tests.independent.cells import clean, plain, squeezed
from tests.independent.workbooks import Cell, sheets

Line = tuple[int, list[Cell]]
"""The number that a spreadsheet shows, and the cells."""

HEADERS = {
    "nik": "NIK|No. KTP|No KTP|Nomor Induk Kependudukan|NIK/No. KTP|No. Identitas",
    "name": "Nama|Nama Lengkap|Nama (sesuai KTP)|NAMA_LGKP|Name",
    "birth_date": "Tanggal Lahir|Tgl Lahir|Tgl. Lahir|TGL_LHR|TTL|Tempat, Tanggal Lahir"
    "|Tmpt/Tgl Lahir",
    "sex": "Jenis Kelamin|JK|L/P|Kelamin|Sex",
    "residence": "Kabupaten|Kab/Kota|Kabupaten/Kota|Kab.",
    "village": "Desa|Desa/Kelurahan|Kelurahan|Nama Desa",
    "district": "Kecamatan|Kec.",
    "address": "Alamat",
    "occupation": "Pekerjaan|Jenis Pekerjaan|Mata Pencaharian|Profesi|JENIS_PKRJN",
    "employment": "Status Pekerjaan|Segmen|Status Kepegawaian",
    "monthly_income": "Penghasilan|Pendapatan|Upah|Gaji",
    "presence": "Status|Status Penduduk",
    "remark": "Keterangan|Ket|Ket.|Catatan",
    "membership": "Kepesertaan|Peserta BPJS Ketenagakerjaan",
    "student": "Pelajar/Mahasiswa",
    "active": "Masih Aktif",
    "fixed_income": "Penghasilan Tetap",
    "phone": "No. HP|No HP|Telepon",
}
"""The headers that offices give to each field; a header may have a unit behind it, or ``(Rp)``."""
_FIELDS = {squeezed(name): field for field, said in HEADERS.items() for name in said.split("|")}
_MONTH, _YEAR, _THOUSAND, _MILLION = (
    Fraction(1), Fraction(1, 12), Fraction(1_000), Fraction(1_000_000),
)  # fmt: skip
_UNITS = {
    **dict.fromkeys(("rp", "rupiah", "perbulan", "bulan", "bulanan", "sebulan"), _MONTH),
    **dict.fromkeys(("pertahun", "tahun", "setahun"), _YEAR),
    **dict.fromkeys(("rpribu", "ribu", "dalamribuan"), _THOUSAND),
    **dict.fromkeys(("juta", "rpjuta"), _MILLION),
}
"""What a figure is multiplied by. Of any other unit, as of a day, a harvest or a dollar, nobody can
say what it comes to in Rupiah a month: the column is not taken."""

_TOTAL = re.compile(r"(sub)? ?(total|jumlah|grand total|jml)\b(.*)", re.IGNORECASE)
_DATED = re.compile("[A-Za-z ]+, [0-9]{1,2} [A-Za-z]+ [0-9]{4}")
_SIGNATURE = re.compile(
    r"(mengetahui|menyetujui|dibuat oleh|kepala desa|lurah|camat|a\.?n\.?|nip\b)[^0-9]*[.,: 0-9]*"
    rf"|[(._…) ]{{5,}}|\(.*\)|{_DATED.pattern}",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(dusun|rt|rw|lingkungan|kelompok|dukuh|desa)\b.*", re.IGNORECASE)
_REMARK = re.compile(r"(catatan|keterangan|sumber)\b.*", re.IGNORECASE)
_NUMBERS = ("no", "nomor", "nourut")
"""The header of a column in which rows are numbered."""


class Table(NamedTuple):
    """What a list holds: which column is which field, what an income's figure is multiplied by,
    the rows, and the others by their kind: title, header, numbering (of the columns), number (of a
    row that was never filled in), heading, subtotal, total, signature, remark."""

    name: str
    columns: dict[str, list[int]]
    income_factor: Fraction
    width: int
    rows: list[Line]
    aside: list[tuple[int, str]]
    blank: int


def read(path: Path) -> list[Table]:
    """The tables of a file: one of a text, one a sheet that has a NIK column."""
    if path.suffix == ".xlsx":
        pages = [(f"{path.name} [{each.name}]", [*each.rows.items()]) for each in sheets(path)]
    else:
        pages = [(path.name, [*_lines(path)])]
    return [table for name, page in pages if (table := _table(name, page))]


def _lines(path: Path) -> Iterator[Line]:
    text = decoded(path.read_bytes()).removesuffix("\x1a")
    mark = max(",;\t|", key=lambda each: max(_known(row) for row in _split(text, each)[:40]))
    for number, cells in enumerate(_split(text, mark), start=1):
        yield number, [*cells]


def _split(text: str, mark: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))


def decoded(raw: bytes) -> str:
    """The text of a file's bytes: by its mark, as UTF-8, else as Windows has it."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252")


def field_of(header: Cell) -> tuple[str | None, Fraction]:
    """The field of a header, and the factor of its unit; no field where the unit has no meaning
    in Rupiah a month."""
    text = clean(header)
    if field := _FIELDS.get(squeezed(text)):
        return field, Fraction(1)
    found = re.fullmatch(r"(.+?)\s*(?:\((.+)\)|(/.+|per .+|harian|bulanan))", text, re.IGNORECASE)
    field = _FIELDS.get(squeezed(found[1])) if found else None
    if not found or field != "monthly_income":
        return None, Fraction(1)
    unit = squeezed(found[2] or found[3])
    return (field, _UNITS[unit]) if unit in _UNITS else (None, Fraction(1))


def _fields(cells: list[Cell]) -> list[str | None]:
    return [field_of(cell)[0] for cell in cells]


def _known(cells: list[str]) -> int:
    return len(set(_fields([*cells])) - {None})


def _filled(cells: list[Cell]) -> list[str]:
    return [text for cell in cells if (text := plain(cell))]


def _table(name: str, page: list[Line]) -> Table | None:
    at = next((at for at, (_, cells) in enumerate(page) if "nik" in _fields(cells)), None)
    if at is None:
        return None
    header, last = _whole_header(page, at)
    columns: dict[str, list[int]] = {}
    factor = Fraction(1)
    for place, cell in enumerate(header):
        field, times = field_of(cell)
        if field:
            columns.setdefault(field, []).append(place)
            factor = times if field == "monthly_income" else factor
    aside = [(number, "title") for number, cells in page[:at] if _filled(cells)]
    rows, below = _parted(page[last + 1 :], header, columns)
    blank = page[-1][0] - page[last][0] - len(rows) - len(below)
    return Table(name, columns, factor, len(header), rows, aside + below, blank)


def _whole_header(page: list[Line], at: int) -> tuple[list[Cell], int]:
    """The header, and its last line: two lines where merged cells spread it."""
    header = page[at][1]
    if at + 1 == len(page):
        return header, at
    below = page[at + 1][1]
    below = [*below, *[None] * (len(header) - len(below))]
    under_nik = [
        clean(below[place]) for place, field in enumerate(_fields(header)) if field == "nik"
    ]
    if len(set(_fields(below)) - {None}) < 2 or any(under_nik):
        return header, at
    header = [*header, *[None] * (len(below) - len(header))]
    return [low if clean(low) else up for up, low in zip(header, below, strict=True)], at + 1


def _parted(
    lines: list[Line], header: list[Cell], columns: dict[str, list[int]]
) -> tuple[list[Line], list[tuple[int, str]]]:
    rows: list[Line] = []
    aside: list[tuple[int, str]] = []
    signed = 0
    for number, cells in lines:
        texts = _filled(cells)
        if not texts:
            continue
        kind = _kind(cells, header, columns)
        if kind is None and signed and len(texts) <= 2 and not any(_is_nik(each) for each in texts):
            kind = "signature"
        signed += kind == "signature"
        if kind:
            aside.append((number, kind))
        else:
            rows.append((number, cells))
    return rows, aside


def _kind(cells: list[Cell], header: list[Cell], columns: dict[str, list[int]]) -> str | None:
    """What a line is that is no row."""
    texts = _filled(cells)
    if "nik" in _fields(cells) and _known([str(cell) for cell in cells]) > 1:
        return "header"
    if len(texts) > 2 and [re.sub(r"\D", "", each) for each in texts] == [
        str(number) for number in range(1, len(texts) + 1)
    ]:
        return "numbering"
    if any(_is_nik(each) for each in texts):
        return None
    found = _TOTAL.fullmatch(texts[0])
    if found and not any(re.search("[A-Za-z]{3}", each) for each in texts[1:]):
        return "subtotal" if found[1] or _PLACE.fullmatch(found[3].strip()) else "total"
    place = next(place for place, cell in enumerate(cells) if plain(cell))
    dated = place in columns.get("birth_date", []) and _DATED.fullmatch(texts[0])
    is_birth = dated and (texts[0][-4:] < "2015" or len(texts) > 1)  # nobody works who is younger
    if all(_SIGNATURE.fullmatch(each) for each in texts) and not is_birth:
        return "signature"
    return _lone(texts[0], place, header, columns) if len(texts) == 1 else None


def _lone(text: str, place: int, header: list[Cell], columns: dict[str, list[int]]) -> str | None:
    """What the only cell of a line says that does not tell of a person by its column: a hamlet is
    also told in the column of names, since nobody is called so."""
    field = next((field for field, places in columns.items() if place in places), None)
    if field in (None, "nik", "name") and _PLACE.fullmatch(text):
        return "heading"
    if field is None and text.isdigit() and squeezed(clean(header[place])) in _NUMBERS:
        return "number"
    return "remark" if field in (None, "nik") and _REMARK.fullmatch(text) else None


def _is_nik(text: str) -> bool:
    """Whether a text may be somebody's NIK, whole or spoilt; a NIP is a civil servant's number."""
    if text.upper().startswith("NIP"):
        return False
    return len(re.sub(r"\D", "", text)) >= 15 or bool(re.search(r"[0-9][eE]\+?1[0-9]", text))
