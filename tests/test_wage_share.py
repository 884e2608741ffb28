"""A programme whose contribution is a share of a wage up to a ceiling, as JKP's, in a policy of its
own. An example: no such programme is open to members without an employer.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from pekerja_rentan import Policy, cost, fit, load_policy, plan
from tests import office
from tests.conftest import Run

Rentan = Callable[..., Run]
EXAMPLE = """\
id: contoh
name: Contoh
code: "65.71"
extends: nasional
checked: 2025-12-01
programs: [jkk, jkm, jkp]
monthly_rate: 20_400
contributions:
  jkp:
    name: {id: Jaminan Kehilangan Pekerjaan (contoh), en: job loss insurance (example)}
    optional: true
    requires: {programs: [jkk, jkm], source: contoh}
    rates:
      - {from: 2022-02, share_of_base: 0.46%, base_of: jkk, base_at_most: 5_000_000, source: contoh}
      - {from: 2025-02, share_of_base: 0.36%, base_of: jkk, base_at_most: 5_000_000, source: contoh}
sources:
  contoh: {title: Contoh, issued: 2025-02-07, level: open, url: unknown}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "contoh.yaml").write_text(EXAMPLE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def policy(folder: Path) -> Policy:
    return load_policy("contoh", policies=folder)


@pytest.mark.parametrize(
    ("income", "january", "february"),
    [
        (1_000_000, 4_600, 3_600),
        (2_750_000, 13_570, 10_620),  # of the base of its row, 2.950.000
        (5_199_000, 22_770, 17_820),  # 4.950.000, the last base below the ceiling
        (5_200_000, 23_000, 18_000),
        (25_000_000, 23_000, 18_000),
    ],
)
def test_a_share_is_of_the_base_up_to_the_ceiling(
    policy: Policy, income: int, january: int, february: int
) -> None:
    result = cost(policy, workers=1, income=income, year=2025)
    lines = [line for line in result.lines if line.program == "jkp"]
    assert [(line.months, line.rate) for line in lines] == [(1, january), (11, february)]


def test_a_policy_asserts_what_it_comes_to(folder: Path, rentan: Rentan) -> None:
    assert rentan("policy", "check", str(folder)).code == 0
    file = folder / "contoh.yaml"
    file.write_text(EXAMPLE.replace("20_400", "21_400"), encoding="utf-8")
    assert "20.400" in rentan("policy", "check", str(folder)).err


def test_every_question_takes_it(policy: Policy) -> None:
    each = 21_400 + 11 * 20_400
    assert cost(policy, workers=1_000, year=2025).total == 1_000 * each
    (bought,) = fit(policy, budget=1_000 * each, months=12, year=2025).answers
    assert (bought.workers, bought.remainder) == (1_000, 0)
    assert plan(policy, cohorts=["1000@2025"]).total("programme") == {
        "jkk": 120_000_000, "jkm": 81_600_000, "jkp": 44_200_000,
    }  # fmt: skip


def test_a_workbook_reckons_it_by_its_two_rates(folder: Path, rentan: Rentan) -> None:
    file = folder / "contoh.xlsx"
    words = ("cost", "-r", "contoh", "--policies", str(folder), "-w", "1000", "-y", "2025")
    ended = rentan(*words, "-o", str(file))
    assert ended.code == 0
    names = office.names(file.read_bytes())
    shown = office.cells(file.read_bytes())["Inputs"]
    assert [shown[names[f"Rate_JKP_{number}"][1]] for number in (1, 2)] == [4_600, 3_600]


def test_without_the_programmes_that_it_goes_with_that_is_said(policy: Policy) -> None:
    result = cost(policy, workers=1, programs="jkp", year=2025)
    assert any(note.code.startswith("program-apart") for note in result.notes)
