"""A plan that revises an earlier one: what changes by source of funds and year, and what is no
earlier plan."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from pekerja_rentan import cost, document, load_policy, plan
from pekerja_rentan.engine.planning.cohort import Cohort
from pekerja_rentan.engine.planning.plan import request
from pekerja_rentan.errors import InputError
from tests.conftest import Run
from tests.letters import lines_of, rows_of
from tests.office import cells, reckoned

Rentan = Callable[..., Run]
BEFORE = (
    "plan", "-r", "paser", "-c", "petani=900@2026", "-c", "nelayan=100@2026-07..2026-12",
    "--allocation", "2026=200 juta",
)  # fmt: skip
AFTER = (
    "plan", "-r", "paser", "-c", "petani=1000@2026", "-c", "tukang=50@2026-10..2026-12",
    "--allocation", "2026=200 juta", "--allocation", "2026-10=210 juta",
)  # fmt: skip


@pytest.fixture
def earlier(rentan: Rentan, tmp_path: Path) -> Path:
    file = tmp_path / "murni.json"
    assert rentan(*BEFORE, "-o", str(file)).code == 0
    return file


def revised(rentan: Rentan, earlier: Path, output: Path, *words: str) -> Run:
    return rentan(*(words or AFTER), "--revises", str(earlier), "-o", str(output), "--lang", "id")


def test_the_change_is_what_the_letter_is_about(
    rentan: Rentan, earlier: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "a.docx"
    assert revised(rentan, earlier, letter) == (0, "", "")
    word = docx.Document(str(letter))
    lines = lines_of(word)
    assert rows_of(word, 0)[5][2] == "Perubahan anggaran: Rencana iuran: Kabupaten Paser, 2026"
    assert lines[lines.index("A. Persoalan") + 1].startswith(
        "Semula kebutuhan iurannya Rp191.520.000, sekarang Rp204.120.000. Apa yang berubah? "
    )
    at = lines.index("E. Simpulan")
    assert lines[at + 1] == (
        "Dana APBD tahun 2026: pagu dari Rp200.000.000 menjadi Rp210.000.000, bertambah "
        "Rp10.000.000; kebutuhan dari Rp191.520.000 menjadi Rp204.120.000, bertambah "
        "Rp12.600.000; pekerja dari 1.000 menjadi 1.050, bertambah 50."
    )
    assert rows_of(word, 1) == [
        ["Uraian", "Pekerja", "Pagu", "Kebutuhan", "Sisa"],
        ["Sebelum perubahan", "1.000", "Rp200.000.000", "Rp191.520.000", "Rp8.480.000"],
        ["Sesudah perubahan", "1.050", "Rp210.000.000", "Rp204.120.000", "Rp5.880.000"],
        ["Selisih", "lebih 50", "lebih Rp10.000.000", "lebih Rp12.600.000", "kurang Rp2.600.000"],
    ]


def test_what_is_short_stands_before_what_changes(
    rentan: Rentan, earlier: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "a.docx"
    assert revised(rentan, earlier, letter, *BEFORE[:-1], "2026=190 juta").code == 0
    lines = lines_of(docx.Document(str(letter)))
    at = lines.index("E. Simpulan")
    assert lines[at + 1].startswith("Dana APBD tahun 2026 kurang Rp1.520.000 mulai Desember 2026")
    assert lines[at + 2] == (
        "Dana APBD tahun 2026: pagu dari Rp200.000.000 menjadi Rp190.000.000, berkurang "
        "Rp10.000.000; kebutuhan tetap Rp191.520.000; pekerja tetap 1.000."
    )


def test_the_page_shows_what_changes(rentan: Rentan, earlier: Path, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    assert revised(rentan, earlier, page).code == 0
    said = page.read_text(encoding="utf-8")
    assert "Perubahan terhadap hitungan sebelumnya" in said
    assert "bertambah Rp12.600.000; pekerja dari 1.000 menjadi 1.050" in said


def change_sheet(book: dict[str, dict[str, Any]]) -> dict[str, tuple[int, int, int]]:
    """Each line of RKA Perubahan with its amount before, after, and the difference."""
    sheet = book["RKA Perubahan"]
    return {
        str(sheet[f"B{row}"]): (
            int(sheet.get(f"E{row}", 0)), int(sheet.get(f"H{row}", 0)), int(sheet[f"I{row}"]),
        )
        for row in range(1, 60)
        if f"B{row}" in sheet and f"I{row}" in sheet and f"E{row}" in sheet
        and not isinstance(sheet[f"I{row}"], str)
    }  # fmt: skip


LINES = {
    "Iuran JKK, petani": (108_000_000, 120_000_000, 12_000_000),
    "Iuran JKM, petani": (73_440_000, 81_600_000, 8_160_000),
    "Iuran JKK, nelayan": (6_000_000, 0, -6_000_000),
    "Iuran JKM, nelayan": (4_080_000, 0, -4_080_000),
    "Iuran JKK, tukang": (0, 1_500_000, 1_500_000),
    "Iuran JKM, tukang": (0, 1_020_000, 1_020_000),
    "Jumlah": (191_520_000, 204_120_000, 12_600_000),
}


def test_the_workbook_has_the_lines_before_and_after(
    rentan: Rentan, earlier: Path, tmp_path: Path
) -> None:
    book = tmp_path / "a.xlsx"
    assert revised(rentan, earlier, book).code == 0
    assert change_sheet(cells(book.read_bytes())) == LINES


@pytest.mark.office
def test_the_lines_after_follow_the_changed_cells(
    rentan: Rentan, earlier: Path, tmp_path: Path
) -> None:
    book = tmp_path / "a.xlsx"
    assert revised(rentan, earlier, book).code == 0
    data = book.read_bytes()
    assert change_sheet(reckoned(data, tmp_path)) == LINES
    changed = change_sheet(reckoned(data, tmp_path, Pekerja_1=2000))
    assert changed["Iuran JKK, petani"] == (108_000_000, 240_000_000, 132_000_000)
    assert changed["Jumlah"][1] == 204_120_000 + 201_600_000


def test_a_plan_that_changes_nothing_says_so(rentan: Rentan, earlier: Path, tmp_path: Path) -> None:
    letter = tmp_path / "a.docx"
    assert revised(rentan, earlier, letter, *BEFORE).code == 0
    lines = lines_of(docx.Document(str(letter)))
    assert lines[lines.index("E. Simpulan") + 1] == (
        "Tidak ada yang berubah terhadap hitungan sebelumnya."
    )


def test_money_that_only_one_of_the_two_has(rentan: Rentan, earlier: Path, tmp_path: Path) -> None:
    letter = tmp_path / "a.docx"
    csr = ("plan", "-r", "paser", "-c", "900@2026", "--funding", "apbd=50%,csr=50%",
           "--allocation", "csr:2026=100 juta")  # fmt: skip
    assert revised(rentan, earlier, letter, *csr).code == 0
    said = " ".join(lines_of(docx.Document(str(letter))))
    assert "Dana APBD tahun 2026: pagu semula Rp200.000.000, sekarang tidak ada;" in said
    assert "pagu semula tidak ada, sekarang Rp100.000.000; kebutuhan dari Rp0 menjadi" in said


def altered(file: Path, change: Callable[[dict[str, Any]], None]) -> None:
    data = json.loads(file.read_text(encoding="utf-8"))
    change(data)
    file.write_text(json.dumps(data), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda data: data.update(paid=1), "'paid' is 1, but its parts make 191.520.000"),
        (lambda data: data["cohorts"][0]["lines"][0].update(rate=1), "'cohorts.0.lines.0.paid' is"),
        (lambda data: data["cohorts"][0].update(paid=7), "'cohorts.0.paid' is 7"),
        (lambda data: data["cohorts"][0].update(workers=901), "'cohorts.0.paid' is 181.440.000"),
        (lambda data: data["cohorts"][0].update(workers=0), "'cohorts.0.workers' is missing or"),
        (lambda data: data["cohorts"][0].update(spans=["x"]), "'cohorts' is missing or not"),
        (lambda data: data["cohorts"][0]["headcounts"].__setitem__(3, 1), "headcounts' is 1"),
        (lambda data: data["cohorts"][0]["headcounts"].pop(), "headcounts' is 11"),
        (lambda data: data["money"][0].update(left=7), "'money.0.left' is 7"),
        (lambda data: data["money"][0].update(paid=-7), "'money.0.paid' is missing or not"),
        (lambda data: data["money"][0]["steps"][0].update(amount=-7), "'money.0.steps' is missing"),
        (lambda data: data["months"].pop(), "'months' is 174.720.000"),
        (lambda data: data.update(cohorts=[]), "'cohorts' is missing or not what it was"),
        (lambda data: data.pop("money"), "'money' is missing or not what it was"),
        (lambda data: data.update(schema_version="rentan.plan.9"), "but 'rentan.plan.9'"),
        (
            lambda data: data.update(schema_version="rentan.cost.1"),
            "does not hold a plan but 'rentan.cost.1'",
        ),
    ],
)
def test_an_earlier_plan_that_was_changed_is_refused(
    rentan: Rentan, tmp_path: Path, earlier: Path, change: Any, says: str
) -> None:
    altered(earlier, change)
    ended = rentan(*AFTER, "--revises", str(earlier), "-o", str(tmp_path / "a.xlsx"))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("rentan: --revises: ")
    assert says in ended.err
    assert "rentan plan --format json" in ended.err or "write it again" in ended.err
    assert not (tmp_path / "a.xlsx").exists()


def test_a_plan_revises_one_of_its_regions_and_years(
    rentan: Rentan, tmp_path: Path, earlier: Path
) -> None:
    words = ("--revises", str(earlier), "-o", str(tmp_path / "a.docx"))
    other = rentan("plan", "-r", "kutim", "-c", "9@2026", *words)
    assert "the earlier plan is for Kabupaten Paser, this one for Kabupaten Kutai Timur" in (
        other.err
    )
    year = rentan("plan", "-r", "paser", "-c", "9@2027", *words)
    assert "the earlier plan is for 2026, this one for 2027" in year.err
    table = rentan(*AFTER, "--revises", str(earlier))
    assert "--revises needs --output (.xlsx .ods .html .docx) as well" in table.err
    schema = rentan("plan", "--schema", "--revises", str(earlier))
    assert "--revises" in schema.err
    assert [end.code for end in (other, year, table, schema)] == [2, 2, 2, 2]
    text = tmp_path / "bukan.json"
    text.write_text("{", encoding="utf-8")
    ended = rentan(*AFTER, "--revises", str(text), "-o", str(tmp_path / "a.docx"))
    assert "is not JSON. Write it with 'rentan plan --format json'" in ended.err


def test_from_python_the_kinds_must_agree() -> None:
    policy = load_policy("paser")
    planned = plan(request([Cohort.of({"policy": policy, "workers": 9, "months": "2026"})], []))
    costed = cost(policy, workers=9, year=2026)
    assert document(planned, "docx", revises=planned)
    for now, before in ((planned, costed), (costed, planned)):
        with pytest.raises(InputError) as caught:
            document(now, "docx", revises=before)
        assert caught.value.code == "revises-result"
