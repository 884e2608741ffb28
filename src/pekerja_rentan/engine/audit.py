"""Whether a published figure adds up: workers × months × rate against the budget."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Literal

from pekerja_rentan.engine.audit_result import (
    AuditReport,
    AuditResult,
    AuditRow,
    Explanation,
    Figure,
    Solved,
)
from pekerja_rentan.engine.explanations import KnownRate, explain, nearest_to, of_solved
from pekerja_rentan.engine.period import YEAR_NOTES, resolve_period
from pekerja_rentan.engine.quote import Quote, make_quote
from pekerja_rentan.engine.request import Request, read
from pekerja_rentan.engine.result import Note, answer
from pekerja_rentan.engine.stated_budget import Amount, Range, StatedBudget, figure, read_figure
from pekerja_rentan.errors import InputError, PeriodError, PolicyError
from pekerja_rentan.money import parse_published, parse_published_count
from pekerja_rentan.periods import LONGEST, Month, Span, parse_months
from pekerja_rentan.policy.policy import Policy

_SAID = ("rates-beyond", "program-apart", "income-low")
"""What a figure's months and programmes are told besides what was taken for granted."""


def audit(
    policy: Policy,
    *,
    workers: Amount = None,
    months: int | str | None = None,
    budget: Amount = None,
    rate: Amount = None,
    year: int | str | None = None,
    programs: Iterable[str] | str | None = None,
    income: int | str | None = None,
    workers_precision: int | str | None = None,
    budget_precision: int | str | None = None,
) -> AuditResult:
    """Whether ``workers`` × ``months`` × ``rate`` gives ``budget`` in Rupiah, by the precision in
    which each was published; one of workers, months and budget may be left out and is solved for.

    Figures in words are as precise as they were written (``7 miliar`` to half a miliar), unless a
    precision says how far the true one may lie. Without ``rate`` the law's in ``year`` (else the
    policy's latest) holds. Raises InputError for unreadable figures and for fewer than two.
    """
    heads = read_figure("workers", workers, workers_precision, parse_published_count)
    money = read_figure("budget", budget, budget_precision, parse_published)
    stated = read_figure("rate", rate, None, parse_published)
    span = _months(read("months", months, int, parse_months))
    given = {"workers": heads, "months": span, "budget": money}
    if len(missing := [name for name, value in given.items() if value is None]) > 1:
        raise InputError("audit-figures", missing=missing)
    request = Request.of({"programs": programs, "income": income, "year": year})
    quote, notes = _quote(policy, request, span or 1)
    legal = _monthly(quote, quote.span)
    rate_of = stated or figure(legal)
    found = AuditResult(
        region=quote.terms.region,
        year=quote.span.first.year,
        workers=heads,
        months=span,
        rate=rate_of,
        rate_origin="asked" if stated else "law",
        legal_rate=legal,
        budget=money,
        verdict="solved",
        notes=notes,
        sources=quote.sources(),
        policy=quote.policy_ref,
    )
    if heads is None or span is None or money is None:
        solved = _solved(heads, span, rate_of, money)
        return replace(found, solved=solved, readings=of_solved(money, rate_of) if money else ())
    return _judged(quote, found, StatedBudget(heads, span, rate_of, money))


def audited(rows: Iterable[AuditRow]) -> AuditReport:
    """A list of published figures as one answer, its verdicts counted."""
    told = tuple(rows)
    counts = Counter(row.result.verdict if row.result else "error" for row in told)
    return AuditReport(
        rows=told,
        to_the_rupiah=counts["to-the-rupiah"],
        within_rounding=counts["within-rounding"],
        does_not_add_up=counts["does-not-add-up"],
        solved=counts["solved"],
        errors=counts["error"],
    )


def _months(months: int | None) -> int | None:
    if months is not None and not 1 <= months <= LONGEST:
        raise PeriodError("months-range", months=months, longest=LONGEST).about("months")
    return months


def _quote(policy: Policy, request: Request, months: int) -> tuple[Quote, tuple[Note, ...]]:
    """The law's rate in the year's first months, and what was taken for granted."""
    chosen = resolve_period(policy, year=request.year)
    first = Month(chosen.span.first.year, 1)
    span = Span(first, first.plus(months - 1))
    quote = make_quote(policy, request._replace(year=None, period=span))
    said = [note for note in chosen.notes if note.code in YEAR_NOTES]
    kept = [note for note in quote.notes if note.kind == "basis" or note.code in _SAID]
    return quote, (*said, *kept)


def _monthly(quote: Quote, span: Span) -> int:
    """What one worker costs a month. Raises InputError where that changes within ``span``."""
    charges = quote.over(span)
    firsts = {charge.span.first for charge in charges}
    rates = {sum(c.rate for c in charges if c.span.overlap(Span(m, m))) for m in firsts}
    if len(rates) > 1:
        raise InputError("audit-rate-changes", period=str(span))
    return rates.pop()


def _judged(quote: Quote, found: AuditResult, stated: StatedBudget) -> AuditResult:
    verdict, legal, notes = stated.verdict, found.legal_rate, found.notes
    if found.rate_origin == "asked" and stated.rate.amount != legal:
        by_law = stated.where(rate=legal)
        fails = by_law.verdict == "does-not-add-up"
        code = "legal-rate-fails" if fails else "legal-rate-fits"
        facts = {"rate": stated.rate.amount, "legal": legal, "total": by_law.reckoned}
        notes = (*notes, answer(code, year=found.year, **facts))
    told: tuple[Explanation, ...] = ()
    left = 0
    if verdict == "does-not-add-up":
        told, left = explain(stated, list(_known_rates(quote, stated.rate)))
    return replace(
        found,
        reckoned=stated.reckoned,
        reckoned_low=stated.low,
        reckoned_high=stated.high,
        difference=stated.budget.amount - stated.reckoned,
        verdict=verdict,
        readings=told,
        readings_left=left,
        nearest=nearest_to(stated) if verdict == "does-not-add-up" and not told else (),
        notes=notes,
        sources=quote.sources(*(reading.source for reading in told)),
    )


def _solved(
    workers: Figure | None, months: int | None, rate: Figure, budget: Figure | None
) -> Solved:
    """The one figure that is missing, from the two others."""
    one = StatedBudget(workers or figure(1), months or 1, rate, budget or figure(0))
    name: Literal["workers", "months", "budget"] = (
        "budget" if budget is None else "workers" if workers is None else "months"
    )
    amount, remainder, fits = one.reckoned, 0, Range(one.low, one.high)
    if budget:
        amount, remainder = divmod(budget.amount, one.reckoned)
        fits = one.fitting(name)
    worker_months, left = divmod(budget.amount if budget else amount, rate.amount)
    return Solved(
        figure=name,
        amount=amount,
        remainder=remainder,
        low=fits.low if fits else None,
        high=fits.high if fits else None,
        worker_months=worker_months,
        worker_months_remainder=left,
    )


def _known_rates(quote: Quote, stated: Figure) -> Iterator[KnownRate]:
    """The rates to try, each once: the law's own, those of other programmes, years, reliefs and
    incomes, and of members who earn a wage."""
    seen = {0, stated.amount}
    for known in _legal_rates(quote):
        if known.rate not in seen:
            seen.add(known.rate)
            yield known


def _legal_rates(quote: Quote) -> Iterator[KnownRate]:
    policy, income = quote.policy, quote.income
    first = quote.span.first
    own = _rate_of(policy, quote.programs, first, income)
    if own is not None:
        yield KnownRate("rate-law", own, {"year": first.year}, quote.charges[0].source)
    for programs in _other_programs(policy, quote.programs):
        rate = _rate_of(policy, programs, first, income)
        if rate is not None:
            last = policy.programmes[programs[-1]].rate(first).source
            facts = {"programs": [name.upper() for name in programs]}
            yield KnownRate("rate-programs", rate, facts, last)
    yield from _other_years(policy, quote)
    yield from _relieved(policy, quote)
    yield from _other_incomes(policy, quote)
    for member in policy.wage_members:
        rate = member.due(policy.reported_income)
        told: dict[str, Any] = {
            "name": member.name,
            "share": member.share,
            "wage": policy.reported_income,
        }
        yield KnownRate("rate-wage", rate, told, member.source)


def _other_programs(policy: Policy, programs: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The programmes asked for with each one more, then each of them alone."""
    more = [(*programs, name) for name in policy.programmes if name not in programs]
    return more + ([(name,) for name in programs] if len(programs) > 1 else [])


def _rate_of(policy: Policy, programs: tuple[str, ...], month: Month, income: int) -> int | None:
    """What the programmes cost in a month before any relief; None where there is no rate yet."""
    try:
        return policy.monthly_rate(programs, month, income)
    except PolicyError:
        return None


def _other_years(policy: Policy, quote: Quote) -> Iterator[KnownRate]:
    starts = {rate.start for name in quote.programs for rate in policy.programmes[name].rates}
    for start in sorted(starts, reverse=True):
        rate = _rate_of(policy, quote.programs, start, quote.income)
        if rate is not None:
            source = policy.programmes[quote.programs[0]].rate(start).source
            yield KnownRate("rate-year", rate, {"since": str(start)}, source)


def _relieved(policy: Policy, quote: Quote) -> Iterator[KnownRate]:
    for relief in policy.reliefs:
        rate = 0
        for name in quote.programs:
            full = _rate_of(policy, (name,), relief.during.first, quote.income) or 0
            rate += relief.due(full) if name in relief.programs else full
        denied = policy.funding in relief.denied_to
        facts = {
            "relief": relief.name,
            "period": str(relief.during),
            "denied": denied,
            "funding": policy.fundings[policy.funding].name,
        }
        yield KnownRate("rate-relief", rate, facts, relief.source)


def _other_incomes(policy: Policy, quote: Quote) -> Iterator[KnownRate]:
    first = quote.span.first
    for name in quote.programs:
        rate = policy.programmes[name].rate(first)
        for row in () if rate.flat else rate.brackets:
            due = _rate_of(policy, quote.programs, first, row.lower)
            if due is not None:
                yield KnownRate("rate-income", due, {"base": row.base}, rate.source)
