"""A folder of any files is proved, and a fault in the tool would be found."""

import csv
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pekerja_rentan.cli.app import main as rentan
from tests.corpus import proof, run
from tests.corpus.__main__ import main
from tests.screening import save, someone
from tests.series import few

pytestmark = pytest.mark.xdist_group("corpus")
ROOT = Path(__file__).parents[1]
NAME = "Ketumbar Gergaji"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A list, a list below a title and with a total, a table of other things, no table at all."""
    folder = tmp_path / "berkas"
    (folder / "dalam").mkdir(parents=True)
    people = [someone(number, Nama=NAME) for number in range(1, 4)]
    save(folder / "daftar.csv", people)
    save(folder / "dalam" / "daftar.xlsx", people)
    (folder / "dalam" / "toko.tsv").write_text("kode\tbarang\tharga\n1\tbuku tulis\t5000\n")
    (folder / "surat.txt").write_text("Yang terhormat,\n\nterlampir daftar kami.\n")
    (folder / "rusak.xls").write_bytes(b"\xd0\xcf\x11\xe0 no workbook")
    (folder / "gambar.png").write_bytes(b"no list at all")
    return folder


def _told(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = main([str(folder), "--jobs", "0", *words])
    return code, capsys.readouterr().out


def test_a_folder_is_proved(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = _told(files, capsys)
    assert code == 0, out
    assert out.startswith("5 of 5 files tried, 0 with faults; judged ")
    assert [none for none in ("judged 0", "refused 0", " 0 lines") if none in out] == []


def test_it_ends_when_the_time_is_over(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = _told(files, capsys, "--minutes", "0")
    assert (code, out[: len("0 of 5 files")]) == (0, "0 of 5 files")


def _also(does: Callable[[list[str]], int | None]) -> Callable[[list[str]], int]:
    """The command line, and what a fault in it would do."""

    def patched(words: list[str]) -> int:
        code = rentan(words)
        done = does(words)
        return code if done is None else done

    return patched


def _crash(words: list[str]) -> int:
    raise IndexError


def _print(text: str) -> Callable[[list[str]], None]:
    return lambda words: print(text, file=sys.stderr)


def _first_list(words: list[str]) -> Path | None:
    path = Path(words[words.index("--out") + 1]) / "eligible.csv"
    return path if path.is_file() and len(path.read_text("utf-8").splitlines()) > 1 else None


def _lose_a_row(words: list[str]) -> None:
    if path := _first_list(words):
        path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")


def _double_a_row(words: list[str]) -> None:
    if path := _first_list(words):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join((*lines, lines[-1])), "utf-8")


def _set_aside(words: list[str]) -> None:
    if path := _first_list(words):
        with path.open(encoding="utf-8", newline="") as stream:
            *kept, last = csv.DictReader(stream)
        last |= {"rentan_outcome": "aside", "rentan_reasons": "header"}
        for name, rows in (("eligible", kept), ("aside", [last])):
            with path.with_stem(name).open("w", encoding="utf-8", newline="") as stream:
                table = csv.DictWriter(stream, [*last])
                table.writeheader()
                table.writerows(rows)


@pytest.mark.parametrize(
    ("does", "said"),
    few(
        [
            (_crash, "ends with 70"),
            (lambda words: 3, "ends with 3"),
            (_print("Traceback (most recent call last):"), "prints a traceback"),
            (_print("look at 6408010101800001"), "shows a number like a NIK"),
            (_print(f"what is {NAME}?"), "shows the cell in line 2"),
            (_lose_a_row, "lines are in no list"),
            (_double_a_row, "1 lines stand in two lists"),
            (_set_aside, "is set aside and holds a number like a NIK"),
            (_set_aside, "is set aside as headers and holds something else"),
        ],
        every=3,
    ),
)
def test_a_fault_is_found(
    files: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    does: Callable[[list[str]], int | None],
    said: str,
) -> None:
    for other in files.iterdir():  # one list is enough
        if other.name != "daftar.csv":
            shutil.rmtree(other) if other.is_dir() else other.unlink()
    monkeypatch.setattr(proof, "main", _also(does))
    code, out = _told(files, capsys)
    assert code == 1
    assert f"{files / 'daftar.csv'}: " in out
    assert said in out


def test_a_file_that_ends_the_process_is_named(
    files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def server() -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-c", "import sys; sys.stdin.readline()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    monkeypatch.setattr(run, "_server", server)
    code = main([str(files), "--jobs", "1"])
    out = capsys.readouterr().out
    assert code == 1
    assert out.count("or ends the process") == 5


@pytest.mark.thorough
def test_processes_beside_each_other_say_the_same(files: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.corpus", str(files), "--jobs", "2"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("5 of 5 files tried, 0 with faults; ")
