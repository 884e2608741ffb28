"""The fields of a letter: what a template may ask for, and what a document answers.

A template names a field in English or in Indonesian, ``{{question}}`` or ``{{persoalan}}``.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from typing import Literal, NamedTuple

from pekerja_rentan.language import Language
from pekerja_rentan.money import format_rupiah
from pekerja_rentan.render.sheet import Block, Column, Mood, Row, Sheet
from pekerja_rentan.render.words import origin_sentence, source_sentences
from pekerja_rentan.report.document import Document, Reckoning


class Field(NamedTuple):
    """``text`` stands anywhere in a line, ``list`` makes a paragraph of each of its points,
    ``tables`` stands in a paragraph of its own. A template without what is ``needed`` is
    refused."""

    name: str
    indonesian: str
    kind: Literal["text", "list", "tables"]
    needed: bool = False


FIELDS = (
    Field("title", "judul", "text"),
    Field("question", "persoalan", "text", needed=True),
    Field("answer", "simpulan", "text"),
    Field("amount", "jumlah", "text"),
    Field("in_words", "terbilang", "text", needed=True),
    Field("assumptions", "praanggapan", "list"),
    Field("legal_basis", "dasar_hukum", "list", needed=True),
    Field("calculation", "perhitungan", "tables", needed=True),
    Field("formulas", "cara_menghitung", "list"),
    Field("tables", "tabel_lain", "tables"),
    Field("open_points", "hal_terbuka", "list", needed=True),
    Field("sources", "sumber", "list", needed=True),
    Field("origin", "asal", "text"),
)
BY_NAME = {name: field for field in FIELDS for name in (field.name, field.indonesian)}


def spoken(field: Field, language: Language) -> str:
    """A field's name in this language."""
    return field.indonesian if language.code == "id" else field.name


def braced(name: str) -> str:
    """A field as a template writes it."""
    return "{{" + name + "}}"


CHANGE_COLUMNS = (
    Column("item"),
    Column("workers", "count"),
    Column("months", "count"),
    Column("amount", "rupiah"),
)


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
    several = len(blocks) > 1
    texts = {
        "title": document.title,
        "question": document.question,
        "answer": " ".join(document.conclusion.sentences),
        "amount": None if document.amount is None else format_rupiah(document.amount),
        "in_words": document.in_words,
        "origin": "; ".join(origin_sentence(policy, language) for policy in document.policies),
    }
    lists = {
        "assumptions": _assumptions(document),
        "legal_basis": tuple(
            language.say("letter.law", title=source.title, id=source.id)
            for source in document.legal_basis
        ),
        "formulas": _once(sentence for block in blocks for sentence in block.why),
        "open_points": _open_points(document, language),
        "sources": source_sentences(document.sources, language),
    }
    nothing = {name: (language.say("letter.none"),) for name in lists}
    if document.kind in ("screen", "person"):
        nothing["legal_basis"] = (language.say("letter.rules"),)
    return Filling(
        texts,
        {name: points or nothing[name] for name, points in lists.items()},
        {
            "calculation": (
                *(
                    Titled(block.heading if several else "", block.sheet, _unsaid(block, document))
                    for block in blocks
                ),
                *_changes(document, language),
            ),
            "tables": tuple(Titled(table.title, table.sheet) for table in document.tables),
        },
    )


def _unsaid(block: Block, document: Document) -> tuple[str, ...]:
    """What is said of a table besides the conclusion."""
    return tuple(said for said in block.sums if said not in document.conclusion.sentences)


def _assumptions(document: Document) -> tuple[str, ...]:
    """What was taken for granted; of several regions, whose it is."""
    several = len(document.reckonings) > 1
    whose = [f"{reckoning.name}: " for reckoning in document.reckonings] if several else []
    names = chain(whose, repeat(""))
    return _once(
        f"{name}{sentence}"
        for block, name in zip(document.blocks, names, strict=False)
        for sentence in block.basis
    )


def _changes(document: Document, language: Language) -> Iterator[Titled]:
    """What an answer that revises an earlier one changes."""
    for before, after in zip(document.before, document.reckonings, strict=False):
        stated: list[tuple[str, dict[str, int], Mood]] = [
            ("book.before", _reckoned(before), ""),
            ("book.after", _reckoned(after), ""),
            ("letter.difference", {"amount": after.total - before.total}, "total"),
        ]
        rows = tuple(Row(cells, {"item": language.say(key)}, mood) for key, cells, mood in stated)
        yield Titled(language.say("letter.change"), Sheet(CHANGE_COLUMNS, rows))


def _reckoned(reckoning: Reckoning) -> dict[str, int]:
    return {
        "workers": reckoning.workers,
        "months": reckoning.months,
        "amount": reckoning.total,
    }


def _open_points(document: Document, language: Language) -> tuple[str, ...]:
    """What has to be settled before somebody signs: the advice, sources that leave a question
    open, and those that only quote the law."""
    points = list(document.open_points)
    for level in ("open", "secondary"):
        named = [source.id for source in document.sources if source.level == level]
        points += [language.say(f"letter.check-{level}", sources=named)] if named else []
    return _once(points)


def _once(sentences: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentences))
