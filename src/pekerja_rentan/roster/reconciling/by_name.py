"""One person under two NIKs: rows that no NIK has brought together, by name and birth date.

Each row is paired with one at most, the nearest by its NIK, whatever the order of rows; but those
who leave, or are paired already, with any of the other list. Nothing is decided by these: whoever
keeps the lists is asked to look.
"""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from pekerja_rentan.roster.blocks import Parts, part_of
from pekerja_rentan.roster.cells.names import PARTS_OF_NAMES, SAID, called, with_parts
from pekerja_rentan.roster.cells.titles import untitled
from pekerja_rentan.roster.near_doubles import differing, near_pairs
from pekerja_rentan.roster.reconciling.pairs import both_said
from pekerja_rentan.roster.reconciling.sides import SIDES, Side, number, parts_of
from pekerja_rentan.roster.spill import SpillBuffer, place

_LEFT = ("only", "invalid-nik")
"""The classes whose rows are looked for by name."""
_TAKEN: Mapping[str, str | None] = {
    "deceased": "deceased", "moved": "moved", "staff": "staff", "other-funder": "other-funder",
    "inactive": "inactive", "another-nik": "double", "invalid-nik": "double",
    "another-person": None, "double": None,
}  # fmt: skip
"""The classes of rows that may be of somebody who stands on the other list alone, and what he is
then marked as."""
_PAIRS = {"ours": pl.Int64, "theirs": pl.Int64}
_PERSON = ("called", "birth")
_FEW = 4
"""Of so many rows of one name and birth date each is held against each of the other list; of more
the rest in the order of their NIKs."""


def match_by_name(ours: Side, theirs: Side) -> None:
    """Puts rows of one name and birth date, or nearly so, that no NIK has brought together into
    ``another-nik``; a row whose own NIK cannot be relied on keeps its class. Who is then on one
    list alone may be somebody of ``_TAKEN`` on the other: he is marked, and not enrolled."""
    for told in _pairs(ours, theirs, _LEFT, _LEFT):
        _tell(ours, theirs, told)
        ours.set("another-nik", told.filter(pl.col("nik").is_not_null())["at"])
        theirs.set("another-nik", told.filter(pl.col("nik_theirs").is_not_null())["at_theirs"])
    for told in _pairs(ours, theirs, ("only",), tuple(_TAKEN)):
        _tell(ours, theirs, told)
        _mark(ours, told["at"], theirs.classes.gather(told["at_theirs"]))
        ours.hold(told["at"])
    for told in _pairs(ours, theirs, tuple(_TAKEN), ("only",)):
        _tell(ours, theirs, told)
        _mark(theirs, told["at_theirs"], ours.classes.gather(told["at"]))


def _mark(side: Side, at: pl.Series, classes: pl.Series) -> None:
    for code, marked in _TAKEN.items():
        if marked:
            side.mark(marked, at.filter(classes == number(code)))


def _pairs(
    ours: Side, theirs: Side, of_ours: Sequence[str], of_theirs: Sequence[str]
) -> Iterator[pl.DataFrame]:
    """Rows of these classes that are of one person, those who are surely so first: each row once,
    but one of ``_TAKEN`` as often as it takes."""
    store = SpillBuffer(ours.rows.store.scratch, "-".join(["by-name", *of_ours, *of_theirs]))
    for at, (side, codes) in enumerate(((ours, of_ours), (theirs, of_theirs))):
        before = store.rows
        for frame in _left(side, at, codes):
            store.add(frame)
        if store.rows == before:  # nobody to be paired with
            return
    often = [at for at, codes in enumerate((of_ours, of_theirs)) if codes == tuple(_TAKEN)]
    once = [name for at, name in enumerate(SIDES) if at not in often]
    pairs = _exact(store, once)
    taken = pl.concat(pairs[name] for name in once)
    near = _near(store, taken, once)
    for found in (pairs, near):
        if found.height:
            yield both_told(store, found)


def _left(side: Side, at: int, codes: Sequence[str]) -> Iterator[pl.DataFrame]:
    """The rows of a side that are of these classes, as ``near_pairs`` asks for them, with the
    side and the number of each as its place."""
    wanted = [number(code) for code in codes]
    both = zip(side.frames(), side.rows.names.frames(), strict=True)
    for (frame, classes), names in both:
        every = frame.select("at", "place", "nik", "birth").hstack([names["name"]])
        rows = every.filter(classes.is_in(wanted))
        rows = rows.filter(pl.all_horizontal(pl.col("name", "birth").is_not_null()))
        # copied, for a filtered column of texts keeps all those that it was taken from
        copied = pl.Series("name", rows["name"].to_list(), dtype=pl.String)
        yield keyed(rows.with_columns(copied), at)


def keyed(rows: pl.DataFrame, at: int) -> pl.DataFrame:
    """Rows as ``near_pairs`` asks for them, with ``at`` and the number of each as its place."""
    born = pl.col("birth").hash()
    return (
        with_parts(
            rows.lazy()
            .rename({"place": "stands", "name": "written"})
            .with_columns(untitled(pl.col("written")).alias(SAID))
        )
        .rename({"name": "person", SAID: "name"})
        .with_columns(place=place(at, pl.col("at").cast(pl.Int64)), twin=pl.col("person") ^ born)
        .with_columns(pl.col(part) ^ born for part in PARTS_OF_NAMES)
        .collect()
    )


def _exact(store: SpillBuffer, once: Sequence[str]) -> pl.DataFrame:
    """Pairs of one name and birth date, those of sides that are taken ``once`` each in one."""
    parts = parts_of(store.rows)
    found = [pl.DataFrame(schema=_PAIRS)]
    for part in range(parts):
        every = store.scan().select("place", "nik", "twin", "name", "birth")
        rows = part_of(every, "twin", part, parts)
        named = rows.with_columns(called=called(pl.col("name"))).filter(pl.col("called") != "")
        held = named.drop("twin", "name").collect().sort("nik", "place", nulls_last=True)
        left = _nearest_first(_namesakes(held, once))
        while left.height:
            best = left.filter(pl.all_horizontal(pl.col(name).is_first_distinct() for name in once))
            found.append(best)
            for name in once:
                left = left.join(best, on=name, how="anti", maintain_order="left")
    return pl.concat(found)


def _namesakes(held: pl.DataFrame, once: Sequence[str]) -> pl.DataFrame:
    """Of rows in the order of their NIKs the pairs of one name and birth date that are held against
    each other."""
    turn, few = pl.int_range(pl.len()).over(_PERSON), pl.col("turn") < _FEW
    one, two = (
        held.filter(pl.col("place") // place(1, 0) == at)
        .rename({"place": name})
        .with_columns(turn=turn)
        for at, name in enumerate(SIDES)
    )
    if len(once) == 1:
        one, two = (
            each if name in once else each.filter(few)
            for name, each in zip(SIDES, (one, two), strict=True)
        )
        return one.join(two, on=_PERSON, suffix="_theirs")
    many = one.filter(~few).join(two.filter(~few), on=[*_PERSON, "turn"], suffix="_theirs")
    first = one.filter(few).join(two.filter(few), on=_PERSON, suffix="_theirs")
    return pl.concat([first.select(many.columns), many])


def _near(store: SpillBuffer, taken: pl.Series, once: Sequence[str]) -> pl.DataFrame:
    """The same of pairs that are nearly one person, of those that are not ``taken``."""
    known = store.scan().filter(pl.col("nik").is_not_null())
    left = known.join(pl.LazyFrame({"place": taken}), on="place", how="anti")
    near = map(sorted, near_pairs(left, Parts.of(store.rows, store.scratch), across=True))
    pairs = pl.DataFrame(list(near), schema=_PAIRS, orient="row")
    niks = (
        known.select("place", "nik")
        .filter(pl.col("place").is_in(pl.concat([pairs["ours"], pairs["theirs"]]).implode()))
        .collect()
    )
    pairs = pairs.join(niks, left_on="ours", right_on="place")
    pairs = pairs.join(niks, left_on="theirs", right_on="place", suffix="_theirs")
    used: set[int] = set()
    found = []
    for pair in _nearest_first(pairs).iter_rows():
        own = {each for name, each in zip(SIDES, pair, strict=True) if name in once}
        if not used & own:
            used |= own
            found.append(pair)
    return pl.DataFrame(found, schema=_PAIRS, orient="row")


def _nearest_first(pairs: pl.DataFrame) -> pl.DataFrame:
    """Pairs in the order of how many digits their NIKs differ in, those without a NIK last."""
    known = pairs.with_columns(other_nik="nik_theirs").with_columns(
        digits=pl.when(pl.all_horizontal(pl.col("nik", "nik_theirs").is_not_null())).then(
            differing()
        )
    )
    order = ("digits", "nik", "nik_theirs", "ours", "theirs")
    return known.sort(order, nulls_last=True).select(_PAIRS.keys())


def both_told(store: SpillBuffer, pairs: pl.DataFrame, *more: str) -> pl.DataFrame:
    """Pairs of places of ``keyed`` rows with who both are, and ``more`` of their columns."""
    wanted = pl.LazyFrame({"place": pl.concat([pairs["ours"], pairs["theirs"]])})
    people = store.scan().join(wanted, on="place", how="semi")
    held = people.select("place", "stands", "nik", "birth", "at", *more, name="written").collect()
    two = held.rename(lambda name: f"{name}_theirs")
    pairs = pairs.join(held, left_on="ours", right_on="place")
    return pairs.join(two, left_on="theirs", right_on="place_theirs")


def _tell(ours: Side, theirs: Side, told: pl.DataFrame) -> None:
    """Tells each row of a pair of the other."""
    said = both_said(told)
    ours.tell(told["at"], told["stands_theirs"], said=said, other_nik=told["nik_theirs"])
    theirs.tell(told["at_theirs"], told["stands"], said=said, other_nik=told["nik"])
