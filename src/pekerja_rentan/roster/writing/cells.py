"""The cells of a list on their way into a file: columns by name, headers, text that no spreadsheet
runs."""

from collections.abc import Sequence

import polars as pl

from pekerja_rentan.files.formula_escape import FORMULA, begun_within, parting

_CODES = frozenset(("rentan_outcome", "rentan_reasons", "rentan_notes"))
"""Columns of codes, which are never formulas."""
_CELL = "cell"
"""What a column is called while Polars works on its texts, since it looks a series up by its name
as if that were a pattern."""


def chosen(frame: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """The columns by these names, in this order."""
    return pl.DataFrame([frame.get_column(name) for name in columns])


def header(columns: Sequence[str], pattern: str = FORMULA) -> pl.DataFrame:
    """The headers as a row."""
    return neutral(titles(columns), pattern)


def titles(columns: Sequence[str]) -> pl.DataFrame:
    """The headers as they are, as a row."""
    return pl.DataFrame([pl.Series(str(at), [name]) for at, name in enumerate(columns)])


def neutral(frame: pl.DataFrame, pattern: str = FORMULA) -> pl.DataFrame:
    """``frame`` with an apostrophe before every cell that matches ``pattern``.

    Most columns are cleared by comparing, which is cheaper than matching: their cells begin with
    a letter or a digit. Only columns that hold a match are written anew.
    """
    cell = pl.all()
    texts = [c for c in frame.get_columns() if c.dtype == pl.String and c.name not in _CODES]
    strange = (cell < "0") | ((cell >= ":") & (cell < "A")) | (cell >= "\x7f")
    doubtful = _where(strange.any(), texts)
    guilty = _where(cell.str.contains(pattern).any(), doubtful)
    anew = [
        column.alias(_CELL).str.replace(pattern, "'${0}").alias(column.name) for column in guilty
    ]
    return frame.with_columns(anew) if anew else frame


def neutral_text(rows: pl.DataFrame, separator: str) -> tuple[pl.DataFrame, bool]:
    """Rows without what a spreadsheet would run, and whether one may part a cell otherwise."""
    texts = [c for c in rows.get_columns() if c.dtype == pl.String and c.name not in _CODES]
    apart = _holding(parting(separator), texts)
    pattern = begun_within(separator)
    within = [c.str.replace_all(pattern, "${1}${2}'${3}") for c in _holding(pattern, apart)]
    return neutral(rows.with_columns(within)), bool(apart)


def _holding(pattern: str, columns: list[pl.Series]) -> list[pl.Series]:
    """The columns of which a cell may match: all as one text are looked at much quicker."""
    return _where(pl.all().str.join("").str.contains(pattern), columns)


def _where(test: pl.Expr, columns: list[pl.Series]) -> list[pl.Series]:
    """The columns that pass a test, all tested at once."""
    if not columns:
        return []
    numbered = pl.DataFrame([column.alias(str(n)) for n, column in enumerate(columns)])
    passed = numbered.select(test).row(0)
    return [column for column, holds in zip(columns, passed, strict=True) if holds]
