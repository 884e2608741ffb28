"""After December: who lapses and when by the rules of membership, and what keeping members costs,
exactly."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import (
    ContinuationResult,
    InputError,
    continuation,
    cost,
    fit,
    load_plan,
    load_policy,
    load_policy_file,
)
from pekerja_rentan.engine.planning.cohort import Cohort, CohortArgs
from pekerja_rentan.engine.planning.plan import PlanRequest, request
from pekerja_rentan.language import Language
from pekerja_rentan.presentation import present
from tests.conftest import Run

Rentan = Callable[..., Run]
EXAMPLES = Path(__file__).parents[1] / "examples"
KUTIM, RATE = load_policy("kutim"), 16_800


def after(budget: int | None = None, **words: Any) -> ContinuationResult:
    return continuation(KUTIM, **{"year": 2025, "workers": 1_000, "budget": budget} | words)


def codes(result: ContinuationResult) -> list[str]:
    return [note.code for note in result.notes if note.code.startswith("continue")]


@pytest.mark.parametrize(
    ("resume", "months", "due", "everybody", "remainder"),
    [
        ("2026-01", 12, 2_016_000, 9, 0),
        ("2026-04", 9, 1_512_000, 9, 0),
        ("2026-05", 8, 1_344_000, 8, 168_000),
        ("2026-12", 1, 168_000, 1, 1_344_000),
        ("2027-03", 10, 1_680_000, 9, 0),
    ],
)
def test_an_amount_is_spent_from_the_month_that_is_paid_for_again(
    resume: str, months: int, due: int, everybody: int, remainder: int
) -> None:
    """10 × 16.800 = 168.000 a month until December; 1.512.000 are nine of them."""
    result = after(1_512_000, workers=10, resume=resume)
    assert (result.first, len(result.months), result.due) == (resume, months, due)
    assert (result.everybody, result.remainder) == (everybody, remainder)
    assert (result.keeps[0].first, len(result.keeps)) == (resume, months)
    assert result.keeps[-1].workers == min(10, 1_512_000 // (months * RATE))
    assert result.one_more == (None if everybody == months else 168_000)
    assert result.over_budget == (due > 1_512_000)


def test_who_has_ended_is_paid_for_again_like_the_others() -> None:
    """500 until June 2025 and 500 until December: 1.000 × 16.800 × 8 from May on."""
    result = continuation(ended("2025-01..2025-06", "2025"), resume="2026-05", budget=134_400_000)
    assert [each.state for each in result.cohorts] == ["ended", "ended"]
    assert (result.workers, result.due, result.everybody) == (1_000, 134_400_000, 8)


def test_the_table_after_a_gap_is_told(rentan: Rentan) -> None:
    words = ("-r", "kutim", "-y", "2025", "-w", "10", "-b", "1512000", "--resume", "2026-04")
    told = rentan("continue", *words)
    assert "Rp1.512.000 keeps everybody until Dec 2026; Rp0 remain." in told.out
    assert "costs Rp168.000 in Apr 2026 and Rp1.512.000 in all of Apr–Dec 2026" in told.out
    assert "begin in Apr 2026, the first month that is paid for again" in told.out
    assert "Jan 2026  " not in told.out
    short = rentan("continue", *words[:-1], "2027-03")
    assert "Over all of Mar–Dec 2027 it keeps 9 members; 1 lapse." in short.out


@pytest.mark.parametrize(
    ("months", "until", "bridged", "ends", "state"),
    [
        ("2025-11..2026-10", "2026-10", "2027-01", "2027-02", "lapses"),
        ("2025-03..2026-01", "2026-01", "2026-04", "2026-05", "lapses"),
        ("2025-03..2026-11", "2026-11", "2027-02", "2027-03", "lapses"),
        ("2025-03..2026-12", "2026-12", "2027-03", "2027-04", "kept"),
        ("2025-03..2027-06", "2027-06", "2027-09", "2027-10", "kept"),
    ],
)
def test_a_plan_that_goes_on_after_december_is_told_by_its_own_end(
    months: str, until: str, bridged: str, ends: str, state: str
) -> None:
    result = continuation(ended(months), year=2025)
    cohort = result.cohorts[0]
    assert (cohort.paid_until, cohort.bridged_until, cohort.ends) == (until, bridged, ends)
    assert (cohort.state, cohort.resumes, cohort.gap) == (state, None, None)
    paid = {"2026-01": 1, "2026-10": 10, "2026-11": 11}.get(until, 12)  # months of 2026 by the plan
    assert (result.first, result.workers, result.due) == ("2026-01", 500, 500 * (12 - paid) * RATE)
    planned = [note.facts for note in result.notes if note.code == "continue-planned"]
    assert [each["workers"] for each in planned] == [500]
    shown = present(result, Language("en"))
    said = "without a gap until" if state == "kept" else "Without a payment from"
    assert said in " ".join(shown.blocks[0].sums)
    assert shown.document.levers == ()


def test_a_payment_that_begins_again_and_stops_again_is_told(
    rentan: Rentan, tmp_path: Path
) -> None:
    """Paid again from March to May 2026: June to August can be bridged, September ends it."""
    file = tmp_path / "rencana.yaml"
    cohort = "{name: a, workers: 5, months: ['2025', 2026-03..2026-05, 2026-11]}"
    file.write_text(f"region: kutim\ncohorts:\n  - {cohort}\n", encoding="utf-8")
    (told,) = continuation(load_plan(file), year=2025).cohorts
    assert (told.state, told.gap, told.resumes) == ("bridged", 2, "2026-03")
    assert (told.paid_again_until, told.ends_again) == ("2026-05", "2026-09")
    ran = rentan("continue", "--plan", str(file), "-y", "2025")
    assert "They are paid for again until May 2026: without a payment after that" in ran.out
    assert "membership has ended from Sep 2026 on" in ran.out
    file.write_text(file.read_text(encoding="utf-8").replace("name: a", "name: ojek"))
    ran = rentan("continue", "--plan", str(file), "-y", "2025")
    assert "Cohort 'ojek' is paid for again until May 2026" in ran.out


def test_to_pay_again_where_the_plan_pays_already_is_no_gap(rentan: Rentan) -> None:
    result = continuation(ended("2025-03..2026-06"), year=2025, resume="2026-04")
    cohort = result.cohorts[0]
    assert (cohort.state, cohort.gap, cohort.resumes) == ("kept", 0, "2026-07")
    assert (result.first, result.due) == ("2026-04", 500 * 6 * RATE)
    ran = rentan("continue", "-r", "kutim", "-y", "2025", "-w", "10", "--resume", "2026-01")
    assert "10 members are paid for without a gap until Dec 2026" in ran.out


def test_what_the_plan_pays_in_the_next_year_is_not_asked_for_again() -> None:
    """1.000, and 200 until March: January to March 16.800.000 beside 3.360.000 of the plan, then
    20.160.000 a month; 71 million are four months, and 231.840.000 - 71 million is short."""
    plan = [
        Cohort.of({"policy": KUTIM, "workers": 1_000, "months": "2025"}),
        Cohort.of({"policy": KUTIM, "workers": 200, "months": "2025-03..2026-03"}),
    ]
    result = continuation(request(plan, []), year=2025, budget=71_000_000)
    assert [(each.planned, each.due) for each in result.months[2:4]] == [
        (3_360_000, 16_800_000), (0, 20_160_000),
    ]  # fmt: skip
    assert (result.due, result.everybody, result.remainder) == (231_840_000, 4, 440_000)
    assert result.keeps[0].workers is None
    levers = present(result, Language("en")).document.levers
    assert levers[0] == (
        "Add Rp160.840.000 so that everybody is paid for from Jan 2026 to Dec 2026."
    )


def test_who_is_to_be_enrolled_anew_is_to_be_decided() -> None:
    """500 have ended in October, 500 would in April: kept from April on by 9 × 8.400.000."""
    plan = ended("2025-01..2025-06", "2025")
    result = continuation(plan, resume="2026-04", budget=100_000_000)
    levers = present(result, Language("en")).document.levers
    assert levers == (
        "Add Rp51.200.000 so that everybody is paid for from Apr 2026 to Dec 2026.",
        "Enrol 500 members anew whose membership has ended.",
    )


def test_cohorts_outside_the_year_are_told(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "rencana.yaml"
    cohorts = "".join(
        f"  - {{name: {name}, workers: {workers}, months: {months}}}\n"
        for name, workers, months in (
            ("kini", 100, "2025"), ("nanti", 50, "2026"), ("dulu", 70, "2024"),
            ("lagi", 20, "['2024', '2026']"), ("lampau", 7, "2024-01..2024-03"),
        )
    )  # fmt: skip
    file.write_text(f"region: kutim\ncohorts:\n{cohorts}", encoding="utf-8")
    result = continuation(load_plan(file), year=2025)
    facts = {note.code: note.facts for note in result.notes}
    assert (result.workers, [each.name for each in result.cohorts]) == (100, ["kini"])
    before, later = facts["continue-outside-before"], facts["continue-outside-after"]
    assert (before["names"], before["workers"], before["count"]) == (("dulu", "lampau"), 77, 2)
    assert (later["names"], later["workers"], later["count"]) == (("nanti", "lagi"), 70, 2)
    told = rentan("continue", "--plan", str(file), "-y", "2025").err
    assert "2 cohorts (dulu, lampau), 77 workers, are not counted" in told
    assert "2 cohorts (nanti, lagi), 70 workers, are not counted" in told


def test_membership_ends_after_three_unpaid_months() -> None:
    """The rule of membership in policies/nasional.yaml (kepesertaan-bpu)."""
    cohort = after().cohorts[0]
    assert (cohort.paid_until, cohort.unpaid_from) == ("2025-12", "2026-01")
    assert (cohort.bridged_until, cohort.ends) == ("2026-03", "2026-04")
    assert (cohort.state, cohort.resumes, cohort.gap) == ("lapses", None, None)


@pytest.mark.parametrize(
    ("resume", "gap", "state"),
    [("2026-01", 0, "kept"), ("2026-04", 3, "bridged"), ("2026-05", 4, "ended")],
)
def test_a_gap_of_three_months_is_bridged_and_a_longer_one_is_not(
    resume: str, gap: int, state: str
) -> None:
    cohort = after(resume=resume).cohorts[0]
    assert (cohort.resumes, cohort.gap, cohort.state) == (resume, gap, state)


@pytest.mark.parametrize(
    ("resume", "said"),
    [
        ("2026-01", []),
        ("2026-03", ["continue-gap", "continue-cover-open"]),
        ("2026-04", ["continue-gap", "continue-edge", "continue-cover-open"]),
        ("2026-05", ["continue-gap", "continue-cover-open", "continue-restart"]),
        (None, ["continue-gap", "continue-cover-open", "continue-restart"]),
    ],
)
def test_what_the_law_says_is_sourced_and_what_it_does_not_stays_open(
    resume: str | None, said: list[str]
) -> None:
    result = after(resume=resume)
    assert codes(result) == ["continue-again" if resume else "continue-everybody", *said]
    known = {source.id: source.level for source in result.sources}
    for note in result.notes:
        assert {note.facts[name] for name in ("source", "open") if name in note.facts} <= set(known)
    if "continue-restart" in said:
        note = next(note for note in result.notes if note.code == "continue-restart")
        assert known[note.facts["open"]] == "open"
        again = resume or "2026-05"  # a payment for April bridges the gap
        assert (note.facts["month"], note.facts["benefit"]) == (again, 10_000_000)


def test_at_the_very_limit_of_a_gap_it_is_said_that_its_consequence_is_open(
    rentan: Rentan,
) -> None:
    """Paid until September, January bridges October to December, and February would not."""
    result = continuation(ended("2025-01..2025-09"))
    facts = {note.code: note.facts for note in result.notes}
    assert facts["continue-edge"]["month"] == "2026-01"
    assert facts["continue-restart"]["month"] == "2026-02"
    assert "continue-edge" not in codes(continuation(ended("2025-01..2025-10")))
    assert "continue-edge" not in codes(continuation(ended("2025-01..2025-08")))
    told = rentan("continue", "-r", "kutim", "-y", "2025", "-w", "10")
    assert "bridged by paying for Apr 2026 at the latest; without that, membership" in told.out
    assert "here from Jan 2026 to Mar 2026, if Apr 2026 is paid for" in told.err
    told = rentan("continue", "-r", "kutim", "-y", "2025", "-w", "10", "--resume", "2026-04")
    assert "until the payment for Apr 2026 is at the very limit" in told.err


def test_before_the_rule_there_was_no_waiting_time_to_begin_anew() -> None:
    """Permenaker 1/2025 holds from February 2025: a return in May 2024 is before it."""
    assert "continue-restart" not in codes(after(year=2023))
    assert "continue-restart" in codes(after(year=2024))


def test_a_policy_that_says_nothing_of_gaps_leaves_it_open(tmp_path: Path) -> None:
    text = yaml.safe_load((Path(EXAMPLES.parent) / "policies" / "nasional.yaml").read_text("utf-8"))
    text["membership"] = [entry for entry in text["membership"] if entry["id"] == "payment"]
    file = tmp_path / "nasional.yaml"
    file.write_text(yaml.safe_dump(text, allow_unicode=True), encoding="utf-8")
    result = continuation(load_policy_file(file), year=2025, workers=10)
    assert result.cohorts[0].state == "open"
    assert "continue-no-rule" in codes(result)


# What it costs


def test_keeping_everybody_costs_what_cost_says() -> None:
    result = after()
    assert result.due == cost(KUTIM, workers=1_000, year=2026).total == 201_600_000
    assert [month.so_far for month in result.months] == [
        16_800_000 * number for number in range(1, 13)
    ]


@given(budget=st.integers(1, 400_000_000), workers=st.integers(1, 3_000))
def test_whom_money_keeps_is_what_fit_buys(budget: int, workers: int) -> None:
    result = after(budget, workers=workers)
    assert result.everybody is not None
    spent = result.everybody * workers * RATE
    assert result.remainder == budget - spent >= 0
    assert result.everybody == 12 or budget < spent + workers * RATE
    assert result.one_more == (None if result.everybody == 12 else workers * RATE)
    for kept in (result.keeps[0], result.keeps[4], result.keeps[11]):
        bought = fit(KUTIM, budget=budget, period=f"{kept.first}..{kept.last}").answers[0]
        assert kept.workers == min(workers, bought.workers)
        assert kept.lapsing == workers - (kept.workers or 0)
        assert kept.cost == (kept.workers or 0) * kept.months * RATE
        assert kept.remainder == budget - (kept.cost or 0)
    assert result.over_budget == (workers * RATE * 12 > budget)


def test_members_at_different_rates_are_kept_together_only() -> None:
    both = request([
        Cohort.of({"policy": KUTIM, "workers": 10, "months": "2025"}),
        Cohort.of({"policy": KUTIM, "workers": 5, "months": "2025", "programs": "jkk,jkm,jht"}),
    ], [])  # fmt: skip
    result = continuation(both, budget=1_000_000)
    assert result.months[0].due == 10 * 16_800 + 5 * 36_800
    assert (result.everybody, result.remainder) == (2, 296_000)
    assert {kept.workers for kept in result.keeps} == {None}
    assert "continue-several-rates" in codes(result)


def test_a_plan_says_who_goes_on_and_who_does_not() -> None:
    result = continuation(load_plan(EXAMPLES / "rencana.yaml"), year=2025)
    assert [(each.name, each.state, each.resumes) for each in result.cohorts] == [
        ("gelombang-1", "bridged", "2026-04"), ("gelombang-2", "lapses", None),
    ]  # fmt: skip
    assert result.workers == 20_084


def test_who_stopped_before_december_lapses_earlier() -> None:
    part = request([Cohort.of({"policy": KUTIM, "workers": 5, "months": "2025-01..2025-09"})], [])
    cohort = continuation(part).cohorts[0]
    assert (cohort.paid_until, cohort.ends) == ("2025-09", "2026-01")


def ended(*months: str) -> PlanRequest:
    """500 members of these months each, by the plan of one region."""
    return request([
        Cohort.of({"policy": KUTIM, "workers": 500, "months": each}) for each in months
    ], [])  # fmt: skip


def test_who_has_ended_before_the_year_is_not_kept() -> None:
    """500 were paid until June: unpaid July, August, September, ended from October on. The others
    are 500 × 16.800 = 8.400.000 a month, 100.800.000 in the year."""
    result = continuation(ended("2025-01..2025-06", "2025"), budget=50_400_000)
    over, still = result.cohorts
    assert (over.ends, over.state, over.resumes) == ("2025-10", "ended", None)
    assert (still.ends, still.state) == ("2026-04", "lapses")
    assert (result.workers, result.due, result.everybody) == (500, 100_800_000, 6)
    assert (result.months[0].workers, result.months[0].due) == (500, 8_400_000)
    assert (result.keeps[11].workers, result.keeps[11].lapsing) == (250, 250)
    restarts = [note.facts for note in result.notes if note.code == "continue-restart"]
    assert [(each["month"], each["until"]) for each in restarts] == [
        ("2026-01", "2026-03"), ("2026-05", "2026-07"),
    ]  # fmt: skip
    assert "continue-several-rates" not in codes(result)


@pytest.mark.parametrize(
    ("last", "workers", "state"), [("2025-09", 500, "lapses"), ("2025-08", 0, "ended")]
)
def test_a_member_in_december_can_be_kept(last: str, workers: int, state: str) -> None:
    """Paid until September, October to December are three unpaid months and January bridges them;
    until August it would be four."""
    result = continuation(ended(f"2025-01..{last}"), budget=8_400_000)
    assert (result.workers, result.cohorts[0].state) == (workers, state)
    assert (result.first, result.last) == ("2026-01", "2026-12")
    assert result.everybody == (1 if workers else None)
    assert result.due == workers * 12 * RATE


def test_who_has_ended_may_be_paid_for_again_later() -> None:
    result = continuation(ended("2025-01..2025-06"), resume="2026-02")
    cohort = result.cohorts[0]
    assert (cohort.state, cohort.resumes, cohort.gap) == ("ended", "2026-02", 7)
    (restart,) = (note.facts for note in result.notes if note.code == "continue-restart")
    assert (restart["month"], restart["until"]) == ("2026-02", "2026-04")


def test_it_is_said_who_can_only_be_enrolled_anew(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "rencana.yaml"
    text = "region: kutim\ncohorts:\n  - {name: awal, workers: 500, months: 2025-01..2025-06}\n"
    file.write_text(text, encoding="utf-8")
    words = ("continue", "--plan", str(file), "--year", "2025", "--budget", "10 juta")
    said = rentan(*words)
    assert said.code == 0
    assert (
        "'awal': 500 members were paid for until Jun 2025; their membership has ended" in said.out
    )
    assert "can only be enrolled anew, and be paid for again from Jan 2026" in said.out
    assert "In Jan 2026 there is no member left who can be kept" in said.out
    assert "keeps everybody" not in said.out
    assert "didaftarkan baru" in rentan(*words, "--lang", "id").out
    shown = present(continuation(load_plan(file), budget=1), Language("en")).document
    anew = "Enrol 500 members anew whose membership has ended."
    assert (shown.levers, shown.conclusion.state) == ((anew,), "")


def test_a_relief_that_was_asked_for_is_left_out_where_it_has_ended() -> None:
    words: Any = {
        "policy": load_policy(), "workers": 5, "months": "2026-10..2026-12", "sector": "other",
        "funding": "csr", "relief": True,
    }  # fmt: skip
    assert continuation(request([Cohort.of(words)], [])).months[0].due == 5 * RATE


# What cannot be asked, and how it is told


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("-r 65.71 -y 2025", "--workers"),
        ("-r kutim -y 2025 -w 10 --resume 2025-12", "does not come after the end of that year"),
        ("-r kutim -y 2025 -w 10 --resume lusa", "--resume"),
        ("-r kutim -y 2025 -w 10 --budget banyak", "--budget"),
        ("-r kutim -y 2025 -w 10 --fail-if over-budget", "needs --budget"),
        ("--plan rencana.yaml -y 2024", "does not have the year 2024"),
        ("--plan rencana.yaml -w 5", "so --workers would change nothing"),
    ],
)
def test_what_cannot_be_asked(
    rentan: Rentan, monkeypatch: pytest.MonkeyPatch, words: str, says: str
) -> None:
    monkeypatch.chdir(EXAMPLES)
    ended = rentan("continue", *words.split())
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err
    assert rentan("lanjut", *words.split(), "--lang", "id").code == 2


def test_plans_of_several_regions_and_open_cohorts_are_refused() -> None:
    several = [
        Cohort.of({"policy": load_policy(name), "workers": 5, "months": "2025"})
        for name in ("kutim", "paser")
    ]
    with pytest.raises(InputError, match="several regions"):
        continuation(request(several, []))
    with pytest.raises(InputError, match="has no workers"):
        continuation(request([Cohort.of({"policy": KUTIM, "months": "2025"})], []))


@pytest.mark.parametrize(
    ("budget", "says", "code"),
    [
        ("100.000", "does not keep everybody for a single month: one needs Rp16.800.000", 1),
        ("20 juta", "keeps everybody for 1 month, until Jan 2026; Rp3.200.000 remain", 1),
        ("201.600.000", "keeps everybody until Dec 2026; Rp0 remain", 0),
    ],
)
def test_how_long_money_lasts_is_said(rentan: Rentan, budget: str, says: str, code: int) -> None:
    words = ("-r", "kutim", "-y", "2025", "-w", "1000", "-b", budget, "--fail-if", "over-budget")
    ended = rentan("continue", *words)
    assert ended.code == code
    assert says in ended.out
    assert ended == rentan("lanjut", *words)


@pytest.mark.parametrize("state", ["kept", "bridged", "ended"])
def test_each_cohort_is_told_in_a_sentence(rentan: Rentan, state: str) -> None:
    resume = {"kept": "2026-01", "bridged": "2026-04", "ended": "2026-05"}[state]
    said = {
        "kept": "without a gap", "bridged": "a gap of 3 months can be bridged",
        "ended": "only from May 2026, after 4 months; membership has ended from Apr 2026 on",
    }[state]  # fmt: skip
    ended = rentan("continue", "-r", "kutim", "-y", "2025", "-w", "10", "--resume", resume)
    assert said in ended.out


def test_of_many_cohorts_six_are_told_and_all_stand_in_the_table() -> None:
    many = [
        Cohort.of({"policy": KUTIM, "workers": 5, "months": "2025"}) for _ in range(9)
    ]  # fmt: skip
    shown = present(continuation(request(many, [])), Language("en"))
    assert "3 more cohorts stand in the table of them." in shown.blocks[0].sums
    assert len(shown.blocks[1].sheet.rows) == 9


def test_a_cohort_that_nobody_has_called_anything_is_all_members(rentan: Rentan) -> None:
    ended = rentan("continue", "-r", "kutim", "-y", "2025", "-w", "10")
    assert "\n10 members are paid for until Dec 2025." in ended.out
    assert "\nall members      10 Dec 2025" in ended.out
    assert "'a'" not in ended.out
    several = request([Cohort.of({"policy": KUTIM, "workers": 5, "months": "2025"})] * 2, [])
    shown = present(continuation(several), Language("en"))
    assert any(each.startswith("Cohort 'b': 5 members") for each in shown.blocks[0].sums)


def test_payment_in_advance_and_several_funds_are_said() -> None:
    """By the plan July to September are paid in July, by two funds."""
    terms: CohortArgs = {"policy": KUTIM, "workers": 100, "months": "2025"}
    ahead = Cohort.of(terms | {"name": "ojek", "funding": "apbd=60%, csr=40%", "payment": 3})
    each_month = Cohort.of(terms | {"name": "tani"})
    result = continuation(request([ahead, each_month], []), budget=100_000_000)
    said = {note.code: note.facts for note in result.notes}
    assert said["continue-payment"] == {"names": ("ojek",), "count": 1, "months": 3}
    assert said["continue-funds"] == {"funds": ("apbd", "csr")}
    plain = codes(continuation(request([each_month], []), budget=100_000_000))
    assert not {"continue-payment", "continue-funds"} & {*plain}
    assert "continue-funds" not in codes(continuation(request([ahead], [])))
