"""Answers in the format of the requests, a block at a time."""

from collections.abc import Callable, Iterable
from typing import Any

from pydantic_core import to_json

from pekerja_rentan.batches.answer import COLUMNS, ERROR, Answer
from pekerja_rentan.batches.keys import is_carried
from pekerja_rentan.files import excel_csv
from pekerja_rentan.files.formula_escape import escape_formula, rows

Written = Callable[[Iterable[Answer]], str]
"""Answers as the text of them."""


def answer_columns(carried: Iterable[str], commands: Iterable[str]) -> tuple[str, ...]:
    """The columns of CSV answers: the line, what is carried, the figures of the commands."""
    figures = (column for command in commands for column in COLUMNS[command])
    return tuple(dict.fromkeys(("line", *filter(is_carried, carried), *figures, *ERROR)))


def header(columns: tuple[str, ...], delimiter: str) -> str:
    if excel_csv.is_asked():
        return excel_csv.MARK + excel_csv.rows([columns])
    return rows([[escape_formula(name, delimiter) for name in columns]], delimiter)


def as_rows(columns: tuple[str, ...], delimiter: str) -> Written:
    """CSV answers under ``columns``; text that a spreadsheet would run is made harmless."""

    unsafe = [at for at, name in enumerate(columns) if is_carried(name) or name in _UNSAFE]

    def cells(answer: Answer) -> list[Any]:
        row = list(map(answer.get, columns))
        for at in unsafe:
            row[at] = _cell(row[at], delimiter)
        return row

    for_excel = excel_csv.is_asked()

    def written(answers: Iterable[Answer]) -> str:
        if for_excel:
            return excel_csv.rows(map(cells, answers))
        return rows(map(cells, answers), delimiter)

    return written


_UNSAFE = ("within_rounding", "message")
"""Columns besides those carried whose cells are not written as they are."""


def _cell(value: Any, delimiter: str) -> Any:
    if type(value) is str:
        return escape_formula(value, delimiter)
    return str(value).lower() if type(value) is bool else value


def as_lines(answers: Iterable[Answer]) -> str:
    """JSON Lines."""
    return "".join([f"{to_json(answer).decode()}\n" for answer in answers])
