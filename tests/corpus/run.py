"""A folder of files, each proved in a process that may die of it."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty, Queue
from tempfile import TemporaryDirectory
from typing import IO, NamedTuple

from tests.corpus.lines import TEXTS, WORKBOOKS
from tests.corpus.proof import ROOT, Proof, prove

KINDS = (*TEXTS, *WORKBOOKS, ".xls", ".xlsb", ".ods", ".parquet")
SECONDS = 120
"""How long one file may take."""


class Tried(NamedTuple):
    path: Path
    proof: Proof


def files(folder: Path) -> list[Path]:
    """All spreadsheets and texts below a folder, in order."""
    found = (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in KINDS)
    return [path for path in found if path.is_file()]


def run(paths: Sequence[Path], jobs: int, seconds: float) -> Iterator[Tried]:
    """Proves files as long as there is time, by ``jobs`` processes; by this one where that is 0."""
    until = time.monotonic() + seconds
    if not jobs:
        for path in paths:
            if time.monotonic() < until:
                yield Tried(path, proved(path))
        return
    waiting: Queue[Path] = Queue()
    for path in paths:
        waiting.put(path)
    with ThreadPoolExecutor(jobs) as pool:
        for tried in pool.map(lambda _: [*_by_a_process(waiting, until)], range(jobs)):
            yield from tried


def proved(path: Path) -> Proof:
    with TemporaryDirectory() as folder:
        os.environ["RENTAN_CACHE"] = str(Path(folder) / "kept")
        return prove(path, Path(folder))


def serve() -> None:
    """Proves files that are named on stdin, a line each; an answer is a line on stdout."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        proof = proved(Path(line.rstrip("\n")))
        answers.write(
            "\t".join((*map(str, proof[1:]), *(" ".join(each.split()) for each in proof.faults)))
        )
        answers.write("\n")
        answers.flush()


def _by_a_process(waiting: "Queue[Path]", until: float) -> Iterator[Tried]:
    server: subprocess.Popen[str] | None = None
    while time.monotonic() < until:
        try:
            path = waiting.get_nowait()
        except Empty:
            break
        server = server or _server()
        answer = _answer(server, path)
        if answer is None:
            server.kill()
            server.communicate()
            server = None
            answer = Proof([f"takes more than {SECONDS} s, or ends the process"], 0, 0, 0)
        yield Tried(path, answer)
    if server:
        server.communicate()


def _server() -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.corpus", "--serve"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        encoding="utf-8", cwd=ROOT,
    )  # fmt: skip


def _answer(server: "subprocess.Popen[str]", path: Path) -> Proof | None:
    asked, said = _pipe(server.stdin), _pipe(server.stdout)
    try:
        asked.write(f"{path}\n")
        asked.flush()
    except BrokenPipeError:
        return None
    ready, _, _ = select.select([said], [], [], SECONDS)
    line = said.readline() if ready else ""
    if not line:
        return None
    judged, refused, lines, *faults = line.rstrip("\n").split("\t")
    return Proof(faults, int(judged), int(refused), int(lines))


def _pipe(stream: "IO[str] | None") -> IO[str]:
    if stream is None:
        raise AssertionError("a server has pipes")
    return stream
