"""Workbooks of plans: the lines of the budget add up, and what is changed is reckoned as the engine
would: LibreOffice opens them, changes cells, and its answer is compared with that of the changed
plan.
"""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from string import ascii_uppercase
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import OwnRate, PlanResult, load_plan, load_policy, plan
from pekerja_rentan.engine.planning.schedule import round_half_up
from pekerja_rentan.formats.xlsx import write
from pekerja_rentan.formats.xlsx.plan.months import rounded
from pekerja_rentan.language import LANGUAGES, Language
from pekerja_rentan.presentation import plan_budget as contents
from tests import office
from tests.documents import document_of

Cohorts = list[Any]
"""Mappings of the keys that a cohort has."""
FOLLOW = ("RKA", "Rencana Kas", "Per Kelompok")


class Case(NamedTuple):
    """A plan, and how a planner changes it: by cohort what is said anew, and by name what is
    typed into the cells of its workbook."""

    cohorts: Cohorts
    change: dict[int, dict[str, Any]]
    cells: dict[str, int]
    region: str = "65.71"
    words: Mapping[str, Any] = MappingProxyType({})
    allocations: tuple[dict[str, Any], ...] = ()
    now: tuple[dict[str, Any], ...] = ()


def money(amount: int, start: Any, funding: str | None = None) -> dict[str, Any]:
    return {"amount": amount, "start": start, "funding": funding}


CASES = {
    "plain": Case(
        [{"workers": 15_000, "months": "2025"}, {"workers": 5_084, "months": "2025-09..2025-12"}],
        {1: {"workers": 6_000, "months": "2025-09..2025-11"}},
        {"Pekerja_2": 6_000, "Bulan_2": 3, "Pagu_2025_10": 3_300_000_000},
        allocations=(money(3_000_000_000, 2025), money(3_400_000_000, "2025-10")),
        now=(money(3_000_000_000, 2025), money(3_300_000_000, "2025-10")),
    ),
    "one cohort, longer": Case(
        [{"workers": 9_000, "months": "2025-11..2026-10"}],
        {0: {"workers": 8_999, "months": "2025-11..2026-12"}},
        {"Pekerja": 8_999, "Bulan": 14},
        allocations=(money(1_000_000_000, 2025), money(2_000_000_000, 2026)),
        now=(money(1_000_000_000, 2025), money(2_000_000_000, 2026)),
    ),
    "a share leaves": Case(
        [{"workers": 300, "months": "2025", "leavers": "0,1%"},
         {"workers": 10_001, "months": "2025-03..2025-10", "leavers": "deaths=0,05%, moved=1/3"}],
        {0: {"workers": 1_777}, 1: {"workers": 99_999, "months": "2025-03..2025-12"}},
        {"Pekerja_1": 1_777, "Pekerja_2": 99_999, "Bulan_2": 10},
    ),
    "all leave": Case(
        [{"workers": 300, "months": "2025", "leavers": "deaths=20%, moved=40"}],
        {0: {"workers": 45}},
        {"Pekerja": 45},
    ),
    "paid in advance": Case(
        [{"workers": 100, "months": "2025-02..2026-07", "payment": 3},
         {"workers": 4_000, "months": "2025-05..2026-09", "payment": 6, "leavers": "1,5%"}],
        {0: {"workers": 123, "months": "2025-02..2026-09"},
         1: {"workers": 4_321, "months": "2025-05..2026-04"}},
        {"Pekerja_1": 123, "Bulan_1": 20, "Pekerja_2": 4_321, "Bulan_2": 12},
    ),
    "replaced": Case(
        [{"workers": 600, "months": "2026", "payment": 3, "replaced": True,
          "leavers": "deaths=0,02%, moved=5", "sector": "transport", "funding": "csr",
          "relief": True},
         {"workers": 50, "months": "2026", "payment": 12, "replaced": True, "leavers": "70"}],
        {0: {"workers": 7_777, "months": "2026-01..2026-08"}, 1: {"workers": 60}},
        {"Pekerja_1": 7_777, "Bulan_1": 8, "Pekerja_2": 60},
    ),
    "shares of several funds": Case(
        [{"workers": 601, "months": "2025", "funding": "apbd=1/3, csr=1/3, mandiri=1/3",
          "payment": 3, "leavers": "0,7%"},
         {"workers": 77, "months": "2025-06..2025-12", "funding": "csr=33,33%, apbd=66,67%"},
         {"workers": 5, "months": "2025"}],
        {0: {"workers": 602}, 1: {"workers": 7_001, "months": "2025-06..2025-08"},
         2: {"workers": 11}},
        {"Pekerja_1": 602, "Pekerja_2": 7_001, "Bulan_2": 3, "Pekerja_3": 11,
         "Pagu_CSR_2025_01": 41_000_000},
        allocations=(money(50_000_000, 2025), money(40_000_000, 2025, "csr")),
        now=(money(50_000_000, 2025), money(41_000_000, 2025, "csr")),
    ),
    "gaps and reliefs": Case(
        [{"workers": 800, "months": "2025-01..2025-03, 2025-06..2025-12, 2026-03..2027-06",
          "leavers": "1%", "payment": 6, "funding": "csr", "relief": True,
          "sector": "transport"},
         {"workers": 90, "months": "2026-10..2027-09", "funding": "csr", "relief": True,
          "sector": "other"}],
        {0: {"workers": 4_444}, 1: {"workers": 91, "months": "2026-10..2027-12"}},
        {"Pekerja_1": 4_444, "Pekerja_2": 91, "Bulan_2": 15},
        words={"programs": "jkk,jkm"},
    ),
    "a rate of one's own": Case(
        [{"workers": 80, "months": "2025", "leavers": "2"}],
        {0: {"workers": 81, "rate": ("petani", 17_000)}},
        {"Pekerja": 81, "Iuran_OWN_RATE": 17_000},
        words={"rate": ("petani", 16_200)},
    ),
    "forty cohorts": Case(
        [{"name": f"desa {at}", "workers": 10 * at, "months": "2025", "leavers": "0,5%",
          "replaced": at % 2 == 0, "payment": (1, 3)[at % 2]} for at in range(1, 41)],
        {39: {"workers": 999, "months": "2025-01..2025-07"}, 0: {"workers": 12}},
        {"Pekerja_40": 999, "Bulan_40": 7, "Pekerja_1": 12},
    ),
}  # fmt: skip


def planned(case: Case, *, changed: bool = False) -> PlanResult:
    policy = load_policy(case.region)
    cohorts: Cohorts = []
    for number, words in enumerate(case.cohorts):
        said = {**case.words, **words, **(case.change.get(number, {}) if changed else {})}
        if rate := said.get("rate"):
            said["rate"] = OwnRate(rate[1], rate[0])
        cohorts.append(said)
    money: Any = case.now if changed else case.allocations  # mappings of the same keys
    return plan(policy, cohorts, allocations=money)


def book(result: PlanResult, code: str = "id") -> bytes:
    language = Language(code)
    return write(document_of(result, language), language)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


def amounts(shown: dict[str, office.Cell]) -> list[list[office.Cell | None]]:
    """The rows of the RKA sheet: account, name, coefficient, price, amount."""
    rows = max(int(at[1:]) for at in shown)
    return [[shown.get(f"{c}{row}") for c in "ABCEG"] for row in range(3, rows + 1)]


def below(shown: dict[str, office.Cell], top: int) -> dict[str, office.Cell]:
    return {at: value for at, value in shown.items() if int(at.lstrip(ascii_uppercase)) > top}


def columns(shown: dict[str, office.Cell], letters: str) -> dict[str, office.Cell]:
    return {at: value for at, value in shown.items() if at[0] in letters and at[1:].isdigit()}


# The lines of the budget


@pytest.mark.parametrize("name", CASES)
def test_every_line_is_its_coefficient_times_its_price(name: str) -> None:
    result = planned(CASES[name])
    shown = office.cells(book(result))["RKA"]
    total = 0
    for _, _, coefficient, price, amount in amounts(shown):
        if coefficient is None:
            continue
        factors = [
            int(word.replace(".", "")) for word in str(coefficient).split() if word[0].isdigit()
        ]
        product = int(str(price))
        for factor in factors:
            product *= factor
        assert product == amount
        total += product
    assert total == result.paid


@pytest.mark.parametrize("name", CASES)
def test_accounts_and_funds_have_what_the_engine_books_on_them(name: str) -> None:
    result = planned(CASES[name])
    shown = office.cells(book(result))["RKA"]
    rows = amounts(shown)
    several = len(result.total("fund")) > 1
    start = next(
        (at for at, row in enumerate(rows) if str(row[0]).startswith("Menurut sumber dana")), -1
    )
    rows = rows[start + 1 :]
    assert (start >= 0) is several
    booked: dict[str | int | None, int] = {}
    for account, _, coefficient, _, amount in rows:
        if account and coefficient is None and amount is not None:
            booked[str(account)] = booked.get(str(account), 0) + int(amount)
    known = result.total("account")
    assert booked == {code: paid for code, paid in known.items() if code is not None}


# Formulas that follow


@pytest.mark.office
@pytest.mark.parametrize("name", CASES)
def test_a_changed_plan_is_reckoned_as_the_engine_would(name: str, folder: Path) -> None:
    case = CASES[name]
    data = book(planned(case))
    assert office.reckoned(data, folder) == office.cells(data)
    now = office.reckoned(data, folder, **case.cells)
    result = planned(case, changed=True)
    then = office.cells(book(result))
    for sheet in FOLLOW:
        assert below(now[sheet], 1) == below(then[sheet], 1), sheet  # the title is what was asked
    assert columns(now["Masukan"], "BCDE") == columns(then["Masukan"], "BCDE")
    place, at = office.names(data)["Jumlah"]
    assert now[place][at] == result.paid
    assert "sudah diubah" in str(now["Masukan"]["A3"])


@pytest.mark.office
def test_the_example_follows_in_both_languages(folder: Path) -> None:
    result = plan(load_plan("examples/rencana.yaml"))
    for code in LANGUAGES:
        data = book(result, code)
        assert office.reckoned(data, folder) == office.cells(data)


@given(
    st.integers(0, 10**9),
    st.fractions(min_value=0, max_value=1, max_denominator=contents.FINEST),
)
def test_a_part_is_rounded_as_the_engine_does(number: int, part: Fraction) -> None:
    """The formula, reckoned with whole numbers; and with a quotient that is one too high where a
    spreadsheet rounds it up."""
    over, under = part.numerator, part.denominator
    text = rounded("x", part)
    for slip in (0, 1):
        if under == 1:
            assert eval(text, {"x": number}) == round_half_up(number * over, under)
            return
        times, _, rest = text.partition("+")
        first = times.split("*")[0]
        quotient = number // under + slip
        plain = (
            rest.replace(first, str(quotient)).replace("INT(", "floor(").replace("x", str(number))
        )
        plain = plain.replace(f"/{2 * under})", f", {2 * under})")
        found = quotient * over + eval(plain, {"floor": lambda a, b: a // b})
        assert found == round_half_up(number * over, under)


# What does not follow


FEW = [
    {"name": "halus", "workers": 300, "months": "2025", "leavers": "0,000000001%"},
    {"name": "sedikit", "workers": 3, "months": "2025", "leavers": "deaths=1%, moved=5",
     "replaced": True},
    {"name": "biasa", "workers": 500, "months": "2025", "leavers": "deaths=1%, moved=5",
     "replaced": True},
]  # fmt: skip


@pytest.mark.office
@pytest.mark.parametrize("code", LANGUAGES)
def test_cohorts_that_cannot_be_followed_stand_and_are_named(code: str, folder: Path) -> None:
    result = planned(Case(FEW, {}, {}))
    data = book(result, code)
    inputs = "Masukan" if code == "id" else "Inputs"
    names = office.names(data)
    workers, rate = ("Pekerja", "Iuran") if code == "id" else ("Workers", "Rate")
    assert {f"{workers}_1", f"{workers}_2"} & set(names) == set()
    said = [str(value) for value in office.cells(data)[inputs].values()]
    assert len([text for text in said if text.endswith(": halus, sedikit.")]) == 1
    now = office.reckoned(data, folder, **{f"{workers}_3": 600, f"{rate}_JKK": 20_000})
    few: Any = {**FEW[2], "workers": 600}
    changed = plan(load_policy("65.71"), [few])
    once = changed.total("programme")
    standing = sum(cohort.paid for cohort in result.cohorts[:2])
    place, at = names["Jumlah" if code == "id" else "Total"]
    assert now[place][at] == standing + 2 * once["jkk"] + once["jkm"]


def test_a_headcount_of_whom_not_all_could_leave_is_refused_by_its_cell() -> None:
    sheets = office.sheet_files(book(planned(Case(FEW, {}, {}))))
    assert "<formula1>7</formula1>" in sheets[0]  # five and one of a hundredth: seven at the least


def test_a_cohort_that_pauses_keeps_its_months_and_says_so() -> None:
    case = CASES["gaps and reliefs"]
    data = book(planned(case))
    assert "Pekerja_1" in office.names(data)
    assert "Bulan_1" not in office.names(data)
    shown = office.cells(data)["Masukan"].values()
    assert any(str(value).startswith("Bulan kelompok yang berjeda tetap") for value in shown)
    assert any(str(value).endswith("bulannya tetap") for value in shown)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_plan_of_too_many_months_stands_and_says_so(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = CASES["shares of several funds"]
    live = office.cells(book(planned(case), code))
    monkeypatch.setattr(contents, "MOST_ENTRIES", 30)
    result = planned(case)
    data = book(result, code)
    assert office.open_cells(data) == set()
    shown = office.cells(data)
    answer = "Jawaban" if code == "id" else "Answer"
    said = "dengan 31 bulan kelompok" if code == "id" else "with 31 months of cohorts"
    assert any(said in str(value) for value in shown[answer].values())
    lines = "RKA" if code == "id" else "RKA lines"
    assert shown[lines] == live[lines]
    assert "Per Kelompok" not in shown


def test_the_cells_that_may_be_changed_are_the_named_ones() -> None:
    data = book(planned(CASES["shares of several funds"]))
    names = set(office.names(data).values()) - {office.names(data)["Jumlah"]}
    assert office.open_cells(data) == names
    assert all('sheetProtection sheet="1"' in text for text in office.sheet_files(data))


def test_details_say_that_they_stand() -> None:
    shown = office.cells(book(planned(CASES["plain"])))["Rincian"]
    assert shown["A1"] == "Lembar ini tetap seperti jawaban rentan, apa pun yang diubah."


@pytest.mark.office
def test_regions_are_kept_apart(folder: Path) -> None:
    regions = [load_policy("kutim"), load_policy("paser")]
    cohorts: Cohorts = [
        {"policy": policy, "workers": 1_000 * at, "months": "2024-01..2024-10"}
        for at, policy in enumerate(regions, start=1)
    ]
    money: Any = [{"amount": 150_000_000, "start": 2024, "region": "paser"}]
    data = book(plan(regions[0], cohorts, allocations=money))
    shown = office.cells(data)
    assert office.reckoned(data, folder) == shown
    now = office.reckoned(data, folder, Pekerja_2=1_234, Bulan_2=12)
    cohorts[1] |= {"workers": 1_234, "months": "2024"}
    then = office.cells(book(plan(regions[0], cohorts, allocations=money)))
    for sheet in FOLLOW:
        assert below(now[sheet], 1) == below(then[sheet], 1)
    assert {"Kabupaten Kutai Timur", "Kabupaten Paser"} <= set(shown["RKA"].values())
    assert "Sisa pagu APBD paser" in shown["Rencana Kas"].values()


def test_the_same_plan_gives_the_same_bytes() -> None:
    case = CASES["shares of several funds"]
    assert book(planned(case)) == book(planned(case))
