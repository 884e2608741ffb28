"""What one policy file may say. Money is whole Rupiah, times are calendar months, and every
figure names its source; a rate holds from its month until the next dated entry says otherwise."""

from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import Field, model_validator

from pekerja_rentan.policy.base import LocalizedText, Source, Strict, terms_model
from pekerja_rentan.policy.contribution import DATED, Contribution
from pekerja_rentan.policy.eligibility import EligibilityRule
from pekerja_rentan.policy.outcomes_document import Claims, Coverage
from pekerja_rentan.policy.scalars import (
    SEVERAL,
    SOME,
    AccountCode,
    Date,
    Figure,
    Id,
    Months,
    MonthText,
    Percent,
    RegionCode,
    Rupiah,
    SpanText,
    StatedCount,
    StatedRupiah,
    Text,
    Wage,
    Year,
    refused,
)
from pekerja_rentan.terms import terms_of


class Named(Strict):
    """Something with a name and other words for it, such as a kind of work."""

    name: LocalizedText
    aliases: tuple[Text, ...] = ()


class Fund(Named):
    """Whose money pays. ``booked_in`` is the budget that books it, such as the APBD a share of
    state revenue: a relief denied to that is denied to this. ``says`` tells what it is."""

    booked_in: Id | None = None
    says: LocalizedText | None = None
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

    name: LocalizedText
    programs: Annotated[tuple[Id, ...], SOME]
    reduction: Percent
    during: SpanText
    sectors: tuple[Id, ...] = ()
    denied_to: tuple[Id, ...] = ()
    granted_to: tuple[Id, ...] = ()
    because: LocalizedText
    source: Id
    denial_source: Id | None = None
    open_source: Id | None = None
    """Where it was looked whether money that is neither denied nor granted it may have it."""
    billing_source: Id | None = None
    """Who says that it is decided only when the contributions are billed."""


class WageMember(Strict):
    """Members who earn a wage, whom the other rules are not for: what they pay for JKK and JKM
    together, as a share of the wage, so that a figure which was reckoned so can be recognised."""

    name: LocalizedText
    share_of_wage: Percent
    source: Id


class Benefit(Strict):
    """What a covered family receives ``from`` a month on, in words, with the amount in Rupiah where
    it is one. An entry of the same ``id`` further down takes its place from its own month on;
    without ``from`` it is not known since when an entry holds."""

    id: Id
    program: Id
    from_: MonthText | None = Field(None, alias="from")
    says: LocalizedText
    amount: Rupiah | None = None
    source: Id


class Statement(Strict):
    """A rule of membership in words, with the numbers of ``months`` that it speaks of: ``gap``
    the most that may stay unpaid, ``payment`` how many may be paid at once. Dated as benefits."""

    id: Id
    from_: MonthText | None = Field(None, alias="from")
    says: LocalizedText
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
    note: LocalizedText | None = None

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
    says: LocalizedText
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
    remark: LocalizedText | None = None
    disputed: Annotated[tuple[Dispute, ...], SOME] | None = None


if TYPE_CHECKING:  # which knows no class that is made when it runs
    _ExampleTerms = Strict
else:
    _ExampleTerms = terms_model(
        "_ExampleTerms", terms_of("example"),
        {"name": Id, "names": tuple[Id, ...], "stated": Rupiah},
    )  # fmt: skip


class Example(_ExampleTerms):
    """A worked case: a question to ``cost`` or ``fit`` and figures that the answer must hold."""

    command: Literal["cost", "fit"]
    expect: dict[Literal["total", "balance", "workers", "capacity", "remainder", "cost"], Figure]
    says: LocalizedText | None = None
    source: Id | None = None

    @model_validator(mode="after")
    def _asks(self) -> Self:
        idle = "budget" if self.command == "cost" else "allocation"
        if idle in self.said():
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
    coverage: Coverage = Coverage()
    claims: Claims = Claims()
    priority: Text | None = None
    examples: tuple[Example, ...] = ()
    sources: dict[Id, Source] = Field(default_factory=dict)
