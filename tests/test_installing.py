"""What rentan says to install is a command that works where the user stands."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan import installing
from pekerja_rentan.installing import adding, adding_packages

ROOT = Path(__file__).parents[1]
PIP = "bin/python -m pip install"
REQUIRES = [
    "typer>=0.29",
    'polars>=2.1; extra == "roster"',
    "no-such.package[x]>=3 ; python_version > '3' and extra == 'roster'",
    "nor_this-one; extra == 'roster'",
    "no-such.package>=3; extra == 'rosters'",
]


@pytest.fixture
def come_from(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[[dict[str, object] | None], None]:
    """Makes rentan one that was installed from there, by a Python of its own."""

    def put(origin: dict[str, object] | None) -> None:
        class Installed:
            requires = REQUIRES

            def read_text(self, name: str) -> str | None:
                assert name == "direct_url.json"
                return json.dumps(origin) if origin else None

        monkeypatch.setattr(metadata, "distribution", lambda _: Installed())

    def version(name: str) -> str:
        if name == "polars":
            return "2.1"
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(metadata, "version", version)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return put


def project(folder: Path, *, lock: bool) -> str:
    """Puts a copy of the project there, and returns its address."""
    folder.mkdir(exist_ok=True)
    (folder / "pyproject.toml").touch()
    if lock:
        (folder / "constraints.txt").touch()
    return folder.as_uri()


def test_from_the_folder_that_one_stands_in(come_from: Any, tmp_path: Path) -> None:
    come_from({"url": project(tmp_path, lock=True), "dir_info": {}})
    assert adding("roster") == f"./{PIP} -c ./constraints.txt '.[roster]'"
    come_from({"url": tmp_path.as_uri(), "dir_info": {"editable": True}})
    assert adding("report") == f"./{PIP} -c ./constraints.txt -e '.[report]'"


def test_from_another_folder_with_a_space_in_its_name(
    come_from: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_from({"url": project(tmp_path / "my copy", lock=False), "dir_info": {}})
    assert adding("roster") == f"./{PIP} './my copy[roster]'"
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert adding("roster") == f"{tmp_path}/{PIP} '{tmp_path}/my copy[roster]'"


def test_from_a_file(come_from: Any, tmp_path: Path) -> None:
    wheel = tmp_path / "pekerja_rentan-1-py3-none-any.whl"
    wheel.touch()
    come_from({"url": wheel.as_uri(), "archive_info": {}})
    assert adding("roster") == f"./{PIP} './{wheel.name}[roster]'"
    wheel.unlink()
    assert adding("roster") == f"./{PIP} 'no-such.package[x]>=3' nor_this-one"


def test_from_an_address(come_from: Any) -> None:
    come_from({"url": "https://contoh.go.id/a.whl", "archive_info": {}})
    assert adding("spark").endswith("install 'pekerja-rentan[spark] @ https://contoh.go.id/a.whl'")
    come_from({"url": "https://contoh.go.id/a", "vcs_info": {"vcs": "git", "commit_id": "abc"}})
    assert adding("spark").endswith("'pekerja-rentan[spark] @ git+https://contoh.go.id/a@abc'")


@pytest.mark.parametrize("origin", [None, {"url": "file:///gone", "dir_info": {}}])
def test_by_name_where_nobody_knows_from_what(come_from: Any, origin: Any) -> None:
    come_from(origin)
    assert adding("roster") == f"./{PIP} 'no-such.package[x]>=3' nor_this-one"


def test_all_by_name_where_none_is_missing(come_from: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    come_from(None)
    monkeypatch.setattr(metadata, "version", lambda _: "1")
    assert "'polars>=2.1'" in adding("roster")


def test_under_pipx_and_without_pip(
    come_from: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_from({"url": project(tmp_path, lock=True), "dir_info": {}})
    monkeypatch.setattr(installing, "find_spec", lambda _: None)
    expected = "uv pip install --python ./bin/python -c ./constraints.txt '.[roster]'"
    assert adding("roster") == expected
    (tmp_path / "pipx_metadata.json").touch()
    expected = f"pipx inject {tmp_path.name} 'no-such.package[x]>=3' nor_this-one"
    assert adding("roster") == expected


def test_quotes_are_those_of_the_shells_of_windows(
    come_from: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_from(None)
    monkeypatch.setattr(installing, "_WINDOWS", True)
    monkeypatch.setattr(installing, "_place", lambda _: r"C:\rentan\python.exe")
    monkeypatch.delenv("PROMPT", raising=False)
    words = ["polars>=2.1"]
    pip = r'C:\rentan\python.exe -m pip install "polars>=2.1"'
    assert adding_packages(words) == pip
    monkeypatch.setattr(installing, "_place", lambda _: r"C:\a b\python.exe")
    assert adding_packages(words) == r'& "C:\a b\python.exe" -m pip install "polars>=2.1"'
    monkeypatch.setenv("PROMPT", "$P$G")
    assert adding_packages(words) == r'"C:\a b\python.exe" -m pip install "polars>=2.1"'


def test_the_command_of_this_very_installation_is_one_that_pip_takes(tmp_path: Path) -> None:
    command = adding("roster").replace(" install ", " install -q --dry-run --no-deps --no-index ")
    ended = subprocess.run(
        ["bash", "-c", command.replace(" -e ", " --no-build-isolation -e ")],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert "Invalid requirement" not in ended.stderr
    assert "no such option" not in ended.stderr


def test_the_source_on_python_s_path_names_its_folder(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src")
    (tmp_path / "pyproject.toml").touch()
    code = (
        "from importlib import metadata\n"
        "def none(_): raise metadata.PackageNotFoundError\n"
        "metadata.distribution = none\n"
        "from pekerja_rentan.installing import adding\n"
        "print(adding('roster'))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        encoding="utf-8",
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "src")},
    )
    assert ended.stdout.endswith(" install -e '.[roster]'\n")


def test_no_document_names_a_package_that_is_not_to_be_had() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("**/*.md"), *(ROOT / "src").rglob("*.py")]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "install 'pekerja-rentan" not in text, page
        assert "install pekerja-rentan" not in text, page


def test_a_cost_does_not_load_it() -> None:
    code = (
        "import sys; from pekerja_rentan.cli.app import main; main(['cost', '-r', 'kutim']); "
        "sys.exit('pekerja_rentan.installing' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ended.returncode == 0
