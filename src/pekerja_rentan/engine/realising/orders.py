"""Payment orders (SP2D) held against each other: numbers that stand twice, corrections of what no
order paid, and people who are paid for twice."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from pekerja_rentan.engine.planning.schedule import format_month_index
from pekerja_rentan.engine.realising.checked import MOST_TOLD, Booked
from pekerja_rentan.errors import InputError, RentanError, SeveralError, nearest

_MOST_LIKE = 1_000
"""Numbers of payment orders among which a likely one is looked for."""
Orders = dict[str, list[Booked]]


def settled(found: Sequence[Booked]) -> tuple[Booked, ...]:
    """The payments, told which of them pay again for what another order has paid. Raises
    InputError for what stands twice and for corrections of nothing, of several all at once."""
    paid = [each for each in found if not each.payment.is_correction]
    orders: Orders = {}
    for each in paid:
        if each.payment.sp2d is not None:
            orders.setdefault(_plain(each.payment.sp2d), []).append(each)
    wrong = chain(_numbers_twice(found), _months_twice(paid), _corrections(found, orders))
    refused = list(islice(wrong, MOST_TOLD))
    if refused:
        raise SeveralError.of(refused)
    left = _left(found, orders)
    again = dict(_again(paid, left))
    return tuple(
        again.get(id(each), each)._replace(
            heads={month: left.heads[id(each), month] for month in each.months}
        )
        for each in found
    )


class _Left(NamedTuple):
    """What corrections leave of each order: people of a month, Rupiah of a month and programme, and
    in all."""

    heads: Counter[tuple[int, int]]
    parts: Counter[tuple[int, tuple[int, str | None]]]
    amount: Counter[int]


def _left(found: Sequence[Booked], orders: Orders) -> _Left:
    left = _Left(Counter(), Counter(), Counter())
    for each in found:
        order = _order_of(each, orders) if each.payment.is_correction else each
        for month in each.months:
            left.heads[id(order), month] += each.check.workers or 0
        for at, amount in each.parts.items():
            left.parts[id(order), at] += amount
        left.amount[id(order)] += each.payment.amount
    return left


def _plain(number: str) -> str:
    """A number as it is compared: blanks and capitals do not tell two orders apart."""
    return "".join(number.split()).casefold()


def _numbers_twice(found: Sequence[Booked]) -> Iterator[RentanError]:
    """One number on several rows, but for one order on several accounts or of several months."""
    seen: Orders = {}
    for each in found:
        number = each.payment.own_number
        if number is None:
            continue
        rows = seen.setdefault(_plain(number), [])
        same = [other for other in rows if not _of_one_order(each, other)]
        if same:
            facts = {"sp2d": number, "first": same[0].place}
            yield InputError("payment-sp2d-twice", **facts).at(each.place)
        rows.append(each)


def _of_one_order(each: Booked, other: Booked) -> bool:
    """Whether two rows of one number may be of one order: of one day, for other months or another
    account."""
    days = {each.check.date, other.check.date} - {None}
    accounts = {each.check.account, other.check.account} - {None}
    return len(days) < 2 and (not set(each.months) & set(other.months) or len(accounts) > 1)


def _months_twice(paid: Sequence[Booked]) -> Iterator[RentanError]:
    """Two payments for one month of which not both have a number of their own."""
    taken: dict[tuple[int, str, str], Booked] = {}
    for each in paid:
        for month, program in _covered(each):
            first = taken.setdefault((month, each.check.funding, program), each)
            if first is not each and None in (first.check.sp2d, each.check.sp2d):
                facts = {"month": format_month_index(month), "first": first.place}
                yield InputError("payment-month-twice", **facts).at(each.place)
                break


def _covered(each: Booked) -> Iterator[tuple[int, str]]:
    return ((month, program) for month in each.months for program in each.check.programs)


def _corrections(found: Sequence[Booked], orders: Orders) -> Iterator[RentanError]:
    """Corrections that take back no Rupiah, name no order of the file or stand twice, of another
    month, fund or account than it paid, or of more than that."""
    back: Counter[tuple[int, int | range]] = Counter()
    seen: dict[object, Booked] = {}
    for each in found:
        payment = each.payment
        if not payment.is_correction:
            continue
        first = seen.setdefault(payment._replace(place=""), each)
        order = _order_of(each, orders)
        if payment.amount * (payment.workers or 0) < 0:
            facts = {"amount": payment.amount, "workers": payment.workers}
            yield InputError("correction-sign", **facts).at(each.place)
        elif payment.amount >= 0:
            code = "correction-above" if payment.amount else "correction-nothing"
            yield InputError(code, amount=payment.amount, sp2d=payment.order).at(each.place)
        elif payment.order is None:
            yield InputError("correction-unnamed", amount=payment.amount).at(each.place)
        elif order is None:
            yield _misplaced(payment.order, orders).at(each.place)
        elif first is not each and payment.own_number is None:
            yield InputError("correction-twice", first=first.place).at(each.place)
        elif error := _over(each, order, back):
            yield error.at(each.place)


def _order_of(each: Booked, orders: Orders) -> Booked | None:
    """What a correction corrects: the order of its number that paid in its months, from its fund,
    on its account."""
    number = each.payment.order
    same = orders.get(_plain(number), []) if number else []
    check = each.check
    return next(
        (
            order
            for order in same
            if (order.check.funding, order.check.account) == (check.funding, check.account)
            and each.months[0] in order.months
            and each.months[-1] in order.months
        ),
        None,
    )


def _misplaced(number: str, orders: Orders) -> InputError:
    """That a number is of no order, or of one that paid for something else."""
    same = orders.get(_plain(number))
    if same is None:
        known = [each[0].check.sp2d or "" for each in orders.values()]
        near = nearest(number, known) if len(known) <= _MOST_LIKE else ""
        return InputError("correction-unknown", sp2d=number, near=near)
    check = same[0].check
    period = check.first if check.first == check.last else f"{check.first}..{check.last}"
    accounts = [each.check.account for each in same if each.check.account]
    return InputError(
        "correction-elsewhere", sp2d=number, first=same[0].place, period=period,
        funding=check.funding, accounts=accounts,
    )  # fmt: skip


def _over(each: Booked, order: Booked, back: Counter[tuple[int, int | range]]) -> InputError | None:
    """Adds what a correction takes back to what others did, in Rupiah and in people of each month;
    the refusal where that is more than the order paid."""
    facts = {"sp2d": each.payment.order, "first": order.place}
    for months in {order.months, each.months}:
        most = _paid_for(order, months)
        back[id(order), months] += each.payment.amount
        over = -(most + back[id(order), months])
        if over > 0:
            return InputError("correction-over", paid=most, over=over, **facts)
    workers, heads = each.check.workers, order.check.workers
    if workers is None or heads is None:
        return None
    for month in each.months:
        back[id(order), month] += workers
        over = -(heads + back[id(order), month])
        if over > 0:
            said = format_month_index(month)
            return InputError("correction-heads", paid=heads, over=over, month=said, **facts)
    return None


def _paid_for(order: Booked, months: range) -> int:
    """The Rupiah that an order paid for these months; all of it where nobody can tell."""
    if any(program is None for _, program in order.parts):
        return order.payment.amount
    return sum(amount for (month, _), amount in order.parts.items() if month in months)


def _again(paid: Sequence[Booked], left: _Left) -> Iterator[tuple[int, Booked]]:
    """Payments of one month, fund, programme and number of people that an earlier order paid for
    too, as far as neither was taken back."""
    seen: dict[tuple[int, str, str, int, int], Booked] = {}
    for each in paid:
        heads = each.check.workers or 0
        same: dict[tuple[int, str | None], Booked] = {}
        for month, program in _covered(each):
            if left.amount[id(each)] <= 0 or (heads and left.heads[id(each), month] <= 0):
                continue
            alike = heads, 0 if heads else each.payment.amount
            first = seen.setdefault((month, each.check.funding, program, *alike), each)
            if first is not each:
                same[month, program] = first
        if same:
            first = next(iter(same.values()))
            check = each.check.but(same_as=first.place, paid_again=_twice(each, same, left))
            months = {month: left.heads[id(other), month] for (month, _), other in same.items()}
            yield id(each), each._replace(check=check, again=months)


def _twice(each: Booked, same: dict[tuple[int, str | None], Booked], left: _Left) -> int:
    """The Rupiah that a payment has for the same as others: no more than is left of either."""
    most = min(left.amount[id(one)] for one in (each, *same.values()))
    parts = [
        min(left.parts[id(one), at] for one in (each, other))
        for at, other in same.items()
        if at in each.parts and at in other.parts
    ]
    return min(most, sum(max(0, part) for part in parts)) if parts else most
