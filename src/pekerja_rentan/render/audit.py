"""Published figures and what they come to, as an answer to read."""

from collections.abc import Iterator
from typing import Any

from pekerja_rentan.engine.audit_result import (
    AuditReport,
    AuditResult,
    AuditRow,
    Explanation,
    Figure,
)
from pekerja_rentan.language import Language, plain
from pekerja_rentan.render.audit_words import none_found, reading_words, verdict_sentence, why
from pekerja_rentan.render.data import plain_data
from pekerja_rentan.render.sheet import Answer, Block, Column, Row, Sheet, Tone
from pekerja_rentan.render.words import note_sentences, origin_sentence, source_sentences

COLUMNS = (
    Column("line", "count"),
    Column("place"),
    Column("year"),
    Column("workers", "count"),
    Column("months", "count"),
    Column("rate", "rupiah"),
    Column("budget", "rupiah"),
    Column("reckoned", "rupiah"),
    Column("difference", "rupiah"),
    Column("verdict"),
    Column("readings"),
    Column("nearest"),
    Column("worker_months", "count"),
    Column("worker_months_remainder", "rupiah"),
    Column("source"),
    Column("error"),
)
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
_MOODS: dict[str, Tone] = {"to-the-rupiah": "total"}


def audit_answer(result: AuditResult, language: Language) -> Answer:
    """One published figure."""
    row = AuditRow(line=0, carried={}, result=result, error=None)
    heading = language.say("audit.head", region=_region(result), year=str(result.year))
    sums = [
        verdict_sentence(result, language),
        *note_sentences(result.notes, "answer", language),
        *none_found(result, language),
    ]
    block = Block(
        heading=heading,
        basis=(
            *_rate_sentences([result], language),
            *note_sentences(result.notes, "basis", language),
        ),
        sheet=Sheet(COLUMNS, (_row(row, language),), _ALONE),
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
    return Answer(tuple(blocks), plain_data(result, language))


def audits_answer(combined: AuditReport, language: Language) -> Answer:
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
    return Answer(tuple(blocks), plain_data(combined, language))


def _list_block(combined: AuditReport, language: Language) -> Block:
    results = [row.result for row in combined.rows if row.result]
    said = dict.fromkeys(_rate_sentences(results, language))
    notes = [note for result in results for note in result.notes]
    said |= dict.fromkeys(note_sentences(notes, "basis", language))
    counts = {name: getattr(combined, name) for name in _COUNTED}
    return Block(
        heading=language.say("audit.list", rows=len(combined.rows)),
        basis=tuple(said) if len(said) <= MOST_SAID else (),
        sheet=Sheet(COLUMNS, tuple(_row(row, language) for row in combined.rows), _TOGETHER),
        sums=(
            *(sentence for row in combined.rows for sentence in _told(row, language)),
            language.say("audit.sum", **counts),
        ),
        why=tuple(each for result in results for each in why(result, language)),
    )


_COUNTED = ("to_the_rupiah", "within_rounding", "does_not_add_up", "solved", "errors")
MOST_SAID = 6
"""Sentences of what was taken for granted that are told of a list; each answer holds its own."""


def _told(row: AuditRow, language: Language) -> Iterator[str]:
    """What is to be said of one row of a list besides its figures."""
    place = place_word(row, language)
    if row.error:
        yield f"{place}: {row.error.message}"
    if row.result is None:
        return
    said = [*note_sentences(row.result.notes, "answer", language)]
    if row.result.verdict in ("does-not-add-up", "solved"):
        said = [verdict_sentence(row.result, language), *said, *none_found(row.result, language)]
    yield from (f"{place}: {sentence}" for sentence in said)


def place_word(row: AuditRow, language: Language) -> str:
    """What a row of a list is called: its place and year, else its line."""
    named = row.carried.get("place") or row.carried.get("id")
    if named and row.result:
        return f"{plain(named)} {row.result.year}"
    return plain(named) if named else language.say("audit.line", line=row.line)


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
        "year": str(result.year),
        "workers": _amount(result.workers),
        "months": result.months,
        "rate": result.rate.amount,
        "budget": _amount(result.budget),
        "reckoned": result.reckoned,
        "difference": result.difference,
        "verdict": result.verdict,
        "readings": " ".join(dict.fromkeys(each.code for each in result.readings)) or None,
        "nearest": result.nearest_values or None,
    }
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


def _region(result: AuditResult) -> str:
    region = result.region
    return f"{region.name} ({region.code})" if region.code else region.name


def _rate_sentences(results: list[AuditResult], language: Language) -> Iterator[str]:
    """The rates that the figures were reckoned at, each once, with the years of the law's."""
    rates: dict[tuple[str, int, str], set[int]] = {}
    for result in results:
        source = result.sources[0].id if result.sources else "-"
        rates.setdefault((result.rate_origin, result.rate.amount, source), set()).add(result.year)
    for (origin, rate, source), years in rates.items():
        facts = {"rate": rate, "years": sorted(years), "source": source}
        yield language.say(f"audit.rate-{origin}", **facts)


def _readings_block(result: AuditResult, heading: str, language: Language) -> Block:
    rows = [row for reading in result.readings for row in _reading_rows(reading, language)]
    left = result.readings_left
    sums = (language.say("audit.readings-left", left=left),) if left else ()
    return Block(heading, (), Sheet(READING_COLUMNS, tuple(rows)), sums)


def _reading_rows(reading: Explanation, language: Language) -> Iterator[Row]:
    label = reading_words(reading, language)
    for number, part in enumerate(reading.parts):
        cells = {
            "reading": reading.code,
            "workers": part.workers,
            "months": part.months,
            "rate": part.rate,
            "amount": part.total,
        }
        yield Row(cells, {"reading": "" if number else label})
