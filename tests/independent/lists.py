"""Made-up lists with all that offices do to them, by a seed; people and NIKs are made up too.

Each list knows of every line whether it is a row, blank, or set aside as what.
"""

import csv
import io
from datetime import datetime
from pathlib import Path
from random import Random
from typing import NamedTuple

import xlsxwriter

from tests.independent.tables import HEADERS
from tests.independent.workbooks import Cell

_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
_ODD_MONTHS = "Jan Peb Mart Apr Mei Juni Juli Agst Sept Okt Nopember Des"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_FIRST_NAMES = ("Lavender", "Bengkuang", "Wortel", "Gambir", "Padi", "Lengkuas", "Ketumbar")
_LAST_NAMES = ("Pensil", "Lemari", "Kemeja", "Topi", "Gergaji", "Tangga")
_OCCUPATIONS = (
    "nelayan", "Petani", "PEDAGANG", "tukang ojek", "Buruh Harian Lepas", "buruh tani/perkebunan",
    "Ojek Pangkalan", "guru ngaji", "marbot", "imam masjid",
)  # fmt: skip
_ODD_OCCUPATIONS = (
    "Pelajar/Mahasiswa", "Ibu Rumah Tangga", "Pensiunan", "Kepala Desa", "Perangkat Desa", "PNS",
    "TNI", "Guru Honorer", "Karyawan Swasta", "nelayn", "", "-", "xyz",
)  # fmt: skip
_CHOICES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "occupation": (_OCCUPATIONS, _ODD_OCCUPATIONS),
    "employment": (
        ("mandiri", "BPU", "Pekerja Mandiri"),
        ("PNS", "ASN", "TNI", "honorer", "", "?", "xyz"),
    ),
    "residence": (
        (
            "Kutai Timur",
            "Kab. Kutai Timur",
            "64.08",
            "6408",
            "KUTAI TIMUR",
            "Kabupaten Kutai Timur",
        ),
        ("Paser", "64.01", "Kabupaten Entah", "", "Bojonegoro"),
    ),
    "village": (("Sangatta", "Bengalon", "Contoh Jaya"), ("",)),
    "district": (("Contoh",), ("",)),
    "address": (("Jl. Contoh No. 7", "RT 01 RW 02"), ("",)),
    "presence": (("Hidup", "AKTIF", ""), ("MATI", "Meninggal", "Pindah", "NON AKTIF", "abc")),
    "remark": (("", ""), ("MENINGGAL", "pindah", "lihat berkas")),
    "membership": (("Tidak", "Belum", ""), ("Ya", "Sudah", "mungkin")),
    "phone": (("081234567890", "0857 3344 5566"), ("-", "")),
}
"""What stands in a field: mostly one of the first, sometimes one of the second."""
_SEXES = (("L", "Laki-laki", "LAKI-LAKI"), ("P", "Perempuan", "PEREMPUAN"))
_STYLES_OF_SEXES = (_SEXES, _SEXES, _SEXES, (("1",), ("2",)), (("1", "L"), ("2", "P")))
"""The registry's codes throughout a list, and among letters, where they say nothing."""
_SPACES = ("\u200b", "\ufeff", "\u2060", "\u00ad", "\u200e")
"""Characters that nobody sees."""
_INCOME_UNITS = {
    "": 1, " (Rp)": 1, "/Bulan": 1, " per bulan": 1, " (Rp ribu)": 1_000, " (juta)": 1_000_000,
    " (per tahun)": 0, "/tahun": 0, " (per hari)": 0, " harian": 0, " (USD)": 0,
}  # fmt: skip


class Made(NamedTuple):
    """A list, and what each of its lines is."""

    path: Path
    lines: dict[int, str]


class _Style(NamedTuple):
    """How a list writes what its rows hold: whether it is a workbook, the unit in the header of
    incomes, and the words for men and for women."""

    workbook: bool
    unit: str
    sexes: tuple[tuple[str, ...], tuple[str, ...]]


class _Page:
    """A list as it grows: lines of cells, and what each is."""

    def __init__(self) -> None:
        self.lines: list[list[Cell]] = []
        self.kinds: list[str] = []

    def add(self, kind: str, *cells: Cell) -> None:
        self.lines.append([*cells])
        self.kinds.append(kind)


def make(random: Random, folder: Path, number: int, niks: list[str]) -> Made:
    """A list of 5 to 40 rows; ``niks`` are those that stand in lists already, and grow."""
    page, workbook = _Page(), random.random() < 0.3
    fields = _fields(random)
    headers = _headers(random, fields)
    if random.random() < 0.4:
        _titles(random, page)
    _header(random, page, fields, headers)
    if random.random() < 0.15:
        shape = random.choice(("{}", "({})"))
        page.add("numbering", *(shape.format(at) for at in range(1, len(fields) + 1)))
    by_field = dict(zip(fields, headers, strict=True))
    income = by_field.get("monthly_income", "").strip().lower()
    style = _Style(workbook, _unit(income), random.choice(_STYLES_OF_SEXES))
    for at in range(random.choice((5, 6, 7, 8, 9, 12, 15, 20, 40))):
        _between(random, page, at, fields, [*headers])
        more = ["lebih"] if not workbook and random.random() < 0.01 else []
        page.add("row", *_row(random, fields, at + 1, niks, style), *more)
    _foot(random, page, fields)
    if workbook:
        return _as_workbook(random, page, folder / f"daftar-{number:04}.xlsx")
    return _as_text(random, page, folder / f"daftar-{number:04}")


def _fields(random: Random) -> list[str]:
    """The columns of a list: always a NIK, mostly the others."""
    likely = [("nik", 1), ("name", 1), ("birth_date", 0.97), ("sex", 0.7), ("occupation", 0.9),
              ("employment", 0.85), ("residence", 0.85), ("monthly_income", 0.8), ("village", 0.6),
              ("district", 0.4), ("address", 0.3), ("presence", 0.2), ("remark", 0.3),
              ("membership", 0.2), ("phone", 0.3)]  # fmt: skip
    fields = [name for name, share in likely if random.random() < share]
    if random.random() < 0.4:
        random.shuffle(fields)
    return ["number", *fields] if random.random() < 0.5 else fields


def _headers(random: Random, fields: list[str]) -> list[str]:
    said = []
    for field in fields:
        names = HEADERS.get(field, "No|No.|Nomor").split("|")
        header = random.choice(names)
        if field == "monthly_income" and random.random() < 0.4:
            header += random.choice([*_INCOME_UNITS])
        said.append(random.choice((header, header, header.upper(), f" {header} ")))
    return said


def _titles(random: Random, page: _Page) -> None:
    for line in ("DAFTAR USULAN PEKERJA RENTAN", "DESA CONTOH KECAMATAN CONTOH", "TAHUN 2024")[
        : random.randint(1, 3)
    ]:
        page.add("title", line)
    if random.random() < 0.7:
        page.add("blank")


def _header(random: Random, page: _Page, fields: list[str], headers: list[str]) -> None:
    """Adds the header, in two lines where an address is spread over them."""
    under = [at for at, field in enumerate(fields) if field in ("village", "district", "residence")]
    if len(under) < 2 or random.random() < 0.7:
        page.add("header", *headers)
        return
    upper = ["" if at in under else header for at, header in enumerate(headers)]
    upper[under[0]] = "Alamat Lengkap"
    page.add("header", *upper)
    page.add("header", *(header if at in under else "" for at, header in enumerate(headers)))


def _between(random: Random, page: _Page, at: int, fields: list[str], headers: list[Cell]) -> None:
    """What stands between rows. What could tell of a person by its column is a row."""
    free = [place for place, field in enumerate(fields) if field in ("number", "nik", "name")]
    taken = [place for place, field in enumerate(fields) if field in ("address", "village")]
    hamlet = random.choice(("Dusun Melati", "RT 01", "RT 02 / RW 01", "Lingkungan II"))
    chance = random.random()
    if chance < 0.02:
        page.add("blank")
    elif chance < 0.04:
        page.add("heading", *[None] * random.choice(free), hamlet)
    elif chance < 0.055 and at > 1:
        page.add("header", *headers)
    elif chance < 0.07 and at > 1:
        page.add("subtotal", random.choice(("Sub Total", "Subtotal", "Jumlah RT 01")), None, at)
    elif chance < 0.075 and taken:
        page.add("row", *[None] * random.choice(taken), hamlet)


def _foot(random: Random, page: _Page, fields: list[str]) -> None:
    people = page.kinds.count("row")
    if fields[0] == "number" and random.random() < 0.1:
        page.add("number", people + 1)
        page.add("number", people + 2)
    if random.random() < 0.3:
        page.add("total", *random.choice((("JUMLAH", None, people), ("Total", people))))
    if fields[0] == "number" and random.random() < 0.15:
        page.add("remark", "Catatan: daftar ini disusun dari data desa")
    if random.random() < 0.3:
        right: list[Cell] = [None] * (len(fields) - 1)
        page.add("blank")
        page.add("signature", *right, "Contoh, 12 Januari 2024")
        page.add("signature", None, "Mengetahui,", *right[2:], "Kepala Desa Contoh")
        page.add("blank")
        page.add("signature", *right, random.choice(("(..................)", "CONTOH NAMA, S.Sos")))
        page.add("signature", *right, "NIP. 197001011990031001")


def _row(random: Random, fields: list[str], at: int, niks: list[str], style: _Style) -> list[Cell]:
    born = datetime(random.randint(1935, 2015), random.randint(1, 12), random.randint(1, 28))
    woman = random.random() < 0.4
    row: list[Cell] = []
    for field in fields:
        if field == "number":
            row.append(at)
        elif field == "nik":
            row.append(_nik(random, born, woman, niks, style.workbook))
        elif field == "name":
            row.append(_name(random))
        elif field == "birth_date":
            row.append(_birth(random, born, style.workbook))
        elif field == "sex":
            row.append(random.choice(style.sexes[woman]))
        elif field == "monthly_income":
            row.append(_income(random, style))
        else:
            usual, odd = _CHOICES[field]
            row.append(random.choice(odd if random.random() < 0.12 else usual))
    return [_disturbed(random, cell) for cell in row]


def _name(random: Random) -> str:
    """A name of things, which nobody bears."""
    first = random.choice(_FIRST_NAMES)
    return f"{first} {random.choice(_LAST_NAMES)}"


def _nik(random: Random, born: datetime, woman: bool, niks: list[str], workbook: bool) -> Cell:
    if niks and random.random() < 0.03:
        return random.choice(niks)
    region = random.choice(("640801", "640802", "640811", "640101", "352201", "730501"))
    good = f"{region}{born.day + 40 * woman:02}{born:%m%y}{random.randint(1, 9999):04}"
    if random.random() < 0.12:
        return random.choice(_bad_niks(good))
    niks.append(good)
    if workbook and random.random() < 0.3:
        return int(good)
    return random.choice((
        good, good, good, f"'{good}", f'="{good}"', f"{good[:6]} {good[6:12]} {good[12:]}",
        f"{good[:6]}.{good[6:12]}.{good[12:]}", f" {good}", f"{good[:8]}\u200b{good[8:]}",
        f"\u00a0{good}", f"{good[:6]}-{good[6:12]}-{good[12:]}",
    ))  # fmt: skip


def _bad_niks(good: str) -> tuple[str, ...]:
    return (
        "", "-", good[:15], f"{good}1", f"{good[:15]}O", f"{good[:6]}32{good[8:]}",
        f"{good[:8]}13{good[10:]}", f"{good[:12]}0000", f"{good[:15]}0?",
        f"{good[0]},{good[1:6]}E+15",
        f"{good[0]}.{good[1:15]}E+15", "0", "0" * 16, "1" * 16, "9" * 16, "1234567890123456",
        f"{good[:6]}2013000007", f"0{good[:6]}200100001"[:16], f"06{good[2:]}", f"99{good[2:]}",
    )  # fmt: skip


def _birth(random: Random, born: datetime, workbook: bool) -> Cell:
    chance = random.random()
    if chance < 0.05:
        return random.choice(("", "-", "31-02-1980", "??-??-1980", "tidak tahu"))
    if chance < 0.08:
        born = born.replace(year=born.year - 1)
    if workbook and chance < 0.5:
        return born
    if not workbook and chance > 0.95:  # a workbook may count its days from 1904
        return str((born - datetime(1899, 12, 30)).days)
    month = random.choice((_MONTHS, _ODD_MONTHS)).split()[born.month - 1]
    return random.choice((
        f"{born:%d-%m-%Y}", f"{born:%d/%m/%Y}", f"{born.day}/{born.month}/{born.year}",
        f"{born:%d.%m.%Y}", f"{born:%Y-%m-%d}", f"{born.day} {month} {born.year}",
        f"{born.day}-{month}-{born.year}", f"Sangatta, {born:%d-%m-%Y}",
        f"{born:%Y-%m-%d}T00:00:00Z", f"{born:%Y-%m-%d} 00:00:00", f"Senin, {born:%d-%m-%Y}",
        f"{born.day}-{_ROMAN[born.month - 1]}-{born.year}", f"{born:%d-%m-%Y} 07:30",
        f"{born:%d-%m-%y}", f"{born.day}-{month}-{born:%y}", f"{born:%d-%m-%Y}.",
        f"{born:%d}\u2013{born:%m}\u2013{born:%Y}",
    ))  # fmt: skip


def _unit(header: str) -> str:
    return next((each for each in _INCOME_UNITS if each and header.endswith(each.lower())), "")


def _income(random: Random, style: _Style) -> Cell:
    """An income as the header wants it: whole Rupiah, thousands, millions, or of a year."""
    if random.random() < 0.06:
        return random.choice(("", "-", "banyak", "1-2 juta"))
    thousands = random.choice((random.randint(150, 9_000), 3_515, 3_516, 900, 2_500))
    factor = _INCOME_UNITS[style.unit]
    if factor == 1_000:
        return str(thousands)
    if factor == 1_000_000:
        return random.choice(("1", "2", "3", "5"))
    amount = thousands * (1_000 if factor else 12_000)
    if style.workbook and random.random() < 0.3:
        return random.choice((amount, amount + 0.5, amount / 3))
    dotted = f"{amount:,}".replace(",", ".")
    if style.unit:
        return random.choice((str(amount), dotted))
    return random.choice((
        str(amount), dotted, f"Rp {dotted}", f"Rp{dotted},-", f"Rp. {dotted}", f"{thousands} ribu",
    ))  # fmt: skip


def _disturbed(random: Random, cell: Cell) -> Cell:
    """A cell with what nobody sees in it or around it."""
    if not isinstance(cell, str) or not cell or random.random() > 0.04:
        return cell
    unseen = random.choice(_SPACES)
    return random.choice((
        f"{unseen}{cell}", f"{cell}{unseen}", f"\u00a0{cell}\u00a0", f"\u201c{cell}\u201d",
        f"{cell},",
        f'="{cell}"' if not cell.startswith("=") else cell, f" {cell} ",
    ))  # fmt: skip


def _as_text(random: Random, page: _Page, path: Path) -> Made:
    mark = random.choice(",,;;\t|")
    path = path.with_suffix(".tsv" if mark == "\t" else random.choice((".csv", ".txt")))
    written = io.StringIO()
    table = csv.writer(written, delimiter=mark, lineterminator=random.choice(("\n", "\r\n")))
    width = max(map(len, page.lines))
    for cells in page.lines:
        texts = [f"{cell:%d-%m-%Y}" if isinstance(cell, datetime) else cell for cell in cells]
        table.writerow([*texts, *[None] * (width - len(texts))] if random.random() < 0.7 else texts)
    text = written.getvalue() + ("\x1a" if random.random() < 0.05 else "")
    encoding = random.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252"))
    path.write_bytes(text.encode("utf-8" if not _fits(text, encoding) else encoding))
    return Made(path, dict(enumerate(page.kinds, start=1)))


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _as_workbook(random: Random, page: _Page, path: Path) -> Made:
    with xlsxwriter.Workbook(path, {"date_1904": random.random() < 0.2}) as book:
        sheet, dated = book.add_worksheet("Daftar"), book.add_format({"num_format": "dd-mm-yyyy"})
        for at, cells in enumerate(page.lines):
            for place, cell in enumerate(cells):
                if isinstance(cell, datetime):
                    sheet.write_datetime(at, place, cell, dated)
                elif isinstance(cell, int | float):
                    sheet.write_number(at, place, cell)
                elif cell:
                    sheet.write_string(at, place, cell)
    return Made(path, dict(enumerate(page.kinds, start=1)))
