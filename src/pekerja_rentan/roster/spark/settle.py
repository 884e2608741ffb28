"""What only all rows together can tell (see ``settle``), with Spark."""

from collections.abc import Sequence

from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as sf

from pekerja_rentan.roster.cells.clean import NOT_IN_NAMES
from pekerja_rentan.roster.cells.encode import ENDS
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
from pekerja_rentan.roster.spark.local import table


def settled(verdicts: DataFrame, members: DataFrame | None, rounded: Sequence[int]) -> DataFrame:
    """The rows of which more is known now, by place: bits to add to their masks, the place where
    a double's NIK stands ``first``, and of whom it is to be compared with (``settle.SETTLED``).

    ``verdicts`` holds place, source, ``well`` (the NIK, null unless well formed), ``name`` (as it
    is written) and ``called`` (without what it may be written with or without, null for none),
    ``birth_date`` and notes; ``members`` the NIKs of members, whether
    the membership has ``ended`` and whether they are ``gone`` (dead or moved); ``rounded`` are the
    lists whose NIKs that end in 0 have lost digits.
    """
    rows = _known_niks(verdicts, rounded)
    doubles = _duplicates(rows)
    pairs = _same_person(rows).unionByName(_shared(doubles)).unionByName(_near(rows))
    found = _changes(doubles, fails=IS_DOUBLE.value).unionByName(_compared(rows, pairs))
    if members is not None:
        found = found.unionByName(_members(rows, members))
    return found.groupBy("place").agg(
        sf.sum("add_fails").alias("add_fails"),
        sf.sum("add_lacks").alias("add_lacks"),
        sf.sum("add_notes").alias("add_notes"),
        *(sf.max(name).alias(name) for name in SETTLED),
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


def _duplicates(rows: DataFrame) -> DataFrame:
    """Every row but the first of those with the same NIK, and how the first is called."""
    same = Window.partitionBy("well")
    firsts = {name: sf.min_by(name, "place").over(same) for name in ("called", "birth_date")}
    found = rows.select(
        "place", "called", "birth_date", "well", sf.min("place").over(same).alias("first"),
        *(column.alias(f"first_{name}") for name, column in firsts.items()),
    )  # fmt: skip
    return found.where(sf.col("place") != sf.col("first"))


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


def _same_person(rows: DataFrame) -> DataFrame:
    """Rows of one name and birth date but of several NIKs, and an ``other`` of each."""
    alike = Window.partitionBy("called", "birth_date")
    found = (
        rows.where(sf.col("called").isNotNull() & sf.col("birth_date").isNotNull())
        .select(
            "place", "called", "birth_date", "well",
            (sf.min("well").over(alike) != sf.max("well").over(alike)).alias("several"),
            sf.min("place").over(alike).alias("one"),
            sf.min_by("well", "place").over(alike).alias("own"),
        )
        .where("several")
    )  # fmt: skip
    different = sf.col("well") != sf.col("own")
    other = sf.min(sf.when(different, sf.col("place"))).over(alike)
    twin = sf.when(different, sf.col("one")).otherwise(other)
    return _pairs(found.select("place", twin.alias("other")), TWIN)


def _shared(doubles: DataFrame) -> DataFrame:
    """The rows of one NIK that may be of two people, with one another: judged here, as with
    Polars, of those whose names differ."""
    told = doubles.where(sf.col("called") != sf.col("first_called")).select(
        "place", "first", "called", "first_called", "birth_date", "first_birth_date", "well",
        sf.col("well"), sf.lit(0),
    )  # fmt: skip
    return _both(told, "two_people", NIK_SHARED)


def _near(rows: DataFrame) -> DataFrame:
    """The rows that may be of one person under two NIKs and that are no twins, with one another:
    judged here, as with Polars, of those that share a block."""
    name, birth = sf.col("called"), sf.col("birth_date")
    blocks = [
        sf.when(birth.isNotNull() & part.isNotNull(), _block(number, birth, part))
        for number, part in enumerate(_parts(sf.col("name")), start=1)
    ]
    blocks.append(_block(0, sf.expr("well div 10000"), name))
    told = rows.where(name.isNotNull()).select(
        "place", "called", "birth_date", "well", sf.explode(sf.array(*blocks)).alias("key")
    )
    within = Window.partitionBy("key").orderBy("called", "place").rowsBetween(1, NEIGHBOURS)
    other = sf.struct("place", "called", "birth_date", "well")
    near = told.where(sf.col("key").isNotNull()).select(
        "*", sf.collect_list(other).over(within).alias("others")
    )
    pairs = near.select(
        "place", "called", "birth_date", "well", sf.col("key.block").alias("block"),
        sf.explode("others").alias("other"),
    )  # fmt: skip
    apart = sf.abs(sf.length("called") - sf.length("other.called"))
    twin = (sf.col("called") == sf.col("other.called")) & (birth == sf.col("other.birth_date"))
    digits = _digits(sf.col("well"), sf.col("other.well"))
    pairs = pairs.where(
        (sf.col("well") != sf.col("other.well"))
        & ~sf.coalesce(twin, sf.lit(False))
        & (((sf.col("block") > 0) & (apart <= 2)) | ((sf.col("block") == 0) & (digits <= 2)))
    )
    return _both(
        pairs.select(
            "place", "other.place", "called", "other.called", "birth_date", "other.birth_date",
            "well", "other.well", digits,
        ),
        "near_doubles", NEAR_DOUBLE,
    )  # fmt: skip


def _block(kind: int, number: Column, text: Column) -> Column:
    """What rows of a block have in common."""
    return sf.struct(
        sf.lit(kind).alias("block"), number.cast("bigint").alias("number"), text.alias("text")
    )


def _parts(name: Column) -> tuple[Column, Column, Column]:
    """``PARTS_OF_NAMES``, null where there is none."""
    marks = "".join(mark for mark in NOT_IN_NAMES if mark != " ")
    said = sf.btrim(sf.translate(sf.upper(name), marks, ""), sf.lit(" "))
    first = sf.regexp_extract(said, "^[^ ]+", 0)
    rest = sf.regexp_replace(said, "^[^ ]+ +", "")
    last = sf.regexp_extract(said, " ([^ ]+)$", 1)
    one = ~said.contains(" ")
    return (
        sf.when(one, sf.left(said, sf.lit(ENDS))).otherwise(rest),
        sf.when(one, sf.right(said, sf.lit(ENDS))).otherwise(
            sf.regexp_replace(said, " +[^ ]+$", "")
        ),
        sf.when(~one & (rest != last), sf.concat_ws(" ", first, last)),
    )


def _digits(one: Column, two: Column) -> Column:
    """In how many digits two NIKs differ."""
    text, other = (sf.lpad(nik.cast("string"), 16, "0") for nik in (one, two))
    apart = sf.zip_with(
        sf.split(text, ""), sf.split(other, ""), lambda a, b: (a != b).cast("bigint")
    )
    return sf.aggregate(apart, sf.lit(0).cast("bigint"), lambda all, each: all + each)


def _both(pairs: DataFrame, judge: str, kind: Bit) -> DataFrame:
    """Both rows of each pair that passes a judge of ``likeness``, each with the other."""
    found = [tuple(row) for row in pairs.toDF(*_PAIR).dropDuplicates(["place", "other"]).collect()]
    places: list[tuple[int, int]] = []
    if found:
        from pekerja_rentan.roster import likeness  # which takes a while to load

        places = [*getattr(likeness, judge)(map(likeness.Pair._make, found))]
    both = [*places, *((other, place) for place, other in places)]
    return _pairs(table(pairs.sparkSession, {"place": "long", "other": "long"}, both), kind)


_PAIR = (
    "place", "other", "called", "other_called", "birth", "other_birth", "nik", "other_nik",
    "digits",
)  # fmt: skip


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
        sf.min_by("other", "kind").alias("other"), sf.sum(notes).alias("notes")
    )
    text = sf.col("birth_date").cast("string")
    day = sf.concat_ws("-", text.substr(7, 2), text.substr(5, 2), text.substr(1, 4))
    said = sf.concat_ws(" ", sf.trim("name"), sf.when(text.isNull(), "?").otherwise(day))
    people = rows.select("place", "well", said.alias("said"))
    others = rows.select(
        sf.col("place").alias("other"), sf.col("well").alias("other_well"),
        said.alias("other_said"),
    )  # fmt: skip
    told = told.join(people, "place").join(others, "other")
    return _changes(
        told.select(
            "place", "other", sf.concat_ws(" / ", "said", "other_said").alias("pair"),
            _digits(sf.col("well"), sf.col("other_well")).alias("digits"), "notes",
        ),
        notes=sf.col("notes"),
    )  # fmt: skip


def _changes(
    rows: DataFrame, *, fails: int = 0, lacks: int = 0, notes: int | Column = 0
) -> DataFrame:
    kinds = {"pair": "string"}
    return rows.select(
        "place",
        sf.lit(fails).cast("bigint").alias("add_fails"),
        sf.lit(lacks).cast("bigint").alias("add_lacks"),
        (sf.lit(notes) if isinstance(notes, int) else notes).cast("bigint").alias("add_notes"),
        *(
            sf.col(name)
            if name in rows.columns
            else sf.lit(None).cast(kinds.get(name, "bigint")).alias(name)
            for name in SETTLED
        ),
    )
