"""``rentan compare`` on the command line: what varies, what is shown, what is refused."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pekerja_rentan import CompareResult
from tests.conftest import Run

Rentan = Callable[..., Run]
JHT = (
    "compare",
    "-r",
    "kutim",
    "-w",
    "100000",
    "--programs",
    "jkk,jkm",
    "--programs",
    "jkk,jkm,jht",
)
MONTHS = ("compare", "-r", "kutim", "-m", "12", "-m", "9", "-m", "6")


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def test_two_scenarios_stand_side_by_side(rentan: Rentan) -> None:
    ended = rentan(*JHT)
    assert (ended.code, ended.err) == (0, "")
    lines = [" ".join(line.split()) for line in ended.out.splitlines()]
    assert lines[0] == "JKK + JKM + JHT, compared with JKK + JKM"
    assert lines[1].startswith("The same for all: Kabupaten Kutai Timur (64.08); 100.000 workers;")
    assert "Total Rp20.160.000.000 Rp44.160.000.000 +Rp24.000.000.000" in lines
    assert "Balance +Rp2.840.000.000 -Rp21.160.000.000 -Rp24.000.000.000" in lines
    assert "JKK + JKM + JHT costs Rp24.000.000.000 (119,05%) more than JKK + JKM." in lines
    assert "Short of money: JKK + JKM + JHT." in lines


def test_the_same_in_indonesian(rentan: Rentan) -> None:
    ended = rentan(*JHT, "--lang", "id")
    assert "JKK + JKM + JHT, dibandingkan dengan JKK + JKM" in ended.out
    assert "memerlukan Rp24.000.000.000 (119,05%) lebih banyak daripada JKK + JKM." in ended.out


def test_more_than_two_are_rows_with_what_varies(rentan: Rentan) -> None:
    ended = rentan(*MONTHS, "--against", "9")
    head = next(line for line in ended.out.splitlines() if line.startswith("Scenario"))
    assert head.split("  ")[0] == "Scenario"
    assert "Workers" not in head
    assert "Months" not in head  # the names say them
    assert (
        "All 3 cost the same"
        in rentan(
            "compare", "-r", "kutim", "-r", "kukar", "-r", "paser", "-w", "10", "-y", "2024"
        ).out
    )
    assert "3 scenarios, compared with 9 months" in ended.out
    assert "Least: 6 months, Rp10.080.000.000. Most: 12 months, Rp20.160.000.000." in ended.out


def test_every_one_of_a_flag_with_every_one_of_another(rentan: Rentan) -> None:
    ended = rentan(*JHT, "-m", "12", "-m", "6", "-f", "csv")
    assert [(row["scenario"], row["total"]) for row in rows(ended.out)] == [
        ("12 / jkk,jkm", "20160000000"),
        ("12 / jkk,jkm,jht", "44160000000"),
        ("6 / jkk,jkm", "10080000000"),
        ("6 / jkk,jkm,jht", "22080000000"),
    ]
    assert "12 months / JKK + JKM + JHT" in rentan(*JHT, "-m", "12", "-m", "6").out


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("-w 10 -w 20.000 -y 2024", ("10 workers", "20.000 workers")),
        ("-w 10 -y 2023 -y 2024", ("2023", "2024")),
        ("-w 10 --period 2024-10..2024-12 --period 2025", ("Oct–Dec 2024", "2025")),
        ("-w 10 -y 2024 --income 1juta --income 2juta", ("income Rp1.000.000", "Rp2.000.000")),
        ("-w 10 -y 2024 --rate a=1.000 --rate b=2.000", ("a Rp1.000", "b Rp2.000")),
        (
            "-w 10 -y 2026 --funding csr --funding mandiri --sector ojek",
            ("companies", "themselves"),
        ),
        ("-w 10 -y 2024 -a 1juta -a 3juta", ("allocation Rp1.000.000", "Rp3.000.000")),
        (
            "-w 10 -y 2026 --sector transport --sector other --funding mandiri",
            ("transport", "other"),
        ),
    ],
)
def test_every_flag_may_vary(rentan: Rentan, words: str, shown: tuple[str, str]) -> None:
    ended = rentan("compare", *words.split())
    assert ended.code == 0, ended.err
    for text in shown:
        assert text in ended.out.splitlines()[0] or text in ended.out


def test_scenarios_by_name_with_flags_for_all(rentan: Rentan) -> None:
    ended = rentan(
        "compare", "-r", "kutim", "-w", "100.000", "-m", "12", "-s", "as planned:",
        "-s", "three months, by firms: months=3 funding=csr",
    )  # fmt: skip
    assert ended.out.startswith("three months, by firms, compared with as planned")
    assert "Rp5.040.000.000" in ended.out


def test_a_file_of_scenarios(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text("scenarios:\n  a: {}\n  b: {months: 3}\n  c: {programs: jkm}\n")
    ended = rentan("compare", str(file), "-r", "kutim", "-f", "json")
    data = json.loads(ended.out)
    assert [each["result"]["total"] for each in data["scenarios"]] == [
        20_160_000_000, 5_040_000_000, 8_160_000_000,
    ]  # fmt: skip


def test_a_file_that_asks_the_same_of_two_policies_tells_what_changes(
    rentan: Rentan, tmp_path: Path
) -> None:
    file = tmp_path / "s.csv"
    file.write_text("name,policy,workers,year\na,kutim,10,2024\nb,paser,10,2024\n")
    assert "What b changes against a" in rentan("compare", str(file)).out
    file.write_text("name,policy,workers,year\na,kutim,10,2024\nb,paser,11,2024\n")
    assert "What b changes" not in rentan("compare", str(file)).out


def test_json_is_the_result_with_its_words(rentan: Rentan) -> None:
    ended = rentan("compare", "--policy", "kutim", "--policy", "paser", "-f", "json")
    data = json.loads(ended.out)
    assert data["schema_version"] == "rentan.compare.1"
    result = CompareResult.from_json(ended.out)
    assert result["paser"].changed is not None
    told = data["scenarios"][1]["changed"]["changes"]
    assert all(change["text"] and change["effect"] for change in told)
    assert all(note["text"] for note in data["notes"])


def test_csv_has_a_row_for_each_scenario_and_for_each_changed_value(rentan: Rentan) -> None:
    found = rows(rentan("compare", "--policy", "kutim", "--policy", "paser", "-f", "csv").out)
    assert [row["total"] for row in found[:2]] == ["20160000000", "20160000000"]
    wage = next(row for row in found if row["section"] == "minimum_wages")
    assert (wage["item"], wage["before"], wage["after"], wage["effect"]) == (
        "2023-01", "3356109", "3261566", "0",
    )  # fmt: skip
    plain = rows(rentan(*JHT, "-f", "csv").out)
    assert "section" not in plain[0]
    assert plain[1]["difference"] == "24000000000"
    assert plain[1]["difference_share"] == "1.1905"
    assert plain[0]["difference"] == ""


def test_markdown_is_a_page(rentan: Rentan) -> None:
    ended = rentan(*JHT, "-f", "md", "--explain")
    assert "| Item | JKK + JKM | JKK + JKM + JHT | Difference |" in ended.out
    assert "| Total | Rp20.160.000.000 | Rp44.160.000.000 | +Rp24.000.000.000 |" in ended.out
    assert "### How it is calculated" in ended.out
    assert ended.err == ""


def test_explain_says_how_the_difference_comes_about(rentan: Rentan) -> None:
    ended = rentan("compare", "-r", "kutim", "-r", "paser", "--explain")
    assert (
        "Rp1.612.800.000 − Rp20.160.000.000 = -Rp18.547.200.000 (-92,00%); -Rp13.708.800.000 "
        "due to the headcount, -Rp4.838.400.000 due to the cost per worker"
    ) in ended.out
    assert "Policy kutim, sha256" in ended.out
    assert "Policy paser, sha256" in ended.out


def test_a_note_that_holds_for_all_is_told_once_and_of_some_with_their_names(
    rentan: Rentan,
) -> None:
    ended = rentan(*MONTHS, "-m", "3", "-m", "2", "-m", "1")
    assert ended.out.count("No year given: 2024") == 1
    assert "9 months: The 9 months are taken as Jan–Sep 2024." in ended.out
    later = rentan(*MONTHS, "--year", "2026", "-w", "9", *("-m", "3", "-m", "2"))
    assert later.err.startswith("· 12 months: The rules were last checked in Sep 2026")
    later = rentan("compare", "-m", "3", "-m", "4", "--year", "2025", "-w", "9")
    assert "3 months: Feb–Mar 2025: 2 months are within" in later.err


def test_of_many_scenarios_not_every_note_is_told(rentan: Rentan) -> None:
    months = [word for number in range(1, 13) for word in ("-m", str(number))]
    ended = rentan("compare", "-r", "kutim", *months, "-w", "10", "-w", "20")
    assert "And 1 more note on single scenarios; --format json has them." in ended.out


def test_the_gate_fails_if_any_is_over(rentan: Rentan) -> None:
    failed = rentan(*JHT, "--fail-if", "over-budget")
    assert failed.code == 1
    assert "Rp44.160.000.000" in failed.out
    assert rentan(*MONTHS, "--fail-if", "over-budget").code == 0
    unknown = rentan("compare", "-r", "kutim", "-r", "sulbar", "--fail-if", "over-budget")
    assert (unknown.code, unknown.out) == (2, "")
    assert "no allocation is known for Provinsi Sulawesi Barat" in unknown.err


def test_a_policy_file_may_stand_for_the_region(rentan: Rentan, shipped: Path) -> None:
    ended = rentan("compare", "--policy", str(shipped / "kutim.yaml"), "-m", "3", "-m", "6")
    assert ended.code == 0
    assert "Kabupaten Kutai Timur (64.08)" in ended.out


def test_text_of_a_name_is_shown_not_obeyed(rentan: Rentan) -> None:
    words = ("compare", "-r", "kutim", "-s", "[red]a[/]: months=3", "-s", "=1+1: months=4")
    ended = rentan(*words)
    assert "=1+1, compared with [red]a[/]" in ended.out
    assert "'=1+1" in rentan(*words, "-f", "csv").out
    assert r"\[red\]a" in rentan(*words, "-f", "md").out
    control = rentan("compare", "-r", "kutim", "-s", "\x1b[31ma: months=3", "-s", "b:")
    assert (control.code, "\x1b" in control.err) == (2, False)


@pytest.mark.parametrize(
    "words",
    [
        ("kutim", "paser"),
        ("-r", "kutim", "-r", "kutmi", "-w", "x"),
    ],
)
def test_wrong_usage_ends_with_2(rentan: Rentan, words: tuple[str, ...]) -> None:
    ended = rentan("compare", *words)
    assert (ended.code, ended.out) == (2, "")


def test_all_that_is_wrong_with_regions_is_told_at_once(rentan: Rentan) -> None:
    ended = rentan("compare", "-r", "kutim", "-r", "kutmi", "-r", "paserr", "-w", "10")
    assert ended.code == 2
    first, second = ended.err.splitlines()
    assert first.startswith("rentan: scenario 2, 'kutmi': no region is called 'kutmi'")
    assert second.startswith("scenario 3, 'paserr': no region is called 'paserr'. Did you mean pas")


def test_a_comparison_never_takes_the_place_of_its_scenarios(
    rentan: Rentan, tmp_path: Path
) -> None:
    file = tmp_path / "skenario.csv"
    text = "name,workers\na,5\nb,6\n"
    file.write_text(text, encoding="utf-8")
    ended = rentan("compare", str(file), "--output", str(file))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"rentan: '{file}' is also read. Name another file for what is written.\n"
    assert file.read_text(encoding="utf-8") == text
