"""The command line: what stands on stdout, on stderr, and the exit code."""

import csv
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from benchmarks.rosters import write as write_roster
from typer._click import exceptions as parser

from pekerja_rentan import CostResult, FitResult, __version__, load_policy
from pekerja_rentan.cli import app
from pekerja_rentan.cli.commands import examples
from tests.conftest import Run
from tests.series import few

Rentan = Callable[..., Run]
LINES = (Path(__file__).parent / "data" / "bad-input.txt").read_text(encoding="utf-8").splitlines()
BAD_INPUT = [
    (line.removeprefix("$ rentan "), says)
    for line, says in pairwise(LINES)
    if line.startswith("$ rentan ")
]
KUTIM = ("cost", "--region", "kutim", "--workers", "100000")


def test_a_cost_as_a_table(rentan: Rentan) -> None:
    ended = rentan(*KUTIM)
    assert ended.code == 0
    assert ended.err == ""
    assert "Kabupaten Kutai Timur (64.08): 100.000 workers, 2024 (12 months)" in ended.out
    for figure in ("Rp12.000.000.000", "Rp8.160.000.000", "Rp20.160.000.000"):
        assert figure in ended.out
    assert "+Rp2.840.000.000" in ended.out
    assert "114.087" in ended.out
    assert "87,65%" in ended.out
    assert "No year given: 2024" in ended.out
    assert "Rp23.000.000.000, from the policy for 2024 [tribun-2024]" in ended.out


def test_the_same_in_indonesian(rentan: Rentan) -> None:
    ended = rentan(*KUTIM, "--lang", "id")
    assert "100.000 pekerja, 2024 (12 bulan), JKK + JKM, dana APBD" in ended.out
    assert "Sisa pagu" in ended.out
    assert "+Rp2.840.000.000" in ended.out


def test_off_a_terminal_nothing_is_drawn_cut_or_coloured(rentan: Rentan) -> None:
    for out in (rentan(*KUTIM).out, rentan("policy", "show", "paser").out):
        assert "\x1b" not in out
        assert not set("─│┃━╭…") & set(out)
        assert all(line == line.rstrip() for line in out.splitlines())


def test_json_is_the_result_and_holds_its_notes_in_words(rentan: Rentan) -> None:
    ended = rentan("cost", "-r", "paser", "-w", "32.000", "--format", "json")
    data = json.loads(ended.out)
    assert (data["total"], data["balance"], data["within_rounding"]) == (
        1_612_800_000,
        -12_800_000,
        True,
    )
    assert data["lines"][0]["formula"] == "32000 × 3 × 10000 = 960000000"
    assert all(note["text"] for note in data["notes"])
    assert ended.err == ""
    dumped = CostResult.from_json(ended.out).to_dict()
    for note in data["notes"]:
        del note["text"]
    assert dumped == data


def test_csv_has_the_columns_of_the_table_and_plain_integers(rentan: Rentan) -> None:
    ended = rentan(*KUTIM, "--format", "csv")
    rows = {row["item"]: row for row in csv.DictReader(io.StringIO(ended.out))}
    assert rows["jkk"] == {
        "region": "kutim",
        "item": "jkk",
        "period": "2024",
        "workers": "100000",
        "worker_months": "1200000",
        "rate": "10000",
        "amount": "12000000000",
        "source": "pp-44-2015",
    }
    assert rows["total"]["amount"] == "20160000000"
    assert rows["balance"]["amount"] == "2840000000"
    assert rows["capacity"]["workers"] == "114087"


def test_markdown_is_a_page_with_its_notes(rentan: Rentan) -> None:
    ended = rentan("cost", "-r", "paser", "--format", "md", "--explain")
    assert ended.out.startswith("## Kabupaten Paser (64.01): 32.000 workers")
    assert "| JKK | Oct–Dec 2022 | 32.000 | 96.000 | Rp10.000 | Rp960.000.000 |" in ended.out
    assert "### Notes" in ended.out
    assert "### Sources" in ended.out
    assert "32.000 workers × 3 months × Rp10.000 = Rp960.000.000" in ended.out
    assert ended.err == ""


def test_markdown_shows_a_name_as_it_is(rentan: Rentan) -> None:
    ended = rentan("plan", "-r", "paser", "-c", "a &lt; b=10@2025", "--format", "md")
    assert "| a \\&lt; b |" in ended.out


def test_notes_of_a_table_and_of_csv_go_to_stderr(rentan: Rentan) -> None:
    for shape in ("table", "csv"):
        ended = rentan("cost", "-w", "1", "--period", "2025-10..2025-12", "--format", shape)
        assert "waiting time of JKM" in ended.err
        assert "waiting time" not in ended.out


def test_explain_adds_formulas_notes_sources_and_the_fingerprint(rentan: Rentan) -> None:
    ended = rentan("cost", "-r", "paser", "--explain")
    assert ended.err == ""
    for heading in ("How it is calculated", "Notes", "Sources", "Policy paser, sha256 "):
        assert heading in ended.out
    assert "[tribun-2022] Tribun Kaltim (2022-09-22), secondary" in ended.out


def test_paser_is_over_and_within_its_rounding(rentan: Rentan) -> None:
    ended = rentan("cost", "--region", "paser", "--workers", "32000")
    assert "Rp1.612.800.000" in ended.out
    assert "-Rp12.800.000" in ended.out
    assert "within the rounding" in ended.out


def test_kotabaru_asks_for_workers(rentan: Rentan) -> None:
    ended = rentan("cost", "--region", "kotabaru")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "rentan: no headcount is published for Kabupaten Kotabaru in 2024 (known in its policy: "
        "none). Give --workers.\n"
    )


def test_several_regions_and_their_sum(rentan: Rentan) -> None:
    ended = rentan("cost", "-r", "kutim", "-r", "paser", "-f", "json")
    data = json.loads(ended.out)
    assert [result["terms"]["region"]["id"] for result in data["results"]] == ["kutim", "paser"]
    assert data["total"] == 20_160_000_000 + 1_612_800_000
    table = rentan("cost", "-r", "kutim", "-r", "paser").out
    assert "All regions" in table
    assert "Rp21.772.800.000" in table
    assert "Short of money: Kabupaten Paser." in table
    assert "The regions' months differ" in table
    rows = list(
        csv.DictReader(io.StringIO(rentan("cost", "-r", "kutim", "-r", "paser", "-f", "csv").out))
    )
    assert {row["region"] for row in rows} == {"kutim", "paser", "*"}


def test_a_region_without_a_policy_says_so(rentan: Rentan) -> None:
    ended = rentan("cost", "-r", "Kota Tarakan", "-w", "34782", "--year", "2024")
    assert "Kota Tarakan (65.71)" in ended.out
    assert "rentan has no file for Kota Tarakan: the national rules are used" in ended.out
    assert "Rp7.012.051.200" in ended.out


def test_relief_asked_for_public_money_is_answered_with_the_reason(rentan: Rentan) -> None:
    words = ("--workers", "1", "--sector", "transport", "--relief", "--period", "2027-01..2027-12")
    firm = rentan("cost", "--funding", "csr", *words)
    assert "Rp176.400" in firm.out
    public = rentan("cost", "--funding", "apbd", *words)
    assert "Rp201.600" in public.out
    assert "Article 3 excludes contributions paid from the APBN or the APBD" in public.out


def test_an_own_rate_with_a_label(rentan: Rentan) -> None:
    ended = rentan("cost", "-w", "30000", "--year", "2024", "-m", "1", "--rate", "wage=16.200")
    assert "Rp486.000.000" in ended.out
    assert "wage" in ended.out
    assert "own and has no source" in ended.err


def test_a_gate_fails_with_1_and_still_answers(rentan: Rentan) -> None:
    failed = rentan("cost", "-r", "paser", "--fail-if", "over-budget", "-f", "json")
    assert failed.code == 1
    assert json.loads(failed.out)["balance"] == -12_800_000
    assert rentan(*KUTIM, "--fail-if", "over-budget").code == 0


def test_a_gate_without_an_allocation_cannot_be_judged(rentan: Rentan) -> None:
    ended = rentan("cost", "-r", "sulbar", "--fail-if", "over-budget")
    assert (ended.code, ended.out) == (2, "")
    assert "Give --allocation" in ended.err


def test_fit_shows_the_frontier(rentan: Rentan) -> None:
    ended = rentan("fit", "--budget", "1.6e9")
    assert ended.code == 0
    for figure in ("7.936", "31.746", "95.238", "Rp102.400"):
        assert figure in ended.out
    assert "One more worker costs Rp201.600, Rp99.200 more than there is." in ended.out


def test_fit_json_is_the_result(rentan: Rentan) -> None:
    out = rentan("fit", "-b", "1,6 miliar", "-f", "json").out
    data = json.loads(out)
    assert data["answers"][0]["workers"] == 7_936
    assert len(data["frontier"]) == 12
    assert FitResult.from_json(out).answers[0].remainder == 102_400


def test_fit_with_a_headcount_answers_in_months(rentan: Rentan) -> None:
    ended = rentan("fit", "-b", "2,35 miliar", "-w", "11.666", "--lang", "id")
    assert "11 bulan penuh (Jan–Nov 2026) untuk 11.666 pekerja" in ended.out
    assert "kurang Rp1.865.600" in ended.out


def test_fit_compares_the_region_s_target(rentan: Rentan) -> None:
    ended = rentan("fit", "--region", "kutim")
    assert "target of 100.000 workers for 12 months (2024) costs Rp20.160.000.000" in ended.out


@pytest.mark.parametrize(("call", "says"), BAD_INPUT)
def test_bad_input_ends_with_2_one_clear_line_and_nothing_on_stdout(
    rentan: Rentan, call: str, says: str
) -> None:
    words = shlex.split(call)
    ended = rentan(*words)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("rentan: ")
    assert says in ended.err
    assert 1 <= len(ended.err.splitlines()) <= 3
    assert "Traceback" not in ended.err
    indonesian = rentan(*words, "--lang", "id") if "--lang" not in words else ended
    assert indonesian.code == 2
    assert indonesian.err


@pytest.mark.parametrize("path", ["", "cost", "fit", "policy", "policy check", "policy show"])
def test_help_is_plain_and_in_both_languages(
    rentan: Rentan, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    for lang, usage in (("en", "Usage"), ("id", "Penggunaan")):
        monkeypatch.setenv("RENTAN_LANG", lang)
        ended = rentan(*path.split(), "--help")
        assert (ended.code, ended.err) == (0, "")
        assert ended.out.startswith(f"{usage}: {f'rentan {path}'.strip()} ")
        assert "opt." not in ended.out
        assert "help." not in ended.out


@pytest.fixture(scope="session")
def rosters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lists that the examples of ``screen`` name, with artificial people."""
    folder = tmp_path_factory.mktemp("rosters")
    (folder / "daftar").mkdir()
    names = ("desa-a.xlsx", "desa-b.csv", "daftar/desa-c.csv", "daftar/desa-d.xlsx", "provinsi.csv")
    billed = ("dinas.csv", "cabang.csv", "dinas.xlsx", "cabang.xlsx")
    for seed, name in enumerate((*names, *billed), start=1):
        write_roster(folder / name, 60, seed, with_truth=False)
    figures = "place,workers,months,budget\nSumenep,2.274,12,458.438.400\n"
    (folder / "figures.csv").write_text(figures, encoding="utf-8")
    (folder / "requests.csv").write_text("region,workers\nkutim,100.000\n", encoding="utf-8")
    request = '{"command": "cost", "region": "kutim", "workers": 100000}\n'
    (folder / "requests.jsonl").write_text(request, encoding="utf-8")
    return folder


MADE = (
    "cost -r kutim -w 9 --receipt bukti.json",
    "cost -r kutim -w 9 -o rab.xlsx --with-receipt",
    "screen daftar -r kutim --receipt saring.json",
)
"""What answered before, for examples of ``verify``."""


@pytest.mark.parametrize("example", few((each for some in examples().values() for each in some), 5))
def test_every_example_of_the_help_is_answered(
    rentan: Rentan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, rosters: Path, example: str
) -> None:
    shutil.copytree(rosters, tmp_path, dirs_exist_ok=True)
    for name in ("rencana.yaml", "pembayaran.csv"):
        shutil.copy(Path(__file__).parents[1] / "examples" / name, tmp_path)
    year = Path("examples") / "tahun-2025"
    shutil.copytree(Path(__file__).parents[1] / year, tmp_path / year)
    monkeypatch.chdir(tmp_path)
    if example.startswith("verify "):
        (tmp_path / "kebijakan").mkdir()
        for request in MADE:
            assert rentan(*shlex.split(request)).code == 0
    before = set(tmp_path.iterdir())
    ended = rentan(*shlex.split(example))
    assert ended.code == 0
    assert ended.out or {*tmp_path.iterdir()} - before


@pytest.mark.parametrize(
    ("words", "flag"),
    [
        ("--year 24", "--year"),
        ("--period x", "--period"),
        ("--from x", "--from"),
        ("--months x", "--months"),
        ("--income x", "--income"),
        ("--workers x", "--workers"),
        ("-w 1 --allocation x", "--allocation"),
        ("--rate a=x", "--rate"),
    ],
)
def test_what_cannot_be_read_is_said_of_its_flag(rentan: Rentan, words: str, flag: str) -> None:
    ended = rentan("cost", *shlex.split(words))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"rentan: {flag}: ")


def test_without_a_command_the_help_goes_to_stderr(rentan: Rentan) -> None:
    ended = rentan()
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("Usage: rentan ")


def test_the_version(rentan: Rentan) -> None:
    assert rentan("--version") == (0, f"rentan {__version__}\n", "")


def test_the_language_of_the_environment(rentan: Rentan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    assert "pekerja" in rentan(*KUTIM).out
    monkeypatch.setenv("RENTAN_LANG", "en")
    assert "workers" in rentan(*KUTIM).out
    monkeypatch.setenv("RENTAN_LANG", "fr")
    ended = rentan(*KUTIM)
    assert (ended.code, ended.out) == (2, "")
    assert "RENTAN_LANG: 'fr' bukan bahasa rentan" in ended.err


@pytest.mark.parametrize("suffix", ["json", "csv", "md", "txt"])
def test_output_picks_the_format_by_its_suffix(rentan: Rentan, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"jawaban.{suffix}"
    ended = rentan(*KUTIM, "--output", str(file))
    assert (ended.code, ended.out) == (0, "")
    shape = {"txt": "table"}.get(suffix, suffix)
    assert file.read_text(encoding="utf-8") == rentan(*KUTIM, "--format", shape).out
    assert [path.name for path in tmp_path.glob("*.tmp*")] == []


def test_output_appears_whole_or_not_at_all(rentan: Rentan, tmp_path: Path) -> None:
    (tmp_path / "ada.json").mkdir()
    for path, says in (
        (tmp_path / "ada.json", "is a folder"),
        (tmp_path / "tidak" / "ada.json", "the folder does not exist"),
    ):
        ended = rentan(*KUTIM, "--output", str(path))
        assert (ended.code, ended.out) == (2, "")
        assert says in ended.err


def test_an_unwritable_folder(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    monkeypatch.setenv("RENTAN_CACHE", "off")
    ended = rentan(*KUTIM, "--output", str(tmp_path / "a.json"))
    assert ended.code == 2
    assert "there is no room on the disk for" in ended.err
    assert list(tmp_path.glob("tmp*")) == []


def test_output_goes_through_links_and_to_devices(rentan: Rentan, tmp_path: Path) -> None:
    target = tmp_path / "jawaban.json"
    target.write_text("lama", encoding="utf-8")
    target.chmod(0o640)
    link = tmp_path / "tautan.json"
    link.symlink_to(target)
    assert rentan(*KUTIM, "--output", str(link)).code == 0
    assert link.is_symlink()
    assert json.loads(target.read_text(encoding="utf-8"))["total"] == 20_160_000_000
    assert target.stat().st_mode & 0o777 == 0o640
    assert rentan(*KUTIM, "-f", "json", "--output", os.devnull).code == 0
    assert Path(os.devnull).is_char_device()
    ended = rentan(*KUTIM, "--output", str(tmp_path / f"{'x' * 300}.json"))
    assert (ended.code, ended.out) == (2, "")
    assert "cannot be written" in ended.err


def test_a_new_policy_is_never_written_over_another(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "tarakan.yaml"
    assert rentan("policy", "new", "65.71", "-o", str(file)).code == 0
    ended = rentan("policy", "new", "65.71", "-o", str(file))
    assert (ended.code, ended.out) == (2, "")
    assert "already exists" in ended.err
    assert rentan("policy", "check", str(file)) == (0, "", "")


@pytest.mark.parametrize("code", ["65.71", "11", "32.71"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_new_policy_holds(rentan: Rentan, tmp_path: Path, code: str, lang: str) -> None:
    text = rentan("policy", "new", code, "--lang", lang).out
    name = text.partition("\nid: ")[2].partition("\n")[0]
    file = tmp_path / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    assert rentan("policy", "check", str(file)) == (0, "", "")
    with_examples = re.sub("(?m)^#  ", "  ", text)
    with_examples = re.sub(r"(?m)^(?!aliases)(\w+): (\{\}|\[\])$", r"\1:", with_examples)
    assert with_examples.count("my-source") == 4
    file.write_text(with_examples, encoding="utf-8")
    assert rentan("policy", "check", str(file)) == (0, "", "")


def test_a_policy_is_shown_whole(rentan: Rentan) -> None:
    data = json.loads(rentan("policy", "show", "paser", "-f", "json").out)
    sections = {fact["section"] for fact in data["facts"]}
    assert sections == {
        "policy", "legal-basis", "rates", "fundings", "reliefs", "budgets", "minimum-wages",
        "eligibility", "benefits", "membership", "accounts", "brackets", "employments",
        "occupations", "sources",
    }  # fmt: skip
    assert len([fact for fact in data["facts"] if fact["section"] == "brackets"]) == 33
    indonesian = json.loads(rentan("policy", "show", "paser", "-f", "json", "--lang", "id").out)
    for keys in (("section", "item"), ("since", "source")):
        english = [[fact[key] for key in keys] for fact in data["facts"]]
        assert english == [[fact[key] for key in keys] for fact in indonesian["facts"]]
    wage = next(fact for fact in data["facts"] if fact["section"] == "minimum-wages")
    assert (wage["value"], wage["since"]) == ("3776998.06", "2026-01")


def test_the_kinds_of_work_are_shown_briefly_and_whole_in_json(rentan: Rentan) -> None:
    data = json.loads(rentan("policy", "show", "paser", "-f", "json").out)
    whole = [fact for fact in data["facts"] if fact["section"] == "occupations"]
    assert len(whole) > 60
    assert (whole[0]["item"], whole[0]["text"]) == ("nelayan", "fisher")
    assert "nelayan/perikanan" in whole[0]["value"]
    shown = rentan("policy", "show", "paser", "-f", "csv").out
    rows = [row for row in csv.DictReader(io.StringIO(shown)) if row["section"] == "occupations"]
    assert len(rows) < 10
    assert " ".join(row["value"] for row in rows).split() == [fact["item"] for fact in whole]
    assert "fisher, fish farmer" in rentan("policy", "show", "paser").out


def test_a_policy_as_of_a_month(rentan: Rentan) -> None:
    early = rentan("policy", "show", "kutim", "--as-of", "2016-01").out
    assert "Rp16.800" in early
    assert "PP 50/2025)" not in early.partition("\n\nSources")[0]
    assert "2024, workers" not in early
    assert "Rp3.515.324" in rentan("policy", "show", "kutim", "--as-of", "2024-05").out


def test_the_policies_are_listed(rentan: Rentan) -> None:
    rows = {row["id"]: row for row in json.loads(rentan("policy", "list", "-f", "json").out)}
    assert rows["kutim"]["allocation"] == 23_000_000_000
    assert rows["kutim"]["years"] == [2023, 2024, 2025]
    assert {row["rate"] for row in rows.values()} == {16_800}
    listed = rentan("policy", "list").out
    without = 552 - len(rows.keys() - {"nasional"})
    assert f"{without} provinces, regencies and cities" in listed
    assert "2021, 2022, 2023, 2024, 2025" in listed  # and not masked as the digits of a NIK
    rows = {
        row["id"]: row
        for row in csv.DictReader(io.StringIO(rentan("policy", "list", "-f", "csv").out))
    }
    assert rows["kukar"]["years"] == "2021 2022 2023 2024 2025"


def test_text_of_the_user_s_is_shown_never_obeyed(rentan: Rentan) -> None:
    ended = rentan("cost", "-r", "\x1b[31m[bold]x[/bold]\x07")
    assert "\\x1b[31m[bold]x[/bold]\\x07" in ended.err
    label = "=HYPERLINK(1) [red]|<b>"
    words = ("cost", "-w", "1", "-m", "1", "--rate", f"{label}=5")
    assert label in rentan(*words).out
    assert "\\|\\<b\\>" in rentan(*words, "-f", "md").out
    row = next(csv.DictReader(io.StringIO(rentan(*words, "-f", "csv").out)))
    assert (row["item"], row["source"]) == (f"'{label}", "")
    steering = ("cost", "-w", "1", "-m", "1", "--rate", "a\x1b[2J\nb=5")
    for shape in ("table", "md", "csv", "json"):
        assert "\x1b" not in rentan(*steering, "-f", shape).out


def test_a_fault_of_ours_ends_with_70_in_one_line(
    rentan: Rentan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(app, "root", crash)
    ended = rentan("cost")
    assert (ended.code, ended.out) == (70, "")
    assert "ZeroDivisionError: oops" in ended.err
    assert len(ended.err.splitlines()) == 1
    monkeypatch.setenv("RENTAN_DEBUG", "1")
    ended = rentan("cost")
    assert (ended.code, ended.out) == (70, "")
    assert ended.err.startswith("Traceback (most recent call last):\n")
    assert "in crash\n" in ended.err


def test_an_interrupted_run_ends_with_130(rentan: Rentan, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "root", interrupt)
    assert rentan("cost") == (130, "", "rentan: interrupted\n")


def process(*words: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """A run of its own process, as a shell starts it."""
    return subprocess.run(
        [sys.executable, "-m", "pekerja_rentan", *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
        **more,
    )


def test_a_closed_pipe_ends_quietly() -> None:
    command = (
        f"{sys.executable} -m pekerja_rentan policy show kutim | head -1; echo ${{PIPESTATUS[0]}}"
    )
    ended = subprocess.run(
        ["bash", "-c", command], capture_output=True, encoding="utf-8", check=False
    )
    assert ended.stdout == "Kabupaten Kutai Timur (64.08), as of Sep 2026\n0\n"
    assert ended.stderr == ""


def test_a_terminal_without_unicode_still_gets_utf_8() -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LANG": "C"}
    ended = process("cost", "-r", "paser", env=environment)
    assert ended.returncode == 0
    assert "Oct–Dec 2022" in ended.stdout


@pytest.mark.parametrize(
    "words", ["--help", "--version", "cost --help", "cost -r kutim", "fit -r kutim -f csv"]
)
def test_whoever_stops_reading_causes_no_failure(words: str) -> None:
    command = f"{sys.executable} -m pekerja_rentan {words} | true; echo ${{PIPESTATUS[0]}}"
    ended = subprocess.run(
        ["bash", "-c", command], capture_output=True, encoding="utf-8", check=False
    )
    assert (ended.stdout, ended.stderr) == ("0\n", "")


@pytest.mark.parametrize(("redirection", "says"), [(">&-", "closed"), (">/dev/full", "No space")])
def test_an_answer_that_cannot_be_written_is_said(redirection: str, says: str) -> None:
    command = f"{sys.executable} -m pekerja_rentan cost -r kutim {redirection}"
    ended = subprocess.run(
        ["bash", "-c", command], capture_output=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith("rentan: the answer cannot be written: ")
    assert says in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_exit_codes_reach_the_shell() -> None:
    assert process("cost", "-r", "paser", "--fail-if", "over-budget").returncode == 1
    assert process("cost", "-r", "kotabaru").returncode == 2
    assert process("--version").stdout == f"rentan {__version__}\n"


@pytest.mark.parametrize(
    ("words", "absent"),
    few(
        [
            (["--help"], {"pydantic", "yaml", "rich", "polars"}),
            (["cost", "--help"], {"pydantic", "yaml", "rich", "polars"}),
            (
                [*KUTIM, "--format", "json"],
                {
                    "pydantic",
                    "rich",
                    "yaml",
                    "polars",
                    "pekerja_rentan.presentation.document",
                    "_hashlib",
                },
            ),
            (
                ["plan", "-c", "5@2025", "--format", "json"],
                {"pydantic", "rich", "yaml", "polars", "_hashlib"},
            ),
            (["fit", "--budget", "1.6e9", "--format", "csv"], {"pydantic", "yaml", "polars"}),
            (["compare", "--help"], {"pydantic", "yaml", "rich", "polars"}),
            (
                ["compare", "-r", "kutim", "-r", "paser", "--format", "json"],
                {"pydantic", "rich", "yaml", "polars"},
            ),
            (
                ["compare", "--policy", "kutim", "--policy", "paser", "--format", "csv"],
                {"pydantic", "rich", "yaml", "polars"},
            ),
            (["audit", "--help"], {"pydantic", "yaml", "rich", "polars"}),
            (["batch", "--help"], {"pydantic", "yaml", "rich", "polars"}),
            (
                ["audit", "-w", "9", "-m", "9", "-b", "9", "-f", "json"],
                {"pydantic", "rich", "yaml", "csv"},
            ),
        ],
        every=2,
    ),
)
def test_a_run_imports_only_what_it_needs(words: list[str], absent: set[str]) -> None:
    script = (
        "import sys; from pekerja_rentan.cli.app import main; code = main(sys.argv[1:]); "
        "print(code, *sorted(sys.modules), file=sys.stderr)"
    )
    for name in ("nasional", "kutim", "paser"):
        load_policy(name)  # so that the run need not read the files
    ended = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, encoding="utf-8", check=True
    )
    code, *modules = ended.stderr.splitlines()[-1].split()
    assert code == "0"
    assert not absent & set(modules)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("cost --region kut", ["kutim", "kutai-kartanegara", "kutai-barat", "kutai-timur"]),
        ("cost --region Bojo", ["Bojonegoro"]),
        ("cost --programs j", ["jkk", "jkm", "jht"]),
        ("cost --programs jkk,jk", ["jkk,jkm"]),
        ("cost --funding dbh", ["dbh-sawit", "dbh-cht"]),
        ("fit --sector tr", ["transport"]),
        ("compare --programs jkk,jk", ["jkk,jkm"]),
        ("plan --funding dbh", ["dbh-sawit", "dbh-cht"]),
        ("plan --sector tr", ["transport"]),
        ("cost --fail-if ov", ["over-budget"]),
        ("plan --fail-if ov", ["over-budget"]),
        ("audit --fail-if errors,do", ["errors,does-not-add-up"]),
        ("batch --fail-if e", ["errors"]),
        ("screen --fail-if rejected,n", ["rejected,needs-data"]),
        ("explain -r paser R-NIK-DA", ["R-NIK-DATE"]),
        ("cost -r tidakada --programs j", []),
        ("bi", ["biaya"]),
        ("b", ["benefit", "batch", "biaya", "bandingkan"]),
        ("biaya --fail-if ov", ["over-budget"]),
        ("kebijakan da", ["daftar"]),
    ],
)
def test_completion(
    rentan: Rentan, monkeypatch: pytest.MonkeyPatch, words: str, offered: list[str]
) -> None:
    for name, value in asked_by_a_shell(words).items():
        monkeypatch.setenv(name, value)
    ended = rentan()
    assert (ended.out.split(), ended.err) == (offered, "")


def test_completion_in_a_process_of_its_own() -> None:
    ended = process(env=os.environ | asked_by_a_shell("cost --region Bojo"))
    assert (ended.stdout.split(), ended.stderr) == (["Bojonegoro"], "")


def asked_by_a_shell(words: str) -> dict[str, str]:
    """What bash asks with, as one types these words."""
    return {
        "_RENTAN_COMPLETE": "complete_bash",
        "COMP_WORDS": f"rentan {words}",
        "COMP_CWORD": str(len(words.split())),
    }


@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("cost -r kutim", "kutim"),
        ("fit -r kutim", "kutim"),
        ("plan -r kutim -c 5@2024", "kutim"),
        ("audit -r kutim -w 5 -m 7 -b 588000 -y 2025", "kutim"),
        ("compare -r kutim -w 5 --months 3 --months 4", "kutim"),
        ("policy show kutim", "kutim"),
        ("screen -r kutim --person lahir=12-08-1980", "kutim"),
        ("cost -r kutim -r paser", None),
        ("compare -r kutim -r paser -w 5", None),
        ("compare --policy kutim --policy paser", None),
        ("audit FIGURES-OF-ONE", "kutim"),
        ("audit FIGURES-OF-TWO", None),
    ],
)
def test_the_region_stands_at_one_place_in_every_answer(
    rentan: Rentan, words: str, region: str | None, tmp_path: Path
) -> None:
    for name, other in (("ONE", "kutim"), ("TWO", "paser")):
        figures = tmp_path / f"FIGURES-OF-{name}"
        figures.write_text(f"region,workers,months\nkutim,5,7\n{other},5,7\nkutim,x,7\n")
        words = words.replace(figures.name, str(figures))
    data = json.loads(rentan(*words.split(), "-f", "json").out)
    found = data["region"]
    assert (found and found["id"]) == region
    if region:
        assert set(found) == {"id", "code", "name", "own_policy"}


@pytest.mark.parametrize("words", ["policy list", "explain -r kutim"])
def test_every_entry_of_a_list_has_its_region(rentan: Rentan, words: str) -> None:
    listed = json.loads(rentan(*words.split(), "-f", "json").out)
    assert "kutim" in {each["region"]["id"] for each in listed}
    assert all(set(each["region"]) == {"id", "code", "name", "own_policy"} for each in listed)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "Usage: rentan"),
        (["--lang", "en"], "Usage: rentan"),
        (["policy"], "Usage: rentan policy"),
        (["--version=3"], "rentan: --version takes no value.\n"),
        (["cost", "--explain=yes"], "rentan: --explain takes no value.\n"),
        (["cost", "--workers"], "rentan: --workers needs a value."),
        (["cost", "foo", "bar"], "rentan: 'foo bar' belongs to no option"),
        (
            ["cost", "--wrokers", "5"],
            "rentan: there is no option --wrokers. Did you mean --workers?",
        ),
        (["report", "--year", "2025"], "rentan: there is no option --year. 'rentan report"),
        (["template"], "rentan: FILE is missing."),
    ],
)
def test_refusals_of_the_option_parser_are_known_by_their_kind(
    words: list[str], says: str, rentan: Rentan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever its sentences are."""
    init = parser.ClickException.__init__

    def in_other_words(self: parser.ClickException, message: str) -> None:
        init(self, "tidak bisa (x)")

    monkeypatch.setattr(parser.ClickException, "__init__", in_other_words)
    run = rentan(*words)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(says)
    assert "tidak bisa" not in run.err
