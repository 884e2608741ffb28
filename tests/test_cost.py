"""Costs to the Rupiah: the published figures, the law's brackets and reliefs, and what must hold
of any cost. Each golden figure names where it comes from."""

import copy
import csv
import pickle
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError, fields
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import (
    CostResult,
    InputError,
    Month,
    OwnRate,
    PeriodError,
    Policy,
    PolicyError,
    Span,
    Stated,
    cost,
    load_policy,
)
from pekerja_rentan.engine.cost import combine
from pekerja_rentan.formatting import format_rupiah
from pekerja_rentan.language import LANGUAGES, Language
from pekerja_rentan.money import LOW_INCOME
from tests.conftest import Run
from tests.words import words_over

pytestmark = pytest.mark.fast

Rentan = Callable[..., Run]
NATIONAL = load_policy()
KUTIM = load_policy("kutim")

# place, year, months, workers, total at 16.800 a month. Published by kaltim.antaranews.com 2024
# (2,016 miliar), insightkaltim.com November 2025 (3,024 miliar), balikpapantv.co.id 2024
# (7 miliar), infopaser.id 15 November 2023 (6,5 miliar), sumatra.bisnis.com 30 October 2024
# (2,35 miliar)
PUBLISHED = [
    ("Penajam Paser Utara", 2024, 12, 10_000, 2_016_000_000),
    ("Penajam Paser Utara", 2025, 12, 15_000, 3_024_000_000),
    ("Bontang", 2024, 12, 34_782, 7_012_051_200),
    ("Paser", 2023, 12, 32_268, 6_505_228_800),
    ("Riau", 2024, 12, 11_666, 2_351_865_600),
]


# what a program without types might hand over
FRACTION: tuple[Any, str] = (5_400.5, "x")
PAIRS: tuple[Any, Any] = ((2024, 1), (2024, 3))


def codes(result: CostResult) -> list[str]:
    return [note.code for note in result.notes]


def test_kutai_timur_2024_is_20_160_000_000_within_23_billion() -> None:
    """Tribun Kaltim, 19 August 2024: 100 thousand workers, 23 miliar."""
    result = cost(KUTIM, workers=100_000)
    assert (result.terms.first, result.terms.last, result.terms.months) == (
        "2024-01",
        "2024-12",
        12,
    )
    assert {line.program: line.amount for line in result.lines} == {
        "jkk": 12_000_000_000,
        "jkm": 8_160_000_000,
    }
    assert result.total == 20_160_000_000
    assert result.balance == 2_840_000_000
    assert result.capacity == 114_087
    assert result.share_used == Decimal("0.8765")
    assert result.worker_months == 1_200_000


@pytest.mark.parametrize(("workers", "balance"), [(114_087, 60_800), (114_088, -140_800)])
def test_one_worker_over_the_capacity_is_over_the_budget(workers: int, balance: int) -> None:
    result = cost(KUTIM, workers=workers)
    assert result.balance == balance
    assert result.over_budget is (balance < 0)


def test_paser_2022_is_over_an_about_allocation_within_its_rounding() -> None:
    """Tribun Kaltim, 22 September 2022: about 1,6 miliar, about 32 thousand workers."""
    result = cost(load_policy("paser"), workers=32_000)
    assert (result.terms.first, result.terms.last) == ("2022-10", "2022-12")
    assert result.total == 1_612_800_000
    assert result.balance == -12_800_000
    assert result.within_rounding is True
    assert result.allocation is not None
    assert (result.allocation.about, result.allocation.rounding) == (True, 50_000_000)
    assert "within-rounding" in codes(result)
    assert not any(code.startswith("waiting") for code in codes(result))


def test_a_shortfall_beyond_the_rounding_is_said_to_be() -> None:
    result = cost(load_policy("paser"), workers=33_000)
    assert result.balance == -63_200_000
    assert result.within_rounding is False
    assert "beyond-rounding" in codes(result)


def test_an_about_allocation_that_suffices_is_still_called_about() -> None:
    result = cost(load_policy("paser"), workers=30_000)
    assert result.within_rounding is None
    assert "allocation-about" in codes(result)


def test_sulbar_costs_2_620_800_000_and_no_allocation_is_known() -> None:
    """Sulbar Express, June 2021: 13 thousand workers at 16.800 a month."""
    result = cost(load_policy("sulbar"), workers=13_000)
    assert result.total == 2_620_800_000
    assert (result.allocation, result.balance, result.capacity) == (None, None, None)
    assert "no-allocation" in codes(result)


def test_kotabaru_asks_for_workers_since_none_are_published() -> None:
    with pytest.raises(InputError) as caught:
        cost(load_policy("kotabaru"))
    assert caught.value.code == "workers-needed"


def test_the_workers_of_the_policy_are_taken_and_named() -> None:
    result = cost(KUTIM, year=2023)
    assert result.headcount.workers == 14_500
    assert result.headcount.origin == "policy"
    assert result.total == 2_923_200_000
    assert "workers-from-policy" in codes(result)


@pytest.mark.parametrize(("place", "year", "months", "workers", "total"), PUBLISHED)
def test_published_figures_that_add_up(
    place: str, year: int, months: int, workers: int, total: int
) -> None:
    assert cost(NATIONAL, workers=workers, year=year, months=months).total == total


def test_sumenep_2025_adds_up_to_the_rupiah() -> None:
    """madurapost.net, 11 July 2025: 2.274 workers, Rp458.438.400."""
    assert cost(NATIONAL, workers=2_274, year=2025).total == 458_438_400


def test_paser_october_2022_adds_up() -> None:
    """sorotonline.com, 24 October 2022: 32.268 workers, 1,6 miliar for three months."""
    assert cost(load_policy("paser"), workers=32_268).total == 1_626_307_200


def test_every_row_of_the_law_s_table_of_brackets() -> None:
    """PP 44/2015 Lampiran II, and 2% of the same base for JHT by PP 46/2015."""
    table = Path(__file__).parent / "data" / "bpu-brackets.csv"
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 33
    for row, program in product(rows, ("jkk", "jkm", "jht")):
        for income in {int(row["lower"]), int(row["upper"] or 99_000_000)}:
            result = cost(
                NATIONAL,
                workers=1,
                period="2024-05",
                programs=["jkk", "jkm", "jht"],
                income=income,
            )
            amounts = {line.program: line.amount for line in result.lines}
            assert amounts[program] == int(row[program]), (row, program)


def test_an_income_chooses_the_bracket() -> None:
    result = cost(NATIONAL, workers=1, months=1, year=2024, income=2_500_000)
    assert result.total == 32_800
    assert "income-bracket" in codes(result)


@pytest.mark.parametrize(("income", "said"), [("1.500", True), (199_999, True), (200_000, False)])
def test_an_income_below_any_plausible_month_is_warned_about(
    rentan: Rentan, income: str | int, said: bool
) -> None:
    result = cost(NATIONAL, workers=1, months=1, year=2024, income=income)
    assert ("income-low" in codes(result)) is said
    assert result.total == 16_800
    words = {
        "cost": ("-w", "10", "-y", "2024", "-m", "2"),
        "fit": ("-b", "1 miliar", "-y", "2024", "-m", "2"),
        "audit": ("-w", "10", "-m", "2", "-b", "336000", "-y", "2024"),
        "compare": ("-w", "10", "-m", "2", "-y", "2024", "-y", "2026"),
        "plan": ("-c", "10@2027"),
    }
    for command, more in words.items():
        told = rentan(command, *more, "--income", str(income), "--lang", "en")
        assert ("is far below any plausible month (under Rp200.000" in told.err) is said, command


def test_the_threshold_of_a_list_is_that_of_the_other_answers() -> None:
    for lang in LANGUAGES:
        assert format_rupiah(LOW_INCOME) in Language(lang).say("why.W-INCOME-LOW")


def test_an_income_between_the_printed_rows_is_taken_down_and_said() -> None:
    below = cost(NATIONAL, workers=1, period="2024-01", income=1_099_000)
    between = cost(NATIONAL, workers=1, period="2024-01", income=1_099_500)
    assert between.total == below.total == 16_800
    assert "income-between-rows" in codes(between)
    assert "income-between-rows" not in codes(below)


def test_jht_at_the_lowest_base_and_never_relieved() -> None:
    programs = ["jkk", "jkm", "jht"]
    assert cost(NATIONAL, workers=1, period="2024-01", programs=programs).total == 36_800
    relieved = cost(
        NATIONAL,
        workers=1,
        period="2026-05",
        programs=programs,
        funding="csr",
        sector="transport",
        relief=True,
    )
    assert {line.program: line.amount for line in relieved.lines} == {
        "jkk": 5_000,
        "jkm": 3_400,
        "jht": 20_000,
    }
    assert "relief-never" in codes(relieved)


def test_a_driver_paid_by_a_firm_over_the_end_of_the_relief() -> None:
    """PP 50/2025: half of JKK and JKM for transport until March 2027."""
    result = cost(
        NATIONAL,
        workers=1,
        period="2027-01..2027-12",
        funding="csr",
        sector="transport",
        relief=True,
    )
    assert result.total == 3 * 8_400 + 9 * 16_800 == 176_400
    spans = [(line.program, line.first, line.last, line.rate) for line in result.lines]
    assert spans == [
        ("jkk", "2027-01", "2027-03", 5_000),
        ("jkk", "2027-04", "2027-12", 10_000),
        ("jkm", "2027-01", "2027-03", 3_400),
        ("jkm", "2027-04", "2027-12", 6_800),
    ]
    assert "relief-open-applied" in codes(result)


@pytest.mark.parametrize("funding", ["apbd", "apbn"])
def test_public_money_gets_no_relief_even_when_asked_for(funding: str) -> None:
    result = cost(
        NATIONAL,
        workers=1,
        period="2027-01..2027-12",
        funding=funding,
        sector="transport",
        relief=True,
    )
    assert result.total == 201_600
    denied = [note for note in result.notes if note.code == "relief-denied"]
    assert [note.kind for note in denied] == ["answer"]
    assert "APBN" in denied[0].facts["because"]["en"]


def test_own_money_gets_the_relief_without_asking() -> None:
    result = cost(NATIONAL, workers=1, period="2026-05", funding="mandiri", sector="ojek")
    assert result.total == 8_400
    assert "relief-granted" in codes(result)


def test_own_money_without_a_sector_is_told_to_name_it() -> None:
    result = cost(NATIONAL, workers=1, period="2026-05", funding="mandiri")
    assert result.total == 16_800
    assert codes(result).count("relief-sector") == 2


def test_company_money_is_charged_in_full_until_relief_is_asked_for() -> None:
    result = cost(NATIONAL, workers=1, period="2026-05", funding="csr", sector="transport")
    assert result.total == 16_800
    assert "relief-open" in codes(result)


def test_the_covid_relief_leaves_168_rupiah() -> None:
    """PP 49/2020: 99% off JKK and JKM, August 2020 to January 2021."""
    asked = cost(NATIONAL, workers=1, period="2020-07..2021-02", funding="mandiri", relief=True)
    assert asked.total == 2 * 16_800 + 6 * 168
    assert cost(NATIONAL, workers=1, period="2020-07..2021-02").total == 8 * 16_800


def test_other_sectors_have_their_own_months() -> None:
    result = cost(NATIONAL, workers=1, period="2026", funding="csr", sector="other", relief=True)
    assert result.total == 3 * 16_800 + 9 * 8_400


def test_relief_in_months_without_one_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        cost(NATIONAL, workers=1, year=2024, relief=True, funding="csr")
    assert caught.value.code == "relief-none"


def test_relief_that_goes_by_sector_asks_for_it() -> None:
    with pytest.raises(InputError) as caught:
        cost(NATIONAL, workers=1, year=2026, relief=True, funding="csr")
    assert caught.value.code == "relief-needs-sector"


def test_a_sector_that_changes_nothing_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        cost(NATIONAL, workers=1, year=2024, sector="transport")
    assert caught.value.code == "sector-idle"


def test_a_month_before_the_first_rate_names_programme_and_month() -> None:
    with pytest.raises(PolicyError) as caught:
        cost(NATIONAL, workers=1, period="2015-06..2015-12")
    assert caught.value.code == "no-rate"
    assert caught.value.facts["program"] == "JKK"
    assert caught.value.facts["month"] == "2015-06"


def test_an_own_rate_with_its_label() -> None:
    """Wage members pay 0,54% of the wage: 16.200 at three million."""
    result = cost(NATIONAL, workers=10, year=2024, rate=OwnRate(16_200, "wage members"))
    assert result.total == 10 * 12 * 16_200
    assert result.terms.rate_label == "wage members"
    assert "own-rate" in codes(result)


@pytest.mark.parametrize("idle", [{"programs": ["jkk"]}, {"income": 1}, {"sector": "transport"}])
def test_an_own_rate_leaves_nothing_for_the_programmes_flags(idle: dict[str, Any]) -> None:
    with pytest.raises(InputError) as caught:
        cost(NATIONAL, workers=1, rate=OwnRate(1, "x"), **idle)
    assert caught.value.code == "rate-excludes"


def test_income_without_a_programme_that_goes_by_it_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        cost(NATIONAL, workers=1, programs=["jkm"], income=2_000_000)
    assert caught.value.code == "income-idle"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"programs": ["jkx"]}, "program-unknown"),
        ({"programs": ["jkk", "jkk"]}, "program-twice"),
        ({"programs": []}, "program-none"),
        ({"income": -1}, "income-negative"),
        ({"funding": "crs"}, "funding-unknown"),
        ({"sector": "laut"}, "sector-unknown"),
        ({"rate": OwnRate(0, "x")}, "rate-zero"),
        ({"workers": 0}, "count-range"),
        ({"workers": 10**12}, "count-range"),
        ({"workers": 1.5}, "value-kind"),
        ({"workers": True}, "value-kind"),
        ({"workers": "1.5"}, "count-unreadable"),
        ({"months": 0}, "months-range"),
        ({"months": 13}, "months-year"),
        ({"period": "2024", "year": 2024}, "period-twice"),
        ({"period": "2024", "months": 3}, "period-twice"),
        ({"months": 1.5}, "value-kind"),
        ({"months": "dua"}, "months-unreadable"),
        ({"year": 99_999}, "year-range"),
        ({"year": "24"}, "year-unreadable"),
        ({"income": float("nan")}, "value-kind"),
        ({"rate": 5_400}, "value-kind"),
        ({"rate": OwnRate(*FRACTION)}, "value-kind"),
        ({"funding": ""}, "funding-unknown"),
        ({"sector": ""}, "sector-unknown"),
        ({"programs": "jkx"}, "program-unknown"),
        ({"programs": 5}, "value-kind"),
        ({"programs": [["jkk"]]}, "value-kind"),
        ({"period": Span(*PAIRS)}, "month-unreadable"),
        ({"montsh": 3}, "word-unknown"),
        ({"allocation": 10**30}, "amount-large"),
        ({"income": 10**18}, "amount-large"),
        ({"rate": OwnRate(10**18, "x")}, "amount-large"),
        ({"income": 10**5000}, "number-long"),
        ({"workers": 10**5000}, "number-long"),
        ({"allocation": 10**5000}, "number-long"),
        ({"period": Span(Month(2024, 13), Month(2024, 14))}, "month-unreadable"),
        ({"period": Span(Month(2024, 2), Month(2024, 1))}, "span-reversed"),
        ({"start": Month(2024, 0)}, "month-unreadable"),
        ({"allocation": -1}, "amount-negative"),
        ({"allocation": 1.5}, "value-kind"),
        ({"allocation": 1e9}, "value-kind"),
        ({"allocation": "banyak"}, "amount-unreadable"),
    ],
)
def test_a_request_that_cannot_be_is_refused(words: dict[str, Any], code: str) -> None:
    with pytest.raises(InputError) as caught:
        cost(NATIONAL, **({"workers": 1} | words))
    assert caught.value.code == code


def test_months_stay_within_the_budget_year() -> None:
    paser = load_policy("paser")
    expected = {2: ("2022-10", "2022-11"), 3: ("2022-10", "2022-12"), 4: ("2022-09", "2022-12")}
    for months, (first, last) in expected.items():
        terms = cost(paser, workers=1, months=months).terms
        assert (terms.first, terms.last) == (first, last)
    assert cost(KUTIM, workers=1, months=3).terms.last == "2024-03"


def test_a_first_month_runs_to_december_or_for_the_months() -> None:
    assert cost(KUTIM, workers=1, start="2024-10").terms.last == "2024-12"
    assert cost(KUTIM, workers=1, start="2024-10", months=6).terms.last == "2025-03"


def test_a_period_over_two_budget_years_has_no_allocation() -> None:
    assert cost(KUTIM, workers=1, period="2024-10..2025-03").allocation is None


def test_the_policy_s_allocation_is_not_set_against_other_money() -> None:
    result = cost(KUTIM, workers=1, funding="csr")
    assert result.allocation is None
    assert "allocation-other-funding" in codes(result)


def test_an_allocation_that_is_asked_with_stands_alone() -> None:
    result = cost(KUTIM, workers=100_000, allocation=Stated(20_000_000_000, 1))
    assert result.balance == -160_000_000
    assert result.allocation is not None
    assert result.allocation.origin == "asked"
    assert "allocation-from-policy" not in codes(result)


def test_an_allocation_of_nothing_covers_nobody() -> None:
    result = cost(KUTIM, workers=1, allocation=0)
    assert (result.capacity, result.share_used) == (0, None)


def test_a_region_without_a_policy_takes_the_national_rules_and_says_so() -> None:
    result = cost(load_policy("Kota Tarakan"), workers=34_782, year=2024)
    assert result.total == 7_012_051_200
    assert result.terms.region.own_policy is False
    assert result.terms.region.code == "65.71"
    assert "national-rules" in codes(result)


def test_every_line_names_a_source_that_the_answer_describes() -> None:
    result = cost(load_policy("paser"))
    known = {source.id for source in result.sources}
    assert {line.source for line in result.lines} <= known
    assert result.allocation is not None
    assert result.allocation.source in known
    assert all(source.title and source.issued and source.level for source in result.sources)


def test_a_result_is_frozen_and_fingerprinted() -> None:
    result = cost(KUTIM, workers=1)
    changed: Any = result
    with pytest.raises(FrozenInstanceError):
        changed.total = 0
    assert len(result.policy.sha256) == 64
    assert list(result.policy.files) == ["kutim.yaml", "nasional.yaml"]
    assert CostResult.from_json(result.to_json()) == result
    names = [field.name for field in fields(CostResult)]
    assert list(result.to_dict()) == [*names, "region"]


def test_regions_add_up() -> None:
    results = [cost(KUTIM, workers=100_000), cost(load_policy("paser"), workers=32_000)]
    both = combine(results)
    assert both.total == 21_772_800_000
    assert both.over_budget == ("paser",)
    assert (both.allocation, both.balance) == (None, None)


def test_allocations_add_up_only_for_the_same_months() -> None:
    kukar = load_policy("kukar")
    same = [cost(KUTIM, year=2023, workers=1, allocation=5), cost(kukar, year=2023, workers=1)]
    assert combine(same).allocation == 18_000_000_005
    assert combine(same).balance == 18_000_000_005 - 2 * 201_600
    unknown = [cost(KUTIM, year=2023, workers=1), cost(kukar, year=2023, workers=1)]
    assert combine(unknown).allocation is None


MONTHS = st.builds(Month, st.integers(2016, 2030), st.integers(1, 12))
SPANS = st.tuples(MONTHS, MONTHS).map(lambda ends: Span(min(ends), max(ends)))
FUNDINGS = st.sampled_from(sorted(NATIONAL.fundings))
SECTORS = st.sampled_from([None, "transport", "other"])
PROGRAMS = st.sampled_from([("jkk",), ("jkm",), ("jkk", "jkm"), ("jkk", "jkm", "jht")])
INCOMES = st.integers(0, 30_000_000)


def by_hand(
    policy: Policy, span: Span, programs: tuple[str, ...], income: int, funding: str, sector: str
) -> Iterator[int]:
    """One worker's contributions, month by month, reliefs asked for: the law read slowly."""
    month = span.first
    while month <= span.last:
        for name in programs:
            amount = policy.programmes[name].rate(month).bracket(income).amount
            for relief in policy.reliefs:
                applies = (
                    relief.during.first <= month <= relief.during.last
                    and name in relief.programs
                    and (not relief.sectors or sector in relief.sectors)
                    and funding not in relief.denied_to
                )
                if applies:
                    share = {"pp-49-2020": 99}.get(relief.id, 50)
                    amount = (amount * (100 - share) + 50) // 100
            yield amount
        month = month.plus(1)


@given(SPANS, PROGRAMS, INCOMES, FUNDINGS, st.sampled_from(["transport", "other"]))
def test_spans_of_equal_rate_add_up_to_the_months_one_by_one(
    span: Span, programs: tuple[str, ...], income: int, funding: str, sector: str
) -> None:
    words = words_over(NATIONAL, span, funding, sector, programs)
    if programs != ("jkm",):
        words["income"] = income
    result = cost(NATIONAL, workers=7, **words)
    assert result.total == 7 * sum(by_hand(NATIONAL, span, programs, income, funding, sector))
    assert result.total == sum(line.amount for line in result.lines)
    for program in programs:
        months = sum(line.months for line in result.lines if line.program == program)
        assert months == span.months


@given(st.integers(1, 10**6), st.integers(1, 10**6), SPANS)
def test_cost_is_additive_in_workers(some: int, more: int, span: Span) -> None:
    parts = [cost(NATIONAL, workers=n, period=span).total for n in (some, more)]
    assert cost(NATIONAL, workers=some + more, period=span).total == sum(parts)


@given(SPANS, st.integers(1, 1000), FUNDINGS)
def test_cost_is_additive_in_months(span: Span, workers: int, funding: str) -> None:
    head = Span(span.first, span.first)
    parts = [cost(NATIONAL, workers=workers, period=head, funding=funding).total]
    if span.months > 1:
        rest = Span(span.first.plus(1), span.last)
        parts.append(cost(NATIONAL, workers=workers, period=rest, funding=funding).total)
    assert cost(NATIONAL, workers=workers, period=span, funding=funding).total == sum(parts)


@given(st.integers(1, 10**7), st.integers(0, 10**13))
def test_the_capacity_is_the_most_that_the_allocation_covers(workers: int, amount: int) -> None:
    result = cost(KUTIM, workers=workers, allocation=amount)
    assert result.capacity is not None
    assert result.capacity * result.per_worker <= amount
    assert (result.capacity + 1) * result.per_worker > amount
    assert result.balance == amount - result.total


def test_text_is_read_as_on_the_command_line() -> None:
    result = cost(
        NATIONAL,
        workers="32 ribu",
        year="2024",
        months="3",
        programs="jkk, jkm",
        income="2,5 juta",
        allocation="about 3,1 miliar",
    )
    assert result.total == 32_000 * 3 * 32_800
    assert result.allocation is not None
    assert result.allocation.about is True


def test_nobody_can_change_what_answers_share() -> None:
    note = cost(KUTIM, workers=5).notes[0]
    with pytest.raises(TypeError):
        cast(dict[str, Any], note.facts)["year"] = 1
    assert cost(KUTIM, workers=5).notes[0].facts["year"] == 2024


def test_a_result_can_be_kept_copied_and_compared() -> None:
    result = cost(load_policy("paser"))
    assert pickle.loads(pickle.dumps(result)) == result
    assert copy.deepcopy(result) == result
    assert hash(result) == hash(cost(load_policy("paser")))


def test_a_first_month_alone_runs_to_december_and_says_so() -> None:
    assert "to-december" in codes(cost(KUTIM, workers=1, start="2024-10"))
    assert "to-december" not in codes(cost(KUTIM, workers=1, start="2024-10", months=3))


def test_a_relief_that_is_granted_need_not_be_asked_for() -> None:
    with pytest.raises(InputError) as caught:
        cost(NATIONAL, workers=1, period="2026-01", funding="mandiri", sector="ojek", relief=True)
    assert caught.value.code == "relief-idle"


def test_a_relieved_line_names_the_source_of_its_relief() -> None:
    result = cost(NATIONAL, workers=1, period="2026-05", funding="mandiri", sector="ojek")
    assert {line.relief_source for line in result.lines} == {"pp-50-2025"}
    assert "pp-50-2025" in [source.id for source in result.sources]


def test_what_the_law_leaves_open_cites_an_open_source() -> None:
    covid = cost(NATIONAL, workers=1, period="2020-08")
    firm = cost(NATIONAL, workers=1, period="2026-05", funding="csr", sector="transport")
    between = cost(NATIONAL, workers=1, period="2024-01", income=1_099_500)
    for result in (covid, firm, between):
        assert "open" in [source.level for source in result.sources]


def test_reversed_periods_are_refused() -> None:
    with pytest.raises(PeriodError) as caught:
        cost(NATIONAL, workers=1, period="2024-12..2024-01")
    assert caught.value.code == "span-reversed"
