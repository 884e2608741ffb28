"""Scenarios side by side: each an ordinary cost, and what it differs by from the first."""

from collections.abc import Iterable, Sequence
from typing import Unpack

from pekerja_rentan.engine.compare_result import (
    CompareResult,
    Difference,
    PolicyChanges,
    ScenarioResult,
)
from pekerja_rentan.engine.cost import cost
from pekerja_rentan.engine.cost_result import CostResult
from pekerja_rentan.engine.request import RequestArgs
from pekerja_rentan.engine.result import Note, SourceRef, advice
from pekerja_rentan.errors import InputError, PolicyError, RentanError, SeveralError, nearest
from pekerja_rentan.money import Stated, share_of
from pekerja_rentan.policy.policy import Policy

MOST = 1_000
"""Scenarios in one comparison: every region there is, and no slip of a product."""


class Scenario:
    """A request to ``cost`` with a name: the same words, and the policy it goes by.

    ``varied`` names the words that the name was made of, where nobody gave it one; ``place`` is
    where it was written (``file.yaml:3:5``), for refusals.
    """

    __slots__ = ("allocation", "name", "place", "policy", "varied", "words", "workers")

    def __init__(
        self,
        name: str,
        policy: Policy,
        *,
        workers: int | str | None = None,
        allocation: Stated | int | str | None = None,
        varied: Sequence[str] = (),
        place: str = "",
        **words: Unpack[RequestArgs],
    ) -> None:
        self.name = name
        self.policy = policy
        self.workers = workers
        self.allocation = allocation
        self.varied = tuple(varied)
        self.place = place
        self.words = words

    def cost(self, policy: Policy | None = None) -> CostResult:
        """Its cost, or what it would be by another ``policy``. Raises what ``cost`` raises."""
        by = policy or self.policy
        return cost(by, workers=self.workers, allocation=self.allocation, **self.words)


def compare(scenarios: Iterable[Scenario], *, against: str | None = None) -> CompareResult:
    """The cost of each of ``scenarios`` and its difference from that of the one named ``against``,
    by default the first.

    Raises InputError for fewer than two scenarios, for two of one name, for two that ask the same
    thing, and, all at once, for those that cannot be answered.
    """
    listed = tuple(scenarios)
    base = base_of(listed, against)
    results = costs(listed)
    asked = (tuple(_asked(result).values()) for result in results)
    refuse_same("scenario-same", zip((each.name for each in listed), asked, strict=True))
    return compared(listed, results, base)


def compared(
    scenarios: Sequence[Scenario],
    results: Sequence[CostResult],
    base: int,
    changes: Sequence[PolicyChanges | None] = (),
    more: Sequence[SourceRef] = (),
) -> CompareResult:
    """The answer for ``scenarios`` whose costs are ``results``, held against number ``base``;
    ``more`` are the sources of ``changes``."""
    told = changes or [None] * len(scenarios)
    each = tuple(
        ScenarioResult(
            name=scenario.name,
            varied=scenario.varied,
            result=result,
            difference=difference(result, results[base]) if number != base else None,
            changed=changed,
        )
        for number, (scenario, result, changed) in enumerate(
            zip(scenarios, results, told, strict=True)
        )
    )
    used = {(ref.id, ref.title): ref for result in results for ref in result.sources}
    used |= {(ref.id, ref.title): ref for ref in more if (ref.id, ref.title) not in used}
    return CompareResult(
        against=scenarios[base].name,
        scenarios=each,
        over_budget=tuple(one.name for one in each if one.result.over_budget),
        notes=tuple(_notes(each, scenarios[base].name)),
        sources=tuple(used.values()),
    )


def difference(one: CostResult, base: CostResult) -> Difference:
    """What ``one`` has more than ``base``."""
    workers = one.headcount.workers - base.headcount.workers
    per_worker = one.per_worker - base.per_worker
    total = one.total - base.total
    money, other = one.allocation, base.allocation
    return Difference(
        workers=workers,
        months=one.terms.months - base.terms.months,
        worker_months=one.worker_months - base.worker_months,
        per_worker=per_worker,
        total=total,
        total_share=share_of(total, base.total),
        by_headcount=workers * base.per_worker,
        by_cost_each=one.headcount.workers * per_worker,
        allocation=_less(money.amount if money else None, other.amount if other else None),
        balance=_less(one.balance, base.balance),
        capacity=_less(one.capacity, base.capacity),
        differs=tuple(_differing(one, base)),
    )


def _less(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one - other


def _differing(one: CostResult, base: CostResult) -> list[str]:
    """The words of the request that are not the same."""
    mine, theirs = _asked(one), _asked(base)
    names = [name for name in mine if mine[name] != theirs[name]]
    return [name for name in names if name != "policy" or "region" not in names]


def _asked(result: CostResult) -> dict[str, object]:
    """What a cost was asked for, what was not said filled in, by the words of a request."""
    terms, money = result.terms, result.allocation
    return {
        "region": terms.region.id,
        "policy": result.policy.sha256,
        "period": (terms.first, terms.last),
        "months": terms.months,
        "workers": result.headcount.workers,
        "programs": terms.programs,
        "rate": (terms.rate_label, result.lines[0].rate) if terms.rate_label else None,
        "income": terms.reported_income,
        "funding": terms.funding,
        "sector": terms.sector,
        "relief": terms.relief_asked,
        "allocation": (money.amount, money.about) if money else None,
    }


def base_of(scenarios: Sequence[Scenario], against: str | None) -> int:
    """Which one the others are held against."""
    if len(scenarios) < 2:
        raise InputError("compare-one", scenarios=len(scenarios))
    if len(scenarios) > MOST:
        raise InputError("compare-many", scenarios=len(scenarios), most=MOST)
    names = [scenario.name for scenario in scenarios]
    for number, name in enumerate(names):
        if not isinstance(name, str) or not name.strip():
            raise InputError("scenario-nameless", number=number + 1)
        if name in names[:number]:
            raise InputError("scenario-named-twice", name=name)
    if against is None:
        return 0
    if against not in names:
        near = nearest(against, names)
        raise InputError("against-unknown", name=against, near=near, known=names[:20])
    return names.index(against)


def costs(scenarios: Sequence[Scenario]) -> list[CostResult]:
    """The cost of each. Raises what is wrong with all of them at once."""
    results, refused = [], []
    for number, scenario in enumerate(scenarios, start=1):
        try:
            results.append(scenario.cost())
        except RentanError as error:
            refused.append(in_scenario(error, number, scenario.name, scenario.place))
    if refused:
        raise SeveralError.of(refused)
    return results


def in_scenario(error: RentanError, number: int, name: str, place: str = "") -> RentanError:
    """``error`` with the scenario that it is about; what is wrong in a file has its place."""
    if isinstance(error, PolicyError) and error.problems:
        return error
    return InputError("in-scenario", number=number, name=name, reason=error).at(place)


def refuse_same(code: str, named: Iterable[tuple[str, object]]) -> None:
    """Two that come to the same in everything are one, and probably a slip. Raises InputError."""
    seen: dict[object, str] = {}
    for name, same in named:
        first = seen.setdefault(same, name)
        if first != name:
            raise InputError(code, one=first, other=name)


def _notes(scenarios: Sequence[ScenarioResult], against: str) -> list[Note]:
    """A warning for each difference of totals that has several causes."""
    return [
        advice(
            "several-differ", name=each.name, against=against, total=found.total,
            headcount=found.by_headcount, each=found.by_cost_each,
        )
        for each in scenarios
        if (found := each.difference) and found.workers and found.per_worker
    ]  # fmt: skip
