"""Which months the titles, sheets and rows of a branch's list say that it bills."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter

from pekerja_rentan import load_policy
from pekerja_rentan.errors import InputError
from pekerja_rentan.periods import Month
from pekerja_rentan.roster.reconciling.reconcile import reconcile
from pekerja_rentan.roster.reconciling.result import ReconcileResult
from pekerja_rentan.roster.reconciling.titles import (
    may_be_months,
    months_billed,
    months_counted,
    months_said,
    years_billed,
)
from tests.conftest import Run
from tests.reconciling import MONTH, lists, members, reconciled
from tests.screening import Cells, save

Rentan = Callable[..., Run]
OCTOBER = Month.parse(MONTH)


def said(*titles: str, sheet: str | None = None) -> list[str]:
    """What titles say, each of the first and the last of its months."""
    found = months_billed(titles, OCTOBER, sheet=sheet)
    return [f"{each[0].month}" if len(each) == 1 else f"{each[0]}..{each[-1]}" for each in found]


@pytest.mark.parametrize(
    ("title", "months"),
    [
        ("DAFTAR TAGIHAN BULAN SEPTEMBER 2026", ["9"]),
        ("DAFTAR TAGIHAN IURAN PERIODE 09/2026", ["9"]),
        ("IURAN BLTH 092026", ["9"]),
        ("Periode: 2026-09", ["9"]),
        ("PERIODE 202609", ["9"]),
        ("Periode Iuran: 01-09-2026 s.d. 30-09-2026", ["9"]),
        ("Periode: 2026-09-01 s.d. 2026-09-30", ["9"]),
        ("DAFTAR TAGIHAN IURAN BULAN OKTOBER 2026 - dicetak 02/11/2026", ["10"]),
        ("IURAN BULAN: OKTOBER, TAHUN: 2026", ["10"]),
        ("BULAN OKTOBER TAHUN ANGGARAN 2026", ["10"]),
        ("TAHUN 2026 BULAN SEPTEMBER", ["9"]),
        ("IURAN KEADAAN S.D. 30/09/2026", []),
        ("PENERIMA IURAN - SK BUPATI TANGGAL 05/01/2026", []),
        ("Iuran Bulan September, jatuh tempo 15 Oktober 2026", ["9"]),
        ("Tagihan Iuran Sept. 2026 (jatuh tempo Oktober 2026)", ["9"]),
        ("BULAN: SEPT", ["9"]),
        ("Iuran bulan ini", []),
        ("Bulan Mei 5 orang", ["5"]),
        ("DAFTAR PESERTA BPU OKTOBER 2026", ["10"]),
        ("SEPTEMBER 2026", ["9"]),
        ("DAFTAR PESERTA PER SEPTEMBER 2026", []),
        ("DAFTAR PESERTA MENURUT SK BUPATI SEPTEMBER 2026", []),
        ("IURAN PENERIMA MENURUT DTSEN SEPTEMBER 2026", []),
        ("Periode Kepesertaan: Januari 2026", []),
        ("Masa Perlindungan: Januari s.d. Desember 2026", []),
        ("Iuran tanggal 12/09/2026", []),
        ("Iuran, 5Sep 2026", []),
        ("Tagihan No. 12/2026 tentang iuran", []),
        ("Iuran 12/2026/0909", []),
        ("Pontianak, 5 September 2026, iuran", []),
        ("Sangatta, 3 Oktober 2026", []),
        ("Tagihan iuran    Sangatta, ..... November 2026", []),
        ("TAHUN 2026", []),
    ],
)
def test_which_month_a_title_says(title: str, months: list[str]) -> None:
    assert said(title) == months


@pytest.mark.parametrize(
    ("title", "months"),
    [
        ("PERIODE JULI - OKTOBER 2026", "2026-07..2026-10"),
        ("JULI \u2013 OKTOBER 2026", "2026-07..2026-10"),
        ("PERIODE JULI S/D SEPTEMBER 2026", "2026-07..2026-09"),
        ("BULAN JANUARI S.D. OKTOBER 2026", "2026-01..2026-10"),
        ("bulan Jan-Okt", "2026-01..2026-10"),
        ("IURAN BULAN SEPTEMBER DAN OKTOBER TAHUN 2026", "2026-09..2026-10"),
        ("IURAN BULAN SEPTEMBER 2026 DAN BULAN OKTOBER 2026", "2026-09..2026-10"),
        ("IURAN OKTOBER, SEPTEMBER 2026", "2026-09..2026-10"),
        ("PERIODE NOVEMBER 2025 - JANUARI 2026", "2025-11..2026-01"),
        ("PERIODE NOVEMBER - JANUARI 2027", "2026-11..2027-01"),
        ("PERIODE 09/2026 - 10/2026", "2026-09..2026-10"),
        ("Periode Iuran: 01-08-2026 s.d. 30-09-2026", "2026-08..2026-09"),
        ("PERIODE 1 Juli s.d. 30 September 2026", "2026-07..2026-09"),
        ("TRIWULAN III 2026", "2026-07..2026-09"),
        ("TAGIHAN IURAN TW III/2026", "2026-07..2026-09"),
        ("IURAN TW4 2026", "2026-10..2026-12"),
        ("IURAN TRIWULAN III", "2026-07..2026-09"),
        ("IURAN TRIWULAN I S.D. IV TAHUN 2026", "2026-01..2026-12"),
        ("IURAN SEMESTER II TAHUN 2026", "2026-07..2026-12"),
        ("DTSEN TRIWULAN III TAHUN 2026", None),
        ("IURAN SEMESTER III 2026", None),
        ("PERIODE 16/09/2026 s.d. 15/10/2026", None),
    ],
)
def test_which_months_a_title_says(title: str, months: str | None) -> None:
    assert said(title) == ([] if months is None else [months])


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("DAFTAR PESERTA TAHUN 2025", {2025}),
        ("TAGIHAN IURAN TAHUN: 2025", {2025}),
        ("DAFTAR PESERTA MENURUT SK NOMOR 12 TAHUN 2025", set()),
        ("PENERIMA IURAN DTSEN TAHUN 2025", set()),
        ("IURAN APBD TAHUN 2025", set()),
    ],
)
def test_which_years_a_title_says(title: str, years: set[int]) -> None:
    assert years_billed([title]) == years


def test_how_many_months_a_title_counts() -> None:
    titles = {"IURAN 3 (TIGA) BULAN": 3, "IURAN SELAMA ENAM (6) BULAN": 6, "masa tunggu 3 bulan": 0}
    assert {each: months_counted([each]) for each in titles} == titles


def test_of_another_year_or_of_the_office_s_own_list_a_month_needs_its_year() -> None:
    """A list of the office may name the month of a decree; that of another year is another."""
    (months,) = months_billed(["BULAN OKTOBER TAHUN 2025"], OCTOBER)
    assert months == (Month(2025, 10),)
    assert list(months_said(["IURAN BULAN SEPTEMBER 2026"])) == [Month(2026, 9)]
    assert not list(months_said(["LAMPIRAN SK BUPATI BULAN JANUARI TENTANG PENERIMA IURAN 2026"]))
    assert not list(months_said(["IURAN PERIODE 09/2026", "BULAN SEPTEMBER"]))
    assert not list(months_said(["IURAN TRIWULAN III 2026", "IURAN JULI - SEPTEMBER 2026"]))


@pytest.mark.parametrize(
    ("sheet", "months"),
    [
        ("202609", ["9"]), ("Sep_2026", ["9"]), ("Tagihan_Sep_2026", ["9"]),
        ("Tagihan 09-2026", ["9"]), ("092026", ["9"]), ("Mei", ["5"]),
        ("TW III 2026", ["2026-07..2026-09"]), ("DTSEN 2026-03", []), ("Sheet1", []),
        ("Bln 8", ["8"]), ("08", []),
        ("BPU 3 Oktober 2026", []),
    ],
)  # fmt: skip
def test_which_months_the_name_of_a_sheet_says(sheet: str, months: list[str]) -> None:
    assert said(sheet=sheet) == months
    assert years_billed([], sheet="2025") == {2025}


def titled(folder: Path, title: str, theirs: list[Cells], **asked: Any) -> ReconcileResult:
    """The answer where the branch's list has a title."""
    headers = list(theirs[0])
    lines = [title, "", ",".join(headers)]
    lines += [",".join(str(row[header]) for header in headers) for row in theirs]
    path = folder / "branch.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    ours = save(folder / "ours.csv", members(range(3)))
    bill = str(path) if asked.get("bill") == "list" else asked.get("bill")
    return reconcile(load_policy("kutim"), MONTH, ours=str(ours), theirs=str(path), bill=bill)


def charged(amount: str, **cells: str) -> list[Cells]:
    more: Cells = {key.replace("_", " "): cell for key, cell in cells.items()}
    return [each | {"Jumlah Iuran": amount} | more for each in members(range(3))]


def notes(result: ReconcileResult) -> dict[str, Mapping[str, Any]]:
    return {each.code: each.facts for each in result.notes}


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("TAGIHAN IURAN TRIWULAN III 2026", "2026-07..2026-09"),
        ("TAGIHAN IURAN JULI DAN SEPTEMBER 2026", "2026-07"),
        ("DAFTAR PESERTA TAHUN 2025", "2025"),
        ("TAGIHAN NOVEMBER 2026 - JANUARI 2027", "2026-11..2027-01"),
    ],
)
def test_a_list_of_other_months_is_refused(tmp_path: Path, title: str, told: str) -> None:
    with pytest.raises(InputError) as refused:
        titled(tmp_path, title, charged("50.400"))
    assert (refused.value.code, refused.value.facts["said"]) == ("reconcile-month", told)


@pytest.mark.parametrize(
    ("title", "months"), [("TAGIHAN TRIWULAN IV 2026", 3), ("TAGIHAN IURAN 2 BULAN", 2)]
)
def test_amounts_of_several_months_are_not_the_bill_of_one(
    tmp_path: Path, title: str, months: int
) -> None:
    """Three heads × 16.800 are due for the month, whatever the list of several months charges."""
    result = titled(tmp_path, title, charged(str(months * 16_800)))
    assert (result.bill.origin, result.bill.billed, result.bill.difference) == ("list", 50_400, 0)
    assert notes(result)["reconcile-several-titled"]["months"] == months
    assert notes(result)["reconcile-charges-several"]["amount"] == months * 50_400
    assert "reconcile-charges-unread" not in notes(result)
    part = titled(tmp_path, title, charged(str(months * 16_800)), bill=67_200)
    assert [each.code for each in part.bill.entries] == ["unnamed"]
    for bill in (months * 50_400, "list"):
        with pytest.raises(InputError) as refused:
            titled(tmp_path, title, charged(str(months * 16_800)), bill=bill)
        assert refused.value.code == "reconcile-bill-several"


def test_a_year_and_a_month_alone_are_no_several_months(tmp_path: Path) -> None:
    for title in ("TAGIHAN IURAN TAHUN 2026", "IURAN OKTOBER 2026, PESERTA JULI - DESEMBER 2026"):
        result = titled(tmp_path, title, charged("16.800"))
        assert result.bill.origin == "charged"
        assert "reconcile-several-titled" not in notes(result)


def test_rows_that_are_billed_for_several_months_are_told(tmp_path: Path) -> None:
    rows = [
        *charged("16.800", Jumlah_Bulan="1")[:1],
        *charged("50.400", Jumlah_Bulan="3 bulan")[1:],
    ]
    result = reconciled(tmp_path, members(range(3)), rows)
    assert (result.bill.origin, result.bill.difference) == ("list", 0)
    facts = notes(result)["reconcile-several-rows"]
    assert (facts["header"], facts["rows"], facts["most"]) == ("Jumlah Bulan", 2, 3)
    assert notes(result)["reconcile-charges-several"]["amount"] == 117_600
    one = reconciled(tmp_path, members(range(3)), charged("16.800", Jumlah_Bulan="1"))
    assert one.bill.origin == "charged"
    told = reconciled(
        tmp_path, members(range(3)), charged("16.800", Bln="2"),
        asked={"columns": {"billed_months": "Bln"}},
    )  # fmt: skip
    assert notes(told)["reconcile-several-rows"]["rows"] == 3


@pytest.mark.parametrize(("lang", "part"), [("id", "beberapa bulan sekaligus"), ("en", "several")])
def test_that_several_months_are_billed_is_said(
    rentan: Rentan, tmp_path: Path, lang: str, part: str
) -> None:
    paths = lists(tmp_path, ours=members(range(3)), theirs=charged("33.600", Jumlah_Bulan="2"))
    words = ["reconcile", "-r", "kutim", "--month", MONTH, "--lang", lang]
    words += [text for role, path in paths.items() for text in (f"--{role}", path)]
    ended = rentan(*words)
    assert (ended.code, part in ended.out + ended.err) == (0, True)
    refused = rentan(*words, "--bill", paths["theirs"])
    assert (refused.code, part in refused.err) == (2, True)


@pytest.mark.parametrize("name", ["September 2026", "202609", "Sep_2026", "Tagihan"])
def test_the_name_of_a_sheet_says_a_month_too(rentan: Rentan, tmp_path: Path, name: str) -> None:
    """A sheet of another month is refused, not reconciled with this one's."""
    people = members(range(3))
    ours = save(tmp_path / "dinas.csv", people)
    theirs = tmp_path / "cabang.xlsx"
    pl.DataFrame(people).write_excel(theirs, worksheet=name)
    ended = rentan(
        "reconcile", "-r", "kutim", "--month", "2026-10", "--ours", str(ours),
        "--theirs", str(theirs),
    )  # fmt: skip
    if name == "Tagihan":
        assert ended.code == 0
        return
    assert (ended.code, ended.out) == (2, "")
    assert "(or its sheet's name) says Sep 2026, not Oct 2026" in ended.err


@pytest.mark.parametrize("role", ["ours", "theirs"])
@pytest.mark.parametrize(
    "names", [("September 2026", "Oktober 2026"), ("SEP", "OKT"), ("Bln 9", "Bln 10")]
)
def test_of_a_sheet_a_month_one_is_asked_for(
    rentan: Rentan, tmp_path: Path, role: str, names: tuple[str, str]
) -> None:
    """The office keeps a workbook of the year: who was taken off in October is billed for nothing.
    By the sheet of October four match and the fifth is billed without a basis."""
    paths = {
        each: str(save(tmp_path / f"{each}.csv", members(range(5)))) for each in ("ours", "theirs")
    }
    book = tmp_path / "tahun.xlsx"
    with xlsxwriter.Workbook(book) as made:
        for name, rows in zip(names, (members(range(5)), members(range(4))), strict=True):
            pl.DataFrame(rows).write_excel(made, worksheet=name)
    paths[role] = str(book)
    words = ["reconcile", "-r", "kutim", "--month", MONTH, "-f", "json"]
    words += [text for each, path in paths.items() for text in (f"--{each}", path)]
    refused = rentan(*words, "--lang", "en")
    assert (refused.code, refused.out) == (2, "")
    assert "says Sep 2026, not Oct 2026" in refused.err
    ended = rentan(*words, "--sheet", names[1])
    assert ended.code == 0, ended.err
    answer = json.loads(ended.out)
    one = {"ours": "theirs-only", "theirs": "ours-only"}[role]
    assert {each["code"]: each["ours"] + each["theirs"] for each in answer["classes"]} == {
        "matched": 8, one: 1,
    }  # fmt: skip


@pytest.mark.parametrize("role", ["ours", "theirs"])
@pytest.mark.parametrize(
    ("lang", "part"), [("id", "Bila itu nomor bulan"), ("en", "If these are months")]
)
def test_sheets_called_by_numbers_are_not_read_as_one_month_unasked(
    rentan: Rentan, tmp_path: Path, role: str, lang: str, part: str
) -> None:
    """Sheet 09 has five people, 10 four of them: of October four match and the fifth is on the
    other list alone. Asked for by name, both are one list: nine rows, of which four come again."""
    paths = {
        each: str(save(tmp_path / f"{each}.csv", members(range(5)))) for each in ("ours", "theirs")
    }
    paths[role] = str(tmp_path / "tahun.xlsx")
    with xlsxwriter.Workbook(paths[role]) as made:
        for name, heads in (("09", 5), ("10", 4)):
            pl.DataFrame(members(range(heads))).write_excel(made, worksheet=name)
    words = ["reconcile", "-r", "kutim", "--month", MONTH, "-f", "json", "--lang", lang]
    words += [text for each, path in paths.items() for text in (f"--{each}", path)]
    refused = rentan(*words)
    assert (refused.code, refused.out) == (2, "")
    assert [
        said for said in (part, "09", "10", "--sheet", "tahun.xlsx") if said not in refused.err
    ] == []
    for sheets, rows in ((["10"], 4), (["09", "10"], 9)):
        ended = rentan(*words, *(text for name in sheets for text in ("--sheet", name)))
        assert ended.code == 0, ended.err
        assert json.loads(ended.out)[role] == rows


@pytest.mark.parametrize(
    ("sheets", "months"),
    [
        (("08", "09", "10"), True), (("8", "9", "10"), True), ((" 9", "10 "), True),
        (("1", "2", "10"), True), (("07", "08"), True), (("01", "02"), True),
        (("1", "2", "3"), False), (("10",), False), (("10", "Data"), False),
        (("12", "13"), False), (("9", "09"), False), (("RT 9", "RT 10"), False),
    ],
)  # fmt: skip
def test_which_sheets_may_be_called_by_numbers_of_months(
    sheets: tuple[str, ...], months: bool
) -> None:
    assert may_be_months(sheets, OCTOBER) == months


def test_one_sheet_of_the_office_s_own_list_may_be_called_by_another_month(tmp_path: Path) -> None:
    """The list of who is paid for may be that of a verification in August."""
    ours = tmp_path / "dinas.xlsx"
    pl.DataFrame(members(range(3))).write_excel(ours, worksheet="Agustus 2026")
    theirs = save(tmp_path / "cabang.csv", members(range(3)))
    result = reconcile(load_policy("kutim"), MONTH, ours=str(ours), theirs=str(theirs))
    assert result.bill.difference == 0
