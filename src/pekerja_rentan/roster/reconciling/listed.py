"""People of a list of who has died, has moved or is on a staff, whom no NIK tells: by name and
birth date. One is certain only where nobody else can be meant; the others somebody must look at.
"""

from collections.abc import Mapping
from typing import NamedTuple

import polars as pl

from pekerja_rentan.roster.cells.names import called
from pekerja_rentan.roster.reconciling.reading import KEPT, RoleRows

PERSON = ("called", "birth")
"""What a person is known by without a NIK: a hash of the name, and the birth date."""
TITLES = frozenset(
    [
        "ALM",
        "ALMH",
        "ALMARHUM",
        "ALMARHUMAH",
        "HAJI",
        "HAJJAH",
        "HJH",
        "DRS",
        "DRA",
        "PROF",
        "KYAI",
        "USTAD",
        "USTADZ",
        "USTADZAH",
        "USTAZ",
        "BAPAK",
        "PAK",
        "BPK",
        "IBU",
        "BIN",
        "BINTI",
        "SPD",
        "AMD",
        "SKM",
        "STP",
    ]
)
"""What stands before, behind and within names and is none."""
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
    """The people of a list whose NIKs are not billed, by what else is known of them: somebody of
    their name and birth date under another NIK, or where no NIK is known."""
    every = role.scan(*_KEPT, "event_date").collect()
    named = every.join(role.people(every["at"]).select("at", "name"), on="at")
    people = _with_bare(named).drop("name").drop_nulls(PERSON)
    alike, known = _on_sides(people, sides)
    people = people.filter(~pl.col("nik").is_in(known.implode()).fill_null(value=False))
    pairs = people.rename({"at": "row", "place": "listed", "nik": "own_nik"}).join(
        alike, on=PERSON, suffix="_side"
    )
    pairs = pairs.filter((pl.col("own_nik") != pl.col("nik")).fill_null(value=True))
    pairs = pairs.with_columns(pl.col("plain") & pl.col("plain_side"))
    if pairs.is_empty():
        return Listed(pl.DataFrame(schema=FOUND))
    pairs = _named(pairs, role, sides)
    namesakes = every.group_by(PERSON).len("namesakes")
    alone = pairs.join(namesakes, on=PERSON, how="left").with_columns(
        niks=pl.col("nik").n_unique().over("row"),
        unsure=pl.col("nik").is_null().any().over("row"),
        billed=(pl.col("side") == "theirs").any().over("row"),
    )
    found = alone.select(
        *(name for name in FOUND if name != "certain"),
        certain=pl.col("own_nik").is_null()
        & pl.col("plain")
        & (_words(pl.col("name_theirs")).list.len() > 1)
        & (pl.col("namesakes") == 1)
        & (pl.col("niks") == 1)
        & ~pl.col("unsure")
        & ~pl.col("nik").is_in(every["nik"].implode()).fill_null(value=False)
        & pl.col("billed"),
    )  # fmt: skip
    return Listed(found)


def _on_sides(
    people: pl.DataFrame, sides: Mapping[str, RoleRows]
) -> tuple[pl.DataFrame, pl.Series]:
    """The rows of both sides that are called and were born like one of these people, perhaps
    without titles, and those of the people's NIKs that are billed; frame by frame, for the sides
    may be long."""
    persons, births = people.select(PERSON).unique(), people.select("birth").unique()
    niks = people["nik"].drop_nulls().unique()
    schema = {name: KEPT[name] for name in _KEPT} | {"plain": pl.Boolean, "side": pl.String}
    alike, known = [pl.DataFrame(schema=schema)], [niks.head(0)]
    for side, rows in sides.items():
        for frame, names in zip(rows.frames(), rows.names.frames(), strict=True):
            born = frame.select(_KEPT).hstack([names["name"]]).join(births, on="birth", how="semi")
            same = _with_bare(born).drop("name").join(persons, on=PERSON, how="semi")
            alike.append(same.with_columns(side=pl.lit(side)))
            if side == "theirs":
                known.append(frame.filter(pl.col("nik").is_in(niks.implode()))["nik"])
    return pl.concat(alike), pl.concat(known).unique()


def _named(pairs: pl.DataFrame, role: RoleRows, sides: Mapping[str, RoleRows]) -> pl.DataFrame:
    """Pairs with both names as they are written, those left out whose names are not the same."""
    own = role.people(pairs["row"].unique()).select(row="at", name_theirs="name")
    names = pl.concat(
        rows.people(pairs.filter(pl.col("side") == side)["at"].unique()).select(
            "at", "name", side=pl.lit(side)
        )
        for side, rows in sides.items()
    )
    named = pairs.join(own, on="row").join(names, on=("at", "side"))
    named = named.with_columns(birth_theirs=pl.col("birth"))
    same = _bare(pl.col("name")) == _bare(pl.col("name_theirs"))
    ordered = named.filter(same).sort("row", "at", "plain", descending=(False, False, True))
    return ordered.unique(("row", "side", "at"), keep="first", maintain_order=True)


def _with_bare(people: pl.DataFrame) -> pl.DataFrame:
    """People with their names, and again without titles those who have any (not ``plain``)."""
    bare = _bare(pl.col("name"))
    others = people.with_columns(called=pl.when(bare != "").then(bare.hash()))
    others = others.join(people, on=("at", "called"), how="anti")
    return pl.concat([people.with_columns(plain=True), others.with_columns(plain=False)])


def _words(name: pl.Expr) -> pl.Expr:
    """The words of a name that are no initials, titles or degrees."""
    said = name.str.to_uppercase().str.replace(",.*", "").str.extract_all(r"\p{L}{3,}")
    return said.list.set_difference([*TITLES])


def _bare(name: pl.Expr) -> pl.Expr:
    """A name as it is ``called``, without titles before it and degrees behind it."""
    before = "|".join(sorted({*TITLES, "H", "HJ", "IR", "DR"}, key=len, reverse=True))
    upper = name.str.to_uppercase().str.replace(",.*", "").str.replace_all("[()]", " ")
    bare = upper.str.replace_all(rf"\b(?:{before})\b\.?", " ")
    return called(bare.str.replace(r"\s+(?:[SMA]\.? ?[A-Z][A-Za-z]{0,2}\.?)\s*$", ""))
