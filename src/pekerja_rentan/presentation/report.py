"""A year in one document, for those who decide: what each answer of its folder says, with its
chart, what is open, and what is missing."""

import json
from collections.abc import Iterator
from itertools import groupby, zip_longest
from typing import Any

from pekerja_rentan.engine.report_result import ReportPart, ReportResult, carried_on
from pekerja_rentan.engine.result import plain
from pekerja_rentan.language import Language
from pekerja_rentan.presentation import present, words
from pekerja_rentan.presentation.document import Chart, Conclusion, Document, State
from pekerja_rentan.presentation.model import Block, Row, Sheet, columns
from pekerja_rentan.presentation.registered import result_of

COLUMNS = columns("kind file state answer")
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
    groups = _groups(parts)
    rows = tuple(row for group in groups for row in _rows(group, language))
    first = Block(
        heading=language.say("report.head", **words.region_and_year(result.region, result.year)),
        basis=(),
        sheet=Sheet(COLUMNS, rows, ("file",)),
        sums=words.note_sentences(result.notes, "answer", language),
    )
    made = [first, *(_section(group, language) for group in groups)]
    last = words.founded_block(made[-1], result, language)
    made[-1] = last._replace(notes=_open_points(result, groups, language))
    return tuple(made)


def flat(result: ReportResult, language: Language) -> tuple[Block, ...]:
    """A row for each sentence of each answer."""
    rows = [
        Row({"kind": part.kind, "file": part.file, "state": shown.conclusion.state, "answer": said})
        for part, shown in _parts(result, language)
        for said in shown.conclusion.sentences
    ]
    notes = [words.note_sentences(result.notes, kind, language) for kind in ("answer", "advice")]
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


def _groups(parts: list[_Shown]) -> list[list[_Shown]]:
    """The answers of each kind."""
    return [list(group) for _, group in groupby(parts, key=lambda each: each[0].kind)]


def _is_table(group: list[_Shown]) -> bool:
    """Whether answers of a kind stand as rows of one table: several, each with its own."""
    return len(group) > 1 and all(shown.line for _, shown in group)


def _of(part: ReportPart, group: list[_Shown], language: Language, *, short: bool = False) -> str:
    """By what an answer is told from others of its kind: its month, else its file. ``short`` is
    the month without the year, which is that of the report."""
    months = [other.answer.get("month", "") for other, _ in group]
    month = part.answer.get("month", "")
    if not month or months.count(month) > 1:
        return part.file
    return language.span(month).rpartition(" ")[0] if short else language.span(month)


def _said(part: ReportPart, shown: Document, group: list[_Shown], language: Language) -> str:
    """What an answer says first, and of several of a kind which it is."""
    said = shown.conclusion.headline
    if len(group) == 1:
        return said
    return language.say("report.of", of=_of(part, group, language), said=said)


def _rows(group: list[_Shown], language: Language) -> Iterator[Row]:
    """A row for each answer; one for all that stand in a table of their own."""
    word = language.say(f"page.kind-{group[0][1].kind}")
    if _is_table(group):
        bad = [each for each in group if each[1].conclusion.feeling == "bad"]
        files = ", ".join(part.file for part, _ in group)
        first = (bad or group)[0][1].conclusion
        told = [(files, first, _together(group, bad, language))]
    else:
        told = [
            (part.file, shown.conclusion, _said(part, shown, group, language))
            for part, shown in group
        ]
    for file, conclusion, said in told:
        cells = {"kind": group[0][0].kind, "file": file, "state": conclusion.state or None}
        cells["answer"] = said
        labels = {"kind": word, "state": conclusion.word(language)}
        yield Row(cells, labels, "bad" if conclusion.feeling == "bad" else "")


def _together(group: list[_Shown], bad: list[_Shown], language: Language) -> str:
    """How many answers of a kind there are, and which of them do not do."""
    of = [_of(part, group, language, short=True) for part, _ in bad or group]
    words = dict.fromkeys(shown.conclusion.word(language) for _, shown in bad)
    key = "report.several-bad" if bad else "report.several"
    return language.say(key, parts=len(group), bad=len(bad), of=of, state=words)


def _section(group: list[_Shown], language: Language) -> Block:
    """What the answers of one kind say: of one its first table, if it is short; of several a table
    of their own, else the first sentence of each and the first table of the last."""
    last = group[-1][1]
    if _is_table(group):
        columns = last.line.columns if last.line else ()
        lines = [
            row._replace(labels={**row.labels, columns[0].key: _of(part, group, language)})
            for part, shown in group
            for row in (shown.line.rows if shown.line else ())
        ]
        return Block(language.say(f"page.kind-{last.kind}"), (), Sheet(columns, tuple(lines)))
    if len(group) == 1:
        told = last.conclusion
        said = tuple(dict.fromkeys((*told.sentences[:_MOST_SAID], *filter(None, (told.why,)))))
    else:
        said = tuple(_said(part, shown, group, language) for part, shown in group)
    sheet = last.blocks[0].sheet if last.blocks else Sheet((), ())
    short = 0 < len(sheet.rows) <= _MOST_ROWS
    return Block(last.title, (), sheet if short else Sheet((), ()), said)


def _open_points(
    result: ReportResult, groups: list[list[_Shown]], language: Language
) -> tuple[str, ...]:
    """What is missing, then what the answers leave open: the first points of each kind in turn, so
    that many answers of one kind leave room for the others."""
    own = words.note_sentences(result.notes, "advice", language)
    kinds = [
        dict.fromkeys(point for _, shown in group for point in shown.open_points)
        for group in groups
    ]
    turns = (point for turn in zip_longest(*kinds) for point in turn if point)
    points = tuple(dict.fromkeys(turns))
    room = max(_MOST_OPEN - len(own), _LEAST_OPEN)
    more = len(points) - room
    left = (language.say("report.more-open", points=more),) if more > 0 else ()
    return (*own, *points[:room], *left)


# As a document


def document(result: ReportResult, blocks: tuple[Block, ...], language: Language) -> Document:
    parts = _parts(result, language)
    facts = words.region_and_year(result.region, result.year)
    facts["head"] = language.say(f"report.to{_level(result.region.code)}")
    bad = any(shown.conclusion.feeling == "bad" for _, shown in parts) or blocks[0].sums
    state: State = "flagged" if bad else ""
    count = language.say("report.parts", parts=len(parts), missing=len(result.missing), **facts)
    return Document(
        kind="report",
        title=language.say("report.title", **facts),
        question=language.say("report.question", **facts),
        conclusion=Conclusion(state, (count, *_first_sentences(parts, language))),
        blocks=blocks,
        charts=tuple(_charts(parts)),
        open_points=blocks[-1].notes,
        levers=tuple(dict.fromkeys(_levers(parts, language))),
        sources=result.sources,
        policies=result.policies,
        verdicts=True,
        pages=True,
    )


def _first_sentences(parts: list[_Shown], language: Language) -> Iterator[str]:
    """Of each kind what its last answer says first, or what all of them say together."""
    for group in _groups(parts):
        if _is_table(group):
            yield next(_rows(group, language)).cells["answer"]
        else:
            yield group[-1][1].conclusion.headline


def _levers(parts: list[_Shown], language: Language) -> Iterator[str]:
    """What can be done, with the month of an answer that is about one, or its file where several
    of a kind say so. Once payments are known they say what is short, and no longer what was
    planned; of one plan the last of them."""
    paid = any(part.answer.get("paid_until") for part, _ in parts)
    earlier = carried_on(part for part, _ in parts)
    kinds = [part.kind for part, shown in parts if shown.levers and part.file not in earlier]
    tables = [group for group in _groups(parts) if _is_table(group)]
    for group in tables:
        yield from _to_do(group, language)
    for part, shown in parts:
        if any((part, shown) in group for group in tables):
            continue
        month = part.answer.get("month")
        of = part.file if kinds.count(part.kind) > 1 else ""
        of = language.span(month) if month else of
        planned = part.kind in _BEFORE_PAYMENTS
        for lever in () if (planned and paid) or part.file in earlier else shown.levers:
            if planned:
                yield language.say("report.option", kind=part.kind, said=lever)
            else:
                yield language.say("report.of", of=of, said=lever) if of else lever


def _to_do(group: list[_Shown], language: Language) -> Iterator[str]:
    """What several answers of a kind leave to be put right, each thing once with how much of it in
    which of them."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for part, shown in group:
        of = _of(part, group, language, short=True)
        for what, much, mend in shown.todo:
            found.setdefault((what, mend), {}).setdefault(much, []).append(of)
    for (what, mend), each in found.items():
        told = [
            language.say("report.of", of=language.listing(of), said=much)
            for much, of in each.items()
        ]
        yield language.say("lever.todo", what=what, of=told, mend=mend)


def _level(code: str | None) -> str:
    """Whose head a region has, by its Kemendagri code: cities are numbered from 71 on."""
    if code is None:
        return ""
    of_province = code.partition(".")[2]
    return "-province" if not of_province else "-city" if of_province >= "71" else "-regency"


def _charts(parts: list[_Shown]) -> Iterator[Chart]:
    """The first chart of the last answer of each kind, by the number of its block; none of answers
    that stand in a table of their own."""
    for number, group in enumerate(_groups(parts), start=1):
        last = group[-1][1]
        if last.charts and not _is_table(group):
            yield last.charts[0]._replace(key=f"part-{number}")
