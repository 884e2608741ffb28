"""The list of policies: what is known of each region, how far to trust it and how old it is; as a
table, as data, and as a page."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from pekerja_rentan import load_policy
from pekerja_rentan.policy.regions import shipped_folder
from tests.series import few
from tests.test_cli import Rentan

NAMES = sorted(file.stem for file in shipped_folder().glob("*.yaml"))
POLICIES = [load_policy(name) for name in NAMES]


def test_the_list_tells_level_and_date_of_the_latest_budget_year(rentan: Rentan) -> None:
    rows = {row["id"]: row for row in json.loads(rentan("policy", "list", "-f", "json").out)}
    assert sorted(rows) == NAMES
    for policy in POLICIES:
        last = [budget.source for budget in policy.budgets.values()][-1:]
        source = policy.sources[last[0]] if last else None
        row = rows[policy.id]
        assert (row["level"], row["issued"]) == (
            (source.level, source.issued) if source else (None, None)
        )
    assert (rows["majene"]["level"], rows["majene"]["issued"]) == ("primary", "2025-05-27")
    shown = rentan("policy", "list", "--lang", "id").out
    assert re.search(r"majene .*primer +2025-05-27", shown)
    assert "Iuran semuanya Rp16.800 per pekerja per bulan." in shown


@pytest.mark.parametrize("lang", few(["id", "en"], every=2))
def test_the_page_has_every_region_and_every_budget_year(rentan: Rentan, lang: str) -> None:
    ended = rentan("policy", "list", "--format", "html", "--lang", lang)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("<!doctype html>")
    tables = re.findall(r"(?s)<tbody>(.*?)</tbody>", ended.out)
    rows = [re.findall(r"<tr", table) for table in tables]
    years = sum(len(policy.budgets) for policy in POLICIES)
    assert [len(table) for table in rows] == [len(POLICIES), years]
    text = unescape(re.sub(r"<[^>]+>", "\n", ended.out))
    for policy in POLICIES:
        assert policy.name in text
        assert policy.fingerprint in text
        for budget in policy.budgets.values():
            assert policy.sources[budget.source].title in text
    assert {"id": "sekitar Rp800.000.000", "en": "about Rp800.000.000"}[lang] in text


def test_the_page_is_written_to_a_file_of_its_suffix(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "daerah.html"
    printed = rentan("policy", "list", "--format", "html").out
    assert rentan("policy", "list", "--output", str(file)) == (0, "", "")
    assert file.read_text(encoding="utf-8") == printed
    ended = rentan("policy", "list", "--format", "html", "--output", str(tmp_path / "daerah.csv"))
    assert (ended.code, ended.out) == (2, "")
    assert not (tmp_path / "daerah.csv").exists()


def test_other_commands_have_no_page_as_a_format(rentan: Rentan) -> None:
    for words in (("cost", "-r", "kutim"), ("policy", "show", "kutim")):
        ended = rentan(*words, "--format", "html")
        assert (ended.code, ended.out) == (2, "")
        assert "'html' is not a format" in ended.err


def test_an_office_s_own_policies_are_listed_too(rentan: Rentan, folder: Path) -> None:
    (folder / "tarakan.yaml").write_text(
        "id: tarakan\ncode: 65.71\nname: Kota Tarakan\nextends: nasional\nchecked: 2026-01-01\n"
        "programs: [jkk, jkm, jht]\n"
        "budgets: {2026: {workers: about 5 ribu, source: surat}}\n"
        "sources: {surat: {title: <b>Surat</b>, issued: unknown, level: open}}\n",
        encoding="utf-8",
    )
    text = rentan("policy", "list", "-f", "html", "--policies", str(folder)).out
    assert "about 5.000" in text
    assert "&lt;b&gt;Surat&lt;/b&gt;" in text
    assert "<b>Surat" not in text
    shown = rentan("policy", "list", "--policies", str(folder)).out
    assert "All have" not in shown
    assert re.search(r"tarakan .*2026 .*Rp36.800", shown)
