"""Workbooks: what is in their cells, which sheets are read, and which files are refused."""

import base64
import datetime as dt
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan.errors import InputError
from pekerja_rentan.formatting import letters
from pekerja_rentan.language import Language
from pekerja_rentan.roster.reading import guard, sizes
from pekerja_rentan.roster.reading.source import Source
from tests.rosters import NIK, as_ods, cells, codes, opened, refused, row_numbers, table
from tests.series import few

Rows = Sequence[Any]
Sheets = Mapping[str, Rows]

OLD = (
    "eNrtWEtoU0EUPfOSNB+aNElToRVLKFi1dpGg1GxqbEWLv1CFooigLzag9EtwYxdarVmJILhS3BS6cVN14we7UHDhQq"
    "goIgiFRJeuBAUXbZ733rzUtBZsQIvKnMfcuXNnzsy8mTv3fV7NhvKT95sKWIadcKBoeVFTYVOUvOVCEFRvWayWcw8l"
    "S+OfgtdDG1njwhP/SzfvIe93AQbuOZ+RBD5QOoFRpEaGM9E1RLfMwVQ8h06SCrfJEkCjzCos8rTIepF3peWMyF1iuS"
    "ayk9rm1XHMJlNtCduLjxktUhcA9/tQOO/FEkcDXrAXX7yuSm1d6MqeNQf/zopmZy2mQPvWkxnOZM3BPCK0gVP4akWB"
    "L+WT+jSq7WtrVyD7t6V29wr2G4YTGId1Shw8hzrMObjGjYOZobSZjc9jh5xITlST2neACClzyKSsb9Q8Q2e3Y3ssEY"
    "vzlYgR4uQhXZS6fRys5XAHlxxuvzh9Lcl+Go/1kLh+kML3/J3Prw+le5MnxTIuAb0U9jfyTGHhEjOIHJAax6JsE8ZW"
    "kZel1/WiN4mMkMNS3trbYCt7J6TNFaltpXG2Cd4kN1Xom0nPfTr8qDn3MbmF9Omewlhk+l1yEi30GOonPl8TaFft6t"
    "ZNxuNkOVd2iJgT2fhTuPAYQXvulv1sq8MCfKKGRJZKvDpqsWTYa8VstQJbCdtht1fC5nW7YHBJ2OExYRvL2A4jILYQ"
    "9s+83eB/3rGbeyjtjsvuwZAertbTw9kI4wE3p1D3Az5oaGhoaGhoaGho/AJKXmtLL/H8quqyPxPc9n+dBUpF/Zvkv8"
    "URjNB1jj5M92CY8izOV+U/6+BS5b7UKjnl/4WMozR6FgNIyzwGqvZf+sxTlfezamLw9x2hascvVjPPPzz+d3P6zYo="
)
"""An .xls file, packed: NIK, Nama, Upah; one row with the NIK as text, one with a number."""


class Formula(str):
    """A formula; ``value`` is what a spreadsheet had worked out."""

    value: Any = 0

    @classmethod
    def of(cls, text: str, value: Any) -> "Formula":
        made = cls(text)
        made.value = value
        return made


def written(file: Path, sheets: Sheets, hidden: str = "") -> Path:
    """A workbook with these cells."""
    book = xlsxwriter.Workbook(str(file))
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        if name == hidden:
            sheet.hide()
        for row, line in enumerate(rows):
            for column, value in enumerate(line):
                if isinstance(value, Formula):
                    sheet.write_formula(row, column, value, None, value.value)
                elif isinstance(value, dt.date | dt.datetime):
                    sheet.write_datetime(row, column, value, day)
                elif isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif value is not None:
                    sheet.write(row, column, value)
    book.close()
    return file


def read(folder: Path, rows: Rows) -> Source:
    (source,) = opened(folder, written(folder / "desa.xlsx", {"Lembar1": rows}))
    return source


HEADER = ["NIK", "Nama"]


# Cells


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("A", "A"),
        (" 0012 ", " 0012 "),
        (2_000_000, "2000000"),
        (12.7, "12.7"),
        (-3, "-3"),
        (dt.date(1980, 8, 12), "1980-08-12"),
        (dt.datetime(1980, 8, 12, 3, 4), "1980-08-12 03:04:00"),
        (True, "true"),
        (False, "false"),
        (None, None),
        ("", None),
        (Formula.of("=A1", "X"), "X"),
        (Formula.of("=1+1", 2), "2"),
        (Formula.of("=NA()", "#N/A"), None),
        ("#N/A", "#N/A"),
        ("=1+1", "=1+1"),
    ],
)
def test_what_a_cell_says(tmp_path: Path, value: Any, text: str | None) -> None:
    assert cells(read(tmp_path, [HEADER, [NIK, value]])) == [[NIK, text]]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("6408010101800010", "6408010101800010"),
        (6408010101800010, "6408010101800010?"),
        (6408010101800017, "6408010101800017"),
        (9007199254740991, "9007199254740991"),
        (9108010101800012, "9108010101800012?"),
        (640801010180001, "640801010180001"),
        (Formula.of("=6408010101800010", 6408010101800010), "6408010101800010?"),
        ("6408010101800010.0", "6408010101800010.0"),
        ("6,40801E+15", "6,40801E+15"),
        (12.5, "12.5"),
        (None, None),
    ],
)
@pytest.mark.parametrize("header", few(["NIK", "No. KTP", "Nomer"], every=3))
def test_a_nik_that_is_stored_as_a_number(
    tmp_path: Path, header: str, value: Any, text: str | None
) -> None:
    rows = [[header, "Upah"], ["6408010101800001", 10], [value, 6408010101800010]]
    file = written(tmp_path / "desa.xlsx", {"A": rows})
    (source,) = opened(tmp_path, file, overrides={"nik": "Nomer"} if header == "Nomer" else {})
    assert cells(source) == [["6408010101800001", "10"], [text, "6408010101800010"]]


# Rows and headers


def test_rows_are_numbered_as_the_sheet_shows_them(tmp_path: Path) -> None:
    rows = [
        [],
        [],
        ["DAFTAR PEKERJA"],
        [],
        [None, "NIK", "Nama"],
        [],
        [1, NIK, "A"],
        [2, None, "B"],
    ]
    source = read(tmp_path, rows)
    assert source.columns == ("Kolom 1", "NIK", "Nama")
    assert source.first_row == 6
    assert row_numbers(source) == [6, 7, 8]
    assert cells(source) == [[None, None, None], ["1", NIK, "A"], ["2", None, "B"]]
    assert codes(source) == ["roster-titles"]


def test_a_header_of_merged_cells(tmp_path: Path) -> None:
    rows = [["No", "Identitas", None], [None, "NIK", "Nama"], [1, 2, 3], [1, NIK, "A"]]
    source = read(tmp_path, rows)
    assert (source.columns, row_numbers(source)) == (("No", "NIK", "Nama"), [4])
    assert codes(source) == ["roster-numbering"]


def test_headers_below_the_word_of_their_group(tmp_path: Path) -> None:
    """``Status`` below ``Pekerjaan`` is no status of life."""
    groups = ["NIK", "Nama", "Lahir", None, "Pekerjaan", None, None, "Status"]
    names = [None, None, "Tempat", "Tanggal", "Jenis", "Status", "Upah", None]
    source = read(tmp_path, [groups, names, [NIK, "A", "X", "1", "nelayan", "mandiri", 1, "ok"]])
    assert source.columns == (
        "NIK", "Nama", "Tempat", "Tanggal Lahir", "Jenis Pekerjaan", "Status Pekerjaan", "Upah",
        "Status",
    )  # fmt: skip


def test_columns_with_nothing_at_all_are_not_there(tmp_path: Path) -> None:
    rows = [["NIK", None, "Catatan", None], [NIK, None, None, "x"]]
    assert read(tmp_path, rows).columns == ("NIK", "Catatan", "Kolom 4")


def test_no_header(tmp_path: Path) -> None:
    refused(
        "header-missing", "desa.xlsx [Lembar1]", by=lambda: read(tmp_path, [[1, NIK], [2, NIK]])
    )


def test_the_workbook_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = read(tmp_path, [HEADER, [NIK, "A"]])
    monkeypatch.setattr(guard, "_Child", None)
    assert cells(source) == [[NIK, "A"]]
    assert next(source.batches(["Nama"])).columns == ["Nama", "rentan_extra", "rentan_row"]


# Sheets


def sheets(folder: Path) -> Path:
    return written(
        folder / "desa.xlsx",
        {
            "Petunjuk": [["Isi semua kolom"]],
            "Desa A": [HEADER, [NIK, "A"]],
            "Sheet3": [],
            "Desa B": [HEADER, [NIK, "B"], [NIK, "C"]],
        },
        hidden="Desa B",
    )


def test_all_sheets_with_a_nik_column(tmp_path: Path) -> None:
    first, second = opened(tmp_path, sheets(tmp_path))
    assert (first.name, second.name) == ("desa.xlsx [Desa A]", "desa.xlsx [Desa B]")
    assert (first.sheet, second.sheet) == ("Desa A", "Desa B")
    assert (codes(first), codes(second)) == (["roster-sheets-left-out"], ["roster-sheet-hidden"])
    assert first.notes[0].facts["sheets"] == ("Petunjuk",)
    assert [len(cells(source)) for source in (first, second)] == [1, 2]


def test_the_sheets_that_are_asked_for(tmp_path: Path) -> None:
    (source,) = opened(tmp_path, sheets(tmp_path), sheets=["desa b"])
    assert source.name == "desa.xlsx [Desa B]"


def test_sheets_that_are_not_there(tmp_path: Path) -> None:
    file = sheets(tmp_path)
    refused(
        "sheet-missing", "Desa C", "Petunjuk", by=lambda: opened(tmp_path, file, sheets=["Desa C"])
    )
    refused(
        "sheet-missing", "Dessa A", "Desa A?", by=lambda: opened(tmp_path, file, sheets=["Dessa A"])
    )
    refused(
        "sheet-missing",
        "sheet",
        "Desa C",
        by=lambda: opened(tmp_path, file, sheets=["Desa A", "Desa C"]),
    )


def test_a_sheet_is_asked_for_and_there_is_no_workbook(tmp_path: Path) -> None:
    file = tmp_path / "desa.csv"
    file.write_text(f"NIK\n{NIK}\n", encoding="utf-8")
    refused("sheet-idle", "sheets", by=lambda: opened(tmp_path, file, sheets=["A"]))


def test_without_any_nik_the_first_table_is_taken(tmp_path: Path) -> None:
    file = written(
        tmp_path / "desa.xlsx", {"A": [], "B": [["Nama", "Desa"], ["x", "y"]], "C": [["z"]]}
    )
    (source,) = opened(tmp_path, file)
    assert (source.name, codes(source)) == ("desa.xlsx [B]", ["roster-sheets-left-out"])


def test_a_workbook_with_nothing_in_it(tmp_path: Path) -> None:
    file = written(tmp_path / "desa.xlsx", {"A": [], "B": []})
    refused("roster-empty", "desa.xlsx [A]", by=lambda: opened(tmp_path, file))


def test_a_sheet_with_headers_only(tmp_path: Path) -> None:
    refused("rosters-without-rows", by=lambda: read(tmp_path, [HEADER]))


# Other kinds of workbooks


def test_an_old_workbook(tmp_path: Path) -> None:
    for name, noted in (("lama.xls", []), ("lama.xlsx", ["roster-other-name"])):
        file = tmp_path / name
        file.write_bytes(zlib.decompress(base64.b64decode(OLD)))
        (source,) = opened(tmp_path, file)
        assert cells(source) == [
            ["6408010101800001", "A", "2000000"],
            ["6408010101800010?", "B", "12.5"],
        ]
        assert codes(source) == noted


def test_a_workbook_under_another_name(tmp_path: Path) -> None:
    for name, noted in (("a.xls", True), ("a.csv", True), ("a.dat", False), ("a", False)):
        file = written(tmp_path / "a.xlsx", {"A": [HEADER, [NIK, name]]}).rename(tmp_path / name)
        (source,) = opened(tmp_path, file)
        assert cells(source) == [[NIK, name]]
        assert codes(source) == ["roster-other-name"] * noted


def test_an_open_document(tmp_path: Path) -> None:
    def cell(kind: str, value: str) -> str:
        stored = f'office:value="{value}"' if kind == "float" else ""
        return (
            f'<table:table-cell office:value-type="{kind}" {stored}>'
            f"<text:p>{value}</text:p></table:table-cell>"
        )

    rows = [
        [("string", "NIK"), ("string", "Nama")],
        [("string", NIK), ("string", "A")],
        [("float", "6408010101800010"), ("string", "B")],
    ]
    lines = (f"<table:table-row>{''.join(cell(*each) for each in row)}</table:table-row>"
             for row in rows)  # fmt: skip
    file = as_ods(tmp_path / "desa.ods", {"A": "".join(lines)})
    (source,) = opened(tmp_path, file)
    assert cells(source) == [[NIK, "A"], ["6408010101800010?", "B"]]


# Sheets that are left out


def test_a_sheet_with_people_is_not_left_out(tmp_path: Path) -> None:
    """With another header, or as a sheet that goes on without one."""
    person = [NIK, "A"]
    for lost in ([["Peserta", "Nama"], person], [person], [["Peserta"], ["-"], [f"'{NIK}"]]):
        file = written(tmp_path / "a.xlsx", {"A": [HEADER, person], "Lanjutan": lost})
        with pytest.raises(InputError) as caught:
            opened(tmp_path, file)
        assert (caught.value.code, caught.value.facts["sheets"]) == ("sheets-people", ["Lanjutan"])
        for language in ("en", "id"):
            assert "sheets 'A'" in Language(language).message(caught.value)
        (source,) = opened(tmp_path, file, sheets=["A"])
        assert source.sheet == "A"


@pytest.mark.parametrize("header", ["No. KK", "Nomor Kartu Keluarga", "No Rekening"])
def test_a_sheet_of_families_or_accounts_is_left_out(tmp_path: Path, header: str) -> None:
    rows = [["Desa", header], ["X", NIK]]
    (source,) = opened(
        tmp_path, written(tmp_path / "a.xlsx", {"A": [HEADER, [NIK, "A"]], "B": rows})
    )
    assert codes(source) == ["roster-sheets-left-out"]


# Refused


def test_a_workbook_that_is_cut_off(tmp_path: Path) -> None:
    file = written(tmp_path / "desa.xlsx", {"A": [HEADER, [NIK, "A"]]})
    whole = file.read_bytes()
    for size in (10, 100, len(whole) // 2, len(whole) - 30):
        file.write_bytes(whole[:size])
        refused("workbook-broken", "desa.xlsx", by=lambda: opened(tmp_path, file))


def test_a_workbook_whose_parts_are_damaged(tmp_path: Path) -> None:
    file = written(tmp_path / "desa.xlsx", {"A": [HEADER, [NIK, "A"]]})
    whole = bytearray(file.read_bytes())
    at = whole.find(b"xl/worksheets/sheet1.xml") + 60
    whole[at : at + 200] = bytes(200)
    file.write_bytes(whole)
    refused("workbook-broken", "desa.xlsx", by=lambda: opened(tmp_path, file))


def test_a_workbook_with_a_password(tmp_path: Path) -> None:
    file = tmp_path / "desa.xlsx"
    box = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)
    file.write_bytes(box + "EncryptedPackage".encode("utf-16-le") + bytes(500))
    refused("workbook-locked", "desa.xlsx", by=lambda: opened(tmp_path, file))


def test_a_zip_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path / "desa.xlsx", {"A": [HEADER, [NIK, "A"]]})
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.bin", bytes(30_000_000))
    monkeypatch.setattr(sizes, "_SMALL", 20_000_000)
    refused("workbook-bomb", "desa.xlsx", by=lambda: opened(tmp_path, file))
    monkeypatch.setattr(sizes, "_SMALL", 40_000_000)
    assert opened(tmp_path, file)
    monkeypatch.setattr(sizes, "MOST_BYTES", 20_000_000)
    refused("workbook-bomb", "30.0", by=lambda: opened(tmp_path, file))


def test_a_bomb_by_its_stated_size(tmp_path: Path) -> None:
    """The sizes stand in the archive's directory and are asked before anything is unpacked."""
    file = written(tmp_path / "desa.xlsx", {"A": [HEADER, [NIK, "A"]]})
    raw = bytearray(file.read_bytes())
    entry = raw.find(b"PK\x01\x02")
    raw[entry + 24 : entry + 28] = struct.pack("<I", 0xFFFF_FFF0)
    file.write_bytes(raw)
    refused("workbook-bomb", "desa.xlsx", by=lambda: opened(tmp_path, file))


def test_a_sheet_with_a_cell_in_the_far_corner(tmp_path: Path) -> None:
    file = tmp_path / "desa.xlsx"
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADER)
    sheet.write(1_048_575, 16_383, "x")
    book.close()
    refused("sheet-far", "XFD1048576", by=lambda: opened(tmp_path, file))


def test_rows_of_the_same_table_from_bytes_and_from_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "desa"
    folder.mkdir()
    for name in ("b.xlsx", "a.xlsx"):
        written(folder / name, {"A": [HEADER, [NIK, name]]})
    assert [cells(source)[0][1] for source in opened(tmp_path, folder)] == ["a.xlsx", "b.xlsx"]


# Numbers, as the XML tells them


def rewritten(file: Path, pattern: str, by: str) -> Path:
    """The workbook with the XML of its sheets changed."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            sheet = name.startswith("xl/worksheets/sheet")
            archive.writestr(name, re.sub(pattern, by, content.decode()) if sheet else content)
    return file


MIXED: list[list[object]] = [["6408010101800001"], [6408010101800010], [None], ["6408010101800030"]]
MARKED: list[list[object]] = [
    ["6408010101800001"],
    ["6408010101800010?"],
    [None],
    ["6408010101800030"],
]


@pytest.mark.parametrize(
    ("pattern", "by"),
    [
        ("x^", ""),
        (r'<c r="([A-Z]+[0-9]+)" t="s"', r'<c t="s" r="\1"'),
        (r'<c r="[A-Z]+[0-9]+"', "<c"),
        (r'(<c r="[A-Z]+[0-9]+")>', r'\1 t="n">'),
        (r'(<c r="[A-Z]+[0-9]+")', r'\1 s="0"'),
    ],
)
def test_numbers_however_a_program_writes_the_xml(tmp_path: Path, pattern: str, by: str) -> None:
    file = written(tmp_path / "desa.xlsx", {"A": [["x"]], "B & <C>": [["NIK"], *MIXED]})
    first, second = "A", "B & <C>"
    (source,) = opened(tmp_path, rewritten(file, pattern, by))
    assert source.name == f"desa.xlsx [{second}]"
    assert codes(source) == ["roster-sheets-left-out"]
    assert source.notes[0].facts["sheets"] == (first,)
    assert cells(source) == MARKED


@pytest.mark.parametrize("column", [0, 1, 25, 26, 30, 700])
def test_numbers_in_whichever_column(tmp_path: Path, column: int) -> None:
    before: list[object] = [None] * column
    lines: list[list[object]] = [["NIK"], *MIXED]
    rows = [[*before, *line] for line in lines]
    rows[2][-1:] = [6408010101800010, "x"]
    (source,) = opened(tmp_path, written(tmp_path / "desa.xlsx", {"A": [[], [], *rows]}))
    assert table(source)["NIK"].to_list() == [row[0] for row in MARKED]
    assert source.first_row == 4


@given(st.integers(0, 16_383))
def test_columns_are_called_as_xlsxwriter_calls_them(column: int) -> None:
    from xlsxwriter.utility import xl_col_to_name

    assert letters(column) == xl_col_to_name(column)
