"""What is kept of every row while a roster is judged: a few numbers, in memory while they are
few, else on disk, so that forty million people need no more memory than ten."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import polars as pl

Number = TypeVar("Number", int, pl.Expr)
IN_MEMORY = 1_200_000
"""Rows that are held before they go to disk."""
ROW_BITS = 40
"""A row's place is its list's number in these bits' left and its own number in the list."""


def place(source: int, row: Number) -> Number:
    """One number for a row of a list; it orders rows by list, then by row."""
    return row + (source << ROW_BITS)


def row_of_place(number: int) -> tuple[int, int]:
    """The list and the row that a place means."""
    return number >> ROW_BITS, number & ((1 << ROW_BITS) - 1)


class SpillBuffer:
    """Frames of the same columns, added one by one and read back in that order, any number of
    times. Lies in ``scratch``, a folder that the caller removes."""

    def __init__(self, scratch: Path, name: str) -> None:
        self.scratch, self.name = scratch, name
        self._heights: list[int] = []
        self._held: list[pl.DataFrame] = []
        self._files: list[Path] = []

    def __len__(self) -> int:
        """The frames that were added."""
        return len(self._heights)

    @property
    def rows(self) -> int:
        return sum(self._heights)

    def cut(self, frames: int) -> None:
        """Forgets all but the first ``frames``."""
        for file in self._files[frames:]:
            file.unlink()
        self._held = self._held[: max(0, frames - len(self._files))]
        del self._files[frames:], self._heights[frames:]

    def add(self, frame: pl.DataFrame) -> None:
        self._held.append(frame)
        self._heights.append(frame.height)
        if sum(held.height for held in self._held) >= IN_MEMORY:
            self._spill()

    def _spill(self) -> None:
        """One file a frame, so that what is read back has the heights that it had."""
        for frame in self._held:
            file = self.scratch / f"{self.name}-{len(self._files):06}.arrow"
            # not compressed, as it is read back many times; and as bytes, for all texts would be
            # looked at for what is UTF-8, though most are not asked for
            frame.with_columns(pl.col(pl.String).cast(pl.Binary)).write_ipc(file)
            self._files.append(file)
        self._held = []

    def frames(self, without: Collection[str] = ()) -> Iterator[pl.DataFrame]:
        """The frames in their order, but for these columns."""
        for file in self._files:
            yield _texts(pl.scan_ipc(file)).drop(without).collect()
        for frame in self._held:
            yield frame.drop(without)

    def scan(self) -> pl.LazyFrame:
        """All frames as one, which reads from disk what it needs."""
        if not self._files:
            return pl.concat([frame.lazy() for frame in self._held])
        self._spill()  # for what does not fit in memory is looked at next
        return _texts(pl.scan_ipc(self._files))


def in_step(
    frames: Iterable[pl.DataFrame], others: Iterable[pl.DataFrame]
) -> Iterator[tuple[pl.DataFrame, list[pl.DataFrame]]]:
    """Each frame with the rows of ``others`` up to its last place; both are in order of places."""
    left = iter(others)
    held = next(left, None)
    for frame in frames:
        here = []
        while held is not None and frame.height:
            end = held["place"].search_sorted(frame["place"].item(-1), "right")
            here.append(held[:end])
            if end < held.height:
                held = held[end:]
                break
            held = next(left, None)
        yield frame, here


def _texts(read: pl.LazyFrame) -> pl.LazyFrame:
    """What was written, its texts as such again."""
    return read.with_columns(pl.col(pl.Binary).cast(pl.String))
