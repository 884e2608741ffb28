"""Sentences that every kind of answer shares: notes, sources, where it comes from."""

from collections.abc import Iterable
from typing import Any, Literal

from pekerja_rentan.engine import result as results
from pekerja_rentan.engine.result import Note, PolicyRef, SourceRef, Terms
from pekerja_rentan.language import Language, plain


def plain_data(value: Any, language: Language) -> Any:
    """``value`` in dicts, lists, numbers and text; a note also says its sentence."""
    return results.plain(value, lambda note: language.say(f"note.{note.code}", **note.facts))


def note_sentences(
    notes: Iterable[Note], kind: Literal["basis", "answer", "advice"], language: Language
) -> tuple[str, ...]:
    return tuple(
        language.say(f"note.{note.code}", **note.facts) for note in notes if note.kind == kind
    )


def source_sentences(sources: Iterable[SourceRef], language: Language) -> tuple[str, ...]:
    return tuple(_source(source, language) for source in sources)


def _source(source: SourceRef, language: Language) -> str:
    facts = {
        "id": source.id,
        "title": source.title,
        "issued": language.issued(source.issued),
        "level": language.say(f"level.{source.level}"),
        "address": source.url or language.say("show.no-address"),
    }
    if source.note:
        return language.say("why.source-note", note=source.note, **facts)
    return language.say("why.source", **facts)


def origin_sentence(policy: PolicyRef, language: Language) -> str:
    facts = {"id": policy.id, "sha256": policy.sha256[:12], "version": policy.rentan}
    return language.say("head.policy", **facts)


def programs_word(terms: Terms) -> str:
    """``JKK + JKM``, or the label of an own rate."""
    if terms.rate_label is not None:
        return plain(terms.rate_label)
    return " + ".join(name.upper() for name in terms.programs)


def region_word(terms: Terms) -> str:
    """``Kabupaten Kutai Timur (64.08)``."""
    region = terms.region
    return f"{region.name} ({region.code})" if region.code else region.name


def span_text(first: str, last: str) -> str:
    """Two ISO months as the text of a span: a whole year as its number."""
    if first == last:
        return first
    year = first[:4]
    return year if (first, last) == (f"{year}-01", f"{year}-12") else f"{first}..{last}"
