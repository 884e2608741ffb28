"""What is printed is whole: no edge cuts a sentence, no page a chart, and figures are figures."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docx import Document

from tests import office
from tests.conftest import Run
from tests.screening import save, someone

Rentan = Callable[..., Run]
NAMES = {"": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
MINUS = "&#8288;"
"""What keeps a minus sign on the line of its number."""


def made(rentan: Rentan, tmp_path: Path, ending: str, *words: str) -> bytes:
    file = tmp_path / f"answer.{ending}"
    assert rentan(*words, "-o", str(file), "--lang", "id").code == 0
    return file.read_bytes()


def test_a_long_conclusion_takes_the_lines_that_it_needs(rentan: Rentan, tmp_path: Path) -> None:
    words = ("fit", "-r", "paser", "-b", "2.350.000.000", "-w", "11666", "--year", "2024")
    data = made(rentan, tmp_path, "xlsx", *words)
    said = office.cells(data)["Masukan"]["A4"]
    assert isinstance(said, str)
    assert said.endswith("kurang Rp1.865.600.")
    sheet = ElementTree.fromstring(office.sheet_files(data)[0])
    row = next(each for each in sheet.iterfind("sheetData/row", NAMES) if each.attrib["r"] == "4")
    styles = ElementTree.fromstring(office.parts(data)["xl/styles.xml"])
    look = styles.findall("cellXfs/xf", NAMES)[int(row[0].attrib["s"])]
    alignment = look.find("alignment", NAMES)
    assert alignment is not None
    assert alignment.attrib.get("wrapText") == "1"
    assert float(row.attrib["ht"]) > 2 * 12


@pytest.mark.parametrize("people", [2, 70])
def test_a_sheet_with_a_chart_is_one_page_where_that_can_be_read(
    rentan: Rentan, tmp_path: Path, people: int
) -> None:
    """A plan of five years has more months than stand on a page."""
    save(tmp_path / "people.csv", [someone(1), someone(2)])
    screen = ("screen", str(tmp_path / "people.csv"), "-r", "kutim")
    plan = ("plan", "-c", "10@2024..2029")
    data = made(rentan, tmp_path, "xlsx", *(screen if people == 2 else plan))
    for text in office.sheet_files(data):
        if "<drawing" in text:
            assert ('fitToHeight="0"' in text) == (people == 70)


def test_differences_are_numbers_with_their_sign(rentan: Rentan, tmp_path: Path) -> None:
    words = ("compare", "-r", "kutim", "-w", "100000", "-w", "114088", "-w", "120000")
    rows = office.cells(made(rentan, tmp_path, "xlsx", *words))["Rincian"]
    assert 2_840_140_800 in rows.values()
    assert -140_800 in rows.values()
    assert not [value for value in rows.values() if re.match(r"[+-]?Rp", str(value))]
    words = ("audit", "-w", "4400", "-m", "9", "-b", "739122000", "--year", "2024")
    shown = office.cells(made(rentan, tmp_path, "xlsx", *words))
    assert any(73_842_000 in rows.values() for rows in shown.values())


def test_a_source_without_an_address_says_so(rentan: Rentan, tmp_path: Path) -> None:
    rows = office.cells(made(rentan, tmp_path, "xlsx", "cost", "-r", "kutim", "-w", "10"))["Sumber"]
    place = next(place for place, value in rows.items() if value == "tribun-2024")
    assert rows[f"E{place[1:]}"] == "alamatnya tidak diketahui"


def test_a_letter_gives_reasons_in_words(rentan: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "people.csv", [someone(1), {**someone(2), "NIK": "123"}])
    words = ("screen", str(tmp_path / "people.csv"), "-r", "kutim")
    word = Document(BytesIO(made(rentan, tmp_path, "docx", *words)))
    told = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "NIK hanya isian sementara" in told
    assert not [text for text in told if re.match("[RW]-", text)]


def test_a_minus_sign_is_not_parted_from_its_number(rentan: Rentan, tmp_path: Path) -> None:
    words = ("cost", "-r", "kutim", "-w", "114088")
    page = made(rentan, tmp_path, "html", *words).decode()
    assert f"= -{MINUS}Rp140.800</li>" in page
    assert "= -Rp" not in page


def test_who_waits_for_one_month_waits_in_that_month(rentan: Rentan) -> None:
    words = ("plan", "-r", "kutim", "-c", "100000@2025", "--allocation", "2025=19 miliar")
    assert "of 'a', in December 2025 (69.048 worker-months)." in rentan(*words).out
    told = rentan(*words, "--lang", "id").out
    assert "dari 'a', pada Desember 2025 (69.048 orang-bulan)." in told


@pytest.mark.parametrize(("months", "again"), [("9", False), ("10", True)])
def test_headings_of_one_table_never_stand_over_another(
    rentan: Rentan, tmp_path: Path, months: str, again: bool
) -> None:
    """46.073 workers for 9 months have readings in a table of their own, for 10 months none."""
    audit = ("audit", "-w", "46073", "-m", months, "-b", "7740264000", "--year", "2022")
    book = office.parts(made(rentan, tmp_path, "xlsx", *audit))["xl/workbook.xml"]
    assert ("'Rincian'!$2:$2" in book or "Rincian!$2:$2" in book) == again
