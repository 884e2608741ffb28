"""Plans over time: golden figures, what pays what and when, and what is refused."""

import pytest

from pekerja_rentan import load_policy, plan

NATIONAL = load_policy()
KUTIM = load_policy("kutim")


def test_penajam_paser_utara_2025_in_two_waves() -> None:
    """15.000 workers for 2025 and 5.084 more from September: madurapost.net, 11 July 2025, and
    insightkaltim.com, November 2025."""
    result = plan(load_policy("64.09"), ["15000@2025-01..2025-12", "5084@2025-09..2025-12"])
    assert [cohort.paid for cohort in result.cohorts] == [3_024_000_000, 341_644_800]
    assert (result.paid, result.due) == (3_365_644_800, 3_365_644_800)
    assert [cohort.name for cohort in result.cohorts] == ["a", "b"]


def test_the_growth_of_kutai_timur() -> None:
    """14.500 workers in 2023, 100.000 in 2024: Tribun Kaltim, 19 August 2024."""
    result = plan(KUTIM, ["14500@2023-01..2023-12", "100000@2024-01..2024-12"])
    assert result.total("year") == {"2023": 2_923_200_000, "2024": 20_160_000_000}


def test_workers_paid_by_firms_for_a_month() -> None:
    result = plan(load_policy("kukar"), ["30000@2023-01"], funding="csr")
    assert result.paid == 504_000_000
    assert result.total("fund") == {"csr": 504_000_000}
    assert result.total("account") == {None: 504_000_000}


def test_kutai_timur_2024_solved_for_the_second_cohort() -> None:
    result = plan(
        KUTIM,
        ["100000@2024", "@2024-07..2024-12"],
        allocations=["2024=23 miliar"],
        solve="workers",
    )
    assert result.solved
    assert (result.solved.workers, result.solved.remainder) == (28_174, 60_800)
    assert result.money[0].left == 60_800
