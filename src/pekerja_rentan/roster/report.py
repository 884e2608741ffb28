"""From counted verdicts to the answer: the same for every engine."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from pekerja_rentan.engine.cost import cost
from pekerja_rentan.engine.cost_result import CostResult
from pekerja_rentan.engine.origin import source_ref
from pekerja_rentan.engine.request import RequestArgs
from pekerja_rentan.engine.result import Note, SourceRef, advice, basis, cited, freeze
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
from pekerja_rentan.roster.criteria import Criteria, taken_for_granted, unjudged, without_column
from pekerja_rentan.roster.reading.aside import KINDS
from pekerja_rentan.roster.reading.fields import doubtful, other_units, unit_taken
from pekerja_rentan.roster.result import Group, MemberRef, RosterRef, ScreenResult, Step

_NAMED = 3
"""Lists that a note names; the answer holds all of them."""


class Counted(NamedTuple):
    """What an engine has counted: the lists and their rows, the tally of all verdicts, the names
    of the groups that were asked for, and the lists whose NIKs have lost digits."""

    engine: str
    rosters: tuple[RosterRef, ...]
    members: tuple[MemberRef, ...]
    counts: OutcomeCounts
    by: str | None
    group_names: Sequence[str]
    rounded: Sequence[int]
    reading_notes: Sequence[Note]


def report(
    criteria: Criteria,
    counted: Counted,
    *,
    allocation: Stated | int | str | None,
    words: RequestArgs,
) -> ScreenResult:
    """The answer, the cost of the eligible included. Raises what ``cost`` raises.

    No row may be lost: the outcomes of a list add up to its rows, without the blank and set aside.
    """
    counted = counted._replace(counts=Counter(dict(sorted(counted.counts.items()))))
    found = outcomes(counted.counts)
    _refuse_lost(counted)
    eligible = found["eligible"]
    money = _cost(criteria, eligible, allocation, words)
    capacity = money.capacity if money else None
    covered = eligible if capacity is None else min(eligible, capacity)
    main, every = reason_counts(counted.counts, criteria.judge.reasons)
    warnings = note_counts(counted.counts, criteria.judge.reasons)
    steps = funnel(counted.counts, criteria.judge, members=bool(counted.members))
    return ScreenResult(
        region=criteria.quote.terms.region,
        as_of=iso_day(criteria.as_of),
        engine=counted.engine,
        rosters=counted.rosters,
        members=counted.members,
        rows=sum(found.values()),
        blank=sum(roster.blank for roster in counted.rosters),
        aside=_aside(counted.rosters),
        eligible=eligible,
        covered=covered,
        waiting=eligible - covered,
        ineligible=found["ineligible"],
        needs_data=found["needs-data"],
        funnel=steps,
        main=main,
        reasons=every,
        warnings=warnings,
        by_roster=_by_roster(counted),
        by=counted.by,
        groups=_by_group(counted) if counted.by else (),
        attested=criteria.attested,
        priority=criteria.priority if eligible > covered else None,
        cost=money,
        notes=tuple(_without_niks(note) for note in _notes(criteria, counted, steps, money)),
        sources=rule_sources(criteria, [count.code for count in (*every, *warnings)]),
        policy=criteria.quote.policy_ref,
    )


def _refuse_lost(counted: Counted) -> None:
    judged: Counter[int] = Counter()
    for verdict, rows in counted.counts.items():
        judged[verdict.source] += rows
    for number, roster in enumerate(counted.rosters):
        if roster.rows != judged[number]:
            raise AssertionError(f"{roster.name}: {roster.rows} rows in, {judged[number]} out")


def _cost(
    criteria: Criteria, eligible: int, allocation: Stated | int | str | None, words: RequestArgs
) -> CostResult | None:
    """The cost of all who may be covered; None when nobody may."""
    if not eligible:
        return None
    return cost(criteria.policy, workers=eligible, allocation=allocation, **words)


def _by_roster(counted: Counted) -> tuple[Group, ...]:
    names = [roster.name for roster in counted.rosters]
    return groups(counted.counts, lambda verdict: names[verdict.source], names)


def _aside(rosters: Sequence[RosterRef]) -> Mapping[str, int]:
    """What was set aside of all lists, by kind."""
    kinds: Counter[str] = Counter()
    for roster in rosters:
        kinds.update(roster.aside)
    found: Mapping[str, int] = freeze({kind: kinds[kind] for kind in KINDS if kinds[kind]})
    return found


def _by_group(counted: Counted) -> tuple[Group, ...]:
    """The groups that have rows, in the order in which they came up; last, who names none."""
    names = counted.group_names
    found = groups(counted.counts, lambda verdict: names[verdict.group], names)
    return tuple(sorted((group for group in found if group.rows), key=lambda group: not group.name))


def _notes(
    criteria: Criteria, counted: Counted, steps: Sequence[Step], money: CostResult | None
) -> Iterator[Note]:
    """What was taken for granted, and what a careful colleague adds; what the cost says already
    is not said twice."""
    rows = sum(roster.rows for roster in counted.rosters)
    yield basis("as-of", day=iso_day(criteria.as_of))
    of_cost = {note.code for note in money.notes} if money else set()
    yield from (note for note in taken_for_granted(criteria) if note.code not in of_cost)
    yield from _columns_taken(counted)
    fields = {field for roster in counted.rosters for field in roster.columns}
    lacking = without_column(criteria, fields)
    for step in steps:
        if step.check in lacking and step.missing:
            code = "rule-without-column" if step.missing == rows else "rule-short-of-column"
            yield basis(code, rule=step.check, fields=lacking[step.check], rows=step.missing)
    yield from _untaken(counted)
    if idle := _idle_columns(criteria, counted):
        yield basis("columns-unjudged", columns=idle)
    for step in steps:
        if step.attested:
            yield basis("attested", rule=step.check, says=step.says, rows=step.attested)
    for members in counted.members:
        if members.blank:
            yield basis("members-unusable", roster=members.name, rows=members.blank)
        if members.ended:
            yield basis(
                "members-ended", roster=members.name, rows=members.ended, dead=members.dead,
                moved=members.moved, inactive=members.ended - members.dead - members.moved,
            )  # fmt: skip
        if members.unclear:
            yield basis("members-unclear", roster=members.name, rows=members.unclear)
        if members.unlisted:
            yield basis("members-unlisted", roster=members.name, rows=members.unlisted)
    for source in counted.rounded:
        yield basis("nik-rounded", roster=counted.rosters[source].name)
    yield from counted.reading_notes
    blank = sum(roster.blank for roster in counted.rosters)
    if blank:
        yield advice("blank-rows", rows=blank)


def _without_niks(note: Note) -> Note:
    """A note that names files and headers as they are, with every NIK in it masked."""
    return replace(note, facts=freeze(_masked(note.facts)))


def _masked(fact: Any) -> Any:
    if isinstance(fact, str):
        return masked(fact)
    if isinstance(fact, Mapping):
        return {name: _masked(part) for name, part in fact.items()}
    return [_masked(part) for part in fact] if isinstance(fact, (list, tuple)) else fact


def _columns_taken(counted: Counted) -> Iterator[Note]:
    """Which header was taken for what: once for all lists that agree."""
    alike: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for roster in counted.rosters:
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


def _untaken(counted: Counted) -> Iterator[Note]:
    """The headers that were taken for nothing, once for all lists that agree; not those that have
    a note of their own."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for roster in counted.rosters:
        apart = {*other_units(roster.untaken), *doubtful(roster.untaken, ())}
        if headers := tuple(each for each in roster.untaken if each not in apart):
            alike.setdefault(headers, []).append(roster.name)
    for headers, names in alike.items():
        named = names if len(names) <= _NAMED else [*names[:_NAMED], "…"]
        yield basis("columns-untaken", rosters=named, headers=list(headers))


def _idle_columns(criteria: Criteria, counted: Counted) -> list[str]:
    """The columns that were taken and that nothing goes by, each header once."""
    found = [
        f"{field} = {roster.columns[field]}"
        for roster in counted.rosters
        for field in unjudged(criteria, roster.columns)
    ]
    return list(dict.fromkeys(found))


def rule_sources(criteria: Criteria, codes: Collection[str]) -> tuple[SourceRef, ...]:
    """The sources of the rules that were applied, and of what they are judged by; of those that
    ask nothing of who does not say (``unmet``) the sources of such as gave one of ``codes``."""
    touched = {check.id for check in map(criteria.judge.reasons.check_of, codes) if check}
    rules = [rule for rule in criteria.policy.rules if rule.unmet is None or rule.id in touched]
    granted = cited(taken_for_granted(criteria))
    used = dict.fromkeys([*(rule.source for rule in rules), *granted])
    known = criteria.policy.sources
    return tuple(source_ref(known[name]) for name in used)


def iso_day(day: int) -> str:
    text = str(day)
    return f"{text[:4]}-{text[4:6]}-{text[6:]}"
