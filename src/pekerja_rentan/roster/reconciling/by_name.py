"""One person under two NIKs: rows that no NIK has brought together, by name and birth date.

Each row is paired with one at most, but those whom the other list bills and who leave, with any of
ours. Nothing is decided by it: whoever keeps the lists is asked to look.
"""

from collections.abc import Iterator, Sequence

import polars as pl

from pekerja_rentan.roster.blocks import Parts
from pekerja_rentan.roster.cells.names import PARTS_OF_NAMES, SAID, called, with_parts
from pekerja_rentan.roster.near_doubles import near_pairs
from pekerja_rentan.roster.reconciling.matching import PART
from pekerja_rentan.roster.reconciling.pairs import both_said
from pekerja_rentan.roster.reconciling.sides import SIDES, Side, number
from pekerja_rentan.roster.spill import SpillBuffer, place

_LEFT = ("only", "invalid-nik")
"""The classes whose rows are looked for by name."""
_GOING = ("deceased", "moved", "staff", "other-funder", "inactive", "another-person")
"""The classes of rows that may be of somebody who stands on the other list alone."""


def match_by_name(ours: Side, theirs: Side) -> None:
    """Puts rows of one name and birth date, or nearly so, that no NIK has brought together into
    ``another-nik``; a row whose own NIK cannot be relied on keeps its class. Who is then on one
    list alone may be somebody of ``_GOING`` on the other: he is marked, and not enrolled."""
    for told in _pairs(ours, theirs, _LEFT, _LEFT):
        _tell(ours, theirs, told)
        ours.set("another-nik", told.filter(pl.col("nik").is_not_null())["at"])
        theirs.set("another-nik", told.filter(pl.col("nik_theirs").is_not_null())["at_theirs"])
    for told in _pairs(ours, theirs, ("only",), _GOING):
        _tell(ours, theirs, told)
        _mark(ours, told["at"], theirs.classes.gather(told["at_theirs"]))
        ours.hold(told["at"])
    for told in _pairs(ours, theirs, _GOING, ("only",)):
        _tell(ours, theirs, told)
        _mark(theirs, told["at_theirs"], ours.classes.gather(told["at"]))


def _mark(side: Side, at: pl.Series, classes: pl.Series) -> None:
    for code in _GOING[:-1]:
        side.mark(code, at.filter(classes == number(code)))


def _pairs(
    ours: Side, theirs: Side, of_ours: Sequence[str], of_theirs: Sequence[str]
) -> Iterator[pl.DataFrame]:
    """Rows of these classes that are of one person, those who are surely so first: each row once,
    but one of ``_GOING`` as often as it takes."""
    store = SpillBuffer(ours.rows.store.scratch, "-".join(["by-name", *of_ours, *of_theirs]))
    for at, (side, codes) in enumerate(((ours, of_ours), (theirs, of_theirs))):
        for frame in _left(side, at, codes):
            store.add(frame)
    if not store.rows:
        return
    often = [at for at, codes in enumerate((of_ours, of_theirs)) if codes == _GOING]
    pairs = _exact(store, often)
    seen = [name for at, name in enumerate(SIDES) if at not in often]
    taken = pl.concat(pairs[name] for name in seen)
    near = _near(store, taken, often)
    for found in (pairs, near):
        if found.height:
            yield _told(store, found)


def _left(side: Side, at: int, codes: Sequence[str]) -> Iterator[pl.DataFrame]:
    """The rows of a side that are of these classes, as ``near_pairs`` asks for them, with the
    side and the number of each as its place."""
    wanted = [number(code) for code in codes]
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


def _exact(store: SpillBuffer, often: Sequence[int]) -> pl.DataFrame:
    """Pairs of one name and birth date: the first of ours with the first of theirs, and so on; of
    a side that is taken ``often`` the first alone."""
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
            .filter((pl.col("turn") == 0) | (side not in often))
            .select("place", "called", "birth", "turn")
            for side in (0, 1)
        )
        on = ("called", "birth") if often else ("called", "birth", "turn")
        both = one.join(two, on=on, suffix="_theirs", maintain_order="left")
        found.append(both.select(ours="place", theirs="place_theirs"))
    return pl.concat(found)


def _near(store: SpillBuffer, taken: pl.Series, often: Sequence[int]) -> pl.DataFrame:
    """Pairs that are nearly one person, of those that are not ``taken``, the earliest with the
    earliest; each row once, but for those of sides that are taken ``often``."""
    known = store.scan().filter(pl.col("nik").is_not_null())
    left = known.join(pl.LazyFrame({"place": taken}), on="place", how="anti")
    parts = Parts.of(store.rows)
    used: set[int] = set()
    found = []
    for ours, theirs in sorted(
        tuple(sorted(pair)) for pair in near_pairs(left, parts, across=True)
    ):
        once = {each for side, each in enumerate((ours, theirs)) if side not in often}
        if not used & once:
            used |= once
            found.append((ours, theirs))
    return pl.DataFrame(found, schema={"ours": pl.Int64, "theirs": pl.Int64}, orient="row")


def _told(store: SpillBuffer, pairs: pl.DataFrame) -> pl.DataFrame:
    """Pairs with who both are."""
    wanted = pl.LazyFrame({"place": pl.concat([pairs["ours"], pairs["theirs"]])})
    people = store.scan().join(wanted, on="place", how="semi")
    held = people.select("place", "stands", "nik", "name", "birth", "at").collect()
    one = held.rename({"place": "ours"})
    two = held.select(
        theirs="place", stands_theirs="stands", nik_theirs="nik", name_theirs="name",
        birth_theirs="birth", at_theirs="at",
    )  # fmt: skip
    return pairs.join(one, on="ours").join(two, on="theirs")


def _tell(ours: Side, theirs: Side, told: pl.DataFrame) -> None:
    """Tells each row of a pair of the other."""
    said = both_said(told)
    ours.tell(told["at"], told["stands_theirs"], said=said, other_nik=told["nik_theirs"])
    theirs.tell(told["at_theirs"], told["stands"], said=said, other_nik=told["nik"])
