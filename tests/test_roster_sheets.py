"""Workbooks: what their XML tells, as hidden rows and formulas without results."""

import datetime as dt
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from pekerja_rentan.roster.cells.meaning import DOUBTED
from pekerja_rentan.roster.reading import guard, sheetparts, sizes
from pekerja_rentan.roster.reading.guard import _Child as ChildProcess
from pekerja_rentan.roster.reading.source import Source
from tests.rosters import NIK, cells, codes, opened, refused, row_numbers
from tests.screening import screened, someone
from tests.test_roster_workbook import HEADER, Formula, rewritten, written

NIK_2 = "6408010101800002"


def made(
    file: Path, rows: Sequence[Any], change: Callable[[Any, Any], object], **options: object
) -> Path:
    """A workbook with these rows, to whose book and sheet ``change`` is done."""
    book = xlsxwriter.Workbook(str(file), options)
    sheet = book.add_worksheet("A")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    change(book, sheet)
    book.close()
    return file


def read(folder: Path, file: Path) -> Source:
    (source,) = opened(folder, file)
    return source


# Days


@pytest.mark.parametrize(
    ("epoch", "stored", "day"),
    [(True, 27983, "1980-08-12"), (True, 27983.5, "1980-08-12"), (False, 27983, "27983")],
)
def test_day_numbers_are_counted_from_the_epoch_of_the_workbook(
    tmp_path: Path, epoch: bool, stored: float, day: str
) -> None:
    """Workbooks that began on a Macintosh count their days from 1904."""
    rows = [["NIK", "Tgl Lahir", "Upah"], [NIK, stored, 27983], [NIK_2, "12-08-1980", 1]]
    file = made(tmp_path / "a.xlsx", rows, lambda book, sheet: None, date_1904=epoch)
    assert cells(read(tmp_path, file)) == [[NIK, day, "27983"], [NIK_2, "12-08-1980", "1"]]


@pytest.mark.parametrize("epoch", [True, False])
def test_date_cells_are_the_same_day_in_either_epoch(tmp_path: Path, epoch: bool) -> None:
    def dated(book: Any, sheet: Any) -> None:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_datetime(1, 1, dt.date(1980, 8, 12), day)

    file = made(tmp_path / "a.xlsx", [["NIK", "Tgl Lahir"], [NIK]], dated, date_1904=epoch)
    assert cells(read(tmp_path, file)) == [[NIK, "1980-08-12"]]


def test_a_date_cell_with_a_time_is_its_day(tmp_path: Path) -> None:
    """And a number with a fraction is a number."""
    person = someone(1)
    header = list(person)
    times = [dt.datetime(1980, 3, 5, *at) for at in ((0, 0), (7, 30), (0, 0, 1), (23, 59, 59))]
    rows: list[list[Any]] = [header]
    for number, time in enumerate(times):
        other = someone(number + 1) | {"Tanggal Lahir": time, "Penghasilan": 1_500_000.5}
        rows.append([other[name] for name in header])
    found = screened(written(tmp_path / "a.xlsx", {"A": rows}), year="2024")
    assert found.outcomes == ["eligible"] * 4
    assert not any("UNREADABLE" in count.code for count in found.result.warnings)


# How far a sheet reaches


@pytest.mark.parametrize("stated", ["A1:AMJ1048576", "A1:XFD1048576", "A1", "B7:C9"])
def test_cells_are_counted_and_not_what_a_sheet_states(tmp_path: Path, stated: str) -> None:
    file = written(tmp_path / "a.xlsx", {"A": [HEADER, [NIK, "A"], [NIK_2, "B"]]})
    rewritten(file, '<dimension ref="[^"]*"', f'<dimension ref="{stated}"')
    assert row_numbers(read(tmp_path, file)) == [2, 3]


def test_a_cell_without_a_value_reaches_nowhere(tmp_path: Path) -> None:
    def formatted(book: Any, sheet: Any) -> None:
        sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True}))

    file = made(tmp_path / "a.xlsx", [HEADER, [NIK, "A"]], formatted)
    assert cells(read(tmp_path, file)) == [[NIK, "A"]]


# Hidden, merged, broken


def test_hidden_rows_are_rows_and_are_counted(tmp_path: Path) -> None:
    def hide(book: Any, sheet: Any) -> None:
        for row in (0, 3, 5, 20):  # of which two are rows of the list
            sheet.set_row(row, None, None, {"hidden": True})

    rows = [["DAFTAR"], HEADER, [NIK, "A"], [NIK_2, "B"], ["1", "C"], ["2", "D"], ["3", "E"]]
    source = read(tmp_path, made(tmp_path / "a.xlsx", rows, hide))
    assert row_numbers(source) == [3, 4, 5, 6, 7]
    assert codes(source) == ["roster-titles", "roster-rows-hidden"]
    assert source.notes[1].facts == {"name": "a.xlsx [A]", "rows": 2}


def test_rows_that_a_filter_hides_are_counted(tmp_path: Path) -> None:
    def hide(book: Any, sheet: Any) -> None:
        sheet.autofilter(0, 0, 2, 1)
        sheet.filter_column(1, "x == A")
        sheet.set_row(2, None, None, {"hidden": True})

    source = read(tmp_path, made(tmp_path / "a.xlsx", [HEADER, [NIK, "A"], [NIK_2, "B"]], hide))
    assert [note.facts["rows"] for note in source.notes] == [1]
    assert len(cells(source)) == 2


def test_merged_cells_among_the_rows_are_said(tmp_path: Path) -> None:
    def merge(book: Any, sheet: Any) -> None:
        sheet.merge_range("A1:C1", "DAFTAR")
        sheet.merge_range("C3:C4", "Desa X")
        sheet.merge_range("B5:C5", "E")

    rows = [[], ["NIK", "Nama", "Desa"], [NIK, "A"], [NIK_2, "B"], ["3"]]
    source = read(tmp_path, made(tmp_path / "a.xlsx", rows, merge))
    assert cells(source)[:2] == [[NIK, "A", "Desa X"], [NIK_2, "B", None]]
    assert codes(source) == ["roster-titles", "roster-merged"]
    assert source.notes[1].facts["places"] == ("C3:C4", "B5:C5")


def test_cells_with_errors_are_said(tmp_path: Path) -> None:
    error = Formula.of("=NA()", "#N/A")
    rows = [["NIK", "Nama"], [error, "A"], [error, "B"], [NIK, error]]
    source = read(tmp_path, written(tmp_path / "a.xlsx", {"A": rows}))
    assert cells(source) == [[None, "A"], [None, "B"], [NIK, None]]
    assert codes(source) == ["roster-errors"]
    assert (source.notes[0].facts["cells"], source.notes[0].facts["places"]) == (3, ("A2:A3", "B4"))


def test_a_row_of_nothing_but_errors_or_formulas_is_a_row(tmp_path: Path) -> None:
    """Nobody is lost with what a program has not reckoned, or could not."""
    error, formula = Formula.of("=NA()", "#N/A"), Formula("=X!A1")
    rows = [
        ["NIK", "Nama", "Desa", None],
        [NIK, "A", error],
        [None, error, error],
        [formula, formula, formula],
        [],
        [None, None, None, error],
        [error, error, error],
    ]
    source = read(tmp_path, written(tmp_path / "a.xlsx", {"A": rows}))
    assert cells(source) == [
        [NIK, "A", None],
        [None, "#?", None],
        ["#?", None, None],
        [None, None, None],
        [None, "#?", None],
        [None, "#?", None],
    ]
    assert codes(source) == ["roster-errors", "roster-formulas"]


@pytest.mark.parametrize("stored", ["", "<v/>", "<v>0</v>"])
def test_rows_of_formulas_at_the_end_are_rows(tmp_path: Path, stored: str) -> None:
    """What reads a workbook ends with the last value that is stored."""
    formula = Formula("=X!A1")
    rows = [["NIK", "Nama"], [NIK, "A"], [formula, formula], [], [None, formula]]
    file = rewritten(written(tmp_path / "a.xlsx", {"A": rows}), "(?<=</f>)<v>0</v>", stored)
    source = read(tmp_path, file)
    assert cells(source) == [[NIK, "A"], ["#?", None], [None, None], [None, "#?"]]
    assert source.notes[0].facts["cells"] == 3


@pytest.mark.parametrize("stored", ["", "<v/>", "<v>0</v>"])
def test_a_nik_that_is_a_formula_without_a_result_is_not_a_missing_one(
    tmp_path: Path, stored: str
) -> None:
    rows = [["NIK", "Nama"], [Formula(f'="{NIK}"'), "A"], [None, "B"], [NIK_2, "C"]]
    file = rewritten(written(tmp_path / "a.xlsx", {"A": rows}), "(?<=</f>)<v>0</v>", stored)
    assert cells(read(tmp_path, file)) == [["#?", "A"], [None, "B"], [NIK_2, "C"]]


# Formulas


@pytest.mark.parametrize(
    ("stored", "text", "noted"),
    [
        ("<v></v>", None, True),
        ("<v/>", None, True),
        ("", None, True),
        ("<v>0</v>", None, True),
        ("<v>6</v>", "6", False),
    ],
)
def test_formulas_without_a_stored_result(
    tmp_path: Path, stored: str, text: str | None, noted: bool
) -> None:
    """XlsxWriter writes a 0 for whatever a formula comes to, and has it reckoned on opening."""
    rows = [["NIK", "Upah"], [NIK, Formula("=1+5")], [NIK_2, Formula("=2+4")], ["3", 7]]
    file = rewritten(written(tmp_path / "a.xlsx", {"A": rows}), "(?<=</f>)<v>0</v>", stored)
    source = read(tmp_path, file)
    assert cells(source) == [[NIK, text], [NIK_2, text], ["3", "7"]]
    assert codes(source) == ["roster-formulas"] * noted
    if noted:
        assert source.notes[0].facts["places"] == ("B2:B3",)
        assert source.notes[0].facts["cells"] == 2


def test_a_result_of_nothing_is_a_result(tmp_path: Path) -> None:
    """A formula may come to an empty text, and to 0 in a workbook that was reckoned."""
    rows = [["NIK", "Upah"], [NIK, Formula.of('=""', "")], [NIK_2, Formula("=1-1")]]
    file = written(tmp_path / "a.xlsx", {"A": rows})
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'<c r="B2"', b'<c r="B2" t="str"', 1)
    parts[sheet] = parts[sheet].replace(b't="str" t="str"', b't="str"')
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    source = read(tmp_path, file)
    assert cells(source) == [[NIK, None], [NIK_2, "0"]]
    assert codes(source) == []


def test_formulas_that_share_one_and_have_no_results(tmp_path: Path) -> None:
    rows = [["NIK", "Upah"], *([str(number), Formula("=1+1")] for number in range(2, 30))]
    file = written(tmp_path / "a.xlsx", {"A": rows})
    rewritten(file, "<f>1.1</f><v>0</v>", '<f t="shared" si="0"/>')
    source = read(tmp_path, file)
    assert source.notes[0].facts["places"] == ("B2:B29",)
    many = [["NIK", *"abcdefgh"], [NIK, *[Formula("=1+1")] * 8]]
    source = read(tmp_path, written(tmp_path / "b.xlsx", {"A": many}))
    places = ("B2", "C2", "D2", "E2", "F2", "G2", "…")
    assert (source.notes[0].facts["cells"], source.notes[0].facts["places"]) == (8, places)


# Sheets that hold no cells, and XML that is written otherwise


def test_a_chart_sheet_in_front_is_passed_over_without_a_word(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def chart(book: Any, sheet: Any) -> None:
        drawn = book.add_chart({"type": "line"})
        drawn.add_series({"values": "=A!$A$1:$A$2"})
        first = book.add_chartsheet("Grafik")
        first.set_chart(drawn)
        book.worksheets_objs.reverse()
        for index, each in enumerate(book.worksheets_objs):
            each.index = index

    source = read(tmp_path, made(tmp_path / "a.xlsx", [HEADER, [NIK, "A"]], chart))
    assert (source.name, cells(source), codes(source)) == ("a.xlsx [A]", [[NIK, "A"]], [])
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("piece", [1 << 22, 300, 60])
def test_pieces_of_any_size_tell_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    monkeypatch.setattr(sheetparts, "_PIECE", piece)

    def hide(book: Any, sheet: Any) -> None:
        sheet.set_row(40, None, None, {"hidden": True})
        sheet.merge_range("B61:B62", "x")
        sheet.write_formula("B51", "=1+1")

    rows = [HEADER, *([int(NIK) - 1 + 10 * number, "A"] for number in range(99))]
    source = read(tmp_path, made(tmp_path / "a.xlsx", rows, hide))
    assert [row[0] for row in cells(source)] == [
        f"{int(NIK) - 1 + 10 * n}{DOUBTED}" for n in range(99)
    ]
    assert codes(source) == ["roster-rows-hidden", "roster-merged", "roster-formulas"]


def test_a_part_without_end_is_no_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheetparts, "_PIECE", 10)
    monkeypatch.setattr(sheetparts, "_LONGEST", 50)
    file = written(tmp_path / "a.xlsx", {"A": [HEADER, [NIK, "A" * 100]]})
    with zipfile.ZipFile(file) as archive, pytest.raises(ValueError, match="cell"):
        sheetparts.looked_over(archive, "xl/worksheets/sheet1.xml", unreckoned=False)


def test_a_far_cell_is_told_before_what_it_leads_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the process that reads has ended, and a sheet reaches too far whatever it states."""
    file = written(tmp_path / "a.xlsx", {"A": [HEADER, [NIK, "A"]]})
    monkeypatch.setattr(guard, "_PROGRAM", "import os; os._exit(1)")
    monkeypatch.setattr(guard, "_Child", ChildProcess)
    refused("workbook-broken", "a.xlsx", by=lambda: opened(tmp_path, file))
    rewritten(file, '<dimension ref="[^"]*"', '<dimension ref="A1"')
    monkeypatch.setattr(sizes, "MOST_CELLS", 3)
    refused("sheet-far", "B2", by=lambda: opened(tmp_path, file))


def test_places_are_told_as_a_spreadsheet_names_them() -> None:
    places = [("B", 4), ("AA", 1), ("B", 3), ("A", 9), ("B", 7), ("Z", 2)]
    assert sheetparts.spans(places) == ["A9", "B3:B4", "B7", "Z2", "AA1"]
    assert sheetparts.spans([]) == []


def test_what_is_hidden_is_said_in_the_answer(tmp_path: Path, rentan: Callable[..., Any]) -> None:
    def hide(book: Any, sheet: Any) -> None:
        sheet.set_row(1, None, None, {"hidden": True})

    person = someone(1)
    rows = [list(person), list(person.values())]
    file = made(tmp_path / "a.xlsx", rows, hide)
    words = ("screen", str(file), "-r", "kutim", "-y", "2024")
    run = rentan(*words)
    assert (run.code, run.err) == (0, "")
    assert "1 row of a.xlsx [A] is hidden or filtered out" in run.out
    assert "1 baris a.xlsx [A] disembunyikan" in rentan(*words, "--lang", "id").out
