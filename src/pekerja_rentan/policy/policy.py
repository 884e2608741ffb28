"""A policy in force, as the engine asks it: who pays what, from which month, by which source.

Light on purpose (no pydantic, no YAML): these objects are compiled once from checked documents
and kept. Money is whole Rupiah, a rate holds from its month until the next entry.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from pekerja_rentan.errors import PolicyError
from pekerja_rentan.money import Stated, round_half_up
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.policy.dated import (
    Benefit,
    LocalizedText,
    MinimumWage,
    Statement,
    StatementTerms,
    Waiting,
    held,
)
from pekerja_rentan.policy.outcomes import Outcomes

PRESENCES = ("presence", "remark")
"""What lists say of whether somebody is still there: in a column for it, or among remarks."""
PRESENT = ("present", "dead", "moved", "inactive", "doubted", "enrolled")
"""What these may say; ``doubted`` failed a check of the list's own, ``enrolled`` is registered."""


class Source(NamedTuple):
    """Where a figure comes from; ``level`` is primary, secondary or open."""

    id: str
    title: str
    issued: str
    level: str
    url: str | None
    note: LocalizedText | None


class Bracket(NamedTuple):
    """A reported monthly income from ``lower`` to ``upper`` as printed (None: no limit), the base
    it counts as, and the contribution a month."""

    lower: int
    upper: int | None
    base: int
    amount: int


class Rate(NamedTuple):
    """A programme's contribution a month from ``start`` on; a ``flat`` one has one bracket,
    without base. ``gap_source`` says why an income between two printed rows counts as the lower.
    """

    start: Month
    flat: bool
    brackets: tuple[Bracket, ...]
    source: str
    gap_source: str | None

    def bracket(self, income: int) -> Bracket:
        """The row for a reported income: the last that begins at or below it."""
        return [row for row in self.brackets if row.lower <= income][-1]


class Together(NamedTuple):
    """The ``programs`` without which a programme is not sold, by whom it is said."""

    programs: tuple[str, ...]
    source: str


class Programme(NamedTuple):
    """A programme, its rates and waiting times, oldest first; ``optional`` when the law does not
    require it."""

    id: str
    name: LocalizedText
    rates: tuple[Rate, ...]
    waiting: tuple[Waiting, ...]
    optional: bool
    requires: Together | None

    def rate(self, month: Month) -> Rate:
        """The rate that holds in a month. Raises PolicyError for a month before the first."""
        if rate := held(self.rates, month):
            return rate
        facts: dict[str, Any] = {"program": self.id.upper(), "name": self.name, "month": str(month)}
        raise PolicyError("no-rate", **facts, first=str(self.rates[0].start))


class Named(NamedTuple):
    """A sector, with other words for it."""

    name: LocalizedText
    aliases: tuple[str, ...]


class Fund(NamedTuple):
    """A source of funds, with other words for it, the fund in whose budget it is booked, if it is
    in another's, and what it is."""

    name: LocalizedText
    aliases: tuple[str, ...]
    booked_in: str | None
    says: LocalizedText | None
    source: str | None


class Relief(NamedTuple):
    """A cut of contributions by ``numerator / denominator`` in the months ``during``; see the
    document's ``Relief`` for who gets it."""

    id: str
    name: LocalizedText
    programs: tuple[str, ...]
    numerator: int
    denominator: int
    during: Span
    sectors: tuple[str, ...]
    denied_to: tuple[str, ...]
    granted_to: tuple[str, ...]
    because: LocalizedText
    source: str
    denial_source: str | None
    open_source: str | None
    billing_source: str | None

    def due(self, amount: int) -> int:
        """What remains of a month's contribution, rounded half up to the Rupiah."""
        left = amount * (self.denominator - self.numerator)
        return (2 * left + self.denominator) // (2 * self.denominator)


class WageMember(NamedTuple):
    """Members who earn a wage, and the share of it that they pay a month; see the document's."""

    id: str
    name: LocalizedText
    share: Decimal
    source: str

    def due(self, wage: int) -> int:
        """A month's contribution for a wage, rounded half up to the Rupiah."""
        return round_half_up(self.share * wage)


class Dispute(NamedTuple):
    """What another source says of a budget year."""

    workers: Stated | None
    allocation: Stated | None
    period: Span | None
    says: LocalizedText
    source: str


class Budget(NamedTuple):
    """A budget year as published; what was not published is None. The allocation is money of
    ``funding``, or else of the policy's; ``disputed`` is what other sources say."""

    year: int
    workers: Stated | None
    allocation: Stated | None
    funding: str | None
    period: Span
    period_stated: bool
    source: str
    remark: LocalizedText | None
    disputed: tuple[Dispute, ...]


class Condition(NamedTuple):
    """One test of a field, or a join of conditions.

    ``kind`` is a test (``equals``, ``in``, ``not_in``, ``matches``: texts; ``below``, ``at_most``,
    ``above``, ``at_least``, ``between``: whole years, Rupiah or yyyymmdd, or ``minimum_wage``;
    ``missing``: yes or no) or a join of ``parts`` (``all``, ``any``, ``not``).
    """

    kind: str
    field: str | None
    operands: tuple[str | int, ...] = ()
    parts: tuple["Condition", ...] = ()


class Rule(NamedTuple):
    """What a person must be to be covered. ``unmet`` is what becomes of a row that says that the
    person is not: ``ineligible``, ``needs-data`` or ``warning``; a row that says nothing passes.
    Without it such a row is ineligible, and one that says nothing needs data."""

    id: str
    says: LocalizedText
    source: str
    condition: Condition
    unmet: str | None = None


class Work(NamedTuple):
    """An occupation or a kind of employment, with other words for it. ``employment`` is the kind
    that an occupation always is, if it is always one."""

    id: str
    name: LocalizedText
    aliases: tuple[str, ...]
    employment: str | None


class Office(NamedTuple):
    """The office that owns the programme."""

    name: str
    source: str


class LegalBasis(NamedTuple):
    """A regulation that the programme rests on."""

    id: str
    title: str
    source: str


class Account(NamedTuple):
    """The budget account that a programme's contribution is booked on."""

    code: str
    name: str
    office: str | None
    source: str


class PolicyFile(NamedTuple):
    """A file that a policy was read from, and the sha256 of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True, eq=False)
class Policy(Outcomes):
    """The rules of one region, national ones included. ``own`` is False for a region without a
    file of its own, which takes the national rules. ``default_year`` is the
    budget year of an answer without one (None: the latest), ``minimum_wages`` are oldest first,
    ``accounts`` by programme, for money of the region's own budget."""

    id: str
    code: str | None
    name: str
    own: bool
    checked: Month
    programs: tuple[str, ...]
    reported_income: int
    funding: str
    office: Office | None
    legal_basis: Mapping[str, LegalBasis]
    default_year: int | None
    budgets: Mapping[int, Budget]
    programmes: Mapping[str, Programme]
    reliefs: tuple[Relief, ...]
    wage_members: tuple[WageMember, ...]
    fundings: Mapping[str, Fund]
    sectors: Mapping[str, Named]
    rules: tuple[Rule, ...]
    """National ones first; a region's takes the place of the national one of its id."""
    minimum_wages: tuple[MinimumWage, ...]
    occupations: Mapping[str, Work]
    employments: Mapping[str, Work]
    priority: str | None
    """Who is covered first when money is short: ``occupation=nelayan,petani; age desc``."""
    benefits: Mapping[str, Benefit]
    membership: Mapping[str, Statement]
    accounts: Mapping[str, Account]
    sources: Mapping[str, Source]
    files: tuple[PolicyFile, ...]
    fingerprint: str

    def statement(self, name: str, month: Month) -> StatementTerms | None:
        """The rule of membership ``name`` as it is in a month; None where none is known."""
        rule = self.membership.get(name)
        return held(rule.terms, month) if rule else None

    def monthly_rate(self, programs: Iterable[str], month: Month, income: int) -> int:
        """What programmes cost one worker in a month before any relief. Raises PolicyError."""
        rates = [self.programmes[name].rate(month) for name in programs]
        return sum(rate.bracket(income).amount for rate in rates)

    def pays(self, funding: str, budget: str) -> bool:
        """Whether money of ``funding`` is that of ``budget``, or is booked in it."""
        return budget in (funding, self.fundings[funding].booked_in)

    def reliefs_in(self, span: Span, programme: str) -> Iterator[Relief]:
        """The reliefs of a programme that some month of ``span`` falls in."""
        for relief in self.reliefs:
            if programme in relief.programs and relief.during.overlap(span):
                yield relief
