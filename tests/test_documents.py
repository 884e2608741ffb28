"""Documents on the command line: which file, by which suffix, and what cannot be written."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib import util
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan.formats import DOCUMENTS, PICTURES
from pekerja_rentan.installing import adding
from tests.conftest import Run
from tests.series import few

Rentan = Callable[..., Run]
KUTIM = ("cost", "--region", "kutim", "--workers", "100000")
WRITTEN = [
    *(("--output", f".{kind}", names) for kind, names in DOCUMENTS.items()),
    *(("--plot", suffix, names) for suffix, names in PICTURES.items()),
]
"""What is asked for, as which kind, and the packages that it needs."""


# What cannot be written


def test_an_unknown_suffix_names_those_that_there_are(rentan: Rentan) -> None:
    ended = rentan(*KUTIM, "--output", "jawaban.odt")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "rentan: 'jawaban.odt': no format has the suffix '.odt'. Known: .json, .csv, .md, .txt, "
        ".xlsx, .ods, .html, .docx. Did you mean .ods?\n"
    )
    ended = rentan("policy", "list", "--output", "daftar.xlsx")
    assert ended.err.endswith("Known: .json, .csv, .md, .txt, .html.\n")


@pytest.mark.parametrize(
    ("suffix", "near"), [(".xls", ".xlsx"), (".htm", ".html"), (".doc", ".docx")]
)
def test_an_older_suffix_is_answered_with_ours(rentan: Rentan, suffix: str, near: str) -> None:
    ended = rentan(*KUTIM, "--output", f"jawaban{suffix}")
    assert ended.err.endswith(f" Did you mean {near}?\n")


def test_a_picture_is_asked_for_by_plot(rentan: Rentan) -> None:
    for file in ("kas.svg", "kas.PNG"):
        ended = rentan(*KUTIM, "--output", file)
        assert ended.err == f"rentan: '{file}' is a picture. Write --plot {file} for it.\n"


@pytest.mark.parametrize(
    ("flag", "suffix", "missing"),
    [*WRITTEN, *((*asked, (name,)) for *asked, names in WRITTEN for name in names)],
)
def test_without_a_package_one_line_says_what_to_install_before_anything_is_reckoned(
    rentan: Rentan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    flag: str,
    suffix: str,
    missing: tuple[str, ...],
) -> None:
    real = util.find_spec

    def find(name: str, package: str | None = None) -> Any:
        return None if name in missing else real(name, package)

    monkeypatch.setattr("importlib.util.find_spec", find)
    file = tmp_path / f"a{suffix}"
    ended = rentan("cost", "--region", "nowhere", flag, str(file))
    assert (ended.code, ended.out, file.exists()) == (2, "", False)
    assert ended.err == (
        f"rentan: this needs packages that are not installed ({', '.join(missing)}). Install "
        f"them: {adding('report')}\n"
    )


@pytest.mark.parametrize(("flag", "suffix", "names"), few(WRITTEN, every=3))
def test_each_kind_loads_the_packages_that_are_looked_for_and_no_others(
    tmp_path: Path, flag: str, suffix: str, names: tuple[str, ...]
) -> None:
    others = {name for *_, needed in WRITTEN for name in needed} - {*names}
    words = [*KUTIM, flag, str(tmp_path / f"a{suffix}")]
    code = (
        f"import sys; sys.modules.update(dict.fromkeys({others!r})); "
        f"from pekerja_rentan.cli.app import main; code = main({words!r}); "
        f"idle = [name for name in {names!r} if name not in sys.modules]; "
        "sys.exit(str(idle) if idle else code)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / f"a{suffix}").exists()


def test_cost_alone_loads_nothing_of_documents(rentan: Rentan) -> None:
    ours = [f"pekerja_rentan.formats.{name}" for name in ("docx", "html", "svg", "xlsx")]
    ours += [
        f"pekerja_rentan.presentation.{name}"
        for name in ("budget_model", "cost_money", "editable", "plan_budget")
    ]
    names = (*(name for *_, names in WRITTEN for name in names), *ours)
    code = (
        "import sys; from pekerja_rentan.cli.app import main; "
        "code = main(['cost', '-r', 'kutim', '-f', 'json']); "
        f"loaded = [name for name in {names!r} if name in sys.modules]; "
        "sys.exit(str(loaded) if loaded or code else 0)"
    )
    assert os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-c", code]) == 0


@pytest.mark.parametrize("lock", [".~lock.{name}#", "~${name}", "~${short}"])
def test_a_file_that_is_open_elsewhere_is_left_alone(
    rentan: Rentan, tmp_path: Path, lock: str
) -> None:
    file = tmp_path / "jawaban.xlsx"
    beside = tmp_path / lock.format(name=file.name, short=file.name[2:])
    beside.touch()
    assert rentan(*KUTIM, "--output", str(file)).code == 0  # nobody has open what is not there
    before = file.read_bytes()
    ended = rentan(*KUTIM, "--year", "2023", "--output", str(file))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        f"rentan: '{file}' is open in another program ({beside.name} says so). Close it there, or "
        "name another file.\n"
    )
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (28, "there is no room on the disk for '{}'. "),
        (13, "'{}' cannot be written: Permission denied.\n"),
        (30, "'{}' cannot be written: Read-only file system.\n"),
    ],
)
def test_a_disk_that_takes_nothing(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setenv("RENTAN_CACHE", "off")
    monkeypatch.setattr("pekerja_rentan.files.workspace.mkdtemp", refuse)
    file = tmp_path / "jawaban.xlsx"
    ended = rentan(*KUTIM, "--output", str(file))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"rentan: {says.format(file)}")
    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_folder_that_is_not_there(rentan: Rentan, tmp_path: Path) -> None:
    ended = rentan(*KUTIM, "--output", str(tmp_path / "tidak-ada" / "a.xlsx"))
    assert ended.code == 2
    assert "the folder does not exist. Create it first." in ended.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--format", "json", "-o", "a.xlsx"), "--format, --output contradict each other"),
        (("--format", "xlsx"), "'xlsx' is not a format"),
        (("--explain", "-o", "a.xlsx"), "--explain has no effect (--output *.xlsx)"),
        (("--revises", "a.json"), "--revises needs --output (.xlsx .ods .html .docx) as well"),
        (("--revises", "a.json", "-o", "a.csv"), "--revises needs --output"),
        (("--template", "a.docx", "-o", "a.xlsx"), "--template needs --output FILE.docx"),
    ],
)
def test_flags_that_do_not_go_together(
    rentan: Rentan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: Any, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = rentan(*KUTIM, *words)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err
    assert list(tmp_path.glob("a.*")) == []


# An earlier answer


@pytest.fixture
def earlier(rentan: Rentan, tmp_path: Path) -> Path:
    file = tmp_path / "murni.json"
    assert rentan("cost", "-r", "kutim", "-w", "90000", "--output", str(file)).code == 0
    return file


def revised(rentan: Rentan, tmp_path: Path, file: Path, *words: str) -> Run:
    call = words or KUTIM
    return rentan(*call, "--revises", str(file), "--output", str(tmp_path / "ubah.xlsx"))


def test_an_earlier_answer_is_read_in_either_language(rentan: Rentan, tmp_path: Path) -> None:
    for lang in ("id", "en"):
        file = tmp_path / f"{lang}.json"
        assert rentan(*KUTIM, "--lang", lang, "--output", str(file)).code == 0
        assert revised(rentan, tmp_path, file).code == 0


def altered(file: Path, change: Callable[[dict[str, Any]], None]) -> None:
    data = json.loads(file.read_text(encoding="utf-8"))
    change(data)
    file.write_text(json.dumps(data), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda data: data.update(total=1), "'total' is 1, but its parts make 18.144.000.000"),
        (lambda data: data["lines"][0].update(rate=1), "'lines.0.amount' is 10.800.000.000"),
        (lambda data: data["lines"][0].update(workers=1), "'lines.0."),
        (lambda data: data.update(balance=7), "'balance' is 7"),
        (lambda data: data["lines"][0].update(months=120, rate=1000), "'lines.0.months' is 120"),
        (lambda data: data["lines"][0].update(first="2024-02"), "'lines.0.months' is 12"),
        (lambda data: data["lines"][0].update(first="2024-13"), "'first..last' is missing or not"),
        (lambda data: data["terms"].update(last="2023-12"), "'lines.0.months' is 12"),
        (lambda data: data.update(lines=[], total=0, balance=23_000_000_000), "'lines' is missing"),
        (lambda data: data["headcount"].update(workers=-9), "'headcount.workers' is missing or"),
        (lambda data: data["lines"][1].update(rate=-1), "'lines.1.rate' is missing or not"),
        (lambda data: data["allocation"].update(amount=-1), "'allocation.amount' is missing or"),
        (lambda data: data.pop("lines"), "'lines' is missing or not what it was"),
        (lambda data: data["lines"][0].update(rate="x"), "'lines.0.rate' is missing or not"),
        (lambda data: data["lines"][0].update(rate="10000"), "'lines.0.rate' is missing or not"),
        (lambda data: data["lines"][0].update(rate=10000.5), "'lines.0.rate' is missing or not"),
        (lambda data: data.update(schema_version="rentan.fit.1"), "but 'rentan.fit.1'"),
        (lambda data: data.pop("schema_version"), "does not hold a cost of one region but '?'"),
    ],
)
def test_an_earlier_answer_that_was_changed_is_refused(
    rentan: Rentan, tmp_path: Path, earlier: Path, change: Any, says: str
) -> None:
    altered(earlier, change)
    ended = revised(rentan, tmp_path, earlier)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("rentan: --revises: ")
    assert says in ended.err


def test_what_is_no_earlier_answer_is_refused(
    rentan: Rentan, tmp_path: Path, earlier: Path
) -> None:
    file = tmp_path / "bukan.json"
    ended = revised(rentan, tmp_path, file)
    assert ended.err == f"rentan: '{file}' cannot be used: No such file or directory.\n"
    for text in ("", "{", "region,item\nkutim,jkk", '{"total": NaN}'):
        file.write_text(text, encoding="utf-8")
        assert "is not JSON. Write it with" in revised(rentan, tmp_path, file).err
    for text in ("[]", "7", '"x"', "{}"):
        file.write_text(text, encoding="utf-8")
        assert "does not hold a cost of one region" in revised(rentan, tmp_path, file).err
    assert rentan("cost", "-r", "kutim", "-r", "paser", "-f", "json").code == 0


def test_an_earlier_answer_without_an_end_is_not_read_to_it(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pekerja_rentan.documents.earlier.LARGEST_FILE", 4096)
    ended = revised(rentan, tmp_path, Path("/dev/zero"))
    assert ended.code == 2
    assert "'/dev/zero' does not hold a cost of one region but '?'" in ended.err


def test_the_help_names_every_kind_of_document(rentan: Rentan) -> None:
    for language in ("id", "en"):
        said = rentan("cost", "--lang", language, "--help").out
        assert all(f".{kind}" in said for kind in DOCUMENTS)


def test_an_answer_revises_one_of_its_region_and_year(
    rentan: Rentan, tmp_path: Path, earlier: Path
) -> None:
    other = revised(rentan, tmp_path, earlier, "cost", "-r", "paser")
    assert "the earlier cost is for Kabupaten Kutai Timur, this one for Kabupaten Paser" in (
        other.err
    )
    year = revised(rentan, tmp_path, earlier, *KUTIM, "--year", "2025")
    assert "the earlier cost is for 2024, this one for 2025" in year.err
    years = revised(rentan, tmp_path, earlier, *KUTIM, "--period", "2024-07..2025-12")
    assert "the earlier cost is for 2024, this one for 2024–2025" in years.err
    both = revised(rentan, tmp_path, earlier, "cost", "-r", "kutim", "-r", "paser")
    assert "--revises is for one region" in both.err
    assert [end.code for end in (other, year, years, both)] == [2, 2, 2, 2]
