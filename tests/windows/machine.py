"""Wine in a folder of its own, and what runs in it."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import time
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from select import select
from typing import Any, NamedTuple
from zipfile import ZipFile

ROOT = Path(__file__).parents[2]
DRIVER = Path(__file__).with_name("driver.py")
SUITE = "trixie"
LOCALES = ("id_ID", "en_US")
LONGEST = 120
"""Seconds that a program may take which is interrupted."""
SECONDS = 500
"""That Wine may take to be fetched and laid out."""
_ENTER = """
mount -t proc proc "$1/proc"
mount -t tmpfs tmpfs "$1/tmp"
shift
exec chroot "$@"
"""
_BETWEEN = 0.2
"""Seconds between two keys."""
_DRAWN = re.compile(rb"\x1b\[[?0-9;]*[A-Za-z]")
"""What moves the cursor of a console."""
_QUIET = "mscoree=;mshtml=;winemenubuilder.exe="
"""What Wine would set up and nobody uses."""


def lay_out(folder: Path) -> Path:
    """A folder as requests want it, and lists that systems put in different orders."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copytree(ROOT / "tests" / "golden" / "files", folder / "files")
    (folder / "lists").mkdir()
    for name, source in {"B.csv": "desa-a.csv", "a.csv": "desa-b.csv"}.items():
        shutil.copy(ROOT / "examples" / source, folder / "lists" / name)
    return folder


def lacking() -> str:
    """Why there can be no Wine here; nothing where there can."""
    if os.geteuid() != 0:
        return "only root can make it"
    for program in ("debootstrap", "unshare", "chroot"):
        if shutil.which(program) is None:
            return f"{program} is not on this machine (apt-get install debootstrap util-linux)"
    return ""


def place() -> Path:
    """Where Wine is kept."""
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(os.environ.get("RENTAN_WINDOWS") or f"{cache}/rentan-windows")


def root() -> Path:
    """The folder with Wine, made where it is not there. Raises CalledProcessError."""
    made = place() / SUITE
    if made.is_dir():
        return made
    place().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place()) as folder:
        half = Path(folder) / SUITE
        wanted = ("--variant=minbase", "--include=wine64,locales")
        _run("debootstrap", *wanted, SUITE, half, *_mirror())
        for locale in LOCALES:
            _run("chroot", half, "localedef", "-i", locale, "-f", "UTF-8", f"{locale}.UTF-8")
        for archive in (half / "var/cache/apt/archives").glob("*.deb"):
            archive.unlink()
        half.rename(made)
    return made


def archive_in(folder: Path) -> Path:
    """The archive that is given to planners, of this copy of the project. Raises RuntimeError."""
    made = folder / "rentan-windows.zip"
    _run(sys.executable, ROOT / "packaging" / "windows" / "archive.py", made)
    return made


def _mirror() -> list[str]:
    """Where this machine has its packages from, if it says so; else debootstrap knows one."""
    if shutil.which("apt-get") is None:
        return []
    asked = ("apt-get", "indextargets", "--format", "$(ORIGIN) $(CODENAME) $(REPO_URI)")
    told = subprocess.run(asked, capture_output=True, text=True)
    found = [line.split() for line in told.stdout.splitlines()]
    return [
        words[2]
        for words in found
        if words[:1] == ["Debian"] and len(words) == 3 and "security" not in words[2]
    ][:1]


def _run(*words: str | Path) -> None:
    ended = subprocess.run(words, capture_output=True, timeout=SECONDS)
    if ended.returncode:
        raise RuntimeError(f"{words[0]}: {ended.stdout[-500:]!r} {ended.stderr[-500:]!r}")


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: bytes
    err: bytes


class Windows:
    """A Windows with nothing in it but rentan, at ``home``. Folders are given as they are here."""

    def __init__(self, root: Path, home: Path) -> None:
        self.root, self.home = root, home
        self.folder = home / "rentan"
        self.run("wineboot", "-i", locale="C.UTF-8")

    def run(
        self, *words: str | Path, here: Path | None = None, locale: str = "en_US.UTF-8"
    ) -> "subprocess.CompletedProcess[bytes]":
        """Runs a program of Windows, in the folder ``here``."""
        command = self._command(words, here, LC_ALL=locale)
        return subprocess.run(command, capture_output=True, timeout=SECONDS)

    def press(self, keys: bytes, shown: str, words: Sequence[str], here: Path) -> Ended:
        """Runs Python at a console, and types ``keys`` there, one after the other, once it shows a
        text. What all was shown is ``out``; temporary files are in the folder ``sementara``."""
        own, given = {"TMP": "sementara", "TEMP": "sementara"}, pty.openpty()
        python = self.folder / "python" / "python.exe"
        command = self._command((python, *words), here, XDG_RUNTIME_DIR="/tmp", TERM="xterm", **own)
        seen, begun, typed = b"", time.monotonic(), 0.0
        with subprocess.Popen(command, stdin=given[1], stdout=given[1], stderr=given[1]) as process:
            while time.monotonic() < begun + LONGEST:
                if select(given[:1], (), (), _BETWEEN)[0]:
                    seen = _DRAWN.sub(b"", seen + os.read(given[0], 4096))
                elif process.poll() is not None:
                    break
                if shown.encode() in seen and time.monotonic() > typed + _BETWEEN:
                    keys, typed = keys[os.write(given[0], keys[:1]) :], time.monotonic()
            process.kill()
        for number in given:
            os.close(number)
        return Ended(process.returncode, seen, b"")

    def _command(
        self, words: Sequence[str | Path], here: Path | None, **variables: str
    ) -> list[str | Path]:
        """What runs a program of Windows, in the folder ``here``."""
        variables |= {
            "PATH": "/usr/bin:/bin",
            "HOME": self._within(self.home),
            "WINEPREFIX": f"{self._within(self.home)}/prefix",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _QUIET,
        }
        enter = ("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-ec", _ENTER, "sh")
        folder = self._within(here or self.home)
        return [
            *enter, self.root, self.root, "env", "-i", "-C", folder,
            *(f"{name}={value}" for name, value in variables.items()),
            "/usr/lib/wine/wine64", *map(self._within, words),
        ]  # fmt: skip

    def drive(
        self, jobs: Sequence[Mapping[str, Any]], here: Path, locale: str = "en_US.UTF-8"
    ) -> list[Ended]:
        """Runs commands one after the other in the folder ``here``, by ``driver``."""
        shutil.copy(DRIVER, self.home)
        (self.home / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
        (self.home / "ended.json").unlink(missing_ok=True)
        python = self.folder / "python" / "python.exe"
        files = (self.home / "driver.py", self.home / "jobs.json", self.home / "ended.json")
        ended = self.run(python, *files, here=here, locale=locale)
        return _ended(self.home / "ended.json", ended)

    def _within(self, word: str | Path) -> str:
        """A path here as Wine knows it; another word as it is."""
        if isinstance(word, Path):
            return f"/{word.relative_to(self.root)}"
        return word


def _ended(file: Path, process: "subprocess.CompletedProcess[bytes]") -> list[Ended]:
    if not file.is_file():
        raise RuntimeError(f"{process.returncode}: {process.stdout!r} {process.stderr!r}")
    return [
        Ended(each["code"], b64decode(each["out"]), b64decode(each["err"]))
        for each in json.loads(file.read_text(encoding="utf-8"))
    ]


def drive_here(python: str, jobs: Sequence[Mapping[str, Any]], here: Path) -> list[Ended]:
    """The same on this machine."""
    asked, told = here.with_name("jobs.json"), here.with_name("ended.json")
    asked.write_text(json.dumps(jobs), encoding="utf-8")
    ended = subprocess.run([python, DRIVER, asked, told], cwd=here, capture_output=True)
    return _ended(told, ended)


@contextmanager
def windows(archive: Path) -> Iterator[Windows]:
    """A Windows with the archive unpacked in it, gone at the end."""
    found = root()
    home = Path(tempfile.mkdtemp(prefix="home-", dir=found / "opt"))
    try:
        with ZipFile(archive) as packed:
            packed.extractall(home)
        yield Windows(found, home)
    finally:
        shutil.rmtree(home, ignore_errors=True)
