"""``rentan plan``: flags and plan files, what stands on stdout and stderr, and the exit code."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from pekerja_rentan import PolicyError, load_plan, load_policy, plan
from pekerja_rentan.plans.document import PlanDocument
from pekerja_rentan.policy.base import schema_of
from pekerja_rentan.presentation.answer import Presentation
from pekerja_rentan.presentation.model import Block, Column, Row, Sheet
from tests.conftest import Run

Rentan = Callable[..., Run]
EXAMPLES = Path(__file__).parents[1] / "examples"
PPU = ("plan", "--region", "65.71", "-c", "15000@2025-01..2025-12", "-c", "5084@2025-09..2025-12")
KUTIM = ("plan", "-r", "kutim", "-c", "100000@2024", "-c", "@2024-07..2024-12")


def test_penajam_paser_utara_as_a_table(rentan: Rentan) -> None:
    ended = rentan(*PPU)
    assert ended.code == 0
    assert "Rp3.365.644.800 are needed in all, for 200.336 worker-months." in ended.out
    assert "15.000       180.000 Rp3.024.000.000" in ended.out
    assert "5.084        20.336   Rp341.644.800" in ended.out
    assert "█" not in ended.out
    # February and March of 15.000, all three months of 5.084
    assert "· 22,59% of the worker-months (45.252 of 200.336)" in ended.err


def test_the_same_as_csv(rentan: Rentan) -> None:
    rows = list(csv.DictReader(io.StringIO(rentan(*PPU, "--format", "csv").out)))
    months = [row for row in rows if row["section"] == "month"]
    assert [row["period"] for row in months] == [f"2025-{month:02}" for month in range(1, 13)]
    assert sum(int(row["paid"]) for row in months) == 3_365_644_800
    by = {section: sum(int(row["paid"]) for row in rows if row["section"] == section)
          for section in ("cohort", "programme", "account", "fund", "year", "total")}  # fmt: skip
    assert set(by.values()) == {3_365_644_800}


def test_the_same_as_json(rentan: Rentan) -> None:
    ended = rentan(*PPU, "--format", "json")
    data = json.loads(ended.out)
    assert ended.err == ""
    assert (data["schema_version"], data["paid"]) == ("rentan.plan.1", 3_365_644_800)
    assert data["cohorts"][0]["lines"][0]["formula"] == "180000 × 10000 = 1800000000"
    assert data["policies"][0]["id"] == "65.71"


def test_markdown_holds_no_bar(rentan: Rentan) -> None:
    out = rentan(*PPU, "--format", "md").out
    assert out.startswith("## Kota Tarakan (65.71): plan of 2 cohorts")
    assert "█" not in out


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            "28.174 workers fit in cohort 'b' (Jul–Dec 2024); Rp60.800 remain of the regional "
            "budget (APBD) 2024. One more would be Rp40.000 too much.",
        ),
        (
            "id",
            "28.174 pekerja muat dalam kelompok 'b' (Jul–Des 2024); tersisa Rp60.800 dari APBD "
            "2024. Satu lagi melebihi Rp40.000.",
        ),
    ],
)
def test_solving_in_both_languages(rentan: Rentan, language: str, sentence: str) -> None:
    ended = rentan(*KUTIM, "-a", "2024=23 miliar", "--solve", "workers", "--lang", language)
    assert ended.code == 0
    assert sentence in ended.out.splitlines()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("-c", "28174@2024", "--solve", "start"),
            "Cohort 'b' (28.174 workers) can start in Jul 2024 and run to Dec 2024; Rp60.800 "
            "remain of the regional budget (APBD) 2024. A month earlier would be Rp473.262.400 "
            "too much.",
        ),
        (
            ("-c", "28174@2024", "--solve", "months"),
            "Cohort 'b' (28.174 workers) can run for 6 months (Jan–Jun 2024); Rp60.800 remain of "
            "the regional budget (APBD) 2024. One more would be Rp473.262.400 too much.",
        ),
        (
            ("-c", "1000@2024", "--solve", "months"),
            "All months of cohort 'b' fit (1.000 workers, 2024); Rp2.638.400.000 remain of the "
            "regional budget (APBD) 2024.",
        ),
    ],
)
def test_solving_for_time(rentan: Rentan, words: tuple[str, ...], sentence: str) -> None:
    out = rentan("plan", "-r", "kutim", "-c", "100000@2024", *words).out
    assert sentence in out.splitlines()


def test_explain_says_how_it_was_solved(rentan: Rentan) -> None:
    assert (
        "  the regional budget (APBD) 2024, by Dec 2024: Rp23.000.000.000 − Rp20.160.000.000 of "
        "the other cohorts − Rp2.839.939.200 of 'b' = Rp60.800\n"
    ) in rentan(*KUTIM, "--solve", "workers", "--explain").out


def test_running_out_fails_the_gate_and_says_what_lapses(rentan: Rentan) -> None:
    words = ("plan", "-c", "100@2025", "--allocation", "15 juta")
    ended = rentan(*words, "--fail-if", "over-budget")
    assert ended.code == 1
    assert (
        "Money from the regional budget (APBD) for 2025 is short by Rp5.160.000 from September "
        "2025 on: up to 100 people wait at once, of 'a', in September to December 2025 (308 "
        "worker-months)." in ended.out
    )
    assert "Who waits because money is short" in ended.out
    assert rentan(*words).code == 0


def test_explain_prints_formulas_and_sources_last(rentan: Rentan) -> None:
    out = rentan(
        "plan", "-c", "900@2026", "--funding", "csr=50%,desa=50%", "--sector", "transport",
        "--relief", "--leavers", "deaths=0,1%, wage-earners=2", "-a", "csr:2026=1 miliar",
        "--explain",
    ).out  # fmt: skip
    assert (
        "  a, JKK, 2026: 10.609 worker-months × Rp5.000 (Rp10.000 less the relief "
        "pp-50-2025-transport) = Rp53.045.000 [pp-44-2015 pp-50-2025]" in out
    )
    assert "  a: 50% from companies (CSR/TJSP) = Rp44.557.800" in out
    assert "  a: 2 a month leave (became wage earners), 22 in all" in out
    assert "companies (CSR/TJSP) 2026: Rp1.000.000.000 − Rp44.557.800 = Rp955.442.200" in out
    assert out.index("Cohorts\n") < out.index("How it is calculated") < out.index("Sources")


def test_a_bar_for_each_month_stands_only_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from pekerja_rentan.formats import as_text
    from pekerja_rentan.language import Language

    class Terminal(io.StringIO):
        encoding = "utf-8"

        def isatty(self) -> bool:
            return True

    columns = (Column("section"), Column("item"), Column("paid", "rupiah"))
    rows = tuple(
        Row({"section": section, "item": item, "paid": amount})
        for section, item, amount in (
            ("month", "x", 40), ("fund", "y", 40), ("month", "z", 10), ("total", "t", 50),
        )
    )  # fmt: skip
    sheet = Sheet(columns, rows, headed=("section",), bar="paid")
    answer = Presentation(lambda: (Block("h", (), sheet),), lambda: None)
    monkeypatch.setenv("TERM", "xterm")
    for width, longest in (("60", 24), ("30", 20), ("12", 0)):
        monkeypatch.setenv("COLUMNS", width)
        drawn = as_text(answer, "table", Language("en"), explain=False, like=Terminal())
        bars = [line.count("█") for line in drawn.splitlines() if "Rp" in line]
        assert bars == [longest, 0, -(-longest // 4), 0]
    assert "█" not in as_text(answer, "table", Language("en"), explain=False, like=None)


@pytest.mark.parametrize("width", [40, 60, 79, 80, 81, 90, 99, 100, 101, 140])
def test_no_figure_and_no_bar_is_cut_in_a_terminal(
    monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    from pekerja_rentan.formats import as_text
    from pekerja_rentan.language import Language
    from pekerja_rentan.presentation import present

    class Terminal(io.StringIO):
        encoding = "utf-8"

        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(width))
    asked = plan(load_policy("kutim"), ["100000@2024", "@2024-07..2024-12"], solve="workers")
    answer = present(asked, Language("en"))
    first = Presentation(lambda: answer.blocks[:1], lambda: None)
    styled = as_text(first, "table", Language("en"), explain=False, like=Terminal())
    drawn = re.sub(r"\x1b\[[0-9;]*m", "", styled)
    months = [line for line in drawn.splitlines() if line.startswith(("Jan ", "Jul ", "Total"))]
    assert len(months) == 3 * (3 if width == 40 else 1)  # in three parts
    for figure in ("Rp1.680.000.000", "Rp21.320.000.000", "Rp2.153.323.200", "Rp22.999.939.200"):
        assert any(figure in line for line in months)
    assert "…" not in drawn


# What is refused on the command line


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "there are no cohorts. Give --cohort 15000@2025-01..2025-12 or a plan file."),
        (
            ("-c", "5@2025-13"),
            "--cohort 5@2025-13: '2025-13': there is no month 13. Months go from 01 to 12.",
        ),
        (
            ("-c", "banyak@2025"),
            "--cohort banyak@2025: 'banyak' is not a whole number of workers. Write 100000 or "
            "100.000.",
        ),
        (
            ("-c", "9e99@2025"),
            "--cohort 9e99@2025: '9e99' workers is not possible. "
            "Give a number from 1 to 300.000.000.",
        ),
        (("-c", "5@2025", "--replace"), "--replace needs --leavers as well."),
        (
            ("-c", "5@2025", "--leavers", "-5"),
            "--leavers: '-5' leavers is not possible. "
            "Write how many leave each month, such as 25 or 0,5%; people who join are another "
            "cohort.",
        ),
        (
            ("-c", "5@2025", "--payment", "2"),
            "--payment: 2 months cannot be paid at once. Known: 1, 3, 6, 12 [pembayaran-bpu].",
        ),
        (
            ("-c", "5@2025", "-a", "2025=x"),
            "--allocation: 'x' is not an amount. Write 1600000000, 1.600.000.000, 1.6e9, "
            "'1,6 miliar' or '500 juta'.",
        ),
        (
            ("-c", "5@2025", "--fail-if", "over"),
            "'over' is not a condition of --fail-if. Known: over-budget.",
        ),
        (
            ("-c", "5@2025", "--fail-if", "over-budget"),
            "--fail-if over-budget: no allocation is known for this plan. Give --allocation.",
        ),
        (
            ("rencana.yaml", "-r", "kutim", "--payment", "3"),
            "the plan file says what is planned, so --region, --payment would change nothing. "
            "Write it in the file.",
        ),
        (("--schema", "-c", "5@2025"), "--cohort has no effect (--schema). Leave it out."),
        *(
            (("--schema", *idle), f"{idle[0]} has no effect (--schema). Leave it out.")
            for idle in (
                ("--format", "json"), ("--output", "skema.json"), ("--policies", "."),
                ("--fail-if", "over-budget"), ("--explain",),
            )
        ),
        (
            ("-c", "5@2024", "-c", "5@2025-03", "--sector", "transport"),
            "the sector makes no difference: no relief depends on the sector in Jan 2024–Mar 2025.",
        ),
        (("tidak-ada.yaml",), "'tidak-ada.yaml' does not exist."),
        (
            ("-c", "5@2025", "--explain", "-f", "csv"),
            "--explain has no effect (--format csv). Leave it out.",
        ),
        (
            ("-c", "5@2025", "--rate", "x=1000", "--income", "2 juta"),
            "your own rate replaces the programmes, so income would have no effect. Leave "
            "out one or the other.",
        ),
    ],
)  # fmt: skip
def test_refusals(rentan: Rentan, words: tuple[str, ...], message: str) -> None:
    ended = rentan("plan", *words)
    assert (ended.code, ended.out, ended.err) == (2, "", f"rentan: {message}\n")


# Plan files


def test_the_example_file_and_its_schema(rentan: Rentan) -> None:
    file = EXAMPLES / "rencana.yaml"
    text = schema_of(PlanDocument, "rentan plan")
    assert (EXAMPLES / "plan.schema.json").read_text(encoding="utf-8") == text
    assert rentan("plan", "--schema").out == text
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    asked = json.loads(json.dumps(yaml.safe_load(file.read_text(encoding="utf-8")), default=str))
    jsonschema.validate(asked, schema)
    asked["cohorts"][0]["mnths"] = "2025"
    with pytest.raises(jsonschema.ValidationError, match="mnths"):
        jsonschema.validate(asked, schema)
    result = plan(load_plan(file))
    assert [cohort.paid for cohort in result.cohorts[:2]] == [5_292_000_000, 341_644_800]
    assert [(money.funding, money.year, money.runs_out) for money in result.money] == [
        ("apbd", 2025, None),
        ("apbd", 2026, "2026-11"),
        ("csr", 2026, None),
        ("mandiri", 2026, None),
    ]


def test_a_file_says_the_same_as_flags(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "rencana.yaml"
    file.write_text(
        "region: kutim\ncohorts:\n- {workers: 100_000, months: 2024}\n"
        "- {months: 2024-07..2024-12}\nallocations: [{year: 2024, amount: 23 miliar}]\n",
        encoding="utf-8",
    )
    by_file = rentan("plan", str(file), "--solve", "workers", "--format", "json")
    by_flags = rentan(*KUTIM, "-a", "23 miliar", "--solve", "workers", "--format", "json")
    assert by_file == by_flags


def problems(tmp_path: Path, text: str) -> list[str]:
    """What is wrong in a plan file, without the folder."""
    file = tmp_path / "rencana.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        load_plan(file)
    return [line.split(f"{file}:")[1].strip() for line in str(caught.value).splitlines()]


def test_all_that_is_wrong_with_the_form_of_a_file_at_once(tmp_path: Path) -> None:
    assert problems(
        tmp_path,
        "regoin: kutim\n"
        "funding: {apbd: 120%, csr: [1]}\n"
        "leavers: {death: 3, moved: -1}\n"
        "payment: empat\n"
        "cohorts:\n"
        "- {workers: -5, months: 2025-13}\n"
        "- {workers: 5}\n"
        "- {workers: 5, months: []}\n"
        "- {workers: 5, months: [2025, {}]}\n"
        "- {workers: 5, months: {}, months: 2025}\n"
        "- {workers: 5, months: 2025, funding: [apbd]}\n"
        "allocations:\n"
        "- {year: 2025, amount: 23M}\n"
        "- {yaer: 2025, amount: 1 miliar}\n",
    ) == [
        "1:1: unknown key 'regoin'. Did you mean region? Allowed: region, programs, income, rate, "
        "sector, relief, funding, leavers, replaced, payment, cohorts, allocations.",
        "2:17: a share of '120%' is not possible: it must be above 0% and at most 100%.",
        "2:28: a single value is needed here, not a list or 'key: value' entries.",
        "3:18: 'death' is not a reason to leave. Did you mean deaths? Known: deaths, moved, "
        "wage-earners, other.",
        "3:28: '-1' leavers is not possible. "
        "Write how many leave each month, such as 25 or 0,5%; people who join are another "
        "cohort.",
        "4:10: 'empat' is not a whole number of months. Write it as 12.",
        "6:13: '-5' is below zero, which a number of people or cases cannot be. "
        "Write it without the minus.",
        "6:25: '2025-13': there is no month 13. Months go from 01 to 12.",
        "7:3: the key 'months' is missing here.",
        "8:24: there are no months here. Write them as 2025-01..2025-12.",
        "9:31: a single value is needed here, not a list or 'key: value' entries.",
        "10:28: the key 'months' appears here again, first on line 10. Keep one.",
        "11:39: a single value or 'key: value' entries are needed here.",
        "13:24: '23M' can be read in two ways, '23 miliar' and '23 million'. "
        "Write the word in full.",
        "14:4: unknown key 'yaer'. Did you mean year? Allowed: amount, year, from, funding, "
        "region.",
    ]


def test_all_that_is_wrong_with_what_a_file_says_at_once(tmp_path: Path) -> None:
    assert problems(
        tmp_path,
        "region: kutim\n"
        "payment: 5\n"
        "cohorts:\n"
        "- {name: satu, workers: 5, months: 2025, payment: 1}\n"
        "- {name: satu, workers: 5, months: 2025}\n"
        "- {workers: 5, months: 2025, region: Atlantis, payment: 1}\n"
        "- {workers: 5, months: 2025, payment: 1, programs: [jkx]}\n"
        "- {workers: 5, months: 2025, payment: 1, funding: dana}\n"
        "- {workers: 5, months: 2025, payment: 1, funding: {apbd: 60%, csr: 60%}}\n"
        "- {workers: 5, months: 2025, payment: 1, sector: angkutan}\n"
        "- {workers: 5, months: [2025, 2025-12], payment: 1}\n"
        "- {workers: 5, months: 2010, payment: 1}\n"
        "- {workers: 5, months: 2025, payment: 1, replaced: true}\n"
        "- {workers: 5, months: 2025, payment: 1, relief: true}\n"
        "- {workers: 5, months: 2025, payment: 1, since: 2025-06}\n"
        "- {workers: 5, months: 2025, payment: 1, rate: {label: x, amount: 5}, income: 5}\n",
    ) == [
        "2:10: 5 months cannot be paid at once. Known: 1, 3, 6, 12 [pembayaran-bpu].",
        "5:10: two cohorts are called 'satu'. Give each a name of its own; a segment says that "
        "they are the same people.",
        "6:38: no region is called 'Atlantis'. 'rentan policy "
        "list' shows the policies; any Kemendagri code or name works too.",
        "7:52: there is no programme 'jkx'. Did you mean jkm? Known: jkk, jkm, jht.",
        "8:51: 'dana' is not a source of funds. Did you mean baznas? Known: apbd, "
        "dbh-sawit, dbh-cht, otsus, dif, provinsi, bkk, apbn, bpdpks, baznas, csr, desa, mandiri.",
        "9:51: the shares add up to 120%, 20% too much. They must make 100%.",
        "10:50: 'angkutan' is not a sector. Known: transport, other.",
        "11:24: the months 2025 and Dec 2025 overlap. Give each month once.",
        "12:24: no rate of JKK (work accident insurance) is known for 2010-01: the first applies "
        "from 2015-07.",
        "13:52: replaced needs leavers as well.",
        "14:50: no relief for JKK, JKM (sector: -) is in force in 2025. Known: pp-49-2020 "
        "2020-08..2021-01, pp-50-2025-transport 2026-01..2027-03, pp-50-2025-lain "
        "2026-04..2026-12.",
        "15:49: members since 2025-06 is not possible: the cohort begins in 2025-01.",
        "16:48: your own rate replaces the programmes, so income would have no effect. "
        "Leave out one or the other.",
    ]


def test_all_that_is_wrong_with_allocations_at_once(tmp_path: Path) -> None:
    assert problems(
        tmp_path,
        "cohorts:\n"
        "- {workers: 5, months: 2025..2026}\n"
        "allocations:\n"
        "- {year: 2025, amount: 1}\n"
        "- {from: 2025-01, amount: 2}\n"
        "- {year: 2024, amount: 1}\n"
        "- {amount: 1}\n"
        "- {year: 2025, from: 2026-02, amount: 1}\n"
        "- {year: 2025, funding: csr, amount: 1}\n"
        "- {year: 2025, funding: kas, amount: 1}\n"
        "- {year: 2025, region: kutim, amount: 1}\n",
    ) == [
        "5:3: the allocation of 'apbd' from 2025-01 is given twice. Keep one.",
        "6:3: an allocation of 'apbd' for 2024 pays nothing: an allocation pays its own year, and "
        "cohorts are paid from it in 2025, 2026.",
        "7:3: the plan runs over several years (2025, 2026), and an allocation pays one. Say "
        "which: 2025='3 miliar', or in a file 'year: 2025'.",
        "8:3: 'from' (2026-02) lies outside the year 2025. Keep one of the two.",
        "9:3: no cohort is paid from 'csr', so its allocation pays nothing. Cohorts are paid "
        "from: apbd.",
        "10:25: 'kas' is not a source of funds. Known: apbd, "
        "dbh-sawit, dbh-cht, otsus, dif, provinsi, bkk, apbn, bpdpks, baznas, csr, desa, mandiri.",
        "11:3: no cohort is of the region 'kutim'. Known: nasional.",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "",
            "the file is empty. Write 'cohorts:' and under it '- workers: 15000' with 'months: "
            "2025'; 'rentan plan --schema' describes the rest.",
        ),
        ("- a\n", "1:1: such a file is a list of 'key: value' lines."),
        ("cohorts: []\n", "1:10: the list needs at least 1 entry."),
        ("cohorts: {}\n", "1:10: a list is needed here: [one, two] or '- one' lines."),
        ("region: kutim\n", "1:1: the key 'cohorts' is missing here."),
        ("cohorts: &x [1]\n", "1:10: anchors and aliases ('x') are not read. Write the value out."),
    ],
)
def test_files_that_are_no_plan(tmp_path: Path, text: str, message: str) -> None:
    found = problems(tmp_path, text)
    assert found == [message]


def test_a_broken_policy_of_a_region_is_told_as_such(tmp_path: Path, folder: Path) -> None:
    (folder / "kutim.yaml").write_text("id: kutim\nnmae: x\n", encoding="utf-8")
    file = tmp_path / "rencana.yaml"
    file.write_text("region: kutim\ncohorts: [{workers: 5, months: 2025}]\n", encoding="utf-8")
    with pytest.raises(PolicyError, match=r"kutim\.yaml:2:1: unknown key 'nmae'"):
        load_plan(file, policies=folder)


def test_regions_by_name_in_cohorts_and_allocations(tmp_path: Path) -> None:
    file = tmp_path / "rencana.yaml"
    file.write_text(
        "cohorts:\n"
        "- {region: Kutai Timur, workers: 10, months: 2024}\n"
        "- {region: 64.02, workers: 10, months: 2024, rate: {label: x, amount: 16.200}}\n"
        "allocations: [{region: kukar, year: 2024, amount: 2 juta}]\n",
        encoding="utf-8",
    )
    result = plan(load_plan(file))
    money: Any = {each.region: each for each in result.money}
    assert (money["kukar"].left, money["kutim"].left) == (56_000, 22_997_984_000)


def test_an_answer_never_takes_the_place_of_the_plan_file(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "rencana.json"
    text = "cohorts: [{workers: 5, months: 2025}]\n"
    file.write_text(text, encoding="utf-8")
    ended = rentan("plan", str(file), "--output", str(file))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"rentan: '{file}' is also read. Name another file for what is written.\n"
    assert file.read_text(encoding="utf-8") == text
    assert rentan("plan", str(file), "--output", str(tmp_path / "lain.json")).code == 0


def test_money_that_is_used_up_to_the_rupiah_is_shown(rentan: Rentan) -> None:
    spent = rentan("plan", "-c", "5@2025-01", "-a", "84000").out
    assert "Jan 2025       5    5 Rp84.000  Rp0" in spent
    none = rentan("plan", "-c", "5@2025-01", "-a", "0").out
    assert "APBD 2025   Rp84.000        Rp0 -Rp84.000" in none


def test_a_sector_that_matters_to_one_cohort_is_taken(rentan: Rentan) -> None:
    words = ("plan", "-c", "5@2025", "-c", "5@2026-01", "--funding", "csr", "--sector", "transport")
    assert rentan(*words).code == 0


def test_the_months_of_several_regions_say_whose_money_it_is(
    rentan: Rentan, tmp_path: Path
) -> None:
    file = tmp_path / "rencana.yaml"
    file.write_text(
        "cohorts:\n"
        "- {region: kutim, workers: 10, months: 2024-01}\n"
        "- {region: paser, workers: 10, months: 2024-01}\n"
        "allocations: [{region: kutim, amount: 160 ribu}]\n",
        encoding="utf-8",
    )
    out = rentan("plan", str(file)).out
    lines = [
        line.split() for line in out.splitlines() if line.lstrip().startswith(("kutim", "paser"))
    ]
    assert lines[:2] == [["kutim", "APBD", "Rp168.000", "-Rp8.000"], ["paser", "APBD", "Rp168.000"]]


def test_what_no_account_is_known_for_is_not_said_to_be_no_money_of_the_region(
    rentan: Rentan,
) -> None:
    words = ("plan", "-r", "kutim", "-c", "5@2024-01", "--programs", "jkk,jkm,jht")
    assert "on none of the policy's accounts    " in rentan(*words).out
    assert "di luar rekening dalam kebijakan    " in rentan(*words, "--lang", "id").out


@pytest.mark.parametrize(
    ("spoken", "iso"),
    [
        (("-c", "10@Januari 2027..Maret 2027"), ("-c", "10@2027-01..2027-03")),
        (("-c", "10@2027", "-a", "Maret 2027=1 juta"), ("-c", "10@2027", "-a", "2027-03=1 juta")),
    ],
)
def test_a_plan_takes_months_in_words(
    rentan: Callable[..., Run], spoken: tuple[str, ...], iso: tuple[str, ...]
) -> None:
    one, other = (rentan("plan", *words, "-f", "json") for words in (spoken, iso))
    assert one.code == 0, one.err
    assert one.out == other.out
