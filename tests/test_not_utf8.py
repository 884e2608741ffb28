"""Names of files and words on the command line that hold bytes which are not UTF-8, as old archives
and other systems leave them."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pekerja_rentan.language import Language
from tests.conftest import Run
from tests.screening import save, someone

BYTE = os.fsdecode(b"\xff")
SHOWN = r"\udcff"
WORDS = ("-r", "kutim", "-y", "2024")


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    return save(tmp_path / "desa.csv", [someone()])


def _refused(ended: Run, *parts: str) -> None:
    assert (ended.code, ended.out) == (2, "")
    assert [part for part in parts if part not in ended.err] == []
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize("where", ["file", "folder", "pattern", "members"])
@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_list_whose_name_is_not_utf8_is_refused(
    tmp_path: Path, rentan: Callable[..., Run], roster: Path, where: str, kind: str, lang: str
) -> None:
    folder = tmp_path / f"desa{BYTE}"
    folder.mkdir()
    made = save(tmp_path / f"b.{kind}", [someone()])
    file = made.rename(tmp_path / f"b{BYTE}.{kind}" if where == "file" else folder / made.name)
    named: dict[str, list[str | Path]] = {
        "file": [file], "folder": [folder], "pattern": [folder / "*"],
        "members": [roster, "--members", file],
    }  # fmt: skip
    ended = rentan("screen", *(str(path) for path in named[where]), *WORDS, "--lang", lang)
    shown = Language(lang).say(
        "error.path-not-utf8", path=str(file if where == "members" else named[where][0])
    )
    _refused(ended, shown, SHOWN)


def test_a_person_in_words_that_are_not_utf8_is_refused(rentan: Callable[..., Run]) -> None:
    person = f"nik=6408{BYTE}, lahir=12-08-1980"
    _refused(
        rentan("screen", *WORDS, "--person", person),
        "--person",
        SHOWN,
        "is not UTF-8 text. Type it again.",
    )
    _refused(
        rentan("screen", *WORDS, "--person", person, "--lang", "id"),
        SHOWN,
        "bukan teks UTF-8. Ketik ulang.",
    )


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_lists_are_written_into_a_folder_that_is_not_named_in_utf8(
    tmp_path: Path, rentan: Callable[..., Run], roster: Path, kind: str
) -> None:
    out = tmp_path / f"hasil{BYTE}"
    ended = rentan("screen", str(roster), *WORDS, "--out", str(out), "--lists", kind)
    assert ended.code == 0, ended.err
    assert (out / f"eligible.{kind}").stat().st_size > 0
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert summary["rows"] == 1


def test_no_parquet_is_written_where_the_name_is_not_utf8(
    tmp_path: Path, rentan: Callable[..., Run], roster: Path
) -> None:
    out = tmp_path / f"hasil{BYTE}"
    ended = rentan("screen", str(roster), *WORDS, "--out", str(out), "--lists", "parquet")
    _refused(ended, SHOWN, "is not UTF-8 text. Rename the file or its folder.")
    assert not out.exists()


def test_no_copy_of_a_list_is_made_where_the_name_is_not_utf8(
    tmp_path: Path, rentan: Callable[..., Run], roster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / f"kerja{BYTE}"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    _refused(rentan("screen", str(roster), *WORDS), SHOWN, "Rename the file or its folder.")
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("format", ["table", "json", "csv", "md"])
def test_a_name_that_is_not_utf8_is_written_out_in_answers(
    rentan: Callable[..., Run], format: str
) -> None:
    ended = rentan("plan", "-r", "kutim", "--cohort", f"a{BYTE}=5@2025", "-f", format)
    assert ended.code == 0, ended.err
    shown = {"json": SHOWN.replace("\\", "\\\\"), "md": SHOWN.replace("\\", "\\\\")}.get(
        format, SHOWN
    )
    assert shown in ended.out
    ended.out.encode()


def test_a_trace_is_written_out(
    rentan: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RENTAN_DEBUG", "1")
    ended = rentan("cost", f"--{BYTE}")
    assert ended.code == 2
    assert "Traceback" in ended.err
    ended.err.encode()
