"""The schedule of one cohort, month by month: who is covered, what is due, what is paid and when.

**Leavers** leave at the end of a month that they were covered in. A share of them is kept exact,
added up from month to month, and made whole people in one place: half up, of the sum so far, so
that no rounding is lost or repeated. Those who replace them join in the next month.

**Payment** is in advance, for a block of months at once. Blocks begin with each stretch of months
that follow each other and anew in January, since an allocation pays its own year; a block ends
after its months, with the year or with the stretch. What is paid is not paid back: the rest of
a leaver's block is lost, and who comes in their place is paid for until the block ends.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, pairwise
from math import lcm
from operator import attrgetter
from typing import NamedTuple

from pekerja_rentan.engine.planning.cohort import Cohort, PaymentTerms, Share
from pekerja_rentan.engine.quote import Quote, make_quote
from pekerja_rentan.engine.rates import RateSpan, joined
from pekerja_rentan.engine.request import named
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.policy.policy import Relief

JANUARY = 12
"""Months are counted from the year 0, so that they can be added: January is 0 modulo 12."""


def month_index(month: Month) -> int:
    return month.year * 12 + month.month - 1


def month_from_index(count: int) -> Month:
    return Month(count // 12, count % 12 + 1)


def month_indices(span: Span) -> range:
    """The months of a span by their numbers."""
    return range(month_index(span.first), month_index(span.last) + 1)


@lru_cache(maxsize=4096)
def format_month_index(count: int) -> str:
    """``2024-10``."""
    return str(month_from_index(count))


class ShareBounds(NamedTuple):
    """The boundaries between shares, as parts of one denominator; the last is the whole."""

    numerators: tuple[int, ...]
    denominator: int

    @classmethod
    def of(cls, shares: Sequence[Share]) -> "ShareBounds":
        denominator = lcm(*(each.share.denominator for each in shares))
        sums = accumulate(int(each.share * denominator) for each in shares)
        return cls(tuple(sums), denominator)


class Terms(NamedTuple):
    """A cohort with its charges: one quote a source of funds, and what is charged by month.

    A contribution that several pay is due at the rate of the one with the least relief."""

    cohort: Cohort
    quotes: tuple[Quote, ...]
    charges: tuple[RateSpan, ...]
    months: tuple[int, ...]
    """The months covered, as numbers."""
    bounds: ShareBounds

    @property
    def quote(self) -> Quote:
        return self.quotes[0]

    def rates(self) -> dict[str, dict[int, int]]:
        """By programme and month, what is due for one worker, in Rupiah."""
        by_program: dict[str, dict[int, int]] = {}
        for charge in self.charges:
            rates = by_program.setdefault(charge.program, {})
            rates |= dict.fromkeys(month_indices(charge.span), charge.rate)
        return by_program


def terms(cohort: Cohort) -> Terms:
    """Completes a cohort. Raises InputError and PolicyError for terms that cannot be."""
    quotes = tuple(_quote(cohort, share.funding) for share in cohort.funding)
    months = tuple(month for span in cohort.months for month in month_indices(span))
    return Terms(cohort, quotes, _charges(quotes), months, ShareBounds.of(cohort.funding))


def _quote(cohort: Cohort, funding: str) -> Quote:
    """The quote for a source of funds. A sector is a fact about the people, so it may be said even
    where no relief goes by it; and a relief that one of several sources has to be asked for may be
    granted to another unasked."""
    policy, request = cohort.policy, cohort.request
    reliefs = _reliefs(cohort)
    sector = request.sector
    if sector is not None:
        sector = named("sector", sector, policy.sectors)
        if request.rate is None and not by_sector(cohort):
            sector = None
    unasked = bool(reliefs) and all(funding in relief.granted_to for relief in reliefs)
    relief = request.relief and not (unasked and len(cohort.funding) > 1)
    return make_quote(
        policy,
        request._replace(period=cohort.full_span, funding=funding, sector=sector, relief=relief),
    )


def _reliefs(cohort: Cohort) -> list[Relief]:
    programs = cohort.request.programs or cohort.policy.programs
    return [each for name in programs for each in cohort.policy.reliefs_in(cohort.full_span, name)]


def by_sector(cohort: Cohort) -> bool:
    """Whether some relief of the cohort's months goes by the kind of work."""
    return any(relief.sectors for relief in _reliefs(cohort))


def _charges(quotes: tuple[Quote, ...]) -> tuple[RateSpan, ...]:
    first = quotes[0].charges
    if all(each.charges == first for each in quotes[1:]):
        return first
    programs = dict.fromkeys(charge.program for charge in first)
    return tuple(
        charge
        for program in programs
        for charge in joined(
            max((_at(each, program, month) for each in quotes), key=attrgetter("rate"))
            for month in month_indices(quotes[0].span)
        )
    )


def _at(request: Quote, program: str, count: int) -> RateSpan:
    """What is charged for a programme in one month."""
    month = month_from_index(count)
    charge = next(
        each
        for each in request.charges
        if each.program == program and each.span.first <= month <= each.span.last
    )
    return charge._replace(span=Span(month, month))


class CohortSchedule(NamedTuple):
    """A cohort's months in figures, one entry a covered month: the people covered, those newly
    enrolled in it, those who leave at its end, the people it is paid for, and the last month of
    the block that begins with it (-1 where none does)."""

    months: tuple[int, ...]
    heads: Sequence[int]
    enrolled: Sequence[int]
    left: Sequence[int]
    paid_heads: Sequence[int]
    block_ends: Sequence[int]
    payers: Sequence[int]
    """People for whom a payment is made in the month, until the end of its block."""
    by_reason: tuple[int, ...]


def schedule(rules: PaymentTerms, workers: int, months: tuple[int, ...]) -> CohortSchedule:
    """The schedule of ``workers`` over ``months``, by their numbers."""
    ends, starts = blocks(months, rules.payment)
    count = len(months)
    if not rules.leavers:
        heads = [workers] * count
        enrolled = [workers, *([0] * (count - 1))]
        payers = [workers if start else 0 for start in starts]
        return CohortSchedule(months, heads, enrolled, [0] * count, heads, ends, payers, ())
    heads, enrolled, left, by_reason = _attrition(rules, workers, count)
    payers, paid_heads, covered = [], [], 0
    for at, start in enumerate(starts):
        joining = heads[at] if start else enrolled[at]
        covered = joining if start else covered + joining
        payers.append(joining)
        paid_heads.append(covered)
    return CohortSchedule(months, heads, enrolled, left, paid_heads, ends, payers, by_reason)


def blocks(months: tuple[int, ...], payment: int) -> tuple[list[int], list[bool]]:
    """For each month the index of the last month of its block, and whether it begins it."""
    starts = []
    length = 0
    for at, month in enumerate(months):
        fresh = at == 0 or months[at - 1] != month - 1 or month % JANUARY == 0 or length == payment
        length = 1 if fresh else length + 1
        starts.append(fresh)
    begins = [at for at, fresh in enumerate(starts) if fresh]
    blocks = pairwise([*begins, len(months)])
    return [after - 1 for begin, after in blocks for _ in range(begin, after)], starts


def _attrition(
    rules: PaymentTerms, workers: int, count: int
) -> tuple[list[int], list[int], list[int], tuple[int, ...]]:
    """Heads, newly enrolled and leavers by month, and all who left by reason."""
    leavers = rules.leavers
    parts = [each.each if isinstance(each.each, Fraction) else None for each in leavers]
    exact = [0] * len(leavers)  # head-months so far, times the share's numerator
    gone = [0] * len(leavers)
    heads, enrolled, left = [], [], []
    there, fresh = workers, workers
    for at in range(count):
        heads.append(there)
        enrolled.append(fresh)
        leaving = 0
        for which, rule in enumerate(leavers) if at < count - 1 else ():
            part = parts[which]
            if part is None:
                wanted = int(rule.each)
            else:
                exact[which] += there * part.numerator
                wanted = round_half_up(exact[which], part.denominator) - gone[which]
            taken = min(wanted, there - leaving)
            gone[which] += taken
            leaving += taken
        left.append(leaving)
        fresh = leaving if rules.replaced else 0
        there += fresh - leaving
    return heads, enrolled, left, tuple(gone)


def round_half_up(numerator: int, denominator: int) -> int:
    """A non-negative fraction as a whole number; a half goes up. The one place where people and
    shares of Rupiah are rounded."""
    return (2 * numerator + denominator) // (2 * denominator)


def split_by_share(amount: int, bounds: ShareBounds) -> list[int]:
    """``amount`` in Rupiah by shares that add up to 1: each boundary between two shares is
    rounded, so that the parts add up to the amount."""
    if len(bounds.numerators) == 1:
        return [amount]
    parts, before = [], 0
    for numerator in bounds.numerators:
        after = round_half_up(amount * numerator, bounds.denominator)
        parts.append(after - before)
        before = after
    return parts
