"""Whose money pays: what each fund is, which relief it has, and whose allocation it is."""

import json
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan import InputError, PolicyError, cost, load_policy, plan
from tests.test_cli import Rentan

NATIONAL = load_policy("nasional")
KUTIM = load_policy("kutim")
BOOKED = ["dbh-sawit", "dbh-cht", "otsus", "dif"]
OPEN = ["bkk", "bpdpks", "baznas", "csr", "desa"]
YEAR: dict[str, Any] = {"workers": 1, "period": "2027-01..2027-03", "sector": "transport"}


def codes(notes: Any) -> list[str]:
    return [note.code for note in notes]


@pytest.mark.parametrize("funding", BOOKED)
def test_what_is_booked_in_the_apbd_is_denied_the_relief_and_the_reason_is_told(
    funding: str,
) -> None:
    result = cost(NATIONAL, funding=funding, relief=True, **YEAR)
    assert result.total == 3 * 16_800
    assert result.terms.funding == funding
    note = next(note for note in result.notes if note.code == "relief-denied-booked")
    assert note.kind == "answer"
    assert note.facts["booked"] == NATIONAL.fundings["apbd"].name
    assert "fund" in codes(result.notes)
    assert {"transfer-ke-daerah", "pp-50-2025-pasal-3"} <= {each.id for each in result.sources}


def test_the_province_s_budget_is_an_apbd_and_not_the_region_s() -> None:
    result = cost(KUTIM, year=2024, funding="provinsi")
    assert result.allocation is None
    assert result.accounts == ()
    denied = cost(KUTIM, funding="APBD provinsi", relief=True, **YEAR)
    assert denied.total == 3 * 16_800
    assert "relief-denied" in codes(denied.notes)


@pytest.mark.parametrize("funding", OPEN)
def test_of_other_money_the_relief_is_open_and_has_to_be_asked_for(funding: str) -> None:
    full = cost(NATIONAL, funding=funding, **YEAR)
    assert (full.total, "relief-open" in codes(full.notes)) == (3 * 16_800, True)
    asked = cost(NATIONAL, funding=funding, relief=True, **YEAR)
    assert (asked.total, "relief-open-applied" in codes(asked.notes)) == (3 * 8_400, True)
    assert next(each for each in full.sources if each.id == "pp-50-2025-dana-lain").level == "open"


@pytest.mark.parametrize("funding", BOOKED)
def test_the_region_s_allocation_pays_with_what_is_booked_in_it(funding: str) -> None:
    result = cost(KUTIM, year=2024, funding=funding)
    assert (result.total, result.balance) == (20_160_000_000, 2_840_000_000)
    assert [account.program for account in result.accounts] == ["jkk", "jkm"]
    assert result.terms.funding_name == NATIONAL.fundings[funding].name
    planned = plan(KUTIM, ["100000@2024"], funding=funding)
    (money,) = planned.money
    assert (money.funding, money.left) == (funding, 2_840_000_000)
    assert planned.cohorts[0].funding[0].own


def test_one_allocation_is_not_given_to_several_funds() -> None:
    shared = plan(KUTIM, ["100000@2024"], funding="apbd=60%, dbh-sawit=40%")
    left = {money.funding: money.left for money in shared.money}
    assert left == {"apbd": 23_000_000_000 - 12_096_000_000, "dbh-sawit": None}
    both = plan(KUTIM, ["100000@2024"], funding="dbh-cht=60%, dbh-sawit=40%")
    assert [money.left for money in both.money] == [None, None]


def test_a_fund_is_called_by_its_other_words(rentan: Rentan) -> None:
    for word, fund in (("zakat", "baznas"), ("DBHCHT", "dbh-cht"), ("bpdp", "bpdpks")):
        answer = rentan("cost", "-w", "1", "-y", "2024", "--funding", word, "-f", "json")
        assert json.loads(answer.out)["terms"]["funding"] == fund
    with pytest.raises(InputError) as caught:
        cost(NATIONAL, workers=1, year=2024, funding="dbh-sawti")
    assert "dbh-sawit" in caught.value.facts["near"]


def test_the_funds_are_shown_with_what_they_are(rentan: Rentan) -> None:
    facts = json.loads(rentan("policy", "show", "nasional", "-f", "json").out)["facts"]
    shown = {fact["item"]: fact for fact in facts if fact["section"] == "fundings"}
    assert list(shown) == list(NATIONAL.fundings)
    assert "PMK 91/2023" in shown["dbh-sawit"]["text"]
    assert shown["dbh-sawit"]["source"] == "transfer-ke-daerah"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{name: {id: a, en: b}, booked_in: apbd}", "fund-source"),
        ("{name: {id: a, en: b}, says: {id: a, en: b}}", "fund-source"),
        ("{name: {id: a, en: b}, booked_in: abpd, source: one}", "no-funding"),
    ],
)
def test_a_fund_that_is_booked_elsewhere_says_where_and_by_which_source(
    tmp_path: Path, entry: str, code: str
) -> None:
    text = (
        "id: tes\nname: Tes\nextends: nasional\nchecked: 2026-01-01\n"
        f"fundings:\n  khusus: {entry}\n"
        "sources: {one: {title: Contoh, issued: 2024, level: open}}\n"
    )
    (tmp_path / "tes.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        load_policy("tes", policies=tmp_path)
    assert [problem.code for problem in caught.value.problems] == [code]


def test_no_fund_is_called_dana_twice(rentan: Rentan) -> None:
    for name in load_policy("nasional").fundings:
        told = rentan("cost", "-w", "10", "--year", "2026", "--funding", name, "--lang", "id").out
        assert "dana " in told
        assert "dana dana" not in told.lower()
