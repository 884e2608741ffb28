"""How far a long run has come: rows and the time that is left, on a terminal only."""

import io
import sys
import time
from pathlib import Path

import pytest

from pekerja_rentan import load_policy
from pekerja_rentan.cli.locale import set_language
from pekerja_rentan.cli.progress import Progress
from pekerja_rentan.roster.criteria import compile_criteria
from pekerja_rentan.roster.screen import RosterReading, opened
from tests.screening import save, someone
from tests.test_table import Terminal


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet"])
def test_the_rows_are_known_before_they_are_read(tmp_path: Path, suffix: str) -> None:
    lists = [
        save(tmp_path / f"{name}.{suffix}", [someone(100 * name + each) for each in range(rows)])
        for name, rows in ((1, 3), (2, 4))
    ]
    told: list[int] = []
    with opened(
        compile_criteria(load_policy("kutim"), year=2024), RosterReading(lists), None
    ) as screening:
        assert screening.expected == 7
        screening.judge(told.append)
    assert told == [3, 7]


def test_a_list_that_cannot_tell_leaves_the_time_open(tmp_path: Path) -> None:
    one = tmp_path / "a.csv"
    one.write_bytes(b'NIK,Nama\r6408010101800001,"A"\r')  # as old programs for the Mac ended lines
    with opened(
        compile_criteria(load_policy("kutim"), year=2024), RosterReading([one]), None
    ) as screening:
        assert screening.expected is None


def ticking(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> None:
    """A clock that goes on by a second at every look."""
    seconds = iter(range(100))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(seconds)))
    monkeypatch.setattr(sys, "stderr", stream)


def test_rows_and_the_time_that_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    ticking(monkeypatch, stream)
    set_language(["--lang", "en"])
    with Progress("progress.judge", 40_000) as told:
        told(10_000)
        told(20_000)
        told(50_000)
    lines = stream.getvalue().split("\r\x1b[K")
    assert lines == [
        "", "judging: 10.000 of about 40.000 rows, 3 s left",
        "judging: 20.000 of about 40.000 rows, 2 s left", "judging: 50.000 rows", "",
    ]  # fmt: skip


def test_nothing_off_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    ticking(monkeypatch, stream)
    with Progress("progress.judge", None) as told:
        told(10_000)
    assert stream.getvalue() == ""
