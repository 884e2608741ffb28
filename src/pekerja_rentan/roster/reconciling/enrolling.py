"""Who is not enrolled though there is a place: who stands on a list of those who have gone or whom
another budget pays for, and who may stand there, or be billed already, under another NIK.
"""

from collections.abc import Iterator, Mapping

import polars as pl

from pekerja_rentan.engine.reconcile import CLAIMED
from pekerja_rentan.roster.blocks import gathered
from pekerja_rentan.roster.reconciling.listed import found_by_name
from pekerja_rentan.roster.reconciling.matching import Matching
from pekerja_rentan.roster.reconciling.near import near_people
from pekerja_rentan.roster.reconciling.pairs import two_people
from pekerja_rentan.roster.reconciling.reading import RoleRows
from pekerja_rentan.roster.reconciling.sides import PART, Side, number
from pekerja_rentan.roster.reconciling.standing import says_birth
from pekerja_rentan.roster.spill import ROW_BITS

ELSEWHERE = ("other", *CLAIMED)
"""The lists on which nobody stands who is to be enrolled."""
SHARED = "shared"
"""What stands for a list where another person is under the same NIK."""
PERSON = ("called", "birth")
PEOPLE = {"place": pl.Int64, "nik": pl.Int64, "called": pl.UInt64, "birth": pl.Int64}
"""What is known of people who may be enrolled."""
HELD = {"place": pl.Int64, "role": pl.String, "other": pl.Int64, "barred": pl.Boolean}
"""People who are not enrolled: where they stand, on which list there is another row and where it
stands, and whether it is certainly of the same person (else somebody is to look first)."""
_TO_LOOK_AT = pl.lit(value=False).alias("barred")


def held_of_ours(roles: Mapping[str, RoleRows], matched: Matching) -> pl.DataFrame:
    """Of the people of the office's list who are not billed those who are not enrolled, those who
    are held back included, as ``HELD``."""
    people, doubles = (_of_class(matched.ours, code) for code in ("only", "double"))
    found = [_held_back(roles, matched), _again(people, "ours")]
    found.append(_shared(people, doubles, roles["ours"]))
    if people.height:
        others = matched.anothers.join(people.select("at", "place"), on="at")
        others = others.with_columns(_TO_LOOK_AT)
        named = _named_by(people, roles, ELSEWHERE)
        found += [each.join(others, on=("place", "role"), how="anti") for each in named]
        found.append(others)
    for role, listed in matched.listed.items():
        pairs = listed.pairs.filter(pl.col("side") == "ours").join(people, on="at")
        found.append(pairs.select("place", other="listed", barred="certain", role=pl.lit(role)))
    return _each_once(found)


def _of_class(side: Side, code: str) -> pl.DataFrame:
    of_class = (
        frame.select("at", *PEOPLE).filter(classes == number(code))
        for frame, classes in side.frames()
    )
    return pl.concat([pl.DataFrame(schema={"at": pl.UInt32, **PEOPLE}), *of_class])


def _shared(people: pl.DataFrame, doubles: pl.DataFrame, ours: RoleRows) -> pl.DataFrame:
    """Under whose NIK another person stands on the office's list too, but those whose birth date
    the NIK says, and not the other's."""
    both = people.join(doubles, on="nik", suffix="_theirs")
    others = two_people(both, ours, ours)
    own = says_birth(others) & ~says_birth(others.with_columns(birth="birth_theirs"))
    return others.filter(~own).select(
        "place", _TO_LOOK_AT, other="place_theirs", role=pl.lit(SHARED)
    )


def _held_back(roles: Mapping[str, RoleRows], matched: Matching) -> pl.DataFrame:
    """Who is billed under another NIK, or nearly so, beside that row."""
    ours, theirs = matched.ours, roles["theirs"]
    at = ours.held_rows.unique()
    if at.is_empty():
        return pl.DataFrame(schema=HELD)
    of_theirs = (pl.col("other") // (1 << ROW_BITS)).is_between(
        theirs.first, theirs.first + len(theirs.counts), closed="left"
    )
    told = pl.concat(ours.told).filter(of_theirs).unique("at", keep="first", maintain_order=True)
    beside = ours.rows.at(at, "place").join(told.select("at", "other"), on="at", how="left")
    return beside.with_columns(_TO_LOOK_AT, role=pl.lit("theirs"))


def held_of_waiting(roles: Mapping[str, RoleRows], waiting: RoleRows) -> pl.DataFrame:
    """The same of people of waiting lists, of whom none stands on another list by NIK; ``waiting``
    are those whom a policy lets in."""
    if not waiting.rows:
        return pl.DataFrame(schema=HELD)
    people = waiting.scan(*PEOPLE).collect()
    sides = ("theirs", "ours")
    found = [*_named_by(people, roles, (*ELSEWHERE, *sides)), _again(people, "waiting")]
    for role in CLAIMED:
        if role in roles:
            pairs = found_by_name(roles[role], {"waiting": waiting}).pairs
            alike = pairs.join(waiting.scan("at", "place").collect(), on="at")
            found.append(alike.select("place", _TO_LOOK_AT, other="listed", role=pl.lit(role)))
    everybody = pl.int_range(waiting.rows, dtype=pl.UInt32, eager=True)
    near = near_people(waiting, everybody, roles).with_columns(_TO_LOOK_AT)
    return _each_once([*found, near])


def _named_by(
    people: pl.DataFrame, roles: Mapping[str, RoleRows], names: tuple[str, ...]
) -> Iterator[pl.DataFrame]:
    """Whom lists name, by NIK or by name and birth date."""
    for role in names:
        if role not in roles:
            continue
        frames = (frame.select(*PEOPLE, "denied") for frame in roles[role].frames())
        for several in gathered(frames, PART):
            rows = several.rename({"place": "other"})
            for key in (("nik",), PERSON):
                if key != PERSON and role not in ELSEWHERE:
                    continue
                known = rows.select("other", "denied", *key).join(people, on=key, how="semi")
                same = people.select("place", *key).join(
                    known.unique(key, keep="first", maintain_order=True), on=key
                )
                certain = ~pl.col("denied") & (key != PERSON)
                yield same.select("place", "other", role=pl.lit(role), barred=certain)


def _again(people: pl.DataFrame, role: str) -> pl.DataFrame:
    """Of people of one name and birth date, under several NIKs, all but the one whose NIK says that
    date, or else is the least."""
    named = people.drop_nulls(PERSON).filter(pl.struct(PERSON).is_duplicated())
    ordered = named.with_columns(says_birth(named)).sort(~pl.col("own"), "nik", "place")
    firsts = ordered.group_by(PERSON).agg(other=pl.col("place").first())
    again = people.join(firsts, on=PERSON).filter(pl.col("place") != pl.col("other"))
    return again.select("place", "other", _TO_LOOK_AT, role=pl.lit(role))


def _each_once(found: list[pl.DataFrame]) -> pl.DataFrame:
    """Each row once, as ``HELD``: what is certain, else what was found first."""
    every = pl.concat([pl.DataFrame(schema=HELD), *(each.select(HELD.keys()) for each in found)])
    certain_first = every.sort(~pl.col("barred"), maintain_order=True)
    return certain_first.unique("place", keep="first", maintain_order=True).sort("place")
