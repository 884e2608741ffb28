"""The arithmetic of a reconciliation: a bill against heads, and months that were paid wrongly.

Counts of people by class come in, Rupiah go out; nothing here knows a list.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from pekerja_rentan.engine.quote import Quote
from pekerja_rentan.engine.rates import RateSpan, charges
from pekerja_rentan.engine.reconcile_result import BillCheck, Entry, MonthClaim, Standing
from pekerja_rentan.periods import Month
from pekerja_rentan.policy.dated import held

STANDINGS: Mapping[str, Standing] = {
    "matched": "right",
    "another-nik": "check",
    "ours-only": "unbilled",
    "theirs-only": "wrong",
    "another-person": "wrong",
    "double": "wrong",
    "other-funder": "wrong",
    "deceased": "wrong",
    "moved": "wrong",
    "staff": "wrong",
    "inactive": "wrong",
    "invalid-nik": "wrong",
}
"""The classes of rows, and how a billed head of each stands to the bill. ``another-nik`` is one
person whom the two lists have under two NIKs: billed once, so right, but to be corrected."""
CLAIMED = ("deceased", "moved", "staff")
"""The classes whose months are claimed back from the month after an event on."""


def uncharged(quote: Quote) -> tuple[RateSpan, ...]:
    """What the programmes that are not asked for would cost one worker; beside an own rate none."""
    policy, first = quote.policy, quote.span.first
    names = tuple(
        name
        for name, each in policy.programmes.items()
        if not quote.request.rate and name not in quote.programs and held(each.rates, first)
    )
    return charges(policy, names, quote.span, quote.income, quote.payer)


Reading = dict[str, int]
"""What a bill charges a head more (or less) than is due, in Rupiah, by the code of why."""


class Extra(NamedTuple):
    """Rupiah that a bill has beside heads, as they are ``said`` there; below 0 what is deducted. A
    ``credit`` is written without a minus, under a word for what is deducted."""

    said: str
    amount: int
    credit: bool = False

    @property
    def is_deducted(self) -> bool:
        """Whether it is a credit that is taken below 0."""
        return self.credit and self.amount < 0


def total_of(extras: Iterable[Extra]) -> int:
    return sum(each.amount for each in extras)


def deducted(extras: Iterable[Extra] = ()) -> tuple[Extra, ...]:
    """The same with credits below 0."""
    return tuple(each._replace(amount=-each.amount) if each.credit else each for each in extras)


def fitting(
    ways: Iterable[tuple[Extra, ...]],
    beyond: int,
    heads: int,
    readings: Sequence[tuple[int, Reading]],
) -> tuple[Extra, ...]:
    """In which of these ways, the likelier first, extras make up what a bill has ``beyond`` what
    its ``heads`` come to: to the Rupiah, else with heads or programmes (see ``readings_of``); where
    none does, the first. Credits may be deducted or not, and there may be no extras on it."""
    every = [*(each for way in ways for each in (deducted(way), way)), ()]
    exact = [way for way in every if total_of(way) == beyond]
    by_rate = heads * readings[0][0]

    def is_explained(way: tuple[Extra, ...]) -> bool:
        found = _beyond(beyond - total_of(way) + by_rate, heads, readings)
        return all(each.code != "remainder" for each in found)

    return next(iter(exact or filter(is_explained, every)), every[0])


def check_bill(
    theirs: Mapping[str, int],
    charged: Sequence[RateSpan],
    *,
    billed: int | None = None,
    others: Sequence[RateSpan] = (),
    charges: Mapping[int, int] | None = None,
    extras: Sequence[Extra] = (),
) -> BillCheck:
    """Holds a bill in Rupiah against the billed heads by class, each of whom is ``charged`` this by
    right. Without ``billed`` the bill is what the branch's list says: by ``charges`` (how many
    heads are charged how much), else each at the rate, and by the ``extras`` beside. A bill is told
    as such that has what ``others`` charge too, leaves one of the charges out, or uses the rates
    before a relief."""
    heads, rate = sum(theirs.values()), sum(each.rate for each in charged)
    by_list = heads * rate
    stated = sum(each * count for each, count in charges.items()) if charges else None
    listed = by_list if stated is None else stated
    more = total_of(extras)
    total = listed + more if billed is None else billed
    right = sum(count for code, count in theirs.items() if STANDINGS[code] in ("right", "check"))
    wrong = [
        Entry(code=code, heads=theirs[code], rate=rate, amount=theirs[code] * rate)
        for code, standing in STANDINGS.items()
        if standing == "wrong" and theirs.get(code)
    ]
    due = right * rate
    readings = [*readings_of(charged, others)]
    beside = [
        Entry(code="extra", heads=None, rate=None, amount=each.amount, said=each.said)
        for each in extras
    ]
    otherwise = [*_otherwise(charges or {}, rate, readings)]
    beyond = _beyond(total - more - listed + by_list, heads, readings[:1] if charges else readings)
    return BillCheck(
        origin="asked" if billed is not None else "list" if stated is None else "charged",
        billed=total,
        heads=heads,
        rate=rate,
        by_list=by_list,
        right=right,
        wrong=heads - right,
        due=due,
        difference=total - due,
        entries=(*wrong, *otherwise, *beside, *beyond),
        charged=stated,
    )


def readings_of(
    charged: Sequence[RateSpan], others: Sequence[RateSpan]
) -> Iterator[tuple[int, Reading]]:
    """What a bill may charge a head, and why, first what is due: with other programmes or without
    some, each at its rate or all at those before a relief."""
    every = [*((each, True) for each in charged), *((each, False) for each in others)]
    for full, *kept in product((False, True), *((asked, not asked) for _, asked in every)):
        why: Reading = {}
        for (each, asked), billed in zip(every, kept, strict=True):
            rate = each.full_rate if full else each.rate
            if billed and asked:
                why["full-rate"] = why.get("full-rate", 0) + rate - each.rate
            elif billed:
                why[f"with-{each.program}"] = rate
            elif asked:
                why[f"without-{each.program}"] = -each.rate
        if (total := sum(each.rate for each in charged) + sum(why.values())) > 0:
            yield total, {code: more for code, more in why.items() if more}


MOST_CHARGES = 6
"""Amounts that are told one by one."""


def _otherwise(
    charges: Mapping[int, int], rate: int, readings: Sequence[tuple[int, Reading]]
) -> Iterator[Entry]:
    """What heads are charged more (or less) than the rate, amount by amount, those of most heads
    first: by programmes and rates where these explain it."""
    order = sorted(
        (each for each in charges if each != rate), key=lambda each: (-charges[each], each)
    )
    for each in order[:MOST_CHARGES]:
        heads = charges[each]
        known = [why for total, why in readings if total == each]
        why = min(known, key=len, default={"charged": each - rate})
        for code, more in why.items():
            yield Entry(
                code=code, heads=heads, rate=more, amount=heads * more,
                charged=each if code == "charged" else None,
            )  # fmt: skip
    if more_of := {each: charges[each] for each in order[MOST_CHARGES:]}:
        amount = sum((each - rate) * count for each, count in more_of.items())
        yield Entry(code="charged", heads=sum(more_of.values()), rate=None, amount=amount)


def _beyond(total: int, heads: int, readings: Sequence[tuple[int, Reading]]) -> Iterator[Entry]:
    """What a bill has more (or less) than the heads of its list come to: what it charges them all
    beside what is due, then heads without a name, the fewest of both that explain it to the Rupiah;
    where nothing does, that so much is left over, without a reason."""
    asked, *more = readings
    rate, rest = asked[0], total - heads * asked[0]
    explained = [
        (abs(total // each - heads), len(why), each, why)
        for each, why in (asked, *(more if heads else ()))
        if total % each == 0 and abs(total // each - heads) <= abs(rest) // rate
    ]
    if not explained:
        yield Entry(code="remainder", heads=None, rate=None, amount=rest)
        return
    _, _, each, why = min(explained, key=lambda reading: reading[:2])
    for code, extra in why.items():
        yield Entry(code=code, heads=heads, rate=extra, amount=heads * extra)
    if unnamed := total // each - heads:
        code = "unnamed" if unnamed > 0 else "unbilled-heads"
        yield Entry(code=code, heads=unnamed, rate=each, amount=unnamed * each)


class Paid(NamedTuple):
    """People of one class with one history: the month of the ``event`` after which nothing is due
    (None: the list does not say), the first month of membership that the branch's list says, and
    whether they stood on last month's bill (None: it is not known)."""

    code: str
    event: Month | None
    joined: Month | None
    on_last: bool | None


def claims(
    people: Mapping[Paid, int],
    month: Month,
    paid_from: Month | None,
    rate_of: Callable[[Month], int],
    *,
    charged: bool = True,
) -> tuple[MonthClaim, ...]:
    """The months that were paid wrongly until ``month``, which is billed now, by class and month.

    A contribution is due for the month of the event and not after it. Only months that are known
    to have been paid count: ``month``, the one before for who stood on its bill, and from
    ``paid_from`` on (not before who ``joined``) where that is said, but for who did not stand on
    the bill of the month before. Without the month of the event nothing but ``month`` itself is
    claimed. Nor is ``month``, unless its bill ``charged`` all its heads: whom it left out is not
    known, and what it charges too much stands as its difference.
    """
    heads: Counter[tuple[Month, str]] = Counter()
    for paid, count in people.items():
        months = wrong_months(paid, month, paid_from)
        for each in months if charged else months[:-1]:
            heads[each, paid.code] += count
    order = list(STANDINGS)
    return tuple(
        MonthClaim(
            month=str(each), code=code, heads=count, rate=rate_of(each),
            amount=count * rate_of(each),
        )
        for (each, code), count in sorted(
            heads.items(), key=lambda item: (item[0][0], order.index(item[0][1]))
        )
    )  # fmt: skip


def wrong_months(paid: Paid, month: Month, paid_from: Month | None) -> list[Month]:
    """The months that were paid wrongly for one of ``paid``, oldest first."""
    first = month.plus(-1) if paid.on_last else month
    if paid_from is not None and paid.on_last is not False:
        first = min(first, max(paid_from, paid.joined or paid_from))
    start = month if paid.event is None else max(first, paid.event.plus(1))
    return [start.plus(number) for number in range(month.since(start) + 1)]
