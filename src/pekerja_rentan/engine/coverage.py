"""How many are covered of those who could be: by district and year, against what is aimed at. A
share over the whole and an old denominator are said, never smoothed."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil

from pekerja_rentan.engine.coverage_notes import (
    entry_notes,
    figure_notes,
    growth_notes,
    target_notes,
)
from pekerja_rentan.engine.coverage_result import (
    Aim,
    CoverageResult,
    CoverageRow,
    DenominatorRef,
    Flag,
    Growth,
    TargetRef,
)
from pekerja_rentan.engine.covered import Covered, Denominator, totals_of
from pekerja_rentan.engine.districts import alike
from pekerja_rentan.engine.origin import policy_ref, region_ref, source_ref
from pekerja_rentan.engine.result import Note, cited, freeze
from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.money import share_of
from pekerja_rentan.policy.outcomes import Measure
from pekerja_rentan.policy.policy import Policy

STALE = 2
"""Years by which a denominator is older than the covered from which on it is stale, a rule of
rentan's own: last year's count is the newest that an office can have."""


def denominator_of(policy: Policy, name: str) -> Denominator:
    """A denominator of the policy by its id. Raises InputError for one that it does not have."""
    known = policy.denominators
    entry = known.get(name)
    if entry is None:
        near = nearest(name, known)
        raise InputError("denominator-unknown", name=name, near=near, known=list(known)).about("of")
    return Denominator(
        freeze(entry.name), entry.workers, entry.counted, entry.measure, entry.source,
        remark=entry.remark,
    )  # fmt: skip


def published(policy: Policy, year: int | None = None) -> tuple[Covered, ...]:
    """What is published of the policy's denominators and those covered of them, in one ``year`` or
    in all. Raises InputError where there is nothing."""
    found = tuple(
        Covered(None, entry.covered_in, entry.covered, denominator_of(policy, name))
        for name, entry in policy.denominators.items()
        if entry.covered and entry.covered_in and year in (None, entry.covered_in)
    )
    if not found:
        known = list(policy.denominators)
        raise InputError("coverage-nothing", region=policy.name, known=known)
    return found


def coverage(
    policy: Policy, entries: Iterable[Covered] | None = None, *, target: str | None = None
) -> CoverageResult:
    """The share covered of each of ``entries``, or of what the policy has published; ``target``
    names a measure of the policy that it is held against.

    Raises InputError for a district, year and denominator that come twice, for a measure that is
    not known or has no target in these years, and for one of which the denominators are not.
    """
    listed = tuple(published(policy) if entries is None else entries)
    if not listed:
        raise InputError("coverage-nothing", region=policy.name, known=[])
    usual = {entry.kind for entry in listed}
    called = alike((entry.district for entry in listed), usual.pop() if len(usual) == 1 else "")
    _refuse_twice(listed, called)
    measure = _measure(policy, target, listed) if target is not None else None
    judge = _Judge(policy, target, measure)
    shown = [entry for entry in listed if not (entry.of.whole and entry.district)]
    rows = judge.rows(shown, lambda entry: called[entry.district])
    nested: list[Note] = []
    added = tuple(totals_of(listed, nested))
    if not (rows or added):
        raise InputError("coverage-whole", name=listed[0].of.name, **nested[0].facts)
    totals = judge.rows(added, lambda whole: _districts(whole, listed, called), listed)
    years = tuple(sorted({entry.year for entry in listed}))
    targets = tuple(_targets(policy, years))
    notes = (
        *figure_notes(rows or totals, STALE),
        *nested,
        *growth_notes(policy, rows, totals, _named(listed, called)),
        *entry_notes(listed),
        *target_notes(policy, targets, target),
    )
    marks = [
        *(row.denominator.source for row in rows or totals),
        *(row.growth.source for row in (*rows, *totals) if row.growth),
        *(each.source for each in targets),
        *cited(notes),
    ]
    return CoverageResult(
        region=region_ref(policy),
        years=years,
        rows=rows or totals,
        totals=totals if rows else (),
        targets=targets,
        notes=notes,
        sources=tuple(source_ref(policy.sources[mark]) for mark in dict.fromkeys(marks) if mark),
        policy=policy_ref(policy),
    )


def _named(
    entries: Sequence[Covered], called: Mapping[str | None, str]
) -> Iterator[tuple[int, str, str]]:
    """The districts of each year, as all their spellings are called and as they are written."""
    for each in entries:
        if each.district:
            yield each.year, called[each.district], each.district


def _districts(
    whole: Covered, entries: Sequence[Covered], called: Mapping[str | None, str]
) -> frozenset[str]:
    """What the districts are called that are added up in a ``whole``."""
    return frozenset(called[each.district] for each in _parts(whole, entries))


def _parts(whole: Covered, entries: Sequence[Covered]) -> Iterator[Covered]:
    for each in entries:
        if each.district and (each.year, each.of.name) == (whole.year, whole.of.name):
            yield each


def _refuse_twice(entries: Sequence[Covered], called: Mapping[str | None, str]) -> None:
    seen: dict[tuple[object, ...], str] = {}
    for entry in entries:
        key = (called[entry.district], entry.year, tuple(entry.of.name.items()))
        if key in seen:
            facts = {"district": entry.district or "?", "year": entry.year, "first": seen[key]}
            raise InputError("coverage-twice", **facts).at(entry.place)
        seen[key] = entry.place


def _measure(policy: Policy, target: str, entries: Sequence[Covered]) -> Measure:
    """The measure of the target. Raises InputError for an unknown one, and for one that is not the
    measure of these denominators or has no target for these years."""
    found = policy.measures.get(target)
    if found is None:
        near, known = nearest(target, policy.measures), list(policy.measures)
        raise InputError("target-unknown", name=target, near=near, known=known).about("target")
    for entry in entries:
        if entry.of.measure not in (None, target):
            facts = {"target": found.name, "own": policy.measures[entry.of.measure].name}
            raise InputError("coverage-mixed", denominator=entry.of.name, **facts).about("target")
    if not any(entry.year in found.targets for entry in entries):
        raise InputError("target-year", target=found.name, known=sorted(found.targets)).about(
            "target"
        )
    return found


class _Judge:
    """Makes the rows of an answer."""

    def __init__(self, policy: Policy, target: str | None, measure: Measure | None) -> None:
        self.policy, self.target, self.measure = policy, target, measure

    def rows(
        self,
        entries: Sequence[Covered],
        same_as: Callable[[Covered], Hashable],
        parts: Sequence[Covered] = (),
    ) -> tuple[CoverageRow, ...]:
        """A row for each entry, in their order, each against the nearest year before it that is
        the ``same_as`` it; a sum has what is amiss with the years of its ``parts``."""
        same: dict[tuple[object, ...], list[Covered]] = {}
        keys = [(same_as(entry), *entry.of.name.items()) for entry in entries]
        for key, entry in zip(keys, entries, strict=True):
            same.setdefault(key, []).append(entry)
        rows = []
        for key, entry in zip(keys, entries, strict=True):
            before = [other for other in same[key] if other.year < entry.year]
            last = max(before, key=lambda each: each.year, default=None)
            newer = any((each.of.year or 0) > each.year for each in _parts(entry, parts))
            rows.append(self.row(entry, last, newer))
        return tuple(rows)

    def row(self, entry: Covered, before: Covered | None, newer: bool) -> CoverageRow:
        covered, workers = entry.covered.amount, entry.of.workers.amount
        age = None if entry.of.year is None else entry.year - entry.of.year
        return CoverageRow(
            district=entry.district,
            year=entry.year,
            covered=covered,
            about=entry.covered.about,
            denominator=DenominatorRef(
                name=entry.of.name,
                workers=workers,
                about=entry.of.workers.about,
                year=entry.of.year,
                source=entry.of.source,
                said_by=entry.of.said_by,
            ),
            share=share_of(covered, workers),
            uncovered=workers - covered,
            age=age,
            flags=tuple(_flags(covered, workers, age, newer)),
            aim=self.aim(entry),
            growth=self.growth(entry, before) if before else None,
        )

    def aim(self, entry: Covered) -> Aim | None:
        if self.target is None or self.measure is None or entry.year not in self.measure.targets:
            return None
        target = _target(self.target, self.measure, entry.year)
        people = ceil(target.share * entry.of.workers.amount)
        missing = people - entry.covered.amount
        return Aim(target=target, people=people, missing=missing, reached=missing <= 0)

    def growth(self, entry: Covered, before: Covered) -> Growth | None:
        people = entry.covered.amount - before.covered.amount
        since = before.covered.amount
        share = Fraction(people, since) if since else None
        points = _share(entry) - _share(before)
        rule = self.policy.growth.get(entry.year) if entry.year - before.year == 1 else None
        return Growth(
            since=before.year,
            before=since,
            people=people,
            share=None if share is None else _rounded(share),
            points=_rounded(points),
            asked=rule.share if rule else None,
            met_in_people=(share or people) >= Fraction(rule.share) if rule else None,
            met_in_points=points >= Fraction(rule.share) if rule else None,
            source=rule.source if rule else None,
        )


def _share(entry: Covered) -> Fraction:
    """The share covered, exactly: what is asked for is held against it before it is rounded."""
    return Fraction(entry.covered.amount, entry.of.workers.amount)


def _rounded(share: Fraction) -> Decimal:
    return share_of(share.numerator, share.denominator)


def _flags(covered: int, workers: int, age: int | None, newer: bool) -> Iterator[Flag]:
    if covered > workers:
        yield "over-all"
    if age is None:
        yield "undated"
    elif age >= STALE:
        yield "stale"
    if newer or (age is not None and age < 0):
        yield "newer"


def _target(name: str, measure: Measure, year: int) -> TargetRef:
    share = measure.targets[year]
    return TargetRef(
        measure=name, name=freeze(measure.name), year=year, share=share.share, source=share.source
    )


def _targets(policy: Policy, years: Sequence[int]) -> Iterator[TargetRef]:
    """All that is aimed at in these years."""
    for name, measure in policy.measures.items():
        for year in sorted(set(years) & set(measure.targets)):
            yield _target(name, measure, year)
