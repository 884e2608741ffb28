"""What a document says of one person: the verdict and its rules, never a name or a NIK."""

from pekerja_rentan.language import Language
from pekerja_rentan.render.person import person_answer
from pekerja_rentan.report.contents.parts import open_points
from pekerja_rentan.report.document import Document, Feeling
from pekerja_rentan.roster.person import PersonResult

_MOODS: dict[str, Feeling] = {"eligible": "good", "ineligible": "bad", "needs-data": ""}


def document(result: PersonResult, language: Language) -> Document:
    """Yes, no, or what is missing, with every rule; what was told of the person is not repeated."""
    blocks = person_answer(result, language).blocks
    facts = {"region": result.region.name, "day": result.as_of}
    return Document(
        kind="person",
        title=language.say("report.person-title", **facts),
        question=language.say("report.person-question", **facts),
        answer=blocks[0].sums[0],
        in_words=None,
        mood=_MOODS[result.outcome],
        blocks=blocks,
        reckonings=(),
        tables=(),
        charts=(),
        open_points=open_points(blocks),
        sources=result.sources,
        policies=(result.policy,),
    )
