"""Sources in words, as a letter tells them."""

from pekerja_rentan.engine.result import SourceRef
from pekerja_rentan.language import Language


def source_words(source: SourceRef, language: Language) -> str:
    """What a source is: its title, when it appeared, its level, its address, what to know of it;
    never its mark."""
    return language.say(
        "letter.source",
        title=source.title,
        issued=language.issued(source.issued),
        level=language.say(f"level.{source.level}"),
        address=f"{source.url}." if source.url else language.say("letter.no-address"),
        note=language.say("letter.source-note", note=source.note) if source.note else "",
    )
