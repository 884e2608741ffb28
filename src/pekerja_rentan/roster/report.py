"""From counted verdicts to the answer: the same for every engine."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pekerja_rentan.engine.cost import cost
from pekerja_rentan.engine.cost_result import CostResult
from pekerja_rentan.engine.request import RequestArgs
from pekerja_rentan.engine.result import Note, advice, basis, freeze
from pekerja_rentan.language import masked
from pekerja_rentan.money import Stated
from pekerja_rentan.roster.counts import (
    OutcomeCounts,
    funnel,
    groups,
    note_counts,
    outcomes,
    reason_counts,
)
from pekerja_rentan.roster.criteria import (
    Criteria,
    iso_day,
    rule_sources,
    taken_for_granted,
    unjudged,
    without_column,
)
from pekerja_rentan.roster.reading.aside import KINDS
from pekerja_rentan.roster.reading.fields import doubtful, other_units, unit_taken
from pekerja_rentan.roster.result import Group, MemberRef, RosterRef, ScreenResult, Step
from pekerja_rentan.roster.screening import JudgedRosters

_NAMED = 3
"""Lists that a note names; the answer holds all of them."""


def report(
    screening: JudgedRosters,
    rosters: tuple[RosterRef, ...],
    members: tuple[MemberRef, ...],
    reading_notes: Sequence[Note],
    *,
    allocation: Stated | int | str | None,
    words: RequestArgs,
) -> ScreenResult:
    """The answer, the cost of the eligible included. Raises what ``cost`` raises."""
    criteria = screening.criteria
    counts = _in_order(screening.counts, rosters)
    found = outcomes(counts)
    eligible = found["eligible"]
    money = _cost(criteria, eligible, allocation, words)
    capacity = money.capacity if money else None
    covered = eligible if capacity is None else min(eligible, capacity)
    main, every = reason_counts(counts, criteria.judge.reasons)
    warnings = note_counts(counts, criteria.judge.reasons)
    steps = funnel(counts, criteria.judge, members=bool(members))
    lost = (basis("nik-rounded", roster=rosters[at].name) for at in screening.rounded)
    notes = (*_of_rules(criteria, rosters, steps, money), *_of_members(members), *lost)
    return ScreenResult(
        region=criteria.quote.terms.region,
        as_of=iso_day(criteria.as_of),
        engine=screening.engine,
        rosters=rosters,
        members=members,
        rows=sum(found.values()),
        blank=sum(roster.blank for roster in rosters),
        aside=_aside(rosters),
        eligible=eligible,
        covered=covered,
        waiting=eligible - covered,
        ineligible=found["ineligible"],
        needs_data=found["needs-data"],
        funnel=steps,
        main=main,
        reasons=every,
        warnings=warnings,
        by_roster=_by_roster(counts, rosters),
        by=screening.by,
        groups=_by_group(counts, screening.groups.names) if screening.by else (),
        attested=criteria.attested,
        priority=criteria.priority if eligible > covered else None,
        cost=money,
        notes=tuple(map(_without_niks, (*notes, *reading_notes, *_of_blank(rosters)))),
        sources=rule_sources(criteria, [count.code for count in (*every, *warnings)]),
        policy=criteria.quote.policy_ref,
    )


def _in_order(counts: OutcomeCounts, rosters: Sequence[RosterRef]) -> OutcomeCounts:
    """The tally in the order of its verdicts. No row may be lost: the outcomes of a list add up to
    its rows, without the blank and set aside."""
    judged: Counter[int] = Counter()
    for verdict, rows in counts.items():
        judged[verdict.source] += rows
    for number, roster in enumerate(rosters):
        if roster.rows != judged[number]:
            raise AssertionError(f"{roster.name}: {roster.rows} rows in, {judged[number]} out")
    return Counter(dict(sorted(counts.items())))


def _cost(
    criteria: Criteria, eligible: int, allocation: Stated | int | str | None, words: RequestArgs
) -> CostResult | None:
    """The cost of all who may be covered; None when nobody may."""
    if not eligible:
        return None
    return cost(criteria.policy, workers=eligible, allocation=allocation, **words)


def _by_roster(counts: OutcomeCounts, rosters: Sequence[RosterRef]) -> tuple[Group, ...]:
    names = [roster.name for roster in rosters]
    return groups(counts, lambda verdict: names[verdict.source], names)


def _aside(rosters: Sequence[RosterRef]) -> Mapping[str, int]:
    """What was set aside of all lists, by kind."""
    kinds: Counter[str] = Counter()
    for roster in rosters:
        kinds.update(roster.aside)
    found: Mapping[str, int] = freeze({kind: kinds[kind] for kind in KINDS if kinds[kind]})
    return found


def _by_group(counts: OutcomeCounts, names: Sequence[str]) -> tuple[Group, ...]:
    """The groups that have rows, in the order in which they came up; last, who names none."""
    found = groups(counts, lambda verdict: names[verdict.group], names)
    return tuple(sorted((group for group in found if group.rows), key=lambda group: not group.name))


def _of_rules(
    criteria: Criteria,
    rosters: Sequence[RosterRef],
    steps: Sequence[Step],
    money: CostResult | None,
) -> Iterator[Note]:
    """What was taken for granted, and what a careful colleague adds; what the cost says already
    is not said twice."""
    yield basis("as-of", day=iso_day(criteria.as_of))
    of_cost = {note.code for note in money.notes} if money else set()
    yield from (note for note in taken_for_granted(criteria) if note.code not in of_cost)
    yield from _columns_taken(rosters)
    lacking = without_column(criteria, {field for each in rosters for field in each.columns})
    rows = sum(roster.rows for roster in rosters)
    for step in steps:
        if step.check in lacking and step.missing:
            code = "rule-without-column" if step.missing == rows else "rule-short-of-column"
            yield basis(code, rule=step.check, fields=lacking[step.check], rows=step.missing)
    yield from _untaken(rosters)
    if idle := _idle_columns(criteria, rosters):
        yield basis("columns-unjudged", columns=idle)
    for step in steps:
        if step.attested:
            yield basis("attested", rule=step.check, says=step.says, rows=step.attested)


def _of_members(members: Sequence[MemberRef]) -> Iterator[Note]:
    """What was counted of lists of members."""
    for each in members:
        if each.blank:
            yield basis("members-unusable", roster=each.name, rows=each.blank)
        if each.ended:
            yield basis(
                "members-ended", roster=each.name, rows=each.ended, dead=each.dead,
                moved=each.moved, inactive=each.ended - each.dead - each.moved,
            )  # fmt: skip
        if each.unclear:
            yield basis("members-unclear", roster=each.name, rows=each.unclear)
        if each.unlisted:
            yield basis("members-unlisted", roster=each.name, rows=each.unlisted)


def _of_blank(rosters: Sequence[RosterRef]) -> Iterator[Note]:
    if rows := sum(roster.blank for roster in rosters):
        yield advice("blank-rows", rows=rows)


def _without_niks(note: Note) -> Note:
    """A note that names files and headers as they are, with every NIK in it masked."""
    return replace(note, facts=freeze(_masked(note.facts)))


def _masked(fact: Any) -> Any:
    if isinstance(fact, str):
        return masked(fact)
    if isinstance(fact, Mapping):
        return {name: _masked(part) for name, part in fact.items()}
    return [_masked(part) for part in fact] if isinstance(fact, (list, tuple)) else fact


def _columns_taken(rosters: Sequence[RosterRef]) -> Iterator[Note]:
    """Which header was taken for what: once for all lists that agree."""
    alike: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for roster in rosters:
        alike.setdefault(tuple(roster.columns.items()), []).append(roster.name)
    for columns, names in alike.items():
        taken = [f"{field} = {header}{_unit(field, header)}" for field, header in columns]
        if len(alike) == 1:
            yield basis("columns-taken", columns=taken)
        else:
            named = names if len(names) <= _NAMED else [*names[:_NAMED], "…"]
            yield basis("columns-taken-in", rosters=named, columns=taken)


def _unit(field: str, header: str) -> str:
    """What is done to the figures of a column with a unit: ``(× 1.000 ÷ 12)``."""
    unit = unit_taken(field, {field: header})
    return f" ({unit.shown})" if unit else ""


def _untaken(rosters: Sequence[RosterRef]) -> Iterator[Note]:
    """The headers that were taken for nothing, once for all lists that agree; not those that have
    a note of their own."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for roster in rosters:
        apart = {*other_units(roster.untaken), *doubtful(roster.untaken, ())}
        if headers := tuple(each for each in roster.untaken if each not in apart):
            alike.setdefault(headers, []).append(roster.name)
    for headers, names in alike.items():
        named = names if len(names) <= _NAMED else [*names[:_NAMED], "…"]
        yield basis("columns-untaken", rosters=named, headers=list(headers))


def _idle_columns(criteria: Criteria, rosters: Sequence[RosterRef]) -> list[str]:
    """The columns that were taken and that nothing goes by, each header once."""
    found = [
        f"{field} = {roster.columns[field]}"
        for roster in rosters
        for field in unjudged(criteria, roster.columns)
    ]
    return list(dict.fromkeys(found))
