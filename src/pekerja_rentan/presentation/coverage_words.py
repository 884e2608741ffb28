"""What coverage says in sentences: the shares, what is amiss with them, how far a target is, and
what can be done."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pekerja_rentan.engine.coverage_notes import MOST_NAMED
from pekerja_rentan.engine.coverage_result import CoverageResult, CoverageRow
from pekerja_rentan.formatting import group
from pekerja_rentan.language import Language, percent

MOST_BARS = 16
"""Districts that a chart, or the sentences, have room for."""


def shares(result: CoverageResult, language: Language) -> Iterator[str]:
    """The share of each, and what is amiss with it."""
    for row in _main(result):
        facts = _of(row, result, language)
        yield language.say("coverage.share", **facts)
        if "over-all" in row.flags:
            yield language.say("coverage.over-all", more=-row.uncovered, **facts)


def aims(result: CoverageResult, language: Language) -> Iterator[str]:
    """How far each is from what is aimed at."""
    for row in _main(result):
        if row.aim:
            facts = _of(row, result, language)
            above = "passed" if row.aim.missing else "reached"
            key = f"coverage.target-{above if row.aim.reached else 'missed'}"
            target = {"target": row.aim.target.share, "measure": row.aim.target.name}
            missing = abs(row.aim.missing)
            yield language.say(key, people=row.aim.people, missing=missing, **target, **facts)
    if below := _beside(result, _below):
        yield language.say("coverage.districts-below", **_missing(below))


def changes(result: CoverageResult, language: Language) -> Iterator[str]:
    for row in _main(result):
        yield from _growth(row, result, language)


def _growth(row: CoverageRow, result: CoverageResult, language: Language) -> Iterator[str]:
    growth = row.growth
    if growth is None:
        return
    facts = _of(row, result, language) | {"since": str(growth.since), "before": growth.before}
    facts |= {"growth": growth.share, "points": growth.points, "people": growth.people}
    yield language.say(f"coverage.growth{'' if growth.before else '-from-none'}", **facts)
    if growth.asked is not None:
        met = (bool(growth.met_in_people), bool(growth.met_in_points))
        key = {(True, True): "both", (True, False): "people", (False, True): "points"}.get(met)
        facts["asked"] = growth.asked
        yield language.say(f"coverage.growth-{key or 'neither'}", **facts)


def formula(row: CoverageRow, result: CoverageResult, language: Language) -> str:
    return language.say("coverage.why", **_of(row, result, language))


def amiss(result: CoverageResult, language: Language) -> str:
    """Why the shares are in doubt, by the flags of whatever rows."""
    flags = [each for each in ("over-all", "stale") if each in result.failed]
    named = (language.say(f"coverage.flag-{each}") for each in flags)
    return language.say("coverage.amiss", flags=list(named)) if flags else ""


def levers(result: CoverageResult, language: Language) -> Iterator[str]:
    """Where members are missing, and which figures are to be cleared up."""
    over = _beside(result, lambda row: "over-all" in row.flags)
    for row in over[:MOST_NAMED] or [row for row in _main(result)[:1] if "over-all" in row.flags]:
        yield language.say("lever.coverage-over", **_of(row, result, language))
    if below := _beside(result, _below):
        yield language.say("lever.coverage-below", **_missing(below))
    else:
        for row in _main(result)[:1]:
            if row.aim and not row.aim.reached:
                facts = {"missing": row.aim.missing, "year": str(row.year)}
                yield language.say("lever.coverage-missing", **facts)


def over_all(result: CoverageResult, language: Language) -> Iterator[str]:
    """Districts in a sum with more covered than there are."""
    if over := _beside(result, lambda row: "over-all" in row.flags):
        named = [f"{row.district} ({percent(row.share)})" for row in over]
        yield language.say(
            "coverage.districts-over", year=str(over[0].year), names=named[:MOST_NAMED],
            more=max(len(named) - MOST_NAMED, 0),
        )  # fmt: skip


def _below(row: CoverageRow) -> bool:
    return row.aim is not None and not row.aim.reached


def _missing(below: Sequence[CoverageRow]) -> dict[str, Any]:
    """Districts below a target, those first that lack most."""
    lacking = sorted(
        ((row.aim.missing, row.district) for row in below if row.aim), key=lambda each: -each[0]
    )
    named = [f"{district} ({group(missing)})" for missing, district in lacking]
    return {
        "year": str(below[0].year), "rows": len(below), "names": named[:MOST_NAMED],
        "more": max(len(named) - MOST_NAMED, 0), "missing": sum(missing for missing, _ in lacking),
    }  # fmt: skip


def _beside(result: CoverageResult, amiss: Callable[[CoverageRow], object]) -> list[CoverageRow]:
    """The districts of the last year that is added up in which something is amiss."""
    last = max((row.year for row in result.totals), default=0)
    return [row for row in result.rows if row.year == last and row.district and amiss(row)]


def _main(result: CoverageResult) -> tuple[CoverageRow, ...]:
    """The rows that sentences speak of, the last year first: all together where there are several
    districts."""
    added = {row.year for row in result.totals}
    alone = [row for row in result.rows if row.year not in added]
    rows = (*result.totals, *(alone if len(alone) <= MOST_BARS else ()))
    return tuple(sorted(rows, key=lambda row: -row.year))


def _of(row: CoverageRow, result: CoverageResult, language: Language) -> dict[str, Any]:
    """The facts that all sentences on a row have."""
    whole = language.say("coverage.whole") if result.totals else result.region.name
    return {
        "district": row.district or whole,
        "year": str(row.year),
        "covered": row.covered,
        "workers": row.denominator.workers,
        "name": row.denominator.name,
        "share": row.share,
    }
