"""Conclusions: what is short stands first, with its amount, its first month and who waits, and the
letter, the page and the workbook say the same.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from pekerja_rentan import Scenario, audit, compare, cost, fit, load_policy, plan
from pekerja_rentan.engine.audit import audited
from pekerja_rentan.engine.audit_result import AuditRow
from pekerja_rentan.engine.cost import combine
from pekerja_rentan.engine.planning.allocation import parse_allocation
from pekerja_rentan.engine.planning.cohort import Cohort
from pekerja_rentan.engine.planning.plan import request
from pekerja_rentan.engine.planning.result import PlanResult
from pekerja_rentan.formatting import format_rupiah
from pekerja_rentan.language import LANGUAGES, Language
from pekerja_rentan.roster.criteria import compile_criteria as screen_plan
from pekerja_rentan.roster.person import judge_person
from tests.conftest import Run
from tests.documents import document_of
from tests.letters import lines_of
from tests.office import cells
from tests.screening import save, someone
from tests.series import examples

Rentan = Callable[..., Run]
SHORT = {"id": "kurang Rp", "en": "is short by Rp"}
ENOUGH = {"id": " cukup", "en": " enough"}
BOJONEGORO = """
region: Bojonegoro
leavers: {deaths: "0,05%", moved: 3}
replaced: true
cohorts:
  - {name: petani, workers: 9.500, months: 2027-01..2027-12}
  - {name: gelombang Oktober, workers: 1.250, months: 2027-10..2027-12}
  - {name: CSR, workers: 2.000, months: 2027-04..2027-12, funding: csr, payment: 3}
allocations:
  - {year: 2027, amount: '2 miliar'}
  - {from: 2027-10, amount: '2,1 miliar'}
  - {funding: csr, year: 2027, amount: 300 juta}
"""
SAID = {
    "id": "Dana perusahaan (CSR/TJSP) tahun 2027 kurang Rp3.004.800 mulai Oktober 2027: paling "
    "banyak 63 orang sekaligus menunggu, dari 'CSR', pada Oktober s.d. Desember 2027 (179 "
    "orang-bulan).",
    "en": "Money from companies (CSR/TJSP) for 2027 is short by Rp3.004.800 from October 2027 on: "
    "up to 63 people wait at once, of 'CSR', in October to December 2027 (179 "
    "worker-months).",
}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return Language(request.param)


def spoken(result: Any, language: Language) -> tuple[str, ...]:
    return document_of(result, language).conclusion.sentences


# Plans


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_shortfall_of_one_fund_among_several_comes_first_in_every_document(
    rentan: Rentan, tmp_path: Path, code: str
) -> None:
    file = tmp_path / "rencana.yaml"
    file.write_text(BOJONEGORO, encoding="utf-8")
    made = {kind: tmp_path / f"a.{kind}" for kind in ("docx", "html", "xlsx")}
    for path in made.values():
        ended = rentan("plan", str(file), "--lang", code, "-o", str(path))
        assert (ended.code, ended.err) == (0, "")
    lines = lines_of(docx.Document(str(made["docx"])))
    heading = {"id": "E. Simpulan", "en": "E. Conclusion"}[code]
    assert lines[lines.index(heading) + 1].startswith(SAID[code])
    page = made["html"].read_text(encoding="utf-8")
    said = SAID[code].replace("'", "&#39;")
    assert f'<p class="said">{said}</p>' in page
    word = {"id": "kurang", "en": "short"}[code]
    assert f'<em class="word">{word}</em></h2>' in page
    first = next(iter(cells(made["xlsx"].read_bytes()).values()))
    assert first["A4"] == SAID[code]
    assert SAID[code] in rentan("plan", str(file), "--lang", code).out.splitlines()


FUNDS = ("apbd", "csr", "apbd=60%, csr=40%")
cohorts = st.builds(
    lambda workers, first, length, funding, payment: {
        "workers": workers,
        "months": f"2026-{first:02}..{2026 + (first + length - 1) // 12}-"
        f"{(first + length - 1) % 12 + 1:02}",
        "funding": funding,
        "payment": payment,
    },
    st.integers(1, 5_000), st.integers(1, 12), st.integers(0, 14), st.sampled_from(FUNDS),
    st.sampled_from((1, 3)),
)  # fmt: skip
shares = st.fractions(min_value=0, max_value=2)


def planned(words: list[dict[str, Any]], parts: list[Any], late: Any) -> PlanResult:
    """A plan of these cohorts, each of its funds with a part of what it needs, or unknown where
    that is None; ``late`` is a part that holds from July on."""
    policy = load_policy("nasional")
    named: list[Any] = [
        {"policy": policy, "name": f"k{number}", **each} for number, each in enumerate(words)
    ]
    made = [Cohort.of(each) for each in named]
    needed = plan(request(made, [])).money
    grants = []
    for number, money in enumerate(needed):
        part = parts[number % len(parts)]
        if part is None:
            continue
        grants.append(f"{money.funding}:{money.year}={int(money.paid * part)}")
        if number == 0 and late is not None:
            grants.append(f"{money.funding}:{money.year}-07={int(money.paid * late)}")
    return plan(request(made, [parse_allocation(text) for text in grants]))


@examples(80, suppress_health_check=[HealthCheck.too_slow])
@given(
    words=st.lists(cohorts, min_size=1, max_size=4),
    parts=st.lists(st.none() | shares, min_size=1, max_size=4),
    late=st.none() | shares,
    code=st.sampled_from(LANGUAGES),
)
def test_the_conclusion_names_every_fund_that_is_short_and_no_other(
    words: list[dict[str, Any]], parts: list[Any], late: Any, code: str
) -> None:
    language = Language(code)
    result = planned(words, parts, late)
    least: dict[tuple[str, int], int] = {}
    months: dict[tuple[str, int], list[str]] = {}
    for money in result.money:
        key, spent = (money.funding, money.year), 0
        for month in [f"{money.year}-{number:02}" for number in range(1, 13)]:
            spent += sum(
                fund.paid
                for each in result.months
                if each.month == month
                for fund in each.funds
                if fund.funding == money.funding
            )
            held = [step.amount for step in money.steps if step.first <= month]
            if money.steps and (left := (held[-1] if held else 0) - spent) < 0:
                least[key] = min(least.get(key, 0), left)
                months.setdefault(key, []).append(month)
    conclusion = document_of(result, language).conclusion
    short = {key: -left for key, left in least.items() if left < 0}
    told = [sentence for sentence in conclusion.sentences if SHORT[code] in sentence]
    assert conclusion.sentences[: len(told)] == tuple(told)
    assert len(told) == len(short)
    names = {
        fund.funding: fund.funding_name for cohort in result.cohorts for fund in cohort.funding
    }
    for key, missing in short.items():
        (sentence,) = [
            each
            for each in told
            if language.pick(names[key[0]]) in each and f"{key[1]} {SHORT[code][:-3]}" in each
        ]
        assert f" {format_rupiah(missing)} " in sentence
        begins = language.span_in_full(min(months[key]))
        assert re.search(rf"(mulai|from) {begins}\b", sentence)
    known = {(money.funding, money.year) for money in result.money if money.steps}
    for funding, year in known - short.keys():
        assert any(
            language.pick(names[funding]) in each and str(year) in each and ENOUGH[code] in each
            for each in conclusion.sentences
        )
    whole = len(known) == len(result.money)
    assert conclusion.state == ("short" if short else "enough" if whole else "")


def test_people_of_several_cohorts_who_wait_in_one_month_are_counted_together() -> None:
    words = [{"workers": 100, "months": "2026"}, {"workers": 250, "months": "2026-03..2026-12"}]
    result = planned(words, [0], None)
    (money,) = result.money
    assert money.most_waiting == 350
    (note,) = [each for each in result.notes if each.code == "runs-out"]
    assert note.facts["people"] == 350
    assert "350 orang sekaligus menunggu, dari 'k0', 'k1'," in spoken(result, Language("id"))[0]


def test_a_fund_that_is_revised_to_less_than_was_paid() -> None:
    result = planned([{"workers": 10, "months": "2026-01..2026-06"}], [1], 0)
    assert spoken(result, Language("id"))[0] == (
        "Dana APBD tahun 2026 kurang Rp1.008.000 mulai Juli 2026: pagunya diubah menjadi kurang "
        "dari yang sudah dibayar. Tidak ada yang menunggu."
    )


def test_many_cohorts_and_many_funds_are_told_in_few_words(language: Language) -> None:
    words = [{"workers": 10, "months": "2026"} for _ in range(9)]
    said = spoken(planned(words, [0], None), language)[0]
    assert {"id": "'k0', 'k1' dan 7 kelompok lain", "en": "'k0', 'k1' and 7 more"}[
        language.code
    ] in said
    years = [{"workers": 10, "months": "2026-01..2032-12"}]
    (enough, _) = spoken(planned(years, [1], None), language)
    assert "(7)" in enough
    some = spoken(planned(years, [0, 1, 1, 1, 1, 1, 1], None), language)
    assert SHORT[language.code] in some[0]
    some = spoken(
        planned([{"workers": 10, "months": "2026-01..2033-12"}], [0, *[1] * 7], None), language
    )
    assert "(7)" in some[1]
    (unknown, _) = spoken(planned(years, [None], None), language)
    assert unknown.startswith("7 ")


def test_of_several_regions_the_sentence_says_whose_money(language: Language) -> None:
    made = [
        Cohort.of({"policy": load_policy(name), "name": name, "workers": 10, "months": "2026"})
        for name in ("kutim", "paser")
    ]
    grants = [
        parse_allocation("2026=1 juta")._replace(region="paser"),
        parse_allocation("2026=90 juta")._replace(region="kutim"),
    ]
    said = spoken(plan(request(made, grants)), language)
    assert said[0].startswith("Kabupaten Paser: ")
    assert SHORT[language.code] in said[0]
    assert said[1].startswith("Kabupaten Kutai Timur: ")


# Other kinds


@pytest.mark.parametrize("workers", [114_087, 114_088, 150_000])
def test_a_cost_says_how_many_wait_and_from_when(workers: int, language: Language) -> None:
    result = cost(load_policy("kutim"), workers=workers, year=2024)
    said = " ".join(spoken(result, language))
    over = workers > 114_087
    assert (SHORT[language.code] in said) == over
    if over:
        assert format_rupiah(workers * 12 * 16_800 - 23_000_000_000) in said
        month = -(-23_000_000_000 // (workers * 16_800))
        if 23_000_000_000 % (workers * 16_800) == 0:
            month += 1
        assert f" {language.full_month_names[month - 1]} 2024" in said
        assert re.search(r"114\.087 \w+ " + f"{workers:,}".replace(",", "."), said)
        assert re.search(f"{workers - 114_087:,}".replace(",", ".") + " (menunggu|waits?)", said)


def test_a_cost_without_allocation_does_not_judge(language: Language) -> None:
    document = document_of(cost(load_policy("paser"), workers=10, year=2030), language)
    assert document.conclusion.state == ""
    assert not any(ENOUGH[language.code] + ":" in each for each in document.conclusion.sentences)


def test_of_several_regions_those_that_are_short_come_first(language: Language) -> None:
    both = combine(
        [
            cost(load_policy("kutim"), workers=100_000, year=2024),
            cost(load_policy("paser"), workers=90_000, year=2022),
        ]
    )
    conclusion = document_of(both, language).conclusion
    assert conclusion.state == "short"
    assert conclusion.sentences[0].startswith("Kabupaten Paser: ")
    assert SHORT[language.code] in conclusion.sentences[0]
    assert format_rupiah(both.total) in conclusion.sentences[-1]


def test_a_budget_says_what_it_buys_what_remains_and_what_one_more_costs(
    language: Language,
) -> None:
    said = spoken(fit(load_policy("nasional"), budget="1,6 miliar", months=12), language)[0]
    for figure in ("Rp1.600.000.000", "7.936", "Rp102.400", "Rp201.600", "Rp99.200"):
        assert figure in said
    assert {"id": "dana APBD", "en": "the regional budget (APBD)"}[language.code] in said


def test_a_budget_that_is_short_of_the_policys_plan_says_so_first(language: Language) -> None:
    conclusion = document_of(
        fit(load_policy("kutim"), budget="2 miliar", year=2024), language
    ).conclusion
    assert conclusion.state == "short"
    assert "Rp18.160.000.000" in conclusion.sentences[0]
    nobody = document_of(fit(load_policy("kutim"), budget=1_000), language).conclusion
    assert nobody.state == "short"


def test_a_comparison_says_who_is_short_and_by_how_much(language: Language) -> None:
    policy = load_policy("kutim")
    asked = [
        Scenario(name, policy, workers=workers, year=2024)
        for name, workers in (("a", 100_000), ("b", 120_000))
    ]
    conclusion = document_of(compare(asked), language).conclusion
    assert conclusion.state == "short"
    assert conclusion.sentences[0].startswith("b: ")
    assert "Rp1.192.000.000" in conclusion.sentences[0]
    assert "Rp4.032.000.000" in conclusion.sentences[1]


def test_an_audit_says_whether_it_adds_up_and_the_plainest_reading(language: Language) -> None:
    policy = load_policy("kukar")
    fails = audit(policy, workers=46_073, months=12, budget="7,7 miliar", year=2022)
    conclusion = document_of(fails, language).conclusion
    assert conclusion.state == "does-not-add-up"
    assert "46.073 × 10 × Rp16.800" in conclusion.sentences[-1]
    exact = audit(policy, workers=10, months=12, budget="2.016.000", year=2024)
    assert document_of(exact, language).conclusion.state == "adds-up"
    rows = [
        AuditRow(line=line, carried={"place": place}, result=each, error=None)
        for line, (place, each) in enumerate((("Kukar", fails), ("Paser", exact)), 1)
    ]
    conclusion = document_of(audited(rows), language).conclusion
    assert conclusion.state == "does-not-add-up"
    assert conclusion.sentences[0].endswith(": Kukar 2022.")
    many = document_of(audited([rows[0]] * 12), language).conclusion.sentences[0]
    assert many.count("Kukar 2022") == 10
    assert " 2 " in many


def test_a_screening_whose_money_is_short_says_who_waits_first(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    monkeypatch.chdir(tmp_path)
    save(tmp_path / "a.csv", [someone(number) for number in range(1, 6)])
    words = ("screen", "a.csv", "-r", "kutim", "--year", "2024", "--lang", language.code)
    for budget, head in (("500 ribu", True), ("5 juta", False)):
        assert rentan(*words, "--budget", budget, "-o", "a.docx").code == 0
        lines = lines_of(docx.Document("a.docx"))
        at = lines.index({"id": "E. Simpulan", "en": "E. Conclusion"}[language.code])
        said = " ".join(lines[at + 1 : at + 4])
        assert (SHORT[language.code] in said) == head
        if head:
            assert said.index(SHORT[language.code]) < said.index("Rp508.000")
            assert re.search("3 (menunggu|wait)", said)


def test_one_person_is_told_the_rules_that_stand_in_the_way(language: Language) -> None:
    told = "lahir=12-08-1980, status=mandiri, penghasilan=90 juta, kab=Kutai Timur"
    result = judge_person(screen_plan(load_policy("kutim")), told)
    conclusion = document_of(result, language).conclusion
    assert conclusion.state == "ineligible"
    (ruling,) = [each for each in result.rulings if each.verdict == "fails"]
    assert ruling.says is not None
    assert language.pick(ruling.says) in " ".join(conclusion.sentences)
    assert (
        conclusion.word(language)
        == {"id": "tidak layak", "en": "may not be covered"}[language.code]
    )
