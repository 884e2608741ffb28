"""Who is covered now and who waits, when the money ends before the eligible do."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import polars as pl

from pekerja_rentan.policy.priority import Key, sort_key

COVERED, LAST, WAITS = 0, 1, 2
Values = tuple[int | None, ...]
Rank = tuple[int, ...]


class FundingCutoff(NamedTuple):
    """Who is covered: all that stand before the rank ``last`` by ``keys``, and of those who are
    equal in it the first ``ties`` in the order of the lists; everyone when there is no ``last``.
    """

    keys: tuple[Key, ...]
    last: Rank | None
    ties: int

    @classmethod
    def of(
        cls, frames: Iterable[pl.DataFrame], keys: tuple[Key, ...], capacity: int
    ) -> "FundingCutoff":
        """Takes the ``eligible`` rows of ``frames`` by ``keys`` until ``capacity`` are covered."""
        columns = key_columns(keys)
        counted: Counter[Values] = Counter()
        for frame in frames:
            eligible = frame.filter("eligible")
            if columns:
                for row in eligible.group_by(columns).len().iter_rows():
                    counted[row[:-1]] += row[-1]
            else:
                counted[()] += eligible.height
        return cls.of_counts(counted, keys, capacity)

    @classmethod
    def of_counts(
        cls, counted: Mapping[Values, int], keys: tuple[Key, ...], capacity: int
    ) -> "FundingCutoff":
        """Takes the eligible, ``counted`` by their values of ``keys``; several combinations of
        values may be equal in rank, as all occupations that a priority does not name."""
        ranked: Counter[Rank] = Counter()
        for values, rows in counted.items():
            ranked[sort_key(keys, values)] += rows
        left = capacity
        for rank in sorted(ranked):
            if ranked[rank] > left:
                return cls(keys, rank, left)
            left -= ranked[rank]
        return cls(keys, None, 0)

    def state(self, values: Values) -> int:
        """Whether all, the first, or none of those with these values are covered."""
        rank = sort_key(self.keys, values)
        if self.last is None or rank < self.last:
            return COVERED
        return LAST if rank == self.last else WAITS

    def states(self, frame: pl.DataFrame) -> pl.Series:
        """The same of each row of ``frame``."""
        columns = key_columns(self.keys)
        if not columns:
            return pl.Series([self.state(())]).new_from_index(0, frame.height)
        combinations = frame.select(columns).unique()
        states = [self.state(values) for values in combinations.iter_rows()]
        known = combinations.with_columns(state=pl.Series(states, dtype=pl.Int64))
        joined = frame.select(columns).join(
            known, on=columns, how="left", nulls_equal=True, maintain_order="left"
        )
        return joined["state"]


def key_columns(keys: tuple[Key, ...]) -> tuple[str, ...]:
    """The columns that hold what a priority goes by."""
    return tuple(f"key_{key.field}" for key in keys)


class CutoffStream:
    """A queue as it moves: told of the rows in the order of the lists, it says who waits."""

    def __init__(self, queue: FundingCutoff) -> None:
        self.queue = queue
        self._ties = queue.ties

    def waits(self, frame: pl.DataFrame) -> pl.Series:
        """Whether each row of ``frame`` is eligible but waits."""
        queue = self.queue
        eligible = frame["eligible"]
        if queue.last is None:
            return eligible & False
        states = queue.states(frame)
        tied = eligible & (states == LAST)
        waits = eligible & ((states == WAITS) | (tied & (tied.cum_sum() > self._ties)))
        self._ties -= int((tied & ~waits).sum())
        return waits
