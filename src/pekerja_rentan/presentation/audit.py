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
from pekerja_rentan.presentation import audit_words, words
from pekerja_rentan.presentation.document import Chart, Conclusion, Document, Series, State
from pekerja_rentan.presentation.model import Block, Row, Sheet, columns

COLUMNS = columns(
    "line:count place year workers:count months:count rate:rupiah budget:rupiah reckoned:rupiah "
    "difference:rupiah verdict readings nearest worker_months:count "
    "worker_months_remainder:rupiah source error"
)
_DATA = (
    "line", "year", "readings", "nearest", "worker_months", "worker_months_remainder", "source",
    "error",
)  # fmt: skip
"""What sentences say, and only a file has in columns."""
_ALONE = ("place", *_DATA)
_TOGETHER = ("rate", "difference", *_DATA)
READING_COLUMNS = columns("reading workers:count months:count rate:rupiah amount:rupiah")
_PRODUCT = "workers*months*rate"
_COUNTED = ("to_the_rupiah", "within_rounding", "does_not_add_up", "solved", "errors")
_STATES: dict[str, State] = {
    "to-the-rupiah": "adds-up",
    "within-rounding": "adds-up",
    "does-not-add-up": "does-not-add-up",
}
MOST_NAMED = 10
"""Figures that do not add up are named up to so many."""
MOST_SAID = 6
"""Sentences of what was taken for granted that are told of a list; each answer holds its own."""


def blocks(result: AuditResult | AuditReport, language: Language) -> tuple[Block, ...]:
    """One published figure, or a list of them; with the readings of those that do not add up."""
    one, answered = isinstance(result, AuditResult), _answered(result)
    made = [
        _of_one(result, language) if isinstance(result, AuditResult) else _of_list(result, language)
    ]
    for row in _rows(result):
        if row.result and row.result.readings:
            place = audit_words.place_word(row, language)
            heading = language.say("audit.if") if one else language.say("audit.if-of", place=place)
            made.append(_readings_block(row.result, heading, language))
    last = made[-1]
    sources = {source.id: source for each in answered for source in each.sources}
    made[-1] = last._replace(
        sums=(*last.sums, *((language.say("audit.none-claimed"),) if len(made) > 1 else ())),
        sources=words.source_sentences(sources.values(), language),
        origin=words.origin_sentence(answered[0].policy, language) if answered else "",
    )
    return tuple(made)


def _rows(result: AuditResult | AuditReport) -> tuple[AuditRow, ...]:
    """The figures of an answer: one by itself is a list of one."""
    if isinstance(result, AuditReport):
        return result.rows
    return (AuditRow(line=0, carried={}, result=result, error=None),)


def _answered(result: AuditResult | AuditReport) -> list[AuditResult]:
    return [row.result for row in _rows(result) if row.result]


def _of_one(result: AuditResult, language: Language) -> Block:
    taken = words.note_sentences(result.notes, "basis", language)
    rows = tuple(_row(row, language) for row in _rows(result))
    region = words.region_word(result.region)
    return Block(
        heading=language.say("audit.head", region=region, year=str(result.year)),
        basis=(*audit_words.rate_sentences([result], language), *taken),
        sheet=Sheet(COLUMNS, rows, _ALONE, formulas={"reckoned": _PRODUCT}),
        sums=(
            audit_words.verdict_sentence(result, language),
            *words.note_sentences(result.notes, "answer", language),
            *audit_words.none_found(result, language),
        ),
        why=tuple(audit_words.why(result, language)),
        notes=words.note_sentences(result.notes, "advice", language),
    )


def _of_list(combined: AuditReport, language: Language) -> Block:
    results = _answered(combined)
    said = dict.fromkeys(audit_words.rate_sentences(results, language))
    notes = [note for result in results for note in result.notes]
    said |= dict.fromkeys(words.note_sentences(notes, "basis", language))
    return Block(
        heading=language.say("audit.list", rows=len(combined.rows)),
        basis=tuple(said) if len(said) <= MOST_SAID else (),
        sheet=Sheet(COLUMNS, tuple(_row(row, language) for row in combined.rows), _TOGETHER),
        sums=(
            *(sentence for row in combined.rows for sentence in audit_words.told(row, language)),
            language.say("audit.sum", **combined.only(*_COUNTED)),
        ),
        why=tuple(each for result in results for each in audit_words.why(result, language)),
    )


def _row(row: AuditRow, language: Language) -> Row:
    result, solved = row.result, row.result.solved if row.result else None
    cells: dict[str, Any] = {
        "line": row.line or None,
        "place": row.carried.get("place") or row.carried.get("id"),
        "source": row.carried.get("source"),
        "error": row.error.code if row.error else None,
    }
    labels = {"place": audit_words.place_word(row, language)}
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
    return Row(cells, labels, "total" if result.verdict == "to-the-rupiah" else "")


def _amount(figure: Figure | None) -> int | None:
    return figure.amount if figure else None


def _readings_block(result: AuditResult, heading: str, language: Language) -> Block:
    rows = [row for reading in result.readings for row in _reading_rows(reading, language)]
    left = result.readings_left
    sums = (language.say("audit.readings-left", left=left),) if left else ()
    sheet = Sheet(READING_COLUMNS, tuple(rows), formulas={"amount": _PRODUCT})
    return Block(heading, (), sheet, sums)


def _reading_rows(reading: Explanation, language: Language) -> Iterator[Row]:
    label = audit_words.reading_words(reading, language)
    for number, part in enumerate(reading.parts):
        cells = {
            "reading": reading.code, **part.only("workers", "months", "rate"), "amount": part.total,
        }  # fmt: skip
        yield Row(cells, {"reading": "" if number else label})


# As a document


def document(
    result: AuditResult | AuditReport, blocks: tuple[Block, ...], language: Language
) -> Document:
    answered, title = _answered(result), blocks[0].heading
    if isinstance(result, AuditReport):
        conclusion = _verdicts(result, language)
    else:
        conclusion = _verdict(result, blocks, language)
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
    return words.founded(made, blocks, answered, language, law=law)


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
        nearest = audit_words.reading_sentence(result.readings[0], language)
        said.append(language.say("conclude.nearest", reading=nearest))
    return Conclusion(_STATES.get(result.verdict, ""), tuple(said))


def _verdicts(result: AuditReport, language: Language) -> Conclusion:
    """Which figures do not add up, then how many came to each verdict."""
    said = []
    failed = [row for row in result.rows if row.result and row.result.verdict == "does-not-add-up"]
    if failed:
        places = [audit_words.place_word(row, language) for row in failed[:MOST_NAMED]]
        more = len(failed) - len(places)
        key = "conclude.fail-more" if more else "conclude.fail"
        said.append(language.say(key, places=places, more=more))
    said.append(language.say("audit.sum", **result.only(*_COUNTED)))
    state: State = "does-not-add-up" if failed or result.errors else "adds-up"
    return Conclusion(state, tuple(said))


def _chart(result: AuditReport, title: str, language: Language) -> Chart:
    """How many figures came to each verdict."""
    said = {name: count for name, count in result.only(*_COUNTED).items() if count}
    names = tuple(language.say(f"report.verdict-{name}") for name in said)
    figures = Series(language.say("report.figures"), tuple(said.values()))
    return Chart("verdicts", title, "bars", "count", names, (figures,))
