"""Runs that a signal ends at some moment."""

import signal
import subprocess
import time
from random import Random

from tests.faults.scenes import RENTAN, WORDS, Ended, Files, Place, Whole, run

SIGNALS = ("KILL", "TERM", "HUP", "INT")


def kill(place: Place, scene: str, unharmed: Whole, name: str, random: Random) -> None:
    """Ends a run with a signal, and looks at what it left and at the next run. Raises
    AssertionError for what is half there, left behind, or wrong afterwards."""
    old = dict.fromkeys(unharmed.files, b"lama\n") if random.random() < 0.5 else {}
    place.reset(old)
    ended = _signalled(place, scene, name, random.uniform(0, 1.1 * unharmed.seconds))
    _check_files(place.outputs(), old, unharmed.files, name)
    if name != "KILL":
        _check_end(ended, name)
    place.forget()
    after = run(place, scene)
    assert after.code == 0, after
    assert place.outputs() == unharmed.files
    assert place.left() == []


def _signalled(place: Place, scene: str, name: str, delay: float) -> Ended:
    running = subprocess.Popen(
        [*RENTAN, *WORDS[scene].split()],
        cwd=place.work,
        env=place.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    time.sleep(delay)
    running.send_signal(signal.Signals[f"SIG{name}"])
    _, err = running.communicate(timeout=60)
    return Ended(running.returncode, err)


def _check_files(files: Files, old: Files, new: Files, name: str) -> None:
    """Every file is as it was or whole; all of them alike where the run could still clean up. A
    run that is killed between two files has placed the first."""
    for path in {*files, *old}:
        assert files.get(path) in (old.get(path), new[path]), f"{path} is half there"
    assert name == "KILL" or files in (old, new), f"some of {sorted(new)}: {sorted(files)}"


def _check_end(ended: Ended, name: str) -> None:
    """The code is the signal's, or that of a run that was over before. Before rentan's first
    line, it is Python that ends, in its own words."""
    number = signal.Signals[f"SIG{name}"]
    assert "in run\n" not in ended.err, ended.err
    traced = "KeyboardInterrupt" in ended.err or "Fatal Python error: init" in ended.err
    assert ended.code in (0, -number, 128 + number) or (ended.code == 1 and traced), ended
    if ended.code == 128 + number:
        assert ended.err in ("", "rentan: interrupted\n"), ended.err
