"""What only all rows together can tell (see ``settle``), with Spark."""

from collections.abc import Sequence

from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as sf

from pekerja_rentan.roster.judging.reasons import (
    IS_DOUBLE,
    IS_MEMBER,
    MEMBER_ENDED,
    MEMBER_GONE,
    NIK_ENDS_IN_0,
    TWIN,
)


def settled(verdicts: DataFrame, members: DataFrame | None, rounded: Sequence[int]) -> DataFrame:
    """The rows of which more is known now, by place: bits to add to their masks, the place where
    a double's NIK stands ``first``, and the place of a ``twin``.

    ``verdicts`` holds place, source, ``well`` (the NIK, null unless well formed), name and birth
    date of a ``person`` (null unless known) and notes; ``members`` the NIKs of members, whether
    the membership has ``ended`` and whether they are ``gone`` (dead or moved); ``rounded`` are the
    lists whose NIKs that end in 0 have lost digits.
    """
    rows = _known_niks(verdicts, rounded)
    found = _doubles(rows).unionByName(_twins(rows))
    if members is not None:
        found = found.unionByName(_members(rows, members))
    return found.groupBy("place").agg(
        sf.sum("add_fails").alias("add_fails"),
        sf.sum("add_lacks").alias("add_lacks"),
        sf.sum("add_notes").alias("add_notes"),
        sf.max("first").alias("first"),
        sf.max("twin").alias("twin"),
    )


def unlisted(verdicts: DataFrame, members: DataFrame, rounded: Sequence[int]) -> dict[int, int]:
    """By list of members, how many whose membership goes on stand on none of the lists."""
    niks = _known_niks(verdicts, rounded).select(sf.col("well").alias("nik"))
    active = members.where(~sf.col("ended")).select("source", "nik").distinct()
    ghosts = active.join(niks, "nik", "left_anti").groupBy("source").count()
    return {row[0]: row[1] for row in ghosts.collect()}


def _known_niks(verdicts: DataFrame, rounded: Sequence[int]) -> DataFrame:
    """The rows whose NIK can be relied on."""
    lost = sf.col("source").isin(list(rounded)) & (_bit(NIK_ENDS_IN_0.value) != 0)
    return verdicts.where(sf.col("well").isNotNull() & ~lost)


def _bit(value: int) -> Column:
    return sf.col("notes").bitwiseAND(sf.lit(value))


def _doubles(rows: DataFrame) -> DataFrame:
    """Every row but the first of those with the same NIK."""
    first = sf.min("place").over(Window.partitionBy("well"))
    found = rows.select("place", first.alias("first")).where(sf.col("place") != sf.col("first"))
    return _changes(found, fails=IS_DOUBLE.value)


def _members(rows: DataFrame, members: DataFrame) -> DataFrame:
    """Who is a member, and whose membership has ended wherever it is told, since he is gone or
    is inactive."""
    known = members.groupBy(sf.col("nik").alias("well")).agg(
        sf.min("ended").alias("ended"), sf.max("gone").alias("gone")
    )
    found = rows.join(known, "well")
    covered = _changes(found.where(~sf.col("ended")), fails=IS_MEMBER.value)
    gone = _changes(found.where("ended and gone"), lacks=MEMBER_GONE.value)
    ended = _changes(found.where("ended and not gone"), notes=MEMBER_ENDED.value)
    return covered.unionByName(gone).unionByName(ended)


def _twins(rows: DataFrame) -> DataFrame:
    """Rows of one name and birth date, but of several NIKs."""
    alike = Window.partitionBy("person", "birth_date")
    found = (
        rows.where(sf.col("person").isNotNull())
        .select(
            "place", "person", "birth_date", "well",
            (sf.min("well").over(alike) != sf.max("well").over(alike)).alias("several"),
            sf.min("place").over(alike).alias("one"),
            sf.min_by("well", "place").over(alike).alias("own"),
        )
        .where("several")
    )  # fmt: skip
    different = sf.col("well") != sf.col("own")
    other = sf.min(sf.when(different, sf.col("place"))).over(alike)
    twin = sf.when(different, sf.col("one")).otherwise(other)
    return _changes(found.select("place", twin.alias("twin")), notes=TWIN.value)


def _changes(rows: DataFrame, *, fails: int = 0, lacks: int = 0, notes: int = 0) -> DataFrame:
    nothing = sf.lit(None).cast("bigint")
    return rows.select(
        "place",
        sf.lit(fails).cast("bigint").alias("add_fails"),
        sf.lit(lacks).cast("bigint").alias("add_lacks"),
        sf.lit(notes).cast("bigint").alias("add_notes"),
        *(
            sf.col(name) if name in rows.columns else nothing.alias(name)
            for name in ("first", "twin")
        ),
    )
