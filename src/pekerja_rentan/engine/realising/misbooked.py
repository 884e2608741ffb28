"""Contributions on the account of another programme: whole ones on that of one of theirs, and those
of two accounts that were swapped."""

from collections.abc import Iterator, Sequence
from itertools import product

from pekerja_rentan.engine.realising.checked import Booked, held
from pekerja_rentan.engine.realising.words import every_program
from pekerja_rentan.engine.realising.year import PlannedYear


def whole_on_one(found: Sequence[Booked], planned: PlannedYear) -> Iterator[Booked]:
    """The payments, of which one on the account of a programme that is the contribution to all of
    them, to the Rupiah, is of all; where something was paid for the others, it is as booked."""
    covered = {
        place
        for each in found
        for place in product([each.check.funding], each.months, each.check.programs)
    }
    for each in found:
        check = each.check
        others = {*every_program(check.funding, planned)} - {*check.programs}
        months = product([check.funding], each.months, others)
        alone = covered.isdisjoint(months)
        yield _as_whole(each, planned) if check.account and others and alone else each


def _as_whole(each: Booked, planned: PlannedYear) -> Booked:
    """The payment as one for all programmes, where it fits these alone. Where it does not say for
    how many, it does so if its account would have more people than are planned."""
    check, funds = each.check, planned.funds[each.check.funding]
    programs = every_program(check.funding, planned)
    whole = held(each.payment, planned, each.place, each.months, programs, None)
    most = min(funds[month].workers for month in each.months)
    fits = check.difference == 0
    if each.payment.workers is None:
        fits = check.workers is not None and abs(check.workers) <= most
    if fits or whole.check.difference or whole.check.workers is None:
        return each
    if each.payment.workers is None and abs(whole.check.workers) > most:
        return each
    return whole._replace(check=whole.check.but(account=check.account, verdict="wrong-account"))


def swapped(found: Sequence[Booked], planned: PlannedYear) -> Iterator[Booked]:
    """The payments, of which two of the same months on two accounts are each for the programmes of
    the other, where they are so for the same people and are not as they are booked."""
    accounts: dict[tuple[str, range], dict[tuple[str, ...], None]] = {}
    for each in found:
        if each.check.account:
            accounts.setdefault(_where(each), {})[each.check.programs] = None
    waiting: dict[tuple[object, ...], list[int]] = {}
    made = list(found)
    for at, each in enumerate(found):
        own = each.check.programs
        for other in accounts.get(_where(each), ()) if each.check.account else ():
            turned = held(each.payment, planned, each.place, each.months, other, each.check.account)
            people = turned.check.workers
            if other == own or turned.check.difference or not people:
                continue
            key = (*_where(each), people)
            pairs = waiting.get((*key, other, own), [])
            fitting = next((one for one in pairs if not _is_right(each, found[one])), None)
            if fitting is None:
                waiting.setdefault((*key, own, other), []).append(at)
                continue
            pairs.remove(fitting)
            for place, programs in ((at, other), (fitting, own)):
                made[place] = _turned(found[place], programs, planned)
            break
    yield from made


def _where(each: Booked) -> tuple[str, range]:
    return each.check.funding, each.months


def _is_right(one: Booked, two: Booked) -> bool:
    """Whether two payments are for the same people as they are booked."""
    same = one.check.workers == two.check.workers
    return same and not (one.check.difference or two.check.difference)


def _turned(each: Booked, programs: tuple[str, ...], planned: PlannedYear) -> Booked:
    found = held(each.payment, planned, each.place, each.months, programs, each.check.account)
    return found._replace(check=found.check.but(verdict="wrong-account"))


def moved(each: Booked, planned: PlannedYear) -> dict[str, int]:
    """Rupiah of a payment on the account of one programme that are of the others, by account."""
    codes = {name: account.code for name, account in planned.policy.accounts.items()}
    found: dict[str, int] = {}
    for (_, program), amount in each.parts.items():
        code = codes.get(program or "", "")
        if code != each.check.account:
            found[code] = found.get(code, 0) + amount
    return found
