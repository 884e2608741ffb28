"""Files, folders, patterns and pipes as people name them, and what is no roster."""

import gzip
import io
import os
import sys
import zipfile
from itertools import product
from pathlib import Path

import pytest

from pekerja_rentan.language import Language
from pekerja_rentan.roster.reading.opening import open_sources
from pekerja_rentan.roster.reading.source import Source
from tests.ordinary import ordinary
from tests.rosters import NIK, cells, codes, opened, refused, row_numbers, table
from tests.series import few

ROSTER = f"NIK,Nama\n{NIK},SATU\n"


def put(file: Path, text: str | bytes = ROSTER) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def names(sources: tuple[Source, ...]) -> list[str]:
    return [source.name for source in sources]


# Finding files


def test_one_file(tmp_path: Path) -> None:
    (source,) = opened(tmp_path, put(tmp_path / "desa.csv"))
    assert (source.name, source.columns, source.first_row) == ("desa.csv", ("NIK", "Nama"), 2)
    assert cells(source) == [[NIK, "SATU"]]
    assert table(source)["rentan_extra"].to_list() == [False]
    assert source.size == len(ROSTER)
    assert source.sha256 == "5a1f" or len(source.sha256) == 64
    assert source.notes == ()


def test_only_the_columns_that_are_asked_for(tmp_path: Path) -> None:
    (source,) = opened(tmp_path, put(tmp_path / "desa.csv"))
    assert table(source, ["Nama"]).columns == ["Nama", "rentan_extra", "rentan_row"]
    assert table(source, []).rows() == [(False, 2)]


def test_several_files_in_the_order_given(tmp_path: Path) -> None:
    paths = [put(tmp_path / f"{name}.csv", ROSTER + name) for name in ("b", "a", "c")]
    assert names(opened(tmp_path, *paths)) == ["b.csv", "a.csv", "c.csv"]


def test_a_folder_by_name_with_what_is_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "desa"
    for name in ("b.csv", "a.TSV", "c.csv", "foto.jpg", "_SUCCESS", ".c.csv.crc", "~$a.xlsx"):
        put(folder / name, ROSTER.replace("SATU", name))
    put(folder / "kosong.csv", "")
    put(folder / "dalam" / "d.csv")
    sources = opened(tmp_path, folder)
    assert names(sources) == ["a.TSV", "b.csv", "c.csv"]
    assert codes(sources[0]) == ["rosters-left-out"]
    assert sources[0].notes[0].facts["files"] == ("dalam", "foto.jpg", "kosong.csv")


def test_a_folder_without_rosters(tmp_path: Path) -> None:
    put(tmp_path / "desa" / "foto.jpg")
    refused("folder-empty", "desa", ".xlsx", by=lambda: opened(tmp_path, tmp_path / "desa"))


def test_patterns_that_the_shell_did_not_see(tmp_path: Path) -> None:
    for name in ("desa-2.csv", "desa-1.csv", "lain.csv", "dalam/desa-3.csv"):
        put(tmp_path / name, ROSTER + name)
    assert names(opened(tmp_path, tmp_path / "desa-*.csv")) == ["desa-1.csv", "desa-2.csv"]
    assert names(opened(tmp_path, tmp_path / "**" / "desa-*.csv")) == [
        "desa-3.csv",
        "desa-1.csv",
        "desa-2.csv",
    ]
    refused("pattern-empty", "x*.csv", by=lambda: opened(tmp_path, tmp_path / "x*.csv"))


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    (source,) = opened(tmp_path, put(tmp_path / "desa [1]*.csv"))
    assert cells(source) == [[NIK, "SATU"]]


def test_files_of_one_name_show_their_folders(tmp_path: Path) -> None:
    paths = [put(tmp_path / f"{name}/desa.csv", ROSTER + name) for name in ("a", "b")]
    assert names(opened(tmp_path, *paths)) == ["a/desa.csv", "b/desa.csv"]


def test_a_file_named_twice(tmp_path: Path) -> None:
    file = put(tmp_path / "desa.csv")
    link = tmp_path / "tautan.csv"
    link.symlink_to(file)
    refused("roster-twice", "desa.csv", by=lambda: opened(tmp_path, file, file))
    refused("roster-twice", "tautan.csv", by=lambda: opened(tmp_path, file, link))
    refused("roster-twice", "desa.csv", by=lambda: opened(tmp_path, tmp_path / "*.csv", file))


def test_a_copy_under_another_name_is_noted(tmp_path: Path) -> None:
    paths = [put(tmp_path / "desa.csv"), put(tmp_path / "desa (1).csv")]
    first, second = opened(tmp_path, *paths)
    assert (codes(first), codes(second)) == ([], ["roster-copy"])


def test_a_missing_file_offers_the_nearest(tmp_path: Path) -> None:
    put(tmp_path / "desa-a.csv")
    refused("roster-missing", "desa-a.csv?", by=lambda: opened(tmp_path, tmp_path / "desa_a.csv"))
    refused("roster-missing", "x/y.csv", by=lambda: opened(tmp_path, tmp_path / "x/y.csv"))
    refused("roster-missing", by=lambda: opened(tmp_path, ""))


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = put(tmp_path / "desa.csv")

    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    error = refused("roster-unreadable", "desa.csv", by=lambda: opened(tmp_path, file))
    assert Language("en").message(error).endswith("cannot be read: Permission denied.")
    assert Language("id").message(error).endswith("tidak dapat dibaca: tidak diizinkan.")


def test_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with put(tmp_path / "in").open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        (source,) = opened(tmp_path, "-")
    assert (source.name, cells(source), codes(source)) == ("-", [[NIK, "SATU"]], [])
    assert source.path.parent == tmp_path / ".scratch"


def test_standard_input_with_nothing_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with put(tmp_path / "in", "").open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        refused("roster-empty", "-: ", by=lambda: opened(tmp_path, "-"))


def test_a_pipe(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.write(write, ROSTER.encode())
    os.close(write)
    (source,) = opened(tmp_path, f"/dev/fd/{read}")
    os.close(read)
    assert cells(source) == [[NIK, "SATU"]]


# What is no roster


@pytest.mark.parametrize(
    ("name", "content", "code", "part"),
    [
        ("desa.csv", b"", "roster-empty", "desa.csv"),
        ("desa.csv", b" \n\n", "roster-empty", "desa.csv"),
        ("desa.csv.gz", gzip.compress(b"NIK", mtime=0), "roster-packed", "gzip"),
        ("desa.pdf", b"%PDF-1.7", "roster-other", "PDF"),
        ("desa.csv", b"\x89PNG\r\n", "roster-other", "PNG"),
        ("desa.json", b"[]", "roster-suffix", ".json"),
        ("desa.xls", b"<html><table><tr><td>NIK", "roster-page", "CSV"),
        ("desa.csv", b"\xef\xbb\xbf <!DOCTYPE html>", "roster-page", "XLSX"),
        ("desa.fods", b"<?xml version='1.0'?>\n<office:document x='y'>", "roster-xml", "Flat ODS"),
        ("desa.xls", b'<?xml?><?mso-application progid="Excel.Sheet"?>', "roster-xml", "XML 2003"),
        (
            "desa.xml",
            b'<?xml?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "roster-xml",
            "XLSX",
        ),
        ("desa.doc", b"\xd0\xcf\x11\xe0" + b"x" * 600, "roster-other", "Microsoft Office"),
        ("desa.parquet", b"PAR1 and no end", "parquet-broken", "desa.parquet"),
        ("desa.parquet", b"NIK,Nama", "parquet-broken", "desa.parquet"),
        ("desa.xlsx", b"PK\x03\x04 cut off", "workbook-broken", "desa.xlsx"),
        ("desa.csv", b"NIK,Nama\n1,a\0b\n", "roster-nul", "2"),
    ],
)
def test_no_roster(tmp_path: Path, name: str, content: bytes, code: str, part: str) -> None:
    file = put(tmp_path / name, content)
    refused(code, part, by=lambda: opened(tmp_path, file))


@pytest.mark.parametrize(
    ("inside", "code"), [("word/document.xml", "roster-other"), ("a.csv", "roster-packed")]
)
def test_zip_files_that_are_no_workbooks(tmp_path: Path, inside: str, code: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(inside, "x")
    file = put(tmp_path / "desa.xlsx", packed.getvalue())
    refused(code, by=lambda: opened(tmp_path, file))


def test_text_under_the_name_of_a_workbook_is_read_and_noted(tmp_path: Path) -> None:
    (source,) = opened(tmp_path, put(tmp_path / "desa.xls", ROSTER.replace(",", "\t")))
    assert cells(source) == [[NIK, "SATU"]]
    assert codes(source) == ["roster-other-name", "roster-delimiter"]


# Tables without rows


def test_headers_only(tmp_path: Path) -> None:
    empty = put(tmp_path / "kosong.csv", "NIK,Nama\n")
    blank = put(tmp_path / "hampa.csv", "NIK,Nama\n\n,,\n  ,\n")
    full = put(tmp_path / "desa.csv")
    error = refused("rosters-without-rows", "kosong.csv", by=lambda: opened(tmp_path, empty, blank))
    assert error.facts["names"] == ["kosong.csv", "hampa.csv"]
    sources = opened(tmp_path, empty, full)
    assert [codes(source) for source in sources] == [["roster-without-rows"], []]
    assert list(sources[0].batches()) == []


# Files that change


def test_a_file_that_changes_between_two_readings(tmp_path: Path) -> None:
    file = put(tmp_path / "desa.csv")
    (source,) = opened(tmp_path, file)
    assert cells(source) == [[NIK, "SATU"]]
    put(file, ROSTER + "x")
    refused("roster-changed", "desa.csv", by=lambda: list(source.batches()))
    file.unlink()
    refused("roster-changed", "desa.csv", by=lambda: list(source.batches()))


# Fingerprints


def test_the_fingerprint_is_of_the_bytes(tmp_path: Path) -> None:
    from hashlib import sha256

    small = put(tmp_path / "a.csv")
    large = put(tmp_path / "b.csv", ROSTER + f"{NIK},DUA\n" * 100_000)
    for source in opened(tmp_path, small, large):
        assert source.sha256 == sha256(source.path.read_bytes()).hexdigest()
    assert row_numbers(opened(tmp_path, large)[0])[-1] == 100_002


def test_nothing_is_left_beside_the_rosters(tmp_path: Path) -> None:
    file = put(tmp_path / "desa.csv", "NIK,Nama\n1,Jos\xe9\n".encode("cp1252"))
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    open_sources([str(file)], scratch=scratch)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desa.csv", "scratch"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
@pytest.mark.parametrize(
    ("pattern", "mode"),
    few(
        product(("*/*.csv", "**/*.csv", "d*/sub/*.csv", "d*/*/a.csv"), (0o000, 0o444, 0o111)),
        every=4,
    ),
)
def test_a_pattern_into_a_folder_that_is_shut_is_refused(
    tmp_path: Path, pattern: str, mode: int
) -> None:
    """Else the lists of a village would be missing, and nobody would know."""
    for village in ("desa-a", "desa-b"):
        for folder in (tmp_path / village, tmp_path / village / "sub"):
            folder.mkdir()
            (folder / "a.csv").write_text("NIK\n6408010101800001\n", encoding="utf-8")
    shut = tmp_path / "desa-b"
    shut.chmod(mode)
    try:
        ended = ordinary("screen", pattern, "-r", "nasional", "--attest", "all", "--lang", "en",
                         "--period", "2024-01", cwd=tmp_path)  # fmt: skip
    finally:
        shut.chmod(0o755)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "desa-b' cannot be read: Permission denied." in ended.stderr
