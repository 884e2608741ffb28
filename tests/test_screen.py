"""``rentan screen`` and ``rentan explain``: stdout, stderr, files and exit codes."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import fastexcel
import polars as pl
import pytest
from benchmarks.roster_faults import verification
from benchmarks.rosters import truth_path, write

from pekerja_rentan import load_policy
from pekerja_rentan.cli import screen as command
from pekerja_rentan.installing import adding
from pekerja_rentan.language import Language
from pekerja_rentan.policy.policy import Condition, Rule
from pekerja_rentan.presentation.reasons import explained, present_reasons
from pekerja_rentan.roster import screen as screens
from pekerja_rentan.roster.annotations import RESULT_COLUMNS
from pekerja_rentan.roster.rules.reasons import Reasons
from pekerja_rentan.roster.screening import Screening
from pekerja_rentan.roster.writing import writers
from tests.conftest import Run
from tests.screening import Cells, save, someone
from tests.series import few

Rentan = Callable[..., Run]
ONE = 201_600
"""What one worker costs for the twelve months of 2024, in Rupiah."""
NIK = re.compile("(?<![0-9a-f])[0-9]{15,18}(?![0-9a-f])|[0-9]{4}[ .-][0-9]{4}[ .-][0-9]{4}")
"""A NIK, in digits alone or in groups of four; a run within a sha256 is none."""
OUTCOMES = ("eligible", "waiting", "ineligible", "needs-data")
LISTS = (*OUTCOMES, "aside")


@pytest.fixture
def screen(rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rentan:
    """``rentan screen`` for Kutai Timur in a folder of the test's own; no answer may show a NIK,
    nor leave anything where scratch files lie."""
    monkeypatch.chdir(tmp_path)
    scratch = tmp_path / ".scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))

    def run(*words: str, region: str = "kutim") -> Run:
        ended = rentan("screen", *words, "--region", region)
        assert not NIK.search(ended.out + ended.err)
        assert list(scratch.iterdir()) == []
        return ended

    return run


def people(*changes: Cells) -> list[Cells]:
    """A person for each of these, with serials from 1."""
    return [someone(serial, **change) for serial, change in enumerate(changes, start=1)]


MIXED: list[Cells] = [
    {},
    {"Penghasilan": "3.600.000"},
    {"Penghasilan": "9 juta", "Desa": "Desa Lain"},
    {"Status_Pekerjaan": None},
    {"Status_Pekerjaan": "karyawan", "Tanggal_Lahir": "01-01-1940"},
    {},
]
"""Two may be covered, three may not, of one something is missing."""


def read(path: Path) -> list[Cells]:
    """The rows of a list that was written, as texts."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [
                {name: cell or None for name, cell in row.items()} for row in csv.DictReader(file)
            ]
    if path.suffix == ".parquet":
        frame = pl.read_parquet(path)
    else:
        frame = fastexcel.read_excel(path).load_sheet(0, dtypes="string").to_polars()
    rows: list[Cells] = frame.cast(pl.String).to_dicts()
    return [{name: cell or None for name, cell in row.items()} for row in rows]


def answer(ended: Run) -> Any:
    return json.loads(ended.out)


# What a list comes to


def test_the_funnel_the_near_misses_and_the_cost(screen: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", people(*MIXED))
    ended = screen("a.csv")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "Kabupaten Kutai Timur: 6 rows in 1 list, judged as of 1 January 2024"
    assert "Columns used: nik = NIK, name = Nama," in ended.out
    assert "Of 6 rows, 2 may be covered, 3 may not, 1 needs data." in ended.out
    near = next(line for line in lines if line.startswith("2 rows fail only 'earns less"))
    assert ", and 1 of them misses it by less than Rp100.000" in near
    table = {" ".join(line.split()[:-5]): line.split()[-5:-1] for line in lines}
    assert table["earns less than the regency's minimum wage"] == ["6", "2", "0", "2"]
    assert table["holds an identity card of Kutai Timur"] == ["6", "0", "0", "0"]
    assert "Rp403.200" in ended.out
    assert "To check (nobody is refused for these)" in ended.out
    assert "W-NIK-BIRTH: birth date differs from the NIK's" in ended.out


def test_the_same_in_indonesian(screen: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", people(*MIXED))
    ended = screen("a.csv", "--lang", "id", "--by", "desa", "--explain")
    assert ended.code == 0
    assert "Kabupaten Kutai Timur: 6 baris" in ended.out
    for english in ("Rows in", "may be covered", "fail only '", "By desa", "How it is"):
        assert english not in ended.out
    assert "Rp403.200" in ended.out


def test_json_csv_and_markdown(screen: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", people(*MIXED))
    save(tmp_path / "b.csv", [someone(7)])
    data = answer(screen("a.csv", "b.csv", "--by", "desa", "-f", "json"))
    assert data["schema_version"] == "rentan.screen.1"
    counts = [data[name] for name in ("rows", "blank", "eligible", "covered", "ineligible")]
    assert counts == [7, 0, 3, 3, 3]
    assert [group["name"] for group in data["by_roster"]] == ["a.csv", "b.csv"]
    assert [(group["name"], group["rows"]) for group in data["groups"]] == [
        ("Desa 1", 3), ("Desa 2", 2), ("Desa Lain", 1), ("Desa 0", 1),
    ]  # fmt: skip
    assert data["cost"]["total"] == 3 * ONE
    assert all(note["text"] for note in data["notes"])
    assert all(len(roster["sha256"]) == 64 for roster in data["rosters"])
    assert data["policy"]["sha256"]
    assert {count["code"]: count["rows"] for count in data["main"]} == {
        "R-AGE": 1, "R-EMPLOYMENT-DATA": 1, "R-BELOW-MINIMUM-WAGE": 2,
    }  # fmt: skip
    ended = screen("a.csv", "b.csv", "--by", "desa", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    funnel = {row["item"]: row for row in rows if row["section"] == "funnel"}
    assert (funnel["age"]["evaluated"], funnel["age"]["failed"]) == ("7", "1")
    assert funnel["below-minimum-wage"]["near"] == "1"
    assert {row["section"] for row in rows} >= {"funnel", "warning", "roster", "group"}
    page = screen("a.csv", "-f", "md", "--explain").out
    assert page.startswith("## Kabupaten Kutai Timur: 6 rows")
    assert "| Rows in |" in page


def test_explain_tells_every_reason_and_every_list(screen: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", people(*MIXED))
    save(tmp_path / "m.csv", [someone(99)])
    ended = screen("a.csv", "--members", "m.csv", "--explain")
    assert ended.err == ""
    for line in (
        "R-AGE: 1 row",
        "R-BELOW-MINIMUM-WAGE: 2 rows",
        "a.csv: 6 rows, sha256 ",
        "m.csv: 1 row, sha256 ",
        "[syarat-bpu]",
        "Policy kutim, sha256 ",
    ):
        assert line in ended.out
    refused = screen("a.csv", "--explain", "--format", "json")
    assert (refused.code, refused.out) == (2, "")


def test_nobody_may_be_covered(screen: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", people({"Status_Pekerjaan": "karyawan"}))
    ended = screen("a.csv", "--out", "hasil", "--budget", "1 miliar", "--fail-if", "over-budget")
    assert ended.code == 0
    assert "Of 1 row, 0 may be covered, 1 may not, 0 need data." in ended.out
    assert "Rp" not in ended.out.replace("Rp100.000", "")
    assert sorted(file.name for file in (tmp_path / "hasil").iterdir()) == [
        "aside.xlsx", "eligible.xlsx", "ineligible.xlsx", "needs-data.xlsx", "summary.json",
        "waiting.xlsx",
    ]  # fmt: skip
    assert read(tmp_path / "hasil" / "eligible.xlsx") == []
    assert json.loads((tmp_path / "hasil" / "summary.json").read_text())["cost"] is None


def test_blank_rows_are_counted_not_judged(screen: Rentan, tmp_path: Path) -> None:
    file = save(tmp_path / "a.csv", people({}, {}))
    file.write_text(file.read_text() + ",,,,,,,,,\n  ,,,,,,,,,\n,,,,Kutai Timur,,,,,\n")
    ended = screen("a.csv", "--eligible", "e.csv", "--needs-data", "n.csv")
    assert "2 rows have nothing in any cell" in ended.err
    assert "Of 3 rows, 2 may be covered, 0 may not, 1 needs data." in ended.out
    assert [row["rentan_row"] for row in read(tmp_path / "n.csv")] == ["6"]


# Several lists, and how they are read


def test_files_folders_and_patterns(screen: Rentan, tmp_path: Path) -> None:
    (tmp_path / "daftar").mkdir()
    save(tmp_path / "daftar" / "b.csv", [someone(1)])
    save(tmp_path / "daftar" / "a.parquet", [someone(2)])
    save(tmp_path / "c.xlsx", [someone(3), someone(1)])
    (tmp_path / "daftar" / "catatan.docx").write_text("x")
    data = answer(screen("c.xlsx", "daftar", "-f", "json"))
    assert [ref["name"] for ref in data["rosters"]] == ["c.xlsx [Data]", "a.parquet", "b.csv"]
    assert data["eligible"] == 3
    assert [count["code"] for count in data["main"]] == ["R-DOUBLE"]
    ended = screen("c.xlsx", "daftar/*.csv")
    assert "in 2 lists" in ended.out
    assert "Left out because they are not lists: catatan.docx." in screen("daftar").err


def test_stdin(screen: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = save(tmp_path / "a.csv", people(*MIXED))
    with file.open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        ended = screen("-", "--eligible", "e.csv")
    assert "Of 6 rows, 2 may be covered" in ended.out
    assert {row["rentan_file"] for row in read(tmp_path / "e.csv")} == {"-"}


def test_columns_are_told_by_a_flag_or_a_file(screen: Rentan, tmp_path: Path) -> None:
    rows = [
        {
            {"NIK": "Nomor", "Penghasilan": "Uang"}.get(name, name): cell
            for name, cell in row.items()
        }
        for row in people({}, {"Penghasilan": "9 juta"})
    ]
    save(tmp_path / "a.csv", rows)
    ended = screen("a.csv")
    assert (ended.code, ended.out) == (2, "")
    assert "there is no NIK column" in ended.err
    words = ("--column", "nik=Nomor", "--column", "monthly_income=Uang")
    told = screen("a.csv", *words)
    assert "Of 2 rows, 1 may be covered, 1 may not" in told.out
    (tmp_path / "map.yaml").write_text("nik: Nomor\nmonthly_income: Uang\n")
    assert screen("a.csv", "--mapping", "map.yaml").out == told.out
    both = screen("a.csv", *words, "--mapping", "map.yaml")
    assert (both.code, both.out) == (2, "")
    assert "--mapping, --column contradict each other" in both.err
    wrong = screen("a.csv", "--column", "nikk=Nomor")
    assert wrong.err == (
        "rentan: --column: 'nikk' is not a field of a roster. Did you mean nik? Known: "
        + wrong.err.partition("Known: ")[2]
    )


def test_sheets(screen: Rentan, tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        for name, serial in (("Januari", 1), ("Februari", 2)):
            sheet = book.add_worksheet(name)
            person = someone(serial)
            sheet.write_row(0, 0, list(person))
            sheet.write_row(1, 0, list(person.values()))
    both = answer(screen("a.xlsx", "-f", "json"))
    assert [ref["name"] for ref in both["rosters"]] == ["a.xlsx [Januari]", "a.xlsx [Februari]"]
    one = answer(screen("a.xlsx", "--sheet", "Februari", "-f", "json"))
    assert [ref["rows"] for ref in one["rosters"]] == [1]
    ended = screen("a.xlsx", "--sheet", "Maret")
    assert (ended.code, ended.out) == (2, "")


def test_which_columns_were_taken_is_said_once_for_lists_that_agree(
    screen: Rentan, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        save(tmp_path / f"{name}.csv", [someone(ord(name))])
    assert screen("a.csv", "b.csv").out.count("Columns used") == 1
    save(tmp_path / "c.csv", [{"No KTP": "6408010101800099", "Nama": "X"}])
    out = screen("a.csv", "b.csv", "c.csv").out
    assert "Columns used in a.csv, b.csv: nik = NIK" in out
    assert "Columns used in c.csv: nik = No KTP, name = Nama." in out


def test_members_are_covered_already(screen: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", people({}, {}, {}))
    save(tmp_path / "m.csv", [someone(2)])
    save(tmp_path / "n.xlsx", [someone(3)])
    ended = screen("a.csv", "--members", "m.csv", "--members", "n.xlsx", "--ineligible", "i.csv")
    assert re.search("Not already covered +3 +2 ", ended.out)
    rows = read(tmp_path / "i.csv")
    assert [(row["NIK"], row["rentan_reasons"]) for row in rows] == [
        ("6408010101800002", "R-MEMBER"),
        ("6408010101800003", "R-MEMBER"),
    ]
    assert "Not already covered" not in screen("a.csv").out


# Rules that no list has the column for, and what the office vouches for


def test_a_rule_without_a_column_is_said_on_top(screen: Rentan, tmp_path: Path) -> None:
    rows = [
        {name: cell for name, cell in row.items() if name != "Kabupaten"} for row in people({}, {})
    ]
    save(tmp_path / "a.csv", rows)
    ended = screen("a.csv")
    assert "Of 2 rows, 0 may be covered, 0 may not, 2 need data." in ended.out
    loud = "NO LIST HAS WHAT THE RULE 'residence' NEEDS (residence): all 2 rows need data."
    assert ended.out.count(loud) == 1
    assert ended.out.index(loud) < ended.out.index("Rows in")
    assert "--attest residence" in ended.out
    vouched = screen("a.csv", "--attest", "residence")
    assert loud not in vouched.out
    assert "Of 2 rows, 2 may be covered" in vouched.out
    assert "The office vouches for the rule 'residence' (holds an identity card of Kutai" in (
        vouched.out
    )


def test_a_rule_that_some_rows_can_be_judged_by(screen: Rentan, tmp_path: Path) -> None:
    """An occupation may say what the employment is."""
    rows = people({"Pekerjaan": "wiraswasta"}, {"Pekerjaan": "PNS"}, {"Pekerjaan": "nelayan"})
    for row in rows:
        del row["Status Pekerjaan"]
    save(tmp_path / "a.csv", rows)
    out = screen("a.csv").out
    assert "No list has all that the rule 'employment' needs (employment): 1 row needs data" in out
    assert "Of 3 rows, 1 may be covered, 1 may not, 1 needs data." in out


@pytest.mark.parametrize(
    ("words", "attested"),
    [
        (["residence"], ["residence"]),
        (["residence,age"], ["age", "residence"]),
        (["residence", "age"], ["age", "residence"]),
        (["all"], ["age", "employment", "residence", "below-minimum-wage"]),
    ],
)
def test_what_is_vouched_for_is_recorded(
    screen: Rentan, tmp_path: Path, words: list[str], attested: list[str]
) -> None:
    save(tmp_path / "a.csv", people({"Kabupaten": None, "Tanggal_Lahir": None}, {}))
    flags = [flag for word in words for flag in ("--attest", word)]
    ended = screen("a.csv", *flags, "--out", "hasil", "--lists", "xlsx", "-f", "json")
    assert answer(ended)["attested"] == attested
    assert json.loads((tmp_path / "hasil" / "summary.json").read_text())["attested"] == attested
    about = fastexcel.read_excel(tmp_path / "hasil" / "eligible.xlsx").load_sheet(
        "About", header_row=None, dtypes="string"
    )
    told = dict(about.to_polars().iter_rows())
    assert told["Rules that the office vouches for"] == ", ".join(attested)
    assert told["Region"] == "Kabupaten Kutai Timur"
    assert re.fullmatch("kutim sha256:[0-9a-f]{64}", told["Policy"])
    assert re.fullmatch("sha256:[0-9a-f]{64}", told["a.csv"])
    steps = {step["check"]: step for step in answer(ended)["funnel"]}
    assert steps["residence"]["attested"] == 1
    assert steps["residence"]["missing"] == 0
    expected = 2 if "age" in attested else 1
    assert answer(ended)["eligible"] == expected


def test_vouching_mends_no_failure(screen: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", people({"Kabupaten": "Paser"}, {"NIK": None}))
    data = answer(screen("a.csv", "--attest", "all", "-f", "json"))
    assert (data["ineligible"], data["needs_data"]) == (1, 1)


# The day, and groups


@pytest.mark.parametrize(
    ("as_of", "day", "eligible"),
    [("2024-06", "2024-06-01", 0), ("2024-05-31", "2024-05-31", 0), ("2024-05", "2024-05-01", 1),
     ("2024-05-30", "2024-05-30", 1)],
)  # fmt: skip
def test_as_of_a_month_or_a_day(
    screen: Rentan, tmp_path: Path, as_of: str, day: str, eligible: int
) -> None:
    save(tmp_path / "a.csv", people({"Tanggal_Lahir": "31-05-1959"}))
    data = answer(screen("a.csv", "--as-of", as_of, "-f", "json"))
    assert (data["as_of"], data["eligible"]) == (day, eligible)


def test_ages_are_those_of_the_first_month_of_cover(screen: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", people({}))
    assert "as of 1 July 2024" in screen("a.csv", "--period", "2024-07..2024-12").out
    assert "as of 1 January 2023" in screen("a.csv", "--year", "2023").out


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("desa", ["Sangatta Utara", "Bengalon", ""]),
        ("Kelurahan", ["Sangatta Utara", "Bengalon", ""]),
        ("kecamatan", ["Contoh"]),
        ("RT", ["1", "2", ""]),
        ("rt", ["1", "2", ""]),
    ],
)
def test_groups(screen: Rentan, tmp_path: Path, by: str, names: list[str]) -> None:
    save(
        tmp_path / "a.csv",
        people(
            {"Desa": "Sangatta  Utara", "RT": "1"},
            {"Desa": " ", "RT": None},
            {"Desa": "SANGATTA UTARA", "RT": "2", "Status_Pekerjaan": "karyawan"},
            {"Desa": "Bengalon", "RT": "1 "},
        ),
    )
    data = answer(screen("a.csv", "--by", by, "-f", "json"))
    assert [group["name"] for group in data["groups"]] == names
    assert sum(group["rows"] for group in data["groups"]) == 4
    assert ("(none named)" in screen("a.csv", "--by", by).out) == ("" in names)


def test_a_group_by_nik_shows_no_nik(screen: Rentan, tmp_path: Path) -> None:
    save(
        tmp_path / "a.csv",
        people({}, {"NIK": "6408 0101 0180 0002"}, {"No_KK": "64080112345678901"}),
    )
    for by in ("nik", "No KK"):
        for shape in ("table", "json", "csv", "md"):
            ended = screen("a.csv", "--by", by, "--format", shape)
            assert ended.code == 0
            assert "********" in ended.out.replace("\\", "")


@pytest.mark.parametrize("by", ["nama", "NAMA", "name", "No HP", "surel"])
def test_an_answer_is_no_list_of_people(screen: Rentan, tmp_path: Path, by: str) -> None:
    save(tmp_path / "a.csv", people({"Nama": "Contoh", "No HP": "0812", "Surel": "contoh"}))
    for kind in ("html", "json"):
        ended = screen("a.csv", "--by", by, "--lang", "en", "--output", f"a.{kind}")
        assert (ended.code, (tmp_path / f"a.{kind}").exists()) == (2, False)
        assert "identifies people, and an answer names nobody." in ended.err
    assert "memuat identitas orang" in screen("a.csv", "--by", by, "--lang", "id").err


# Money


def test_who_waits_when_the_money_ends(screen: Rentan, tmp_path: Path) -> None:
    rows = people(
        {"Pekerjaan": "pedagang"}, {}, {"Pekerjaan": "petani"}, {"Penghasilan": "9 juta"}, {}
    )
    save(tmp_path / "a.csv", rows)
    words = ("a.csv", "--budget", str(2 * ONE + 5), "--out", "hasil", "--lists", "csv")
    ended = screen(*words, "--priority", "pekerjaan=nelayan,petani; umur desc")
    assert (
        "The money covers 2 of them, by 'pekerjaan=nelayan,petani; umur desc'; 2 wait." in ended.out
    )
    assert [row["NIK"][-1] for row in read(tmp_path / "hasil" / "waiting.csv") if row["NIK"]] == [
        "1", "3",
    ]  # fmt: skip
    again = screen(*words)
    assert "The money covers 2 of them, in the order of the lists; 2 wait." in again.out
    found = {name: read(tmp_path / "hasil" / f"{name}.csv") for name in OUTCOMES}
    assert {name: [row["rentan_row"] for row in rows] for name, rows in found.items()} == {
        "eligible": ["2", "3"], "waiting": ["4", "6"], "ineligible": ["5"], "needs-data": [],
    }  # fmt: skip
    assert {row["rentan_outcome"] for row in found["waiting"]} == {"waiting"}


def test_the_same_lists_always_give_the_same_people(screen: Rentan, tmp_path: Path) -> None:
    works = ["nelayan", "petani", "pedagang", "marbot", "guru ngaji", "mekanik", "pemulung"]
    rows = [someone(number, Pekerjaan=works[number % 7]) for number in range(1, 61)]
    save(tmp_path / "a.csv", rows)
    written = set()
    for _ in range(3):
        screen(
            "a.csv", "--budget", str(30 * ONE), "--priority", "pekerjaan=nelayan", "--out", "hasil",
            "--lists", "csv",
        )  # fmt: skip
        written.add((tmp_path / "hasil" / "eligible.csv").read_bytes())
    assert len(written) == 1
    assert len(read(tmp_path / "hasil" / "eligible.csv")) == 30


def test_the_allocation_of_the_policy_holds(screen: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", people({}))
    out = screen("a.csv").out
    assert "Rp23.000.000.000, from the policy for 2024 [tribun-2024]" in out


# Files


@pytest.mark.parametrize("shape", ["csv", "xlsx", "parquet"])
def test_a_folder_of_lists(screen: Rentan, tmp_path: Path, shape: str) -> None:
    save(tmp_path / "a.csv", people(*MIXED))
    ended = screen("a.csv", "--out", "hasil/kutim", "--lists", shape, "-f", "json")
    folder = tmp_path / "hasil" / "kutim"
    summary = json.loads((folder / "summary.json").read_text())
    del ended
    assert summary["rows"] == 6
    names = sorted(file.name for file in folder.iterdir())
    assert names == sorted([*(f"{name}.{shape}" for name in LISTS), "summary.json"])
    rows = [row for name in OUTCOMES for row in read(folder / f"{name}.{shape}")]
    assert sorted(int(row["rentan_row"] or 0) for row in rows) == [2, 3, 4, 5, 6, 7]
    originals = {row["NIK"]: row for row in people(*MIXED)}
    for row in rows:
        assert {name: row[name] for name in originals[row["NIK"]]} == originals[row["NIK"]]
        assert row["rentan_file"] == "a.csv"
    said = {row["rentan_row"]: (row["rentan_reasons"], row["rentan_words"]) for row in rows}
    assert said["6"][0] == "R-AGE R-EMPLOYMENT"
    assert said["5"][1] == (
        "data missing for: not a wage worker, not a civil servant, not in the armed forces or the "
        "police"
    )


def test_lists_one_by_one_in_the_formats_of_their_names(screen: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", people(*MIXED))
    ended = screen(
        "a.csv", "--eligible", "e.xlsx", "--ineligible", "i.parquet", "--needs-data", "n.csv",
        "--waiting", "w.csv", "--budget", str(ONE), "--lang", "id",
    )  # fmt: skip
    assert ended.code == 0
    assert [len(read(tmp_path / name)) for name in ("e.xlsx", "i.parquet", "n.csv", "w.csv")] == [
        1, 3, 1, 1,
    ]  # fmt: skip
    assert str(read(tmp_path / "n.csv")[0]["rentan_words"]).startswith("data kurang")


def test_the_export_of_the_branch(screen: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", people(*MIXED))
    ended = screen("a.csv", "--export", "bpjs")
    assert ended.code == 0
    rows = read(tmp_path / "bpjs.xlsx")
    assert len(rows) == 2
    assert "6408010101800001" in rows[0].values()
    assert screen("a.csv", "--export", "bpjs=cabang.xlsx").code == 0
    assert read(tmp_path / "cabang.xlsx") == rows


def test_lists_to_send_back(screen: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", people(*MIXED, {"Desa": None, "NIK": "1"}))
    assert screen("a.csv", "--returns", "kembali").code == 0
    files = {file.name: len(read(file)) for file in (tmp_path / "kembali").iterdir()}
    assert sum(files.values()) == 5
    assert any("tanpa-desa" in name for name in files)
    assert any("desa-lain" in name for name in files)


def test_each_village_gets_its_own_columns_and_a_list_without_villages_its_own_file(
    screen: Rentan, tmp_path: Path
) -> None:
    with_villages = [{**person, "Ket": "x"} for person in people(*MIXED)]
    save(tmp_path / "ngraho.xlsx", with_villages)
    others = [
        {f"{name} (KTP)" if name == "Nama" else name: cell for name, cell in person.items()}
        for person in people({}, {"NIK": "1"})
    ]
    save(tmp_path / "kalirejo.xlsx", [{k: v for k, v in p.items() if k != "Desa"} for p in others])
    assert screen("ngraho.xlsx", "kalirejo.xlsx", "--returns", "kembali").code == 0
    found = {file.name: read(file) for file in (tmp_path / "kembali").iterdir()}
    assert all(name.endswith(".xlsx") for name in found)
    own = list(with_villages[0])
    for name, rows in found.items():
        expected = own if name != "kalirejo.xlsx" else [n for n in others[0] if n != "Desa"]
        assert list(rows[0]) == [*expected, *RESULT_COLUMNS]
    assert [row["NIK"] for row in found["kalirejo.xlsx"]] == [others[0]["NIK"], "1"]
    again = screen("kembali/kalirejo.xlsx")  # as the village mends it
    assert again.code == 0, again.err


def test_nobody_to_export_keeps_nothing_else_from_being_written(
    screen: Rentan, tmp_path: Path
) -> None:
    save(tmp_path / "a.csv", people({"Status_Pekerjaan": "karyawan"}))
    ended = screen("a.csv", "--export", "bpjs", "--out", "hasil", "--returns", "kembali")
    assert ended.code == 0
    assert "Nobody may be covered: bpjs.xlsx was not written." in ended.err
    assert not (tmp_path / "bpjs.xlsx").exists()
    assert len(read(tmp_path / "hasil" / "ineligible.xlsx")) == 1
    assert len([*(tmp_path / "kembali").iterdir()]) == 1
    (tmp_path / "bpjs.xlsx").write_text("lama")
    kept = screen("a.csv", "--export", "bpjs", "--lang", "id")
    assert kept.code == 0
    assert "yang ada di sana berasal dari proses sebelumnya" in kept.err
    assert (tmp_path / "bpjs.xlsx").read_text() == "lama"
    save(tmp_path / "b.csv", people({}))
    waits = screen("b.csv", "--export", "bpjs=c.xlsx", "--budget", "1")
    assert "Nobody may be covered: c.xlsx was not written." in waits.err


def test_lists_are_workbooks_as_far_as_a_sheet_holds_them(
    screen: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path / "a.csv", people(*MIXED))
    ended = screen("a.csv", "--out", "hasil")
    assert "CSV" not in ended.err
    (first,) = read(tmp_path / "hasil" / "needs-data.xlsx")
    assert first["NIK"] == "6408010101800004"
    monkeypatch.setattr(writers, "MOST_ROWS", 3)
    ended = screen("a.csv", "--out", "banyak")
    assert (
        "No sheet of Excel holds more than 2 rows below its header, so 5 files are CSV."
        in ended.err
    )
    assert len(read(tmp_path / "banyak" / "ineligible.csv")) == 3


@pytest.mark.parametrize(
    ("lang", "todo"),
    [
        (
            "en",
            {
                "2": None,
                "3": "If the data are wrong, correct them; otherwise remove the row.",
                "5": "Fill in what is missing.",
                "8": "Copy it again from the identity card.",
            },
        ),
        ("id", {"2": None, "5": "Isi yang kurang."}),
    ],
)
def test_each_row_says_what_is_to_be_done(
    screen: Rentan, tmp_path: Path, lang: str, todo: dict[str, str | None]
) -> None:
    save(tmp_path / "a.csv", people(*MIXED, {"NIK": "6408013113800007"}))
    screen("a.csv", "--out", "hasil", "--lists", "csv", "--lang", lang)
    rows = [row for name in OUTCOMES for row in read(tmp_path / "hasil" / f"{name}.csv")]
    told = {row["rentan_row"]: row["rentan_todo"] for row in rows}
    assert {row: told[row] for row in todo} == todo


def test_an_own_list_can_be_screened_again(screen: Rentan, tmp_path: Path) -> None:
    """A village mends what it got back, under the columns that we have added."""
    save(tmp_path / "a.csv", people(*MIXED))
    screen("a.csv", "--out", "satu", "--lists", "csv")
    headers = list(read(tmp_path / "satu" / "eligible.csv")[0])
    words = [f"satu/{name}.csv" for name in ("eligible", "ineligible", "needs-data")]
    for shape in ("csv", "xlsx", "parquet"):
        ended = screen(*words, "--out", "dua", "--lists", shape)
        assert ended.code == 0
        assert "rentan_row (2)" not in ended.out
        assert "Of 6 rows, 2 may be covered, 3 may not, 1 needs data." in ended.out
        rows = read(tmp_path / "dua" / f"ineligible.{shape}")
        assert list(rows[0]) == headers
        assert {row["rentan_file"] for row in rows} == {"ineligible.csv"}


def test_an_output_is_never_an_input(screen: Rentan, tmp_path: Path) -> None:
    file = save(tmp_path / "a.csv", people(*MIXED))
    members = save(tmp_path / "m.csv", [someone(9)])
    before = file.read_bytes(), members.read_bytes()
    (tmp_path / "tautan.csv").symlink_to(file)
    for words in (
        ["--eligible", "a.csv"],
        ["--waiting", "./tautan.csv"],
        ["--ineligible", "m.csv"],
        ["--output", "a.csv"],
        ["--output", "m.csv"],
        ["--export", "bpjs=a.csv"],
    ):
        ended = screen("a.csv", "--members", "m.csv", *words)
        assert (ended.code, ended.out) == (2, "")
        assert "is also read. Name another file for what is written." in ended.err
    assert (file.read_bytes(), members.read_bytes()) == before


def test_nothing_is_written_twice_over(screen: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", people(*MIXED))
    for words in (
        ["--eligible", "x.csv", "--waiting", "x.csv"],
        ["--eligible", "x.csv", "--output", "x.csv"],
    ):
        ended = screen("a.csv", *words)
        assert (ended.code, ended.out) == (2, "")
        assert "'x.csv' is to be written twice." in ended.err
    assert not (tmp_path / "x.csv").exists()


def test_the_answer_as_a_file_beside_the_lists(screen: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", people(*MIXED))
    ended = screen("a.csv", "--out", "hasil", "--output", "jawaban.md")
    assert (ended.code, ended.out) == (0, "")
    assert (tmp_path / "jawaban.md").read_text().startswith("## Kabupaten Kutai Timur")


def entries(folder: Path) -> list[str]:
    return sorted(
        str(file.relative_to(folder)) for file in folder.rglob("*") if "kept" not in file.parts
    )


@pytest.mark.parametrize("error", [KeyboardInterrupt, ZeroDivisionError])
@pytest.mark.parametrize("where", ["judge", "settled", "write"])
def test_an_interrupted_run_leaves_nothing(
    screen: Rentan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: type[BaseException],
    where: str,
) -> None:
    save(tmp_path / "a.csv", people(*MIXED))
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "eligible.csv").write_text("lama")

    def fail(*_: Any, **__: Any) -> Any:
        raise error("stop")

    if where == "write":
        monkeypatch.setattr(screens, "write", fail)
    else:
        monkeypatch.setattr(Screening, where, fail)
    before = entries(tmp_path)
    for out in ("ada", "baru/dalam"):
        ended = screen("a.csv", "--out", out, "--lists", "csv", "--returns", "kembali")
        assert ended.code == (130 if error is KeyboardInterrupt else 70)
        assert ended.out == ""
        assert entries(tmp_path) == before
    assert (tmp_path / "ada" / "eligible.csv").read_text() == "lama"


def test_a_list_that_changes_while_it_is_read(
    screen: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = save(tmp_path / "a.csv", people(*MIXED))
    judge = Screening.judge

    def judge_and_change(screening: Screening, *words: Any) -> None:
        judge(screening, *words)
        file.write_text(file.read_text() + "6408010101800099,Baru\n")

    monkeypatch.setattr(Screening, "judge", judge_and_change)
    ended = screen("a.csv", "--out", "hasil")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "rentan: 'a.csv' was changed while it was read. Run again.\n"
    assert not (tmp_path / "hasil").exists()


# Gates


@pytest.mark.parametrize(
    ("changes", "budget", "gates", "code"),
    few(
        [
            ([{}], "1 miliar", "rejected,needs-data,over-budget", 0),
            (MIXED, "1 miliar", "over-budget", 0),
            (MIXED, "1", "over-budget", 1),
            (MIXED, "1", "rejected", 1),
            (MIXED[:1] * 3, "1", "rejected", 0),
            (MIXED[:1] * 3, "1", "rejected, over-budget", 1),
            ([MIXED[3]], "1", "needs-data", 1),
            ([MIXED[3]], "1", "rejected,over-budget", 0),
            ([MIXED[1]], "1", "needs-data,over-budget", 0),
        ],
        every=3,
    ),
)
def test_gates(
    screen: Rentan, tmp_path: Path, changes: list[Cells], budget: str, gates: str, code: int
) -> None:
    save(tmp_path / "a.csv", people(*changes))
    flags = ("--out", "hasil", "--lists", "csv")
    ended = screen("a.csv", "--budget", budget, "--fail-if", gates, *flags)
    assert ended.code == code
    assert ended.out
    assert (tmp_path / "hasil" / "summary.json").exists()


def test_a_gate_that_cannot_be_judged_writes_nothing(screen: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", people({"Aktif": "ya"}))
    ended = screen("a.csv", "--fail-if", "over-budget", "--out", "hasil", region="sulbar")
    assert (ended.code, ended.out) == (2, "")
    assert "no allocation is known" in ended.err
    assert not (tmp_path / "hasil").exists()


# What is refused

UNKNOWN = "was known of no policy"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "no roster is named. Name files, folders or '-', or describe one person with "
         "--person."),
        ("a.csv --attest agee", "--attest: 'agee' is not a rule of this policy. Did you mean age? "
         "Known: all, age, employment, residence, below-minimum-wage."),
        ("a.csv --as-of 2024-02-30", "--as-of: '2024-02-30': this month has the days 1 to 29."),
        ("a.csv --as-of 2024-13", "--as-of: '2024-13'"),
        ("a.csv --as-of Mei", "--as-of: 'Mei'"),
        ("a.csv --as-of 2022-01", "the rule 'below-minimum-wage' uses the minimum wage of "
         "Kabupaten Kutai Timur, which is not known for Jan 2022 (known from: 2023-01, 2024-01, "
         "2025-01, 2026-01). Put it in the policy, choose other months, or vouch for the rule "
         "with --attest below-minimum-wage."),
        ("a.csv --by dusun", "--by: no list has a column 'dusun'."),
        ("a.csv --by 'Kabupatan'", "Did you mean Kabupaten?"),
        ("a.csv --priority ' ; '", "--priority: the priority is empty. Write "
         "'occupation=nelayan,petani; age desc'."),
        ("a.csv --priority 'age; umur desc'", "--priority: the priority names 'age' twice."),
        ("a.csv --priority agee", "--priority: 'agee' is not a priority. Did you mean age?"),
        ("a.csv --priority age=5", "'age' is a number: write 'age' or 'age desc'."),
        ("a.csv --priority pekerjaan", "'occupation' needs its words in order"),
        ("a.csv --priority pekerjaan=nelayann", "'nelayann' is not known as occupation. Did you "
         "mean nelayan?"),
        ("a.csv --budget 23M", "--budget: '23M' can be read in two ways"),
        ("a.csv --allocation -5", "-5"),
        ("a.csv --lists ods --out x", "'ods' is not a format of lists."),
        ("a.csv --lists csv", "--lists needs --out"),
        ("a.csv --fail-if reject", "'reject' is not a condition of --fail-if. "
         "Did you mean rejected? Known: rejected, needs-data, over-budget."),
        ("a.csv --fail-if over-budget,", "'' is not a condition"),
        ("a.csv --export bpjss", "there is no export profile 'bpjss'. Did you mean bpjs?"),
        ("a.csv --eligible tidak/e.csv", "'tidak': the folder does not exist"),
        ("a.csv --eligible e.ods", "no list has the suffix '.ods'"),
        ("ab.csv", "'ab.csv' does not exist. Did you mean"),
        ("a.csv a.csv", "is named twice"),
        ("a.csv --explain --format csv", "--explain"),
        ("a.csv --sheet Satu", "only workbooks have sheets"),
        ("a.csv --column nik", "--column: 'nik' does not name a column."),
        ("a.csv --mapping tidak.yaml", "'tidak.yaml' does not exist"),
        ("a.csv --year 24", "--year: "),
        ("a.csv --person lahir=1980", "--person, a.csv contradict each other. Keep one."),
        ("--person lahir=1980 --by desa --out x", "--person, --by, --out contradict"),
        ("--person lahir=1980 --eligible x.csv", "--person, --eligible contradict"),
        ("--person '6408010101800001, lahir=1'", "--person: '6408********0001' says nothing."),
    ],
)  # fmt: skip
def test_what_is_refused(screen: Rentan, tmp_path: Path, words: str, says: str) -> None:
    import shlex

    save(tmp_path / "a.csv", people(*MIXED))
    save(tmp_path / "b.csv", people({"Status_Pekerjaan": "karyawan"}))
    before = entries(tmp_path)
    ended = screen(*shlex.split(words))
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err
    assert ended.err.startswith("rentan: ")
    assert 1 <= len(ended.err.splitlines()) <= 3
    indonesian = screen(*shlex.split(words), "--lang", "id")
    assert (indonesian.code, indonesian.out) == (2, "")
    assert indonesian.err != ended.err
    assert entries(tmp_path) == before


def test_no_place_is_offered_that_no_list_has(screen: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", [{name: someone()[name] for name in ("NIK", "Nama")}])
    ended = screen("a.csv", "--by", "desa")
    assert ended == Run(2, "", "rentan: --by: no list has a column 'desa'. Known: NIK, Nama.\n")


def process(script: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env=os.environ | {"RENTAN_LANG": "en"},
    )


MAIN = "from pekerja_rentan.cli.app import main; code = main(sys.argv[1:])"


@pytest.mark.parametrize("package", ["polars"])
def test_without_the_packages_for_rosters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.chdir(tmp_path)
    save(tmp_path / "a.csv", people(*MIXED))
    script = f"import sys; sys.modules[{package!r}] = None; {MAIN}; sys.exit(code)"
    ended = process(script, "screen", "a.csv", "-r", "kutim", cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        f"rentan: this needs packages that are not installed ({package}). Install them: "
        f"{adding('roster')}\n"
    )
    for words in (("cost", "-r", "kutim"), ("explain", "R-AGE"), ("screen", "--help")):
        assert process(script, *words, cwd=tmp_path).returncode == 0


def test_only_rosters_need_libraries_of_tables(tmp_path: Path) -> None:
    script = f"import sys; {MAIN}; print(*sys.modules, file=sys.stderr)"
    heavy = {"polars", "fastexcel", "xlsxwriter", "pyspark", "pandas", "pyarrow"}
    for words in (("cost", "-r", "kutim"), ("explain",), ("screen", "--help")):
        ended = process(script, *words, cwd=tmp_path)
        assert ended.stdout
        assert not heavy & set(ended.stderr.split())
    save(tmp_path / "a.csv", people(*MIXED))
    unneeded = {"pyspark", "pandas", "pyarrow", "xlsxwriter", "pydantic", "yaml", "rich"}
    for _ in range(2):  # the first run may have to read the policy files
        ended = process(script, "screen", "a.csv", "-r", "kutim", "-f", "json", cwd=tmp_path)
    assert not unneeded & set(ended.stderr.split())


# Figures that it must give


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet"])
def test_a_verification_of_1800_with_184_faulty(
    screen: Rentan, tmp_path: Path, suffix: str
) -> None:
    write(tmp_path / f"daftar.{suffix}", 1_800, 1, verification(1_800, 184), with_truth=False)
    data = answer(screen(f"daftar.{suffix}", "-f", "json"))
    assert (data["rows"], data["eligible"], data["ineligible"]) == (1_800, 1_616, 184)
    assert data["cost"]["total"] == 1_616 * 16_800 * 12 == 325_785_600


@cache
def reasons_in_order(fails: str, lacks: str) -> str:
    codes = {*fails.split(), *lacks.split()}
    return " ".join(code for code, _ in Reasons(load_policy("kutim")).reasons if code in codes)


@pytest.mark.parametrize(
    ("rows", "suffix"), few(product((1_000, 20_000), ("csv", "xlsx", "parquet")), every=6)
)
def test_every_row_is_what_the_truth_table_says(
    screen: Rentan, tmp_path: Path, suffix: str, rows: int
) -> None:
    """Outcome, reasons in order, warnings, and for doubles where the first stands."""
    file = tmp_path / f"daftar.{suffix}"
    write(file, rows)
    above = 0 if suffix == "parquet" else 1
    truth = pl.read_parquet(truth_path(file))
    expected = {
        row + above: (outcome, reasons_in_order(fails, lacks), warned, first and first + above)
        for row, outcome, fails, lacks, first, warned in truth.iter_rows()
    }
    shape = "parquet" if rows > 1_000 else suffix
    assert screen(file.name, "--out", "hasil", "--lists", shape).code == 0
    found: dict[int, tuple[Any, ...]] = {}
    for name in OUTCOMES:
        for line in read(tmp_path / "hasil" / f"{name}.{shape}"):
            first = re.search(r"first in daftar\.[^;]+ row ([0-9]+)", line["rentan_words"] or "")
            found[int(line["rentan_row"] or 0)] = (
                line["rentan_outcome"],
                line["rentan_reasons"] or "",
                line["rentan_notes"] or "",
                int(first[1]) if first else None,
            )
    assert len(found) == rows
    wrong = {row: (expected[row], said) for row, said in found.items() if said != expected[row]}
    assert wrong == {}
    assert Counter(said[0] for said in found.values())["eligible"] > rows * 0.7
    shutil.rmtree(tmp_path / "hasil")


# The reasons, explained

REGIONS = ["nasional", "kutim", "paser", "kukar", "kotabaru", "sulbar"]


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("region", REGIONS)
def test_every_reason_of_a_policy_is_explained(region: str, lang: str) -> None:
    policy, language = load_policy(region), Language(lang)
    reasons = Reasons(policy)
    codes = [code for code, _ in (*reasons.reasons, *reasons.notes) if code != "R-NIK"]
    told = list(explained(policy, language))
    assert [each.code for each in told] == codes
    for each in told:
        assert all(text.strip() for text in (each.says, each.why, each.mend))
        assert (
            present_reasons(policy, each.code.lower(), language)
            .blocks[0]
            .heading.startswith(each.code)
        )


@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_reason_is_explained(rentan: Rentan, lang: str) -> None:
    for code in ("R-DOUBLE", "r-age", "R-AGE-DATA", "W-TWIN", "W-SEX-UNREADABLE", "I-NIK-REGION"):
        ended = rentan("explain", code, "--region", "kutim", "--lang", lang)
        assert ended.code == 0
        assert len(ended.err.splitlines()) == 1  # when the rules were last checked
        assert ended.out.startswith(f"{code.upper()}: ")
        assert len(ended.out.splitlines()) >= 3
    assert "Why: Nobody is paid for twice." in rentan("explain", "R-DOUBLE").out
    assert "Syarat kepesertaan BPU" in rentan("explain", "R-AGE").out
    assert "--attest employment" in rentan("explain", "R-EMPLOYMENT-DATA").out


def test_all_reasons_are_listed(rentan: Rentan) -> None:
    out = rentan("explain", "-r", "kutim").out
    for code in ("R-NIK-LENGTH", "R-RESIDENCE-DATA", "W-TWIN", "I-NIK-REGION"):
        assert re.search(f"(?m)^{code} ", out)
    data = json.loads(rentan("explain", "-f", "json").out)
    told = {"code", "says", "why", "mend", "source", "wage_year", "region", "checked"}
    assert told == set(data[0])
    rows = list(csv.DictReader(io.StringIO(rentan("explain", "R-DOUBLE", "-f", "csv").out)))
    assert [row["code"] for row in rows] == ["R-DOUBLE"]
    assert rows[0]["mend"]


def test_a_reason_says_what_it_takes_for_granted(rentan: Rentan) -> None:
    """The month in which the rules were last checked, the year whose minimum wage is carried on,
    and that rentan has no file for a region."""
    code = "R-BELOW-MINIMUM-WAGE"
    ended = rentan("explain", code, "-r", "kutim", "-f", "json")
    one = json.loads(ended.out)[0]
    assert one["region"] == {
        "id": "kutim", "code": "64.08", "name": "Kabupaten Kutai Timur", "own_policy": True,
    }  # fmt: skip
    assert (one["checked"], one["wage_year"]) == ("2026-09", 2026)
    for form in ("table", "csv"):
        said = rentan("explain", code, "-r", "kutim", "-f", form).err
        assert "last checked in Sep 2026" in said
        assert "The last minimum wage known is that of 2026." in said
    said = rentan("explain", "R-AGE", "-r", "kutim", "--lang", "id").err
    assert "Ketentuan terakhir diperiksa Sep 2026" in said
    assert "Upah minimum" not in said
    assert "rentan has no file for Kabupaten Bojonegoro" in rentan("explain", "-r", "35.22").err


def test_a_reason_that_is_none(rentan: Rentan) -> None:
    ended = rentan("explain", "R-DUBLE")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "rentan: 'R-DUBLE' is not a reason that the policy of Aturan nasional BPU gives. "
        "Did you mean R-DOUBLE? 'rentan explain' lists them; rules of a region need --region.\n"
    )
    assert rentan("explain", "R-RESIDENCE").code == 2
    assert rentan("explain", "R-DUBLE", "--lang", "id").code == 2


def test_a_policy_that_asks_more_of_niks_explains_it() -> None:
    policy = load_policy("kutim")
    words = {"id": "NIK Kutai Timur", "en": "a NIK of Kutai Timur"}
    more = Rule("nik", words, "tribun-2024", Condition("matches", "nik", ("6408[0-9]{12}",)))
    others = tuple(rule for rule in policy.rules if rule.id != "nik")
    told = {
        each.code: each
        for each in explained(replace(policy, rules=(more, *others)), Language("en"))
    }
    assert told["R-NIK"].source == "tribun-2024"


def test_what_a_screening_needs_stands_in_both_catalogues() -> None:
    """Every error that a screening can end with is said in both languages."""
    heads: Iterable[str] = ("screen.", "note.", "reason.", "why.", "mend.", "person.", "verdict.")
    english, indonesian = Language("en").sentences, Language("id").sentences
    keys = [key for key in english if key.startswith(tuple(heads))]
    assert len(keys) > 80
    assert [key for key in keys if key not in indonesian] == []
    assert set(command.GATES) == {"rejected", "needs-data", "over-budget"}
