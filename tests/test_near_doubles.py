"""One person under two NIKs and two people under one, by names and birth dates: what is told, and
how many of planted slips are found."""

from collections.abc import Iterable
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan.roster import cross_row
from pekerja_rentan.roster.likeness import Pair, is_another, is_near
from pekerja_rentan.roster.near_doubles import NEIGHBOURS, near_within
from tests.near_doubles import KINDS, measured, planted
from tests.screening import save, screened, someone

NIK = 6408014511800001


def pair(one: str, two: str, births: tuple[int | None, int | None], other: int) -> Pair:
    digits = sum(a != b for a, b in zip(str(NIK), str(other), strict=True))
    return Pair(1, 2, one, two, *births, NIK, other, digits)


SAME = (19801105, 19801105)


@pytest.mark.parametrize(
    ("one", "two", "births", "other", "near"),
    [
        ("SITIAMINAH", "SITIAMINA", SAME, NIK + 1, True),
        ("SITIAMINAH", "SITIAMINA", SAME, 3522014511800001, True),
        ("SITIAMINAH", "SITIAMNIAH", SAME, NIK + 1, True),
        ("SITIAMINAH", "SITYAMINA", SAME, NIK + 1, False),  # the shorter has nine letters
        ("SITIAMINAHA", "SYTIAMINNAHA", SAME, NIK + 1, True),
        ("SITIAMINAHA", "SYTIAMINNAHA", SAME, 3522014511800001, False),
        ("SITIAMINAHA", "SYTYAMINNAHA", SAME, NIK + 1, False),
        ("DEDI", "DEDY", SAME, NIK + 1, False),
        ("DEDIK", "DEDYK", SAME, NIK + 1, True),
        ("SITIAMINAH", "SITIAMINAH", (19801105, 19811105), NIK + 1, True),
        ("SITIAMINAH", "SITIAMINAH", (19801105, None), NIK + 1, True),
        ("SITIAMINAH", "SITIAMINAH", (19801105, 19800511), 6408014611800001, True),
        ("SITIAMINAH", "SITIAMINAH", (19801105, 19730214), 6408014611800001, False),
        ("SITIAMINAH", "SITIAMINA", (19801105, 19811105), NIK + 1, False),
        ("SITIAMINAH", "SITIAMINAH", (19801105, 19811105), NIK + 111, False),
    ],
)
def test_what_a_slip_is(
    one: str, two: str, births: tuple[int | None, int | None], other: int, near: bool
) -> None:
    assert is_near(pair(one, two, births, other)) is near


NAMES = st.text("ABS", min_size=1, max_size=14)


@given(NAMES, st.lists(st.tuples(st.integers(0, 3), st.integers(0, 14), NAMES), max_size=2),
       st.sampled_from((1, 9, 10, 111)))  # fmt: skip
def test_what_is_left_out_unseen_is_near_nobody(
    name: str, slips: list[tuple[int, int, str]], more: int
) -> None:
    """Whatever letters are typed over, left out, put in or changed with the next one."""
    letters = list(name)
    for how, at, other in slips:
        here = letters[at : at + 2]
        letters[at : at + 2] = [here[:1], [other[0], *here[1:]], here[1:], here[::-1]][how]
    told = pair(name, "".join(letters), SAME, NIK + more)
    rows = pl.DataFrame({
        "place": [1, 2], "nik": [told.nik, told.other_nik], "name": [name, told.other_called],
        "birth": told.birth, "twin": [name, told.other_called], "block": 0,
    })  # fmt: skip
    assert [*near_within(rows)] == [(1, 2)] * is_near(told)


@pytest.mark.parametrize(
    ("one", "two", "births", "another"),
    [
        ("SITIAMINAH", "BUDISANTOSO", SAME, True),
        ("SITIAMINAH", "SITIAMINA", SAME, False),
        ("AMINAH", "SITIAMINAH", (19801105, 19730214), False),
        ("", "BUDI", SAME, False),
        ("SITIAMINAH", "SITIAMNAHR", (19801105, 19730214), False),
        ("SITIAMINAH", "SITIMARIAM", SAME, False),
        ("SITIAMINAH", "SITIMARIAM", (19801105, 19730214), True),
        ("SUMIYATI", "SUMARYATI", SAME, False),
        ("SUMIYATI", "SUMARYATI", (19801105, 19730214), True),
        ("SUMIYATI", "SUMARYATI", (19801105, None), False),
    ],
)
def test_when_one_nik_has_two_people(
    one: str, two: str, births: tuple[int | None, int | None], another: bool
) -> None:
    assert is_another(pair(one, two, births, NIK)) is another


def test_rows_are_explained_in_the_lists_and_nowhere_else(tmp_path: Path) -> None:
    rows = [
        someone(1, Nama="Siti Aminah"),
        someone(2, Nama="SITI AMINA"),
        someone(3, Nama="Budi Santoso"),
        someone(3, Nama="Kartini", Tanggal_Lahir="21-03-1990"),
        someone(4, Nama="Agus Salim"),
        someone(5, Nama="AGUS-SALIM"),
    ]
    found = screened(save(tmp_path / "a.csv", rows))
    told = {warned.code: warned.rows for warned in found.result.warnings}
    assert told["W-NEAR-DOUBLE"] == told["W-NIK-SHARED"] == told["W-TWIN"] == 2
    assert found.outcomes == [*["eligible"] * 3, "ineligible", *["eligible"] * 2]
    expected = (
        "compare a.csv row 3; Siti Aminah 01-01-1980 / SITI AMINA 01-01-1980, NIK differs in 1 "
        "digit",
        "compare a.csv row 2; SITI AMINA 01-01-1980 / Siti Aminah 01-01-1980, NIK differs in 1 "
        "digit",
        "compare a.csv row 5; Budi Santoso 01-01-1980 / Kartini 21-03-1990, the same NIK",
        "first in a.csv row 4; compare a.csv row 4; Kartini 21-03-1990 / Budi Santoso "
        "01-01-1980, the same NIK",
        "compare a.csv row 7; Agus Salim 01-01-1980 / AGUS-SALIM 01-01-1980, NIK differs in 1 "
        "digit",
    )
    for said, words in zip(found.said, expected, strict=False):
        assert said.words.endswith(words)
    answer = found.result.to_json()
    assert not any(name in answer.upper() for name in ("AMINAH", "KARTINI", "SALIM"))


def test_a_list_in_which_all_are_born_on_one_day_has_few_pairs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every row is compared with the next ones of its block, and no more."""
    rows = [someone(number, Nama=f"Siti {'ABCDEFGHIJ'[number % 10] * 9}") for number in range(400)]
    rows += [someone(900, Nama="Siti AAAAAAAAB")]
    counted = []
    own = cross_row.both
    monkeypatch.setattr(cross_row, "both", lambda places, kind: own(counted_of(places), kind))

    def counted_of(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        found = list(places)
        counted.append(len(found))
        return found

    found = screened(save(tmp_path / "a.csv", rows))
    assert "W-NEAR-DOUBLE" in found.said[-1].notes
    assert max(counted) <= 401 * NEIGHBOURS


def test_planted_slips_are_found() -> None:
    """Smaller than what docs/rosters.md states, by other chance, so with some room."""
    found = measured(seed=7, count=8_000, each=200)
    share = {kind: found.told[kind] / found.planted[kind] for kind in KINDS}
    least = {"nik": 1, "name": 1, "nik-name": 0.95, "nik-name-2": 0.75, "nik-date": 0.55,
             "shared": 0.98}  # fmt: skip
    assert {kind: share[kind] >= least[kind] for kind in KINDS} == dict.fromkeys(KINDS, True)
    assert sum(found.false.values()) <= 0.1 * sum(found.warned.values())


def test_the_same_seed_plants_the_same() -> None:
    assert planted(3, 200, 5) == planted(3, 200, 5)
