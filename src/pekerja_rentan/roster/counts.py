"""Counting verdicts: from the few combinations of masks that occur to the funnel."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from pekerja_rentan.engine.result import freeze
from pekerja_rentan.roster.result import Count, Group, Step, Told
from pekerja_rentan.roster.rules.judge import RuleEvaluator
from pekerja_rentan.roster.rules.reasons import (
    NIK_ENDS_IN_0,
    NIK_ROUNDED,
    UNREADABLE,
    Bit,
    Check,
    Reasons,
    kind_of,
    outcome,
    unreadable,
)

FEWEST_NIKS = 20
"""From so many NIKs on, that more than half of them end in 0 is no accident: a tenth would."""
FEWEST_ROWS = 10
"""From so many rows on something is said of a column as a whole."""


class Verdict(NamedTuple):
    """A combination that occurs: the list, the group's number, and the three masks."""

    source: int
    group: int
    fails: int
    lacks: int
    notes: int


OutcomeCounts = Counter[Verdict]


class Members(NamedTuple):
    """A list of members: its ``rows``, those without a NIK that can be relied on, and of the others
    those whose membership has ``ended`` (of these who is ``dead`` or has ``moved``), those of whom
    that is ``unclear``, and how many members stand on none of the lists that are screened."""

    rows: int
    unusable: int
    ended: int = 0
    dead: int = 0
    moved: int = 0
    unclear: int = 0
    unlisted: int = 0


def unread_columns(tally: OutcomeCounts) -> list[tuple[int, str]]:
    """The lists, and their fields, of which most rows have a text that means nothing: codes, or
    another column's."""
    rows: Counter[int] = Counter()
    unread: Counter[tuple[int, str]] = Counter()
    for verdict, count in tally.items():
        rows[verdict.source] += count
        for field in UNREADABLE:
            if verdict.notes & unreadable(field).value:
                unread[verdict.source, field] += count
    most = (place for place, count in unread.items() if 2 * count > rows[place[0]] >= FEWEST_ROWS)
    return sorted(most, key=lambda place: (place[0], UNREADABLE.index(place[1])))


class VerdictIndex(dict[Verdict, int]):
    """The verdicts that occur, numbered as they come up: a row need hold but a number."""

    def __missing__(self, verdict: Verdict) -> int:
        return self.setdefault(verdict, len(self))


def rounded_sources(tally: OutcomeCounts, formed: Mapping[int, int]) -> list[int]:
    """The lists in which Excel has replaced the last digit of the NIKs by 0. ``formed`` counts
    the well-formed NIKs of each."""
    ending: Counter[int] = Counter()
    for verdict, rows in tally.items():
        if verdict.notes & NIK_ENDS_IN_0.value:
            ending[verdict.source] += rows
    return [source for source, rows in formed.items() if lost_digits(ending[source], rows)]


def lost_digits(ending: int, formed: int) -> bool:
    """Whether so many of a list's well-formed NIKs end in 0 that Excel must have taken their last
    digits."""
    return formed >= FEWEST_NIKS and 2 * ending > formed


def with_rounded(verdict: Verdict, rounded: Iterable[int]) -> Verdict:
    """A verdict with its NIK's lost digits told, if its list has lost them."""
    if verdict.source in rounded and verdict.notes & NIK_ENDS_IN_0.value:
        return verdict._replace(lacks=verdict.lacks | NIK_ROUNDED.value)
    return verdict


def outcomes(tally: OutcomeCounts) -> Counter[str]:
    counted: Counter[str] = Counter()
    for verdict, rows in tally.items():
        counted[outcome(verdict.fails, verdict.lacks)] += rows
    return counted


def groups(
    tally: OutcomeCounts, name: Callable[[Verdict], str], names: Iterable[str]
) -> tuple[Group, ...]:
    """The outcomes by ``name``, in the order of ``names``, which are all that there are."""
    counted: dict[str, Counter[str]] = {each: Counter() for each in names}
    for verdict, rows in tally.items():
        counted[name(verdict)][outcome(verdict.fails, verdict.lacks)] += rows
    return tuple(
        Group(
            name=key,
            rows=sum(each.values()),
            eligible=each["eligible"],
            ineligible=each["ineligible"],
            needs_data=each["needs-data"],
        )
        for key, each in counted.items()
    )


def reason_counts(
    tally: OutcomeCounts, reasons: Reasons
) -> tuple[tuple[Count, ...], tuple[Told, ...]]:
    """How often each reason is the main one, and how often it is given at all."""
    main: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for verdict, rows in tally.items():
        for number, code in enumerate(reasons.codes(verdict.fails, verdict.lacks)):
            every[code] += rows
            main[code] += 0 if number else rows
    order = [code for code, _ in reasons.reasons]
    firsts = tuple(Count(code=c, rows=main[c]) for c in order if main[c])
    return firsts, _told(every, order, reasons)


def note_counts(tally: OutcomeCounts, reasons: Reasons) -> tuple[Told, ...]:
    """How often each warning is given."""
    counted: Counter[str] = Counter()
    for verdict, rows in tally.items():
        for code in reasons.noted(verdict.notes):
            counted[code] += rows
    return _told(counted, [code for code, _ in reasons.notes], reasons)


def _told(counted: Counter[str], order: Iterable[str], reasons: Reasons) -> tuple[Told, ...]:
    """The codes that are told of any row, in this order."""
    rules = {code: reasons.rule_of(code) for code in order if counted[code]}
    return tuple(
        Told(
            code=code,
            rows=counted[code],
            rule=check.id if check else None,
            says=_says(check),
            kind=kind_of(code, check) if check else None,
        )
        for code, check in rules.items()
    )


def _says(check: Check | None) -> Mapping[str, str] | None:
    return freeze(check.rule.says) if check and check.rule else None


def funnel(tally: OutcomeCounts, judge: RuleEvaluator, *, members: bool) -> tuple[Step, ...]:
    """Every check, by itself: what it was asked of, and whom it alone keeps out. Rules that ask
    nothing of who does not say (``unmet``) are told where they keep somebody out."""
    checks = [
        check
        for check in judge.reasons.checks
        if (members or check.id != "member") and (not check.unmet or _keeps_out(tally, check))
    ]
    steps = []
    fails = lacks = 0
    for check in checks:
        fails, lacks = fails | _mask(check.fails), lacks | _mask(check.lacks)
        remaining = _passing(tally, fails, lacks)
        steps.append(_step(tally, check, judge, remaining))
    return tuple(steps)


def _keeps_out(tally: OutcomeCounts, check: Check) -> bool:
    fails, lacks = _mask(check.fails), _mask(check.lacks)
    return any(each.fails & fails or each.lacks & lacks for each, rows in tally.items() if rows)


def _passing(tally: OutcomeCounts, fails: int, lacks: int) -> int:
    """The rows that nothing of these masks keeps out."""
    return sum(
        rows
        for verdict, rows in tally.items()
        if not (verdict.fails & fails or verdict.lacks & lacks)
    )


def _step(tally: OutcomeCounts, check: Check, judge: RuleEvaluator, remaining: int) -> Step:
    fails, lacks = _mask(check.fails), _mask(check.lacks)
    failed = missing = attested = only = only_failed = near = rows = 0
    for verdict, count in tally.items():
        rows += count
        bad = bool(verdict.fails & fails)
        lacking = bool(verdict.lacks & lacks)
        failed += count * bad
        missing += count * (lacking and not bad)
        attested += count * _has(verdict, check.attested)
        alone = not (verdict.fails & ~fails or verdict.lacks & ~lacks)
        only += count * (alone and (bad or lacking))
        only_failed += count * (alone and bad)
        near += count * (alone and bad and _has(verdict, check.near))
    reach = judge.near.get(check.id)
    field = check.rule.condition.field if check.rule else None
    return Step(
        check=check.id,
        says=_says(check),
        source=check.rule.source if check.rule else None,
        evaluated=rows - missing - attested,
        failed=failed,
        missing=missing,
        attested=attested,
        only_blocker=only,
        only_failed=only_failed,
        near=near if reach else None,
        remaining=remaining,
        reach=reach,
        unit=None if not reach else "rupiah" if field == "monthly_income" else "years",
    )


def _mask(bits: Iterable[tuple[str, Bit]]) -> int:
    return sum(bit.value for _, bit in bits)


def _has(verdict: Verdict, bit: Bit | None) -> bool:
    return bit is not None and bool(verdict.notes & bit.value)
