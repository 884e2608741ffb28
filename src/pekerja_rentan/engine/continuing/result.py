"""What ``continue`` answers, in the terms of ``engine.result``."""

from typing import Literal

from pekerja_rentan.engine.answers import PolicyAnswer, RegionAnswer
from pekerja_rentan.engine.result import Result


class LapsingCohort(Result):
    """Members of a cohort after the last month that is paid for without a gap, which the plan may
    have in the next year. ``bridged_until`` is the last
    month of a gap that keeps a membership, ``ends`` the month after it: the last that can be paid
    for to bridge the gap, and without that payment the first in which membership has ended; None
    where the policy does not say. ``resumes`` is the month that is paid for next, ``gap`` the
    unpaid months before it; ``paid_again_until`` the last month of that payment where the plan
    ends it within the next year, ``ends_again`` the first in which membership has ended then.
    ``kept`` are paid on through the next year, ``bridged`` within the gap; ``ended`` are paid
    for again only after it, or were no members any more when the year ended; who ``lapses`` is not
    paid for again, as far as is known, and ``open`` is what the policy does not say."""

    name: str
    workers: int
    paid_until: str
    unpaid_from: str
    bridged_until: str | None
    ends: str | None
    resumes: str | None
    paid_again_until: str | None
    ends_again: str | None
    gap: int | None
    state: Literal["kept", "bridged", "ended", "lapses", "open"]

    def ended_before(self, month: str) -> bool:
        """Whether the membership had ended before a payment for ``month`` could bridge the gap."""
        return self.ends is not None and self.ends < month


class KeepingMonth(Result):
    """A month ahead: what the plan pays for in it, what keeping everybody costs beyond that, in
    Rupiah, and all months so far."""

    month: str
    workers: int
    planned: int
    due: int
    so_far: int


class Kept(Result):
    """Whom the money keeps for a number of months from the first on, and who lapses all the same;
    ``per_worker`` is what one costs over these months, ``workers`` None where members do not all
    cost the same, or the plan pays for some of them."""

    first: str
    last: str
    months: int
    workers: int | None
    lapsing: int | None
    per_worker: int | None
    cost: int | None
    remainder: int | None


class ContinuationResult(RegionAnswer, PolicyAnswer, schema="rentan.continuation.1"):
    """The end of a year: ``workers`` are those who can be kept from ``first`` on, since they are
    members still, or those who are said to be paid for again then; ``due`` is what keeping all of
    them costs until ``last``. ``everybody`` is for how many months the budget keeps all, with
    ``remainder`` left; ``one_more`` is what the month after these costs. None of these is known
    where nobody can be kept."""

    year: int
    first: str
    last: str
    workers: int
    cohorts: tuple[LapsingCohort, ...]
    months: tuple[KeepingMonth, ...]
    due: int
    budget: int | None
    everybody: int | None
    remainder: int | None
    one_more: int | None
    keeps: tuple[Kept, ...]

    @property
    def over_budget(self) -> bool | None:
        """Whether the budget does not keep everybody for the year; None without one, or without
        anybody to keep."""
        return None if self.budget is None or not self.workers else self.due > self.budget
