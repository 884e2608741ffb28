"""What ``compare`` answers, in the terms of ``result``."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Literal

from pekerja_rentan.engine.answers import SourcedAnswer, only_region
from pekerja_rentan.engine.cost_result import CostResult
from pekerja_rentan.engine.result import RegionRef, Result

ValueKind = Literal[
    "text", "words", "list", "rupiah", "rupiahs", "workers", "months", "span", "month", "share",
    "flag", "row",
]  # fmt: skip
"""How a value of a policy is to be written: ``words`` are a text in both languages, ``row`` a row
of the income table with its ``upper`` limit, ``base`` and ``amount``, ``share`` a decimal text."""
ChangeKind = Literal["added", "removed", "changed", "order"]


class Difference(Result):
    """A scenario less the one that it is held against: workers, months, Rupiah. None where one of
    the two is not known.

    ``total_share`` is the difference of totals as a share of the other's total (1 is all of it),
    to four places, a half rounded away from zero. ``by_headcount`` and ``by_cost_each`` make up
    ``total``: the workers more at the other's cost of one, and the cost of one more for all
    workers of this one. ``differs`` names what is not the same in the two requests.
    """

    workers: int
    months: int
    worker_months: int
    per_worker: int
    total: int
    total_share: Decimal
    by_headcount: int
    by_cost_each: int
    allocation: int | None
    balance: int | None
    capacity: int | None
    differs: tuple[str, ...]


class Part(Result):
    """One value of a policy's entry that is not the same; None where there is none. ``at`` is the
    month from which the value holds, or the income from which a row does."""

    part: str
    at: str | None
    kind: ValueKind
    before: Any
    after: Any


class Effect(Result):
    """What one change by itself does, for the same headcount and months, in Rupiah: to the total,
    and to the allocation, None where none is known."""

    total: int
    allocation_before: int | None
    allocation_after: int | None

    @property
    def allocation(self) -> int | None:
        """The difference of the allocations, where both are known."""
        if self.allocation_before is None or self.allocation_after is None:
            return None
        return self.allocation_after - self.allocation_before

    @property
    def none(self) -> bool:
        """Whether it changes no money at all."""
        return self.total == 0 and self.allocation_before == self.allocation_after


class Change(Result):
    """One entry of a policy that is not the same: ``section`` is the part of the policy, ``item``
    the entry's id, ``name`` what people call it.

    ``bears_on`` says what such an entry decides: the ``cost``, ``who`` may be covered, or only
    what is said (``words``). ``effect`` is None where the change cannot stand by itself.
    """

    worded: ClassVar = True
    section: str
    item: str
    name: Mapping[str, str] | None
    kind: ChangeKind
    parts: tuple[Part, ...]
    bears_on: Literal["cost", "who", "words"]
    effect: Effect | None
    source: str | None


class PolicyChanges(Result):
    """All that is not the same in two policies. ``together`` is what the effects of the single
    changes leave of the difference of totals, in Rupiah: what comes of several acting at once."""

    changes: tuple[Change, ...]
    together: int


class ScenarioResult(Result):
    """One scenario: its cost, and how it differs from the one it is held against, which itself has
    no ``difference``. ``varied`` names the words that its name was made of, if it was."""

    name: str
    varied: tuple[str, ...]
    result: CostResult
    difference: Difference | None
    changed: PolicyChanges | None


class CompareResult(SourcedAnswer, schema="rentan.compare.1"):
    """Scenarios side by side, in the order in which they were given; ``against`` names the one
    that the others are held against, ``over_budget`` those whose total passes their allocation."""

    derived: ClassVar = ("region",)
    against: str
    scenarios: tuple[ScenarioResult, ...]
    over_budget: tuple[str, ...]

    @property
    def region(self) -> RegionRef | None:
        """The region of all scenarios; None where there are several."""
        return only_region(each.result.terms.region for each in self.scenarios)

    @property
    def base(self) -> ScenarioResult:
        """The scenario that the others are held against."""
        return next(each for each in self.scenarios if each.name == self.against)

    def __getitem__(self, name: str) -> ScenarioResult:
        """The scenario of this name. Raises KeyError."""
        for each in self.scenarios:
            if each.name == name:
                return each
        raise KeyError(name)
