"""The table for people: drawn by rich in a terminal, the same text bare off it."""

import re
from collections.abc import Iterable, Sequence
from typing import IO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from pekerja_rentan.language import Language
from pekerja_rentan.presentation.answer import Presentation
from pekerja_rentan.presentation.model import Block, Column, Sheet, Tone, parted, written

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
_JOINED = "\ue000"
"""Stands for the blank between a month and its year while a table is drawn: no line ends there."""
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
    drawn = capture.get().replace(_JOINED, " ")
    return "".join(f"{line.rstrip()}\n" for line in drawn.splitlines())


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
    if block.chart and _Drawn(console, block.chart, language).room():
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
    """The sheet with its words and figures whole: where a terminal is narrow, text wraps; where
    even that is too wide, it comes in parts under each other, each behind its first column."""
    drawn = _Drawn(console, sheet, language)
    bars = drawn.bars()
    for number, columns in enumerate([sheet.shown] if bars else drawn.parts()):
        if number:
            console.print()
        drawn.print(columns, bars)


class _Drawn:
    """A sheet as rich draws it in a terminal: ``texts`` are what each column says, its heading
    first."""

    def __init__(self, console: Console, sheet: Sheet, language: Language) -> None:
        self.console, self.sheet = console, sheet
        self.gap = 2 if console.width >= _WIDE else 1  # blanks behind a column
        self.texts = {
            column: [
                _months_whole(text, language)
                for text in (
                    column.heading(language),
                    *(written(row, column, language) for row in sheet.rows),
                )
            ]
            for column in sheet.shown
        }

    def parts(self) -> list[Sequence[Column]]:
        """The columns that stand beside each other, as many as there is room for."""
        columns = self.sheet.shown
        tight = [self.longest_word(column) for column in columns]
        if self.across(tight):
            return [columns]
        snug = [self.least(column) for column in columns]

        def split(widths: list[int]) -> list[list[int]]:
            return parted(len(columns), lambda part: self.across([widths[at] for at in part]))

        fewest = min(map(split, (snug, [snug[0], *tight[1:]])), key=len)
        return [[columns[at] for at in part] for part in fewest]

    def across(self, widths: Sequence[int]) -> bool:
        """Whether columns so wide stand beside each other in the terminal."""
        return sum(widths) + self.gap * (len(widths) - 1) <= self.console.width

    def room(self) -> int:
        """Columns that the sheet leaves for bars, within what a bar may have; 0 for none."""
        if not (self.sheet.bar and self.sheet.rows and self.console.is_terminal):
            return 0
        room = self.console.width - sum(self.least(each) + self.gap for each in self.sheet.shown)
        return min(room, _LONGEST_BAR) if room >= _LEAST_BAR else 0

    def least(self, column: Column) -> int:
        """How wide a column is at least beside others: numbers and words whole, short text whole; a
        word of more than half of the terminal is folded."""
        longest = self.longest_word(column)
        if column.number and column.kind != "mixed":
            return longest
        return min(max(min(self.whole(column), _SNUG), longest), self.console.width // 2)

    def print(self, columns: Sequence[Column], bars: list[str]) -> None:
        """Some columns, with a bar behind every row if there are bars. Where not even these have
        room, the lines run over."""
        console, terminal = self.console, self.console.width
        table = Table(
            box=SIMPLE_HEAD if console.is_terminal else None,
            show_edge=False,
            pad_edge=False,
            padding=(0, self.gap - 1, 0, 0),
            header_style="bold",
        )
        wide = max(map(len, bars), default=-self.gap)
        for column, width in zip(columns, self.widths(columns, wide), strict=True):
            side: JustifyMethod = "right" if column.number else "left"
            heading = Text(self.texts[column][0])
            table.add_column(heading, justify=side, width=width, overflow="fold")
        if bars:
            table.add_column("", no_wrap=True, min_width=wide)
        for number, row in enumerate(self.sheet.rows):
            cells = [Text(self.texts[column][number + 1]) for column in columns]
            cells += [Text(bars[number])] if bars else []
            table.add_row(*cells, style=_STYLES[row.tone])
        console.width = max(terminal, console.measure(table).minimum)
        console.print(table)
        console.width = terminal

    def widths(self, columns: Sequence[Column], bars: int) -> list[int]:
        """How wide each column is: as its texts are, the widest of them wrapped where there is no
        room for all, but as wide as its words."""
        least = [self.least(column) for column in columns]
        tight = [self.longest_word(column) for column in columns]
        least = next(filter(self.across, (least, [*least[:1], *tight[1:]], tight)), least)
        whole = [self.whole(column) for column in columns]
        room = self.console.width - self.gap * len(columns) - bars
        for cap in range(max(whole, default=0), 0, -1):
            widths = [max(need, min(text, cap)) for need, text in zip(least, whole, strict=True)]
            rest = room - sum(widths)
            for at, text in enumerate(whole) if rest >= 0 else ():
                if rest and widths[at] < text:
                    widths[at], rest = widths[at] + 1, rest - 1
            if rest >= 0:
                return widths
        return least

    def bars(self) -> list[str]:
        """A bar for each row where there is room, as long as its figure is large; none for sums,
        nor for parts of a row above."""
        room, rows = self.room(), self.sheet.rows
        if not room:
            return []
        block = "█" if self.console.encoding.startswith("utf") else "#"
        first = rows[0].cells.get("section")
        figures = [
            int(row.cells.get(self.sheet.bar) or 0) if row.cells.get("section") == first else 0
            for row in rows
        ]
        most = max(figures) or 1
        return [block * -(-figure * room // most) for figure in figures]

    def whole(self, column: Column) -> int:
        """So wide must a column be for no text in it to wrap."""
        return max(map(cell_len, self.texts[column]))

    def longest_word(self, column: Column) -> int:
        """So wide must a column be for no word or figure in it to be parted."""
        words = (word for text in self.texts[column] for word in text.split() if "://" not in word)
        return max(map(cell_len, words), default=0)  # an address may be folded, however long it is


def _months_whole(text: str, language: Language) -> str:
    """A text in which no month is parted from its year."""
    return re.sub(rf"({'|'.join(language.month_names)}) (?=\d{{4}}\b)", rf"\1{_JOINED}", text)


def _hang(console: Console, mark: str, sentence: str, style: str) -> None:
    """A sentence behind its mark, its further lines set in under its first."""
    lines = Text(sentence).wrap(console, max(console.width - len(mark), 20))
    for number, line in enumerate(lines):
        line.rstrip()
        first = Text(mark, style=style) if number == 0 else Text(" " * len(mark))
        console.print(first + line)
