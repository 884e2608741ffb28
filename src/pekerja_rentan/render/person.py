"""What the rules say of one person, as an answer to read."""

from pekerja_rentan.language import Language
from pekerja_rentan.render.data import plain_data
from pekerja_rentan.render.sheet import Answer, Block, Column, Row, Sheet, Tone
from pekerja_rentan.render.words import note_sentences, origin_sentence, source_sentences
from pekerja_rentan.roster.person import PersonResult, Ruling, Verdict

COLUMNS = (Column("item"), Column("verdict"), Column("code"), Column("source"))
_MOODS: dict[Verdict, Tone] = {
    "passes": "",
    "fails": "bad",
    "unknown": "total",
    "attested": "",
    "warned": "",
}


def person_answer(result: PersonResult, language: Language) -> Answer:
    """Yes, no, or what is missing, with every rule."""
    told = [code for code in result.warnings if language.has(f"reason.{code}")]
    warnings = tuple(f"{code}: {language.say(f'reason.{code}')}" for code in told)
    block = Block(
        heading=language.say("person.head", region=result.region.name, day=result.as_of),
        basis=(),
        sheet=Sheet(COLUMNS, tuple(_row(ruling, language) for ruling in result.rulings)),
        sums=(language.say(f"person.{result.outcome}"),),
        notes=(*note_sentences(result.notes, "advice", language), *warnings),
        sources=source_sentences(result.sources, language),
        origin=origin_sentence(result.policy, language),
    )
    return Answer((block,), plain_data(result, language))


def _row(ruling: Ruling, language: Language) -> Row:
    cells = {
        "item": ruling.check,
        "verdict": ruling.verdict,
        "code": ruling.code,
        "source": ruling.source,
    }
    labels = {"verdict": language.say(f"verdict.{ruling.verdict}")}
    if ruling.says:
        labels["item"] = language.pick(ruling.says)
    return Row(cells, labels, _MOODS[ruling.verdict])
