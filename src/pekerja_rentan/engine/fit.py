"""What a budget buys: the most workers for the months, or the most months for the workers.

``fit`` undoes ``cost``: what it answers costs no more than the budget, and one more worker, or
one more month, costs more.
"""

from collections.abc import Iterator
from typing import Any, Unpack

from pekerja_rentan.engine.cost import allocation_notes, within_rounding
from pekerja_rentan.engine.fit_result import Affordable, FitResult, Target
from pekerja_rentan.engine.origin import dispute_notes, remark_notes
from pekerja_rentan.engine.period import nearest
from pekerja_rentan.engine.quote import Quote, check_workers, make_quote
from pekerja_rentan.engine.rates import beyond
from pekerja_rentan.engine.request import Request, RequestArgs, read, read_amount
from pekerja_rentan.engine.result import Allocation, Line, Note, advice, cited
from pekerja_rentan.engine.waiting import waiting_notes, waiting_rows
from pekerja_rentan.errors import InputError
from pekerja_rentan.money import MOST_PEOPLE, Stated, parse_count
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.policy.policy import Policy

FRONTIER = 12
"""Months on the frontier: an allocation is for one budget year."""


def fit(
    policy: Policy,
    *,
    budget: Stated | int | str | None = None,
    workers: int | str | None = None,
    **words: Unpack[RequestArgs],
) -> FitResult:
    """What ``budget`` (the policy's own allocation without one) buys by ``policy``; ``words``
    are those of ``RequestArgs``.

    With months (``months``, ``period``, ``start``): the most workers for them. With ``workers``:
    the most whole months for them, within the year or the period. With both: each of the two,
    bounded by the other. With neither: the most workers for the year, and the frontier. Raises
    InputError without any budget, PeriodError and PolicyError for months that cannot be.
    """
    request = Request.of(words)
    quote = make_quote(policy, request)
    money = quote.allocation(read_amount("budget", budget))
    most: int | None = read("workers", workers, int, parse_count)
    if money is None:
        raise _no_budget(quote)
    if most is not None:
        check_workers(most)
    by_months = any(value is not None for value in (request.period, request.start, request.months))
    answers = []
    if most is None or by_months:
        answers.append(_most_workers(quote, quote.span, money.amount, most))
    if most is not None:
        answers.append(_most_months(quote, money.amount, most, by_months))
    neither = most is None and not by_months
    notes = (*_quoted(quote, answers, by_months), *_notes(quote, money, answers, neither))
    return FitResult(
        terms=quote.terms,
        budget=money,
        answers=tuple(answers),
        lines=_lines(quote, answers[0]),
        frontier=tuple(
            _most_workers(quote, span, money.amount)
            for span in (_spans(quote, by_months=False) if neither else ())
        ),
        target=_target(quote, money) if most is None else None,
        accounts=quote.accounts,
        notes=notes,
        sources=quote.sources(money.source, *cited(notes)),
        policy=quote.policy_ref,
    )


def _most_workers(quote: Quote, span: Span, money: int, most: int | None = None) -> Affordable:
    """As many workers as the money covers over ``span``, at most ``most``."""
    each = quote.each(span)
    affordable = money // each
    bound = MOST_PEOPLE if most is None else most
    workers = min(affordable, bound)
    return Affordable(
        by="workers", per_worker=each, limit="budget" if affordable <= bound else "workers",
        **_bought(span, workers, workers * each, money, each),
    )  # fmt: skip


def _bought(
    span: Span | None, workers: int, cost: int, money: int, one_more: int
) -> dict[str, Any]:
    """What is bought for the ``cost``, and what ``one_more`` worker, or month, would take."""
    remainder = money - cost
    return {
        "first": str(span.first) if span else None,
        "last": str(span.last) if span else None,
        "months": span.months if span else 0,
        "workers": workers,
        "cost": cost,
        "remainder": remainder,
        "one_more": one_more,
        "short": max(one_more - remainder, 0),
    }


def _spans(quote: Quote, by_months: bool) -> Iterator[Span]:
    """The spans of 1, 2, 3 … months that an answer in months may have: of the period asked for,
    from its first month, else within the year as ``cost --months`` would place them."""
    span = quote.span
    for months in range(1, (span.months if by_months else FRONTIER) + 1):
        yield Span(span.first, span.first.plus(months - 1)) if by_months else nearest(span, months)


def _month_after(quote: Quote, by_months: bool) -> Span:
    """The month after the longest span that an answer in months may have."""
    last = quote.span.last if by_months else Month(quote.span.first.year, 12)
    return Span(last.plus(1), last.plus(1))


def _most_months(quote: Quote, money: int, workers: int, by_months: bool) -> Affordable:
    """As many whole months as the money covers ``workers`` for."""
    best: Span | None = None
    best_cost = 0
    for span in _spans(quote, by_months):
        total = workers * quote.each(span)
        if total > money:
            one_more = total - best_cost
            break
        best, best_cost = span, total
    else:
        one_more = workers * quote.each(_month_after(quote, by_months))
    bound = best is not None and best.months == (quote.span.months if by_months else FRONTIER)
    return Affordable(
        by="months", per_worker=best_cost // workers, limit="period" if bound else "budget",
        **_bought(best, workers, best_cost, money, one_more),
    )  # fmt: skip


def _lines(quote: Quote, bought: Affordable) -> tuple[Line, ...]:
    """What is bought, programme by programme."""
    span = _span(bought)
    return tuple(line.times(bought.workers) for line in quote.lines_over(span)) if span else ()


def _span(bought: Affordable) -> Span | None:
    """The months that are bought; None where not one is."""
    if bought.first is None or bought.last is None:
        return None
    return Span(Month.parse(bought.first), Month.parse(bought.last))


def _target(quote: Quote, money: Allocation) -> Target | None:
    """The region's own headcount over its own months, against the same money."""
    heads = quote.own_headcount
    if heads is None:
        return None
    total = heads.workers * quote.per_worker
    balance = money.amount - total
    return Target(
        workers=heads.workers,
        about=heads.about,
        first=str(quote.span.first),
        last=str(quote.span.last),
        months=quote.span.months,
        cost=total,
        balance=balance,
        within_rounding=within_rounding(balance, money),
    )


def _no_budget(quote: Quote) -> InputError:
    """Why there is no budget to go by."""
    policy, span = quote.policy, quote.span
    facts = {"region": policy.name, "period": str(span)}
    if quote.budget and quote.budget.allocation:
        funding = policy.fundings[quote.own_funding].name
        return InputError("budget-other-funding", funding=funding, **facts)
    known = [year for year, entry in policy.budgets.items() if entry.allocation]
    return InputError("budget-needed", known=known, **facts)


def _quoted(quote: Quote, answers: list[Affordable], by_months: bool) -> Iterator[Note]:
    """The notes of the quote. What one more month costs, or the months of the frontier, may lie
    beyond what was checked where the months asked about do not."""
    if quote.request.rate:
        yield from quote.notes
        return
    last = max([quote.span.last, *(_last_told(quote, each, by_months) for each in answers)])
    yield from (note for note in quote.notes if note.code != "rates-beyond")
    yield from beyond(quote.policy, Span(quote.span.first, last))


def _last_told(quote: Quote, answer: Affordable, by_months: bool) -> Month:
    """The last month that an answer goes by: with the one more that it tells the cost of, or with
    the frontier beside it."""
    if answer.by == "workers" and by_months:
        return quote.span.last
    spans = [*_spans(quote, by_months), _month_after(quote, by_months)]
    return spans[FRONTIER - 1 if answer.by == "workers" else answer.months].last


def _notes(
    quote: Quote, money: Allocation, answers: list[Affordable], frontier: bool
) -> Iterator[Note]:
    yield from allocation_notes(quote, money)
    if money.about:
        yield advice("budget-about", amount=money.amount, rounding=money.rounding)
    if any(answer.workers == 0 or answer.months == 0 for answer in answers):
        yield advice("buys-nothing", budget=money.amount, short=answers[0].short)
    spans = {_span(answer) for answer in answers} - {None, quote.span}
    for span in sorted(span for span in spans if span):
        for note in waiting_notes(quote.policy, quote.programs, span):
            if note not in quote.notes:
                yield note
    if frontier and not any(note.code == "waiting-window" for note in quote.notes):
        rows = tuple(_spans(quote, by_months=False))
        yield from waiting_rows(quote.policy, quote.programs, rows)
    budget = quote.budget
    if budget and money.origin == "policy":
        yield from remark_notes(budget)
        yield from dispute_notes(budget)
