"""Rules that contradict each other are found by ``policy check``, and those that do not are not."""

from pathlib import Path

import pytest

from pekerja_rentan import load_policy
from pekerja_rentan.policy import contradictions as module
from pekerja_rentan.policy.contradictions import contradictions
from pekerja_rentan.policy.folders import search_folders
from pekerja_rentan.policy.read import read_policy
from tests.test_cli import Rentan

HEAD = "id: tes\ncode: 65.71\nname: Kota Tarakan\nextends: nasional\nchecked: 2026-01-01\n"
SOURCES = "sources:\n  satu: {title: Contoh, issued: 2026, level: open, url: unknown}\n"


def policy_of(*rules: str) -> str:
    """A policy with rules that are written as ``id: condition``, ``unmet`` behind a bar."""
    lines = ["eligibility:"]
    for rule in rules:
        name, _, rest = rule.partition(": ")
        condition, _, unmet = rest.partition(" | ")
        lines += [f"  - id: {name}", f"    require: {condition}", "    says: {id: a, en: b}"]
        lines += [f"    unmet: {unmet}"] if unmet else []
        lines += ["    source: satu"]
    return HEAD + "\n".join(lines) + "\n" + SOURCES


FISHER = "fisher: {field: occupation, in: [nelayan]}"
NOBODY = [
    (["a: {all: [{field: age, below: 18}, {field: age, at_least: 18}]}"], "rule-impossible"),
    (["a: {all: [{field: sex, equals: male}, {field: sex, equals: female}]} | needs-data"],
     "rule-impossible"),
    (["a: {not: {any: [{field: active, missing: true}, {field: active, missing: false}]}}"],
     "rule-impossible"),
    (["a: {field: age, above: 64}"], "rules-exclude"),  # the national rule: below 65
    (["age: {field: age, between: [15, 64]}", "b: {field: age, below: 15}"], "rules-exclude"),
    ([FISHER, "b: {field: occupation, not_in: [nelayan]} | needs-data"], "rules-exclude"),
    ([FISHER, "b: {field: occupation, missing: true}"], "rules-exclude"),
    (["a: {field: employment, equals: asn}"], "rules-exclude"),
    (["a: {field: occupation, in: [pelajar]}"], "rules-exclude"),  # who works, by the national one
    (["a: {field: residence, equals: 65.71}", "b: {field: residence, in: [64, 65.02]}"],
     "rules-exclude"),
    (["a: {field: monthly_income, below: minimum_wage}",
      "b: {field: monthly_income, at_least: minimum_wage}"], "rules-exclude"),
    (["a: {field: birth_date, below: 1980-01-01}", "b: {field: birth_date, above: 1980-01-01}"],
     "rules-exclude"),
    (["a: {field: village, equals: Karang}", "b: {field: village, not_in: [KARANG]}"],
     "rules-exclude"),
    (["a: {field: occupation, in: [nelayan, honorer, pelajar]}"], "rule-forbids"),
    (["a: {field: occupation, in: [nelayan, petani]}",
      "b: {any: [{field: occupation, equals: nelayan}, {field: active, missing: true}]}",
      "c: {field: active, missing: false}"], "rule-forbids"),
    (["a: {field: employment, in: [self-employed, polri]}"], "rule-forbids"),
    (["a: {any: [{field: sex, equals: male}, {field: age, below: 20}]}",
      "b: {any: [{field: sex, equals: female}, {field: active, equals: \"no\"}]}",
      "c: {all: [{field: active, equals: \"yes\"}, {field: age, above: 30}]}"], "rules-nobody"),
]  # fmt: skip
FINE = [
    [FISHER, "b: {field: occupation, not_in: [petani]}"],
    [FISHER, "b: {field: occupation, not_in: [nelayan]} | warning"],
    ["age: {field: age, above: 64}"],  # in the place of the national rule
    ["a: {field: residence, in: [65]}", "b: {field: residence, equals: region}"],
    ["a: {field: monthly_income, below: minimum_wage}",
     "b: {field: monthly_income, above: 9_000_000}"],  # whatever that wage will be
    ["a: {field: nik, matches: '65.*'}", "b: {not: {field: nik, matches: '64.*'}}"],
    ["a: {any: [{field: occupation, in: [nelayan]}, {field: employment, equals: self-employed}]}"],
]  # fmt: skip


@pytest.mark.parametrize(("rules", "code"), NOBODY)
def test_what_nobody_can_meet_is_found(rules: list[str], code: str, tmp_path: Path) -> None:
    assert code in codes(policy_of(*rules), tmp_path)


@pytest.mark.parametrize("rules", FINE)
def test_what_somebody_can_meet_is_not_told(rules: list[str], tmp_path: Path) -> None:
    assert codes(policy_of(*rules), tmp_path) == []


def codes(text: str, folder: Path) -> list[str]:
    file = folder / "tes.yaml"
    file.write_text(text, encoding="utf-8")
    reading = read_policy(file, (folder, *search_folders()))
    assert reading.problems == ()
    return [code for _, code, _ in contradictions(reading.documents[0], reading.valid())]


@pytest.mark.parametrize(
    ("lang", "rules", "place", "said"),
    [
        ("en", NOBODY[0][0], "8:14",
         "nobody can meet this rule: its conditions exclude each other."),
        ("id", NOBODY[0][0], "8:14",
         "tidak seorang pun dapat memenuhi syarat ini: isinya saling meniadakan."),
        ("en", NOBODY[5][0], "12:14",
         "nobody can meet this rule and 'fisher' at once. Change one of them; a rule of yours with "
         "the id 'fisher' takes the place of an inherited one."),
        ("id", NOBODY[5][0], "12:14",
         "tidak seorang pun dapat memenuhi syarat ini sekaligus 'fisher'. Ubah salah satunya; "
         "syarat Anda dengan id 'fisher' menggantikan yang diwarisi."),
        ("en", NOBODY[15][0], "8:14",
         "employment 'polri' is allowed by 'a', but employment lets nobody with it pass. "
         "Take it out of one of them."),
        ("id", NOBODY[15][0], "8:14",
         "employment 'polri' diperbolehkan oleh 'a', tetapi employment tidak meloloskan seorang "
         "pun darinya. Hapus dari salah satunya."),
        ("en", NOBODY[16][0], "16:14",
         "nobody can meet these rules all at once: a, b, c. Change one of them."),
        ("id", NOBODY[16][0], "16:14",
         "tidak seorang pun dapat memenuhi semua syarat ini sekaligus: a, b, c. Ubah salah "
         "satunya."),
    ],
)  # fmt: skip
def test_it_is_told_at_the_rule_in_both_languages(
    lang: str, rules: list[str], place: str, said: str, rentan: Rentan, tmp_path: Path
) -> None:
    file = tmp_path / "tes.yaml"
    file.write_text(policy_of(*rules), encoding="utf-8")
    ended = rentan("policy", "check", str(file), "--lang", lang)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == f"{file}:{place}: {said}\n"


def test_a_value_that_two_rules_disagree_on_is_told_once_each(tmp_path: Path) -> None:
    found = codes(policy_of("a: {field: occupation, in: [nelayan, honorer, pelajar]}"), tmp_path)
    assert found == ["rule-forbids", "rule-forbids"]


def test_the_national_rules_contradict_nothing() -> None:
    policy = load_policy()
    reading = read_policy(search_folders()[-1] / "nasional.yaml", search_folders())
    assert list(contradictions(reading.documents[0], policy)) == []


def test_a_file_of_very_many_conditions_is_given_up_on_in_time(tmp_path: Path) -> None:
    either = ", ".join(
        f"{{field: age, below: {n}}}, {{field: sex, equals: male}}" for n in range(9)
    )
    many = [f"r{n}: {{any: [{either}]}}" for n in range(14)]
    deep = ", ".join(["{any: [{field: sex, equals: male}, {field: active, equals: 'no'}]}"] * 900)
    wide = ", ".join(f"{{field: age, above: {n}}}" for n in range(400))
    assert module.MOST_LIMITS < 400
    for rules in (
        [*many, "z: {field: sex, equals: female}"],
        [
            f"deep: {{all: [{deep}]}}",
            "y: {field: sex, equals: female}",
            "z: {field: active, equals: 'yes'}",
        ],
        [f"wide: {{any: [{wide}]}}"],
    ):  # fmt: skip
        assert codes(policy_of(*rules), tmp_path) in ([], ["rules-nobody"], ["rules-exclude"])
