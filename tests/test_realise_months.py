"""Months of payments as offices write them: never another month than was meant."""

from pathlib import Path

import pytest

from pekerja_rentan import InputError, load_payments
from pekerja_rentan.tables.months import months_of


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("1-3/2025", "2025-01..2025-03"),
        ("1 - 3/2025", "2025-01..2025-03"),
        ("01-03/2025", "2025-01..2025-03"),
        ("1-3 2025", "2025-01..2025-03"),
        ("1 s.d. 3 2025", "2025-01..2025-03"),
        ("1 s/d 3/2025", "2025-01..2025-03"),
        ("10–12 2025", "2025-10..2025-12"),
        ("03/2025", "2025-03"),
        ("3-2025", "2025-03"),
        ("1-3-2025", "2025-03"),  # days, all marks alike
        ("01/03/2025", "2025-03"),
        ("1.3.2025", "2025-03"),
        ("2025-01-03", "2025-01"),
        ("Jan-25", "2025-01"),  # as a spreadsheet shows a month
        ("Agu-25", "2025-08"),
        ("Mei '25", "2025-05"),
        ("Triwulan I", "2025-01..2025-03"),
        ("TW II 2024", "2024-04..2024-06"),
        ("Tri Wulan 3", "2025-07..2025-09"),
        ("Triwulan IV Tahun 2025", "2025-10..2025-12"),
        ("Semester II", "2025-07..2025-12"),
        ("Januari - Maret", "2025-01..2025-03"),
        ("Januari s.d. Maret", "2025-01..2025-03"),
        ("Jan-Mar", "2025-01..2025-03"),
        ("Januari sampai Maret", "2025-01..2025-03"),
        ("Bulan Januari", "2025-01"),
        ("Bln. Januari 2024", "2024-01"),
        ("Iuran Januari 2024", "2024-01"),
        ("Iuran bulan Januari s/d Maret 2024", "2024-01..2024-03"),
        ("Januari Tahun 2024", "2024-01"),
        ("Januari & Februari 2024", "2024-01..2024-02"),
        ("Jan, Feb, Mar 2024", "2024-01..2024-03"),
        ("Januari dan Februari", "2025-01..2025-02"),
        ("Desember 2024, Januari 2025", "2024-12..2025-01"),
    ],
)
def test_months_are_read_as_they_are_meant(text: str, months: str) -> None:
    assert str(months_of(text, 2025)) == months


@pytest.mark.parametrize("text", ["1 - 3 - 2025", "1/3-2025", "1.3/2025", "13-14/2025"])
def test_what_may_be_a_day_or_months_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        months_of(text, 2025)
    assert (caught.value.code, caught.value.facts) == ("payment-month-two-ways", {"text": text})


@pytest.mark.parametrize("text", ["1-3", "25-Jan", "Jan 3", "Foo-25"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        months_of(text, 2025)
    assert caught.value.code == "payment-month-unreadable"


@pytest.mark.parametrize("text", ["Januari, Maret 2025", "November - Januari", "Mar, Feb, Jan"])
def test_months_that_do_not_follow_each_other_are_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        months_of(text, 2025)
    assert caught.value.code == "payment-months-apart"
    assert "Write a row for each with its amount" in str(caught.value)


@pytest.mark.parametrize(
    "text", ["Triwulan I", "Januari - Maret", "Januari & Februari", "Bulan Mei"]
)
def test_months_without_a_year_need_that_of_the_plan(text: str) -> None:
    with pytest.raises(InputError) as caught:
        months_of(text, None)
    assert caught.value.code == "payment-month-year"


@pytest.mark.parametrize(
    "text", ["Triwulan V", "Semester III", "TW", "Semester 3 2025", "Iuran 3", "Periode 2"]
)
def test_there_are_four_quarters_and_two_halves(text: str) -> None:
    with pytest.raises(InputError):
        months_of(text, 2025)


@pytest.mark.parametrize("text", ["1616 orang", "1.616 org", "1.616 Orang", "1616 jiwa", "1.616"])
def test_people_are_counted_whatever_they_are_called(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"Bulan;Peserta;Jumlah\nJanuari;{text};27.148.800\n", encoding="utf-8")
    assert load_payments(file, year=2025).payments[0].workers == 1_616
