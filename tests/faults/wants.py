"""Runs that lack something: room on the disk, a stream, or being alone."""

import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tests.faults.scenes import Place, Whole, run

BLOCK = 512
"""Bytes that ``ulimit -f`` counts in."""
STREAMS = ("", "2>&-", "2>/dev/full", "<&-", ">&-", ">/dev/full")


def little_room(place: Place, scene: str, unharmed: Whole, random: Random) -> None:
    """No file may grow beyond some size, as on a disk that is full."""
    place.reset({})
    largest = max(map(len, unharmed.files.values()))
    blocks = random.randrange(largest // BLOCK + 2)
    ended = run(place, scene, f"ulimit -f {blocks}; {{}}")
    assert ended.code in (0, 2), ended
    assert "Traceback" not in ended.err, ended.err
    assert place.outputs() == (unharmed.files if ended.code == 0 else {})
    assert place.left() == []


def full_disk(place: Place, scene: str, unharmed: Whole, random: Random) -> bool:
    """A disk that is too small for the outputs; False where none may be mounted."""
    place.reset({})
    needed = sum(map(len, unharmed.files.values()))
    with _disk(place.work / "hasil", random.randrange(4096, needed + 65536)) as mounted:
        if not mounted:
            return False
        ended = run(place, scene)
        files = {name for name in place.outputs() if name in unharmed.files}
        assert ended.code in (0, 2), ended
        assert "Traceback" not in ended.err, ended.err
        assert files == ({*unharmed.files} if ended.code == 0 else set()), ended
        assert place.left() == []
    return True


@contextmanager
def _disk(folder: Path, size: int) -> Iterator[bool]:
    folder.mkdir()
    asked = ["mount", "-t", "tmpfs", "-o", f"size={size}", "rentan-faults", str(folder)]
    try:
        mounted = subprocess.run(asked, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


def streams(place: Place, scene: str, unharmed: Whole, random: Random) -> None:
    """Streams are closed or full. All that is asked for goes to files, so only a stdout that is
    closed from the beginning is refused."""
    place.reset({})
    chosen = random.sample(STREAMS, 2)
    ended = run(place, scene, f"exec {{}} {' '.join(chosen)}")
    refused = [each for each in chosen if each.startswith(">")][-1:] == [">&-"]
    assert ended.code == (2 if refused else 0), (chosen, ended)
    assert place.outputs() == ({} if refused else unharmed.files), chosen
    assert place.left() == []


def together(place: Place, scene: str, unharmed: Whole, random: Random) -> None:
    """Several runs write the same files at the same time."""
    place.reset({})
    with ThreadPoolExecutor(4) as pool:
        ended = list(pool.map(lambda _: run(place, scene), range(random.randint(2, 4))))
    assert {each.code for each in ended} == {0}, ended
    assert place.outputs() == unharmed.files
    assert place.left() == []
