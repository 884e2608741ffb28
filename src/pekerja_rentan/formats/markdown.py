"""Markdown: a page to paste into a memo, notes included."""

import re
from collections.abc import Iterable, Iterator

from pekerja_rentan.language import Language
from pekerja_rentan.presentation.answer import Presentation
from pekerja_rentan.presentation.model import Block, Sheet, written


def write(shown: Presentation, language: Language, *, explain: bool, **_: object) -> str:
    """All blocks, one after another; with ``explain`` also formulas and sources."""
    lines: list[str] = []
    for block in shown.blocks:
        lines += _block(block, language, explain=explain)
    return "\n".join(lines).rstrip("\n") + "\n"


def _block(block: Block, language: Language, *, explain: bool) -> Iterator[str]:
    yield from (f"## {_escaped(block.heading)}", "")
    yield from _bullets(block.basis)
    yield from (*_table(block.sheet, language), "")
    for sentence in block.sums:
        yield from (_escaped(sentence), "")
    sections = [("head.notes", block.notes)]
    if explain:
        sections = [("head.why", block.why), *sections, ("head.sources", block.sources)]
    for key, sentences in sections:
        if sentences:
            yield from (f"### {language.say(key)}", "")
            yield from _bullets(sentences)
    if explain and block.origin:
        yield from (_escaped(block.origin), "")


def _bullets(sentences: Iterable[str]) -> Iterator[str]:
    bullets = [f"- {_escaped(sentence)}" for sentence in sentences]
    if bullets:
        yield from (*bullets, "")


def _table(sheet: Sheet, language: Language) -> Iterator[str]:
    yield _row(_escaped(column.heading(language)) for column in sheet.shown)
    yield _row("---:" if column.number else "---" for column in sheet.shown)
    for row in sheet.rows:
        yield _row(_escaped(written(row, column, language)) for column in sheet.shown)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """Text as text: what Markdown or HTML would read as markup is escaped."""
    return re.sub(r"([\\|<>&*_`\[\]#])", r"\\\1", text)
