"""Every kind of answer leaves in every form with its figures; no document of a screening names
anybody.
"""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from docx import Document

from pekerja_rentan.engine.audit_result import AuditReport, AuditResult
from pekerja_rentan.engine.benefit_result import BenefitResult
from pekerja_rentan.engine.compare_result import CompareResult
from pekerja_rentan.engine.continuing.result import ContinuationResult
from pekerja_rentan.engine.cost_result import CombinedCost, CostResult
from pekerja_rentan.engine.coverage_result import CoverageResult
from pekerja_rentan.engine.fit_result import FitResult
from pekerja_rentan.engine.planning.result import PlanResult
from pekerja_rentan.engine.realising.result import RealisationResult
from pekerja_rentan.engine.report_result import ReportResult
from pekerja_rentan.engine.result import Result
from pekerja_rentan.engine.schema import kinds_of
from pekerja_rentan.formats import DOCUMENTS
from pekerja_rentan.roster.person import PersonResult
from pekerja_rentan.roster.reconciling.result import ReconcileResult
from pekerja_rentan.roster.result import ScreenResult
from tests.conftest import Run
from tests.screening import Cells, save, someone
from tests.series import few

Rentan = Callable[..., Run]
KINDS = ("xlsx", "ods", "html", "docx", "md", "csv", "json", "txt")
YEAR = Path(__file__).parents[1] / "examples" / "tahun-2025"
ANSWERS = {
    "cost": ("cost -r kutim -w 100000", "20.160.000.000"),
    "costs": ("cost -r kutim -r paser -w 32000", "6.451.200.000"),
    "cost without an allocation": ("cost -r 65.71 -w 10 --year 2024", "2.016.000"),
    "fit": ("fit -r kutim -b 1.6e9", "7.936"),
    "fit by months": ("fit -r kutim -b 1.6e9 -w 20000", "1.344.000.000"),
    "fit by workers": ("fit -r kutim -b 1.6e9 -m 6", "15.873"),
    "fit nobody": ("fit -r kutim -b 1000", "1.000"),
    "plan": ("plan -r kutim --cohort 100000@2024", "20.160.000.000"),
    "plan with leavers": ("plan -r kutim --cohort 90000@2024 --leavers 0,5%", "17.653.255.200"),
    "continuation": ("continue -r tabalong -y 2025 -b 1200000000", "4.999.680.000"),
    "realisation": ("realise -r kutim -y 2025 -w 150000 --heads 98000", "10.483.200.000"),
    "compare": ("compare -r kutim -w 100000 -w 114088 -w 120000", "23.000.140.800"),
    "compare two": ("compare -r kutim -w 100000 -m 12 -m 10", "16.800.000.000"),
    "audit": ("audit -w 5606 -m 7 -b 659265600", "659.265.600"),
    "audit with readings": ("audit -w 46073 -m 12 -b 7700000000", "9.288.316.800"),
    "audits": ("audit figures.csv", "458.438.400"),
    "compare policies": ("compare --policy kutim --policy paser -w 1000", "infopaser-2023"),
    "report": (f"report 2025 {YEAR}", "19.756.800.000"),
    "benefit": ("benefit -r kutim -w 100000 -y 2024", "25.200.000.000"),
    "coverage": ("coverage -r kutim", "77.074"),
    "screen": ("screen people.csv -r kutim", "tribun-2024"),
    "person": ("screen -r kutim --person kab=sangatta,status=mandiri", "syarat-bpu"),
    "reconcile": (
        "reconcile -r kutim --month 2026-10 --ours people.csv --theirs billed.csv",
        "50.400",
    ),
    "screen with money": ("screen people.csv -r kutim --budget 300.000 --by desa", "tribun-2024"),
}
"""Every kind of answer: how it is asked for, and a figure or a source of it."""
TITLES = {"tribun-2024": "Tribun Kaltim", "syarat-bpu": "kepesertaan BPU"}
"""What a letter calls these sources."""
KIND_OF = {"realise": "realisation", "continue": "continuation"}
"""Kinds that are not called like their command."""
RESULTS: tuple[type[Result], ...] = (
    CostResult, CombinedCost, FitResult, PlanResult, CompareResult, AuditResult, AuditReport,
    ScreenResult, PersonResult, ReconcileResult, CoverageResult, RealisationResult, BenefitResult,
    ContinuationResult, ReportResult,
)  # fmt: skip
FIGURES = "place,workers,months,budget\nSumenep,2.274,12,458.438.400\nX,10,2,5\nY,x,1,1\n"


def test_every_kind_of_result_is_among_them() -> None:
    asked = {"person" if "--person" in words else words.split()[0] for words, _ in ANSWERS.values()}
    asked = {KIND_OF.get(command, command) for command in asked}
    assert asked == {each.answer_kind for each in RESULTS}
    assert {each for each in kinds_of(Result) if each.answer_kind} == set(RESULTS)
    assert set(DOCUMENTS) < set(KINDS)


def texts(data: bytes) -> Iterator[str]:
    """All text in a file, that of every part where it is an archive."""
    if is_zipfile(BytesIO(data)):
        with ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name
                yield from texts(archive.read(name))
    else:
        yield data.decode("utf-8", "replace")


@pytest.mark.parametrize(("name", "kind"), few(product(ANSWERS, KINDS), every=7))
def test_every_answer_leaves_in_every_form(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    save(tmp_path / "people.csv", [someone(1), someone(2)])
    save(tmp_path / "billed.csv", [someone(2), someone(3), someone(4), someone(5)])
    Path("figures.csv").write_text(FIGURES, encoding="utf-8")
    words, figure = ANSWERS[name]
    figure = TITLES.get(figure, figure) if kind == "docx" else figure
    ended = rentan(*words.split(), "-o", f"answer.{kind}", "--lang", "id")
    assert (ended.code, ended.out) == (0, "")
    told = "".join(texts(Path(f"answer.{kind}").read_bytes()))
    assert figure.replace(".", "") in re.sub(r"<[^>]*>|[.\\]", "", told)


TEXTS = {
    "explain": "explain R-DOUBLE",
    "policies": "policy list",
    "policy": "policy show kutim",
}
"""Other answers, which leave as text."""


@pytest.mark.parametrize(
    ("words", "kind"), few(product(TEXTS.values(), ("md", "json", "csv", "txt")), every=5)
)
def test_all_other_answers_leave_as_text(
    rentan: Rentan, tmp_path: Path, words: str, kind: str
) -> None:
    answer = tmp_path / f"answer.{kind}"
    ended = rentan(*words.split(), "-o", str(answer))
    assert (ended.code, ended.out) == (0, ""), ended.err
    assert len(answer.read_text(encoding="utf-8").splitlines()) > 1
    if kind == "md":
        assert answer.read_text(encoding="utf-8").startswith("## ")


# Privacy

MARK = "Xyzzy"
"""In every name, and nowhere else."""


def marked() -> list[Cells]:
    """People who each go wrong in another way, under names that can be found again."""
    wrong: list[Cells] = [
        {},
        {"NIK": "640801010180001"},  # 15 digits
        {"NIK": "64080101018000123"},  # 17 digits
        {"NIK": "6408-0101-0180-0099"},
        {"NIK": "64O8010101800001"},  # a letter
        {"NIK": "6408013213800001"},  # no such day
        {"NIK": "6408010101800007", "Nama": f"{MARK} Kembar"},
        {"NIK": "6408010101800007"},  # twice
        {"Tanggal_Lahir": "32-13-1980"},
        {"Tanggal_Lahir": "01-01-1940"},  # too old
        {"Status_Pekerjaan": "PNS"},
        {"Pekerjaan": "juru ketik"},
        {"Kabupaten": "Balikpapan"},
        {"Penghasilan": "sekitar sejuta"},
        {"Penghasilan": "99.000.000"},
        {"Desa": "6408010101800033"},  # a NIK in another column
        {"Desa": "6408 0101 0180 0044"},
    ]
    people = []
    for number, cells in enumerate(wrong, start=1):
        person = someone(number, **cells)
        person["Nama"] = f"{MARK}{number} {person.get('name') or ''} {MARK}"
        people.append(person)
    return people


def numbers(people: list[Cells]) -> list[str]:
    """Every number that is somebody's NIK, or is meant to be."""
    found = [person["NIK"] or "" for person in people]
    found += [person.get("Desa") or "" for person in people]
    return [number for text in found if len(number := re.sub(r"\D", "", text)) >= 14]


@pytest.mark.parametrize(
    ("language", "name"), few(product(("id", "en"), ("daftar.csv", "daftar.xlsx")), every=4)
)
def test_no_document_of_a_screening_names_anybody(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    people = marked()
    save(tmp_path / name, people)
    save(tmp_path / f"6408010101800055 {name}", [*people[:4], *people])
    save(tmp_path / f"peserta-{name}", people[:1])
    words = (
        "screen", name, f"6408010101800055 {name}", "-r", "kutim", "--by", "desa",
        "--members", f"peserta-{name}", "--budget", "1 juta", "--priority", "umur desc",
        "--lang", language,
    )  # fmt: skip
    secret = [*numbers(people), "6408010101800055"]
    assert len(secret) == len(people) + 1 + 2
    for kind in (*KINDS, "svg", "png"):
        flag = "--plot" if kind in ("svg", "png") else "--output"
        answer = Path(f"jawaban.{kind}")
        ended = rentan(*words, flag, str(answer))
        assert ended.code == 0, ended.err
        for text in (*texts(answer.read_bytes()), ended.out, ended.err):
            assert MARK.lower() not in text.lower()
            plain = re.sub(r"[ .-]", "", text)
            assert [number for number in secret if number in plain] == []
    lists = rentan(*words, "--out", "hasil", "--lists", "csv")
    assert lists.code == 0
    told = "".join(path.read_text("utf-8") for path in Path("hasil").rglob("*.csv"))
    assert f"{MARK}1 " in told  # so that a name would be found where there is one
    assert secret[0] in told


@pytest.mark.parametrize(("language", "kind"), few(product(("id", "en"), KINDS), every=3))
def test_no_document_of_a_person_names_them(
    rentan: Rentan, tmp_path: Path, kind: str, language: str
) -> None:
    told = (
        f"nik=6408011308800001, nama={MARK} Sari, lahir=12-08-1980, alamat=Jl. {MARK} 7, "
        "kab=Kutai Timur, status=mandiri, penghasilan=9 juta"
    )
    answer = tmp_path / f"jawaban.{kind}"
    words = ("screen", "-r", "kutim", "--person", told, "--lang", language)
    ended = rentan(*words, "--output", str(answer))
    assert (ended.code, ended.out) == (0, "")
    said = [*texts(answer.read_bytes()), ended.err]
    no = "tidak layak menjadi peserta" if language == "id" else "may not be covered"
    assert kind in ("csv", "json") or any(no in text for text in said)
    for text in said:
        assert MARK.lower() not in text.lower()
        assert "130880" not in re.sub(r"[ .-]", "", text)  # of the NIK, nor any day of birth
        assert "1980" not in text or kind in (
            "xlsx",
            "ods",
            "docx",
        )  # dated by a first of 1980


@pytest.mark.parametrize(("name", "language"), few(product(ANSWERS, ("id", "en")), every=5))
def test_a_letter_is_in_the_words_of_an_office(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    save(tmp_path / "people.csv", [someone(1), someone(2, Tanggal_Lahir="31-02-1980")])
    save(tmp_path / "billed.csv", [someone(2), someone(3)])
    Path("figures.csv").write_text(FIGURES, encoding="utf-8")
    assert rentan(*ANSWERS[name][0].split(), "-o", "letter.docx", "--lang", language).code == 0
    letter = Document("letter.docx")
    cells = [cell.text for table in letter.tables for row in table.rows for cell in row.cells]
    signs = r"(?<!\w)--[a-z]|\b[WE]-[A-Z]|\b\d{4}-\d\d(-\d\d)?\b|\[[a-z]|\+Rp"
    for text in (*(paragraph.text for paragraph in letter.paragraphs), *cells):
        assert not re.search(signs, text), text
