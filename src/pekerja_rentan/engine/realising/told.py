"""What is to be said of a realisation beside its figures, and the sources that it rests on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from pekerja_rentan.engine.origin import allocation_note, headcount_note, remark_notes
from pekerja_rentan.engine.planning.schedule import format_month_index, month_from_index
from pekerja_rentan.engine.quote import Quote
from pekerja_rentan.engine.realising.checked import Booked
from pekerja_rentan.engine.realising.misbooked import moved
from pekerja_rentan.engine.realising.owed import FundYearPaid
from pekerja_rentan.engine.realising.words import is_known
from pekerja_rentan.engine.realising.year import PlannedYear
from pekerja_rentan.engine.result import Note, SourceRef, advice, basis, cited
from pekerja_rentan.engine.waiting import begun_anew

_NOT_OF_A_YEAR = ("waiting-window", "waiting-rows")
"""Notes of a quote about its first months, in which the members of a plan need not be new."""
MOST_NAMED = 10


def notes_of(
    planned: PlannedYear,
    found: Sequence[Booked],
    paid: Mapping[str, FundYearPaid],
    bought: Sequence[Note],
) -> tuple[Note, ...]:
    """All notes, the same thing said once."""
    said = [
        note
        for quote in planned.quotes.values()
        for note in quote.notes
        if note.code not in _NOT_OF_A_YEAR
    ]
    said += _budget(planned)
    said += (note for each in paid.values() for note in each.notes)
    said += _lapsed(planned, paid)
    said += _payments(found, planned)
    said += _people(found)
    said += bought
    return tuple(dict.fromkeys(said))


def _budget(planned: PlannedYear) -> Iterator[Note]:
    """Where the headcount and the allocations come from."""
    budget = planned.policy.budgets.get(planned.year)
    heads = planned.headcount
    if heads:
        yield headcount_note(heads, planned.year)
    stepped = [each for steps in planned.revisions.values() for each in steps]
    if budget and (heads or any(each.origin == "policy" for each in stepped)):
        yield from remark_notes(budget)
    for funding in planned.funds:
        steps = planned.revisions.get(funding, ())
        if not steps:
            facts = {"region": planned.policy.name, "funding": planned.name_of(funding)}
            yield basis("plan-no-allocation", **facts, years=[planned.year])
        for step in steps:
            if step.origin == "policy":
                amount, _, about = step.amount
                yield allocation_note(amount, about, planned.year, step.source)


def _lapsed(planned: PlannedYear, paid: Mapping[str, FundYearPaid]) -> Iterator[Note]:
    """That a gap between payments is longer than can be bridged by the rules of membership, so that
    what is owed for its months may not be payable any more."""
    made = {month for each in paid.values() for month, amount in each.paid.items() if amount}
    for last in sorted(made):
        first = max((month for month in made if month < last), default=last) + 1
        rule = planned.policy.statement("gap", month_from_index(first))
        gap = range(first, last)
        if not rule or not rule.months or len(gap) <= rule.months[0]:
            continue
        restart = planned.policy.statement("restart", month_from_index(first))
        due = sum(each.forecast.get(month, 0) for each in paid.values() for month in gap)
        if due:
            begin, end, ended = map(format_month_index, (first, last - 1, first + rule.months[0]))
            yield advice(
                "realise-lapsed", period=f"{begin}..{end}", limit=rule.months[0], ended=ended,
                due=due, source=rule.source,
            )  # fmt: skip
            open_ = restart.source if restart else rule.source
            yield from begun_anew(planned.policy, month_from_index(last), open_)


def _payments(found: Sequence[Booked], planned: PlannedYear) -> Iterator[Note]:
    """Payments that somebody has to look at."""
    if any(len(each.months) > 1 for each in found):
        yield basis("realise-several-months")
    funds = [each.payment.funding or "" for each in found]
    if unknown := [each for each in dict.fromkeys(funds) if not is_known(each, planned)]:
        rows = sum(each in unknown for each in funds)
        fund = next(iter(planned.funds))
        yield advice("realise-fund-unknown", said=unknown[:MOST_NAMED], rows=rows, funding=fund)
    told: Counter[str] = Counter()
    for note in chain.from_iterable(_of_payment(each, planned) for each in found):
        told[note.code] += 1
        if told[note.code] <= MOST_NAMED:
            yield note
    if more := sum(max(count - MOST_NAMED, 0) for count in told.values()):
        yield advice("realise-more", count=more)


def _of_payment(each: Booked, planned: PlannedYear) -> Iterator[Note]:
    """What is to be said of one payment."""
    check = each.check
    where = check.place
    if check.verdict == "differs":
        yield advice(
            "realise-differs", place=where, sp2d=check.sp2d or "-", amount=check.amount,
            workers=check.workers, rate=check.rate, expected=check.expected,
            difference=check.difference,
        )  # fmt: skip
    elif check.verdict == "rate-open":
        yield advice("realise-rate-open", place=where, amount=check.amount)
    elif check.verdict == "no-workers":
        code = "realise-no-workers" if check.workers is None else "realise-workers-derived"
        yield advice(code, place=where, amount=check.amount, workers=check.workers or 0)
    elif check.verdict == "wrong-account":
        amounts = moved(each, planned)
        swapped = sum(amounts.values()) == check.amount
        yield advice(
            "realise-swapped" if swapped else "realise-wrong-account", place=where,
            sp2d=check.sp2d or "-", amount=check.amount, workers=check.workers,
            account=check.account, moved=sum(amounts.values()), accounts=list(amounts),
        )  # fmt: skip
    if check.same_as:
        yield advice(
            "realise-paid-again", place=where, sp2d=check.sp2d or "-", first=check.same_as,
            amount=check.paid_again, month=format_month_index(min(each.again)),
        )  # fmt: skip
    year = (check.date or check.first)[:4]
    if year != check.first[:4]:
        dated = "realise-paid-later" if year > check.first[:4] else "realise-paid-before"
        yield advice(dated, place=where, date=check.date, amount=check.amount)


def _people(found: Sequence[Booked]) -> Iterator[Note]:
    """Payments for more people than were accepted, and lists that were accepted beyond what was
    proposed."""
    wrong = []
    for each in found:
        states = (each.check.workers, each.payment.accepted, each.payment.proposed)
        if any(a is not None and b is not None and a > b for a, b in pairwise(states)):
            wrong.append(each.check.place)
    if wrong:
        yield advice("realise-states", places=wrong[:MOST_NAMED], count=len(wrong))


def sources_of(planned: PlannedYear, notes: Sequence[Note]) -> tuple[SourceRef, ...]:
    """Sources of rates, accounts, allocations and notes, each once, in order of use."""
    policy = planned.policy
    more: list[str | None] = [step.source for steps in planned.revisions.values() for step in steps]
    for funding in planned.funds:
        if policy.pays(funding, policy.funding):
            more += [account.source for account in policy.accounts.values()]
    return each_once(planned.quotes.values(), (*more, *cited(notes)))


def each_once(quotes: Iterable[Quote], names: Sequence[str | None]) -> tuple[SourceRef, ...]:
    """The sources of quotes by one policy, and those that it has of ``names``."""
    found: dict[str, SourceRef] = {}
    for quote in quotes:
        known = quote.policy.sources
        for source in quote.sources(*(name for name in names if name in known)):
            found.setdefault(source.id, source)
    return tuple(found.values())
