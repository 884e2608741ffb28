"""What a document says of published figures."""

from pekerja_rentan.engine.audit_result import AuditResult, AuditTogether
from pekerja_rentan.language import Language
from pekerja_rentan.render.audit import audit_answer, audits_answer
from pekerja_rentan.render.sheet import Block
from pekerja_rentan.report.contents.parts import open_points
from pekerja_rentan.report.document import Chart, Document, Feeling, Series

_VERDICTS = ("to_the_rupiah", "within_rounding", "does_not_add_up", "solved", "errors")


def document(result: AuditResult | AuditTogether, language: Language) -> Document:
    """One published figure, or a list of them; with the readings of those that do not add up."""
    if isinstance(result, AuditResult):
        blocks = audit_answer(result, language).blocks
        mood = _MOODS.get(result.verdict, "")
        return _document([result], blocks, blocks[0].sums[0], mood, (), language)
    blocks = audits_answer(result, language).blocks
    answered = [row.result for row in result.rows if row.result]
    mood = "bad" if result.does_not_add_up or result.errors else "good"
    counts = {name: getattr(result, name) for name in _VERDICTS}
    answer = language.say("audit.sum", **counts)
    chart = _chart(counts, blocks[0].heading, language)
    return _document(answered, blocks, answer, mood, (chart,), language)


_MOODS: dict[str, Feeling] = {"to-the-rupiah": "good", "does-not-add-up": "bad"}


def _document(
    answered: list[AuditResult],
    blocks: tuple[Block, ...],
    answer: str,
    mood: Feeling,
    charts: tuple[Chart, ...],
    language: Language,
) -> Document:
    sources = {source.id: source for result in answered for source in result.sources}
    return Document(
        kind="audit",
        title=blocks[0].heading,
        question=language.say("report.audit-question", figures=len(blocks[0].sheet.rows)),
        answer=answer,
        in_words=None,
        mood=mood,
        blocks=blocks,
        reckonings=(),
        tables=(),
        charts=charts,
        open_points=open_points(blocks),
        sources=tuple(sources.values()),
        policies=tuple(dict.fromkeys(result.policy for result in answered)),
        legal_basis=tuple(
            dict.fromkeys(
                source
                for result in answered
                for source in result.sources[:1]
                if result.rate_origin == "law"
            )
        ),
    )


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
