"""The runs that are harmed, the places that they run in, and what they leave."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from pekerja_rentan.workspace import BESIDE
from tests.screening import save, someone

RENTAN = (sys.executable, "-m", "pekerja_rentan")
WORDS = {
    "lists": "screen daftar.csv -r kutim --by desa --out hasil --returns desa -o a.json",
    "output": "cost -r kutim -w 100000 --year 2024 -o a.json --plot a.svg",
    "batch": "batch minta.csv -c cost -o jawaban.csv",
    "kept": "cost -r tes -w 10 --year 2024 --policies kebijakan -o a.json",
}
"""The command line of each scene."""
_INPUTS = {"daftar.csv", "minta.csv", "kebijakan/tes.yaml"}
Files = dict[str, bytes]


class Place(NamedTuple):
    """Where one run after the other takes place; nobody else works there."""

    root: Path

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
        hidden = list(self.root.rglob(f"{BESIDE}*"))
        return sorted(map(str, [*hidden, *self.temporary.iterdir()]))

    def reset(self, old: Files) -> None:
        """Only inputs, and ``old`` outputs, as if nothing had run here."""
        for name in self.outputs():
            (self.work / name).unlink()
        for path in [*self.temporary.iterdir(), *self.root.rglob(f"{BESIDE}*")]:
            shutil.rmtree(path, ignore_errors=True)
        for folder in ("hasil", "desa"):
            shutil.rmtree(self.work / folder, ignore_errors=True)
        self.forget()
        for name, content in old.items():
            (self.work / name).parent.mkdir(exist_ok=True)
            (self.work / name).write_bytes(content)

    def forget(self) -> None:
        """No policy is kept, so that the next run keeps it anew."""
        for entry in self.kept.glob("*.policy"):
            entry.unlink()


def made(root: Path) -> Place:
    """A new place with the inputs of all scenes."""
    place = Place(root)
    for folder in (place.work / "kebijakan", place.temporary, place.kept):
        folder.mkdir(parents=True)
    place.kept.chmod(0o700)
    people = [someone(n, Status_Pekerjaan="PNS" if n % 5 == 0 else "mandiri") for n in range(600)]
    save(place.work / "daftar.csv", people)
    requests = "".join(f"{n},{n + 1}\n" for n in range(2_000))
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


class Whole(NamedTuple):
    """What a scene writes when nothing goes wrong, and how many seconds it takes."""

    files: Files
    seconds: float


def whole(place: Place, scene: str) -> Whole:
    """Runs a scene unharmed. Raises AssertionError where that does not end well."""
    place.reset({})
    begun = time.monotonic()
    ended = run(place, scene)
    seconds = time.monotonic() - begun
    files = place.outputs()
    assert ended == (0, ended.err), ended
    assert files
    assert place.left() == []
    return Whole(files, seconds)
