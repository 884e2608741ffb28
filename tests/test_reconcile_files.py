"""What a reconciliation writes: a list a class, the changes for the branch, a summary."""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import fastexcel
import pytest
from docx import Document

from pekerja_rentan.engine.reconcile import STANDINGS
from pekerja_rentan.roster.reconciling.sides import SIDES
from tests.conftest import Run
from tests.reconciling import MONTH, lists, member, members
from tests.screening import Cells, save, someone
from tests.series import few
from tests.test_document_kinds import texts

Rentan = Callable[..., Run]
LISTS = {*STANDINGS, "aside"}


def asked(folder: Path, *more: str, **people: list[Cells]) -> list[str]:
    """The command for lists of these people, which writes into a folder ``hasil``: as CSV where no
    other kind is asked for, since a workbook a class takes longer than all else."""
    paths = lists(folder, **people)
    flags = [text for role, path in paths.items() for text in (f"--{role}", path)]
    kind = () if "--lists" in more else ("--lists", "csv")
    out = str(folder / "hasil")
    return ["reconcile", "-r", "kutim", "--month", MONTH, *flags, "--out", out, *kind, *more]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def changes(path: Path) -> list[dict[str, str]]:
    """The rows of a file of changes."""
    sheet = fastexcel.read_excel(path).load_sheet(0, dtypes="string")
    return [{k: v or "" for k, v in row.items()} for row in sheet.to_polars().to_dicts()]


def test_every_row_of_both_lists_is_in_one_list(rentan: Rentan, tmp_path: Path) -> None:
    ours = members(range(10))
    theirs: list[Cells] = [*members(range(5, 12)), member(5), {"Nama": "Jumlah"}]
    theirs[3] = theirs[3] | {"NIK": "x"}
    ended = rentan(*asked(tmp_path, "--lists", "csv", ours=ours, theirs=theirs))
    assert ended.code == 0, ended.err
    written = {path.stem: rows(path) for path in (tmp_path / "hasil").glob("*.csv")}
    assert set(written) == LISTS
    found = Counter((row["rentan_file"], row["rentan_row"]) for each in written.values()
                    for row in each)  # fmt: skip
    expected = {("ours.csv", str(n)) for n in range(2, 12)}
    expected |= {("theirs.csv", str(n)) for n in range(2, 11)}
    assert found == Counter(dict.fromkeys(expected, 1))
    for name, each in written.items():
        assert {row["rentan_outcome"] for row in each} <= {name}
    answer = json.loads((tmp_path / "hasil" / "summary.json").read_text(encoding="utf-8"))
    told = {each["code"]: each["ours"] + each["theirs"] for each in answer["classes"]}
    assert told == {name: len(each) for name, each in written.items() if each and name != "aside"}


@pytest.mark.parametrize("role", ["ours", "theirs", "last", "deceased", "waiting"])
def test_a_list_of_nobody_is_answered(rentan: Rentan, tmp_path: Path, role: str) -> None:
    """Nothing but a remark stands in it."""
    remark: Cells = dict.fromkeys(member(0)) | {"NIK": "Catatan: belum lengkap"}
    people = {"ours": members(range(3)), "theirs": members(range(1, 4)), role: [remark]}
    ended = rentan(*asked(tmp_path, **people))
    assert ended.code == 0, ended.err
    assert (f"Nobody stands in {role}.csv:" in " ".join(ended.out.split())) == (role in SIDES)
    found = {row["rentan_file"] for row in rows(tmp_path / "hasil" / "aside.csv")}
    assert found == ({f"{role}.csv"} if role in SIDES else set())


def test_rows_that_are_to_be_compared_name_each_other(rentan: Rentan, tmp_path: Path) -> None:
    one, other = member(1), member(2)["NIK"]
    ended = rentan(*asked(tmp_path, "--lists", "csv", "--lang", "en", ours=[one],
                          theirs=[one | {"NIK": other}]))  # fmt: skip
    assert ended.code == 0, ended.err
    first, second = rows(tmp_path / "hasil" / "another-nik.csv")
    assert "compare theirs.csv row 2" in first["rentan_words"]
    assert "compare ours.csv row 2" in second["rentan_words"]


def test_who_may_have_gone_is_marked_and_where_he_stands_is_said(
    rentan: Rentan, tmp_path: Path
) -> None:
    one, two = member(1), member(2)
    gone: list[Cells] = [one | {"NIK": ""}, two | {"NIK": member(9)["NIK"]}]
    both = [one, two]
    ended = rentan(*asked(tmp_path, "--lists", "csv", "--lang", "en", ours=both, theirs=both,
                          moved=gone))  # fmt: skip
    assert ended.code == 0, ended.err
    for row in rows(tmp_path / "hasil" / "moved.csv"):
        assert "moved.csv row 2" in row["rentan_words"]
        assert row["rentan_notes"] == ""
    for row in rows(tmp_path / "hasil" / "matched.csv"):
        assert "moved.csv row 3" in row["rentan_words"]
        assert row["rentan_notes"] == "MAYBE-MOVED"


def test_who_leaves_is_replaced_and_the_quota_is_kept(rentan: Rentan, tmp_path: Path) -> None:
    """Ours first, then the waiting list, by the policy and the priority; nobody twice."""
    ours = members(range(6))
    theirs = [*members(range(5)), member(0), member(20), member(21)]
    queue = [
        someone(1), someone(2, Pekerjaan="petani"), someone(3, Tanggal_Lahir="01-01-1950"),
        someone(4, Pekerjaan="petani"), {**someone(5), "NIK": member(3)["NIK"]},
    ]  # fmt: skip
    words = asked(tmp_path, "--waiting", str(save(tmp_path / "tunggu.csv", queue)), "--lang", "en",
                  "--attest", "all", "--priority", "pekerjaan=petani", "-f", "json", ours=ours,
                  theirs=theirs, deceased=[member(4)])  # fmt: skip
    ended = rentan(*words)
    assert ended.code == 0, ended.err
    mutation = json.loads(ended.out)["mutation"]
    assert mutation["waiting_list"]["rows"] == 5
    told = {key: mutation[key] for key in ("quota", "leave", "from_ours", "from_waiting", "open")}
    # a double, two without a basis and one who died leave; one of ours and three others come
    assert told == {"quota": 8, "leave": 4, "from_ours": 1, "from_waiting": 3, "open": 0}
    found = changes(tmp_path / "hasil" / "mutasi.xlsx")
    kinds = Counter(row["MUTASI"] for row in found)
    assert kinds == {"LEAVE": 4, "ENROL": 4}
    enrolled = [row["NIK"] for row in found if row["MUTASI"] == "ENROL"]
    assert enrolled == [ours[5]["NIK"], *(queue[n]["NIK"] for n in (0, 1, 3))]


def test_the_priority_says_who_comes_first(rentan: Rentan, tmp_path: Path) -> None:
    queue = [someone(1), someone(2, Pekerjaan="petani")]
    words = asked(tmp_path, "--waiting", str(save(tmp_path / "tunggu.csv", queue)),
                  "--attest", "all", "--priority", "pekerjaan=petani", ours=[member(1)],
                  theirs=[member(1), member(2)])  # fmt: skip
    assert rentan(*words).code == 0
    found = changes(tmp_path / "hasil" / "mutasi.xlsx")
    assert [
        row["NIK"] for row in found if row["MUTASI"] == "MASUK" or row["MUTASI"] == "ENROL"
    ] == [queue[1]["NIK"]]


def test_the_quota_may_be_said(rentan: Rentan, tmp_path: Path) -> None:
    words = asked(tmp_path, "--quota", "3", "-f", "json", ours=members(range(5)),
                  theirs=members(range(2)))  # fmt: skip
    mutation = json.loads(rentan(*words).out)["mutation"]
    assert (mutation["from_ours"], mutation["short"], mutation["open"]) == (1, 2, 0)
    assert len(changes(tmp_path / "hasil" / "mutasi.xlsx")) == 1


def test_corrections_name_the_nik_of_the_other_list(rentan: Rentan, tmp_path: Path) -> None:
    one = member(1)
    wrong = one | {"NIK": "640801"}
    assert rentan(*asked(tmp_path, "--lang", "id", ours=[one], theirs=[wrong])).code == 0
    (row,) = changes(tmp_path / "hasil" / "mutasi.xlsx")
    assert (row["MUTASI"], row["NIK"]) == ("PERBAIKAN", "640801")
    assert row["NIK_DAFTAR_DINAS"] == one["NIK"]


def test_the_same_month_twice_changes_nothing(rentan: Rentan, tmp_path: Path) -> None:
    people = {"ours": members(range(5)), "theirs": members(range(3, 9))}
    words = asked(tmp_path, "--lang", "en", **people)
    assert rentan(*words).code == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "hasil").iterdir()}
    again = rentan(*words)
    assert again.code == 0
    assert "Oct 2026 was reconciled with the same lists before: nothing changes." in again.err
    assert {path.name: path.read_bytes() for path in (tmp_path / "hasil").iterdir()} == before
    save(tmp_path / "theirs.csv", members(range(3, 10)))
    other = rentan(*words)
    assert (other.code, "with other lists before" in other.err) == (0, True)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_folder_holds_one_month(rentan: Rentan, tmp_path: Path, lang: str) -> None:
    people = {"ours": members(range(5)), "theirs": members(range(3, 9))}
    words = [*asked(tmp_path, **people), "--lang", lang]
    assert rentan(*words).code == 0
    summary = tmp_path / "hasil" / "summary.json"
    before = summary.read_bytes()
    words[words.index(MONTH)] = "2026-11"
    ended = rentan(*words)
    assert (ended.code, ended.out) == (2, "")
    assert "summary.json" in ended.err
    assert summary.read_bytes() == before
    summary.write_text("{}", encoding="utf-8")
    ended = rentan(*words)
    assert (ended.code, "--out" in ended.err) == (2, True)


@pytest.mark.parametrize(
    ("more", "part"),
    [
        (("--lists", "pdf"), "pdf"), (("--export", "tidakada"), "tidakada"),
        (("--attest", "all"), "--waiting"), (("--priority", "umur"), "--waiting"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_refused(
    rentan: Rentan, tmp_path: Path, more: tuple[str, ...], part: str
) -> None:
    words = asked(tmp_path, *more, ours=members(range(3)), theirs=members(range(3)))
    ended = rentan(*words)
    assert (ended.code, ended.out, part in ended.err) == (2, "", True), ended.err
    assert not (tmp_path / "hasil").exists()


def test_lists_ask_for_a_folder(rentan: Rentan, tmp_path: Path) -> None:
    words = asked(tmp_path, "--lists", "csv", ours=members(range(3)), theirs=members(range(3)))
    at = words.index("--out")
    ended = rentan(*words[:at], *words[at + 2 :])
    assert (ended.code, "--out" in ended.err) == (2, True)


def test_the_changes_may_go_to_a_file_alone(rentan: Rentan, tmp_path: Path) -> None:
    words = asked(tmp_path, ours=members(range(3)), theirs=members(range(1)))
    at, file = words.index("--out"), tmp_path / "ubah.xlsx"
    ended = rentan(*words[:at], "--export", f"mutasi={file}", "--quota", "2")
    assert ended.code == 0, ended.err
    assert len(changes(file)) == 1


# Documents


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("id", ["PIHAK PERTAMA", "PIHAK KEDUA", "NIP", "Lampiran", "Rp50.400", "salah ditagih"]),
        ("en", ["FIRST PARTY", "SECOND PARTY", "Annexes", "Rp50.400", "wrongly billed"]),
    ],
)
def test_the_letter_is_minutes_that_two_parties_sign(
    rentan: Rentan, tmp_path: Path, lang: str, parts: list[str]
) -> None:
    paths = lists(tmp_path, ours=members(range(3)), theirs=members(range(6)))
    file = tmp_path / "ba.docx"
    ended = rentan("reconcile", "-r", "kutim", "--month", MONTH, "--ours", paths["ours"],
                   "--theirs", paths["theirs"], "-o", str(file), "--lang", lang,
                   "--out", str(tmp_path / "keluaran"))  # fmt: skip
    assert ended.code == 0, ended.err
    written = {path.name for path in (tmp_path / "keluaran").iterdir()}
    assert written == {"mutasi.xlsx", "summary.json", *(f"{name}.xlsx" for name in LISTS)}
    letter = Document(str(file))
    cells = [cell.text for table in letter.tables for row in table.rows for cell in row.cells]
    said = "\n".join([*(each.text for each in letter.paragraphs), *cells])
    assert [part for part in parts if part not in said] == []
    assert "keluaran" not in said  # where the lists were written is nothing to sign


@pytest.mark.parametrize(("lang", "word"), [("id", "kurang"), ("en", "short")])
def test_no_row_of_the_page_is_called_short_of_money(
    rentan: Rentan, tmp_path: Path, lang: str, word: str
) -> None:
    paths = lists(tmp_path, ours=members(range(3)), theirs=members(range(6)))
    file = tmp_path / "ba.html"
    ended = rentan("reconcile", "-r", "kutim", "--month", MONTH, "--ours", paths["ours"],
                   "--theirs", paths["theirs"], "-o", str(file), "--lang", lang)  # fmt: skip
    assert ended.code == 0, ended.err
    assert f">{word}<" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "kind", few(["xlsx", "html", "md", "docx", "csv", "json", "svg", "txt"], every=3)
)
def test_no_answer_names_anybody(rentan: Rentan, tmp_path: Path, kind: str) -> None:
    marked = [member(n, Nama=f"Xyzzy Orang {n}") for n in range(8)]
    wrong = [marked[7] | {"NIK": "64080132018000"}, marked[6] | {"Nama": "Xyzzy Lain Sekali"}]
    paths = lists(tmp_path, ours=marked, theirs=[*marked[:4], *wrong], deceased=marked[:1])
    flags = [text for role, path in paths.items() for text in (f"--{role}", path)]
    answer, out = tmp_path / f"jawaban.{kind}", tmp_path / "hasil"
    flag = "--plot" if kind == "svg" else "-o"
    ended = rentan("reconcile", "--month", MONTH, *flags, flag, str(answer), "--out", str(out),
                   "--lists", "csv")  # fmt: skip
    assert ended.code == 0, ended.err
    summary = (out / "summary.json").read_text(encoding="utf-8")
    for text in (*texts(answer.read_bytes()), summary, ended.out, ended.err):
        assert "xyzzy" not in text.lower()
        plain = re.sub(r"[ .-]", "", text)
        assert [n for n in (str(each["NIK"]) for each in (*marked, *wrong)) if n in plain] == []
    assert "Xyzzy" in (out / "matched.csv").read_text(encoding="utf-8")
