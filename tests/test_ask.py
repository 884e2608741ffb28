"""``rentan ask``: what is wanted is asked in words, and becomes a command that is shown and run."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

Rentan = Callable[..., Run]
ROOT = Path(__file__).parents[1]
VILLAGE = ROOT / "examples" / "desa-a.csv"


@pytest.fixture
def asked(rentan: Rentan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Run]:
    """Runs ``ask`` with these answers, in a folder of its own."""

    def run(*answers: str, words: tuple[str, ...] = ()) -> Run:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in answers)))
        return rentan("ask", *words)

    return run


def test_a_cost_is_asked_for_and_answered_as_its_command_answers(
    asked: Callable[..., Run], rentan: Rentan
) -> None:
    run = asked("1", "10.000", "kutim", "")
    assert run.code == 0
    assert run.out == rentan("cost", "--workers", "10.000", "--region", "kutim").out
    assert "The command: rentan cost --workers 10.000 --region kutim\n" in run.err


def test_a_budget_is_asked_for_in_indonesian(asked: Callable[..., Run]) -> None:
    run = asked("2", "1,6 miliar", "Kota Tarakan", "2024", words=("--lang", "id"))
    assert run.code == 0
    assert "  2  Anggaran cukup untuk berapa pekerja\n" in run.err
    command = "rentan fit --budget '1,6 miliar' --region 'Kota Tarakan' --year 2024 --lang id"
    assert f"Perintahnya: {command}\n" in run.err
    assert run.out.startswith("Kota Tarakan")


def test_what_cannot_be_is_asked_for_again(asked: Callable[..., Run]) -> None:
    answers = ("5", "1", "", "0,5", "10", "kutmi", "kutim", "satu", "2024")
    run = asked(*answers)
    assert run.code == 0
    for said in (
        "  '5' is none of these. Write a number from 1 to 4.\n",
        "  This needs an answer.\n",
        "  '0,5' is not a whole number of workers.",
        "  no region is called 'kutmi'.",
        "  'satu' is not a year.",
        "rentan cost --workers 10 --region kutim --year 2024\n",
    ):
        assert said in run.err


def test_a_document_is_written_and_its_place_told(
    asked: Callable[..., Run], tmp_path: Path
) -> None:
    run = asked("4", "10", "kutim", "", "biaya.pdf", "biaya.docx")
    assert (run.code, run.out) == (0, "")
    assert "  'biaya.pdf': " in run.err
    assert run.err.endswith(f"Written: {tmp_path / 'biaya.docx'}\n")
    assert (tmp_path / "biaya.docx").read_bytes()[:2] == b"PK"


def test_a_list_is_judged_into_a_new_folder_beside_it(
    asked: Callable[..., Run], tmp_path: Path
) -> None:
    (tmp_path / "desa  a.csv").write_bytes(VILLAGE.read_bytes())
    for folder in ("desa  a-results", "desa  a-results-2"):
        run = asked("3", "tidak-ada.csv", '"desa  a.csv"', "kutim")
        assert run.code == 0
        assert "  'tidak-ada.csv' does not exist.\n" in run.err
        assert (tmp_path / folder / "eligible.xlsx").is_file()


def test_lists_that_are_dragged_on_it_are_judged_together(
    asked: Callable[..., Run], tmp_path: Path
) -> None:
    lists = []
    for name in ("desa-a.csv", "desa-b.csv"):
        lists.append(str(tmp_path / name))
        (tmp_path / name).write_bytes((ROOT / "examples" / name).read_bytes())
    run = asked("kutim", words=(*lists, "--lang", "id"))
    assert run.code == 0
    assert "Apa yang diperlukan" not in run.err
    assert {each.name for each in (tmp_path / "desa-a-hasil").iterdir()} >= {"eligible.xlsx"}
    assert "24" in run.out


def test_what_is_no_list_is_told_before_anything_is_asked_and_a_pattern_may_name_some(
    asked: Callable[..., Run], tmp_path: Path
) -> None:
    run = asked("kutim", words=("what does it cost",))
    assert run == (2, "", "rentan: 'what does it cost' does not exist.\n")
    (tmp_path / "desa-a.csv").write_bytes(VILLAGE.read_bytes())
    run = asked("kutim", words=("desa-*.csv",))
    assert run.code == 0
    assert "desa-a.csv" in run.out


def test_no_answer_ends_with_2_and_nothing_written(
    asked: Callable[..., Run], rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "rentan: the answers ended before the questions did. Nothing was written.\n"
    run = asked("1", "10")
    assert (run.code, run.out) == (2, "")
    assert run.err.endswith(told)
    monkeypatch.setattr(sys, "stdin", None)
    assert rentan("ask").err.endswith(told)
    assert [path.name for path in tmp_path.iterdir()] == []


def test_it_ends_as_the_command_does(asked: Callable[..., Run]) -> None:
    run = asked("1", "10", "kutim", "2011")
    assert run.code == 2
    assert "2011" in run.err.splitlines()[-1]
