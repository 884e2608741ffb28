"""Whole processes, measured from outside: what a user waits for and what a machine must have."""

import ctypes
import json
import os
import resource
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_ADOPT = 36
"""Linux: what a process leaves when it ends becomes this one's child."""
RENTAN = str(Path(sysconfig.get_path("scripts")) / "rentan")


class Run(NamedTuple):
    """Seconds on the clock and of all processors, the most memory in bytes, and what was said."""

    seconds: float
    processor: float
    memory: int
    said: str


class Measured(NamedTuple):
    """The medians of several runs."""

    seconds: float
    processor: float
    memory: float


def run(command: Sequence[str]) -> Run:
    """Runs a command as a user would: compiled modules are kept, nothing is drawn. Raises
    RuntimeError with what it said when it fails."""
    environment = {key: value for key, value in os.environ.items() if "BYTECODE" not in key}
    launched = [sys.executable, "-S", __file__, *command]
    done = subprocess.run(launched, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr}{done.stdout}")
    return Run(*json.loads(done.stdout))


def launch(command: Sequence[str]) -> Run:
    """Runs a command from a process that is small itself: the system counts the memory of the
    process that starts another as the other's too. Of processor time all count that it starts, as
    Java and what that starts."""
    ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)
    with tempfile.TemporaryFile("w+") as said:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=said)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(1)
        with suppress(ChildProcessError):
            while True:
                os.wait()
        every = resource.getrusage(resource.RUSAGE_CHILDREN)
        said.seek(0)
        text = said.read()
    return Run(seconds, every.ru_utime + every.ru_stime, used.ru_maxrss * 1024, text)


def interleaved(
    commands: Mapping[str, Sequence[str]], runs: int, before: Callable[[], object] = os.sync
) -> dict[str, Measured]:
    """Each command ``runs`` times, in turn, so that a machine's moods fall on all alike; ``before``
    each what the one before has left to the disk is done with."""
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            before()
            taken[name].append(run(command))
    return {name: _medians(each) for name, each in taken.items()}


def _medians(runs: Sequence[Run]) -> Measured:
    return Measured(
        statistics.median(each.seconds for each in runs),
        statistics.median(each.processor for each in runs),
        statistics.median(each.memory for each in runs),
    )


if __name__ == "__main__":
    print(json.dumps(launch(sys.argv[1:])))
