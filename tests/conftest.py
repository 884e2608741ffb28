"""What all tests share: a place of their own, the command line in this process, a policy folder."""

import signal
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from pekerja_rentan.cli.app import main
from pekerja_rentan.policy.regions import shipped_folder

# speed is measured in benchmarks/, side by side: a busy machine fails no test
settings.register_profile("rentan", deadline=None)
settings.load_profile("rentan")

# a suite in the background (nohup, a shell's &) is begun with these ignored, and what it starts too
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Run(NamedTuple):
    """How one call of the command line ended."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the user's settings, nor leaves anything behind in them."""
    for name in ("RENTAN_LANG", "RENTAN_POLICIES", "RENTAN_DEBUG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("RENTAN_CACHE", str(tmp_path / "kept"))


@pytest.fixture
def rentan(capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Runs the command line with these words."""

    def run(*words: str) -> Run:
        code = main(list(words))
        out, err = capsys.readouterr()
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
