"""Builds a release from the tag at which this clone stands, and proves it, into a folder:

    python packaging/release.py FOLDER

The wheel, the sdist and the folder for Windows (each built twice, from two clones, and the same
both times; the sdist makes that wheel too), their bills of materials, the release notes with the
digests of these three, and the digests of all.
Refuses, in a sentence and with code 1, a machine on which something for it is not installed, a
folder that is there, a tag that is not the version of the source, changes that are not committed,
and a CHANGELOG without a section for the version.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from notes import notes

ROOT = Path(__file__).parents[1]
WINDOWS = "rentan-windows"
NEEDED = ("build", "uv", "hatchling", "cyclonedx")
"""Packages, or programs, without which there is none."""


class RefusedError(Exception):
    """Why there is no release, in a sentence."""


def git(*words: str, folder: Path = ROOT) -> str:
    ended = subprocess.run(
        ["git", "-C", folder, *words], capture_output=True, check=False, encoding="utf-8"
    )
    if ended.returncode:
        raise RefusedError(f"git {words[0]}: {ended.stderr.strip()}")
    return ended.stdout.strip()


def version() -> str:
    """The version that the source says."""
    text = (ROOT / "src" / "pekerja_rentan" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    if found is None:
        raise RefusedError("src/pekerja_rentan/__init__.py says no __version__")
    return found[1]


def equipped() -> None:
    """Refuses where something is missing that makes a release."""
    missing = [name for name in NEEDED if not (find_spec(name) or shutil.which(name))]
    if missing:
        raise RefusedError(
            f"{', '.join(missing)} not installed here; what makes a release comes by:\n"
            f"{sys.executable} -m pip install -c constraints.txt -e '.[test]'"
        )


def tagged() -> str:
    """The version that is to be released: the tag's, which is the source's too."""
    said = version()
    tags = [tag for tag in git("tag", "--points-at", "HEAD").split() if tag.startswith("v")]
    if tags != [f"v{said}"]:
        here = ", ".join(tags) or "no tag"
        raise RefusedError(
            f"the source says version {said}, so HEAD must have the tag v{said}: {here}"
        )
    if changed := git("status", "--short"):
        raise RefusedError(f"what is released is committed; there are changes:\n{changed}")
    return said


def build(source: Path, out: Path, *kinds: str) -> list[Path]:
    """The wheel and the sdist of a folder, or those of them that are asked for, as whoever has the
    folder builds them: without a time of its own, which would be another elsewhere."""
    ended = subprocess.run(
        [sys.executable, "-m", "build", "--installer=uv", *kinds, "--outdir", out, source],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={key: text for key, text in os.environ.items() if key != "SOURCE_DATE_EPOCH"},
    )
    if ended.returncode:
        raise RefusedError(f"it cannot be built:\n{ended.stdout}{ended.stderr}")
    return sorted(out.iterdir())  # the wheel's name is the sdist's and more, behind a dash


def same(first: list[Path], second: list[Path]) -> None:
    """Refuses files that are not the same, byte for byte."""
    for one, other in zip(first, second, strict=True):
        if one.name != other.name or one.read_bytes() != other.read_bytes():
            raise RefusedError(f"{one.name} is not the same when it is built again")


def for_windows(source: Path, out: Path) -> Path:
    """The folder for Windows, packed, of a clone."""
    packed = out / f"{WINDOWS}.zip"
    script = source / "packaging" / "windows" / "archive.py"
    ended = subprocess.run(
        [sys.executable, script, packed], capture_output=True, check=False, encoding="utf-8"
    )
    if ended.returncode:
        raise RefusedError(f"{packed.name} cannot be made:\n{ended.stdout}{ended.stderr}")
    return packed


def built(work: Path) -> list[Path]:
    """The wheel, the sdist and the folder for Windows, proven to be made again from a clone, the
    wheel from the sdist itself too."""
    made = []
    for turn in ("once", "again"):
        clone, out = work / turn / "clone", work / turn / "out"
        git("clone", "-q", str(ROOT), str(clone))
        made.append([*build(clone, out, "--wheel", "--sdist"), for_windows(clone, out)])
    same(*made)
    wheel, sdist, _ = made[0]
    with tarfile.open(sdist) as archive:
        archive.extractall(work, filter="data")
    unpacked = work / sdist.name.removesuffix(".tar.gz")
    same([wheel], build(unpacked, work / "from-sdist", "--wheel"))
    return made[0]


def release(folder: Path) -> None:
    """Writes the files of the release that the tag names into a new folder."""
    equipped()
    said = tagged()
    text = notes(said, (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    epoch = git("show", "-s", "--format=%ct", "HEAD")
    with tempfile.TemporaryDirectory() as work:
        made_new(folder)
        try:
            files = [Path(shutil.copy(each, folder)) for each in built(Path(work))]
        except RefusedError:
            folder.rmdir()
            raise
    (folder / "RELEASE.md").write_text(text + table(files), encoding="utf-8")
    wheel, sdist, packed = files
    bills = {f"pekerja_rentan-{said}": (wheel, sdist), WINDOWS: (packed, wheel)}
    for name, of in bills.items():
        (folder / f"{name}.cdx.json").write_bytes(bill(of, epoch))
    sums = (f"{digest(each)}  {each.name}\n" for each in sorted(folder.iterdir()))
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def made_new(folder: Path) -> None:
    """Makes the folder, so that nobody waits for what cannot be laid down."""
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        raise RefusedError(f"{folder} is there already: name a new folder") from None
    except OSError as error:
        raise RefusedError(f"{folder}: {error.strerror}. Name a new folder") from None


def bill(files: Sequence[Path], epoch: str) -> bytes:
    """The bill of materials of files, dated by the second of the release's commit."""
    return subprocess.run(
        [sys.executable, Path(__file__).with_name("sbom.py"), *files],
        check=True,
        env=os.environ | {"SOURCE_DATE_EPOCH": epoch},
        stdout=subprocess.PIPE,
    ).stdout


def table(files: Sequence[Path]) -> str:
    """What the notes say of the files: which they are, and by which digest one knows them."""
    rows = (f"| `{each.name}` | `{digest(each)}` |\n" for each in files)
    return "".join(("\n| file | SHA-256 |\n|---|---|\n", *rows))


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("release: name a new folder: python packaging/release.py dist/0.2.0")
    try:
        release(Path(sys.argv[1]))
    except (RefusedError, ValueError) as problem:
        raise SystemExit(f"release: {problem}") from None
