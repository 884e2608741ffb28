"""A language more is data alone: docs/contributing.md says how, and here it is done, in a copy of
the package whose code stays as it is. The language is English in capitals."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import pekerja_rentan
from pekerja_rentan.cli.app import Commands
from pekerja_rentan.policy.regions import shipped_folder

PACKAGE = Path(pekerja_rentan.__file__).parent
CODE = "xx"
ROSTER = (
    "NIK,Nama,Tanggal Lahir,Alamat,Pekerjaan,Penghasilan\n"
    "6408015208800012,Sumarni,12-08-1980,Sangatta,nelayan,1500000\n"
    "6408015208800012,Sumarni,12-08-1980,Sangatta,nelayan,1500000\n"
)


def in_capitals(template: str) -> str:
    """A sentence in capitals, its facts as they are."""
    parts = re.split(r"(\{[^{}]*\})", template)
    return "".join(part if part.startswith("{") else part.upper() for part in parts)


def add_language(data: Path) -> None:
    """What somebody who translates does: an entry in ``languages.json``, and every sentence."""
    path = data / "languages.json"
    languages = json.loads(path.read_text(encoding="utf-8"))
    english = languages["en"]
    months = {
        name: [month.upper() for month in english[name]] for name in ("months", "full_months")
    }
    own = {"name": "ENGLISH IN CAPITALS", "keys": {"workers": ["heads"]}, "other_words": {}}
    languages[CODE] = english | months | own
    path.write_text(json.dumps(languages, ensure_ascii=False), encoding="utf-8")
    for file in (data / "sentences").iterdir():
        sentences = json.loads(file.read_text(encoding="utf-8"))
        for texts in sentences.values():
            texts[CODE] = in_capitals(texts["en"])
        file.write_text(json.dumps(sentences, ensure_ascii=False), encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package and its policies, which speaks one language more."""
    folder = tmp_path_factory.mktemp("third")
    package = folder / PACKAGE.name
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    if not (package / "policies").exists():
        shutil.copytree(shipped_folder(), package / "policies")
    add_language(package / "language")
    (folder / "desa.csv").write_text(ROSTER, encoding="utf-8")
    return folder


def run(copy: Path, *words: str, code: int = 0, **environment: str) -> tuple[str, str]:
    """Stdout and stderr of a call, which ends with ``code``."""
    usual = {"PYTHONPATH": str(copy), "RENTAN_CACHE": "off", "COLUMNS": "300"}
    done = subprocess.run(
        [sys.executable, "-m", "pekerja_rentan", *words],
        cwd=copy, env=os.environ | usual | environment, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    return done.stdout, done.stderr


def test_help_in_a_third_language(copy: Path) -> None:
    out, _ = run(copy, "--lang", CODE, "--help")
    assert "WHAT IT COSTS" in out.upper()
    assert re.search(r"--lang id\|en\|xx", out)
    sentences = [line for line in out.splitlines() if re.match(r"  [a-z]+  ", line)]
    assert len(sentences) == len(Commands.command_modules)
    assert all(line.partition("  ")[2].split(maxsplit=1)[1].isupper() for line in sentences)


def test_a_cost_in_a_third_language(copy: Path) -> None:
    asked = ("-r", "kutim", "-w", "100000", "--period", "2024-05..2024-12")
    out, _ = run(copy, "cost", *asked, "--lang", CODE, "--explain")
    assert "MAY–DEC 2024" in out
    assert "Rp13.440.000.000" in out
    assert "MONEY FROM the regional budget" in out, "a policy that lacks the language is in English"
    assert not re.search(r"\b(source|sources|policy|balance|total|month)\b", out)


def test_a_screening_in_a_third_language(copy: Path) -> None:
    out, err = run(copy, "screen", "desa.csv", "--region", "kutim", "--lang", CODE)
    assert "R-DOUBLE" in out
    assert "ELIGIBLE" in out
    assert not re.search(r"\beligible\b", out + err)


def test_a_reason_explained_in_a_third_language(copy: Path) -> None:
    out, _ = run(copy, "--lang", CODE, "explain", "R-DOUBLE")
    assert "NIK" in out
    assert not re.search(r"\b(the|of|is)\b", out)


def test_an_error_in_a_third_language_by_the_environment(copy: Path) -> None:
    _, err = run(copy, "cost", "--region", "kutimm", code=2, RENTAN_LANG=CODE)
    assert "DID YOU MEAN kutim?" in err
    _, err = run(copy, "cost", "--region", "kutimm", code=2, RENTAN_LANG="", LC_ALL="xx_XX.UTF-8")
    assert "DID YOU MEAN kutim?" in err


def test_columns_are_known_by_the_names_of_a_third_language(copy: Path) -> None:
    (copy / "asked.csv").write_text("region,heads\nkutim,100000\n", encoding="utf-8")
    out, _ = run(copy, "batch", "asked.csv", "--command", "cost", "--lang", CODE)
    assert "20160000000" in out


def test_a_letter_in_a_third_language(copy: Path) -> None:
    run(copy, "cost", "-r", "kutim", "-w", "100000", "--lang", CODE, "--output", "letter.docx")
    docx = pytest.importorskip("docx")
    text = "\n".join(each.text for each in docx.Document(str(copy / "letter.docx")).paragraphs)
    assert "twenty billion one hundred and sixty million rupiah" in text
    assert "{{" not in text
