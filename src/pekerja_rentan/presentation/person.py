"""What the rules say of one person, never with a name or a NIK."""

from pekerja_rentan.language import Language
from pekerja_rentan.presentation import words
from pekerja_rentan.presentation.document import Conclusion, Document
from pekerja_rentan.presentation.model import Block, Row, Sheet, Tone, columns
from pekerja_rentan.roster.person import PersonResult, Ruling, Verdict

COLUMNS = columns("item verdict code source")
_TONES: dict[Verdict, Tone] = {"fails": "bad", "unknown": "total"}
_WANTING = (("fails", "conclude.fails"), ("unknown", "conclude.lacks"))


def blocks(result: PersonResult, language: Language) -> tuple[Block, ...]:
    """Yes, no, or what is missing, with every rule."""
    told = [code for code in result.warnings if language.has(f"reason.{code}")]
    warnings = tuple(f"{code}: {language.say(f'reason.{code}')}" for code in told)
    heading = language.say("person.head", region=result.region.name, day=result.as_of)
    sheet = Sheet(COLUMNS, tuple(_row(ruling, language) for ruling in result.rulings))
    block = Block(heading, (), sheet, (language.say(f"person.{result.outcome}"),))
    block = words.founded_block(block, result, language)
    return (block._replace(notes=(*block.notes, *warnings)),)


def _row(ruling: Ruling, language: Language) -> Row:
    cells = {"item": ruling.check, **ruling.only("verdict", "code", "source")}
    labels = {"verdict": language.say(f"verdict.{ruling.verdict}")}
    if ruling.says:
        labels["item"] = language.pick(ruling.says)
    return Row(cells, labels, _TONES.get(ruling.verdict, ""))


def document(result: PersonResult, blocks: tuple[Block, ...], language: Language) -> Document:
    facts = {"region": result.region.name, "day": result.as_of}
    made = Document(
        kind="person",
        title=language.say("report.person-title", **facts),
        question=language.say("report.person-question", **facts),
        conclusion=_conclusion(result, blocks[0].sums, language),
        verdicts=True,
        by_rules=True,
    )
    return words.founded(made, blocks, [result], language)


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
