"""Runs commands one after the other, each in a process of its own, and writes how each ended.

``python driver.py JOBS ENDED``, with nothing but the standard library, in any Python: JOBS is JSON,
a list of what is asked; each has ``words`` for rentan, or a whole ``command`` for the shell of the
system; ``stdin`` may name a file, ``env`` variables; ``hold`` files that another program has open
meanwhile; ``stop`` is after how many seconds the run is asked to end.
"""

import base64
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from typing import Any

LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "RENTAN_LANG", "RENTAN_POLICIES")
RENTAN = [sys.executable, "-m", "pekerja_rentan"]


def ended(job: "dict[str, Any]") -> "dict[str, Any]":
    """How a job ends."""
    own = {name: value for name, value in os.environ.items() if name not in LOCALE}
    with ExitStack() as stack:
        for file in job.get("hold", ()):
            stack.enter_context(open(file, "r+b"))
        stdin = stack.enter_context(open(job.get("stdin", os.devnull), "rb"))
        process = subprocess.Popen(
            job.get("command") or RENTAN + job["words"],
            shell="command" in job,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=own | job.get("env", {}),
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        if "stop" in job:
            time.sleep(job["stop"])
            process.send_signal(getattr(signal, "CTRL_BREAK_EVENT", signal.SIGINT))
        if "kill" in job:
            time.sleep(job["kill"])
            process.kill()
        out, err = process.communicate()
    told = {"out": out, "err": err}
    return {
        "code": process.returncode,
        **{name: base64.b64encode(text).decode() for name, text in told.items()},
    }


def main(asked: str, told: str) -> None:
    with open(asked, encoding="utf-8") as stream:
        jobs = json.load(stream)
    answers = [ended(job) for job in jobs]
    with open(f"{told}.half", "w", encoding="utf-8") as stream:
        json.dump(answers, stream)
    os.replace(f"{told}.half", told)


if __name__ == "__main__":
    main(*sys.argv[1:])
