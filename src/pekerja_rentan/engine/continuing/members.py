"""Who is a member when a year ends: the cohorts of a plan with people in it, and the months that
the plan pays for after it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pekerja_rentan.engine.planning.plan import PlanRequest
from pekerja_rentan.engine.planning.schedule import JANUARY, Terms, schedule, terms
from pekerja_rentan.engine.result import Note, advice
from pekerja_rentan.errors import InputError
from pekerja_rentan.periods import Span

_MOST_NAMED = 10


class Members(NamedTuple):
    """A cohort at the end of the year: its people in the last month of it that is paid for, the
    ``last`` month that is paid for without a gap after that, the months that its plan pays for
    ``again``, for how many the plan pays in each month by now, and the terms of those ahead."""

    name: str
    workers: int
    last: int
    again: Sequence[int]
    planned: Mapping[int, int]
    terms: Terms


def completed_terms(request: PlanRequest, year: int | None) -> tuple[list[Terms], int]:
    """The terms of each cohort, and the year that ends. Raises InputError."""
    policies = {cohort.policy.id for cohort in request.cohorts}
    if len(policies) > 1:
        raise InputError("realise-regions", known=sorted(policies))
    if names := [cohort.name for cohort in request.cohorts if cohort.workers is None]:
        raise InputError("cohort-workers", name=names[0])
    completed = [terms(cohort) for cohort in request.cohorts]
    years = sorted({month // JANUARY for each in completed for month in each.months})
    chosen = years[-1] if year is None else year
    if chosen not in years:
        raise InputError("realise-year", year=chosen, known=years)
    return completed, chosen


def members_of(
    completed: Sequence[Terms], year: int, ahead: Span
) -> tuple[list[Members], Sequence[Note]]:
    """The cohorts with people in the year, and what is to be said of those without."""
    found = []
    outside: dict[str, list[Terms]] = {}
    for each in completed:
        run = schedule(each.cohort.rules, each.cohort.workers or 0, each.months)
        there = [at for at, month in enumerate(run.months) if month // JANUARY == year]
        if not there:
            code = "after" if run.months[-1] // JANUARY > year else "before"
            outside.setdefault(f"continue-outside-{code}", []).append(each)
            continue
        after = run.months[there[-1] :]
        paid = spell(after)
        heads = dict(zip(run.months, run.heads, strict=True))
        found.append(Members(each.cohort.name, run.heads[there[-1]], paid[-1],
                             after[len(paid) :], heads, _ahead(each, ahead)))  # fmt: skip
    return found, [_outside(code, cohorts, year) for code, cohorts in outside.items()]


def spell(months: Sequence[int]) -> Sequence[int]:
    """The first of the months, and those that follow it without a gap."""
    return [month for at, month in enumerate(months) if month == months[0] + at]


def _outside(code: str, cohorts: Sequence[Terms], year: int) -> Note:
    """That cohorts have ended before the year or begin after it."""
    names = [each.cohort.name for each in cohorts]
    return advice(
        code, names=names[:_MOST_NAMED], count=len(names), year=year,
        workers=sum(each.cohort.workers or 0 for each in cohorts),
    )  # fmt: skip


def _ahead(each: Terms, months: Span) -> Terms:
    """The terms of these months; without a relief that was asked for and is not there then."""
    cohort = each.cohort._replace(months=(months,), since=None)
    try:
        return terms(cohort)
    except InputError:
        return terms(cohort._replace(request=cohort.request._replace(relief=False, sector=None)))
