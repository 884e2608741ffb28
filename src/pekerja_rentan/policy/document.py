"""What one policy file may say. Money is whole Rupiah, times are calendar months, and every
figure names its source; a rate holds from its month until the next dated entry says otherwise."""

from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from pekerja_rentan.policy.base import Source, Strict, Words
from pekerja_rentan.policy.eligibility import EligibilityRule
from pekerja_rentan.policy.scalars import (
    SEVERAL,
    SOME,
    AccountCode,
    Count,
    Date,
    Figure,
    Flag,
    Id,
    Months,
    MonthText,
    Percent,
    Refusal,
    RegionCode,
    Rupiah,
    SpanText,
    StatedCount,
    StatedRupiah,
    Text,
    Wage,
    Year,
    refused,
    refused_all,
)

PRINTED_GAP = 1_000
"""The brackets are printed to the thousand (n.099.000, then n.100.000): a wider gap is a slip."""


def _in_order(entries: tuple[Any, ...]) -> tuple[Any, ...]:
    """Refuses dated entries that do not follow each other, for which of two would hold?"""
    months = [entry.from_ for entry in entries]
    found: list[Refusal] = [
        ((number,), "dates-order", {"earlier": str(earlier), "later": str(later)})
        for number, (earlier, later) in enumerate(pairwise(months), start=1)
        if later <= earlier
    ]
    if found:
        raise refused_all(found)
    return entries


DATED = AfterValidator(_in_order)


class Bracket(Strict):
    """Reported monthly income from ``from`` to ``to`` as printed, the base that it counts as, and
    the contribution a month, all in Rupiah. The last row has no ``to``."""

    from_: Rupiah = Field(alias="from")
    to: Rupiah | None = None
    base: Rupiah
    amount: Rupiah


class Rate(Strict):
    """What a programme costs a month from ``from`` on: a flat ``amount``, ``brackets`` of reported
    income, or a ``share_of_base`` of the bracket base of the programme ``base_of``."""

    from_: MonthText = Field(alias="from")
    amount: Rupiah | None = None
    brackets: Annotated[tuple[Bracket, ...], SOME] | None = None
    share_of_base: Percent | None = None
    base_of: Id | None = None
    source: Id
    gap_source: Id | None = None
    """Why an income between two printed rows counts as the lower one."""

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        kinds = (self.amount, self.brackets, self.share_of_base)
        if sum(kind is not None for kind in kinds) != 1:
            raise refused("rate-kind")
        if (self.share_of_base is None) != (self.base_of is None):
            raise refused("rate-base")
        self._brackets_meet()
        return self

    def _brackets_meet(self) -> None:
        rows = self.brackets or ()
        found: list[Refusal] = []
        if rows and rows[0].from_ != 0:
            found.append((("brackets", 0), "bracket-start", {"found": rows[0].from_}))
        for number, (row, after) in enumerate(pairwise(rows), start=1):
            if code := _misfit(row, after):
                facts = {"row": row.from_, "to": row.to, "after": after.from_}
                found.append((("brackets", number), code, facts))
        if rows and rows[-1].to is not None:
            found.append((("brackets", len(rows) - 1), "bracket-end", {"found": rows[-1].to}))
        if found:
            raise refused_all(found)


def _misfit(row: Bracket, after: Bracket) -> str | None:
    """What is wrong between two brackets that follow each other."""
    if row.to is None or after.from_ <= row.to:
        return "bracket-overlap"
    if after.from_ - row.to > PRINTED_GAP:
        return "bracket-gap"
    if after.base <= row.base or row.to < row.from_:
        return "bracket-order"
    return None


class Waiting(Strict):
    """A membership younger than ``months`` whole months is paid ``benefit`` only."""

    months: Months
    benefit: Rupiah
    source: Id


class Contribution(Strict):
    """A programme and what it costs over time; ``optional`` when the law does not require it."""

    name: Words
    optional: Flag = False
    rates: Annotated[tuple[Rate, ...], SOME, DATED]
    waiting: Waiting | None = None


class Named(Strict):
    """Something with a name and other words for it, such as a kind of work."""

    name: Words
    aliases: tuple[Text, ...] = ()


class Fund(Named):
    """Whose money pays. ``booked_in`` is the budget that books it, such as the APBD a share of
    state revenue: a relief denied to that is denied to this. ``says`` tells what it is."""

    booked_in: Id | None = None
    says: Words | None = None
    source: Id | None = None

    @model_validator(mode="after")
    def _sourced(self) -> Self:
        if (self.booked_in or self.says) and self.source is None:
            raise refused("fund-source")
        return self


class Occupation(Named):
    """What somebody works as; with the kind of ``employment`` that it always is, if it is."""

    employment: Id | None = None


class Relief(Strict):
    """A ``reduction`` of contributions in the months ``during``. Money of ``denied_to`` never gets
    it, of ``granted_to`` always; for other money the law is silent and the user must ask.
    Without ``sectors`` it is for all work."""

    name: Words
    programs: Annotated[tuple[Id, ...], SOME]
    reduction: Percent
    during: SpanText
    sectors: tuple[Id, ...] = ()
    denied_to: tuple[Id, ...] = ()
    granted_to: tuple[Id, ...] = ()
    because: Words
    source: Id
    denial_source: Id | None = None
    open_source: Id | None = None
    """Where it was looked whether money that is neither denied nor granted it may have it."""


class WageMember(Strict):
    """Members who earn a wage, whom the other rules are not for: what they pay for JKK and JKM
    together, as a share of the wage, so that a figure which was reckoned so can be recognised."""

    name: Words
    share_of_wage: Percent
    source: Id


class Benefit(Strict):
    """What a covered family receives, in words, with the amount in Rupiah where it is one."""

    id: Id
    program: Id
    says: Words
    amount: Rupiah | None = None
    source: Id


class Statement(Strict):
    """A rule of membership in words, with the numbers of ``months`` that it speaks of: ``gap``
    the most that may stay unpaid, ``payment`` how many may be paid at once."""

    id: Id
    says: Words
    months: tuple[Months, ...] = ()
    source: Id


class Account(Strict):
    """The budget account that a programme's contribution is booked on, and the owning office."""

    code: AccountCode
    name: Text
    office: Text | None = None
    source: Id


class Office(Strict):
    """The office that owns the programme, where accounts name no other."""

    name: Text
    source: Id


class LegalBasis(Strict):
    """A regulation that the programme rests on, by its title, and who says so."""

    title: Text
    source: Id


class MinimumWage(Strict):
    """A month's minimum wage; ``disputed`` where sources print different figures."""

    from_: MonthText = Field(alias="from")
    amount: Wage | None = None
    disputed: Annotated[tuple[Wage, ...], SEVERAL] | None = None
    source: Id
    note: Words | None = None

    @model_validator(mode="after")
    def _one_figure(self) -> Self:
        if (self.amount is None) == (self.disputed is None):
            raise refused("wage-kind")
        return self


class Dispute(Strict):
    """What another source says of a budget year, in figures and in words; answers reckon by the
    budget's own figures and tell of these."""

    workers: StatedCount | None = None
    allocation: StatedRupiah | None = None
    period: SpanText | None = None
    says: Words
    source: Id

    @model_validator(mode="after")
    def _has_figures(self) -> Self:
        if (self.workers, self.allocation, self.period) == (None, None, None):
            raise refused("dispute-empty")
        return self


class Budget(Strict):
    """A budget year: the workers to cover, the allocation and whose money it is (the policy's
    ``funding`` without one), and the months it is for (the whole year without ``period``). What
    was not published is left out, never guessed; what sources contradict stands in ``disputed``."""

    workers: StatedCount | None = None
    allocation: StatedRupiah | None = None
    funding: Id | None = None
    period: SpanText | None = None
    source: Id
    remark: Words | None = None
    disputed: Annotated[tuple[Dispute, ...], SOME] | None = None


class Example(Strict):
    """A worked case: a question to ``cost`` or ``fit`` and figures that the answer must hold."""

    command: Literal["cost", "fit"]
    workers: Count | None = None
    year: Year | None = None
    period: SpanText | None = None
    allocation: Rupiah | None = None
    budget: Rupiah | None = None
    programs: tuple[Id, ...] | None = None
    income: Rupiah | None = None
    funding: Id | None = None
    sector: Id | None = None
    relief: Flag = False
    expect: dict[Literal["total", "balance", "workers", "capacity", "remainder", "cost"], Figure]
    says: Words | None = None
    source: Id | None = None

    @model_validator(mode="after")
    def _asks(self) -> Self:
        idle = "budget" if self.command == "cost" else "allocation"
        if getattr(self, idle) is not None:
            raise refused("example-idle", key=idle, command=self.command)
        if not self.expect:
            raise refused("example-empty")
        return self


class Document(Strict):
    """One policy file. ``extends`` names the policy it builds on; its own entries come first."""

    id: Id
    code: RegionCode | None = None
    name: Text
    aliases: tuple[Text, ...] = ()
    extends: Id | None = None
    checked: Date
    programs: Annotated[tuple[Id, ...], SOME] | None = None
    reported_income: Rupiah | None = None
    monthly_rate: Rupiah | None = None
    funding: Id | None = None
    office: Office | None = None
    legal_basis: dict[Id, LegalBasis] = Field(default_factory=dict)
    default_year: Year | None = None
    budgets: dict[Year, Budget] = Field(default_factory=dict)
    minimum_wages: Annotated[tuple[MinimumWage, ...], DATED] = ()
    contributions: dict[Id, Contribution] = Field(default_factory=dict)
    reliefs: dict[Id, Relief] = Field(default_factory=dict)
    fundings: dict[Id, Fund] = Field(default_factory=dict)
    sectors: dict[Id, Named] = Field(default_factory=dict)
    wage_members: dict[Id, WageMember] = Field(default_factory=dict)
    benefits: tuple[Benefit, ...] = ()
    membership: tuple[Statement, ...] = ()
    accounts: dict[Id, Account] = Field(default_factory=dict)
    occupations: dict[Id, Occupation] = Field(default_factory=dict)
    employments: dict[Id, Named] = Field(default_factory=dict)
    eligibility: tuple[EligibilityRule, ...] = ()
    priority: Text | None = None
    examples: tuple[Example, ...] = ()
    sources: dict[Id, Source] = Field(default_factory=dict)
