"""A year in one document, for those who decide: what each answer of its folder says, with its
chart, what is open, and what is missing."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from pekerja_rentan.engine.report_result import ReportPart, ReportResult, carried_on
from pekerja_rentan.engine.result import plain
from pekerja_rentan.language import Language
from pekerja_rentan.presentation import present
from pekerja_rentan.presentation.document import Chart, Conclusion, Document, State
from pekerja_rentan.presentation.model import Block, Column, Row, Sheet
from pekerja_rentan.presentation.registered import result_of
from pekerja_rentan.presentation.words import (
    note_sentences,
    origin_sentence,
    region_word,
    source_sentences,
)

COLUMNS = (Column("kind"), Column("file"), Column("state"), Column("answer"))
_MOST_SAID = 6
"""Sentences of an answer that the report has; of several of a kind the first of each."""
_BEFORE_PAYMENTS = ("plan", "cost", "screen")
"""Kinds whose ways out of a shortage are options, and overtaken once payments are known."""
_MOST_ROWS = 14
"""Rows of a table that it has room for."""
_MOST_OPEN, _LEAST_OPEN = 10, 4
_Shown = tuple[ReportPart, Document]


def blocks(result: ReportResult, language: Language) -> tuple[Block, ...]:
    """All answers on one sheet, then a block for each kind with what they say."""
    parts = _parts(result, language)
    rows = tuple(_row(each, parts, language) for each in parts)
    first = Block(
        heading=language.say(
            "report.head", region=region_word(result.region), year=str(result.year)
        ),
        basis=(),
        sheet=Sheet(COLUMNS, rows, ("file",)),
        sums=note_sentences(result.notes, "answer", language),
    )
    made = [first]
    for _, group in groupby(parts, key=lambda each: each[0].kind):
        made.append(_section(list(group), language))
    made[-1] = made[-1]._replace(
        notes=_open_points(result, [shown for _, shown in parts], language),
        sources=source_sentences(result.sources, language),
        origin="\n".join(origin_sentence(each, language) for each in result.policies),
    )
    return tuple(made)


def flat(result: ReportResult, language: Language) -> tuple[Block, ...]:
    """A row for each sentence of each answer."""
    rows = [
        Row({"kind": part.kind, "file": part.file, "state": shown.conclusion.state, "answer": said})
        for part, shown in _parts(result, language)
        for said in shown.conclusion.sentences
    ]
    notes = [note_sentences(result.notes, kind, language) for kind in ("answer", "advice")]
    return (Block("", (), Sheet(COLUMNS, tuple(rows)), notes=(*notes[0], *notes[1])),)


def _parts(result: ReportResult, language: Language) -> list[_Shown]:
    return [(part, _shown(part, result.year, language)) for part in result.parts]


def _shown(part: ReportPart, year: int, language: Language) -> Document:
    """An answer as the document of its own kind: of the year of the report where it speaks of
    several, as far as it tells them apart."""
    answer: Any = result_of(part.kind).from_json(json.dumps(plain(part.answer)))
    if part.kind == "plan":
        answer = answer.but(money=tuple(each for each in answer.money if each.year == year))
    elif part.kind == "coverage":
        kept = {"years": tuple(each for each in answer.years if each <= year)}
        for name in ("rows", "totals", "targets"):
            kept[name] = tuple(each for each in getattr(answer, name) if each.year <= year)
        answer = answer.but(**kept)
    return present(answer, language).document


def _said(
    part: ReportPart, shown: Document, alike: Sequence[ReportPart], language: Language
) -> str:
    """What an answer says first; of several ``alike`` in kind by its month, else by its file."""
    said = shown.conclusion.headline
    if len(alike) == 1:
        return said
    month = part.answer.get("month", "")
    one = month and [each.answer.get("month") for each in alike].count(month) == 1
    return language.say("report.of", of=language.span(month) if one else part.file, said=said)


def _row(each: _Shown, parts: list[_Shown], language: Language) -> Row:
    part, shown = each
    conclusion = shown.conclusion
    alike = [other for other, _ in parts if other.kind == part.kind]
    cells = {
        "kind": part.kind,
        "file": part.file,
        "state": conclusion.state or None,
        "answer": _said(part, shown, alike, language),
    }
    labels = {"kind": language.say(f"page.kind-{shown.kind}"), "state": conclusion.word(language)}
    return Row(cells, labels, "bad" if conclusion.feeling == "bad" else "")


def _section(group: list[_Shown], language: Language) -> Block:
    """What the answers of one kind say, and the first table of the last of them, if it is short;
    of several of a kind the first sentence of each."""
    last = group[-1][1]
    if len(group) == 1:
        told = last.conclusion
        said = tuple(dict.fromkeys((*told.sentences[:_MOST_SAID], *filter(None, (told.why,)))))
    else:
        alike = [part for part, _ in group]
        said = tuple(_said(part, shown, alike, language) for part, shown in group)
    sheet = last.blocks[0].sheet if last.blocks else Sheet((), ())
    short = 0 < len(sheet.rows) <= _MOST_ROWS
    return Block(last.title, (), sheet if short else Sheet((), ()), said)


def _open_points(
    result: ReportResult, shown: list[Document], language: Language
) -> tuple[str, ...]:
    """What is missing, then what the answers leave open: the first points of all."""
    own = note_sentences(result.notes, "advice", language)
    points = tuple(dict.fromkeys(point for each in shown for point in each.open_points))
    room = max(_MOST_OPEN - len(own), _LEAST_OPEN)
    more = len(points) - room
    left = (language.say("report.more-open", points=more),) if more > 0 else ()
    return (*own, *points[:room], *left)


# As a document


def document(result: ReportResult, blocks: tuple[Block, ...], language: Language) -> Document:
    parts = _parts(result, language)
    facts = {"region": region_word(result.region), "year": str(result.year)}
    facts["head"] = language.say(f"report.to{_level(result.region.code)}")
    bad = any(shown.conclusion.feeling == "bad" for _, shown in parts) or blocks[0].sums
    state: State = "flagged" if bad else ""
    count = language.say("report.parts", parts=len(parts), missing=len(result.missing), **facts)
    return Document(
        kind="report",
        title=language.say("report.title", **facts),
        question=language.say("report.question", **facts),
        conclusion=Conclusion(state, (count, *_first_sentences(parts))),
        blocks=blocks,
        charts=tuple(_charts(parts)),
        open_points=blocks[-1].notes,
        levers=tuple(dict.fromkeys(_levers(parts, language))),
        sources=result.sources,
        policies=result.policies,
        verdicts=True,
        pages=True,
    )


def _first_sentences(parts: list[tuple[ReportPart, Document]]) -> Iterator[str]:
    """Of each kind what its last answer says first."""
    for _, group in groupby(parts, key=lambda each: each[0].kind):
        yield list(group)[-1][1].conclusion.headline


def _levers(parts: list[_Shown], language: Language) -> Iterator[str]:
    """What can be done, with the month of an answer that is about one, or its file where several
    of a kind say so. Once payments are known they say what is short, and no longer what was
    planned; of one plan the last of them."""
    paid = any(part.answer.get("paid_until") for part, _ in parts)
    earlier = carried_on(part for part, _ in parts)
    kinds = [part.kind for part, shown in parts if shown.levers and part.file not in earlier]
    for part, shown in parts:
        month = part.answer.get("month")
        of = part.file if kinds.count(part.kind) > 1 else ""
        of = language.span(month) if month else of
        planned = part.kind in _BEFORE_PAYMENTS
        for lever in () if (planned and paid) or part.file in earlier else shown.levers:
            if planned:
                yield language.say("report.option", kind=part.kind, said=lever)
            else:
                yield language.say("report.of", of=of, said=lever) if of else lever


def _level(code: str | None) -> str:
    """Whose head a region has, by its Kemendagri code: cities are numbered from 71 on."""
    if code is None:
        return ""
    of_province = code.partition(".")[2]
    return "-province" if not of_province else "-city" if of_province >= "71" else "-regency"


def _charts(parts: list[tuple[ReportPart, Document]]) -> Iterator[Chart]:
    """The first chart of the last answer of each kind, by the number of its block."""
    kinds = groupby(parts, key=lambda each: each[0].kind)
    for number, (_, group) in enumerate(kinds, start=1):
        last = list(group)[-1][1]
        if last.charts:
            yield last.charts[0]._replace(key=f"part-{number}")
