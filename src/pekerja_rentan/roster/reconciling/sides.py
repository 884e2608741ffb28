"""One list of a month: the class of each of its rows, and what is to be said of them."""

from collections.abc import Iterator

import polars as pl

from pekerja_rentan.roster.reconciling.reading import RoleRows

CLASSES = (
    "only", "matched", "another-person", "inactive", "other-funder", "staff", "moved", "deceased",
    "double", "invalid-nik", "another-nik",
)  # fmt: skip
"""The classes by their numbers; ``only`` is who stands on this list and not on the other. Of a row
that several hold of, the last one is its class; ``another-nik`` is found among those that no other
holds of."""
SIDES = ("ours", "theirs")
PART = 2_000_000
"""Rows of a part, about."""
TOLD = {"at": pl.UInt32, "other": pl.Int64, "said": pl.String, "other_nik": pl.Int64}
"""Of rows that are to be compared with another: where that one stands, who both are, and the NIK
of the other where it is another one."""


def parts_of(rows: int) -> int:
    """In how many parts so many rows are matched."""
    return max(1, -(-rows // PART))


def number(code: str) -> int:
    return CLASSES.index(code)


def mark(code: str) -> str:
    """What marks rows that may be of a class, in the lists that are written."""
    return f"MAYBE-{code.upper()}"


class Side:
    """The rows of one list, and the class of each by its number among them."""

    def __init__(self, rows: RoleRows) -> None:
        self.rows = rows
        self.classes = pl.Series([number("only")], dtype=pl.UInt8).new_from_index(0, rows.rows)
        self.told: list[pl.DataFrame] = []
        self.marks: list[pl.DataFrame] = []
        self.held: list[pl.Series] = []
        self.contradicted = 0
        """Active rows beside one of the same NIK that says that the person has gone."""

    def frames(self) -> Iterator[tuple[pl.DataFrame, pl.Series]]:
        """The rows frame by frame, as they were read, and the class of each."""
        start = 0
        for frame in self.rows.frames():
            yield frame, self.classes.slice(start, frame.height)
            start += frame.height

    def set(self, code: str, at: pl.Series) -> None:
        """Puts these rows into a class."""
        if len(at):
            self.classes = self.classes.scatter(at, number(code))

    def tell(self, at: pl.Series, other: pl.Series, **more: pl.Series) -> None:
        """What is to be said of these rows: the ``other`` row, by its place, and of both as
        ``TOLD`` has it."""
        nothing = pl.Series([None]).new_from_index(0, len(at))
        found = {"at": at, "other": other} | more
        columns = [found.get(name, nothing).alias(name).cast(kind) for name, kind in TOLD.items()]
        self.told.append(pl.DataFrame(columns))

    def mark(self, code: str, at: pl.Series) -> None:
        """Marks these rows as perhaps of a class."""
        if len(at):
            self.marks.append(pl.select(at=at.cast(pl.UInt32), mark=pl.lit(mark(code))))

    def hold(self, at: pl.Series) -> None:
        """Puts rows that are of this list alone into ``another-nik``, as somebody with their name
        and birth date stands on the other: nobody enrols them before that is looked at."""
        self.set("another-nik", at)
        self.held.append(at)

    @property
    def told_rows(self) -> pl.DataFrame:
        """What is to be said of rows, by their number: the first thing where there are several,
        but the first NIK of another in any case, and the ``marks``."""
        told = pl.concat([pl.DataFrame(schema=TOLD), *self.told])
        first = pl.all().exclude("other_nik").first()
        told = told.group_by("at", maintain_order=True).agg(
            first, pl.col("other_nik").drop_nulls().first()
        )
        marks = self.marked.group_by("at").agg(marks=pl.col("mark").str.join(" "))
        return told.join(marks, on="at", how="full", coalesce=True).sort("at")

    @property
    def marked(self) -> pl.DataFrame:
        """The rows that are marked, once for each ``mark``."""
        every = pl.concat([pl.DataFrame(schema={"at": pl.UInt32, "mark": pl.String}), *self.marks])
        return every.unique(maintain_order=True)

    @property
    def held_rows(self) -> pl.Series:
        """The rows that nobody enrols before somebody has looked."""
        return pl.concat([pl.Series([], dtype=pl.UInt32), *self.held])

    @property
    def counts(self) -> dict[str, int]:
        """How many rows each class has."""
        found = dict(self.classes.value_counts().iter_rows())
        return {code: found[at] for at, code in enumerate(CLASSES) if found.get(at)}
