"""CSV and other delimited text: delimiters, encodings, line ends, quotes, titles, uneven rows."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, assume, given
from hypothesis import strategies as st

from pekerja_rentan.errors import InputError
from pekerja_rentan.language import Language
from pekerja_rentan.roster.reading import fingerprint, plaintext, quoting
from pekerja_rentan.roster.reading import text_profile as reading_survey
from pekerja_rentan.roster.reading.columns import recognise
from pekerja_rentan.roster.reading.fields import field_of
from pekerja_rentan.roster.reading.source import Source
from pekerja_rentan.roster.reading.text_profile import LONGEST_LINE
from tests.rosters import NIK, Cells, cells, codes, opened, refused, row_numbers, table
from tests.series import examples, few

NIK_2 = "6408010101800002"


@pytest.fixture(autouse=True, params=few(["known", "begun", "barely begun"], every=2))
def looked_over(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list is the same whether all its bytes are known before it is read, or those of its
    beginning, or hardly more than its first line."""
    if request.param != "known":
        monkeypatch.setattr(fingerprint, "SMALL", -1)
    if request.param == "barely begun":
        monkeypatch.setattr(plaintext, "BEGINNING", 30)


def read(folder: Path, content: str | bytes, name: str = "desa.csv", **words: object) -> Source:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    (source,) = opened(folder, file, **words)
    return source


def refuse(folder: Path, content: str | bytes, code: str, *parts: str) -> None:
    refused(code, *parts, by=lambda: table(read(folder, content)))


# Delimiters


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, mark: str) -> None:
    text = f"NIK,Nama,Upah (Rp)\n{NIK},A,1\n".replace(",", mark)
    found = read(tmp_path, text)
    assert cells(found) == [[NIK, "A", "1"]]
    assert codes(found) == ([] if mark == "," else ["roster-delimiter"])


def test_the_delimiter_is_the_one_under_which_there_is_a_header(tmp_path: Path) -> None:
    found = read(tmp_path, f"Penghasilan, per bulan, kira-kira;NIK\n1,5 juta, atau 2,5;{NIK}\n")
    assert found.columns == ("Penghasilan, per bulan, kira-kira", "NIK")


def test_the_delimiter_that_excel_writes_on_top_is_no_row(tmp_path: Path) -> None:
    found = read(tmp_path, f"sep=|\nNIK|Nama\n{NIK}|A\n")
    assert (cells(found), row_numbers(found)) == ([[NIK, "A"]], [2])


@pytest.mark.parametrize(("said", "mark"), [(",", ";"), (";", ","), ("|", "\t")])
def test_a_first_line_that_says_another_delimiter_than_the_rows_have(
    tmp_path: Path, said: str, mark: str
) -> None:
    found = read(tmp_path, f"sep={said}\nNIK{mark}Nama\n{NIK}{mark}A\n")
    assert (found.columns, cells(found)) == (("NIK", "Nama"), [[NIK, "A"]])
    assert row_numbers(found) == [2]


def test_one_column(tmp_path: Path) -> None:
    found = read(tmp_path, f"NIK\n{NIK}\n\n{NIK_2}\n")
    assert (cells(found), row_numbers(found)) == ([[NIK], [None], [NIK_2]], [2, 3, 4])


# Encodings


@pytest.mark.parametrize(
    ("encoding", "noted"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("utf-16", ["roster-encoding"]),
        ("cp1252", ["roster-encoding"]),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, noted: list[str]) -> None:
    found = read(tmp_path, f'NIK,Nama\r\n{NIK},"José ""X"", é"\r\n'.encode(encoding))
    assert cells(found) == [[NIK, 'José "X", é']]
    assert codes(found) == noted


def test_every_byte_of_windows_is_some_sign(tmp_path: Path) -> None:
    name = bytes(range(0x80, 0x100))
    found = read(tmp_path, b"NIK,Nama\n1," + name + b"\n")
    text = cells(found)[0][1]
    assert text is not None
    assert len(text) == 128
    assert text.startswith("€\x81‚ƒ")
    assert text.endswith("ýþÿ")


def test_lines_of_two_encodings_are_counted(tmp_path: Path) -> None:
    lines = ["NIK,Nama", "1,José", "2,René", "3,Ani", "4,Zoë"]
    encodings = ["utf-8", "utf-8", "cp1252", "utf-8", "cp1252"]
    found = read(
        tmp_path, b"\n".join(line.encode(e) for line, e in zip(lines, encodings, strict=True))
    )
    assert [row[1] for row in cells(found)] == ["José", "René", "Ani", "Zoë"]
    assert codes(found) == ["roster-encodings-mixed"]
    assert found.notes[0].facts["lines"] == 2


def test_headers_that_are_not_utf8_below_a_title(tmp_path: Path) -> None:
    title = "DAFTAR PEKERJA RENTAN,\n,\n"
    found = read(tmp_path, f"{title}NIK,Désa\n{NIK},Réo\n".encode("cp1252"))
    assert found.columns == ("NIK", "Désa")
    assert cells(found) == [[NIK, "Réo"]]
    assert codes(found) == ["roster-encoding", "roster-titles"]


def test_a_list_without_headers_that_is_not_utf8_far_below(tmp_path: Path) -> None:
    rows = f"{NIK},A\n" * 100 + "1,José\n"
    refuse(tmp_path, rows.encode("cp1252"), "header-missing", "1")


def test_utf16_that_is_cut_off(tmp_path: Path) -> None:
    refuse(tmp_path, "NIK,Nama\n1,A".encode("utf-16") + b"x", "roster-utf16", "desa.csv")


def test_a_nul_byte_far_below(tmp_path: Path) -> None:
    refuse(tmp_path, b"NIK\r\n" + b"1\r\n" * 1_500_000 + b"\0", "roster-nul", "1.500.002")


@pytest.mark.parametrize("piece", [3, 7, 1 << 20])
@pytest.mark.parametrize(
    ("text", "parted_by"),
    [
        ('\ufeff"a",b\n"c,d","e"\r\nf,"g"', ","),
        ('a;"b;c"\r"d";"e"\r', ";"),
        ('a",b,"c\n', ""),
        ('"a""b",c\n', ""),
        ('a,b\nc,"d', ""),
        ("a,b\nc,d\n", ""),
    ],
)
def test_quotes_are_told_alike_in_pieces_of_any_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, parted_by: str, piece: int
) -> None:
    monkeypatch.setattr(reading_survey, "_PIECE", piece)
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode())
    found = reading_survey.profile_text(path, "a.csv")
    assert (found.quotes, found.parted_by) == ('"' in text, parted_by)


def test_a_sign_that_lies_across_two_pieces(tmp_path: Path) -> None:
    before = b"NIK,Nama\n" + b"1,A\n" * 300_000
    text = before[: (1 << 20) - 4] + b"\n1," + "é".encode() + b"\n"
    assert text[1 << 20 :].startswith(b"\xa9")
    assert cells(read(tmp_path, text))[-1] == ["1", "é"]


# Line ends


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_line_ends(tmp_path: Path, end: str) -> None:
    text = end.join(["NIK,Nama", f"{NIK},A", "", f"{NIK_2},B"])
    for ending in ("", end):
        found = read(tmp_path, text + ending)
        assert cells(found) == [[NIK, "A"], [None, None], [NIK_2, "B"]]
        assert row_numbers(found) == [2, 3, 4]


def test_lone_returns_end_lines_beside_others(tmp_path: Path) -> None:
    assert cells(read(tmp_path, f"NIK,Nama\n{NIK},A\r{NIK_2},B\r\n")) == [[NIK, "A"], [NIK_2, "B"]]


def test_lone_returns_end_lines_beside_quoted_cells(tmp_path: Path) -> None:
    """Rows that only CRs part are rows, though a cell may hold a CR of its own."""
    text = f'NIK,Nama\n{NIK},"A\rB ""C"""\r{NIK_2},B\r{NIK},"D, E"\r\n{NIK_2},F\n'
    assert cells(read(tmp_path, text)) == [
        [NIK, 'A\rB "C"'], [NIK_2, "B"], [NIK, "D, E"], [NIK_2, "F"],
    ]  # fmt: skip


def test_no_row_that_a_return_ends_is_lost(tmp_path: Path) -> None:
    quoted = "".join(f'{NIK},"A, {number}"\n' for number in range(7_500))
    single = "".join(f"{NIK_2},B{number}\r" for number in range(10_000))
    found = read(tmp_path, f"NIK,Nama\n{quoted}{single}")
    assert [row[0] for row in cells(found)] == [NIK] * 7_500 + [NIK_2] * 10_000


def test_a_line_that_does_not_end(tmp_path: Path) -> None:
    text = f"NIK,Nama\n{NIK},A\n{NIK},{'x' * (LONGEST_LINE + 1)}\n{NIK},B\n"
    refuse(tmp_path, text, "line-long", "3")
    refuse(tmp_path, "x" * 5_000_000, "line-long", "1")


def test_a_line_that_is_just_not_too_long(tmp_path: Path) -> None:
    long = "x" * (LONGEST_LINE - 20)
    assert cells(read(tmp_path, f"NIK,Nama\n{NIK},{long}\n")) == [[NIK, long]]


# Titles and headers


def test_a_header_that_comes_again_with_more_words_swallows_nobody(tmp_path: Path) -> None:
    first = "NIK;Nama;Tanggal Lahir;"
    rows = [f"6,40801E+15;Contoh {letter};12-08-1980;" for letter in "ABCD"]
    found = read(tmp_path, "\n".join([first, *rows[:3], f"{first}Pekerjaan", rows[3]]))
    assert (found.columns[:3], found.first_row) == (("NIK", "Nama", "Tanggal Lahir"), 2)
    assert [row[1] for row in cells(found)] == [
        "Contoh A", "Contoh B", "Contoh C", "Nama", "Contoh D",
    ]  # fmt: skip
    assert codes(found) == ["roster-delimiter"]


@pytest.mark.parametrize(
    "person",
    ["6,40801E+15;Contoh A;nelayan", f"{NIK};Contoh A;nelayan", "6408010101800;x;12-08-1980",
     "1;Contoh A;12-08-1980"],
)  # fmt: skip
def test_nobody_above_a_header_is_taken_for_a_title(tmp_path: Path, person: str) -> None:
    refuse(tmp_path, f"DAFTAR\n{person}\nNIK;Nama;Tgl Lahir\n{NIK_2};B;x\n", "header-missing", "2")


def test_nobody_below_a_header_is_taken_for_its_second_row(tmp_path: Path) -> None:
    text = f"NIK,Nama,Pelajar,Aktif,\n,Contoh A,pelajar,aktif,\n{NIK},B,tidak,aktif,\n"
    found = read(tmp_path, text)
    assert found.columns[:4] == ("NIK", "Nama", "Pelajar", "Aktif")
    assert [row[1] for row in cells(found)] == ["Contoh A", "B"]
    text = f"NIK,Nama,Pelajar,Aktif\n,,pelajar,aktif\n{NIK},B,tidak,aktif\n"
    assert len(cells(read(tmp_path, text))) == 2


def test_what_a_title_says_of_a_nik_is_no_header(tmp_path: Path) -> None:
    text = f"NIK petugas,: lihat lampiran\nNIK,: ada\nNIK,Nama\n{NIK},A\n"
    assert read(tmp_path, text).columns == ("NIK", "Nama")


def test_headers_with_their_group_before_them(tmp_path: Path) -> None:
    found = read(tmp_path, f"identitas/nik,data_diri/nama,Upah (Rp)\n{NIK},A,1\n")
    assert recognise(found.columns, where="x") == {
        "nik": "identitas/nik", "name": "data_diri/nama", "monthly_income": "Upah (Rp)",
    }  # fmt: skip


def test_paths_of_questions_as_programs_name_them() -> None:
    headers = ["group_ab1/nik", "group_ab1/sub_a/nama", "alamat/kabupaten", "kerja/status",
               "pekerjaan/jenis", "section_2/tgl_lahir"]  # fmt: skip
    found = {header: field_of(header) for header in headers}
    assert [*found.values()] == [
        "nik", None, "residence", "employment", "occupation", "birth_date",
    ]  # fmt: skip
    others = ["orang_tua/nama", "group_ab1/ibu/nik", "ahli_waris/nik", "Pekerjaan/Status"]
    assert [field_of(header) for header in others] == [None] * 4


def test_titles_above_the_header(tmp_path: Path) -> None:
    text = f"DAFTAR PEKERJA RENTAN DESA X,,\nKecamatan,:,Y\n\nNo,NIK,Nama\n\n1,{NIK},A\n\n"
    found = read(tmp_path, text)
    assert found.columns == ("No", "NIK", "Nama")
    assert cells(found) == [[None, None, None], ["1", NIK, "A"], [None, None, None]]
    assert (found.first_row, row_numbers(found)) == (5, [5, 6, 7])
    assert codes(found) == ["roster-titles"]
    assert dict(found.notes[0].facts) == {
        "name": "desa.csv", "rows": 2, "lines": (1, 2), "more": 0,
    }  # fmt: skip
    assert [each[:2] for each in found.aside] == [(1, "title"), (2, "title")]
    assert found.aside[1].cells == ("Kecamatan", ":", "Y")


def test_a_header_that_only_the_user_knows(tmp_path: Path) -> None:
    text = f"Desa,Ketua\nX,Y\nNomer,Nama orang,Desa\n{NIK},A,X\n"
    assert read(tmp_path, text, overrides={"nik": "nomer"}).columns == (
        "Nomer",
        "Nama orang",
        "Desa",
    )


def test_without_any_known_header_the_widest_row_is_it(tmp_path: Path) -> None:
    assert read(tmp_path, f"Judul\n\nA,B,C\n{NIK},x,y\n").columns == ("A", "B", "C")


def test_a_header_over_two_rows(tmp_path: Path) -> None:
    text = f"No,Identitas,,Alamat,\n,NIK,Nama,Desa,RT\n1,{NIK},A,X,2\n"
    found = read(tmp_path, text)
    assert found.columns == ("No", "NIK", "Nama", "Desa", "RT")
    assert (cells(found), found.first_row) == ([["1", NIK, "A", "X", "2"]], 3)
    assert codes(found) == []


def test_a_header_over_two_rows_with_the_nik_in_the_upper(tmp_path: Path) -> None:
    text = f"No,NIK,Nama,Alamat,,\n,,,Desa,Kecamatan,RT\n1,{NIK},A,X,Y,2\n"
    found = read(tmp_path, text)
    assert found.columns == ("No", "NIK", "Nama", "Desa", "Kecamatan", "RT")
    assert found.first_row == 3


def test_columns_that_are_numbered(tmp_path: Path) -> None:
    found = read(tmp_path, f"No,NIK,Nama\n(1),(2),(3)\n1,{NIK},A\n")
    assert (cells(found), found.first_row) == ([["1", NIK, "A"]], 3)
    assert codes(found) == ["roster-numbering"]


def test_headers_are_made_unique_and_never_empty(tmp_path: Path) -> None:
    found = read(tmp_path, f"NIK,,Nama,Nama, Nama (2),rentan_row\n{NIK},a,b,c,d,e\n")
    assert found.columns == ("NIK", "Kolom 2", "Nama", "Nama (3)", "Nama (2)", "rentan_row (2)")
    assert codes(found) == ["roster-headers-renamed"]


def test_a_header_of_several_lines(tmp_path: Path) -> None:
    found = read(tmp_path, f'"NIK\n (16 digit)",Nama\n{NIK},A\n')
    assert (found.columns, row_numbers(found)) == (("NIK (16 digit)", "Nama"), [2])


@pytest.mark.parametrize("cell", [NIK, f"'{NIK}", "6408 0101 0180 0001", f"{NIK}.0"])
def test_no_header(tmp_path: Path, cell: str) -> None:
    refuse(tmp_path, f"1,{cell},A\n2,{NIK_2},B\n", "header-missing", "1")


def test_a_title_and_no_header(tmp_path: Path) -> None:
    # the title is all there is above the first NIK, so recognising columns will name it
    assert read(tmp_path, f"DAFTAR\n{NIK},A\n").columns == ("DAFTAR",)


def test_too_many_columns(tmp_path: Path) -> None:
    header = "NIK," + ",".join(f"K{number}" for number in range(5_000))
    refuse(tmp_path, header + "\n1\n", "columns-many", "5.001", "2.000")


# Uneven rows


def test_short_and_long_rows(tmp_path: Path) -> None:
    found = read(tmp_path, "NIK,Nama\n1\n2,B\n3,C,\n4,D,,  \n5,E,x\n6,F" + "," * 40 + "y\n")
    assert cells(found) == [[str(n), name] for n, name in enumerate([None, *"BCDEF"], start=1)]
    assert table(found)["rentan_extra"].to_list() == [False, False, False, False, True, True]


def test_the_first_row_may_be_long(tmp_path: Path) -> None:
    found = table(read(tmp_path, f"NIK,Nama\n{NIK},A,x,y,z\n{NIK_2},B\n"))
    assert found.rows() == [(NIK, "A", True, 2), (NIK_2, "B", False, 3)]


def test_long_rows_far_below_leave_the_batches_as_they_are(tmp_path: Path) -> None:
    lines = [f"{number},A" for number in range(1_000)]
    lines[450] += ",,,x"
    lines[900] += ",,,,,,,,,,,,,,x"
    found = read(tmp_path, "NIK,Nama\n" + "\n".join(lines) + "\n")
    first = list(found.batches(size=100))
    again = list(found.batches(["NIK"], size=100))
    assert [batch.height for batch in first] == [batch.height for batch in again] == [100] * 10
    whole = pl.concat(first)
    assert whole["NIK"].to_list() == [str(number) for number in range(1_000)]
    assert whole.filter("rentan_extra")["rentan_row"].to_list() == [452, 902]


def test_a_row_of_more_cells_than_can_be(tmp_path: Path) -> None:
    refuse(tmp_path, "NIK,Nama\n1,A\n2,B" + ",x" * 40_000 + "\n", "row-long", "2.000")


def test_what_polars_cannot_read_after_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(tmp_path, f"NIK\n{NIK}\n")

    def broken(*_: object) -> None:
        raise pl.exceptions.ComputeError("something new\nand its advice")

    monkeypatch.setattr(found, "_read", broken)
    error = refused("roster-broken", "desa.csv", by=lambda: list(found.batches()))
    assert "something new" not in Language("en").message(error)  # nobody's words but rentan's


# Quotes


def test_quoted_cells(tmp_path: Path) -> None:
    found = read(tmp_path, f'NIK,Nama\n"{NIK}","A, ""B"""\n"",""\n"{NIK_2}","C\nD"\n"x",y')
    assert cells(found) == [[NIK, 'A, "B"'], [None, None], [NIK_2, "C\nD"], ["x", "y"]]
    assert row_numbers(found) == [2, 3, 4, 5]
    assert codes(found) == []


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ('1,Muh. "Amat" Noor', ["1", 'Muh. "Amat" Noor']),
        ('1,"Amat" Noor', ["1", '"Amat" Noor']),
        ('1,pipa 15"', ["1", 'pipa 15"']),
        ('1, "Amat"', ["1", ' "Amat"']),
        ('"1","a" b"', ["1", '"a" b"']),
        ('"1",a"\r', ["1", 'a"']),
    ],
)
def test_quotes_in_the_middle_of_a_cell_are_signs(tmp_path: Path, line: str, row: Cells) -> None:
    found = read(tmp_path, f'NIK,Nama\n"2","x\ny"\n{line}\n3,z\n')
    assert cells(found) == [["2", "x\ny"], row, ["3", "z"]]
    assert codes(found) == ["roster-quotes"]
    assert found.notes[0].facts["lines"] == 1


def test_a_quote_in_the_middle_before_a_cell_of_two_lines(tmp_path: Path) -> None:
    found = read(tmp_path, 'NIK,Nama,Alamat\n1,a"b,"c\nd"\n2,"e\nf",g"h\n3,i,j\n')
    assert cells(found) == [["1", 'a"b', "c\nd"], ["2", "e\nf", 'g"h'], ["3", "i", "j"]]


@pytest.mark.parametrize(
    "text",
    [
        'NIK,Nama\n1,"A\n2,B\n3,C\n',
        'NIK,Nama\n1,"A\n2,"B"\n3,"C"\n',
        f'NIK,Nama\n{NIK},"A\n{NIK_2},B"\n3,"C"\n',
        f'Nama,NIK\n"A,{NIK}\nB",{NIK_2}\n',
        'NIK,Nama\n1,"A\n' + "2,B\n" * 60 + '3,C"\n',
    ],
)
def test_a_quote_that_is_never_closed(tmp_path: Path, text: str) -> None:
    refuse(tmp_path, text, "quote-open", "2")


def test_a_quote_that_hides_the_header(tmp_path: Path) -> None:
    refuse(tmp_path, f'DAFTAR,\n"Desa X,\n\nNIK,Nama\n{NIK},A\n', "quote-open", "2")


def test_quotes_in_titles(tmp_path: Path) -> None:
    found = read(tmp_path, f'DAFTAR 15" X,\n"Desa ""Y""",\nNIK,Nama\n{NIK},A\n')
    assert (found.columns, cells(found)) == (("NIK", "Nama"), [[NIK, "A"]])
    assert row_numbers(found) == [4]


def test_quotes_that_polars_finds_only_on_the_way(tmp_path: Path) -> None:
    lines = [f'{number},"A"' for number in range(300_000)]
    lines[250_000] += "B"
    found = read(tmp_path, "NIK,Nama\n" + "\n".join(lines))
    assert table(found)["Nama"].value_counts(sort=True).rows() == [("A", 299_999), ('"A"B', 1)]
    assert row_numbers(found) == list(range(2, 300_002))
    assert codes(found) == ["roster-quotes"]


def test_quotes_far_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quoting, "_BATCH", 7)
    lines = [f'{number},"A\nB",C' if number % 5 == 0 else f"{number},A,C" for number in range(99)]
    found = read(tmp_path, "NIK,Nama,Desa\n" + "\n".join(lines))
    assert [row[0] for row in cells(found)] == [str(number) for number in range(99)]
    assert [row[1] for row in cells(found)][:6] == ["A\nB", "A", "A", "A", "A", "A\nB"]
    bad = "NIK,Nama,Desa\n" + "\n".join([*lines, '99,"A,C'])
    refuse(tmp_path, bad, "quote-open", "121")


# Round trips

SIGNS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('",;\t|\n \'"')
CELL = st.text(SIGNS, max_size=8)


@examples(150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=8),
    mark=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    end=st.sampled_from(["\n", "\r\n"]),
    quoting_style=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_csv_writes_comes_back(
    tmp_path: Path,
    rows: list[list[str]],
    mark: str,
    encoding: str,
    end: str,
    quoting_style: Any,
) -> None:
    """Backslashes too, where no cell spans lines: its first line may also be a whole record as
    Spark writes it, and is read so."""
    signs = {sign for row in rows for cell in row for sign in cell}
    assume(not {"\\", "\n"} <= signs)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=mark, lineterminator=end, quoting=quoting_style)
    writer.writerow(["NIK", "Nama", "Desa"])
    rows = [["first", "a", "b"], *rows]
    writer.writerows(rows)
    found = read(tmp_path, stream.getvalue().encode(encoding))
    assert cells(found) == [[cell or None for cell in row] for row in rows]
    assert row_numbers(found) == list(range(2, len(rows) + 2))
    assert not table(found)["rentan_extra"].any()


@examples(150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.text('ab,"', max_size=9), max_size=6))
def test_lines_with_any_quotes_are_rows_or_refused(tmp_path: Path, lines: list[str]) -> None:
    """Nothing is swallowed: as many rows as lines, but for cells that really span lines, or else
    the file is refused."""
    header = ",".join(["NIK", *(f"K{number}" for number in range(60))])  # nothing is beyond
    text = f"{header}\nx,y\n" + "".join(line + "\n" for line in lines)
    try:
        source = read(tmp_path, text)
        found = cells(source)
    except InputError as error:
        assume(error.code != "quote-open")
        raise
    inner = sum(cell.count("\n") for row in found for cell in row if cell)
    assert len(found) + inner == len(lines) + 1
    assert not table(source)["rentan_extra"].any()


def test_a_formula_that_keeps_text_is_one_cell_whatever_stands_in_it(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    lines = [
        f'="{NIK}",="Contoh, A",="12-08-1980"',
        f'="{NIK}",="Contoh ""B"", C",x',
        f'{NIK},=1+"a,b',
    ]
    file.write_text("\n".join(["NIK,Nama,Tanggal Lahir", *lines]) + "\n", encoding="utf-8")
    (source,) = opened(tmp_path, file)
    assert cells(source) == [
        [f'="{NIK}"', '="Contoh, A"', '="12-08-1980"'],
        [f'="{NIK}"', '="Contoh ""B"", C"', "x"],
        [NIK, '=1+"a', "b"],
    ]
    assert table(source)["rentan_extra"].to_list() == [False] * 3
    (note,) = [note for note in source.notes if note.code == "roster-quotes"]
    assert note.facts["lines"] == 1  # the third


# Quotes in even numbers, and escaped ones


@pytest.mark.parametrize(
    ("line", "name", "code"),
    [
        (r'"Siti \"Iti\", S.Pd"', 'Siti "Iti", S.Pd', "roster-quotes-escaped"),
        (r'"Siti \""', 'Siti "', "roster-quotes-escaped"),
        (r'"\",\""', '","', "roster-quotes-escaped"),
        (r'"a\\\"b""c"', r'a\\"b"c', "roster-quotes-escaped"),
        ('"Budi" "Udin"', '"Budi" "Udin"', "roster-quotes"),
        ('"Budi"Udin"', '"Budi"Udin"', "roster-quotes"),
        ('Muh. "Amat" Noor', 'Muh. "Amat" Noor', "roster-quotes"),
        ('15" dan 20"', '15" dan 20"', "roster-quotes"),
        (r'"C:\"', "C:\\", ""),
        (r"C:\x", r"C:\x", ""),
        ('"a ""b"" c"', 'a "b" c', ""),
        ('""', None, ""),
        ('"""x"""', '"x"', ""),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_quote_has_one_reading(
    tmp_path: Path, line: str, name: str | None, code: str, end: str
) -> None:
    """Whatever their number is: what Polars takes by their parity is looked over."""
    text = f"NIK,Nama,Desa\n{NIK},{line},x\n{NIK_2},B,y\n".replace("\n", end)
    found = read(tmp_path, text)
    assert cells(found) == [[NIK, name, "x"], [NIK_2, "B", "y"]]
    assert codes(found) == ([code] if code else [])


CELLS_OF_SPARK = st.text('ab,;"\\', max_size=6).filter(
    lambda cell: '""' not in cell and not re.search(r'\\($|"|\\)', cell)
)


@examples(100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELLS_OF_SPARK, min_size=2, max_size=2), min_size=1))
def test_what_spark_writes_comes_back(tmp_path: Path, rows: list[list[str]]) -> None:
    """A backslash before each quote, cells with quotes or delimiters in quotes; a backslash at the
    end of what stands before a quote or of a cell has two readings."""

    def said(cell: str) -> str:
        return '"' + cell.replace('"', '\\"') + '"' if set(cell) & set(',"') else cell

    text = "".join(",".join(["x", *map(said, row)]) + "\n" for row in rows)
    found = read(tmp_path, f"NIK,Nama,Desa\n{text}")
    assert cells(found) == [["x", *(cell or None for cell in row)] for row in rows]


# Other things that programs put into text


@pytest.mark.parametrize(
    ("said", "mark"),
    [(":", ":"), ("^", "^"), ("\\t", "\t"), ("\t", "\t"), ("~", "~"), ("#", "#"), (";", ";")],
)
@pytest.mark.parametrize("around", ["", '"'])
def test_a_first_line_may_name_any_delimiter(
    tmp_path: Path, said: str, mark: str, around: str
) -> None:
    first = f"{around}sep={said}{around}"
    found = read(tmp_path, f"{first}\r\nNIK{mark}Nama\r\n{NIK}{mark}A\r\n")
    assert (cells(found), row_numbers(found)) == ([[NIK, "A"]], [2])
    assert codes(found) == ["roster-delimiter"]


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_ctrl_z_at_the_end_is_no_row(tmp_path: Path, end: str) -> None:
    found = read(tmp_path, f'NIK,Nama\n{NIK},"A"{end}\x1a')
    assert (cells(found), row_numbers(found)) == ([[NIK, "A"]], [2])
    found = read(tmp_path, f"NIK,Nama\n{NIK},A\x1ab{end}\x1a".encode("cp1252") + b"")
    assert cells(found) == [[NIK, "A\x1ab"]]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_rows_that_are_each_one_quoted_cell(
    tmp_path: Path, mark: str, end: str, encoding: str
) -> None:
    """As a spreadsheet writes what it could not part; what needs no quotes has none."""
    rows = ["DAFTAR", '"NIK,Nama,Alamat"', '"1,A,x ""y"""', "", '"2,""B, S.Pd"",Jl. \u00e9"', "3"]
    text = end.join(rows).replace(",", mark)
    found = read(tmp_path, text.encode(encoding))
    assert found.columns == ("NIK", "Nama", "Alamat")
    assert cells(found) == [
        ["1", "A", 'x "y"'], [None] * 3, ["2", f"B{mark} S.Pd", "Jl. \u00e9"], ["3", None, None],
    ]  # fmt: skip
    assert row_numbers(found) == [3, 4, 5, 6]
    assert {"roster-rows-quoted", "roster-quotes"} <= {*codes(found)}


def test_a_delimiter_that_is_said_parts_no_rows_in_quotes(tmp_path: Path) -> None:
    found = read(tmp_path, 'sep=;\n"NIK,Nama"\n"1,A"\n')
    assert (cells(found), row_numbers(found)) == ([["1", "A"]], [2])


def test_many_rows_that_are_each_one_quoted_cell(tmp_path: Path) -> None:
    """Of more bytes than those by which a large file is judged at first."""
    lines = "".join(f'"{at},""A, B"",Desa {at}"\n' for at in range(100_000))
    found = read(tmp_path, '"NIK,Nama,Desa"\n' + lines)
    assert cells(found)[-1] == ["99999", "A, B", "Desa 99999"]
    assert codes(found) == ["roster-rows-quoted"]


def test_a_quoted_row_that_goes_on_is_refused_with_its_line(tmp_path: Path) -> None:
    text = '"NIK,Nama,Alamat"\n"1,A,x"\n"2,B,""y\nz"""\n"3,C,z"\n'
    refuse(tmp_path, text, "rows-quoted", "desa.csv", " 3 ")


@pytest.mark.parametrize("mark", [",", ";", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_some_rows_that_are_each_one_quoted_cell(tmp_path: Path, mark: str, end: str) -> None:
    """A spreadsheet puts in quotes only what holds its own delimiter or quotes."""
    rows = ["NIK;Nama;Desa", "1;A;X", '"2;B, S.Pd;Y"', '"3;""C"" c;Z"', '"4;""D; E"";Z"', "5;F;"]
    text = end.join(rows).replace(";", mark)
    found = read(tmp_path, text)
    names = ["A", "B, S.Pd", '"C" c', f"D{mark} E", "F"]
    if mark == ",":
        names[1] = "B"
        assert cells(found)[1] == ["2,B, S.Pd,Y", None, None]
    else:
        assert [row[1] for row in cells(found)] == names
        assert row_numbers(found) == [2, 3, 4, 5, 6]
        (note,) = (note for note in found.notes if note.code == "roster-quotes-around")
        assert note.facts["lines"] == 3
        assert "3" in Language("id").say("note.roster-quotes-around", **note.facts)


def test_an_address_with_delimiters_alone_in_its_row_is_an_address(tmp_path: Path) -> None:
    """As many cells as headers, or it is one cell."""
    text = 'Alamat,NIK,Nama\n"Jl. A, RT 1",,\n"Jl. B, RT 2"\n"Jl. C, RT 3, RW 4",1,A\n'
    found = read(tmp_path, text)
    assert [row[0] for row in cells(found)] == ["Jl. A, RT 1", "Jl. B, RT 2", "Jl. C, RT 3, RW 4"]
    assert codes(found) == []


def test_a_column_of_quoted_cells_is_a_column(tmp_path: Path) -> None:
    found = read(tmp_path, '"NIK"\n"6408010101800001"\n')
    assert cells(found) == [[NIK]]
