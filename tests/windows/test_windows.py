"""What Windows answers is what this machine answers, byte for byte, but for line ends of what is
printed, the marks between folders, and how workbooks, letters and pictures are packed: their parts
(but for line ends) and dots are the same."""

import re
import shlex
import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

import pytest
from PIL import Image

from pekerja_rentan.cli.app import Commands
from pekerja_rentan.locales import command_named
from tests.windows.machine import Ended, Windows, drive_here, lay_out

pytestmark = [pytest.mark.windows, pytest.mark.xdist_group("windows")]

MOST_SHOWN = 2000


def jobs() -> list[dict[str, Any]]:
    """The requests, as ``driver`` takes them."""
    text = Path(__file__).with_name("commands.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found = []
    for line in lines:
        words, _, file = line.partition(" < ")
        found.append({"words": shlex.split(words)} | ({"stdin": file} if file else {}))
    return found


@pytest.fixture(scope="session")
def both(
    machine: Windows, tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[tuple[Ended, Ended]], Path, Path]:
    """How each request ends here and there, and the folders with what they have written."""
    here = lay_out(tmp_path_factory.mktemp("here") / "folder")
    there = lay_out(machine.home / "folder")
    ended = drive_here(sys.executable, jobs(), here), machine.drive(jobs(), there)
    return list(zip(*ended, strict=True)), here, there


def plain(text: bytes) -> str:
    """A text without what may differ: line ends, and the marks between folders."""
    return re.sub(r"\\\\?", "/", text.decode("utf-8").replace("\r\n", "\n"))


@pytest.mark.parametrize("number", range(len(jobs())), ids=lambda at: " ".join(jobs()[at]["words"]))
def test_a_request_is_answered_as_here(
    both: tuple[list[tuple[Ended, Ended]], Path, Path], number: int
) -> None:
    here, there = both[0][number]
    said = [(each.code, plain(each.out), plain(each.err)) for each in (here, there)]
    assert said[0] == said[1]


def test_there_are_sixty_requests_of_all_kinds() -> None:
    assert len(jobs()) >= 60
    ours = {command_named(job["words"][0]) for job in jobs()}
    assert set(Commands.command_modules) - ours == {"ask"}  # which test_archive clicks


def written(folder: Path) -> dict[str, Any]:
    """What stands in each file of a folder."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): content(path) for path in files}


def content(path: Path) -> Any:
    """What a file holds: the parts of an archive, the dots of a picture, an answer that names files
    without the marks in their names; else its bytes."""
    if is_zipfile(path):
        with ZipFile(path) as archive:
            return {name: part(name, archive.read(name)) for name in archive.namelist()}
    if path.suffix == ".png":
        return part(path.name, path.read_bytes())
    return plain(path.read_bytes()) if path.name == "summary.json" else path.read_bytes()


def part(name: str, data: bytes) -> Any:
    """A part of an archive, or a picture's dots."""
    if not name.endswith(".png"):
        return data.replace(b"\r\n", b"\n")
    with Image.open(BytesIO(data)) as picture:
        return picture.size, picture.info, picture.tobytes()


def test_the_files_that_were_written_are_the_same(
    both: tuple[list[tuple[Ended, Ended]], Path, Path],
) -> None:
    _, here, there = both
    ours, theirs = written(here), written(there)
    assert [*ours] == [*theirs]
    assert [name for name, data in ours.items() if theirs[name] != data] == []
    assert len(ours) > 40
    assert len([data for data in ours.values() if isinstance(data, dict)]) > 8
