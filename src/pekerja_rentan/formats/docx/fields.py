"""The fields of a letter: what a template may ask for, and what a document answers.

A template names a field in any of the languages, ``{{question}}`` or ``{{persoalan}}``.
"""

from collections.abc import Iterable
from itertools import chain, repeat
from typing import Literal, NamedTuple

from pekerja_rentan.engine.result import SourceRef, only_office
from pekerja_rentan.formatting import format_rupiah
from pekerja_rentan.language import Language
from pekerja_rentan.locales import LOCALES, every
from pekerja_rentan.presentation.document import Document
from pekerja_rentan.presentation.model import Block, Sheet
from pekerja_rentan.presentation.words import legal_titles, origin_sentence


class Field(NamedTuple):
    """``text`` stands anywhere in a line, ``list`` makes a paragraph of each of its points,
    ``tables`` stands in a paragraph of its own. Within a line the points of a list are parted by
    ``mark``. A template without what is ``needed``, and without the field that may stand
    ``instead``, is refused."""

    name: str
    kind: Literal["text", "list", "tables"]
    needed: bool = False
    instead: str = ""
    mark: str = "; "


FIELDS = (
    Field("title", "text"),
    Field("question", "text", needed=True),
    Field("answer", "list", mark=" "),
    Field("amount", "text"),
    Field("in_words", "text", needed=True),
    Field("assumptions", "list"),
    Field("facts", "list"),
    Field("legal_basis", "list", needed=True, instead="facts"),
    Field("calculation", "tables", needed=True),
    Field("formulas", "list"),
    Field("tables", "tables"),
    Field("suggestions", "list"),
    Field("open_points", "list", needed=True),
    Field("sources", "list"),
    Field("office", "text"),
    Field("origin", "text"),
)
BY_NAME = {
    name: field
    for field in FIELDS
    for name in (
        field.name,
        *(names.get(field.name, field.name) for names in every("letter_fields")),
    )
}


BLANK = "." * 48
"""What is left to be filled in by hand."""


def spoken(field: Field, language: Language) -> str:
    """A field's name in this language."""
    names: dict[str, str] = LOCALES[language.code]["letter_fields"]
    return names.get(field.name, field.name)


def braced(name: str) -> str:
    """A field as a template writes it."""
    return "{{" + name + "}}"


class Titled(NamedTuple):
    """A table of the letter: what stands over it and what is said under it."""

    heading: str
    sheet: Sheet
    sums: tuple[str, ...] = ()


class Filling(NamedTuple):
    """What the fields hold, by their English names; a text that is None takes its line away."""

    texts: dict[str, str | None]
    lists: dict[str, tuple[str, ...]]
    tables: dict[str, tuple[Titled, ...]]


def filling(document: Document, language: Language) -> Filling:
    """What a document puts into a letter; a list with nothing in it says so."""
    blocks = document.blocks
    several = len(blocks) > 1 or document.change is not None
    texts = {
        "title": document.title,
        "question": document.question,
        "amount": None if document.amount is None else format_rupiah(document.amount),
        "in_words": document.in_words,
        "office": office.name if (office := only_office(document.policies)) else BLANK,
        "origin": "; ".join(origin_sentence(policy, language) for policy in document.policies),
    }
    lists = {
        "answer": document.conclusion.sentences,
        "assumptions": _assumptions(document),
        "legal_basis": _once(
            f"{title} [{source.id}]"
            for title, source in legal_titles(document.policies, document.legal_basis)
        ),
        "formulas": _formulas(document),
        "suggestions": document.levers,
        "open_points": _open_points(document, language),
        "sources": tuple(source_words(source, language) for source in cited(document)),
    }
    lists["facts"] = (*document.facts, *_other_sources(document, lists, language))
    nothing = {name: (language.say("letter.none"),) for name in lists}
    if document.by_rules:
        nothing["legal_basis"] = (language.say("letter.rules"),)
    return Filling(
        texts,
        {name: points or nothing[name] for name, points in lists.items()},
        {
            "calculation": (
                *(Titled(table.title, table.sheet) for table in (document.change,) if table),
                *(_titled(block, document, several) for block in blocks),
            ),
            "tables": tuple(Titled(table.title, table.sheet) for table in document.tables),
        },
    )


def cited(document: Document) -> tuple[SourceRef, ...]:
    """All sources that a letter may name, each once: of the figures, of the law, of the office."""
    found = {source.id: source for source in document.sources}
    office = only_office(document.policies)
    entries = [entry.source for policy in document.policies for entry in policy.legal_basis]
    for source in (*entries, *([office.source] if office else [])):
        found.setdefault(source.id, source)
    return tuple(found.values())


def _formulas(document: Document) -> tuple[str, ...]:
    """How every figure was reckoned; what was counted in lists stands in the table."""
    blocks = document.blocks[1:] if document.counted else document.blocks
    return _once(sentence for block in blocks for sentence in block.why)


def _other_sources(
    document: Document, lists: dict[str, tuple[str, ...]], language: Language
) -> tuple[str, ...]:
    """The sources that no other sentence and no table names."""
    said = [*document.facts, *lists["assumptions"], *lists["formulas"], *document.open_points]
    cells = {str(row.cells.get("source")) for block in document.blocks for row in block.sheet.rows}
    others = _named(
        source
        for source in cited(document)
        if not any(f"[{source.id}]" in each or f"{source.id} " in each for each in said)
        and not any(source.id in each.split() for each in cells)
    )
    return (language.say("letter.other-sources", sources=others),) if others else ()


def _titled(block: Block, document: Document, several: bool) -> Titled:
    """The table of a block, without the codes of reasons, which are for programs, and what is said
    of it and stands nowhere else in the letter."""
    elsewhere = (*document.conclusion.sentences, *document.levers)
    sheet = block.sheet._replace(headed=(*block.sheet.headed, "code"))
    sums = tuple(said for said in block.sums if said not in elsewhere)
    return Titled(block.heading if several else "", sheet, sums)


def _assumptions(document: Document) -> tuple[str, ...]:
    """What was taken for granted; of several regions, whose it is."""
    several = len(document.editable_costs) > 1
    whose = [f"{editable.name}: " for editable in document.editable_costs] if several else []
    names = chain(whose, repeat(""))
    return _once(
        f"{name}{sentence}"
        for block, name in zip(document.blocks, names, strict=False)
        for sentence in block.basis
        if f"{name}{sentence}" not in document.facts
    )


def _open_points(document: Document, language: Language) -> tuple[str, ...]:
    """What has to be settled before somebody signs: the advice, sources that leave a question
    open, and those that only quote the law."""
    points = list(document.open_points)
    for level in ("open", "secondary"):
        if named := _named(source for source in cited(document) if source.level == level):
            points.append(language.say(f"letter.check-{level}", sources=named))
    return _once(points)


def _named(sources: Iterable[SourceRef]) -> list[str]:
    """Sources by their titles, each title once, with the marks of all that bear it."""
    marks: dict[str, list[str]] = {}
    for source in sources:
        marks.setdefault(source.title, []).append(source.id)
    return [f"{title} [{' '.join(ids)}]" for title, ids in marks.items()]


def _once(sentences: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentences))


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
