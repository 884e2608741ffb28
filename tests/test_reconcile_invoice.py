"""The branch's invoice, a small file beside its list, as the bill of ``reconcile``."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from pekerja_rentan.errors import InputError
from pekerja_rentan.periods import Month
from pekerja_rentan.tables.invoices import load_invoice
from tests.conftest import Run
from tests.reconciling import MONTH, lists, members

Rentan = Callable[..., Run]
LETTER = """TAGIHAN IURAN,,
Bulan Iuran,:,Oktober 2026
Kode Iuran / Virtual Account,:,8810726000123
Jumlah Tenaga Kerja,:,5 orang
Iuran JKK,:,50.000
Iuran JKM,:,34.000
Total Iuran,:,"Rp 84.000,00"
Denda,:,0
Jumlah yang harus dibayar,:,Rp84.000
Terbilang,:,delapan puluh empat ribu rupiah
,,"Bontang, 3 November 2026"
"""
TABLE = """Program,Tenaga Kerja,Iuran (Rp)
JKK,5,50000
JKM,5,34000
TOTAL,5,84000
"""
NAMED = ("Jumlah Tagihan : Rp 84.000\n", "Periode: 2026-10\nTotal Tagihan;84000\n")


def invoice(folder: Path, text: str) -> Path:
    path = folder / "tagihan.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "heads"), [(LETTER, 5), (TABLE, None), *((each, None) for each in NAMED)]
)
def test_the_one_total_of_an_invoice_is_the_bill(
    tmp_path: Path, text: str, heads: int | None
) -> None:
    found = load_invoice(invoice(tmp_path, text), Month.parse(MONTH))
    assert (found.amount, found.heads) == (84_000, heads)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LETTER.replace("Rp84.000", "Rp89.000"), "reconcile-invoice-several"),
        (TABLE.replace("TOTAL", "JHT"), "reconcile-invoice-several"),
        ("Iuran per orang,16.800\nNo. Tagihan,84000\n", "reconcile-invoice-none"),
        ("Iuran JKK,50.000\n", "reconcile-invoice-none"),
        (LETTER.replace("Oktober", "September"), "reconcile-invoice-month"),
        (LETTER.replace("Oktober", "September - Oktober"), "reconcile-invoice-month"),
        ("Tagihan iuran 3 bulan\nTotal Iuran,252.000\n", "reconcile-invoice-months"),
        ("NIK,Nama,Iuran\n6408010101800001,CONTOH A,16800\n", "reconcile-bill-list"),
    ],
)
def test_nothing_is_guessed_of_an_invoice(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        load_invoice(invoice(tmp_path, text), Month.parse(MONTH))
    assert refused.value.code == code


@pytest.mark.parametrize(("lang", "part"), [("id", "menyebut 5 orang"), ("en", "says 5 heads")])
def test_an_invoice_is_held_against_the_list(
    rentan: Rentan, tmp_path: Path, lang: str, part: str
) -> None:
    """84.000 for five heads, four of them on the list: one head without a name, 16.800."""
    paths = lists(tmp_path, ours=members(range(4)), theirs=members(range(4)))
    words = ["reconcile", "-r", "kutim", "--month", MONTH, "--lang", lang]
    words += [text for role, path in paths.items() for text in (f"--{role}", path)]
    ended = rentan(*words, "--bill", str(invoice(tmp_path, LETTER)), "--format", "csv")
    assert ended.code == 0, ended.err
    assert "entry,unnamed,,,,,1,16800,16800,," in ended.out
    assert part in ended.err
    words += ["--bill", str(tmp_path / "tagihan.csv"), "--format", "table"]
    assert "tagihan.csv:7" in rentan(*words).out


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (LETTER.replace("Rp84.000", "Rp89.000"), ("Total Iuran Rp84.000", "Rp89.000")),
        ("Iuran JKK,50.000\n", ("Jumlah Tagihan", "--bill")),
        (LETTER.replace("Oktober", "September"), ("Sep 2026", "--bill")),
        ("Tagihan iuran 3 bulan\nTotal Iuran,252.000\n", ("3 ", "--bill")),
    ],
)
def test_what_is_wrong_with_an_invoice_is_said(
    rentan: Rentan, tmp_path: Path, lang: str, text: str, parts: tuple[str, ...]
) -> None:
    paths = lists(tmp_path, ours=members(range(4)), theirs=members(range(4)))
    words = ["reconcile", "-r", "kutim", "--month", MONTH, "--lang", lang]
    words += [each for role, path in paths.items() for each in (f"--{role}", path)]
    ended = rentan(*words, "--bill", str(invoice(tmp_path, text)))
    assert (ended.code, ended.out) == (2, "")
    assert [part for part in parts if part not in ended.err] == []


def test_an_invoice_may_be_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "tagihan.xlsx"
    rows = {
        "a": ["Bulan Iuran", "Jumlah Peserta", "Jumlah Tagihan"],
        "b": ["Oktober 2026", "5", ""],
    }
    pl.DataFrame(rows).write_excel(path, include_header=False)
    with pytest.raises(InputError, match="Jumlah Tagihan"):
        load_invoice(path, Month.parse(MONTH))
    rows["b"][2] = "84000"
    pl.DataFrame(rows).write_excel(path, include_header=False)
    found = load_invoice(path, Month.parse(MONTH))
    assert (found.amount, found.heads, found.place) == (84_000, 5, "tagihan.xlsx [Sheet1]:3")
