"""Reading a plan file: its cohorts with their policies, all errors at once, each in its place."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from pekerja_rentan.engine.planning.allocation import (
    AllocationInput,
    fund_years_of,
    resolve_allocation,
)
from pekerja_rentan.engine.planning.cohort import Cohort, CohortArgs
from pekerja_rentan.engine.planning.plan import PlanRequest, request
from pekerja_rentan.engine.planning.schedule import terms
from pekerja_rentan.engine.request import OwnRate
from pekerja_rentan.errors import InputError, PolicyError, Problem, RentanError
from pekerja_rentan.periods import Month
from pekerja_rentan.plans.document import AllocationEntry, CohortEntry, PlanDocument
from pekerja_rentan.policy.load import load_policy
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.yamlfile.model import StrictFile, read_strict

_KEYS = {
    "region": ("region-ambiguous", "region-authority", "region-empty", "region-unknown"),
    "months": ("no-rate", "span-long", "costs-nothing"),
    "workers": ("count-range",),
    "programs": ("program-none", "program-twice", "program-unknown"),
    "income": ("income-idle", "income-negative"),
    "rate": ("rate-excludes", "rate-zero"),
    "funding": ("funding-unknown",),
    "sector": ("sector-idle", "sector-unknown"),
    "relief": ("relief-idle", "relief-needs-sector", "relief-none"),
    "replaced": ("flag-needs",),
}
"""By key of a cohort or an allocation, the errors that are about it and do not say so."""
_KEY_OF = {code: key for key, codes in _KEYS.items() for code in codes}
_WORDING = {"file-empty": "plan-empty"}
"""What is said of a plan file in place of what is said of a policy file."""


def load_plan(file: str | Path, *, policies: str | Path | None = None) -> PlanRequest:
    """The plan of a YAML file, to be handed to ``plan``. ``policies`` is a folder of policies to
    search first.

    Raises PolicyError with all that is wrong in it, each with its line and column.
    """
    return _Reader(read_strict(Path(file), PlanDocument, _WORDING), policies).request()


class _Reader:
    """A plan file on its way to a request: what is wrong is kept until all is read."""

    def __init__(self, read: StrictFile[PlanDocument], policies: str | Path | None) -> None:
        self.read = read
        self.policies = policies
        self.problems = list(read.problems)
        self.regions: dict[str | None, Policy | RentanError] = {}

    def request(self) -> PlanRequest:
        document = self.read.document
        if document is None:
            return self.refuse()
        cohorts = [
            cohort
            for number, entry in enumerate(document.cohorts)
            if (cohort := self.cohort(number, entry, document))
        ]
        self.same_names(document)
        if len(cohorts) < len(document.cohorts):
            return self.refuse()
        allocations = list(self.allocations(document, cohorts))
        if self.problems:
            return self.refuse()
        return request(cohorts, allocations)

    def refuse(self) -> PlanRequest:
        """Raises all problems, each place's once, in order."""
        seen = {(each.line, each.column, each.code): each for each in self.problems}
        raise PolicyError("policy-invalid", [seen[key] for key in sorted(seen)])

    def cohort(self, number: int, entry: CohortEntry, document: PlanDocument) -> Cohort | None:
        """A cohort as the engine takes it, looked at whole; None where something is wrong."""
        try:
            said = _said(entry, document)
            policy = self.policy(said.pop("region", None))
            cohort = Cohort.of(cast("CohortArgs", {"policy": policy, **said}))
            terms(cohort)
        except RentanError as error:
            if isinstance(error, PolicyError) and error.problems:
                raise
            self.problems.append(self.problem(("cohorts", number), error))
            return None
        return cohort

    def policy(self, region: str | None) -> Policy:
        """The policy of a region, looked for once."""
        if region not in self.regions:
            try:
                self.regions[region] = load_policy(region, policies=self.policies)
            except InputError as error:
                self.regions[region] = error
        found = self.regions[region]
        if isinstance(found, RentanError):
            raise found
        return found

    def problem(self, where: tuple[str | int, ...], error: RentanError) -> Problem:
        """An error at the key that it is about: the entry's, else the one that holds for all."""
        key = error.where or _KEY_OF.get(error.code)
        for place in ((*where, key), (key,)) if key else ():
            if place in self.read.tree.values:
                return self.read.problem(place, error.code, error.facts)
        return self.read.problem(where, error.code, error.facts)

    def same_names(self, document: PlanDocument) -> None:
        taken: set[str] = set()
        for number, entry in enumerate(document.cohorts):
            if entry.name in taken:
                where = ("cohorts", number, "name")
                self.problems.append(self.read.problem(where, "cohort-twice", {"name": entry.name}))
            taken |= {entry.name} if entry.name else set()

    def allocations(
        self, document: PlanDocument, cohorts: list[Cohort]
    ) -> Iterator[AllocationInput]:
        """The allocations, each of which must pay something in the plan."""
        known = {cohort.policy.id: cohort.policy for cohort in cohorts}
        used = dict.fromkeys(fund_years_of(cohorts))
        taken: set[Any] = set()
        for number, entry in enumerate(document.allocations):
            try:
                region = None if entry.region is None else self.policy(entry.region).id
                allocation = _allocation(entry, region)
                place = resolve_allocation(allocation, known, used)
                if place in taken:
                    funding, month = place[0].funding, str(allocation.start or place[0].year)
                    raise InputError("allocation-twice", funding=funding, month=month)
                taken.add(place)
                yield allocation
            except RentanError as error:
                self.problems.append(self.problem(("allocations", number), error))


def _said(entry: CohortEntry, document: PlanDocument) -> dict[str, Any]:
    """What the entry says, and what holds for all where it says nothing."""
    said = document.said() | entry.said()
    if rate := said.get("rate"):
        said["rate"] = OwnRate(rate.amount, rate.label)
    return {key: value for key, value in said.items() if key not in ("cohorts", "allocations")}


def _allocation(entry: AllocationEntry, region: str | None) -> AllocationInput:
    start = entry.from_
    if start is None and entry.year is not None:
        start = Month(entry.year, 1)
    if start and entry.year is not None and start.year != entry.year:
        raise InputError("allocation-from", month=str(start), year=entry.year)
    return AllocationInput(entry.amount, start, entry.funding, region)
