"""One person under two NIKs within one list, or on a list of another funder too: by one name and
birth date. Nothing is decided by it: such rows are marked."""

from collections.abc import Mapping

import polars as pl

from pekerja_rentan.roster.blocks import part_of
from pekerja_rentan.roster.cross_row import same_person
from pekerja_rentan.roster.reconciling.reading import RoleRows
from pekerja_rentan.roster.reconciling.sides import SIDES, Side, number, parts_of

_OTHER = "other"
DOUBLE, OTHER_FUNDER = "double", "other-funder"


def mark_twins(sides: Mapping[str, Side], other: RoleRows | None) -> int:
    """Marks rows of a side that may be of somebody who stands there under another NIK too, or on
    the lists of ``other`` funders; how many of those lists may be so. Who is on the office's list
    alone, and billed under another NIK, is held back."""
    roles = {name: side.rows for name, side in sides.items()}
    if other is not None:
        roles[_OTHER] = other
    parts = parts_of(sum(each.rows for each in roles.values()))
    found = [pl.Series([], dtype=pl.Int64)]
    for part in range(parts):
        twins = _twins(roles, part, parts)
        if twins.is_empty():
            continue
        of = {name: twins.filter(role=name) for name in (*SIDES, _OTHER)}
        _hold(sides["ours"], of["ours"], of["theirs"])
        for name in SIDES:
            _doubles(sides[name], of[name])
            found.append(_funders(sides[name], of[name], of[_OTHER]))
    return pl.concat(found).n_unique()


def _twins(roles: Mapping[str, RoleRows], part: int, parts: int) -> pl.DataFrame:
    """The rows of a part that share name and birth date with one of another NIK, by ``twin``."""
    twin = pl.col("called") ^ pl.col("birth").hash()
    frames = []
    for name, rows in roles.items():
        role = pl.lit(name, dtype=pl.Enum([*SIDES, _OTHER]))
        known = rows.scan("at", "place", "nik", "called", "birth")
        known = known.select("at", "place", "nik", role=role, twin=twin)
        known = known.filter(pl.col("twin").is_not_null())
        frames.append(known.filter(pl.col("nik").is_not_null()) if name != _OTHER else known)
    every = part_of(pl.concat(frames), "twin", part, parts).collect()
    nik = pl.col("nik").fill_null(0)
    several = every.group_by("twin").agg(least=nik.min(), most=nik.max())
    several = several.filter(pl.col("least") != pl.col("most"))
    return every.join(several.select("twin"), on="twin", how="semi").sort("place")


def _doubles(side: Side, rows: pl.DataFrame) -> None:
    again = same_person(rows)
    side.mark(DOUBLE, again["at"])
    side.tell(again["at"], again["other"])


def _funders(side: Side, rows: pl.DataFrame, others: pl.DataFrame) -> pl.Series:
    """Marks who may be on a list of another funder, but those whom their NIK puts there; the
    places of these on it."""
    mine = pl.col("nik").is_in(others["nik"].drop_nulls().implode())
    first = others.unique("twin", keep="first", maintain_order=True)
    perhaps = rows.filter(~mine).join(first.select("twin", other="place"), on="twin")
    side.mark(OTHER_FUNDER, perhaps["at"])
    side.tell(perhaps["at"], perhaps["other"])
    return perhaps["other"]


def _hold(ours: Side, rows: pl.DataFrame, billed: pl.DataFrame) -> None:
    """Holds back who is on the office's list alone and is billed under another NIK."""
    alone = rows.filter(ours.classes.gather(rows["at"]) == number("only"))
    first = billed.unique("twin", keep="first", maintain_order=True)
    known = first.select("twin", stands="place", other_nik="nik")
    found = alone.join(known, on="twin", maintain_order="left")
    ours.tell(found["at"], found["stands"], other_nik=found["other_nik"])
    ours.hold(found["at"])
