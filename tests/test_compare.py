"""Scenarios side by side: each is an ordinary cost, and the differences are what is left of it."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import (
    CompareResult,
    InputError,
    PolicyError,
    RentanError,
    Scenario,
    Span,
    compare,
    cost,
    load_policy,
)
from pekerja_rentan.engine.compare import MOST
from pekerja_rentan.errors import SeveralError
from pekerja_rentan.language import Language
from tests.words import words_over

KUTIM = load_policy("kutim")
PASER = load_policy("paser")
NATIONAL = load_policy()

FIGURES = (
    "workers", "months", "worker_months", "per_worker", "total", "allocation", "balance",
    "capacity",
)  # fmt: skip

asked = st.fixed_dictionaries(
    {
        "workers": st.integers(1, 300_000),
        "programs": st.sampled_from([("jkk",), ("jkk", "jkm"), ("jkk", "jkm", "jht")]),
        "months": st.integers(1, 12),
        "income": st.integers(0, 25_000_000),
        "allocation": st.integers(1, 10**12) | st.none(),
    }
)
"""Words of a request to the rules of Kutai Timur."""


def scenario(name: str, words: dict[str, Any]) -> Scenario:
    return Scenario(name, KUTIM, **words)


def test_old_age_savings_beside_none() -> None:
    """PP 44/2015 and PP 46/2015: 16.800 and 36.800 a month, 100.000 workers, a year."""
    result = compare(
        [
            Scenario("as planned", KUTIM, workers=100_000),
            Scenario("with JHT", KUTIM, workers=100_000, programs="jkk,jkm,jht"),
        ]
    )
    other = result["with JHT"]
    assert result.base.result.total == 20_160_000_000
    assert other.result.total == 44_160_000_000
    assert other.difference is not None
    assert (other.difference.total, other.difference.per_worker) == (24_000_000_000, 240_000)
    assert other.difference.total_share == Decimal("1.1905")
    assert other.difference.differs == ("programs",)
    assert other.difference.balance == -24_000_000_000
    assert other.difference.capacity == 52_083 - 114_087
    assert result.over_budget == ("with JHT",)
    assert result.base.difference is None


def test_regions_differ_in_headcount_months_and_allocation() -> None:
    """Tribun Kaltim, 19 August 2024 and 22 September 2022."""
    result = compare([Scenario("kutim", KUTIM), Scenario("paser", PASER)])
    found = result["paser"].difference
    assert found is not None
    assert found.total == 1_612_800_000 - 20_160_000_000
    assert (found.workers, found.months) == (-68_000, -9)
    assert found.differs == ("region", "period", "months", "workers", "allocation")
    assert found.by_headcount == -68_000 * 201_600
    assert found.by_cost_each == 32_000 * (50_400 - 201_600)
    assert [note.code for note in result.notes] == ["several-differ"]


def test_what_is_not_known_has_no_difference() -> None:
    result = compare([Scenario("a", KUTIM, workers=1), Scenario("b", NATIONAL, workers=1)])
    found = result["b"].difference
    assert found is not None
    assert (found.allocation, found.balance, found.capacity) == (None, None, None)


def test_another_than_the_first_to_be_held_against() -> None:
    three = [Scenario(str(months), KUTIM, months=months) for months in (12, 9, 6)]
    result = compare(three, against="9")
    assert [each.difference and each.difference.total for each in result.scenarios] == [
        5_040_000_000,
        None,
        -5_040_000_000,
    ]


def test_the_answer_holds_whole_costs_and_can_be_read_back() -> None:
    result = compare([Scenario("a", KUTIM), Scenario("b", PASER)])
    assert result["a"].result == cost(KUTIM)
    assert CompareResult.from_json(result.to_json()) == result
    assert {each.result.policy.sha256 for each in result.scenarios} == {
        KUTIM.fingerprint,
        PASER.fingerprint,
    }
    assert [source.id for source in result.sources] == [
        "pp-44-2015", "tribun-2024", "tribun-2022",
    ]  # fmt: skip
    with pytest.raises(KeyError):
        result["c"]


@given(asked, asked)
def test_a_scenario_is_the_cost_of_its_words_and_differences_are_antisymmetric(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    pair = [scenario("one", one), scenario("other", other)]
    costs = [cost(KUTIM, **words) for words in (one, other)]
    if costs[0] == costs[1]:
        with pytest.raises(InputError, match="ask the same thing"):
            compare(pair)
        return
    there = compare(pair)
    back = compare(reversed(pair))
    assert [each.result for each in there.scenarios] == costs
    forth, home = there["other"].difference, back["one"].difference
    assert forth is not None
    assert home is not None
    for name in FIGURES:
        mine, yours = getattr(forth, name), getattr(home, name)
        assert mine == (None if yours is None else -yours), name
    assert forth.by_headcount + forth.by_cost_each == forth.total
    assert forth.total == costs[1].total - costs[0].total
    assert abs(forth.total_share - Decimal(forth.total) / costs[0].total) <= Decimal("0.00005")


@given(st.sampled_from(list(NATIONAL.fundings)), st.sampled_from(list(NATIONAL.sectors)))
def test_funds_and_reliefs_are_those_of_cost(funding: str, sector: str) -> None:
    words = words_over(NATIONAL, Span.parse("2026-01..2026-12"), funding, sector)
    apbd = words_over(NATIONAL, Span.parse("2025"), "apbd", sector)
    result = compare(
        [Scenario("apbd", NATIONAL, workers=7, **apbd), Scenario("x", NATIONAL, workers=7, **words)]
    )
    assert result["x"].result == cost(NATIONAL, workers=7, **words)


def refusal(*scenarios: Scenario, against: str | None = None) -> RentanError:
    with pytest.raises(RentanError) as caught:
        compare(scenarios, against=against)
    return caught.value


def test_what_cannot_be_compared_is_refused() -> None:
    one, other = Scenario("a", KUTIM), Scenario("b", PASER)
    assert "needs two scenarios" in str(refusal(one))
    assert "needs two scenarios" in str(refusal())
    assert "two scenarios are named 'a'" in str(refusal(one, Scenario("a", PASER)))
    assert "scenario 2 has no name" in str(refusal(one, Scenario(" ", PASER)))
    unknown = str(refusal(one, other, against="aa"))
    assert "no scenario is named 'aa'. Did you mean a? Known: a, b" in unknown
    same = Scenario("c", KUTIM, workers=100_000, months=12)
    assert "'a' and 'c' ask the same thing" in str(refusal(one, other, same))
    many = [Scenario(str(number), KUTIM, workers=number) for number in range(1, MOST + 2)]
    assert "1.001 scenarios are more than 1.000" in str(refusal(*many))


def test_everything_wrong_is_said_at_once_and_of_which_scenario() -> None:
    error = refusal(
        Scenario("a", KUTIM, programs="jkx"),
        Scenario("b", KUTIM, workers=0),
        Scenario("c", KUTIM),
    )
    assert isinstance(error, SeveralError)
    assert [each.facts["number"] for each in error.errors] == [1, 2]
    first, second = str(error).splitlines()
    assert first.startswith("scenario 1, 'a': there is no programme 'jkx'. Did you mean jk")
    assert (
        second
        == "scenario 2, 'b': '0' workers is not possible. Give a number from 1 to 300.000.000."
    )
    assert "skenario 2, 'b'" in Language("id").message(error)
    assert refusal(Scenario("a", KUTIM, workers=0), Scenario("b", KUTIM)).code == "in-scenario"


def test_a_month_without_a_rate_is_said_of_its_scenario() -> None:
    error = refusal(Scenario("a", KUTIM), Scenario("old", KUTIM, workers=1, period="2014-01"))
    assert str(error).startswith("scenario 2, 'old': no rate of JKK")
    assert not isinstance(error, PolicyError)
