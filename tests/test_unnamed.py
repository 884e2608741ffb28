"""What is shown of a list: its own headers, its name and where it stands, never who is in it. And
that the suite would see it, were somebody named."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from pekerja_rentan.roster.reading.fields import are_headers
from tests.conftest import Run
from tests.screening import save, someone
from tests.unnamed import people_in, refuse_names

WORDS = ("screen", "desa.csv", "--region", "kutim")


# The mechanism


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
def test_who_stands_in_a_list_is_known(tmp_path: Path, suffix: str) -> None:
    file = save(tmp_path / f"a{suffix}", [someone(1), someone(2) | {"Nama": "CONTOH DUA"}])
    niks = {"6408010101800001", "6408010101800002"}
    assert people_in(file) == niks | {"Orang BBB", "CONTOH DUA"}


@pytest.mark.parametrize("said", ["row of Orang BBB\n", "6408010101800001", '{"x":"Orang BBB"}'])
def test_a_name_in_an_answer_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    save(tmp_path / "desa.csv", [someone(1)])
    with pytest.raises(AssertionError, match="the run names"):
        refuse_names(WORDS, said)
    refuse_names(WORDS, "1 row, 6408********0001, Orang BBBukan")
    refuse_names((*WORDS, "--person", "x"), said)


def test_a_name_in_a_summary_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    save(tmp_path / "desa.csv", [someone(1)])
    (tmp_path / "hasil").mkdir()
    (tmp_path / "hasil" / "summary.json").write_text('{"title": "Orang BBB"}', encoding="utf-8")
    with pytest.raises(AssertionError, match="Orang BBB"):
        refuse_names((*WORDS, "--out", "hasil"), "")


def test_a_run_in_this_process_is_watched(
    rentan: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = save(tmp_path / "desa.csv", [someone(1)])
    monkeypatch.setattr("tests.conftest.main", lambda words: print("Orang BBB") or 0)
    with pytest.raises(AssertionError, match="Orang BBB"):
        rentan("screen", str(file))


def test_a_run_in_a_process_of_its_own_is_watched(tmp_path: Path) -> None:
    save(tmp_path / "desa.csv", [someone(1)])
    words = [sys.executable, "-c", "print('Orang' + ' BBB')", *WORDS]
    with pytest.raises(AssertionError, match="Orang BBB"):
        subprocess.run(words, cwd=tmp_path, capture_output=True, check=False)


# What is shown


@pytest.mark.parametrize(
    "headers",
    [
        ["NIK", "Nama", "Hobi"],
        ["No", "No. KTP"],
        ["Nama Lengkap", "Warna"],
        ["TTL", "Alamat"],
        ["NIK (16 digit)", "x"],
    ],
)
def test_headers_that_may_be_shown(headers: list[str]) -> None:
    assert are_headers(headers)


@pytest.mark.parametrize(
    "cells",
    [
        ["6,40801E+15", "Contoh Satu", "12-08-1980", "nelayan"],
        ["Contoh Satu", "pelajar", "aktif", "kampung"],
        ["Contoh Satu", "usaha", "miskin"],
        ["NIK", "6408010101800001"],
        ["Nama", "Contoh Satu", "081234567890"],
        [],
    ],
)
def test_cells_that_may_be_a_persons(cells: list[str]) -> None:
    assert not are_headers(cells)


ROWS = [
    "6,40801E+15;Contoh Satu;12-08-1980;nelayan",
    "6,40801E+15;Contoh Dua;13-08-1980;petani",
]
PLAIN = ["Contoh Satu;nelayan;pelajar;aktif", "Contoh Dua;petani;pelajar;aktif"]
TWICE = ["Contoh Satu;nelayan;Contoh Satu", "Contoh Dua;petani;Contoh Dua"]


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize(
    ("rows", "more", "said"),
    [
        (ROWS, (), ("seems to have no header: row 1", "tanpa judul kolom: baris 1")),
        (PLAIN, (), ("none of the 4 columns", "tidak satu pun dari 4 kolom")),
        (TWICE, (), ("none of the 3 columns", "tidak satu pun dari 3 kolom")),
        (PLAIN, ("--column", "nik=KTP"), ("no column 'KTP'", "tidak ada kolom 'KTP'")),
    ],
)
def test_a_list_without_a_header_is_told_so_and_shows_no_cell(
    rentan: Callable[..., Run],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lang: str,
    rows: list[str],
    more: tuple[str, ...],
    said: tuple[str, str],
) -> None:
    monkeypatch.setenv("RENTAN_DEBUG", "1")
    file = tmp_path / "desa.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    ended = rentan("screen", str(file), "-r", "kutim", "--lang", lang, *more)
    assert (ended.code, ended.out) == (2, "")
    assert said[lang == "id"] in ended.err
    for word in ("Contoh", "nelayan", "1980", "6,408"):
        assert word not in ended.err


def test_members_without_a_header(rentan: Callable[..., Run], tmp_path: Path) -> None:
    file = save(tmp_path / "desa.csv", [someone(1)])
    members = tmp_path / "peserta.csv"
    members.write_text("\n".join(PLAIN), encoding="utf-8")
    for lang, said in (("en", "it seems to have no header"), ("id", "tampaknya tanpa judul kolom")):
        ended = rentan(
            "screen", str(file), "-r", "kutim", "--members", str(members), "--lang", lang
        )
        assert ended.code == 2
        assert said in ended.err
        assert "Contoh" not in ended.err


def test_a_parquet_file_whose_columns_are_a_person(
    rentan: Callable[..., Run], tmp_path: Path
) -> None:
    """As where a list without a header was read as one with."""
    file = tmp_path / "desa.parquet"
    pl.DataFrame({"6,40801E+15": ["x"], "Contoh Satu": ["y"]}).write_parquet(file)
    ended = rentan("screen", str(file), "-r", "kutim")
    assert ended.code == 2
    assert "Contoh" not in ended.err


def test_cells_that_stand_twice_in_what_no_header_is(
    rentan: Callable[..., Run], tmp_path: Path
) -> None:
    file = tmp_path / "desa.csv"
    file.write_text("Nomer;Contoh Satu;Contoh Satu\n6408010101800001;a;b\n", encoding="utf-8")
    for lang, said in (("en", "1 header of desa.csv appears more"), ("id", "1 judul kolom")):
        ended = rentan("screen", str(file), "-r", "kutim", "--column", "nik=Nomer", "--lang", lang)
        assert said in ended.out
        assert "Contoh Satu" not in ended.out + ended.err


def test_titles_are_told_by_their_rows(rentan: Callable[..., Run], tmp_path: Path) -> None:
    file = tmp_path / "desa.csv"
    titles = "".join(f"Catatan tentang CONTOH {number}\n" for number in range(8))
    file.write_text(f"{titles}\nNIK,Nama\n6408010101800001,CONTOH A\n", encoding="utf-8")
    for lang, more in (("en", "rows 1, 2, 3, 4, 5 and 3 more"), ("id", "1, 2, 3, 4, 5 dan 3 lagi")):
        ended = rentan("screen", str(file), "-r", "kutim", "--lang", lang)
        assert more in ended.out
        assert "tentang" not in ended.out + ended.err


@pytest.mark.parametrize("command", ["screen", "verify"])
def test_a_fault_of_ours_says_nothing_that_a_library_has_read(
    rentan: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """What Polars or Spark says may hold a cell."""

    def broken(*_: object, **__: object) -> None:
        name = " ".join(("Orang", "B"))
        try:
            raise ValueError(f"could not parse '{name}'")
        except ValueError as error:
            raise KeyError(name) from error

    file, receipt = save(tmp_path / "desa.csv", [someone(1)]), str(tmp_path / "bukti.json")
    screened = ("screen", str(file), "-r", "kutim")
    assert rentan(*screened, "--receipt", receipt).code == 0
    monkeypatch.setattr("pekerja_rentan.roster.screening.Screening.judge", broken)
    words = screened if command == "screen" else ("verify", receipt, "--lists", str(tmp_path))
    ended = rentan(*words)
    assert (ended.code, ended.out) == (70, "")
    assert "rentan failed: KeyError." in ended.err
    monkeypatch.setenv("RENTAN_DEBUG", "1")
    ended = rentan(*words)
    assert ended.code == 70
    assert "in broken\n" in ended.err
    assert "ValueError\n" in ended.err
    assert "could not parse 'O" not in ended.err


def test_what_spark_quotes_is_not_said() -> None:
    from pekerja_rentan.roster.spark.session import said_by

    said = said_by(ValueError("[CAST_INVALID_INPUT] The value 'Contoh Satu' of the type STRING"))
    assert said == "[CAST_INVALID_INPUT] A value of the type STRING"
