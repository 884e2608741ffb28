"""What all tests share: a place of their own, the command line in this process, a policy folder."""

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

# before Polars is loaded: threads for lists of ten rows wait for each other more than they work
os.environ.setdefault("POLARS_MAX_THREADS", "1")

from pekerja_rentan.cli.app import main
from pekerja_rentan.policy import cache, packed
from pekerja_rentan.policy.regions import shipped_folder
from pekerja_rentan.roster.reading import guard
from tests.reader import Reader
from tests.series import DRAWN_ANYHOW
from tests.unnamed import refuse_names

# speed is measured in benchmarks/, side by side: a busy machine fails no test; the same examples in
# every run, so that what is proved is proved again: tests.fuzz tries new ones
settings.register_profile(
    "thorough", deadline=None, derandomize=True, max_examples=100,
    suppress_health_check=DRAWN_ANYHOW,
)  # fmt: skip
settings.register_profile("rentan", settings.get_profile("thorough"), max_examples=10)

# or each of several hundred processes that tests start compiles rentan anew
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# a suite in the background (nohup, a shell's &) is begun with these ignored, and what it starts too
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_configure(config: pytest.Config) -> None:
    """As many examples of every property as ``--hypothesis-profile`` asks for."""
    settings.load_profile(config.getoption("hypothesis_profile") or "rentan")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays: no search for garbage goes through it meanwhile."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


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


@pytest.fixture(scope="session")
def _kept(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the policies of this run are kept, compiled, for all its workers: ``test_kept`` has
    places of its own."""
    own = tmp_path_factory.getbasetemp()
    place = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "kept"
    place.mkdir(mode=0o700, exist_ok=True)
    return str(place)


@pytest.fixture(autouse=True)
def _own_place(_kept: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
    monkeypatch.setenv("RENTAN_CACHE", _kept)


_unpacked = lru_cache(256)(packed.unpack)


@pytest.fixture(autouse=True)
def _known_policies(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes are unpacked once: ``test_kept`` asks the function itself."""
    monkeypatch.setattr(cache, "unpack", _unpacked)


@pytest.fixture(scope="session")
def _readers() -> Iterator[list[Reader]]:
    """Processes that read workbooks, for one test after another: ``test_roster_guard`` begins its
    own, as does every run in a process of its own."""
    idle: list[Reader] = []
    yield idle
    for each in idle:
        each.really_end()


@pytest.fixture(autouse=True)
def _reads_workbooks(_readers: list[Reader], monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that another test has begun reads the workbooks of this one."""
    monkeypatch.setattr(guard, "_Child", lambda: Reader.taken(_readers))


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
