"""What only all rows together can tell (see ``cross_row``), with Spark, which brings those together
that share a number; they are compared in executors (``comparing``)."""

from collections.abc import Iterator, Sequence
from functools import reduce

import polars as pl
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as sf

from pekerja_rentan.roster.blocks import WIDE
from pekerja_rentan.roster.cells.names import PARTS_OF_NAMES
from pekerja_rentan.roster.cross_row import (
    KINDS,
    SETTLED,
    beside,
    both,
    duplicates,
    pairs_of,
    same_person,
    shared,
)
from pekerja_rentan.roster.near_doubles import near_within
from pekerja_rentan.roster.rules.reasons import (
    IS_DOUBLE,
    IS_MEMBER,
    MEMBER_ENDED,
    MEMBER_GONE,
    NEAR_DOUBLE,
    NIK_ENDS_IN_0,
    TWIN,
    Bit,
)
from pekerja_rentan.roster.spark.batches import gathered

VERDICT = ("source", "group_text", "fails", "lacks", "notes")
RESULT_COLUMNS = ("add_fails", "add_lacks", "add_notes")
MEET_BY = ("nik", "twin", *PARTS_OF_NAMES, "serial")
"""The numbers of a row by which it meets others; what is behind ``twin`` are blocks of rows that
may be near doubles."""
PERSON = ("place", "nik", "name", "birth", "twin")
"""What is asked of a row that meets another."""
MET = "place long, first long, kind integer, other long, pair string, digits long"
"""Of a row with the NIK of an earlier one where that stands ``first``; of two that are of one of
the ``KINDS`` the ``other``, and what is said of both."""
_TOLD = pl.Schema(
    {"place": pl.Int64, "first": pl.Int64, "kind": pl.Int32, "other": pl.Int64,
     "pair": pl.String, "digits": pl.Int64}
)  # fmt: skip
_KINDS = tuple(f"kind_{number}" for number in range(len(KINDS)))


def settled(
    rows: DataFrame, members: DataFrame | None, rounded: Sequence[int], parts: int
) -> DataFrame:
    """The rows of which more is known now, by place: bits to add to their masks, what is
    ``cross_row.SETTLED``, and their ``VERDICT`` before. ``rows`` are those that
    ``executor.Judging`` gave, and meet in ``parts``; ``members`` the NIKs of members, whether the
    membership has ``ended`` and whether they are ``gone`` (dead or moved); ``rounded`` the lists
    whose NIKs that end in 0 have lost digits."""
    known = _known_niks(rows, rounded)
    found = _met(known, parts)
    if members is None:
        unknown = sf.lit(None).cast("boolean")
        found = found.withColumns(dict.fromkeys(("ended", "gone"), unknown))
    else:
        states = members.groupBy("nik").agg(sf.min("ended").alias("ended"), _any("gone"))
        told = known.join(states, "nik").select("place", "ended", "gone")
        found = found.unionByName(told, allowMissingColumns=True)
    said = sf.struct("other", "pair", "digits")
    by_place = found.groupBy("place").agg(
        sf.min("first").alias("first"),
        _any("ended"),
        _any("gone"),
        *(
            sf.min(sf.when(sf.col("kind") == number, said)).alias(name)
            for number, name in enumerate(_KINDS)
        ),
    )
    return by_place.select(*_result()).join(rows.select("place", *VERDICT), "place")


def unlisted(rows: DataFrame, members: DataFrame, rounded: Sequence[int]) -> dict[int, int]:
    """By list of members, how many whose membership goes on stand on none of the lists."""
    niks = _known_niks(rows, rounded).select("nik")
    active = members.where(~sf.col("ended")).select("source", "nik").distinct()
    ghosts = active.join(niks, "nik", "left_anti").groupBy("source").count()
    return {row[0]: row[1] for row in ghosts.collect()}


def _known_niks(rows: DataFrame, rounded: Sequence[int]) -> DataFrame:
    """The rows whose NIK can be relied on."""
    ending = sf.col("notes").bitwiseAND(sf.lit(NIK_ENDS_IN_0.value)) != 0
    lost = sf.col("source").isin(list(rounded)) & ending
    return rows.where(sf.col("nik").isNotNull() & ~lost)


def _met(rows: DataFrame, parts: int) -> DataFrame:
    """What is told of rows that meet others."""
    keys = [
        sf.when(
            sf.col(name).isNotNull(),
            sf.struct(sf.lit(number).alias("by"), sf.col(name).alias("key")),
        )
        for number, name in enumerate(MEET_BY)
    ]
    each = rows.select(*PERSON, sf.explode(sf.array_compact(sf.array(*keys))).alias("met"))
    part = sf.pmod(sf.xxhash64("by", "key"), sf.lit(parts))
    return gathered(each.select(*PERSON, "met.*"), part, MET, met)


def _any(name: str) -> Column:
    return sf.max(name).alias(name)


def _result() -> list[Column]:
    """What follows of all that is told of a place."""
    twin, near = (sf.col(_KINDS[KINDS.index(kind)]) for kind in (TWIN, NEAR_DOUBLE))
    told = {kind: sf.col(name) for kind, name in zip(KINDS, _KINDS, strict=True)}
    told[NEAR_DOUBLE] = sf.when(twin.isNull(), near)  # a twin is no near double as well
    said = sf.coalesce(*told.values())
    gone = sf.col("ended") & sf.col("gone")
    bits = (
        _bit(IS_DOUBLE, sf.col("first").isNotNull()) + _bit(IS_MEMBER, ~sf.col("ended")),
        _bit(MEMBER_GONE, gone),
        reduce(
            Column.__add__,
            (_bit(kind, each.isNotNull()) for kind, each in told.items()),
            _bit(MEMBER_ENDED, sf.col("ended") & ~sf.col("gone")),
        ),
    )
    return [
        sf.col("place"),
        *(each.alias(name) for name, each in zip(RESULT_COLUMNS, bits, strict=True)),
        *(sf.col(name) if name == "first" else said[name].alias(name) for name in SETTLED),
    ]


def _bit(bit: Bit, held: Column) -> Column:
    return sf.when(held, sf.lit(bit.value)).otherwise(0).cast("bigint")


def parts_of(rows: int) -> int:
    """In how many parts so many rows meet."""
    return max(1, -(-rows * len(MEET_BY) // WIDE))


def met(batches: Iterator[pl.DataFrame]) -> pl.DataFrame:
    """What is ``MET`` among rows, each as a ``PERSON`` with a ``key`` of those it meets others
    ``by``, if all that share a key are among them."""
    rows = pl.concat(batches)
    rows = rows.filter(pl.len().over("by", "key") > 1)
    doubles = duplicates(_by(rows, "nik"))
    blocks = rows.filter(pl.col("by") > MEET_BY.index("twin"))
    blocks = blocks.with_columns(block=pl.col("key") ^ pl.col("by").cast(pl.Int64))
    pairs = [
        shared(doubles),
        pairs_of(same_person(_by(rows, "twin")), TWIN),
        both(near_within(blocks), NEAR_DOUBLE),
    ]
    told = beside(pl.concat(pairs), rows.select(PERSON).unique("place"))
    nothing = {name: pl.lit(None, dtype=kind).alias(name) for name, kind in _TOLD.items()}
    found = (
        doubles.select(**nothing | {"place": pl.col("place"), "first": pl.col("first")}),
        told.select(**{name: pl.col(name) for name in _TOLD} | {"first": nothing["first"]}),
    )
    return pl.concat([each.cast(_TOLD) for each in found])


def _by(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    return rows.filter(pl.col("by") == MEET_BY.index(name))
