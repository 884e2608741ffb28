"""Which months are asked about, when a request leaves some of it open."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from pekerja_rentan.engine.result import Note, Origin, basis
from pekerja_rentan.errors import Parameter, PeriodError
from pekerja_rentan.periods import LONGEST, Month, Span, check_month, check_year
from pekerja_rentan.policy.policy import Budget, Policy
from pekerja_rentan.terms import TERMS, contradicted

YEAR_NOTES = ("year-of-policy", "year-of-budget", "year-of-law")
"""Notes that tell who chose the year."""


class ResolvedPeriod(NamedTuple):
    """The months of an answer, who chose them, and the budget year that they belong to."""

    span: Span
    origin: Origin
    budget: Budget | None
    notes: tuple[Note, ...]


@lru_cache(maxsize=512)
def resolve_period(
    policy: Policy,
    *,
    year: int | None = None,
    period: Span | None = None,
    start: Month | None = None,
    months: int | None = None,
) -> ResolvedPeriod:
    """The months that are meant, at most one of ``year``, ``period`` and ``start`` being given.

    Without any, the policy's default year holds, else its latest budget year, or the year in which
    the national rules were last checked: never today's. ``months`` counts from ``start``; without
    one it stays within the year, from the first month of the budget's period or, where that is
    too late, from as many months before the year's end as it needs. Raises PeriodError.
    """
    _refuse_two_ways({"year": year, "period": period, "from": start, "months": months})
    if months is not None and not 1 <= months <= LONGEST:
        raise PeriodError("months-range", months=months, longest=LONGEST)
    if period is not None:
        period = Span.of(check_month(period.first), check_month(period.last))
        return ResolvedPeriod(period, "asked", _budget_of(policy, period), ())
    if start is not None:
        check_month(start)
        last = start.plus(months - 1) if months else Month(start.year, 12)
        span = Span.of(start, check_month(last))
        notes = () if months else (basis("to-december", period=str(span)),)
        return ResolvedPeriod(span, "asked", _budget_of(policy, span), notes)
    return _within_year(policy, year, months)


def _refuse_two_ways(terms: Mapping[str, object]) -> None:
    said = [name for name, value in terms.items() if value is not None]
    if ways := [name for name in said if contradicted([name]) & set(said)]:
        named = [Parameter(TERMS[name].keyword or name) for name in ways]
        raise PeriodError("period-twice", ways=named)


def _within_year(policy: Policy, year: int | None, months: int | None) -> ResolvedPeriod:
    notes = []
    origin: Origin = "asked" if year is not None else "policy" if policy.budgets else "law"
    if year is not None:
        check_year(year)
    else:
        year, note = _own_year(policy)
        notes.append(note)
    budget = policy.budgets.get(year)
    span = budget.period if budget else Span.year(year)
    if months is not None and months != span.months:
        span = nearest(span, months)
        notes.append(basis("months-placed", period=str(span), months=months))
    elif budget and budget.period_stated:
        notes.append(basis("period-of-budget", period=str(span), year=year))
    return ResolvedPeriod(span, origin if months is None else "asked", budget, tuple(notes))


def _own_year(policy: Policy) -> tuple[int, Note]:
    """The year of an answer without one, and why it is this one."""
    own = policy.default_year
    if own is not None and (later := [year for year in policy.budgets if year > own]):
        return own, basis("year-of-policy", year=own, later=later)
    if policy.budgets:
        year = own or max(policy.budgets)
        return year, basis("year-of-budget", year=year)
    return policy.checked.year, basis("year-of-law", year=policy.checked.year)


def nearest(period: Span, months: int) -> Span:
    """``months`` months of the year of ``period``, beginning when it begins if they fit before
    December ends, and ending in December if not. Raises PeriodError for more than a year."""
    if months > 12:
        raise PeriodError("months-year", months=months, year=period.first.year)
    first = min(period.first, Month(period.first.year, 12).plus(1 - months))
    return Span(first, first.plus(months - 1))


def _budget_of(policy: Policy, span: Span) -> Budget | None:
    """The budget year that all of ``span`` lies in."""
    same_year = span.first.year == span.last.year
    return policy.budgets.get(span.first.year) if same_year else None
