"""What explains a bill, to the Rupiah: who is billed wrongly, programmes, rates, and heads."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan.engine.rates import RateSpan
from pekerja_rentan.engine.reconcile import STANDINGS, check_bill
from pekerja_rentan.language import Language
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.presentation.reconcile import formulas
from tests.reconciling import MONTH, RATE, members, reconciled


def charge(program: str, rate: int, full_rate: int | None = None) -> RateSpan:
    """What one head is charged in the month."""
    month = Month.parse(MONTH)
    return RateSpan(program, Span(month, month), rate, full_rate or rate, None, None, None)


@given(
    theirs=st.dictionaries(
        st.sampled_from([code for code in STANDINGS if code != "ours-only"]),
        st.integers(1, 50_000),
    ),
    rates=st.lists(st.integers(1, 40_000), min_size=3, max_size=3),
    billed=st.one_of(
        st.none(),
        st.integers(0, 10**10),
        st.tuples(st.integers(0, 60_000), st.sets(st.sampled_from([0, 1, 2]), min_size=1)),
    ),
    full=st.integers(0, 40_000),
)
def test_the_entries_add_up_to_the_difference(
    theirs: Mapping[str, int],
    rates: list[int],
    billed: int | tuple[int, set[int]] | None,
    full: int,
) -> None:
    if isinstance(billed, tuple):
        billed = billed[0] * sum(rates[each] for each in billed[1])
    names = ("jkk", "jkm", "jht")
    jkk, jkm, jht = (
        charge(each, rate, rate + full) for each, rate in zip(names, rates, strict=True)
    )
    bill = check_bill(theirs, (jkk, jkm), billed=billed, others=(jht,))
    assert bill.rate == rates[0] + rates[1]
    assert sum(each.amount for each in bill.entries) == bill.difference == bill.billed - bill.due
    assert bill.right + bill.wrong == bill.heads == sum(theirs.values())
    for each in bill.entries:
        if each.heads is not None and each.rate is not None:
            assert each.heads * each.rate == each.amount


@pytest.mark.parametrize(
    ("billed", "entries"),
    [
        (10 * RATE, {}),
        (12 * RATE, {"unnamed": 2 * RATE}),
        (9 * RATE, {"unbilled-heads": -RATE}),
        (10 * RATE + 500, {"remainder": 500}),
        (9 * RATE - 500, {"remainder": -RATE - 500}),  # no reason is known for all of it
    ],
)
def test_a_bill_beyond_its_list_is_explained(billed: int, entries: dict[str, int]) -> None:
    bill = check_bill({"matched": 10}, [charge("own-rate", RATE)], billed=billed)
    assert {each.code: each.amount for each in bill.entries} == entries


@pytest.mark.parametrize(
    ("programs", "billed", "entries"),
    [
        ("jkk,jkm", 30_000, [("without-jkm", 3, -6_800)]),
        ("jkk,jkm", 20_400, [("without-jkk", 3, -10_000)]),
        ("jkk,jkm", 3 * 36_800, [("with-jht", 3, 20_000)]),
        ("jkk", 50_400, [("with-jkm", 3, 6_800)]),
        # 3 × 30.000: the same as nine heads of JKK, of which six would have no name
        ("jkk", 90_000, [("with-jht", 3, 20_000)]),
        ("jkk,jkm", 3 * 30_000, [("without-jkm", 3, -6_800), ("with-jht", 3, 20_000)]),
        ("jkk,jkm", 40_000, [("remainder", None, None)]),  # four of JKK, or anything else
        ("jkk,jkm", 20_000, [("without-jkm", 3, -6_800), ("unbilled-heads", -1, 10_000)]),
        ("jkk,jkm", 4 * 36_800, [("with-jht", 3, 20_000), ("unnamed", 1, 36_800)]),
        ("jkk,jkm", 5 * 16_800, [("unnamed", 2, 16_800)]),
        ("jkk,jkm", 30_001, [("remainder", None, None)]),
    ],
)
def test_a_bill_of_other_programmes_is_told_as_such(
    tmp_path: Path, programs: str, billed: int, entries: list[tuple[str, int | None, int | None]]
) -> None:
    asked = {"bill": billed, "programs": programs}
    bill = reconciled(tmp_path, members(range(3)), members(range(3)), asked=asked).bill
    assert [(each.code, each.heads, each.rate) for each in bill.entries] == entries
    assert sum(each.amount for each in bill.entries) == bill.difference


def test_a_bill_of_one_programme_for_the_rightly_billed_alone_is_explained(tmp_path: Path) -> None:
    """Of 3 × 16.800 = 50.400 JKM leaves 20.400 out and one head of JKK 10.000: 20.000."""
    people = members(range(3))
    dead = [people[0] | {"Tanggal Meninggal": "02-01-2026"}]
    result = reconciled(tmp_path, people, people, deceased=dead, asked={"bill": 20_000})
    assert [(each.code, each.amount) for each in result.bill.entries] == [
        ("deceased", 16_800), ("without-jkm", -20_400), ("unbilled-heads", -10_000),
    ]  # fmt: skip
    assert result.bill.difference == 20_000 - 33_600


def test_amounts_are_written_as_elsewhere(tmp_path: Path) -> None:
    """In every formula: points between thousands, and Rp before Rupiah."""
    people = members(range(3))
    for billed in (40_000, 67_200):
        result = reconciled(tmp_path, people, people, asked={"bill": billed})
        for code in ("en", "id"):
            said = [each for each in formulas(result, Language(code)) if "sha256" not in each]
            assert said[0].endswith("3 × Rp16.800 = Rp50.400.")
            last = "-Rp10.400." if billed == 40_000 else "1 × Rp16.800 = Rp16.800."
            assert said[-1].endswith(last)
            assert not any(re.search("[0-9]{4}", each) for each in said)


@pytest.mark.parametrize(
    ("billed", "entries"),
    [
        (10 * 16_800, [("full-rate", 10, 84_000)]),
        (11 * 16_800, [("full-rate", 10, 84_000), ("unnamed", 1, 16_800)]),
        (9 * 16_800, [("full-rate", 10, 84_000), ("unbilled-heads", -1, -16_800)]),
        (11 * 16_800 + 500, [("remainder", None, 100_800 + 500)]),
        (11 * 8_400, [("unnamed", 1, 8_400)]),
        (12 * 8_400, [("unnamed", 2, 16_800)]),  # as many as six at the full rate
        (8 * 8_400, [("unbilled-heads", -2, -16_800)]),
        (0, [("unbilled-heads", -10, -84_000)]),
        (10 * 10_000, [("full-rate", 10, 50_000), ("without-jkm", 10, -34_000)]),
        (10 * 8_400 + 5_000, [("remainder", None, 5_000)]),
    ],
)  # fmt: skip
def test_heads_beyond_a_list_are_told_at_the_rate_that_the_bill_uses(
    billed: int, entries: list[tuple[str, int | None, int]]
) -> None:
    charged = [charge("jkk", 5_000, 10_000), charge("jkm", 3_400, 6_800)]
    bill = check_bill({"matched": 10}, charged, billed=billed)
    assert [(each.code, each.heads, each.amount) for each in bill.entries] == entries


def test_a_bill_at_the_rate_before_a_relief_is_told_as_such(tmp_path: Path) -> None:
    people = members(range(10))
    asked = {"bill": 10 * 16_800, "month": "2026-06", "funding": "mandiri"}
    asked |= {"sector": "transport"}
    result = reconciled(tmp_path, people, people, asked=asked)
    assert (result.bill.rate, result.bill.difference) == (8_400, 84_000)
    assert [each.code for each in result.bill.entries] == ["full-rate"]
