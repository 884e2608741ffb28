"""Which column of a small table is which field, and what is made of its rows."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from pekerja_rentan.errors import InputError, RentanError, SeveralError, nearest
from pekerja_rentan.money import parse_rupiah
from pekerja_rentan.roster.cells.dates import parse_date
from pekerja_rentan.roster.reading.asidewords import NUMBERED
from pekerja_rentan.roster.reading.fields import plain_header
from pekerja_rentan.tables.headings import (
    SEVERAL,
    SHARE,
    TOP,
    Heading,
    Layout,
    Names,
    heading_of,
)
from pekerja_rentan.tables.records import Record, Records, by_kind
from pekerja_rentan.tables.rows import TextTable, tables_of

Made = TypeVar("Made")
_NO_FIELD = NUMBERED | {""}
"""Headers of which nothing is lost where they are not read."""
_MOST_TOLD = 20
"""Wrong rows that are told one by one."""
_CALLED = re.compile(r"(?<=[0-9])\s*(?:orang|org|jiwa|peserta|pekerja|people)\.?$", re.IGNORECASE)
_NEGATIVE = re.compile(r"((?i:rp|idr)?\.?\s*)(?:\((.+)\)|[-\u2212]\s*(.+))")


def parse_told(texts: Iterable[str], layout: Layout) -> dict[str, str]:
    """``FIELD=HEADER`` texts as field to header. Raises InputError."""
    told: dict[str, str] = {}
    for text in texts:
        field, equals, header = (part.strip() for part in text.partition("="))
        if not (field and equals and header):
            raise InputError("table-column-shape", text=text).about("columns")
        if field not in layout.fields:
            facts = {"field": field, "near": nearest(field, layout.fields), "known": layout.fields}
            raise InputError("table-field", **facts).about("columns")
        if field in told:
            raise InputError("table-column-twice", field=field).about("columns")
        told[field] = header
    return told


def read_records(
    file: str | Path,
    layout: Layout,
    *,
    columns: Mapping[str, str] | Sequence[str] = (),
    sheet: str | Sequence[str] | None = None,
) -> Records:
    """The rows of the one table in a file that has the needed columns, or of all ``sheet`` that are
    named. ``columns`` tells which header is which field. Raises InputError for none and for several
    such tables, and for what cannot be read."""
    texts = [f"{f}={h}" for f, h in columns.items()] if isinstance(columns, Mapping) else columns
    told = parse_told(texts, layout)
    path = Path(file)
    asked = () if sheet is None else (sheet,) if isinstance(sheet, str) else sheet
    tables, digest = tables_of(path, asked)
    headed = [(table, head) for table in tables if (head := heading_of(table, layout, told))]
    found = [(table, head) for table, head in headed if table.rows[head.below :]] or headed[:1]
    if len(found) > 1 and not asked:
        code = "table-sheets-several" if layout.several else "table-sheets"
        raise InputError(code, sheets=[table.name for table, _ in found]).at(path.name)
    names = [table.name for table, _ in headed]
    left = [table for table in tables if table.rows and table.name not in names]
    if not found or (asked and left):
        raise _no_header(left or tables, layout, told, path.name)
    each = [
        _records(table, head, layout, told, number)._replace(sha256=digest)
        for number, (table, head) in enumerate(found)
    ]
    return _together(each)._replace(left=tuple(table.name for table in left))


def _together(each: Sequence[Records]) -> Records:
    """The rows of several sheets as of one table."""
    first, *others = each
    for other in others:
        first = Records(
            f"{first.name}, {other.name}", first.sha256, {**other.columns, **first.columns},
            tuple(dict.fromkeys((*first.untaken, *other.untaken))), first.rows + other.rows,
            first.sums + other.sums, first.repeated + other.repeated, first.aside + other.aside,
        )  # fmt: skip
    return first


def _no_header(
    tables: Sequence[TextTable], layout: Layout, told: Mapping[str, str], name: str
) -> InputError:
    """Says what headers are looked for, and which of the file come nearest to them."""
    if not any(table.rows for table in tables):
        return InputError("roster-empty").at(name)
    names = Names(layout, {})
    rows = [row for table in tables for row in table.rows[:TOP]]
    number, cells = max(rows, key=lambda row: len({*names.fields(row[1])} - {None}))
    known = {*names.fields(cells)} - {None}
    headers = [cell for cell in cells if cell][:12]
    where = f"{name}:{number}"
    shares = {plain_header(SHARE.sub("", each)): each for each in headers if SHARE.search(each)}
    for field in layout.needed:
        own = {*map(plain_header, layout.fields[field])} & {*shares}
        if field not in known and own:
            raise InputError("table-share", field=field, header=shares[own.pop()]).at(where)
    for field, header in told.items():
        if known and plain_header(header) not in map(plain_header, headers):
            return _missing(field, header, headers).at(where)
    lacking = [each for each in layout.needed if each not in known] or list(layout.needed)
    facts = {"lacking": lacking, "example": layout.fields[lacking[0]][1], "field": lacking[0]}
    if not known:
        return InputError("table-header", **facts).at(name)
    return InputError("table-column", headers=headers, **facts).at(where)


def _missing(field: str, header: str, headers: Sequence[str]) -> InputError:
    near = nearest(header, headers)
    return InputError("column-missing", field=field, header=header, near=near, headers=headers)


def _records(
    table: TextTable, heading: Heading, layout: Layout, told: Mapping[str, str], at: int
) -> Records:
    number, headers, fields = heading.number, heading.cells, heading.fields
    where = f"{table.name}:{number}"
    for field, header in told.items():
        if field not in fields:
            raise _missing(field, header, [cell for cell in headers if cell]).at(where)
    for name in filter(None, fields):
        same = [cell for cell, each in zip(headers, fields, strict=True) if each == name]
        if len(same) > 1 and name not in SEVERAL:
            raise InputError("table-columns", field=name, columns=same, first=same[-1]).at(where)
    if table.looked:
        from pekerja_rentan.roster.reading.sheetnotes import refuse_silent

        places = zip(table.columns, fields, strict=False)
        taken = {column: field for column, field in places if field}
        refuse_silent(table.looked, taken, number, table.name)
    found = by_kind(table, heading, layout, at)
    if not found["rows"]:
        raise InputError("rosters-without-rows", names=[table.name])
    pairs = [*zip(headers, fields, strict=True)]
    return Records(
        table.name, "", {field: header for header, field in pairs if field},
        tuple(each for each, field in pairs if not field and plain_header(each) not in _NO_FIELD),
        rows=tuple(found["rows"]), sums=tuple(found["sums"]), repeated=tuple(found["repeated"]),
        aside=tuple(found["aside"]),
    )  # fmt: skip


def read_all(records: Records, make: Callable[[Record], Made]) -> Iterator[Made]:
    """Something of every row. Raises InputError with all rows of which nothing can be made, each
    at its place."""
    made, wrong = [], []
    for row in records.rows:
        try:
            made.append(make(row))
        except RentanError as error:
            wrong.append(error.at(row.place))
    if wrong:
        more = len(wrong) - _MOST_TOLD
        told = wrong[:_MOST_TOLD] + ([InputError("table-more", rows=more)] if more > 0 else [])
        raise SeveralError.of(told)
    return iter(made)


def needed(row: Record, field: str) -> str:
    """A cell that must say something. Raises InputError."""
    if field not in row.cells:
        raise InputError("table-cell-empty", field=field)
    return row.cells[field]


def iso_date(text: str, field: str) -> str:
    """A day as ISO text. Raises InputError for another text."""
    day = parse_date(text)
    if day is None:
        raise InputError("table-date", text=text, field=field)
    return f"{day // 10000}-{day // 100 % 100:02}-{day % 100:02}"


def people(text: str) -> str:
    """A number of people without what they are called: ``1.616 orang``."""
    return _CALLED.sub("", text)


def amount_of(text: str) -> int:
    """Whole Rupiah, below zero with a minus or in brackets: a correction. Raises MoneyError."""
    if match := _NEGATIVE.fullmatch(text):
        return -parse_rupiah(match[1] + (match[2] or match[3]))
    return parse_rupiah(text)
