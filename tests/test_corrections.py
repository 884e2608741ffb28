"""The log of corrections is data: its page in each language is made of it, and ``verify`` names
what touches an answer.
"""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan.cli.app import root
from pekerja_rentan.locales import LANGUAGES
from pekerja_rentan.receipts.corrections import corrections, touching
from pekerja_rentan.receipts.receipt import Question, canonical, fingerprint
from pekerja_rentan.terms import TERMS
from tests.conftest import Run

Rentan = Callable[..., Run]
DOCS = Path(__file__).parents[1] / "docs"
PAGES = {"en": DOCS / "corrections.md", "id": DOCS / "id" / "koreksi.md"}
HEADS = {
    "en": ("entry", "version", "was answered", "is right",
           "whom it touches, and what to look for"),
    "id": ("butir", "versi", "jawaban dahulu", "yang benar",
           "siapa yang terkena, dan apa yang perlu dilihat"),
}  # fmt: skip
PARTS = ("was", "right", "look_for")
CONDITIONS = {
    "regions", "first", "last", "options", "values", "only_values", "own_policy",
}  # fmt: skip


def table(lang: str) -> str:
    entries = (
        (f"`{each['id']}`", each["version"], *(each[part][lang] for part in PARTS))
        for each in corrections()
    )
    rows = (HEADS[lang], ("---",) * 5, *entries)
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


@pytest.mark.parametrize("lang", PAGES)
def test_the_pages_are_made_of_the_data(lang: str) -> None:
    text = PAGES[lang].read_text(encoding="utf-8")
    if os.environ.get("RENTAN_WRITE_DOCS") == "1":
        text = text[: text.index("| ")] + table(lang)
        PAGES[lang].write_text(text, encoding="utf-8")
    assert text[text.index("| ") :] == table(lang)


def test_every_entry_says_each_of_its_parts_in_every_language_in_one_order() -> None:
    wrong = [
        (each["id"], part)
        for each in corrections()
        for part in PARTS
        if tuple(each[part]) != LANGUAGES or not all(each[part].values())
    ]
    assert wrong == []


def test_every_entry_says_what_it_touches_in_known_words() -> None:
    entries = corrections()
    assert len({each["id"] for each in entries}) == len(entries) > 50
    commands = set(root().command_modules)
    options = {param.name for name in ("screen", "cost") for param in _params(name)}
    for each in entries:
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", each["id"])
        assert set(each) <= {"id", "version", "commands", "when", "was", "right", "look_for"}
        assert set(each["commands"]) <= commands
        when = each.get("when", {})
        assert set(when) <= CONDITIONS
        assert set(when.get("options", ())) <= options | set(TERMS)


def _params(name: str) -> Any:
    return root().get_command(None, name).params


def ids(version: str, command: str, answer: dict[str, Any], **options: Any) -> set[str]:
    question = Question(command=command, lang="en", options=options)
    return {each.id for each in touching(version, question, answer)}


def cost(region: str, first: str, last: str, *, own: bool = True) -> dict[str, Any]:
    terms = {"region": {"id": region, "own_policy": own}, "first": first, "last": last}
    return {"schema_version": "rentan.cost.1", "terms": terms}


def test_an_entry_touches_by_version_command_region_months_and_words() -> None:
    kutim = cost("kutim", "2023-01", "2023-12")
    found = ids("0.1.0", "cost", kutim)
    assert {"kutim-2023-headcount", "jkm-waiting-before-2025", "shared-cache-believed"} <= found
    assert not found & {
        "kukar-2022-allocation", "months-beyond-check", "jht-alone", "dbh-called-apbd",
        "no-policy-of-its-own", "nik-as-amount", "totals-counted-as-people",
    }  # fmt: skip
    assert ids("0.2.0", "cost", kutim) == set()
    later = ids("0.1.0", "cost", cost("kutim", "2026-01", "2026-12"))
    assert "months-beyond-check" in later
    assert not later & {"kutim-2023-headcount", "jkm-waiting-before-2025"}
    unknown = cost("65.71", "2024-01", "2024-12", own=False)
    assert "no-policy-of-its-own" in ids("0.1.0", "cost", unknown)
    assert "jht-alone" in ids("0.1.0", "cost", kutim, programs="jht")
    assert "jht-alone" not in ids("0.1.0", "cost", kutim, programs="jkk,jkm,jht")
    assert "dbh-called-apbd" in ids("0.1.0", "cost", kutim, funding="dbh-sawit")
    assert "nik-as-amount" in ids("0.1.0", "cost", kutim, allocation="1")
    assert "totals-counted-as-people" in ids("0.1.0", "screen", {"as_of": "2024-01-01"})
    answer = {"schema_version": "rentan.costs.1", "results": [kutim]}
    assert "nik-as-amount" in {each.id for each in touching("0.1.0", None, answer)}


@pytest.mark.parametrize(("lang", "said", "page"), [
    ("en", "Kutai Timur 2023: 14.500 workers, as if nobody said otherwise", "docs/corrections.md"),
    ("id", "Kutai Timur 2023: 14.500 pekerja, seolah-olah tidak ada yang berkata lain",
     "docs/id/koreksi.md"),
])  # fmt: skip
def test_verify_names_the_entries_that_touch_a_receipt(
    rentan: Rentan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lang: str,
    said: str,
    page: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    assert rentan("cost", "-r", "kutim", "-y", "2023", "--receipt", "bukti.json").code == 0
    assert "kutim-2023-headcount" not in rentan("verify", "bukti.json", "-f", "json").out
    data = json.loads(Path("bukti.json").read_text(encoding="utf-8"))
    data["versions"]["rentan"] = "0.1.0"
    data["sha256"] = fingerprint(data)
    Path("bukti.json").write_text(canonical(data), encoding="utf-8")
    ended = rentan("verify", "bukti.json", "--lang", lang)
    assert ended.code == 0
    assert "kutim-2023-headcount" in ended.out
    assert said in re.sub(r"\s+", " ", ended.out)
    assert page in ended.out


def test_an_answer_of_0_1_0_without_a_receipt_is_told_its_corrections(rentan: Rentan) -> None:
    file = Path(__file__).parent / "golden" / "0.1.0" / "cost.json"
    ended = rentan("verify", str(file), "-f", "json")
    found = json.loads(ended.out)
    assert (ended.code, found["verdict"], found["versions"]) == (0, "same", {"rentan": "0.1.0"})
    assert "jkm-waiting-before-2025" in {each["id"] for each in found["corrections"]}
