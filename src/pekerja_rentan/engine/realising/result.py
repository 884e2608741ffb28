"""What ``realise`` answers, in the terms of ``engine.result``.

``planned`` is what the people of the plan owe for a month, ``paid`` what was paid for it,
``forecast`` what is still to be paid by the assumptions that the notes state.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Literal

from pekerja_rentan.engine.answers import FileRead, PolicyAnswer, RegionAnswer
from pekerja_rentan.engine.result import Origin, Result

Verdict = Literal["to-the-rupiah", "differs", "no-workers", "rate-open", "wrong-account"]
Entry = Literal["programme", "otherwise", "not-planned"]


class CheckedPayment(Result):
    """A payment against workers × rate: ``rate`` is due for one worker over its months by the
    programmes of its account (all without one), ``expected`` for its workers. ``differs`` by
    ``difference`` (paid less expected); ``no-workers`` says how many only where the amount is a
    multiple of the rate; ``rate-open`` is one of several rates of the plan, nobody knows which;
    ``wrong-account`` is the contribution to all programmes on the account of one of them, or that
    of another account.
    ``paid_again`` of the amount is for a month, fund, account and number of workers for which the
    order at ``same_as`` paid already."""

    place: str
    first: str
    last: str
    funding: str
    account: str | None
    programs: tuple[str, ...]
    workers: int | None
    amount: int
    rate: int | None
    expected: int | None
    difference: int | None
    verdict: Verdict
    sp2d: str | None
    date: str | None
    corrects: str | None
    same_as: str | None = None
    paid_again: int = 0


class RealisedMonth(Result):
    """A month of the plan. ``workers`` are those paid for, or those of the forecast; ``proposed``
    and ``accepted`` where the payments say so. ``unpaid`` is a month before the last payment for
    which nothing was paid, ``partly`` one of which something is still owed; ``waiting`` are planned
    and not paid for, and ``waiting_due`` is their share of what each fund owes for it. In a month
    until the last payment ``forecast`` is what is still owed for it."""

    month: str
    state: Literal["paid", "partly", "unpaid", "forecast"]
    planned_workers: int
    proposed: int | None
    accepted: int | None
    workers: int | None
    waiting: int | None
    planned: int
    paid: int
    forecast: int
    waiting_due: int


class Shortage(Result):
    """From which month an allocation lacks money, how much at the year's end, and how many people
    who are not paid for yet cannot be paid for in that month. ``paid_over`` is by how much what was
    paid exceeds the allocation already."""

    month: str
    short: int
    workers: int
    paid_over: int = 0


class Purchase(Result):
    """What unspent money buys: ``workers`` more for all months from ``first`` to ``last``, of whom
    the first are those ``waiting``: planned then, and not expected to be paid for."""

    first: str
    last: str
    months: int
    budget: int
    workers: int
    per_worker: int
    cost: int
    remainder: int
    waiting: int = 0


class FundRealisation(Result):
    """The year of one source of funds. ``unspent`` is of what was planned (below zero: more than
    that), ``left`` of the allocation, None where none is known; ``absorbed`` is what was paid, as a
    share of the allocation, else of the plan."""

    funding: str
    funding_name: Mapping[str, str]
    allocation: int | None
    allocation_origin: Origin | None
    allocation_source: str | None
    planned: int
    paid: int
    forecast: int
    expected: int
    unspent: int
    left: int | None
    absorbed: Decimal | None
    shortage: Shortage | None
    buys: Purchase | None


class AccountRealisation(Result):
    """One programme of a source of funds, on its account where the region's own budget pays:
    ``planned`` before the change of the budget, ``after`` it what is expected. An ``entry`` of no
    ``program`` is what was paid ``otherwise`` than workers × rate, or what the allocation has that
    the plan does not need (``not-planned``; below zero: the plan is above it), so that a fund's
    entries are its allocation before the change, and its change what is left or short. ``own`` are
    those of the region's own budget; others stand in no RKA of its."""

    derived: ClassVar = ("after", "change")
    entry: Entry
    own: bool
    funding: str
    program: str | None
    account: str | None
    account_name: str | None
    planned: int
    paid: int
    forecast: int
    source: str | None

    @property
    def after(self) -> int:
        """What is expected to be paid in the year, in Rupiah."""
        return self.paid + self.forecast

    @property
    def change(self) -> int:
        """What the budget change adds, below zero what it takes away."""
        return self.after - self.planned


class PaymentsRead(FileRead):
    """The file that payments came from: its rows, and those of them that are payments. ``empty``
    are rows with neither an amount nor a number, ``balances`` those that say what is left, by their
    numbers or places; ``hidden`` is how many are hidden, ``left`` are sheets that were not read."""

    payments: int
    totals: tuple[str, ...]
    unread: tuple[str, ...]
    empty: tuple[str, ...] = ()
    hidden: int = 0
    balances: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


class RealisationResult(RegionAnswer, PolicyAnswer, schema="rentan.realisation.1"):
    """A year of a plan against what was paid. ``paid_until`` is the last month with a payment."""

    derived: ClassVar = ("owed", "paid_again")
    year: int
    first: str
    last: str
    paid_until: str | None
    file: PaymentsRead | None
    payments: tuple[CheckedPayment, ...]
    months: tuple[RealisedMonth, ...]
    funds: tuple[FundRealisation, ...]
    accounts: tuple[AccountRealisation, ...]
    planned: int
    paid: int
    forecast: int
    expected: int
    unspent: int
    allocation: int | None
    left: int | None

    @property
    def over_budget(self) -> bool | None:
        """Whether an allocation does not last; None where none is known."""
        known = [fund for fund in self.funds if fund.allocation is not None]
        return any(fund.shortage for fund in known) if known else None

    @property
    def owed(self) -> int:
        """Rupiah of the forecast for months that are over: before the last payment or in its
        month."""
        until = self.paid_until or ""
        return sum(each.forecast for each in self.months if each.month <= until)

    @property
    def paid_again(self) -> int:
        """Rupiah that were paid for people for whom another order paid already."""
        return sum(each.paid_again for each in self.payments)

    @property
    def overpaid(self) -> int:
        """Rupiah that payments exceed workers × rate by."""
        return sum(max(each.difference or 0, 0) for each in self.payments)

    @property
    def differences(self) -> int:
        """How many payments are not workers × rate."""
        return sum(each.verdict == "differs" for each in self.payments)
