"""``rentan policy new`` at a terminal: questions, what it reads of the answers, and the file."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from pekerja_rentan import InputError, load_policy
from pekerja_rentan.policy.drafting import read_as
from pekerja_rentan.yamlfile.source import read_tree
from pekerja_rentan.yamlfile.writing import inline, yaml_text
from tests.series import few
from tests.test_cli import Rentan

pty = pytest.importorskip("pty", reason="terminals of POSIX")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")

SOURCE = ["Surat Dinas Tenaga Kerja", "2026-01-31", "1", "https://contoh.test/1"]


class Ended(NamedTuple):
    code: int
    said: str


def answered(folder: Path, words: Sequence[str], answers: Sequence[str], lang: str = "en") -> Ended:
    """How ``rentan policy new`` ends at a terminal at which these lines are typed."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.environ["RENTAN_LANG"] = lang
        run = "from pekerja_rentan.cli.app import main; raise SystemExit(main())"
        os.execv(sys.executable, [sys.executable, "-c", run, "policy", "new", *words])
    os.write(terminal, "".join(f"{line}\n" for line in answers).encode() + b"\x04")
    said = b""
    while True:
        try:
            part = os.read(terminal, 65_536)
        except OSError:  # how Linux tells that a terminal is closed
            break
        if not part:
            break
        said += part
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    return Ended(os.waitstatus_to_exitcode(status), said.decode().replace("\r\n", "\n"))


def test_answers_fill_the_places_of_a_file_that_holds(tmp_path: Path, rentan: Rentan) -> None:
    answers = [
        "Kota Tarakan",
        "2026", "5.000", "sekitar 500 juta", "2026-03..2026-12", "DBH Sawit", *SOURCE,
        "",
        "Peraturan Wali Kota Tarakan Nomor 4 Tahun 2025", "1",
        "",
        "18", "64", "1",
        "yes", "1",
        "minimum wage", "1", "4.000.000,00", "2026-01", "1",
        "nelayan, petani", "Berita kedua", "", "secondary", "",
    ]  # fmt: skip
    ended = answered(tmp_path, ["--output", "tarakan.yaml"], answers)
    assert ended.code == 0, ended.said
    assert "Nothing is wrong with tarakan.yaml." in ended.said
    assert rentan("policy", "check", str(tmp_path / "tarakan.yaml")) == (0, "", "")
    said = read_tree((tmp_path / "tarakan.yaml").read_bytes(), "").data
    source = "surat-dinas-tenaga-kerja-2026"
    assert said["budgets"] == {
        "2026": {
            "workers": "5.000", "allocation": "sekitar 500 juta", "period": "2026-03..2026-12",
            "funding": "dbh-sawit", "source": source,
        }
    }  # fmt: skip
    assert [rule["require"] for rule in said["eligibility"]] == [
        {"field": "age", "between": ["18", "64"]},
        {"field": "residence", "equals": "65.71"},
        {"field": "monthly_income", "below": "minimum_wage"},
        {"field": "occupation", "in": ["nelayan", "petani"]},
    ]
    assert said["eligibility"][0]["says"] == {
        "id": "berumur 18 sampai 64 tahun", "en": "18 to 64 years old",
    }  # fmt: skip
    assert said["sources"] == {
        source: {
            "title": "Surat Dinas Tenaga Kerja", "issued": "2026-01-31", "level": "primary",
            "url": "https://contoh.test/1",
        },
        "berita-kedua": {
            "title": "Berita kedua", "issued": "unknown", "level": "secondary", "url": "unknown",
        },
    }  # fmt: skip
    policy = load_policy("65.71", policies=tmp_path)
    assert policy.budgets[2026].funding == "dbh-sawit"
    assert [basis.title for basis in policy.legal_basis.values()][-1].startswith("Peraturan Wali")
    assert policy.minimum_wages[0].start.year == 2026


def test_nothing_answered_gives_the_file_that_is_given_without_questions(
    tmp_path: Path, rentan: Rentan
) -> None:
    ended = answered(tmp_path, ["65.71", "-o", "a.yaml"], [""] * 7)
    blank = rentan("policy", "new", "65.71").out
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == blank
    # the check tells that the file is not called by its id
    assert ended.code == 1
    assert "a.yaml:5:5" in ended.said
    ended = answered(tmp_path, ["65.71", "--blank", "-o", "b.yaml"], [])
    assert ended == (0, "")
    assert (tmp_path / "b.yaml").read_text(encoding="utf-8") == blank


def test_an_answer_that_cannot_be_read_is_asked_for_again(tmp_path: Path) -> None:
    answers = [
        "", "Tarkan", "Kutai Timur", "Tarakan",
        "26", "2026", "lima", "5 ribu", "23M", "", "2026-13", "", "DBH Sawt", "",
        "", "65", "Surat", "kemarin", "2026", "5", "²", "3", "",
        "", "", "tua", "", "", "mungkin", "tidak", "", "nelayn", "",
    ]  # fmt: skip
    ended = answered(tmp_path, ["-o", "tarakan.yaml"], answers, "id")
    assert ended.code == 0, ended.said
    for said in (
        "Ini perlu dijawab.",
        "Kota Tarakan (65.71)?",
        "Kabupaten Kutai Timur sudah punya kebijakan",
        "'26' bukan tahun",
        "'lima' bukan",
        "'23M'",
        "'2026-13'",
        "tidak ada sumber dana 'DBH Sawt'. Maksudnya dbh-sawit?",
        "'65' bukan nomor sumber di atas, dan bukan judul",
        "'kemarin'",
        "'²' tidak boleh",
        "'tua'",
        "'mungkin' bukan ya atau tidak",
        "tidak ada pekerjaan 'nelayn'. Maksudnya nelayan?",
    ):
        assert said in ended.said, said
    (budget,) = read_tree((tmp_path / "tarakan.yaml").read_bytes(), "").data["budgets"].values()
    assert budget == {"workers": "5 ribu", "source": "surat-2026"}


@pytest.mark.parametrize(("lang", "said"), [
    ("en", "'{}' is no address. Copy it from the browser"),
    ("id", "'{}' bukan alamat. Salin dari peramban"),
])  # fmt: skip
def test_what_is_no_address_of_a_source_is_asked_for_again(
    tmp_path: Path, lang: str, said: str
) -> None:
    wrong = ["tidak ada", "contoh.test", "ftp://contoh.test", "https://", "http://a b"]
    right = "http://contoh.test/surat?no=1"
    answers = [
        "Tarakan", "2026", "5.000", "", "", "", *SOURCE[:3], *wrong, right,
        "", "Perwali 4/2025", "Perwali", "2025", "1", "unknown",
        "", "", "", "tidak" if lang == "id" else "no", "", "",
    ]  # fmt: skip
    ended = answered(tmp_path, ["-o", "tarakan.yaml"], answers, lang)
    assert ended.code == 0, ended.said
    for word in wrong:
        assert said.format(word) in ended.said
    sources = read_tree((tmp_path / "tarakan.yaml").read_bytes(), "").data["sources"]
    assert [each["url"] for each in sources.values()] == [right, "unknown"]


@pytest.mark.parametrize("number", few(["0", "2", "65", "²", "9" * 30], every=3))
def test_a_number_of_no_source_is_asked_for_again(tmp_path: Path, number: str) -> None:
    answers = [
        "Tarakan", "2026", "5.000", "", "", "", *SOURCE, "", "Perwali 4/2025", number, "1",
        "", "", "", "no", "", "",
    ]  # fmt: skip
    ended = answered(tmp_path, ["-o", "tarakan.yaml"], answers)
    assert ended.code == 0, ended.said
    assert "is neither the number of a source above nor a title" in ended.said
    said = read_tree((tmp_path / "tarakan.yaml").read_bytes(), "").data
    assert len(said["sources"]) == 1


def test_answers_that_end_too_early_leave_nothing(tmp_path: Path) -> None:
    ended = answered(tmp_path, ["65.71", "-o", "tarakan.yaml"], ["2026"])
    assert ended.code == 2
    assert "Nothing was written." in ended.said
    assert list(tmp_path.glob("*.yaml")) == []


def test_the_file_goes_to_stdout_and_the_questions_do_not(tmp_path: Path) -> None:
    ended = answered(tmp_path, ["65.71"], [""] * 7, "id")
    assert ended.code == 0
    assert "\nid: tarakan\ncode: 65.71\n" in ended.said
    assert "Tidak ada masalah dalam tarakan.yaml." in ended.said


def test_without_a_terminal_a_code_is_needed_and_nothing_is_asked(
    rentan: Rentan, tmp_path: Path
) -> None:
    ended = rentan("policy", "new")
    assert (ended.code, ended.out) == (2, "")
    assert "CODE is missing" in ended.err
    ended = rentan("policy", "new", "Kota Tarakan")
    assert (ended.code, ended.out) == (2, "")
    assert "is not a Kemendagri code" in ended.err
    (tmp_path / "a.yaml").touch()
    assert "already exists" in rentan("policy", "new", "65.71", "-o", str(tmp_path / "a.yaml")).err


def test_an_answer_is_refused_as_the_same_place_of_a_file_is() -> None:
    for model, key, text in (
        ("budget", "workers", "1,5"), ("source", "level", "primer"), ("source", "issued", "x"),
        ("condition", "at_least", "tua"), ("wage", "amount", "x"), ("basis", "title", "\u200b"),
    ):  # fmt: skip
        with pytest.raises(InputError):
            read_as(model, key, text)
        assert read_as("budget", "workers", "sekitar 5 ribu") == "sekitar 5 ribu"


@pytest.mark.parametrize(
    "text",
    ["64.08", "yes", "no", "null", "~", "", " a ", "a: b", "# a", "- a", "{a", "'", '"', "a\nb",
     "\t", "é", "\x07", "x" * 500, "@a", "a, b", "[a]", "0x1", "2026-01-01", "\u2028", "|", "> a"],
)  # fmt: skip
def test_what_is_written_is_read_as_the_same(text: str) -> None:
    tree = {"a": text, "b": {"c": [text, {"d": text}], "e": {}}, "f": [], "g": {text or "k": text}}
    assert read_tree(yaml_text(tree).encode(), "").data == tree
    assert read_tree(f"a: {inline(tree)}\n".encode(), "").data == {"a": tree}
