"""The table for people: drawn by rich in a terminal, the same text bare off it."""

import re
from collections.abc import Callable, Iterable
from typing import IO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pekerja_rentan.language import Language
from pekerja_rentan.presentation.answer import Presentation
from pekerja_rentan.presentation.model import Block, Column, Row, Sheet, Tone, written

_STYLES: dict[Tone, str] = {
    "": "",
    "total": "bold",
    "good": "bold green",
    "bad": "bold red",
    "over": "red",
}
_WIDE = 100
"""Columns of a terminal from which on there is room between the columns of a table."""
_LEAST_BAR, _LONGEST_BAR = 6, 24
"""Columns of the longest bar: what a terminal has room for beside the figures, within these."""
_SNUG = 18
"""Columns that a text keeps on one line before bars are given room."""
_UNCUT = 100_000
"""Wide enough that nothing is ever wrapped or cut off a terminal."""


def write(
    shown: Presentation, language: Language, *, explain: bool, like: IO[str] | None = None
) -> str:
    """All blocks, drawn for ``like`` if that is a terminal; with ``explain`` also formulas, notes
    and sources."""
    console = _console(like)
    with console.capture() as capture:
        for number, block in enumerate(shown.blocks):
            if number:
                console.print()
            _print_block(console, block, language, explain=explain)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def as_notes(notes: Iterable[str], like: IO[str] | None) -> str:
    """Notes, each with a mark that tells it from an error."""
    console = _console(like)
    with console.capture() as capture:
        for note in notes:
            _hang(console, "· ", note, "yellow")
    return capture.get()


def _console(like: IO[str] | None) -> Console:
    """A console that reads no markup; off a terminal without width, colour or boxes."""
    terminal = like is not None and like.isatty()
    return Console(
        file=like,
        width=None if terminal else _UNCUT,
        force_terminal=terminal,
        color_system="auto" if terminal else None,
        markup=False,
        emoji=False,
        highlight=False,
    )


def _print_block(console: Console, block: Block, language: Language, *, explain: bool) -> None:
    console.print(Text(block.heading, style="bold"))
    for sentence in block.basis:
        _hang(console, "  ", sentence, "")
    _print_sheet(console, block.sheet, language)
    for sentence in block.sums:
        console.print(Text(sentence))
    if block.chart and _room(console, block.chart, language):
        console.print()
        _print_sheet(console, block.chart, language)
    if not explain:
        return
    sections = (
        ("head.why", block.why),
        ("head.notes", block.notes),
        ("head.sources", block.sources),
    )
    for key, sentences in sections:
        if sentences:
            console.print()
            console.print(Text(language.say(key), style="bold"))
            for sentence in sentences:
                _hang(console, "  ", sentence, "")
    if block.origin:
        console.print()
        console.print(Text(block.origin, style="dim"))


def _print_sheet(console: Console, sheet: Sheet, language: Language) -> None:
    """The sheet with its numbers whole: where a terminal is narrow, only text wraps, and where
    even that is too wide, the lines run over."""
    terminal = console.width
    room = _room(console, sheet, language)
    block = "█" if console.encoding.startswith("utf") else "#"
    bars = _bars(sheet, room, block) if room else []
    table = _drawn(console, sheet, language, bars)
    bare = _drawn(console, sheet, language, bars, _without_addresses)
    least = console.measure(bare, options=console.options.update(width=_UNCUT)).minimum
    console.width = max(terminal, least)
    console.print(table)
    console.width = terminal


def _without_addresses(row: Row, column: Column, language: Language) -> str:
    """A cell by which no column need be as wide as an address, which may be folded."""
    return re.sub(r"\S*://\S*", "", written(row, column, language))


def _room(console: Console, sheet: Sheet, language: Language) -> int:
    """Columns that the sheet leaves for bars, within what a bar may have; 0 for none."""
    if not (sheet.bar and sheet.rows and console.is_terminal):
        return 0
    gap = _gap(console)
    taken = sum(_least(sheet, column, language) + gap for column in sheet.shown)
    room = console.width - taken
    return min(room, _LONGEST_BAR) if room >= _LEAST_BAR else 0


def _gap(console: Console) -> int:
    """Blanks behind a column: more where there is room."""
    return 2 if console.width >= _WIDE else 1


def _least(sheet: Sheet, column: Column, language: Language) -> int:
    """How wide a column must be: numbers whole, text by its longest word, short text whole."""
    texts = [column.heading(language)]
    texts += [written(row, column, language) for row in sheet.rows]
    whole = max(map(cell_len, texts))
    if column.number:
        return whole
    return max(min(whole, _SNUG), _longest_of(texts))


def _drawn(
    console: Console,
    sheet: Sheet,
    language: Language,
    bars: list[str],
    cell: Callable[[Row, Column, Language], str] = written,
) -> Table:
    """The sheet as rich draws it, its cells by ``cell``, with a bar behind every row if there are
    bars."""
    table = Table(
        box=SIMPLE_HEAD if console.is_terminal else None,
        show_edge=False,
        pad_edge=False,
        padding=(0, _gap(console) - 1, 0, 0),
        header_style="bold",
    )
    for column in sheet.shown:
        table.add_column(
            Text(column.heading(language)),
            justify="right" if column.number else "left",
            no_wrap=column.number and column.kind != "mixed",
            min_width=_min_width(sheet, column, language),
            overflow="fold",
        )
    if bars:
        table.add_column("", no_wrap=True, min_width=max(map(len, bars)))
    for number, row in enumerate(sheet.rows):
        cells = [Text(cell(row, column, language)) for column in sheet.shown]
        cells += [Text(bars[number])] if bars else []
        table.add_row(*cells, style=_STYLES[row.tone])
    return table


def _bars(sheet: Sheet, room: int, block: str) -> list[str]:
    """A bar for each row, as long as its figure is large; none for sums, nor for parts of a row
    above."""
    first = sheet.rows[0].cells.get("section")
    figures = [
        int(row.cells.get(sheet.bar) or 0) if row.cells.get("section") == first else 0
        for row in sheet.rows
    ]
    most = max(figures) or 1
    return [block * -(-figure * room // most) for figure in figures]


def _min_width(sheet: Sheet, column: Column, language: Language) -> int | None:
    """How wide a column must at least be, where rich is not to find that out."""
    if sheet.bar:
        return _least(sheet, column, language)
    return _longest_word(sheet, column, language) if column.kind == "mixed" else None


def _longest_word(sheet: Sheet, column: Column, language: Language) -> int:
    """So wide must a column be for no figure in it to be parted."""
    cells = [column.heading(language), *(written(row, column, language) for row in sheet.rows)]
    return _longest_of(cells)


def _longest_of(texts: Iterable[str]) -> int:
    """The width of the longest word; an address may be folded, however long it is."""
    words = (word for text in texts for word in text.split() if "://" not in word)
    return max(map(cell_len, words), default=0)


def _hang(console: Console, mark: str, sentence: str, style: str) -> None:
    """A sentence behind its mark, its further lines set in under its first."""
    lines = Text(sentence).wrap(console, max(console.width - len(mark), 20))
    for number, line in enumerate(lines):
        line.rstrip()
        first = Text(mark, style=style) if number == 0 else Text(" " * len(mark))
        console.print(first + line)
