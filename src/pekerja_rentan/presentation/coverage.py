"""Who are covered of whom, and what is amiss with the share."""

from collections.abc import Iterator, Sequence
from typing import Any

from pekerja_rentan.engine.coverage_result import CoverageResult, CoverageRow
from pekerja_rentan.language import Language, percent
from pekerja_rentan.presentation import coverage_words, words
from pekerja_rentan.presentation.document import Chart, Conclusion, Document, Series, State
from pekerja_rentan.presentation.model import Block, Row, Sheet, Tone, columns, sheet_of

COLUMNS = columns(
    "district year:span covered:count denominator:count denominator_name denominator_year:span "
    "coverage:mixed uncovered:count target:mixed target_people:count target_missing:count "
    "growth_people:count growth:mixed growth_points:mixed flags source"
)
_SHARES = (
    "district", "year", "covered", "denominator", "denominator_name", "denominator_year",
    "coverage", "flags", "source",
)  # fmt: skip
_TARGETS = (
    "district", "year", "denominator_name", "covered", "coverage", "target", "target_people",
    "target_missing",
)  # fmt: skip
_GROWTH = (
    "district", "year", "denominator_name", "covered", "growth_people", "growth", "growth_points",
)  # fmt: skip


def blocks(result: CoverageResult, language: Language) -> tuple[Block, ...]:
    """The shares of all districts and years; apart from them how far they are from a target, and
    what changed since the year before."""
    heading = language.say(
        "coverage.head",
        region=words.region_word(result.region),
        name=_called(result, language),
        years=[str(year) for year in result.years],
    )
    first = Block(
        heading=heading,
        basis=words.note_sentences(result.notes, "basis", language),
        sheet=_sheet(result, _SHARES, language),
        sums=(
            *coverage_words.shares(result, language),
            *words.note_sentences(result.notes, "answer", language),
            *coverage_words.over_all(result, language),
        ),
        why=tuple(coverage_words.formula(row, result, language) for row in _all(result)),
    )
    made = [first]
    for key, keys, sums in (
        ("target", _TARGETS, tuple(coverage_words.aims(result, language))),
        ("growth", _GROWTH, tuple(coverage_words.changes(result, language))),
    ):
        if any(getattr(row, "aim" if key == "target" else "growth") for row in result.rows):
            if any(row.growth and row.year - row.growth.since > 1 for row in _all(result)):
                key = key.replace("growth", "growth-earlier")
            heading = language.say(f"coverage.head-{key}", years=map(str, result.years))
            made.append(Block(heading, (), _sheet(result, keys, language), sums))
    made[-1] = words.founded_block(made[-1], result, language)
    return tuple(made)


def flat(result: CoverageResult, language: Language) -> tuple[Block, ...]:
    """All of it in one sheet."""
    rows = tuple(_row(row, result, language) for row in _all(result))
    notes = [words.note_sentences(result.notes, kind, language) for kind in ("answer", "advice")]
    return (Block("", (), Sheet(COLUMNS, rows), notes=(*notes[0], *notes[1])),)


def _all(result: CoverageResult) -> tuple[CoverageRow, ...]:
    return (*result.rows, *result.totals)


def _called(result: CoverageResult, language: Language) -> str:
    """What the denominator is called, where there is one."""
    names = {language.pick(row.denominator.name) for row in result.rows}
    return names.pop() if len(names) == 1 else language.say("coverage.several")


def _sheet(result: CoverageResult, keys: tuple[str, ...], language: Language) -> Sheet:
    """Some of the columns, those in which nothing stands left out; for a target or growth only the
    rows that have one."""
    rows = [_row(row, result, language) for row in _all(result)]
    if keys is not _SHARES:
        rows = [row for row in rows if row.cells[keys[-1]] is not None]
    one = len({row.cells["denominator_name"] for row in rows}) == 1
    return sheet_of(COLUMNS, rows, only=keys, hide=["denominator_name"] if one else [])


def _row(row: CoverageRow, result: CoverageResult, language: Language) -> Row:
    of, aim, growth = row.denominator, row.aim, row.growth
    cells: dict[str, Any] = {
        **row.only("district", "covered", "uncovered"), "year": str(row.year),
        "denominator": of.workers, "denominator_name": language.pick(of.name),
        "denominator_year": str(of.year) if of.year else None, "coverage": row.share,
        "target": aim.target.share if aim else None, "target_people": aim.people if aim else None,
        "target_missing": aim.missing if aim else None,
        "growth_people": growth.people if growth else None,
        "growth": growth.share if growth else None,
        "growth_points": growth.points if growth else None, "flags": " ".join(row.flags) or None,
        "source": of.source or of.said_by,
    }  # fmt: skip
    labels = {"coverage": percent(row.share)}
    if row.district is None and result.totals:
        labels["district"] = language.say("coverage.whole")
    if row.flags:
        labels["flags"] = ", ".join(language.say(f"coverage.flag-{flag}") for flag in row.flags)
    if aim:
        labels["target"] = percent(aim.target.share)
    if growth:
        labels["growth_people"] = language.change(growth.people)
        labels["growth"] = "–" if growth.share is None else percent(growth.share, signed=True)
        labels["growth_points"] = percent(growth.points, signed=True)
    return Row(cells, labels, _tone(row))


def _tone(row: CoverageRow) -> Tone:
    if "over-all" in row.flags or (row.aim and not row.aim.reached):
        return "bad"
    return "total" if row.district is None else ""


# As a document


def document(result: CoverageResult, blocks: tuple[Block, ...], language: Language) -> Document:
    sums = tuple(sentence for block in blocks for sentence in block.sums)
    rows = language.say("coverage.rows", rows=len(result.rows), years=map(str, result.years))
    failed = set(result.failed)
    doubts = {"over-all", "stale"} & failed
    aimed = any(row.aim for row in result.rows)
    state: State = "flagged" if doubts else ""
    if not doubts and aimed:
        state = "missed" if "below-target" in failed else "reached"
    region = words.region_word(result.region)
    made = Document(
        kind="coverage",
        title=language.say("coverage.title", region=region),
        question=language.say(
            "coverage.question",
            region=words.region_word(result.region),
            years=map(str, result.years),
        ),
        conclusion=Conclusion(state, sums or (rows,), why=coverage_words.amiss(result, language)),
        charts=tuple(_charts(result, language)),
        facts=tuple(_facts(result, language)),
        levers=tuple(coverage_words.levers(result, language)),
        verdicts=True,
    )
    return words.founded(made, blocks, [result], language)


def _facts(result: CoverageResult, language: Language) -> Iterator[str]:
    """What is aimed at in these years, each with its source."""
    for each in result.targets:
        facts = {"name": each.name, "year": str(each.year), "source": each.source}
        yield language.say("note.coverage-target", share=each.share, **facts)


def _charts(result: CoverageResult, language: Language) -> Iterator[Chart]:
    """The covered beside those who could be, district by district of the last year, or over the
    years where there is one district."""
    last = [row for row in result.rows if row.year == result.years[-1]]
    rows = last if len(last) > 1 else list(result.rows)
    if len(rows) > coverage_words.MOST_BARS:
        rows = list(result.totals)
    if not rows:
        return
    labels = tuple(
        row.district if len(last) > 1 and row.district else _label(row, result, language)
        for row in rows
    )
    title = language.say("coverage.chart", region=result.region.name)
    yield Chart("coverage", title, "stacked", "count", labels, tuple(_series(rows, language)))


def _series(rows: Sequence[CoverageRow], language: Language) -> Iterator[Series]:
    """What is covered, what is not, and what goes beyond the whole."""
    covered = [min(row.covered, row.denominator.workers) for row in rows]
    yield Series(language.say("col.covered"), tuple(covered))
    yield Series(language.say("col.uncovered"), tuple(max(row.uncovered, 0) for row in rows))
    if any(row.uncovered < 0 for row in rows):
        beyond = tuple(max(-row.uncovered, 0) for row in rows)
        yield Series(language.say("coverage.flag-over-all"), beyond)


def _label(row: CoverageRow, result: CoverageResult, language: Language) -> str:
    """The year, or the people where there is one year of several."""
    return str(row.year) if len(result.years) > 1 else language.pick(row.denominator.name)
