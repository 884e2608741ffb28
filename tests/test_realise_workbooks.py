"""Workbooks of payments as offices keep them: merged cells, signatures, hidden rows, per cent."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from pekerja_rentan import InputError, load_payments
from pekerja_rentan.tables.districts import load_districts
from tests.conftest import Run

Rentan = Callable[..., Run]
JKK, JKM = "5.1.02.02.02.0006", "5.1.02.02.02.0007"


def workbook(
    path: Path, rows: Sequence[Any], merged: Sequence[str] = (), hidden: int | None = None
) -> str:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("2025")
        for span in merged:
            sheet.merge_range(span, "")
        for number, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell != "":
                    sheet.write(number, column, cell)
        if hidden is not None:
            sheet.set_row(hidden, options={"hidden": True})
    return str(path)


OFFICE = [
    ["REALISASI PEMBAYARAN IURAN TAHUN 2025"],
    ["No", "Bulan", "SP2D", "", "Jumlah Peserta", "Jumlah (Rp)"],
    ["", "", "Nomor", "Tanggal SP2D", "", ""],
    ["1", "2", "3", "4", "5", "6"],
    [1, "Januari", "0001/2025", "04/02/2025", 1000, 16800000],
    [2, "Februari", "0002/2025", "04/03/2025", 1000, 16800000],
    [3, "Maret", "", "", "", ""],
    ["JUMLAH", "", "", "", "", 33600000],
    ["", "Terbilang: tiga puluh tiga juta enam ratus ribu rupiah"],
    ["", "", "", "", "Tanjung, 5 Juli 2025"],
    ["", "", "", "", "", "Kepala Dinas,"],
    ["", "", "", "", "", "Contoh Kepala, S.E."],
    ["", "", "", "", "", "NIP 19700101 199003 1 001"],
]


def test_an_office_s_workbook_is_read_as_it_is(rentan: Rentan, tmp_path: Path) -> None:
    spans = ["A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3", "A8:E8"]
    file = workbook(tmp_path / "sp2d.xlsx", OFFICE, spans)
    read = load_payments(file, year=2025)
    assert [(str(each.months), each.workers, each.amount) for each in read.payments] == [
        ("2025-01", 1_000, 16_800_000), ("2025-02", 1_000, 16_800_000),
    ]  # fmt: skip
    assert [(each.sp2d, each.date) for each in read.payments] == [
        ("0001/2025", "2025-02-04"), ("0002/2025", "2025-03-04"),
    ]  # fmt: skip
    assert (read.totals, read.empty, read.rows) == (
        ("4", "8"), ("7", "9", "10", "11", "12", "13"), 10,
    )  # fmt: skip
    words = ("realise", file, "-r", "kutim", "-y", "2025", "-w", "1000")
    said = rentan(*words).out
    assert "6 rows with neither an amount nor a number were set aside: 7, 9, 10, 11, 12" in said
    assert "6 baris tanpa jumlah Rupiah" in rentan(*words, "--lang", "id").out


def test_a_header_whose_lower_row_alone_has_the_amount(tmp_path: Path) -> None:
    rows = [["Bulan", "Realisasi", ""], ["", "Peserta", "Jumlah (Rp)"], ["Januari", 10, 168000]]
    read = load_payments(workbook(tmp_path / "a.xlsx", rows, ["B1:C1"]), year=2025)
    assert [(each.workers, each.amount) for each in read.payments] == [(10, 168_000)]
    again = load_payments(workbook(tmp_path / "b.xlsx", [*rows, *rows]), year=2025)
    assert again.totals == ("4", "5")  # both rows of the header come again
    assert len(again.payments) == 2


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["", 16_800_000, ""], "payment-no-month"),
        (["Maret", "belum", ""], "amount-unreadable"),
        (["Maret", "", 1000], "table-cell-empty"),
        (["", "", 1000], "payment-no-month"),
    ],
)
def test_a_row_with_a_figure_or_a_word_for_it_is_not_set_aside(
    tmp_path: Path, row: list[Any], code: str
) -> None:
    rows = [["Bulan", "Jumlah", "Peserta"], ["Januari", 168000, 10], row]
    with pytest.raises(InputError) as caught:
        load_payments(workbook(tmp_path / "a.xlsx", rows), year=2025)
    assert caught.value.code == code


def test_months_merged_over_accounts_hold_for_each_of_them(tmp_path: Path) -> None:
    rows = [
        ["Bulan", "Rekening", "Peserta", "Jumlah", "SP2D"],
        ["Januari", JKK, 1000, 10000000, "1"],
        ["", JKM, "", 6800000, ""],
        ["Februari", JKK, 1000, 10000000, "2"],
        ["", JKM, "", 6800000, ""],
    ]
    spans = [f"{column}{top}:{column}{top + 1}" for top in (2, 4) for column in "ACE"]
    read = load_payments(workbook(tmp_path / "a.xlsx", rows, spans), year=2025)
    made = [(str(each.months), each.account, each.workers, each.sp2d) for each in read.payments]
    assert made == [
        ("2025-01", JKK, 1_000, "1"), ("2025-01", JKM, 1_000, "1"),
        ("2025-02", JKK, 1_000, "2"), ("2025-02", JKM, 1_000, "2"),
    ]  # fmt: skip
    with pytest.raises(InputError) as caught:  # what is empty and not merged says nothing
        load_payments(workbook(tmp_path / "b.xlsx", rows), year=2025)
    assert caught.value.code == "payment-no-month"


def test_an_amount_that_is_merged_is_paid_once(tmp_path: Path) -> None:
    rows = [["Bulan", "Jumlah"], ["Januari", 168000], ["Februari", ""]]
    read = load_payments(workbook(tmp_path / "a.xlsx", rows, ["B2:B3"]), year=2025)
    assert [each.amount for each in read.payments] == [168_000]
    assert read.empty == ("3",)


def test_hidden_rows_are_read_and_told(rentan: Rentan, tmp_path: Path) -> None:
    rows = [["Bulan", "Peserta", "Jumlah"], ["Januari", 1, 16800], ["Februari", 1, 16800]]
    file = workbook(tmp_path / "a.xlsx", rows, hidden=1)
    assert load_payments(file, year=2025).hidden == 1
    said = rentan("realise", file, "-r", "kutim", "-y", "2025", "-w", "1").out
    assert "1 row is hidden in the sheet; it was read too." in said


def test_a_dash_is_nothing_paid(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    lines = "Januari;10;168.000\nFebruari;-;-\nMaret;10;Rp -\n"
    file.write_text("Bulan;Peserta;Jumlah\n" + lines, encoding="utf-8")
    read = load_payments(file, year=2025)
    assert [(each.workers, each.amount) for each in read.payments] == [(10, 168_000), (10, 0)]
    assert read.empty == ("3",)


def test_a_column_in_per_cent_is_neither_people_nor_rupiah(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(
        "Bulan;Peserta (%);Jumlah (%);Peserta;Jumlah (Rp)\n1;95;8,3;10;168.000\n", encoding="utf-8"
    )
    (payment,) = load_payments(file, year=2025).payments
    assert (payment.workers, payment.amount) == (10, 168_000)
    file.write_text("Bulan;Persentase Peserta;Jumlah\n1;95;168.000\n", encoding="utf-8")
    assert load_payments(file, year=2025).payments[0].workers is None
    told = load_payments(file, year=2025, columns={"workers": "Persentase Peserta"})
    assert told.payments[0].workers == 95
    file.write_text("Kecamatan;Tahun;Terlindungi (%)\nA;2024;25\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_districts(file)
    assert caught.value.code == "table-share"


def test_a_line_that_is_no_text_is_told_with_what_to_do(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"Bulan;Jumlah;Ket\n1;168000;\n2;168000;\x81\n")
    words = ("realise", str(file), "-r", "kutim", "-y", "2025", "-w", "10")
    said = rentan(*words)
    assert said.code == 2
    assert "a.csv:3: the line is not UTF-8 text. In Excel, save the file as 'CSV UTF-8'" in said.err
    assert "simpan berkas sebagai 'CSV UTF-8'" in rentan(*words, "--lang", "id").err


@pytest.mark.parametrize("amount", ["16800000.4", "16800000,399999999"])
def test_rupiah_with_a_fraction_are_no_billions(tmp_path: Path, amount: str) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"Bulan;Jumlah\n1;{amount}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_payments(file, year=2025)
    assert caught.value.code == "amount-not-whole"


HEAD = ["No", "Bulan", "SP2D", "Peserta", "Jumlah"]
HALVES: dict[str, list[list[Any]]] = {
    "Sem I": [
        HEAD, [1, "Mei", "1/25", 10, 168_000], ["Jumlah s.d. bulan ini", "", "", "", 168_000],
        ["", "Sisa Pagu", "", "", 9_000_000],
    ],
    "Sem II": [
        HEAD, [1, "Juli", "2/25", 10, 168_000], ["Jumlah s.d. bulan ini", "", "", "", 336_000],
        ["", "Sisa Pagu", "", "", 8_832_000],
    ],
    "Sem III": [HEAD],
    "Lama": [["Bulan", "Nilai Bersih"], ["Juni", 168_000]],
}  # fmt: skip


def book_of(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> str:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, cells)
    return str(path)


def test_a_year_on_several_sheets_is_chosen_and_read_as_one(rentan: Rentan, tmp_path: Path) -> None:
    """The sum of the second half is that of the year, 336.000; a sheet with a header alone has
    nothing to read."""
    file = book_of(tmp_path / "sp2d.xlsx", HALVES)
    words = ("realise", file, "-r", "kutim", "-y", "2025", "-w", "10")
    for language, says in (("en", "may be given several times"), ("id", "boleh beberapa kali")):
        ended = rentan(*words, "--lang", language)
        assert (ended.code, ended.out) == (2, "")
        assert "sp2d.xlsx [Sem I], sp2d.xlsx [Sem II]" in ended.err
        assert says in ended.err
    read = load_payments(file, year=2025, sheet=["sem ii", "Sem I"])
    assert [(str(each.months), each.place) for each in read.payments] == [
        ("2025-05", "sp2d.xlsx [Sem I]:2"), ("2025-07", "sp2d.xlsx [Sem II]:2"),
    ]  # fmt: skip
    assert (read.name, read.rows) == ("sp2d.xlsx [Sem I], sp2d.xlsx [Sem II]", 6)
    assert read.totals == ("sp2d.xlsx [Sem I]:3", "sp2d.xlsx [Sem II]:3")
    assert read.balances == ("sp2d.xlsx [Sem I]:4", "sp2d.xlsx [Sem II]:4")
    ended = rentan(*words, "--sheet", "Sem I", "--sheet", "Sem II")
    assert "6 rows, 2 payments, 2 sums or repeated headers" in ended.out
    with pytest.raises(InputError, match=r"Rp336\.000, and the payments above make Rp168\.000"):
        load_payments(file, year=2025, sheet="Sem II")
    for sheet, says in (("Lama", "there is no column for amount"), ("Sem IV", "Sem IV")):
        ended = rentan(*words, "--sheet", "Sem I", "--sheet", sheet)
        assert ended.code == 2
        assert says in ended.err


def test_sheets_that_are_not_read_are_told(rentan: Rentan, tmp_path: Path) -> None:
    sheets = {name: rows for name, rows in HALVES.items() if name != "Sem II"}
    file = book_of(tmp_path / "sp2d.xlsx", sheets)
    assert load_payments(file, year=2025).left == ("sp2d.xlsx [Lama]",)
    words = ("realise", file, "-r", "kutim", "-y", "2025", "-w", "10", "--lang")
    assert "Sheets that were not read, having no headers" in rentan(*words, "en").out
    assert "Lembar yang tidak dibaca, karena tidak berjudul" in rentan(*words, "id").out


@pytest.mark.parametrize(
    ("label", "amount", "what"),
    [
        ("Jumlah Triwulan I", 336_000, "sum"),
        ("Total Realisasi", 336_000, "sum"),
        ("Jumlah s/d Maret 2025", 336_000, "sum"),
        ("JUMLAH BULAN INI", 168_000, "sum"),
        ("Jumlah bulan lalu", 7, "sum"),
        ("Jumlah s.d. bulan lalu", 168_000, "sum"),
        ("Realisasi sampai dengan bulan ini", 336_000, "sum"),
        ("Jumlah Triwulan I", 335_999, "refused"),
        ("Jumlah s.d. bulan ini", 504_000, "refused"),
        ("Sisa Anggaran", 9_000_000, "balance"),
        ("SALDO", 9_000_000, "balance"),
        ("Saldo Akhir", 9_000_000, "balance"),
        ("Pagu Anggaran 2025", 9_000_000, "balance"),
        ("Sisa pembayaran", 336_000, "refused"),
    ],
)
@pytest.mark.parametrize("before", ["", "Februari"])
def test_sums_and_balances_of_a_register_are_no_payments(
    tmp_path: Path, label: str, amount: int, what: str, before: str
) -> None:
    """January with its own sum, February; what stands under them, also behind its month."""
    if before and (what == "refused" or (what == "sum" and "bulan" not in label.lower())):
        return
    rows: list[list[Any]] = [
        ["Bulan", "Uraian", "Peserta", "Jumlah"], ["Januari", "iuran", 10, 168_000],
        ["", "Jumlah bulan ini", "", 168_000], ["Februari", "iuran", 10, 168_000],
        [before, label, "", amount],
    ]  # fmt: skip
    file = book_of(tmp_path / "a.xlsx", {"2025": rows})
    if what == "refused":
        with pytest.raises(InputError):
            load_payments(file, year=2025)
        return
    read = load_payments(file, year=2025)
    assert [each.amount for each in read.payments] == [168_000, 168_000]
    assert (read.totals, read.balances) == ((("3", "5"), ()) if what == "sum" else (("3",), ("5",)))


@pytest.mark.parametrize("said", ["Anggaran Murni", "DPA", "Anggaran 2025", "Sisa pembayaran"])
def test_of_which_budget_a_payment_is_makes_it_no_balance(tmp_path: Path, said: str) -> None:
    rows: list[list[Any]] = [["Bulan", "Jenis", "Jumlah"], ["Januari", said, 168_000]]
    file = book_of(tmp_path / "a.xlsx", {"2025": rows})
    assert [each.amount for each in load_payments(file, year=2025).payments] == [168_000]


def test_a_rest_that_was_paid_is_a_payment(rentan: Rentan, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Bulan", "Uraian", "Peserta", "Jumlah"], ["Januari", "Sisa anggaran", 10, 168_000],
    ]  # fmt: skip
    file = book_of(tmp_path / "a.xlsx", {"2025": [*rows, ["Saldo", "", "", 5]]})
    assert [each.amount for each in load_payments(file, year=2025).payments] == [168_000]
    words = ("realise", file, "-r", "kutim", "-y", "2025", "-w", "10", "--lang")
    assert "1 row of a balance or a budget is no payment and was set aside: 3." in (
        rentan(*words, "en").out
    )
    assert "1 baris saldo, sisa, atau pagu bukan pembayaran" in rentan(*words, "id").out
