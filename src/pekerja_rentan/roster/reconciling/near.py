"""Who is to be enrolled and may stand on a list already under another NIK, or none, by a slip in
the name: one birth date, and names that ``likeness`` finds near. Nothing is decided by these.

Of the lists only rows are held against people that share the birth date and an end of the name.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from pekerja_rentan.engine.reconcile import CLAIMED
from pekerja_rentan.roster.blocks import Parts
from pekerja_rentan.roster.cells.names import PARTS_OF_NAMES
from pekerja_rentan.roster.cells.titles import untitled
from pekerja_rentan.roster.near_doubles import near_pairs
from pekerja_rentan.roster.reconciling.by_name import both_told, keyed
from pekerja_rentan.roster.reconciling.reading import RoleRows
from pekerja_rentan.roster.reconciling.standing import says_birth
from pekerja_rentan.roster.spill import SpillBuffer

_LISTS = ("theirs", "ours", "other", *CLAIMED)
"""The lists that people are held against."""
_NEAR = {
    "place": pl.Int64, "at": pl.UInt32, "role": pl.String, "other": pl.Int64, "name": pl.String,
    "birth": pl.Int64, "name_theirs": pl.String, "birth_theirs": pl.Int64,
}  # fmt: skip
"""People, by place and number, the ``role`` and place of the ``other`` row, and who both are."""


def near_people(own: RoleRows, at: pl.Series, roles: Mapping[str, RoleRows]) -> pl.DataFrame:
    """Of these rows of a list those that may be somebody on it, or on one of ``roles``; of several
    on their own list all but the one whose NIK says the birth date, or else is the least."""
    wanted = pl.col("at").is_in(at.implode())
    wanted &= pl.col("nik").is_not_null()
    frames = [each for each in _named(own, wanted) if each.height]
    if not frames:
        return pl.DataFrame(schema=_NEAR)
    people = pl.concat(frames)
    people = people.sort(~says_birth(people), "nik", "place").rename({"at": "row"})
    people = people.with_row_index("at")
    lists = {role: roles[role] for role in _LISTS if role in roles} | {own.role: own}
    found = _found(people, lists, own.store.scratch)
    rank = people.select(other="place", rank="at", role=pl.lit(own.role))
    ranked = found.join(rank, on=("other", "role"), how="left")
    left = ranked.filter((pl.col("rank") < pl.col("at_own")).fill_null(value=True))
    first = left.unique("at_own", keep="first", maintain_order=True).sort("place")
    return first.join(people.select(at_own="at", at="row"), on="at_own").select(
        pl.col(name).cast(kind) for name, kind in _NEAR.items()
    )


def _named(rows: RoleRows, wanted: pl.Expr) -> Iterator[pl.DataFrame]:
    """The rows of a list that are ``wanted`` and have a name and a birth date."""
    for frame, names in zip(rows.frames(), rows.names.frames(), strict=True):
        kept = frame.select(wanted & pl.col("birth").is_not_null()).to_series()
        known = frame.filter(kept).select("at", "place", "nik", "birth")
        yield known.hstack([names["name"].filter(kept)]).filter(pl.col("name").is_not_null())


def _found(people: pl.DataFrame, lists: Mapping[str, RoleRows], scratch: Path) -> pl.DataFrame:
    """Pairs of people and rows of ``lists``, in the order of these."""
    store = SpillBuffer(scratch, "near")
    own = _stored(people, 0, "")
    store.add(own)
    blocks = [own[part].unique().implode() for part in PARTS_OF_NAMES]
    ends, born = _ends(people), people["birth"].unique().implode()
    start = 0
    for role, rows in lists.items():
        wanted = pl.col("birth").is_in(born)
        for frame in _named(rows, wanted):
            same = frame.with_columns(length=_NAME.str.len_chars().cast(pl.Int64))
            shared = (end.is_in(of.implode()) for end, of in zip(_END, ends, strict=True))
            near = same.filter(pl.any_horizontal(_TITLED, *shared))
            near = near.with_columns(at=pl.int_range(start, start + pl.len(), dtype=pl.UInt32))
            start += near.height
            made = _stored(near, 1, role)
            of_blocks = zip(PARTS_OF_NAMES, blocks, strict=True)
            store.add(made.filter(pl.any_horizontal(pl.col(p).is_in(b) for p, b in of_blocks)))
    parts = Parts.of(store.rows, scratch)
    pairs = pl.DataFrame(
        [sorted(pair) for pair in near_pairs(store.scan(), parts, across=True)],
        schema={"ours": pl.Int64, "theirs": pl.Int64}, orient="row",
    )  # fmt: skip
    told = both_told(store, pairs, "role").sort("theirs")
    return told.select(
        "name", "birth", "name_theirs", "birth_theirs", at_own="at", place="stands",
        role="role_theirs", other="stands_theirs",
    )  # fmt: skip


def _stored(rows: pl.DataFrame, at: int, role: str) -> pl.DataFrame:
    # who has no NIK differs from all others in most digits
    own = rows.select(
        pl.col("at").cast(pl.UInt32), "place", pl.col("nik").fill_null(0), "birth", "name",
        role=pl.lit(role),
    )  # fmt: skip
    return keyed(own, at)


_TITLED = pl.col("name").str.contains("[.,(]")
"""Names whose ends may be those of a title, too few to take them off first."""
_NAME, _LETTERS = pl.col("name").str.strip_chars(" .,"), 2
_END = tuple(
    end.str.to_uppercase().hash() ^ (pl.col("birth") * 256 + pl.col("length")).hash()
    for end in (_NAME.str.head(_LETTERS), _NAME.str.tail(_LETTERS))
)
"""What rows share that may be near: birth date, first or last letters, and about as many."""


def _ends(people: pl.DataFrame) -> Sequence[pl.Series]:
    """``_END`` of people, of names of as many letters and of a few more or less."""
    people = people.with_columns(untitled(pl.col("name")).alias("name"))
    made = pl.concat(
        people.select("name", "birth", length=_NAME.str.len_chars().cast(pl.Int64) + more)
        for more in range(-_LETTERS, _LETTERS + 1)
    )
    return [made.select(each).to_series().unique() for each in _END]
