"""Sources of funds held against each other: one may pay for people who are planned from another,
who are then neither owed again nor counted twice in what is to come."""

from collections.abc import Iterator, Mapping

from pekerja_rentan.engine.planning.schedule import format_month_index
from pekerja_rentan.engine.realising.checked import spread
from pekerja_rentan.engine.realising.owed import FundYearPaid
from pekerja_rentan.engine.realising.year import PlannedYear
from pekerja_rentan.engine.result import Note, advice

Beyond = Mapping[int, Mapping[str, int]]
"""By month the people whom each fund paid for beyond those planned from it, below zero fewer."""


def beyond_plan(made: Mapping[str, FundYearPaid], planned: PlannedYear, last: int) -> Beyond:
    """Months until the ``last`` in which one fund paid for more people than are planned from it and
    another for fewer. Funds that share a contribution pay for the same people, and have none."""
    found: dict[int, dict[str, int]] = {}
    for month in planned.months if not planned.shared else ():
        there = {name: plan[month] for name, plan in planned.funds.items() if month in plan}
        beyond = {
            name: heads - plan.workers
            for name, plan in there.items()
            if (heads := made[name].heads(month)) is not None
        }
        if month <= last and len(beyond) == len(there) and _crossed(beyond):
            found[month] = beyond
    return found


def _crossed(beyond: Mapping[str, int]) -> int:
    """How many people one fund pays for another."""
    more = sum(each for each in beyond.values() if each > 0)
    return min(more, more - sum(beyond.values()))


def owed_heads(funding: str, month: int, made: Mapping[str, FundYearPaid], beyond: Beyond) -> int:
    """For how many a fund owes a month of which it paid nothing: all whom no other fund paid for;
    where several owe it, in proportion to the plan."""
    plan = {name: -each for name, each in beyond[month].items() if not made[name].paid.get(month)}
    return shared_out(max(0, -sum(beyond[month].values())), plan)[funding]


def for_others(funding: str, beyond: Beyond, name: object) -> Iterator[Note]:
    """That a fund paid for people of others."""
    months = {
        month: min(each[funding], _crossed(each))
        for month, each in beyond.items()
        if each.get(funding, 0) > 0
    }
    if months:
        yield advice(
            "realise-for-others", months=[format_month_index(month) for month in sorted(months)],
            workers=max(months.values()), funding=name,
        )  # fmt: skip


def back_to_others(
    funding: str, made: Mapping[str, FundYearPaid], beyond: Beyond, staying: Mapping[str, int]
) -> int:
    """Of those whom a fund last paid for, who are planned from others that are expected to pay for
    them: for as many as are ``staying`` there."""
    month = made[funding].last
    each = beyond.get(month, {})
    theirs = sum(
        min(-less, max(0, staying[name] - (made[name].heads(month) or 0)))
        for name, less in each.items()
        if less < 0
    )
    more = {name: each[name] for name in each if each[name] > 0}
    return shared_out(theirs, more).get(funding, 0)


def shared_out(people: int, most: Mapping[str, int]) -> dict[str, int]:
    """So many people, but no more than the most of each, in proportion to these."""
    parts = spread(min(people, sum(most.values())), [*most.values()]) if most else []
    return dict(zip(most, parts, strict=True))
