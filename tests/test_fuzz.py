"""Random inputs find nothing, and would if there was something."""

import subprocess
import sys
from pathlib import Path

import pytest

from pekerja_rentan.language import masking
from tests.fuzz import files, models, requests
from tests.fuzz.run import SHARES, FoundError, areas, once, run

ROOT = Path(__file__).parents[1]


def test_a_short_run_finds_nothing() -> None:
    """A round of all areas; `python -m tests.fuzz` goes on for as long as it is asked to."""
    tried = run("a-seed-that-stays", lambda tried: tried.total > 0)
    assert set(tried.inputs) == set(SHARES)
    assert tried.total > 1_500


def _until_found(area: str, most: int = 40) -> FoundError:
    with areas() as known:
        for number in range(most):
            try:
                once(known[area], area, f"{number}")
            except FoundError as found:
                return found
    pytest.fail(f"{most} inputs of {area} have found nothing")


@pytest.mark.parametrize("area", ["costs", "fits", "compares", "batch", "csv-batch", "printed"])
def test_a_figure_that_is_one_rupiah_off_is_found(
    area: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = models.per_worker
    monkeypatch.setattr(requests, "per_worker", lambda *asked: right(*asked) + 1)
    assert isinstance(_until_found(area).error, AssertionError)


@pytest.mark.parametrize("area", ["costs", "compares", "batch", "csv-batch", "printed"])
def test_one_worker_too_many_in_the_engine_is_found(
    area: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pekerja_rentan.engine.cost.check_workers", lambda workers: workers + 1)
    assert isinstance(_until_found(area).error, AssertionError)


@pytest.mark.parametrize("area", ["commands", "csv-batch", "policy-files"])
def test_a_nik_that_a_command_shows_is_found(area: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(masking, "_masked", str)
    assert "is shown" in str(_until_found(area, 200))


@pytest.mark.parametrize("area", ["commands", "csv-batch", "list-files", "policy-files"])
def test_a_command_that_ends_with_70_is_found(area: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise IndexError

    monkeypatch.setattr("pekerja_rentan.cli.app.root", crash)
    assert "code=70" in str(_until_found(area))


def test_a_nik_that_is_shown_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(masking, "_niks", lambda text: [])
    assert "is shown" in str(_until_found("masks"))


@pytest.mark.parametrize("area", ["lists", "list-files"])
def test_a_row_that_is_judged_wrongly_is_found(area: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.lists._UMK", 3_515_325)
    assert "not " in str(_until_found(area))


def test_a_row_that_no_list_holds_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    right = files._names
    monkeypatch.setattr(files, "_names", lambda file: right(file)[:-1])
    assert "not " in str(_until_found("list-files"))


def test_a_traceback_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise IndexError

    monkeypatch.setattr(requests, "cost", crash)
    assert isinstance(_until_found("costs").error, IndexError)


def _fuzz(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.fuzz", *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )


def test_what_was_found_can_be_made_again() -> None:
    ended = _fuzz("--only", "periods", "--seed", "1-2-3")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    assert _fuzz("--only", "nothing").returncode == 2
