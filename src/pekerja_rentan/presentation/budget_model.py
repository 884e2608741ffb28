"""A plan as a spreadsheet can follow it: month by month of each cohort, with the engine's figures
beside what they follow from. Made by ``plan_budget``, written by ``formats.xlsx.plan``.
"""

from fractions import Fraction
from typing import Literal, NamedTuple

Follows = Literal["all", "not the months", "nothing"]


class RateRow(NamedTuple):
    """What a programme costs a person and month in Rupiah, for all cohorts that it holds for;
    ``name`` is the programme for people, ``since`` the first month that it is used in."""

    region: str
    program: str
    name: str
    rate: int
    source: str | None
    since: str


class Fund(NamedTuple):
    """A region's money of one source; ``own`` money is booked on the accounts of its policy."""

    region: str
    funding: str
    label: str
    own: bool


class Account(NamedTuple):
    """The account of a programme, for a region's own money."""

    region: str
    program: str
    code: str
    name: str


class AllocationRow(NamedTuple):
    """An allocation in Rupiah of a fund, by its number, from a month of its year on. Months are
    counted from the plan's first: it holds from ``start`` to ``end``, and pays what its year
    has needed since ``january``; that is ``paid`` by its end."""

    fund: int
    first: str
    amount: int
    january: int
    start: int
    end: int
    paid: int


class MonthRow(NamedTuple):
    """A month of a cohort, ``at`` months from the plan's first: the people covered, those who
    leave at its end, those whom a payment in it is made for, and those whom it is paid for.

    A block of payment that ``begins`` here lasts ``until`` an entry of the cohort, by its number.
    ``covered`` counts the months covered so far, this one included; 0 in one that is not.
    By programme of the plan: its tariff (None where the cohort has none), and what is paid; by
    share of the cohort and programme, its part of that."""

    at: int
    month: str
    covered: int
    workers: int
    leaving: int
    paying: int
    paid_for: int
    begins: bool
    until: int
    tariffs: tuple[int | None, ...]
    payments: tuple[int, ...]
    parts: tuple[tuple[int, ...], ...]


class BudgetLine(NamedTuple):
    """A programme of a cohort in one budget year at one tariff, from one of its entries to
    another: worker-months that are paid for. ``since`` is its first month where the year has
    several lines of it."""

    program: int
    rate_row: int
    year: int
    first: int
    last: int
    months: int
    worker_months: int
    since: str


class CohortModel(NamedTuple):
    """A cohort. ``parts`` and ``each`` are the exact shares and the whole people that leave a
    month. ``shares`` are the funds that pay, each with the boundary up to which it pays, 1 for
    the last. ``is_constant`` ones are paid for as so many people in every month. The entries go on,
    uncovered, for as long as the cohort's months may be prolonged; ``months`` are those that it
    has."""

    region: str
    region_name: str
    name: str
    workers: int
    least: int
    months: int
    editable: Follows
    parts: tuple[Fraction, ...]
    each: int
    replaced: bool
    payment: int
    is_constant: bool
    shares: tuple[tuple[int, Fraction], ...]
    entries: tuple[MonthRow, ...]
    lines: tuple[BudgetLine, ...]
    total: int
    remark: str


class BudgetModel(NamedTuple):
    """A plan. ``live`` ones are reckoned anew from their inputs; those of too many months stand
    as they were answered. ``programs`` are the programmes of its columns with their names."""

    first: str
    months: int
    live: bool
    programs: tuple[tuple[str, str], ...]
    tariffs: tuple[RateRow, ...]
    funds: tuple[Fund, ...]
    accounts: tuple[Account, ...]
    grants: tuple[AllocationRow, ...]
    cohorts: tuple[CohortModel, ...]
    total: int

    @property
    def has_attrition(self) -> bool:
        """Whether anybody leaves."""
        return any(cohort.parts or cohort.each for cohort in self.cohorts)

    @property
    def has_prepayment(self) -> bool:
        """Whether months are paid at once."""
        return any(cohort.payment > 1 for cohort in self.cohorts)

    @property
    def max_funders(self) -> int:
        """By how many funds a cohort is paid at most."""
        return max(len(cohort.shares) for cohort in self.cohorts)

    @property
    def rows(self) -> int:
        """Months of all cohorts."""
        return sum(len(cohort.entries) for cohort in self.cohorts)
