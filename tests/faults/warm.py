"""Runs that are forked from a process in which their modules are loaded: what a signal meets in
them is the work, in others mostly the loading, and many more are done in a minute."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

_PROGRAM = "from tests.faults.warm import serve; serve()"
_ROOT = Path(__file__).parents[2]
_SECONDS = 60
"""That a run may take."""


class Warm:
    """Such a process. It does one run at a time: ``start``, then ``wait``."""

    def __init__(self) -> None:
        # threads of the allocator are no good to a fork
        own = {"_RJEM_MALLOC_CONF": "background_thread:false", "PYTHONPATH": str(_ROOT)}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM],
            env={**os.environ, **own},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self._answer()  # when all is loaded

    def start(
        self, words: Sequence[str], folder: Path, environment: Mapping[str, str], said: Path
    ) -> int:
        """Begins a run in ``folder`` whose stderr is the file ``said``; the number of its process,
        which is nobody else's before ``wait``."""
        more = {"folder": str(folder), "environment": dict(environment), "said": str(said)}
        return int(self._asked({"words": list(words), **more}))

    def wait(self) -> int:
        """The code of the run, negative for a signal: KILL's where it does not end."""
        return int(self._asked({}))

    def end(self) -> None:
        """Ends the process; to be called when no run is going on."""
        self._process.communicate()

    def _asked(self, request: Mapping[str, Any]) -> str:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps(request)}\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


def serve() -> None:
    """Loads all that runs load, then forks and waits as it is asked."""
    _load()
    print(flush=True)
    number = 0
    signal.signal(signal.SIGALRM, lambda *_: os.kill(number, signal.SIGKILL))
    for line in sys.stdin:
        request = json.loads(line)
        if request:
            signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
            number = os.fork()
            if number == 0:
                _become(request)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, signal.valid_signals())
            print(number, flush=True)
        else:
            signal.alarm(_SECONDS)
            status = os.waitpid(number, 0)[1]
            signal.alarm(0)
            print(os.waitstatus_to_exitcode(status), flush=True)


def _load() -> None:
    import pekerja_rentan

    for module in walk_packages(pekerja_rentan.__path__, "pekerja_rentan."):
        if "spark" not in module.name:
            with suppress(ModuleNotFoundError):  # of an extra that is not there
                import_module(module.name)


def _become(request: Mapping[str, Any]) -> None:
    """The run, as a shell would begin it."""
    from pekerja_rentan.__main__ import run

    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    tempfile.tempdir = None
    for stream, path in enumerate((os.devnull, os.devnull, request["said"])):
        opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        os.dup2(opened, stream)
        os.close(opened)
    sys.argv = ["rentan", *request["words"]]
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, signal.valid_signals())
        run()
    except KeyboardInterrupt:  # before its first line
        os._exit(130)
