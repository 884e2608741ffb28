"""Runs that a signal ends at some moment."""

import os
import signal
import time
from contextlib import suppress
from random import Random

from tests.faults.scenes import Ended, Files, Place, Whole, begun

SIGNALS = ("KILL", "TERM", "HUP", "INT")
COLD = 0.1
"""How many of the runs have to load their modules."""
_SECONDS = 20
"""In which all that a run has begun is over."""


def kill(place: Place, scene: str, unharmed: Whole, name: str, random: Random) -> None:
    """Ends a run with a signal, and looks at what it left and at the next run. Raises
    AssertionError for what is half there, left behind, or wrong afterwards."""
    old = dict.fromkeys(unharmed.files, b"lama\n") if random.random() < 0.5 else {}
    place.reset(old)
    warm = random.random() > COLD
    running = begun(place, scene, warm=warm)
    time.sleep(random.uniform(0, 1.1 * (unharmed.warm if warm else unharmed.cold)))
    os.kill(running.number, signal.Signals[f"SIG{name}"])
    ended = running.end()
    _check_alone(place)
    _check_files(place.outputs(), old, unharmed.files, name)
    if name != "KILL":
        _check_end(ended, name)
    place.forget()
    after = begun(place, scene, warm=True).end()
    assert after.code == 0, after
    files = place.outputs()
    assert files == unharmed.files, [
        path for path in unharmed.files if files.get(path) != unharmed.files[path]
    ]
    assert place.left() == [], place.left()


def kill_reader(place: Place, scene: str, unharmed: Whole, random: Random) -> bool:
    """Ends the process that reads a run's workbook; False where it was over before."""
    place.reset({})
    running = begun(place, scene, warm=True)
    latest = time.monotonic() + unharmed.cold
    while not (readers := place.processes()) and time.monotonic() < latest:
        time.sleep(0.005)
    time.sleep(random.uniform(0, unharmed.warm))
    met = bool(readers) and place.processes() == readers
    if met:
        with suppress(ProcessLookupError):
            os.kill(readers[0], signal.SIGKILL)
    ended = running.end()
    assert ended.code in (0, 2), ended
    assert ended.code == 0 or (met and ended.err.startswith("rentan: daftar.xlsx: ")), ended
    assert place.outputs() == (unharmed.files if ended.code == 0 else {})
    assert place.left() == []
    _check_alone(place)
    return met


def _check_alone(place: Place) -> None:
    """No process that the run has begun goes on without it."""
    latest = time.monotonic() + _SECONDS
    while others := place.processes():
        assert time.monotonic() < latest, f"processes {others} go on"
        time.sleep(0.01)


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
