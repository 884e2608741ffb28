"""Runs that are killed, lack room or streams, or are not alone, leave nothing half done."""

import sys
from pathlib import Path

import pytest

from tests.faults.campaign import KINDS, campaign, told
from tests.faults.kills import SIGNALS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and shells of POSIX")
SEED = 20261128


@pytest.mark.thorough
def test_a_few_faults_leave_nothing_half_done(tmp_path: Path) -> None:
    outcome = campaign(tmp_path, times=5, seed=SEED, seconds=45)
    assert outcome.wrong == (), told(outcome)
    assert {*SIGNALS} <= {*outcome.done}


@pytest.mark.faults
def test_many_faults_leave_nothing_half_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = campaign(tmp_path, times=200, seed=SEED, seconds=270)
    with capsys.disabled():
        print(f"\n{told(outcome)}")
    assert outcome.wrong == (), told(outcome)
    assert {*KINDS} - {*outcome.done} <= {
        "full disk",
        *(() if sys.platform == "linux" else ["reader"]),
    }
