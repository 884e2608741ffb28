"""Policies side by side: nothing that is not the same goes unsaid, and what each change does by
itself in Rupiah."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import (
    CompareResult,
    InputError,
    Month,
    Policy,
    PolicyError,
    compare_policies,
    cost,
    load_policy,
    load_policy_file,
)
from pekerja_rentan.engine.compare_result import Change
from pekerja_rentan.engine.policy_diff import FINGERPRINTS, changes
from pekerja_rentan.language import Language
from pekerja_rentan.money import Stated
from pekerja_rentan.policy.policy import Together
from pekerja_rentan.presentation.policy_diff import change_text
from tests.conftest import Run
from tests.series import few

NAMES = ("kutim", "paser", "kukar", "nasional")
POLICIES = {name: load_policy(name) for name in NAMES}
KUTIM = POLICIES["kutim"]
KEYS = {"id", "year"}
"""What an entry is found by; in a mapping it is the key too, and never another."""
NEW: dict[str, Any] = {
    "requires": Together(("jkk",), "x"),
    "workers": Stated(5, 1),
    "allocation": Stated(10**9, 10**8, about=True),
    "remark": {"id": "x", "en": "x"},
    "note": {"id": "x", "en": "x"},
    "upper": 5,
    "amount": 5,
}
"""What may stand where nothing does."""
Edit = Callable[[str, str], Path]


# Nothing is missed


def mutated(value: Any, keyed: bool = False) -> Iterator[tuple[str, Any]]:
    """``value`` with one thing in it changed, for each thing, and the kind of place it is in."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from ((f"*.{s}", {**value, key: m}) for s, m in mutated(part, keyed=True))
            if not isinstance(part, str):  # a text is always in both languages
                yield "*-gone", {name: each for name, each in value.items() if name != key}
    elif isinstance(value, Month):
        yield "month", value.plus(1)
    elif hasattr(value, "_fields"):
        for name in value._fields:
            if keyed and name in KEYS:
                continue
            had = getattr(value, name)
            for shape, part in mutated(had) if had is not None else [("new", NEW.get(name, "x"))]:
                yield f"{name}.{shape}", value._replace(**{name: part})
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            rest = (value[:number], value[number + 1 :])
            yield from ((f"[].{s}", (*rest[0], m, *rest[1])) for s, m in mutated(part))
            if len(value) > 1:
                yield "[]-gone", rest[0] + rest[1]
    elif isinstance(value, bool):
        yield "flag", not value
    elif isinstance(value, (int, Decimal)):
        yield "number", value + 1
    else:
        yield "text", "x" if value is None else f"{value}x"


def samples(policy: Policy) -> dict[str, Policy]:
    """The first and the last change of every kind that a policy can suffer, by field and place."""
    found: dict[str, Policy] = {}
    for field in fields(Policy):
        if field.name in FINGERPRINTS:
            continue
        for shape, value in mutated(getattr(policy, field.name)):
            kind = f"{field.name}: {shape}"
            made = replace(policy, **{field.name: value})
            found.setdefault(kind, made)
            found[f"{kind}, last"] = made
    return found


@cache
def told_of_samples(name: str) -> dict[str, list[Change]]:
    """What is told of a policy's every change, by its kind."""
    policy = POLICIES[name]
    return {kind: list(changes(policy, other)) for kind, other in samples(policy).items()}


@pytest.mark.xdist_group("every change")
@pytest.mark.parametrize("name", few(NAMES, every=4))
def test_every_change_of_every_part_of_a_policy_is_told(name: str) -> None:
    kinds = told_of_samples(name)
    assert len(kinds) > 100
    for kind, told in kinds.items():
        assert told, kind
        section = kind.partition(":")[0]
        assert {change.section for change in told} == {section}, kind
        for change in told:
            for code in ("id", "en"):
                sentence = change_text(change, Language(code))
                assert sentence.isprintable(), kind
                assert "None" not in sentence, kind


@pytest.mark.xdist_group("every change")
@pytest.mark.parametrize("name", few(NAMES, every=4))
def test_every_field_of_a_policy_has_its_words_in_both_languages(name: str) -> None:
    known = {f"field.{field.name}" for field in fields(Policy) if field.name not in FINGERPRINTS}
    parts = {
        f"part.{part.part}"
        for told in told_of_samples(name).values()
        for change in told
        for part in change.parts
    }
    for code in ("id", "en"):
        said = Language(code).sentences
        lacking = {key for key in known | parts if key not in said}
        assert lacking <= {f"part.{field}" for field in known_single()} | {"part.flat"}


def known_single() -> set[str]:
    """The sections of one value, which have no part of their own."""
    return {
        "id", "code", "name", "own", "checked", "programs", "reported_income", "funding",
        "priority", "default_year",
    }  # fmt: skip


def test_a_year_is_not_told_as_money() -> None:
    told = {each.section: each for each in changes(KUTIM, POLICIES["paser"])}
    assert change_text(told["default_year"], Language("en")) == "Default year 2024, now 2022"


@pytest.mark.parametrize("name", NAMES)
def test_a_policy_is_like_itself(name: str) -> None:
    assert list(changes(POLICIES[name], POLICIES[name])) == []


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("id", ["Syarat peserta “ber-KTP Paser” (residence): ",
                "“tidak berpenghasilan tetap” (no-fixed-income) baru\n",
                "akibat bila tidak terpenuhi perlu data, menjadi tidak ada",
                "uji (residence equals 64.08), menjadi (residence equals 64.01)"]),
        ("en", ["Eligibility “holds an identity card of Paser” (residence): ",
                "“has no fixed income” (no-fixed-income) is new\n",
                "what becomes of who says otherwise needs data, now none"]),
    ],
)  # fmt: skip
def test_rules_are_told_by_their_words(
    rentan: Callable[..., Run], lang: str, said: list[str]
) -> None:
    words = ("compare", "--policy", "kutim", "--policy", "paser", "-w", "10", "--lang", lang)
    told = rentan(*words).out
    for each in said:
        assert each in told
    assert "needs-data" not in told


@pytest.mark.parametrize("section", ["rules", "reliefs"])
def test_another_order_of_reasons_is_told(section: str) -> None:
    turned: dict[str, Any] = {section: tuple(reversed(getattr(KUTIM, section)))}
    (change,) = changes(KUTIM, replace(KUTIM, **turned))
    assert change.kind == "order"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_to_cost_nothing_costs_nothing(name: str) -> None:
    """Everything that does not bear on costs exchanged for another policy's."""
    policy = POLICIES[name]
    for other in POLICIES.values():
        mixed = policy
        for change in changes(policy, other):
            if change.bears_on != "cost" and change.section != "sources":
                value = getattr(other, change.section)
                sources = {**other.sources, **mixed.sources}
                mixed = replace(mixed, **{change.section: value}, sources=sources)
        words: dict[str, Any] = {"workers": 1000, "period": "2024"}
        if name in ("kutim", "nasional"):
            assert cost(mixed, **words).total == cost(policy, **words).total


# What it does in Rupiah


@pytest.fixture
def edit(tmp_path: Path, shipped: Path) -> Edit:
    """Puts a version of kutim.yaml with a text replaced, beside its national rules, into a folder
    of its own."""

    def edited(old: str, new: str) -> Path:
        folder = tmp_path / f"v{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        for name in ("kutim", "nasional"):
            text = (shipped / f"{name}.yaml").read_text(encoding="utf-8")
            text = re.sub(r"\nexamples:\n.*?\n(?=\S)", "\nexamples: []\n", text, flags=re.DOTALL)
            (folder / f"{name}.yaml").write_text(text.replace(old, new), encoding="utf-8")
        return folder / "kutim.yaml"

    return edited


def against(old: Path | Policy, new: Path | Policy, **words: Any) -> CompareResult:
    pair = [load_policy_file(each) if isinstance(each, Path) else each for each in (old, new)]
    return compare_policies([("old", pair[0]), ("new", pair[1])], **words)


def only(result: CompareResult) -> Change:
    changed = result["new"].changed
    assert changed is not None
    (change,) = changed.changes
    return change


def codes(result: CompareResult) -> list[str]:
    return [note.code for note in result.notes]


def test_another_rate_by_itself(edit: Edit) -> None:
    """JKM 1.000 more a month for 100.000 workers in 2024."""
    old, new = edit("16_800", "16_800"), edit("16_800", "17_800")
    text = new.with_name("nasional.yaml").read_text(encoding="utf-8")
    text = text.replace("amount: 6_800, source", "amount: 7_800, source")
    new.with_name("nasional.yaml").write_text(text, encoding="utf-8")
    result = against(old, new)
    change = only(result)
    assert (change.section, change.item, change.kind) == ("programmes", "jkm", "changed")
    assert change.effect is not None
    assert change.effect.total == 1_200_000_000
    assert change_text(change, Language("en")) == (
        "Programme JKM: rate from Jul 2015 Rp6.800, now Rp7.800"
    )
    assert "iuran sejak Jul 2015 Rp6.800, menjadi Rp7.800" in change_text(change, Language("id"))
    assert result["new"].changed is not None
    assert result["new"].changed.together == 0
    assert codes(result)[:2] == ["same-months", "same-workers"]


def test_another_allocation_leaves_the_cost_alone(edit: Edit) -> None:
    old, new = edit("x", "x"), edit("allocation: 23 miliar", "allocation: 25 miliar")
    result = against(old, new)
    effect = only(result).effect
    assert effect is not None
    assert (effect.total, effect.allocation) == (0, 2_000_000_000)
    found = result["new"].difference
    assert found is not None
    assert (found.total, found.allocation, found.balance) == (0, 2_000_000_000, 2_000_000_000)


def test_another_headcount_has_no_effect_for_the_same_one_but_is_reckoned(edit: Edit) -> None:
    old, new = edit("x", "x"), edit("workers: 100_000", "workers: 110_000")
    result = against(old, new)
    change = only(result)
    assert change.effect is not None
    assert change.effect.none
    assert result["new"].result.headcount.workers == 100_000
    note = next(note for note in result.notes if note.code == "own-figures")
    assert (note.facts["total"], note.facts["difference"]) == (22_176_000_000, 2_016_000_000)
    assert "own-figures" not in codes(against(old, new, workers=5))


@pytest.mark.parametrize(
    ("old", "new", "section", "bears_on"),
    [
        ("field: monthly_income, below: minimum_wage", "field: age, below: 50", "rules", "who"),
        ("amount: 3.743.820", "amount: 3.743.821", "minimum_wages", "who"),
        ("title: Tribun Kaltim,", "title: Tribun,", "sources", "words"),
        ("aliases: [petani garam]", "aliases: [garam]", "occupations", "who"),
        ("amount: 174_000_000", "amount: 175_000_000", "benefits", "words"),
        ("5.1.02.02.02.0007", "5.1.02.02.02.0008", "accounts", "words"),
        ("checked: 2026-09-27\n", "checked: 2026-10-27\n", "checked", "words"),
    ],
)
def test_a_change_without_effect_on_money_says_so(
    edit: Edit, old: str, new: str, section: str, bears_on: str
) -> None:
    change = only(against(edit("x", "x"), edit(old, new)))
    assert (change.section, change.bears_on) == (section, bears_on)
    assert change.effect is not None
    assert change.effect.none


def test_changes_that_act_on_each_other_are_told_apart(edit: Edit) -> None:
    """JHT added, and the income reported as 2 million: JKK and JKM 16.800 to 26.800 by income
    alone, 36.800 by JHT alone, and 66.800 by both."""
    old, new = edit("x", "x"), edit("monthly_rate: 16_800  # asserted against", "# ")
    text = new.read_text(encoding="utf-8")
    text = text.replace("[jkk, jkm]", "[jkk, jkm, jht]").replace("_income: 1_000", "_income: 2_000")
    new.write_text(text.replace("monthly_rate: 16_800", "#"), encoding="utf-8")
    result = against(old, new, workers=1, period="2024-01")
    changed, found = result["new"].changed, result["new"].difference
    assert changed is not None
    assert found is not None
    effects = {each.section: each.effect and each.effect.total for each in changed.changes}
    assert effects == {"programs": 20_000, "reported_income": 10_000}
    assert (changed.together, found.total) == (20_000, 50_000)


def test_a_change_that_cannot_stand_by_itself_is_told_with_the_others() -> None:
    """A relief under another id: asked for without it, there would be none to ask for."""
    old = POLICIES["nasional"]
    first, *rest = old.reliefs
    renamed = first._replace(id="pp-49-2020-baru")
    new = replace(old, reliefs=(renamed, *rest), fingerprint="new")
    words: dict[str, Any] = {"workers": 1, "period": "2020-08", "relief": True, "funding": "csr"}
    result = against(old, new, **words)
    changed = result["new"].changed
    assert changed is not None
    told = {(each.item, each.kind): each.effect for each in changed.changes}
    assert told["pp-49-2020", "removed"] is None
    assert told["pp-49-2020-baru", "added"] is not None
    assert changed.together == 0
    assert "same-months" not in codes(result)


def test_versions_may_be_called_anything_and_only_comments_differ(edit: Edit) -> None:
    old = edit("x", "x")
    new = old.with_name("kutim-2025.yaml")
    shutil.copy(old, new)
    new.write_text(new.read_text(encoding="utf-8") + "# a comment\n", encoding="utf-8")
    result = against(old, new)
    assert result["new"].changed is not None
    assert result["new"].changed.changes == ()
    assert "policy-alike" in codes(result)
    with pytest.raises(PolicyError) as caught:  # but a region's file is found by its name
        load_policy("kutim-2025", policies=new.parent)
    assert "must be the same" in str(caught.value)


def test_a_budget_that_is_gone_takes_its_allocation_with_it(edit: Edit) -> None:
    line = "  2024: {workers: 100_000, allocation: 23 miliar, source: tribun-2024}\n"
    versions = edit("x", "x"), edit(line, "")
    for file in versions:
        text = re.sub("default_year: .*\n", "", file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")
    change = only(against(*versions, year=2024))
    assert change.kind == "removed"
    assert change.effect is not None
    assert (change.effect.allocation_before, change.effect.allocation_after) == (
        23_000_000_000,
        None,
    )


def test_months_and_headcount_are_the_budget_s_of_the_first_that_has_one() -> None:
    result = against(POLICIES["nasional"], KUTIM)
    assert result["old"].result.terms.first == "2024-01"
    assert result["old"].result.headcount.workers == 100_000
    facts = next(note.facts for note in result.notes if note.code == "same-workers")
    assert facts["name"] == "new"


def test_about_a_headcount_stays_about() -> None:
    assert "same-workers-about" in codes(against(POLICIES["paser"], KUTIM))


def test_the_same_policy_twice_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        against(KUTIM, KUTIM)
    assert "'old' and 'new' are the same policy" in str(caught.value)


def test_several_policies_against_one() -> None:
    found = compare_policies({name: POLICIES[name] for name in NAMES}, against="kukar", workers=9)
    assert [each.changed is None for each in found.scenarios] == [False, False, True, False]


edits = st.fixed_dictionaries(
    {
        "reported_income": st.integers(0, 10) | st.integers(900_000, 5_000_000),
        "programs": st.sampled_from([("jkk", "jkm"), ("jkm",), ("jkk", "jkm", "jht")]),
        "jkm": st.integers(1, 50_000),
        "funding": st.sampled_from(["apbd", "mandiri", "csr"]),
    }
)


def version(values: dict[str, Any]) -> Policy:
    """National rules with other values, as a file might state them."""
    base = POLICIES["nasional"]
    jkm = base.programmes["jkm"]
    bracket = jkm.rates[0].brackets[0]._replace(amount=values["jkm"])
    rate = jkm.rates[0]._replace(brackets=(bracket,))
    return replace(
        base,
        reported_income=values["reported_income"],
        programs=values["programs"],
        funding=values["funding"],
        programmes={**base.programmes, "jkm": jkm._replace(rates=(rate,))},
        fingerprint=repr(values),
    )


@given(edits, edits, st.integers(1, 10**6), st.sampled_from(["2024", "2026-03..2026-05"]))
def test_effects_and_what_acts_together_make_up_the_difference(
    one: dict[str, Any], other: dict[str, Any], workers: int, period: str
) -> None:
    if one == other:
        return
    words: dict[str, Any] = {"workers": workers, "period": period}
    old, new = version(one), version(other)
    result = against(old, new, **words)
    changed, found = result["new"].changed, result["new"].difference
    assert changed is not None
    assert found is not None
    assert found.total == cost(new, **words).total - cost(old, **words).total
    effects = [change.effect.total for change in changed.changes if change.effect]
    assert sum(effects) + changed.together == found.total
    if len(changed.changes) == 1:
        assert changed.together == 0
