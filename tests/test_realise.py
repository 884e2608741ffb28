"""A plan against what was paid: figures that were published, what is told of every payment, and
that no Rupiah and no row is lost."""

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import docx
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import (
    InputError,
    Payment,
    RealisationResult,
    Span,
    load_payments,
    load_plan,
    load_policy,
    realise,
    write_document,
)
from pekerja_rentan.engine.planning.allocation import AllocationInput
from pekerja_rentan.engine.planning.cohort import Cohort
from pekerja_rentan.engine.planning.plan import PlanRequest, request
from pekerja_rentan.errors import SeveralError
from pekerja_rentan.formats.svg.letters import width_of
from pekerja_rentan.language import Language
from pekerja_rentan.money import Stated
from pekerja_rentan.presentation import present
from pekerja_rentan.presentation.words import note_sentences
from tests import office
from tests.conftest import Run

Rentan = Callable[..., Run]
EXAMPLES = Path(__file__).parents[1] / "examples"
KUTIM, RATE = load_policy("kutim"), 16_800
HEADER = "Bulan;Dana;Peserta;Jumlah;SP2D;Tanggal;Koreksi atas;Rekening;Diusulkan;Diterima\n"


def paid(month: str, workers: int | None, amount: int | None = None, **more: Any) -> Payment:
    """A payment for a month, by the rate unless an amount is said."""
    due = RATE * (workers or 0) * Span.parse(month).months
    return Payment(Span.parse(month), due if amount is None else amount, workers, **more)


def kutim(payments: list[Payment], **words: Any) -> RealisationResult:
    return realise(KUTIM, payments, **{"year": 2025, "workers": 1_000} | words)


def saved(folder: Path, *rows: str, header: str = HEADER) -> str:
    file = folder / "bayar.csv"
    file.write_text(header + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return str(file)


# Figures that were published (sources in the policies of these regions)


@pytest.mark.parametrize(
    ("region", "year", "planned", "enrolled", "figures"),
    [
        # harianbengkuluekspress, 24 April 2024: 1.800 planned, 1.616 enrolled
        ("mukomuko", 2024, 1_800, 1_616, (362_880_000, 325_785_600, 37_094_400)),
        # kaltim.teraskata.com: a target of 150.000, about 98.000 enrolled
        ("kutim", 2025, 150_000, 98_000, (30_240_000_000, 19_756_800_000, 10_483_200_000)),
    ],
)
def test_what_was_planned_and_not_spent(
    region: str, year: int, planned: int, enrolled: int, figures: tuple[int, int, int]
) -> None:
    result = realise(load_policy(region), year=year, workers=planned, heads=enrolled)
    assert (result.planned, result.expected, result.unspent) == figures
    assert figures[2] == (planned - enrolled) * 12 * RATE


def test_tabalong_in_a_month() -> None:
    """tvtabalong.com, July 2025: 24.800 funded, 20.976 paid."""
    result = realise(load_policy("tabalong"), [paid("2025-07", 20_976)], year=2025, workers=24_800)
    july = next(month for month in result.months if month.month == "2025-07")
    assert july.waiting == 3_824
    assert july.planned - july.paid == 64_243_200


def test_the_headcount_of_the_policy_is_taken_and_said(rentan: Rentan) -> None:
    ended = rentan("realise", "-r", "tabalong", "-y", "2025", "--heads", "20976")
    assert ended.code == 0
    assert "Workers: 24.800, from the policy for 2025 [tvtabalong-2025]." in ended.out
    assert "3.824 of 24.800 planned workers are not paid for, Rp64.243.200 a month" in ended.out


def test_the_same_by_the_indonesian_name(rentan: Rentan) -> None:
    words = ("-r", "mukomuko", "-y", "2024", "-w", "1.800", "--heads", "1.616", "--lang", "id")
    ended = rentan("realisasi", *words)
    assert ended == rentan("realise", *words)
    assert "Tidak terserap dari rencana: Rp37.094.400; rencana itu Rp80.000 di atas" in ended.out
    assert "183 pekerja lagi pada 2024 (12 bulan, Rp201.600 seorang)" in ended.out


# What is unspent, and what that buys


def test_the_rest_buys_as_many_as_it_can_over_the_months_left() -> None:
    result = kutim([paid("2025-01..2025-06", 900)], allocation=201_600_000)
    assert (result.paid, result.forecast) == (90_720_000, 90_720_000)
    buys = result.funds[0].buys
    assert buys is not None
    assert (buys.first, buys.last, buys.budget) == ("2025-07", "2025-12", 20_160_000)
    assert (buys.workers, buys.cost, buys.remainder) == (200, 20_160_000, 0)
    later = kutim([paid("2025-01..2025-06", 900)], spend_from="2025-10").funds[0].buys
    assert later is not None
    assert (later.workers, later.remainder) == (400, 0)
    assert "waiting-window" in [note.code for note in kutim(
        [paid("2025-01..2025-06", 900)], spend_from="2025-10").notes]  # fmt: skip


@pytest.mark.parametrize(
    ("allocation", "waiting", "others"),
    [(None, 320, 35), (201_600_000, 320, 35), (231_840_000, 320, 235), (160_000_000, 80, 0)],
)
def test_who_is_planned_and_not_paid_for_comes_first(
    rentan: Rentan, tmp_path: Path, allocation: int | None, waiting: int, others: int
) -> None:
    """680 of 1.000 are paid for in March, after two whole months, 147.840.000 by December. Nine
    months of a worker are 151.200: 53.760.000 are for the 320 and 35 others (of their March),
    30.240.000 more for 200."""
    rows = [paid(f"2025-0{at}", heads) for at, heads in ((1, 1_000), (2, 1_000), (3, 680))]
    buys = kutim(rows, workers=1_000, allocation=allocation).funds[0].buys
    assert buys is not None
    assert (buys.waiting, buys.workers - buys.waiting) == (waiting, others)
    lines = ("2025-01;1000;16800000", "2025-02;1000;16800000", "2025-03;680;11424000")
    file = saved(tmp_path, *lines, header="Bulan;Peserta;Jumlah\n")
    words = ("realise", file, "-r", "kutim", "-y", "2025")
    out = rentan(*words, "-w", "1000").out
    assert "Of them 320 are workers of the plan who are not paid for" in out
    assert "pertama. Bagi orang di luar rencana tersisa tempat untuk 35." in (
        rentan(*words, "-w", "1000", "--lang", "id").out
    )


def test_a_year_that_is_over_buys_nothing(rentan: Rentan, tmp_path: Path) -> None:
    assert kutim([paid("2025", 900)]).funds[0].buys is None
    ended = rentan(
        "realise", saved(tmp_path, "2025;;900;181440000;;;;;;"), "-r", "kutim", "-y", "2025",
        "-w", "1000",
    )  # fmt: skip
    assert "No month of 2025 is left for it to pay." in ended.out


def test_money_that_is_short_is_told_with_its_month_and_people(rentan: Rentan) -> None:
    result = kutim([paid("2025-01", 1_000)], allocation=150_000_000)
    shortage = result.funds[0].shortage
    assert shortage is not None
    # eight months are 134.400.000, the ninth needs 16.800.000 and 15.600.000 are left
    assert (shortage.month, shortage.short) == ("2025-09", 51_600_000)
    assert shortage.workers == 72  # 1.200.000 ÷ 16.800, rounded up
    assert result.over_budget
    words = ("-r", "kutim", "-y", "2025", "-w", "1000", "-a", "150 juta", "--heads", "1000")
    ended = rentan("realise", *words, "--fail-if", "over-budget")
    assert ended.code == 1
    assert "is short from Sep 2025 on: Rp51.600.000 are missing at the year's end; 72" in ended.out


# The forecast, by stated assumptions


def codes(result: RealisationResult) -> list[str]:
    return [note.code for note in result.notes if note.code.startswith("realise")]


def test_who_was_paid_for_last_stays() -> None:
    result = kutim([paid("2025-01", 900), paid("2025-02", 800)])
    assert [month.workers for month in result.months] == [900, *[800] * 11]
    assert codes(result) == ["realise-goes-on"]


def test_heads_of_a_month_that_is_paid_are_told_from_the_month_that_they_hold_from() -> None:
    result = kutim([paid("2025-03", 900)], heads=["2025-01=950"])
    (said,) = (note for note in result.notes if note.code == "realise-heads-said")
    assert (said.facts["month"], said.facts["workers"]) == ("2025-01", 950)
    assert result.forecast == 950 * 16_800 * 11  # January and February are owed
    result = kutim([paid("2025-03", 900)], heads=["2025-03=950"])
    (said,) = (note for note in result.notes if note.code == "realise-heads-said")
    assert (said.facts["month"], said.facts["workers"]) == ("2025-04", 950)
    assert result.forecast == 950 * 16_800 * 9 + 1_000 * 16_800 * 2


def test_heads_hold_for_months_that_a_fund_owes() -> None:
    """The DBH CHT paid until March and the APBD until June: April is owed for 500 as planned, May
    and June for 300 as is said, and so is the year after: 500 × 16.800 + 8 × 300 × 16.800."""
    result = two_funds("2025-01..2025-06", "2025-01..2025-03", heads=["dbh-cht:2025-05=300"])
    due = {note.code: (list(note.facts["months"]), note.facts["workers"], note.facts["due"])
           for note in result.notes if note.code.startswith("realise-unpaid")}  # fmt: skip
    assert due == {
        "realise-unpaid": (["2025-04"], 500, 8_400_000),
        "realise-unpaid-said": (["2025-05", "2025-06"], 300, 10_080_000),
    }
    assert (result.owed, result.funds[1].forecast) == (18_480_000, 48_720_000)
    late = two_funds("2025", "2025-01..2025-10", heads=["dbh-cht:2025-11=450"])
    assert (late.owed, late.funds[1].left) == (15_120_000, 1_680_000)  # 2 × 450, 2 × 50


def test_heads_of_months_that_are_all_paid_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        two_funds("2025", "2025-01..2025-10", heads=["apbd:2025-11=450"])
    assert (caught.value.code, caught.value.facts) == ("heads-idle", {"funding": "apbd"})
    with pytest.raises(InputError) as caught:  # February is owed, and March is paid
        kutim([paid("2025-01", 9, sp2d="1"), paid("2025-03..2025-12", 9, sp2d="2")],
              heads=["2025-03=450"])  # fmt: skip
    assert caught.value.code == "heads-idle"


@pytest.mark.parametrize("early", ["800", "2025-03=800"])
def test_of_heads_that_have_begun_only_the_last_hold(early: str) -> None:
    result = kutim([paid("2025-03", 900)], heads=[early, "2025-04=950", "2025-12=0"])
    (over,) = (note.facts for note in result.notes if note.code == "realise-heads-over")
    assert (over["workers"], over["month"], over["now"]) == (800, "2025-04", 950)
    begins = [note.facts for note in result.notes if note.code == "realise-heads-said"]
    assert [(each["workers"], each["month"]) for each in begins] == [
        (950, "2025-04"), (0, "2025-12"),
    ]  # fmt: skip
    assert [month.workers for month in result.months[3:]] == [950] * 8 + [0]


def test_heads_that_are_said_hold_from_their_month_on() -> None:
    result = kutim([paid("2025-01", 900)], heads=["2025-05=950", "2025-12=0"])
    assert [month.workers for month in result.months] == [*[900] * 4, *[950] * 7, 0]
    assert codes(result) == ["realise-goes-on", "realise-heads-said", "realise-heads-said"]
    assert result.months[-1].waiting == 1_000


WAVES = """region: kutim
cohorts:
  - {name: a, workers: 1000, months: 2025-01..2025-12}
  - {name: b, workers: 500, months: 2025-10..2025-12}
  - {name: c, workers: 200, months: 2025-04..2025-09}
leavers: {deaths: "0,5%", moved: 3}
allocations: [{year: 2025, amount: 260 juta}]
"""


def test_people_leave_and_join_by_the_plan_cohort_by_cohort(rentan: Rentan, tmp_path: Path) -> None:
    """Of the 1.141 of July 929 are left in October, when 500 join: 1.429, 1.416 and 1.403. With all
    paid as planned what is left is what the plan leaves, 260.000.000 - 236.930.400 = 23.069.600:
    5 months of 84.000 for 274 people."""
    plan, rows = tmp_path / "rencana.yaml", (1_000, 992, 984, 1_176, 1_164, 1_152, 1_141)
    plan.write_text(WAVES, encoding="utf-8")
    made = [paid(f"2025-0{month}", heads) for month, heads in enumerate(rows, start=1)]
    result = realise(load_plan(plan), made, year=2025)
    assert [month.workers for month in result.months[7:]] == [1_129, 1_117, 1_429, 1_416, 1_403]
    (fund,) = result.funds
    assert (result.unspent, result.left, fund.shortage) == (0, 23_069_600, None)
    assert fund.buys
    assert (fund.buys.workers, fund.buys.remainder) == (274, 53_600)
    assert [each.change for each in result.accounts] == [0, 0, -23_069_600]
    told = {note.code: note.facts for note in result.notes}
    assert (told["realise-joining"]["month"], told["realise-joining"]["more"]) == ("2025-10", 500)
    assert (told["realise-joining"]["workers"], told["realise-joining"]["of"]) == (929, "")
    left = told["realise-leaving"]
    assert (left["month"], left["workers"], left["more"]) == ("2025-08", 1_129, 12)
    file = saved(tmp_path, *(f"{n};;{heads};{heads * RATE};{n}" for n, heads in enumerate(rows, 1)))
    said = rentan("realise", file, "--plan", str(plan), "--heads", "2025-10=929")
    assert said.code == 0
    assert "join from" not in said.err  # who is said to be paid for is all
    asked = rentan("realise", file, "--plan", str(plan))
    assert "500 workers join from Oct 2025 on" in asked.err
    assert "--heads 2025-10=929" in asked.err


@pytest.mark.parametrize(
    ("heads", "october", "november"),
    [
        (900, 1_400, 1_700),  # 100 wait as before, and both waves join
        (1_400, 1_500, 1_800),  # 400 have joined before the plan has them: 100 are to come
        (2_000, 2_000, 2_000),  # more than are planned at any time
    ],
)
def test_who_has_joined_already_does_not_join_again(
    heads: int, october: int, november: int
) -> None:
    cohorts: list[Any] = [
        {"policy": KUTIM, "workers": 1_000, "months": "2025"},
        {"policy": KUTIM, "workers": 500, "months": "2025-10..2025-12"},
        {"policy": KUTIM, "workers": 300, "months": "2025-11..2025-12"},
    ]
    planned = request([Cohort.of(each) for each in cohorts], [])
    result = realise(planned, [paid("2025-01..2025-08", heads)], year=2025)
    assert [month.workers for month in result.months][8:] == [heads, october, november, november]
    joined = [note.facts["more"] for note in result.notes if note.code == "realise-joining"]
    assert joined == [each for each in (october - heads, november - october) if each]


def test_who_joins_is_forecast_in_the_programmes_of_their_cohort() -> None:
    """In December 1.000 at 16.800 stay and 500 join in JKK alone: 16.800.000 + 5.000.000."""
    cohorts: list[Any] = [
        {"policy": KUTIM, "workers": 1_000, "months": "2025"},
        {"policy": KUTIM, "workers": 500, "months": "2025-12", "programs": ["jkk"]},
    ]
    planned = request([Cohort.of(each) for each in cohorts], [])
    result = realise(planned, [paid("2025-01..2025-11", 1_000)], year=2025)
    assert (result.forecast, result.unspent) == (21_800_000, 0)
    assert [account.forecast for account in result.accounts] == [15_000_000, 6_800_000]


def test_months_that_were_left_out_are_told_and_still_owed() -> None:
    """1.000 workers × 16.800 × 2 months = 33.600.000."""
    result = kutim([paid("2025-01", 1_000), paid("2025-04", 1_000)])
    assert [month.state for month in result.months][:5] == [
        "paid", "unpaid", "unpaid", "paid", "forecast",
    ]  # fmt: skip
    note = next(note for note in result.notes if note.code == "realise-unpaid")
    assert (list(note.facts["months"]), note.facts["due"]) == (["2025-02", "2025-03"], 33_600_000)
    assert (result.owed, result.unspent) == (33_600_000, 0)
    assert [month.workers for month in result.months][:5] == [1_000, 0, 0, 1_000, 1_000]


@pytest.mark.parametrize(("again", "told"), [("2025-05", False), ("2025-06", True)])
def test_a_gap_that_is_longer_than_can_be_bridged_is_told(again: str, told: bool) -> None:
    """Paid for January and again for May or June: three unpaid months can be bridged, of four
    67.200.000 are owed and membership has ended from May on."""
    result = kutim([paid("2025-01", 1_000), paid(again, 1_000)])
    notes = [dict(note.facts) for note in result.notes if note.code == "realise-lapsed"]
    assert bool(notes) == told
    if told:
        (note,) = notes
        assert (note["period"], note["ended"], note["due"]) == (
            "2025-02..2025-05", "2025-05", 67_200_000,
        )  # fmt: skip
        assert {"kepesertaan-bpu", "kepesertaan-terputus"} <= {each.id for each in result.sources}


def two_funds(apbd: str, cht: str, **words: Any) -> RealisationResult:
    """1.000 workers of the APBD and 500 of the DBH CHT for 2025, each with what it needs; both paid
    for these months."""
    rows = [paid(apbd, 1_000, funding="apbd")]
    rows += [paid(cht, 500, funding="dbh-cht")] if cht else []
    return of_funds(rows, **words)


def of_funds(rows: list[Payment], csr: int = 0, **words: Any) -> RealisationResult:
    """1.000 workers of the APBD, 500 of the DBH CHT and others of the CSR for 2025, the first two
    each with what it needs."""
    heads = {"apbd": 1_000, "dbh-cht": 500} | ({"csr": csr} if csr else {})
    cohorts: list[Any] = [
        {"policy": KUTIM, "workers": workers, "months": "2025", "funding": funding}
        for funding, workers in heads.items()
    ]
    allocations = [
        AllocationInput(Stated(amount, 1), funding=funding)
        for funding, amount in (("apbd", 201_600_000), ("dbh-cht", 100_800_000))
    ]
    planned = request([Cohort.of(each) for each in cohorts], allocations)
    return realise(planned, rows, year=2025, **words)


def test_whom_one_fund_pays_for_another_is_not_owed_again() -> None:
    """The APBD pays January for all 1.500, 8.400.000 more than its plan, which it lacks at the end
    of the year and which is left of the DBH CHT; from February on each pays for its own, 25.200.000
    a month."""
    result = of_funds([paid("2025-01", 1_500, funding="apbd")])
    january = result.months[0]
    assert (january.state, january.workers, january.waiting) == ("paid", 1_500, 0)
    assert (result.owed, result.forecast, result.unspent) == (0, 11 * 25_200_000, 0)
    assert {month.workers for month in result.months} == {1_500}
    apbd, cht = result.funds
    assert apbd.shortage
    assert (apbd.shortage.month, apbd.shortage.short) == ("2025-12", 8_400_000)
    assert (apbd.forecast, cht.forecast, cht.left) == (184_800_000, 92_400_000, 8_400_000)
    facts = {note.code: note.facts for note in result.notes}
    assert facts["realise-for-others"]["months"] == ("2025-01",)
    assert facts["realise-for-others"]["workers"] == 500
    goes = facts["realise-goes-back"]
    assert (goes["paid"], goes["back"], goes["workers"]) == (1_500, 500, 1_000)
    assert "realise-unpaid" not in facts


@pytest.mark.parametrize(
    ("apbd", "cht", "owed", "state", "a_month"),
    [
        (1_300, 0, 200 * 16_800, "partly", 1_500),
        (1_300, 200, 0, "paid", 1_500),
        (1_600, 0, 0, "paid", 1_600),
        (1_600, 500, 0, "paid", 2_100),
        (1_000, 0, 500 * 16_800, "partly", 1_500),
        (800, 0, 500 * 16_800, "partly", 1_300),
        (0, 700, 800 * 16_800, "partly", 1_500),
    ],
)
def test_no_more_is_owed_than_people_are_planned_of_all_funds(
    apbd: int, cht: int, owed: int, state: str, a_month: int
) -> None:
    """1.000 and 500 are planned: whom nobody paid for is owed, and of those who go on as many
    return to their own fund as it pays for."""
    heads = {"apbd": apbd, "dbh-cht": cht}
    rows = [paid("2025-01", each, funding=name) for name, each in heads.items() if each]
    result = of_funds(rows)
    assert (result.owed, result.months[0].state) == (owed, state)
    assert {month.workers for month in result.months[1:]} == {a_month}
    assert result.forecast == owed + 11 * a_month * 16_800
    waiting = max(0, 1_500 - apbd - cht)
    assert (result.months[0].waiting, result.months[0].waiting_due) == (waiting, waiting * 16_800)


def test_what_several_funds_owe_is_shared_out_by_the_plan() -> None:
    """400 of the 800 people of two funds are paid for from a third: 250 and 150 are owed."""
    result = of_funds([paid("2025-01", 1_400, funding="apbd")], csr=300)
    rest = [note.facts for note in result.notes if note.code == "realise-unpaid-rest"]
    assert [(each["workers"], each["due"]) for each in rest] == [
        (250, 4_200_000), (150, 2_520_000),
    ]  # fmt: skip
    assert result.owed == 6_720_000
    said = " ".join(note_sentences(result.notes, "advice", Language("en")))
    assert "for whom no other fund paid either (up to 250), Rp4.200.000" in said


def test_who_is_said_to_be_paid_for_is_owed_all_the_same() -> None:
    january = [paid("2025-01", 1_500, funding="apbd")]
    told = of_funds(january, heads=["dbh-cht:2025-01=500"])
    assert (told.owed, told.months[1].workers) == (8_400_000, 1_500)
    none = of_funds(january, heads=["dbh-cht:0"])
    assert (none.owed, none.months[1].workers) == (0, 1_500)
    assert none.funds[1].forecast == 0


def test_nothing_is_taken_of_months_whose_people_are_not_known() -> None:
    rows = [paid("2025-01", 1_500, funding="apbd"), paid("2025-02", 1_000, funding="apbd")]
    rows.append(paid("2025-01", None, 77, funding="csr"))
    result = of_funds(rows, csr=300, heads=["csr:300"])
    assert "realise-for-others" not in codes(result)
    assert result.owed >= 2 * 500 * 16_800


@pytest.mark.parametrize(
    ("day", "start", "over"),
    [
        (None, "2025-06", "Jun 2025"),
        (None, "2025-07", ""),
        ("2025-03-31", "2025-03", "Mar 2025"),
        ("2025-03-31", "2025-04", ""),
        ("2025-08-01", "2025-06", "Jun 2025"),
        ("2025-08-01", "2025-07", ""),
    ],
)
def test_cover_is_not_bought_backwards(day: str | None, start: str, over: str) -> None:
    """January to June are paid for; where the order is of March, April to June were paid ahead."""
    rows = [paid("2025-01..2025-06", 900, date=day)]
    if over:
        with pytest.raises(InputError, match=f"until {over} are paid for already"):
            kutim(rows, spend_from=start)
    else:
        buys = kutim(rows, spend_from=start).funds[0].buys
        assert buys is not None
        assert buys.first == start


FUNDS = {"apbd": (1, 12), "dbh-cht": (4, 9), "csr": (2, 11)}
"""The months that are planned from each."""


@given(
    planned=st.tuples(*[st.integers(1, 9)] * 3),
    heads=st.lists(st.tuples(*[st.integers(0, 12)] * 3), min_size=3, max_size=3),
)
def test_nobody_is_owed_twice_whatever_funds_pay(
    planned: tuple[int, ...], heads: list[tuple[int, ...]]
) -> None:
    """March to May of three funds of other months each: those who were paid for and those who are
    owed are no more than are planned, but for whom more were paid; the others wait."""
    cohorts: list[Any] = [
        {"policy": KUTIM, "workers": workers, "funding": funding,
         "months": f"2025-{first:02}..2025-{last:02}"}
        for workers, (funding, (first, last)) in zip(planned, FUNDS.items(), strict=True)
    ]  # fmt: skip
    rows = [
        paid(f"2025-{month:02}", number, funding=funding, sp2d=f"{funding}-{month}")
        for month, each in enumerate(heads, start=3)
        for number, (funding, (first, _)) in zip(each, FUNDS.items(), strict=True)
        if number and month >= first
    ]
    if not rows:
        return
    result = realise(request([Cohort.of(each) for each in cohorts], []), rows, year=2025)
    for month in result.months:
        if month.state == "forecast":
            assert month.forecast == (month.workers or 0) * RATE
            continue
        was = sum(row.workers or 0 for row in rows if str(row.months.first) == month.month)
        assert was + month.forecast / RATE <= max(was, month.planned_workers)
        assert month.waiting == max(0, month.planned_workers - was)
        assert month.waiting_due == month.waiting * RATE
        states = {(True, True): "partly", (True, False): "paid"}
        assert month.state == states.get((bool(was), bool(month.forecast)), "unpaid")
    assert sum(month.forecast for month in result.months) == result.forecast


def test_a_month_of_which_something_is_owed_is_paid_in_part() -> None:
    """1.000 × 6.800 of January's JKM are missing."""
    result = kutim([paid("2025-01", 1_000, 10_000_000), paid("2025-02", 1_000)])
    assert [month.state for month in result.months[:3]] == ["partly", "paid", "forecast"]
    assert [month.forecast for month in result.months[:2]] == [6_800_000, 0]
    shown = present(result, Language("id")).blocks[0].sheet.rows[0]
    assert (shown.labels["state"], shown.tone) == ("dibayar sebagian", "over")


def test_what_a_fund_that_lags_has_not_paid_is_owed_and_not_free() -> None:
    """April to June of the DBH CHT: 500 × 16.800 × 3 = 25.200.000, which is all that it has beside
    the other nine months."""
    result = two_funds("2025-01..2025-06", "2025-01..2025-03")
    (note,) = (each for each in result.notes if each.code == "realise-unpaid")
    assert list(note.facts["months"]) == ["2025-04", "2025-05", "2025-06"]
    assert (note.facts["workers"], note.facts["due"]) == (500, 25_200_000)
    assert (result.owed, result.unspent, result.left) == (25_200_000, 0, 0)
    fund = result.funds[1]
    assert (fund.paid, fund.forecast, fund.buys) == (25_200_000, 75_600_000, None)
    assert [account.change for account in result.accounts] == [0, 0, 0, 0]
    assert [(month.state, month.forecast) for month in result.months[3:6]] == [
        ("partly", 8_400_000)
    ] * 3
    assert not result.over_budget


def test_a_fund_is_called_in_rows_as_in_sentences() -> None:
    shown = present(two_funds("2025-01", "2025-01"), Language("id"))
    funds, accounts, payments = (block.sheet.rows for block in shown.blocks[1:])
    assert [row.labels["item"] for row in funds] == ["APBD", "DBH CHT"]
    assert [row.labels["funding"] for row in accounts] == ["APBD"] * 2 + ["DBH CHT"] * 2
    assert [row.labels["funding"] for row in payments] == ["APBD", "DBH CHT"]


def test_of_a_fund_that_has_paid_nothing_the_months_of_others_are_owed() -> None:
    """The DBH CHT has paid nothing: January is owed as planned, 500 × 16.800 = 8.400.000, and its
    year needs 100.800.000."""
    result = two_funds("2025-01", "")
    assert [fund.expected for fund in result.funds] == [201_600_000, 100_800_000]
    assert "realise-as-planned" in codes(result)
    (note,) = (each for each in result.notes if each.code == "realise-unpaid")
    assert (list(note.facts["months"]), note.facts["due"]) == (["2025-01"], 8_400_000)


def test_an_allocation_that_does_not_last_for_what_is_owed_is_short() -> None:
    """1.000 × 16.800 × 12 = 201.600.000, of which 16.800.000 are owed for January: an allocation of
    184.800.000 pays eleven months, and December is short by 16.800.000."""
    result = kutim([paid("2025-02", 1_000)], allocation=184_800_000)
    shortage = result.funds[0].shortage
    assert shortage is not None
    assert (shortage.month, shortage.short, shortage.workers) == ("2025-12", 16_800_000, 1_000)
    early = kutim([paid("2025-02", 1_000)], allocation=8_400_000).funds[0].shortage
    assert early is not None
    assert (early.month, early.workers) == ("2025-01", 500)


JKK, JKM = "5.1.02.02.02.0006", "5.1.02.02.02.0007"


def of_accounts(*rows: tuple[int, str, int]) -> list[Payment]:
    """Payments of month, account and workers."""
    return [
        paid(f"2025-{month:02}", heads, heads * (10_000 if account == JKK else 6_800),
             account=account, sp2d=f"{month}-{account}")
        for month, account, heads in rows
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "owed"),
    [
        # JKM of February for 900: 900 × 6.800
        ([(1, JKK, 900), (1, JKM, 900), (2, JKK, 900)], 6_120_000),
        # JKK of January and February for 900, of which JKM was paid: 2 × 900 × 10.000
        ([(1, JKM, 900), (2, JKM, 900)], 18_000_000),
        # JKM for 800 of 900: 100 × 6.800
        ([(1, JKK, 900), (1, JKM, 800)], 680_000),
        # JKM of January, the month before the last: 900 × 6.800
        ([(1, JKK, 900), (2, JKK, 900), (2, JKM, 900)], 6_120_000),
    ],
)
def test_a_programme_that_was_not_paid_for_all_is_owed(
    rows: list[tuple[int, str, int]], owed: int
) -> None:
    """The plan is 1.000 × 16.800 × 12 = 201.600.000; 900 need 181.440.000 of it in the year, and
    20.160.000 stay, whatever of the months past is still to be paid."""
    result = kutim(of_accounts(*rows), allocation=201_600_000)
    assert result.owed == owed
    assert sum(note.facts["due"] for note in result.notes if note.code == "realise-uneven") == owed
    assert (result.expected, result.unspent, result.left) == (181_440_000, 20_160_000, 20_160_000)
    buys = result.funds[0].buys
    assert buys is not None
    assert buys.budget == 20_160_000


@pytest.mark.parametrize(
    ("rows", "owed"),
    [
        # JKK alone in January, JKM alone in March: 16.800.000 less each time what was paid
        (
            [("2025-01", 10_000_000), ("2025-02", 16_800_000), ("2025-03", 6_800_000)],
            {"2025-01": 6_800_000, "2025-03": 10_000_000},
        ),
        # both months in one payment: 33.600.000 − 26.800.000, in its last
        ([("2025-01..2025-02", 26_800_000)], {"2025-02": 6_800_000}),
        # what is more in February settles January, and no more than it is
        ([("2025-01", 15_000_000), ("2025-02", 17_800_000)], {"2025-01": 800_000}),
        ([("2025-01", 15_000_000), ("2025-02", 18_600_000)], {}),
    ],
)
def test_what_is_less_than_workers_times_rate_is_owed(
    rows: list[tuple[str, int]], owed: dict[str, int]
) -> None:
    """The plan is 201.600.000, of which all is needed for the 1.000: nothing is free."""
    listed = [paid(month, 1_000, amount, sp2d=month) for month, amount in rows]
    result = kutim(listed, allocation=201_600_000)
    told = {
        note.facts["month"]: note.facts["due"]
        for note in result.notes
        if note.code == "realise-less"
    }
    assert told == owed
    assert result.owed == sum(owed.values())
    assert (result.expected, result.left) == (201_600_000, 0)
    assert sum(each.paid + each.forecast for each in result.accounts) == 201_600_000
    assert result.funds[0].buys is None


def test_an_account_paid_less_than_its_rate_is_owed_on_it(rentan: Rentan, tmp_path: Path) -> None:
    """JKM of 1.000 is 6.800.000, of which 6.000.000 were paid."""
    rows = (f"2025-01;;1.000;{due};;;;{code}" for due, code in ((10**7, JKK), (6_000_000, JKM)))
    flags = ("-r", "kutim", "--year", "2025", "--workers", "1000", "--allocation", "201600000")
    told = rentan("realise", saved(tmp_path, *rows), *flags)
    assert "absorbed so far; Rp0 will be left at the year's end." in told.out
    assert "What is missing, Rp800.000, is taken to be still owed" in told.err
    parts = [
        paid("2025-01", 1_000, 10**7, account=JKK),
        paid("2025-01", 1_000, 6 * 10**6, account=JKM),
    ]
    accounts = {each.program: each.paid + each.forecast for each in kutim(parts).accounts}
    assert accounts == {"jkk": 120_000_000, "jkm": 81_600_000}


def test_a_month_with_a_row_of_nothing_is_not_paid() -> None:
    result = kutim([paid("2025-01", 1_000), paid("2025-02", 0), paid("2025-03", 1_000)])
    assert [month.state for month in result.months[:3]] == ["paid", "unpaid", "paid"]
    assert (result.months[1].forecast, result.owed) == (16_800_000, 16_800_000)


def test_nothing_is_owed_for_a_programme_in_which_fewer_are_planned() -> None:
    """1.000 in both programmes and 500 in JKK alone are paid as planned, and then all but 100."""
    cohorts: list[Any] = [
        {"policy": KUTIM, "workers": 1_000, "months": "2025", "funding": "apbd"},
        {"policy": KUTIM, "workers": 500, "months": "2025", "funding": "apbd", "programs": ["jkk"]},
    ]
    planned = request([Cohort.of(each) for each in cohorts], [])
    result = realise(planned, of_accounts((1, JKK, 1_500), (1, JKM, 1_000)), year=2025)
    assert result.owed == 0
    assert "realise-uneven" not in codes(result)
    result = realise(planned, of_accounts((1, JKK, 1_500), (1, JKM, 900)), year=2025)
    assert result.owed == 100 * 6_800


def test_whose_months_end_by_the_plan_is_not_forecast() -> None:
    """1.000 until June and 500 all the year, of whom 1.400 were paid for in May: June is forecast
    for 1.400, July to December for the 500 that are planned."""
    cohorts: list[Any] = [
        {"policy": KUTIM, "workers": 1_000, "months": "2025-01..2025-06"},
        {"policy": KUTIM, "workers": 500, "months": "2025"},
    ]
    planned = request([Cohort.of(each) for each in cohorts], [])
    result = realise(planned, [paid("2025-01..2025-05", 1_400)], year=2025)
    assert [month.workers for month in result.months] == [1_400] * 6 + [500] * 6
    assert result.forecast == 1_400 * RATE + 6 * 500 * RATE
    (note,) = (each.facts for each in result.notes if each.code == "realise-leaving")
    assert (note["month"], note["workers"], note["more"]) == ("2025-07", 500, 1_000)


def test_cohorts_of_other_programmes_stay_each_in_theirs() -> None:
    """1.000 in JKK alone and 500 in JKM alone are 1.500 people and 13.400.000 a month."""
    cohorts: list[Any] = [
        {"policy": KUTIM, "workers": 1_000, "months": "2025", "programs": ["jkk"]},
        {"policy": KUTIM, "workers": 500, "months": "2025", "programs": ["jkm"]},
    ]
    planned = request([Cohort.of(each) for each in cohorts], [])
    result = realise(planned, of_accounts((1, JKK, 1_000), (1, JKM, 500)), year=2025)
    assert [month.workers for month in result.months] == [1_500] * 12
    assert (result.owed, result.forecast, result.unspent) == (0, 11 * 13_400_000, 0)


def test_a_cohort_that_is_paid_for_less_owes_nothing_for_the_others() -> None:
    """900 of 1.000 in both programmes and 400 of 500 in JKK alone, each cohort paid for by itself:
    900 × 16.800 + 400 × 10.000 = 19.120.000 a month, in all the year."""
    cohorts: list[Any] = [
        {"policy": KUTIM, "workers": 1_000, "months": "2025"},
        {"policy": KUTIM, "workers": 500, "months": "2025", "programs": ["jkk"]},
    ]
    planned = request([Cohort.of(each) for each in cohorts], [])
    rows = [paid("2025-01", 900, sp2d="1"), paid("2025-01", 400, 4_000_000, sp2d="2")]
    result = realise(planned, rows, year=2025)
    assert [each.programs for each in result.payments] == [("jkk", "jkm"), ("jkk",)]
    assert "realise-uneven" not in codes(result)
    assert (result.owed, result.forecast) == (0, 11 * 19_120_000)
    assert {month.workers for month in result.months} == {1_300}


def test_who_waits_owes_what_their_own_fund_pays() -> None:
    """100 of the APBD at 16.800 and 500 of the CSR at 10.000 wait: 6.680.000."""
    cohorts: list[Any] = [
        {"policy": KUTIM, "workers": 1_000, "months": "2025"},
        {"policy": KUTIM, "workers": 500, "months": "2025", "funding": "csr", "programs": ["jkk"]},
    ]
    planned = request([Cohort.of(each) for each in cohorts], [])
    january = realise(planned, [paid("2025-01", 900, funding="apbd")], year=2025).months[0]
    assert (january.waiting, january.waiting_due) == (600, 6_680_000)
    assert january.planned - january.paid == 6_680_000
    unsaid = [paid("2025-01", 900, funding="apbd"), paid("2025-01", None, 77, funding="csr")]
    january = realise(planned, unsaid, year=2025, heads=["csr:500"]).months[0]
    assert (january.workers, january.waiting, january.waiting_due) == (None, None, 0)


def test_a_last_month_that_was_taken_back_is_owed_and_who_was_paid_before_stays() -> None:
    """1.000 × 16.800 × 12 = 201.600.000 less January and February; March is not free."""
    rows = [paid(f"2025-0{month}", 1_000, sp2d=str(month)) for month in (1, 2, 3)]
    rows.append(paid("2025-03", -1_000, sp2d="S3", corrects="3"))
    result = kutim(rows, allocation=201_600_000)
    assert (result.owed, result.forecast, result.unspent) == (16_800_000, 168_000_000, 0)
    assert [month.workers for month in result.months][3:] == [1_000] * 9
    everything = kutim([*rows[2:]], allocation=201_600_000)
    assert (everything.paid, everything.forecast, everything.unspent) == (0, 201_600_000, 0)


@pytest.mark.parametrize(
    ("rows", "paid_", "owed"),
    [
        # JKK of February without workers and JKM not at all: 1.000 × 6.800
        ([paid("2025-02", None, 10_000_500, account=JKK)], 10_000_500, {"jkm": 6_800_000}),
        # a part of 16.800.000, on no account: 11.800.000, 10.000 : 6.800
        ([paid("2025-02", None, 5_000_000)], 5_000_000, {"jkk": 7_023_809, "jkm": 4_776_191}),
        # beside 400 on the same accounts, so nobody knows how many these are
        ([paid("2025-02", 400, sp2d="a"), paid("2025-02", None, 5_000_000, sp2d="b")],
         11_720_000, {"jkk": 3_023_809, "jkm": 2_056_191}),
        # JKM was paid for 900, so 900 × 10.000 are due of JKK
        ([*of_accounts((2, JKM, 900)), paid("2025-02", None, 8_999_999, account=JKK, sp2d="x")],
         15_119_999, {"jkk": 1}),
        ([*of_accounts((2, JKM, 900)), paid("2025-02", None, 9_000_001, account=JKK, sp2d="x")],
         15_120_001, {}),
    ],
)  # fmt: skip
def test_a_payment_that_does_not_say_for_how_many_hides_nothing_that_is_owed(
    rows: list[Payment], paid_: int, owed: dict[str, int]
) -> None:
    """January and March are paid for 1.000; what is missing of February is not free."""
    sides = [paid("2025-01", 1_000, sp2d="1"), paid("2025-03", 1_000, sp2d="3")]
    result = kutim([sides[0], *rows, sides[1]], allocation=201_600_000)
    february = result.months[1]
    assert (february.paid, february.forecast) == (paid_, sum(owed.values()))
    nine = {"jkk": 90_000_000, "jkm": 61_200_000}
    over = {
        each.program: each.forecast - nine.get(each.program or "", 0) for each in result.accounts
    }
    assert {program: due for program, due in over.items() if due} == owed
    assert result.unspent == 201_600_000 - 11 * 16_800_000 - paid_ - sum(owed.values())
    told = [note.facts["due"] for note in result.notes if note.code == "realise-short"]
    assert told == ([sum(owed.values())] if owed else [])


def test_a_payment_of_several_months_without_workers_is_spread_as_planned() -> None:
    """20.000.000 for three months of 16.800.000: 30.400.000 of them are owed."""
    result = kutim([paid("2025-01..2025-03", None, 20_000_000)], heads=1_000)
    assert [month.state for month in result.months][:4] == ["partly"] * 3 + ["forecast"]
    assert [month.paid for month in result.months][:3] == [6_666_666, 6_666_667, 6_666_667]
    assert (result.owed, result.expected) == (30_400_000, 201_600_000)


def test_of_a_last_month_that_is_known_in_part_nobody_can_say_how_many_stay() -> None:
    rows = [paid("2025-01", 400, sp2d="a"), paid("2025-01", None, 5_000_000, sp2d="b")]
    with pytest.raises(InputError) as caught:
        kutim(rows)
    assert caught.value.code == "realise-heads"
    assert kutim(rows, heads=900).months[0].workers is None


def test_two_rates_in_one_payment_are_held_against_the_plan() -> None:
    """1.000 × 16.800 + 500 × 36.800 = 35.200.000 in one payment of 1.500; who is in JHT it does
    not say, so nothing is owed for the others. Of 1.350, nine tenths, 31.680.000 are due."""
    cohorts: list[Any] = [
        {"policy": KUTIM, "workers": 1_000, "months": "2025"},
        {"policy": KUTIM, "workers": 500, "months": "2025", "programs": "jkk,jkm,jht"},
    ]
    planned = request([Cohort.of(each) for each in cohorts], [])
    for workers, amount, owed in (
        (1_500, 35_200_000, 0), (1_350, 31_680_000, 0), (1_350, 31_000_000, 680_000),
    ):  # fmt: skip
        result = realise(planned, [paid("2025-01", workers, amount)], year=2025)
        assert (result.payments[0].verdict, result.owed) == ("rate-open", owed)
        assert result.months[0].workers == workers


def test_months_that_are_owed_are_named_as_people_name_them(rentan: Rentan, tmp_path: Path) -> None:
    rows = ("2025-01;;1000;16800000;1;;;;;", "2025-04;;1000;16800000;2;;;;;")
    words = ("realise", saved(tmp_path, *rows), "-r", "kutim", "-y", "2025", "-w", "1000")
    told = rentan(*words)
    assert "for Feb 2025, Mar 2025, though up to 1.000 workers and Rp33.600.000" in told.err
    assert "Of the forecast, Rp33.600.000 are still owed for months until Apr 2025." in told.out
    assert "would cover" not in told.out
    assert "Untuk Feb 2025, Mar 2025 tidak ada pembayaran" in rentan(*words, "--lang", "id").err


def test_a_fund_that_has_paid_nothing_is_taken_as_planned() -> None:
    result = realise(shared("apbd=60%, csr=40%"), [
        Payment(Span.parse("2025-01"), 10_080_000, 1_000, "apbd")])  # fmt: skip
    assert "realise-as-planned" in codes(result)
    # 1.000 × 16.800 × 12, of which 60% and 40%: January of the CSR is owed, 6.720.000
    assert [fund.expected for fund in result.funds] == [120_960_000, 80_640_000]
    assert result.owed == 6_720_000


def test_nobody_can_say_how_many_stay() -> None:
    with pytest.raises(InputError) as caught:
        kutim([paid("2025-01", None, 16_799)])
    assert caught.value.code == "realise-heads"


# Payments against workers × rate


def shared(funding: str) -> PlanRequest:
    words: Any = {"policy": KUTIM, "workers": 1_000, "months": "2025", "funding": funding}
    return request([Cohort.of(words)], [])


def test_every_difference_is_told_to_the_rupiah() -> None:
    result = kutim([paid("2025-01", 1_000), paid("2025-02", 1_000, 16_799_999)])
    first, second = result.payments
    assert (first.verdict, first.difference) == ("to-the-rupiah", 0)
    assert (second.verdict, second.rate, second.difference) == ("differs", RATE, -1)
    assert result.differences == 1
    assert result.paid == 33_599_999


@pytest.mark.parametrize(
    ("account", "programs", "rate"),
    [
        ("5.1.02.02.02.0006", ("jkk",), 10_000),
        ("5.1.02.02.02.0007", ("jkm",), 6_800),
        (" 5.1.02.02.02. 0007 ", ("jkm",), 6_800),
    ],
)
def test_an_account_has_the_rate_of_its_programme(
    account: str, programs: tuple[str, ...], rate: int
) -> None:
    result = kutim([paid("2025-01", 10, 10 * rate, account=account)])
    check = result.payments[0]
    assert (check.programs, check.rate, check.verdict) == (programs, rate, "to-the-rupiah")
    assert "realise-uneven" in codes(result)


def test_both_accounts_of_one_payment_order_are_the_same_people() -> None:
    result = kutim([
        paid("2025-01", 10, 100_000, account="5.1.02.02.02.0006", sp2d="1", proposed=12),
        paid("2025-01", 10, 68_000, account="5.1.02.02.02.0007", sp2d="1", proposed=12),
    ])  # fmt: skip
    assert (result.months[0].workers, result.months[0].proposed) == (10, 12)
    assert result.accounts[0].paid == 100_000


def test_payments_without_workers_tell_what_they_can() -> None:
    result = kutim([paid("2025-01", None, 16_800_000), paid("2025-02", None, 16_800_001)],
                   heads=900)  # fmt: skip
    assert [each.verdict for each in result.payments] == ["no-workers", "no-workers"]
    assert [each.workers for each in result.payments] == [1_000, None]
    assert codes(result)[1:] == ["realise-workers-derived", "realise-no-workers"]


def test_a_payment_at_a_rate_of_another_cohort_is_known_and_a_third_is_not() -> None:
    both = request(
        [
            Cohort.of({"policy": KUTIM, "workers": 10, "months": "2025"}),
            Cohort.of({"policy": KUTIM, "workers": 5, "months": "2025", "programs": "jkk,jkm,jht"}),
        ],
        [],
    )
    result = realise(both, [
        paid("2025-01", 10, sp2d="1"), paid("2025-01", 5, 5 * 36_800, sp2d="2"),
        paid("2025-01", 5, 99, sp2d="3"),
    ])  # fmt: skip
    assert [each.verdict for each in result.payments] == [
        "to-the-rupiah", "to-the-rupiah", "rate-open",
    ]  # fmt: skip
    assert "realise-rate-open" in codes(result)


def test_shares_of_a_contribution_are_checked_as_the_plan_splits_them() -> None:
    result = realise(shared("apbd=1/3, csr=2/3"), [
        Payment(Span.parse("2025-01"), 5_600_000, 1_000, "apbd"),
        Payment(Span.parse("2025-01"), 11_200_000, 1_000, "csr"),
    ])  # fmt: skip
    assert [each.difference for each in result.payments] == [0, 0]
    assert result.months[0].workers == 1_000
    assert result.planned == 201_600_000


def test_a_correction_lowers_its_month_and_is_checked_itself() -> None:
    result = kutim([
        paid("2025-01", 1_000, sp2d="7"), paid("2025-01", -20, corrects="7"),
    ])  # fmt: skip
    assert [each.difference for each in result.payments] == [0, 0]
    assert (result.months[0].workers, result.months[0].paid) == (980, 980 * RATE)
    assert codes(result) == ["realise-goes-on"]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([paid("2025-01", -20)], "2: this row takes back what was paid (-Rp336.000) and does not"),
        ([paid("2025-01", -20, corrects="8")], "2: no payment of this file has the SP2D '8'"),
        ([paid("2025-01", -20, sp2d="8")], "2: no payment of this file has the SP2D '8'"),
        ([paid("2025-02", -20, corrects="7")],
         "2: SP2D '7' (1) paid for Jan 2025 from 'apbd' (accounts: none), and this correction is"),
        ([paid("2025-01", -20, -200_000, corrects="7", account="5.1.02.02.02.0006")],
         "another month, fund or account"),
        ([paid("2025-01", -1_001, corrects="7")],
         "2: corrections of SP2D 7 (1) exceed what it paid (Rp16.800.000) by Rp16.800."),
        ([paid("2025-01", -600, corrects="7"), paid("2025-01", -500, corrects="7")],
         "3: corrections of SP2D 7 (1) exceed what it paid (Rp16.800.000) by Rp1.680.000."),
        ([paid("2025-01", -1_001, -16_800, corrects="7")],
         "2: corrections of SP2D 7 (1) take back 1 worker more than the 1.000 that it paid for in"),
        ([paid("2025-01", 20, -336_000, corrects="7")],
         "2: the amount (-Rp336.000) and the workers (20) have opposite signs."),
        ([paid("2025-01", -20, 336_000, corrects="7")], "(-20) have opposite signs."),
        ([paid("2025-01", 20, corrects="7", sp2d="k")],
         "2: this correction of SP2D '7' is not below zero but Rp336.000."),
        ([paid("2025-01", -20, 0, corrects="7")], "2: this correction takes back no Rupiah (Rp0)"),
        ([paid("2025-01", None, 0, corrects="7")], "2: this correction takes back no Rupiah"),
        ([paid("2025-01", -20, corrects="7")] * 2, "3: this correction stands at 2 already"),
        ([paid("2025-01", -20, corrects="7", sp2d="k"), paid("2025-01", -21, corrects="7",
                                                           sp2d="k")], "SP2D 'k' stands at 2"),
    ],
)  # fmt: skip
def test_a_correction_takes_back_no_more_than_its_order_paid(
    rows: list[Payment], says: str
) -> None:
    with pytest.raises(InputError) as caught:
        kutim([paid("2025-01", 1_000, sp2d="7"), *rows])
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "Known: apbd. The same holds of 6 rows in all: this one, 4, 5, 6 and 2 more."),
        ("id", "Hal yang sama berlaku untuk 6 baris: baris ini, 4, 5, 6 dan 2 lagi."),
    ],
)
def test_what_is_refused_of_many_rows_is_said_once(language: str, says: str) -> None:
    """A fund that the plan does not have, of six rows, and another of one."""
    rows = [
        paid(f"2025-{month:02}", 1_000, funding="csr", sp2d=str(month)) for month in range(3, 9)
    ]
    odd = paid("2025-09", 1_000, funding="dbh-cht")
    with pytest.raises(SeveralError) as caught:
        kutim([paid("2025-01", 1_000), odd, *rows])
    told = [Language(language).message(each) for each in caught.value.errors]
    assert len(told) == 2
    assert told[0].startswith("2: ")
    assert told[1].startswith("3: ")
    assert told[1].endswith(says)


def test_a_correction_may_name_its_order_by_the_number_that_both_have() -> None:
    result = kutim([
        paid("2025-01", -20, sp2d="7/sp2d"), paid("2025-01..2025-02", 1_000, sp2d="7 / SP2D"),
        paid("2025-02", -1_000, corrects="7/SP2D", sp2d="k1"),
    ])  # fmt: skip
    assert [month.workers for month in result.months][:3] == [980, 0, 980]
    assert [month.paid for month in result.months][:2] == [980 * RATE, 0]


def test_a_month_that_two_orders_pay_for_is_told_and_its_people_counted_once(
    rentan: Rentan, tmp_path: Path
) -> None:
    twice = [paid("2025-01..2025-03", 900, sp2d="1"), paid("2025-03", 900, sp2d="2")]
    result = kutim(twice)
    second = result.payments[1]
    assert (second.same_as, second.paid_again, second.verdict) == ("1", 15_120_000, "to-the-rupiah")
    assert result.payments[0].same_as is None
    assert (result.paid, result.paid_again) == (60_480_000, 15_120_000)
    assert [month.workers for month in result.months] == [900] * 12
    assert result.forecast == 900 * RATE * 9
    assert (result.months[2].waiting, result.months[2].waiting_due) == (100, 1_680_000)
    rows = ("2025-01;;900;15120000;1;;;;;", "2025-01;;900;15120000;2;;;;;")
    words = (saved(tmp_path, *rows), "-r", "kutim", "-y", "2025", "-w", "1000")
    ended = rentan("realise", *words, "--fail-if", "paid-again")
    assert ended.code == 1
    assert (
        "1 of 2 payments pay for a month, fund and number of workers that another SP2D has paid "
        "for already: Rp15.120.000. If that is paid twice, Rp15.120.000 are absorbed, not "
        "Rp30.240.000." in ended.out
    )
    assert "to the Rupiah; paid again (bayar.csv:2)" in ended.out
    assert "bayar.csv:3 (SP2D 2) pays for Jan 2025 and for as many workers" in ended.err


def test_two_groups_of_as_many_people_fit_into_the_plan_and_are_both_counted() -> None:
    result = kutim([paid("2025-01", 400, sp2d="1"), paid("2025-01", 400, sp2d="2")])
    assert (result.months[0].workers, result.paid_again) == (800, 400 * RATE)


@pytest.mark.parametrize("back", ["1", "2"])
def test_what_was_paid_twice_and_taken_back_is_not_told(back: str) -> None:
    result = kutim([
        paid("2025-01", 900, sp2d="1"), paid("2025-01", 900, sp2d="2"),
        paid("2025-01", -900, corrects=back),
    ])  # fmt: skip
    assert (result.paid_again, result.paid, result.months[0].workers) == (0, 900 * RATE, 900)


def test_both_accounts_of_an_order_are_not_paid_twice_and_those_of_another_are() -> None:
    def order(sp2d: str) -> list[Payment]:
        return [
            paid("2025-01", 10, 100_000, account="5.1.02.02.02.0006", sp2d=sp2d),
            paid("2025-01", 10, 68_000, account="5.1.02.02.02.0007", sp2d=sp2d),
        ]

    assert kutim(order("1")).paid_again == 0
    assert [each.paid_again for each in kutim([*order("1"), *order("2")]).payments] == [
        0, 0, 100_000, 68_000,
    ]  # fmt: skip


def test_of_many_that_differ_ten_are_told_and_all_stand_in_the_table() -> None:
    result = kutim([paid("2025-01", 5 + at, 1, sp2d=str(at)) for at in range(25)])
    assert codes(result).count("realise-differs") == 10
    note = next(note for note in result.notes if note.code == "realise-more")
    assert note.facts["count"] == 15
    assert result.differences == 25


def test_the_states_of_people_are_told_and_held_against_each_other() -> None:
    result = kutim([
        paid("2025-01", 900, sp2d="1", proposed=1_000, accepted=950),
        paid("2025-01", 60, sp2d="2", proposed=70, accepted=50, date="2026-01-03"),
    ])  # fmt: skip
    january = result.months[0]
    assert (january.proposed, january.accepted, january.workers) == (1_070, 1_000, 960)
    assert january.waiting == 40
    assert {"realise-states", "realise-paid-later"} <= set(codes(result))


# Nothing is lost

PAYMENTS = st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 3), st.integers(0, 2_000), st.integers(-9, 9)),
    max_size=12,
)


@given(rows=PAYMENTS, heads=st.integers(0, 3_000), allocation=st.integers(1, 10**9))
def test_every_sum_is_that_of_its_parts(
    rows: list[tuple[int, int, int, int]], heads: int, allocation: int
) -> None:
    payments = [
        Payment(
            Span(Span.year(2025).first.plus(at), Span.year(2025).first.plus(min(at + more, 11))),
            max(RATE * workers * (min(at + more, 11) - at + 1) + off, 0), workers, sp2d=str(number),
        )
        for number, (at, more, workers, off) in enumerate(rows)
    ]  # fmt: skip
    asked = heads if not any(at + more > 10 for at, more, _, _ in rows) else ()
    if not payments:
        asked = heads
    result = kutim(payments, heads=asked, allocation=allocation)
    assert result.paid == sum(payment.amount for payment in payments)
    whole = (result.planned, result.paid, result.forecast)
    budgeted = (allocation, *whole[1:])  # the entries of the budget are what it has
    for parts, expected in (
        (result.months, whole), (result.funds, whole), (result.accounts, budgeted),
    ):  # fmt: skip
        sums = [(each.planned, each.paid, each.forecast) for each in parts]
        assert tuple(map(sum, zip(*sums, strict=True))) == expected
    assert sum(each.change for each in result.accounts) == -(result.left or 0)
    assert len(result.payments) == len(payments)
    assert result.unspent == result.planned - result.expected
    assert result.left == allocation - result.expected
    buys = result.funds[0].buys
    if buys:
        assert 0 <= buys.remainder < buys.per_worker
        assert buys.cost + buys.remainder == buys.budget == result.left
        assert buys.cost == Fraction(buys.workers * buys.months * RATE)


def test_a_plan_above_its_allocation_frees_no_money_that_was_never_allocated() -> None:
    """1.000 are planned for 201.600.000 of which 190 million are allocated; 950 are paid for."""
    result = kutim([], heads=950, allocation=190_000_000)
    assert (result.unspent, result.left) == (10_080_000, -1_520_000)
    *own, beside = result.accounts
    assert [each.planned for each in own] == [120_000_000, 81_600_000]
    assert (beside.entry, beside.planned, beside.change) == (
        "not-planned", -11_600_000, 11_600_000,
    )  # fmt: skip
    said = present(result, Language("en")).document.conclusion.sentences
    assert (
        "Unspent of the plan: Rp10.080.000; the plan is Rp11.600.000 above its allocation." in said
    )


def test_the_absorbed_share_is_said_where_the_allocation_is_short_too() -> None:
    result = kutim([paid("2025-01", 1_000, 16_800_000)], allocation=168_000_000)
    said = present(result, Language("en")).document.conclusion.sentences
    assert (
        "Of an allocation of Rp168.000.000 from the regional budget (APBD), "
        "10,00% are absorbed so far." in said
    )


def test_money_of_others_stands_in_no_budget_change() -> None:
    plan = request([
        Cohort.of({"policy": KUTIM, "workers": 10, "months": "2025"}),
        Cohort.of({"policy": KUTIM, "workers": 5, "months": "2025", "funding": "csr"}),
    ], [])  # fmt: skip
    result = realise(plan, heads=["apbd:2025-01=10", "csr:2025-01=5"])
    assert [(each.funding, each.own) for each in result.accounts] == [
        ("apbd", True), ("apbd", True), ("csr", False), ("csr", False),
    ]  # fmt: skip
    shown = present(result, Language("en")).blocks[2]
    assert shown.heading == "RKA change by account"
    assert [row.cells["funding"] for row in shown.sheet.rows] == ["apbd", "apbd"]


def test_what_was_paid_too_much_is_to_be_asked_back_and_is_not_called_enough() -> None:
    """Of three payments of 1.000 × 16.800 one is 84.000 more, and one stands there again."""
    made = [
        paid("2025-01", 1_000, 16_884_000, sp2d="1"), paid("2025-02", 1_000, sp2d="2"),
        paid("2025-02", 1_000, sp2d="3"),
    ]  # fmt: skip
    document = present(kutim(made, allocation=300_000_000), Language("en")).document
    assert document.conclusion.state == "flagged"
    assert [each.partition(" or set")[0] for each in document.levers[:2]] == [
        "Settle whether Rp16.800.000 were paid twice; if so, ask for them back",
        "Ask for Rp84.000 back that were paid beyond workers × rate,",
    ]
    right = present(kutim(made[1:2], allocation=300_000_000), Language("en")).document
    assert right.conclusion.state == "enough"


# What is no payment of the plan


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (["Januari 2025;;5;84000;1;;;;;", "2024-02;;5;84000;2;;;;;"],
         "bayar.csv:3: Feb 2024 lies outside the year 2025."),
        (["2024-02;;5;84000;2;;;;;"], "all payments are for 2024, and the plan is for 2025"),
        (["2025-01;zakat;5;84000;;;;;;"],
         "bayar.csv:2: money from 'zakat' pays nothing in the plan. Known: apbd."),
        (["2025-01;apbb;5;84000;;;;;;"], "bayar.csv:2: "),
        (["2025-01;;5;84000;;;;5.1.02.02.02.0009;;"],
         "bayar.csv:2: account '5.1.02.02.02.0009' is not in the plan for money from 'apbd'."),
        ([";;5;84000;;;;;;"], "bayar.csv:2: an amount without a month."),
        (["lebaran;;5;84000;;;;;;"], "'lebaran' does not name one month of one year"),
        (["Q5 2025;;5;84000;;;;;;"], "'Q5 2025' is not a month"),
        (["2025-01;;5;;;;;;;"], "bayar.csv:2: "),
        (["2025-01;;lima;84000;;;;;;"], "bayar.csv:2: "),
        (["2025-01;;5;84000;1;32-01-2025;;;;"], "'32-01-2025' is no date"),
        (["2025-01;;5;84000;1;;;;;", "2025-01;;5;84000;1;;;;;"],
         "bayar.csv:3: SP2D '1' stands at bayar.csv:2 already."),
        (["2025-01;;5;84000;1;02-01-2025;;;;", "2025-02;;5;84000;1;03-02-2025;;;;"],
         "bayar.csv:3: SP2D '1' stands at bayar.csv:2 already."),
        (["2025-01;;5;84000;;;;;;", "2025-01;;5;84000;2;;;;;"],
         "bayar.csv:3: Jan 2025 is paid twice, first at bayar.csv:2."),
        (["2025-01;;5;84000;12;;;;;", "2025-01;;-1;-16800;;;13;;;"],
         "bayar.csv:3: no payment of this file has the SP2D '13' that this corrects."),
        (["2025-01;;5;84000;1;;;;;", "2025-01;;-6;(100.800);;;1;;;"],
         "bayar.csv:3: corrections of SP2D 1 (bayar.csv:2) exceed what it paid (Rp84.000) by"),
        (["2025-01;;5;84000;1;;;;;", "Jumlah;;;84001;;;;;;"],
         "bayar.csv:3: the sum says Rp84.001, and the payments above make Rp84.000."),
        (["2025-01;;5;84000;1;;;;;;lain"], "this row has 11 cells, the header 10"),
        (['2025-01;;5;"84000;1;;;;;'], "a quotation mark in this line is not closed"),
        ([], "bayar.csv"),
    ],
)  # fmt: skip
def test_what_belongs_to_no_plan_is_refused_at_its_row(
    rentan: Rentan, tmp_path: Path, rows: list[str], says: str
) -> None:
    words = ("realise", saved(tmp_path, *rows), "-r", "kutim", "-y", "2025", "-w", "1000")
    ended = rentan(*words)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err
    indonesian = rentan(*words, "--lang", "id")
    assert (indonesian.code, indonesian.out) == (2, "")
    assert indonesian.err not in ("", ended.err)


def test_all_that_is_wrong_is_told_at_once(rentan: Rentan, tmp_path: Path) -> None:
    file = saved(tmp_path, "x;;5;84000;;;;;;", "2025-02;;5;satu;;;;;;", ";;5;84000;;;;;;")
    ended = rentan("realise", file, "-r", "kutim", "-y", "2025", "-w", "1000")
    assert [line.split(": ")[1] for line in ended.err.splitlines()[:1]] == ["bayar.csv:2"]
    assert [line.split(": ")[0] for line in ended.err.splitlines()[1:]] == [
        "bayar.csv:3", "bayar.csv:4",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("-r kutim -y 2025 -w 10", "there are no payments. Name a file of payments, or give"),
        ("-r kutim -y 2025 -w 10 --heads lima", "--heads: "),
        ("-r kutim -y 2025 -w 10 --heads =5", "'=5' is no number of workers"),
        ("-r kutim -y 2025 -w 10 --heads 2025-13=5", "'2025-13=5' is no number of workers"),
        ("-r kutim -y 2025 -w 10 --heads csr:2025-01=5", "'csr' pays nothing in the plan"),
        ("-r kutim -y 2025 -w 10 --heads 5 --heads 6", "is given twice"),
        (
            "-r kutim -y 2025 -w 10 --heads 5 --heads 2026-05=3",
            "nobody in May 2026 paid from 'apbd': only from Jan 2025 to Dec 2025",
        ),
        ("-r kutim -y 2025 -w 10 --heads 5 --spend-from 2026-01", "lies outside the year 2025"),
        ("-r kutim -y 2025 -w 10 --heads 5 --spend-from lusa", "--spend-from"),
        (
            f"{EXAMPLES}/pembayaran.csv -r 64.09 -y 2025 -w 15000 --spend-from 2025-06",
            "--spend-from: Jun 2025 cannot be used: months until Jun 2025 are paid for already, "
            "and cover cannot be bought backwards",
        ),
        ("-r 65.71 -y 2025 --heads 5", "--workers"),
        ("-r kutim -w 10 --heads 5 --column amount=Nilai", "--column needs PAYMENTS"),
        ("--plan rencana.yaml --heads 5", "runs over several years (2025, 2026). Choose one"),
        ("--plan rencana.yaml -y 2024 --heads 5", "does not have the year 2024"),
        ("--plan rencana.yaml -y 2026 --heads 5", "several funds pay in the plan, so --heads must"),
        ("--plan rencana.yaml -y 2025 -w 5 --heads 5", "so --workers would change nothing"),
        ("hilang.csv -r kutim -w 10", "hilang.csv"),
        ("-r kutim -y 2025 -w 10 --heads 5 --fail-if over-budget", "no allocation is known"),
        ("-r kutim -y 2025 -w 10 --heads 5 --fail-if salah", "salah"),
    ],
)
def test_what_cannot_be_asked(
    rentan: Rentan, monkeypatch: pytest.MonkeyPatch, words: str, says: str
) -> None:
    monkeypatch.chdir(EXAMPLES)
    ended = rentan("realise", *words.split())
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err
    assert rentan("realise", *words.split(), "--lang", "id").code == 2


def test_plans_of_several_regions_and_open_cohorts_are_refused() -> None:
    several = request([
        Cohort.of({"policy": load_policy(name), "workers": 5, "months": "2025"})
        for name in ("kutim", "paser")
    ], [])  # fmt: skip
    with pytest.raises(InputError, match="several regions"):
        realise(several, heads=5)
    with pytest.raises(InputError, match="has no workers"):
        realise(request([Cohort.of({"policy": KUTIM, "months": "2025"})], []), heads=5)
    with pytest.raises(InputError, match="every payment must name one"):
        realise(shared("apbd=60%, csr=40%"), [paid("2025-01", 5)])
    part = request([Cohort.of({"policy": KUTIM, "workers": 5, "months": "2025-04..2025-06"})], [])
    with pytest.raises(InputError, match="the plan has nobody in Feb 2025"):
        realise(part, [paid("2025-02", 5), paid("2025-04", 5)])
    with pytest.raises(InputError, match="would change nothing"):
        realise(part, [paid("2025-04..2025-06", 5)], heads=3)
    with pytest.raises(InputError, match="whole number"):
        realise(part, heads="1,5")


# Files


def test_sums_of_parts_and_of_all_are_checked(tmp_path: Path) -> None:
    rows = ["2025-01;1;5", "Jumlah;;5", "2025-02;1;7", "Sub Total;;7", "Total;;12"]
    file = load_payments(saved(tmp_path, *rows, header="Bulan;Peserta;Nilai\n"))
    assert (file.rows, len(file.payments), file.totals) == (5, 2, ("3", "5", "6"))
    with pytest.raises(InputError, match="the sum says Rp5, and the payments above make Rp12"):
        load_payments(saved(tmp_path, *rows[:3], "Total;;5", header="Bulan;Peserta;Nilai\n"))


def test_a_year_of_very_many_payments_is_answered(tmp_path: Path) -> None:
    rows = [f"2025-{at % 12 + 1:02};5;84000;{at};" for at in range(5_000)]
    rows += [f"2025-01;-1;-16800;k{at};{at + 10**6}" for at in range(5_000)]
    file = saved(tmp_path, *rows, header="Bulan;Peserta;Nilai;SP2D;Koreksi atas\n")
    with pytest.raises(InputError, match="no payment of this file has the SP2D '1000000'"):
        kutim(list(load_payments(file).payments))


def test_the_example_is_read_whole() -> None:
    file = load_payments(EXAMPLES / "pembayaran.csv")
    assert (file.rows, len(file.payments), file.totals) == (8, 7, ("9",))
    result = realise(load_policy("ppu"), file, year=2025, workers=15_000)
    assert result.file is not None
    assert result.file.rows == result.file.payments + len(result.file.totals)
    assert [each.difference for each in result.payments] == [0, 0, 0, 0, 0, 0, 2_000]
    assert result.paid == 1_474_756_400


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Bulan,Jumlah,Peserta", "1,84000,5"),
        ("Bulan Iuran;Nilai SP2D;Jumlah Orang", "Januari;Rp84.000,00;5"),
        ("month\tamount\tworkers", "2025-01\t84,000\t5"),
        ("sep=|\nPeriode|Jumlah (Rp)|Peserta", "31/01/2025|84.000,-|5"),
        ("REALISASI;;\n;;\nUntuk Bulan;Jumlah Iuran;Pekerja", "Januari 2025;84000;5"),
    ],
)
def test_headers_months_and_amounts_as_offices_write_them(
    tmp_path: Path, header: str, row: str
) -> None:
    file = load_payments(saved(tmp_path, row, header=f"{header}\n"), year=2025)
    payment = file.payments[0]
    assert (payment.months, payment.amount, payment.workers) == (Span.parse("2025-01"), 84_000, 5)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_office_programs(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "bayar.csv"
    file.write_bytes("Bulan;Jumlah;Catatan\n2025-01;84000;café\n".encode(encoding))
    found = load_payments(file)
    assert found.unread == ("Catatan",)
    assert found.payments[0].amount == 84_000


def test_columns_that_are_told(rentan: Rentan, tmp_path: Path) -> None:
    file = saved(tmp_path, "2025-01;84.000;99", header="Bulan;Nilai Bersih;Jumlah\n")
    words = ("realise", file, "-r", "kutim", "-y", "2025", "-w", "5")
    assert "Rp84.000" in rentan(*words, "--column", "amount=Nilai Bersih").out
    for told, says in (
        ("amount=Nilai Kotor", "Nilai Kotor"),
        ("jumlah=Nilai", "there is no field 'jumlah'"),
        ("amount", "'amount' is not FIELD=HEADER"),
    ):
        ended = rentan(*words, "--column", told)
        assert (ended.code, ended.out) == (2, "")
        assert says in ended.err
    twice = rentan(*words, "--column", "amount=Jumlah", "--column", "amount=Nilai Bersih")
    assert twice.code == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"Nama;Alamat\nSumarni;Sangatta\n", "no row has headers for"),
        (b"Bulan;Jumlah;Nilai\n2025-01;1;2\n", "several columns could be the"),
        (b"Bulan;Peserta\n2025-01;1\n", "there is no column for"),
        (b"", "bayar.csv"),
    ],
)
def test_files_that_are_no_payments(rentan: Rentan, tmp_path: Path, text: bytes, says: str) -> None:
    file = tmp_path / "bayar.csv"
    file.write_bytes(text)
    ended = rentan("realise", str(file), "-r", "kutim", "-y", "2025", "-w", "5")
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err


def workbook(path: Path, *sheets: str) -> Path:
    book = xlsxwriter.Workbook(str(path))
    month = book.add_format({"num_format": "mmm yyyy"})
    for name in sheets:
        sheet = book.add_worksheet(name)
        sheet.write_row(2, 0, ["Bulan", "Peserta", "Nilai SP2D", "No. SP2D"])
        sheet.write_datetime(3, 0, datetime(2025, 1, 1), month)
        sheet.write_row(3, 1, [5, 84_000, "0001"])
        sheet.write_row(4, 0, ["TOTAL", "", 84_000])
    book.add_worksheet("Catatan").write(0, 0, "lihat lembar lain")
    book.close()
    return path


AGAIN: dict[str, tuple[list[Payment], list[int | None], int]] = {
    "the second is nearly taken back": (
        [
            paid("2025-01", 900, sp2d="1"),
            paid("2025-01", 900, sp2d="2"),
            paid("2025-01", -899, corrects="2"),
        ],
        [901],
        16_800,
    ),
    "both are halved": (
        [
            paid("2025-01", 900, sp2d="1"),
            paid("2025-01", 900, sp2d="2"),
            paid("2025-01", -450, corrects="1"),
            paid("2025-01", -450, corrects="2"),
        ],
        [900],
        450 * 16_800,
    ),
    "a month of the first is taken back": (
        [
            paid("2025-01..2025-02", 900, sp2d="1"),
            paid("2025-01", 900, sp2d="2"),
            paid("2025-01", -900, corrects="1"),
        ],
        [900, 900],
        0,
    ),
    "each gives back another month": (
        [
            paid("2025-01..2025-02", 900, sp2d="1"),
            paid("2025-01..2025-02", 900, sp2d="2"),
            paid("2025-01", -900, corrects="1"),
            paid("2025-02", -900, corrects="2"),
        ],
        [900, 900],
        0,
    ),
    "some of the first are taken back": (
        [
            paid("2025-01", 700, sp2d="1"),
            paid("2025-01", 700, sp2d="2"),
            paid("2025-01", -100, corrects="1"),
        ],
        [700],
        600 * 16_800,
    ),
    "the first is taken back without its people": (
        [
            paid("2025-01", 900, sp2d="1"),
            paid("2025-01", None, -895 * 16_800, corrects="1"),
            paid("2025-01", 900, sp2d="2"),
        ],
        [905],
        84_000,
    ),
}
"""Payments of one month and number of people, with corrections: who is paid for, by month, and the
Rupiah that may be paid twice."""


@pytest.mark.parametrize("name", AGAIN)
def test_what_is_paid_again_is_what_corrections_leave_of_both(name: str) -> None:
    payments, people, again = AGAIN[name]
    result = kutim(payments)
    assert [month.workers for month in result.months[: len(people)]] == people
    assert result.paid_again == again
    assert [month.workers for month in result.months[len(people) :]] == people[-1:] * (
        12 - len(people)
    )


def test_no_month_is_given_back_twice() -> None:
    with pytest.raises(InputError, match=r"exceed what it paid \(Rp15.120.000\) by Rp15.120.000"):
        kutim([
            paid("2025-01..2025-02", 900, sp2d="1"),
            paid("2025-01", None, -2 * 900 * 16_800, corrects="1"),
        ])  # fmt: skip


def test_one_order_may_pay_for_several_months_and_each_is_corrected_by_itself() -> None:
    result = kutim([
        paid("2025-01", 1_000, sp2d="7"), paid("2025-02", 1_000, sp2d="7"),
        paid("2025-02", -10, corrects="7"),
    ])  # fmt: skip
    assert [month.workers for month in result.months[:3]] == [1_000, 990, 990]
    assert result.paid_again == 0
    with pytest.raises(InputError, match="SP2D '7' stands at 1 already"):
        kutim([paid("2025-01..2025-02", 1_000, sp2d="7"), paid("2025-02", 5, sp2d="7")])


def test_a_workbook_is_read_by_its_sheet_with_payments(rentan: Rentan, tmp_path: Path) -> None:
    file = load_payments(workbook(tmp_path / "bayar.xlsx", "Realisasi"))
    assert file.name == "bayar.xlsx [Realisasi]"
    payment = file.payments[0]
    assert (payment.months, payment.amount, payment.workers, payment.sp2d, payment.place) == (
        Span.parse("2025-01"), 84_000, 5, "0001", "bayar.xlsx [Realisasi]:4",
    )  # fmt: skip
    both = workbook(tmp_path / "dua.xlsx", "A", "B")
    with pytest.raises(InputError, match="several sheets hold such a table"):
        load_payments(both)
    assert load_payments(both, sheet="b").name == "dua.xlsx [B]"
    words = ("-r", "kutim", "-y", "2025", "-w", "5", "--sheet")
    for name, says in (("C", "C"), ("Catatan", "no row has headers for")):
        ended = rentan("realise", str(both), *words, name)
        assert (ended.code, ended.out) == (2, "")
        assert says in ended.err
    (tmp_path / "rusak.xlsx").write_bytes(b"PK\x03\x04nothing")
    assert rentan("realise", str(tmp_path / "rusak.xlsx"), *words[:-1]).code == 2
    csv = saved(tmp_path, "2025-01;;5;84000;;;;;;")
    assert "--sheet" in rentan("realise", csv, *words, "A").err


# Answers


@pytest.mark.parametrize(
    ("gate", "heads", "code"),
    [("unspent", "9", 1), ("unspent", "10", 0), ("differences", "9", 0), ("over-budget", "11", 1)],
)
def test_gates(rentan: Rentan, gate: str, heads: str, code: int) -> None:
    words = ("-r", "kutim", "-y", "2025", "-w", "10", "-a", "2.016.000", "--heads", heads)
    assert rentan("realise", *words, "--fail-if", gate).code == code


def test_a_gate_for_payments_that_differ(rentan: Rentan) -> None:
    words = (str(EXAMPLES / "pembayaran.csv"), "-r", "ppu", "-y", "2025", "-w", "15000")
    assert rentan("realise", *words, "--fail-if", "differences").code == 1


def test_a_terminal_draws_plan_paid_and_forecast(
    rentan: Rentan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    words = (str(EXAMPLES / "pembayaran.csv"), "-r", "ppu", "-y", "2025", "-w", "15000")
    shown = rentan("realise", *words).out
    drawn = [line for line in shown.splitlines() if "█" in line]
    assert len(drawn) == 24
    assert [word in " ".join(drawn) for word in ("Planned", "Paid", "Forecast")] == [True] * 3


def test_payments_in_csv_load_no_library_of_tables() -> None:
    script = (
        "import sys; from pekerja_rentan.cli.app import main; code = main(sys.argv[1:]); "
        "print(code, *sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    words = ["realise", str(EXAMPLES / "pembayaran.csv"), "-r", "ppu", "-y", "2025",
             "-w", "15000", "-f", "json"]  # fmt: skip
    for _ in range(2):  # the first run may have to read the policy files
        ended = subprocess.run(
            [sys.executable, "-c", script, *words],
            capture_output=True, encoding="utf-8", check=True,
        )  # fmt: skip
    code, *modules = ended.stderr.splitlines()[-1].split()
    assert code == "0"
    assert not {"polars", "fastexcel", "pydantic", "rich", "yaml"} & set(modules)


def test_the_amount_of_a_letter_is_what_the_year_needs() -> None:
    """A letter calls it the contributions needed: it is not what stays unspent."""
    result = kutim([paid("2025-01", 900)])
    document = present(result, Language("id")).document
    assert document.amount == result.expected == 900 * 12 * RATE
    assert str(document.in_words).endswith("rupiah")


# The workbook


def booked_workbook(folder: Path) -> tuple[bytes, RealisationResult]:
    """The example as a workbook, with a payment that is not workers × rate."""
    result = realise(
        load_policy("ppu"), load_payments(EXAMPLES / "pembayaran.csv"), year=2025, workers=15_000,
        allocation="3,024 miliar",
    )  # fmt: skip
    write_document(result, folder / "r.xlsx", lang="id")
    return (folder / "r.xlsx").read_bytes(), result


def formulas_of(data: bytes, sheet: str) -> dict[str, str]:
    """The formulas of a sheet by their cells."""
    text = office.parts(data)[office.sheets(data)[sheet]]
    return dict(re.findall(r'<c r="([A-Z]+[0-9]+)"[^>]*><f>([^<]*)</f>', text))


def test_the_entry_of_the_budget_change_has_formulas_beside_its_values(tmp_path: Path) -> None:
    data, result = booked_workbook(tmp_path)
    entry = formulas_of(data, "Perubahan RKA")
    assert [entry[at] for at in ("F3", "G3", "C6", "G6")] == [
        "D3+E3", "F3-C3", "SUM(C3:C5)", "SUM(G3:G5)",
    ]  # fmt: skip
    shown = office.cells(data)["Perubahan RKA"]
    accounts = result.accounts
    assert [shown[f"F{row}"] for row in (3, 4, 5)] == [each.after for each in accounts]
    assert shown["F6"] == result.expected
    assert shown["G6"] == -result.unspent
    payments = formulas_of(data, "Pembayaran")
    assert (payments["H9"], payments["I9"]) == ("E9*F9", "G9-H9")
    assert office.cells(data)["Pembayaran"]["I10"] == 2_000  # the sum of what differs
    assert formulas_of(data, "Rencana dan Realisasi")["G3"] == "C3-F3"


@pytest.mark.office
@pytest.mark.parametrize("allocation", [None, "3,024 miliar"])
def test_libre_office_shows_what_rentan_answered(tmp_path: Path, allocation: str | None) -> None:
    result = realise(
        load_policy("ppu"), load_payments(EXAMPLES / "pembayaran.csv"), year=2025, workers=15_000,
        allocation=allocation,
    )  # fmt: skip
    write_document(result, tmp_path / "r.xlsx", lang="id")
    data = (tmp_path / "r.xlsx").read_bytes()
    assert office.reckoned(data, tmp_path) == office.cells(data)


# The letter


def test_a_wide_table_of_a_letter_comes_in_parts_and_no_word_of_it_is_folded(
    tmp_path: Path,
) -> None:
    result = realise(
        load_policy("ppu"), load_payments(EXAMPLES / "pembayaran.csv"), year=2025, workers=15_000
    )
    write_document(result, tmp_path / "r.docx", lang="id")
    tables = [
        table
        for table in docx.Document(str(tmp_path / "r.docx")).tables
        if table.cell(0, 0).text == "Uraian"
    ]
    keys = [[cell.text for cell in table.columns[0].cells] for table in tables]
    assert keys[0] == keys[1]
    heads = [cell.text for table in tables[:2] for cell in table.rows[0].cells]
    assert {"Rencana pekerja", "Rencana", "Dibayar", "Perkiraan"} <= set(heads)
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                (run,) = cell.paragraphs[0].runs
                size = run.font.size
                assert size is not None
                assert cell.width is not None
                words = [width_of(word, size.pt) for word in run.text.split()]
                assert max(words, default=0) <= cell.width.pt - 6, run.text


def test_figures_of_a_chart_have_room_in_the_workbook(tmp_path: Path) -> None:
    """They stand below the months, whose columns of people are narrow: a spreadsheet shows a number
    that has no room as ###."""
    write_document(kutim([paid("2025-01", 1_000)], workers=100_000), tmp_path / "r.xlsx", lang="id")
    data = (tmp_path / "r.xlsx").read_bytes()
    text = office.parts(data)[office.sheets(data)["Rencana dan Realisasi"]]
    widths = {
        number: float(width)
        for first, last, width in re.findall(r'<col min="(.+?)" max="(.+?)" width="(.+?)"', text)
        for number in range(int(first), int(last) + 1)
    }
    drawn = [row for row in text.split("<row ") if row.count("<c ") == 4]
    assert len(drawn) == 13  # the titles of the series, and the months
    for row in drawn[1:]:
        for number, value in enumerate(re.findall(r"<v>([0-9]+)</v>", row)[1:], start=2):
            assert widths[number] > len(Language("id").rupiah(int(value))), value


@pytest.mark.parametrize(
    ("lang", "name"), [("id", "Rencana dan Realisasi"), ("en", "Planned and paid")]
)
def test_the_sheet_of_months_is_called_by_what_it_shows(
    tmp_path: Path, lang: str, name: str
) -> None:
    """What was paid beside what was planned, with its chart: no cash plan."""
    write_document(kutim([paid("2025-01", 1_000)]), tmp_path / "r.xlsx", lang=lang)
    data = (tmp_path / "r.xlsx").read_bytes()
    assert name in office.sheets(data)
    assert not {"Rencana Kas", "Cash plan"} & set(office.sheets(data))
    assert sum(part.startswith("xl/charts/chart") for part in office.parts(data)) == 1
