"""Who has gone, and what is claimed back: by NIK, but where a name is plainly another's; by dates
before what a list says without one; by last month's bill as far as it tells."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan.roster.cells.denials import denial, move
from pekerja_rentan.roster.reconciling.result import ReconcileResult
from tests.conftest import Run
from tests.reconciling import MONTH, counts, member, reconciled
from tests.screening import Cells
from tests.series import few
from tests.test_reconcile_files import asked, changes, rows

Rentan = Callable[..., Run]

HAMID: Cells = member(1) | {"Nama": "Contoh Hamid Baru", "Tanggal Lahir": "12-03-1985"}
RABIAH: Cells = member(2) | {"Nama": "Contoh Rabiah Lama"}
WAHYUNI: Cells = HAMID | {"Nama": "Wahyuni Simanjuntak", "Tanggal Lahir": "02-02-1969"}
BOTH = [HAMID, RABIAH]
MARCH: Cells = {"Tanggal Meninggal": "14-03-2026"}
OCTOBER: Cells = {"Tanggal Meninggal": "14-10-2026"}
SINCE = {"paid_from": "2026-01"}
ROLES = ("deceased", "moved", "staff")


def facts(result: ReconcileResult, code: str) -> list[dict[str, Any]]:
    return [dict(note.facts) for note in result.notes if note.code == code]


def gone(folder: Path, listed: list[Cells], role: str = "deceased", **more: Any) -> ReconcileResult:
    people: dict[str, Any] = {"ours": BOTH, "theirs": BOTH, role: listed, "asked": SINCE} | more
    return reconciled(folder, **people)


# A date of this month beside a status


@pytest.mark.parametrize("side", ["ours", "theirs"])
@pytest.mark.parametrize(("role", "said"), [("deceased", "Meninggal"), ("moved", "Pindah")])
@pytest.mark.parametrize(
    ("nik", "day", "leaving"),
    few(
        [(HAMID["NIK"], "14-10-2026", 1), (HAMID["NIK"], "02-11-2026", 0),
         ("", "02-11-2026", 0), ("", "14-10-2026", 1)], every=2,
    ),
)  # fmt: skip
def test_a_date_goes_before_what_a_list_says_without_one(
    tmp_path: Path, side: str, nik: str, role: str, said: str, day: str, leaving: int
) -> None:
    """October is due for who dies in it, and for who dies after it: 2 × 16.800."""
    stated: dict[str, Any] = {side: [HAMID | {"Status": said}, RABIAH | {"Status": "Aktif"}]}
    listed = [HAMID | {"NIK": nik, "Tanggal": day}]
    columns = {"columns": {"event_date": "Tanggal"}}
    result = gone(tmp_path, listed, role, **stated, asked=SINCE | columns)
    assert counts(result) == {"matched": (2, 2)}
    assert (result.bill.right, result.bill.due, result.claims) == (2, 33_600, ())
    assert (result.leaving, result.mutation.leave) == (leaving, leaving)


@pytest.mark.parametrize(
    ("status", "role", "code"),
    [("Meninggal", "moved", "deceased"), ("Pindah", "deceased", "moved")],
)
def test_a_date_of_something_else_does_not(
    tmp_path: Path, status: str, role: str, code: str
) -> None:
    ours = [HAMID | {"Status": status}, RABIAH | {"Status": "Aktif"}]
    result = gone(tmp_path, [HAMID | OCTOBER], role, ours=ours)
    assert counts(result) == {"matched": (1, 1), code: (1, 1)}
    assert result.claimed == 16_800


@pytest.mark.parametrize("side", ["ours", "theirs"])
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("day", "found"),
    [("14-10-2026", {"matched": (2, 2)}),  # 2 × 16.800 are due, October's among them
     ("02-11-2026", {"matched": (1, 1), "inactive": (1, 1)})],  # inactive for another reason
)  # fmt: skip
def test_who_is_inactive_since_this_month_is_due_for_it(
    tmp_path: Path, side: str, role: str, day: str, found: dict[str, tuple[int, int]]
) -> None:
    stated: dict[str, Any] = {side: [HAMID | {"Status": "Non Aktif"}, RABIAH | {"Status": "Aktif"}]}
    listed = [HAMID | {"Tanggal": day}]
    columns = {"columns": {"event_date": "Tanggal"}}
    result = gone(tmp_path, listed, role, **stated, asked=SINCE | columns)
    assert counts(result) == found
    assert result.bill.due == found["matched"][1] * 16_800
    assert (result.claims, result.mutation.leave) == ((), 1)
    assert result.leaving == (day == "14-10-2026")


# Who has moved and has joined again


@pytest.mark.parametrize("nik", few([HAMID["NIK"], ""], every=2))
@pytest.mark.parametrize(
    ("role", "joined", "code"),
    [("moved", "01-08-2026", None), ("moved", "01-04-2026", None),
     ("moved", "20-03-2026", "moved"), ("moved", "01-01-2025", "moved"), ("moved", "", "moved"),
     ("deceased", "01-08-2026", "deceased"), ("staff", "01-08-2026", "staff")],
)  # fmt: skip
def test_who_joined_after_moving_is_doubtful(
    tmp_path: Path, nik: str, role: str, joined: str, code: str | None
) -> None:
    """Gone in March; 16.800 a month are at stake, of August to October 3 × 16.800, of April to
    October 7 × 16.800. Who is enrolled after dying or taking office is so wrongly all the same."""
    theirs = [HAMID | {"TMT Kepesertaan": joined}, RABIAH | {"TMT Kepesertaan": ""}]
    listed = [HAMID | {"NIK": nik, "Tanggal": "14-03-2026"}]
    columns = {"columns": {"event_date": "Tanggal"}}
    result = gone(tmp_path, listed, role, theirs=theirs, asked=SINCE | columns)
    claim = (3 if joined == "01-08-2026" else 7) * 16_800
    if code:
        assert counts(result) == {"matched": (1, 1), code: (1, 1)}
        assert result.claimed == claim
        return
    assert counts(result) == {"matched": (2, 2)}
    assert (result.claims, result.mutation.leave) == ((), 0)
    assert facts(result, "reconcile-perhaps-gone") == [
        {"heads": 1, "mark": "MAYBE-MOVED", "amount": 16_800, "claim": claim, "until": "2026-10"}
    ]


# A list that denies itself


@pytest.mark.parametrize(
    ("role", "word", "denied"),
    [
        ("deceased", "Masih hidup (salah data)", True), ("deceased", "MASIH HIDUP", True),
        ("deceased", "Aktif", True), ("deceased", "belum meninggal", True),
        ("deceased", "Salah data", True), ("deceased", "ternyata masih ada", True),
        ("deceased", "Meninggal", False), ("deceased", "Non Aktif", False),
        ("deceased", "Valid", False), ("deceased", "Ganda", False), ("deceased", "Ya", False),
        ("deceased", "telah kembali ke rahmatullah", False), ("deceased", "Sakit", False),
        ("deceased", "", False), ("deceased", "Meninggal, belum dilaporkan", False),
        ("moved", "Batal pindah", True), ("moved", "Tidak jadi pindah", True),
        ("moved", "Sudah kembali 2026", True), ("moved", "Aktif", True),
        ("moved", "pindah dalam kabupaten", True), ("moved", "Pindah antar desa", True),
        ("moved", "Antar Desa/Kelurahan dalam satu Kecamatan", True),
        ("moved", "Pindah masuk", True), ("moved", "Datang", True),
        ("moved", "Antar Kab/Kota dalam satu Provinsi", False),
        ("moved", "Pindah keluar", False),
        ("moved", "Pindah ke Samarinda", False), ("moved", "Hidup", False),
        ("staff", "Pensiun 2024", True), ("staff", "Non Aktif", True), ("staff", "Bukan ASN", True),
        ("staff", "Aktif", False), ("staff", "Tetap", False),
    ],
)  # fmt: skip
def test_words_that_deny_a_list(role: str, word: str, denied: bool) -> None:
    assert (denial(role, word).value == 1) == denied


@pytest.mark.parametrize(
    ("day", "denied"),
    [("01-05-2024", True), ("01-10-2026", True), ("01-11-2026", False), ("", False)],
)
@pytest.mark.parametrize("header", ["TMT Pensiun", "Tanggal Pensiun", "TMT BUP"])
def test_who_has_retired_is_on_no_staff_any_more(
    tmp_path: Path, header: str, day: str, denied: bool
) -> None:
    """Of October 16.800 are claimed of who is still on the staff, of the retired nothing."""
    listed = [HAMID | {"TMT": "01-03-1998", header: day}]
    result = gone(tmp_path, listed, "staff", asked={"paid_from": MONTH})
    assert ("staff" in counts(result)) != denied
    assert result.claimed == (0 if denied else 16_800)
    told = [each for each in result.notes if each.code == "reconcile-denied"]
    assert [each.facts["rows"] for each in told] == [1] * denied
    assert header in result.lists[-1].columns.values()


@pytest.mark.parametrize("header", few(["Status", "Keterangan", "Status Kepesertaan"], every=3))
@pytest.mark.parametrize("nik", [HAMID["NIK"], ""])
@pytest.mark.parametrize(
    ("role", "word", "denied"),
    [("deceased", "Masih hidup (salah data)", True), ("moved", "Batal pindah", True),
     ("staff", "Pensiun 2024", True), ("deceased", "Meninggal", False)],
)  # fmt: skip
def test_a_list_that_denies_itself_claims_nothing(
    tmp_path: Path, header: str, nik: str, role: str, word: str, denied: bool
) -> None:
    """From April to October 7 × 16.800 are at stake."""
    listed = [HAMID | {"NIK": nik, "Tanggal": "14-03-2026", header: word}]
    columns = {"columns": {"event_date": "Tanggal"}}
    result = gone(tmp_path, listed, role, asked=SINCE | columns)
    if not denied:
        assert counts(result) == {"matched": (1, 1), role: (1, 1)}
        assert result.claimed == 117_600
        assert not facts(result, "reconcile-denied")
        return
    assert counts(result) == {"matched": (2, 2)}
    assert (result.claims, result.mutation.leave) == ((), 0)
    mark = f"MAYBE-{role.upper()}"
    assert facts(result, "reconcile-denied") == [{"name": f"{role}.csv", "rows": 1, "mark": mark}]
    assert facts(result, "reconcile-perhaps-gone") == [
        {"heads": 1, "mark": mark, "amount": 16_800, "claim": 117_600, "until": "2026-10"}
    ]


@pytest.mark.parametrize(
    ("region", "text", "stays"),
    [
        ("Kabupaten Kutai Timur", "Kec. Bengalon, Kab. Kutai Timur", True),
        ("Kabupaten Kutai Timur", "KUTAI TIMUR", True),
        ("Kabupaten Kutai Timur", "Jl. Kutai Timur, Kota Samarinda", False),
        ("Kabupaten Kutai Timur", "Antar Desa dalam satu Kecamatan", True),
        ("Kabupaten Bima", "Kota Bima", False), ("Kota Bima", "Kota Bima", True),
        ("Kabupaten Solok", "Kab. Solok Selatan", False),
        ("Kabupaten Banjar", "Banjarbaru", False),
        ("Provinsi Kalimantan Timur", "Kalimantan Timur", False),
    ],
)  # fmt: skip
def test_where_somebody_moved_to_may_be_the_region_itself(
    region: str, text: str, stays: bool
) -> None:
    assert (move(region, text).value == 1) == stays


@pytest.mark.parametrize(
    ("header", "text", "left"),
    [
        ("Klasifikasi Pindah", "Dalam satu desa", False), ("Tujuan", "Kab. Kutai Timur", False),
        ("Daerah Tujuan", "Kota Bontang", True), ("Keterangan", "Pindah dalam kabupaten", False),
    ],
)  # fmt: skip
def test_who_moved_within_the_region_is_not_claimed_back(
    tmp_path: Path, header: str, text: str, left: bool
) -> None:
    """From September to October 2 × 16.800 are claimed back of who has left."""
    listed = [HAMID | {"Tanggal Pindah": "10-08-2026", header: text}]
    result = gone(tmp_path, listed, "moved", asked=SINCE)
    assert result.claimed == (33_600 if left else 0)
    assert len(facts(result, "reconcile-denied")) == (not left)
    assert header not in next(each.untaken for each in result.lists if each.role == "moved")


@pytest.mark.parametrize("backwards", [False, True])
def test_a_row_that_takes_another_back_makes_both_doubtful(tmp_path: Path, backwards: bool) -> None:
    first, second = (HAMID | {"Status": word} | MARCH for word in ("Meninggal", "Masih hidup"))
    listed = [second, first] if backwards else [first, second]
    result = gone(tmp_path, listed)
    assert counts(result) == {"matched": (2, 2)}
    assert result.claims == ()


def test_a_row_of_another_name_takes_nothing_back(tmp_path: Path) -> None:
    listed = [HAMID | MARCH | {"Status": ""}, WAHYUNI | MARCH | {"Status": "Masih hidup"}]
    result = gone(tmp_path, listed)
    assert counts(result) == {"matched": (1, 1), "deceased": (1, 1)}


def test_who_is_denied_is_looked_at_before_he_is_enrolled(rentan: Rentan, tmp_path: Path) -> None:
    listed = [HAMID | MARCH | {"Status": "Masih hidup"}]
    result = gone(tmp_path, listed, theirs=[RABIAH])
    assert (result.mutation.check, result.mutation.barred) == (1, 0)
    words = asked(tmp_path, "--lang", "en", ours=BOTH, theirs=[RABIAH], deceased=listed)
    assert rentan(*words).code == 0
    (change,) = changes(tmp_path / "hasil" / "mutasi.xlsx")
    assert "LOOK FIRST" in change.values()


def test_words_of_a_status_that_mean_nothing_are_told(rentan: Rentan, tmp_path: Path) -> None:
    """But none with a number in it, or that is a sentence."""
    odd = ["Entahlah", "Entahlah", "Kucing", "6408011203850011", "x" * 41]
    people = [member(at) | {"Status": word} for at, word in enumerate(odd)]
    result = reconciled(tmp_path, people, BOTH, deceased=[HAMID | MARCH | {"Status": "Anu"}])
    told = [(each["name"], each["rows"], each["words"])
            for each in facts(result, "reconcile-unclear-words")]  # fmt: skip
    assert told == [("ours.csv", 5, ("Entahlah", "Kucing")), ("deceased.csv", 1, ("Anu",))]


def test_whoever_has_died_by_a_list_of_the_month_is_so_on_a_list_of_another_funder_too(
    tmp_path: Path,
) -> None:
    ours = [HAMID | {"Status": "Meninggal"}, RABIAH | {"Status": "Aktif"}]
    result = reconciled(tmp_path, ours, BOTH, other=[HAMID])
    assert counts(result) == {"matched": (1, 1), "deceased": (1, 1)}


def test_the_status_of_another_person_under_a_nik_is_not_his(tmp_path: Path) -> None:
    ours = [WAHYUNI | {"Status": "Meninggal"}, RABIAH | {"Status": "Aktif"}]
    result = reconciled(tmp_path, ours, BOTH)
    assert counts(result) == {
        "matched": (1, 1), "another-person": (0, 1), "deceased": (1, 0),
    }  # fmt: skip
    assert result.claims == ()


# The NIK of one under the name of another


@pytest.mark.parametrize("role", ROLES)
def test_a_name_that_is_plainly_anothers_claims_nothing(
    rentan: Rentan, tmp_path: Path, role: str
) -> None:
    """Of one billed head 16.800 a month are at stake, and April to October, 7 × 16.800."""
    result = gone(tmp_path, [WAHYUNI | MARCH], role)
    assert counts(result) == {"matched": (2, 2)}
    assert (result.claims, result.leaving, result.mutation.leave) == ((), 0, 0)
    (of_role,) = result.roles
    assert (of_role.billed, of_role.unbilled, of_role.doubtful) == (0, 1, 1)
    mark = f"MAYBE-{role.upper()}"
    assert facts(result, "reconcile-perhaps-gone") == [
        {"heads": 1, "mark": mark, "amount": 16_800, "claim": 117_600, "until": "2026-10"}
    ]
    more: Any = {role: [WAHYUNI | MARCH]}
    words = asked(tmp_path, "--lists", "csv", "--lang", "en", ours=BOTH, theirs=BOTH, **more)
    assert rentan(*words).code == 0
    for row in (rows(tmp_path / "hasil" / "matched.csv")[at] for at in (0, 2)):
        assert row["rentan_notes"] == mark
        assert f"{role}.csv row 2" in row["rentan_words"]
        assert "Wahyuni Simanjuntak" in row["rentan_words"]


def test_who_is_paid_for_by_another_funder_under_anothers_name_is_doubtful(tmp_path: Path) -> None:
    result = gone(tmp_path, [WAHYUNI], "other")
    assert counts(result) == {"matched": (2, 2)}
    assert (result.roles[0].billed, result.roles[0].doubtful) == (0, 1)
    assert facts(result, "reconcile-perhaps-funder") == [
        {"heads": 1, "mark": "MAYBE-OTHER-FUNDER", "amount": 16_800}
    ]


@pytest.mark.parametrize(
    "name",
    few(
        ["Contoh Hamit Baru", "CONTOH HAMID", "Alm. Contoh Hamid Baru", "C. Hamid Baru",
         "Contoh Hamid Baru, S.Pd", "Contoh H. Baru", ""], every=3,
    ),
)  # fmt: skip
def test_a_name_that_is_spelled_otherwise_is_no_other(tmp_path: Path, name: str) -> None:
    for listed in (
        HAMID | MARCH | {"Nama": name},
        HAMID | MARCH | {"Nama": name, "Tanggal Lahir": ""},
    ):
        result = gone(tmp_path, [listed])
        assert counts(result) == {"matched": (1, 1), "deceased": (1, 1)}
        assert result.claimed == 117_600


@pytest.mark.parametrize("backwards", [False, True])
def test_of_two_people_of_one_nik_the_other_has_died(tmp_path: Path, backwards: bool) -> None:
    theirs = [HAMID, WAHYUNI][:: -1 if backwards else 1]
    result = gone(tmp_path, [WAHYUNI | MARCH], ours=[HAMID], theirs=theirs)
    assert counts(result) == {"matched": (1, 1), "double": (0, 1)}
    assert (result.claims, result.bill.due) == ((), 16_800)


@pytest.mark.parametrize("backwards", [False, True])
def test_of_two_people_of_one_nik_on_their_list_each_has_a_date(
    tmp_path: Path, backwards: bool
) -> None:
    """Hamid died in March, Wahyuni in August: April to October, 7 × 16.800."""
    listed = [HAMID | MARCH, WAHYUNI | {"Tanggal Meninggal": "14-08-2026"}]
    result = gone(tmp_path, listed[:: -1 if backwards else 1])
    assert counts(result) == {"matched": (1, 1), "deceased": (1, 1)}
    assert (result.claimed, result.roles[0].doubtful) == (117_600, 0)


@pytest.mark.parametrize("role", [*ROLES, "other"])
def test_who_has_a_nik_that_a_list_has_under_anothers_name_is_looked_at_before_he_is_enrolled(
    rentan: Rentan, tmp_path: Path, role: str
) -> None:
    more: Any = {role: [WAHYUNI]}
    words = asked(tmp_path, "--lang", "en", "--quota", "9", ours=BOTH, theirs=[RABIAH], **more)
    assert rentan(*words).code == 0
    (row,) = changes(tmp_path / "hasil" / "mutasi.xlsx")
    assert (row["MUTASI"], row["NIK"]) == ("LOOK FIRST", HAMID["NIK"])
    assert f"{role}.csv row 2" in row["ALASAN"]


def test_who_is_listed_under_anothers_nik_may_be_billed_under_his_own(tmp_path: Path) -> None:
    """One row of the list, and two heads that it may mean: 2 × 16.800 a month are at stake, and
    twice April to October."""
    people = [*BOTH, WAHYUNI | {"NIK": member(7)["NIK"]}]
    result = gone(tmp_path, [WAHYUNI | MARCH], ours=people, theirs=people)
    assert (counts(result), result.roles[0].doubtful) == ({"matched": (3, 3)}, 1)
    assert facts(result, "reconcile-perhaps-gone") == [
        {
            "heads": 2,
            "mark": "MAYBE-DECEASED",
            "amount": 33_600,
            "claim": 235_200,
            "until": "2026-10",
        }
    ]


# Last month's bill without that NIK

BEFORE: dict[str, tuple[Cells, bool]] = {
    "no NIK": (HAMID | {"NIK": ""}, True),
    "another NIK": (HAMID | {"NIK": member(9)["NIK"]}, True),
    "no NIK, no birth date": (HAMID | {"NIK": "", "Tanggal Lahir": ""}, True),
    "no NIK, born on another day": (HAMID | {"NIK": "", "Tanggal Lahir": "01-01-1950"}, False),
    "nearly his NIK, born on another day": (
        HAMID | {"NIK": f"{HAMID['NIK']}"[:-1] + "9", "Tanggal Lahir": "01-01-1950"}, True,
    ),
    "another NIK, born on another day": (
        HAMID | {"NIK": "6408015507900012", "Tanggal Lahir": "01-01-1950"}, False,
    ),
    "another name": (HAMID | {"NIK": "", "Nama": "Contoh Yusuf Tani"}, False),
}  # fmt: skip


@pytest.mark.parametrize("name", BEFORE)
def test_last_months_bill_disproves_nothing_of_a_name_that_it_has(
    tmp_path: Path, name: str
) -> None:
    """Died in March: April to October, 7 × 16.800; October alone where last month's bill has
    nobody who may be he."""
    before, known = BEFORE[name]
    result = gone(tmp_path, [HAMID | MARCH], last=[before, RABIAH])
    assert result.claimed == (117_600 if known else 16_800)
    unsure, absent = (
        sum(each["heads"] for each in facts(result, f"reconcile-{code}"))
        for code in ("perhaps-on-last", "not-on-last")
    )
    assert (unsure, absent) == (int(known), int(not known))


# What is said of it


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("en", ["If the 1 billed person marked MAYBE-DECEASED is meant",
                "Rp16.800 a month, and Rp117.600 can be claimed back",
                "but the name is (without a NIK that can be relied on, or under another)",
                "If the 1 billed person marked MAYBE-OTHER-FUNDER is meant: Rp16.800 a month",
                "names a beginning of membership after Oct 2026"]),
        ("id", ["Bila 1 orang yang ditagih dengan tanda MAYBE-DECEASED",
                "Rp16.800 sebulan, dan Rp117.600 dapat dimintakan kembali",
                "tetapi namanya ada di sana", "Rp16.800 sebulan dibayar dua kali",
                "menyebut awal kepesertaan sesudah Okt 2026"]),
    ],
)  # fmt: skip
def test_doubts_and_their_rupiah_are_told_in_words(
    rentan: Rentan, tmp_path: Path, lang: str, parts: list[str]
) -> None:
    anothers = RABIAH | MARCH | {"Nama": "Wahyuni Simanjuntak", "Tanggal Lahir": "02-02-1969"}
    late: Cells = {"TMT Kepesertaan": "01-12-2026"}
    ended = rentan(
        *asked(tmp_path, "--lang", lang, "--paid-from", "2026-01", ours=BOTH,
               theirs=[HAMID | late, RABIAH | {"TMT Kepesertaan": "01-01-2026"}],
               deceased=[HAMID | MARCH, anothers], other=[anothers],
               last=[HAMID | {"NIK": ""}, RABIAH])
    )  # fmt: skip
    assert ended.code == 0, ended.err
    said = " ".join(f"{ended.out} {ended.err}".split())
    assert [part for part in parts if part not in said] == []


def test_who_leaves_for_the_last_time_is_in_the_changes(rentan: Rentan, tmp_path: Path) -> None:
    ours = [HAMID | {"Status": "Meninggal"}, RABIAH | {"Status": "Aktif"}]
    words = asked(tmp_path, "--lang", "en", ours=ours, theirs=BOTH, deceased=[HAMID | OCTOBER])
    assert rentan(*words).code == 0
    (leaving,) = changes(tmp_path / "hasil" / "mutasi.xlsx")
    assert (leaving["MUTASI"], leaving["NIK"]) == ("LEAVE", HAMID["NIK"])


# What has not been paid


@pytest.mark.parametrize(
    ("billed", "until", "claimed"),
    [("33600", "2026-10", 117_600), ("33599", "2026-09", 100_800), ("0", "2026-09", 100_800)],
)
def test_a_month_is_not_claimed_whose_bill_leaves_heads_out(
    tmp_path: Path, billed: str, until: str, claimed: int
) -> None:
    """April to October, 7 × 16.800, where both heads are charged, else to September."""
    result = gone(tmp_path, [HAMID | MARCH], asked=SINCE | {"bill": billed})
    assert (result.claims[-1].month, result.claimed) == (until, claimed)
    assert len(facts(result, "reconcile-month-unclaimed")) == (until == "2026-09")
    doubtful = gone(tmp_path, [WAHYUNI | MARCH], asked=SINCE | {"bill": billed})
    (said,) = facts(doubtful, "reconcile-perhaps-gone")
    assert (said["until"], said["claim"], doubtful.claims) == (until, claimed, ())


@pytest.mark.parametrize("said", ["Non Aktif", "Meninggal", "Pindah"])
def test_nobody_is_paid_for_by_a_budget_that_calls_him_inactive(tmp_path: Path, said: str) -> None:
    listed = [HAMID | {"Status": said}, RABIAH | {"Status": "Aktif"}]
    for ours, due in ((BOTH, 1), ([RABIAH], 0)):
        result = gone(tmp_path, listed, "other", ours=ours)
        assert (result.count("other-funder"), result.bill.right) == (result.classes[-1], due)
    (role,) = gone(tmp_path, listed, "other").roles
    assert (role.rows, role.billed, role.inactive, role.invalid) == (2, 1, 1, 0)
    waiting = gone(tmp_path, listed, "other", theirs=[RABIAH])
    assert (waiting.mutation.from_ours, waiting.mutation.barred) == (1, 0)
    assert len(facts(waiting, "reconcile-other-inactive")) == 1


@pytest.mark.parametrize(
    "header", few(["Status", "Status Kepesertaan", "Status Keaktifan"], every=3)
)
@pytest.mark.parametrize(
    ("said", "code"), [("Meninggal Dunia", "deceased"), ("Pindah", "moved"), ("Keluar", "inactive")]
)
def test_whoever_has_gone_has_gone_under_any_header(
    tmp_path: Path, header: str, said: str, code: str
) -> None:
    stated = [HAMID | {header: said}, RABIAH | {header: "Aktif"}]
    result = reconciled(tmp_path, ours=BOTH, theirs=stated)
    assert counts(result) == {"matched": (1, 1), code: (1, 1)}
    assert (result.bill.right, result.mutation.leave) == (1, 1)
