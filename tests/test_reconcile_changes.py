"""Who is enrolled by the file of changes of a reconciliation, who is not, and who is to be looked
at first: a row for each, with why."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.reconciling import member, members
from tests.screening import Cells, save, someone
from tests.series import few
from tests.test_reconcile_files import asked, changes

Rentan = Callable[..., Run]
BILLED = members(range(10, 13))
ALL = ("--quota", "100", "--attest", "all")


def changed(rentan: Rentan, folder: Path, *more: str, **people: list[Cells]) -> Any:
    """What a reconciliation tells of the changes, and their rows, by what becomes of each."""
    ended = rentan(*asked(folder, "--lang", "en", "-f", "json", *more, **people))
    assert ended.code == 0, ended.err
    found: dict[str, list[dict[str, str]]] = {}
    for row in changes(folder / "hasil" / "mutasi.xlsx"):
        found.setdefault(row["MUTASI"], []).append(row)
    return json.loads(ended.out)["mutation"], found


def waiting(folder: Path, *queue: Cells) -> list[str]:
    """A waiting list, and places for all of it."""
    return ["--waiting", str(save(folder / "tunggu.csv", queue)), *ALL]


def called(other: Cells, nik: str = "") -> Cells:
    """Somebody of that name and birth date, under another NIK."""
    return {**other, "NIK": nik}


# The waiting list


def test_nobody_of_the_waiting_list_who_stands_elsewhere_is_enrolled(
    rentan: Rentan, tmp_path: Path
) -> None:
    queue = [someone(n) for n in range(6)]
    roles = ("deceased", "moved", "staff", "other", "ours")
    elsewhere = {role: [{"NIK": queue[n]["NIK"]}] for n, role in enumerate(roles)}
    elsewhere["ours"] = [*BILLED, {**queue[4], "Status": "Non Aktif"}]
    mutation, found = changed(
        rentan, tmp_path, *waiting(tmp_path, *queue), theirs=BILLED, **elsewhere
    )
    assert mutation["from_waiting"] == 1
    assert [row["NIK"] for row in found["ENROL"]] == [queue[5]["NIK"]]
    assert mutation["waiting_list"]["ineligible"] == 5


@pytest.mark.parametrize(
    "role", few(["deceased", "ours", "moved", "theirs", "staff", "other"], every=3)
)
def test_who_may_stand_elsewhere_is_looked_at_first(
    rentan: Rentan, tmp_path: Path, role: str
) -> None:
    """By the name and the birth date, with another NIK (a slip of one digit) or without any."""
    one, two, three = (someone(n, Tanggal_Lahir=f"0{n}-02-1981") for n in range(1, 4))
    alike = {name: one[name] for name in ("NIK", "Nama", "Tanggal Lahir")}
    listed = [called(alike, f"{one['NIK']}"[:-1] + "9")]
    if role not in ("ours", "theirs"):
        listed.append(
            {**alike, "NIK": "", "Nama": two["Nama"], "Tanggal Lahir": two["Tanggal Lahir"]}
        )
    people = {"ours": BILLED, "theirs": BILLED}
    people[role] = [*people.get(role, []), *listed]
    mutation, found = changed(rentan, tmp_path, *waiting(tmp_path, one, two, three), **people)
    told = [(row["NIK"], f"{role}.csv row" in row["ALASAN"]) for row in found["LOOK FIRST"]]
    if role == "ours":  # who is looked for on the branch's list too, and enrolled from there
        assert [row["NIK"] for row in found["ENROL"]] == [
            listed[0]["NIK"],
            two["NIK"],
            three["NIK"],
        ]
    expected = [one, two] if len(listed) > 1 else [one]
    assert told == [(each["NIK"], True) for each in expected]
    assert mutation["waiting_list"]["check"] == len(expected)
    assert mutation["from_waiting"] == 3 - len(expected)
    assert three["NIK"] in [row["NIK"] for row in found["ENROL"]]


def test_one_person_under_two_niks_of_the_waiting_list_is_enrolled_once(
    rentan: Rentan, tmp_path: Path
) -> None:
    one = someone(1)
    queue = [one, called(one, str(someone(2)["NIK"])), someone(3)]
    people = {"ours": BILLED, "theirs": BILLED}
    mutation, found = changed(rentan, tmp_path, *waiting(tmp_path, *queue), **people)
    assert [row["NIK"] for row in found["ENROL"]] == [queue[0]["NIK"], queue[2]["NIK"]]
    (row,) = found["LOOK FIRST"]
    assert (row["NIK"], "tunggu.csv row 2" in row["ALASAN"]) == (queue[1]["NIK"], True)
    assert (mutation["from_waiting"], mutation["waiting_list"]["check"]) == (2, 1)


def test_the_next_takes_the_place_of_who_is_looked_at(rentan: Rentan, tmp_path: Path) -> None:
    """In the order of the priority, as many as there are places."""
    queue = [someone(n, Pekerjaan="petani" if n > 2 else "nelayan") for n in range(1, 6)]
    dead = called(queue[3], "")
    words = ["--priority", "pekerjaan=petani", *waiting(tmp_path, *queue)]
    words[words.index("--quota") + 1] = "5"
    mutation, found = changed(rentan, tmp_path, *words, ours=BILLED, theirs=BILLED, deceased=[dead])
    assert [row["NIK"] for row in found["ENROL"]] == [queue[2]["NIK"], queue[4]["NIK"]]
    assert [row["NIK"] for row in found["LOOK FIRST"]] == [queue[3]["NIK"]]
    assert (mutation["from_waiting"], mutation["open"]) == (2, 0)


# The office's list


@pytest.mark.parametrize("role", few(["deceased", "moved", "staff"], every=3))
def test_who_goes_in_the_month_or_later_is_not_enrolled(
    rentan: Rentan, tmp_path: Path, role: str
) -> None:
    new = members(range(3))
    gone = [
        new[0] | {"Tanggal Peristiwa": "14-10-2026"},
        new[1] | {"Tanggal Peristiwa": "14-12-2026"},
    ]
    mutation, found = changed(
        rentan, tmp_path, "--quota", "10", ours=[*BILLED, *new], theirs=BILLED, **{role: gone}
    )
    assert [row["NIK"] for row in found["ENROL"]] == [new[2]["NIK"]]
    assert [row["NIK"] for row in found["NOT ENROLLED"]] == [each["NIK"] for each in gone]
    assert [
        f"{role}.csv row {n}" in row["ALASAN"]
        for n, row in zip((2, 3), found["NOT ENROLLED"], strict=True)
    ] == [True, True]
    told = {key: mutation[key] for key in ("from_ours", "barred", "check", "short")}
    assert told == {"from_ours": 1, "barred": 2, "check": 0, "short": 0}


@pytest.mark.parametrize("role", few(["deceased", "moved", "staff", "other"], every=3))
def test_who_may_have_gone_under_another_nik_is_not_enrolled(
    rentan: Rentan, tmp_path: Path, role: str
) -> None:
    """Neither by a row of that list without a NIK, nor by one whose NIK is billed."""
    one, two, three = members(range(3))
    billed = called(two, str(member(50)["NIK"]))
    mutation, found = changed(
        rentan, tmp_path, "--quota", "10", ours=[*BILLED, one, two, three],
        theirs=[*BILLED, billed], **{role: [called(one), billed]},
    )  # fmt: skip
    assert [row["NIK"] for row in found["LOOK FIRST"]] == [one["NIK"], two["NIK"]]
    assert [row["NIK"] for row in found["ENROL"]] == [three["NIK"]]
    assert (mutation["check"], mutation["from_ours"], mutation["short"]) == (2, 1, 0)


def test_who_is_perhaps_billed_already_is_not_enrolled(rentan: Rentan, tmp_path: Path) -> None:
    """Under another NIK, by a row that stands on both lists, or earlier on the office's."""
    one, new = member(1), member(2)
    ours = [
        *BILLED,
        one,
        called(one, str(member(51)["NIK"])),
        new,
        called(new, str(member(52)["NIK"])),
    ]
    mutation, found = changed(rentan, tmp_path, "--quota", "10", ours=ours, theirs=[*BILLED, one])
    assert [row["NIK"] for row in found["ENROL"]] == [new["NIK"]]
    first, second = found["LOOK FIRST"]
    assert (first["NIK"], "theirs.csv row 5" in first["ALASAN"]) == (ours[4]["NIK"], True)
    assert (second["NIK"], "ours.csv row 7" in second["ALASAN"]) == (ours[6]["NIK"], True)
    assert mutation["check"] == 2


def test_many_of_one_name_take_no_time(rentan: Rentan, tmp_path: Path) -> None:
    """Each is held by one other row, however many there are."""
    same: Cells = {"Nama": "Siti Aminah", "Tanggal Lahir": "01-01-1980"}
    every = [member(n) | same for n in range(100, 9100)]
    mutation, found = changed(
        rentan, tmp_path, ours=[*BILLED, *every[:3000]], theirs=BILLED, other=every[3000:]
    )
    assert Counter({kind: len(rows) for kind, rows in found.items()}) == {"LOOK FIRST": 3000}
    assert (mutation["check"], mutation["short"]) == (3000, 0)


def test_who_is_over_the_age_limit_is_said(rentan: Rentan, tmp_path: Path) -> None:
    """At 65 by the month after; and only of those who have a place."""
    days = ("01-01-1945", "05-11-1961", "01-12-1961", "01-10-1961", "02-02-1945")
    new = [member(n, Tanggal_Lahir=day) for n, day in enumerate(days)]
    mutation, found = changed(rentan, tmp_path, "--quota", "7", ours=[*BILLED, *new], theirs=BILLED)
    said = [row["ALASAN"].partition("; ")[2] for row in found["ENROL"]]
    assert said == ["Past 65 already", "Turns 65 next month", "", "Turns 65 in this month"]
    assert (mutation["from_ours"], mutation["over_age"], mutation["short"]) == (4, 3, 1)


# Places, and who leaves


@pytest.mark.parametrize("lang", ["id", "en"])
def test_places_for_fewer_than_stay_are_said(rentan: Rentan, tmp_path: Path, lang: str) -> None:
    people = {"ours": BILLED[:2], "theirs": BILLED}
    ended = rentan(*asked(tmp_path, "--lang", lang, "--quota", "1", **people))
    assert ended.code == 0, ended.err
    said = {
        "id": "2 orang tetap terdaftar, 1 lebih banyak daripada kuota (1)",
        "en": "2 people stay, 1 more than there are places (1)",
    }
    assert said[lang] in ended.err
    mutation = json.loads((tmp_path / "hasil" / "summary.json").read_text("utf-8"))["mutation"]
    assert (mutation["over_quota"], mutation["open"]) == (1, 0)
    enough = rentan(*asked(tmp_path, "--lang", lang, "--quota", "2", **people))
    assert said[lang].partition(",")[0] not in enough.err


def test_a_row_that_leaves_says_that_its_nik_stays(rentan: Rentan, tmp_path: Path) -> None:
    """Not where nobody of that NIK stays: both rows of somebody without a basis leave."""
    billed = [each | {"No. KPJ": f"2600{n}"} for n, each in enumerate(BILLED)]
    stray = member(60, **{"No._KPJ": "26009"})
    theirs = [*billed, billed[0] | {"No. KPJ": "26008"}, stray, stray]
    mutation, found = changed(rentan, tmp_path, ours=BILLED, theirs=theirs)
    assert mutation["leave"] == 3
    told = {
        (row["NIK"], row["KPJ"]): "stays by theirs.csv row 2" in row["ALASAN"]
        for row in found["LEAVE"]
    }
    assert told == {(BILLED[0]["NIK"], "26008"): True, (stray["NIK"], "26009"): False}


@pytest.mark.parametrize(
    ("header", "words"), [("No. KPJ", []), ("Nomor", ["--column", "card=Nomor"])]
)
def test_every_row_carries_the_number_of_a_card(
    rentan: Rentan, tmp_path: Path, header: str, words: list[str]
) -> None:
    def carded(serial: int, card: str) -> Cells:
        return member(serial) | {header: card}

    corrected = carded(2, "22") | {"NIK": member(9)["NIK"]}
    ours = [carded(1, "11"), carded(2, "12"), carded(3, "13"), carded(4, "14")]
    theirs = [carded(1, "21"), corrected, carded(5, "25")]
    gone = member(4) | {"Tanggal Meninggal": "30-10-2026"}
    people: dict[str, Any] = {"ours": ours, "theirs": theirs, "deceased": [gone]}
    _, found = changed(rentan, tmp_path, "--quota", "9", *words, **people)
    cards = {row["NIK"]: row["KPJ"] for each in found.values() for row in each}
    assert cards == {
        corrected["NIK"]: "22", member(5)["NIK"]: "25", member(3)["NIK"]: "13",
        member(4)["NIK"]: "14",
    }  # fmt: skip


def test_a_card_under_a_header_that_no_list_has_is_refused(rentan: Rentan, tmp_path: Path) -> None:
    words = asked(tmp_path, "--column", "card=Nomor", ours=BILLED, theirs=BILLED)
    ended = rentan(*words)
    assert (ended.code, "Nomor" in ended.err) == (2, True), ended
