"""An answer takes the law of its own months, and says what of it."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import InputError, Month, Span, audit, compare, cost, fit, load_policy, plan
from pekerja_rentan.engine.compare import Scenario
from pekerja_rentan.engine.request import OwnRate
from pekerja_rentan.engine.result import Note
from pekerja_rentan.language import Language
from pekerja_rentan.policy.dated import held, stretches
from pekerja_rentan.roster.criteria import compile_criteria as roster_plan
from pekerja_rentan.roster.person import PersonResult, judge_person
from tests.conftest import Run
from tests.golden.contents import lines_of
from tests.test_policy_errors import CONTRIBUTION, GOOD, problems, write

Cli = Callable[..., Run]
NATIONAL = load_policy()
START = Month(2025, 2)
"""Permenaker 1/2025, February 2025; before it the branch of Palu paid in full from the first month
(media.alkhairaat.id, 23 July 2025), as in Pamekasan in November 2023 and Salatiga in May 2024."""
MONTHS = st.builds(Month, st.integers(2016, 2030), st.integers(1, 12))


def noted(result: Any, head: str) -> list[Note]:
    return [note for note in result.notes if note.code.startswith(head)]


def codes(result: Any) -> list[str]:
    return [note.code for note in result.notes]


# Waiting times


@pytest.mark.parametrize("period", ["2022-10..2022-12", "2023-11", "2024-05", "2024-11..2025-01"])
def test_before_february_2025_no_answer_speaks_of_a_waiting_time(period: str) -> None:
    assert not noted(cost(NATIONAL, workers=1, period=period), "waiting")
    assert not noted(fit(NATIONAL, budget="1 miliar", period=period), "waiting")
    assert plan(NATIONAL, [f"100@{period}"]).waiting[0].worker_months == 0


def test_from_february_2025_three_months_are_inside_it_by_calendar_months() -> None:
    (note,) = noted(cost(NATIONAL, workers=1, period="2025-10..2025-12"), "waiting")
    assert note.code == "waiting-window"
    assert dict(note.facts) == {
        "period": "2025-10..2025-12", "months": 3, "program": "JKM", "waiting": 3,
        "benefit": 10_000_000, "source": "masa-tunggu-jkm", "open": "masa-tunggu-jkm-terbuka",
    }  # fmt: skip
    assert not noted(cost(NATIONAL, workers=1, period="2025-09..2025-12"), "waiting")


def test_a_span_across_the_change_says_what_held_and_what_holds() -> None:
    result = cost(NATIONAL, workers=1, period="2025-01..2025-03")
    begins, inside = noted(result, "waiting")
    assert begins.code == "waiting-begins"
    assert (begins.facts["until"], begins.facts["month"]) == ("2025-01", "2025-02")
    assert (inside.code, inside.facts["period"], inside.facts["months"]) == (
        "waiting-window", "2025-02..2025-03", 2,
    )  # fmt: skip
    sources = [source.id for source in result.sources]
    for named in ("jkm-tanpa-masa-tunggu", "masa-tunggu-jkm", "masa-tunggu-jkm-terbuka"):
        assert named in sources
    for code in ("id", "en"):
        said = Language(code).say("note.waiting-begins", **begins.facts)
        assert "Jan 2025" in said
        assert "Feb 2025" in said
        assert "Rp10.000.000" in said
    whole = noted(cost(NATIONAL, workers=1, year=2025), "waiting")
    assert [note.code for note in whole] == ["waiting-begins"]


def test_what_held_before_the_first_rule_is_not_known() -> None:
    (note,) = noted(cost(NATIONAL, workers=1, period="2019-11..2019-12"), "waiting")
    assert (note.code, note.facts["period"]) == ("waiting-unknown", "2019-11")
    assert not noted(cost(NATIONAL, workers=1, period="2016"), "waiting")


@pytest.mark.parametrize(("year", "said"), [
    (2024, []), (2025, ["waiting-begins", "waiting-rows"]), (2026, ["waiting-rows"]),
])  # fmt: skip
def test_the_rows_of_a_frontier_go_by_their_own_months(year: int, said: list[str]) -> None:
    result = fit(NATIONAL, budget="1 miliar", year=year)
    assert [note.code for note in noted(result, "waiting")] == said


def test_a_plan_counts_worker_months_inside_from_february_2025_whoever_joined_before() -> None:
    """A membership of December 2024 is in its third month in February, one of January in March."""
    result = plan(NATIONAL, ["100@2024-12..2025-06", "10@2025-01..2025-06"])
    (share,) = result.waiting
    assert (share.since, share.worker_months, share.of) == ("2025-02", 100 + 20, 760)
    assert share.share == Decimal("0.1579")
    assert codes(result).count("waiting-begins") == 1
    assert codes(result).count("plan-waiting") == 1
    since: Any = {"workers": 100, "months": "2025-02..2025-06", "since": "2024-12"}
    assert plan(NATIONAL, [since]).waiting[0].worker_months == 100


@given(MONTHS, st.integers(1, 16))
def test_the_rules_that_an_answer_names_are_those_of_its_months(first: Month, months: int) -> None:
    span = Span(first, first.plus(months - 1))
    result = cost(NATIONAL, workers=1, period=span)
    named = [note.facts["source"] for note in noted(result, "waiting-window")]
    inside = span.last >= START and months <= 3
    assert named == (["masa-tunggu-jkm"] if inside else [])
    assert bool(noted(result, "waiting-begins")) == (span.first < START <= span.last)
    beyond = noted(result, "rates-beyond")
    late = span.overlap(Span(NATIONAL.checked.plus(1), Month(2199, 12)))
    assert [note.facts["period"] for note in beyond] == ([str(late)] if late else [])
    planned = plan(NATIONAL, [f"1@{span}"]).waiting[0]
    young = [first.plus(n) for n in range(min(months, 3))]
    assert planned.worker_months == sum(month >= START for month in young)


@given(st.lists(MONTHS, unique=True, max_size=5), MONTHS, st.integers(0, 60))
def test_the_parts_of_a_span_make_it_up_and_each_has_one_rule(
    starts: list[Month], first: Month, more: int
) -> None:
    rules = [wait._replace(start=start) for start in sorted(starts) for wait in [rule_of()]]
    span = Span(first, first.plus(more))
    parts = list(stretches(rules, span))
    assert sum(part.months for _, part in parts) == span.months
    for rule, part in parts:
        assert held(rules, part.first) is rule
        assert held(rules, part.last) is rule


def rule_of() -> Any:
    return NATIONAL.programmes["jkm"].waiting[1]


WAITING = """\
contributions:
  own:
    name: {id: sendiri, en: own}
    rates: [{from: 2020-01, amount: 1_000, source: one}]
    waiting:
      - {from: 2020-01, months: 6, benefit: 1 juta, source: one}
      - {from: 2024-01, months: 3, benefit: 2 juta, source: one}
      - {from: 2026-01, months: 0, source: one}
"""


def test_a_waiting_time_may_change_and_end(folder: Path) -> None:
    write(folder, GOOD.replace("eligibility:", WAITING + "eligibility:"))
    policy = load_policy("tes", policies=folder)
    words: dict[str, Any] = {"workers": 1, "programs": "own", "period": "2023-12..2024-02"}
    changes, old, new = noted(cost(policy, **words), "waiting")
    assert (changes.code, changes.facts["was"], changes.facts["waiting"]) == (
        "waiting-changes", 6, 3,
    )  # fmt: skip
    assert [(n.facts["period"], n.facts["benefit"]) for n in (old, new)] == [
        ("2023-12", 1_000_000), ("2024-01..2024-02", 2_000_000),
    ]  # fmt: skip
    (ends,) = noted(cost(policy, workers=1, programs="own", period="2025-06..2026-06"), "waiting")
    assert (ends.code, ends.facts["paid"]) == ("waiting-ends", 2_000_000)
    for code in ("id", "en"):
        for note in (changes, ends):
            assert "Rp2.000.000" in Language(code).say(f"note.{note.code}", **note.facts)


@pytest.mark.parametrize(("waiting", "code"), [
    ("{from: 2020-01, months: 3, source: one}", "waiting-benefit"),
    ("{from: 2020-01, months: 0, benefit: 1, source: one}", "waiting-benefit"),
    ("{from: 2020-01, months: -1, benefit: 1, source: one}", "months-unreadable"),
    ("{months: 3, benefit: 1, source: one}", "missing-key"),
    ("{from: 2020-01, months: 0, source: two}", "no-source"),
    ("{from: 2020-01, months: 0, source: one, open_source: two}", "no-source"),
])  # fmt: skip
def test_a_waiting_time_says_since_when_and_what_is_paid(
    folder: Path, waiting: str, code: str
) -> None:
    rate = "{from: 2020-01, amount: 1, source: one}"
    text = CONTRIBUTION.replace("RATE", rate) + f"    waiting: [{waiting}]\n"
    assert code in [problem[2] for problem in problems(folder, GOOD + text)]


# Benefits and membership


def shown(rentan: Cli, month: str) -> str:
    return rentan("--lang", "en", "policy", "show", "nasional", "--as-of", month).out


def test_benefits_are_shown_as_they_are_in_the_month(rentan: Cli) -> None:
    """BPJS of Sulawesi and Maluku (bipol.co, 31 December 2019): 24 million before, 42 million from
    December 2019 on."""
    old, middle, new = (shown(rentan, month) for month in ("2019-11", "2024-01", "2025-02"))
    assert "Rp24.000.000" in old
    assert "Rp42.000.000" not in old
    assert "Rp42.000.000" in middle
    assert "none: all is paid from the first month" in middle
    assert "Rp10.000.000" not in middle.partition("Membership")[0].partition("Benefits")[2]
    assert "in the first 3 calendar months of membership only Rp10.000.000" in new
    assert "masa-tunggu-jkm-terbuka" in new


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_source_of_a_policy_is_shown_whole(lang: str, rentan: Cli) -> None:
    out = rentan("--lang", lang, "policy", "show", "paser").out
    assert "…" not in out
    for source in load_policy("paser").sources.values():
        assert source.title in out
        assert source.note is None or source.note[lang] in out


DATED = """\
benefits:
  - {id: a, program: jkk, says: {id: satu, en: one}, source: one}
  - {id: a, program: jkk, from: 2025-01, says: {id: dua, en: two}, source: one}
membership:
  - {id: gap, says: {id: satu, en: one}, months: [3], source: one}
  - {id: gap, from: 2025-01, says: {id: dua, en: two}, months: [1], source: one}
"""


def test_a_rule_of_membership_holds_in_its_own_months(folder: Path) -> None:
    write(folder, GOOD.replace("eligibility:", DATED + "eligibility:"))
    policy = load_policy("tes", policies=folder)
    old = plan(policy, ["1@2023-01..2023-02,2023-05..2023-06"])
    new = plan(policy, ["1@2026-01..2026-02,2026-05..2026-06"])
    assert "gap-bridged" in codes(old)
    assert "gap-ends" in codes(new)


@pytest.mark.parametrize(("old", "new", "code"), [
    ("program: jkk, from: 2025-01", "program: jkm, from: 2025-01", "repeated-id"),
    ("program: jkk, from: 2025-01", "program: jkk", "repeated-id"),
    ("id: gap, from: 2025-01", "id: gap", "repeated-id"),
    ("id: a, program: jkk, says", "id: a, program: jkk, from: 2025-01, says", "dates-order"),
])  # fmt: skip
def test_dated_entries_of_one_id_follow_each_other(
    folder: Path, old: str, new: str, code: str
) -> None:
    text = GOOD.replace("eligibility:", DATED.replace(old, new) + "eligibility:")
    assert [problem[2] for problem in problems(folder, text)] == [code]


# Rates that were not checked for the months of the answer


def said_beyond(result: Any) -> list[str]:
    return [note.facts["period"] for note in noted(result, "rates-beyond")]


ANSWERS: list[Callable[[str], Any]] = [
    lambda year: cost(NATIONAL, workers=1, year=year),
    lambda year: fit(NATIONAL, budget="1 juta", year=year),
    lambda year: plan(NATIONAL, [f"1@{year}"]),
    lambda year: audit(NATIONAL, workers=1, months=12, budget="201.600", year=year),
]


@pytest.mark.parametrize("answer", ANSWERS)
def test_rates_beyond_the_last_check_are_said_once_by_every_answer(
    answer: Callable[[str], Any],
) -> None:
    assert said_beyond(answer("2025")) == []
    assert said_beyond(answer("2026")) == ["2026-10..2026-12"]
    assert said_beyond(answer("2072")) == ["2072"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"period": "2026-07..2026-09", "workers": 5}, ["2026-10"]),
        ({"period": "2026-07..2026-09", "workers": 500}, []),
        ({"period": "2026-07..2026-09"}, []),
        ({"year": 2026, "workers": 1}, ["2026-10..2027-01"]),
        ({"year": 2026, "workers": 8}, ["2026-10..2026-12"]),
        ({"year": 2025, "workers": 1}, []),
        ({"start": "2026-10", "workers": 500}, ["2026-10..2026-12"]),
    ],
)
def test_the_month_whose_cost_fit_tells_as_one_more_is_said_to_be_unchecked(
    words: dict[str, Any], said: list[str]
) -> None:
    assert said_beyond(fit(NATIONAL, budget="1 juta", **words)) == said


def test_the_frontier_goes_beyond_what_was_checked(folder: Path) -> None:
    """The months asked about end in September, its rows in December."""
    money = "2026: {period: 2026-01..2026-09, allocation: 250 juta, source: one}"
    good = GOOD.replace("2025: {workers: 1_000, allocation: 250 juta, source: one}", money)
    write(folder, good.replace("2026-01-31", "2026-09-27"))
    assert said_beyond(fit(load_policy("tes", policies=folder))) == ["2026-10..2026-12"]


def test_every_scenario_of_a_comparison_says_what_it_takes_for_granted() -> None:
    result = compare(
        [Scenario(year, NATIONAL, workers=1, year=int(year)) for year in ("2025", "2072")]
    )
    assert [said_beyond(each.result) for each in result.scenarios] == [[], ["2072"]]


def test_an_own_rate_goes_by_no_rule_that_was_checked() -> None:
    rate = OwnRate(16_200, "wage workers")
    assert said_beyond(cost(NATIONAL, workers=1, year=2072, rate=rate)) == []
    assert said_beyond(plan(NATIONAL, ["1@2072"], rate=rate)) == []


def test_the_command_line_says_what_is_taken_for_granted(rentan: Cli, tmp_path: Path) -> None:
    ended = rentan("--lang", "en", "cost", "-w", "1", "--year", "2072")
    assert ended.code == 0
    assert ended.err.count("The rules were last checked in Sep 2026") == 1
    requests = tmp_path / "requests.csv"
    requests.write_text("command,workers,year\ncost,1,2072\ncost,1,2025\n")
    first, second = rentan("batch", str(requests)).out.splitlines()[1:]
    assert "rates-beyond" in first
    assert "rates-beyond" not in second


# A minimum wage that is carried on

KUTIM = load_policy("kutim")
PERSON = "lahir=12-08-1980, pekerjaan=nelayan, status=bpu, kota=Kutai Timur, penghasilan="


def wage_rule(income: str, as_of: str) -> tuple[str, PersonResult]:
    judged = judge_person(roster_plan(KUTIM, as_of=as_of), PERSON + income)
    (ruling,) = (each for each in judged.rulings if each.check == "below-minimum-wage")
    return ruling.verdict, judged


@pytest.mark.parametrize(("income", "then", "later"), [
    ("4.067.435", "passes", "passes"),
    ("4.067.436", "fails", "unknown"),
    ("9 juta", "fails", "unknown"),
])  # fmt: skip
def test_a_minimum_wage_carried_on_refuses_nobody(income: str, then: str, later: str) -> None:
    """Kutai Timur: 4.067.436 in 2026 (kaltimvoice.id); the wage of 2027 is not known."""
    verdict, judged = wage_rule(income, "2026-12-31")
    assert verdict == then
    assert not noted(judged, "wage-carried-on")
    verdict, judged = wage_rule(income, "2027-01")
    assert verdict == later
    (note,) = noted(judged, "wage-carried-on")
    assert dict(note.facts) == {
        "year": 2027, "of": 2026, "amount": 4_067_436, "rules": ("below-minimum-wage",),
        "source": "kaltimvoice-2025",
    }  # fmt: skip
    assert "kaltimvoice-2025" in [source.id for source in judged.sources]
    assert said_beyond(judged) == ["2027-01"]
    for code in ("id", "en"):
        assert "Rp4.067.436" in Language(code).say("note.wage-carried-on", **note.facts)


ABOVE = """\
minimum_wages: [{from: 2025-01, amount: 3 juta, source: one}]
eligibility:
  - id: earns
    require: {field: monthly_income, TEST: minimum_wage}
    says: {id: berpenghasilan, en: earns}
    source: one
"""


@pytest.mark.parametrize(("test", "below", "at", "over"), [
    ("below", "passes", "unknown", "unknown"),
    ("at_most", "passes", "passes", "unknown"),
    ("above", "fails", "fails", "unknown"),
    ("at_least", "fails", "unknown", "unknown"),
])  # fmt: skip
def test_every_test_takes_a_wage_carried_on_as_the_least_it_can_be(
    folder: Path, test: str, below: str, at: str, over: str
) -> None:
    head, _, tail = GOOD.partition("eligibility:")
    write(folder, head + ABOVE.replace("TEST", test) + tail[tail.index("sources:") :])
    made = roster_plan(load_policy("tes", policies=folder), as_of="2026-06")
    found = []
    for income in ("2.999.999", "3 juta", "3.000.001"):
        judged = judge_person(made, f"penghasilan={income}")
        found += [each.verdict for each in judged.rulings if each.check == "earns"]
    assert found == [below, at, over]


def test_a_list_says_once_what_it_is_judged_by(rentan: Cli, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text(
        "NIK,Nama,Tanggal Lahir,Pekerjaan,Penghasilan\n"
        "6408011208800001,A,12-08-1980,nelayan,4.000.000\n"
        "6408011208810002,B,12-08-1981,nelayan,4.100.000\n"
    )
    attest = ("--attest", "employment,residence")
    for year, refused, lacking in (
        ("2026", "1 may not", "0 need"),
        ("2027", "0 may not", "1 needs"),
    ):
        ended = rentan(
            "--lang", "en", "screen", str(rows), "--region", "kutim", "--year", year, *attest
        )
        assert f"Of 2 rows, 1 may be covered, {refused}, {lacking} data." in ended.out
        said = " ".join((ended.out + ended.err).split())
        assert said.count("No minimum wage of 2027 is known") == (year == "2027")
        assert said.count("The rules were last checked in Sep 2026") == 1
    nobody = rentan("--lang", "en", "screen", str(rows), "--region", "kutim", "--year", "2027")
    assert (nobody.out + nobody.err).count("The rules were last checked in Sep 2026") == 1


def test_the_policy_shows_a_wage_that_is_carried_on(rentan: Cli) -> None:
    shown_then = rentan("--lang", "en", "policy", "show", "kutim", "--as-of", "2026-09").out
    later = rentan("--lang", "en", "policy", "show", "kutim", "--as-of", "2027-01").out
    assert "carried on" not in shown_then
    assert "Rp4.067.436, carried on from 2026" in " ".join(later.split())
    assert "The rules were last checked in Sep 2026" in " ".join(later.split())
    assert "last checked in Sep" not in shown_then


# Reliefs that are decided at billing


@pytest.mark.parametrize(("words", "said"), [
    ({"period": "2026-01..2026-03"}, ["2026-01..2026-03"]),
    ({"year": 2026}, ["2026"]),
    ({"year": 2025}, []),
    ({"year": 2026, "funding": "csr", "sector": "transport", "relief": True}, ["2026"]),
    ({"year": 2026, "funding": "csr", "sector": "transport"}, ["2026"]),
    ({"year": 2026, "funding": "baznas"}, ["2026"]),
    ({"period": "2020-08", "funding": "mandiri", "relief": True}, []),
])  # fmt: skip
def test_a_relief_taken_denied_or_open_is_decided_when_it_is_billed(
    words: dict[str, Any], said: list[str]
) -> None:
    notes = noted(cost(NATIONAL, workers=1, **words), "relief-billed")
    assert [note.facts["period"] for note in notes] == said
    assert all(note.facts["source"] == "pp-50-2025-tagihan" for note in notes)


# Programmes that are sold together


@pytest.mark.parametrize("programs", ["jht", "jkk,jht", "jkm,jht"])
def test_old_age_savings_are_not_sold_alone(programs: str, rentan: Cli) -> None:
    """IDN Times Jateng, 2021: JKK and JKM, and JHT by paying more."""
    with pytest.raises(InputError) as caught:
        cost(NATIONAL, workers=1, programs=programs)
    assert caught.value.code == "program-apart"
    ended = rentan("--lang", "en", "cost", "-w", "1", "--programs", programs)
    assert (ended.code, ended.out) == (2, "")
    assert "JHT is sold only with" in ended.err
    assert "[paket-bpu]" in ended.err
    assert "--programs jkk,jkm,jht" in ended.err
    with pytest.raises(InputError):
        plan(NATIONAL, ["1@2025"], programs=programs)


@pytest.mark.parametrize(("program", "other"), [("jkk", "JKM"), ("jkm", "JKK")])
def test_whether_one_of_two_is_sold_alone_is_open_and_said(program: str, other: str) -> None:
    result = cost(NATIONAL, workers=1, programs=program, year=2024)
    (note,) = noted(result, "program-apart")
    assert note.facts["lacking"] == (other,)
    assert "paket-bpu-terbuka" in [source.id for source in result.sources]
    assert not noted(cost(NATIONAL, workers=1, programs="jkk,jkm,jht", year=2024), "program-apart")


def test_a_policy_cannot_cover_what_is_not_sold_alone(folder: Path) -> None:
    text = GOOD.replace("[jkk, jkm]", "[jht]").replace("16_800", "20_000")
    (problem,) = problems(folder, text)
    assert (problem[2], problem[3]["lacking"]) == ("program-apart", ["JKK", "JKM"])


# A region without a file


@pytest.mark.parametrize(("lang", "said"), [
    ("en", "rentan has no file for Kota Tarakan: the national rules are used."),
    ("id", "rentan tidak menyimpan berkas untuk Kota Tarakan: aturan nasional yang dipakai."),
])  # fmt: skip
def test_a_region_without_a_file_is_not_said_to_have_no_rules(
    lang: str, said: str, rentan: Cli
) -> None:
    for command in (["cost", "-w", "1", "--region", "65.71"], ["policy", "show", "65.71"]):
        ended = rentan("--lang", lang, *command)
        assert said in " ".join((ended.out + ended.err).split())
        assert "of its own:" not in ended.out


@pytest.mark.parametrize(
    ("suffix", "language", "sentence"),
    [
        ("txt", "en", "secondary, no address is known"),
        ("txt", "id", "sekunder, alamatnya tidak diketahui"),
        ("md", "id", "sekunder, alamatnya tidak diketahui"),
        ("html", "id", "alamatnya tidak diketahui"),
        ("docx", "id", "Tautannya tidak diketahui."),
        ("docx", "en", "No link to it is known."),
        ("xlsx", "id", "alamatnya tidak diketahui"),
    ],
)
def test_a_source_without_an_address_says_so(
    rentan: Cli, tmp_path: Path, suffix: str, language: str, sentence: str
) -> None:
    file = tmp_path / f"jawaban.{suffix}"
    words = ("cost", "-r", "kutim", "-w", "10", "--year", "2024", "--lang", language)
    told = ("--explain",) if suffix in ("txt", "md") else ()
    assert rentan(*words, *told, "-o", str(file)).code == 0
    assert any(sentence in line for line in lines_of(file))
