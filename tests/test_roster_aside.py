"""Rows that are no people are set aside for what they say, counted, told and listed; any doubt
makes a row. Rows in are the rows that were judged and those that were set aside."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan.roster import screen
from pekerja_rentan.roster.asides import Asides
from pekerja_rentan.roster.reading.aside import BETWEEN, FEW, KINDS, LONE, REACH, Sorter, near
from pekerja_rentan.roster.reading.asidecolumns import Columns
from pekerja_rentan.roster.reading.columns import recognise
from pekerja_rentan.roster.result import RosterRef
from tests.conftest import Run
from tests.rosters import opened
from tests.screening import HEADERS, Cells, save, screened, someone

SHEET = ("No", "NIK", "Nama", "Tgl Lahir", "Alamat", "Desa", "Pekerjaan", "Penghasilan", "Ket")


def columns(headers: tuple[str, ...] = SHEET) -> Columns:
    return Columns.of(headers, recognise(headers, where="x"))


def row(**cells: str) -> list[str | None]:
    """A row of ``SHEET``."""
    return [cells.get(header.replace(" ", "_")) for header in SHEET]


def kinds(*rows: list[str | None], headers: tuple[str, ...] = SHEET) -> list[str | None]:
    """What rows are that stand one below the other."""
    sorter = Sorter(columns(headers))
    texts = map(_text, rows)
    return [sorter.said(number, text, beyond=False) for number, text in enumerate(texts, start=2)]


ALONE = [
    ("total", row(No="Jumlah")),
    ("total", row(No="JUMLAH", Nama="8", Pekerjaan="8 orang")),
    ("total", row(NIK="Total", Penghasilan="16.000.000.000")),
    ("total", row(Nama="Jumlah seluruhnya :", Penghasilan="Rp 4.000.000,-")),
    ("total", row(No="TOTAL PESERTA", Penghasilan="12 orang")),
    ("total", row(No="Grand Total", Penghasilan="4000000")),
    ("total", row(No="Terbilang", Penghasilan="-")),
    ("total", row(No="J U M L A H", Penghasilan="4000000")),
    ("total", row(Nama="T O T A L :", Penghasilan="4000000")),
    ("total", row(No="Rata - rata", Penghasilan="4000000")),
    ("total", row(Nama="Jumlah Penghasilan", Penghasilan="4000000")),
    ("total", row(Nama="Jumlah L + P", Penghasilan="4 orang")),
    ("total", row(Nama="Total Iuran", Penghasilan="84.000")),
    ("total", row(Nama="Jumlah Tagihan", Penghasilan="84.000")),
    ("total", row(Nama="Total yang harus dibayar", Penghasilan="84.000")),
    ("total", row(Nama="JUMLAH TENAGA KERJA", Penghasilan="5")),
    ("subtotal", row(No="S U B T O T A L", Penghasilan="4000000")),
    ("subtotal", row(No="Jumlah RT 01", Nama="4")),
    ("subtotal", row(No="Sub Total", Penghasilan="4000000")),
    ("subtotal", row(Nama="Subtotal", Penghasilan="4000000")),
    ("subtotal", row(Nama="Jumlah dipindahkan", Penghasilan="4000000")),
    ("header", row(NIK="NIK", Nama="NAMA", Tgl_Lahir="TGL LAHIR", Alamat="Alamat")),
    ("header", row(No="No.", NIK="No. KTP", Nama="Nama Lengkap", Ket="Keterangan")),
    ("header", row(Alamat="Alamat", Desa="Desa")),
    ("header", row(NIK="Nama", Nama="NIK", Tgl_Lahir="Pekerjaan")),
    ("numbering", row(No="1", NIK="2", Nama="3", Tgl_Lahir="4", Alamat="5")),
    ("numbering", row(No="(1)", NIK="(2)", Nama="(3)")),
    ("number", row(No="17")),
    ("number", row(No="17.")),
    ("heading", row(No="RT 01")),
    ("heading", row(No="\u200bRT 01\ufeff", Nama="\x1a")),
    ("heading", row(NIK="RT. 02 / RW. 01")),
    ("heading", row(No="DUSUN KRAJAN", Penghasilan="12 orang")),
    ("heading", row(No="Dusun", NIK=": Krajan")),
    ("heading", row(Nama="Dusun III")),
    ("heading", row(No="Kelompok Nelayan Mina Jaya")),
    ("title", row(No="DAFTAR PENERIMA BANTUAN IURAN")),
    ("title", row(NIK="Lampiran II Keputusan Bupati")),
    ("title", row(Nama="DAFTAR NAMA PEKERJA")),
    ("remark", row(No="Catatan: yang bertanda * belum lengkap")),
    ("remark", row(NIK="* data sementara")),
    ("total", row(No="Terbilang", NIK="delapan puluh empat ribu rupiah")),
    ("total", row(NIK="Terbilang", Nama="Delapan Puluh Empat Ribu Rupiah")),
    ("remark", row(No="Dicetak pada : 05/10/2026 10:22:31")),
    ("remark", row(Nama="Dicetak tanggal 05-10-2026 oleh Petugas")),
    ("remark", row(No="Tanggal Cetak", NIK="05-10-2026")),
    ("remark", row(No="Printed by X 05-10-2026")),
    ("remark", row(No="Hal. 1/1")),
    ("remark", row(No="Page 1 of 1")),
    ("remark", row(No="Jatuh tempo: 15 Oktober 2026")),
    ("remark", row(No="Kode Iuran / Virtual Account : 8810726000123")),
    ("remark", row(No="NPP", NIK="26000123")),
    ("title", row(Nama="Rekapitulasi")),
    ("signature", row(Nama="Kepala Kantor Cabang")),
    ("signature", row(NIK="Mengetahui,", Pekerjaan="Kepala Desa Contoh")),
    ("signature", row(Pekerjaan="Contoh, 3 Nopember 2026")),
    ("signature", row(Ket="Contoh, ...... Januari 20....")),
    ("signature", row(Pekerjaan="Contoh,      Januari 2027")),
    ("signature", row(NIK="NIP. 197001011990031001")),
    ("signature", row(NIK="Camat Contoh")),
    ("signature", row(NIK="(..................)")),
    ("signature", row(Nama="Camat Contoh", Tgl_Lahir="Petugas Pendata")),
    ("signature", row(Tgl_Lahir="Contoh, 5 Oktober 2026")),
    ("heading", row(No="I", Nama="DESA CONTOH")),
    ("heading", row(No="A.", Nama="Desa Contoh")),
    ("heading", row(No="II)", Nama="KECAMATAN CONTOH", Penghasilan="12 orang")),
    ("heading", row(No="B", Nama="Kelompok Nelayan Contoh")),
    ("heading", row(No="A. Desa Contoh")),
    ("heading", row(Nama="II. DESA CONTOH")),
    ("remark", row(No="1.", Nama="Data bersumber dari desa")),
    ("remark", row(No="2", NIK="Mohon dicek kembali")),
    ("remark", row(No="*", Nama="data sementara")),
    ("remark", row(Nama="L = Laki-laki, P = Perempuan")),
    ("extra", row(No="Denda", Penghasilan="5.000")),
    ("extra", row(No="Denda", NIK="5.000")),
    ("extra", row(No="7", Nama="Denda keterlambatan", Penghasilan="Rp 5.000,-")),
    ("extra", row(Nama="Denda (2%)", Penghasilan="672")),
    ("extra", row(No="Materai", Penghasilan="10000")),
    ("extra", row(Nama="Bea Meterai", Penghasilan="10.000")),
    ("extra", row(Nama="Biaya Admin", Penghasilan="2500")),
    ("extra", row(Nama="Kekurangan bulan lalu", Penghasilan="16.800")),
    ("extra", row(Nama="Kekurangan iuran bulan September 2026", Penghasilan="16.800")),
    ("extra", row(No="Kelebihan bayar", Penghasilan="-33.600")),
    ("extra", row(No="Kelebihan bayar", Penghasilan="(33.600)")),
    ("extra", row(No="Pembulatan", Penghasilan="200")),
    ("extra", row(No="Pembulatan: Rp200")),
    ("extra", row(Penghasilan="5000", Ket="Denda keterlambatan")),
    ("extra", row(No="Denda", NIK="0", Nama="-", Alamat="0", Desa="0", Penghasilan="5000")),
    ("total", row(No="JKK", NIK="50.000")),
    ("total", row(Nama="Iuran JKM", Penghasilan="34.000")),
    ("total", row(Nama="Jaminan Kematian (JKM)", Penghasilan="34.000")),
    ("remark", row(No="Virtual Account", NIK="8810726000123456")),
    ("remark", row(No="Kode Iuran", NIK="881072600012")),
    ("remark", row(No="Nomor VA", NIK=":", Nama="8810 7260 0012 3456")),
    ("remark", row(Nama="Denda", Penghasilan="0")),
    ("remark", row(Nama="Denda Keterlambatan", Penghasilan="Rp 0,-")),
    ("remark", row(No="Pembulatan", Penghasilan="-")),
    ("remark", row(Nama="Saldo bulan lalu", Penghasilan="0")),
    ("remark", row(No="BPU = bukan penerima upah")),
    ("signature", row(Nama="______________")),
]  # fmt: skip
PEOPLE = [
    row(No="1", NIK="6408010101800001", Nama="CONTOH A"),
    row(NIK="6408010101"),
    row(NIK="6,40801E+15"),
    row(NIK="640801 0101 80"),
    row(Nama="CONTOH A"),
    row(Nama="CONTOH A", Pekerjaan="Kepala Desa"),
    row(Nama="KETUA RT 01", Desa="Contoh"),
    row(Nama="TOTAL CONTOH"),
    row(Nama="RATA CONTOH", Penghasilan="2.000.000"),
    row(Nama="Totalia", Penghasilan="2.000.000"),
    row(Nama="JUM LAHIRA"),
    row(Nama="HALIMAH"),
    row(Nama="HAL CONTOH"),
    row(Nama="PAGE CONTOH"),
    row(Nama="VA CONTOH"),
    row(Nama="TOTAL IURANTO", Penghasilan="2.000.000"),
    row(No="Hal. 1", NIK="6408010101800001", Nama="CONTOH A"),
    row(No="NPP", Nama="CONTOH A"),
    row(No="Terbilang", Nama="CONTOH A"),
    row(Nama="TOTAL CONTOH", Penghasilan="2.000.000"),
    row(Nama="Jumlah", Tgl_Lahir="12-08-1980"),
    row(Nama="WALI CONTOH"),
    row(Nama="Banjar Contoh"),
    row(Nama="A.N. CONTOH"),
    row(Nama="A. CONTOH"),
    row(No="A. CONTOH"),
    row(No="1", NIK="-", Nama="Dusun", Pekerjaan="petani"),
    row(Alamat="RT 01 RW 02"),
    row(Desa="Desa Contoh"),
    row(Desa="Sumber"),
    row(Desa="Kelompok Satu", Pekerjaan="petani"),
    row(Pekerjaan="Operator"),
    row(Pekerjaan="Kepala Desa"),
    row(Penghasilan="2.000.000"),
    row(Ket="Keterangan menyusul"),
    row(Tgl_Lahir="12-08-1980"),
    row(Tgl_Lahir="Tuban, 12 Agustus 1980"),
    row(Nama="12"),
    row(No="1", Nama="CONTOH A"),
    row(No="1", Nama="Desa Contoh"),
    row(No="I", Nama="CONTOH A"),
    row(No="A", Nama="Kota Contoh"),
    row(No="I", Nama="Desa Contoh", Pekerjaan="petani"),
    row(Nama="A. Banjar"),
    row(No="1", Nama="Data Contoh"),
    row(No="*", Nama="CONTOH A"),
    row(No="1", Nama="CONTOH A data dari desa"),
    row(No="1", Nama="Data dari desa", Alamat="Contoh"),
    row(Nama="Camat Contoh", Pekerjaan="Petugas Pendata"),
    row(Nama="CONTOH A", Tgl_Lahir="Contoh, 5 Oktober 2026"),
    row(Tgl_Lahir="Tuban, 12 Agustus 2004"),
    row(Alamat="A = B"),
    row(Nama="Denda", Penghasilan="5000"),
    row(Nama="Denda Contoh", Penghasilan="0"),
    row(Nama="Denda Contoh", Penghasilan="5000"),
    row(Nama="Saldo", Penghasilan="5000"),
    row(Nama="Materai Contoh", Penghasilan="16800"),
    row(No="1", NIK="123", Ket="Denda"),
    row(No="Denda", NIK="6408010101800001", Penghasilan="5000"),
    row(No="Denda", Tgl_Lahir="12-08-1980", Penghasilan="5000"),
    row(No="Denda", Nama="CONTOH A", Penghasilan="5000"),
    row(No="Virtual Account", NIK="6408010101800001", Nama="CONTOH A"),
    row(Nama="VA", NIK="6408010101800001"),
    row(No="VA", NIK="6408010101800001", Penghasilan="16800"),
    row(Nama="JP", Penghasilan="16800"),
    row(No="-", NIK="-", Nama="-"),
    row(No="Jumlah", NIK="6408010101800001"),
    row(No="Jumlah", Nama="CONTOH A"),
    row(No="NELAYAN"),
    row(NIK="NIK", Nama="CONTOH A", Tgl_Lahir="12-08-1980"),
    row(No="CONTOH A", NIK="NIK"),
    row(No="1", NIK="NIK", Ket="belum ada"),
    row(No="RT 01", Nama="CONTOH A"),
    row(No="Kelompok", Nama="CONTOH A"),
    row(NIK="DAFTAR", Nama="CONTOH A"),
    row(Nama="CONTOH A", Ket="Mengetahui"),
    row(No="_" * 1_000_000),
    row(No="a, " + "." * 1_000_000),
    row(No="Jumlah " + "se" * 500_000),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "cells"), ALONE)
def test_what_is_no_person_is_known_by_what_it_says(kind: str, cells: list[str | None]) -> None:
    assert kinds(cells) == [kind]


@pytest.mark.parametrize("cells", PEOPLE)
def test_any_doubt_makes_a_row(cells: list[str | None]) -> None:
    assert kinds(cells) == [None]


def test_every_kind_is_tried() -> None:
    assert {kind for kind, _ in ALONE} == set(KINDS)


@pytest.mark.parametrize(("kind", "cells"), ALONE)
def test_an_engine_finds_every_such_row(kind: str, cells: list[str | None]) -> None:
    """What patterns do not find is never looked at."""
    patterns = columns().patterns
    filled = sum(cell is not None for cell in cells)
    text = pl.Series([BETWEEN.join(cell or "" for cell in cells)])
    assert text.str.contains(patterns.few).item()
    if filled > FEW:
        assert text.str.contains(patterns.wide).item()
    assert re.search(patterns.few, text.item())


@given(st.lists(st.sampled_from([cells for _, cells in ALONE] + PEOPLE), max_size=30))
def test_patterns_pass_over_nothing_that_is_set_aside(rows: list[list[str | None]]) -> None:
    """Of the rows near those that are found the same is said as where all are looked at."""
    every = {at: kind for at, kind in enumerate(kinds(*rows), start=2) if kind}
    few = re.compile(columns().patterns.few)
    hits = [at for at, cells in enumerate(rows, start=2) if few.search(_text(cells))]
    sorter = Sorter(columns())
    found = {}
    for at in near(hits):
        text = _text(rows[at - 2]) if at - 2 < len(rows) else ""
        if kind := sorter.said(at, text, beyond=False):
            found[at] = kind
    assert found == every


def _text(cells: list[str | None]) -> str:
    return BETWEEN.join(cell or "" for cell in cells)


# Those who sign


def test_names_below_the_offices_of_those_who_sign() -> None:
    blank = row()
    assert kinds(
        row(Pekerjaan="Contoh, 3 Nopember 2026"),
        row(Nama="Mengetahui,", Pekerjaan="Kepala Desa Contoh"),
        blank,
        row(Nama="Camat Contoh", Pekerjaan="CONTOH SATU, S.Sos"),
        blank,
        row(Nama="CONTOH DUA"),
        row(Nama="NIP. 197001011990031001"),
    ) == ["signature", "signature", None, "signature", None, "signature", "signature"]


def test_names_below_offices_in_the_column_of_birth_dates() -> None:
    assert kinds(
        row(Nama="Mengetahui", Tgl_Lahir="Dibuat oleh"),
        row(Nama="Camat Contoh", Tgl_Lahir="Petugas Pendata"),
        row(Nama="CONTOH SATU, S.Sos", Tgl_Lahir="CONTOH DUA"),
        row(Nama="CONTOH TIGA", Tgl_Lahir="CONTOH DUA"),
    ) == ["signature", "signature", "signature", None]


def test_a_name_is_a_row_below_a_person_elsewhere_and_farther_below() -> None:
    office = row(Nama="Mengetahui,")
    lone = row(Nama="CONTOH DUA")
    assert kinds(office, lone) == ["signature", "signature"]
    assert kinds(office, row(Nama="CONTOH A", Desa="Contoh"), lone) == ["signature", None, None]
    assert kinds(office, row(NIK="CONTOH DUA")) == ["signature", None]
    assert kinds(office, *[row()] * REACH, lone)[-1] is None
    assert kinds(office, *[row()] * (REACH - 1), lone)[-1] == "signature"
    assert kinds(row(Nama="Mengetahui,", Pekerjaan="Lurah"), row(Nama="C", Pekerjaan="petani")) == [
        "signature", None,
    ]  # fmt: skip
    assert LONE == 2


def test_something_right_of_the_headers_makes_a_row_unless_it_is_a_header() -> None:
    sorter = Sorter(columns())
    assert sorter.said(2, _text(row(No="Jumlah")), beyond=True) is None
    assert sorter.said(3, _text(row(NIK="NIK", Nama="Nama")), beyond=True) == "header"


# From end to end


def footer() -> list[Cells]:
    return [
        {"NIK": "Jumlah", "Nama": "2", "Penghasilan": "4000000"},
        {},
        {"NIK": "Mengetahui,"},
        {"NIK": "Kepala Desa Contoh"},
        {"NIK": "(..................)"},
    ]


def test_a_footer_is_no_people(rentan: Callable[..., Run], tmp_path: Path) -> None:
    file = save(tmp_path / "desa.csv", [someone(1), someone(2), *footer()])
    ended = rentan(
        "screen", str(file), "-r", "kutim", "--out", str(tmp_path / "hasil"), "--lists", "csv"
    )
    assert ended.code == 0
    assert "2 rows in 1 list" in ended.out
    assert "Set aside from desa.csv because they are not people: total, 1 row (4)." in ended.out
    assert (
        "Set aside from desa.csv because they are not people: signature, 3 rows (6, 7, 8)."
        in ended.out
    )
    assert "1 row has nothing in any cell" in ended.err
    summary = json.loads((tmp_path / "hasil" / "summary.json").read_text())
    assert (summary["rows"], summary["blank"]) == (2, 1)
    assert summary["aside"] == {"total": 1, "signature": 3}
    assert summary["rosters"][0]["aside"] == summary["aside"]
    with (tmp_path / "hasil" / "aside.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    told = [(each["rentan_row"], each["rentan_reasons"], each["NIK"]) for each in rows]
    assert told == [
        ("4", "total", "Jumlah"), ("6", "signature", "Mengetahui,"),
        ("7", "signature", "Kepala Desa Contoh"), ("8", "signature", "(..................)"),
    ]  # fmt: skip
    assert rows[0]["Penghasilan"] == "4000000"
    assert {each["rentan_outcome"] for each in rows} == {"aside"}


def test_it_is_said_in_indonesian(rentan: Callable[..., Run], tmp_path: Path) -> None:
    people = [someone(number) for number in range(1, 3)]
    totals: list[Cells] = [{"Nama": "Jumlah", "Penghasilan": "1"}] * 7
    file = save(tmp_path / "desa.csv", [*people, *totals])
    ended = rentan("screen", str(file), "-r", "kutim", "--lang", "id")
    said = "Disisihkan dari desa.csv karena bukan orang: jumlah (total), 7 baris "
    assert said + "(4, 5, 6, 7, 8 dan 2 lagi)." in ended.out


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
def test_a_row_is_a_row_whatever_its_columns_are_called(tmp_path: Path, suffix: str) -> None:
    """Nobody is passed over as blank whose name stands below a header that nobody knows."""
    rows: list[Cells] = [
        {"NIK": someone(1)["NIK"], "Sebutan orangnya": "CONTOH A", "Catatan bebas": None},
        {"NIK": None, "Sebutan orangnya": "CONTOH B", "Catatan bebas": None},
        {"NIK": None, "Sebutan orangnya": None, "Catatan bebas": "CONTOH C"},
        {"NIK": None, "Sebutan orangnya": None, "Catatan bebas": None},
        {"NIK": None, "Sebutan orangnya": "CONTOH D", "Catatan bebas": None},
    ]
    found = screened(save(tmp_path / f"a{suffix}", rows))
    assert found.result.rows == 4
    assert found.result.blank == 1
    assert [each.reasons.split()[0] for each in found.said[1:]] == ["R-NIK-MISSING"] * 3


def test_cells_above_and_below_the_header_stand_in_the_list_as_they_stood(tmp_path: Path) -> None:
    text = (
        "DAFTAR CONTOH;;;di kanan\nKecamatan;:;Contoh\n\nNo;NIK;Nama\n1;2;3\n"
        "1;6408010101800001;CONTOH A\nRT 02;;\n"
    )
    file = tmp_path / "a.csv"
    file.write_text(text, encoding="utf-8")
    found = screened(file)
    cells = found.aside.select("No", "NIK", "Nama", "rentan_row", "rentan_reasons").rows()
    assert cells == [
        ("DAFTAR CONTOH", None, "di kanan", 1, "title"), ("Kecamatan", ":", "Contoh", 2, "title"),
        ("1", "2", "3", 5, "numbering"), ("RT 02", None, None, 7, "heading"),
    ]  # fmt: skip
    assert found.result.aside == {"title": 2, "numbering": 1, "heading": 1}
    assert found.result.rows == 1


def test_a_sheet_keeps_what_stands_in_columns_without_a_header(tmp_path: Path) -> None:
    from tests.test_roster_workbook import written

    rows = [["DAFTAR", None, None, "pojok"], [], ["NIK", "Nama"], ["6408010101800001", "CONTOH A"]]
    found = screened(written(tmp_path / "a.xlsx", {"A": rows}))
    assert found.aside.select("NIK", "Nama").rows() == [("DAFTAR", "pojok")]


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_rows_are_told_across_batches(tmp_path: Path, size: int) -> None:
    """Who signs below an office may stand in the next batch."""
    rows: list[Cells] = [someone(1), {"Nama": "Mengetahui,"}, {"Nama": "CONTOH A"}, someone(2)]
    rows += [{"Nama": "CONTOH B"}, {"NIK": "Jumlah"}, {}, someone(3)]
    (source,) = opened(tmp_path, save(tmp_path / "a.csv", rows))
    asides = Asides(source.columns, recognise(source.columns, where="x"))
    blank, aside = [], []
    for cells in source.batches([asides.cell], size):
        nothing, passed = asides.classify(cells)
        blank += cells["rentan_row"].filter(nothing).to_list()
        aside += cells["rentan_row"].filter(passed).to_list()
    assert (blank, aside) == ([8], [3, 4, 7])
    assert asides.counted.first == {"signature": [3, 4], "total": [7]}


def test_a_row_that_says_what_a_told_header_says_is_no_header(
    rentan: Callable[..., Run], tmp_path: Path
) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("Kode;Orang\nKode;Contoh B\n6408010101800001;Contoh A\n", "utf-8")
    said = rentan("screen", str(path), "--column", "nik=Kode", "--format", "json")
    result = json.loads(said.out)
    assert (said.code, result["rows"], result["aside"]) == (0, 2, {})


UNSEEN = ["\x1a", "\u200b", "\ufeff;\u00a0", " ;\u2060"]


@pytest.mark.parametrize("text", UNSEEN)
def test_what_nobody_sees_is_no_row(tmp_path: Path, text: str) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text(f"NIK;Nama\n6408010101800001;Contoh A\n{text}\n-;-\n", "utf-8")
    found = screened(path)
    assert (found.result.rows, found.result.blank) == (2, 1)
    assert [each.row for each in found.said] == [2, 4]


def test_a_lost_row_is_never_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a row counted nowhere, no answer would be given."""
    file = save(tmp_path / "a.csv", [someone(1), someone(2)])

    def more(**facts: Any) -> RosterRef:
        return RosterRef(**facts | {"rows": 3})

    monkeypatch.setattr(screen, "RosterRef", more)
    with pytest.raises(AssertionError, match="3 rows in, 2 out"):
        screened(file)


def test_a_list_whose_rows_all_lack_a_nik(tmp_path: Path) -> None:
    rows = [someone(number) | {"NIK": None} for number in range(50)]
    found = screened(save(tmp_path / "a.csv", rows))
    assert found.result.needs_data == found.result.rows == 50
    assert HEADERS[0] == "NIK"


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
def test_what_was_set_aside_in_a_file_of_its_own(
    rentan: Callable[..., Run], tmp_path: Path, suffix: str
) -> None:
    file = save(tmp_path / "desa.csv", [someone(1), *footer()])
    path = tmp_path / f"sisih{suffix}"
    ended = rentan("screen", str(file), "-r", "kutim", "--aside", str(path))
    assert (ended.code, "4 rows" in ended.err) == (0, True)
    frame = {
        ".csv": lambda: pl.read_csv(path),
        ".xlsx": lambda: pl.read_excel(path),
        ".parquet": lambda: pl.read_parquet(path),
    }[suffix]()
    assert [int(row) for row in frame["rentan_row"]] == [3, 5, 6, 7]


@pytest.mark.parametrize("village", ["Desa", None])
def test_a_village_gets_its_people_back_without_its_footer(
    rentan: Callable[..., Run], tmp_path: Path, village: str | None
) -> None:
    people = [someone(1) | {"NIK": None}, *footer()]
    if village is None:
        people = [{name: cell for name, cell in each.items() if name != "Desa"} for each in people]
    file = save(tmp_path / "desa.csv", people)
    ended = rentan(
        "screen", str(file), "-r", "kutim",
        "--returns", str(tmp_path / "kembali"), "--lists", "csv",
    )  # fmt: skip
    assert ended.code == 0, ended.err
    (back,) = (tmp_path / "kembali").iterdir()
    told = pl.read_csv(back, infer_schema=False)
    assert told["rentan_outcome"].to_list() == ["needs-data"]
    assert told["rentan_row"].to_list() == ["2"]
