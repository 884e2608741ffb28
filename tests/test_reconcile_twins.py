"""One person under two NIKs, within a list and across lists: marked and told, decided by nobody."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.reconciling import counts, member, reconciled
from tests.screening import Cells
from tests.series import few
from tests.test_reconcile_files import asked, changes, rows

Rentan = Callable[..., Run]

ONE, TWO, THREE = member(1), member(2), member(3)
OTHER = ONE | {"NIK": member(9)["NIK"]}
"""The first person under another NIK."""
SLIP = OTHER | {"Nama": f"{ONE['Nama']}a"}
"""The same, and with a letter too many."""
GONE = "05-03-2026"


def doubts(result: Any) -> dict[str, tuple[int, int]]:
    return {each.code: (each.ours, each.theirs) for each in result.doubts}


# On the office's list alone, and billed under another NIK


@pytest.mark.parametrize("ours", few([ONE, SLIP | {"NIK": ONE["NIK"]}], every=2))
@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("deceased", "deceased"), ("moved", "moved"), ("staff", "staff"),
        ("other", "other-funder"),
    ],
)  # fmt: skip
def test_who_leaves_under_another_nik_is_not_enrolled_anew(
    rentan: Rentan, tmp_path: Path, ours: Cells, role: str, code: str
) -> None:
    more: Any = {role: [OTHER]}
    words = asked(tmp_path, "--lang", "en", "--lists", "csv", "-f", "json", ours=[ours, TWO],
                  theirs=[OTHER, TWO], **more)  # fmt: skip
    ended = rentan(*words)
    assert ended.code == 0, ended.err
    answer = json.loads(ended.out)
    found = {each["code"]: (each["ours"], each["theirs"]) for each in answer["classes"]}
    assert found == {"matched": (1, 1), "another-nik": (1, 0), code: (0, 1)}
    assert {"code": "held-back", "ours": 1, "theirs": 0} in answer["doubts"]
    assert answer["mutation"]["from_ours"] == 0
    assert "reconcile-held-back" in {note["code"] for note in answer["notes"]}
    (row,) = rows(tmp_path / "hasil" / "another-nik.csv")
    assert f"MAYBE-{code.upper()}" in row["rentan_notes"].split()
    assert row["rentan_todo"].startswith("Look at the identity card first")
    assert "compare theirs.csv row 2" in row["rentan_words"]
    first, leaving = changes(tmp_path / "hasil" / "mutasi.xlsx")
    assert (first["MUTASI"], first["NIK"]) == ("LOOK FIRST", ONE["NIK"])
    assert "compare theirs.csv row 2" in first["ALASAN"]
    assert (leaving["MUTASI"], leaving["NIK"]) == ("LEAVE", OTHER["NIK"])


def test_nothing_is_asked_of_a_class_that_is_nobodys(rentan: Rentan, tmp_path: Path) -> None:
    """Who is held back stands in ``another-nik``, of which nobody is billed here."""
    deceased = [OTHER]
    words = asked(tmp_path, "--lang", "en", ours=[ONE, TWO], theirs=[OTHER, TWO], deceased=deceased)
    said = rentan(*words).out
    assert "Deceased (1): " in said
    assert "same person under another NIK (" not in said


@pytest.mark.parametrize(
    ("ours", "theirs", "held"),
    [
        ([ONE], [OTHER | {"Status": "NON AKTIF"}], 1),
        ([ONE, ONE | {"NIK": THREE["NIK"]}], [OTHER | {"Status": "NON AKTIF"}], 2),
        # another person stands under his NIK on our list
        ([ONE, TWO], [ONE | {"NIK": TWO["NIK"]}], 1),
        # he is billed under one of his two NIKs
        ([ONE, OTHER], [ONE], 1),
        ([ONE, OTHER], [ONE | {"NIK": THREE["NIK"]}], 1),
        ([ONE, OTHER], [TWO], 0),
    ],
)
def test_who_is_billed_already_is_held_back(
    tmp_path: Path, ours: list[Cells], theirs: list[Cells], held: int
) -> None:
    result = reconciled(tmp_path, ours, theirs, asked={"quota": 10})
    assert doubts(result).get("held-back", (0, 0)) == (held, 0)
    codes = counts(result)
    listed = codes.get("ours-only", (0, 0))[0]
    assert codes.get("another-nik", (0, 0))[0] >= held
    # of two who are not billed, and may be one person, the first is enrolled
    assert (result.mutation.from_ours, result.mutation.check) == (
        listed - (result.mutation.check - held), held if held else 1,
    )  # fmt: skip


# Gone under our NIK, billed under another


@pytest.mark.parametrize("role", ["deceased", "moved", "staff"])
def test_who_has_gone_under_our_nik_may_be_billed_under_another(
    rentan: Rentan, tmp_path: Path, role: str
) -> None:
    more: Any = {role: [ONE | {"Tanggal": GONE}]}
    ended = rentan(*asked(tmp_path, "--column", "event_date=Tanggal", "--paid-from", "2026-01",
                          "--lists", "csv", "--lang", "en", "-f", "json", ours=[ONE, TWO],
                          theirs=[OTHER, TWO], **more))  # fmt: skip
    assert ended.code == 0, ended.err
    answer = json.loads(ended.out)
    (of_role,) = answer["roles"]
    assert (of_role["doubtful"], of_role["billed"], answer["claims"]) == (1, 0, [])
    mark = f"MAYBE-{role.upper()}"
    assert {note["facts"].get("mark") for note in answer["notes"]} >= {mark}
    (row,) = rows(tmp_path / "hasil" / "theirs-only.csv")
    assert row["rentan_notes"] == mark
    assert f"{role}.csv row 2" in row["rentan_words"]
    (leaving,) = changes(tmp_path / "hasil" / "mutasi.xlsx")
    assert mark in leaving["ALASAN"]


def test_who_is_inactive_on_our_list_may_be_billed_under_another_nik(
    rentan: Rentan, tmp_path: Path
) -> None:
    ours = [ONE | {"Status": "NON AKTIF"}, TWO | {"Status": ""}]
    assert rentan(*asked(tmp_path, "--lists", "csv", ours=ours, theirs=[OTHER, TWO])).code == 0
    (row,) = rows(tmp_path / "hasil" / "theirs-only.csv")
    assert row["rentan_notes"] == "MAYBE-INACTIVE"


# Twice within a list, and across funders


def test_one_person_under_two_niks_is_marked_in_both_lists(rentan: Rentan, tmp_path: Path) -> None:
    both = [ONE, OTHER, TWO]
    words = asked(tmp_path, "--lists", "csv", "--lang", "en", ours=both, theirs=both)
    ended = rentan(*words, "-f", "json")
    assert ended.code == 0, ended.err
    answer = json.loads(ended.out)
    assert answer["doubts"] == [{"code": "double", "ours": 2, "theirs": 2}]
    assert (answer["bill"]["right"], answer["wrong_amount"]) == (3, 0)
    marked = rows(tmp_path / "hasil" / "matched.csv")
    assert [row["rentan_notes"] for row in marked] == ["MAYBE-DOUBLE", "MAYBE-DOUBLE", ""] * 2
    assert "theirs.csv row 3" in marked[3]["rentan_words"]


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("en", ["Perhaps one person under two NIKs on the branch's list 2",
                "3 rows of the office's list and 2 of the branch's may be of somebody who stands",
                "1 person of the office's list is not billed under that NIK", "MAYBE-DOUBLE",
                "Not enrolled before somebody has looked"]),
        ("id", ["Mungkin satu orang dengan dua NIK dalam daftar cabang 2", "MAYBE-DOUBLE",
                "3 baris daftar dinas dan 2 baris daftar cabang mungkin orang yang tercatat dua",
                "1 orang pada daftar dinas tidak ditagih dengan NIK-nya", "Belum didaftarkan"]),
    ],
)  # fmt: skip
def test_doubts_are_told_in_words(
    rentan: Rentan, tmp_path: Path, lang: str, parts: list[str]
) -> None:
    both = [ONE, OTHER, TWO]
    ours = [*both, ONE | {"NIK": member(10)["NIK"]}]
    ended = rentan(*asked(tmp_path, "--lang", lang, ours=ours, theirs=both))
    assert ended.code == 0, ended.err
    said = " ".join(f"{ended.out} {ended.err}".split())
    assert [part for part in parts if part not in said] == []


@pytest.mark.parametrize("listed", [OTHER, ONE | {"NIK": ""}])
def test_who_may_be_paid_for_by_another_funder_is_marked(
    rentan: Rentan, tmp_path: Path, listed: Cells
) -> None:
    both = [ONE, TWO]
    ended = rentan(*asked(tmp_path, "--lists", "csv", "--lang", "en", "-f", "json", ours=both,
                          theirs=both, other=[listed]))  # fmt: skip
    assert ended.code == 0, ended.err
    answer = json.loads(ended.out)
    (role,) = answer["roles"]
    assert (role["role"], role["doubtful"], answer["bill"]["right"]) == ("other", 1, 2)
    said = [note["facts"]["mark"] for note in answer["notes"] if "mark" in note["facts"]]
    assert said == ["MAYBE-OTHER-FUNDER"] * 2
    marked = rows(tmp_path / "hasil" / "matched.csv")
    assert [row["rentan_notes"] for row in marked] == ["MAYBE-OTHER-FUNDER", ""] * 2
    assert "other.csv row 2" in marked[0]["rentan_words"]


@pytest.mark.parametrize(
    ("both", "other"),
    [
        ([ONE, ONE], []),  # a NIK that repeats is a double, and no doubt
        ([ONE, OTHER | {"Tanggal Lahir": "01-01-1950"}], []),
        ([ONE, OTHER | {"Nama": "."}], []),
        ([ONE | {"Nama": "."}, OTHER | {"Nama": "."}], []),
        ([ONE, ONE | {"NIK": ""}], []),
        ([ONE, TWO], [ONE, THREE]),
    ],
)
def test_nothing_is_said_of_who_is_another_or_is_known_by_a_nik(
    tmp_path: Path, both: list[Cells], other: list[Cells]
) -> None:
    more: Any = {"other": other} if other else {}
    result = reconciled(tmp_path, both, both, **more)
    assert doubts(result) == {}
    assert [each.doubtful for each in result.roles] == [0] * len(result.roles)


def test_who_is_marked_is_found_in_any_part(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    both = [each | {"NIK": nik} for n in range(20, 30) for each in [member(n)]
            for nik in (each["NIK"], member(n + 40)["NIK"])]  # fmt: skip
    other = [member(n) | {"NIK": member(n + 80)["NIK"]} for n in range(20, 25)]
    whole = reconciled(tmp_path, both, both, other=other)
    assert (doubts(whole), whole.roles[0].doubtful) == ({"double": (20, 20)}, 5)
    monkeypatch.setattr("pekerja_rentan.roster.reconciling.sides.PART", 7)
    assert reconciled(tmp_path, both, both, other=other) == whole
