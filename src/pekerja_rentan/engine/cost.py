"""What covering a headcount costs: workers × months × rate, against the allocation."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, Unpack

from pekerja_rentan.engine.cost_result import CombinedCost, CostResult
from pekerja_rentan.engine.origin import (
    allocation_note,
    dispute_notes,
    headcount_note,
    remark_notes,
)
from pekerja_rentan.engine.quote import Quote, check_workers, given_headcount, make_quote
from pekerja_rentan.engine.request import Request, RequestArgs, read, read_amount
from pekerja_rentan.engine.result import Allocation, Headcount, Note, advice, answer, basis
from pekerja_rentan.errors import InputError
from pekerja_rentan.money import Stated, parse_count, share_of
from pekerja_rentan.policy.policy import Policy


def cost(
    policy: Policy,
    *,
    workers: int | str | None = None,
    allocation: Stated | int | str | None = None,
    **words: Unpack[RequestArgs],
) -> CostResult:
    """The cost in Rupiah of covering ``workers`` by ``policy``, and whether ``allocation``
    carries it; ``words`` are those of ``RequestArgs``.

    What is left out comes from the policy's budget year. Raises InputError when the policy has
    no headcount either, PeriodError and PolicyError for months that cannot be.
    """
    quote = make_quote(policy, Request.of(words))
    found = cost_figures(quote, workers, allocation)
    heads = found.own_workers or given_headcount(found.workers)
    money = found.own_money or quote.allocation(found.stated)
    own_notes = found.notes[len(quote.notes) :]  # the sources of the others are the quote's
    return _of_one(quote).but(
        headcount=heads,
        lines=tuple([line.times(found.workers) for line in quote.lines]),
        worker_months=found.worker_months,
        total=found.total,
        allocation=money,
        balance=found.balance,
        share_used=found.share_used,
        within_rounding=found.within_rounding,
        capacity=found.capacity,
        notes=found.notes,
        sources=quote.sources(
            heads.source if heads else None,
            money.source if money else None,
            *[note.facts.get("other_source") for note in own_notes],
        ),
    )


class CostFigures(NamedTuple):
    """The figures of a cost, as ``CostResult`` has them; the headcount and the allocation are the
    policy's own where ``own_workers`` and ``own_money`` are there, and else those asked for."""

    workers: int
    own_workers: Headcount | None
    worker_months: int
    total: int
    stated: Stated | None
    own_money: Allocation | None
    balance: int | None
    share_used: Decimal | None
    within_rounding: bool | None
    capacity: int | None
    notes: tuple[Note, ...]


def read_headcount(quote: Quote, workers: int | str | None) -> tuple[int, Headcount | None]:
    """How many workers are asked for; else those of the policy's budget year, and who says so.
    Raises InputError where neither is known."""
    number: int | None = read("workers", workers, int, parse_count)
    if number is not None:
        return number, None
    if own := quote.own_headcount:
        return own.workers, own
    raise no_headcount(quote)


def no_headcount(quote: Quote) -> InputError:
    """That nobody says how many workers there are."""
    policy = quote.policy
    known = [year for year, budget in policy.budgets.items() if budget.workers]
    return InputError("workers-needed", region=policy.name, period=str(quote.span), known=known)


def cost_figures(
    quote: Quote, workers: int | str | None, allocation: Stated | int | str | None
) -> CostFigures:
    """The figures of ``cost`` from a quote. Raises InputError when no headcount is known."""
    number, own_workers = read_headcount(quote, workers)
    heads = check_workers(number)
    stated = read_amount("allocation", allocation)
    own_money = quote.allocation(None) if stated is None else None
    money = stated or own_money
    each = quote.per_worker
    total = heads * each
    balance = money.amount - total if money else None
    return CostFigures(
        workers=heads,
        own_workers=own_workers,
        worker_months=heads * quote.span.months,
        total=total,
        stated=stated,
        own_money=own_money,
        balance=balance,
        share_used=share_of(total, money.amount) if money and money.amount else None,
        within_rounding=within_rounding(balance, money),
        capacity=money.amount // each if money else None,
        notes=(*quote.notes, *_notes(quote, own_workers, money, stated is None, balance)),
    )


def combine(results: Sequence[CostResult]) -> CombinedCost:
    """Several regions' answers added up; their allocations only if every one is known and they
    are for the same months: one year's money does not pay another's."""
    allocations = [result.allocation.amount for result in results if result.allocation]
    total = sum(result.total for result in results)
    periods = {(result.terms.first, result.terms.last) for result in results}
    complete = len(allocations) == len(results) and len(periods) == 1
    return CombinedCost(
        results=tuple(results),
        workers=sum(result.headcount.workers for result in results),
        worker_months=sum(result.worker_months for result in results),
        total=total,
        over_budget=tuple(result.terms.region.id for result in results if result.over_budget),
        allocation=sum(allocations) if complete else None,
        balance=sum(allocations) - total if complete else None,
    )


@lru_cache(maxsize=512)
def _of_one(quote: Quote) -> CostResult:
    """The cost of one worker without an allocation, of which other answers to the quote are
    copies."""
    return CostResult(
        terms=quote.terms,
        headcount=given_headcount(1),
        lines=quote.lines,
        worker_months=quote.span.months,
        per_worker=quote.per_worker,
        total=quote.per_worker,
        allocation=None,
        balance=None,
        share_used=None,
        within_rounding=None,
        capacity=None,
        accounts=quote.accounts,
        notes=quote.notes,
        sources=quote.sources(),
        policy=quote.policy_ref,
    )


def within_rounding(balance: int | None, money: Stated | Allocation | None) -> bool | None:
    """Whether a shortfall lies within the rounding of an allocation that is only ``about``."""
    if money is None or balance is None or not money.about or balance >= 0:
        return None
    return -balance <= money.rounding


def _notes(
    quote: Quote,
    heads: Headcount | None,
    money: Stated | Allocation | None,
    own_money: bool,
    balance: int | None,
) -> Iterator[Note]:
    """What depends on the headcount and the allocation; ``heads`` are those of the policy."""
    budget = quote.budget
    if heads and budget:
        yield headcount_note(heads, budget.year)
    if own_money:
        yield from _allocation_notes(quote, money is None)
    if money and money.about and balance is not None:
        facts = {"amount": money.amount, "rounding": money.rounding, "balance": abs(balance)}
        if balance >= 0:
            yield advice("allocation-about", **facts)
        else:
            within = within_rounding(balance, money)
            yield answer("within-rounding" if within else "beyond-rounding", **facts)
    if budget is None:
        return
    figures = bool(heads or (money and own_money))
    if figures:
        yield from remark_notes(budget)
    if figures or (quote.chosen.origin == "policy" and budget.period_stated):
        yield from dispute_notes(budget)


def allocation_notes(quote: Quote, money: Allocation | None) -> tuple[Note, ...]:
    """Where the allocation comes from, or why there is none."""
    if money and money.origin == "asked":
        return ()
    return _allocation_notes(quote, money is None)


@lru_cache(maxsize=512)
def _allocation_notes(quote: Quote, missing: bool) -> tuple[Note, ...]:
    policy, budget = quote.policy, quote.budget
    if not missing and budget and budget.allocation:
        stated = budget.allocation
        return (allocation_note(stated.amount, stated.about, budget.year, budget.source),)
    if budget and budget.allocation:
        funding = policy.fundings[quote.own_funding].name
        return (basis("allocation-other-funding", funding=funding),)
    known = [year for year, entry in policy.budgets.items() if entry.allocation]
    return (basis("no-allocation", period=str(quote.span), known=known),)
