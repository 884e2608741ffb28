"""The archive for planners: what it is made of, and what one sees who opens it."""

import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.windows.machine import ROOT, Ended, Windows, lay_out

pytestmark = [pytest.mark.windows, pytest.mark.xdist_group("windows")]

RENTAN = r"..\rentan\rentan.cmd"
LOADS = """
import sys
from pekerja_rentan.cli.app import main
main("cost -r kutim -w 100 -f json".split())
names = {name.partition(".")[0] for name in sys.modules}
print(*names.difference(sys.stdlib_module_names), file=sys.stderr)
"""
"""Tells which packages beside Python's own the shortest answer needs."""
LARGEST = 95_000_000


def test_the_same_bytes_come_of_it_again(archive: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    command = [sys.executable, str(ROOT / "packaging" / "windows" / "archive.py"), str(again)]
    subprocess.run(command, check=True, capture_output=True)
    assert again.read_bytes() == archive.read_bytes()
    assert len(again.read_bytes()) < LARGEST


def test_a_folder_that_is_not_there_is_said_before_the_work(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "packaging" / "windows" / "archive.py")]
    ended = subprocess.run(
        [*command, tmp_path / "no" / "a.zip"], capture_output=True, encoding="utf-8"
    )
    assert (ended.returncode, ended.stderr) == (1, f"archive: there is no folder {tmp_path}/no\n")


def test_it_holds_a_python_rentan_and_what_to_read_first(archive: Path) -> None:
    with ZipFile(archive) as packed:
        names = set(packed.namelist())
        readme = packed.read("rentan/BACA-SAYA.txt")
    assert {"rentan/rentan.cmd", "rentan/python/python.exe", "rentan/python/LICENSE.txt"} <= names
    assert "rentan/packages/pekerja_rentan/policies/kutim.yaml" in names
    assert not [name for name in names if "__pycache__" in name or "/bin/" in name]
    assert readme.startswith(b"rentan: ")
    assert readme.count(b"\r\n") == readme.count(b"\n") > 30
    readme.decode("ascii")  # Notepad of any Windows shows it


@pytest.fixture(scope="module")
def folder(machine: Windows) -> Path:
    made = lay_out(machine.home / "clicked")
    for name, answers in {
        "biaya.txt": "1\n100\nkutim\n\n",
        "surat.txt": "4\n100\nkutim\n\nsurat.docx\n",
        "seret.txt": "kutim\n",
    }.items():
        (made / name).write_text(answers, encoding="utf-8")
    (made / "data desa.csv").write_bytes((ROOT / "examples" / "desa-a.csv").read_bytes())
    return made


@pytest.fixture(scope="module")
def clicked(machine: Windows, folder: Path) -> dict[str, Ended]:
    """What comes of clicking, of dragging a list, and of typing."""
    full = "Z:\\" + str(folder.relative_to(machine.root)).replace("/", "\\")
    jobs: dict[str, dict[str, Any]] = {
        "click": {"command": RENTAN, "stdin": "biaya.txt"},
        "letter": {"command": RENTAN, "stdin": "surat.txt"},
        "drag": {"command": rf'{RENTAN} "{full}\data desa.csv"', "stdin": "seret.txt"},
        "type": {"command": f"{RENTAN} cost -r kutim -w 100"},
        "none": {"command": RENTAN},
    }
    ended = machine.drive([*jobs.values()], folder, "id_ID.UTF-8")
    return dict(zip(jobs, ended, strict=True))


def text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace").replace("\r\n", "\n")


def test_a_click_asks_what_is_wanted_and_answers(clicked: dict[str, Ended]) -> None:
    run = clicked["click"]
    assert run.code == 0
    assert text(run.err).startswith("Apa yang diperlukan?\n  1  Biaya untuk sejumlah pekerja\n")
    assert "Perintahnya: rentan cost --workers 100 --region kutim\n" in text(run.err)
    assert text(clicked["type"].out) in text(run.out)
    assert clicked["type"].code == 0


def test_a_letter_is_written_where_it_says(clicked: dict[str, Ended], folder: Path) -> None:
    assert clicked["letter"].code == 0
    assert r"\clicked\surat.docx" in text(clicked["letter"].err)
    assert (folder / "surat.docx").is_file()


def test_a_list_that_is_dragged_on_it_is_judged(clicked: dict[str, Ended], folder: Path) -> None:
    run = clicked["drag"]
    assert run.code == 0, text(run.err)
    assert "Apa yang diperlukan" not in text(run.err)
    assert (folder / "data desa-hasil" / "eligible.xlsx").is_file()


def test_who_answers_nothing_gets_2(clicked: dict[str, Ended]) -> None:
    assert clicked["none"].code == 2
    assert "jawaban berakhir" in text(clicked["none"].err)


def test_an_answer_loads_no_more_than_here(machine: Windows) -> None:
    """Once policies are kept; the seconds of it, benchmarks/windows.py measures."""
    for _ in range(2):
        there = machine.run(machine.folder / "python" / "python.exe", "-c", LOADS)
        here = subprocess.run([sys.executable, "-c", LOADS], capture_output=True, check=True)
    assert b"typer" in there.stderr.split()
    assert set(there.stderr.split()) <= {*here.stderr.split(), b"colorama"}
