"""A policy file with an error: each kind is named with its place, all of them at once."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan import InputError, PolicyError, cost, fit, load_policy
from pekerja_rentan.language import Language
from tests.conftest import Run

GOOD = """\
id: tes
code: 64.74
name: Kota Bontang
extends: nasional
checked: 2026-01-31
programs: [jkk, jkm]
monthly_rate: 16_800
budgets:
  2025: {workers: 1_000, allocation: 250 juta, source: one}
eligibility:
  - id: residence
    require: {field: residence, equals: 64.74}
    says: {id: warga, en: resident}
    source: one
sources:
  one: {title: Contoh, issued: 2025-01, level: primary}
"""

CONTRIBUTION = """\
contributions:
  own:
    name: {id: sendiri, en: own}
    rates:
      - RATE
"""


def write(folder: Path, text: str, name: str = "tes.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def problems(folder: Path, text: str) -> list[tuple[int, int, str, dict[str, Any]]]:
    write(folder, text)
    with pytest.raises(PolicyError) as caught:
        load_policy("tes", policies=folder)
    english, indonesian = (Language(code).message(caught.value) for code in ("en", "id"))
    assert english
    assert indonesian
    assert "{" not in english.replace("{'", "")
    return [(p.line, p.column, p.code, p.facts) for p in caught.value.problems]


def test_the_good_file_is_good(folder: Path) -> None:
    write(folder, GOOD)
    policy = load_policy("tes", policies=folder)
    assert policy.budgets[2025].allocation is not None
    assert policy.budgets[2025].allocation.amount == 250_000_000


RULE = "field: residence, equals: 64.74"

# what is replaced, by what, and the line, column and code of the problem
DISPUTED = "source: one, disputed: [{"
BROKEN = [
    ("programs:", "progams:", 6, 1, "unknown-key"),
    ("name: Kota Bontang\n", "", 1, 1, "missing-key"),
    ("extends: nasional", "extends: nasionl", 4, 10, "extends"),
    ("extends: nasional", "extends: ../nasional", 4, 10, "id-unreadable"),
    ("extends: nasional", "extends: tes", 4, 10, "loop"),
    ("code: 64.74", "code: 64.7", 2, 7, "region-code-unreadable"),
    ("code: 64.74", "code: 64.99", 2, 7, "no-region"),
    ("id: tes\n", "id: lain\n", 1, 5, "id-file"),
    ("id: tes\n", "id: Tes Ku\n", 1, 5, "id-unreadable"),
    ("2026-01-31", "31-01-2026", 5, 10, "date-unreadable"),
    ("[jkk, jkm]", "[jkk, jkx]", 6, 17, "no-program"),
    ("[jkk, jkm]", "[]", 6, 11, "list-short"),
    ("[jkk, jkm]", "jkk", 6, 11, "need-list"),
    ("16_800", "16_900", 7, 15, "monthly-rate"),
    ("16_800", "16,80", 7, 15, "amount-fraction"),
    ("16_800", "23M", 7, 15, "amount-m"),
    ("16_800", "[1]", 7, 15, "not-text"),
    ("workers: 1_000", "workers: 1.5", 9, 19, "count-unreadable"),
    ("workers: 1_000", "workers: 0", 9, 19, "count-range"),
    ("250 juta", "-1", 9, 38, "amount-negative"),
    ("250 juta", "250 juat", 9, 38, "amount-word"),
    ("source: one}", "source: onne}", 9, 56, "no-source"),
    (", source: one}", "}", 9, 9, "missing-key"),
    ("source: one}", "funding: abpd, source: one}", 9, 57, "no-funding"),
    ("source: one}", f"{DISPUTED}source: one}}]}}", 9, 72, "missing-key"),
    ("source: one}", f"{DISPUTED}says: {{id: a, en: b}}, source: one}}]}}", 9, 72, "dispute-empty"),
    (
        "source: one}",
        f"{DISPUTED}workers: 5, says: {{id: a, en: b}}, source: onne}}]}}",
        9,
        115,
        "no-source",
    ),
    ("checked:", "default_year: 2024\nchecked:", 5, 15, "default-year"),
    ("checked:", "office: {name: Dinas, source: onne}\nchecked:", 5, 31, "no-source"),
    ("checked:", "office: {name: Dinas}\nchecked:", 5, 9, "missing-key"),
    (
        "checked:",
        "legal_basis: {perbup: {title: Perbup, source: onne}}\nchecked:",
        5,
        47,
        "no-source",
    ),
    ("2025:", "25:", 9, 3, "budget-year"),
    ("source: one}", "period: 2024-12, source: one}", 9, 56, "period-year"),
    ("source: one}", "period: 2025-13, source: one}", 9, 56, "month-range"),
    ("{field: residence", "{field: resident", 12, 22, "not-allowed"),
    (", equals: 64.74", "", 12, 14, "condition-shape"),
    ("equals: 64.74", "equals: 64.74, below: 3", 12, 14, "condition-shape"),
    ("equals: 64.74", "below: banyak", 12, 40, "bound-unreadable"),
    ("equals: 64.74", "between: [9, 3]", 12, 14, "between-reversed"),
    ("equals: 64.74", "between: [9]", 12, 42, "need-pair"),
    ("equals: 64.74", "between: [1, 2, 3]", 12, 42, "need-pair"),
    ("equals: 64.74", "matches: '('", 12, 42, "pattern-unreadable"),
    ("equals: 64.74", "missing: maybe", 12, 42, "flag-unreadable"),
    ("equals: 64.74", "equals: 64.99", 12, 41, "no-region"),
    ("equals: 64.74", "in: [64.74, Bontang]", 12, 45, "no-region"),
    ("equals: 64.74", "below: 9", 12, 40, "test-field"),
    ("equals: 64.74", "matches: '64.*'", 12, 42, "test-field"),
    (RULE, "field: age, equals: 9", 12, 35, "test-field"),
    (RULE, "field: birth_date, in: [1980-08-12]", 12, 38, "test-field"),
    (RULE, "field: occupation, matches: nel", 12, 43, "test-field"),
    (RULE, "field: student, equals: true", 12, 39, "not-allowed"),
    (RULE, "field: sex, in: [male, wanita]", 12, 38, "not-allowed"),
    (RULE, "field: age, below: minimum_wage", 12, 34, "limit-field"),
    (RULE, "field: age, below: 1980-08-12", 12, 34, "limit-field"),
    (RULE, "field: birth_date, below: 19800812", 12, 41, "limit-field"),
    (RULE, "field: birth_date, below: 1980-02-30", 12, 41, "date-unreadable"),
    (RULE, "field: birth_date, between: [1980-08-12, 1979-01-01]", 12, 14, "between-reversed"),
    (RULE, "field: monthly_income, between: [1, 1980-01-01]", 12, 51, "limit-field"),
    (RULE, "field: occupation, equals: nelyaan", 12, 42, "no-occupation"),
    (RULE, "any: [{field: occupation, in: [nelayan, pns, pedgang]}]", 12, 60, "no-occupation"),
    (RULE, "not: {field: employment, not_in: [asn, ans]}", 12, 54, "no-employment"),
    (RULE, "all: [{not: {field: age, equals: 9}}]", 12, 48, "test-field"),
    ("{id: warga, en: resident}", "{}", 13, 11, "missing-key"),
    ("id: warga", "id: ''", 13, 16, "text-empty"),
    ("issued: 2025-01", "issued: Januari", 16, 32, "issued-unreadable"),
    ("level: primary", "level: primry", 16, 48, "not-allowed"),
    ("  - id: residence", "  - id: residence\n    id: residence", 12, 5, "duplicate-key"),
    ("programs: [jkk, jkm]", "programs: &p [jkk, jkm]", 6, 11, "yaml-alias"),
    ("programs: [jkk, jkm]", "&p programs: [jkk, jkm]", 6, 1, "yaml-alias"),
    ("2026-01-31", "20260131", 5, 10, "date-unreadable"),
    ("programs: [jkk, jkm]", "programs: *p", 6, 11, "yaml-alias"),
    ("name: Kota", "name: !!str Kota", 3, 7, "yaml-tag"),
    ("name: Kota Bontang", "name: Kota\n\tx: y", 4, 1, "yaml-syntax"),
    ("name: Kota Bontang", "name: [Kota", 4, 8, "yaml-syntax"),
    ("name: Kota Bontang", "name: {Kota: {x: y}}", 3, 7, "not-text"),
    ("name: Kota Bontang", "? [a, b]\n: c", 3, 3, "yaml-key"),
    ("sources:", "---\nsources:", 15, 1, "yaml-documents"),
]


@pytest.mark.parametrize(("old", "new", "line", "column", "code"), BROKEN)
def test_a_problem_is_named_at_its_place(
    folder: Path, old: str, new: str, line: int, column: int, code: str
) -> None:
    assert old in GOOD
    found = problems(folder, GOOD.replace(old, new, 1))
    assert (line, column, code) in [problem[:3] for problem in found]


RATES = [
    ("{from: 2015-07, source: one}", "rate-kind"),
    ("{from: 2015-07, amount: 1, share_of_base: 1%, base_of: jkk, source: one}", "rate-kind"),
    ("{from: 2015-07, share_of_base: 1%, source: one}", "rate-base"),
    ("{from: 2015-07, amount: 1, base_at_most: 5_000_000, source: one}", "rate-ceiling"),
    ("{from: 2015-07, share_of_base: 101%, base_of: jkk, source: one}", "percent-unreadable"),
    ("{from: 2015-07, share_of_base: 1%, base_of: jkm, source: one}", "base-without-brackets"),
    ("{from: 2015-07, amount: 1}", "missing-key"),
    (
        "{from: 2015-07, amount: 1, source: one}\n      - {from: 2015-07, amount: 2, source: one}",
        "dates-order",
    ),
    (
        "{from: 2016-07, amount: 1, source: one}\n      - {from: 2015-07, amount: 2, source: one}",
        "dates-order",
    ),
]


@pytest.mark.parametrize(("rate", "code"), RATES)
def test_a_rate_says_one_thing_at_a_time(folder: Path, rate: str, code: str) -> None:
    found = problems(folder, GOOD + CONTRIBUTION.replace("RATE", rate))
    assert [problem[2] for problem in found] == [code]
    assert found[0][0] >= 19


ROW = "{{from: {}, to: {}, base: {}, amount: 1}}"
BRACKETS = [
    ([(5, 99_000, 10), (100_000, None, 20)], "bracket-start"),
    ([(0, 99_000, 10)], "bracket-end"),
    ([(0, 99_000, 10), (99_000, None, 20)], "bracket-overlap"),
    ([(0, None, 10), (100_000, None, 20)], "bracket-overlap"),
    ([(0, 99_000, 10), (200_000, None, 20)], "bracket-gap"),
    ([(0, 99_000, 10), (100_000, None, 10)], "bracket-order"),
]


@pytest.mark.parametrize(("rows", "code"), BRACKETS)
def test_brackets_meet_without_gap_or_overlap(
    folder: Path, rows: list[tuple[int, int | None, int]], code: str
) -> None:
    written = ", ".join(
        ROW.format(low, high, base).replace(" to: None,", "") for low, high, base in rows
    )
    rate = f"{{from: 2015-07, source: one, brackets: [{written}]}}"
    found = problems(folder, GOOD + CONTRIBUTION.replace("RATE", rate))
    assert [problem[2] for problem in found] == [code]


RELIEF = """\
reliefs:
  more:
    name: {id: lagi, en: more}
    programs: [jkk]
    reduction: 10%
    during: DURING
    FUNDS
    because: {id: sebab, en: cause}
    source: one
"""


@pytest.mark.parametrize(
    ("during", "funds", "code"),
    [
        ("2026-01", "sectors: [transport]", "relief-overlap"),
        ("2026-01", "sectors: []", "relief-overlap"),
        ("2030", "denied_to: [apbd]\n    granted_to: [apbd]", "relief-contradiction"),
        ("2030", "denied_to: [apdb]", "no-funding"),
        ("2030", "sectors: [laut]", "no-sector"),
        ("2030-05..2030-01", "sectors: []", "span-reversed"),
    ],
)
def test_reliefs_do_not_contradict_each_other(
    folder: Path, during: str, funds: str, code: str
) -> None:
    text = (GOOD + RELIEF).replace("DURING", during).replace("FUNDS", funds)
    assert code in [problem[2] for problem in problems(folder, text)]


def test_wages_are_dated_and_one_of_amount_or_disputed(folder: Path) -> None:
    wages = """\
minimum_wages:
  - {from: 2024-01, amount: 3.000.000, disputed: [1, 2], source: one}
  - {from: 2025-01, source: one}
  - {from: 2026-01, amount: "3.000.000,555", source: one}
"""
    found = [(line, code) for line, _, code, _ in problems(folder, GOOD + wages)]
    assert found == [(18, "wage-kind"), (19, "wage-kind"), (20, "amount-not-whole")]
    order = "minimum_wages:\n" + "".join(
        f"  - {{from: {month}, amount: 1, source: one}}\n" for month in ("2025-01", "2024-01")
    )
    assert "dates-order" in [code for *_, code, _ in problems(folder, GOOD + order)]


def test_the_monthly_rate_holds_in_every_month_of_a_budget(folder: Path) -> None:
    months = [("2015-07", "6_800"), ("2025-07", "7_800"), ("2026-01", "6_800")]
    rates = "".join(f"      - {{from: {m}, amount: {a}, source: one}}\n" for m, a in months)
    jkm = f"contributions:\n  jkm:\n    name: {{id: a, en: b}}\n    rates:\n{rates}"
    found = problems(folder, GOOD + jkm)
    assert [(code, facts["month"]) for *_, code, facts in found] == [("monthly-rate", "2025-07")]


@pytest.mark.parametrize("alias", ["tjsp", "APBD", "kantor"])
def test_an_alias_means_one_source_of_funds(folder: Path, alias: str) -> None:
    more = (
        f"fundings:\n  zakat: {{name: {{id: zakat, en: zakat}}, aliases: [{alias}]}}\n"
        "  kantor: {name: {id: kantor, en: office}}\n"
    )
    assert "alias-taken" in [problem[2] for problem in problems(folder, GOOD + more)]


@pytest.mark.parametrize("section", ["occupations", "employments"])
@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ("{name: {id: a, en: b}, aliases: [x, Pegawai Negeri]}", (16, 45)),
        ("{name: {id: b, en: Civil Servant}}", (16, 28)),
        ("{name: {id: pegawai-negeri, en: b}}", (16, 21)),
    ],
)
def test_a_word_means_one_kind_of_work(
    folder: Path, section: str, entry: str, place: tuple[int, int]
) -> None:
    text = GOOD.replace("sources:", f"{section}:\n  lain: {entry}\nsources:")
    found = problems(folder, text)
    assert {problem[2] for problem in found} == {"alias-taken"}
    assert place in [problem[:2] for problem in found]


def test_an_entry_that_takes_the_place_of_a_national_one_may_not_take_another_s_word(
    folder: Path,
) -> None:
    entry = "nelayan: {name: {id: nelayan, en: fisher}, aliases: [berkebun]}"
    found = problems(folder, GOOD.replace("sources:", f"occupations:\n  {entry}\nsources:"))
    assert [(code, facts["other"]) for *_, code, facts in found] == [("alias-taken", "pekebun")]


def test_an_occupation_is_of_a_known_employment(folder: Path) -> None:
    entry = "juru-kunci: {name: {id: juru kunci, en: keeper}, employment: aswn}"
    found = problems(folder, GOOD.replace("sources:", f"occupations:\n  {entry}\nsources:"))
    assert [(code, facts["near"]) for *_, code, facts in found] == [("no-employment", "asn")]


def test_the_nearest_occupation_is_named(folder: Path) -> None:
    found = problems(folder, GOOD.replace(RULE, "field: occupation, in: [nelyaan]"))
    assert [(code, facts["near"]) for *_, code, facts in found] == [("no-occupation", "nelayan")]


def test_a_policy_in_force_has_at_most_twenty_rules(folder: Path) -> None:
    rule = (
        "  - {{id: r{}, require: {{field: age, below: 9}}, says: {{id: a, en: b}}, source: one}}\n"
    )
    more = "".join(rule.format(number) for number in range(16))  # with 3 national ones and one
    write(folder, GOOD.replace("sources:", f"{more}sources:"))
    strict = [rule for rule in load_policy("tes", policies=folder).rules if rule.unmet is None]
    assert len(strict) == 20
    more += rule.format(16)
    found = problems(folder, GOOD.replace("sources:", f"{more}sources:"))
    assert [(line, code, facts["rules"]) for line, _, code, facts in found] == [
        (31, "rules-many", 21)
    ]


@pytest.mark.parametrize("name", ["double", "member", "row", "nik-date", "age-data"])
def test_a_rule_does_not_take_the_name_of_a_built_in_reason(folder: Path, name: str) -> None:
    rule = (
        f"  - {{id: {name}, require: {{field: age, below: 9}}, says: {{id: a, en: b}}, "
        "source: one}\n"
    )
    found = problems(folder, GOOD.replace("sources:", f"{rule}sources:"))
    assert [(code, facts["id"]) for *_, code, facts in found] == [("rule-reserved", name)]


def test_a_priority_is_read_when_the_policy_is_checked(
    folder: Path, rentan: Callable[..., Run]
) -> None:
    write(folder, GOOD.replace("sources:", "priority: umurr\nsources:"))
    ended = rentan("policy", "check", str(folder))
    assert ended.code == 1
    assert "'umurr' is not a priority" in ended.err


def test_two_policies_of_a_folder_for_one_code_are_a_problem(
    folder: Path, rentan: Callable[..., Run]
) -> None:
    write(folder, GOOD)
    write(folder, GOOD.replace("id: tes", "id: dua"), "dua.yaml")
    ended = rentan("policy", "check", str(folder))
    assert ended.code == 1
    assert "'dua' of the same folder is for the same region" in ended.err


def test_an_id_stands_once(folder: Path) -> None:
    twice = GOOD.replace(
        "sources:",
        "  - {id: residence, require: {field: age, below: 9}, says: {id: a, en: b}, source: one}\n"
        "sources:",
    )
    assert [problem[2] for problem in problems(folder, twice)] == ["repeated-id"]


def test_all_errors_of_a_file_are_reported_at_once(folder: Path) -> None:
    text = (
        GOOD.replace("programs:", "progams:")
        .replace("16_800", "23M")
        .replace("workers: 1_000", "workers: 1.5")
        .replace("level: primary", "level: primry")
    )
    found = problems(folder, text)
    assert [(line, code) for line, _, code, _ in found] == [
        (6, "unknown-key"),
        (7, "amount-m"),
        (9, "count-unreadable"),
        (16, "not-allowed"),
    ]
    assert found[0][3]["near"] == "programs"
    assert found[3][3]["near"] == "primary"


def test_every_kind_of_error_is_reported_beside_the_others(folder: Path) -> None:
    """A key twice, a shape, a name that nothing defines, and another id than the file's."""
    text = (
        GOOD.replace("id: tes\n", "id: lain\n", 1)
        .replace("name: Kota Bontang\n", "name: Kota Bontang\nname: Bontang\n")
        .replace("250 juta", "23M")
        .replace("    source: one\n", "    source: onne\n")
    )
    found = [(line, code) for line, _, code, _ in problems(folder, text)]
    assert found == [(4, "duplicate-key"), (10, "amount-m"), (15, "no-source")]
    text = text.replace("23M", "1 juta")
    found = [(line, code) for line, _, code, _ in problems(folder, text)]
    assert found == [(1, "id-file"), (4, "duplicate-key"), (15, "no-source")]


def test_every_bracket_that_does_not_fit_is_named_at_its_row(folder: Path) -> None:
    rows = "\n".join(
        f"          - {row}"
        for row in (
            "{from: 5, to: 99_000, base: 10, amount: 1}",
            "{from: 300_000, to: 400_000, base: 20, amount: 1}",
            "{from: 350_000, to: 500_000, base: 30, amount: 1}",
        )
    )
    rate = f"from: 2015-07\n        source: one\n        brackets:\n{rows}"
    found = problems(folder, GOOD + CONTRIBUTION.replace("RATE", rate))
    assert [(line, code) for line, _, code, _ in found] == [
        (24, "bracket-start"),
        (25, "bracket-gap"),
        (26, "bracket-overlap"),
        (26, "bracket-end"),
    ]


def test_a_relief_that_overlaps_one_of_another_file_is_found(folder: Path) -> None:
    relief = RELIEF.replace("DURING", "2026-03").replace("FUNDS", "sectors: [transport]")
    found = problems(folder, GOOD + relief)
    assert [(code, facts["one"]) for *_, code, facts in found] == [
        ("relief-overlap", "pp-50-2025-transport")
    ]


def test_a_control_character_is_placed_by_characters_not_bytes(folder: Path) -> None:
    found = problems(folder, f"id: tes\nname: {'é' * 40}\x07\n")
    assert [problem[:3] for problem in found] == [(2, 47, "yaml-character")]


def test_text_that_would_steer_a_terminal_is_refused(folder: Path) -> None:
    escape = GOOD.replace("name: Kota Bontang", 'name: "Kota \\e[31m Bontang"')
    assert [problem[2] for problem in problems(folder, escape)] == ["text-control"]
    turned = GOOD.replace("Kota Bontang", "Kota \u202eBontang")
    assert [problem[2] for problem in problems(folder, turned)] == ["text-control"]


def test_a_pipe_in_the_place_of_a_file_is_refused_at_once(folder: Path) -> None:
    os.mkfifo(folder / "tes.yaml")
    with pytest.raises(PolicyError) as caught:
        load_policy("tes", policies=folder)
    assert caught.value.code == "policy-unreadable"


def test_links_are_reported_all_at_once_too(folder: Path) -> None:
    text = GOOD.replace("[jkk, jkm]", "[jkk, jkx]").replace("source: one", "source: onne")
    assert [problem[2] for problem in problems(folder, text)] == [
        "no-program",
        "no-source",
        "no-source",
    ]


def test_a_nested_unknown_key_lists_the_keys_of_its_place(folder: Path) -> None:
    found = problems(folder, GOOD.replace("workers: 1_000", "worker: 1_000"))
    assert found[0][2] == "unknown-key"
    assert found[0][3]["near"] == "workers"
    assert found[0][3]["allowed"] == [
        "workers", "allocation", "funding", "period", "source", "remark", "disputed",
    ]  # fmt: skip


def test_a_policy_that_stands_alone_must_say_everything(folder: Path) -> None:
    text = "id: tes\nname: Tes\nchecked: 2026-01-01\n"
    found = problems(folder, text)
    assert [facts["key"] for *_, facts in found] == ["programs", "reported_income", "funding"]


def test_a_loop_over_two_files_is_told_whole(folder: Path) -> None:
    write(folder, GOOD.replace("id: tes", "id: dua").replace("nasional", "tes"), "dua.yaml")
    found = problems(folder, GOOD.replace("nasional", "dua"))
    assert found[0][3]["chain"] == "tes → dua → tes"


UNREADABLE = [
    (b"", "file-empty"),
    (b"# only a comment\n", "file-empty"),
    (b"- a\n- b\n", "not-mapping"),
    (b"just words\n", "not-mapping"),
    (b"\x00\x01\x02binary", "yaml-character"),
    (b"\xff\xfe\x00binary", "not-utf8"),
    ("id: tes\nname: K\xe9ta\n".encode("latin-1"), "not-utf8"),
    (b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "yaml-alias"),
    (b"a: " + b"[" * 5_000, "yaml-deep"),
    (b"a: " + b"x" * 2_000_000, "file-large"),
    (b"a: &x [" + b"*x, " * 13_000_000 + b"]", "file-large"),
]


@pytest.mark.parametrize(("raw", "code"), UNREADABLE)
def test_a_file_that_is_no_policy_at_all(
    folder: Path, rentan: Callable[..., Run], raw: bytes, code: str
) -> None:
    file = folder / "tes.yaml"
    file.write_bytes(raw)
    with pytest.raises(PolicyError) as caught:
        load_policy("tes", policies=folder)
    assert caught.value.code == "policy-broken"
    assert [problem.code for problem in caught.value.problems] == [code]
    for words in (
        ("cost", "--region", "tes", "--policies", str(folder)),
        ("policy", "check", str(file)),
    ):
        ended = rentan(*words)
        assert (ended.code, ended.out) == (2, "")
        assert 1 <= len(ended.err.splitlines()) <= 3
        assert "tes.yaml" in ended.err


def test_a_folder_in_the_place_of_a_file(folder: Path, rentan: Callable[..., Run]) -> None:
    (folder / "tes.yaml").mkdir()
    ended = rentan("cost", "--region", "tes", "--policies", str(folder))
    assert (ended.code, ended.out) == (2, "")
    assert "is a folder" in ended.err


def test_a_missing_file(folder: Path, rentan: Callable[..., Run]) -> None:
    ended = rentan("policy", "check", str(folder / "tidak-ada.yaml"))
    assert (ended.code, ended.out) == (2, "")
    assert "does not exist" in ended.err


def test_a_folder_without_policies(folder: Path, rentan: Callable[..., Run]) -> None:
    ended = rentan("policy", "check", str(folder))
    assert (ended.code, ended.out) == (2, "")
    assert "no policy files" in ended.err


def test_a_policy_that_does_not_hold_fails_its_check_with_1(
    folder: Path, rentan: Callable[..., Run]
) -> None:
    file = write(folder, GOOD.replace("16_800", "16_900"))
    ended = rentan("policy", "check", str(file))
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == (
        f"{file}:7:15: the monthly rate is stated as Rp16.900, but JKK + JKM make Rp16.800 "
        "in 2025-01.\n"
    )


@pytest.mark.parametrize(
    ("example", "says"),
    [
        ("{command: cost, expect: {total: 1}}", "total should be 1, but is 201600000"),
        ("{command: cost, expect: {remainder: 1}}", "cost has no figure 'remainder'"),
        ("{command: fit, year: 2024, expect: {workers: 1}}", "Give budget"),
        ("{command: cost, expect: {total: banyak}}", "is not an amount"),
        ("{command: cost, expect: {totl: 1}}", "Did you mean total?"),
        ("{command: cost, expect: {}}", "expects at least one figure"),
        ("{command: cost, budget: 1, expect: {total: 1}}", "cost takes no 'budget'"),
        ("{command: fit, allocation: 1, expect: {cost: 1}}", "fit takes no 'allocation'"),
    ],
)
def test_an_example_that_does_not_come_out(
    folder: Path, rentan: Callable[..., Run], example: str, says: str
) -> None:
    file = write(folder, f"{GOOD}examples:\n  - {example}\n")
    ended = rentan("policy", "check", str(file))
    assert (ended.code, ended.out) == (1, "")
    assert f"{file}:18:" in ended.err
    assert says in ended.err


def test_months_that_cost_nothing_are_said_to_not_divided_by(folder: Path) -> None:
    relief = RELIEF.replace("programs: [jkk]", "programs: [jkk, jkm]").replace("10%", "100%")
    write(folder, GOOD + relief.replace("DURING", "2025-01").replace("FUNDS", "granted_to: [apbd]"))
    policy = load_policy("tes", policies=folder)
    assert cost(policy, workers=1, year=2025).total == 11 * 16_800
    for months in (1, None):
        with pytest.raises(InputError) as caught:
            fit(policy, budget=10**9, year=2025, months=months)
        assert caught.value.code == "costs-nothing"


def test_an_own_rate_of_a_region_with_its_own_source(folder: Path) -> None:
    rate = "{from: 2020-01, amount: 16_200, source: one}"
    text = GOOD.replace("[jkk, jkm]", "[own]").replace("16_800", "16_200")
    write(folder, text + CONTRIBUTION.replace("RATE", rate))
    policy = load_policy("tes", policies=folder)
    assert policy.programs == ("own",)
    assert policy.programmes["own"].rates[0].source == "one"
