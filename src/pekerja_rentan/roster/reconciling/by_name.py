"""One person under two NIKs: rows that no NIK has brought together, by name and birth date.

Each row is paired with one at most. Nothing is decided by it: whoever keeps the lists is asked to
look.
"""

from collections.abc import Iterator

import polars as pl

from pekerja_rentan.roster.blocks import Parts
from pekerja_rentan.roster.cells.names import PARTS_OF_NAMES, SAID, called, with_parts
from pekerja_rentan.roster.near_doubles import near_pairs
from pekerja_rentan.roster.reconciling.matching import PART, Side, number
from pekerja_rentan.roster.reconciling.pairs import both_said
from pekerja_rentan.roster.spill import SpillBuffer, place

_LEFT = ("only", "invalid-nik")
"""The classes whose rows are looked for by name."""


def match_by_name(ours: Side, theirs: Side) -> None:
    """Puts rows of one name and birth date, or nearly so, that no NIK has brought together into
    ``another-nik``; a row whose own NIK cannot be relied on keeps its class."""
    store = SpillBuffer(ours.rows.store.scratch, "by-name")
    for at, side in enumerate((ours, theirs)):
        for frame in _left(side, at):
            store.add(frame)
    if not store.rows:
        return
    pairs = _exact(store)
    taken = pl.concat([pairs["ours"], pairs["theirs"]])
    near = _near(store, taken)
    for found in (pairs, near):
        if found.height:
            _settle(ours, theirs, store, found)


def _left(side: Side, at: int) -> Iterator[pl.DataFrame]:
    """The rows of a side that are still looked for, as ``near_pairs`` asks for them, with the
    side and the number of each as its place."""
    wanted = [number(code) for code in _LEFT]
    start = 0
    for frame, names in zip(side.rows.frames(), side.rows.names.frames(), strict=True):
        own = side.classes.slice(start, frame.height)
        start += frame.height
        every = frame.select("at", "place", "nik", "birth").hstack([names["name"]])
        rows = every.filter(own.is_in(wanted))
        rows = rows.filter(pl.all_horizontal(pl.col("name", "birth").is_not_null()))
        # copied, for a filtered column of texts keeps all those that it was taken from
        copied = pl.Series("name", rows["name"].to_list(), dtype=pl.String)
        yield _keyed(rows.with_columns(copied), at)


def _keyed(rows: pl.DataFrame, at: int) -> pl.DataFrame:
    born = pl.col("birth").hash()
    return (
        with_parts(rows.lazy().rename({"place": "stands", "name": SAID}))
        .rename({"name": "person", SAID: "name"})
        .with_columns(place=place(at, pl.col("at").cast(pl.Int64)), twin=pl.col("person") ^ born)
        .with_columns(pl.col(part) ^ born for part in PARTS_OF_NAMES)
        .collect()
    )


def _exact(store: SpillBuffer) -> pl.DataFrame:
    """Pairs of one name and birth date: the first of ours with the first of theirs, and so on."""
    parts = max(1, -(-store.rows // PART))
    found = [pl.DataFrame(schema={"ours": pl.Int64, "theirs": pl.Int64})]
    for part in range(parts):
        rows = store.scan().select("place", "twin", "name", "birth")
        if parts > 1:
            rows = rows.filter(pl.col("twin") % parts == part)
        held = (
            rows.with_columns(called=called(pl.col("name")))
            .filter(pl.col("called") != "")
            .collect()
        )
        turn = pl.int_range(pl.len()).over("called", "birth")
        one, two = (
            held.filter(pl.col("place") // place(1, 0) == side)
            .with_columns(turn=turn)
            .select("place", "called", "birth", "turn")
            for side in (0, 1)
        )
        both = one.join(two, on=("called", "birth", "turn"), suffix="_theirs")
        found.append(both.select(ours="place", theirs="place_theirs"))
    return pl.concat(found)


def _near(store: SpillBuffer, taken: pl.Series) -> pl.DataFrame:
    """Pairs that are nearly one person, of those that are not ``taken``; each row once, the
    earliest with the earliest."""
    known = store.scan().filter(pl.col("nik").is_not_null())
    left = known.join(pl.LazyFrame({"place": taken}), on="place", how="anti")
    parts = Parts.of(store.rows)
    used: set[int] = set()
    found = []
    for ours, theirs in sorted(
        tuple(sorted(pair)) for pair in near_pairs(left, parts, across=True)
    ):
        if not used & {ours, theirs}:
            used |= {ours, theirs}
            found.append((ours, theirs))
    return pl.DataFrame(found, schema={"ours": pl.Int64, "theirs": pl.Int64}, orient="row")


def _settle(ours: Side, theirs: Side, store: SpillBuffer, pairs: pl.DataFrame) -> None:
    """Puts pairs into their class, and tells each of the other."""
    wanted = pl.LazyFrame({"place": pl.concat([pairs["ours"], pairs["theirs"]])})
    people = store.scan().join(wanted, on="place", how="semi")
    held = people.select("place", "stands", "nik", "name", "birth", "at").collect()
    one = held.rename({"place": "ours"})
    two = held.select(
        theirs="place", stands_theirs="stands", nik_theirs="nik", name_theirs="name",
        birth_theirs="birth", at_theirs="at",
    )  # fmt: skip
    told = pairs.join(one, on="ours").join(two, on="theirs")
    said = both_said(told)
    ours.tell(told["at"], told["stands_theirs"], said=said, other_nik=told["nik_theirs"])
    theirs.tell(told["at_theirs"], told["stands"], said=said, other_nik=told["nik"])
    ours.set("another-nik", told.filter(pl.col("nik").is_not_null())["at"])
    theirs.set("another-nik", told.filter(pl.col("nik_theirs").is_not_null())["at_theirs"])
