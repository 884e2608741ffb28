"""What only all rows together can tell: doubles, members elsewhere, and one person under two NIKs
or two people under one.

The numbers of all rows need not fit in memory: they are taken in parts (``blocks``).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

import polars as pl

from pekerja_rentan.roster.blocks import Parts, alike, held_of, part_of
from pekerja_rentan.roster.cells.names import called
from pekerja_rentan.roster.likeness import Pair, is_another
from pekerja_rentan.roster.near_doubles import differing, near_pairs
from pekerja_rentan.roster.rows import named_and_born
from pekerja_rentan.roster.rules.reasons import (
    IS_DOUBLE,
    IS_MEMBER,
    MEMBER_ENDED,
    MEMBER_GONE,
    NEAR_DOUBLE,
    NIK_SHARED,
    TWIN,
    Bit,
)
from pekerja_rentan.roster.spill import SpillBuffer

SETTLED = {"first": pl.Int64, "other": pl.Int64, "pair": pl.String, "digits": pl.Int64}
"""What is told of rows beside their masks: the place where a double's NIK stands ``first``; the
place of an ``other`` row to compare it with, the names and birth dates of both as a ``pair``, and
in how many ``digits`` their NIKs differ."""
_PAIRS = 100_000
"""Pairs that are held as such."""
_BEYOND = (1 << 63) - 1
"""Behind every place."""
KINDS = (TWIN, NIK_SHARED, NEAR_DOUBLE)
"""What two rows may have in common; what stands first is what is told in words."""


def find_cross_row(
    verdicts: SpillBuffer, members: SpillBuffer | None, lost: Sequence[int]
) -> Iterator[pl.DataFrame]:
    """The rows of which more is known now, in the order of their places, some at a time: their
    ``verdict``, bits to add to its masks, and what is ``SETTLED``.

    ``verdicts`` holds place, nik (null unless well formed), name (as it is written),
    birth (yyyymmdd), the number of the verdict, and hashes: ``person`` of the name,
    and with the day of birth ``twin`` of the name, and ``PARTS_OF_NAMES`` of its parts. ``members``
    holds the NIK of each member, whether the membership has ``ended``, whether he is ``gone`` (dead
    or moved), and the ``source``; ``lost`` are the verdicts whose NIK has lost its last digits.
    """
    parts = Parts.of(verdicts.rows, verdicts.scratch)
    return _by_place(_found(_known_niks(verdicts, lost), members, parts), parts.wide)


def _found(everything: pl.LazyFrame, members: SpillBuffer | None, parts: Parts) -> SpillBuffer:
    """All that is told of rows, those of which several things are told several times."""
    # before doubles are held: a few names keep the memory of all that were read with them
    pairs = [both(near_pairs(everything, parts), NEAR_DOUBLE)]
    found = SpillBuffer(parts.scratch, "found")
    people = everything.select("place", "verdict", "nik", "name", "birth")
    for same in alike(people, "nik", parts, parts.wide):
        doubles = duplicates(same)
        found.add(_changes(doubles, fails=IS_DOUBLE.value, first="first"))
        pairs.append(shared(doubles))
    numbers = everything.select("place", "nik", "twin")
    for several in alike(numbers, "twin", parts, parts.narrow):
        pairs.append(pairs_of(same_person(several), TWIN))
    if members:
        for part in range(parts.number):
            for each in _members(everything, members.scan(), part, parts.number):
                found.add(each)
    for each in _compared(people, pl.concat(pairs), parts.wide):
        found.add(each)
    return found


def _by_place(found: SpillBuffer, most: int) -> Iterator[pl.DataFrame]:
    """All that is told of a row as one, row by row; so many at a time, for texts weigh much where
    millions of rows resemble others."""
    places = found.scan().select("place").collect().to_series().sort()
    firsts = places.gather_every(most).unique().sort()
    for first, beyond in pairwise([*firsts, _BEYOND]):
        here = found.scan().filter(pl.col("place").is_between(first, beyond, closed="left"))
        yield (
            here.group_by("place")
            .agg(
                pl.col("verdict").first(),
                pl.col("add_fails", "add_lacks", "add_notes").sum(),
                pl.col(SETTLED).drop_nulls().first(),
            )
            .sort("place")
            .collect()
        )


def unlisted(verdicts: SpillBuffer, members: SpillBuffer, lost: Sequence[int]) -> dict[int, int]:
    """By list of members, how many whose membership goes on stand on none of the lists."""
    everything = _known_niks(verdicts, lost)
    parts = Parts.of(max(verdicts.rows, members.rows), verdicts.scratch).number
    active = members.scan().filter(~pl.col("ended")).select("source", "nik")
    found: Counter[int] = Counter()
    for part in range(parts):
        niks = part_of(everything.select("nik"), "nik", part, parts)
        ghosts = part_of(active, "nik", part, parts).unique().join(niks, on="nik", how="anti")
        found.update(dict(ghosts.group_by("source").len().collect().iter_rows()))
    return found


def _known_niks(verdicts: SpillBuffer, lost: Sequence[int]) -> pl.LazyFrame:
    """The rows whose NIK can be relied on."""
    everything = verdicts.scan().filter(pl.col("nik").is_not_null())
    return everything.filter(~pl.col("verdict").is_in(lost)) if lost else everything


def duplicates(same: pl.DataFrame) -> pl.DataFrame:
    """Every row but the first of those with the same NIK, and how the first is called."""
    firsts = same.sort("place").unique("nik", keep="first")
    firsts = firsts.select("nik", first="place", first_name="name", first_birth="birth")
    return same.join(firsts, on="nik").filter(pl.col("place") != pl.col("first"))


def _members(
    rows: pl.LazyFrame, known: pl.LazyFrame, part: int, parts: int
) -> Iterator[pl.DataFrame]:
    """Who is a member, and whose membership has ended wherever it is told, since he is gone or
    is inactive."""
    niks = part_of(rows.select("place", "nik", "verdict"), "nik", part, parts)
    here = part_of(known.select("nik", "ended", "gone"), "nik", part, parts)
    active = here.filter(~pl.col("ended"))
    covered = niks.join(active, on="nik", how="semi")
    yield _changes(covered.collect(), fails=IS_MEMBER.value)
    ended = niks.join(here, on="nik", how="semi").join(active, on="nik", how="anti")
    gone = here.filter("gone")
    yield _changes(ended.join(gone, on="nik", how="semi").collect(), lacks=MEMBER_GONE.value)
    yield _changes(ended.join(gone, on="nik", how="anti").collect(), notes=MEMBER_ENDED.value)


def same_person(several: pl.DataFrame) -> pl.DataFrame:
    """Of rows that share name and birth date those of several NIKs, and an ``other`` of each."""
    several = several.with_columns(most=pl.col("nik").n_unique().over("twin"))
    twins = several.filter(pl.col("most") > 1)
    at = pl.col("place")
    firsts = twins.group_by("twin").agg(first=at.min(), own=pl.col("nik").get(at.arg_min()))
    twins = twins.join(firsts, on="twin")
    different = pl.col("nik") != pl.col("own")
    seconds = twins.filter(different).group_by("twin").agg(second=at.min())
    twins = twins.join(seconds, on="twin")
    return twins.with_columns(other=pl.when(different).then("first").otherwise("second"))


def shared(doubles: pl.DataFrame) -> pl.DataFrame:
    """The rows of one NIK that may be of two people, with one another."""
    told = doubles.select(
        "place", pl.col("first").alias("other"), called=called(pl.col("name")),
        other_called=called(pl.col("first_name")), birth="birth", other_birth="first_birth",
        nik="nik", other_nik="nik", digits=pl.lit(0),
    ).filter(pl.col("called") != pl.col("other_called"))  # fmt: skip
    if told.is_empty():
        return pairs_of(told, NIK_SHARED)
    others = filter(is_another, map(Pair._make, told.iter_rows()))
    return both(((pair.place, pair.other) for pair in others), NIK_SHARED)


def both(places: Iterable[tuple[int, int]], kind: Bit) -> pl.DataFrame:
    """Both rows of each pair, each with the other."""
    schema = {"place": pl.Int64, "other": pl.Int64}
    left = iter(places)
    some = iter(lambda: [*islice(left, _PAIRS)], [])  # as frames, which are smaller than tuples
    frames = (pl.DataFrame(each, schema=schema, orient="row") for each in some)
    one = pl.concat([pl.DataFrame(schema=schema), *frames])
    return pairs_of(pl.concat([one, one.select(place="other", other="place")]), kind)


def pairs_of(rows: pl.DataFrame, kind: Bit) -> pl.DataFrame:
    """Rows and the first of the ``other``s that each is to be compared with."""
    found = rows.select(pl.col("place", "other").cast(pl.Int64))
    number = pl.lit(KINDS.index(kind)).alias("kind")
    return found.group_by("place").agg(pl.col("other").min()).with_columns(number)


def _compared(rows: pl.LazyFrame, pairs: pl.DataFrame, most: int) -> Iterator[pl.DataFrame]:
    """The rows that are to be compared with others: what is noted of each, and both in words; so
    many at a time."""
    notes = pl.Series([kind.value for kind in KINDS])
    twin, near = (pl.col("kind") == KINDS.index(kind) for kind in (TWIN, NEAR_DOUBLE))
    pairs = pairs.filter(~near | ~twin.any().over("place"))  # a twin is no near double as well
    told = (
        pairs.with_columns(add_notes=notes.gather(pairs["kind"]))
        .group_by("place", "kind").agg(pl.col("other").min(), pl.col("add_notes").first())
        .group_by("place")
        .agg(pl.col("other").sort_by("kind").first(), pl.col("add_notes").sum())
    )  # fmt: skip
    for some in told.iter_slices(most) if told.height else [told]:
        compared = beside(some, held_of(rows, pl.concat([some["place"], some["other"]]).unique()))
        yield _changes(compared, notes="add_notes", other="other", pair="pair", digits="digits")


def beside(told: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Each ``place`` with the ``other`` that it is told of, as a ``pair`` in words, and the
    ``digits`` in which their NIKs differ; both are among ``rows``."""
    people = rows.rechunk().with_columns(said=named_and_born("name", "birth"))  # else Polars panics
    others = people.select(other="place", other_nik="nik", other_said="said")
    found = told.join(people, on="place").join(others, on="other")
    return found.with_columns(pair=pl.format("{} / {}", "said", "other_said"), digits=differing())


def _changes(
    rows: pl.DataFrame, *, fails: int = 0, lacks: int = 0, notes: int | str = 0, **settled: str
) -> pl.DataFrame:
    """These bits of rows, and what is ``SETTLED``: the names of columns, nothing for others."""
    bits = {"add_fails": fails, "add_lacks": lacks, "add_notes": notes}
    nothing = {name: pl.lit(None, dtype=kind) for name, kind in SETTLED.items()}
    masks = {
        name: pl.col(said).cast(pl.Int64) if isinstance(said, str) else pl.lit(said, dtype=pl.Int64)
        for name, said in bits.items()
    }
    return rows.select("place", "verdict", **masks, **(nothing | settled))
