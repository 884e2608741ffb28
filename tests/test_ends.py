"""How a run ends when a stream is closed or full, a signal comes, or a file cannot be placed: with
its own exit code, and with all files or none."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan import signals
from pekerja_rentan.errors import InputError
from pekerja_rentan.files.transaction import FileTransaction
from pekerja_rentan.files.workspace import BESIDE, TEMPORARY, Workspace, sweep
from pekerja_rentan.policy.regions import shipped_folder
from pekerja_rentan.signals import Stopped
from tests.conftest import Run
from tests.ordinary import ordinary
from tests.screening import save, someone
from tests.series import few

Rentan = Callable[..., Run]
RENTAN = [sys.executable, "-m", "pekerja_rentan"]
COST = "cost -r kutim -w 100000 --year 2024 -a 1 -f json"
ENDS = {
    COST: 0,
    f"{COST} --fail-if over-budget": 1,
    "cost -r atlantis -w 10": 2,
    "screen daftar.csv -r kutim -f json": 0,
    "screen daftar.csv -r kutim -f json --fail-if rejected": 1,
    "batch minta.csv -c cost": 0,
    "batch minta.csv -c cost --fail-if errors": 1,
    "policy check": 0,
}
LISTS = [
    "aside.csv",
    "eligible.csv",
    "ineligible.csv",
    "needs-data.csv",
    "summary.json",
    "waiting.csv",
]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a list and requests."""
    place = tmp_path / "kerja"
    place.mkdir()
    (tmp_path / "sementara").mkdir()
    save(place / "daftar.csv", [someone(1), someone(2, Status_Pekerjaan="PNS")])
    (place / "minta.csv").write_text("id,workers\na,10\nb,banyak\n")
    return place


def shell(place: Path, line: str, **more: str) -> tuple[int, str]:
    """A line for the shell in ``place``: its exit code and what it says on stderr."""
    ended = subprocess.run(
        ["sh", "-c", f'exec "$PYTHON" -m pekerja_rentan {line}'],
        cwd=place,
        env={**os.environ, "TMPDIR": str(place.parent / "sementara"), "PYTHON": sys.executable}
        | more,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return ended.returncode, ended.stderr


def left(*folders: Path) -> list[str]:
    """What runs have left of their own in these folders and below."""
    return [
        str(entry)
        for folder in folders
        for entry in folder.rglob("*")
        if entry.name.startswith((BESIDE, TEMPORARY))
    ]


# Exit codes


@pytest.mark.parametrize(
    ("words", "streams", "debug"),
    few(product(ENDS, ("2>&-", "2>/dev/full", "<&-", "<&- 2>&-"), ("", "1")), every=21),
)
def test_what_happens_to_stderr_or_stdin_changes_no_code(
    place: Path, words: str, streams: str, debug: str
) -> None:
    code, err = shell(place, f"{words} {streams}", RENTAN_DEBUG=debug)
    assert code == ENDS[words], err


@pytest.mark.parametrize(
    ("words", "streams"),
    few(
        product(
            (words for words, code in ENDS.items() if code != 2),
            (">&-", ">/dev/full", ">&- 2>&-", ">/dev/full 2>/dev/full"),
        ),
        every=9,
    ),
)
def test_an_answer_that_cannot_be_written_ends_with_2(
    place: Path, words: str, streams: str
) -> None:
    code, err = shell(place, f"{words} {streams}")
    silent = words == "policy check" and "full" in streams  # which writes nothing
    assert code == (0 if silent else 2), err


@pytest.mark.parametrize("words", ["screen - -r kutim", "batch - -c cost", "audit -"])
def test_a_stdin_that_is_closed_is_told(place: Path, words: str) -> None:
    code, err = shell(place, f"{words} <&-")
    assert (code, err) == (2, "rentan: '-' cannot be used: closed.\n")


def test_debugging_keeps_the_code_and_shows_the_trace(place: Path) -> None:
    code, err = shell(place, "cost -r atlantis -w 10", RENTAN_DEBUG="1")
    assert code == 2
    assert "Traceback" in err
    assert "rentan: " in err.splitlines()[-1]


# All files or none


@pytest.mark.parametrize(
    "more",
    few(["> /dev/full", ">&-", "-o /dev/full -f json", "-o x/a.json", "--plot x/a.svg",
         "-o terbuka.xlsx", "--plot b.svg -o terbuka.xlsx"], every=3),
)  # fmt: skip
def test_no_list_appears_where_the_answer_or_its_picture_cannot(place: Path, more: str) -> None:
    (place / "terbuka.xlsx").write_text("lama")
    (place / ".~lock.terbuka.xlsx#").write_text("")
    before = sorted(place.iterdir())
    code, err = shell(place, f"screen daftar.csv -r kutim --out hasil {more}")
    assert code == 2
    assert len(err.splitlines()) <= 3
    assert sorted(place.iterdir()) == before
    assert (place / "terbuka.xlsx").read_text() == "lama"
    assert left(place.parent) == []


def test_no_picture_appears_where_the_answer_cannot(place: Path) -> None:
    assert shell(place, f"{COST} --plot a.svg > /dev/full")[0] == 2
    assert not (place / "a.svg").exists()


def test_who_stops_reading_has_the_lists_all_the_same(place: Path) -> None:
    code, err = shell(place, "screen daftar.csv -r kutim --out hasil --lists csv | true")
    assert (code, err) == (0, "")
    for _ in range(100):
        if (place / "hasil").exists():
            break
        time.sleep(0.1)
    assert sorted(each.name for each in (place / "hasil").iterdir()) == LISTS


def test_a_list_that_is_open_in_an_office_program_is_refused(place: Path) -> None:
    (place / "hasil").mkdir()
    (place / "hasil" / "eligible.xlsx").write_text("lama")
    (place / "hasil" / "~$eligible.xlsx").write_text("")
    code, err = shell(place, "screen daftar.csv -r kutim --out hasil --lists xlsx")
    assert code == 2
    assert "eligible.xlsx' is open in another program (~$eligible.xlsx says so)" in err
    assert sorted(each.name for each in (place / "hasil").iterdir()) == [
        "eligible.xlsx", "~$eligible.xlsx",
    ]  # fmt: skip


def test_what_fails_half_way_is_put_back(
    rentan: Rentan, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    (place / "a.json").write_text("lama")
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).name == "summary.json":
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    words = ("screen", "daftar.csv", "-r", "kutim", "--out", "hasil", "--plot", "b.svg")
    ended = rentan(*words, "-o", "a.json")
    assert ended.code == 2
    assert "summary.json' cannot be written: Permission denied" in ended.err
    assert (place / "a.json").read_text() == "lama"
    assert not (place / "hasil").exists()
    assert not (place / "b.svg").exists()


# What is read is not written over


READ = [
    ("kolom.csv", "screen daftar.csv -r kutim --mapping kolom.csv -o {}"),
    ("kolom.csv", "screen daftar.csv -r kutim --mapping kolom.csv --eligible {}"),
    ("daftar.csv", "screen daftar.csv -r kutim -o {}"),
    ("daftar.csv", "screen minta.csv -r kutim --column nik=id --members daftar.csv -o {}"),
    ("rencana.yaml", "plan rencana.yaml -o {}"),
    ("skenario.csv", "compare skenario.csv -o {}"),
    ("minta.csv", "batch minta.csv -c cost -o {}"),
    ("minta.csv", "batch - -c cost -o {} < minta.csv"),
    ("angka.csv", "audit angka.csv -o {}"),
    ("lama.json", "cost -r kutim -w 10 --revises lama.json -o {}"),
    ("kebijakan/a.yaml", "cost -r a -w 10 --policies kebijakan -o {}"),
    ("kebijakan/a.yaml", "cost -r a -w 10 --policies kebijakan --plot {}"),
]


@pytest.mark.parametrize(
    ("how", "read", "words"),
    few(((how, *case) for case in READ for how in (os.symlink, os.link, None)), every=11),
)
def test_no_file_that_a_run_reads_is_written_over(
    place: Path, read: str, words: str, how: Callable[[Path, Path], None] | None
) -> None:
    (place / "kolom.csv").write_text("nik: NIK\nname: Nama\n")
    (place / "rencana.yaml").write_text(
        "region: kutim\ncohorts:\n  - workers: 100\n    period: 2024\n"
    )
    (place / "skenario.csv").write_text("name,region,workers\na,kutim,10\nb,paser,10\n")
    (place / "angka.csv").write_text("place,workers,months,budget\na,10,12,2016000\n")
    (place / "kebijakan").mkdir()
    (place / "kebijakan" / "a.yaml").write_text(
        "id: a\nname: A\nextends: nasional\nchecked: 2026-01-01\n"
    )
    shell(place, "cost -r kutim -w 20 -o lama.json")
    source = place / read
    suffix = ".svg" if "--plot" in words else ".html" if "lama" in words else ".csv"
    output = read
    if how is not None:
        output = f"keluar{suffix}"
        how(source, place / output)
    before = source.read_bytes()
    code, err = shell(place, words.format(output))
    assert code == 2, err
    assert source.read_bytes() == before
    if how is not None or source.suffix == ".csv":  # else the suffix is refused before
        assert "is also read" in err
    assert left(place) == []


@pytest.mark.parametrize(
    ("read", "words"),
    few(
        [
            ("minta.csv", "batch {} -c cost"),
            ("minta.csv", "batch - -c cost < {}"),
            ("minta.csv", "batch {} -c cost -f csv -o /dev/stdout"),
            ("angka.csv", "audit {} -f csv"),
            ("daftar.csv", "screen {} -r kutim -f csv --out hasil"),
            ("daftar.csv", "screen {} -r kutim -f csv -o /dev/fd/1 --out hasil"),
            ("kebijakan/a.yaml", "cost -r a -w 10 -f json --policies kebijakan"),
            ("kebijakan/a.yaml", "policy show a --policies kebijakan"),
            ("kebijakan/nasional.yaml", "policy new 65.71 --policies kebijakan"),
        ],
        every=3,
    ),
)
def test_no_answer_on_stdout_goes_into_a_file_that_is_read(
    place: Path, read: str, words: str
) -> None:
    """``>>`` would have a batch read its own answers until the disk is full."""
    (place / "angka.csv").write_text("place,workers,months,budget\na,10,12,2016000\n")
    (place / "kebijakan").mkdir()
    (place / "kebijakan" / "a.yaml").write_text(
        "id: a\nname: A\nextends: nasional\nchecked: 2026-01-01\n"
    )
    (place / "kebijakan" / "nasional.yaml").write_bytes(
        (shipped_folder() / "nasional.yaml").read_bytes()
    )
    source = place / read
    before = source.read_bytes()
    code, err = shell(place, f"{words.format(read)} >> {read}")
    assert code == 2
    assert "is also read" in err
    assert source.read_bytes() == before
    assert not (place / "hasil").exists()
    assert left(place) == []


@pytest.mark.parametrize("named", few(["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"], every=3))
@pytest.mark.parametrize("words", [COST, "batch minta.csv -c cost -f csv"])
def test_an_answer_in_a_stream_of_its_own_goes_behind_what_is_there(
    place: Path, words: str, named: str
) -> None:
    if named.startswith("/proc") and not os.path.exists(named):
        pytest.skip("a system without /proc")
    assert shell(place, f"{words} > jawaban")[0] == 0
    log = place / "log"
    with log.open("wb", buffering=0) as stream:
        stream.write(b"lama\n")
        command = [*RENTAN, *words.split(), "-o", named]
        subprocess.run(command, cwd=place, stdout=stream, stderr=subprocess.DEVNULL, check=True)
        stream.write(b"baru\n")
    assert log.read_text() == f"lama\n{(place / 'jawaban').read_text()}baru\n"


def test_a_stream_that_is_closed_is_told(place: Path) -> None:
    code, err = shell(place, f"{COST} -o /dev/fd/9")
    assert (code, err) == (2, "rentan: '/dev/fd/9' cannot be written: Bad file descriptor.\n")


@pytest.mark.parametrize(
    ("words", "named"),
    few(
        [
            ("cost -r kutim -w 10 -f csv -o {}", "x/"),
            ("cost -r kutim -w 10 -o {}", "a.csv/"),
            ("cost -r kutim -w 10 -o {}", "a.csv/."),
            ("cost -r kutim -w 10 -f csv -o {}", ".."),
            ("cost -r kutim -w 10 --plot {}", "a.svg/"),
            ("batch minta.csv -c cost -o {}", "a.csv/"),
            ("policy new 65.71 -o {}", "a.yaml/"),
            ("template {}", "a.docx/"),
            ("screen daftar.csv -r kutim --out {} -o a.csv/", "hasil"),
            *(
                (f"screen daftar.csv -r kutim --{each} {{}}", "a.csv/")
                for each in ("eligible", "waiting", "ineligible", "needs-data", "aside")
            ),
            ("screen daftar.csv -r kutim --export {}", "bpjs=a.xlsx/"),
        ],
        every=5,
    ),
)
def test_a_name_that_only_a_folder_can_have_is_no_file_s(
    place: Path, words: str, named: str
) -> None:
    before = sorted(place.iterdir())
    code, err = shell(place, words.format(named))
    folder = "a.csv/" if named == "hasil" else named
    assert (code, err) == (2, f"rentan: '{folder}' is a folder. Name a file.\n")
    assert sorted(place.iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
@pytest.mark.parametrize(
    ("words", "name"),
    [
        (COST, "-o a.json"),
        (COST, "--plot a.svg"),
        ("batch minta.csv -c cost", "-o a.csv"),
        ("screen daftar.csv -r kutim", "--eligible a.csv"),
        ("screen daftar.csv -r kutim --export", "bpjs=a.xlsx"),
    ],
)
def test_a_file_that_is_protected_is_not_written_over(place: Path, words: str, name: str) -> None:
    """To put another in its place would only take a folder that may be written in."""
    file = place / re.split("[ =]", name)[1]
    file.write_text("lama")
    file.chmod(0o400)
    ended = ordinary(*words.split(), *name.split(), "--lang", "en", cwd=place)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == f"rentan: '{file.name}' cannot be written: Permission denied.\n"
    assert file.read_text() == "lama"
    assert left(place) == []


def test_a_file_with_the_longest_name_is_written_anew(place: Path) -> None:
    """The name of the lock that an office program would make is too long for any disk."""
    name = f"{'a' * 250}.json"
    for _ in range(2):
        assert shell(place, f"{COST} -o {name}") == (0, "")


def test_a_link_into_a_folder_that_is_not_there_is_told_with_that_folder(place: Path) -> None:
    (place / "a.csv").symlink_to("tidak/ada.csv")
    code, err = shell(place, "cost -r kutim -w 10 -o a.csv")
    assert (code, err) == (
        2, f"rentan: '{place.resolve() / 'tidak'}': the folder does not exist. Create it first.\n",
    )  # fmt: skip


class _Full:
    """A writer that still holds what finds no room."""

    def abandon(self) -> None:
        raise OSError(28, "No space left on device")


def test_what_cannot_be_let_go_leaves_nothing_all_the_same(tmp_path: Path) -> None:
    writers = [_Full(), _Full()]
    with pytest.raises(InputError, match="is also read"), FileTransaction() as transaction:  # noqa: PT012  (two files that end as one)
        for writer in writers:
            transaction.watch(writer)
        transaction.stage(tmp_path / "baru" / "a.csv", make_folder=True).write_text("a")
        raise InputError("output-is-input", path="a.csv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (OSError(28, "x"), "No space left on device"),
        (OSError("No space left on device (os error 28)"), "No space left on device"),
        (OSError("File too large (os error 27)"), "File too large"),
    ],
)
def test_a_temporary_folder_without_room_is_told(
    rentan: Rentan, place: Path, monkeypatch: pytest.MonkeyPatch, raised: OSError, said: str
) -> None:
    def refuse(*_: object) -> None:
        raise raised

    monkeypatch.setattr("pekerja_rentan.roster.spill.IN_MEMORY", 1)
    monkeypatch.setattr("polars.DataFrame.write_ipc", refuse)
    monkeypatch.setattr("tempfile.tempdir", str(place.parent / "sementara"))
    ended = rentan("screen", str(place / "daftar.csv"), "-r", "kutim", "--lang", "en")
    assert (ended.code, ended.out) == (2, "")
    assert (
        f"temporary working folder '{place.parent / 'sementara'}' cannot be used: {said}. Make"
        in (ended.err)
    )
    assert left(place.parent) == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits and pipes of POSIX")
@pytest.mark.parametrize(
    "read",
    few(
        [
            "- < daftar.csv",
            "pipa",
            "daftar.csv --members pipa",
            "utf16.csv",
            "kutip.csv",
            "daftar.xlsx",
        ],
        every=3,
    ),
)
def test_what_is_put_into_a_temporary_folder_without_room_is_told_of_it(
    place: Path, read: str
) -> None:
    """Files may not grow here beyond 16 KB, as on a disk that is full."""
    people = [someone(number) for number in range(400)]
    text = save(place / "daftar.csv", people).read_text(encoding="utf-8")
    (place / "utf16.csv").write_text(text, encoding="utf-16")
    (place / "kutip.csv").write_text(text + '"6408"x,"Si"ti\n')
    save(place / "daftar.xlsx", people)
    os.mkfifo(place / "pipa")
    line = f'"$PYTHON" -m pekerja_rentan screen {read} -r kutim --out hasil --lang en'
    ended = subprocess.run(
        ["sh", "-c", f"cat daftar.csv > pipa & ulimit -f 32; {line}; e=$?; kill $!; exit $e"],
        cwd=place,
        env={**os.environ, "TMPDIR": str(place.parent / "sementara"), "PYTHON": sys.executable},
        stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (2, "")
    said = [each for each in ended.stderr.splitlines() if each.startswith("rentan: ")]
    assert len(said) == 1
    named = place.parent / "sementara"
    assert f"working folder '{named}' cannot be used: File too large. Make room there" in said[0]
    assert left(place.parent) == []
    assert not (place / "hasil").exists()


def test_a_temporary_folder_that_takes_no_file_is_told_and_left_as_it_was(
    rentan: Rentan, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refuse(path: Any, *words: Any, **more: Any) -> int:
        if str(path).endswith(".lock"):
            raise OSError(28, "No space left on device", str(path))
        return real(path, *words, **more)

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr("tempfile.tempdir", str(place.parent / "sementara"))
    ended = rentan("screen", str(place / "daftar.csv"), "-r", "kutim", "--lang", "en")
    assert (ended.code, ended.out) == (2, "")
    assert (
        f"working folder '{place.parent / 'sementara'}' cannot be used: No space left" in ended.err
    )
    assert left(place.parent) == []


def test_no_temporary_folder_at_all_is_told(
    rentan: Rentan, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = str(place / "tidak")
    monkeypatch.setattr("tempfile.tempdir", gone)
    ended = rentan("screen", str(place / "daftar.csv"), "-r", "kutim", "--lang", "id")
    assert (ended.code, ended.out) == (2, "")
    assert f"'{gone}' tidak dapat dipakai: tidak ada berkas atau folder itu. Kosongkan" in ended.err

    def none() -> str:
        raise FileNotFoundError(2, "No usable temporary directory found in ['/tmp']")

    monkeypatch.setattr("pekerja_rentan.files.workspace.gettempdir", none)
    ended = rentan("screen", str(place / "daftar.csv"), "-r", "kutim", "--lang", "en")
    assert ended.code == 2
    assert "'TMPDIR' cannot be used: No usable temporary directory found in" in ended.err


def test_an_error_that_another_library_tells_in_words_is_told(
    rentan: Rentan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("device gone (os error 19)")

    monkeypatch.setattr("pekerja_rentan.cli.app.root", refuse)
    ended = rentan("cost", "--lang", "en")
    assert ended == Run(2, "", "rentan: the answer cannot be written: device gone (os error 19).\n")


# Who may read


def mode(file: Path) -> int:
    return file.stat().st_mode & 0o777


def test_what_tells_of_people_is_the_user_s_alone(place: Path) -> None:
    (place / "lama.csv").write_text("")
    (place / "lama.csv").chmod(0o664)
    words = "--out hasil --returns hasil/desa --eligible lama.csv --export bpjs=b.xlsx"
    code, err = shell(place, f"screen daftar.csv -r kutim --by desa {words} -o a.json --plot a.svg")
    assert code == 0, err
    files = [each for each in (place / "hasil").rglob("*") if each.is_file()]
    private = [*files, place / "b.xlsx", place / "a.json", place / "a.svg"]
    assert {mode(file) for file in private} == {0o600}
    assert {mode(place / "hasil"), mode(place / "hasil" / "desa")} == {0o700}
    assert mode(place / "lama.csv") == 0o664


def test_an_answer_without_people_is_as_the_machine_has_it(place: Path) -> None:
    code, _ = shell(place, "screen daftar.csv -r kutim --out hasil -o a.json; umask > maska")
    assert code == 0
    mask = os.umask(0)
    os.umask(mask)
    assert mode(place / "a.json") == mode(place / "hasil" / "summary.json") == 0o666 & ~mask


# Homes


@pytest.mark.parametrize("missing", ["tidak", "tidak/ada"])
def test_a_home_that_is_not_there_is_not_made(place: Path, missing: str) -> None:
    home = {"HOME": str(place / missing), "XDG_CACHE_HOME": "", "RENTAN_CACHE": ""}
    code, err = shell(place, COST, **home)
    assert (code, err) == (0, "")
    assert not (place / "tidak").exists()


def test_a_home_that_is_there_gets_its_cache(place: Path) -> None:
    home = {"HOME": str(place), "XDG_CACHE_HOME": "", "RENTAN_CACHE": ""}
    assert shell(place, COST, **home)[0] == 0
    assert list((place / ".cache" / "rentan").glob("*.policy"))


# Signals


def begun(place: Path, *words: str) -> subprocess.Popen[str]:
    """A screening that waits for its list to come through a pipe, with its workspace made."""
    before = left(place.parent / "sementara")
    running = subprocess.Popen(
        [*RENTAN, "screen", "-", "-r", "kutim", *words],
        cwd=place,
        env={**os.environ, "TMPDIR": str(place.parent / "sementara")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    for _ in range(600):
        new = {*left(place.parent / "sementara")}.difference(before)
        if any(Path(path, ".lock").exists() for path in new):
            return running
        time.sleep(0.05)
    running.kill()
    raise AssertionError(running.communicate())


@pytest.mark.parametrize("name", few(["SIGTERM", "SIGINT", "SIGHUP"], every=3))
def test_a_signal_has_the_cleaning_of_ctrl_c(place: Path, name: str) -> None:
    running = begun(place, "--out", "hasil")
    running.send_signal(signal.Signals[name])
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (
        128 + signal.Signals[name], "", "rentan: interrupted\n",
    )  # fmt: skip
    assert left(place.parent) == []
    assert not (place / "hasil").exists()


def test_what_a_killed_run_left_is_swept_by_the_next_and_nothing_else(place: Path) -> None:
    temporary = place.parent / "sementara"
    killed = begun(place)
    killed.kill()
    killed.communicate()
    other = begun(place)
    living = [path for path in temporary.iterdir() if Path(path, ".lock").exists()]
    (temporary / "rentan-catatan").mkdir()
    (temporary / "rentan-catatan" / "milik.txt").write_text("")
    (temporary / "rentan-tautan").symlink_to(place)
    assert shell(place, "screen daftar.csv -r kutim")[0] == 0
    assert all(path.exists() for path in living)
    assert sorted(path.name for path in temporary.iterdir()) == sorted(
        [*(path.name for path in living), "rentan-catatan", "rentan-tautan"]
    )
    assert (place / "daftar.csv").exists()
    other.kill()
    other.communicate()


def test_a_workspace_that_lives_is_not_swept(tmp_path: Path) -> None:
    one = Workspace(tmp_path)
    empty = tmp_path / f"{BESIDE}kosong"
    empty.mkdir()
    sweep(tmp_path, BESIDE)
    assert one.path.exists()
    assert not empty.exists()
    one.remove()
    one.remove()
    assert list(tmp_path.iterdir()) == []


def test_an_early_interrupt_ends_with_130_and_no_trace(place: Path) -> None:
    code = (
        "import sys\n"
        "from pekerja_rentan.__main__ import run\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'pekerja_rentan.cli.app':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "run()\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, b"", b"")


def test_being_stopped_is_told(rentan: Rentan, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise Stopped(143)

    monkeypatch.setattr("pekerja_rentan.cli.app.root", stop)
    assert rentan("cost", "--lang", "id") == Run(143, "", "rentan: dihentikan\n")


@pytest.mark.parametrize(("stopped", "code"), [(Stopped(143), 143), (KeyboardInterrupt(), 130)])
def test_being_stopped_before_a_language_is_chosen_is_told_in_english(
    rentan: Rentan, monkeypatch: pytest.MonkeyPatch, stopped: BaseException, code: int
) -> None:
    def stop(*_: object) -> None:
        raise stopped

    monkeypatch.setattr("pekerja_rentan.cli.locale._current", [])
    monkeypatch.setattr("pekerja_rentan.cli.app.set_language", stop)
    assert rentan("cost", "--lang", "id") == Run(code, "", "rentan: interrupted\n")


@pytest.mark.parametrize("name", few(["SIGTERM", "SIGINT", "SIGHUP"], every=3))
def test_a_signal_that_comes_back_as_another_error_is_told_as_one(place: Path, name: str) -> None:
    code = (
        "import os, signal, sys\n"
        "from pekerja_rentan.__main__ import run\n"
        "from pekerja_rentan.cli import app\n"
        "def root():\n"
        "    try:\n"
        f"        os.kill(os.getpid(), signal.{name})\n"
        "    except BaseException as error:\n"
        "        raise RuntimeError('in a class') from error\n"
        "app.root = root\n"
        "sys.argv = ['rentan', 'cost']\n"
        "run()\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    number = signal.Signals[name]
    assert (ended.returncode, ended.stderr) == (128 + number, b"rentan: interrupted\n")


@pytest.mark.parametrize("name", few(["SIGTERM", "SIGINT", "SIGHUP"], every=3))
@pytest.mark.parametrize(
    "taken",
    ["raise RuntimeError('in a class') from error", "return real(*words, **more)"],
    ids=["for a fault of ours", "for nothing"],
)
@pytest.mark.parametrize("within", ["cost", "fit"])
def test_a_signal_that_is_taken_for_something_else_leaves_no_answer(
    place: Path, name: str, taken: str, within: str
) -> None:
    """``cost`` is in the midst of the requests; ``fit`` is on its way to its one answer."""
    code = (
        "import os, signal, sys\n"
        "from pekerja_rentan.__main__ import run\n"
        "from pekerja_rentan.batches import answer\n"
        "from pekerja_rentan.policy import load\n"
        "home, part = (answer, '_yes') if sys.argv[1] == 'batch' else (load, 'load_policy')\n"
        "real = getattr(home, part)\n"
        "def taken(*words, **more):\n"
        "    try:\n"
        f"        os.kill(os.getpid(), signal.{name})\n"
        "    except BaseException as error:\n"
        f"        {taken}\n"
        "setattr(home, part, taken)\n"
        "run()\n"
    )
    (place / "minta.csv").write_text("workers\n1\n2\n")
    words = {
        "cost": "batch minta.csv -c cost -o a.csv",
        "fit": "fit --budget 1e9 -o a.csv",
    }[within]
    ended = subprocess.run(
        [sys.executable, "-c", code, *words.split()], cwd=place, capture_output=True, check=False
    )
    number = signal.Signals[name]
    assert (ended.returncode, ended.stderr) == (128 + number, b"rentan: interrupted\n")
    assert not (place / "a.csv").exists()
    assert left(place) == []


IN_A_CALLBACK = (
    "    kept = weakref.ref(thing, lambda _: os.kill(os.getpid(), signal.SIGTERM))\n    del thing\n"
)
BROKEN_OFF = "    thing.half = True\n    os.kill(os.getpid(), signal.SIGTERM)\n"
NO_SIGNAL = "    thing.half = True\n    del thing\n"


@pytest.mark.parametrize(
    ("done", "code", "last"),
    [
        (IN_A_CALLBACK, 143, "rentan: interrupted"),
        (BROKEN_OFF, 143, "rentan: interrupted"),
        (NO_SIGNAL, 0, "ValueError: half-written"),
    ],
    ids=["in a callback", "what it has broken off", "no signal"],
)
def test_a_signal_where_nothing_can_be_raised_is_not_told_twice(
    done: str, code: int, last: str
) -> None:
    script = (
        "import os, signal, sys, weakref\n"
        "from pekerja_rentan.__main__ import run\n"
        "from pekerja_rentan.cli import app\n"
        "class Thing:\n"
        "    half = False\n"
        "    def __del__(self):\n"
        "        if self.half: raise ValueError('half-written')\n"
        "def root():\n"
        "    thing = Thing()\n"
        f"{done}"
        "    return real()\n"
        "real, app.root = app.root, root\n"
        "sys.argv = ['rentan', 'cost', '-r', 'kutim', '-w', '1', '--year', '2024']\n"
        "run()\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert ended.returncode == code
    *before, said = ended.stderr.splitlines()
    assert said == last
    assert bool(before) == (code == 0)


def test_an_answer_in_json_is_whole_with_a_full_stderr(place: Path) -> None:
    assert shell(place, f"{COST} > a.json 2>/dev/full")[0] == 0
    assert json.loads((place / "a.json").read_text())["total"] == 2_016_000_000_0


def test_a_signal_that_comes_when_all_is_done_comes_too_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("_over", "_number", "_last"):
        monkeypatch.setattr(signals, name, getattr(signals, name))
    signals.be_over()
    signals.stop(1, None)
    signals.check()
    monkeypatch.setattr(signals, "_over", False)
    with pytest.raises(Stopped):
        signals.stop(1, None)
