"""What a document says of one person: the verdict and its rules, never a name or a NIK."""

from pekerja_rentan.language import Language
from pekerja_rentan.render.conclusion import Conclusion
from pekerja_rentan.render.person import person_answer
from pekerja_rentan.report.contents.facts import law_facts
from pekerja_rentan.report.contents.parts import open_points
from pekerja_rentan.report.document import Document
from pekerja_rentan.roster.person import PersonResult

_WANTING = (("fails", "conclude.fails"), ("unknown", "conclude.lacks"))


def document(result: PersonResult, language: Language) -> Document:
    """Yes, no, or what is missing, with every rule; what was told of the person is not repeated."""
    blocks = person_answer(result, language).blocks
    facts = {"region": result.region.name, "day": result.as_of}
    return Document(
        kind="person",
        title=language.say("report.person-title", **facts),
        question=language.say("report.person-question", **facts),
        conclusion=_conclusion(result, blocks[0].sums, language),
        in_words=None,
        blocks=blocks,
        editable_costs=(),
        tables=(),
        charts=(),
        open_points=open_points(blocks),
        sources=result.sources,
        policies=(result.policy,),
        facts=tuple(law_facts((result.policy,), (), language)),
    )


def _conclusion(result: PersonResult, sums: tuple[str, ...], language: Language) -> Conclusion:
    """The verdict, then the rules that are not met and those for which data are missing."""
    said = list(sums)
    for verdict, key in _WANTING:
        rules = [
            language.pick(each.says) if each.says else each.check
            for each in result.rulings
            if each.verdict == verdict
        ]
        if rules:
            said.append(language.say(key, rules="; ".join(rules)))
    return Conclusion(result.outcome, tuple(said))
