"""What sources contradict in a policy's budget years, as notes of an answer."""

from collections.abc import Iterator
from typing import Any

from pekerja_rentan.engine.result import Note, basis
from pekerja_rentan.periods import Span
from pekerja_rentan.policy.policy import Budget, Dispute


def dispute_notes(budget: Budget) -> Iterator[Note]:
    """What sources contradict in a budget year: both sides with their figures and sources."""
    for other in budget.disputed:
        yield basis(
            "budget-disputed",
            year=budget.year,
            stated=_figures(budget, budget.period if budget.period_stated else None),
            source=budget.source,
            other=_figures(other, other.period),
            other_source=other.source,
            says=other.says,
        )


def _figures(stated: Budget | Dispute, period: Span | None) -> dict[str, Any]:
    """The figures of a budget year or of a dispute as plain data, those that there are."""
    figures: dict[str, Any] = {
        name: {"amount": value.amount, "about": value.about}
        for name in ("workers", "allocation")
        if (value := getattr(stated, name)) is not None
    }
    return figures | ({"period": str(period)} if period else {})
