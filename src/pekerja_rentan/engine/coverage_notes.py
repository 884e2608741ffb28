"""What is to be said of coverage: figures that are amiss, growth that is asked for, targets."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pekerja_rentan.engine.answers import others_told
from pekerja_rentan.engine.coverage_result import CoverageRow, TargetRef
from pekerja_rentan.engine.covered import Covered
from pekerja_rentan.engine.result import Note, advice, answer, basis
from pekerja_rentan.policy.policy import Policy

_OF_DENOMINATORS = {
    "coverage-stale": "stale", "coverage-newer": "newer", "coverage-undated": "undated",
}  # fmt: skip


MOST_NAMED = 5
"""Districts that a sentence names."""


def figure_notes(rows: Sequence[CoverageRow], stale: int) -> Iterator[Note]:
    """Shares over the whole, and denominators that do not fit the covered in their year;
    ``stale`` is the rule of how many years are too many."""
    yield basis("coverage-stale-rule", years=stale)
    if over := [row for row in rows if "over-all" in row.flags]:
        most = max(over, key=lambda row: row.share)
        whole, more = most.denominator.workers, -most.uncovered
        facts = {"covered": most.covered, "workers": whole, "more": more}
        yield advice("coverage-over-all", rows=len(over), share=most.share, **facts)
    for code, flag in _OF_DENOMINATORS.items():
        if same := [row for row in rows if flag in row.flags]:
            worst = max(same, key=lambda row: abs(row.age or 0))
            facts = {"year": worst.denominator.year or 0, "covered": worst.year}
            yield advice(code, rows=len(same), age=abs(worst.age or 0), **facts)


def entry_notes(entries: Sequence[Covered]) -> Iterator[Note]:
    """What entries were read as, of a denominator of the whole region and of dashes, which are
    hidden, and what the policy remarks on their denominators."""
    if hidden := [each for each in entries if each.hidden]:
        yield advice("coverage-hidden", rows=len(hidden), place=hidden[0].place)
    for others in dict.fromkeys(each.others for each in entries):
        yield from others_told(others)
    yield from _same_in_all(entries)
    if dashes := [each for each in entries if each.dash]:
        yield advice("coverage-dash", rows=len(dashes), place=dashes[0].place)
    if wholes := [each.of for each in entries if each.of.whole and each.district]:
        yield advice("coverage-of-whole", name=wholes[0].name)
    for of in {each.of.source: each.of for each in entries if each.of.remark}.values():
        yield advice("coverage-remark", name=of.name, remark=of.remark, source=of.source)


def _same_in_all(entries: Sequence[Covered]) -> Iterator[Note]:
    """That all districts of a year have the same denominator, which may be that of the region."""
    groups: dict[tuple[object, ...], list[Covered]] = {}
    for each in entries:
        if each.district and not each.of.whole:
            groups.setdefault((each.year, *each.of.name.items()), []).append(each)
    for same in groups.values():
        workers = {each.of.workers.amount for each in same}
        if len(same) > 1 and len(workers) == 1:
            yield advice("coverage-same-denominator", year=str(same[0].year), rows=len(same),
                         name=same[0].of.name, workers=workers.pop())  # fmt: skip


def growth_notes(
    policy: Policy,
    rows: Sequence[CoverageRow],
    totals: Sequence[CoverageRow],
    districts: Iterable[tuple[int, str, str]],
) -> Iterator[Note]:
    """The growth that is asked for in the years that have one before them, and years that cannot
    be compared; ``districts`` are those of each year, as all their spellings are called and as they
    are written."""
    years = sorted({row.year for row in (*rows, *totals) if row.growth})
    for year in years:
        if rule := policy.growth.get(year):
            yield advice("coverage-growth", year=str(year), **rule._asdict())
    if silent := [year for year in years if year not in policy.growth]:
        yield basis("coverage-growth-unknown", years=silent, known=sorted(policy.growth))
    counted: dict[int, dict[str, str]] = {row.year: {} for row in totals}
    for year, called, district in districts:
        counted.get(year, {}).setdefault(called, district)
    for since, year in pairwise(sorted(counted)):
        before, now = counted[since], counted[year]
        gone = [name for called, name in before.items() if called not in now]
        come = [name for called, name in now.items() if called not in before]
        if gone or come:
            yield answer(
                "coverage-districts-differ", since=str(since), year=str(year),
                gone=gone[:MOST_NAMED], come=come[:MOST_NAMED],
                more=max(len(gone), MOST_NAMED) + max(len(come), MOST_NAMED) - 2 * MOST_NAMED,
            )  # fmt: skip


def target_notes(
    policy: Policy, targets: Sequence[TargetRef], target: str | None
) -> Iterator[Note]:
    """What is aimed at in these years, by which measure; that two measures are not to be mixed."""
    names = dict.fromkeys(each.measure for each in targets)
    for each in targets:
        measure = policy.measures[each.measure]
        facts = {"name": each.name, "year": str(each.year), "source": each.source}
        yield advice("coverage-target", share=each.share, **facts)
        for month, reached in measure.reached.items():
            if month.year == each.year:
                facts = {"name": each.name, "month": str(month), "source": reached.source}
                yield advice("coverage-reached", share=reached.share, **facts)
    for name in names:
        if target in (None, name):
            measure = policy.measures[name]
            said = {"says": measure.says, "source": measure.source}
            yield advice("coverage-measure", name=measure.name, **said)
    if len(names) > 1:
        yield advice("coverage-not-mixed")
    if names and target is None:
        yield basis("coverage-no-target", measures=list(names))
