"""Plans over time: golden figures, what pays what and when, and what is refused."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import (
    InputError,
    OwnRate,
    PlanResult,
    RentanError,
    Span,
    cost,
    load_policy,
    plan,
)
from pekerja_rentan.engine.planning.cohort import Cohort, CohortArgs, Share
from pekerja_rentan.engine.planning.plan import request
from pekerja_rentan.engine.planning.result import By
from pekerja_rentan.engine.planning.schedule import ShareBounds, round_half_up, split_by_share
from pekerja_rentan.engine.planning.shares import percent_text
from pekerja_rentan.periods import Month
from tests.fuzz.models import by_hand
from tests.series import examples
from tests.words import words_over

pytestmark = pytest.mark.fast

NATIONAL = load_policy()
KUTIM = load_policy("kutim")


def test_penajam_paser_utara_2025_in_two_waves() -> None:
    """15.000 workers for 2025 and 5.084 more from September: madurapost.net, 11 July 2025, and
    insightkaltim.com, November 2025."""
    result = plan(load_policy("65.71"), ["15000@2025-01..2025-12", "5084@2025-09..2025-12"])
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
    assert (result.solved.allocation, result.solved.others) == (23_000_000_000, 20_160_000_000)
    assert (result.solved.own, result.solved.month) == (28_174 * 6 * 16_800, "2024-12")
    assert result.money[0].left == 60_800


# Payment


def paid(result: PlanResult) -> list[int]:
    """What is paid month by month, in units of Rp16.800."""
    assert all(month.paid % 16_800 == 0 for month in result.months)
    return [month.paid // 16_800 for month in result.months]


@pytest.mark.parametrize(
    ("payment", "months", "expected"),
    [
        (1, "2025-01..2025-06", [10, 10, 10, 10, 10, 10]),
        (3, "2025-01..2025-06", [30, 0, 0, 30, 0, 0]),
        (3, "2025-02..2025-06", [30, 0, 0, 20, 0]),
        (6, "2025-03..2025-12", [60, 0, 0, 0, 0, 0, 40, 0, 0, 0]),
        (12, "2024-11..2025-02", [20, 0, 20, 0]),
        (3, "2025-01..2025-02,2025-05..2025-06", [20, 0, 0, 0, 20, 0]),
    ],
)
def test_blocks_are_paid_in_advance(payment: int, months: str, expected: list[int]) -> None:
    """From a cohort's first month, after a gap, and anew in January."""
    result = plan(NATIONAL, [f"10@{months}"], payment=payment)
    assert paid(result) == expected
    assert result.due == result.paid


def test_what_is_paid_for_a_leaver_is_lost() -> None:
    """Of 10, one leaves after each month: 10 are paid for three months, then 7."""
    result = plan(NATIONAL, ["10@2025-01..2025-06"], payment=3, leavers=1)
    assert [month.workers for month in result.months] == [10, 9, 8, 7, 6, 5]
    assert [month.leaving for month in result.months] == [1, 1, 1, 1, 1, 0]
    assert paid(result) == [30, 0, 0, 21, 0, 0]
    cohort = result.cohorts[0]
    assert (cohort.worker_months, cohort.due) == (45, 45 * 16_800)
    assert cohort.lost == result.paid - result.due == 6 * 16_800


def test_who_comes_in_a_leaver_s_place_is_paid_for_until_the_block_ends() -> None:
    result = plan(NATIONAL, ["10@2025-01..2025-06"], payment=3, leavers=1, replaced=True)
    assert [month.workers for month in result.months] == [10] * 6
    assert [month.joining for month in result.months] == [10, 1, 1, 1, 1, 1]
    assert paid(result) == [30, 2, 1, 30, 2, 1]
    assert result.cohorts[0].lost == 6 * 16_800


def test_leavers_without_replacement_paid_monthly_cost_only_who_is_there() -> None:
    result = plan(NATIONAL, ["10@2025-01..2025-06"], leavers=1)
    assert paid(result) == [10, 9, 8, 7, 6, 5]


def test_a_block_over_a_change_of_rate_is_paid_at_the_rates_of_its_months() -> None:
    result = plan(NATIONAL, ["100@2026-01..2027-06"], funding="mandiri", sector="ojek", payment=6)
    half, full = 840_000, 1_680_000
    assert [month.paid for month in result.months if month.paid] == [
        6 * half,
        6 * half,
        3 * half + 3 * full,
    ]
    assert result.due == result.paid


# Leavers


def test_an_exact_share_of_leavers_loses_no_rounding() -> None:
    """0,1% of 300 is 0,3 people a month: one leaves in the second month, not never."""
    result = plan(NATIONAL, ["300@2025"], leavers="0,1%", replaced=True)
    left = [month.leaving for month in result.months]
    assert left == [0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]  # 0,3 0,6 0,9 1,2 1,5 … half up
    assert sum(left) == round(11 * 0.3)


def test_leavers_by_reason() -> None:
    result = plan(
        NATIONAL,
        ["1000@2025-01..2025-03"],
        leavers={"deaths": "1/100", "moved": 5, "wage-earners": Fraction(1, 50)},
    )
    assert [month.workers for month in result.months] == [1000, 965, 931]
    assert [(each.reason, each.each, each.workers) for each in result.cohorts[0].leavers] == [
        ("deaths", "1%", 20),
        ("moved", "5", 10),
        ("wage-earners", "2%", 39),
    ]


def test_no_more_leave_than_there_are() -> None:
    result = plan(NATIONAL, ["10@2025-01..2025-04"], leavers={"deaths": 4, "moved": 4})
    assert [month.workers for month in result.months] == [10, 2, 0, 0]
    assert [each.workers for each in result.cohorts[0].leavers] == [6, 4]


# Money


def test_shares_of_a_cohort_add_up_to_the_rupiah() -> None:
    result = plan(NATIONAL, ["1@2025-01"], programs="jkk", funding="apbd=1/3, csr=1/3, desa=1/3")
    assert [share.paid for share in result.cohorts[0].funding] == [3_333, 3_334, 3_333]
    assert result.paid == 10_000
    assert [fund.funding for fund in result.months[0].funds] == ["apbd", "csr", "desa"]


def test_only_money_of_the_region_s_budget_is_booked_on_accounts() -> None:
    result = plan(NATIONAL, ["100@2025"], funding="apbd=75%, csr=25%")
    assert result.total("account") == {
        "5.1.02.02.02.0006": 9_000_000,
        "5.1.02.02.02.0007": 6_120_000,
        None: 5_040_000,
    }


def test_old_age_savings_have_no_account() -> None:
    result = plan(NATIONAL, ["100@2025-01"], programs="jkk,jkm,jht")
    assert result.total("account")[None] == 2_000_000
    assert result.total("programme") == {"jkk": 1_000_000, "jkm": 680_000, "jht": 2_000_000}


def test_a_contribution_that_several_pay_gets_the_least_relief() -> None:
    """Money of the APBD is denied the relief of PP 50/2025 (Article 3), so all is due."""
    shared = plan(NATIONAL, ["100@2026-04"], funding="apbd=1%, csr=99%", sector="ojek", relief=True)
    firms = plan(NATIONAL, ["100@2026-04"], funding="csr", sector="ojek", relief=True)
    assert (shared.paid, firms.paid) == (1_680_000, 840_000)
    assert "plan-shared-relief" in codes(shared)
    assert "relief-open-applied" not in codes(shared)
    assert "relief-open-applied" in codes(firms)
    own = plan(NATIONAL, ["100@2026-04"], funding="mandiri=50%, csr=50%", sector="ojek")
    assert own.paid == 1_680_000
    assert "relief-granted" not in codes(own)
    both = plan(
        NATIONAL, ["100@2026-04"], funding="mandiri=50%, csr=50%", sector="ojek", relief=True
    )
    assert both.paid == 840_000
    assert {"relief-granted", "relief-open-applied"} <= codes(both)


def codes(result: PlanResult) -> set[str]:
    return {note.code for note in result.notes}


def test_an_allocation_holds_from_its_month_on() -> None:
    result = plan(
        NATIONAL,
        ["1000@2025"],
        allocations=["2025=150 juta", "2025-10=210 juta"],
    )
    lefts = [month.funds[0].left for month in result.months]
    assert lefts[:2] == [133_200_000, 116_400_000]
    assert lefts[8:] == [-1_200_000, 42_000_000, 25_200_000, 8_400_000]
    money = result.money[0]
    assert (money.runs_out, money.short, money.left) == ("2025-09", 1_200_000, 8_400_000)
    assert [(lapse.first, lapse.last, lapse.workers) for lapse in money.lapses] == [
        ("2025-09", "2025-09", 72)
    ]
    assert result.over_budget


def test_an_allocation_that_is_revised_below_what_is_spent() -> None:
    result = plan(NATIONAL, ["10@2025-01..2025-06"], allocations=["2025=2 juta", "2025-09=1 juta"])
    assert (result.money[0].runs_out, result.money[0].short) == ("2025-09", 8_000)
    assert result.money[0].lapses == ()
    assert "overspent" in codes(result)


def test_there_is_no_money_before_an_allocation_holds() -> None:
    result = plan(NATIONAL, ["10@2025-09..2025-12"], allocations=["2025-10=1 miliar"])
    assert result.money[0].runs_out == "2025-09"
    assert [lapse.worker_months for lapse in result.money[0].lapses] == [10]


def test_what_lapses_when_the_money_runs_out() -> None:
    """Two cohorts in the order of the plan: of 100 × 12 and 50 × 12 worker-months 1.000 are paid
    for, six months of both and then the first one's seventh, in which nobody else is."""
    result = plan(NATIONAL, ["100@2025", "50@2025"], allocations=["2025=16.800.000"])
    money = result.money[0]
    assert money.runs_out == "2025-07"
    assert [
        (each.cohort, each.first, each.last, each.workers, each.worker_months)
        for each in money.lapses
    ] == [
        ("a", "2025-08", "2025-12", 100, 500),
        ("b", "2025-07", "2025-12", 50, 300),
    ]
    assert sum(each.worker_months for each in money.lapses) == 1_800 - 1_000


def test_a_prepaid_block_lapses_whole() -> None:
    result = plan(NATIONAL, ["100@2025"], payment=6, allocations=["2025=16.800.000"])
    assert [(each.first, each.last, each.workers) for each in result.money[0].lapses] == [
        ("2025-07", "2025-12", 34)
    ]


def test_the_policy_s_allocation_holds_without_another() -> None:
    result = plan(KUTIM, ["14500@2023", "100000@2024"])
    assert [(money.year, money.left) for money in result.money] == [
        (2023, None),
        (2024, 2_840_000_000),
    ]
    assert {"allocation-from-policy", "plan-no-allocation"} <= codes(result)


def test_a_shortfall_within_the_rounding_of_about() -> None:
    result = plan(load_policy("paser"), ["32000@2022-10..2022-12"])
    money = result.money[0]
    assert (money.short, money.within_rounding, money.left) == (12_800_000, True, -12_800_000)
    assert "within-rounding" in codes(result)


# Backwards


@pytest.mark.parametrize(
    ("solve", "cohort", "found"),
    [
        ("start", "28174@2024", (28_174, "2024-07", "2024-12", 60_800)),
        ("months", "28174@2024", (28_174, "2024-01", "2024-06", 60_800)),
        ("months:b", "2000@2024", (2_000, "2024-01", "2024-12", 2_436_800_000)),
        ("workers:b", "5@2024-12", (169_047, "2024-12", "2024-12", 10_400)),
    ],
)
def test_solving(solve: str, cohort: str, found: tuple[int, str, str, int]) -> None:
    result = plan(KUTIM, ["100000@2024", cohort], solve=solve)
    solved = result.solved
    assert solved
    assert (solved.workers, solved.first, solved.last, solved.remainder) == found
    assert result.money[0].left == solved.remainder
    assert solved.limit == ("months" if cohort.startswith("2000@") else "allocation")


def test_solving_the_first_cohort() -> None:
    result = plan(KUTIM, ["x=@2024", "y=10000@2024-07..2024-12"], solve="workers:x")
    assert result.solved
    assert result.solved.workers == (23_000_000_000 - 1_008_000_000) // 201_600


def test_solving_keeps_to_an_allocation_that_is_revised_later() -> None:
    """Before October only 10 juta may be spent, after it 100 juta: the first binds."""
    result = plan(
        NATIONAL,
        ["@2025-09..2025-12"],
        allocations=["2025=10 juta", "2025-10=100 juta"],
        solve="workers",
    )
    assert result.solved
    assert (result.solved.workers, result.solved.remainder) == (595, 4_000)


# What is to be said


def test_a_short_gap_is_bridged_and_a_longer_one_ends_membership() -> None:
    bridged = plan(NATIONAL, ["100@2025-10..2025-12,2026-04..2026-06"])
    ended = plan(NATIONAL, ["100@2025-10..2025-12,2026-05..2026-07"])
    assert "gap-bridged" in codes(bridged)
    assert "gap-ends" in codes(ended)
    assert [bridged.waiting[0].worker_months, ended.waiting[0].worker_months] == [300, 600]


def test_the_share_inside_the_waiting_time() -> None:
    assert plan(NATIONAL, ["100@2026"]).waiting[0].share == Decimal("0.25")
    assert plan(NATIONAL, ["100@2025-10..2025-12"]).waiting[0].share == 1
    replaced = plan(NATIONAL, ["100@2026"], leavers=10, replaced=True).waiting[0]
    # all in the first three months, then the newcomers of three months
    assert replaced.worker_months == 300 + 9 * 30


def test_a_membership_that_began_before_the_plan_is_past_its_waiting_time() -> None:
    words: Any = {"workers": 100, "months": "2025-10..2025-12"}
    for since, inside in (("2025-07", 0), ("2025-09", 200), ("2025-10", 300)):
        words["since"] = since
        assert plan(NATIONAL, [words]).waiting[0].worker_months == inside


def test_reliefs_that_open_and_close_within_the_plan() -> None:
    """PP 50/2025 for transport: January 2026 to March 2027."""
    result = plan(
        NATIONAL, ["100@2025-07..2027-06"], funding="csr", sector="transport", relief=True
    )
    window = ("relief-opens", "relief-closes")
    windows = [(n.code, n.facts["month"]) for n in result.notes if n.code in window]
    assert windows == [("relief-opens", "2026-01"), ("relief-closes", "2027-03")]
    assert [(line.program, line.first, line.last, line.rate) for line in result.cohorts[0].lines][
        :3
    ] == [
        ("jkk", "2025-07", "2025-12", 10_000),
        ("jkk", "2026-01", "2027-03", 5_000),
        ("jkk", "2027-04", "2027-06", 10_000),
    ]
    apbd = plan(NATIONAL, ["100@2025-07..2027-06"], sector="transport")
    assert "relief-opens" not in codes(apbd)
    assert "relief-denied" in codes(apbd)


def test_months_after_the_rules_were_last_checked_are_said() -> None:
    late = next(
        note for note in plan(NATIONAL, ["1@2026-01..2027-12"]).notes if note.code == "rates-beyond"
    )
    assert (late.facts["checked"], late.facts["period"]) == ("2026-09", "2026-10..2027-12")
    assert "rates-beyond" not in codes(plan(NATIONAL, ["1@2026-01..2026-09"]))


def test_cohorts_of_the_same_people_that_overlap_are_said() -> None:
    both: Any = [
        {"name": "satu", "workers": 10, "months": "2025-01..2025-06", "segment": "nelayan"},
        {"name": "dua", "workers": 10, "months": "2025-06..2025-12", "segment": "nelayan"},
    ]
    result = plan(NATIONAL, both)
    note = next(note for note in result.notes if note.code == "segment-overlap")
    assert (note.facts["one"], note.facts["other"]) == ("satu", "dua")
    assert note.facts["period"] == "2025-06"
    assert result.paid == 13 * 10 * 16_800
    both[1]["segment"] = "petani"
    assert "segment-overlap" not in codes(plan(NATIONAL, both))


def test_cohorts_of_the_same_people_far_apart_lose_their_membership_between() -> None:
    parts: Any = [
        {"workers": 10, "months": "2025-01..2025-03", "segment": "nelayan"},
        {"workers": 10, "months": "2025-09..2025-12", "segment": "nelayan"},
    ]
    result = plan(NATIONAL, parts)
    note = next(note for note in result.notes if note.code == "gap-ends")
    assert (note.facts["period"], note.facts["months"]) == ("2025-04..2025-08", 5)


def test_an_own_rate() -> None:
    result = plan(NATIONAL, ["10@2025"], rate=OwnRate(16_200, "wage workers"))
    assert result.paid == 10 * 12 * 16_200
    assert result.total("programme") == {"own-rate": 1_944_000}
    assert result.waiting == ()


def test_several_regions_each_with_its_own_money() -> None:
    cohorts: Any = [
        {"policy": KUTIM, "workers": 100_000, "months": "2024"},
        {"policy": load_policy("kukar"), "workers": 10, "months": "2024"},
    ]
    result = plan(KUTIM, cohorts)
    assert [(money.region, money.left) for money in result.money] == [
        ("kukar", 10_000_000_000 - 2_016_000),
        ("kutim", 2_840_000_000),
    ]
    assert result.total("year") == {"2024": 20_160_000_000 + 2_016_000}


# What is refused


def refusal(*cohorts: Any, **words: Any) -> InputError:
    with pytest.raises(RentanError) as caught:
        plan(words.pop("policy", NATIONAL), list(cohorts), **words)
    assert isinstance(caught.value, InputError)
    return caught.value


@pytest.mark.parametrize(
    ("cohorts", "words", "message"),
    [
        ((), {}, "there are no cohorts. Give cohort 15000@2025-01..2025-12 or a plan file."),
        (("5000@",), {}, "'5000@' has no months. Write a cohort as 15000@2025-01..2025-12."),
        (
            ("5000",),
            {},
            "'5000' is not a cohort. Write it as 15000@2025-01..2025-12, with a name before it "
            "if you like: nelayan=15000@2025.",
        ),
        (
            ("a@b@2025",),
            {},
            "'a@b@2025' is not a cohort. Write it as 15000@2025-01..2025-12, with a name before "
            "it if you like: nelayan=15000@2025.",
        ),
        (
            ({"workers": 5},),
            {},
            "months: '' has no months. Write a cohort as 15000@2025-01..2025-12.",
        ),
        (
            ("5@2025-01..2025-06,2025-06..2025-12",),
            {},
            "months: the months Jan–Jun 2025 and Jun–Dec 2025 overlap. Give each month once.",
        ),
        (
            ("5@1950,2199",),
            {},
            "months: the span from 1950-01 to 2199-12 is longer than 1.200 months.",
        ),
        (
            ("5@1950", "5@2199"),
            {"rate": OwnRate(1, "x")},
            "the plan runs from 1950-01 to 2199-12, longer than 1.200 months.",
        ),
        (
            ("@2025",),
            {},
            "cohort 'a' has no workers. Give their number, or ask for it with solve workers:a.",
        ),
        (
            ("x=1@2025", "x=2@2025"),
            {},
            "two cohorts are called 'x'. Give each a name of its own; a segment says that they are "
            "the same people.",
        ),
        (
            ("400.000.000@2025",),
            {},
            "workers: '400.000.000' workers is not possible. Give a number from 1 to 300.000.000.",
        ),
        (
            ({"workers": 0, "months": "2025"},),
            {},
            "workers: '0' workers is not possible. Give a number from 1 to 300.000.000.",
        ),
        (
            ("5@2025",),
            {"funding": "apbd=60%, csr=50%"},
            "funding: the shares add up to 110%, 10% too much. They must make 100%.",
        ),
        (
            ("5@2025",),
            {"funding": "apbd=60%"},
            "funding: the shares add up to 60%, so nobody pays 40%. They must make 100%; what the "
            "workers pay themselves is 'mandiri'.",
        ),
        (
            ("5@2025",),
            {"funding": "apbd=120%"},
            "funding: a share of '120%' is not possible: it must be above 0% and at most 100%.",
        ),
        (
            ("5@2025",),
            {"funding": "apbd=half"},
            "funding: 'half' is not a share. Write it as 60%, 0,5% or 1/3.",
        ),
        (
            ("5@2025",),
            {"funding": "apbd=1/0"},
            "funding: a share of '1/0' is not possible: it must be above 0% and at most 100%.",
        ),
        (
            ("5@2025",),
            {"funding": "apbd=50%,apbd-p=50%"},
            "funding: 'apbd' is named twice. Keep one.",
        ),
        (
            ("5@2025",),
            {"funding": "apbd=50%,=50%"},
            "funding: '50%,=50%' is not a share. Write it as 60%, 0,5% or 1/3.",
        ),
        (
            ("5@2025",),
            {"funding": "dana"},
            "funding: 'dana' is not a source of funds. Did you mean baznas? Known: apbd, "
            "dbh-sawit, dbh-cht, otsus, dif, provinsi, bkk, apbn, bpdpks, baznas, csr, desa, "
            "mandiri.",
        ),
        (
            ("5@2025",),
            {"leavers": "deaths="},
            "leavers: 'deaths=' is not a list of 'name=value'. Write it as apbd=60%, csr=40%.",
        ),
        (
            ("5@2025",),
            {"leavers": -3},
            "leavers: '-3' leavers is not possible. "
            "Write how many leave each month, such as 25 or 0,5%; people who join are another "
            "cohort.",
        ),
        (
            ("5@2025",),
            {"leavers": "-3"},
            "leavers: '-3' leavers is not possible. "
            "Write how many leave each month, such as 25 or 0,5%; people who join are another "
            "cohort.",
        ),
        (
            ("5@2025",),
            {"leavers": "death=3"},
            "leavers: 'death' is not a reason to leave. Did you mean deaths? Known: deaths, moved, "
            "wage-earners, other.",
        ),
        (
            ("5@2025",),
            {"leavers": 10**12},
            "leavers: '1000000000000' workers is not possible. "
            "Give a number from 1 to 300.000.000.",
        ),
        (("5@2025",), {"replaced": True}, "replaced needs leavers as well."),
        (
            ("5@2025",),
            {"payment": 4},
            "payment: 4 months cannot be paid at once. Known: 1, 3, 6, 12 [pembayaran-bpu].",
        ),
        (
            ("5@2025",),
            {"since": "2025-02"},
            "since: members since 2025-02 is not possible: the cohort begins in 2025-01.",
        ),
        (
            ("5@2025",),
            {"worker": 3},
            "'worker' is not a parameter of a request. Did you mean workers?",
        ),
        (
            ("5@2025",),
            {"allocations": ["miliar"]},
            "amount: 'miliar' is not an amount. Write 1600000000, 1.600.000.000, 1.6e9, "
            "'1,6 miliar' or '500 juta'.",
        ),
        (
            ("5@2025",),
            {"allocations": ["=3 miliar"]},
            "'=3 miliar' is not an allocation. Write it as 2025='3 miliar', csr:2025='500 juta', "
            "or 2025-10='3,4 miliar' where it is revised from a month on.",
        ),
        (
            ("5@2025",),
            {"allocations": [{"amount": 1, "yaer": 2025}]},
            "'yaer' is not a parameter of a request.",
        ),
        (
            ("5@2025", "5@2026"),
            {"allocations": ["3 miliar"]},
            "the plan runs over several years (2025, 2026), and an allocation pays one. Say which: "
            "2025='3 miliar', or in a file 'year: 2025'.",
        ),
        (
            ("5@2025",),
            {"allocations": ["2026=3 miliar"]},
            "an allocation of 'apbd' for 2026 pays nothing: an allocation pays its own year, and "
            "cohorts are paid from it in 2025.",
        ),
        (
            ("5@2025",),
            {"allocations": ["csr:2025=3 miliar"]},
            "no cohort is paid from 'csr', so its allocation pays nothing. Cohorts are paid from: "
            "apbd.",
        ),
        (
            ("5@2025",),
            {"allocations": ["dana:2025=3 miliar"]},
            "'dana' is not a source of funds. Did you mean baznas? Known: apbd, "
            "dbh-sawit, dbh-cht, otsus, dif, provinsi, bkk, apbn, bpdpks, baznas, csr, desa, "
            "mandiri.",
        ),
        (
            ("5@2025",),
            {"allocations": ["2025=3 miliar", "2025-01=4 miliar"]},
            "the allocation of 'apbd' from 2025-01 is given twice. Keep one.",
        ),
        (
            ("5@2025",),
            {"allocations": [{"amount": 5, "region": "kutim"}]},
            "no cohort is of the region 'kutim'. Known: nasional.",
        ),
        (
            ("5@2025", {"policy": KUTIM, "workers": 5, "months": "2025"}),
            {"allocations": ["2025=3 miliar"]},
            "the plan is for several regions, so an allocation must name its region. Known: "
            "nasional, kutim.",
        ),
        (
            ("5@2025",),
            {"solve": "worker"},
            "'worker' cannot be solved for. Did you mean workers? Known: workers, start, months.",
        ),
        (
            ("5@2025",),
            {"solve": "workers:b"},
            "no cohort is called 'b'. Known: a.",
        ),
        (
            ("@2025",),
            {"solve": "start", "allocations": ["1 miliar"]},
            "cohort 'a' has no workers. Give their number to solve for its months.",
        ),
        (
            ("5@2025",),
            {"solve": "workers"},
            "no allocation limits cohort 'a': none is known for apbd in 2025. Give allocation.",
        ),
        (
            ("5@2025",),
            {"solve": "months"},
            "no allocation limits cohort 'a': none is known for apbd in 2025. Give allocation.",
        ),
        (
            ("5@2025-01",),
            {"solve": "workers", "allocations": ["99999 triliun"]},
            "the allocations are enough for more than 300.000.000 workers in cohort 'a'. "
            "Check the zeros.",
        ),
        (
            ("100@2025", "5@2025-12"),
            {"solve": "workers", "allocations": ["20 juta"]},
            "without cohort 'b' the plan is already over its allocation: apbd 2025 runs short by "
            "Rp160.000 by Dec 2025.",
        ),
        (
            ("100@2025", "5@2025-12"),
            {"solve": "workers", "allocations": ["20.160.000"]},
            "not one worker fits in cohort 'b': apbd 2025 would run short by Rp16.800 by Dec 2025.",
        ),
        (
            ("100@2025",),
            {"solve": "months", "allocations": ["1 juta"]},
            "not one month of cohort 'a' fits: apbd 2025 would run short by Rp680.000 by Jan 2025.",
        ),
        (
            ("100@2025",),
            {"solve": "start", "allocations": ["1 juta"]},
            "not one month of cohort 'a' fits: apbd 2025 would run short by Rp680.000 by Dec 2025.",
        ),
    ],
)
def test_what_cannot_be_planned(cohorts: Any, words: dict[str, Any], message: str) -> None:
    assert str(refusal(*cohorts, **words)) == message


def test_a_request_that_was_read_takes_no_more_words() -> None:
    asked = request([Cohort.of({"policy": NATIONAL, "workers": 5, "months": "2025"})], [])
    assert plan(asked).paid == 5 * 12 * 16_800
    with pytest.raises(InputError, match="so payment"):
        plan(asked, payment=3)


def test_a_list_of_people_is_no_plan() -> None:
    error = refusal(*["1@2025"] * 20_001)
    assert str(error) == (
        "20.001 cohorts are more than 20.000. For a list of people use 'rentan screen'."
    )


def test_names_go_on_after_z() -> None:
    result = plan(NATIONAL, ["c=1@2025", *["1@2025"] * 28])
    names = [cohort.name for cohort in result.cohorts]
    assert names[:4] == ["c", "a", "b", "d"]
    assert names[-3:] == ["aa", "ab", "ac"]


# Properties

MONTHS = st.integers(0, 30).map(lambda count: Month(2025, 1).plus(count))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first = draw(MONTHS)
    return Span(first, first.plus(draw(st.integers(0, 14))))


@st.composite
def cohorts(draw: st.DrawFn) -> dict[str, Any]:
    first = draw(spans())
    both = [first]
    if draw(st.booleans()):
        start = first.last.plus(draw(st.integers(2, 6)))
        both.append(Span(start, start.plus(draw(st.integers(0, 8)))))
    thirds = {"apbd": Fraction(1, 3), "csr": Fraction(1, 2), "desa": Fraction(1, 6)}
    leavers = draw(
        st.sampled_from([None, 3, {"deaths": Fraction(1, 300), "moved": 2}, Fraction(7, 100)])
    )
    return {
        "workers": draw(st.integers(1, 2_000)),
        "months": both,
        "programs": draw(st.sampled_from([("jkk",), ("jkk", "jkm"), ("jkk", "jkm", "jht")])),
        "income": draw(st.sampled_from([None, 1_250_000, 3_333_333])),
        "funding": draw(st.sampled_from(["apbd", "mandiri", thirds])),
        "leavers": leavers,
        "replaced": leavers is not None and draw(st.booleans()),
        "payment": draw(st.sampled_from([1, 3, 6, 12])),
        "sector": draw(st.sampled_from([None, "transport", "other"])),
    }


@examples(60)
@given(st.lists(cohorts(), min_size=1, max_size=4))
def test_all_sums_of_a_plan_agree(asked: list[Any]) -> None:
    result = plan(NATIONAL, asked)
    lines = [line for cohort in result.cohorts for line in cohort.lines]
    assert result.paid == sum(month.paid for month in result.months)
    assert result.paid == sum(line.paid for line in lines)
    assert result.paid == sum(fund.paid for month in result.months for fund in month.funds)
    assert result.paid == sum(share.paid for each in result.cohorts for share in each.funding)
    assert result.paid == sum(money.paid for money in result.money)
    every: tuple[By, ...] = ("programme", "fund", "account", "year")
    for by in every:
        assert sum(result.total(by).values()) == result.paid
    assert result.due == sum(month.due for month in result.months)
    assert result.due == sum(line.due for line in lines)
    for by in ("programme", "year"):
        assert sum(each.due or 0 for each in result.totals if each.by == by) == result.due
    assert all(line.paid == line.paid_months * line.rate for line in lines)
    assert all(line.due == line.worker_months * line.rate for line in lines)
    assert all(cohort.lost >= 0 for cohort in result.cohorts)
    assert result.worker_months == sum(sum(each.headcounts) for each in result.cohorts)


@examples(80)
@given(cohorts())
def test_the_cash_of_a_cohort_is_what_its_people_are_paid_for(asked: Any) -> None:
    asked |= {"programs": ("jkm",), "income": None, "sector": None, "funding": "apbd"}
    asked["workers"] = asked["workers"] % 300 + 1
    result = plan(NATIONAL, [asked])
    heads, paid = by_hand(asked)
    assert list(result.cohorts[0].headcounts) == heads
    by_month = {month.month: month.paid for month in result.months if month.paid}
    assert by_month == {month: 6_800 * people for month, people in paid.items() if people}


@examples(40)
@given(st.lists(cohorts(), min_size=1, max_size=4))
def test_people_join_and_leave_as_the_headcount_says(asked: list[Any]) -> None:
    result = plan(NATIONAL, asked)
    there = 0
    for month in result.months:
        assert month.workers == there + month.joining
        there = month.workers - month.leaving - month.ending
    assert there == 0


@examples(60)
@given(
    spans(),
    st.integers(1, 10**6),
    st.sampled_from(["apbd", "csr", "mandiri"]),
    st.sampled_from(["transport", "other"]),
    st.sampled_from([1, 3, 6, 12]),
)
def test_one_cohort_that_nobody_leaves_costs_what_cost_says(
    span: Span, workers: int, funding: str, sector: str, payment: int
) -> None:
    words = words_over(NATIONAL, span, funding, sector)
    expected = cost(NATIONAL, workers=workers, **words)
    relief, period = words.pop("relief"), words.pop("period")
    result = plan(
        NATIONAL,
        [{"workers": workers, "months": period}],
        relief=relief,
        payment=payment,
        **words,
    )
    assert (result.due, result.paid) == (expected.total, expected.total)
    assert [(line.program, line.first, line.last, line.rate, line.paid)
            for line in result.cohorts[0].lines] == [
        (line.program, line.first, line.last, line.rate, line.amount) for line in expected.lines
    ]  # fmt: skip


def planned(asked: list[Any], **words: Any) -> PlanResult | InputError:
    """The plan, or why there is none."""
    try:
        return plan(NATIONAL, asked, **words)
    except InputError as error:
        return error


@examples(60)
@given(cohorts(), cohorts(), st.integers(1, 10**9))
def test_what_is_solved_fits_and_one_more_does_not(
    fixed: dict[str, Any], asked: dict[str, Any], money: int
) -> None:
    asked |= {"name": "x", "funding": "apbd"}
    both = [fixed, asked]
    years = {month.year for span in asked["months"] for month in span}
    grants: Any = [{"amount": money, "start": year} for year in sorted(years)]
    steps = {"allocations": grants}
    result = planned(both, **steps, solve="workers:x")
    if isinstance(result, InputError):
        assert result.code in ("solve-others-over", "solve-not-one")
        return
    assert result.solved
    assert result.over_budget is False
    again = planned([fixed, asked | {"workers": result.solved.workers}], **steps)
    assert isinstance(again, PlanResult)
    assert again.paid == result.paid
    more = planned([fixed, asked | {"workers": result.solved.workers + 1}], **steps)
    assert isinstance(more, PlanResult)
    assert more.over_budget
    assert max(each.short for each in more.money) == result.solved.short


@examples(60)
@given(st.lists(cohorts(), min_size=1, max_size=3), st.integers(0, 10**8))
def test_what_does_not_lapse_is_paid_from_what_there_is(asked: list[Any], money: int) -> None:
    for each in asked:
        each |= {"funding": "apbd", "payment": 1, "income": None, "programs": ("jkk",)}
        each["sector"] = None
    years = {
        year
        for each in asked
        for span in each["months"]
        for year in range(span.first.year, span.last.year + 1)
    }
    grants: Any = [{"amount": money, "start": year} for year in sorted(years)]
    result = plan(NATIONAL, asked, allocations=grants)
    for fund_year in result.money:
        lapsed = sum(lapse.worker_months for lapse in fund_year.lapses)
        assert fund_year.paid - lapsed * 10_000 == min(fund_year.paid, money // 10_000 * 10_000)


@given(st.integers(0, 10**15), st.lists(st.integers(1, 997), min_size=1, max_size=6))
def test_parts_add_up_and_are_within_a_rupiah_of_exact(amount: int, weights: list[int]) -> None:
    shares = [Share(str(at), Fraction(each, sum(weights))) for at, each in enumerate(weights)]
    parts = split_by_share(amount, ShareBounds.of(shares))
    assert sum(parts) == amount
    assert all(
        abs(part - amount * share.share) <= 1 for part, share in zip(parts, shares, strict=True)
    )


@given(st.integers(0, 10**12), st.integers(1, 10**6))
def test_halves_go_up(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator)
    assert 0 <= round_half_up(numerator, denominator) + Fraction(1, 2) - exact <= 1
    assert round_half_up(2 * numerator + 1, 2) == numerator + 1


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(3, 5), "60%"),
        (Fraction(1, 200), "0,5%"),
        (Fraction(1, 3), "1/3"),
        (Fraction(1), "100%"),
    ],
)
def test_shares_in_words(share: Fraction, text: str) -> None:
    assert percent_text(share) == text


def test_a_share_that_comes_to_nothing_is_answered() -> None:
    result = plan(NATIONAL, ["5@2025"], funding="apbd=99,9999999%, csr=0,0000001%")
    assert result.total("fund") == {"apbd": 1_008_000, "csr": 0}
    assert [(each.funding, each.paid, each.left) for each in result.money] == [
        ("apbd", 1_008_000, None),
        ("csr", 0, None),
    ]


def test_cohorts_that_overlap_in_the_gap_of_a_longer_one_are_told() -> None:
    asked: list[CohortArgs] = [
        {"name": "a", "workers": 1, "months": "2025-01, 2025-12"},
        {"name": "b", "workers": 2, "months": "2025-03"},
        {"name": "c", "workers": 2, "months": "2025-03..2025-04"},
    ]
    assert "plan-different-people" in codes(plan(NATIONAL, asked))
    same = plan(NATIONAL, asked, segment="nelayan")
    told = [dict(note.facts) for note in same.notes if note.code == "segment-overlap"]
    assert told == [{"segment": "nelayan", "one": "b", "other": "c", "period": "2025-03"}]


@pytest.mark.parametrize(
    ("cohort", "words", "message"),
    [
        ({"workers": 1, "months": 2024}, {}, "months: '2024' is not of type Span"),
        ({"workers": 1, "months": None}, {}, "months: '' has no months"),
        (5, {}, "'5' is not of type CohortArgs"),
        ("5@2024", {"allocations": [5000]}, "'5000' is not of type AllocationArgs"),
        ("5@2024", {"allocations": [{"amount": 5, "region": 64}]}, "region: '64' is not of type"),
        ("5@2024", {"allocations": [{"amount": 5, "funding": 1}]}, "funding: '1' is not of type"),
        ("5@2024", {"solve": 5}, "solve: '5' is not of type str"),
    ],
)
def test_values_of_another_kind_are_refused(
    cohort: Any, words: dict[str, Any], message: str
) -> None:
    with pytest.raises(InputError) as caught:
        plan(NATIONAL, [cohort], **words)
    assert str(caught.value).startswith(message)
