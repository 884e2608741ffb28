"""Of the heads that are rightly billed: who reaches the age limit, who is inside a waiting time."""

from collections.abc import Iterator, Mapping
from typing import Literal

import polars as pl

from pekerja_rentan.periods import Month
from pekerja_rentan.policy.dated import held
from pekerja_rentan.policy.policy import Condition, Policy
from pekerja_rentan.roster.reconciling.result import AgeCount, WaitingCount
from pekerja_rentan.roster.reconciling.run import Reconciliation
from pekerja_rentan.roster.reconciling.sides import number

RIGHT = [number("matched"), number("another-nik")]
"""The classes of heads that are rightly billed."""
LEAVE = ("theirs-only", "double", "other-funder", "deceased", "moved", "staff", "inactive")
"""The classes whose billed heads leave the branch's list."""
CORRECT = ("another-nik", "another-person", "invalid-nik")
"""The classes whose billed heads stay once their data are corrected."""
_CODES = {"theirs-only": "only"}
"""Classes of an answer that have another name here."""
TURNS, TURNS_NEXT, PASSED = 1, 2, 3
"""Who reaches the limit in the month, in the one after, or has passed it."""


def leaving(run: Reconciliation) -> pl.Series:
    """The rows that are rightly billed for the last time: the event lies in this month."""
    found = run.matched.leaving
    return found.filter(run.matched.theirs.classes.gather(found).is_in(RIGHT))


def age_limit(policy: Policy) -> tuple[int, str] | None:
    """The age from which on nobody is enrolled, and the source of the rule; None without one."""
    found = [
        (age, rule.source)
        for rule in policy.rules
        if rule.unmet in (None, "ineligible")
        for age in _limits(rule.condition)
    ]
    return min(found, default=None)


def _limits(condition: Condition) -> Iterator[int]:
    """The ages that a condition shuts out from."""
    if condition.kind == "all":
        for part in condition.parts:
            yield from _limits(part)
    elif condition.field == "age":
        last = condition.operands[-1] if condition.operands else None
        if isinstance(last, int):
            if condition.kind == "below":
                yield last
            elif condition.kind in ("at_most", "between"):
                yield last + 1


def turning(birth: pl.Expr, limit: int, month: Month) -> pl.Expr:
    """Which of ``TURNS``, ``TURNS_NEXT`` and ``PASSED`` a birth date (yyyymmdd) means, or 0."""
    following = month.plus(1)
    reached = birth // 100 + limit * 100
    this, after = (each.year * 100 + each.month for each in (month, following))
    return (
        pl.when(reached == this).then(TURNS)
        .when(reached == after).then(TURNS_NEXT)
        .when(reached < this).then(PASSED)
        .otherwise(0)
    )  # fmt: skip


def told_of_ages(run: Reconciliation, rows: pl.DataFrame, words: Mapping[int, str]) -> pl.Series:
    """Which of ``words`` is said of rows, by ``TURNS`` and so on; null of all others."""
    if (found := age_limit(run.criteria.policy)) is None:
        return pl.Series("ages", [None], dtype=pl.String).new_from_index(0, rows.height)
    kind = turning(pl.col("birth"), found[0], run.asked.month)
    said = kind.replace_strict(words, default=None, return_dtype=pl.String)
    return rows.select(ages=said).to_series()


def ages(run: Reconciliation) -> AgeCount | None:
    """Who reaches the age limit, by the branch's list where it has birth dates, else by ours."""
    found = age_limit(run.criteria.policy)
    of = born_on(run)
    if found is None or of is None:
        return None
    limit, source = found
    counts = dict.fromkeys((None, 0, TURNS, TURNS_NEXT, PASSED), 0)
    for frame in right_rows(run, of):
        told = frame.select(
            kind=pl.when(pl.col("birth").is_not_null()).then(
                turning(pl.col("birth"), limit, run.asked.month)
            )
        )
        for kind, rows in told.group_by("kind").len().iter_rows():
            counts[kind] += rows
    return AgeCount(
        limit=limit, source=source, of=of, this_month=counts[TURNS],
        next_month=counts[TURNS_NEXT], passed=counts[PASSED], unknown=counts[None],
    )  # fmt: skip


def over_age(run: Reconciliation, places: int) -> int:
    """How many of those who are enrolled from the office's list, where there are so many
    ``places``, have reached the age limit by the month after."""
    found = age_limit(run.criteria.policy)
    if found is None:
        return 0
    counted = 0
    for frame, classes in run.matched.ours.frames():
        free = may_enrol(classes == number("only"), frame["place"], run)
        enrolled = frame.filter(free).head(places)
        places -= enrolled.height
        kind = turning(pl.col("birth"), found[0], run.asked.month)
        counted += int(enrolled.select((kind > 0).sum()).item())
    return counted


def may_enrol(listed: pl.Series, place: pl.Series, run: Reconciliation) -> pl.Series:
    """Which rows of the office's list, ``listed`` there alone, are enrolled where there is a
    place."""
    return listed & ~place.is_in(run.held["place"].implode())


def staying(run: Reconciliation) -> pl.DataFrame:
    """The NIKs that come again in the branch's list and stay by one of their rows: ``nik`` and the
    ``stays`` (place) of that row."""
    theirs, niks = run.matched.theirs, run.roles["theirs"].scan("at", "nik", "place")
    again = (theirs.classes == number("double")).arg_true()
    doubles = niks.filter(pl.col("at").is_in(again.implode())).select("nik")
    rows = niks.join(doubles.unique(), on="nik", how="semi").collect()
    left = theirs.classes.gather(rows["at"]).is_in([number(_CODES.get(c, c)) for c in LEAVE])
    gone = left | rows["at"].is_in(leaving(run).implode())
    return rows.filter(~gone).select("nik", stays="place").unique("nik", maintain_order=True)


def born_on(run: Reconciliation) -> Literal["ours", "theirs"] | None:
    """The side whose lists say when people were born."""
    sides: tuple[Literal["theirs", "ours"], ...] = ("theirs", "ours")
    for side in sides:
        if any({"birth_date", "birth_place_date"} & each.taken.keys() for each in run.lists[side]):
            return side
    return None


def right_rows(run: Reconciliation, side: Literal["ours", "theirs"]) -> Iterator[pl.DataFrame]:
    """The rows of a side that are rightly billed."""
    for frame, classes in run.matched.sides[side].frames():
        yield frame.filter(classes.is_in(RIGHT))


def waiting(run: Reconciliation) -> tuple[WaitingCount, ...]:
    """Who is inside the waiting time of a programme, by the first month that the branch's list
    names; who was not on last month's bill is in the first month."""
    policy, month = run.criteria.policy, run.asked.month
    rules = [
        (name, rule)
        for name in run.criteria.quote.programs
        if (rule := held(policy.programmes[name].waiting, month)) and rule.months
    ]
    if not rules or not knows_joined(run):
        return ()
    inside = dict.fromkeys((name for name, _ in rules), 0)
    unknown = 0
    new = run.matched.last.new
    for frame in right_rows(run, "theirs"):
        since = frame.select(months=months_of(month, new)).to_series()
        unknown += since.null_count()
        for name, rule in rules:
            inside[name] += int((since < rule.months).sum())
    return tuple(
        WaitingCount(
            program=name, months=rule.months, source=rule.source, inside=inside[name],
            unknown=unknown,
        )
        for name, rule in rules
    )  # fmt: skip


def knows_joined(run: Reconciliation) -> bool:
    """Whether any list tells since when people are members."""
    listed = any("joined" in each.months for each in run.lists["theirs"])
    return listed or run.matched.last.new is not None


def months_of(month: Month, new: pl.Series | None) -> pl.Expr:
    """How many months lie between the first month of a membership and ``month``; null where that
    is not known."""
    joined = pl.col("joined")
    since = (month.year - joined // 100) * 12 + month.month - joined % 100
    if new is None:
        return since
    fresh = pl.col("at").is_in(new.implode())
    return pl.coalesce(since, pl.when(fresh).then(0))
