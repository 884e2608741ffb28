"""A request, completed from the policy: which months, which programmes, at which rates, and why.

A quote does not depend on the headcount, so one serves any number of answers.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, TypedDict

from pekerja_rentan import __version__
from pekerja_rentan.engine.period import Chosen, choose
from pekerja_rentan.engine.result import (
    Allocation,
    Headcount,
    Line,
    Note,
    PolicyRef,
    RegionRef,
    SourceRef,
    Terms,
    advice,
    basis,
    frozen,
)
from pekerja_rentan.engine.tariff import (
    Charge,
    Payer,
    charges,
    income_notes,
    per_worker,
    relief_notes,
    waiting_notes,
)
from pekerja_rentan.errors import InputError, MoneyError, nearest
from pekerja_rentan.money import MOST_PEOPLE, Stated, parse_published, parse_rupiah
from pekerja_rentan.periods import Month, Span, parse_months, parse_year
from pekerja_rentan.policy.policy import Budget, Named, Policy, Source

OWN_RATE = "own-rate"


def parse_programs(text: str) -> tuple[str, ...]:
    """Programmes between commas, pluses or blanks."""
    return tuple(word for word in re.split(r"[\s,+]+", text.lower()) if word)


class OwnRate(NamedTuple):
    """A monthly rate of the user's own, in Rupiah, with what it is for."""

    amount: int
    label: str


class Words(TypedDict, total=False):
    """What ``cost`` and ``fit`` share; what is left out is what the policy says. Text is read as
    on the command line."""

    year: int | str | None
    """A budget year; or instead ``period``, or ``start``."""
    period: Span | str | None
    start: Month | str | None
    """The first month; to December, or for ``months``."""
    months: int | str | None
    programs: Iterable[str] | str | None
    income: int | str | None
    """Reported monthly income in Rupiah, which chooses the bracket."""
    rate: OwnRate | None
    funding: str | None
    sector: str | None
    relief: bool
    """Asks for a relief where the law leaves open whether there is one."""


class Request(NamedTuple):
    """``Words`` with every one said, read and hashable."""

    year: int | None = None
    period: Span | None = None
    start: Month | None = None
    months: int | None = None
    programs: tuple[str, ...] | None = None
    income: int | None = None
    rate: OwnRate | None = None
    funding: str | None = None
    sector: str | None = None
    relief: bool = False

    @classmethod
    def of(cls, words: Words) -> "Request":
        """Reads what was given. Raises InputError for what is neither that nor text of it."""
        if not words:
            return _NOTHING
        programs = words.get("programs")
        rate = read("rate", words.get("rate"), OwnRate, None)
        if rate is not None:
            rate = OwnRate(read("rate", rate.amount, int, parse_rupiah), str(rate.label))
        return cls(
            year=read("year", words.get("year"), int, parse_year),
            period=read("period", words.get("period"), Span, Span.parse),
            start=read("start", words.get("start"), Month, Month.parse),
            months=read("months", words.get("months"), int, parse_months),
            programs=None if programs is None else _split(programs),
            income=read("income", words.get("income"), int, parse_rupiah),
            rate=rate,
            funding=read("funding", words.get("funding"), str, None),
            sector=read("sector", words.get("sector"), str, None),
            relief=bool(read("relief", words.get("relief"), bool, None)),
        )


_NOTHING = Request()


def _split(programs: Iterable[str] | str) -> tuple[str, ...]:
    return parse_programs(programs) if isinstance(programs, str) else tuple(programs)


def read(name: str, value: Any, kind: type, parse: Callable[[str], Any] | None) -> Any:
    """``value`` as it is if it is of exactly this kind, read if it is text, None if it is None.

    Raises InputError for anything else, so that no float ever becomes money.
    """
    if value is None or type(value) is kind:
        return value
    if isinstance(value, str) and parse is not None:
        return parse(value)
    raise InputError("value-kind", name=name, value=str(value), kind=kind.__name__)


@dataclass(frozen=True, eq=False)
class Quote:
    """A request with nothing open, and what one worker costs by it."""

    policy: Policy
    request: Request
    chosen: Chosen
    payer: Payer
    programs: tuple[str, ...]
    income: int
    charges: tuple[Charge, ...]
    lines: tuple[Line, ...]
    """The charges of one worker."""
    per_worker: int
    terms: Terms
    notes: tuple[Note, ...]
    by_source: dict[tuple[str | None, ...], tuple[SourceRef, ...]] = field(default_factory=dict)

    @property
    def span(self) -> Span:
        return self.chosen.span

    @property
    def budget(self) -> Budget | None:
        return self.chosen.budget

    def over(self, span: Span) -> tuple[Charge, ...]:
        """The charges of the same request over other months."""
        return _charges(self.policy, self.request, self.programs, span, self.income, self.payer)


@lru_cache(maxsize=4096)
def quote(policy: Policy, request: Request) -> Quote:
    """Completes ``request``. Raises InputError, PeriodError and PolicyError."""
    _refuse_idle(request)
    programs = _programs(policy, request)
    chosen = choose(
        policy,
        year=request.year,
        period=request.period,
        start=request.start,
        months=request.months,
    )
    asked_funding = policy.funding if request.funding is None else request.funding
    funding = _named("funding", asked_funding, policy.fundings)
    sector = None if request.sector is None else _named("sector", request.sector, policy.sectors)
    payer = Payer(funding, sector, request.relief)
    income = policy.reported_income if request.income is None else request.income
    if income < 0:
        raise InputError("income-negative", income=income)
    due = _charges(policy, request, programs, chosen.span, income, payer)
    if per_worker(due) < 1:
        raise InputError("costs-nothing", period=str(chosen.span))
    return Quote(
        policy=policy,
        request=request,
        chosen=chosen,
        payer=payer,
        programs=programs,
        income=income,
        charges=due,
        lines=tuple(_line(charge) for charge in due),
        per_worker=per_worker(due),
        terms=_terms(policy, request, chosen, payer, programs, income),
        notes=_notes(policy, request, chosen, payer, programs, income),
    )


def _refuse_idle(request: Request) -> None:
    """An own rate replaces the programmes, so what only bears on those would do nothing."""
    idle = [name for name in ("programs", "income", "sector") if getattr(request, name) is not None]
    idle += ["relief"] if request.relief else []
    if request.rate and idle:
        raise InputError("rate-excludes", flags=idle)
    if request.rate and request.rate.amount < 1:
        raise InputError("rate-zero")


def _programs(policy: Policy, request: Request) -> tuple[str, ...]:
    if request.rate:
        return ()
    if request.programs is None:
        return policy.programs
    known = list(policy.programmes)
    for number, name in enumerate(request.programs):
        if name not in known:
            raise InputError("program-unknown", name=name, near=nearest(name, known), known=known)
        if name in request.programs[:number]:
            raise InputError("program-twice", name=name)
    if not request.programs:
        raise InputError("program-none", known=known)
    return request.programs


def _named(kind: str, word: str, known: Mapping[str, Named]) -> str:
    """The id that a word for a source of funds or a sector stands for."""
    for name, entry in known.items():
        if word == name or word in entry.aliases:
            return name
    words = [word for name, entry in known.items() for word in (name, *entry.aliases)]
    raise InputError(f"{kind}-unknown", name=word, near=nearest(word, words), known=list(known))


def _charges(
    policy: Policy,
    request: Request,
    programs: tuple[str, ...],
    span: Span,
    income: int,
    payer: Payer,
) -> tuple[Charge, ...]:
    if request.rate:
        amount = request.rate.amount
        return (Charge(OWN_RATE, span, amount, amount, None, None, None),)
    return charges(policy, programs, span, income, payer)


def _line(charge: Charge) -> Line:
    months = charge.span.months
    return Line.model_construct(
        program=charge.program,
        first=str(charge.span.first),
        last=str(charge.span.last),
        workers=1,
        months=months,
        worker_months=months,
        rate=charge.rate,
        full_rate=charge.full_rate,
        relief=charge.relief,
        amount=months * charge.rate,
        source=charge.source,
        relief_source=charge.relief_source,
    )


def _terms(
    policy: Policy,
    request: Request,
    chosen: Chosen,
    payer: Payer,
    programs: tuple[str, ...],
    income: int,
) -> Terms:
    by_income = any(not rate.flat for name in programs for rate in policy.programmes[name].rates)
    return Terms.model_construct(
        region=RegionRef.model_construct(
            id=policy.id, code=policy.code, name=policy.name, own_policy=policy.own
        ),
        first=str(chosen.span.first),
        last=str(chosen.span.last),
        months=chosen.span.months,
        period_origin=chosen.origin,
        programs=programs or (OWN_RATE,),
        reported_income=income if by_income else None,
        rate_label=request.rate.label if request.rate else None,
        funding=payer.funding,
        funding_name=frozen(policy.fundings[payer.funding].name),
        sector=payer.sector,
        relief_asked=payer.asks_relief,
    )


def _notes(
    policy: Policy,
    request: Request,
    chosen: Chosen,
    payer: Payer,
    programs: tuple[str, ...],
    income: int,
) -> tuple[Note, ...]:
    notes: list[Note] = []
    if not policy.own:
        notes.append(basis("national-rules", region=policy.name))
    notes += chosen.notes
    if request.rate:
        rate, label = request.rate
        notes.append(advice("own-rate", rate=rate, label=label))
        return tuple(notes)
    if request.income is not None:
        notes += income_notes(policy, programs, chosen.span, income)
    notes += relief_notes(policy, programs, chosen.span, payer)
    notes += waiting_notes(policy, programs, chosen.span.months)
    return tuple(notes)


def headcount(quote: Quote, workers: int | None) -> Headcount | None:
    """The workers asked for, or those of the budget year; None when neither is known.

    Raises InputError for less than one or more than live in Indonesia.
    """
    if workers is not None:
        if not 1 <= workers <= MOST_PEOPLE:
            raise InputError("count-range", text=str(workers), most=MOST_PEOPLE)
        return Headcount.model_construct(workers=workers, about=False, origin="asked", source=None)
    stated = quote.budget.workers if quote.budget else None
    if stated is None or quote.budget is None:
        return None
    return Headcount.model_construct(
        workers=stated.amount, about=stated.about, origin="policy", source=quote.budget.source
    )


def read_amount(name: str, amount: Stated | int | str | None) -> Stated | None:
    """An allocation or a budget as given. Raises InputError for what is no amount of Rupiah."""
    if amount is None or (isinstance(amount, Stated) and type(amount.amount) is int):
        stated = amount
    elif isinstance(amount, str):
        stated = parse_published(amount)
    else:
        stated = Stated(read(name, amount, int, None), 1)
    if stated is not None and stated.amount < 0:
        raise MoneyError("amount-negative", text=str(stated.amount))
    return stated


@lru_cache(maxsize=4096)
def allocation(quote: Quote, asked: Stated | None) -> Allocation | None:
    """The allocation asked for, or the budget year's if its money is what pays; else None."""
    if asked is not None:
        return _allocation(asked, "asked", None)
    budget = quote.budget
    if budget is None or budget.allocation is None or quote.payer.funding != quote.policy.funding:
        return None
    return _allocation(budget.allocation, "policy", budget)


def _allocation(stated: Stated, origin: str, budget: Budget | None) -> Allocation:
    return Allocation.model_construct(
        amount=stated.amount,
        about=stated.about,
        rounding=stated.rounding,
        origin=origin,
        year=budget.year if budget else None,
        source=budget.source if budget else None,
    )


def sources(quote: Quote, *more: str | None) -> tuple[SourceRef, ...]:
    """The sources of the charges, the notes and of ``more``, each once, in order of use."""
    if (done := quote.by_source.get(more)) is not None:
        return done
    named = [charge.source for charge in quote.charges]
    named += [charge.relief_source for charge in quote.charges]
    named += [note.facts.get("source") for note in quote.notes]
    used = dict.fromkeys(name for name in (*named, *more) if name)
    refs = tuple(
        SourceRef.model_construct(**_described(quote.policy.sources[name])) for name in used
    )
    quote.by_source[more] = refs
    return refs


def _described(source: Source) -> dict[str, Any]:
    return source._asdict() | {"note": frozen(source.note) if source.note else None}


@lru_cache(maxsize=64)
def policy_ref(policy: Policy) -> PolicyRef:
    return PolicyRef.model_construct(
        id=policy.id,
        sha256=policy.fingerprint,
        files=frozen({file.name: file.sha256 for file in policy.files}),
        rentan=__version__,
    )
