"""As many faults of each kind as are asked for, as long as the clock allows."""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from random import Random
from typing import NamedTuple

from tests.faults.kills import SIGNALS, kill, kill_reader
from tests.faults.scenes import WORDS, Place, Whole, made, whole
from tests.faults.wants import full_disk, little_room, streams, together

Fault = Callable[[Place, str, Whole, Random], object]


class Outcome(NamedTuple):
    """How many of each kind were done, and what was wrong, with the words to do it again."""

    done: Mapping[str, int]
    wrong: tuple[str, ...]


def _signal(name: str) -> Fault:
    return lambda place, scene, unharmed, random: kill(place, scene, unharmed, name, random)


KINDS: Mapping[str, Fault] = {
    **{name: _signal(name) for name in SIGNALS},
    "little room": little_room,
    "full disk": full_disk,
    "streams": streams,
    "together": together,
    "reader": kill_reader,
}
_ONLY = {"full disk": "lists", "reader": "workbook"}
"""Kinds that are about one scene."""
_TURNS = ["workbook", *[scene for scene in WORDS if scene != "workbook"] * 4]
"""A workbook is read by a process that has to be begun, which takes far longer than all else."""
_RARER = 10
"""What is no signal is done once where a signal is sent so often."""


def campaign(root: Path, times: int, seed: int, seconds: float) -> Outcome:
    """Sends each signal so many ``times``, over all scenes in turn, and does the other kinds a
    tenth as often. None is begun when the ``seconds`` are over."""
    end = time.monotonic() + seconds
    workers = os.cpu_count() or 1
    first = made(root / "0")
    every = [first, *(made(root / str(number), like=first) for number in range(1, workers))]
    unharmed = {scene: whole(first, scene) for scene in WORDS}
    places: Queue[Place] = Queue()
    for each in every:
        places.put(each)
    done: Counter[str] = Counter()
    wrong: list[str] = []

    def one(asked: tuple[str, str, str]) -> None:
        kind, scene, own_seed = asked
        if time.monotonic() > end:
            return
        place = places.get()
        try:
            if KINDS[kind](place, scene, unharmed[scene], Random(own_seed)) is not False:
                done[kind] += 1
        except Exception as error:  # whatever it is, it is told
            wrong.append(f"{kind}, {scene}, seed {own_seed!r}: {type(error).__name__}: {error}")
        finally:
            places.put(place)

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(one, _asked(times, seed)))
    for each in every:
        each.warm.end()
    return Outcome(done, tuple(wrong))


def _asked(times: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """Kinds and scenes in turn, so that whatever the clock cuts off is a little of everything."""
    for number in range(times):
        for kind in KINDS:
            if kind in SIGNALS or number % _RARER == 0:
                turn = number if kind in SIGNALS else number // _RARER
                scene = _ONLY.get(kind, _TURNS[turn % len(_TURNS)])
                yield kind, scene, f"{seed}-{number}-{kind}"


def told(outcome: Outcome) -> str:
    """How much was done, and what was wrong."""
    done = ", ".join(f"{outcome.done.get(kind, 0)} {kind}" for kind in KINDS)
    return "\n".join([f"faults done: {done}", *(f"WRONG: {each}" for each in outcome.wrong)])
