"""Near doubles by hand, for ``by_hand.py``: one person under two NIKs, and two people under one."""

import polars as pl
from rapidfuzz.distance import OSA

NOT_IN_NAMES = [".", ",", "'", "-", "`", "\u00a0"]
PARTS = ("rest", "begin", "head", "tail")
"""What a slip of typing in one of the words of a name, of which all here have three or more, leaves
as it is."""
KEYS = ("person", *PARTS, "serial")
"""Hashes of a name or a part of it with the birth date, and of a name with most of the NIK."""


def near_doubles(rows: pl.DataFrame) -> pl.DataFrame:
    """Each ``row`` and ``another`` that may be one person under two NIKs: names that differ by a
    slip on one day of birth, or one name and most of a NIK on two days."""
    pairs = pl.concat([paired(rows, key) for key in (*PARTS, "serial")]).unique()
    one, other = side(rows, pairs["row"]), side(rows, pairs["another"], "other_")
    name, other_name = pl.col("called"), pl.col("other_called")
    length, other_length = (each.str.len_chars().cast(pl.Int32) for each in (name, other_name))
    digits = pl.sum_horizontal(
        pl.col("nik") // 10**at % 10 != pl.col("other_nik") // 10**at % 10 for at in range(16)
    )
    found = (
        pairs.hstack(one)
        .hstack(other)
        .with_columns(few=digits <= 2, least=pl.min_horizontal(length, other_length))
        .filter((length - other_length).abs() <= pl.when("few").then(2).otherwise(1))
        .filter(pl.col("few") | ends_alike(name, other_name))
    )
    apart = pl.Series(
        [
            OSA.distance(one, other, score_cutoff=2)
            for one, other in zip(found["called"], found["other_called"], strict=True)
        ],
        dtype=pl.Int64,
    )
    one_day = ~pl.col("day").ne_missing(pl.col("other_day"))
    slip = (apart == 1) & pl.col("least").ge(5) | (apart == 2) & pl.col("least").ge(10) & pl.col(
        "few"
    )
    near = found.filter(pl.when(one_day).then(slip).otherwise((apart == 0) & pl.col("few")))
    near = near.select("row", "another")
    return pl.concat([near, near.select(row="another", another="row")])


def paired(rows: pl.DataFrame, key: str) -> pl.DataFrame:
    """The pairs of rows that have a ``key`` in common, and not the NIK, or name and birth date."""
    same = among(rows.select(key, "nik", person="person"), key)
    both = same.join(same.rename({"row": "another"}), on=key, suffix="_other")
    return both.filter(
        pl.col("row") < pl.col("another"),
        pl.col("nik") != pl.col("nik_other"),
        pl.col("person").ne_missing(pl.col("person_other")),
    ).select("row", "another")


def ends_alike(name: pl.Expr, other: pl.Expr) -> pl.Expr:
    """Whether one letter may be all in which two names differ: an end is the same, and a half."""
    rest, half = pl.col("least") - 3, pl.col("least") // 2 - 1

    def same(head: int | pl.Expr, tail: int | pl.Expr) -> pl.Expr:
        return (name.str.head(head) == other.str.head(head)) | (
            name.str.tail(tail) == other.str.tail(tail)
        )

    return same(2, rest) & same(rest, 2) & same(half, half)


def side(rows: pl.DataFrame, at: pl.Series, before: str = "") -> pl.DataFrame:
    """One side of pairs: the NIK, the day of birth and the bare name."""
    name = pl.col("named").str.to_uppercase().str.replace_many([*NOT_IN_NAMES, " "], [""])
    people = rows.select("nik", "day", "named")[at]
    return people.select("nik", "day", called=name).select(pl.all().name.prefix(before))


def two_people(rows: pl.DataFrame, doubles: pl.DataFrame) -> pl.DataFrame:
    """The rows of one NIK that may be two people's."""
    one, other = side(rows, doubles["row"]), side(rows, doubles["first"], "other_")
    told = doubles.hstack(one).hstack(other)
    told = told.filter(pl.col("called") != pl.col("other_called"))
    asked = told.select("day", "called", "other_day", "other_called")
    others = [is_another(*each) for each in asked.iter_rows()]
    told = told.filter(pl.Series(others, dtype=pl.Boolean))
    return pl.concat([told.select("row"), told.select(row="first")])


def is_another(day: str | None, name: str, other_day: str | None, other: str) -> bool:
    """Whether neither name is a part or a slip of the other, and the days are no slip either
    where the names are alike."""
    short, long = sorted((name, other), key=len)
    if short in long:
        return False
    apart = OSA.distance(short, long)
    if apart <= (2 if len(short) >= 10 else 1):
        return False
    return apart > 0.4 * len(long) or bool(day and other_day and not near_days(day, other_day))


def near_days(one: str, two: str) -> bool:
    swapped = one[:4] + one[6:] + one[4:6]
    return swapped == two or sum(a != b for a, b in zip(one, two, strict=True)) <= 1


def among(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """The rows whose number in ``column`` stands there more than once; to sort a column is
    cheaper than to group by it."""
    in_order = rows[column].drop_nulls().sort()
    several = in_order.filter(in_order == in_order.shift(1)).unique()
    return rows.with_row_index("row").filter(pl.col(column).is_in(several.implode()))
