"""The money of a plan: whose, for which year, how it is revised, and how long it lasts.

An allocation pays its own year and its own region. Money that is not spent does not go over into
the next year, and before the month in which an allocation first holds there is none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple, TypedDict

from pekerja_rentan.engine.planning.cohort import Cohort
from pekerja_rentan.engine.planning.schedule import JANUARY, format_month_index, month_index
from pekerja_rentan.engine.request import named, read, read_amount, refuse_unknown
from pekerja_rentan.engine.result import Origin
from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.money import Stated
from pekerja_rentan.periods import Month, check_month, parse_year
from pekerja_rentan.policy.policy import Policy


class FundYear(NamedTuple):
    """One year's money of one source of funds of one region."""

    region: str
    funding: str
    year: int


class AllocationInput(NamedTuple):
    """An allocation from a month on. ``region`` and ``funding`` are None for the plan's own,
    ``start`` for the one year that the plan is in."""

    amount: Stated
    start: Month | None = None
    funding: str | None = None
    region: str | None = None


class Revision(NamedTuple):
    """An allocation with nothing open, and who said it."""

    start: int
    amount: Stated
    origin: Origin
    source: str | None


class AllocationArgs(TypedDict, total=False):
    """What may be said of an allocation; ``start`` is a year, or the month of a revision."""

    amount: Stated | int | str
    start: Month | int | str | None
    funding: str | None
    region: str | None


def parse_allocation(text: str) -> AllocationInput:
    """``[fund:][year or month=]amount``: ``3 miliar``, ``2025=3 miliar``,
    ``csr:2025-10=3,4 miliar``. Raises InputError."""
    head, equals, amount = text.rpartition("=")
    funding, colon, start = head.rpartition(":")
    if (equals and not start.strip()) or (colon and not funding.strip()):
        raise InputError("grant-unreadable", text=text)
    return read_allocation(
        {"amount": amount, "start": start or None, "funding": funding.strip() or None}
    )


def read_allocation(words: AllocationArgs) -> AllocationInput:
    """Reads what was given. Raises InputError."""
    for name in words:
        refuse_unknown(name, AllocationArgs.__annotations__)
    amount = read_amount("amount", words.get("amount"))
    if amount is None:
        raise InputError("grant-unreadable", text="")
    start = words.get("start")
    if isinstance(start, str):
        by_month = "-" in start or re.match(r"\s*[A-Za-z]", start)
        start = Month.parse(start) if by_month else parse_year(start)
    if isinstance(start, int):
        start = Month(start, 1)
    funding: str | None = read("funding", words.get("funding"), str, None)
    region: str | None = read("region", words.get("region"), str, None)
    return AllocationInput(amount, check_month(start) if start else None, funding, region)


class Balance(NamedTuple):
    """A fund's year after a month."""

    month: int
    allocation: int
    left: int


def allocation_revisions(
    allocations: Iterable[AllocationInput],
    cohorts: Sequence[Cohort],
    used: Mapping[FundYear, object],
) -> dict[FundYear, tuple[Revision, ...]]:
    """The allocations of every fund and year that are known, those of policies where none is given.

    Raises InputError for an allocation that pays nothing in the plan: another region, another
    source of funds, another year.
    """
    policies = {cohort.policy.id: cohort.policy for cohort in cohorts}
    requested: dict[FundYear, list[Revision]] = {}
    for each in allocations:
        fund_year, start = resolve_allocation(each, policies, used)
        revisions = requested.setdefault(fund_year, [])
        if any(revision.start == start for revision in revisions):
            facts = {"funding": fund_year.funding, "month": format_month_index(start)}
            raise InputError("allocation-twice", **facts)
        revisions.append(Revision(start, each.amount, "asked", None))
    found = {fund_year: tuple(sorted(revisions)) for fund_year, revisions in requested.items()}
    for fund_year in used:
        policy = policies[fund_year.region]
        budget = policy.budgets.get(fund_year.year)
        if fund_year in found or budget is None or budget.allocation is None:
            continue
        if fund_year == _holder(fund_year, budget.funding or policy.funding, policy, used):
            january = fund_year.year * JANUARY
            found[fund_year] = (Revision(january, budget.allocation, "policy", budget.source),)
    return {fund_year: found[fund_year] for fund_year in used if fund_year in found}


def _holder(
    fund_year: FundYear, own: str, policy: Policy, used: Mapping[FundYear, object]
) -> FundYear | None:
    """The fund that the policy's allocation of the year belongs to: that of its own fund, else the
    only one that is booked in it; none of several, which nobody has shared out."""
    year = [each for each in used if each._replace(funding=fund_year.funding) == fund_year]
    sharing = [each for each in year if policy.pays(each.funding, own)]
    exact = [each for each in sharing if each.funding == own] or sharing
    return exact[0] if len(exact) == 1 else None


def resolve_allocation(
    each: AllocationInput, policies: Mapping[str, Policy], used: Mapping[FundYear, object]
) -> tuple[FundYear, int]:
    """The fund and year of an allocation, and from which month. Raises InputError where it pays
    none of those that are used."""
    if each.region is None and len(policies) > 1:
        raise InputError("allocation-region", known=list(policies))
    region = each.region if each.region is not None else next(iter(policies))
    if region not in policies:
        near = nearest(region, policies)
        raise InputError("allocation-other-region", region=region, near=near, known=list(policies))
    policy = policies[region]
    funding = named("funding", each.funding or policy.funding, policy.fundings)
    here = [fund_year for fund_year in used if fund_year.region == region]
    years = sorted(fund_year.year for fund_year in here if fund_year.funding == funding)
    if not years:
        known = list(dict.fromkeys(fund_year.funding for fund_year in here))
        raise InputError("allocation-idle", funding=funding, known=known)
    if each.start is None and len(years) > 1:
        raise InputError("allocation-years", years=years, year=years[0])
    start = each.start or Month(years[0], 1)
    if start.year not in years:
        raise InputError("allocation-year", funding=funding, year=start.year, years=years)
    return FundYear(region, funding, start.year), month_index(start)


def fund_years_of(cohorts: Iterable[Cohort]) -> Iterator[FundYear]:
    """The funds and years that cohorts are paid from: payments stay within their months' year."""
    for cohort in cohorts:
        for span in cohort.months:
            for year in range(span.first.year, span.last.year + 1):
                for share in cohort.funding:
                    yield FundYear(cohort.policy.id, share.funding, year)


def allocation_at(revisions: Sequence[Revision], month: int) -> int:
    """The allocation that holds in a month; none before its first."""
    known = [revision for revision in revisions if revision.start <= month]
    return max(known, key=attrgetter("start")).amount.amount if known else 0


def balances(
    fund_year: FundYear, revisions: Sequence[Revision], spent: Mapping[int, int]
) -> Iterable[Balance]:
    """The fund's year month by month, from the payments by month."""
    so_far = 0
    for month in range(fund_year.year * JANUARY, (fund_year.year + 1) * JANUARY):
        so_far += spent.get(month, 0)
        allocation = allocation_at(revisions, month)
        if so_far or any(revision.start <= month for revision in revisions):
            yield Balance(month, allocation, allocation - so_far)


def first_shortfall(
    fund_year: FundYear, revisions: Sequence[Revision], spent: Mapping[int, int]
) -> tuple[int, int]:
    """The first month in which the fund is overspent (-1: none), and the least that is ever left
    of it."""
    year = list(balances(fund_year, revisions, spent))
    first = next((each.month for each in year if each.left < 0), -1)
    return first, min((each.left for each in year), default=0)
