"""What one cell means: every usual writing is read, and nothing is guessed."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import product
from math import ceil

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pekerja_rentan import load_policy
from pekerja_rentan.errors import MoneyError
from pekerja_rentan.money import parse_rupiah, parse_wage
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.policy.regions import matching, normalise_name, regions
from pekerja_rentan.roster.cells import encode
from pekerja_rentan.roster.cells.clean import clean
from pekerja_rentan.roster.cells.dates import parse_date
from pekerja_rentan.roster.cells.dictionary import plain_dates
from pekerja_rentan.roster.cells.encode import Encoder, nik_cells
from pekerja_rentan.roster.cells.meaning import BLANKS, SILENT, ParsedCell
from pekerja_rentan.roster.cells.several import BESIDE
from pekerja_rentan.roster.cells.texts import reader
from pekerja_rentan.roster.criteria import compile_criteria
from pekerja_rentan.roster.rules.judge import PROBLEMS
from tests.series import few

FIELDS = (
    "nik", "birth_date", "birth_place_date", "sex", "residence", "occupation", "employment",
    "monthly_income", "fixed_income", "student", "active", "low_income", "membership",
    "social_registry",
)  # fmt: skip
YES_OR_NO = FIELDS[8:]
MISSING, UNREADABLE = ParsedCell(None, "missing"), ParsedCell(None, "unreadable")


@cache
def policy() -> Policy:
    return load_policy("kutim")


@cache
def read(field: str) -> Callable[[str], ParsedCell]:
    return reader(field, policy())


# Blanks


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "text", ["", " ", "\t", "\u00a0", "-", "--", " - ", "N/A", "#N/A", "NaN", "null", "None", "?"]
)
def test_a_blank_is_missing_in_every_field(field: str, text: str) -> None:
    assert read(field)(text) == MISSING


@pytest.mark.parametrize("field", FIELDS)
def test_no_blank_is_a_word_that_means_something(field: str) -> None:
    assert {read(field)(blank).problem for blank in BLANKS - {SILENT}} == {"missing"}
    assert read(field)(SILENT).problem == ("formula" if field == "nik" else "missing")


@pytest.mark.parametrize("field", [field for field in FIELDS if field != "nik"])
@pytest.mark.parametrize("text", ["lupa", "tidak tahu", "x", "٥", "***", "\x00", "12.7.", "1" * 40])
def test_what_means_nothing_is_unreadable(field: str, text: str) -> None:
    meaning = read(field)(text)
    assert (meaning.value, meaning.problem) == (None, "unreadable")


@pytest.mark.parametrize("field", FIELDS)
@given(text=st.text(max_size=40))
def test_any_text_is_read_or_has_a_problem(field: str, text: str) -> None:
    meaning = read(field)(text)
    assert (meaning.value is None) == (meaning.problem != "")
    assert not meaning.hint or meaning.problem == "unreadable"


UNITS = (" ", "1", "kota ", "a", "1 ", "1.", "rp", "/", "dan ")


@pytest.mark.parametrize(("field", "unit"), few(product(FIELDS, UNITS), every=4))
def test_an_endless_cell_is_refused_at_once(field: str, unit: str) -> None:
    text = f"1{unit * 300_000}x"
    assert read(field)(text).value is None


# Dates

DATES = [
    "12-08-1980", "12/08/1980", "12.08.1980", "12 08 1980", "12-8-1980", "12 - 08 - 1980",
    " 12/08/1980 ", "'12-08-1980", "1980-08-12", "1980/08/12", "1980.8.12", "12-08-1980 00:00:00",
    "1980-08-12 00:00:00", "1980-08-12T00:00:00", "1980-08-12T00:00:00.000", "1980-08-12 00:00",
    "12/08/1980 0:00", "12/08/1980 12:00:00 AM", "12/08/1980 00.00.00", "12 Agustus 1980",
    "12 agustus 1980", "12 AGUSTUS 1980", "12-Agu-1980", "12 Agt 1980", "12 Ags. 1980",
    "12-Aug-1980", "12 August 1980", "12/Agustus/1980", "12Agustus1980", "12 Agustus, 1980",
    "August 12, 1980", "Aug 12 1980", "12-VIII-1980", "29445", "29445.0", "29445,00", "12081980",
    "29445.5", "29445.3125",
    "19800812", "12-08-1980 07:30:00", "1980-08-12T07:30", "12/08/1980 13.45 WITA",
    "1980-08-12T00:00:00Z", "1980-08-12T00:00:00+08:00", "1980-08-12 00:00:00.000 +0700",
    "12-08-80", "12.8.80", "12/08/'80", "12 08 80", "12-Agu-80", "12 Agust. 1980", "12 Agt’80",
    "12 Agustus 80", "12 VIII 1980", "12/viii/80", "1980-Aug-12", "1980 Agustus 12", "12,08,1980",
    "12.8.1980.", "Selasa, 12-08-1980", "Selasa 12 Agustus 1980", "Sangatta, 12-08-1980",
    "=\"12-08-1980\"", "\u200e12‑08‑1980", "12\u00a0Agustus\u20091980", "12–08–1980\x1a",
    "12 Augustus 1980", "Sel., 12 Agst 1980",
]  # fmt: skip


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_read_as_people_and_spreadsheets_write_it(text: str) -> None:
    assert read("birth_date")(text) == ParsedCell(19800812)
    assert read("birth_place_date")(text) == ParsedCell(19800812)


NO_DATES = [
    "2024-02-30", "30-02-1980", "31-04-1980", "29-02-1981", "29/02/1900", "00-08-1980",
    "12-00-1980", "08/25/1980", "12-13-1980", "12-08-39", "12/08/'24", "80-08-12", "12-08-1899",
    "12-08-2101", "12.7", "1e3", "1980", "08-1980", "Agustus 1980", "12 Agustusan 1980",
    "12 Ag 1980", "12 Agustus 31", "12/08-80", "12-08-1980 71:30", "1980-08-11T17:00:00Z",
    "1980-08-12T07:30:00+07:00", "10.11.12", "120880", "Bandung 40115", "1208198",
    "73416", "99999", "9999", "Tuban 29445.5", "12-08-19800",
    "112-08-1980", "١٢-٠٨-١٩٨٠", "12-08-1980 / 13-08-1980", "12--08-1980", "6408011208800001",
    "20 tahun", "1980-12-08-01",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_DATES)
def test_what_may_be_another_date_or_none_is_not_read(text: str) -> None:
    assert read("birth_date")(text) == UNREADABLE
    assert read("birth_place_date")(text) == UNREADABLE


@pytest.mark.parametrize(
    "text",
    [
        "Sangatta, 12-08-1980",
        "Sangatta,12-08-1980",
        "Sangatta 12 Agustus 1980",
        "Sangatta/12-08-1980",
        "SANGATTA ; 12/08/1980",
        "Sangatta - 12.08.1980",
        "Sangatta, Kutai Timur, 12 Agustus 1980",
        "Sangatta, August 12, 1980",
        "Sangatta, 29445",
        "Desa 3, 12-08-1980",
        "Sangatta, tgl 12-08-1980",
        "Sangatta RT 05/02, 12-08-1980",
        "Sangatta, 12 Agt 80",
        ", 12-08-1980",
    ],
)
def test_a_birth_date_stands_behind_its_place(text: str) -> None:
    assert read("birth_place_date")(text) == ParsedCell(19800812)


@pytest.mark.parametrize(
    "text",
    [
        "Sangatta",
        "Sangatta,",
        "Sangatta, 12-08-08",
        "Sangatta 29445",
        "12-08-80, 13-08-1980",
        "12 Agt 80, 13-08-1980",
        "Sangatta, 30-02-1980",
        "Sangatta 12 Agustus",
        "12-08-1980, 13-08-1980",
        "12-08-1980 Sangatta",
    ],
)
def test_a_place_without_a_whole_date_gives_none(text: str) -> None:
    assert read("birth_place_date")(text) == UNREADABLE


MONTHS = [
    ("Januari", "January", "Jan"), ("Februari", "February", "Pebruari", "Feb", "Peb"),
    ("Maret", "March", "Mar"), ("April", "Apr"), ("Mei", "May"), ("Juni", "June", "Jun"),
    ("Juli", "July", "Jul"), ("Agustus", "August", "Agu", "Agt", "Ags", "Aug"),
    ("September", "Sept", "Sep"), ("Oktober", "October", "Okt", "Oct"),
    ("November", "Nopember", "Nov", "Nop"), ("Desember", "December", "Des", "Dec"),
]  # fmt: skip


def writings(day: date) -> list[str]:
    """A date in every form that is read."""
    d, m, y = day.day, day.month, day.year
    texts = [f"{d:02}{mark}{m:02}{mark}{y}" for mark in "-/. "]
    texts += [f"{d}{mark}{m}{mark}{y}" for mark in "-/."]
    texts += [f"{y}-{m:02}-{d:02}", f"{y}/{m:02}/{d:02}", f"{y}-{m}-{d}", f"{d:02}{m:02}{y}"]
    texts += [f"{y}{m:02}{d:02}"]
    texts += [f"{texts[0]} 00:00:00", f"{day.isoformat()}T00:00:00.000", f"{day} 00:00:00"]
    for name in MONTHS[m - 1]:
        texts += [f"{d} {name} {y}", f"{d:02}-{name.upper()}-{y}", f"{name} {d}, {y}"]
    serial = day.toordinal() - date(1899, 12, 30).toordinal()
    if serial >= 10_000:
        texts += [str(serial), f"{serial}.0"]
    return texts


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_date_in_every_form_is_read_back(day: date) -> None:
    value = ParsedCell(day.year * 10_000 + day.month * 100 + day.day)
    for text in writings(day):
        assert read("birth_date")(text) == value, text
        assert read("birth_place_date")(f"Sangatta, {text}") == value, text


@given(st.integers(0, 99), st.integers(0, 99), st.integers(1850, 2150))
def test_a_date_is_read_exactly_if_the_calendar_has_it(day: int, month: int, year: int) -> None:
    try:
        found = date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        found = None
    value = int(f"{found:%Y%m%d}") if found else None
    for text in (f"{day}-{month}-{year}", f"{year}/{month:02}/{day:02}"):
        assert read("birth_date")(text).value == value


# Amounts


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2500000", 2_500_000),
        ("2.500.000", 2_500_000),
        ("2,500,000", 2_500_000),
        ("Rp 2.500.000", 2_500_000),
        ("Rp2.500.000,-", 2_500_000),
        ("Rp. 2.500.000,00", 2_500_000),
        ("2,5 juta", 2_500_000),
        ("2.5jt", 2_500_000),
        ("500 ribu", 500_000),
        ("2500000.0", 2_500_000),
        ("3.591.565,53", 3_591_566),
        ("Rp 3.591.565,53", 3_591_566),
        ("3.591.565,00", 3_591_565),
        ("3,591,565.53", 3_591_566),
        ("3591565.53", 3_591_566),
        ("2500000.5", 2_500_001),
        ("1250000.3333333333", 1_250_001),
        ("1.612,8 ribu", 1_612_800),
        ("2 juta rupiah", 2_000_000),
        ("2500000.00", 2_500_000),
        ("2.5E+06", 2_500_000),
        ("1e3", 1_000),
        ("0", 0),
        ("'2500000", 2_500_000),
        ("2 juta/bulan", 2_000_000),
        ("Rp2.000.000 per bulan", 2_000_000),
        ("2 jt / bln", 2_000_000),
        ("2 juta sebulan", 2_000_000),
    ],
)
def test_an_income_is_read_by_the_grammar_of_amounts(text: str, amount: int) -> None:
    assert read("monthly_income")(text) == ParsedCell(amount)


@pytest.mark.parametrize(
    "text",
    [
        "12.7", "1.5", "2,50", "12,70", "2500000.555", "1.600.000,123",
        "16.00", "1-2 juta", "1 - 2 juta", "1 s/d 2 juta", "< 1 juta",
        "di bawah 1 juta", "±2 juta", "kurang lebih 2 juta", "2,5 jt-an", "banyak", "tidak tentu",
        "tidak ada", "100 ribu/hari", "100.000 per hari", "500 ribu seminggu", "1 juta per minggu",
        "-2500000", "(2.500.000)", "23M", "1.600 juta", "٢٥٠٠٠٠٠", "1" * 18, "USD 100", "Rp",
        "2 juta per bulan per orang", "1100000101000001", "6408014501800001.0",
    ],
)  # fmt: skip
def test_an_income_that_is_no_amount_of_a_month_is_not_read(text: str) -> None:
    assert read("monthly_income")(text) == UNREADABLE


AMOUNT_LIKE = st.one_of(
    st.from_regex(r"(?:Rp\.? ?)?[0-9]{1,3}(?:[.,][0-9]{2,3}){0,5}(?:,-|,00|\.00)?", fullmatch=True),
    st.from_regex(r"[0-9]{1,4}[.,]?[0-9]{0,3} ?(?:ribu|juta|jt|rb|miliar|M|x)?", fullmatch=True),
    st.from_regex(r"[0-9]{1,20}", fullmatch=True),
    st.from_regex(r"[0-9](?:[.,][0-9]{0,4})?[eE]\+?[0-9]{1,3}", fullmatch=True),
)


@given(AMOUNT_LIKE)
@example("1100000101000001")
def test_incomes_and_the_grammar_of_amounts_agree(text: str) -> None:
    text = clean(text)  # a stray dot behind means nothing in a cell
    meaning = read("monthly_income")(text)
    try:
        assert meaning == ParsedCell(parse_rupiah(text))
    except MoneyError:
        if re.fullmatch(r"[0-9]+\.0 ?", text):
            assert meaning == ParsedCell(int(text.split(".")[0]))
        elif meaning != UNREADABLE:  # sen: a begun Rupiah counts as a whole one
            assert meaning.value == ceil(parse_wage(text)) >= 1000


# Kinds of work


def work(field: str, text: str) -> str | None:
    known = list(policy().occupations if field == "occupation" else policy().employments)
    number = read(field)(text).value
    return None if number is None else known[number]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("nelayan", "nelayan"),
        ("NELAYAN", "nelayan"),
        (" Nelayan. ", "nelayan"),
        ("NELAYAN/PERIKANAN", "nelayan"),
        ("Nelayan / Perikanan", "nelayan"),
        ("Buruh Nelayan", "nelayan"),
        ("PETANI/PEKEBUN", "petani"),
        ("Tani", "petani"),
        ("pekebun", "pekebun"),
        ("BURUH TANI/PERKEBUNAN", "buruh-tani"),
        ("Tukang Ojek", "ojek"),
        ("ojol", "ojek"),
        ("USTADZ/MUBALIGH", "ustadz"),
        ("Ketua RT", "rt-rw"),
        ("PEGAWAI NEGERI SIPIL (PNS)", "pns"),
        ("KEPOLISIAN RI (POLRI)", "polri"),
        ("TENTARA NASIONAL INDONESIA (TNI)", "tni"),
        ("KARYAWAN SWASTA", "karyawan-swasta"),
        ("KARYAWAN HONORER", "honorer"),
        ("BURUH HARIAN LEPAS", "buruh-harian"),
        ("MENGURUS RUMAH TANGGA", "mengurus-rumah-tangga"),
        ("IRT", "mengurus-rumah-tangga"),
        ("PRT", "asisten-rumah-tangga"),
        ("PELAJAR/MAHASISWA", "pelajar"),
        ("BELUM/TIDAK BEKERJA", "belum-bekerja"),
        ("Pekerjaan: nelayan", "nelayan"),
        ("bekerja sebagai nelayan", "nelayan"),
        ("nelayan, nelayan kecil", "nelayan"),
        ("fisher", "nelayan"),
    ],
)
def test_an_occupation_is_known_by_its_names(text: str, id: str) -> None:
    assert work("occupation", text) == id


@pytest.mark.parametrize(
    ("text", "occupation"),
    [
        ("PNS/TNI/Polri", "PNS"),
        ("petani / IRT", "IRT"),
        ("IRT dan petani", "IRT"),
        ("pensiunan, pedagang", "pensiunan"),
        ("kuli/PNS/entah", "PNS"),
        ("petani + honorer", "honorer"),
        (f"petani{BESIDE}Kepala Desa", "kepala desa"),
        (f"petani{BESIDE}Anggota", "petani"),
        (f"petani{BESIDE}Ketua RT", "petani"),
        (f"-{BESIDE}Ketua RT", "ketua RT"),
    ],
)
def test_of_several_occupations_that_which_a_rule_speaks_against_counts(
    text: str, occupation: str
) -> None:
    assert read("occupation")(text) == read("occupation")(occupation)
    assert read("occupation")(text).value is not None


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("nelyan", "nelayan"),
        ("nelayna", "nelayan"),
        ("pedagng", "pedagang"),
        ("Tukang Ojekk", "tukang ojek"),
        ("nelayan, petani", "nelayan, petani"),
        ("nelayan dan pedagang sayur", "nelayan, pedagang"),
        ("petani/nelayan/ojek", "petani, nelayan, pengemudi ojek"),
        ("petani, pemilik kos", "petani"),
        ("swasta", "wiraswasta"),
        ("qqqq", ""),
        ("lainnya", ""),
    ],
)  # fmt: skip
def test_an_unknown_occupation_is_never_matched_and_the_nearest_is_named(
    text: str, hint: str
) -> None:
    assert read("occupation")(text) == ParsedCell(None, "unreadable", hint)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("BPU", "self-employed"),
        ("Bukan Penerima Upah", "self-employed"),
        ("Mandiri", "self-employed"),
        ("Wiraswasta", "self-employed"),
        ("PU", "wage-worker"),
        ("Karyawan", "wage-worker"),
        ("PNS", "asn"),
        ("P3K", "asn"),
        ("Honorer", "non-asn"),
        ("Tenaga Kontrak", "non-asn"),
        ("NON ASN", "non-asn"),
        ("TNI-AD", "tni"),
        ("Polisi", "polri"),
        ("wage-worker", "wage-worker"),
        ("Penerima Upah (PU)", "wage-worker"),
    ],
)
def test_an_employment_is_known_by_its_names(text: str, id: str) -> None:
    assert work("employment", text) == id


def test_the_words_of_the_identity_card_are_known() -> None:
    """The kinds of work that an identity card has, but for those that say too little."""
    card = """
    BELUM/TIDAK BEKERJA|MENGURUS RUMAH TANGGA|PELAJAR/MAHASISWA|PENSIUNAN|
    PEGAWAI NEGERI SIPIL (PNS)|TENTARA NASIONAL INDONESIA (TNI)|KEPOLISIAN RI (POLRI)|PERDAGANGAN|
    PETANI/PEKEBUN|PETERNAK|NELAYAN/PERIKANAN|KARYAWAN SWASTA|KARYAWAN BUMN|KARYAWAN BUMD|
    KARYAWAN HONORER|BURUH HARIAN LEPAS|BURUH TANI/PERKEBUNAN|BURUH NELAYAN/PERIKANAN|
    BURUH PETERNAKAN|PEMBANTU RUMAH TANGGA|TUKANG CUKUR|TUKANG LISTRIK|TUKANG BATU|TUKANG KAYU|
    TUKANG SOL SEPATU|TUKANG LAS/PANDAI BESI|TUKANG JAHIT|PENATA RIAS|PENATA BUSANA|
    PENATA RAMBUT|MEKANIK|SENIMAN|TABIB|PARAJI|PERANCANG BUSANA|PENTERJEMAH|IMAM MASJID|PENDETA|
    PASTOR|WARTAWAN|USTADZ/MUBALIGH|JURU MASAK|GUBERNUR|BUPATI|WALIKOTA|DOSEN|GURU|PILOT|
    PENGACARA|NOTARIS|ARSITEK|AKUNTAN|KONSULTAN|DOKTER|BIDAN|PERAWAT|APOTEKER|PENELITI|SOPIR|
    PIALANG|PARANORMAL|PEDAGANG|PERANGKAT DESA|KEPALA DESA|BIARAWATI|WIRASWASTA
    """
    words = [word.strip() for word in card.split("|")]
    assert [word for word in words if work("occupation", word) is None] == []
    too_little = ["INDUSTRI", "KONSTRUKSI", "TRANSPORTASI", "LAINNYA", "BURUH", "SWASTA", "UMKM"]
    assert [word for word in too_little if work("occupation", word)] == []


@pytest.mark.parametrize("field", ["occupation", "employment"])
def test_every_name_and_alias_means_its_entry(field: str) -> None:
    entries = policy().occupations if field == "occupation" else policy().employments
    for number, entry in enumerate(entries.values()):
        for word in (entry.id, *entry.name.values(), *entry.aliases):
            assert read(field)(word) == ParsedCell(number), word
            assert read(field)(f" {word.upper()}, ") == ParsedCell(number), word


# Residence


@pytest.mark.parametrize(
    "text",
    [
        "64.08", "6408", "6408.0", "64.08.01", "640801", "64.08.01.2003", "6408012003",
        "Kutai Timur", "KUTAI TIMUR", "Kab. Kutai Timur", "Kabupaten Kutai Timur",
        "kab kutai timur", "KutaiTimur", "kutim", "Kabupaten  Kutai  Timur",
    ],
)  # fmt: skip
def test_a_region_is_read_by_code_or_by_name(text: str) -> None:
    assert read("residence")(text) == ParsedCell(6408)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Bogor", "Kabupaten Bogor, Kota Bogor"),
        ("Kutai Tmur", "Kabupaten Kutai Timur"),
        ("64.99", ""),
        ("53.1", "53.10"),
        ("64.1", "64.10"),
        ("0408", ""),
        ("6408010", ""),
        ("٦٤.٠٨", ""),
    ],
)
def test_a_region_that_is_none_or_several_is_not_read(text: str, hint: str) -> None:
    known = {region.code for region in regions()}
    expected = hint if not re.fullmatch("[0-9.]+", hint) or hint in known else ""
    assert read("residence")(text) == ParsedCell(None, "unreadable", expected)


@pytest.mark.parametrize(
    ("text", "code"),
    [("Kota Bogor", 3271), ("76", 76), ("76.0", 76), ("Sulawesi Barat", 76), ("DKI Jakarta", 31),
     ("Kotamadya Bontang", 6474), ("Bontang", 6474), ("Kab. Kukar", 6402), ("Pasir", 6401),
     ("Kutai Timur, Kaltim", 6408), ("Banjar, Jawa Barat", 3279),
     ("Kota Adm. Jakarta Barat", 3173)],
)  # fmt: skip
def test_cities_and_provinces(text: str, code: int) -> None:
    assert read("residence")(text) == ParsedCell(code)


@pytest.mark.parametrize("beginning", few(range(6), every=6))
def test_names_mean_what_they_mean_on_the_command_line(beginning: int) -> None:
    for region in regions()[beginning::6]:
        base = re.sub("^(Kabupaten|Kota|Provinsi) ", "", region.name)
        for text in (region.name, f"Kab. {base}", f"Kota {base}", base, base.upper()):
            rows = matching(text)
            value = int(rows[0].code.replace(".", "")) if len(rows) == 1 else None
            assert read("residence")(text).value == value, text


# Yes and no, and sex


@pytest.mark.parametrize("field", YES_OR_NO)
def test_yes_and_no(field: str) -> None:
    for text in ("ya", "Ya", "YA", "y", "iya", "yes", "true", "benar", "1", "1.0", "v", "√", "✓"):
        assert read(field)(text) == ParsedCell(1), text
    for text in ("tidak", "Tidak", "tdk", "n", "no", "bukan", "belum", "0", "false", "tidak."):
        assert read(field)(text) == ParsedCell(0), text
    for text in ("x", "t", "X", "2", "mungkin", "ya/tidak", "10"):
        assert read(field)(text) == UNREADABLE, text


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("fixed_income", "tetap", 1),
        ("fixed_income", "Tidak  Tetap", 0),
        ("fixed_income", "tidak ada", 0),
        ("student", "Pelajar", 1),
        ("student", "bukan pelajar", 0),
        ("active", "Aktif", 1),
        ("active", "non-aktif", 0),
        ("low_income", "rendah", 1),
        ("membership", "terdaftar", 1),
        ("membership", "Belum terdaftar", 0),
        ("membership", "sudah", 1),
        ("social_registry", "DTKS", 1),
        ("social_registry", "Non DTKS", 0),
        ("low_income", "aktif", None),
        ("student", "tidak ada", None),
    ],
)
def test_a_field_s_own_words_for_yes_and_no(field: str, text: str, value: int | None) -> None:
    assert read(field)(text).value == value


def test_sex() -> None:
    for text in ("L", "l", "LK", "Laki-laki", "LAKI - LAKI", "Laki Laki", "pria", "M", "Male"):
        assert read("sex")(text) == ParsedCell(0), text
    for text in ("P", "pr", "Perempuan", "WANITA", "F", "female"):
        assert read("sex")(text) == ParsedCell(1), text
    for text in ("1", "2", "0", "W", "L/P", "x"):
        assert read("sex")(text) == UNREADABLE, text


# NIK


@pytest.mark.parametrize(
    "text",
    [
        "6408010101800001", "'6408010101800001", " 6408010101800001\u00a0", "6408 0101 0180 0001",
        "640801.010180.0001", "640801-010180-0001", "64.08.01.010180.0001", "6408010101800001.",
        "\ufeff6408010101800001",
    ],
)  # fmt: skip
def test_a_nik_is_read_through_harmless_marks(text: str) -> None:
    assert read("nik")(text) == ParsedCell(6408010101800001)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("640801010180001", "length"),
        ("64080101018000011", "length"),
        ("6408", "length"),
        ("640801010180000O", "digits"),
        ("6408/0101/0180/0001", "digits"),
        ("٦٤٠٨٠١٠١٠١٨٠٠٠٠١", "digits"),
        ("lupa", "digits"),
        ("12.7", "length"),
        ("6,40801E+15", "rounded"),
        ("6.40801010180001E+15", "rounded"),
        ("6E+15", "rounded"),
        ("6.40801e15", "rounded"),
        ("6408010101800010.0", "rounded"),
        ("6408010101800010,00", "rounded"),
        ("9108010101800012.0", "rounded"),
        ("9007199254740993.0", "rounded"),
        ("6408010101800010?", "rounded"),
        ("640801010180001.0", "length"),
        ("640801010180001,00", "length"),
        ("0", "placeholder"),
        ("000", "placeholder"),
        ("99999", "placeholder"),
        ("xxxx", "placeholder"),
        ("XXXXXXXXXXXXXXXX", "placeholder"),
        ("************", "placeholder"),
        ("12345", "placeholder"),
        ("012345678", "placeholder"),
        ("12346", "length"),
        ("640801**********", "placeholder"),
        ("6408xxxxxxxx0001", "placeholder"),
        ("640801xx01800001", "digits"),
        ("tidak ada", "missing"),
        ("Belum punya KTP", "missing"),
    ],
)
def test_what_is_wrong_with_a_nik(text: str, problem: str) -> None:
    assert read("nik")(text) == ParsedCell(None, problem)


@pytest.mark.parametrize("day", ["290280", "690280", "290200", "310180", "710180"])
def test_a_day_that_may_have_been_is_no_error(day: str) -> None:
    assert read("nik")(f"640801{day}0001").problem == ""


@pytest.mark.parametrize(
    "text", ["6408010101800017.0", "6408010101800017,00", "9007199254740991.0"]
)
def test_a_number_that_lost_nothing_is_a_nik(text: str) -> None:
    """Below 2^53 floating numbers are whole, and what ends in no 0 has kept its 16th digit."""
    assert read("nik")(text) == ParsedCell(int(text[:16]))


def nik(born: date, woman: bool, region: int, serial: int) -> str:
    return f"{region:06}{born.day + 40 * woman:02}{born:%m%y}{serial:04}"


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.booleans(),
    st.integers(110101, 969999),
    st.integers(1, 9999),
)
def test_every_nik_that_is_made_by_the_rules_is_read(
    born: date, woman: bool, region: int, serial: int
) -> None:
    text = nik(born, woman, region, serial)
    # of 1900 the last two digits are those of 2000, which was a leap year
    assert read("nik")(text) == ParsedCell(int(text))
    spaced = " ".join(text[place : place + 4] for place in range(0, 16, 4))
    assert read("nik")(spaced) == ParsedCell(int(text))
    assert read("nik")(text[:-1]).problem == "length"
    whole = int(text) < 2**53 and serial % 10
    assert read("nik")(f"{text}.0") == (
        ParsedCell(int(text)) if whole else ParsedCell(None, "rounded")
    )


@given(st.integers(0, 10**16 - 1))
def test_any_16_digits_are_read_as_their_number(number: int) -> None:
    assert read("nik")(f"{number:016}") == ParsedCell(number)


def test_the_nearest_word_is_found_by_common_pairs_of_letters() -> None:
    words = {
        normalise_name(word) for work in policy().occupations.values() for word in work.aliases
    }
    for word in sorted(word for word in words if len(word) > 7):
        slip = word[:3] + word[4:]
        meaning = read("occupation")(slip)
        assert meaning.value is not None or meaning.hint, slip


def test_a_nik_is_cleaned_alike_whether_it_is_read_by_expression_or_by_itself() -> None:
    """Every mark, blank and invisible character, before a NIK, after it and within."""
    marks = [
        chr(code)
        for code in range(1, 0x11000)
        if unicodedata.category(chr(code))[0] in "ZCPS" and not 0xD800 <= code < 0xE000
    ]
    marks += ["'", "` ", "\u200b\u2007", "’\t", "a", "0", "\u0661", '="', '"', ".0", ",00", '= "']
    nik = "6408010101800001"
    texts = [text for m in marks for text in (m + nik, nik + m, nik[:6] + m + nik[6:], m + nik + m)]
    texts += [f'="{nik}"', f'"=""{nik}"""', f"{nik[:-1]}.0", f"{nik[:-1]},0"]
    frame = pl.DataFrame({"NIK": texts})
    encoder = Encoder(compile_criteria(policy(), year=2024).judge, policy())
    numbers, problems = encoder.niks(frame.select(nik_cells("NIK")))
    alone = [read("nik")(text) for text in texts]
    assert numbers.to_list() == [meaning.value for meaning in alone]
    assert [PROBLEMS[at] for at in problems] == [meaning.problem for meaning in alone]


@pytest.mark.parametrize(
    "form", ['="{}"', "'{}", "\u00a0{}\x1a", "\u200e{}\u200f", "{}.", "{:.4}-{}"]
)
def test_niks_that_are_all_written_so_are_not_read_one_by_one(form: str) -> None:
    encoder = Encoder(compile_criteria(policy(), year=2024).judge, policy())
    nik = "6408010101800001"
    texts = [form.format("6408", nik[4:]) if ":" in form else form.format(nik)] * 3
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encode, "read_nik", lambda text: pytest.fail(f"{text!r} by itself"))
        numbers, _ = encoder.niks(pl.DataFrame({"NIK": texts}).select(nik_cells("NIK")))
    assert numbers.to_list() == [int(nik)] * 3


@given(st.lists(st.tuples(st.integers(0, 32), st.integers(0, 13), st.integers(1898, 2102))))
def test_plain_dates_are_read_at_once_as_one_by_one(days: list[tuple[int, int, int]]) -> None:
    forms = [
        "{0:02}-{1:02}-{2}",
        "{0:02}/{1:02}/{2}",
        "{2}-{1:02}-{0:02}",
        "{0} {3} {2}",
        "{0:02} {3} {2}",
        "{0}-{1}-{2}",
        "{2}/{1}",
    ]
    names = ["Januari", "pebruari", "MARET", "Apr", "Mei", "vi", "Jumat"]
    dates = [(*day, names[day[1] % len(names)]) for day in days]
    texts = [form.format(*day) for day in dates for form in forms] + ["29-02-1900", "1-01-19800"]
    read = plain_dates(pl.Series("birth_date", texts)).to_list()
    known = [parse_date(text) for text in texts]
    assert [one for one, other in zip(read, known, strict=True) if one not in (None, other)] == []
    for place, text in enumerate(texts[:-2]):
        if place % len(forms) < 5 and 1900 <= days[place // len(forms)][2] < 2100:
            assert read[place] == known[place], text


def test_every_number_of_a_day_is_read_at_once_as_one_by_one() -> None:
    texts = [f"{number:05}" for number in range(0, 100_000, 7)] + ["73050", "73051", "73415"]
    read = plain_dates(pl.Series("birth_date", texts)).to_list()
    assert read == [parse_date(text) for text in texts]
    assert len(set(read)) > 10_000
