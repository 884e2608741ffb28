"""Which row of an artificial roster has which fault, and who stands there: arithmetic on the
row's number alone, so that any part of a roster can be made by itself.

Rows are scattered over *ranks* by an affine permutation; each fault has as many ranks as it has
rows, the oldest people first. Persons are scattered in the same way over all combinations of
district, birth date, sex and serial, so that no two have the same NIK, nor the same name (which
follows from district, sex and serial) and birth date.
"""

from datetime import date
from hashlib import blake2b
from math import gcd
from typing import NamedTuple, Self

import polars as pl

from benchmarks.roster_faults import ASIDE, FAULTS, NUMBERS, OLD, Faults, Group, counted
from benchmarks.roster_words import NAMES, REGIONS, Births, Region, births

SERIALS, SEXES = 9_999, 2
DISTRICTS = NAMES // (SERIALS * SEXES)
NAMES_USED = DISTRICTS * SEXES * SERIALS
COPIED = ("double", "triple", "shared")
"""Faults whose first row is a clean one."""
UNDATED = ("birth-blank", "birth-unreadable", *ASIDE)


def number(seed: int, word: str) -> int:
    """A number of 64 bits."""
    return int.from_bytes(blake2b(f"{seed} {word}".encode(), digest_size=8).digest(), "big")


class Scatter(NamedTuple):
    """A permutation of the numbers below ``size``."""

    size: int
    factor: int
    shift: int

    @classmethod
    def of(cls, size: int, seed: int, word: str) -> Self:
        size = max(size, 1)
        factor = size // 4 + number(seed, f"{word} factor") % (size // 2 + 1)
        while gcd(factor, size) != 1:
            factor += 1
        return cls(size, factor, number(seed, f"{word} shift") % size)

    def to(self, place: pl.Expr) -> pl.Expr:
        return (place * self.factor + self.shift) % self.size

    def back(self, place: pl.Expr) -> pl.Expr:
        inverse = pow(self.factor, -1, self.size)
        return ((place + (self.size - self.shift)) % self.size * inverse) % self.size


class Criteria:
    """How a roster of ``rows`` with ``faults`` is laid out. Raises ValueError when they do not
    fit, for a region that is not known, and for a year without a minimum wage."""

    def __init__(self, rows: int, seed: int, faults: Faults, as_of: date, region: str) -> None:
        if region not in REGIONS:
            raise ValueError(f"no region {region!r}. Known: {', '.join(REGIONS)}.")
        self.region: Region = REGIONS[region]
        if as_of.year not in self.region.minimum_wages:
            raise ValueError(f"no minimum wage of {region} is known for {as_of.year}.")
        self.wage = self.region.minimum_wages[as_of.year]
        self.rows, self.seed = rows, seed
        self.groups = sorted(counted(rows, faults), key=lambda group: group.name not in OLD)
        self.births: Births = births(as_of)
        self.ranks = Scatter.of(rows, seed, "ranks")
        young = self.births.days - self.births.old
        self.young = Scatter.of(young * NAMES_USED, seed, "young")
        self.old = Scatter.of(self.births.old * NAMES_USED, seed, "old")

    def placed(self, start: int, stop: int) -> pl.DataFrame:
        """Rows from ``start`` to before ``stop``, from 0: ``row``, ``rank``, ``kind`` (a number of
        ``NUMBERS``) and ``person``, the first row with this person."""
        frame = pl.select(row=pl.int_range(start, stop, dtype=pl.Int64))
        frame = frame.with_columns(rank=self.ranks.to(pl.col("row")), person=pl.col("row"))
        ends = pl.Series([self._end(place) for place in range(len(self.groups))], dtype=pl.Int64)
        kinds = [NUMBERS[group.name] for group in self.groups]
        place = pl.lit(ends).search_sorted(pl.col("rank"), side="right")
        kind = pl.lit(pl.Series([*kinds, 0], dtype=pl.UInt8)).gather(place)
        frame = frame.with_columns(kind=kind)
        for at, group in enumerate(self.groups):
            if group.members > 1:
                frame = self._shared(frame, group, self._end(at) - group.rows)
        return frame

    def _end(self, place: int) -> int:
        return sum(group.rows for group in self.groups[: place + 1])

    def _shared(self, frame: pl.DataFrame, group: Group, begin: int) -> pl.DataFrame:
        """Rows of sets: the ranks of a set's members lie in one stretch for each member, in an
        order of their own."""
        orders = [
            Scatter.of(group.sets, self.seed, f"{group.name} {member}")
            for member in range(group.members)
        ]
        seen = frame.with_row_index("at").filter(pl.col("kind") == NUMBERS[group.name])
        within = pl.col("rank") - begin
        member, place = within // group.sets, within % group.sets
        number_of_set = pl.coalesce(
            pl.when(member == each).then(order.to(place)) for each, order in enumerate(orders)
        )
        rows = (
            self.ranks.back(order.back(pl.col("set")) + begin + each * group.sets)
            for each, order in enumerate(orders)
        )
        seen = seen.with_columns(set=number_of_set).with_columns(person=pl.min_horizontal(*rows))
        if group.name in COPIED:
            clean = pl.col("row") == pl.col("person")
            seen = seen.with_columns(kind=pl.when(clean).then(0).otherwise("kind"))
        return frame.with_columns(
            frame["person"].clone().scatter(seen["at"], seen["person"]),
            frame["kind"].clone().scatter(seen["at"], seen["kind"].cast(pl.UInt8)),
        )

    def peopled(self, placed: pl.DataFrame) -> pl.DataFrame:
        """The rows that ``placed`` gives with ``day`` (from the oldest on), ``district``, ``sex``
        (1 a woman's) and ``serial`` as the NIK has them, and ``name``, its place."""
        elders, young = self.births.old, self.births.days - self.births.old
        seen = self._scattered(placed, self.young.to(pl.col("person")), young)
        seen = seen.with_columns(pl.col("day") + elders)
        if any(group.name in OLD for group in self.groups):
            old = placed.with_row_index("at").filter(
                pl.col("kind").is_in([NUMBERS[kind] for kind in OLD])
            )
            old = self._scattered(old, self.old.to(pl.col("rank")), elders)
            seen = seen.with_columns(
                seen[column].clone().scatter(old["at"], old[column]) for column in ("day", "name")
            )
        name = pl.col("name")
        return seen.with_columns(
            (name // (SERIALS * SEXES) + 1).alias("district"),
            (name // SERIALS % SEXES).alias("sex"),
            (name % SERIALS + 1).alias("serial"),
        )

    def _scattered(self, frame: pl.DataFrame, place: pl.Expr, days: int) -> pl.DataFrame:
        """Takes a ``place`` among all persons apart into a day and a name."""
        day, name = pl.col("day"), pl.col("name")
        return (
            frame.with_columns(place=place)
            .with_columns(day=pl.col("place") % days, name=pl.col("place") // days)
            .with_columns(name=(name + day * day * self._stir("name")) % NAMES_USED)
            .with_columns(day=(day + name * name * self._stir("day")) % days)
            .drop("place")
        )

    def _stir(self, word: str) -> int:
        """A factor that lets persons look like chance; adding to one part what follows from the
        other keeps them all different."""
        return number(self.seed, word) % 10**7 + 10**6


def truth(plan: Criteria, placed: pl.DataFrame) -> pl.DataFrame:
    """What a screen must say of the rows that ``plan`` has placed; whoever it can tell to be under
    18 is warned of beside all else."""
    said = [("eligible", "", "", "")]
    said += [(fault.outcome, fault.fails, fault.lacks, fault.warnings) for fault in FAULTS.values()]
    kind = pl.col("kind")
    columns = [
        pl.lit(pl.Series(texts, dtype=pl.String)).gather(kind).alias(name)
        for name, texts in zip(
            ("outcome", "fails", "lacks", "warnings"), zip(*said, strict=True), strict=True
        )
    ]
    copied = kind.is_in([NUMBERS[name] for name in COPIED])
    first = pl.when(copied).then(pl.col("person") + 1).alias("first")
    undated = kind.is_in([NUMBERS[name] for name in UNDATED])
    young = ~undated & (plan.peopled(placed)["day"] >= plan.births.young)
    warnings = pl.concat_str(
        pl.when(young).then(pl.lit("W-ADULT ")).otherwise(pl.lit("")), columns[3]
    )
    return placed.select(
        (pl.col("row") + 1).alias("row"), *columns[:3], first,
        warnings.str.strip_chars().alias("warnings"),
    )  # fmt: skip
