"""Published figures: whether they add up by their precision, and how else they would."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import AuditResult, InputError, Stated, audit, load_policy
from pekerja_rentan.engine.explanations import MOST_READINGS, ORDER
from pekerja_rentan.formatting import group
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.audit_words import reading_words
from tests.conftest import Run

Rentan = Callable[..., Run]
EXAMPLES = Path(__file__).parents[1] / "examples" / "published-figures.csv"
NATIONAL = load_policy()

PUBLISHED = [
    ("Penajam Paser Utara", 2024, "within-rounding", 2_016_000_000, 0),
    ("Penajam Paser Utara", 2025, "within-rounding", 3_024_000_000, 0),
    ("Penajam Paser Utara", 2026, "within-rounding", 4_032_000_000, -32_000_000),
    ("Bontang", 2023, "does-not-add-up", 1_753_012_800, -18_012_800),
    ("Bontang", 2024, "within-rounding", 7_012_051_200, -12_051_200),
    ("Bontang", 2025, "within-rounding", 7_414_243_200, -14_243_200),
    ("Bontang", 2025, "does-not-add-up", 7_212_643_200, 187_356_800),
    ("Paser", 2022, "within-rounding", 1_626_307_200, -26_307_200),
    ("Paser", 2023, "within-rounding", 6_505_228_800, -5_228_800),
    ("Kutai Kartanegara", 2021, "does-not-add-up", 1_786_176_000, -6_176_000),
    ("Kutai Kartanegara", 2022, "does-not-add-up", 11_610_396_000, -3_910_396_000),
    ("Kutai Timur", 2024, "does-not-add-up", 20_160_000_000, 2_840_000_000),
    ("Kutai Timur", 2025, "within-rounding", 19_756_800_000, 243_200_000),
    ("Samarinda", 2024, "within-rounding", 2_872_800_000, 127_200_000),
    ("Kalimantan Utara", 2025, "within-rounding", 1_858_164_000, 141_836_000),
    ("Tabalong", 2025, "does-not-add-up", 4_999_680_000, -9_680_000),
    ("Kotawaringin Timur", 2024, "does-not-add-up", 665_280_000, 73_842_000),
    ("Kabupaten Blitar", 2024, "to-the-rupiah", 452_508_000, 0),
    ("Kabupaten Blitar", 2024, "does-not-add-up", 33_112_800, 100_800),
    ("Kabupaten Blitar", 2025, "to-the-rupiah", 913_701_600, 0),
    ("Sumenep", 2025, "to-the-rupiah", 458_438_400, 0),
    ("Lumajang", 2025, "does-not-add-up", 659_265_600, 72_945_000),
    ("Situbondo", 2025, "does-not-add-up", 828_576_000, -28_576_000),
    ("Bondowoso", 2025, "does-not-add-up", 1_276_884_000, -76_884_000),
    ("Kota Batu", 2025, "does-not-add-up", 2_016_000_000, -13_000_000),
    ("Kota Batu", 2026, "does-not-add-up", 2_640_960_000, 192_040_000),
    ("Kota Madiun", 2024, "within-rounding", 3_331_238_400, -331_238_400),
    ("Lombok Timur", 2024, "within-rounding", 2_599_884_000, 116_000),
    ("Makassar", 2024, "within-rounding", 7_213_651_200, -213_651_200),
    ("Wajo", 2025, "does-not-add-up", 1_138_334_400, -175_154_400),
    ("Jawa Barat", 2025, "does-not-add-up", 16_800_000_000, 8_200_000_000),
    ("Lampung", 2024, "within-rounding", 1_856_400_000, 3_600_000),
    ("Riau", 2024, "within-rounding", 2_351_865_600, -1_865_600),
    ("Mukomuko", 2024, "does-not-add-up", 362_880_000, -80_000),
    ("Kepahiang", 2025, "does-not-add-up", 33_331_200, -1_631_200),
]
"""Place, year, verdict, what the figures come to, and how much more was published."""


def asked(**figures: Any) -> AuditResult:
    return audit(NATIONAL, **({"year": 2025} | figures))


def codes(result: AuditResult) -> list[str]:
    return [reading.code for reading in result.readings]


def fitting(result: AuditResult, code: str) -> Any:
    """The first reading of a kind."""
    return next(reading for reading in result.readings if reading.code == code)


# Golden figures


def test_every_published_figure_comes_to_its_verdict(rentan: Rentan) -> None:
    ended = rentan("audit", str(EXAMPLES), "--format", "json")
    data = json.loads(ended.out)
    found = [
        (
            row["carried"]["place"],
            row["result"]["year"],
            row["result"]["verdict"],
            row["result"]["reckoned"],
            row["result"]["difference"],
        )
        for row in data["rows"]
    ]
    assert (ended.code, found) == (0, PUBLISHED)
    counts = ("to_the_rupiah", "within_rounding", "does_not_add_up", "solved", "errors")
    assert [data[name] for name in counts] == [3, 15, 17, 0, 0]


def test_every_published_figure_names_who_published_it() -> None:
    with EXAMPLES.open(encoding="utf-8") as stream:
        assert all(row["source"].strip() for row in csv.DictReader(stream))


def test_sumenep_adds_up_to_the_rupiah() -> None:
    result = asked(workers=2_274, months=12, budget=458_438_400)
    assert (result.verdict, result.difference) == ("to-the-rupiah", 0)
    assert result.formula == "2274 × 12 × 16800 = 458438400"
    assert result.readings == ()


def test_kepahiang_fits_a_rate_of_16000_and_not_the_law_s() -> None:
    result = asked(workers="1.984", months=1, budget="31,7 juta")
    assert (result.verdict, result.reckoned) == ("does-not-add-up", 33_331_200)
    reading = fitting(result, "rate")
    assert reading.formula == "1984 × 1 × 16000 = 31744000"
    assert (reading.low, reading.high, reading.exact) == (15_953, 16_003, False)


def test_a_published_rate_is_judged_and_the_law_s_is_told() -> None:
    result = asked(workers=1_984, months=1, budget="31,7 juta", rate="16.000")
    assert (result.verdict, result.rate_origin) == ("within-rounding", "asked")
    told = next(note for note in result.notes if note.code == "legal-rate-fails")
    assert (told.facts["legal"], told.facts["total"]) == (16_800, 33_331_200)
    also = asked(workers=10, months=12, budget="2 juta", rate="16.900")
    assert [note.code for note in also.notes] == ["legal-rate-fits"]
    same = asked(workers=10, months=12, budget=2_016_000, rate=16_800)
    assert (same.verdict, same.notes) == ("to-the-rupiah", ())


def test_riau_is_within_rounding() -> None:
    result = asked(workers=11_666, months=12, budget="2,35 miliar", year=2024)
    assert (result.verdict, result.reckoned) == ("within-rounding", 2_351_865_600)


def test_kukar_does_not_add_up_and_nothing_is_claimed() -> None:
    result = asked(workers=46_073, months=15, budget="7,7 miliar", year=2022)
    assert (result.verdict, result.reckoned) == ("does-not-add-up", 11_610_396_000)
    assert codes(result) == ["months", "workers", "rate", "two-waves", *["two-rates"] * 3]
    assert fitting(result, "months").formula == "46073 × 10 × 16800 = 7740264000"
    assert (fitting(result, "workers").low, fitting(result, "workers").high) == (30_358, 30_753)
    mixed = fitting(result, "two-rates")
    assert mixed.formula == "23000 × 15 × 16800 + 23073 × 15 × 5400 = 7664913000"
    assert mixed.source == "upah-non-asn"


def test_lumajang_fits_no_reading() -> None:
    result = asked(workers=5_606, months=7, budget=732_210_600)
    assert (result.reckoned, result.difference) == (659_265_600, 72_945_000)
    assert (result.readings, result.readings_left) == ((), 0)


def test_wajo_would_add_up_with_14000_and_8586() -> None:
    result = asked(workers=22_586, months=3, budget=963_180_000)
    (reading,) = result.readings
    assert reading.formula == "14000 × 3 × 16800 + 8586 × 3 × 10000 = 963180000"
    assert (reading.exact, reading.low, reading.facts["programs"]) == (True, None, ("JKK",))


# Precision


@pytest.mark.parametrize(
    ("budget", "verdict"),
    [
        (201_600_000, "to-the-rupiah"),
        ("201.600.000", "to-the-rupiah"),
        (201_600_001, "does-not-add-up"),
        ("201,6 juta", "within-rounding"),
        ("201,5 juta", "does-not-add-up"),
        ("201,65 juta", "does-not-add-up"),
        ("202 juta", "within-rounding"),
        ("0,2 miliar", "within-rounding"),
        ("sekitar 201.600.000", "within-rounding"),
        ("sekitar 202 juta", "within-rounding"),
        ("sekitar 204 juta", "does-not-add-up"),
        (Stated(200_000_000, 10**8), "within-rounding"),
    ],
)
def test_a_budget_is_as_precise_as_it_was_written(budget: Any, verdict: str) -> None:
    assert asked(workers=1_000, months=12, budget=budget).verdict == verdict


@pytest.mark.parametrize(
    ("workers", "verdict"),
    [
        ("32.000", "does-not-add-up"),
        ("32 ribu", "within-rounding"),
        ("sekitar 32.000", "within-rounding"),
        ("sekitar 31.000", "does-not-add-up"),
    ],
)
def test_a_headcount_has_a_precision_too(workers: str, verdict: str) -> None:
    assert asked(workers=workers, months=3, budget=1_600_000_000).verdict == verdict


def test_a_stated_precision_takes_the_place_of_the_writing_s() -> None:
    figures = {"workers": 34_782, "months": 12, "budget": 7_000_000_000}
    assert asked(**figures).verdict == "does-not-add-up"
    assert asked(**figures, budget_precision="500 juta").verdict == "within-rounding"
    assert asked(**figures, budget_precision=12_051_199).verdict == "does-not-add-up"
    assert asked(**figures, budget_precision=12_051_200).verdict == "within-rounding"
    assert asked(workers=10, months=1, budget=168_001, budget_precision=1).verdict == (
        "does-not-add-up"
    )
    assert asked(workers="30 ribu", months=1, budget=504_100_000, workers_precision=1).verdict == (
        "does-not-add-up"
    )


# Readings


@pytest.mark.parametrize(
    ("code", "figures", "formula"),
    [
        ("month-more", (1_003, 7, 1_003 * 8 * 16_800), "1003 × 8 × 16800 = 134803200"),
        ("month-less", (1_003, 7, 1_003 * 6 * 16_800), "1003 × 6 × 16800 = 101102400"),
        ("months", (1_003, 3, 1_003 * 12 * 16_800), "1003 × 12 × 16800 = 202204800"),
        ("workers", (1_003, 12, 997 * 12 * 16_800), "997 × 12 × 16800 = 200995200"),
        ("rate-programs", (1_003, 12, 1_003 * 12 * 36_800), "1003 × 12 × 36800 = 442924800"),
        ("rate-relief", (1_003, 12, 1_003 * 12 * 8_400), "1003 × 12 × 8400 = 101102400"),
        ("rate-income", (1_003, 12, 1_003 * 12 * 22_800), "1003 × 12 × 22800 = 274420800"),
        ("rate-wage", (1_003, 12, 1_003 * 12 * 5_400), "1003 × 12 × 5400 = 64994400"),
        ("rate", (1_003, 12, 1_003 * 12 * 16_500), "1003 × 12 × 16500 = 198594000"),
        ("zero-lost", (1_003, 12, 20_220_480), "1003 × 12 × 16800 = 202204800"),
        ("zero-added", (1_003, 12, 2_022_048_000), "1003 × 12 × 16800 = 202204800"),
        ("worker-months", (12_036, 12, 12_036 * 16_800), "12036 × 1 × 16800 = 202204800"),
        (
            "two-waves",
            (1_003, 12, (600 * 12 + 403 * 4) * 16_800),
            "600 × 12 × 16800 + 403 × 4 × 16800 = 148041600",
        ),
    ],
)
def test_a_figure_made_by_a_slip_is_read_so(
    code: str, figures: tuple[int, int, int], formula: str
) -> None:
    workers, months, budget = figures
    result = asked(workers=workers, months=months, budget=budget)
    reading = fitting(result, code)
    assert (reading.formula, reading.exact) == (formula, True)
    assert reading.difference == 0


@pytest.mark.parametrize(
    ("figures", "figure", "now"),
    [
        ((6_506, 7, 5_606 * 7 * 16_800), "workers", 5_606),
        ((5_660, 7, 5_606 * 7 * 16_800), "workers", 5_606),
        ((5_606, 21, 5_606 * 12 * 16_800), "months", 12),
        ((5_606, 7, 956_265_600), "budget", 659_265_600),
    ],
)
def test_two_digits_swapped_are_found_in_any_figure(
    figures: tuple[int, int, int], figure: str, now: int
) -> None:
    workers, months, budget = figures
    result = asked(workers=workers, months=months, budget=budget)
    swapped = [each.facts for each in result.readings if each.code == "digits-swapped"]
    assert {"figure": figure, "was": getattr_of(figures, figure), "now": now} in [
        dict(facts) for facts in swapped
    ]


def getattr_of(figures: tuple[int, int, int], figure: str) -> int:
    return dict(zip(("workers", "months", "budget"), figures, strict=True))[figure]


def test_digits_are_swapped_where_they_were_written() -> None:
    result = asked(workers=1_000, months=12, budget="210,6 juta")
    swapped = fitting(result, "digits-swapped")
    assert (swapped.facts["figure"], swapped.facts["now"]) == ("budget", 201_600_000)


@pytest.mark.parametrize(
    ("code", "figures", "figure", "was", "now"),
    [
        # Kutai Kartanegara 2021, months inferred (kaltim.antaranews.com 134869)
        ("cut-off", (35_440, 3, "1,78 miliar"), "budget", 1_780_000_000, 1_786_176_000),
        # Tabalong 2025 (tvtabalong.com; kalsel.antaranews.com 450146)
        ("cut-off", (24_800, 12, "4,99 miliar"), "budget", 4_990_000_000, 4_999_680_000),
        # Mukomuko 2024 (harianbengkuluekspress, 24 April 2024; bengkulu.antaranews.com 352152)
        ("cut-off", (1_800, 12, "362,8 juta"), "budget", 362_800_000, 362_880_000),
        ("cut-off", (35_440, 3, "1.780.000.000"), "budget", 1_780_000_000, 1_786_176_000),
        ("cut-off", ("32 ribu", 3, 32_868 * 50_400), "workers", 32_000, 32_868),
        ("rounded-off", (32_000, 3, "1.613.000.000"), "budget", 1_613_000_000, 1_612_800_000),
        ("rounded-off", (32_000, 3, 32_268 * 50_400), "workers", 32_000, 32_268),
    ],
)
def test_a_figure_that_was_written_shorter_is_read_so(
    code: str, figures: tuple[Any, int, Any], figure: str, was: int, now: int
) -> None:
    workers, months, budget = figures
    result = asked(workers=workers, months=months, budget=budget)
    assert result.verdict == "does-not-add-up"
    reading = result.readings[0]
    assert (reading.code, reading.facts) == (code, {"figure": figure, "was": was, "now": now})
    assert (reading.exact, reading.difference) == (True, 0)
    for language in (Language("en"), Language("id")):
        for amount in (was, now):
            assert group(amount) in reading_words(reading, language)


@pytest.mark.parametrize(
    "figures",
    [
        (35_440, 3, "1,77 miliar"),  # 1.786 cut off is 1,78
        (35_440, 3, "1,79 miliar"),  # adds up within rounding
        (24_800, 12, "4,98 miliar"),
        (100_000, 12, 114_087 * 201_600),  # one digit is left: another headcount
        ("32 ribu", 12, "7 miliar"),  # no figure follows to the last digit
        (1_003, 12, 1_003 * 12 * 16_800 + 1),
    ],
)
def test_a_figure_is_cut_off_only_where_that_explains_it_to_the_last_digit(
    figures: tuple[Any, int, Any],
) -> None:
    workers, months, budget = figures
    found = codes(asked(workers=workers, months=months, budget=budget))
    assert not {"cut-off", "rounded-off"} & set(found)


@pytest.mark.parametrize("budget", ["1,735 miliar", "1.735.000.000", "1.735.010.000"])
def test_digits_swapped_in_a_rounded_figure_are_found(budget: str) -> None:
    """Bontang 2023: 34.782 for October to December, 1.735.000.000 (radarbontang.com, 12 October
    2023); heads and months come to 1.753.012.800."""
    result = asked(workers=34_782, months=3, budget=budget)
    swapped = fitting(result, "digits-swapped")
    assert swapped.facts["figure"] == "budget"
    assert swapped.facts["now"] - swapped.facts["was"] == 18_000_000
    assert (swapped.total, swapped.exact) == (1_753_012_800, False)
    assert codes(asked(workers=34_782, months=3, budget="1.375.000.000")) == []


def test_a_relief_that_this_money_does_not_get_is_said_to_be_denied() -> None:
    relieved = fitting(asked(workers=1_003, months=12, budget=101_102_400), "rate-relief")
    assert (relieved.facts["denied"], relieved.source) == (True, "pp-50-2025")


def test_the_law_s_rate_is_a_reading_where_another_was_published() -> None:
    result = asked(workers=10, months=12, budget=2_016_000, rate=16_000)
    assert fitting(result, "rate-law").formula == "10 × 12 × 16800 = 2016000"


counts = st.integers(1, 200_000)
lengths = st.integers(1, 24)


@given(counts, lengths, st.integers(1, 10**11))
def test_every_reading_adds_up(workers: int, months: int, budget: int) -> None:
    result = asked(workers=workers, months=months, budget=budget)
    assert len(result.readings) <= MOST_READINGS
    assert codes(result) == sorted(codes(result), key=ORDER.index)
    for reading in result.readings:
        total = sum(part.workers * part.months * part.rate for part in reading.parts)
        assert total == reading.total
        if reading.code == "digits-swapped" and not reading.exact:  # and rounded to its zeros
            now = str(reading.facts["now"])
            place = 10 ** (len(now) - len(now.rstrip("0")))
            assert (total + place // 2) // place * place == int(now)
        else:
            assert (reading.budget, reading.exact) == (total, True)
        assert all(part.workers > 0 and part.months > 0 for part in reading.parts)


@given(counts, lengths, st.integers(1, 999), st.sampled_from(["ribu", "juta", "miliar"]))
def test_every_reading_of_a_rounded_figure_lies_within_its_rounding(
    workers: int, months: int, number: int, word: str
) -> None:
    result = asked(workers=workers, months=months, budget=f"{number} {word}")
    half = {"ribu": 500, "juta": 500_000, "miliar": 500_000_000}[word]
    for reading in result.readings:
        slack = half
        if reading.code in ("zero-lost", "unit") and reading.facts["figure"] == "budget":
            slack = half * reading.facts["now"] // reading.facts["was"]
        assert abs(reading.difference) <= slack
        assert not reading.exact


@given(counts, lengths)
def test_what_is_the_product_adds_up(workers: int, months: int) -> None:
    exact = asked(workers=workers, months=months, budget=workers * months * 16_800)
    assert (exact.verdict, exact.readings) == ("to-the-rupiah", ())
    off = asked(workers=workers, months=months, budget=workers * months * 16_800 + 1)
    assert off.verdict == "does-not-add-up"


# One figure missing


def test_a_missing_budget_is_reckoned() -> None:
    solved = asked(workers="32 ribu", months=3).solved
    assert solved is not None
    assert (solved.figure, solved.amount, solved.remainder) == ("budget", 1_612_800_000, 0)
    assert (solved.low, solved.high) == (31_500 * 50_400, 32_500 * 50_400)


def test_a_missing_headcount_is_solved_with_its_remainder() -> None:
    solved = asked(months=12, budget=18_000_000_000).solved
    assert solved is not None
    assert (solved.amount, solved.remainder) == (89_285, 144_000)
    assert (solved.low, solved.high) == (None, None)
    exact = asked(months=12, budget=458_438_400).solved
    assert exact is not None
    assert (exact.amount, exact.remainder, exact.low, exact.high) == (2_274, 0, 2_274, 2_274)


def test_missing_months_are_a_range_where_the_budget_is_rounded() -> None:
    solved = asked(workers=32_268, budget="6,5 miliar").solved
    assert solved is not None
    assert (solved.figure, solved.amount, solved.low, solved.high) == ("months", 11, 12, 12)


@given(st.integers(1, 10**12), lengths)
def test_a_solved_headcount_and_its_remainder_are_the_budget(budget: int, months: int) -> None:
    solved = asked(months=months, budget=budget).solved
    assert solved is not None
    assert solved.amount * months * 16_800 + solved.remainder == budget
    assert 0 <= solved.remainder < months * 16_800


# What is refused


@pytest.mark.parametrize(
    ("figures", "says"),
    [
        ({"workers": 10}, "not given: months, budget"),
        ({}, "not given: workers, months, budget"),
        ({"workers": 0, "months": 1, "budget": 1}, "workers: '0' workers is not possible"),
        ({"workers": 1, "months": 0, "budget": 1}, "months: 0 months is not possible"),
        ({"workers": 1, "months": 1, "budget": 0}, "budget: '0' cannot be audited"),
        ({"workers": 1, "months": 1, "budget": -5}, "budget: '-5' is negative"),
        ({"workers": 1, "months": 1, "budget": 10**18}, "more than Rp100.000.000.000.000.000"),
        ({"workers": 1, "months": 1, "budget": 10**5000}, "budget: no number of people, months"),
        ({"workers": 1, "months": 1, "budget": 1.5}, "budget: '1.5' is not of type"),
        ({"workers": 1, "months": 1, "budget": "7M"}, "budget: '7M' can be read in two ways"),
        ({"workers": 1, "months": 1, "budget": 9, "rate": 0}, "rate: '0' cannot be audited"),
        ({"workers": 1, "months": 1, "budget_precision": 5}, "no figure for 'budget'"),
        (
            {"workers": 1, "months": 1, "budget": 5, "budget_precision": 6},
            "budget_precision: '6' cannot be how far 5",
        ),
        ({"workers": 1, "months": 1, "budget": 1, "year": "1"}, "year: '1' is not a year"),
    ],
)
def test_figures_that_cannot_be_are_refused(figures: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError) as caught:
        asked(**figures)
    assert says in str(caught.value)


def test_a_rate_that_changes_within_the_months_is_refused(folder: Path) -> None:
    (folder / "baru.yaml").write_text(
        "id: baru\nname: Contoh\nextends: nasional\nchecked: 2026-01-01\n"
        "contributions:\n  jkm:\n    name: {id: JKM, en: JKM}\n    rates:\n"
        "      - {from: 2015-07, amount: 6_800, source: s}\n"
        "      - {from: 2025-07, amount: 7_000, source: s}\n"
        "sources:\n  s: {title: contoh, issued: unknown, level: open}\n",
        encoding="utf-8",
    )
    policy = load_policy("baru", policies=folder)
    with pytest.raises(InputError, match="the rate changes within 2025"):
        audit(policy, workers=10, months=12, budget=2_016_000, year=2025)
    other = audit(policy, workers=10, months=12, budget=2_016_000, year=2026)
    assert fitting(other, "rate-year").formula == "10 × 12 × 16800 = 2016000"


# The command line


def test_the_answer_as_a_table(rentan: Rentan) -> None:
    ended = rentan("audit", "-w", "5606", "-m", "7", "-b", "732210600", "--year", "2025")
    assert (ended.code, ended.err) == (0, "")
    assert "5.606 × 7 × Rp16.800 = Rp659.265.600" in ended.out
    assert "the published Rp732.210.600 is Rp72.945.000 more" in ended.out
    assert "None of the readings that were tried makes it add up." in ended.out


def test_readings_are_told_as_readings(rentan: Rentan) -> None:
    words = ("audit", "-w", "46.073", "-m", "15", "-b", "7,7 miliar", "-y", "2022")
    for language, says in (("en", "none is claimed"), ("id", "tidak satu pun dinyatakan benar")):
        ended = rentan(*words, "--lang", language)
        assert says in ended.out
        assert "Rp7.740.264.000" in ended.out


def test_json_is_the_result(rentan: Rentan) -> None:
    ended = rentan("audit", "-w", "2274", "-m", "12", "-b", "458438400", "-f", "json")
    data = json.loads(ended.out)
    assert data["schema_version"] == "rentan.audit.1"
    assert data["formula"] == "2274 × 12 × 16800 = 458438400"
    result = AuditResult.from_json(ended.out)
    assert (result.verdict, result.budget and result.budget.exact) == ("to-the-rupiah", True)


def test_csv_has_a_row_a_figure(rentan: Rentan) -> None:
    ended = rentan("audit", str(EXAMPLES), "--format", "csv")
    rows = list(csv.DictReader(ended.out.splitlines()))
    assert [(row["place"], row["verdict"]) for row in rows] == [(p, v) for p, _, v, *_ in PUBLISHED]
    kukar = next(row for row in rows if row["budget"] == "7700000000")
    assert kukar["difference"] == "-3910396000"
    assert kukar["readings"] == "months workers rate two-waves two-rates"
    assert rows[0]["source"] == "kaltim.antaranews.com 208656"


def test_an_answer_can_be_audited_again(rentan: Rentan, tmp_path: Path) -> None:
    first = rentan("audit", str(EXAMPLES), "--format", "csv").out
    again = tmp_path / "again.csv"
    again.write_text(first, encoding="utf-8")
    ended = rentan("audit", str(again), "--format", "csv")
    assert ended.code == 0
    assert len(ended.out.splitlines()) == len(first.splitlines())


def test_gates(rentan: Rentan, tmp_path: Path) -> None:
    gate = ("--fail-if", "does-not-add-up")
    assert rentan("audit", "-w", "2274", "-m", "12", "-b", "458438400", *gate).code == 0
    assert rentan("audit", "-w", "2274", "-m", "12", "-b", "458438401", *gate).code == 1
    assert rentan("audit", str(EXAMPLES), *gate).code == 1
    bad = tmp_path / "bad.csv"
    bad.write_text("workers,months,budget\n10,1,x\n", encoding="utf-8")
    assert rentan("audit", str(bad), *gate).code == 0
    assert rentan("audit", str(bad), "--fail-if", "does-not-add-up,errors").code == 1
    ended = rentan("audit", str(bad), "--fail-if", "does-not")
    assert (ended.code, ended.out) == (2, "")
    assert "Did you mean does-not-add-up" in ended.err


def test_gates_that_nothing_can_fail_are_refused(rentan: Rentan) -> None:
    figures = ("audit", "-w", "2274", "-m", "12", "-b", "458438401")
    ended = rentan(*figures, "--fail-if", "does-not-add-up,errors")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "rentan: --fail-if errors needs FILE as well.\n"
    ended = rentan("audit", "-w", "2274", "-m", "12", "--fail-if", "does-not-add-up")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "rentan: --fail-if does-not-add-up: where a figure is missing it is solved for, so nothing "
        "can fail. Give --workers, --months and --budget.\n"
    )


def test_a_verdict_never_takes_the_place_of_the_figures(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    text = "workers,months,budget\n10,12,2016000\n"
    file.write_text(text, encoding="utf-8")
    ended = rentan("audit", str(file), "--output", str(file))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"rentan: '{file}' is also read. Name another file for what is written.\n"
    assert file.read_text(encoding="utf-8") == text


def test_a_budget_that_is_solved_for_was_not_published(rentan: Rentan) -> None:
    words = ("audit", "-w", "10", "-m", "12", "--year", "2025")
    row = next(csv.DictReader(io.StringIO(rentan(*words, "--format", "csv").out)))
    assert (row["budget"], row["reckoned"], row["verdict"]) == ("", "2016000", "solved")
    assert "10     12 Rp16.800           Rp2.016.000        Rp0 solved" in rentan(*words).out


def test_the_one_number_that_rounding_leaves_is_told(rentan: Rentan) -> None:
    words = ("audit", "-w", "32268", "-b", "6,5 miliar", "--year", "2023")
    told = "with Rp536.873.600 left over. By the rounding of what was published: 12."
    assert told in rentan(*words).out
    assert "Menurut pembulatan angka yang dipublikasikan: 12." in rentan(*words, "--lang", "id").out


def test_a_bad_row_is_an_answer_with_its_error(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    rows = "place;workers;months;budget\nA;2.274;12;458.438.400\nB;;12\nC;1.984;satu;1\nD;5;;\n"
    file.write_text(rows + "E;2.274;;458.438.400\n", encoding="utf-8")
    ended = rentan("audit", str(file), "--format", "json")
    found = {
        row["line"]: row["error"]["code"] if row["error"] else row["result"]["verdict"]
        for row in json.loads(ended.out)["rows"]
    }
    assert found == {
        2: "to-the-rupiah",
        3: "batch-cells",
        4: "months-unreadable",
        5: "audit-figures",
        6: "solved",
    }
    table = rentan("audit", str(file)).out
    assert "C: months: 'satu' is not a whole number of months" in table
    assert (
        "E 2026: Solved: Rp458.438.400 is 2.274 × 12 months × Rp16.800, with Rp0 left over."
        in table
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "worker,months,budget\n1,2,3\n",
            "'worker' is neither the name of an option nor passed through.",
        ),
        ("worker,months,budget\n1,2,3\n", "Did you mean workers?"),
        (
            "worker,months,budget\n1,2,3\n",
            "Known: budget, budget_precision, income, months, programs, rate, region, workers, "
            "workers_precision, year, id, place, source, note.",
        ),
        ("workers,months,total\n1,2,3\n", "figures.csv: 'total' is neither the name of an option"),
        ("workers,months,total\n1,2,3\n", "Did you mean budget?"),
        ("workers,months,months\n1,2,3\n", "or 'months' twice"),
        ("workers,months,allocation\n1,2,3\n", "audit takes no 'allocation'"),
        ("workers,months,budget\n", "has no rows below its header"),
        ("", "no header that can be read"),
    ],
)
def test_a_header_that_cannot_be_used_is_refused(
    rentan: Rentan, tmp_path: Path, text: str, says: str
) -> None:
    file = tmp_path / "figures.csv"
    file.write_text(text, encoding="utf-8")
    ended = rentan("audit", str(file))
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "nothing to audit. Give two of"),
        (("--rate", "16.000"), "nothing to audit"),
        (
            ("--workers", "10"),
            "rentan: --workers alone cannot be checked. Give one of --months, --budget too, and "
            "the third is solved for; give both, and they are compared with each other.\n",
        ),
        (("-b", "5"), "--budget alone cannot be checked. Give one of --workers, --months too"),
        (
            ("--total", "abc"),
            "rentan: there is no option --total. Did you mean --budget? 'rentan audit --help' "
            "lists them.\n",
        ),
        (("--orang", "5"), "no option --orang. Did you mean --workers?"),
        (("--zzz", "5"), "no option --zzz. 'rentan audit"),
        (
            ("-w", "100", "-m", "12", "-b", "20,16"),
            "rentan: --budget: '20,16' is not a whole number of Rupiah. Did you mean '20,16 "
            "miliar'?\n",
        ),
        (
            ("-w", "1", "-m", "1", "-y", "abc"),
            "rentan: --year: 'abc' is not a year. Write it as 2024.\n",
        ),
        (("figures.csv", "--workers", "10"), "--workers and a file exclude each other"),
        (("gone.csv",), "'gone.csv' does not exist"),
        (("-w", "10", "-m", "1", "-b", "1", "--explain", "-f", "csv"), "--explain has no effect"),
        (
            ("-w", "1", "-m", "1", "--budget-precision", "9"),
            "--budget-precision: there is no figure for 'budget' whose precision this could be. "
            "Give the figure too, or leave its precision out.",
        ),
    ],
)
def test_calls_that_are_refused(rentan: Rentan, words: tuple[str, ...], says: str) -> None:
    ended = rentan("audit", *words)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err


def test_too_many_rows_are_sent_to_batch(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pekerja_rentan.cli.audit.MOST_ROWS", 2)
    file = tmp_path / "figures.csv"
    file.write_text("workers,months\n" + "1,2\n" * 3, encoding="utf-8")
    assert "rentan batch --command audit" in rentan("audit", str(file)).err


# What two figures give, and what comes nearest when three do not fit


def test_two_figures_always_give_the_worker_months() -> None:
    uneven = asked(workers=12_000, budget=652_780_800).solved
    assert uneven is not None
    assert (uneven.worker_months, uneven.worker_months_remainder) == (38_856, 0)
    by_months = asked(months=3, budget=652_780_801).solved
    assert by_months is not None
    assert (by_months.worker_months, by_months.worker_months_remainder) == (38_856, 1)
    without = asked(workers=32_000, months=3).solved
    assert without is not None
    assert (without.worker_months, without.worker_months_remainder) == (96_000, 0)


def test_worker_months_that_are_no_whole_months_are_said(rentan: Rentan) -> None:
    words = ("audit", "-w", "12.000", "-b", "652.780.800", "-y", "2024", "--lang")
    english = rentan(*words, "en").out
    assert "That is 38.856 worker-months exactly." in english
    assert "not a whole number of months for 12.000 workers" in english
    indonesian = rentan(*words, "id").out
    assert "Itu tepat 38.856 orang-bulan." in indonesian
    assert "bukan bulan yang bulat untuk 12.000 pekerja" in indonesian
    about = rentan("audit", "-w", "sekitar 32.000", "-m", "3", "--lang", "en").out
    assert "As written, that is 96.000 worker-months." in about
    over = rentan("audit", "-m", "12", "-b", "18.000.000.000", "--lang", "en").out
    assert "That is 1.071.428 worker-months, with Rp9.600 left over." in over


def test_the_nearest_are_told_where_nothing_fits(rentan: Rentan) -> None:
    result = asked(workers=4_400, months=9, budget=739_122_000)
    assert [(each.figure, each.amount, each.total, each.difference) for each in result.nearest] == [
        ("months", 10, 739_200_000, -78_000),
        ("workers", 4_888, 739_065_600, 56_400),
        ("rate", 18_665, 739_134_000, -12_000),
        ("budget", 665_280_000, 665_280_000, 73_842_000),
    ]
    words = ("audit", "-w", "4.400", "-m", "9", "-b", "739.122.000", "-y", "2024", "--lang")
    assert (
        "Nearest by months, does not fit: 4.400 × 10 × Rp16.800 = Rp739.200.000, Rp78.000 "
        "more than published." in rentan(*words, "en").out
    )
    assert (
        "Rp739.200.000, Rp78.000 lebih besar dari yang dipublikasikan" in rentan(*words, "id").out
    )


def test_no_nearest_where_something_fits() -> None:
    assert asked(workers=2_274, months=12, budget=458_438_400).nearest == ()
    assert asked(workers=46_073, months=15, budget="7,7 miliar").nearest == ()


@pytest.mark.parametrize(
    ("words", "code", "now"),
    [
        ({"workers": 32, "months": 3, "budget": 1_612_800_000}, "unit", 32_000),
        ({"workers": 2_274, "months": 12, "budget": "458,4384 miliar"}, "unit", 458_438_400),
        ({"workers": 2_274, "months": 12, "budget": 458_438_438_400}, "group-added", 458_438_400),
        ({"workers": 2_274, "months": 12, "budget": 458_400}, "group-lost", 458_438_400),
    ],
)
def test_a_misprint_of_a_unit_is_among_the_readings(
    words: dict[str, Any], code: str, now: int
) -> None:
    found = [each.facts["now"] for each in asked(**words).readings if each.code == code]
    assert now in found


def test_a_misprinted_budget_is_read_without_the_third_figure(rentan: Rentan) -> None:
    result = asked(workers=12_000, budget=652_780_000_800)
    (reading,) = result.readings
    assert (reading.code, reading.facts["now"]) == ("group-added", 652_780_800)
    assert reading.formula == "38856 × 1 × 16800 = 652780800"
    run = rentan("audit", "-w", "12000", "-b", "652.780.000.800", "--lang", "en")
    assert "if three digits are too many: budget Rp652.780.800, not Rp652.780.000.800" in run.out
    assert asked(workers=12_000, budget=652_780_800).readings == ()
