"""Published figures and what they come to."""

from collections.abc import Iterator
from typing import Any

from pekerja_rentan.engine.audit_result import (
    AuditReport,
    AuditResult,
    AuditRow,
    Explanation,
    Figure,
)
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.audit_words import (
    none_found,
    place_word,
    rate_sentences,
    reading_sentence,
    reading_words,
    told,
    verdict_sentence,
    why,
)
from pekerja_rentan.presentation.document import Chart, Conclusion, Document, Series, State
from pekerja_rentan.presentation.model import Block, Column, Row, Sheet, Tone
from pekerja_rentan.presentation.words import (
    founded,
    note_sentences,
    origin_sentence,
    region_word,
    source_sentences,
)

COLUMNS = (
    Column("line", "count"), Column("place"), Column("year"), Column("workers", "count"),
    Column("months", "count"), Column("rate", "rupiah"), Column("budget", "rupiah"),
    Column("reckoned", "rupiah"), Column("difference", "rupiah"), Column("verdict"),
    Column("readings"), Column("nearest"), Column("worker_months", "count"),
    Column("worker_months_remainder", "rupiah"), Column("source"), Column("error"),
)  # fmt: skip
_DATA = (
    "line", "year", "readings", "nearest", "worker_months", "worker_months_remainder", "source",
    "error",
)  # fmt: skip
"""What sentences say, and only a file has in columns."""
_ALONE = ("place", *_DATA)
_TOGETHER = ("rate", "difference", *_DATA)
READING_COLUMNS = (
    Column("reading"),
    Column("workers", "count"),
    Column("months", "count"),
    Column("rate", "rupiah"),
    Column("amount", "rupiah"),
)
_PRODUCT = "workers*months*rate"
_MOODS: dict[str, Tone] = {"to-the-rupiah": "total"}
_STATES: dict[str, State] = {
    "to-the-rupiah": "adds-up",
    "within-rounding": "adds-up",
    "does-not-add-up": "does-not-add-up",
}
MOST_NAMED = 10
"""Figures that do not add up are named up to so many."""


def blocks(result: AuditResult | AuditReport, language: Language) -> tuple[Block, ...]:
    """One published figure, or a list of them; with the readings of those that do not add up."""
    if isinstance(result, AuditResult):
        return _one(result, language)
    return _several(result, language)


def _one(result: AuditResult, language: Language) -> tuple[Block, ...]:
    """One published figure."""
    row = AuditRow(line=0, carried={}, result=result, error=None)
    heading = language.say("audit.head", region=region_word(result.region), year=str(result.year))
    sums = [
        verdict_sentence(result, language),
        *note_sentences(result.notes, "answer", language),
        *none_found(result, language),
    ]
    block = Block(
        heading=heading,
        basis=(
            *rate_sentences([result], language),
            *note_sentences(result.notes, "basis", language),
        ),
        sheet=Sheet(COLUMNS, (_row(row, language),), _ALONE, formulas={"reckoned": _PRODUCT}),
        sums=tuple(sums),
        why=tuple(why(result, language)),
        notes=note_sentences(result.notes, "advice", language),
        sources=() if result.readings else source_sentences(result.sources, language),
        origin="" if result.readings else origin_sentence(result.policy, language),
    )
    blocks = [block]
    if result.readings:
        sources = source_sentences(result.sources, language)
        origin = origin_sentence(result.policy, language)
        readings = _readings_block(result, language.say("audit.if"), language)
        blocks.append(
            readings._replace(
                sums=(*readings.sums, language.say("audit.none-claimed")),
                sources=sources,
                origin=origin,
            )
        )
    return tuple(blocks)


def _several(combined: AuditReport, language: Language) -> tuple[Block, ...]:
    """A list of published figures, then the readings of those that do not add up."""
    blocks = [_list_block(combined, language)]
    failed = [row for row in combined.rows if row.result and row.result.readings]
    for row in failed:
        if row.result:
            heading = language.say("audit.if-of", place=place_word(row, language))
            blocks.append(_readings_block(row.result, heading, language))
    last = blocks[-1]
    claimed = (language.say("audit.none-claimed"),) if failed else ()
    answered = [row.result for row in combined.rows if row.result]
    sources = {source.id: source for result in answered for source in result.sources}
    blocks[-1] = last._replace(
        sums=(*last.sums, *claimed),
        sources=source_sentences(sources.values(), language),
        origin=origin_sentence(answered[0].policy, language) if answered else "",
    )
    return tuple(blocks)


def _list_block(combined: AuditReport, language: Language) -> Block:
    results = [row.result for row in combined.rows if row.result]
    said = dict.fromkeys(rate_sentences(results, language))
    notes = [note for result in results for note in result.notes]
    said |= dict.fromkeys(note_sentences(notes, "basis", language))
    return Block(
        heading=language.say("audit.list", rows=len(combined.rows)),
        basis=tuple(said) if len(said) <= MOST_SAID else (),
        sheet=Sheet(COLUMNS, tuple(_row(row, language) for row in combined.rows), _TOGETHER),
        sums=(
            *(sentence for row in combined.rows for sentence in told(row, language)),
            language.say("audit.sum", **_counts(combined)),
        ),
        why=tuple(each for result in results for each in why(result, language)),
    )


def _counts(combined: AuditReport) -> dict[str, int]:
    """How many figures came to each verdict."""
    return combined.only(*_COUNTED)


_COUNTED = ("to_the_rupiah", "within_rounding", "does_not_add_up", "solved", "errors")
MOST_SAID = 6
"""Sentences of what was taken for granted that are told of a list; each answer holds its own."""


def _row(row: AuditRow, language: Language) -> Row:
    result, solved = row.result, row.result.solved if row.result else None
    cells: dict[str, Any] = {
        "line": row.line or None,
        "place": row.carried.get("place") or row.carried.get("id"),
        "source": row.carried.get("source"),
        "error": row.error.code if row.error else None,
    }
    labels = {"place": place_word(row, language)}
    if result is None:
        return Row(cells, labels | {"verdict": language.say("verdict.error")}, "bad")
    cells |= {
        "year": str(result.year), "workers": _amount(result.workers),
        **result.only("months", "reckoned", "difference", "verdict"), "rate": result.rate.amount,
        "budget": _amount(result.budget),
        "readings": " ".join(dict.fromkeys(each.code for each in result.readings)) or None,
        "nearest": result.nearest_values or None,
    }  # fmt: skip
    if solved:
        cells["reckoned" if solved.figure == "budget" else solved.figure] = solved.amount
        cells["difference"] = solved.remainder
        cells["worker_months"] = solved.worker_months
        cells["worker_months_remainder"] = solved.worker_months_remainder
    as_written = result.verdict == "within-rounding" and result.difference == 0
    labels["verdict"] = language.say(
        "verdict.as-written" if as_written else f"verdict.{result.verdict}"
    )
    if result.difference:
        labels["difference"] = language.rupiah(result.difference, signed=True)
    return Row(cells, labels, _MOODS.get(result.verdict, ""))


def _amount(figure: Figure | None) -> int | None:
    return figure.amount if figure else None


def _readings_block(result: AuditResult, heading: str, language: Language) -> Block:
    rows = [row for reading in result.readings for row in _reading_rows(reading, language)]
    left = result.readings_left
    sums = (language.say("audit.readings-left", left=left),) if left else ()
    sheet = Sheet(READING_COLUMNS, tuple(rows), formulas={"amount": _PRODUCT})
    return Block(heading, (), sheet, sums)


def _reading_rows(reading: Explanation, language: Language) -> Iterator[Row]:
    label = reading_words(reading, language)
    for number, part in enumerate(reading.parts):
        cells = {
            "reading": reading.code, **part.only("workers", "months", "rate"), "amount": part.total,
        }  # fmt: skip
        yield Row(cells, {"reading": "" if number else label})


# As a document


def document(
    result: AuditResult | AuditReport, blocks: tuple[Block, ...], language: Language
) -> Document:
    if isinstance(result, AuditReport):
        answered = [row.result for row in result.rows if row.result]
        conclusion = _verdicts(result, language)
    else:
        answered, conclusion = [result], _verdict(result, blocks, language)
    title = blocks[0].heading
    sources = [source for each in answered for source in each.sources]
    by_law = [each for each in answered if each.rate_origin == "law"]
    law = dict.fromkeys(source for each in by_law for source in each.sources[:1])
    fails = conclusion.state == "does-not-add-up"
    made = Document(
        kind="audit",
        title=title,
        question=_question(answered, len(blocks[0].sheet.rows), language),
        conclusion=conclusion,
        charts=() if isinstance(result, AuditResult) else (_chart(result, title, language),),
        levers=(language.say("lever.ask-publisher"),) if fails else (),
        verdicts=True,
    )
    return founded(made, blocks, [each.policy for each in answered], sources, language, law=law)


def _question(answered: list[AuditResult], figures: int, language: Language) -> str:
    """Whether the figures add up; of one, whose and of which year."""
    if figures > 1 or not answered:
        return language.say("report.audit-question", figures=figures)
    facts = {"region": answered[0].region.name, "year": str(answered[0].year)}
    return language.say("report.audit-question-one", **facts)


def _verdict(result: AuditResult, blocks: tuple[Block, ...], language: Language) -> Conclusion:
    """Whether the figure adds up, and the plainest reading with which it would."""
    said = list(blocks[0].sums)
    if result.readings:
        nearest = reading_sentence(result.readings[0], language)
        said.append(language.say("conclude.nearest", reading=nearest))
    return Conclusion(_STATES.get(result.verdict, ""), tuple(said))


def _verdicts(result: AuditReport, language: Language) -> Conclusion:
    """Which figures do not add up, then how many came to each verdict."""
    said = []
    failed = [row for row in result.rows if row.result and row.result.verdict == "does-not-add-up"]
    if failed:
        places = [place_word(row, language) for row in failed[:MOST_NAMED]]
        more = len(failed) - len(places)
        key = "conclude.fail-more" if more else "conclude.fail"
        said.append(language.say(key, places=places, more=more))
    said.append(language.say("audit.sum", **_counts(result)))
    state: State = "does-not-add-up" if failed or result.errors else "adds-up"
    return Conclusion(state, tuple(said))


def _chart(result: AuditReport, title: str, language: Language) -> Chart:
    """How many figures came to each verdict."""
    said = {name: count for name, count in _counts(result).items() if count}
    names = tuple(language.say(f"report.verdict-{name}") for name in said)
    figures = Series(language.say("report.figures"), tuple(said.values()))
    return Chart("verdicts", title, "bars", "count", names, (figures,))
