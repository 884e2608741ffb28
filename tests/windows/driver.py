"""Runs commands one after the other, each in a process of its own, and writes how each ended.

``python driver.py JOBS ENDED``, with nothing but the standard library, in any Python: JOBS is JSON,
a list of what is asked; each has ``words`` for rentan, its ``line`` of them as Windows hands it on,
or a whole ``command`` for the shell of the system; ``stdin`` may name a file, ``env`` variables;
``hold`` files that another program has open meanwhile, for nobody else to read with ``shut``;
``kill`` is a pattern of files whose appearance ends the run outright.
"""

import base64
import glob
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "RENTAN_LANG", "RENTAN_POLICIES")
RENTAN = [sys.executable, "-m", "pekerja_rentan"]
LONGEST = 120


def ended(job: "dict[str, Any]") -> "dict[str, Any]":
    """How a job ends."""
    own = {name: value for name, value in os.environ.items() if name not in LOCALE}
    with ExitStack() as stack:
        for file in job.get("hold", ()):
            stack.enter_context(open(file, "r+b"))
        for file in job.get("shut", ()):
            stack.callback(shut(file))
        given = stack.enter_context(open(job["stdin"], "rb")) if "stdin" in job else None
        process = subprocess.Popen(
            job.get("command") or started(job),
            shell="command" in job,
            stdin=given or subprocess.PIPE,  # NUL would pass for a terminal
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=own | job.get("env", {}),
        )
        if "kill" in job:
            latest = time.monotonic() + LONGEST
            while not glob.glob(job["kill"]) and time.monotonic() < latest:
                time.sleep(0.01)
            process.kill()
        out, err = process.communicate()
    told = {"out": out, "err": err}
    return {
        "code": process.returncode,
        **{name: base64.b64encode(text).decode() for name, text in told.items()},
    }


def shut(file: str) -> "Callable[[], object]":
    """Opens a file so that no other program can, and returns what closes it."""
    import _winapi  # which type checkers know on Windows alone

    nobody, existing, reading = 0, 3, 0x80000000
    calls: Any = _winapi
    handle = calls.CreateFile(file, reading, nobody, 0, existing, 0, 0)
    return lambda: calls.CloseHandle(handle)


def started(job: "dict[str, Any]") -> "str | list[str]":
    """How rentan is started."""
    if "line" in job:
        return f"{subprocess.list2cmdline(RENTAN)} {job['line']}"
    return [*RENTAN, *job["words"]]


def main(asked: str, told: str) -> None:
    with open(asked, encoding="utf-8") as stream:
        jobs = json.load(stream)
    answers = [ended(job) for job in jobs]
    with open(f"{told}.half", "w", encoding="utf-8") as stream:
        json.dump(answers, stream)
    os.replace(f"{told}.half", told)


if __name__ == "__main__":
    main(*sys.argv[1:])
