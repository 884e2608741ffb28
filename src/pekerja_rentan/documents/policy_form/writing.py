"""The form as a workbook: what is known is filled in, every column says what belongs there and has
an example, and what can be chosen is a list."""

from collections.abc import Mapping, Sequence
from typing import Any

from pekerja_rentan.documents.policy_form.layout import (
    CHOICES,
    MAIN,
    MAIN_KEYS,
    OTHERS,
    SECTIONS,
    Column,
    Section,
    cells_of,
)
from pekerja_rentan.formats.xlsx.book import Book, Page
from pekerja_rentan.formatting import letters
from pekerja_rentan.language import Language
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.policy.scaffold import Tree

SPARE = 20
"""Empty rows for more entries."""
HEADS = 4
"""Rows above the entries: what the sheet is about, headings, explanations, keys."""
_WIDE = ("title", "more", "yaml", "condition", "url", "remark", "says", "note")
_WIDTHS = (30, 34, 60, 26)
"""Widths of the first sheet: names, values, explanations, keys."""
_ABREAST = 6
_TITLE, _MESSAGE = 32, 255
"""Characters that Excel shows of what is said of a cell."""
_MOST_SOURCES = 500


def form(data: Tree, national: Policy, language: Language) -> bytes:
    """The workbook for a policy file that says ``data``, with the words of the ``national`` rules
    to choose from."""
    cells = cells_of(data)
    name = str(data.get("name", ""))
    choices = {**CHOICES, "funding": tuple(national.fundings)}
    form = _Form(Book(language.say("form.title", name=name)), choices, language)
    form.main(name, cells.main)
    for section in (*SECTIONS, OTHERS):
        form.table(section, cells.rows[section.name])
    form.words({**choices, "occupation": tuple(national.occupations)}, national)
    return form.book.data()


class _Form:
    """The book under construction, and what may be chosen in it, by column."""

    def __init__(
        self, book: Book, choices: Mapping[str, Sequence[str]], language: Language
    ) -> None:
        self.book, self.choices, self.language = book, choices, language

    def main(self, name: str, values: Mapping[str, str]) -> None:
        """The first sheet: a row for each key."""
        say = self.language.say
        page = self.book.sheet(say(f"form.sheet.{MAIN}"), name)
        page.widths(*_WIDTHS)
        page.across(say("form.title", name=name), len(_WIDTHS), "title")
        page.across(say("form.how"), len(_WIDTHS), "said")
        page.header([say(f"form.head.{each}") for each in ("what", "value", "hint", "key")])
        for column in MAIN_KEYS:
            page.text(0, self._said("col", column.key))
            page.text(2, self._said("hint", column.key))
            page.text(3, f"{MAIN}/{column.key}", "small")
            page.typed(1, values.get(column.key, ""))
            self._choose(page, page.row, page.row, 1, column)
            page.row += 1
        page.finish()

    def table(self, section: Section, rows: Sequence[Mapping[str, str]]) -> None:
        """A sheet with a row for each entry, and empty ones for more."""
        say, columns = self.language.say, section.columns
        title = say(f"form.sheet.{section.name}")
        page = self.book.sheet(title, title, wide=True)
        page.widths(*(_width(section.name, column.key) for column in columns))
        page.across(say(f"form.about.{section.name}"), min(len(columns), _ABREAST), "said")
        page.header([self._said("col", column.key) for column in columns], frozen=False)
        for look, texts in (
            ("text", [self._said("hint", column.key) for column in columns]),
            ("small", [f"{section.name}/{column.key}" for column in columns]),
        ):
            for at, text in enumerate(texts):
                page.text(at, text, look)
            page.row += 1
        page.sheet.freeze_panes(page.row, 1)
        first, last = page.row, page.row + len(rows) + SPARE - 1
        for row in (*rows, *({} for _ in range(SPARE))):
            for at, column in enumerate(columns):
                page.typed(at, row.get(column.key, ""))
            page.row += 1
        for at, column in enumerate(columns):
            self._choose(page, first, last, at, column)
        page.finish()

    def words(self, choices: Mapping[str, Sequence[str]], national: Policy) -> None:
        """The last sheet: all that may be chosen, and the occupations with their names."""
        say = self.language.say
        page = self.book.sheet(say("form.sheet.words"), say("form.sheet.words"))
        page.widths(*(24 for _ in choices), 40)
        names = [self.language.pick(work.name) for work in national.occupations.values()]
        lists = [*choices.values(), names]
        titles = [self._said("col", key) for key in choices]
        page.header([*titles, say("form.col.occupation-name")])
        for at, words in enumerate(lists):
            for number, word in enumerate(words):
                page.sheet.write_string(page.row + number, at, word, self.book.look("text"))
        page.finish()

    def _said(self, kind: str, key: str) -> str:
        """What a column is called or holds; of one in a language, with that language."""
        head, _, tail = key.partition(".")
        if tail in ("name", "source"):
            return self.language.say(f"form.{kind}.{head}-{tail}")
        said = self.language.say(f"form.{kind}.{head}")
        return f"{said} ({tail})" if tail and kind == "col" else said

    def _choose(self, page: Page, first: int, last: int, at: int, column: Column) -> None:
        """What is said of a column when a cell of it is gone to, and a list of what it may hold:
        of sources those of their sheet, to which others may be added."""
        rule: dict[str, Any] = {
            "validate": "any",
            "input_title": self._said("col", column.key)[:_TITLE],
            "input_message": self._said("hint", column.key)[:_MESSAGE],
        }
        key = column.key.rpartition(".")[2]
        if key in self.choices:
            at_list = letters(list(self.choices).index(key))
            rows = f"${at_list}$2:${at_list}${len(self.choices[key]) + 1}"
            rule |= {"validate": "list", "source": f"={self._sheet('words')}!{rows}"}
            rule["error_message"] = self.language.say("form.choose")[:_MESSAGE]
        elif key == "source":
            rows = f"$A${HEADS + 1}:$A${_MOST_SOURCES}"
            rule |= {"validate": "list", "source": f"={self._sheet('sources')}!{rows}"}
            rule["error_type"] = "information"
        page.sheet.data_validation(first, at, last, at, rule)

    def _sheet(self, name: str) -> str:
        called = self.language.say(f"form.sheet.{name}")
        return f"'{called}'"


def _width(section: str, key: str) -> int:
    """Wide enough for the key, which is on one line."""
    return max(len(f"{section}/{key}"), 34 if key.partition(".")[0] in _WIDE else 16)
