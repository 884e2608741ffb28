"""Command lines as Windows PowerShell 5.1 writes them for a program, read by rentan as Windows
hands them on. PowerShell itself runs only on Windows; how it writes them is known: it takes its own
quotes off, makes a word of each item between commas, puts double quotes around what holds a space
and does not begin with one, and escapes nothing (PowerShell 7.3 and later escape; what they write
is what ``test_habits`` and ``test_windows`` hand on)."""

from pathlib import Path
from typing import Any

import pytest

from tests.windows.machine import Ended, Windows, lay_out

pytestmark = [pytest.mark.windows, pytest.mark.xdist_group("windows")]


def line(*words: str) -> str:
    """The words, without the quotes of PowerShell itself, as it joins them."""
    return " ".join(f'"{word}"' if " " in word and word[0] != '"' else word for word in words)


COST = ("cost", "-w", "5", "-y", "2024", "-f", "csv")
LINES = {
    "plain": line(*COST, "-r", "kutim"),
    "space": line(*COST, "-r", "Kota Tarakan"),
    "double": line(*COST, "-r", '"Kota Tarakan"'),
    "verbatim": 'cost -w 5 -y 2024 -f csv -r "Kota Tarakan"',  # behind --%
    "verbatim-single": "cost -w 5 -y 2024 -f csv -r 'Kota Tarakan'",
    "comma": line(*COST, "--programs", "jkk,jkm"),
    "items": line(*COST, "--programs", "jkk", "jkm"),
    "within": line(*COST, "-r", 'Kota "Tarakan" x'),
    "pattern": line("screen", r"daftar besar\*.csv", "-r", "kutim", "-f", "csv"),
    "behind": line("screen", "daftar besar\\", "-r", "kutim"),
    "output": line(*COST[:-2], "-r", "kutim", "--explain", "-o", "jawaban saya.md"),
    "printed": line(*COST[:-1], "md", "-r", "kutim", "--explain"),
}


@pytest.fixture(scope="module")
def folder(machine: Windows) -> Path:
    made = lay_out(machine.home / "powershell")
    (made / "lists").rename(made / "daftar besar")
    return made


@pytest.fixture(scope="module")
def ended(machine: Windows, folder: Path) -> dict[str, Ended]:
    jobs: list[dict[str, Any]] = [{"line": each} for each in LINES.values()]
    return dict(zip(LINES, machine.drive(jobs, folder), strict=True))


def said(run: Ended) -> str:
    return run.err.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("name", ["plain", "space", "double", "verbatim", "comma", "pattern"])
def test_it_is_answered(ended: dict[str, Ended], name: str) -> None:
    assert (ended[name].code, said(ended[name])) == (0, "")
    if name in ("space", "double", "verbatim"):
        assert b"65.71," in ended[name].out


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("verbatim-single", "'Kota Tarakan': cmd on Windows knows only double quotes. "),
        ("items", "'jkm' belongs to no option. "),
        ("within", "'Kota Tarakan x'"),
        ("behind", '"daftar besar\\": behind \\ a quote closes nothing, '),
    ],
)
def test_it_is_refused_with_what_is_amiss(
    ended: dict[str, Ended], name: str, sentence: str
) -> None:
    assert (ended[name].code, ended[name].out) == (2, b"")
    assert sentence in said(ended[name])


def test_a_file_has_what_is_printed_whatever_the_code_page_is(
    ended: dict[str, Ended], folder: Path
) -> None:
    """``>`` in PowerShell 5.1 reads what is printed by the code page of the console."""
    text = (folder / "jawaban saya.md").read_bytes().decode("utf-8")
    assert "×" in text
    assert text == ended["printed"].out.decode("utf-8").replace("\r\n", "\n")
    assert "×" not in ended["printed"].out.decode("cp437")
