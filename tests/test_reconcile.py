"""Two lists of a month against each other: every row in one class, every Rupiah explained."""

import json
from collections.abc import Callable, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import load_policy
from pekerja_rentan.engine.reconcile import Paid, claims, wrong_months
from pekerja_rentan.errors import InputError
from pekerja_rentan.language import Language
from pekerja_rentan.periods import Month
from pekerja_rentan.presentation import present
from pekerja_rentan.roster.reconciling.columns import read_month
from pekerja_rentan.roster.reconciling.members import age_limit
from pekerja_rentan.roster.reconciling.reconcile import reconcile
from pekerja_rentan.roster.reconciling.result import LastMonth, ReconcileResult
from tests.conftest import Run
from tests.reconciling import MONTH, RATE, counts, lists, member, members, nunukan, reconciled
from tests.screening import Cells, save, someone
from tests.series import examples, few
from tests.test_roster_sheets import made
from tests.test_roster_workbook import Formula, written

Rentan = Callable[..., Run]
OCTOBER = Month(2026, 10)

# Published figures


def test_nunukan_each_count_is_found_with_its_rupiah(tmp_path: Path) -> None:
    paths = nunukan(tmp_path)
    bill = 23_200 * RATE
    result = reconcile(load_policy(), "2023-08", bill=bill, paid_from="2023-01", **paths)
    found = {each.code: (each.theirs, each.amount) for each in result.classes}
    assert found == {
        "matched": (19_332, 324_777_600),
        "invalid-nik": (3_210, 53_928_000),
        "moved": (30, 504_000),
        "double": (181, 3_040_800),
        "another-person": (447, 7_509_600),
    }
    assert (result.theirs, result.bill.right, result.bill.wrong) == (23_200, 19_332, 3_868)
    assert result.wrong_amount == result.bill.difference == 64_982_400
    # moved on 12 May: June, July and August were paid for nobody there
    assert [(each.month, each.heads) for each in result.claims] == [
        ("2023-06", 30), ("2023-07", 30), ("2023-08", 30),
    ]  # fmt: skip
    assert result.claimed == 3 * 30 * RATE


def test_ppu_people_not_found_are_billed_without_a_basis(tmp_path: Path) -> None:
    """The province paid for 5.400, the villages found about 1.000 (iknpos.id, 14 Nov 2024)."""
    result = reconciled(tmp_path, members(range(1_000)), members(range(5_400)))
    assert counts(result) == {"matched": (1_000, 1_000), "theirs-only": (0, 4_400)}
    assert result.wrong_amount == 73_920_000


# One class a row

ONE, TWO = member(1), member(2)
CASES: dict[str, tuple[list[Cells], list[Cells], dict[str, Any], dict[str, Any]]] = {
    "matched": ([ONE], [ONE], {}, {"matched": (1, 1)}),
    "marks in names mean nothing": (
        [ONE | {"Nama": "Siti Nur'aini"}], [ONE | {"Nama": "SITI NUR AINI"}], {},
        {"matched": (1, 1)},
    ),
    "a slip in a name is the same person": (
        [ONE | {"Nama": "Budi Santoso"}], [ONE | {"Nama": "Budi Santosa"}], {},
        {"matched": (1, 1)},
    ),
    "ours only": ([ONE, TWO], [ONE], {}, {"matched": (1, 1), "ours-only": (1, 0)}),
    "theirs only": ([ONE], [ONE, TWO], {}, {"matched": (1, 1), "theirs-only": (0, 1)}),
    "another person": (
        [ONE], [ONE | {"Nama": "Kartini Wulandari", "Tanggal Lahir": "09-09-1955"}], {},
        {"another-person": (1, 1)},
    ),
    "another NIK, the same name and day": (
        [ONE], [ONE | {"NIK": TWO["NIK"]}], {}, {"another-nik": (1, 1)},
    ),
    "another NIK, a slip in the name": (
        [ONE | {"Nama": "Budi Santoso"}],
        [ONE | {"NIK": TWO["NIK"], "Nama": "Budi Santosa"}], {}, {"another-nik": (1, 1)},
    ),
    "one of ours is paired with one of theirs": (
        [ONE], [ONE | {"NIK": TWO["NIK"]}, ONE | {"NIK": member(3)["NIK"]}], {},
        {"another-nik": (1, 1), "theirs-only": (0, 1)},
    ),
    "marks alone are no name": (
        [ONE | {"Nama": "."}], [ONE | {"NIK": TWO["NIK"], "Nama": "."}], {},
        {"ours-only": (1, 0), "theirs-only": (0, 1)},
    ),
    "double in either list": (
        [ONE, ONE, TWO], [ONE, TWO, TWO, TWO], {}, {"matched": (2, 2), "double": (1, 2)},
    ),
    "invalid NIK": (
        [ONE], [TWO | {"NIK": "6408013201800001"}], {},
        {"ours-only": (1, 0), "invalid-nik": (0, 1)},
    ),
    "invalid NIK of somebody who is known by name": (
        [ONE], [ONE | {"NIK": "6408013201800001"}], {},
        {"another-nik": (1, 0), "invalid-nik": (0, 1)},
    ),
    "no NIK": ([ONE], [ONE | {"NIK": ""}], {}, {"another-nik": (1, 0), "invalid-nik": (0, 1)}),
    "inactive by the branch": (
        [ONE], [ONE | {"Status": "NON AKTIF"}], {}, {"inactive": (1, 1)},
    ),
    "dead by the office": (
        [ONE | {"Keterangan": "MENINGGAL"}], [ONE], {}, {"deceased": (1, 1)},
    ),
    "moved by the branch": ([ONE], [ONE | {"Status": "PINDAH"}], {}, {"moved": (1, 1)}),
    "deceased": ([ONE, TWO], [ONE, TWO], {"deceased": [ONE]},
                 {"matched": (1, 1), "deceased": (1, 1)}),
    "deceased and billed without a basis": (
        [ONE], [ONE, TWO], {"deceased": [TWO]}, {"matched": (1, 1), "deceased": (0, 1)},
    ),
    "staff": ([ONE], [ONE], {"staff": [ONE]}, {"staff": (1, 1)}),
    "paid for by the province": (
        [ONE, TWO], [ONE, TWO], {"other": [TWO]}, {"matched": (1, 1), "other-funder": (1, 1)},
    ),
    "of several classes the gravest": (
        [ONE], [ONE, ONE],
        {"other": [ONE], "staff": [ONE], "moved": [ONE], "deceased": [ONE]},
        {"deceased": (1, 1), "double": (0, 1)},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_row_lies_in_one_class(tmp_path: Path, name: str) -> None:
    ours, theirs, more, expected = CASES[name]
    result = reconciled(tmp_path, ours, theirs, **more)
    assert counts(result) == expected


def test_members_who_die_this_month_are_billed_rightly_for_the_last_time(tmp_path: Path) -> None:
    dead = [ONE | {"Tanggal Meninggal": "30-10-2026"}]
    result = reconciled(tmp_path, [ONE, TWO], [ONE, TWO], deceased=dead)
    assert counts(result) == {"matched": (2, 2)}
    assert (result.leaving, result.mutation.leave, result.claims) == (1, 1, ())


@pytest.mark.parametrize("epoch", [True, False])
def test_days_of_a_list_are_counted_from_the_epoch_of_its_workbook(
    tmp_path: Path, epoch: bool
) -> None:
    day = 46_325 - 1_462 * epoch  # 30 October 2026
    rows = [["NIK", "Nama", "Tanggal Meninggal"], [ONE["NIK"], ONE["Nama"], day]]
    dead = made(tmp_path / "d.xlsx", rows, lambda book, sheet: None, date_1904=epoch)
    paths = lists(tmp_path, ours=[ONE, TWO], theirs=[ONE, TWO])
    result = reconcile(load_policy("kutim"), MONTH, deceased=dead, **paths)
    assert (result.leaving, result.claims) == (1, ())


# People of other lists whom no NIK tells

NAMELESS = ONE | {"NIK": "", "Tanggal Meninggal": "05-03-2026"}
MAYBE: dict[str, tuple[list[Cells], list[Cells], list[Cells]]] = {
    "another NIK": ([ONE], [ONE], [NAMELESS | {"NIK": member(9)["NIK"]}]),
    "a name of one word": (
        [ONE | {"Nama": "Suparman"}], [ONE | {"Nama": "Suparman"}],
        [NAMELESS | {"Nama": "Suparman"}],
    ),
    "two of that name on the bill": (
        [ONE], [ONE, TWO | {"Nama": ONE["Nama"], "Tanggal Lahir": ONE["Tanggal Lahir"]}],
        [NAMELESS],
    ),
    "two NIKs across the lists": ([ONE | {"NIK": TWO["NIK"]}], [ONE], [NAMELESS]),
    "one without a NIK on the bill": ([ONE], [ONE, ONE | {"NIK": "x"}], [NAMELESS]),
    "two of that name on their own list": ([ONE], [ONE], [NAMELESS, NAMELESS]),
    "nobody who is billed": ([ONE], [TWO], [NAMELESS]),
}  # fmt: skip
"""Who may be meant, and may not."""


@pytest.mark.parametrize("name", ["Hj. Aminah", "Muhammad, S.Pd", "M. Ali", "Alm. Aminah"])
def test_a_title_makes_no_name_of_several_words(tmp_path: Path, name: str) -> None:
    both = [ONE | {"Nama": name}, TWO]
    result = reconciled(tmp_path, both, both, deceased=[NAMELESS | {"Nama": name}])
    assert (counts(result), result.claims) == ({"matched": (2, 2)}, ())
    assert (result.roles[0].by_name, result.roles[0].doubtful) == (0, 1)


@pytest.mark.parametrize(
    "form", few(["Alm. {}", "H. {}", "{} (Alm)", "{}, S.Pd", "{} S.Pd", "{} SE"], every=3)
)
def test_who_is_listed_with_a_title_may_be_who_is_billed_without(tmp_path: Path, form: str) -> None:
    both = [ONE | {"Nama": "Rahmat Hidayat"}, TWO]
    dead = [NAMELESS | {"Nama": form.format("Rahmat Hidayat")}]
    result = reconciled(tmp_path, both, both, deceased=dead)
    assert (counts(result), result.claims) == ({"matched": (2, 2)}, ())
    assert (result.roles[0].by_name, result.roles[0].doubtful) == (0, 1)


@pytest.mark.parametrize(
    "form", few(["Alm. {}", "H. {}", "{} (Alm)", "{}, S.Pd", "{} S.Pd", "Bpk {}"], every=3)
)
def test_who_is_billed_with_a_title_may_be_who_is_listed_without(tmp_path: Path, form: str) -> None:
    name = "Rahmat Hidayat"
    both = [ONE | {"Nama": form.format(name)}, TWO]
    result = reconciled(tmp_path, both, both, deceased=[NAMELESS | {"Nama": name}])
    assert (counts(result), result.claims) == ({"matched": (2, 2)}, ())
    assert (result.roles[0].by_name, result.roles[0].doubtful) == (0, 1)


def test_whoever_has_a_namesake_with_a_title_on_the_bill_is_not_certain(tmp_path: Path) -> None:
    """The same name and birth date once more, under another NIK."""
    both = [ONE, TWO | {"Nama": f"H. {ONE['Nama']}", "Tanggal Lahir": ONE["Tanggal Lahir"]}]
    result = reconciled(tmp_path, both, both, deceased=[NAMELESS])
    assert (counts(result), result.claims) == ({"matched": (2, 2)}, ())
    assert (result.roles[0].by_name, result.roles[0].doubtful) == (0, 1)


@pytest.mark.parametrize("nik", ["", ONE["NIK"]])
def test_who_goes_in_a_later_month_is_billed_until_then(tmp_path: Path, nik: str) -> None:
    gone = [NAMELESS | {"NIK": nik, "Tanggal Meninggal": "05-12-2026"}]
    result = reconciled(tmp_path, [ONE, TWO], [ONE, TWO], moved=gone)
    assert counts(result) == {"matched": (2, 2)}
    assert (result.leaving, result.mutation.leave, result.claims) == (0, 0, ())


@pytest.mark.parametrize("nik", ["", "6408", "0000000000000000"])
def test_who_has_no_nik_is_known_by_name_and_birth_date(tmp_path: Path, nik: str) -> None:
    name = ONE["Nama"]
    dead = [NAMELESS | {"NIK": nik, "Nama": f"{name}.".upper()}, member(7) | {"NIK": ""}]
    told = {"paid_from": "2026-01"}
    result = reconciled(tmp_path, [ONE, TWO], [ONE, TWO], deceased=dead, asked=told)
    assert counts(result) == {"matched": (1, 1), "deceased": (1, 1)}
    assert [each.month for each in result.claims] == [f"2026-{n:02}" for n in range(4, 11)]
    (role,) = result.roles
    assert (role.billed, role.by_name, role.invalid, role.doubtful) == (1, 1, 1, 0)


def test_who_is_known_by_name_and_dies_this_month_is_billed_for_the_last_time(
    tmp_path: Path,
) -> None:
    dead = [NAMELESS | {"Tanggal Meninggal": "30-10-2026"}]
    result = reconciled(tmp_path, [ONE, TWO], [ONE, TWO], deceased=dead)
    assert counts(result) == {"matched": (2, 2)}
    assert (result.leaving, result.claims, result.roles[0].by_name) == (1, (), 1)


@pytest.mark.parametrize(
    ("name", "role"), few(product(MAYBE, ("deceased", "moved", "staff")), every=4)
)
def test_who_may_be_another_costs_nobody_a_month(tmp_path: Path, name: str, role: str) -> None:
    ours, theirs, listed = MAYBE[name]
    before = reconciled(tmp_path, ours, theirs)
    more: dict[str, Any] = {role: listed}
    result = reconciled(tmp_path, ours, theirs, **more)
    assert counts(result) == counts(before)
    assert (result.claims, result.leaving) == ((), 0)
    (of_role,) = result.roles
    assert (of_role.by_name, of_role.doubtful) == (0, len(listed))
    assert of_role.rows == of_role.billed + of_role.unbilled + of_role.double + of_role.invalid
    (said,) = (note.facts for note in result.notes if note.code == "reconcile-doubtful")
    assert (said["rows"], said["mark"]) == (len(listed), f"MAYBE-{role.upper()}")


def test_who_is_listed_with_a_nik_already_is_not_found_again_by_name(tmp_path: Path) -> None:
    """Else one head would be two, with two dates."""
    slip = f"{ONE['Nama']}h"
    dead = [ONE | {"Nama": slip, "Tanggal Meninggal": "2026-08-05"}, NAMELESS]
    result = reconciled(
        tmp_path, [ONE, TWO], [ONE, TWO], deceased=dead, asked={"paid_from": "2026-01"}
    )
    assert counts(result) == {"matched": (1, 1), "deceased": (1, 1)}
    assert [each.month for each in result.claims] == ["2026-09", "2026-10"]
    (role,) = result.roles
    assert (role.billed, role.by_name, role.invalid, role.doubtful) == (1, 0, 1, 1)


def test_a_nik_decides_before_a_name(tmp_path: Path) -> None:
    """The NIK of one billed member with the name of another: the NIK says who it is."""
    dead = [NAMELESS | {"NIK": TWO["NIK"]}]
    result = reconciled(tmp_path, [ONE, TWO], [ONE, TWO], deceased=dead)
    assert counts(result) == {"matched": (1, 1), "deceased": (1, 1)}
    assert (result.roles[0].by_name, result.roles[0].doubtful) == (0, 0)


def test_a_stronger_class_stays(tmp_path: Path) -> None:
    """Who is billed twice is so, whatever a name tells; the first head is the one that is gone."""
    moved = [NAMELESS, NAMELESS | {"Nama": "Orang Lain"}]
    result = reconciled(tmp_path, [ONE], [ONE, ONE], deceased=[NAMELESS], moved=moved)
    assert counts(result) == {"deceased": (1, 1), "double": (0, 1)}


def test_a_class_of_which_nobody_is_billed_is_not_called_wrongly_billed(tmp_path: Path) -> None:
    result = reconciled(tmp_path, [ONE, ONE, TWO], [ONE, TWO])
    assert counts(result) == {"matched": (2, 2), "double": (1, 0)}
    rows = present(result, Language("en")).blocks[0].sheet.rows
    assert [row.labels.get("standing") for row in rows] == ["rightly billed", "not billed", None]


# Which row of a NIK stands

HAMID: Cells = ONE | {"Nama": "Contoh Hamid Baru", "Tanggal Lahir": "12-03-1985"}
WAHYUNI: Cells = ONE | {"Nama": "Wahyuni Simanjuntak", "Tanggal Lahir": "02-02-1969"}
ENDED: Cells = {"Status": "Non Aktif"}
SAME_NIK: dict[str, tuple[list[Cells], list[Cells], dict[str, tuple[int, int]], int]] = {
    "another person of that NIK beside": (
        [HAMID, TWO], [WAHYUNI, HAMID, TWO], {"matched": (2, 2), "double": (0, 1)}, 33_600,
    ),
    "an inactive row of that person beside": (
        [HAMID, TWO], [HAMID | ENDED, HAMID, TWO], {"matched": (2, 2), "double": (0, 1)}, 33_600,
    ),
    "two people on the office's list": (
        [WAHYUNI, HAMID, TWO], [HAMID, TWO], {"matched": (2, 2), "double": (1, 0)}, 33_600,
    ),
    "two people on both": (
        [WAHYUNI, HAMID], [HAMID, WAHYUNI], {"matched": (1, 1), "double": (1, 1)}, 16_800,
    ),
    "one person alone is on both": (
        [WAHYUNI, HAMID], [HAMID, ONE | {"Nama": "Kartini Lestari"}],
        {"matched": (1, 1), "double": (1, 1)}, 16_800,
    ),
    "a slip in the name": (
        [HAMID | {"Nama": "Contoh Hamit Baru"}], [WAHYUNI, HAMID],
        {"matched": (1, 1), "double": (0, 1)}, 16_800,
    ),
    "the person is inactive and another is not": (
        [HAMID], [HAMID | ENDED, WAHYUNI], {"another-person": (1, 1), "double": (0, 1)}, 0,
    ),
    "nobody is active": (
        [HAMID], [WAHYUNI | {"Status": "MENINGGAL"}, HAMID | ENDED],
        {"inactive": (1, 1), "double": (0, 1)}, 0,
    ),
    "the other list has no names": (
        [{"NIK": ONE["NIK"]}], [HAMID | ENDED, HAMID], {"matched": (1, 1), "double": (0, 1)},
        16_800,
    ),
    "on one list alone": ([TWO], [HAMID | ENDED, HAMID, TWO],
                          {"matched": (1, 1), "theirs-only": (0, 1), "double": (0, 1)}, 16_800),
}  # fmt: skip


@pytest.mark.parametrize(("name", "backwards"), few(product(SAME_NIK, (False, True)), every=3))
def test_of_one_nik_the_row_stands_that_the_other_list_has(
    tmp_path: Path, name: str, backwards: bool
) -> None:
    ours, theirs, expected, due = SAME_NIK[name]
    step = -1 if backwards else 1
    result = reconciled(tmp_path, ours[::step], theirs[::step])
    assert (counts(result), result.bill.due) == (expected, due)


def test_of_one_nik_the_longer_membership_is_claimed(tmp_path: Path) -> None:
    """Died in March, billed since January and once more since August: April to October."""
    theirs: list[Cells] = [ONE | {"TMT Kepesertaan": day} for day in ("", "2026-08", "2026-01")]
    dead = [ONE | {"Tanggal Meninggal": "14-03-2026"}]
    for turned in (theirs, theirs[::-1]):
        result = reconciled(tmp_path, [ONE], turned, deceased=dead, asked={"paid_from": "2025-01"})
        assert (counts(result), result.claimed) == (
            {"deceased": (1, 1), "double": (0, 2)}, 117_600
        )  # fmt: skip


_SHARED = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(["", "Wahyuni Simanjuntak", "Kartini Lestari Dewi", "Budi Santoso"]),
        st.sampled_from(["", "NON AKTIF", "MENINGGAL", "PINDAH"]),
        st.sampled_from(["", "2026-02", "2026-08"]),
    ),
    min_size=1,
    max_size=10,
)


@given(ours=_SHARED, theirs=_SHARED, gone=_SHARED, again=st.randoms(use_true_random=False))
@examples(60)
def test_the_order_of_rows_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, ours: Any, theirs: Any, gone: Any, again: Any
) -> None:
    """Everybody's name is another's than that of the other NIKs, so that NIKs alone decide."""
    people = {
        role: [
            member(serial, Status=status)
            | {"Nama": f"{name or member(serial)['Nama']} {'ABCD'[serial] * 6}"}
            | {"TMT Kepesertaan": month, "Tanggal Meninggal": month}
            for serial, name, status, month in rows
        ]
        for role, rows in (("ours", ours), ("theirs", theirs), ("moved", gone))
    }
    told = {"paid_from": "2026-01"}
    found = []
    for _ in range(2):
        folder = tmp_path_factory.mktemp("lists")
        result = reconciled(folder, **people, asked=told)
        found.append((counts(result), result.bill, result.claims, result.mutation))
        for rows in people.values():
            again.shuffle(rows)
    assert found[0] == found[1]


ROWS = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.sampled_from(["", "Nama lain", "Orang sekali lagi"]),
        st.sampled_from(["", "640801", "6408013201800001", "6408010101700010"]),
        st.sampled_from(["", "NON AKTIF", "MENINGGAL", "AKTIF", "entah"]),
    ),
    max_size=12,
)


def _people(rows: list[tuple[int, str, str, str]]) -> list[Cells]:
    return [
        member(serial, Status=status)
        | ({"Nama": name} if name else {})
        | ({"NIK": nik} if nik else {})
        for serial, name, nik, status in rows
    ]


@given(ours=ROWS, theirs=ROWS, last=ROWS, other=ROWS, bill=st.integers(0, 400_000))
@examples(40)
def test_no_row_and_no_rupiah_is_lost(
    tmp_path_factory: pytest.TempPathFactory, ours: Any, theirs: Any, last: Any, other: Any,
    bill: int,
) -> None:  # fmt: skip
    folder = tmp_path_factory.mktemp("lists")
    first = member(99)  # so that every list has a row
    given_rows = {"ours": ours, "theirs": theirs, "last": last, "other": other}
    people = {role: [first, *_people(rows)] for role, rows in given_rows.items()}
    result = reconciled(folder, people["ours"], people["theirs"], asked={"bill": bill},
                        last=people["last"], other=people["other"])  # fmt: skip
    assert sum(each.ours for each in result.classes) == len(people["ours"]) == result.ours
    assert sum(each.theirs for each in result.classes) == len(people["theirs"]) == result.theirs
    for each in result.roles:
        known = each.billed + each.unbilled + each.double
        assert known + each.invalid + each.inactive == each.rows
        assert each.rows == len(people[each.role])
    assert sum(entry.amount for entry in result.bill.entries) == result.bill.difference
    assert ReconcileResult.from_json(result.to_json()) == result


# Months that were paid wrongly


@pytest.mark.parametrize(
    ("event", "joined", "on_last", "paid_from", "months"),
    [
        (None, None, None, None, ["2026-10"]),
        (None, None, True, "2026-01", ["2026-10"]),  # nobody says since when
        ("2026-06", None, None, None, ["2026-10"]),
        ("2026-06", None, True, None, ["2026-09", "2026-10"]),
        ("2026-06", None, None, "2026-01", ["2026-07", "2026-08", "2026-09", "2026-10"]),
        ("2026-06", None, False, "2026-01", ["2026-10"]),  # was not billed last month
        ("2026-06", "2026-01", False, "2026-01", ["2026-10"]),
        ("2025-06", None, None, "2026-08", ["2026-08", "2026-09", "2026-10"]),
        ("2026-06", "2026-09", None, "2026-01", ["2026-09", "2026-10"]),
        ("2026-09", None, True, "2026-01", ["2026-10"]),
        ("2026-10", None, True, "2026-01", []),
    ],
)
def test_months_are_claimed_from_the_month_after_the_event(
    event: str | None, joined: str | None, on_last: bool | None, paid_from: str | None,
    months: list[str],
) -> None:  # fmt: skip
    read = [None if each is None else Month.parse(each) for each in (event, joined, paid_from)]
    paid = Paid("deceased", read[0], read[1], on_last)
    assert list(map(str, wrong_months(paid, OCTOBER, read[2]))) == months


def test_each_month_is_claimed_at_its_own_rate() -> None:
    people = {Paid("staff", Month(2026, 8), None, None): 2}
    found = claims(people, OCTOBER, Month(2026, 1), lambda month: month.month * 1_000)
    assert [(each.month, each.amount) for each in found] == [
        ("2026-09", 18_000), ("2026-10", 20_000),
    ]  # fmt: skip


def test_who_is_on_last_months_bill_is_claimed_for_it(tmp_path: Path) -> None:
    dead = [ONE | {"Tanggal Meninggal": "2026-03-05"}]
    result = reconciled(tmp_path, [TWO], [ONE, TWO], deceased=dead, last=[ONE, member(3)])
    assert [each.month for each in result.claims] == ["2026-09", "2026-10"]
    assert result.last is not None
    assert (result.last.stays, result.last.new, result.last.gone, result.last.lapsed) == (
        1,
        1,
        1,
        0,
    )


def test_no_month_is_claimed_that_last_months_bill_disproves(tmp_path: Path) -> None:
    """Two died in March; one of them is new on this month's bill, so that April to September were
    not paid for her."""
    dead = [each | {"Tanggal Meninggal": "14-03-2026"} for each in (ONE, TWO)]
    told = {"paid_from": "2026-01"}
    both = reconciled(tmp_path, [ONE, TWO], [ONE, TWO], deceased=dead, asked=told)
    assert both.claimed == 235_200  # April to October, twice 7 × 16.800
    result = reconciled(tmp_path, [ONE, TWO], [ONE, TWO], deceased=dead, last=[ONE], asked=told)
    assert [each.heads for each in result.claims] == [1, 1, 1, 1, 1, 1, 2]
    assert result.claimed == 134_400
    (said,) = (note.facts for note in result.notes if note.code == "reconcile-not-on-last")
    assert said["heads"] == 1
    assert "reconcile-not-on-last" not in {note.code for note in both.notes}


def _gone(column: str, day: str) -> list[Cells]:
    return [ONE | {column: day}]


@pytest.mark.parametrize(
    ("more", "code", "first", "claimed"),
    [
        # moved in January and died in September: February to October, nine months
        ({"moved": _gone("Tanggal Pindah", "14-01-2026"),
          "deceased": _gone("Tanggal Meninggal", "14-09-2026")}, "deceased", "2026-02", 151_200),
        # a death in this month leaves the claim of the move as it is
        ({"moved": _gone("Tanggal Pindah", "14-01-2026"),
          "deceased": _gone("Tanggal Meninggal", "14-10-2026")}, "moved", "2026-02", 151_200),
        ({"staff": _gone("TMT", "01-03-2026"),
          "moved": _gone("Tanggal Pindah", "14-06-2026")}, "moved", "2026-04", 117_600),
        # the list of the deceased does not say when: the move does
        ({"moved": _gone("Tanggal Pindah", "14-01-2026"),
          "deceased": [ONE]}, "deceased", "2026-02", 151_200),
        # a date to come says nothing of one that is not known
        ({"moved": _gone("Tanggal Pindah", "14-12-2026"),
          "deceased": [ONE]}, "deceased", "2026-10", 16_800),
        # one of them is known by name alone
        ({"moved": [ONE | {"NIK": "", "Tanggal Pindah": "14-01-2026"}],
          "deceased": _gone("Tanggal Meninggal", "14-09-2026")}, "deceased", "2026-02", 151_200),
    ],
)  # fmt: skip
def test_of_several_events_the_earliest_counts(
    tmp_path: Path, more: dict[str, Any], code: str, first: str, claimed: int
) -> None:
    told = {"paid_from": "2026-01"}
    result = reconciled(tmp_path, [ONE, TWO], [ONE, TWO], asked=told, **more)
    assert counts(result) == {"matched": (1, 1), code: (1, 1)}
    assert (result.claims[0].month, result.claimed) == (first, claimed)
    assert {each.code for each in result.claims} == {code}


@pytest.mark.parametrize("role", ["deceased", "moved", "staff"])
def test_dates_after_the_month_are_said_and_claim_nothing(tmp_path: Path, role: str) -> None:
    """A year with its figures changed, 2062 for 2026, hides who has gone."""
    days = ("14-03-2062", "01-11-2026", "31-10-2026")
    gone = [member(n) | {"Tanggal Meninggal": day} for n, day in enumerate(days)]
    people: list[Cells] = members(range(4))
    more: dict[str, Any] = {role: gone}
    result = reconciled(tmp_path, people, people, asked={"paid_from": "2026-01"}, **more)
    assert (counts(result), result.claims) == ({"matched": (4, 4)}, ())
    (said,) = (note.facts for note in result.notes if note.code == "reconcile-months-later")
    assert (said["name"], said["rows"]) == (f"{role}.csv", 2)


def test_a_date_after_the_month_counts_for_nothing_beside_another(tmp_path: Path) -> None:
    """April to September were paid wrongly, and October is: 7 × 16.800."""
    gone = [ONE | {"Tanggal Meninggal": day} for day in ("14-03-2026", "14-03-2062")]
    asked = {"paid_from": "2026-01"}
    result = reconciled(tmp_path, [ONE, TWO], [ONE, TWO], asked=asked, deceased=gone)
    assert sum(claim.amount for claim in result.claims) == 7 * 16_800 == 117_600
    assert result.bill.due == 16_800


def test_of_two_dates_the_later_holds_though_it_lies_after_the_month(tmp_path: Path) -> None:
    gone = [ONE | {"Tanggal Meninggal": day} for day in ("26-08-2026", "12-11-2026")]
    asked = {"paid_from": "2026-01"}
    result = reconciled(tmp_path, [ONE, TWO], [ONE, TWO], asked=asked, deceased=gone)
    assert (counts(result), result.claims) == ({"matched": (2, 2)}, ())


@pytest.mark.parametrize(
    ("header", "day", "months"),
    [("Tanggal", "10-08-26", 2), ("Tanggal SKPWNI", "10-Agu-26", 2), ("Wafat", "20/10/26", 0),
     ("Hari/Tanggal Meninggal", "10.08.2026", 2), ("TMT PPPK", "31-02-26", 1)],
)  # fmt: skip
def test_days_of_events_are_read_as_offices_write_them(
    tmp_path: Path, header: str, day: str, months: int
) -> None:
    """Gone in August: September and October are claimed; of 31 February October alone is."""
    words: dict[str, Any] = {"asked": {"paid_from": "2026-08"}, "deceased": [ONE | {header: day}]}
    result = reconciled(tmp_path, [ONE, TWO], [ONE, TWO], **words)
    assert sum(claim.amount for claim in result.claims) == months * 16_800


def test_a_column_that_may_be_the_day_of_an_event_is_told(tmp_path: Path) -> None:
    gone = [ONE | {"Tanggal Lapor": "14-03-2026", "Tanggal Input": "14-05-2026"}]
    result = reconciled(tmp_path, [ONE], [ONE], deceased=gone)
    (said,) = (note.facts for note in result.notes if note.code == "reconcile-undated-maybe")
    assert list(said["headers"]) == ["Tanggal Lapor", "Tanggal Input"]
    one = [ONE | {"Tanggal": "14-03-2026", "Tanggal Meninggal": "14-10-2026"}]
    result = reconciled(tmp_path, [ONE], [ONE], deceased=one)
    assert (counts(result), result.claims) == ({"matched": (1, 1)}, ())


def test_who_joined_after_the_month_is_said_and_has_no_date(tmp_path: Path) -> None:
    """Died in March: April to October, 7 × 16.800; nor is he inside a waiting time."""
    days: list[Cells] = [{"TMT Kepesertaan": "01-12-2026"}, {"TMT Kepesertaan": "01-10-2026"}]
    theirs = [each | day for each, day in zip((ONE, TWO), days, strict=True)]
    dead, told = [ONE | {"Tanggal Meninggal": "14-03-2026"}], {"paid_from": "2026-01"}
    result = reconciled(tmp_path, [ONE, TWO], theirs, deceased=dead, asked=told)
    assert result.claimed == 7 * 16_800 == 117_600
    (said,) = (note.facts for note in result.notes if note.code == "reconcile-joined-later")
    assert (said["name"], said["rows"]) == ("theirs.csv", 1)
    waits = reconciled(tmp_path, [ONE, TWO], theirs).waiting
    assert [(each.inside, each.unknown) for each in waits] == [(1, 1)] * len(waits)


# Ages and waiting times


def test_the_age_limit_is_the_policys() -> None:
    assert age_limit(load_policy()) == (65, "syarat-bpu")


def test_who_reaches_the_age_limit_is_counted(tmp_path: Path) -> None:
    days = ["31-10-1961", "01-11-1961", "30-09-1961", "01-12-1961", "", "entah"]
    people = [member(n) | {"Tanggal Lahir": day} for n, day in enumerate(days)]
    ages = reconciled(tmp_path, people, people).ages
    assert ages is not None
    assert (ages.this_month, ages.next_month, ages.passed, ages.unknown) == (1, 1, 1, 2)


@pytest.mark.parametrize(
    ("nik", "backwards"), few(product((member(99)["NIK"], "", "123"), (False, True)), every=3)
)
def test_whose_nik_was_corrected_since_last_month_is_not_new(
    tmp_path: Path, nik: str, backwards: bool
) -> None:
    """Of three who are billed one had another NIK, or none, in the month before: nobody is new or
    gone, and none is in the first month of a membership."""
    people = members(range(3))
    last = [people[0] | {"NIK": nik}, *people[1:]]
    here, before = (last, people) if backwards else (people, last)
    result = reconciled(tmp_path, people, here, last=before)
    assert result.last == LastMonth(stays=3, gone=0, lapsed=0, new=0)
    (of_last,) = result.roles
    known = of_last.billed + of_last.unbilled + of_last.double + of_last.invalid
    assert known == len(people)
    assert of_last.by_name == (len(nik or "") < 16 and not backwards)
    assert [each.inside for each in result.waiting] == [0]


def test_of_namesakes_born_on_one_day_as_many_are_new_as_there_are_more(tmp_path: Path) -> None:
    people = [member(at) | {"Nama": "Siti", "Tanggal Lahir": "01-01-1970"} for at in range(3)]
    result = reconciled(tmp_path, people, people[:2], last=people[2:])
    assert result.last == LastMonth(stays=1, gone=0, lapsed=0, new=1)


def test_who_is_inside_the_waiting_time_is_counted(tmp_path: Path) -> None:
    said = ["2026-10-01", "08-2026", "Juli 2026", ""]
    theirs = [member(n) | {"TMT Kepesertaan": text} for n, text in enumerate(said)]
    result = reconciled(tmp_path, members(range(4)), theirs)
    (jkm,) = result.waiting
    assert (jkm.program, jkm.months, jkm.inside, jkm.unknown) == ("jkm", 3, 2, 1)
    new = reconciled(tmp_path, members(range(4)), members(range(4)), last=members(range(3)))
    assert [(each.inside, each.unknown) for each in new.waiting] == [(1, 3)]


# Columns


def test_lists_without_names_are_matched_by_nik_alone(tmp_path: Path) -> None:
    bare = [{"NIK": person["NIK"]} for person in (ONE, TWO)]
    result = reconciled(tmp_path, [ONE, TWO], bare)
    assert counts(result) == {"matched": (2, 2)}
    (note,) = [each for each in result.notes if each.code == "reconcile-without"]
    assert note.facts["fields"] == ("name", "birth_date")


def test_columns_are_told(tmp_path: Path) -> None:
    dead = [{"No. Peserta": ONE["NIK"], "Kapan": "2026-03-05"}]
    told = {"columns": {"nik": "No. Peserta", "event_date": "kapan"}, "paid_from": "2026-08"}
    result = reconciled(tmp_path, [ONE], [ONE], deceased=dead, asked=told)
    assert [each.month for each in result.claims] == ["2026-08", "2026-09", "2026-10"]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    ("field", "where", "headers"),
    [
        ("event_date", "deceased.csv", ("NIK", "Tgl SK")),
        ("joined", "theirs.csv", ("NIK", "Nama", "Tanggal Lahir")),
        ("billed_month", "ours.csv, theirs.csv", ("NIK", "Nama", "Tanggal Lahir")),
    ],
)
def test_a_header_of_months_that_no_list_has_is_refused(
    rentan: Rentan, tmp_path: Path, lang: str, field: str, where: str, headers: tuple[str, ...]
) -> None:
    dead = [{"NIK": ONE["NIK"], "Tgl SK": "14-03-2026"}]
    paths = lists(tmp_path, ours=[ONE], theirs=[ONE], deceased=dead)
    ended = rentan(*words(paths, "--column", f"{field}=Tgl. SKK", "--lang", lang))
    assert (ended.code, ended.out) == (2, "")
    said = (where, "'Tgl. SKK'", field, *headers)
    assert [part for part in said if part not in ended.err] == [], ended.err
    right = rentan(*words(paths, "--column", "event_date=TGL. SK", "--paid-from", "2026-01",
                          "-f", "json"))  # fmt: skip
    assert json.loads(right.out)["claimed"] == 117_600


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("12-08-2026", 202608), ("2026-08", 202608), ("202608", 202608), ("8/2026", 202608),
        ("Agustus 2026", 202608), ("Agt-2026", 202608), ("2026-13", None), ("entah", None),
        ("-", None), ("12 Agustus 2026", 202608), ("Aug-26", 202608), ("Agt '26", 202608),
        ("Agustus", None), ("8", None), ("26-Aug", None),
    ],
)  # fmt: skip
def test_months_are_read_as_they_are_written(text: str, month: int | None) -> None:
    assert read_month(text).value == month


@pytest.mark.parametrize("said", ["Oktober", "10", "Okt-26", "Oct 2026", "-", "31/10/2026"])
def test_a_bill_of_the_month_is_read_however_its_month_is_written(
    rentan: Rentan, tmp_path: Path, said: str
) -> None:
    theirs = [member(n) | {"Bulan": said} for n in range(3)]
    ended = rentan(*words(lists(tmp_path, ours=members(range(3)), theirs=theirs), "-f", "json"))
    assert ended.code == 0, ended.err
    assert "unread" not in ended.err


def test_the_same_lists_give_the_same_answer(tmp_path: Path) -> None:
    paths = lists(tmp_path, ours=members(range(5)), theirs=members(range(3, 9)))
    answers = [reconcile(load_policy("kutim"), MONTH, **paths).to_json() for _ in range(2)]
    assert answers[0] == answers[1]


def test_niks_that_lost_their_last_digits_are_invalid(tmp_path: Path) -> None:
    rounded = [member(n) | {"NIK": f"{str(member(n)['NIK'])[:15]}0"} for n in range(1, 400, 9)]
    result = reconciled(tmp_path, members(range(1, 400, 9)), rounded)
    assert result.bill.right == 0
    assert [each.code for each in result.notes if each.code == "reconcile-rounded"]


def test_waiting_people_take_the_places_left_from_python_as_by_the_command(
    rentan: Rentan, tmp_path: Path
) -> None:
    order = "pekerjaan=nelayan"
    waiting = save(tmp_path / "tunggu.csv", [someone(n) for n in range(1, 4)])
    paths = lists(tmp_path, ours=members(range(5)), theirs=members(range(2, 9)))
    kutim = load_policy("kutim")
    told = {"waiting": waiting, "attest": ["all"], "priority": order}
    found = reconcile(kutim, MONTH, **paths | told, income=2_000_000)
    flags = ("--attest", "all", "--priority", order, "--income", "2jt", "-f", "json")
    ended = rentan(*words(paths, "--waiting", str(waiting), *flags))
    assert ended.code == 0, ended.err
    assert json.loads(ended.out)["mutation"] == json.loads(found.to_json())["mutation"]
    assert (found.mutation.from_ours, found.mutation.from_waiting) == (2, 2)
    with pytest.raises(InputError, match="waiting") as refused:
        reconcile(kutim, MONTH, **paths, priority=order)
    assert refused.value.code == "flag-needs"


# The command


def words(paths: Mapping[str, str], *more: str) -> list[str]:
    flags = [text for role, path in paths.items() for text in (f"--{role}", path)]
    return ["reconcile", "-r", "kutim", "--month", MONTH, *flags, *more]


def test_the_command_answers_in_both_languages(rentan: Rentan, tmp_path: Path) -> None:
    paths = lists(tmp_path, ours=members(range(5)), theirs=members(range(3, 9)))
    english = rentan(*words(paths, "--lang", "en"))
    assert english.code == 0, english.err
    assert "Of 6 billed heads, 2 are rightly billed and 4 wrongly, at Rp67.200" in english.out
    asked = words(paths, "--lang", "id", "-f", "json")
    told = rentan("rekonsiliasi", *asked[1:])
    answer = json.loads(told.out)
    assert (answer["schema_version"], answer["wrong_amount"]) == ("rentan.reconcile.1", 67_200)


def test_nothing_is_said_to_be_wrong_where_nothing_is(rentan: Rentan, tmp_path: Path) -> None:
    paths = lists(tmp_path, ours=members(range(5)), theirs=members(range(4)))
    said = {lang: rentan(*words(paths, "--lang", lang)).out for lang in ("en", "id")}
    assert "Of 4 billed heads, none is wrongly billed." in said["en"]
    assert "Dari 4 orang yang ditagih, tidak ada yang salah ditagih." in said["id"]
    assert "wrongly, at" not in said["en"]


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--engine", "polar"), "Did you mean polars"),
        (("--master", "local[2]"), "--master needs --engine spark"),
    ],
)
def test_an_engine_is_named(
    rentan: Rentan, tmp_path: Path, flags: tuple[str, ...], said: str
) -> None:
    paths = lists(tmp_path, ours=members(range(5)), theirs=members(range(4)))
    ended = rentan(*words(paths, *flags, "--lang", "en"))
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert rentan(*words(paths, "--engine", "polars")).code == 0


@pytest.mark.parametrize(
    ("gates", "theirs", "code"),
    [
        ("wrong", range(5), 0), ("wrong", range(6), 1), ("unbilled", range(4), 1),
        ("unbilled", range(6), 0), ("difference", range(6), 1), ("difference", range(4), 0),
    ],
)  # fmt: skip
def test_gates_fail(rentan: Rentan, tmp_path: Path, gates: str, theirs: range, code: int) -> None:
    paths = lists(tmp_path, ours=members(range(5)), theirs=members(theirs))
    assert rentan(*words(paths, "--fail-if", gates)).code == code


def _titled(path: Path, title: str) -> str:
    save(path, members(range(3)))
    path.write_text(f"{title},,\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_cannot_be_reconciled_is_refused(rentan: Rentan, tmp_path: Path, lang: str) -> None:
    paths = lists(tmp_path, ours=members(range(3)), theirs=members(range(3)))
    other = _titled(tmp_path / "lama.csv", "TAGIHAN IURAN BULAN SEPTEMBER 2026")
    rows = [member(n) | {"Bulan Iuran": f"2026-{9 + n % 2:02}"} for n in range(5)]
    mixed = str(save(tmp_path / "campur.csv", rows))
    billed = {
        name: str(save(tmp_path / f"{name}.csv", [member(n) | {"Bulan": said} for n in range(3)]))
        for name, said in (("pendek", "Sep-26"), ("nama", "September"), ("kabur", "minggu kedua"))
    }
    bare = str(save(tmp_path / "tanpa.csv", [{"Nama": "Orang", "Tanggal Lahir": "01-01-1980"}]))
    twice = [ONE | {"Tanggal Meninggal": "2026-01-01", "Tanggal Wafat": "2026-02-01"}]
    dead = str(save(tmp_path / "mati.csv", twice))
    ours, theirs = ("--ours", paths["ours"]), ("--theirs", paths["theirs"])
    month = ("--month", MONTH)
    refused = {
        ("--month",): (*ours, *theirs),
        ("--theirs",): (*month, *ours),
        (paths["ours"], "ours", "theirs"): (*month, *ours, "--theirs", paths["ours"]),
        ("lama.csv", "Sep 2026", "--month"): (*month, *ours, "--theirs", other),
        ("campur.csv", "3 ", "Sep 2026"): (*month, *ours, "--theirs", mixed),
        ("pendek.csv", "3 ", "Sep 2026"): (*month, *ours, "--theirs", billed["pendek"]),
        ("nama.csv", "3 ", "Sep 2026"): (*month, *ours, "--theirs", billed["nama"]),
        ("kabur.csv", "3 ", "'Bulan'", "2026-10"): (*month, *ours, "--theirs", billed["kabur"]),
        ("tanpa.csv", "NIK"): (*month, *ours, "--theirs", bare),
        ("mati.csv", "Tanggal Wafat"): (*month, *ours, *theirs, "--deceased", dead),
        ("2026-11",): (*month, *ours, *theirs, "--paid-from", "2026-11-x"),
        ("Nov 2026",): (*month, *ours, *theirs, "--paid-from", "2026-11"),
        ("--bill",): (*month, *ours, *theirs, "--bill", "banyak"),
        ("--column",): (*month, *ours, *theirs, "--column", "bulan=x"),
    }
    for parts, asked in refused.items():
        ended = rentan("reconcile", *asked, "--lang", lang)
        assert (ended.code, ended.out) == (2, ""), asked
        assert [part for part in parts if part not in ended.err] == [], ended.err
        assert ended.err.count("\n") == 1


@pytest.mark.parametrize("role", ["deceased", "moved", "staff"])
@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ((Formula("=X!A1"), "2026-03-05"), "1 cell of nik holds a formula without a result in the"
                                           " file (A3). Open the workbook once"),
        ((TWO["NIK"], Formula.of("=NA()", "#N/A")), "1 cell of event_date holds an error such as"
                                                    " #N/A (C3)"),
    ],
)  # fmt: skip
def test_who_has_gone_is_not_read_from_cells_that_say_nothing(
    rentan: Rentan, tmp_path: Path, role: str, cells: tuple[str, str], said: str
) -> None:
    rows = [["NIK", "Nama", "Tanggal"], [ONE["NIK"], "Orang", "2026-03-05"]]
    file = written(tmp_path / "pergi.xlsx", {"A": [*rows, [cells[0], "Orang Dua", cells[1]]]})
    paths = lists(tmp_path, ours=[ONE, TWO], theirs=[ONE, TWO])
    asked = words({**paths, role: str(file)}, "--column", "event_date=Tanggal", "--lang", "en")
    ended = rentan(*asked)
    assert (ended.code, ended.out) == (2, "")
    assert f"pergi.xlsx [A]: {said}" in ended.err


def test_a_list_of_the_month_that_its_title_says_is_read(rentan: Rentan, tmp_path: Path) -> None:
    ours = str(save(tmp_path / "dinas.csv", members(range(3))))
    theirs = _titled(tmp_path / "cabang.csv", "TAGIHAN IURAN BULAN OKTOBER 2026")
    last = _titled(tmp_path / "lalu.csv", "TAGIHAN IURAN BULAN SEPTEMBER 2026")
    asked = words({"ours": ours, "theirs": theirs, "last": last}, "-f", "json")
    ended = rentan(*asked)
    assert ended.code == 0, ended.err
    assert json.loads(ended.out)["last"] == {"stays": 3, "gone": 0, "lapsed": 0, "new": 0}


def test_a_file_that_is_there_twice_is_said(rentan: Rentan, tmp_path: Path) -> None:
    paths = lists(tmp_path, ours=members(range(3)), theirs=members(range(3)))
    ended = rentan(*words(paths, "--lang", "en"))
    assert (
        "theirs.csv is identical to ours.csv, byte for byte: a list held against itself"
        in ended.err
    )
    assert "duplicates" not in ended.err


def test_a_list_that_is_twice_on_its_own_side_is_told_as_duplicates(
    rentan: Rentan, tmp_path: Path
) -> None:
    """Also where the files have one name in two folders."""
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        save(tmp_path / folder / "desa.csv", members(range(3 if folder < "c" else 4)))
    ours = [word for folder in "ab" for word in ("--ours", str(tmp_path / folder / "desa.csv"))]
    theirs = ("--theirs", str(tmp_path / "c" / "desa.csv"))
    ended = rentan("reconcile", "-r", "kutim", "--month", MONTH, *ours, *theirs)
    said = "b/desa.csv is identical to a/desa.csv, byte for byte: all its people are duplicates"
    assert said in ended.err
