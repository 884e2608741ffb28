"""Workbooks as OpenDocument spreadsheets: the cells of the Excel workbook, formulas that follow,
texts that stay texts, the same bytes every time. LibreOffice opens them; see ``tests.office``.
"""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import OwnRate, cost, load_policy
from pekerja_rentan.formats.ods import write
from pekerja_rentan.formats.ods.formulas import address, open_formula
from pekerja_rentan.formats.ods.styles import number_styles
from pekerja_rentan.formats.ods.workbook import paragraphs
from pekerja_rentan.formats.xlsx import write as write_xlsx
from pekerja_rentan.formatting import letters
from pekerja_rentan.language import LANGUAGES, Language
from tests import office
from tests.conftest import Run
from tests.documents import NIK, cost_document, document_of, harmful
from tests.series import examples

Rentan = Callable[..., Run]
EN = Language("en")
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
PAYMENTS = Path(__file__).parents[1] / "examples" / "pembayaran.csv"
ANSWERS = {
    "cost": "cost -r kutim -w 100000",
    "months without anybody": "cost -r 65.71 -w 10 --year 2024 -m 8",
    "two regions": "cost -r kutim -r paser -w 32000",
    "fit": "fit -r kutim -b 1.6e9",
    "plan": "plan -r kutim --cohort 90000@2024 --cohort @2024-10..2024-12 --solve workers "
    "--leavers 0,5%",
    "compare": "compare -r kutim -w 100000 -w 114088",
    "audit": "audit -w 46073 -m 12 -b 7700000000",
    "realisation": f"realise {PAYMENTS} -r 64.09 -y 2025 -w 15000",
    "continuation": "continue -r tabalong -y 2025 -b 1200000000",
}


def content(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(office.parts(data)["content.xml"])


def cells(data: bytes) -> dict[str, dict[str, office.Cell]]:
    """What every cell shows, sheet by sheet, as ``office.cells`` reads an Excel workbook."""
    found: dict[str, dict[str, office.Cell]] = {}
    for sheet in content(data).iter(f"{TABLE}table"):
        shown = found.setdefault(sheet.attrib[f"{TABLE}name"], {})
        row_at = 1
        for row in sheet.iter(f"{TABLE}table-row"):
            column = 0
            for cell in row:
                value = cell.get(f"{OFFICE}value")
                text = "\n".join(spaced(each) for each in cell.iter(f"{TEXT}p"))
                if value is not None or text:
                    shown[f"{letters(column)}{row_at}"] = text if value is None else int(value)
                column += int(cell.get(f"{TABLE}number-columns-repeated", 1))
            row_at += int(row.get(f"{TABLE}number-rows-repeated", 1))
    return found


def spaced(paragraph: ElementTree.Element) -> str:
    """The text of a paragraph, with its spaces."""
    text = paragraph.text or ""
    for space in paragraph:
        text += " " * int(space.attrib[f"{TEXT}c"]) + (space.tail or "")
    return text


def both(rentan: Rentan, tmp_path: Path, words: str, lang: str = "id") -> tuple[bytes, bytes]:
    """An answer as an Excel workbook and as an OpenDocument spreadsheet."""
    files = tmp_path / "buku.xlsx", tmp_path / "buku.ods"
    for file in files:
        ended = rentan(*words.split(), "--lang", lang, "-o", str(file))
        assert (ended.code, ended.out) == (0, "")
    return files[0].read_bytes(), files[1].read_bytes()


# What stands in it


@pytest.mark.parametrize("words", ANSWERS.values(), ids=list(ANSWERS))
def test_the_cells_and_names_are_those_of_the_excel_workbook(
    rentan: Rentan, tmp_path: Path, words: str
) -> None:
    excel, opened = both(rentan, tmp_path, words)
    assert cells(opened) == office.cells(excel)
    names = {
        name.attrib[f"{TABLE}name"]: name.attrib[f"{TABLE}cell-range-address"]
        for name in content(opened).iter(f"{TABLE}named-range")
    }
    assert names == {
        name: f"$'{sheet}'.$" + place[0] + "$" + place[1:]
        for name, (sheet, place) in office.names(excel).items()
    }
    formulas = content(opened).iter(f"{TABLE}table-cell")
    assert sum(f"{TABLE}formula" in cell.attrib for cell in formulas) == sum(
        text.count("</f>") for text in office.sheet_files(excel)
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_kutim_2024_stands_on_the_first_sheet(code: str) -> None:
    data = write(cost_document(Language(code), 100_000), Language(code))
    first = next(iter(cells(data).values()))
    assert {20_160_000_000, 2_840_000_000, 114_087} <= set(first.values())
    assert "Rp20.160.000.000" in str(first["A4"])


@pytest.mark.parametrize(
    ("excel", "opened"),
    [
        ("A1*B3", "[.A1]*[.B3]"),
        ("SUM(D3:F3)", "SUM([.D3:.F3])"),
        ('IF(Pagu="","",Pagu-B16)', 'IF(Pagu="";"";Pagu-[.B16])'),
        ("'Per Kelompok'!$H$4:$H$15", "[$'Per Kelompok'.$H$4:.$H$15]"),
        ('SUMIFS(\'A B\'!$A$1:$A$9,\'A B\'!$B$1:$B$9,">="&A3)',
         "SUMIFS([$'A B'.$A$1:.$A$9];[$'A B'.$B$1:.$B$9];\">=\"&[.A3])"),
        ('FIXED(Pekerja,0,FALSE)&" A1, ""B2"""', 'FIXED(Pekerja;0;FALSE())&" A1, ""B2"""'),
        ("Iuran_JKK_1*LOG10(A1)", "Iuran_JKK_1*LOG10([.A1])"),
    ],
)  # fmt: skip
def test_a_formula_of_excel_is_said_as_openformula(excel: str, opened: str) -> None:
    assert open_formula(f"={excel}") == f"of:={opened}"


def test_a_name_stands_for_a_cell_of_its_sheet() -> None:
    assert address("='Rencana Kas'!$B$10") == "$'Rencana Kas'.$B$10"


def test_rupiah_below_zero_have_a_format_of_their_own() -> None:
    above, below = number_styles("N1", '[$-421]"Rp"#,##0;[$-421]-"Rp"#,##0')
    assert (above.name, above.before, above.digits, above.local) == ("N1P0", "Rp", "#,##0", True)
    assert (below.name, below.before, below.others) == ("N1", "-Rp", (("value()>=0", "N1P0"),))
    *_, none = number_styles("N2", '#,##0;-#,##0;"–"')
    assert (none.before, none.digits) == ("–", "")


# Texts


def test_every_text_is_a_text_with_its_spaces() -> None:
    document = harmful()._replace(tables=())
    data = write(document, EN)
    shown = [value for sheet in cells(data).values() for value in sheet.values()]
    assert any(str(value).startswith("=1+1") for value in shown)
    formulas = [
        cell.attrib[f"{TABLE}formula"]
        for cell in content(data).iter(f"{TABLE}table-cell")
        if f"{TABLE}formula" in cell.attrib
    ]
    assert formulas
    assert all(formula.startswith("of:=") for formula in formulas)
    assert "of:=1+1" not in formulas
    assert NIK not in "".join(office.parts(data).values())
    excel = office.cells(write_xlsx(document, EN))
    assert {**cells(data), "Charts": {}} == {**excel, "Charts": {}}  # which leave room for charts


def test_spaces_and_lines_are_kept() -> None:
    made = ElementTree.fromstring(
        f'<p xmlns:text="{TEXT.strip("{}")}">{paragraphs("  a <b>  c" + chr(10) + "d ")}</p>'
    )
    assert [spaced(each) for each in made] == ["  a <b>  c", "d "]


@examples(40)
@given(label=st.text(min_size=1))
def test_any_label_makes_a_spreadsheet_that_can_be_read(label: str) -> None:
    result = cost(load_policy("kutim"), workers=3, rate=OwnRate(16_200, label))
    assert cells(write(document_of(result, EN), EN))


def test_an_amount_that_a_spreadsheet_rounds_is_refused(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "besar.ods"
    ended = rentan("cost", "-w", "5", "-a", "1000000000000000", "-o", str(file))
    assert (ended.code, file.exists()) == (2, False)
    assert "rounds Rp1.000.000.000.000.000" in ended.err


# The file


def test_the_file_says_what_it_is_and_is_the_same_every_time() -> None:
    data = write(cost_document(EN), EN)
    assert data == write(cost_document(EN), EN)
    with ZipFile(BytesIO(data)) as archive:
        first, *others = archive.infolist()
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert data[38:84] == b"application/vnd.oasis.opendocument.spreadsheet"
    listed = re.findall('full-path="([^"/]+)"', office.parts(data)["META-INF/manifest.xml"])
    assert set(listed) | {"META-INF/manifest.xml"} == {each.filename for each in others}


def test_a_receipt_inside_is_verified(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "biaya.ods"
    words = ("cost", "-r", "kutim", "-w", "100000", "-o", str(file), "--with-receipt")
    assert rentan(*words).code == 0
    assert rentan("verify", str(file)).code == 0
    hidden = content(file.read_bytes()).findall(f".//{TABLE}table")[-1]
    assert hidden.attrib[f"{TABLE}style-name"].endswith("-false")


# In LibreOffice


def reckoned(data: bytes, folder: Path, **values: int) -> dict[str, dict[str, office.Cell]]:
    """What LibreOffice makes of a spreadsheet whose formulas have no values, with named cells
    changed."""
    text = office.parts(data)["content.xml"]
    text = re.sub(r'(table:formula="[^"]*") [^>]*?(/>|>.*?</table:table-cell>)', r"\1/>", text)
    for number, (name, value) in enumerate(values.items(), 1):
        text, count = re.subn(
            rf'(name="whole{number}" office:value-type="float") office:value="[0-9]+"',
            rf'\1 office:value="{value}"',
            text,
        )
        assert count == 1, name
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, part in office.parts(data).items():
            archive.writestr(name, text if name == "content.xml" else part)
    return opened(out.getvalue(), folder)


def opened(data: bytes, folder: Path) -> dict[str, dict[str, office.Cell]]:
    return office.cells(
        office.converted(data, folder, "xlsx:Calc MS Excel 2007 XML", name="buku.ods")
    )


@pytest.mark.office
@pytest.mark.parametrize("words", ANSWERS.values(), ids=list(ANSWERS))
def test_libreoffice_reckons_what_rentan_has_written(
    rentan: Rentan, tmp_path: Path, words: str
) -> None:
    _, data = both(rentan, tmp_path, words, "en")
    assert opened(data, tmp_path) == cells(data)
    assert reckoned(data, tmp_path) == cells(data)


@pytest.mark.office
def test_what_is_changed_is_followed(rentan: Rentan, tmp_path: Path) -> None:
    _, data = both(rentan, tmp_path, ANSWERS["cost"])
    now = reckoned(data, tmp_path, Pekerja=114_088, Bulan=11)
    first = next(iter(now.values()))
    assert first["B16"] == 114_088 * 11 * 16_800
    assert str(first["A3"]).startswith("Masukan sudah diubah")
    assert "114.088 Orang x 11 Bulan" in now["RKA"].values()
    assert "Rp" not in str(now["Rencana Kas"].get("G14", ""))


@pytest.mark.office
def test_a_balance_below_zero_is_red(rentan: Rentan, tmp_path: Path) -> None:
    _, data = both(rentan, tmp_path, "cost -r kutim -w 114088")
    page = office.converted(data, tmp_path, "html:HTML (StarCalc)", name="buku.ods").decode()
    row = next(row for row in page.split("<tr>") if ">Sisa pagu<" in row)
    assert "#C00000" in row
    assert "-Rp140.800" in row
