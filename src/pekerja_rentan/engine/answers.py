"""How whole answers end, and what is told of all their parts alike."""

from collections.abc import Iterable
from typing import ClassVar

from pekerja_rentan.engine.result import (
    Note,
    OfficeRef,
    PolicyRef,
    RegionRef,
    Result,
    SourceRef,
    Terms,
)


class Answer(Result, ends=True):
    """How a whole answer ends: what is to be said of its figures, and where they come from."""

    notes: tuple[Note, ...]
    sources: tuple[SourceRef, ...]


class PolicyAnswer(Answer, ends=True):
    """An answer by one policy."""

    policy: PolicyRef


class PoliciesAnswer(Answer, ends=True):
    """An answer by the policies of several regions."""

    policies: tuple[PolicyRef, ...]


class TermsAnswer(PolicyAnswer, ends=True):
    """An answer about one region on stated ``terms``, which stand where its kind has them."""

    derived: ClassVar = ("region",)
    terms: Terms

    @property
    def region(self) -> RegionRef:
        """The region asked about, at the same place as in every answer."""
        return self.terms.region


def only_region(regions: Iterable[RegionRef]) -> RegionRef | None:
    """The region that all parts of an answer are about; None where they are about several."""
    listed = list(regions)
    return listed[0] if listed and all(each == listed[0] for each in listed) else None


def only_office(policies: Iterable[PolicyRef]) -> OfficeRef | None:
    """Whose programme an answer is about; None where its policies name several offices, or some
    name none."""
    offices = [policy.office for policy in policies]
    names = {office.name if office else None for office in offices}
    return offices[0] if len(names) == 1 else None
