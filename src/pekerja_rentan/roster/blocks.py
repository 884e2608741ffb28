"""Blocks: rows with a number in common, found without holding more than numbers of all rows."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import polars as pl

PART = 4_000_000
"""Rows of a part, about; a part takes some 80 MB while it is sorted."""
MOST_PARTS = 4
"""All rows are read for every part, so of very many rows parts grow, not the number of them."""
WIDE = 400_000
"""Rows that are held whole at a time, about: in the worst case most are like another."""
NARROW = 1_600_000
"""The same of rows of which but some columns are held."""
SEVERAL = 2
"""Times that all rows are read for those of a part that are alike; where it would take more, they
are read once and lie in files meanwhile."""

MOST_FILES = 16
"""Files that a part is laid in: each holds rows of its own while it is written, so that 61 take
twice the memory of 16."""


class Parts(NamedTuple):
    """In how many parts so many rows are taken, how many of those that are like another are held
    at a time, about: ``wide``, or ``narrow`` ones, and where files may lie meanwhile."""

    rows: int
    number: int
    wide: int
    narrow: int
    scratch: Path

    @classmethod
    def of(cls, rows: int, scratch: Path) -> "Parts":
        """For so many rows."""
        size = max(PART, -(-rows // MOST_PARTS))
        return cls(rows, max(1, -(-rows // size)), WIDE, NARROW, scratch)


def _repeated(numbers: pl.Series) -> pl.Series:
    """Those of the numbers that have stood before, in order: to sort beats to hash."""
    ordered = numbers.sort()
    return ordered.filter(ordered == ordered.shift(1))


def alike_within(rows: pl.DataFrame, key: str) -> pl.DataFrame:
    """The rows whose ``key`` stands more than once among them."""
    return rows.filter(pl.col(key).is_in(_repeated(rows[key]).unique().implode()))


def part_of(rows: pl.LazyFrame, key: str, part: int, parts: int) -> pl.LazyFrame:
    """The rows of a part: all that have the same ``key``, which is a whole number."""
    return rows.filter(pl.col(key) % parts == part) if parts > 1 else rows


def alike(rows: pl.LazyFrame, key: str, parts: Parts, most: int) -> Iterator[pl.DataFrame]:
    """The rows whose ``key`` stands more than once, all of a key in one frame; of all rows only the
    numbers are held. Whole rows, which cost the most to read, are read once for as many parts as
    have few of them; ``most``, about, are held at a time."""
    held: list[pl.Series] = []
    height = 0
    for part in range(parts.number):
        here = part_of(rows, key, part, parts.number)
        numbers = here.select(key).collect().to_series()
        again = _repeated(numbers)
        keys = again.unique()
        if len(again) + len(keys) > SEVERAL * most:
            pieces = min(-(-len(numbers) // most), MOST_FILES)
            piece = pl.col(key) // parts.number % pieces
            for frame in _by_files(here, piece, parts.scratch):
                yield alike_within(frame, key)
        else:
            held.append(keys)
            height += len(again) + len(keys)
        if height >= most or (held and part + 1 == parts.number):
            yield from _whole(rows, pl.concat(held), parts.number, -(-height // most))
            held, height = [], 0


def whole(rows: pl.LazyFrame, key: str, parts: Parts) -> Iterator[pl.DataFrame]:
    """All rows that have a ``key``, all of a key in one frame, some ``narrow`` ones at a time."""
    known = rows.filter(pl.col(key).is_not_null())
    if parts.rows <= parts.narrow:
        yield known.collect()
    else:
        piece = pl.col(key).hash() % -(-parts.rows // parts.narrow)
        yield from _by_files(known, piece, parts.scratch)


def _by_files(rows: pl.LazyFrame, piece: pl.Expr, scratch: Path) -> Iterator[pl.DataFrame]:
    """The rows by their ``piece``, which are read once and lie in files meanwhile; none of those
    that have none."""
    with TemporaryDirectory(dir=scratch) as folder:
        by_piece = pl.PartitionBy(folder, key=piece.alias("piece"), include_key=False)
        rows.filter(piece.is_not_null()).sink_ipc(by_piece)
        for files in sorted(Path(folder).iterdir()):
            yield pl.scan_ipc(sorted(files.iterdir())).collect()


def _whole(rows: pl.LazyFrame, keys: pl.Series, parts: int, pieces: int) -> Iterator[pl.DataFrame]:
    """The rows with these keys, in so many frames; those of a part are alike by its number."""
    for piece in range(pieces):
        here = keys.filter(keys // parts % pieces == piece) if pieces > 1 else keys
        yield held_of(rows, here)


def held_of(rows: pl.LazyFrame, keys: pl.Series) -> pl.DataFrame:
    """The rows with these keys, of the column with their name. Texts are copied as they are read,
    as a few keep the memory of all that were read with them."""
    found = rows.filter(pl.col(keys.name).is_in(keys.implode()))
    return found.with_columns(pl.col(pl.String) + "").collect(engine="streaming")


def gathered(frames: Iterable[pl.DataFrame], least: int) -> Iterator[pl.DataFrame]:
    """The frames, as few together as have ``least`` rows."""
    held: list[pl.DataFrame] = []
    for frame in frames:
        held.append(frame)
        if sum(each.height for each in held) >= least:
            yield pl.concat(held)
            held = []
    if held:
        yield pl.concat(held)
