"""What a budget buys: the published targets, and that ``fit`` undoes ``cost`` exactly."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import FitResult, InputError, Month, Span, Stated, cost, fit, load_policy
from tests.words import words_over

pytestmark = pytest.mark.fast

NATIONAL = load_policy()
KUKAR = load_policy("kukar")
KUTIM = load_policy("kutim")

# 1,6 miliar over 1 to 12 months at 16.800: workers and remainder
FRONTIER = [
    (1, 95_238, 1_600),
    (2, 47_619, 1_600),
    (3, 31_746, 1_600),
    (4, 23_809, 35_200),
    (5, 19_047, 52_000),
    (6, 15_873, 1_600),
    (7, 13_605, 52_000),
    (8, 11_904, 102_400),
    (9, 10_582, 1_600),
    (10, 9_523, 136_000),
    (11, 8_658, 1_600),
    (12, 7_936, 102_400),
]


def codes(result: FitResult) -> list[str]:
    return [note.code for note in result.notes]


def test_one_point_six_billion() -> None:
    result = fit(NATIONAL, budget=1_600_000_000)
    answer = result.answers[0]
    assert (answer.months, answer.workers, answer.remainder) == (12, 7_936, 102_400)
    assert (answer.one_more, answer.short, answer.limit) == (201_600, 99_200, "budget")
    rows = [(row.months, row.workers, row.remainder) for row in result.frontier]
    assert rows == FRONTIER
    assert all(row.cost + row.remainder == 1_600_000_000 for row in result.frontier)


@pytest.mark.parametrize(("year", "workers"), [(None, 89_285), (2023, 89_285), (2022, 74_404)])
def test_kukar_with_its_own_allocations(year: int | None, workers: int) -> None:
    """18 miliar in 2023, 3 miliar more than in 2022; press office report of 2023."""
    answer = fit(KUKAR, year=year).answers[0]
    assert (answer.workers, answer.months) == (workers, 12)


def test_the_region_s_own_target_is_compared() -> None:
    target = fit(KUTIM).target
    assert target is not None
    assert (target.workers, target.months) == (100_000, 12)
    assert (target.cost, target.balance) == (20_160_000_000, 2_840_000_000)


def test_workers_alone_ask_for_months() -> None:
    result = fit(NATIONAL, budget=1_600_000_000, workers=10_000)
    assert [answer.by for answer in result.answers] == ["months"]
    answer = result.answers[0]
    assert (answer.months, answer.cost, answer.remainder) == (9, 1_512_000_000, 88_000_000)
    assert (answer.one_more, answer.short, answer.limit) == (168_000_000, 80_000_000, "budget")
    assert result.frontier == ()


def test_the_year_binds_when_money_is_left() -> None:
    answer = fit(NATIONAL, budget=10**12, workers=10).answers[0]
    assert (answer.months, answer.limit) == (12, "period")
    assert (answer.one_more, answer.short) == (168_000, 0)


def test_one_more_month_after_the_period_is_at_that_month_s_rate() -> None:
    words: dict[str, Any] = {"funding": "csr", "sector": "transport", "relief": True}
    result = fit(NATIONAL, budget=10**9, workers=1, period="2027-01..2027-03", **words)
    assert result.answers[1].cost == 3 * 8_400
    assert result.answers[1].one_more == 16_800


def test_both_ask_for_both() -> None:
    result = fit(NATIONAL, budget=1_600_000_000, workers=10_000, months=12)
    by = {answer.by: answer for answer in result.answers}
    assert by["workers"].workers == 7_936
    assert by["months"].months == 9


def test_the_headcount_binds_when_the_budget_is_ample() -> None:
    answer = fit(NATIONAL, budget=10**12, workers=10, months=12).answers[0]
    assert (answer.workers, answer.limit, answer.short) == (10, "workers", 0)


def test_a_budget_too_small_for_anyone_says_what_is_missing() -> None:
    result = fit(NATIONAL, budget=100, months=1)
    assert result.answers[0].workers == 0
    assert result.answers[0].short == 16_700
    assert "buys-nothing" in codes(result)


def test_not_one_month() -> None:
    answer = fit(NATIONAL, budget=16_799, workers=1).answers[0]
    assert (answer.months, answer.first, answer.one_more, answer.short) == (0, None, 16_800, 1)


def test_an_about_budget_is_said_to_be() -> None:
    result = fit(NATIONAL, budget=Stated(1_600_000_000, 100_000_000, about=True))
    assert "budget-about" in codes(result)


@pytest.mark.parametrize(
    ("region", "words"), [("kutim", {"year": 2023}), ("sulbar", {}), ("kutim", {"year": 2030})]
)
def test_a_year_without_an_allocation_asks_for_a_budget(region: str, words: dict[str, Any]) -> None:
    with pytest.raises(InputError) as caught:
        fit(load_policy(region), **words)
    assert caught.value.code == "budget-needed"


def test_the_waiting_time_is_told_of_the_months_answered() -> None:
    three = fit(NATIONAL, budget=1_600_000_000, workers=31_746, year=2026)
    assert three.answers[0].months == 3
    assert codes(three).count("waiting-window") == 1
    frontier = fit(NATIONAL, budget=1_600_000_000, year=2026)
    assert "waiting-rows" in codes(frontier)
    assert "waiting-window" not in codes(frontier)
    assert "masa-tunggu-jkm" in [source.id for source in frontier.sources]
    assert not any("waiting" in code for code in codes(fit(load_policy("paser"))))  # 2022


def test_a_target_over_an_about_budget_is_within_its_rounding() -> None:
    target = fit(load_policy("paser")).target
    assert target is not None
    assert (target.balance, target.within_rounding) == (-12_800_000, True)


def test_the_policy_s_allocation_is_not_other_money() -> None:
    with pytest.raises(InputError) as caught:
        fit(KUTIM, funding="csr")
    assert caught.value.code == "budget-other-funding"


def test_text_is_read_as_on_the_command_line() -> None:
    answer = fit(NATIONAL, budget="1,6 miliar", workers="10.000", year="2024").answers[0]
    assert answer.months == 9


def test_the_frontier_stays_within_the_budget_year() -> None:
    spans = [(row.first, row.last) for row in fit(load_policy("paser")).frontier]
    assert spans[0] == ("2022-10", "2022-10")
    assert spans[2] == ("2022-10", "2022-12")
    assert spans[3] == ("2022-09", "2022-12")
    assert spans[11] == ("2022-01", "2022-12")


MONTHS = st.builds(Month, st.integers(2016, 2029), st.integers(1, 12))
SPANS = st.tuples(MONTHS, st.integers(1, 40)).map(lambda s: Span(s[0], s[0].plus(s[1] - 1)))
BUDGETS = st.integers(0, 10**12)


CASES = (
    SPANS,
    st.sampled_from(["apbd", "csr", "mandiri"]),
    st.sampled_from(["transport", "other"]),
)


@given(BUDGETS, *CASES)
def test_fit_undoes_cost_in_workers(budget: int, span: Span, funding: str, sector: str) -> None:
    words = words_over(NATIONAL, span, funding, sector)
    answer = fit(NATIONAL, budget=budget, **words).answers[0]

    def total(workers: int) -> int:
        return cost(NATIONAL, workers=workers, **words).total if workers else 0

    assert total(answer.workers) == answer.cost == budget - answer.remainder
    assert answer.cost <= budget
    if answer.limit == "budget":
        assert total(answer.workers + 1) > budget
        assert total(answer.workers + 1) - budget == answer.short


@given(st.integers(1, 10**6), *CASES)
def test_cost_then_fit_gives_the_same_workers(
    workers: int, span: Span, funding: str, sector: str
) -> None:
    words = words_over(NATIONAL, span, funding, sector)
    total = cost(NATIONAL, workers=workers, **words).total
    assert fit(NATIONAL, budget=total, **words).answers[0].workers == workers
    assert fit(NATIONAL, budget=total - 1, **words).answers[0].workers == workers - 1


@given(BUDGETS, st.integers(1, 10**6), *CASES)
def test_fit_undoes_cost_in_months(
    budget: int, workers: int, span: Span, funding: str, sector: str
) -> None:
    words = words_over(NATIONAL, span, funding, sector)
    answers = fit(NATIONAL, budget=budget, workers=workers, **words).answers
    answer = answers[1]
    assert answer.cost <= budget
    assert answer.cost + answer.remainder == budget
    if answer.limit == "period":
        assert answer.months == span.months
        return
    assert answer.cost + answer.one_more == budget + answer.short
    assert answer.short > 0
    longer = Span(span.first, span.first.plus(answer.months))
    one_more = cost(NATIONAL, workers=workers, **words_over(NATIONAL, longer, funding, sector))
    assert one_more.total == answer.cost + answer.one_more


@given(st.integers(1, 10**6), st.integers(1, 12))
def test_cost_then_fit_gives_the_same_months(workers: int, months: int) -> None:
    total = cost(NATIONAL, workers=workers, year=2024, months=months).total
    answer = fit(NATIONAL, budget=total, workers=workers, year=2024).answers[0]
    assert (answer.months, answer.remainder) == (months, 0)
