"""Headers, notes and signatures of small tables as offices write them, in one way for all kinds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pekerja_rentan import InputError, load_payments
from pekerja_rentan.periods import Span
from pekerja_rentan.roster.reconciling.columns import DIED
from pekerja_rentan.tables.claims import kind_named, load_claims
from pekerja_rentan.tables.deceased import load_deceased
from pekerja_rentan.tables.districts import load_districts
from tests.conftest import Run
from tests.test_realise_workbooks import workbook

Rentan = Callable[..., Run]


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "header",
    ["Nilai SP2D (Rp)", "Nilai (Rp)", "Jumlah Dibayar (Rp.)", "Nilai Pembayaran dalam Rupiah",
     "Jumlah SP2D (Rp)", "Total (Rp)", "Nominal", "Bruto", "Jumlah Bayar", "Realisasi (Rp)"],
)  # fmt: skip
def test_a_unit_behind_a_known_header_is_no_other_header(tmp_path: Path, header: str) -> None:
    file = written(tmp_path / "a.csv", f"Bulan;Jumlah Orang;{header}\nJanuari;10;168.000\n")
    (payment,) = load_payments(file, year=2025).payments
    assert (payment.amount, payment.workers) == (168_000, 10)


@pytest.mark.parametrize(
    "header", ["Nilai (Rp ribu)", "Jumlah (kg)", "Nilai (ribuan)", "Bulan (Rp)"]
)
def test_another_unit_is_another_header(tmp_path: Path, header: str) -> None:
    with pytest.raises(InputError) as caught:
        load_payments(written(tmp_path / "a.csv", f"Bulan;{header}\nJanuari;168\n"), year=2025)
    assert caught.value.code == "table-column"


def test_the_refusal_names_every_field_in_the_language(rentan: Rentan, tmp_path: Path) -> None:
    file = written(tmp_path / "a.csv", "SP2D;Ket\n1;2\n")
    words = ("realise", file, "-r", "kutim", "-y", "2025", "-w", "10", "--lang", "id")
    assert "tidak ada kolom untuk bulan (month), jumlah (amount)." in rentan(*words).err


@pytest.mark.parametrize(
    "header",
    ["Santunan (Rp)", "Jumlah Santunan (Rp)", "Nilai Klaim (Rp)", "Manfaat (Rp)", "Besar Santunan",
     "Jumlah Dibayarkan"],
)  # fmt: skip
def test_amounts_of_claims(tmp_path: Path, header: str) -> None:
    file = written(tmp_path / "a.csv", f"Tgl Klaim;Jenis;{header}\n2-1-2025;JKM;42.000.000\n")
    assert load_claims(file).claims[0].amount == 42_000_000


CLAIMS = """Tanggal Meninggal;Tgl Bayar;Jenis;Santunan
20-12-2024;15-01-2025;JKM;42.000.000
20-11-2025;15-01-2026;JKM;42.000.000
20-06-2025;15-07-2025;JKM;42.000.000
"""


def test_claims_are_of_the_day_of_payment(rentan: Rentan, tmp_path: Path) -> None:
    read = load_claims(written(tmp_path / "a.csv", CLAIMS))
    counts = read.counts(Span.year(2025))
    assert (counts.cases["deaths"], counts.paid) == (2, 84_000_000)
    assert (read.by_event, read.others.columns) == ("", ("Tanggal Meninggal",))
    without = CLAIMS.replace("Tgl Bayar", "Tgl Verifikasi")
    read = load_claims(written(tmp_path / "b.csv", without))
    assert (read.by_event, read.counts(Span.year(2025)).cases["deaths"]) == ("Tanggal Meninggal", 2)
    assert [each.date for each in read.claims] == ["2024-12-20", "2025-11-20", "2025-06-20"]
    said = rentan(
        "benefit", "-r", "kutim", "-w", "9", "-y", "2025", "--claims", str(tmp_path / "b.csv")
    )
    assert "Claims of b.csv are counted by the column 'Tanggal Meninggal'" in said.err
    assert "Columns of b.csv that were not read: Tgl Verifikasi." in said.err


def test_two_days_of_payment_are_asked_about(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_claims(written(tmp_path / "a.csv", CLAIMS.replace("Meninggal", "Pencairan")))
    assert caught.value.code == "table-columns"


def test_a_header_over_two_rows_is_called_by_both(tmp_path: Path) -> None:
    rows = [
        ["Nama", "Tanggal", "", "Jenis", "Nilai"],
        ["", "Meninggal", "Bayar", "", ""],
        ["Budi", "20-12-2024", "15-01-2025", "JKM", 42_000_000],
    ]
    file = workbook(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:C1", "D1:D2", "E1:E2"])
    assert load_claims(file).claims[0].date == "2025-01-15"


YEARS = [
    ["Kecamatan", "2024", "", "2025", ""],
    ["", "Peserta", "Pekerja", "Peserta", "Pekerja"],
    ["Telen", 10, 100, 20, 200],
]


def test_years_over_columns_tell_them_apart(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", YEARS, ["A1:A2", "B1:C1", "D1:E1"])
    with pytest.raises(InputError) as caught:
        load_districts(file, year=2025)
    assert caught.value.facts["columns"] == ["2024 Peserta", "2025 Peserta"]
    told = {"covered": "2025 Peserta", "denominator": "2025 Pekerja"}
    (row,) = load_districts(file, year=2025, columns=told)
    assert (row.covered.amount, row.of.workers.amount) == (20, 200)


@pytest.mark.parametrize("header", [each for each in DIED if each != "bulan meninggal"])
def test_lists_of_the_deceased_are_known_as_reconcile_knows_them(
    tmp_path: Path, header: str
) -> None:
    file = written(tmp_path / "a.csv", f"NIK;Nama Peserta;{header}\n;Siti;20-04-2025\n")
    assert load_deceased(file).people[0].died == "2025-04-20"


@pytest.mark.parametrize(
    "header",
    ["TMT", "TMT Kepesertaan", "Tanggal Mulai", "Terdaftar Sejak", "Tgl Daftar", "Mulai Peserta"],
)
def test_since_when_somebody_was_a_member(tmp_path: Path, header: str) -> None:
    file = written(tmp_path / "a.csv", f"Nama;Tgl Wafat;{header}\nSiti;20-04-2025;1-3-2025\n")
    assert str(load_deceased(file).people[0].since) == "2025-03"


DENIED = [
    "Masih hidup", "Salah data", "Bukan peserta", "Ternyata masih hidup", "belum meninggal",
]  # fmt: skip
SAID = [
    "sudah klaim JKM", "Klaim sudah dibayar 15-03-2026", "Sudah", "Sudah dibayar", "Klaim selesai",
    "proses klaim", "dibayarkan",
]  # fmt: skip
NEITHER = [
    "Meninggal", "sudah meninggal", "belum klaim", "klaim belum dibayar", "sakit", "-", "Wafat",
    "sudah tua",
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "doubt"),
    [*((s, "denied") for s in DENIED), *((s, "said") for s in SAID), *((s, None) for s in NEITHER)],
)
def test_what_a_list_says_against_a_letter(tmp_path: Path, said: str, doubt: str | None) -> None:
    for header in ("Status", "Keterangan", "Status Klaim"):
        file = written(tmp_path / "a.csv", f"Nama;Tgl Wafat;{header}\nSiti;20-04-2025;{said}\n")
        assert load_deceased(file).people[0].doubt == doubt


def test_no_letter_goes_to_a_family_of_whom_the_list_says_otherwise(
    rentan: Rentan, tmp_path: Path
) -> None:
    rows = "Siti;20-04-2025;1-1-2024;Masih hidup;\nBudi;20-04-2025;1-1-2024;;sudah klaim\n"
    rows += "Tono;20-04-2025;1-1-2024;Meninggal;\n"
    file = written(tmp_path / "m.csv", "Nama;Tgl Wafat;TMT;Status;Keterangan\n" + rows)
    words = ("benefit", "-r", "kutim", "-w", "1000", "-y", "2025", "--deceased", file)
    run = rentan(*words, "--letters", str(tmp_path / "surat"))
    assert "Rp42.000.000" in run.out
    said = run.err
    assert len([*(tmp_path / "surat").glob("*.docx")]) == 1
    assert "the list itself says that they live" in said
    assert "the list itself says that the claim was made or paid" in said
    said = rentan(*words, "--lang", "id").err
    assert "menurut daftarnya sendiri masih hidup" in said
    assert "klaimnya sudah diajukan atau dibayar" in said


FEET = [
    "Sumber: BPS, Sakernas Agustus 2024", "Sangatta, 31 Desember 2025",
    "Dicetak tanggal 05-10-2026",
    "Kepala Cabang", "Mengetahui,", "NIP 19700101 199003 1 001", "Keterangan: data sementara",
]  # fmt: skip


@pytest.mark.parametrize("foot", FEET)
def test_notes_and_signatures_below_a_table_are_set_aside_and_told(
    rentan: Rentan, tmp_path: Path, foot: str
) -> None:
    rows = [["No", "Jenis", "Tanggal", "Jumlah"], [1, "JKM", "2025-01-02", 42_000_000]]
    for at in (0, 1):
        foots = ["", "", "", ""]
        foots[at] = foot
        read = load_claims(workbook(tmp_path / f"k{at}.xlsx", [*rows, foots]))
        assert (len(read.claims), read.others.aside) == (1, (3,))
    rows = [["No", "Kecamatan", "Tahun", "Peserta", "Pekerja"], [1, "Telen", 2025, 10, 100]]
    file = workbook(tmp_path / "c.xlsx", [*rows, [foot, "", "", "", ""]])
    (row,) = load_districts(file)
    assert row.others.aside == (3,)
    assert "(notes, signatures) was set aside: 3." in rentan("coverage", file, "-r", "kutim").err
    said = rentan("coverage", file, "-r", "kutim", "--lang", "id").err
    assert "(catatan, tanda tangan) disisihkan: 3." in said


@pytest.mark.parametrize("row", [["", "Telen", 2025, "", 100], ["", "Telen", 2025, "", ""]])
def test_a_district_without_a_figure_is_no_note(tmp_path: Path, row: list[object]) -> None:
    rows = [["No", "Kecamatan", "Tahun", "Peserta", "Pekerja"], [1, "Kaubun", 2025, 10, 100], row]
    with pytest.raises(InputError) as caught:
        load_districts(workbook(tmp_path / "c.xlsx", rows))
    assert caught.value.code == "table-cell-empty"


def test_a_name_alone_on_a_list_of_the_deceased_is_asked_about(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_deceased(written(tmp_path / "a.csv", "Nama;Tgl Wafat\nSiti;20-04-2025\nBudi;\n"))
    assert caught.value.code == "table-cell-empty"


def test_means_are_no_sums(tmp_path: Path) -> None:
    text = "Bulan;Jumlah\nJanuari;100\nFebruari;300\nJumlah;400\nRata-rata;200\n"
    read = load_payments(written(tmp_path / "a.csv", text), year=2025)
    assert (len(read.payments), read.totals) == (2, ("4", "5"))


def test_a_sum_of_a_fund_or_a_kind_is_held_against_its_rows(tmp_path: Path) -> None:
    text = "Bulan;Dana;Jumlah\nJanuari;APBD;100\nJanuari;CSR;30\nFebruari;APBD;300\n"
    file = written(tmp_path / "a.csv", text + "Jumlah APBD;;400\nJumlah CSR;;30\nJumlah;;430\n")
    assert len(load_payments(file, year=2025).payments) == 3
    file = written(tmp_path / "b.csv", text + "Jumlah APBD;;330\n")
    with pytest.raises(InputError) as caught:
        load_payments(file, year=2025)
    assert caught.value.code == "payments-total"
    text = "Tanggal;Jenis;Jumlah\n2025-01-02;JKM;42\n2025-01-02;JKK;3\n2025-01-03;JKM;42\n"
    assert len(load_claims(written(tmp_path / "c.csv", text + "Jumlah JKM;;84\n")).claims) == 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Meninggal Dunia", "deaths"), ("Meninggal biasa", "deaths"), ("Klaim JKM", "deaths"),
        ("JKM (Jaminan Kematian)", "deaths"), ("JKM - Meninggal", "deaths"),
        ("JKK Meninggal Dunia", "work-deaths"), ("JKK - Meninggal", "work-deaths"),
        ("Beasiswa Anak", "other"), ("Santunan Berkala", "other"), ("Program JKK", "accidents"),
        ("Biaya Pemakaman", None), ("JKM/JKK", None), ("Santunan", None), ("", None),
    ],
)  # fmt: skip
def test_kinds_of_claims_as_branches_write_them(text: str, kind: str | None) -> None:
    assert kind_named(text) == kind


def test_sickness_is_no_accident(tmp_path: Path) -> None:
    text = "Nama;Tgl Wafat;Sebab\nSiti;20-04-2025;Sakit\nBudi;20-04-2025;Kecelakaan Kerja\n"
    people = load_deceased(written(tmp_path / "a.csv", text)).people
    assert [each.at_work for each in people] == [False, True]
