"""The report of a year: what stands in its folder, of one region and year, and what is missing."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from pekerja_rentan import ReportResult, load_policy, realise, report, write_document
from pekerja_rentan.presentation.registered import OPTIONAL, REPORTED, result_of
from tests.conftest import Run
from tests.office import converted
from tests.screening import save, someone
from tests.series import few

Rentan = Callable[..., Run]
EXAMPLES = Path(__file__).parents[1] / "examples"
YEAR = EXAMPLES / "tahun-2025"


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """A folder with an answer of three kinds."""
    return shutil.copytree(YEAR, tmp_path / "tahun")


@pytest.fixture
def whole(rentan: Rentan, year: Path, tmp_path: Path) -> Path:
    """A folder with an answer of every kind."""
    save(tmp_path / "people.csv", [someone(1), someone(2)])
    paid = tmp_path / "bayar.csv"
    paid.write_text("Bulan;Jumlah;Peserta\n2025-01;1.646.400.000;98.000\n", encoding="utf-8")
    lists = ["--ours", f"{EXAMPLES}/rekonsiliasi/dinas.csv"]
    lists += ["--theirs", f"{EXAMPLES}/rekonsiliasi/cabang.csv"]
    for words in (
        ["screen", str(tmp_path / "people.csv"), "-y", "2025", "-o", str(year / "saringan.json")],
        ["realise", str(paid), "-w", "98000", "-y", "2025", "-o", str(year / "realisasi.json")],
        ["reconcile", "--month", "2025-10", *lists, "-o", str(year / "rekonsiliasi.json")],
    ):
        ended = rentan(*words, "-r", "kutim")
        assert ended.code == 0, ended.err
    return year


def test_every_kind_joins_by_being_registered(rentan: Rentan, whole: Path) -> None:
    assert {kind: result_of(kind).answer_kind for kind in REPORTED} == {k: k for k in REPORTED}
    result = report(2025, whole)
    assert [part.kind for part in result.parts] == [
        kind for kind in REPORTED if kind not in ("cost", *OPTIONAL)
    ]
    assert (result.missing, result.left_out) == ((), ())
    told = rentan("report", "2025", str(whole)).out
    for each in ("Of 2 rows", "Rp19.756.800.000", "22.000 of 50.000", "310, which is 3,16"):
        assert each in told
    assert rentan("laporan", "2025", str(whole), "--fail-if", "missing").code == 0


def test_what_is_missing_is_said(rentan: Rentan, year: Path) -> None:
    result = report(2025, year)
    assert result.missing == ("screen", "realisation", "reconcile")
    ended = rentan("report", "2025", str(year), "--fail-if", "missing")
    assert ended.code == 1
    assert "Missing in the folder: screening of lists" in ended.err


def test_what_is_kept_going_joins_where_it_is_there(rentan: Rentan, year: Path) -> None:
    words = ["continue", "-r", "kutim", "-w", "98000", "-y", "2025"]
    assert rentan(*words, "-o", str(year / "lanjut.json")).code == 0
    result = report(2025, year)
    assert result.parts[-1].kind == "continuation"
    assert result.missing == ("screen", "realisation", "reconcile")
    assert "Membership going on" in rentan("report", "2025", str(year)).out


def test_several_of_a_kind_are_told_apart_by_their_month_or_file(
    rentan: Rentan, whole: Path
) -> None:
    lists = ["--ours", f"{EXAMPLES}/rekonsiliasi/dinas.csv"]
    lists += ["--theirs", f"{EXAMPLES}/rekonsiliasi/cabang.csv", "-r", "kutim"]
    rentan("reconcile", "--month", "2025-09", *lists, "-o", str(whole / "sembilan.json"))
    shutil.copy(whole / "manfaat.json", whole / "manfaat-2.json")
    told = rentan("report", "2025", str(whole)).out
    for each in ("Sep 2025: Of 12", "Oct 2025: Of 12", "manfaat-2.json: deaths not caused"):
        assert told.count(each) == 2


def test_a_cost_stands_for_a_plan(rentan: Rentan, year: Path) -> None:
    (year / "rencana.json").unlink()
    assert report(2025, year).missing[0] == "plan"
    rentan("cost", "-r", "kutim", "-w", "98000", "-y", "2025", "-o", str(year / "biaya.json"))
    assert "plan" not in report(2025, year).missing


def test_the_report_comes_back_from_its_json(whole: Path) -> None:
    result = report(2025, whole)
    assert ReportResult.from_json(result.to_json()) == result


def test_an_answer_of_another_year_is_refused_by_its_name(rentan: Rentan, year: Path) -> None:
    rentan("benefit", "-r", "kutim", "-w", "9", "-y", "2024", "-o", str(year / "lama.json"))
    ended = rentan("report", "2025", str(year))
    assert (ended.code, ended.out) == (2, "")
    assert "lama.json: this answer is about 2024, not 2025" in ended.err


def test_an_answer_of_another_region_is_refused_by_its_name(rentan: Rentan, year: Path) -> None:
    rentan("benefit", "-r", "paser", "-w", "9", "-y", "2025", "-o", str(year / "paser.json"))
    ended = rentan("report", "2025", str(year))
    assert ended.code == 2
    assert "paser.json: this answer is about Kabupaten Paser" in ended.err


def test_an_answer_of_several_regions_is_refused(rentan: Rentan, year: Path) -> None:
    answer = json.loads((year / "rencana.json").read_text(encoding="utf-8"))
    other = json.loads(json.dumps(answer["cohorts"][0]))
    other["region"] |= {"id": "paser", "code": "64.01"}
    answer["cohorts"].append(other)
    (year / "rencana.json").write_text(json.dumps(answer), encoding="utf-8")
    assert "about several regions" in rentan("report", "2025", str(year)).err


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("rusak.json", "{", "rusak.json: this is no JSON"),
        ("rusak.json", "", "rusak.json: this is no JSON"),
        (
            "rusak.json",
            '{"schema_version": "rentan.coverage.1"}',
            "rusak.json: this answer (coverage) is not whole: 'region'",
        ),
    ],
)
def test_a_file_that_is_no_whole_answer_is_refused(
    rentan: Rentan, year: Path, name: str, text: str, said: str
) -> None:
    (year / name).write_text(text, encoding="utf-8")
    ended = rentan("report", "2025", str(year))
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_other_json_is_left_out_and_said(rentan: Rentan, year: Path) -> None:
    (year / "lain.json").write_text('{"schema_version": "other"}', encoding="utf-8")
    (year / "daftar.json").write_text("[1]", encoding="utf-8")
    (year / "catatan.txt").write_text("x", encoding="utf-8")
    assert report(2025, year).left_out == ("daftar.json", "lain.json")
    assert "not used: daftar.json, lain.json" in rentan("report", "2025", str(year)).err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2025 nowhere", "'nowhere' does not exist"),
        ("2025 file", "'file' is no folder"),
        ("2025 empty", "no answer as JSON in 'empty'"),
        ("25 empty", "'25'"),
        ("2025", "DIR"),
        ("", "YYYY"),
    ],
)
def test_a_folder_that_cannot_be_used_says_why(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("x", encoding="utf-8")
    Path("empty").mkdir()
    ended = rentan("report", *words.split())
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert "--folder" not in ended.err
    assert "--year" not in ended.err


@pytest.mark.parametrize("language", few(["id", "en"], every=2))
def test_it_leaves_as_pages_with_charts_and_sources(
    rentan: Rentan, whole: Path, tmp_path: Path, language: str
) -> None:
    file = tmp_path / "laporan.docx"
    assert rentan("report", "2025", str(whole), "-o", str(file), "--lang", language).code == 0
    word = docx.Document(str(file))
    told = "\n".join(line.text for line in word.paragraphs)
    assert len(word.inline_shapes) == 6
    for each in ("Rp19.756.800.000", "44,00%"):
        assert each in told
    listed = re.findall(r"^\[(\d+)\] \w", told, re.MULTILINE)
    assert listed == [str(number) for number in range(1, len(listed) + 1)]
    cited = {name for each in re.findall(r" \[([\d, ]+)\]", told) for name in each.split(", ")}
    assert cited
    assert cited <= set(listed)


@pytest.mark.office
@pytest.mark.parametrize("budget", [None, "10 miliar"], ids=["as asked for", "with what is kept"])
def test_it_takes_four_pages(
    rentan: Rentan, whole: Path, tmp_path: Path, budget: str | None
) -> None:
    if budget:
        words = ["continue", "-r", "kutim", "-w", "98000", "-y", "2025", "-b", budget]
        assert rentan(*words, "-o", str(whole / "lanjut.json")).code == 0
    file = tmp_path / "laporan.docx"
    assert rentan("report", "2025", str(whole), "-o", str(file), "--lang", "id").code == 0
    pdf = converted(file.read_bytes(), tmp_path, "pdf", "laporan.docx")
    pages = re.findall(rb"/Type ?/Page[^s]", pdf)
    assert 1 < len(pages) <= 4


def test_it_starts_without_any_library_of_tables() -> None:
    program = (
        "import sys; from pekerja_rentan.cli.app import main; "
        f"main(['report', '2025', {str(YEAR)!r}]); "
        "sys.exit(9 if 'polars' in sys.modules else 0)"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True).returncode == 0


def test_what_must_be_decided_stands_apart_from_notes(tmp_path: Path) -> None:
    folder = tmp_path / "2025"
    folder.mkdir()
    realised = realise(
        load_policy("kutim"), year=2025, workers=1_000, heads=900, allocation="201.600.000"
    )
    (folder / "realisasi.json").write_text(realised.to_json(), encoding="utf-8")
    write_document(report(2025, folder), tmp_path / "r.docx", lang="id")
    said = [line.text for line in docx.Document(str(tmp_path / "r.docx")).paragraphs]
    at, notes = said.index("Hal yang perlu diputuskan"), said.index("Catatan")
    assert notes > at
    assert said[at + 1 : notes] == [
        "Alihkan Rp20.160.000 dalam APBD perubahan untuk melindungi 100 pekerja lagi pada 2025 "
        "(dana APBD)."
    ]
