"""Small tables in workbooks: no cell that says nothing is read as one in which nothing stands."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan.engine.covered import Denominator
from pekerja_rentan.errors import RentanError
from pekerja_rentan.money import Stated
from pekerja_rentan.periods import Month
from pekerja_rentan.tables.claims import load_claims
from pekerja_rentan.tables.deceased import load_deceased
from pekerja_rentan.tables.districts import load_districts
from pekerja_rentan.tables.payments import load_payments
from tests.test_roster_sheets import made
from tests.test_roster_workbook import Formula, rewritten, written


def districts(file: Path) -> object:
    return load_districts(file, of=Denominator.said("pekerja", Stated(100, 1), 2025))


UNRECKONED = Formula("=X!A1")
ERROR = Formula.of("=NA()", "#N/A")
TABLES: list[tuple[Callable[..., Any], list[str], list[object], int]] = [
    (load_payments, ["Bulan", "Peserta", "Jumlah", "Catatan"], ["2025-01", 5, 84_000, "-"], 2),
    (load_claims, ["Tanggal", "Jenis", "Jumlah", "Catatan"], ["2024-03-01", "JKM", 42e6, "-"], 2),
    (load_deceased, ["Nama", "NIK", "Tgl Meninggal", "Umur"],
     ["Siti Contoh", "6408014101800001", "2024-03-01", "-"], 2),
    (districts, ["Kecamatan", "Tahun", "Terlindungi", "Catatan"], ["Sangatta", 2025, 9, "-"], 2),
]  # fmt: skip
KINDS = pytest.mark.parametrize(
    ("load", "headers", "row", "at"), TABLES, ids=lambda value: getattr(value, "__name__", None)
)


def refusal(load: Callable[..., Any], file: Path) -> str:
    with pytest.raises(RentanError) as raised:
        load(file)
    return str(raised.value)


@KINDS
@pytest.mark.parametrize("suffix", ["xlsx", "xlsm"])
def test_formulas_without_a_result_are_refused_where_they_stand(
    tmp_path: Path, load: Any, headers: list[str], row: list[object], at: int, suffix: str
) -> None:
    rows = [["Daftar"], headers, row, [*row[:at], UNRECKONED, *row[at + 1 :]], [UNRECKONED] * 4]
    file = written(tmp_path / f"t.{suffix}", {"A": rows})
    said = refusal(load, file)
    assert said.startswith(f"t.{suffix} [A]: ")
    assert "formulas without a result in the file (" in said
    assert "C4:C5" in said
    assert "D5" not in said  # a column that is not taken may hold what it likes
    assert "save it" in said


@KINDS
def test_errors_are_refused_where_they_stand(
    tmp_path: Path, load: Any, headers: list[str], row: list[object], at: int
) -> None:
    rows = [headers, row, [*row[:at], ERROR, *row[at + 1 :]]]
    said = refusal(load, written(tmp_path / "t.xlsx", {"A": rows}))
    assert said.startswith("t.xlsx [A]: 1 cell of ")
    assert "holds an error such as #N/A (C3)" in said


@KINDS
def test_formulas_with_a_result_and_what_is_not_taken_are_no_matter(
    tmp_path: Path, load: Any, headers: list[str], row: list[object], at: int
) -> None:
    told = Formula.of(f'="{row[at]}"', row[at])
    plain = written(tmp_path / "a.xlsx", {"A": [headers, row]})
    file = written(tmp_path / "b.xlsx", {"A": [headers, [*row[:at], told, UNRECKONED]]})
    rewritten(file, ' fullCalcOnLoad="1"', "")

    def known(file: Path) -> str:
        return repr(load(file)).split("sha256", 1)[0].replace(file.name, "")

    assert known(file) == known(plain)


def test_both_are_told_at_once_and_few_places_are_named(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Bulan", "Peserta", "Jumlah"]]
    rows += [["2025-01", 5, UNRECKONED if number % 2 else 1] for number in range(40)]
    rows.append([ERROR, 5, 84_000])
    said = refusal(load_payments, written(tmp_path / "t.xlsx", {"A": rows}))
    assert "holds an error such as #N/A (A42)" in said
    assert "(C3, C5, C7, C9, C11, C13, …)" in said


@pytest.mark.parametrize("epoch", [True, False])
def test_day_numbers_are_counted_from_the_epoch_of_the_workbook(
    tmp_path: Path, epoch: bool
) -> None:
    """As cells and as bare numbers, of workbooks that began on a Macintosh."""
    first = 45_352 - 1_462 * epoch  # 1 March 2024
    rows: list[list[object]] = [["Nama", "NIK", "Tgl Meninggal", "Mulai peserta"]]
    rows.append(["Siti Contoh", "6408014101800001", first, first - 60])
    rows.append(["Udin Contoh", "6408010101800002", dt.date(2024, 3, 1), dt.date(2024, 1, 1)])
    file = tmp_path / "t.xlsx"
    made(file, [rows[0]], lambda book, sheet: dated(book, sheet, rows), date_1904=epoch)
    assert {(each.died, each.since) for each in load_deceased(file).people} == {
        ("2024-03-01", Month(2024, 1))
    }


def dated(book: Any, sheet: Any, rows: list[list[object]]) -> None:
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            form = [day] if isinstance(value, dt.date) else []
            sheet.write(number, column, value, *form)
