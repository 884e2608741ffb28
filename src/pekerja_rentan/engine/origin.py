"""What an answer was made from: the policy's files, its owner and legal basis, its sources,
and what these contradict."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pekerja_rentan import __version__
from pekerja_rentan.engine.result import (
    Headcount,
    LegalBasisRef,
    Note,
    OfficeRef,
    PolicyRef,
    RegionRef,
    SourceRef,
    advice,
    basis,
    freeze,
)
from pekerja_rentan.periods import Span
from pekerja_rentan.policy.policy import Budget, Dispute, Policy, Source


@lru_cache(maxsize=512)
def policy_ref(policy: Policy) -> PolicyRef:
    """The rules that an answer was made by."""
    return PolicyRef(
        id=policy.id,
        sha256=policy.fingerprint,
        files=freeze({file.name: file.sha256 for file in policy.files}),
        rentan=__version__,
        office=_office(policy),
        legal_basis=tuple(
            LegalBasisRef(
                id=entry.id, title=entry.title, source=source_ref(policy.sources[entry.source])
            )
            for entry in policy.legal_basis.values()
        ),
    )


def region_ref(policy: Policy) -> RegionRef:
    """The region that a policy is asked about."""
    return RegionRef(id=policy.id, code=policy.code, name=policy.name, own_policy=policy.own)


def _office(policy: Policy) -> OfficeRef | None:
    if policy.office is None:
        return None
    name, source = policy.office
    return OfficeRef(name=name, source=source_ref(policy.sources[source]))


def source_ref(source: Source) -> SourceRef:
    """A policy's source as an answer tells it."""
    facts = source._asdict() | {"note": freeze(source.note) if source.note else None}
    return SourceRef(**facts)


def headcount_note(heads: Headcount, year: int) -> Note:
    """That nobody said how many, so that those of the policy's budget year hold."""
    about = "-about" if heads.about else ""
    facts = {"workers": heads.workers, "year": year, "source": heads.source}
    return basis(f"workers-from-policy{about}", **facts)


def allocation_note(amount: int, about: bool, year: int, source: str | None) -> Note:
    """That nobody said how much, so that the allocation of the policy's budget year holds."""
    code = f"allocation-from-policy{'-about' if about else ''}"
    return basis(code, amount=amount, year=year, source=source)


def remark_notes(budget: Budget) -> Iterator[Note]:
    """What the policy remarks on a budget year, if it does."""
    if budget.remark:
        yield advice("budget-remark", remark=budget.remark, source=budget.source)


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
