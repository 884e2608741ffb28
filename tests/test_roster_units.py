"""Incomes under headers with a unit: reckoned to Rupiah a month, or not taken; never judged by a
figure of another unit."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import load_policy
from pekerja_rentan.roster.cells.amounts import UNIT, monthly
from pekerja_rentan.roster.cells.meaning import ParsedCell
from pekerja_rentan.roster.cells.texts import reader
from pekerja_rentan.roster.reading.columns import recognise
from pekerja_rentan.roster.reading.fields import field_of, is_income
from pekerja_rentan.roster.reading.units import PLAIN, Unit, unit_of
from pekerja_rentan.roster.rules.incomes import alike_in_rupiah, income_limits
from tests.rosters import refused
from tests.screening import save, screened, someone

THOUSANDS, MILLIONS = Unit(1_000), Unit(1_000_000)
YEARLY = Unit(1, Fraction(1, 12))


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Penghasilan", PLAIN),
        ("Penghasilan/Bulan (Rp)", PLAIN),
        ("Gaji sebulan (bersih)", PLAIN),
        ("Penghasilan (2024)", PLAIN),
        ("Monthly income", PLAIN),
        ("Penghasilan (Rp ribu)", THOUSANDS),
        ("Upah (dalam ribuan)", THOUSANDS),
        ("Pendapatan (Rp.000)", THOUSANDS),
        ("Pendapatan (x Rp1.000)", THOUSANDS),
        ("Penghasilan dalam Ribuan Rupiah", THOUSANDS),
        ("Pendapatan (juta)", MILLIONS),
        ("Pendapatan (Rp. 000.000)", MILLIONS),
        ("Penghasilan (per tahun)", YEARLY),
        ("PENDAPATAN/TAHUN", YEARLY),
        ("Penghasilan setahun", YEARLY),
        ("Pendapatan per Thn (Rp juta)", Unit(1_000_000, Fraction(1, 12))),
        ("Penghasilan per triwulan", Unit(1, Fraction(1, 3))),
        ("Penghasilan per semester", Unit(1, Fraction(1, 6))),
        ("Upah per hari (25 hari kerja)", Unit(1, Fraction(25))),
        ("Upah harian (ribu, 20 hari)", Unit(1_000, Fraction(20))),
    ],
)
def test_a_unit_of_one_meaning_is_taken(header: str, unit: Unit) -> None:
    assert field_of(header) == "monthly_income"
    assert unit_of(header) == unit
    assert Unit.parse(str(unit)) == unit


@pytest.mark.parametrize(
    "header",
    [
        "Upah per hari", "Upah harian", "Upah/Hari", "Upah per hari (45 hari)", "Upah mingguan",
        "Penghasilan per minggu", "Penghasilan per panen", "Pendapatan (per musim)", "Upah per jam",
        "Penghasilan (USD)", "Penghasilan (US$)", "Gaji (RM)", "Penghasilan (ribu/juta)",
        "Penghasilan (%)", "Pendapatan (persen)",
        "Penghasilan per bulan/tahun", "Pendapatan borongan", "Penghasilan (lihat 3)",
        "Upah per hari (25 hari, 20 hari)", "Upah per hari per tahun (25 hari)",
    ],
)  # fmt: skip
def test_any_other_unit_is_no_income_of_a_month(header: str) -> None:
    assert is_income(header)
    assert field_of(header) is None
    told = {"monthly_income": header}
    refused("column-unit", header, by=lambda: recognise(["NIK", header], told, where="a.csv"))


@pytest.mark.parametrize(
    ("unit", "cell", "income"),
    [
        (PLAIN, "2 juta/bulan", 2_000_000),
        (PLAIN, "24 jt per tahun", 2_000_000),
        (PLAIN, "Rp 24.000.000,- / th", 2_000_000),
        (PLAIN, "6.000.000 per triwulan", 2_000_000),
        (PLAIN, "50rb/hari x 25 hari", 1_250_000),
        (PLAIN, "50.000 x 25 hari kerja", 1_250_000),
        (PLAIN, "100.000 per hari (20 hari)", 2_000_000),
        (PLAIN, "50rb/hari", None),
        (PLAIN, "50rb/hari x 40 hari", None),
        (PLAIN, "2 juta per panen", None),
        (PLAIN, "2 juta/minggu", None),
        (PLAIN, "2 juta per bulan x 25 hari", None),
        (PLAIN, "2000 USD", None),
        (THOUSANDS, "4500", 4_500_000),
        (THOUSANDS, "4.500", 4_500_000),
        (THOUSANDS, "Rp 4.500,-", 4_500_000),
        (THOUSANDS, "4500.0", 4_500_000),
        (THOUSANDS, "850,5", 850_500),
        (THOUSANDS, "2 juta", 2_000_000),
        (THOUSANDS, "24.000/tahun", 2_000_000),
        (THOUSANDS, "4500000", None),
        (THOUSANDS, "Rp 4.500.000", None),
        (MILLIONS, "2,5", 2_500_000),
        (MILLIONS, "2.5", 2_500_000),
        (MILLIONS, "2", 2_000_000),
        (MILLIONS, "2.500", None),
        (MILLIONS, "2.500.000", None),
        (YEARLY, "24.000.000", 2_000_000),
        (YEARLY, "24 juta", 2_000_000),
        (YEARLY, "2 juta/bulan", 2_000_000),
        (Unit(1, Fraction(25)), "100.000", 2_500_000),
    ],
)
def test_a_cell_by_the_unit_of_its_column(unit: Unit, cell: str, income: int | None) -> None:
    assert monthly(cell, unit) == income
    told = "" if unit == PLAIN else f"{unit}{UNIT}"
    found = reader("monthly_income", load_policy("kutim"))(f"{told}{cell}")
    assert found == (ParsedCell(None, "unreadable") if income is None else ParsedCell(income))


@pytest.mark.parametrize("cell", [f"x{UNIT}0", f"0 :{UNIT}0", f"1 1/0{UNIT}5", f"1{UNIT}{UNIT}2"])
def test_a_cell_with_such_a_mark_in_it_is_no_amount(cell: str) -> None:
    read = reader("monthly_income", load_policy("kutim"))
    assert read(cell) == ParsedCell(None, "unreadable")
    assert read(f"{THOUSANDS}{UNIT}{cell}") == ParsedCell(None, "unreadable")


def test_a_blank_is_missing_under_any_unit() -> None:
    read = reader("monthly_income", load_policy("kutim"))
    assert {read(f"{unit}{UNIT}-") for unit in (THOUSANDS, YEARLY)} == {ParsedCell(None, "missing")}


@given(st.integers(1, 10**9), st.sampled_from([3, 6, 12]))
def test_no_verdict_turns_on_a_fraction_of_a_rupiah(amount: int, months: int) -> None:
    limits = income_limits(load_policy("kutim"))
    income = Fraction(amount, months)
    whole = alike_in_rupiah(income, limits)
    assert whole is not None
    assert abs(whole - income) < 1
    assert all((whole < limit) == (income < limit) for limit in limits.outside)
    assert all((whole <= limit) == (income <= limit) for limit in limits.inside)


def test_a_year_just_below_and_at_twelve_minimum_wages(tmp_path: Path) -> None:
    """3.515.324 in Kutai Timur for 2024: a Rupiah less in a year is below it."""
    incomes = (12 * 3_515_324 - 1, 12 * 3_515_324, 12 * 3_515_324 + 1)
    rows = [someone(at) for at in (1, 2, 3)]
    for row, income in zip(rows, incomes, strict=True):
        del row["Penghasilan"]
        row["Penghasilan (per tahun)"] = str(income)
    found = screened(save(tmp_path / "a.csv", rows))
    assert found.reasons == ["", "R-BELOW-MINIMUM-WAGE", "R-BELOW-MINIMUM-WAGE"]


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet"])
def test_lists_with_other_units_side_by_side(tmp_path: Path, suffix: str) -> None:
    """Each is reckoned by its own header, which the answer tells with what was done to it."""
    kinds = {
        "Penghasilan": "4.500.000", "Penghasilan (Rp ribu)": "4500", "Gaji/tahun": "24.000.000",
        "Upah harian": "100.000",
    }  # fmt: skip
    files = []
    for at, (header, cell) in enumerate(kinds.items(), start=1):
        row = someone(at)
        del row["Penghasilan"]
        files.append(save(tmp_path / f"{at}.{suffix}", [row | {header: cell}]))
    found = screened(*files)
    above, none = "R-BELOW-MINIMUM-WAGE", "R-BELOW-MINIMUM-WAGE-DATA"
    assert found.reasons == [above, above, "", none]
    taken = str([note.facts for note in found.result.notes if note.code == "columns-taken-in"])
    assert "monthly_income = Penghasilan (Rp ribu) (× 1.000)" in taken
    assert "monthly_income = Gaji/tahun (÷ 12)" in taken
    (unit,) = (note for note in found.result.notes if note.code == "columns-unit")
    assert list(unit.facts["headers"]) == ["Upah harian"]
    assert not [note for note in found.result.notes if note.code == "columns-untaken"]
    assert found.result.rosters[3].untaken == ("Upah harian",)
