"""A request, completed from the policy: which months, which programmes, at which rates, and why.

A quote does not depend on the headcount, so one serves any number of answers.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from pekerja_rentan.engine.origin import policy_ref, region_ref, source_ref
from pekerja_rentan.engine.period import ResolvedPeriod, resolve_period
from pekerja_rentan.engine.rates import (
    PayerContext,
    RateSpan,
    apart_notes,
    beyond,
    charges,
    income_notes,
    per_worker,
    programs_of,
    relief_notes,
)
from pekerja_rentan.engine.request import Request, named
from pekerja_rentan.engine.result import (
    AccountRef,
    Allocation,
    Headcount,
    Line,
    Note,
    Origin,
    PolicyRef,
    SourceRef,
    Terms,
    advice,
    basis,
    cited,
    freeze,
)
from pekerja_rentan.engine.waiting import waiting_notes
from pekerja_rentan.errors import InputError
from pekerja_rentan.money import MOST_PEOPLE, Stated
from pekerja_rentan.periods import Span
from pekerja_rentan.policy.policy import Budget, Policy
from pekerja_rentan.terms import TERMS, contradicted

OWN_RATE = "own-rate"


@dataclass(frozen=True, eq=False)
class Quote:
    """A request with nothing open: what one worker costs by it, and what is to be said."""

    policy: Policy
    request: Request
    chosen: ResolvedPeriod
    payer: PayerContext
    programs: tuple[str, ...]
    income: int

    @property
    def span(self) -> Span:
        return self.chosen.span

    @property
    def budget(self) -> Budget | None:
        return self.chosen.budget

    def over(self, span: Span) -> tuple[RateSpan, ...]:
        """What one worker is charged over ``span``. Raises PolicyError for a month without a
        rate."""
        if self.request.rate:
            amount = self.request.rate.amount
            return (RateSpan(OWN_RATE, span, amount, amount, None, None, None),)
        return charges(self.policy, self.programs, span, self.income, self.payer)

    @cached_property
    def charges(self) -> tuple[RateSpan, ...]:
        return self.over(self.span)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The charges as lines, of one worker."""
        return self.lines_over(self.span)

    def lines_over(self, span: Span) -> tuple[Line, ...]:
        """The charges of ``span`` as lines, of one worker."""
        return tuple(
            Line(
                first=str(charge.span.first),
                last=str(charge.span.last),
                workers=1,
                months=charge.span.months,
                worker_months=charge.span.months,
                amount=charge.span.months * charge.rate,
                **charge.told(),
            )
            for charge in self.over(span)
        )

    @cached_property
    def per_worker(self) -> int:
        """What one worker costs over all the months, in Rupiah."""
        return self.each(self.span)

    def each(self, span: Span) -> int:
        """What one worker costs over ``span``, in Rupiah. Raises InputError for nothing, by which
        no budget can be divided."""
        due = per_worker(self.over(span))
        if due < 1:
            raise InputError("costs-nothing", period=str(span))
        return due

    @cached_property
    def terms(self) -> Terms:
        policy, payer, own = self.policy, self.payer, self.request.rate
        programmes = [policy.programmes[name] for name in self.programs]
        by_income = any(not rate.flat for programme in programmes for rate in programme.rates)
        return Terms(
            region=region_ref(policy),
            first=str(self.span.first),
            last=str(self.span.last),
            months=self.span.months,
            period_origin=self.chosen.origin,
            programs=self.programs or (OWN_RATE,),
            reported_income=self.income if by_income else None,
            rate_label=own.label if own else None,
            funding=payer.funding,
            funding_name=freeze(policy.fundings[payer.funding].name),
            sector=payer.sector,
            relief_asked=payer.asks_relief,
        )

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """What does not depend on headcount and money. Raises InputError for what was asked in
        vain."""
        notes: list[Note] = []
        if not self.policy.own:
            notes.append(basis("national-rules", region=self.policy.name))
        notes += self.chosen.notes
        fund = self.policy.fundings[self.payer.funding]
        if fund.says:
            notes.append(basis("fund", name=fund.name, says=fund.says, source=fund.source))
        if self.request.rate:
            amount, label = self.request.rate
            return (*notes, advice("own-rate", rate=amount, label=label))
        if self.request.income is not None:
            notes += income_notes(self.policy, self.programs, self.span, self.income)
        notes += apart_notes(self.policy, self.programs)
        notes += relief_notes(self.policy, self.programs, self.span, self.payer)
        notes += waiting_notes(self.policy, self.programs, self.span)
        notes += beyond(self.policy, self.span)
        return tuple(notes)

    @cached_property
    def policy_ref(self) -> PolicyRef:
        return policy_ref(self.policy)

    @cached_property
    def accounts(self) -> tuple[AccountRef, ...]:
        """Where the programmes are booked, if the region's own budget pays."""
        policy = self.policy
        if not policy.pays(self.payer.funding, policy.funding):
            return ()
        return tuple(
            AccountRef(
                program=name,
                code=account.code,
                name=account.name,
                office=account.office or (policy.office.name if policy.office else None),
                source=source_ref(policy.sources[account.source]),
            )
            for name in self.programs
            if (account := policy.accounts.get(name))
        )

    @cached_property
    def own_headcount(self) -> Headcount | None:
        """The workers of the budget year, where they are known."""
        budget = self.budget
        if budget is None or budget.workers is None:
            return None
        stated = budget.workers
        return Headcount(
            workers=stated.amount, about=stated.about, origin="policy", source=budget.source
        )

    @property
    def own_funding(self) -> str:
        """Whose money the budget year's allocation is."""
        return (self.budget and self.budget.funding) or self.policy.funding

    def allocation(self, asked: Stated | None) -> Allocation | None:
        """The allocation asked for, or the budget year's if its money is what pays; else None."""
        return self._own_allocation if asked is None else _allocation(asked, "asked", None)

    @cached_property
    def _own_allocation(self) -> Allocation | None:
        budget = self.budget
        if budget is None or budget.allocation is None:
            return None
        if not self.policy.pays(self.payer.funding, self.own_funding):
            return None
        return _allocation(budget.allocation, "policy", budget)

    def sources(self, *more: str | None) -> tuple[SourceRef, ...]:
        """The sources of the charges, the notes and of ``more``, each once, in order of use."""
        return _sources(self, more)


@lru_cache(maxsize=512)
def _sources(quote: Quote, more: tuple[str | None, ...]) -> tuple[SourceRef, ...]:
    named = [charge.source for charge in quote.charges]
    named += [charge.relief_source for charge in quote.charges]
    named += cited(quote.notes)
    used = dict.fromkeys(name for name in (*named, *more) if name)
    known = quote.policy.sources
    return tuple(source_ref(known[name]) for name in used)


@lru_cache(maxsize=512)
def make_quote(policy: Policy, request: Request) -> Quote:
    """Completes ``request``. Raises InputError, PeriodError and PolicyError."""
    _refuse_idle(request)
    chosen = resolve_period(
        policy,
        year=request.year,
        period=request.period,
        start=request.start,
        months=request.months,
    )
    own = chosen.budget.funding if chosen.budget else None
    funding = own or policy.funding if request.funding is None else request.funding
    income = policy.reported_income if request.income is None else request.income
    sector = request.sector
    if income < 0:
        raise InputError("income-negative", income=income)
    made = Quote(
        policy=policy,
        request=request,
        chosen=chosen,
        payer=PayerContext(
            funding=named("funding", funding, policy.fundings),
            sector=named("sector", sector, policy.sectors) if sector is not None else None,
            asks_relief=request.relief,
        ),
        programs=programs_of(policy, request),
        income=income,
    )
    _ = made.per_worker, made.notes  # what cannot be, or was asked in vain, is refused now
    return made


def check_workers(workers: int) -> int:
    """Raises InputError for less than one or more than live in Indonesia."""
    if not 1 <= workers <= MOST_PEOPLE:
        raise InputError("count-range", text=str(workers), most=MOST_PEOPLE)
    return workers


def given_headcount(workers: int) -> Headcount:
    """The workers asked for, who have been checked."""
    return _ASKED_FOR.but(workers=workers)


_OF_PROGRAMMES = sorted(contradicted(["rate"]), key=list(TERMS).index)


def _refuse_idle(request: Request) -> None:
    """An own rate replaces the programmes, so what only bears on those would do nothing."""
    values = {name: getattr(request, name) for name in _OF_PROGRAMMES}
    idle = [name for name, value in values.items() if value is not None and value is not False]
    if request.rate and idle:
        raise InputError("rate-excludes", flags=idle)
    if request.rate and request.rate.amount < 1:
        raise InputError("rate-zero")


_ASKED_FOR = Headcount(workers=0, about=False, origin="asked", source=None)
_GIVEN = Allocation(amount=0, about=False, rounding=0, origin="asked", year=None, source=None)
"""What most answers have, to be copied."""


def _allocation(stated: Stated, origin: Origin, budget: Budget | None) -> Allocation:
    if budget is None and not stated.about:
        return _GIVEN.but(amount=stated.amount, origin=origin)
    return Allocation(
        amount=stated.amount,
        about=stated.about,
        rounding=stated.rounding,
        origin=origin,
        year=budget.year if budget else None,
        source=budget.source if budget else None,
    )
