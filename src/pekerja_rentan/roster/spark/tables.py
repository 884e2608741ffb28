"""The lists as frames: one for all lists of a layout, however many files they are."""

import codecs
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import polars as pl
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sf

from pekerja_rentan.engine.result import basis
from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.reading.columns import recognised
from pekerja_rentan.roster.reading.fields import FIELDS
from pekerja_rentan.roster.reading.header import find_header, unique_headers
from pekerja_rentan.roster.reading.kinds import Kind
from pekerja_rentan.roster.reading.opening import note_copies, note_empty
from pekerja_rentan.roster.reading.parquet import Parquet
from pekerja_rentan.roster.reading.parting import MARKS, parting_of
from pekerja_rentan.roster.reading.text_profile import LONGEST_LINE
from pekerja_rentan.roster.spark.executor import Layout
from pekerja_rentan.roster.spark.files import SparkSource
from pekerja_rentan.roster.spark.lines import BOM, of_list, surveyed
from pekerja_rentan.roster.spark.records import records
from pekerja_rentan.roster.spark.typed import check_schema, numbered, read_typed, zones_of

_HEAD_BYTES = 4 << 20
_HEAD_LINES = 500
"""In which the first rows lie."""


class SparkRoster(NamedTuple):
    """A list and which of its headers is which field."""

    source: SparkSource
    taken: Mapping[str, str]


class Table(NamedTuple):
    """Lists, with the layout of each: a ``frame`` with the list's number (``source``), the ``row``
    as a spreadsheet shows it, and the record as ``text``, or the cells in ``c0``, ``c1`` …"""

    frame: DataFrame
    layouts: Mapping[int, Layout]
    rows: int
    """How many there are, about."""


class Tables(NamedTuple):
    """Lists in the order given, and their rows: those of all texts together, others by their
    form."""

    rosters: tuple[SparkRoster, ...]
    tables: tuple[Table, ...]

    @property
    def expected(self) -> int:
        """How many rows there are, about: lines of text count as rows."""
        return sum(each.rows for each in self.tables)


class _Form(NamedTuple):
    """What lists have in common that are read as one; ``form`` is the separator of text, the
    names and types of a Parquet file."""

    kind: Kind
    columns: tuple[str, ...]
    form: str


def open_tables(
    spark: SparkSession,
    sources: Sequence[SparkSource],
    overrides: Mapping[str, str],
    *,
    members: bool = False,
    only: Collection[str] = FIELDS,
) -> Tables:
    """Finds the columns of lists (see ``recognise``), and looks the text files over. Raises
    InputError for what cannot be read."""
    forms = [_form(spark, source, overrides) for source in sources]
    taken = recognised(sources, overrides, members=members, only=only)
    texts: dict[int, Layout] = {}
    others: dict[_Form, dict[int, SparkSource]] = {}
    for number, form in enumerate(forms):
        if form.kind is Kind.TEXT:
            texts[number] = Layout(form.columns, taken[number], form.form)
        else:
            others.setdefault(form, {})[number] = sources[number]
    tables = [_parted(spark, texts, sources)] if texts else []
    for form, group in others.items():
        tables.append(_typed(spark, form, group, taken[next(iter(group))]))
    rosters = (SparkRoster(*pair) for pair in zip(sources, taken, strict=True))
    return Tables(tuple(rosters), tuple(tables))


def note_read(sources: Sequence[SparkSource]) -> None:
    """Notes lists without rows, copies and mended quotes, now that rows are counted. Raises
    InputError where no list has any row."""
    note_empty(sources)
    note_copies([source for source in sources if source.local])
    for source in sources:
        source.notes = (*source.notes, *source.quotes)


def _form(spark: SparkSession, source: SparkSource, overrides: Mapping[str, str]) -> _Form:
    """Finds the columns of a list."""
    if source.kind is Kind.TEXT:
        form = _open_text(spark, source, overrides)
        return _Form(Kind.TEXT, source.columns, form)
    if source.digest is not None:
        opened = Parquet(source.name, source.path, source.digest)
        source.columns, source.notes = opened.columns, (*source.notes, *opened.notes)
        return _Form(Kind.PARQUET, source.columns, str(pl.read_parquet_schema(source.path)))
    schema = read_typed(spark, [source]).schema
    check_schema(schema, source.name)
    source.columns, notes = unique_headers(schema.names, source.name)
    source.notes = (*source.notes, *notes)
    own = source.address if source.kind is Kind.TABLE else ""
    return _Form(source.kind, source.columns, own + schema.simpleString())


def _open_text(spark: SparkSession, source: SparkSource, overrides: Mapping[str, str]) -> str:
    """Finds the header of a text file, and its separator, which is returned."""
    head = _head(spark, source)
    for line, text in enumerate(head.split("\n"), start=1):
        if len(text) > LONGEST_LINE:
            raise InputError("line-long", line=line, most=LONGEST_LINE).at(source.name)
    if not head.strip():
        raise InputError("roster-empty").at(source.name)
    separator, stated, source.within_quotes, rows = parting_of(head, overrides)
    if source.within_quotes:
        source.notes = (*source.notes, basis("roster-rows-quoted", name=source.name))
    if separator != ",":
        mark = MARKS.get(separator, separator)
        note = basis("roster-delimiter", name=source.name, mark=mark)
        source.notes = (*source.notes, note)
    header = find_header(rows, overrides, source.name)
    source.columns, source.notes = header.columns, (*source.notes, *header.notes)
    source.aside = header.aside
    source.unseen = int(stated)
    source.skipped = header.skipped + stated
    return separator


def _head(spark: SparkSession, source: SparkSource) -> str:
    """The text in which the first rows lie. Raises InputError for what is not UTF-8."""
    if not source.local:
        lines = spark.read.option("lineSep", "\n").text(source.address).limit(_HEAD_LINES)
        return "\n".join(row.value for row in lines.collect()).removeprefix(BOM)
    with source.path.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError as error:
        line = head.count(b"\n", 0, error.start) + 1
        raise InputError("spark-encoding", line=line).at(source.name) from None


def _parted(
    spark: SparkSession, layouts: Mapping[int, Layout], sources: Sequence[SparkSource]
) -> Table:
    group = {number: sources[number] for number in layouts}
    found = surveyed(spark, group)
    skipped = of_list({number: source.skipped for number, source in group.items()})
    unseen = of_list({number: source.unseen for number, source in group.items()})
    separators = {number: layout.separator or "," for number, layout in layouts.items()}
    rows = records(spark, found, separators, group).where(sf.col("row") > skipped)
    row = (sf.col("row") - unseen).alias("row")
    quoted = {
        number: layout._replace(quotes=number in found.quoted) for number, layout in layouts.items()
    }
    return Table(rows.select("source", row, "text"), quoted, sum(found.counts.values()))


def _typed(
    spark: SparkSession, form: _Form, group: Mapping[int, SparkSource], taken: Mapping[str, str]
) -> Table:
    sources = [*group.values()]
    read = read_typed(spark, sources)
    check_schema(read.schema, sources[0].name)
    names = [f"c{number}" for number in range(len(form.columns))]
    rows, count = numbered(spark, read, group, names)
    headers = dict(zip(read.columns, form.columns, strict=True))
    zones = {headers[name]: at for name, at in zones_of(sources[0]).items()}
    layout = Layout(form.columns, taken, zones=zones)
    return Table(rows, dict.fromkeys(group, layout), count)
