"""A header that merged cells spread over two rows is one header, and its lower row is nobody."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from pekerja_rentan import load_policy
from pekerja_rentan.roster.reading.header import find_header
from pekerja_rentan.roster.reconciling.reconcile import reconcile
from pekerja_rentan.roster.reconciling.result import ReconcileResult
from tests.reconciling import MONTH, RATE, counts, member, members
from tests.screening import save, screened
from tests.series import few

BORN = (
    "Tempat/Tanggal Lahir", "Tempat, Tanggal Lahir", "TTL", "Kelahiran", "Data Kelahiran", "Lahir",
    "Tempat dan Tanggal Lahir", "Tempat / Tgl Lahir",
)  # fmt: skip
PLACES = (
    ["Tempat", "Tanggal Lahir"], ["Tempat Lahir", "Tanggal Lahir"], ["Tempat", "Tanggal"],
    ["Tempat", "Tgl"],
)  # fmt: skip
PERSON = ["1", "6408010101800001", "Orang A", "Contoh", "01-01-1980", "petani"]


def header(*rows: Sequence[str | None], people: int = 1) -> tuple[str, ...]:
    """The columns of a table that begins with these rows, of which none is somebody's."""
    found = find_header([*rows, *[PERSON] * people], {}, "x")
    assert found.skipped == len(rows)
    return found.columns


def reconciled(ours: Path, theirs: Path) -> ReconcileResult:
    return reconcile(load_policy("kutim"), MONTH, ours=str(ours), theirs=str(theirs))


def office(path: Path, over: str, under: Sequence[str], *, numbered: bool) -> Path:
    """The commonest head of an office's list, with three people."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:F1", "DAFTAR PESERTA")
        for column, name in zip("ABCF", ("No", "NIK", "Nama", "Pekerjaan"), strict=True):
            sheet.merge_range(f"{column}3:{column}4", name)
        sheet.merge_range("D3:E3", over)
        sheet.write_row("D4", under)
        if numbered:
            sheet.write_row("A5", range(1, 7))
        for at, person in enumerate(members(range(3))):
            nik, name, born = map(str, person.values())
            row = [str(at + 1), nik, name, "Contoh", born, "petani"]
            sheet.write_row(4 + numbered + at, 0, row)
    return path


@pytest.mark.parametrize("over", BORN)
@pytest.mark.parametrize("under", few(PLACES, 4))
@pytest.mark.parametrize("numbered", [True, False])
def test_the_parts_of_a_birth_are_no_person(
    tmp_path: Path, over: str, under: Sequence[str], numbered: bool
) -> None:
    """Three people, each with a birth date; nothing is merged among them."""
    found = screened(office(tmp_path / "desa.xlsx", over, under, numbered=numbered)).result
    above = {"title": 1, "numbering": 1} if numbered else {"title": 1}
    assert (found.rows, found.rosters[0].aside) == (3, above)
    assert "birth_date" in found.rosters[0].columns
    assert "roster-merged" not in [note.code for note in found.notes]


def test_a_birth_date_below_such_a_header_finds_a_slip(tmp_path: Path) -> None:
    """Of three billed heads one has two digits turned: nobody is wrongly billed."""
    ours = office(tmp_path / "dinas.xlsx", BORN[0], PLACES[0], numbered=True)
    nik = str(member(2)["NIK"])
    slip = member(2) | {"NIK": nik[:-2] + nik[:-3:-1]}
    theirs = save(tmp_path / "theirs.csv", [*members(range(2)), slip])
    assert counts(reconciled(ours, theirs)) == {"matched": (2, 2), "another-nik": (1, 1)}


@pytest.mark.parametrize(
    ("over", "under", "charge"),
    [
        ("IURAN", ("JKK", "JKM", "TOTAL"), "TOTAL IURAN"),
        ("IURAN", ("JKK", "JKM"), None),
        ("Jumlah Iuran (Rp)", ("JKK", "JKM", "Total"), "Total Jumlah Iuran (Rp)"),
        ("IURAN PROGRAM", ("JKK", "JKM", "JML"), "JML IURAN PROGRAM"),
        ("Program", ("Iuran JKK", "Iuran JKM", "Total Iuran"), "Total Iuran"),
    ],
)
def test_the_programmes_below_a_contribution_are_read(
    tmp_path: Path, over: str, under: tuple[str, ...], charge: str | None
) -> None:
    """Three heads at 10.000 + 6.800 = 16.800, 50.400 in all, as is due."""
    amounts = ["10000", "6800", "16800"][: len(under)]
    rows = [["NIK", "NAMA", "TGL LAHIR", over], ["", "", "", *under]]
    rows += [[*map(str, person.values()), *amounts] for person in members(range(3))]
    file = tmp_path / "cabang.csv"
    file.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    result = reconciled(save(tmp_path / "ours.csv", members(range(3))), file)
    assert counts(result) == {"matched": (3, 3)}
    assert (result.bill.charged, result.bill.difference) == (3 * RATE, 0)
    assert charge is None or result.lists[1].columns["charge"] == charge


def test_a_lower_row_says_what_its_group_says() -> None:
    top = ["No", "NIK", "Nama", "Jenis Kelamin", None, "Penghasilan"]
    assert header(top, [None, None, None, "L", "P", "(Rp)"])[3:] == ("L", "P", "(Rp) Penghasilan")
    lower = ["No", "NIK", "Nama", "Tempat", "Tgl", "Pekerjaan"]
    assert header([None, None, None, "TTL"], lower)[3:] == ("Tempat", "Tgl Lahir", "Pekerjaan")


def test_a_day_a_month_and_a_year_apart_are_no_birth_date() -> None:
    top = ["NIK", "Nama", "Tanggal Lahir", None, None, "Ket"]
    assert header(top, [None, None, "Tgl", "Bln", "Thn"])[2:5] == ("Tgl", "Bln", "Thn")


@pytest.mark.parametrize(
    "first",
    [
        [None, None, None, "Jalan Mawar", "Contoh", None],  # below an address without headers
        [None, None, None, "Tempat", None, None],
        [None, None, "Orang B", "Tempat", "Tanggal", None],
        [None, None, None, "Tempat", "Tanggal", "petani"],
        [None, None, None, "Tempat", "01-01-1980", None],
        [None, None, None, "Tempat :", "Contoh", None],
    ],
)
def test_any_doubt_makes_a_row_of_it(first: Sequence[str | None]) -> None:
    top = ["No", "NIK", "Nama", "TTL", None, "Pekerjaan"]
    found = find_header([top, first, PERSON], {}, "x")
    assert (found.skipped, found.columns[3]) == (1, "TTL")


def test_headers_merged_with_an_empty_row_are_not_among_the_rows(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(file := tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        for column, name in zip("ABC", ("No", "NIK", "Nama"), strict=True):
            sheet.merge_range(f"{column}1:{column}2", name)
        sheet.write_row("A3", ["1", member(1)["NIK"], "Orang A"])
        sheet.merge_range("C4:C5", "Orang B")
    (note,) = [note for note in screened(file).result.notes if note.code == "roster-merged"]
    assert note.facts["places"] == ("C4:C5",)
