"""What was paid: one payment, and a file of them as it was read."""

from collections.abc import Callable
from typing import NamedTuple

from pekerja_rentan.errors import InputError, PeriodError
from pekerja_rentan.money import MOST_PEOPLE, parse_count
from pekerja_rentan.periods import Month, Span


class Payment(NamedTuple):
    """Rupiah that were paid for the contributions of ``months``; below zero where a payment is
    corrected. ``corrects`` is the number of the payment order (SP2D) that it corrects, ``date`` is
    ISO text. ``proposed`` and ``accepted`` are people on the list that was sent, and those of them
    whom the branch took; ``workers`` are those paid for. ``place`` is where it was read."""

    months: Span
    amount: int
    workers: int | None = None
    funding: str | None = None
    account: str | None = None
    sp2d: str | None = None
    date: str | None = None
    corrects: str | None = None
    proposed: int | None = None
    accepted: int | None = None
    place: str = ""

    @property
    def is_correction(self) -> bool:
        return self.amount < 0 or (self.workers or 0) < 0 or self.corrects is not None

    @property
    def own_number(self) -> str | None:
        """The number of its own order; a correction may have that of the one that it corrects."""
        return None if self.is_correction and self.sp2d == self.order else self.sp2d

    @property
    def order(self) -> str | None:
        """The number of the order that it is about: the one that it corrects, else its own."""
        return self.corrects or self.sp2d


class PaymentFile(NamedTuple):
    """The payments of a file, and what became of its other rows: ``rows`` under the header, of
    which ``totals`` (by their numbers, of several sheets by their places) add up others, ``empty``
    have neither an amount nor a number, and ``balances`` say what is left; ``unread`` are columns
    of no meaning here, ``hidden`` is how many rows are hidden, ``left`` are sheets not read."""

    payments: tuple[Payment, ...]
    name: str
    sha256: str
    rows: int
    totals: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    hidden: int = 0
    balances: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


class Heads(NamedTuple):
    """People who are paid for from a month on (None: from the first that is not paid yet), by a
    source of funds (None: by the only one)."""

    workers: int
    start: Month | None = None
    funding: str | None = None


def parse_heads(text: str) -> Heads:
    """``[fund:][month=]workers``: ``20976``, ``2025-10=24.800``, ``csr:500``, ``csr:2025-10=0``.
    Raises InputError."""
    funding, colon, rest = text.rpartition(":")
    month, equals, number = rest.rpartition("=")
    if (equals and not month.strip()) or (colon and not funding.strip()):
        raise InputError("heads-unreadable", text=text)
    try:
        start = Month.parse(month) if equals else None
    except PeriodError as error:
        raise InputError("heads-unreadable", text=text) from error
    workers = 0 if number.strip() == "0" else parse_count(number)
    return Heads(workers, start, funding.strip() or None)


def read_heads(given: "Heads | int | str") -> Heads:
    """Heads as they are, as a number, or as text. Raises InputError."""
    if isinstance(given, Heads):
        return given
    if isinstance(given, str):
        return parse_heads(given)
    if type(given) is not int:
        raise InputError("value-kind", value=str(given), kind="int")
    if not 0 <= given <= MOST_PEOPLE:
        raise InputError("count-range", text=str(given), most=MOST_PEOPLE)
    return Heads(given)


def of_fund(
    asked: list[Heads], funds: tuple[str, ...], resolve: Callable[[str], str]
) -> dict[str, list[Heads]]:
    """Heads by source of funds, the latest month last. Raises InputError for a source that pays
    nothing in the plan, for none of several, and for a month that is named twice."""
    found: dict[str, list[Heads]] = {}
    for each in asked:
        if each.funding is None and len(funds) > 1:
            raise InputError("heads-fund", known=funds)
        funding = funds[0] if each.funding is None else resolve(each.funding)
        if funding not in funds:
            raise InputError("payment-fund-idle", funding=funding, known=funds)
        taken = found.setdefault(funding, [])
        if any(other.start == each.start for other in taken):
            raise InputError("heads-twice", funding=funding, month=str(each.start or "-"))
        taken.append(each)
    for heads in found.values():
        heads.sort(key=lambda each: each.start or Month(0, 1))
    return found
