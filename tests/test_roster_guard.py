"""The process in which workbooks are read: however it ends, one sentence comes of it.

What reads workbooks is made to misbehave by stand-ins; no workbook here does it.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pekerja_rentan.language import Language
from pekerja_rentan.roster.reading import guard
from tests.conftest import Run
from tests.rosters import NIK, cells, opened, refused
from tests.series import few
from tests.test_roster_workbook import HEADER, written

SERVING = "from pekerja_rentan.roster.reading import extract; extract.serve = {}; extract.main()"
"""The process with another thing done for each request."""
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


@pytest.fixture(autouse=True)
def _reads_workbooks() -> None:
    """A process of its own for each, and none that a command in another test has begun."""
    while guard._early:
        guard._early.pop().end()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return written(tmp_path / "desa.xlsx", {"A": [HEADER, [NIK, "Siti"]]})


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.abort()",
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "raise SystemExit(0)",
        "import sys; sys.stdin.readline(); print('{', end='')",
        "import nothing_of_that_name",
        SERVING.format("lambda *_: 1 / 0"),
        SERVING.format(
            "lambda *_: exec('raise P', {'P': type('PanicException', (BaseException,), {})})"
        ),
    ],
)
def test_a_process_that_ends_or_fails(
    tmp_path: Path,
    book: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    program: str,
) -> None:
    monkeypatch.setattr(guard, "_PROGRAM", f"import os; os.write(2, b'{NIK} panicked'); {program}")
    refused("workbook-broken", "desa.xlsx", by=lambda: opened(tmp_path, book))
    assert capfd.readouterr() == ("", "")


def test_a_process_that_does_not_end(
    tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "SECONDS", 1)
    monkeypatch.setattr(guard, "_PROGRAM", "import time; time.sleep(60)")
    begun = time.monotonic()
    refused("workbook-slow", "desa.xlsx", "1", by=lambda: opened(tmp_path, book))
    assert time.monotonic() - begun < 30


@posix
@pytest.mark.parametrize(
    "program",
    few(
        [
            "import os; os.write(2, b'memory allocation of 99 bytes failed'); os.abort()",
            SERVING.format("lambda *_: [bytearray(1 << 26) for _ in range(1 << 10)]"),
            "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        ],
        every=2,
    ),
)
def test_a_process_that_takes_all_memory(
    tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    """It is held to a limit; and the system may end it where there is none left."""
    monkeypatch.setattr(guard, "_physical", lambda: 3 << 30)
    monkeypatch.setattr(guard, "_PROGRAM", program)
    refused("workbook-memory", "desa.xlsx", "3", by=lambda: opened(tmp_path, book))


@posix
@pytest.mark.thorough
def test_the_time_of_a_process_is_limited_should_its_parent_be_gone(
    tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "monotonic", lambda: 0)  # a clock that stands still
    monkeypatch.setattr(guard, "SECONDS", 1)
    monkeypatch.setattr(
        guard,
        "_PROGRAM",
        "import itertools; " + SERVING.format("lambda *_: max(itertools.repeat(1))"),
    )
    refused("workbook-slow", "desa.xlsx", by=lambda: opened(tmp_path, book))


def test_it_is_said_in_one_sentence_with_exit_2(
    tmp_path: Path,
    book: Path,
    monkeypatch: pytest.MonkeyPatch,
    rentan: Callable[..., Run],
) -> None:
    monkeypatch.setattr(guard, "_PROGRAM", "import os; os.abort()")
    for language in ("id", "en"):
        run = rentan("screen", str(book), "-r", "kutim", "--lang", language)
        assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
        assert "desa.xlsx" in run.err


def test_one_process_reads_all_workbooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []
    child = guard._Child

    def counted() -> guard._Child:
        begun.append(1)
        return child()

    monkeypatch.setattr(guard, "_Child", counted)
    folder = tmp_path / "desa"
    folder.mkdir()
    for name in "abc":
        written(folder / f"{name}.xlsx", {"A": [HEADER, [NIK, name]]})
    assert [cells(source) for source in opened(tmp_path, folder)] == [[[NIK, c]] for c in "abc"]
    assert begun == [1]


def test_it_is_begun_early_for_what_is_called_like_a_workbook(
    tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard.begin(["desa.csv", "folder"])
    assert guard._early == []
    guard.begin(["desa.csv", "DESA.XLSX"])
    guard.begin(["lain.ods"])
    (child,) = guard._early
    monkeypatch.setattr(guard, "_Child", None)  # and no other is
    assert cells(*opened(tmp_path, book)) == [[NIK, "Siti"]]
    assert guard._early == []
    assert child._process.poll() is not None


def test_a_process_that_cannot_be_begun(
    tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    guard.begin([str(book)])
    error = refused("roster-unreadable", "desa.xlsx", by=lambda: opened(tmp_path, book))
    assert "cannot be read: No such file or directory." in Language("en").message(error)


def test_nothing_of_the_folder_it_is_in_is_run(
    tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("polars", "json", "fastexcel"):
        (tmp_path / f"{name}.py").write_text("open('run', 'w')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [path for path in sys.path if path not in ("", ".")])
    assert cells(*opened(tmp_path, book)) == [[NIK, "Siti"]]
    assert not (tmp_path / "run").exists()


STOPPED = """
from pekerja_rentan.roster.reading import guard
guard._PROGRAM = '''import os, sys, time
sys.stdin.readline(); open('pid', 'w').write(str(os.getpid())); time.sleep(60)'''
from pekerja_rentan.__main__ import run
run()
"""


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").split()[2] == "Z"


@posix
@pytest.mark.parametrize(("number", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_ends_it_too_and_leaves_nothing(
    tmp_path: Path, book: Path, number: str, code: int
) -> None:
    temporary = tmp_path / "sementara"
    temporary.mkdir()
    run = subprocess.Popen(
        [sys.executable, "-c", STOPPED, "screen", str(book), "-r", "kutim"],
        cwd=tmp_path, env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not any(temporary.iterdir()) or not (tmp_path / "pid").exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    run.send_signal(getattr(signal, number))
    out, err = run.communicate(timeout=60)
    assert (run.returncode, out, err) == (code, b"", b"rentan: interrupted\n")
    assert gone(int((tmp_path / "pid").read_text(encoding="ascii")))
    assert list(temporary.iterdir()) == []
