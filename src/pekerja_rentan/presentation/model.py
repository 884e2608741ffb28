"""What every format shows: sheets with the same columns and the sentences around them; what
documents say beside them stands in ``document``. Nothing is calculated here; names and NIKs never
come this far.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple, get_args

from pekerja_rentan.formatting import group
from pekerja_rentan.language import Language, plain

Kind = Literal["text", "count", "rupiah", "span", "mixed"]
"""``mixed`` is text and figures in one column: aligned like figures, wrapped like text."""
_KINDS: dict[str, Kind] = {"": "text", **{kind: kind for kind in get_args(Kind)}}
Tone = Literal["", "total", "good", "bad", "over"]
_LONGEST_LABEL = 4_000
"""Characters of a label that are shown: a source is told whole, with its address and its note."""


class Column(NamedTuple):
    """A column by its stable key and what its cells are; its heading is ``col.KEY``, or ``title``
    where the answer itself names its columns."""

    key: str
    kind: Kind = "text"
    title: str = ""

    @property
    def number(self) -> bool:
        return self.kind in ("count", "rupiah", "mixed")

    def heading(self, language: Language) -> str:
        return plain(self.title) or language.say(f"col.{self.key}")


def columns(keys: str) -> tuple[Column, ...]:
    """Columns by their keys, each with its kind unless it is text: ``period:span amount:rupiah``.
    Raises KeyError for a kind that there is not."""
    parts = (key.partition(":") for key in keys.split())
    return tuple(Column(key, _KINDS[kind]) for key, _, kind in parts)


class Row(NamedTuple):
    """Cells by column key: integers, ISO spans, or text; what is missing is left empty.

    ``labels`` replaces a cell for people, ``tone`` says how the row is to be looked at."""

    cells: Mapping[str, Any]
    labels: Mapping[str, str] = {}
    tone: Tone = ""


class Sheet(NamedTuple):
    """Rows under ``columns``. ``headed`` are columns that people see once, in the heading;
    ``bar`` is one whose figures a terminal also draws where there is room, one row a line.
    A spreadsheet reckons columns by ``formulas`` of others (``paid+forecast``, ``workers*rate``),
    in the rows of which they are true, and adds up those of ``summed``."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    headed: tuple[str, ...] = ()
    bar: str = ""
    formulas: Mapping[str, str] = {}
    summed: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.key not in self.headed)


class Block(NamedTuple):
    """One answer: a heading, what it took for granted, its sheet, its sums in words, how it was
    reckoned, and notes; ``sources`` and ``origin`` say what it rests on. ``chart`` is a sheet for
    its bars alone, which only a terminal shows."""

    heading: str
    basis: tuple[str, ...]
    sheet: Sheet
    sums: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    origin: str = ""
    chart: Sheet | None = None


class Table(NamedTuple):
    """A sheet of its own: the cash plan, the frontier, the funnel, what was compared."""

    key: str
    title: str
    sheet: Sheet


def sheet_of(
    columns: tuple[Column, ...],
    rows: Iterable[Row],
    *,
    hide: Collection[str] = (),
    only: Collection[str] = (),
    keep: Collection[str] = (),
) -> Sheet:
    """Rows under those of ``columns`` in which anything stands, or which are to ``keep``; kept from
    people are all others, those to ``hide``, and where ``only`` some are shown the rest."""
    rows = tuple(rows)
    stated = {key for row in rows for key, value in row.cells.items() if value not in (None, "")}
    shown = (stated | set(keep)) & (set(only) or {column.key for column in columns}) - set(hide)
    return Sheet(columns, rows, tuple(each.key for each in columns if each.key not in shown))


def parted(columns: int, fit: Callable[[Sequence[int]], bool]) -> list[list[int]]:
    """The numbers of columns that stand beside each other: as many as ``fit``, in every part behind
    the first of all, with one beside it at least."""
    parts = [[0]]
    for at in range(1, columns):
        if len(parts[-1]) > 1 and not fit([*parts[-1], at]):
            parts.append([0])
        parts[-1].append(at)
    return parts


def written(row: Row, column: Column, language: Language) -> str:
    """A cell for people."""
    if column.key in row.labels:
        return plain(row.labels[column.key], longest=_LONGEST_LABEL)
    value = row.cells.get(column.key)
    if value is None:
        return ""
    if column.kind == "rupiah":
        return language.rupiah(value, signed=row.tone in ("good", "bad"))
    if column.kind == "count":
        return group(value)
    if column.kind == "span":
        return language.span(str(value))
    return plain(str(value))
