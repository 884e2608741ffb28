"""``rentan policy diff``: two policies, entry by entry, with what each change does to money."""

import csv
import io
import json
from pathlib import Path

import pytest

from pekerja_rentan.policy.regions import shipped_folder
from tests.test_cli import Rentan
from tests.test_policy_add import TARAKAN

SHIPPED = (shipped_folder() / "bontang.yaml").read_text(encoding="utf-8")
NEWER = SHIPPED.replace("workers: 36_777", "workers: 37_777").replace("7,4 miliar", "7,5 miliar", 1)


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    (tmp_path / "kiriman").mkdir()
    file = tmp_path / "kiriman" / "bontang.yaml"
    file.write_text(NEWER, encoding="utf-8")
    return file


def test_a_region_s_own_policy_is_held_against_the_shipped_one(rentan: Rentan, newer: Path) -> None:
    ended = rentan("policy", "diff", "bontang")
    assert (ended.code, ended.out) == (2, "")
    assert "no policy of the office's own for 'bontang'" in ended.err
    # the worked case of 2025 no longer comes out, so this office takes it out
    newer.write_text(NEWER.partition("examples:")[0] + "sources:" + NEWER.partition("sources:")[2])
    assert rentan("policy", "add", str(newer)).code == 0
    for name in ("bontang", "64.74", "Kota Bontang"):
        ended = rentan("policy", "diff", name)
        assert ended.code == 0
        assert ended.out.startswith("bontang, compared with bontang (rentan)\n")
        assert "Budget 2025: workers 36.777, now 37.777; allocation Rp7.400.000.000, now " in (
            ended.out
        )
    assert rentan("policy", "diff", "bontang", "--fail-if", "changes").code == 1


def test_each_change_has_its_effect_in_every_format(rentan: Rentan, newer: Path) -> None:
    words = ("policy", "diff", "bontang", str(newer), "-w", "36.777", "-y", "2025")
    data = json.loads(rentan(*words, "-f", "json").out)
    assert data["schema_version"] == "rentan.compare.1"
    (change,) = data["scenarios"][1]["changed"]["changes"]
    assert (change["section"], change["item"], change["kind"]) == ("budgets", "2025", "changed")
    assert [(part["part"], part["before"]["amount"], part["after"]["amount"])
            for part in change["parts"]] == [
        ("workers", 36_777, 37_777), ("allocation", 7_400_000_000, 7_500_000_000),
    ]  # fmt: skip
    assert change["effect"]["allocation_after"] - change["effect"]["allocation_before"] == 10**8
    rows = list(csv.DictReader(io.StringIO(rentan(*words, "-f", "csv").out)))
    assert {row["effect_allocation"] for row in rows if row["section"] == "budgets"} == {
        "100000000"
    }
    assert "pagu +Rp100.000.000" in rentan(*words, "--lang", "id").out
    shown = newer.parent / "beda.html"
    assert rentan(*words, "-o", str(shown)).code == 0
    assert "37.777" in shown.read_text(encoding="utf-8")
    kept = newer.read_bytes()
    ended = rentan("policy", "diff", "bontang", str(newer), "--format", "json", "-o", str(newer))
    assert ended.code == 2
    assert newer.read_bytes() == kept


def test_policies_that_are_the_same_are_an_answer(rentan: Rentan, newer: Path) -> None:
    newer.write_text(SHIPPED, encoding="utf-8")
    for pair in (("bontang", str(newer)), ("bontang", "bontang")):
        ended = rentan("policy", "diff", *pair, "--fail-if", "changes")
        assert ended.code == 0
        assert "says the same in everything" in ended.out


def test_policies_without_a_headcount_are_held_against_each_other_for_one_worker(
    rentan: Rentan, tmp_path: Path
) -> None:
    text = TARAKAN.replace("workers: 5_000, ", "")
    folder = tmp_path / "dinas"
    folder.mkdir()
    (folder / "tarakan.yaml").write_text(text, encoding="utf-8")
    assert rentan("policy", "add", str(folder)).code == 0
    ended = rentan("policy", "diff", "tarakan")
    assert ended.code == 0
    assert "tarakan, compared with 65.71 (rentan)" in ended.out
    assert "No policy states a headcount; calculated for one worker." in ended.out
    assert "Budget 2026 is new: allocation Rp500.000.000" in ended.out


def test_gates_and_names_are_looked_at_first(rentan: Rentan) -> None:
    ended = rentan("policy", "diff", "kutim", "paser", "-w", "1", "--fail-if", "chnges")
    assert (ended.code, ended.out) == (2, "")
    assert "Did you mean changes?" in ended.err
    assert "'kutmi'" in rentan("policy", "diff", "kutmi", "paser").err
    assert "POLICY is missing" in rentan("policy", "diff").err
    assert (
        rentan(
            "policy", "diff", "kutim", "paser", "-w", "10", "-y", "2025", "--fail-if", "over-budget"
        ).code
        == 2
    )  # no allocation is known of one
