"""The runs that are harmed, the places that they run in, and what they leave."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from pekerja_rentan.files.workspace import BESIDE
from tests.faults.warm import Warm
from tests.screening import save, someone

RENTAN = (sys.executable, "-m", "pekerja_rentan")
WORDS = {
    "lists": "screen daftar.csv -r kutim --by desa --out hasil --returns desa -o a.json",
    "output": "cost -r kutim -w 100000 --year 2024 -o a.json --plot a.svg",
    "workbook": "screen daftar.xlsx -r kutim --out hasil --lists csv -o a.json",
    "batch": "batch minta.csv -c cost -o jawaban.csv",
    "kept": "cost -r tes -w 10 --year 2024 --policies kebijakan -o a.json",
}
"""The command line of each scene."""
PEOPLE = [someone(n, Status_Pekerjaan="PNS" if n % 5 == 0 else "mandiri") for n in range(200)]
_INPUTS = {"daftar.csv", "daftar.xlsx", "minta.csv", "kebijakan/tes.yaml"}
Files = dict[str, bytes]


class Place(NamedTuple):
    """Where one run after the other takes place; nobody else works there."""

    root: Path
    warm: Warm

    @property
    def work(self) -> Path:
        """The folder that a run is in, with its inputs and outputs."""
        return self.root / "kerja"

    @property
    def temporary(self) -> Path:
        """What the run takes for the system's temporary folder."""
        return self.root / "sementara"

    @property
    def kept(self) -> Path:
        """Where policies are kept."""
        return self.root / "simpanan"

    def environment(self) -> dict[str, str]:
        """What a run here is told of it."""
        own = {"TMPDIR": self.temporary, "RENTAN_CACHE": self.kept, "PYTHON": sys.executable}
        return {**os.environ, **{name: str(path) for name, path in own.items()}}

    def outputs(self) -> Files:
        """The files that are in their places."""
        return {
            str(path.relative_to(self.work)): path.read_bytes()
            for path in self.work.rglob("*")
            if path.is_file()
            and str(path.relative_to(self.work)) not in _INPUTS
            and not any(part.startswith(BESIDE) for part in path.parts)
        }

    def left(self) -> list[str]:
        """What runs have left that is no output."""
        hidden = [*self.root.rglob(f"{BESIDE}*"), *self.temporary.iterdir()]
        return sorted(str(path) for path in hidden if not _is_probe(path))

    def processes(self) -> list[int]:
        """The processes that runs here have begun (Linux; elsewhere none is found)."""
        own = f"TMPDIR={self.temporary}".encode()
        found = []
        for entry in Path("/proc").glob("[0-9]*/environ"):
            with suppress(OSError):  # it is gone, or not ours
                if own in entry.read_bytes().split(b"\0"):
                    found.append(int(entry.parent.name))
        return found

    def reset(self, old: Files) -> None:
        """Only inputs, and ``old`` outputs, as if nothing had run here."""
        for name in self.outputs():
            (self.work / name).unlink()
        hidden = [*self.temporary.iterdir(), *self.root.rglob(f"{BESIDE}*")]
        for path in (*hidden, self.work / "hasil", self.work / "desa"):
            path.unlink() if path.is_file() else shutil.rmtree(path, ignore_errors=True)
        self.forget()
        for name, content in old.items():
            (self.work / name).parent.mkdir(exist_ok=True)
            (self.work / name).write_bytes(content)

    def forget(self) -> None:
        """No policy is kept, so that the next run keeps it anew."""
        for entry in self.kept.glob("*.policy"):
            entry.unlink()


def _is_probe(path: Path) -> bool:
    """Whether it is what Python writes to see if a temporary folder can be written in, and removes
    at once; a run that is killed just then leaves it."""
    return bool(re.fullmatch("[a-z0-9_]{8}", path.name)) and path.read_bytes() in (b"", b"blat")


def made(root: Path, like: Place | None = None) -> Place:
    """A new place with the inputs of all scenes: those of the place that it is ``like``, to the
    byte."""
    place = Place(root, Warm())
    for folder in (place.temporary, place.kept):
        folder.mkdir(parents=True)
    place.kept.chmod(0o700)
    if like is not None:
        shutil.copytree(like.work, place.work)
        return place
    (place.work / "kebijakan").mkdir(parents=True)
    save(place.work / "daftar.csv", PEOPLE)
    save(place.work / "daftar.xlsx", PEOPLE)
    requests = "".join(f"{n},{n + 1}\n" for n in range(1_000))
    (place.work / "minta.csv").write_text(f"id,workers\n{requests}")
    (place.work / "kebijakan" / "tes.yaml").write_text(
        "id: tes\nname: Tes\nextends: nasional\nchecked: 2026-01-01\n"
    )
    return place


class Ended(NamedTuple):
    """How a run ended: its code (negative for a signal), and what it said on stderr."""

    code: int
    err: str


def run(place: Place, scene: str, shell: str = "{}") -> Ended:
    """One run that nobody harms, in a line of the ``shell``."""
    line = shell.format(f'"$PYTHON" -m pekerja_rentan {WORDS[scene]}')
    ended = subprocess.run(
        ["sh", "-c", line],
        cwd=place.work,
        env=place.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return Ended(ended.returncode, ended.stderr)


class Running(NamedTuple):
    """A run that goes on: the number of its process, and what waits for its end."""

    number: int
    end: Callable[[], Ended]


def begun(place: Place, scene: str, *, warm: bool) -> Running:
    """Begins a run, a ``warm`` one with its modules loaded."""
    words, said = WORDS[scene].split(), place.root / "kata"
    if warm:
        number = place.warm.start(words, place.work, place.environment(), said)
        return Running(number, lambda: Ended(place.warm.wait(), said.read_text("utf-8")))
    with said.open("wb") as stream:
        running = subprocess.Popen(
            [*RENTAN, *words],
            cwd=place.work,
            env=place.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stream,
        )
    return Running(running.pid, lambda: Ended(running.wait(60), said.read_text("utf-8")))


class Whole(NamedTuple):
    """What a scene writes when nothing goes wrong, and how many seconds it takes, begun cold and
    ``warm``."""

    files: Files
    cold: float
    warm: float


def whole(place: Place, scene: str) -> Whole:
    """Runs a scene unharmed, cold and warm. Raises AssertionError where that does not end well."""
    seconds, found = {}, []
    for warm in (False, True, True):  # the last is as quick as those to come
        place.reset({})
        started = time.monotonic()
        ended = begun(place, scene, warm=warm).end()
        seconds[warm] = time.monotonic() - started
        found.append(place.outputs())
        assert ended.code == 0, ended
        assert place.left() == []
    assert found[0]
    assert found[0] == found[1] == found[2]
    return Whole(found[0], cold=seconds[False], warm=seconds[True])
