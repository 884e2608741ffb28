"""Who is meant where no NIK tells: of several rows the nearest, whatever the order of rows and with
whatever titles a name is written."""

import json
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from pekerja_rentan.roster.cells.titles import bare, hashed
from tests.conftest import Run
from tests.reconciling import counts, member, reconciled
from tests.screening import Cells, save, someone
from tests.series import examples, few
from tests.test_reconcile_files import asked, changes, rows

Rentan = Callable[..., Run]
HAMID: Cells = {
    "NIK": "6408011203850013", "Nama": "Contoh Hamid Baru", "Tanggal Lahir": "12-03-1985",
}  # fmt: skip
YUSUF: Cells = {
    "NIK": "6408010101800005", "Nama": "Contoh Yusuf Tani", "Tanggal Lahir": "01-01-1980",
}  # fmt: skip
FAR, TWO_OFF, ONE_OFF = "6401021203850913", "6408011203850077", "6408011203850014"


def hamid(nik: str, name: str = "Contoh Hamid Baru") -> Cells:
    return HAMID | {"NIK": nik, "Nama": name}


def outcomes(rentan: Rentan, folder: Path, *more: str, **people: list[Cells]) -> Any:
    """The answer, and what becomes of the rows that change, by NIK."""
    folder.mkdir(exist_ok=True)
    ended = rentan(*asked(folder, "--lang", "en", "-f", "json", *more, **people))
    assert ended.code == 0, ended.err
    changed = changes(folder / "hasil" / "mutasi.xlsx")
    return json.loads(ended.out), sorted((row["MUTASI"], row["NIK"]) for row in changed)


# The nearest of several


@pytest.mark.parametrize(("nik", "step"), few(product([TWO_OFF, FAR], [1, -1]), every=3))
def test_a_row_with_a_nik_goes_before_one_without(
    rentan: Rentan, tmp_path: Path, nik: str, step: int
) -> None:
    """So that one head is due, and nobody leaves."""
    billed = [hamid(""), hamid(nik)][::step]
    answer, changed = outcomes(rentan, tmp_path, ours=[HAMID], theirs=billed)
    assert (answer["bill"]["right"], answer["bill"]["due"]) == (1, 16_800)
    assert changed == [("CORRECT", ""), ("CORRECT", nik)]


@pytest.mark.parametrize(
    ("name", "step"), few(product([HAMID["Nama"], "Contoh Hamit Baru"], [1, -1]), every=3)
)
def test_of_two_near_niks_the_nearer_one_stays(
    rentan: Rentan, tmp_path: Path, name: str, step: int
) -> None:
    """A digit apart rather than two; the other one is marked."""
    billed = [hamid(TWO_OFF, name), hamid(ONE_OFF, name)][::step]
    answer, changed = outcomes(rentan, tmp_path, "--lists", "csv", ours=[HAMID], theirs=billed)
    assert answer["bill"]["due"] == 16_800
    assert changed == [("CORRECT", ONE_OFF), ("LEAVE", TWO_OFF)]
    (row,) = rows(tmp_path / "hasil" / "theirs-only.csv")
    assert row["rentan_notes"] == "MAYBE-DOUBLE"


def test_many_of_one_name_are_each_in_a_pair(tmp_path: Path) -> None:
    """Seven of nine, of whom one is a digit apart."""
    ours = [hamid(f"64080112038500{n}") for n in range(11, 20)]
    theirs = [hamid(f"64720212038509{n}") for n in range(11, 18)]
    result = reconciled(tmp_path, ours, theirs)
    assert counts(result) == {"another-nik": (9, 7)}
    assert [(each.code, each.ours) for each in result.doubts if each.code == "held-back"] == [
        ("held-back", 2)
    ]


@pytest.mark.parametrize("step", [1, -1])
def test_who_is_left_over_when_another_is_paired_is_not_enrolled(
    rentan: Rentan, tmp_path: Path, step: int
) -> None:
    """Two on the office's list are nearly the one who is billed."""
    ours = [hamid("6408011203850078", "Contoh Hamid Barru"),
            hamid("6408011203850076", "Contoh Hamit Baru")][::step]  # fmt: skip
    words: Any = {"ours": [*ours, YUSUF], "theirs": [hamid(TWO_OFF), YUSUF]}
    answer, changed = outcomes(rentan, tmp_path, "--quota", "9", "--lists", "csv", **words)
    assert (answer["bill"]["due"], answer["mutation"]["from_ours"]) == (33_600, 0)
    assert changed == [("CORRECT", TWO_OFF), ("LOOK FIRST", "6408011203850078")]
    marked = {row["NIK"]: row["rentan_notes"] for row in rows(tmp_path / "hasil/another-nik.csv")}
    assert marked == {
        "6408011203850076": "", "6408011203850078": "MAYBE-DOUBLE", TWO_OFF: "",
    }  # fmt: skip


def test_who_is_nearly_a_double_that_leaves_is_not_enrolled(rentan: Rentan, tmp_path: Path) -> None:
    """A row with a mistyped name under another's NIK."""
    theirs = [YUSUF | {"Nama": "Contoh Hamit Baru", "Tanggal Lahir": "12-03-1985"}, YUSUF]
    _, changed = outcomes(rentan, tmp_path, ours=[HAMID, YUSUF], theirs=theirs)
    assert changed == [("LEAVE", YUSUF["NIK"]), ("LOOK FIRST", HAMID["NIK"])]


WAHYUNI = HAMID | {"Nama": "Wahyuni Simanjuntak", "Tanggal Lahir": "02-02-1969"}
"""Another person under the first one's NIK, who was not born on the day that it says."""


@pytest.mark.parametrize("step", [1, -1])
def test_who_is_born_as_a_shared_nik_says_is_enrolled(
    rentan: Rentan, tmp_path: Path, step: int
) -> None:
    ours = [HAMID, WAHYUNI][::step]
    words: Any = {"ours": [*ours, YUSUF], "theirs": [YUSUF]}
    assert outcomes(rentan, tmp_path, "--quota", "9", **words)[1] == [("ENROL", HAMID["NIK"])]
    (row,) = changes(tmp_path / "hasil" / "mutasi.xlsx")
    assert row["NAMA_LENGKAP"] == HAMID["Nama"]


@pytest.mark.parametrize(
    ("born", "step"), few(product([HAMID["Tanggal Lahir"], ""], [1, -1]), every=3)
)
def test_of_two_people_under_one_nik_none_is_enrolled_by_chance(
    rentan: Rentan, tmp_path: Path, born: str, step: int
) -> None:
    """Where it says the birth date of both, or of neither."""
    ours = [each | {"Tanggal Lahir": born} for each in (HAMID, WAHYUNI)][::step]
    words: Any = {"ours": [*ours, YUSUF], "theirs": [YUSUF]}
    answer, changed = outcomes(rentan, tmp_path, "--quota", "9", **words)
    assert changed == [("LOOK FIRST", HAMID["NIK"])]
    assert (answer["mutation"]["from_ours"], answer["mutation"]["check"]) == (0, 1)
    (row,) = changes(tmp_path / "hasil" / "mutasi.xlsx")
    assert "another person is on the office's list under this NIK too" in row["ALASAN"]


@pytest.mark.parametrize("step", [1, -1])
@pytest.mark.parametrize(("status", "mark"), [("Meninggal", "DECEASED"), ("Pindah", "MOVED")])
def test_a_nik_that_is_active_in_one_row_alone_is_told(
    rentan: Rentan, tmp_path: Path, status: str, mark: str, step: int
) -> None:
    """The active row is billed rightly, until somebody has asked."""
    theirs = [HAMID | {"Status": status}, HAMID | {"Status": "Aktif"}][::step]
    words: Any = {"ours": [HAMID, YUSUF], "theirs": [*theirs, YUSUF | {"Status": "Aktif"}]}
    answer, _ = outcomes(rentan, tmp_path, "--lists", "csv", **words)
    assert answer["bill"]["due"] == 33_600
    assert answer["doubts"] == [{"code": "contradicted", "ours": 0, "theirs": 1}]
    assert "reconcile-contradicted" in [note["code"] for note in answer["notes"]]
    marked = rows(tmp_path / "hasil" / "matched.csv")
    assert [row["rentan_notes"] for row in marked if row["rentan_file"] == "theirs.csv"] == [
        f"MAYBE-{mark}", ""
    ]  # fmt: skip


_NAMES = ("Contoh Hamid Baru", "H. Contoh Hamid Baru", "Contoh Hamit Baru", "Contoh Hamid Barru",
          "Contoh Yusuf Tani")  # fmt: skip
_ROWS = st.lists(
    st.builds(
        hamid,
        st.sampled_from(["", HAMID["NIK"], ONE_OFF, TWO_OFF, FAR, "6408011203850079"]),
        st.sampled_from(_NAMES),
    ),
    min_size=1,
    max_size=6,
)


@given(ours=_ROWS, theirs=_ROWS, again=st.randoms(use_true_random=False))
@examples(40, [HealthCheck.function_scoped_fixture])
def test_the_order_of_rows_decides_nothing(
    rentan: Rentan, tmp_path_factory: pytest.TempPathFactory, ours: Any, theirs: Any, again: Any
) -> None:
    found = []
    for _ in range(2):
        folder = tmp_path_factory.mktemp("lists")
        answer, changed = outcomes(rentan, folder, "--quota", "50", ours=ours, theirs=theirs)
        told = {key: answer[key] for key in ("classes", "bill", "mutation", "doubts", "claims")}
        found.append((told, changed))
        again.shuffle(ours)
        again.shuffle(theirs)
    assert found[0] == found[1]


# Titles

TITLED = (
    "H. {}", "Hj.{}", "Alm. {}", "{} (Alm)", "Drs. H. {}, M.Si", "{}, S.P.", "{} S.Pd", "Bpk {}",
)  # fmt: skip


@pytest.mark.parametrize(("form", "of_ours"), few(product(TITLED, (True, False)), every=5))
def test_a_title_makes_nobody_another(
    rentan: Rentan, tmp_path: Path, form: str, of_ours: bool
) -> None:
    """Neither under another NIK, who would be enrolled while he leaves, nor under the same one."""
    titled = form.format(HAMID["Nama"])
    ours, theirs = hamid(FAR, titled), hamid(str(HAMID["NIK"]))
    if not of_ours:
        ours, theirs = hamid(FAR), hamid(str(HAMID["NIK"]), titled)
    answer, changed = outcomes(rentan, tmp_path, ours=[ours, YUSUF], theirs=[theirs, YUSUF])
    assert (answer["bill"]["due"], changed) == (33_600, [("CORRECT", HAMID["NIK"])])


@pytest.mark.parametrize("form", few(TITLED, every=4))
def test_titles_are_known_to_the_lists_of_others(rentan: Rentan, tmp_path: Path, form: str) -> None:
    """The waiting list, and that of another funder."""
    one = someone(1)
    billed = member(1, Nama=f"{one['Nama']}", Tanggal_Lahir=one["Tanggal Lahir"])
    queue = save(tmp_path / "tunggu.csv", [one | {"Nama": form.format(one["Nama"])}, someone(2)])
    other = [HAMID | {"NIK": "", "Nama": form.format(HAMID["Nama"])}]
    words: Any = {"ours": [billed, HAMID], "theirs": [billed, HAMID], "other": other}
    flags = ("--waiting", str(queue), "--quota", "9", "--attest", "all")
    answer, changed = outcomes(rentan, tmp_path, *flags, **words)
    assert changed == [("ENROL", someone(2)["NIK"]), ("LOOK FIRST", one["NIK"])]
    assert [each["doubtful"] for each in answer["roles"]] == [1]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Drs. H. Hamid, M.Si", "HAMID"), ("Hj.Aminah", "AMINAH"), ("Hamid (Alm.) B", "HAMIDB"),
        ("Prof. Dr. Ir. Hamid, M.Sc., Ph.D", "HAMID"), ("Rina, A.Md.Keb", "RINA"),
        ("Hamid SE, MM", "HAMID"), ("Siti binti Hamid", "SITIHAMID"), ("Hamid S.T.", "HAMID"),
        # names that begin or end like one
        ("Muhammad Ali", "MUHAMMADALI"), ("Siti Ani", "SITIANI"), ("Siregar, Budi", "SIREGARBUDI"),
        ("Hendra", "HENDRA"), ("Muhammad S. Ali", "MUHAMMADSALI"), ("Almira", "ALMIRA"),
        ("Irma Sari", "IRMASARI"), ("Bintang", "BINTANG"), ("Haji", "HAJI"), ("H.", "H"),
    ],
)  # fmt: skip
def test_a_name_without_titles(name: str, said: str) -> None:
    assert pl.select(bare(pl.lit(name))).item() == said
    assert (
        hashed(pl.Series(["", None, name, said])).to_list()[2:] == [pl.Series([said]).hash()[0]] * 2
    )


@pytest.mark.parametrize(
    "name", ["Nurhaliza Contoh Siti", "NURHALIZA, Siti Contoh", "Hj. Siti Nurhaliza Contoh"]
)
def test_the_words_of_a_name_may_stand_in_any_order(tmp_path: Path, name: str) -> None:
    person = member(1) | {"Nama": "Siti Nurhaliza Contoh"}
    result = reconciled(tmp_path, ours=[person], theirs=[person | {"Nama": name}])
    assert (counts(result), result.bill.due) == ({"matched": (1, 1)}, 16_800)
