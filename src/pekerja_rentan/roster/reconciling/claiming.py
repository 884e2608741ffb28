"""What claims go by: of who has gone, and of who may have, when that was, since when he is a member
and whether he stood on last month's bill."""

from collections.abc import Sequence

import polars as pl

from pekerja_rentan.roster.likeness import SLIPS
from pekerja_rentan.roster.near_doubles import differing
from pekerja_rentan.roster.reconciling.reading import RoleRows

PEOPLE = {"at": pl.UInt32, "code": pl.String}
EVENTS = {**PEOPLE, "event_date": pl.Int32}


def latest(month: int) -> pl.Expr:
    """Of the months of events that the lists of a role name the latest; one of more than a year
    after ``month``, which is a slip of typing, only where they name no other."""
    event = pl.col("event_date")
    return pl.coalesce(event.filter(event <= month + 100).max(), event.max())


def histories(
    people: pl.DataFrame, theirs: RoleRows, new: pl.Series | None, last: RoleRows | None
) -> pl.DataFrame:
    """Of ``people`` (``at``, ``code`` and the month of the ``event``) also ``joined`` (yyyymm) and
    ``on_last``: null without last month's list, and where it may have them under another NIK."""
    wanted = people["at"].unique()
    told = people.join(theirs.at(wanted, "joined"), on="at", how="left")
    if new is None or last is None:
        return told.with_columns(on_last=pl.lit(None, dtype=pl.Boolean))
    fresh = wanted.filter(wanted.is_in(new.implode()))
    unsure = _perhaps(theirs, fresh, last)
    on_last = pl.when(~pl.col("at").is_in(unsure.implode())).then(
        ~pl.col("at").is_in(fresh.implode())
    )
    return told.with_columns(on_last=on_last)


def _perhaps(theirs: RoleRows, at: pl.Series, last: RoleRows) -> pl.Series:
    """Which of these rows may be of somebody on last month's list without that NIK: one of that
    name, who was not born on another day, or whose NIK differs by a slip."""
    people = theirs.scan("at", "nik", "called", "birth").filter(pl.col("at").is_in(at.implode()))
    before = last.scan("called", "nik", "birth")
    before = before.rename({"nik": "other_nik", "birth": "other_birth"})
    same_day = (pl.col("birth") == pl.col("other_birth")).fill_null(value=True)
    slip = pl.col("other_nik").is_not_null() & (differing() <= SLIPS)
    found = people.join(before, on="called").filter(same_day | slip)
    return found.select("at").unique().collect().to_series()


def earliest(people: pl.DataFrame, events: Sequence[pl.DataFrame], month: int) -> pl.DataFrame:
    """People with the earliest month before ``month`` that any list names."""
    named = pl.concat([pl.DataFrame(schema=EVENTS), *events]).filter(pl.col("event_date") < month)
    first = named.group_by("at").agg(event=pl.col("event_date").min())
    return people.join(first, on="at", how="left")
