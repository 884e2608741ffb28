"""``rentan policy check`` in formats, and what sources of policies leave open."""

import csv
import io
import json
from pathlib import Path

import pytest

from pekerja_rentan.policy.gaps import source_gaps
from tests.test_cli import Rentan

HEAD = "id: tes\nname: Tes\nextends: nasional\nchecked: 2026-01-01\n"
SOURCES = (
    "sources:\n"
    "  lengkap: {title: Berita, issued: 2024, level: secondary, url: https://contoh.test/1}\n"
    "  situs: {title: contoh.test, issued: 2024-01, level: secondary, url: contoh.test}\n"
    "  tanpa: {title: Berita, issued: unknown, level: open, url: unknown}\n"
    "  lama: {title: Berita, issued: 2024, level: open}\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "tes.yaml"
    file.write_text(HEAD + SOURCES, encoding="utf-8")
    return file


def test_problems_stand_at_their_place_in_every_format(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "tes.yaml"
    file.write_text(HEAD.replace("name", "nam").replace("2026-01", "2026-13"), encoding="utf-8")
    told = rentan("policy", "check", str(file))
    assert (told.code, told.out) == (1, "")
    as_json = rentan("policy", "check", str(file), "--format", "json")
    assert (as_json.code, as_json.err) == (1, "")
    problems = json.loads(as_json.out)["problems"]
    assert [(each["line"], each["column"], each["code"]) for each in problems] == [
        (1, 1, "missing-key"),
        (2, 1, "unknown-key"),
        (4, 10, "date-unreadable"),
    ]
    lines = [f"{p['file']}:{p['line']}:{p['column']}: {p['problem']}" for p in problems]
    assert told.err.splitlines() == lines
    rows = list(csv.DictReader(io.StringIO(rentan("policy", "check", str(file), "-f", "csv").out)))
    assert [row["problem"] for row in rows] == [each["problem"] for each in problems]
    assert "3 problems in 1 policy file" in rentan("policy", "check", str(file), "-f", "md").out
    saved = tmp_path / "masalah.csv"
    assert rentan("policy", "check", str(file), "--output", str(saved)).code == 1
    assert len(saved.read_text(encoding="utf-8").splitlines()) == 4


def test_where_all_holds_the_list_is_empty(rentan: Rentan) -> None:
    ended = rentan("policy", "check", "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out)["problems"] == []
    assert "0 masalah" in rentan("policy", "check", "-f", "table", "--lang", "id").out


def test_a_file_that_is_none_is_a_problem_without_a_place(rentan: Rentan, tmp_path: Path) -> None:
    ended = rentan("policy", "check", str(tmp_path / "tiada.yaml"), "-f", "json")
    assert ended.code == 2
    (problem,) = json.loads(ended.out)["problems"]
    assert (problem["line"], problem["code"]) == (None, "policy-missing")


def test_what_sources_lack_is_listed_and_no_fault(rentan: Rentan, file: Path) -> None:
    ended = rentan("policy", "check", str(file), "--sources", "-f", "json")
    assert (ended.code, ended.err) == (0, "")
    gaps = json.loads(ended.out)["gaps"]
    assert [(gap["source"], gap["key"], gap["state"], gap["line"]) for gap in gaps] == [
        ("situs", "title", "bare", 7),
        ("situs", "url", "bare", 7),
        ("tanpa", "issued", "unknown", 8),
        ("tanpa", "url", "unknown", 8),
        ("lama", "url", "missing", 9),
    ]
    table = rentan("policy", "check", str(file), "--sources").out
    assert table.startswith("5 gaps of 3 sources in 1 policy file\n")
    assert "none is known" in table
    assert "not stated" in table
    indonesian = rentan("policy", "check", str(file), "--sources", "--lang", "id").out
    assert "tidak diketahui" in indonesian


def test_sources_of_a_file_that_is_otherwise_wrong_are_listed(tmp_path: Path) -> None:
    file = tmp_path / "tes.yaml"
    file.write_text("sources: {satu: {level: open}, dua: [], tiga: }\n", encoding="utf-8")
    found = [(gap.source, gap.key, gap.state) for gap in source_gaps(file)]
    assert found == [
        (source, key, "missing")
        for source in ("satu", "dua", "tiga")
        for key in ("title", "issued", "url")
    ]
    file.write_text("sources: []\n", encoding="utf-8")
    assert list(source_gaps(file)) == []


def test_sources_of_no_yaml_are_refused(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "tes.yaml"
    file.write_text("a: [", encoding="utf-8")
    ended = rentan("policy", "check", str(file), "--sources")
    assert (ended.code, ended.out) == (2, "")
    assert "tes.yaml:2:1" in ended.err


def test_every_shipped_source_has_an_address_or_says_that_none_is_known(shipped: Path) -> None:
    gaps = [gap for file in shipped.glob("*.yaml") for gap in source_gaps(file)]
    assert [gap for gap in gaps if gap.state == "missing"] == []
    assert [gap for gap in gaps if gap.key == "url" and gap.state == "bare"] == []


def test_an_address_is_told_with_its_source(rentan: Rentan) -> None:
    told = rentan("cost", "-r", "kutim", "-y", "2023", "--explain").out
    assert (
        "[newsborneo-2025] newsborneo.id (2025-11), secondary, https://newsborneo.id/?p=19232"
        in told
    )
    data = json.loads(rentan("cost", "-r", "kutim", "-y", "2023", "-f", "json").out)
    addresses = {source["id"]: source["url"] for source in data["sources"]}
    assert addresses["newsborneo-2025"] == "https://newsborneo.id/?p=19232"
    assert addresses["tribun-2024"] is None
    shown = json.loads(rentan("policy", "show", "kutim", "-f", "json").out)["facts"]
    sources = {fact["item"]: fact["text"] for fact in shown if fact["section"] == "sources"}
    assert sources["tribun-2024"].endswith("no address is known")
