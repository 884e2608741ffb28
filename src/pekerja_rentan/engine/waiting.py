"""What is to be said of waiting times: the first months of a membership, in which less is paid.

A month of membership is a calendar month, the first one included. A rule is taken to hold for
deaths from its own month on, whenever the membership began.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

from pekerja_rentan.engine.result import Note, advice
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.policy.dated import Waiting, held, stretches
from pekerja_rentan.policy.policy import Policy


@lru_cache(maxsize=512)
def waiting_notes(policy: Policy, programs: tuple[str, ...], span: Span) -> tuple[Note, ...]:
    """For each programme that has a waiting time: where its rule changes within ``span``, and
    which months of it the waiting time, as long as they or longer, takes in."""
    return tuple(
        note
        for name in programs
        for note in _notes(name.upper(), policy.programmes[name].waiting, span)
    )


def _notes(program: str, rules: tuple[Waiting, ...], span: Span) -> Iterator[Note]:
    parts = list(stretches(rules, span)) if rules else []
    for (old, _), (new, months) in pairwise(parts):
        if old and new:
            yield _change(program, old, new, months)
    for rule, months in parts:
        if rule is None and span.months <= max(each.months for each in rules):
            period, first = str(months), str(rules[0].start)
            yield advice("waiting-unknown", program=program, period=period, first=first)
        elif rule and rule.months and span.months <= rule.months:
            facts = _facts(program, rule)
            yield advice("waiting-window", period=str(months), months=months.months, **facts)


def _facts(program: str, rule: Waiting) -> dict[str, Any]:
    return {
        "program": program,
        "waiting": rule.months,
        "benefit": rule.benefit,
        "source": rule.source,
        "open": rule.open_source or rule.source,
    }


def _change(program: str, old: Waiting, new: Waiting, months: Span) -> Note:
    """That another rule holds from a month of the answer on."""
    code = "changes" if old.months and new.months else "begins" if new.months else "ends"
    return advice(
        f"waiting-{code}",
        month=str(months.first),
        until=str(months.first.plus(-1)),
        was=old.months,
        paid=old.benefit,
        before=old.source,
        **_facts(program, new),
    )


@lru_cache(maxsize=512)
def waiting_rows(
    policy: Policy, programs: tuple[str, ...], spans: tuple[Span, ...]
) -> tuple[Note, ...]:
    """For each programme the waiting times that the shorter ones of ``spans`` do not pass."""
    return tuple(
        advice("waiting-rows", **_facts(name.upper(), rule))
        for name in programs
        for rule in policy.programmes[name].waiting
        if _too_short(policy.programmes[name].waiting, rule, spans)
    )


def _too_short(rules: tuple[Waiting, ...], rule: Waiting, spans: Iterable[Span]) -> bool:
    short = [span for span in spans if span.months <= rule.months]
    return any(held is rule for span in short for held, _ in stretches(rules, span))


def begun_anew(policy: Policy, again: Month, open_: str) -> Iterator[Note]:
    """That the waiting time probably starts anew for a membership that has ended and begins
    ``again``, which by the source ``open_`` is an open question."""
    for name in policy.programs:
        waiting = held(policy.programmes[name].waiting, again)
        if waiting and waiting.months:
            yield advice(
                "continue-restart", program=name.upper(), month=str(again),
                until=str(again.plus(waiting.months - 1)), benefit=waiting.benefit,
                source=waiting.source, open=open_,
            )  # fmt: skip
