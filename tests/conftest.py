"""What all tests share: a place of their own, the command line in this process, a policy folder."""

import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from pekerja_rentan.cli.app import main
from pekerja_rentan.policy.regions import shipped_folder
from tests.unnamed import refuse_names

# speed is measured in benchmarks/, side by side: a busy machine fails no test; the same examples in
# every run, so that what is proved is proved again: tests.fuzz tries new ones
settings.register_profile("rentan", deadline=None, derandomize=True)
settings.load_profile("rentan")

# a suite in the background (nohup, a shell's &) is begun with these ignored, and what it starts too
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """``-m fast`` opens only the files that have such tests: to open all takes longer than they."""
    if config.getoption("markexpr") != "fast" or collection_path.suffix != ".py":
        return None
    return "mark.fast" not in collection_path.read_text(encoding="utf-8") or None


class Run(NamedTuple):
    """How one call of the command line ended."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the user's settings, nor leaves anything behind in them."""
    for name in (
        "RENTAN_LANG",
        "RENTAN_POLICIES",
        "RENTAN_DEBUG",
        "RENTAN_CSV",
        "LC_ALL",
        "LC_MESSAGES",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("RENTAN_CACHE", str(tmp_path / "kept"))


@pytest.fixture(autouse=True)
def _names_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No run in a process of its own says who stands in its lists; ``rentan`` sees to others."""
    run = subprocess.run

    def watched(*args: Any, **more: Any) -> "subprocess.CompletedProcess[Any]":
        ended = run(*args, **more)
        words = ended.args if isinstance(ended.args, list) else [ended.args]
        said = [each for each in (ended.stdout, ended.stderr) if each]
        texts = [each if isinstance(each, str) else each.decode(errors="replace") for each in said]
        refuse_names(words, "\n".join(texts), Path(more.get("cwd") or "."))
        return ended

    monkeypatch.setattr(subprocess, "run", watched)


@pytest.fixture
def rentan(capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Runs the command line with these words."""

    def run(*words: str) -> Run:
        code = main(list(words))
        out, err = capsys.readouterr()
        refuse_names(words, f"{out}\n{err}")
        return Run(code, out, err)

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for policies of a test's own."""
    made = tmp_path / "policies"
    made.mkdir()
    return made


@pytest.fixture(scope="session")
def shipped() -> Path:
    """The folder of the policies that come with rentan."""
    return shipped_folder()
