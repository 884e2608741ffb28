"""What only all rows together can tell (see ``settle``), with Spark: rows meet by numbers that the
executors have made of them, and what meets is compared there, as on one machine."""

from collections.abc import Sequence

from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as sf

from pekerja_rentan.roster.cells.names import PARTS_OF_NAMES
from pekerja_rentan.roster.cross_row import KINDS, NEIGHBOURS, SETTLED
from pekerja_rentan.roster.rules.reasons import (
    IS_DOUBLE,
    IS_MEMBER,
    MEMBER_ENDED,
    MEMBER_GONE,
    NEAR_DOUBLE,
    NIK_ENDS_IN_0,
    NIK_SHARED,
    TWIN,
    Bit,
)
from pekerja_rentan.roster.spark.batches import made
from pekerja_rentan.roster.spark.comparing import PAIR, Comparing, are_near, are_two, put_beside

VERDICT = ("source", "group_text", "fails", "lacks", "notes")
RESULT_COLUMNS = ("add_fails", "add_lacks", "add_notes")


def settled(rows: DataFrame, members: DataFrame | None, rounded: Sequence[int]) -> DataFrame:
    """The rows of which more is known now, by place: bits to add to their masks, what is
    ``settle.SETTLED``, and their ``VERDICT`` before. ``rows`` are those that ``executor.Judging``
    gave; ``members`` the NIKs of members, whether the membership has ``ended`` and whether they are
    ``gone`` (dead or moved); ``rounded`` the lists whose NIKs that end in 0 have lost digits."""
    rows = _known_niks(rows, rounded)
    doubles = _duplicates(rows)
    pairs = _same_person(rows).unionByName(_shared(doubles)).unionByName(_near(rows))
    found = _changes(doubles, fails=IS_DOUBLE.value).unionByName(_compared(rows, pairs))
    if members is not None:
        found = found.unionByName(_members(rows, members))
    return found.groupBy("place").agg(
        *(sf.first(name).alias(name) for name in VERDICT),
        *(sf.sum(name).alias(name) for name in RESULT_COLUMNS),
        *(sf.max(name).alias(name) for name in SETTLED),
    )


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


def _duplicates(rows: DataFrame) -> DataFrame:
    """Every row but the first of those with the same NIK, and how the first is called."""
    same = Window.partitionBy("nik")
    first = {name: sf.min_by(name, "place").over(same) for name in ("place", "called", "birth")}
    found = rows.select(
        "place", *VERDICT, "nik", "called", "birth",
        *(column.alias(f"other_{name}") for name, column in first.items()),
    )  # fmt: skip
    return found.where("place != other_place").withColumn("first", sf.col("other_place"))


def _members(rows: DataFrame, members: DataFrame) -> DataFrame:
    """Who is a member, and whose membership has ended wherever it is told, since he is gone or
    is inactive."""
    known = members.groupBy("nik").agg(sf.min("ended").alias("ended"), sf.max("gone").alias("gone"))
    found = rows.join(known, "nik")
    covered = _changes(found.where("not ended"), fails=IS_MEMBER.value)
    gone = _changes(found.where("ended and gone"), lacks=MEMBER_GONE.value)
    ended = _changes(found.where("ended and not gone"), notes=MEMBER_ENDED.value)
    return covered.unionByName(gone).unionByName(ended)


def _same_person(rows: DataFrame) -> DataFrame:
    """Rows of one name and birth date but of several NIKs, and an ``other`` of each."""
    alike = Window.partitionBy("twin")
    found = (
        rows.where(sf.col("twin").isNotNull())
        .select(
            "place", "nik", "twin",
            (sf.min("nik").over(alike) != sf.max("nik").over(alike)).alias("several"),
            sf.min("place").over(alike).alias("one"),
            sf.min_by("nik", "place").over(alike).alias("own"),
        )
        .where("several")
    )  # fmt: skip
    different = sf.col("nik") != sf.col("own")
    other = sf.min(sf.when(different, sf.col("place"))).over(alike)
    twin = sf.when(different, sf.col("one")).otherwise(other)
    return _pairs(found.select("place", twin.alias("other")), TWIN)


def _shared(doubles: DataFrame) -> DataFrame:
    """The rows of one NIK that may be of two people, with one another."""
    told = doubles.where(sf.col("called") != sf.col("other_called"))
    pairs = told.select("*", sf.col("nik").alias("other_nik"))
    return _both(pairs, Comparing(are_two), NIK_SHARED)


def _near(rows: DataFrame) -> DataFrame:
    """The rows that may be of one person under two NIKs and that are no twins, with one another:
    of those that share a day of birth and an end of their names, or a name and part of a NIK."""
    blocks = [
        sf.when(sf.col(key).isNotNull(), sf.struct(sf.lit(number), sf.col(key).alias("key")))
        for number, key in enumerate((*PARTS_OF_NAMES, "serial"))
    ]
    person = sf.struct(*_PERSON)
    told = rows.select(*_PERSON, sf.explode(sf.array_compact(sf.array(*blocks))).alias("block"))
    within = Window.partitionBy("block").orderBy("called", "place").rowsBetween(1, NEIGHBOURS)
    next_ones = told.select(*_PERSON, sf.collect_list(person).over(within).alias("next"))
    pairs = next_ones.select(*_PERSON, sf.explode("next").alias("other"))
    others = (sf.col(f"other.{name}").alias(f"other_{name}") for name in _PERSON)
    apart = sf.expr("nik != other_nik and not twin <=> other_twin")
    return _both(pairs.select(*_PERSON, *others).where(apart), Comparing(are_near), NEAR_DOUBLE)


_PERSON = ("place", "nik", "called", "birth", "twin")


def _both(pairs: DataFrame, comparing: Comparing, kind: Bit) -> DataFrame:
    """Both rows of each of the pairs that is found to be of a kind, each with the other."""
    told = made(comparing, "holds boolean", *PAIR).alias("made")
    found = pairs.select("place", sf.col("other_place").alias("other"), told).where("made.holds")
    turned = found.select(sf.col("other").alias("place"), sf.col("place").alias("other"))
    return _pairs(found.select("place", "other").unionByName(turned), kind)


def _pairs(rows: DataFrame, kind: Bit) -> DataFrame:
    """Rows and the first of the ``other``s that each is to be compared with."""
    found = rows.groupBy("place").agg(sf.min("other").alias("other"))
    return found.withColumn("kind", sf.lit(KINDS.index(kind)))


def _compared(rows: DataFrame, pairs: DataFrame) -> DataFrame:
    """The rows that are to be compared with others: what is noted of each, and both in words."""
    twin, near = (sf.col("kind") == KINDS.index(kind) for kind in (TWIN, NEAR_DOUBLE))
    is_twin = sf.max(twin).over(Window.partitionBy("place"))  # a twin is no near double as well
    kept = pairs.withColumn("twin", is_twin).where(~near | ~sf.col("twin"))
    notes = sf.lit(0)
    for number, kind in enumerate(KINDS):
        notes = sf.when(sf.col("kind") == number, kind.value).otherwise(notes)
    told = kept.groupBy("place").agg(
        sf.min_by("other", "kind").alias("other"), sf.sum(notes).alias("bits")
    )
    named = ("nik", "name", "birth")
    others = rows.select(*(sf.col(name).alias(f"other_{name}") for name in ("place", *named)))
    told = told.join(rows.select("place", *VERDICT, *named), "place")
    told = told.join(others, sf.col("other") == sf.col("other_place"))
    compared = made(put_beside, "pair string, digits long", *_TWO).alias("compared")
    return _changes(told.select("*", compared).select("*", "compared.*"), notes=sf.col("bits"))


_TWO = ("name", "birth", "nik", "other_name", "other_birth", "other_nik")


def _changes(
    rows: DataFrame, *, fails: int = 0, lacks: int = 0, notes: int | Column = 0
) -> DataFrame:
    kinds = {"pair": "string"}
    added = (sf.lit(fails), sf.lit(lacks), sf.lit(notes) if isinstance(notes, int) else notes)
    return rows.select(
        "place",
        *VERDICT,
        *(
            bits.cast("bigint").alias(name)
            for name, bits in zip(RESULT_COLUMNS, added, strict=True)
        ),
        *(
            sf.col(name)
            if name in rows.columns
            else sf.lit(None).cast(kinds.get(name, "bigint")).alias(name)
            for name in SETTLED
        ),
    )
