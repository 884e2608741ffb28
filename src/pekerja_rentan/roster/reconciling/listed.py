"""People of a list of who has died, has moved or is on a staff, whom no NIK tells: by name and
birth date. One is certain only where nobody else can be meant; the others somebody must look at.
"""

from collections.abc import Mapping
from typing import NamedTuple

import polars as pl

from pekerja_rentan.roster.cells.names import called
from pekerja_rentan.roster.cells.titles import bare, words
from pekerja_rentan.roster.reconciling.reading import KEPT, RoleRows

PERSON = ("called", "birth")
"""What a person is known by without a NIK: a hash of the bare name, and the birth date."""
_KEPT = ("at", "place", "nik", *PERSON)
FOUND = {
    "row": pl.UInt32, "listed": pl.Int64, "event_date": pl.Int32, "side": pl.String,
    "at": pl.UInt32, "name": pl.String, "birth": pl.Int64, "name_theirs": pl.String,
    "birth_theirs": pl.Int64, "certain": pl.Boolean,
}  # fmt: skip
"""A row of the list (its number, its place, the month of its event), a row of a side with its name
and birth date, and whether these are certainly one person."""


class Listed(NamedTuple):
    """``pairs`` as ``FOUND`` has them, and how many of the list's rows are found with certainty
    and how many may be."""

    pairs: pl.DataFrame

    @property
    def certain(self) -> int:
        return self.pairs.filter("certain")["row"].n_unique()

    @property
    def doubtful(self) -> int:
        return self.pairs.filter(~pl.col("certain"))["row"].n_unique()


def found_by_name(role: RoleRows, sides: Mapping[str, RoleRows]) -> Listed:
    """The people of a list by what is known of them beside their NIKs: somebody of their name and
    birth date under another NIK, or where no NIK is known."""
    every = role.scan(*_KEPT, "event_date", "denied").collect()
    people = every.drop_nulls(PERSON)
    pairs = people.rename({"at": "row", "place": "listed", "nik": "own_nik"}).join(
        _on_sides(people, sides), on=PERSON, suffix="_side"
    )
    pairs = pairs.filter((pl.col("own_nik") != pl.col("nik")).fill_null(value=True))
    if pairs.is_empty():
        return Listed(pl.DataFrame(schema=FOUND))
    pairs = _named(pairs, role, sides)
    namesakes = every.group_by(PERSON).len("namesakes")
    alone = pairs.join(namesakes, on=PERSON, how="left").with_columns(
        niks=pl.col("nik").n_unique().over("row"),
        unsure=pl.col("nik").is_null().any().over("row"),
        billed=(pl.col("side") == "theirs").any().over("row"),
        back=(pl.col("event_date") < pl.col("joined").max().over("row")).fill_null(value=False),
    )
    found = alone.select(
        *(name for name in FOUND if name != "certain"),
        certain=pl.col("own_nik").is_null()
        & pl.col("plain")
        & (words(pl.col("name_theirs")).list.len() > 1)
        & (pl.col("namesakes") == 1)
        & (pl.col("niks") == 1)
        & ~pl.col("denied")
        & ~(pl.col("back") & (role.role == "moved"))
        & ~pl.col("unsure")
        & ~pl.col("nik").is_in(every["nik"].implode()).fill_null(value=False)
        & pl.col("billed"),
    )  # fmt: skip
    return Listed(found)


def _on_sides(people: pl.DataFrame, sides: Mapping[str, RoleRows]) -> pl.DataFrame:
    """The rows of both sides that are called and were born like one of these people; frame by
    frame, for the sides may be long."""
    persons = people.select(PERSON).unique()
    kept = (*_KEPT, "joined")
    alike = [pl.DataFrame(schema={name: KEPT[name] for name in kept} | {"side": pl.String})]
    for side, rows in sides.items():
        for frame in rows.frames():
            same = frame.select(kept).join(persons, on=PERSON, how="semi")
            alike.append(same.with_columns(side=pl.lit(side)))
    return pl.concat(alike)


def _named(pairs: pl.DataFrame, role: RoleRows, sides: Mapping[str, RoleRows]) -> pl.DataFrame:
    """Pairs with both names, those left out whose names are not the same, and whether they are
    written with the same titles (``plain``)."""
    own = role.people(pairs["row"].unique()).select(row="at", name_theirs="name")
    names = pl.concat(
        rows.people(pairs.filter(pl.col("side") == side)["at"].unique()).select(
            "at", "name", side=pl.lit(side)
        )
        for side, rows in sides.items()
    )
    named = pairs.join(own, on="row").join(names, on=("at", "side"))
    named = named.with_columns(birth_theirs=pl.col("birth"))
    one, two = pl.col("name"), pl.col("name_theirs")
    same = named.filter(bare(one) == bare(two)).with_columns(plain=called(one) == called(two))
    return same.sort("row", "at")
