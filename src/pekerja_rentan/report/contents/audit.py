"""What a document says of published figures."""

from collections.abc import Iterator

from pekerja_rentan.engine.audit_result import AuditReport, AuditResult
from pekerja_rentan.language import Language
from pekerja_rentan.render.audit import (
    audit_answer,
    audits_answer,
    place_word,
)
from pekerja_rentan.render.audit_words import reading_sentence
from pekerja_rentan.render.conclusion import Conclusion, State
from pekerja_rentan.render.sheet import Block
from pekerja_rentan.report.contents.facts import law_facts
from pekerja_rentan.report.contents.parts import open_points
from pekerja_rentan.report.document import Chart, Document, Series

_VERDICTS = ("to_the_rupiah", "within_rounding", "does_not_add_up", "solved", "errors")
MOST_NAMED = 10
"""Figures that do not add up are named up to so many."""


def document(result: AuditResult | AuditReport, language: Language) -> Document:
    """One published figure, or a list of them; with the readings of those that do not add up."""
    if isinstance(result, AuditResult):
        blocks = audit_answer(result, language).blocks
        return _document([result], blocks, _verdict(result, blocks, language), (), language)
    blocks = audits_answer(result, language).blocks
    answered = [row.result for row in result.rows if row.result]
    counts = {name: getattr(result, name) for name in _VERDICTS}
    chart = _chart(counts, blocks[0].heading, language)
    return _document(answered, blocks, _verdicts(result, counts, language), (chart,), language)


def _question(answered: list[AuditResult], figures: int, language: Language) -> str:
    """Whether the figures add up; of one, whose and of which year."""
    if figures > 1 or not answered:
        return language.say("report.audit-question", figures=figures)
    facts = {"region": answered[0].region.name, "year": str(answered[0].year)}
    return language.say("report.audit-question-one", **facts)


_STATES: dict[str, State] = {
    "to-the-rupiah": "adds-up",
    "within-rounding": "adds-up",
    "does-not-add-up": "does-not-add-up",
}


def _verdict(result: AuditResult, blocks: tuple[Block, ...], language: Language) -> Conclusion:
    """Whether the figure adds up, and the plainest reading with which it would."""
    said = list(blocks[0].sums)
    if result.readings:
        nearest = reading_sentence(result.readings[0], language)
        said.append(language.say("conclude.nearest", reading=nearest))
    return Conclusion(_STATES.get(result.verdict, ""), tuple(said))


def _verdicts(result: AuditReport, counts: dict[str, int], language: Language) -> Conclusion:
    """Which figures do not add up, then how many came to each verdict."""
    said = []
    failed = [row for row in result.rows if row.result and row.result.verdict == "does-not-add-up"]
    if failed:
        places = [place_word(row, language) for row in failed[:MOST_NAMED]]
        more = len(failed) - len(places)
        key = "conclude.fail-more" if more else "conclude.fail"
        said.append(language.say(key, places=places, more=more))
    said.append(language.say("audit.sum", **counts))
    state: State = "does-not-add-up" if failed or result.errors else "adds-up"
    return Conclusion(state, tuple(said))


def _document(
    answered: list[AuditResult],
    blocks: tuple[Block, ...],
    conclusion: Conclusion,
    charts: tuple[Chart, ...],
    language: Language,
) -> Document:
    sources = {source.id: source for result in answered for source in result.sources}
    policies = tuple(dict.fromkeys(result.policy for result in answered))
    by_law = [result for result in answered if result.rate_origin == "law"]
    law = tuple(dict.fromkeys(source for each in by_law for source in each.sources[:1]))
    return Document(
        kind="audit",
        title=blocks[0].heading,
        question=_question(answered, len(blocks[0].sheet.rows), language),
        conclusion=conclusion,
        in_words=None,
        blocks=blocks,
        editable_costs=(),
        tables=(),
        charts=charts,
        open_points=open_points(blocks),
        sources=tuple(sources.values()),
        policies=policies,
        legal_basis=law,
        facts=tuple(law_facts(policies, law, language)),
        levers=tuple(_levers(conclusion, language)),
    )


def _levers(conclusion: Conclusion, language: Language) -> Iterator[str]:
    """Whom to ask, where figures do not add up."""
    if conclusion.state == "does-not-add-up":
        yield language.say("lever.ask-publisher")


def _chart(counts: dict[str, int], title: str, language: Language) -> Chart:
    """How many figures came to each verdict."""
    said = {name: count for name, count in counts.items() if count}
    return Chart(
        key="verdicts",
        title=title,
        shape="bars",
        unit="count",
        labels=tuple(language.say(f"report.verdict-{name}") for name in said),
        series=(Series(language.say("report.figures"), tuple(said.values())),),
    )
