"""All areas in turn, each input with a seed of its own."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import NamedTuple

from tests.fuzz import amounts, commands, files, lists, periods, plans, requests
from tests.fuzz.policies import Folder

Area = Callable[[Random], int | None]
"""Tries one input, or as many as it says. Raises AssertionError for what is wrong."""
SHARES = {
    "amounts": 600, "masks": 200, "periods": 400, "costs": 120, "fits": 20, "audits": 10,
    "compares": 10, "batch": 4, "plans": 8, "plan-words": 12, "files": 20, "rates": 6,
    "commands": 12, "printed": 4, "lists": 2, "hostile-lists": 2, "csv-batch": 2, "list-files": 1,
    "policy-files": 6,
}  # fmt: skip
"""How often an area has its turn in a round."""


class FoundError(Exception):
    """An input that was answered wrongly."""

    def __init__(self, area: str, seed: str, error: Exception) -> None:
        super().__init__(f"{area} {seed}: {type(error).__name__}: {error}")
        self.area, self.seed, self.error = area, seed, error


class Tried(NamedTuple):
    """How many inputs there were of each area, and how long they took."""

    inputs: Counter[str]
    seconds: float

    @property
    def total(self) -> int:
        return sum(self.inputs.values())


@contextmanager
def areas() -> Iterator[dict[str, Area]]:
    """The areas by name, with a folder for what they write."""
    folder = Folder()
    try:
        yield {
            "amounts": amounts.one,
            "masks": amounts.masks,
            "periods": periods.one,
            "costs": requests.costs,
            "fits": requests.fits,
            "audits": requests.audits,
            "compares": requests.compares,
            "batch": requests.stream,
            "plans": plans.one,
            "plan-words": plans.hostile,
            "files": folder.suffered,
            "rates": folder.own,
            "commands": lambda random: commands.one(random, folder.path),
            "printed": lambda random: commands.figures(random, folder.path),
            "lists": lambda random: lists.one(random, folder.path),
            "hostile-lists": lambda random: lists.hostile(random, folder.path),
            "csv-batch": lambda random: files.batch(random, folder.path),
            "list-files": lambda random: files.rosters(random, folder.path),
            "policy-files": lambda random: files.policies(
                random, folder.path, folder.shipped["kutim"]
            ),
        }
    finally:
        folder.close()


def run(seed: str, enough: Callable[[Tried], bool]) -> Tried:
    """Rounds of all areas until it is ``enough``. Raises FoundError for the first wrong answer."""
    begun = time.monotonic()
    inputs: Counter[str] = Counter()
    with areas() as known:
        number = 0
        while not enough(tried := Tried(inputs, time.monotonic() - begun)):
            for area, times in SHARES.items():
                for at in range(times):
                    inputs[area] += once(known[area], area, f"{seed}-{number}-{at}")
            number += 1
    return tried


def once(area: Area, name: str, seed: str) -> int:
    """One turn of an area, by its seed. Raises FoundError."""
    try:
        return area(Random(f"{name}-{seed}")) or 1  # inputs, not secrets
    except Exception as error:
        raise FoundError(name, seed, error) from error
