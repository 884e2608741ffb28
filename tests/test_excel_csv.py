"""CSV that Excel opens by a double click, where it is asked for: nothing of it becomes another
thing, nothing runs, and rentan reads it back as what it was."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan.files import excel_csv
from pekerja_rentan.files.transaction import FileTransaction
from pekerja_rentan.roster.reading.source import Source
from pekerja_rentan.roster.writing.writers import Sheet, writer
from tests.conftest import Run

LIST = """NIK;Nama;Tanggal Lahir;No HP;Pekerjaan;Status Pekerjaan;Kabupaten;Penghasilan
6408014501800001;"SITI ""ITI"" A, S.Pd";05-01-1980;081234567890;nelayan;mandiri;Kutai Timur;1,5 juta
6408010101790002;"=1+1,";01/01/1979;+62812345678;petani;mandiri;Kutai Timur;1500000
"""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RENTAN_CSV", "excel")


def opened(raw: bytes) -> list[list[str]]:
    """The cells as an Excel that is set to Indonesian shows them."""
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    found = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";")
    return [[shown(cell) for cell in row] for row in found]


def shown(cell: str) -> str:
    if cell.startswith('="') and cell.endswith('"'):
        assert '"' not in cell[2:-1].replace('""', "")
        return cell[2:-1].replace('""', '"')
    assert not cell.startswith(("=", "@"))
    return cell


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("6408014501800001", '="6408014501800001"'), ("081234567890", '="081234567890"'),
        ("+62812345678", '="+62812345678"'), ("64.08", '="64.08"'), ("2024-01", '="2024-01"'),
        ("05-01-1980", '="05-01-1980"'), ("1E5", '="1E5"'), ('12" pipa', '="12"" pipa"'),
        ("1 juta", '="1 juta"'), ("007", '="007"'), ("-007", '="-007"'),
        ("-5", "-5"), ("(12)", '="(12)"'), (",5", '=",5"'), ("1" * 251, "1" * 251),
        ("nelayan", "nelayan"), ("0", "0"), ("120", "120"), ("1" * 15, "1" * 15), ("", ""),
        ("=1+1", "'=1+1"), ("a,=1+1", "a,'=1+1"), ("1;=1+1", '="1;=1+1"'),
        (20_160_000_000, 20_160_000_000), (10**15, '="1000000000000000"'), (-3, -3),
        (0.8765, "0,8765"), (None, None), (True, True),
    ],
)  # fmt: skip
def test_a_cell_stays_in_excel_what_it_is(value: object, written: object) -> None:
    assert excel_csv.cell(value) == written


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20) | st.from_regex(
    r"[-+(.]?[0-9]{1,17}[\"./;,=-]?[0-9]{0,4}", fullmatch=True
)


@given(st.lists(CELLS, min_size=1))
def test_lists_and_answers_write_a_text_alike(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    file = tmp_path_factory.mktemp("lists") / "daftar.csv"
    with pytest.MonkeyPatch.context() as patch, FileTransaction() as transaction:
        patch.setenv("RENTAN_CSV", "excel")
        to = writer(transaction, file, ["Nama"], Sheet())
        to.add(pl.DataFrame({"Nama": texts}))
        to.close()
        transaction.commit()
    text = file.read_bytes().decode("utf-8-sig")
    found = [
        row[0] if row else "" for row in csv.reader(io.StringIO(text, newline=""), delimiter=";")
    ]
    assert found == ["Nama", *map(excel_csv.cell, texts)]


def test_answers_in_a_file_and_on_stdout(
    rentan: Callable[..., Run], tmp_path: Path, asked: None
) -> None:
    request = ("cost", "--region", "65.71", "--workers", "10", "--year", "2024")
    file = tmp_path / "jawaban.csv"
    assert rentan(*request, "--output", str(file)).code == 0
    found = opened(file.read_bytes())
    assert found[3] == ["65.71", "total", "2024", "10", "120", "", "2016000", ""]
    assert b'"=""65.71""";total;2024;10;120;;2016000;\r\n' in file.read_bytes()
    assert opened(rentan(*request, "--format", "csv").out.encode()) == found


def test_answers_to_many_requests(rentan: Callable[..., Run], tmp_path: Path, asked: None) -> None:
    requests, file = tmp_path / "minta.csv", tmp_path / "jawab.csv"
    requests.write_text("id,region,workers,months\n0012,kutim,100,12\n13,kutim,1.000,12\n")
    assert rentan("batch", str(requests), "-c", "cost", "-o", str(file)).code == 0
    found = opened(file.read_bytes())
    at = found[0].index("total")
    assert [(row[found[0].index("id")], row[at]) for row in found[1:]] == [
        ("0012", "20160000"), ("13", "201600000"),
    ]  # fmt: skip
    assert b'"=""0012"""' in file.read_bytes()


def test_lists_and_what_rentan_reads_of_them(
    rentan: Callable[..., Run], tmp_path: Path, asked: None
) -> None:
    (tmp_path / "desa.csv").write_text(LIST, encoding="utf-8")
    folder = tmp_path / "hasil"
    first = ("screen", str(tmp_path / "desa.csv"), "-r", "kutim", "-y", "2025", "--lists", "csv")
    assert rentan(*first, "--out", str(folder)).code == 0
    raw = (folder / "eligible.csv").read_bytes()
    header, *people = opened(raw)
    assert header[:2] == ["NIK", "Nama"]
    assert [person[:4] for person in people] == [
        ["6408014501800001", 'SITI "ITI" A, S.Pd', "05-01-1980", "081234567890"],
        ["6408010101790002", "'=1+1,", "01/01/1979", "+62812345678"],
    ]
    again = rentan("screen", str(folder / "eligible.csv"), "-r", "kutim", "-y", "2025")
    assert "\nOf 2 rows, 2 may be covered, 0 may not, 0 need data.\n" in again.out


@pytest.mark.parametrize("more", [("--format", "csv"), ("--out", "hasil", "--lists", "csv")])
def test_a_kind_that_does_not_exist_is_told_before_a_list_is_read(
    rentan: Callable[..., Run],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    more: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RENTAN_CSV", "exel")
    monkeypatch.delattr(Source, "batches")  # which would end in another error
    Path("desa.csv").write_text(LIST, encoding="utf-8")
    ended = rentan("screen", "desa.csv", "-r", "kutim", *more)
    assert (ended.code, ended.out) == (2, "")
    assert "RENTAN_CSV" in ended.err
    assert not Path("hasil").exists()


def test_a_kind_that_does_not_exist_is_refused_with_what_there_is(
    rentan: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RENTAN_CSV", "exel")
    ended = rentan("cost", "-r", "kutim", "-w", "10", "-o", str(tmp_path / "a.csv"))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "rentan: RENTAN_CSV: there is no kind of CSV 'exel'. Did you mean excel? "
        "There are: plain, excel.\n"
    )
    assert not (tmp_path / "a.csv").exists()
