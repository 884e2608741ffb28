"""The policies that ship: complete, checked, sourced, and the same law for everyone."""

import ast
import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import pekerja_rentan
from pekerja_rentan import InputError, Month, PolicyError, cost, fit, load_policy, plan
from pekerja_rentan.engine.check import broken_examples
from pekerja_rentan.language import LANGUAGES, Language
from pekerja_rentan.policy.base import schema_of
from pekerja_rentan.policy.document import Document
from pekerja_rentan.policy.folders import search_folders
from pekerja_rentan.policy.policy import Condition, Policy
from pekerja_rentan.policy.read import PolicyReading, read_policy
from pekerja_rentan.policy.regions import normalise_name, region_by_code, regions, shipped_folder
from pekerja_rentan.policy.resolve import find
from tests.series import few

FIVE = ["kotabaru", "kukar", "kutim", "paser", "sulbar"]
"""The regions whose figures are compared one by one."""
ALL = sorted(file.stem for file in shipped_folder().glob("*.yaml"))
REGIONS = [name for name in ALL if name != "nasional"]


@cache
def reading(name: str) -> PolicyReading:
    return read_policy(shipped_folder() / f"{name}.yaml", search_folders())


def test_the_policies_that_ship_are_each_of_one_region_by_its_name() -> None:
    assert {"nasional", *FIVE} < set(ALL)
    assert len(REGIONS) >= 36
    codes = {name: str(reading(name).documents[0].code) for name in REGIONS}
    assert len(set(codes.values())) == len(codes)
    for name, code in codes.items():
        region = region_by_code(code)
        assert region is not None
        assert reading(name).documents[0].name == region.name


@pytest.mark.parametrize("name", ALL)
def test_a_shipped_policy_holds_and_its_examples_come_out(name: str) -> None:
    read = reading(name)
    document = read.documents[0]
    assert read.problems == ()
    assert document.examples
    assert list(broken_examples(document, read.valid())) == []


@cache
def in_file(name: str) -> Any:
    """A shipped file as any program reads YAML."""
    return yaml.safe_load((shipped_folder() / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def schema_of_editors() -> jsonschema.Draft202012Validator:
    text = (shipped_folder() / "policy.schema.json").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator.check_schema(json.loads(text))
    return jsonschema.Draft202012Validator(json.loads(text))


@pytest.mark.parametrize("name", ALL)
def test_a_shipped_file_names_its_schema_and_fits_it(name: str, shipped: Path) -> None:
    text = (shipped / f"{name}.yaml").read_text(encoding="utf-8")
    assert text.splitlines()[0] == "# yaml-language-server: $schema=policy.schema.json"
    as_an_editor_reads_it = json.loads(json.dumps(in_file(name), default=str))
    schema_of_editors().validate(as_an_editor_reads_it)


def texts_in(part: object) -> Iterator[dict[str, str]]:
    """The texts for people below a part of a policy file."""
    if isinstance(part, dict):
        if part.keys() & set(LANGUAGES) and not part.keys() - set(LANGUAGES):
            yield part
        parts = [*part.values()]
    else:
        parts = part if isinstance(part, list) else []
    for each in parts:
        yield from texts_in(each)


@pytest.mark.parametrize("name", ALL)
def test_a_shipped_file_says_everything_in_every_language(name: str) -> None:
    texts = [*texts_in(in_file(name))]
    assert texts
    assert [text for text in texts if tuple(text) != LANGUAGES] == []


def test_what_a_policy_says_in_one_language_only_is_said_in_it(
    shipped: Path, tmp_path: Path
) -> None:
    for file in shipped.glob("*.yaml"):
        text = file.read_text(encoding="utf-8").replace("id: nelayan, en: fisher", "id: nelayan")
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    name = load_policy("kutim", policies=tmp_path).occupations["nelayan"].name
    assert name == {"id": "nelayan"}
    assert {Language(code).pick(name) for code in LANGUAGES} == {"nelayan"}


def test_the_shipped_schema_is_that_of_the_models(shipped: Path) -> None:
    made = schema_of(Document, "rentan policy")
    assert (shipped / "policy.schema.json").read_text(encoding="utf-8") == made


def test_the_schema_refuses_what_the_models_refuse(shipped: Path) -> None:
    schema = json.loads(schema_of(Document, "rentan policy"))
    policy = yaml.safe_load((shipped / "kutim.yaml").read_text(encoding="utf-8"))
    policy["budgts"] = {}
    policy["checked"] = str(policy["checked"])
    with pytest.raises(jsonschema.ValidationError, match="budgts"):
        jsonschema.validate(json.loads(json.dumps(policy, default=str)), schema)


@pytest.mark.parametrize("name", REGIONS)
def test_a_region_says_what_is_known_of_it(name: str) -> None:
    document = reading(name).documents[0]
    assert document.programs == ("jkk", "jkm")
    assert document.monthly_rate == 16_800
    assert document.funding in load_policy().fundings
    assert document.budgets or document.eligibility
    assert document.sources
    for source in document.sources.values():
        assert source.url is not None, "its address, or that none is known"
    for year, budget in document.budgets.items():
        assert budget.workers or budget.allocation or budget.remark, year


def test_budgets_are_those_of_the_press() -> None:
    known = {
        (policy.id, year): (
            budget.workers and budget.workers.amount,
            budget.allocation and budget.allocation.amount,
        )
        for policy in map(load_policy, FIVE)
        for year, budget in policy.budgets.items()
    }
    assert known == {
        ("kutim", 2023): (14_500, None),
        ("kutim", 2024): (100_000, 23_000_000_000),
        ("kutim", 2025): (98_000, None),
        ("kukar", 2021): (35_440, 1_780_000_000),
        ("kukar", 2022): (None, 15_000_000_000),
        ("kukar", 2023): (None, 18_000_000_000),
        ("kukar", 2024): (None, 10_000_000_000),
        ("kukar", 2025): (None, 10_000_000_000),
        ("paser", 2022): (32_000, 1_600_000_000),
        ("paser", 2023): (32_268, 6_500_000_000),
        ("paser", 2024): (46_582, None),
        ("kotabaru", 2024): (None, None),
        ("sulbar", 2021): (13_000, None),
        ("sulbar", 2025): (14_000, None),
    }


@pytest.mark.parametrize("name", FIVE)
def test_an_answer_without_a_year_stays_what_it_was_and_later_years_are_told(name: str) -> None:
    years = {"kutim": 2024, "kukar": 2023, "paser": 2022, "kotabaru": 2024, "sulbar": 2021}
    policy = load_policy(name)
    result = cost(policy, workers=1)
    assert result.terms.first[:4] == str(years[name])
    note = next(note for note in result.notes if note.code.startswith("year-of"))
    later = [year for year in policy.budgets if year > years[name]]
    assert note.code == ("year-of-policy" if later else "year-of-budget")
    assert list(note.facts.get("later", [])) == later


def test_a_policy_without_a_default_year_takes_its_latest(folder: Path) -> None:
    more = {"default_year": "2024"}
    for said, year in (({}, "2025"), (more, "2024")):
        text = policy_text("65.71", "1 miliar", **said)
        text = text.replace("budgets: {", "budgets: {2025: {workers: 5, source: one}, ")
        (folder / "sendiri.yaml").write_text(text, encoding="utf-8")
        assert cost(load_policy("sendiri", policies=folder), workers=1).terms.first[:4] == year


def test_a_disputed_figure_is_told_with_both_sides_and_both_sources() -> None:
    result = cost(load_policy("kutim"), year=2023)
    note = next(note for note in result.notes if note.code == "budget-disputed")
    assert note.kind == "basis"
    assert note.facts["stated"] == {"workers": {"amount": 14_500, "about": False}}
    assert note.facts["other"]["period"] == "2024-05..2024-12"
    cited = {source.id for source in result.sources}
    assert {note.facts["source"], note.facts["other_source"]} <= cited
    kukar = load_policy("kukar")
    for answer in (cost(kukar, year=2021), fit(kukar, year=2022), plan(kukar, ["35440@2021"])):
        told = [note for note in answer.notes if note.code == "budget-disputed"]
        assert told
        cited = {source.id for source in answer.sources}
        assert {note.facts["other_source"] for note in told} <= cited
    own = cost(kukar, year=2022, workers=5, allocation=5_000_000)
    assert not [note for note in own.notes if note.code == "budget-disputed"]


def test_an_answer_says_whose_programme_it_is_and_what_it_rests_on() -> None:
    kukar = cost(load_policy("kukar"), year=2024, workers=1)
    assert kukar.policy.office is not None
    assert kukar.policy.office.name == "Dinas Transmigrasi dan Tenaga Kerja (Distransnaker)"
    assert kukar.policy.office.source.title == "radarkukar.com"
    assert {account.office for account in kukar.accounts} == {kukar.policy.office.name}
    kutim = cost(load_policy("kutim")).policy
    assert kutim.office is None
    assert [law.id for law in kutim.legal_basis][:2] == [
        "inpres-2-2021",
        "se-mendagri-842-2-5193-sj",
    ]
    assert [law.title for law in kutim.legal_basis][2:] == [
        "Peraturan Daerah Kabupaten Kutai Timur Nomor 1 Tahun 2022",
        "Peraturan Bupati Kutai Timur Nomor 29 Tahun 2024",
    ]


def test_a_budget_of_other_money_is_asked_by_that_money(folder: Path) -> None:
    text = policy_text("65.71", "1 miliar").replace("source: one}}", "source: one, funding: csr}}")
    (folder / "sendiri.yaml").write_text(text, encoding="utf-8")
    policy = load_policy("sendiri", policies=folder)
    asked = cost(policy, workers=1)
    assert (asked.terms.funding, asked.balance) == ("csr", 1_000_000_000 - 201_600)
    other = cost(policy, workers=1, funding="apbd")
    assert other.allocation is None
    note = next(note for note in other.notes if note.code == "allocation-other-funding")
    assert note.facts["funding"] == policy.fundings["csr"].name


def test_minimum_wages_are_those_published() -> None:
    wages = {
        (name, str(wage.from_)): wage.amount or wage.disputed
        for name in FIVE
        for wage in reading(name).documents[0].minimum_wages
    }
    assert wages[("kutim", "2024-01")] == 3_515_324
    assert wages[("kukar", "2024-01")] == Decimal("3536506.28")
    assert wages[("paser", "2026-01")] == Decimal("3776998.06")
    assert wages[("kotabaru", "2023-01")] == (3_293_371, 3_304_294)
    assert wages[("sulbar", "2026-01")] == 3_315_935
    assert len(wages) == 21


def test_a_region_s_rule_takes_the_place_of_the_national_one_of_its_name() -> None:
    rules = {rule.id: rule for rule in reading("paser").documents[0].eligibility}
    age = rules["age"].require
    assert age.between == (15, 64)


def rules(policy: Policy) -> dict[str, Condition]:
    """What every row is asked."""
    return {rule.id: rule.condition for rule in policy.rules if rule.unmet is None}


def unmet(policy: Policy) -> dict[str, str]:
    """What only rows that say so are asked, and what becomes of those that do not meet it."""
    return {rule.id: rule.unmet for rule in policy.rules if rule.unmet is not None}


def test_a_part_of_a_rule_falls_with_the_rule_and_a_rule_with_its_successor() -> None:
    paser, sulbar = load_policy("paser"), load_policy("sulbar")
    assert {"minimum-age", "adult"}.isdisjoint(unmet(paser))
    assert {"minimum-age", "adult"} < set(unmet(sulbar))
    assert "not-student" in rules(paser)
    assert "active" in rules(sulbar)
    assert unmet(load_policy("kukar"))["public-office"] == "needs-data"


def test_the_rules_in_force_are_the_national_ones_and_the_region_s() -> None:
    assert list(rules(load_policy("65.71"))) == ["nik", "age", "employment"]
    assert list(unmet(load_policy("65.71"))) == [
        "minimum-age", "adult", "works", "not-student", "active", "public-office",
        "government-staff", "residence", "membership", "alive", "present", "verified",
        "works-here",
    ]  # fmt: skip
    assert rules(load_policy("kutim")) == {
        "nik": Condition("matches", "nik", ("[0-9]{16}",)),
        "age": Condition("below", "age", (65,)),
        "employment": Condition("not_in", "employment", ("wage-worker", "asn", "tni", "polri")),
        "residence": Condition("equals", "residence", ("64.08",)),
        "below-minimum-wage": Condition("below", "monthly_income", ("minimum_wage",)),
    }
    paser = rules(load_policy("paser"))
    assert list(paser)[:3] == ["nik", "age", "employment"]
    assert paser["age"] == Condition("between", "age", (15, 64))
    groups = ("nelayan", "marbot", "pedagang", "tenaga-kesehatan")
    one = Condition("in", "occupation", groups)
    other = Condition("equals", "employment", ("non-asn",))
    assert rules(load_policy("kukar"))["occupation"] == Condition("any", None, (), (one, other))


def test_every_kind_of_condition_is_compiled(folder: Path) -> None:
    conditions = {
        "{field: birth_date, between: [1980-08-12, 1999-01-31]}": Condition(
            "between", "birth_date", (19800812, 19990131)
        ),
        "{field: nik, missing: false}": Condition("missing", "nik", ("no",)),
        "{not: {field: village, equals: Sumber Sari}}": Condition(
            "not", None, (), (Condition("equals", "village", ("Sumber Sari",)),)
        ),
        "{all: [{field: monthly_income, at_most: 2 juta}]}": Condition(
            "all", None, (), (Condition("at_most", "monthly_income", (2_000_000,)),)
        ),
    }
    for written, condition in conditions.items():
        rule = f"[{{id: lain, require: {written}, says: {{id: a, en: b}}, source: one}}]"
        text = policy_text("65.71", "1 miliar", eligibility=rule, priority="age desc")
        (folder / "sendiri.yaml").write_text(text, encoding="utf-8")
        policy = load_policy("sendiri", policies=folder)
        assert rules(policy)["lain"] == condition
        assert policy.priority == "age desc"
        assert load_policy("sendiri", policies=folder).rules == policy.rules  # as it was kept


def test_minimum_wages_in_force_keep_sen_and_dispute() -> None:
    for _ in range(2):  # compiled, then kept
        wages = load_policy("kotabaru").minimum_wages
        assert [str(wage.start) for wage in wages] == [f"{year}-01" for year in range(2022, 2027)]
        assert wages[1].amounts == (Decimal(3_293_371), Decimal(3_304_294))
        assert wages[1].note == {
            "id": "kedua angka pernah tercetak",
            "en": "both figures were printed",
        }
        assert load_policy("kukar").minimum_wages[1].amounts == (Decimal("3536506.28"),)
    assert load_policy("65.71").minimum_wages == ()


def test_the_kinds_of_work_are_known() -> None:
    policy = load_policy("kutim")
    assert set(policy.employments) == {
        "self-employed",
        "wage-worker",
        "asn",
        "non-asn",
        "tni",
        "polri",
        "not-working",
    }
    assert policy.occupations["pns"].employment == "asn"
    assert policy.occupations["nelayan"].employment is None
    assert "petani/pekebun" in policy.occupations["petani"].aliases
    always = {work.id: work.employment for work in policy.occupations.values() if work.employment}
    assert always == {
        "wiraswasta": "self-employed",
        "karyawan-swasta": "wage-worker",
        "karyawan-bumn": "wage-worker",
        "honorer": "non-asn",
        "pns": "asn",
        "tni": "tni",
        "polri": "polri",
        "pensiunan": "not-working",
        "pelajar": "not-working",
        "mengurus-rumah-tangga": "not-working",
        "belum-bekerja": "not-working",
    }


def test_a_word_that_is_both_an_occupation_and_an_employment_means_one_thing() -> None:
    policy = load_policy()
    words = {
        normalise_name(word): work.id
        for work in policy.employments.values()
        for word in (work.id, *work.name.values(), *work.aliases)
    }
    for work in policy.occupations.values():
        for word in (work.id, *work.name.values(), *work.aliases):
            employment = words.get(normalise_name(word))
            assert employment in (None, work.employment), word


@pytest.mark.parametrize(
    ("called", "id"),
    [
        ("kutim", "kutim"),
        ("KUTIM", "kutim"),
        ("64.08", "kutim"),
        ("6408", "kutim"),
        ("Kutai Timur", "kutim"),
        ("kab. kutai timur", "kutim"),
        ("Kabupaten Kutai Timur", "kutim"),
        ("Sangatta", "kutim"),
        ("kota baru", "kotabaru"),
        ("76", "sulbar"),
        ("Sulawesi Barat", "sulbar"),
        ("65.71", "65.71"),
        ("tarakan", "65.71"),
        ("DKI Jakarta", "31"),
        ("Kota Bogor", "32.71"),
    ],
)
def test_a_region_is_found_by_id_code_alias_or_name(called: str, id: str) -> None:
    assert load_policy(called).id == id


@pytest.mark.parametrize(
    ("called", "nearest"),
    [
        ("kutmi", "kutim"),
        ("Kutai Tmur", "Kabupaten Kutai Timur (64.08)"),
        ("64.99", "Provinsi Kalimantan Timur (64)"),
    ],
)
def test_an_unknown_region_gets_the_nearest_names(called: str, nearest: str) -> None:
    with pytest.raises(InputError) as caught:
        load_policy(called)
    assert caught.value.code == "region-unknown"
    assert nearest in caught.value.facts["nearest"]


def test_a_name_of_several_regions_is_not_guessed() -> None:
    with pytest.raises(InputError) as caught:
        load_policy("Bogor")
    assert caught.value.facts["options"] == ["Kabupaten Bogor (32.01)", "Kota Bogor (32.71)"]


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../../nasional/x", "kutim.yaml", "policies/kutim"]
)
def test_a_path_is_not_a_region(name: str) -> None:
    with pytest.raises(InputError):
        load_policy(name)


@pytest.mark.parametrize("beginning", few(range(6), every=6))
def test_every_region_is_usable_at_once(beginning: int) -> None:
    own = {load_policy(name).code for name in REGIONS}
    folders = search_folders()
    asked = [region.code for region in regions()[beginning::6]]
    assert len(asked) == 552 / 6
    found = [find(code, folders) for code in asked]
    assert {entry.region.code for entry in found if entry.region} == {*asked} - own


def policy_text(code: str, allocation: str, **more: str) -> str:
    """A policy for a code, with an allocation to tell it by."""
    said = {"id": "sendiri", "name": "Sendiri", "extends": "nasional"} | more
    lines = [f"{key}: {value}" for key, value in said.items()]
    budget = f"budgets: {{2024: {{allocation: {allocation}, source: one}}}}"
    sources = "sources: {one: {title: Contoh, issued: 2024, level: open}}"
    return "\n".join([*lines, f"code: {code}", "checked: 2026-01-01", budget, sources, ""])


@pytest.mark.parametrize("called", ["64.08", "Kutai Timur", "Kabupaten Kutai Timur", "sendiri"])
def test_the_user_s_own_policy_for_a_code_comes_first(folder: Path, called: str) -> None:
    (folder / "sendiri.yaml").write_text(policy_text("64.08", "50 miliar"), encoding="utf-8")
    allocation = load_policy(called, policies=folder).budgets[2024].allocation
    assert allocation is not None
    assert allocation.amount == 50_000_000_000


def test_two_policies_of_one_folder_for_a_code_are_not_guessed_between(folder: Path) -> None:
    for name in ("satu", "dua"):
        text = policy_text("65.71", "1 miliar", id=name)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_policy("Tarakan", policies=folder)
    assert caught.value.facts["options"] == ["dua", "satu"]
    assert load_policy("satu", policies=folder).id == "satu"


@pytest.mark.parametrize("code", ["[64.08]", "{a: b}", "64.8"])
def test_a_policy_that_might_be_meant_and_cannot_be_read_is_not_passed_over(
    folder: Path, code: str
) -> None:
    (folder / "kutim.yaml").write_text(policy_text(code, "1 miliar", id="kutim"), encoding="utf-8")
    with pytest.raises(PolicyError):
        load_policy("64.08", policies=folder)


def test_a_link_to_nowhere_is_an_error_not_a_reason_to_look_further(folder: Path) -> None:
    (folder / "kutim.yaml").symlink_to(folder / "tidak-ada.yaml")
    with pytest.raises(PolicyError) as caught:
        load_policy("kutim", policies=folder)
    assert caught.value.code == "policy-missing"


def test_the_public_names_are_told_to_type_checkers_as_they_are_brought() -> None:
    told = {
        alias.asname: alias.name
        for node in ast.walk(ast.parse(Path(pekerja_rentan.__file__).read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pekerja_rentan.")
        for alias in node.names
    }
    assert told == {name: name for name in pekerja_rentan.__all__}
    assert all(getattr(pekerja_rentan, name) for name in pekerja_rentan.__all__)
    assert not hasattr(pekerja_rentan, "costs")


def test_a_region_without_a_policy_has_no_budget_of_another() -> None:
    policy = load_policy("65.71")
    assert (policy.own, policy.budgets, policy.programs) == (False, {}, ("jkk", "jkm"))


def test_a_share_of_a_base_starts_when_its_base_does() -> None:
    jht = load_policy().programmes["jht"]
    assert [str(rate.start) for rate in jht.rates] == ["2015-07"]
    assert jht.rate(Month(2024, 1)).bracket(10_000_000).amount == 194_000
