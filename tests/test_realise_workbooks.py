"""Workbooks of payments as offices keep them: merged cells, signatures, hidden rows, per cent."""

from collections.abc import Callable, Sequence
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
    assert (read.totals, read.empty, read.rows) == ((4, 8), (7, 9, 10, 11, 12, 13), 10)
    words = ("realise", file, "-r", "kutim", "-y", "2025", "-w", "1000")
    said = rentan(*words).out
    assert "6 rows with neither an amount nor a number were set aside: 7, 9, 10, 11, 12" in said
    assert "6 baris tanpa jumlah Rupiah" in rentan(*words, "--lang", "id").out


def test_a_header_whose_lower_row_alone_has_the_amount(tmp_path: Path) -> None:
    rows = [["Bulan", "Realisasi", ""], ["", "Peserta", "Jumlah (Rp)"], ["Januari", 10, 168000]]
    read = load_payments(workbook(tmp_path / "a.xlsx", rows, ["B1:C1"]), year=2025)
    assert [(each.workers, each.amount) for each in read.payments] == [(10, 168_000)]
    again = load_payments(workbook(tmp_path / "b.xlsx", [*rows, *rows]), year=2025)
    assert again.totals == (4, 5)  # both rows of the header come again
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
    assert read.empty == (3,)


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
    assert read.empty == (3,)


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
