"""The arithmetic of a reconciliation: a bill against heads, and months that were paid wrongly.

Counts of people by class come in, Rupiah go out; nothing here knows a list.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from pekerja_rentan.engine.reconcile_result import BillCheck, Entry, MonthClaim, Standing
from pekerja_rentan.periods import Month

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


def check_bill(
    theirs: Mapping[str, int], rate: int, *, billed: int | None = None, full_rate: int | None = None
) -> BillCheck:
    """Holds a bill in Rupiah against the billed heads by class. Without ``billed`` the bill is
    that of the heads. ``full_rate`` is the rate before a relief: a bill at it is told as such."""
    heads = sum(theirs.values())
    by_list = heads * rate
    total = by_list if billed is None else billed
    right = sum(count for code, count in theirs.items() if STANDINGS[code] in ("right", "check"))
    wrong = [
        Entry(code=code, heads=theirs[code], rate=rate, amount=theirs[code] * rate)
        for code, standing in STANDINGS.items()
        if standing == "wrong" and theirs.get(code)
    ]
    due = right * rate
    return BillCheck(
        origin="list" if billed is None else "asked",
        billed=total,
        heads=heads,
        rate=rate,
        by_list=by_list,
        right=right,
        wrong=heads - right,
        due=due,
        difference=total - due,
        entries=(*wrong, *_beyond(total, heads, rate, full_rate or rate)),
    )


def _beyond(total: int, heads: int, rate: int, full_rate: int) -> Iterator[Entry]:
    """What a bill has more (or less) than the heads of its list come to: the rate before a relief,
    where fewer heads are missing or too many by it, then whole heads without a name, and what is
    left over."""

    def off(each: int) -> tuple[int, int]:
        heads_off, left = divmod(abs(total - heads * each), each)
        return left, heads_off

    # the full rate explains nothing that leaves more heads to explain than the rate of the list
    if heads and off(full_rate) < off(rate) and off(full_rate)[1] <= off(rate)[1]:
        more = full_rate - rate
        yield Entry(code="full-rate", heads=heads, rate=more, amount=heads * more)
        rate = full_rate
    left, unnamed = off(rate)
    rest = total - heads * rate
    sign = -1 if rest < 0 else 1
    if unnamed:
        code = "unnamed" if rest > 0 else "unbilled-heads"
        yield Entry(code=code, heads=sign * unnamed, rate=rate, amount=sign * unnamed * rate)
    if left:
        yield Entry(code="remainder", heads=None, rate=None, amount=sign * left)


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
