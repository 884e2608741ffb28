"""What a reconciliation answers: counts and Rupiah of one month, never a name or a NIK."""

from typing import ClassVar, Literal

from pekerja_rentan.engine.answers import TermsAnswer
from pekerja_rentan.engine.reconcile_result import BillCheck, ClassCount, MonthClaim
from pekerja_rentan.engine.result import Line, Result, Terms
from pekerja_rentan.roster.result import RosterRef


class ListRef(RosterRef):
    """A list as it was read, in its ``role`` (see ``opening.ROLES``); of its rows those of which
    a status has no known meaning (``unclear``), and those with a month that cannot be read."""

    role: str
    unclear: int
    unread_months: int


class RoleCount(Result):
    """The rows of the lists of one role beside the two: whose NIK is ``billed`` this month, whose
    is not (``unbilled``), those that repeat a NIK (``double``), those without a NIK that can be
    relied on (``invalid``), and whom another funder's list calls ``inactive``, dead or moved. They
    add up to ``rows``. Of the billed, ``by_name`` are known by name
    and birth date alone; others are ``doubtful``: somebody on the two lists has theirs."""

    role: str
    rows: int
    billed: int
    unbilled: int
    double: int
    invalid: int
    by_name: int = 0
    doubtful: int = 0
    inactive: int = 0


class DoubtCount(Result):
    """Rows of either list that somebody must look at: ``double``, of one person who may stand in
    that list under two NIKs; ``contradicted``, active beside a row of the same NIK that says that
    the person has died or moved; ``held-back``, of the office's list alone, whose name and birth
    date are those of somebody who is billed under another NIK, so that they are not enrolled."""

    code: Literal["double", "contradicted", "held-back"]
    ours: int
    theirs: int


class AgeCount(Result):
    """Of the heads that are rightly billed, who reaches the policy's age limit in the month and in
    the one after, who has ``passed`` it, and of whom no birth date is known; ``of`` says by whose
    list."""

    limit: int
    source: str
    of: Literal["ours", "theirs"]
    this_month: int
    next_month: int
    passed: int
    unknown: int


class WaitingCount(Result):
    """Of the heads that are rightly billed, who is in one of the first ``months`` months of a
    membership, in which a programme pays less, and of whom the first month is not known."""

    program: str
    months: int
    source: str
    inside: int
    unknown: int


class LastMonth(Result):
    """People on last month's bill who still are (``stays``), who no longer are (``gone``), of
    these who stands on the office's list (``lapsed``), and billed people who were not on it."""

    stays: int
    gone: int
    lapsed: int
    new: int


class WaitingList(Result):
    """The rows of the waiting lists by outcome, as ``screen`` judges them, and the order in which
    the eligible are taken (None: that of the lists); of the eligible some are to be looked at
    first (``check``) and not taken."""

    rows: int
    eligible: int
    ineligible: int
    needs_data: int
    priority: str | None
    check: int = 0


class Mutation(Result):
    """The changes for the next month: who leaves, whose data are corrected, who is enrolled from
    the office's own list and from the waiting list, so that the ``quota`` is kept; ``open`` places
    are left, and ``short`` people of the office's list have none. Of these, ``barred`` stand on a
    list of those who have gone or whom another budget pays for and ``check`` are to be looked at
    first: neither is enrolled nor counts as ``short``. ``over_age`` of those from the office's list
    have reached the policy's age limit by then; ``over_quota`` people stay beyond the quota."""

    month: str
    quota: int
    leave: int
    correct: int
    from_ours: int
    from_waiting: int
    open: int
    short: int
    waiting_list: WaitingList | None
    barred: int = 0
    check: int = 0
    over_age: int = 0
    over_quota: int = 0


class ReconcileResult(TermsAnswer, schema="rentan.reconcile.1"):
    """Two lists of a month held against each other: each row of both lies in exactly one of the
    ``classes``, ``bill`` is the branch's bill against heads × rate, and ``claims`` are the months
    that were paid wrongly, which come to ``claimed`` Rupiah. ``undated`` are people of whom no list
    says since when nothing is due; ``leaving`` are rightly billed for the last time."""

    derived: ClassVar = ("region", "claimed", "wrong_amount")
    month: str
    engine: str
    terms: Terms
    lines: tuple[Line, ...]
    lists: tuple[ListRef, ...]
    ours: int
    theirs: int
    classes: tuple[ClassCount, ...]
    bill: BillCheck
    claims: tuple[MonthClaim, ...]
    undated: int
    leaving: int
    roles: tuple[RoleCount, ...]
    ages: AgeCount | None
    waiting: tuple[WaitingCount, ...]
    last: LastMonth | None
    mutation: Mutation
    doubts: tuple[DoubtCount, ...] = ()

    @property
    def claimed(self) -> int:
        """What is to be claimed back, in Rupiah, the month itself included."""
        return sum(each.amount for each in self.claims)

    @property
    def wrong_amount(self) -> int:
        """What the wrongly billed heads of the month come to, in Rupiah."""
        return self.bill.wrong * self.bill.rate

    def count(self, code: str) -> ClassCount | None:
        """The rows of one class, if there are any."""
        return next((each for each in self.classes if each.code == code), None)
