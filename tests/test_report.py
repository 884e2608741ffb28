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
from pekerja_rentan.language import Language
from pekerja_rentan.presentation import present
from pekerja_rentan.presentation.registered import OPTIONAL, REPORTED, result_of
from tests.conftest import Run
from tests.office import converted, has_office_fonts
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


def _lists(folder: Path) -> list[str]:
    """Two lists of the same two people."""
    for name in ("ours", "theirs"):
        save(folder / f"{name}.csv", [someone(1), someone(2)])
    return ["--ours", str(folder / "ours.csv"), "--theirs", str(folder / "theirs.csv")]


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
    words = ["benefit", "-r", "kutim", "-w", "98000", "-y", "2025", "--deaths", "300"]
    rentan(*words, "-o", str(whole / "manfaat-2.json"))
    told = rentan("report", "2025", str(whole)).out
    assert told.count("manfaat-2.json: Deaths not caused") == 2
    # months of one kind are one row of the answers, and rows of a table that is read like a year
    assert told.count("In 2 of 2 answers (Sep, Oct): does not add up.") == 1
    rows = re.findall(r"^(Sep|Oct) 2025 +12 +5 +Rp201\.600 +Rp117\.600 +\S*Rp84\.000$", told, re.M)
    assert rows == ["Sep", "Oct"]  # whatever the files are called


def test_what_is_to_be_put_right_in_several_months_is_said_once(
    rentan: Rentan, whole: Path, tmp_path: Path
) -> None:
    """In September and October one row comes again in a list; in November two people are billed by
    a bill of 3 heads."""
    lists = ["--ours", f"{EXAMPLES}/rekonsiliasi/dinas.csv"]
    lists += ["--theirs", f"{EXAMPLES}/rekonsiliasi/cabang.csv"]
    for month, given in (("09", lists), ("11", [*_lists(tmp_path), "--bill", "50.400"])):
        words = ["reconcile", "-r", "kutim", "--month", f"2025-{month}", *given]
        assert rentan(*words, "-o", str(whole / f"{month}.json")).code == 0
    levers = report_levers(whole, tmp_path / "r.docx")
    named = [lever for lever in levers if lever.startswith("A NIK that comes again")]
    assert named == [
        "A NIK that comes again in one list (September, October: 1): Take off the rows that repeat."
    ]
    assert any("without a name on the list (November: Rp16.800)" in lever for lever in levers)


def test_of_many_answers_of_a_kind_the_open_points_of_others_stand_too(
    rentan: Rentan, whole: Path
) -> None:
    lists = ["--ours", f"{EXAMPLES}/rekonsiliasi/dinas.csv"]
    lists += ["--theirs", f"{EXAMPLES}/rekonsiliasi/cabang.csv", "-r", "kutim", "--bill"]
    for month in range(1, 10):
        file = str(whole / f"{month}.json")
        rentan("reconcile", "--month", f"2025-0{month}", *lists, f"{month}00.000", "-o", file)
    said = rentan("report", "2025", str(whole)).err
    assert "The bill for Jan 2025" in said or "Jan 2025" in said
    assert "not an actuary's calculation" in said  # of the benefit, which is told last


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
    rentan("fit", "-b", "1 miliar", "-w", "9", "-y", "2025", "-o", str(year / "muat.json"))
    (year / "catatan.txt").write_text("x", encoding="utf-8")
    (year / "daftar").mkdir()
    (year / ".tersembunyi").write_text("x", encoding="utf-8")
    unused = ("daftar.json", "lain.json", "muat.json")
    assert report(2025, year).left_out == ("catatan.txt", "daftar", *unused)
    told = rentan("report", "2025", str(year)).err
    assert f"no answers that a report has: {', '.join(unused)}." in told
    assert "Not read, as only .json files are: catatan.txt, daftar." in told


def test_of_many_files_that_are_no_answers_the_first_are_named(rentan: Rentan, year: Path) -> None:
    for number in range(12):
        (year / f"{number:02}.csv").write_text("x", encoding="utf-8")
    assert len(report(2025, year).left_out) == 12
    assert "08.csv, 09.csv and 2 more." in rentan("report", "2025", str(year)).err


def test_the_same_answer_twice_is_told_once(rentan: Rentan, whole: Path) -> None:
    text = (whole / "rekonsiliasi.json").read_text(encoding="utf-8")
    (whole / "salinan.json").write_text("\ufeff" + text.replace("\n", " "), encoding="utf-8")
    result = report(2025, whole)
    assert [part.file for part in result.parts if part.kind == "reconcile"] == ["rekonsiliasi.json"]
    assert result.left_out == ("salinan.json",)
    ended = rentan("report", "2025", str(whole))
    assert ended.out.count("Reconciliation") == 1
    assert "salinan.json is the same answer as rekonsiliasi.json" in ended.err


def test_a_bill_that_does_not_add_up_is_told_with_its_difference(
    rentan: Rentan, whole: Path, tmp_path: Path
) -> None:
    words = ["reconcile", "-r", "kutim", "--month", "2025-11", "--bill", "50.400"]
    assert rentan(*words, *_lists(tmp_path), "-o", str(whole / "nov.json")).code == 0
    row = re.compile(r"Nov 2025 +3? *\d? *0 +Rp50\.400 +Rp33\.600 +\S*Rp16\.800$", re.MULTILINE)
    assert row.search(rentan("report", "2025", str(whole)).out)
    write_document(report(2025, whole), tmp_path / "r.docx")
    word = docx.Document(str(tmp_path / "r.docx"))
    rows = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    assert ["November 2025", "2", "0", "Rp50.400", "Rp33.600", "Rp16.800"] in rows


def test_what_answers_say_against_each_other_is_an_open_point(
    rentan: Rentan, year: Path, tmp_path: Path
) -> None:
    """A plan of 98.000 beside payments for 1.000, and a bill of 2 heads for them."""
    paid = tmp_path / "bayar.csv"
    paid.write_text("Bulan;Jumlah;Peserta\n2025-01;16.800.000;1.000\n", encoding="utf-8")
    real = ["realise", str(paid), "-w", "1000", "--allocation", "1 miliar", "-y", "2025"]
    bill = ["reconcile", "--month", "2025-01", *_lists(tmp_path)]
    cost = ["cost", "-w", "1000", "-y", "2025", "--allocation", "2 miliar"]
    for words, file in ((real, "real"), (bill, "rek"), (cost, "biaya")):
        assert rentan(*words, "-r", "kutim", "-o", str(year / f"{file}.json")).code == 0
    told = rentan("report", "2025", str(year)).out.partition("\n\n")[0]
    for said in (
        "numbers of workers: 98.000 (rencana.json); 1.000 (biaya.json); 1.000 (real.json); "
        "98.000 (manfaat.json)",
        "biaya.json comes to Rp201.600.000; planned in this folder are Rp19.756.800.000",
        "real.json holds payments against a plan of Rp201.600.000; planned in this folder",
        "(APBD) differs between the answers: Rp2.000.000.000 (biaya.json); Rp1.000.000.000 (real.",
        "In Jan 2025 1.000 were paid for and 2 billed (rek.json)",
    ):
        assert said in told
    assert "Jumlah pekerja tidak sama" in rentan("laporan", "2025", str(year), "--lang", "id").out
    assert "numbers of workers" in rentan("report", "2025", str(year), "-f", "csv").err


def test_numbers_that_one_answer_leads_to_are_no_contradiction(
    rentan: Rentan, year: Path, tmp_path: Path
) -> None:
    """Of 98.000 planned 90.000 are paid for, and the benefit is reckoned of these."""
    paid = tmp_path / "bayar.csv"
    paid.write_text("Bulan;Jumlah;Peserta\n2025-01;1.512.000.000;90.000\n", encoding="utf-8")
    real = ["realise", str(paid), "-w", "98000"]
    for words, file in ((real, "real"), (["benefit", "-w", "90000"], "manfaat")):
        done = rentan(*words, "-r", "kutim", "-y", "2025", "-o", str(year / f"{file}.json"))
        assert done.code == 0
    (year / "cakupan.json").unlink()
    told = rentan("report", "2025", str(year)).out
    assert "numbers of workers" not in told
    assert "holds payments against" not in told


def test_a_second_answer_on_the_same_month_and_other_rules_are_said(
    rentan: Rentan, whole: Path, tmp_path: Path
) -> None:
    answer = json.loads((whole / "rekonsiliasi.json").read_text(encoding="utf-8"))
    answer["bill"] |= {"billed": 1}
    answer["policy"] |= {"sha256": "f" * 64}
    (whole / "koreksi.json").write_text(json.dumps(answer), encoding="utf-8")
    told = rentan("report", "2025", str(whole)).out
    assert "answers on reconciliation for Oct 2025: koreksi.json, rekonsiliasi.json. All" in told
    assert re.search(r"^koreksi\.json +12 ", told, re.MULTILINE)
    assert re.search(r"not rest on the same rules: .*; kutim f{12}, rentan \S+ \(koreksi", told)
    shutil.copy(whole / "rencana.json", whole / "ubah.json")
    plan = json.loads((whole / "ubah.json").read_text(encoding="utf-8")) | {"due": 1}
    (whole / "ubah.json").write_text(json.dumps(plan), encoding="utf-8")
    told = rentan("report", "2025", str(whole)).out
    assert "several answers on plan: rencana.json, ubah.json" in told


def test_of_an_answer_over_two_years_its_own_year_is_told(rentan: Rentan, tmp_path: Path) -> None:
    """The money of 2025 is no headline of 2026, nor is the coverage of 2026 one of 2025."""
    folder = tmp_path / "y"
    folder.mkdir()
    plan = ["plan", "--cohort", "100@2025-07..2026-06"]
    assert rentan(*plan, "-r", "kutim", "-o", str(folder / "rencana.json")).code == 0
    table = tmp_path / "cakupan.csv"
    table.write_text(
        "Tahun;Terlindungi;Penduduk Bekerja;Tahun Data\n2025;100;1.000;2025\n2026;900;800;2026\n",
        encoding="utf-8",
    )
    words = ["coverage", str(table), "-r", "kutim", "-o", str(folder / "cakupan.json")]
    assert rentan(*words).code == 0
    for year, other in (("2025", "2026"), ("2026", "2025")):
        lines = rentan("report", year, str(folder)).out.splitlines()
        assert f"(APBD) for {year}" in lines[2]
        assert not any(f"(APBD) for {other}" in line for line in lines)
        assert f"Of more months than those of {year}: rencana.json." in lines[4]
        assert f"{year}: {'100 of 1.000' if year == '2025' else '900 of 800'}" in lines[3]
        assert ("In doubt: over 100%" in lines[3]) == (year == "2026")


def test_a_cost_beside_a_plan_is_told(rentan: Rentan, year: Path) -> None:
    rentan("cost", "-r", "kutim", "-w", "98000", "-y", "2025", "-o", str(year / "biaya.json"))
    told = rentan("report", "2025", str(year)).out
    assert told.count("Rp19.756.800.000 are needed.") == 2
    assert "comes to" not in told


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
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("budget", [None, "10 miliar"], ids=["as asked for", "with all there is"])
def test_it_takes_four_pages(
    rentan: Rentan, whole: Path, tmp_path: Path, budget: str | None, language: str
) -> None:
    """As asked for, and with all there is: a reconciliation a month, and what is kept."""
    if budget:
        words = ["continue", "-r", "kutim", "-w", "98000", "-y", "2025", "-b", budget]
        assert rentan(*words, "-o", str(whole / "lanjut.json")).code == 0
        lists = ["--ours", f"{EXAMPLES}/rekonsiliasi/dinas.csv", "-r", "kutim"]
        lists += ["--theirs", f"{EXAMPLES}/rekonsiliasi/cabang.csv"]
        for month in [f"2025-{month:02}" for month in range(1, 13)]:
            rentan("reconcile", "--month", month, *lists, "-o", str(whole / f"{month}.json"))
    file = tmp_path / "laporan.docx"
    assert rentan("report", "2025", str(whole), "-o", str(file), "--lang", language).code == 0
    pdf = converted(file.read_bytes(), tmp_path, "pdf", "laporan.docx")
    pages = re.findall(rb"/Type ?/Page[^s]", pdf)
    wide = budget and not has_office_fonts()  # twelve months more, in letters a tenth wider
    assert 1 < len(pages) <= (5 if wide else 4)


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


def test_families_who_have_not_claimed_are_for_the_council_to_decide(
    rentan: Rentan, tmp_path: Path
) -> None:
    """Of five deceased three have not claimed: 10 million inside the waiting time, 10 to 42 where
    membership's begin is not known, and 42; one is in doubt."""
    folder = tmp_path / "2025"
    folder.mkdir()
    words = ["--claims", str(EXAMPLES / "klaim.csv"), "--deceased", str(EXAMPLES / "meninggal.csv")]
    asked = ["benefit", "-r", "kutim", "-w", "1000", "-y", "2025", *words]
    assert rentan(*asked, "-o", str(folder / "manfaat.json")).code == 0
    decided = report_levers(folder, tmp_path / "r.docx")
    assert decided == [
        "Help 3 families that have not claimed (between Rp62.000.000 and Rp94.000.000).",
        "Settle with the branch whether the claims of 1 deceased member in doubt have been paid.",
    ]
    shown = rentan("report", "2025", str(folder)).out
    assert "claimed for 1, not yet 3, in doubt 1." in shown


def test_what_can_be_done_for_a_month_says_which(rentan: Rentan, whole: Path) -> None:
    levers = report_levers(whole, whole.parent / "r.docx")
    assert any(lever.startswith("October 2025: The same person") for lever in levers)
    assert not [
        lever for lever in levers if lever.startswith(("The same person", "the same person"))
    ]


@pytest.mark.parametrize(
    ("region", "head"),
    [("kutim", "regent"), ("64.72", "mayor"), ("64", "governor")],
)
def test_it_is_addressed_to_the_head_of_that_region(
    rentan: Rentan, tmp_path: Path, region: str, head: str
) -> None:
    asked = ["realise", "-r", region, "-y", "2025", "-w", "10", "--heads", "9"]
    assert rentan(*asked, "-o", str(tmp_path / "realisasi.json")).code == 0
    question = present(report(2025, tmp_path), Language("en")).document.question
    assert f"To the {head} and the council of " in question


def test_what_a_plan_lacks_is_an_option_until_payments_say_what_is_short(
    rentan: Rentan, tmp_path: Path
) -> None:
    """1.000 for a year owe 201.600.000; 190 million are allocated, and 950 are paid for."""
    folder = tmp_path / "2025"
    folder.mkdir()
    words = ["-r", "kutim", "-y", "2025", "-w", "1000", "-a", "190000000"]
    assert rentan("cost", *words, "-o", str(folder / "biaya.json")).code == 0
    options = report_levers(folder, tmp_path / "r.docx")
    assert options[0] == (
        "An option by the cost: Add Rp11.600.000 to the allocation of money from the regional "
        "budget (APBD) in a revised budget."
    )
    cohort = ["--cohort", "1000@2025", "-r", "kutim", "-a", "190000000"]
    assert rentan("plan", *cohort, "-o", str(folder / "rencana.json")).code == 0
    bills = tmp_path / "bayar.csv"
    bills.write_text("Bulan;Peserta;Jumlah\n2025-01;950;15960000\n", encoding="utf-8")
    assert rentan("realise", str(bills), *words, "-o", str(folder / "realisasi.json")).code == 0
    assert report_levers(folder, tmp_path / "r.docx") == [
        "Add Rp1.520.000 of money from the regional budget (APBD) in the revised budget before "
        "December 2025."
    ]
    told = rentan("report", "2025", str(folder)).out
    assert (
        "What is short by rencana.json was calculated before payments. What counts now is "
        "realisasi.json, with payments until Jan 2025." in told
    )


def test_of_payments_against_one_plan_the_last_are_decided_on(
    rentan: Rentan, tmp_path: Path
) -> None:
    """1.000 for a year; 500 are paid for in January, then 500 in February too: 10 months of 168.000
    for 600 more, and no longer 11 months for 545 with what January left."""
    folder = tmp_path / "2025"
    folder.mkdir()
    words = ["-r", "kutim", "-y", "2025", "-w", "1000", "-a", "201600000"]
    bills = tmp_path / "bayar.csv"
    rows = ["Bulan;Peserta;Jumlah", "2025-01;500;8400000", "2025-02;500;8400000"]
    for last in (1, 2):
        bills.write_text("\n".join(rows[: last + 1]), encoding="utf-8")
        asked = ["realise", str(bills), *words, "-o", str(folder / f"realisasi-{last}.json")]
        assert rentan(*asked).code == 0
    (lever,) = report_levers(folder, tmp_path / "r.docx")
    assert lever.startswith("Move Rp100.800.000 in the revised budget to cover 600 more workers")
    told = rentan("report", "2025", str(folder)).out
    assert (
        "realisasi-1.json: payments against the same plan until an earlier month. What counts is "
        "realisasi-2.json." in told
    )
    # another plan of the region is another thing
    words[words.index("1000")] = "2000"
    assert rentan("realise", str(bills), *words, "-o", str(folder / "lain.json")).code == 0
    of = [each.partition(": ")[0] for each in report_levers(folder, tmp_path / "r.docx")]
    assert of == ["lain.json", "realisasi-2.json"]


def test_benefits_of_other_contributions_than_were_paid_are_told(
    rentan: Rentan, tmp_path: Path
) -> None:
    """950 are paid for in January, 15.960.000, and 191.520.000 by the year's end; 1.000 for a year
    are 201.600.000."""
    bills, folder = tmp_path / "bayar.csv", tmp_path / "2025"
    folder.mkdir()
    bills.write_text("Bulan;Peserta;Jumlah\n2025-01;950;15960000\n", encoding="utf-8")
    for command, workers in (("realise", 1_000), ("benefit", 1_000), ("benefit", 950)):
        words = [command, *([str(bills)] if command == "realise" else []), "-r", "kutim"]
        made = folder / f"{command}.json"
        made.unlink(missing_ok=True)
        assert rentan(*words, "-y", "2025", "-w", str(workers), "-o", str(made)).code == 0
        told = rentan("report", "2025", str(folder)).out
        said = "benefit.json holds benefits against contributions of Rp201.600.000; by realise.json"
        assert (said in told) == ((command, workers) == ("benefit", 1_000))


def report_levers(folder: Path, made: Path) -> list[str]:
    """What must be decided, as the report in English says it."""
    write_document(report(2025, folder), made, lang="en")
    said = [line.text for line in docx.Document(str(made)).paragraphs]
    at, notes = said.index("Points to settle"), said.index("Notes")
    return said[at + 1 : notes]
