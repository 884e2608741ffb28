"""Workbooks are read in a process of their own: whatever a damaged or hostile one does to the
libraries that read it (a panic, an abort, all memory, no end), one sentence is what comes of it,
and no word of theirs reaches the terminal.

The process is begun early, so that it loads its libraries while this one loads others; it gets
its requests one a line and ends when there are none to come, as it does when this process is gone.
"""

import json
import os
import subprocess
import sys
from atexit import register
from collections.abc import Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from signal import Signals
from tempfile import TemporaryFile
from threading import Thread
from time import monotonic
from typing import IO, Any, BinaryIO, Self, cast

from pekerja_rentan import signals
from pekerja_rentan.errors import InputError

LEAST_MEMORY = 2 << 30
"""Bytes that reading a workbook may always take; else as many as the machine has."""
SECONDS = 120
"""That reading a workbook may take, and one more for every BYTES_A_SECOND of it."""
BYTES_A_SECOND = 500_000
SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_GLANCE = 0.1
_PROGRAM = "from pekerja_rentan.roster.reading.extract import main; main()"
_early: "list[_Child]" = []
"""The process that was begun before any workbook was opened, if it was."""


def begin(paths: Sequence[str]) -> None:
    """Begins the process where one of the files is called like a workbook."""
    if not _early and any(path.lower().endswith(SUFFIXES) for path in paths):
        with suppress(OSError):  # told when the workbook is opened
            _early.append(_Child())
            register(_early[0].end)


class Guard:
    """The process, begun when it is first asked, and ended with its context."""

    def __init__(self) -> None:
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._child:
            self._child.end()
            self._child = None

    def send(self, size: int, **request: object) -> None:
        """Sends a request about a workbook of ``size`` bytes unpacked. Raises InputError where the
        process has ended, and OSError where none can be begun."""
        if self._child is None:
            try:
                self._child = _early.pop()
            except IndexError:
                self._child = _Child()
        self._child.send(size, request)

    def answer(self) -> dict[str, Any]:
        """What comes back. Raises InputError where the workbook could not be read, and OSError
        where there was no room for its cells."""
        if self._child is None:
            raise ValueError("nothing was asked")
        return self._child.answer()


class _Child:
    """One process. Raises OSError where none can be begun."""

    def __init__(self) -> None:
        self._said = TemporaryFile()  # noqa: SIM115  (as long as the process lives)
        try:
            self._process = _begun(self._said)
        except OSError:
            self._said.close()
            raise
        self._requests = cast("BinaryIO", self._process.stdin)
        self._answers = cast("BinaryIO", self._process.stdout)
        self._seconds = SECONDS
        self._memory = max(LEAST_MEMORY, _physical())
        self._late = False

    def send(self, size: int, request: dict[str, object]) -> None:
        self._seconds = SECONDS + size // BYTES_A_SECOND
        request |= {"memory": self._memory, "seconds": self._seconds}
        try:
            self._requests.write(json.dumps(request).encode() + b"\n")
            self._requests.flush()
        except OSError:
            raise self._failed() from None

    def answer(self) -> dict[str, Any]:
        lines: SimpleQueue[bytes] = SimpleQueue()
        Thread(target=lambda: lines.put(self._answers.readline()), daemon=True).start()
        latest = monotonic() + self._seconds
        line = None
        while line is None:
            # never long: a signal may not wake who waits, as Polars has it begin to wait again
            with suppress(Empty):
                line = lines.get(timeout=_GLANCE)
            if monotonic() > latest and not self._late:
                self._late = True
                self._process.kill()
        if not line.endswith(b"\n"):
            raise self._failed()
        answer: dict[str, Any] = json.loads(line)
        if number := answer.get("room"):
            raise OSError(number, os.strerror(number))
        if reason := answer.get("failed"):
            raise self._too_much() if reason == "memory" else InputError("workbook-broken")
        return answer

    def end(self) -> None:
        """Ends it now, whatever it does. May be called twice."""
        self._process.kill()
        self._process.wait()
        for stream in (self._requests, self._answers, self._said):
            with suppress(OSError):
                stream.close()

    def _failed(self) -> InputError:
        """Why the process has ended by itself, or what a signal has raised meanwhile."""
        code = self._process.wait()
        signals.check()
        ended_by = Signals(-code).name if code < 0 else ""
        if self._late or ended_by == "SIGXCPU":
            return InputError("workbook-slow", seconds=self._seconds)
        self._said.seek(0)
        if ended_by == "SIGKILL" or b"memory allocation" in self._said.read():
            return self._too_much()
        return InputError("workbook-broken")

    def _too_much(self) -> InputError:
        return InputError("workbook-memory", bytes=self._memory)


def _begun(said: IO[bytes]) -> "subprocess.Popen[bytes]":
    program = f"import sys; sys.path = sys.argv[1:]; {_PROGRAM}"
    # where this process finds its packages, and not in the folder that it happens to be in
    packages = [path or os.getcwd() for path in sys.path]
    return subprocess.Popen(  # noqa: S603  (this Python, and words of our own)
        [sys.executable, "-P", "-c", program, *packages],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=said,
        start_new_session=True,  # what a terminal sends comes to this process, which ends it
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _physical() -> int:
    """The memory of this machine, in bytes; 0 where the system does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        return 0
