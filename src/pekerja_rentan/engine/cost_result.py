"""What ``cost`` answers, in the terms of ``result``."""

from decimal import Decimal
from typing import ClassVar

from pekerja_rentan.engine.answers import Answer, TermsAnswer, only_region
from pekerja_rentan.engine.result import AccountRef, Allocation, Headcount, Line, RegionRef, Terms


class CostResult(TermsAnswer, schema="rentan.cost.1"):
    """What covering a headcount costs, and whether the allocation carries it.

    ``capacity`` is how many workers the whole allocation would cover for the same months;
    ``share_used`` is a share of the allocation (1 is all of it) to four places. ``accounts`` are
    those of the region's own budget, none where other money pays.
    """

    terms: Terms
    headcount: Headcount
    lines: tuple[Line, ...]
    worker_months: int
    per_worker: int
    total: int
    allocation: Allocation | None
    balance: int | None
    share_used: Decimal | None
    within_rounding: bool | None
    capacity: int | None
    accounts: tuple[AccountRef, ...]

    @property
    def over_budget(self) -> bool | None:
        """Whether the total passes the allocation as stated; None without an allocation."""
        return None if self.balance is None else self.balance < 0


class CombinedCost(Answer, schema="rentan.costs.1", kind="cost"):
    """The answers for several regions, and their sums in Rupiah; ``allocation`` and ``balance``
    are None unless every region's allocation is known and for the same months; ``over_budget``
    names the regions whose total passes their allocation."""

    derived: ClassVar = ("region",)
    results: tuple[CostResult, ...]
    workers: int
    worker_months: int
    total: int
    over_budget: tuple[str, ...]
    allocation: int | None
    balance: int | None

    @property
    def region(self) -> RegionRef | None:
        """The region asked about; None where there are several."""
        return only_region(each.terms.region for each in self.results)
