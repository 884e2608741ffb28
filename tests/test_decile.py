"""The decile of DTSEN: how lists write it, what rules ask of it, and Jawa Barat's."""

from pathlib import Path

import pytest

from pekerja_rentan import load_policy
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.roster.cells.texts import reader
from pekerja_rentan.roster.reading.fields import field_of
from tests.screening import save, screened, someone
from tests.test_cli import Rentan

JABAR = load_policy("jabar")
HEAD = "id: tes\nname: Tes\nextends: nasional\nchecked: 2026-01-01\n"
SOURCES = "sources: {s: {title: Contoh, issued: 2026, level: open, url: unknown}}\n"


def ruled(folder: Path, require: str) -> Policy:
    (folder / "tes.yaml").write_text(_with(require), encoding="utf-8")
    return load_policy("tes", policies=folder)


def _with(require: str) -> str:
    rule = f"{{id: decile, require: {require}, says: {{id: a, en: b}}, source: s}}"
    return f"{HEAD}eligibility:\n- {rule}\n{SOURCES}"


@pytest.mark.parametrize(
    ("text", "decile"),
    [
        ("3", 3), ("03", 3), ("3.0", 3), ("3,0", 3), ("Desil 3", 3), ("DESIL-4", 4), ("D3", 3),
        ("10", 10), ("desil 1-4", 4), ("1 - 4", 4), ("1–4", 4), ("1 s/d 4", 4), ("desil 1 sd 2", 2),
        ("1 sampai 3", 3), ("desil 5-10", 10), ("6+", 10), ("5 ke atas", 10), ("≤ 4", 4),
        ("<5", 4), (">4", 10), (">= 5", 10), ("Desil 1 - Desil 4", 4),
    ],
)  # fmt: skip
def test_a_decile_is_read_as_lists_write_it(text: str, decile: int) -> None:
    assert reader("decile", JABAR)(text).value == decile


@pytest.mark.parametrize(
    "text",
    ["0", "11", "3-6", "4-5", "4-1", "miskin", "< 1", "III", "1-4-6", "x" * 300, "-4", "3,5"],
)
def test_what_is_no_decile_or_lies_across_the_limit_is_unreadable(text: str) -> None:
    assert reader("decile", JABAR)(text).problem == "unreadable"


def test_a_group_is_judged_by_every_limit_that_a_policy_has(folder: Path) -> None:
    assert reader("decile", load_policy("nasional"))("1-10").value == 10  # nothing goes by it
    narrow = ruled(folder, "{any: [{field: decile, below: 3}, {field: decile, between: [5, 6]}]}")
    read = reader("decile", narrow)
    assert [read(text).value for text in ("1-2", "1-3", "3-4", "5-6", "5-7", "7-10")] == [
        2, None, 4, 6, None, 10,
    ]  # fmt: skip
    for kind, groups in {"above": ("1-3", "4-9"), "at_least": ("1-2", "3-9")}.items():
        read = reader("decile", ruled(folder, f"{{field: decile, {kind}: 3}}"))
        assert all(read(group).value for group in groups)
        assert read("2-4").value is None
    assert reader("decile", JABAR)("-").problem == "missing"


@pytest.mark.parametrize(
    "header", ["Desil", "DESIL DTSEN", "Desil (DTSEN)", "Kelompok Desil", "desil_dtsen", "decile"]
)
def test_headers_of_deciles_are_known(header: str) -> None:
    assert field_of(header) == "decile"


def test_jawa_barat_asks_for_deciles_1_to_4(tmp_path: Path) -> None:
    cells = ("desil 1-4", "4", "5", "3-6", "")
    people = [
        someone(number, Kabupaten="Kab. Bogor") | {"Desil DTSEN": cell}
        for number, cell in enumerate(cells, start=1)
    ]
    found = screened(save(tmp_path / "bogor.csv", people), region="jabar", period="2025-12")
    data = "R-DECILE-DATA"
    assert found.reasons == ["", "", "R-DECILE", data, data]
    assert found.outcomes == ["eligible"] * 2 + ["ineligible"] + ["needs-data"] * 2
    notes = {count.code for count in found.result.warnings}
    assert "W-DECILE-UNREADABLE" in notes


def test_the_poorest_may_come_first(tmp_path: Path) -> None:
    people = [
        someone(number, Kabupaten="Kab. Bogor") | {"Desil": cell}
        for number, cell in enumerate(("4", "1", "3"), start=1)
    ]
    file = save(tmp_path / "bogor.csv", people)
    found = screened(file, region="jabar", period="2025-12", priority="desil", budget=2 * 16_800)
    assert found.outcomes == ["waiting", "eligible", "eligible"]


@pytest.mark.parametrize(
    ("require", "told"),
    [
        ("{field: decile, at_most: 40}", "40"),
        ("{field: decile, at_most: minimum_wage}", "minimum_wage"),
        ("{field: decile, below: 2026-01-01}", "2026-01-01"),
        ("{field: decile, in: [1, 2]}", "'in'"),
        ("{all: [{field: decile, below: 3}, {field: decile, above: 5}]}", "nobody"),
        ("{field: decile, below: 1}", "nobody"),
    ],
)
def test_a_rule_that_no_decile_can_meet_is_told(
    rentan: Rentan, tmp_path: Path, require: str, told: str
) -> None:
    file = tmp_path / "tes.yaml"
    file.write_text(_with(require), encoding="utf-8")
    ended = rentan("policy", "check", str(file))
    assert (ended.code, ended.out) == (1, "")
    assert told in ended.err


def test_a_cell_across_the_limit_is_told_in_both_languages(rentan: Rentan, tmp_path: Path) -> None:
    people = [someone(1, Kabupaten="Kab. Bogor") | {"Desil": "3-6"}]
    file = str(save(tmp_path / "a.csv", people))
    assert "a group across a limit of the policy" in rentan("screen", file, "-r", "jabar").out
    told = rentan("screen", file, "-r", "jabar", "--lang", "id").out
    assert "desil DTSEN (decile) = Desil" in told
    assert "kelompok yang melintasi batas kebijakan" in told
