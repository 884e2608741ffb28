"""What Spark's executors do with the rows of lists: the same functions of Polars that judge them on
one machine, over batches of the rows of one layout."""

from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple

import polars as pl

from pekerja_rentan.roster.asides import maybe_aside, texts
from pekerja_rentan.roster.cells.clean import NOTHING
from pekerja_rentan.roster.cells.encode import Encoder
from pekerja_rentan.roster.cells.names import with_parts
from pekerja_rentan.roster.cells.texts import sexes_in_codes
from pekerja_rentan.roster.criteria import Criteria
from pekerja_rentan.roster.members import read_members
from pekerja_rentan.roster.reading.asidecolumns import Columns
from pekerja_rentan.roster.reading.delimited import scan_cells, something_beyond
from pekerja_rentan.roster.reading.parquet import as_text
from pekerja_rentan.roster.reading.source import EXTRA, ROW, cells_of
from pekerja_rentan.roster.rows import kept_columns
from pekerja_rentan.roster.spill import ROW_BITS

MOST_KNOWN = 1_000_000
"""Distinct texts whose meaning an executor remembers."""
NO_CODE = -1
_encoders: dict[str, Encoder] = {}
"""The one of the run that this executor works for, with what it has learned by now."""


class Layout(NamedTuple):
    """What lists have in common that are read as one: their headers and which is which field; of
    text its ``separator`` and whether there are ``quotes``, of others (None) the time ``zones`` of
    columns that have one."""

    columns: tuple[str, ...]
    taken: Mapping[str, str]
    separator: str | None = None
    quotes: bool = False
    zones: Mapping[str, str] = {}

    def cells(self, batch: pl.DataFrame) -> pl.DataFrame:
        """The cells of a batch as text, null where they are empty, with ``EXTRA`` and ``ROW``.
        Batches of text have their records under ``text``, others a column a header, ``c0`` …"""
        if self.separator is None:
            typed = (self._text(batch, number) for number in range(len(self.columns)))
            cells = batch.select(*typed, pl.lit(value=False).alias(EXTRA))
        else:
            cells = self._parted(batch["text"])
        return cells.hstack([batch["row"].alias(ROW)])

    def _text(self, batch: pl.DataFrame, number: int) -> pl.Expr:
        header, name = self.columns[number], f"c{number}"
        zone = self.zones.get(header)
        cell = pl.col(name).dt.convert_time_zone(zone) if zone else pl.col(name)
        return as_text(cell, batch.schema[name]).alias(header)

    def _parted(self, records: pl.Series) -> pl.DataFrame:
        """Rows of more cells than are looked for are looked at once more."""
        text = (records.str.join("\n").item() + "\n").encode()
        beyond = 1
        while True:
            scan = scan_cells(
                BytesIO(text), self.columns, beyond, self.separator or ",", quotes=self.quotes
            )
            try:
                extra = something_beyond(beyond).alias(EXTRA)
                return scan.select(*map(cells_of, self.columns), extra).collect()
            except (pl.exceptions.ComputeError, pl.exceptions.SchemaError):
                if beyond > len(text):
                    raise
                beyond *= 8


class Judging(NamedTuple):
    """Judges the rows of a layout by themselves: ``rows.kept_columns``, and what only all rows
    decide: whether they are set aside, their group's text, and what their sexes say as codes."""

    run: str
    criteria: Criteria
    layout: Layout
    group: str | None = None
    """The header that rows are grouped by."""
    coded: bool = False
    """Whether sexes are written in codes."""

    @property
    def schema(self) -> str:
        keys = "".join(f", key_{key.field} long" for key in self.criteria.keys)
        return SCHEMA + keys

    @property
    def encoder(self) -> Encoder:
        known = _encoders.get(self.run)
        if known is None or known.texts > MOST_KNOWN:
            _encoders.clear()
            asked = tuple(key.field for key in self.criteria.keys if key.field != "age")
            known = _encoders[self.run] = Encoder(self.criteria.judge, self.criteria.policy, asked)
        return known

    def __call__(self, batch: pl.DataFrame) -> pl.DataFrame:
        return self.judged(batch, self.layout.cells(batch))

    def judged(self, batch: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
        """The rows of a batch, whose ``cells`` these are."""
        place = (batch["source"].cast(pl.Int64) * (1 << ROW_BITS) + batch["row"]).alias("place")
        return self._rows(cells).hstack([place, batch["source"], *self._beside(cells)])

    def _rows(self, cells: pl.DataFrame) -> pl.DataFrame:
        taken = self.layout.taken
        if self.coded:
            taken = {"sex_code" if field == "sex" else field: at for field, at in taken.items()}
        texts = cells.lazy().select(*self.encoder.cells(self.layout.taken), ROW, EXTRA)
        numbers = self.encoder.numbers(with_parts(texts).collect(), taken)
        judged = self.criteria.judge.row_masks(numbers, self.encoder.fields)
        hashed = pl.selectors.unsigned_integer().cast(pl.Int64, wrap_numerical=True)
        return (
            judged.select(**kept_columns(self.criteria.keys))
            .with_columns(
                serial=pl.col("person") ^ (pl.col("nik") // 10**4).hash(1),
            )
            .with_columns(hashed)
            .collect()
        )

    def _beside(self, cells: pl.DataFrame) -> list[pl.Series]:
        """What is told of the cells of a row beside its verdict."""
        columns = Columns.of(self.layout.columns, self.layout.taken)
        said = maybe_aside(cells.select(texts(columns)).to_series(), columns)
        group = pl.lit("") if self.group is None else cells_of(self.group).fill_null("")
        added = cells.select(
            group.alias("group_text"),
            extra=EXTRA,
            said=said.alias("said"),
            telling=((said != "") & said.str.contains(columns.patterns.few)).fill_null(value=False),
            empty=(said == "").fill_null(value=False),
        )
        return [*added.get_columns(), self._codes(cells)]

    def _codes(self, cells: pl.DataFrame) -> pl.Series:
        """What the sex of each row says as a code, null for nothing, NO_CODE for anything else."""
        if "sex" not in self.layout.taken:
            return pl.Series("sex", [None], dtype=pl.Int32).new_from_index(0, cells.height)
        told = cells[self.layout.taken["sex"]].alias("cell")
        known = {
            text: NO_CODE if (found := sexes_in_codes([text])) is None else min(found, default=None)
            for text in told.unique().drop_nulls()
        }
        return told.replace_strict(known, default=None, return_dtype=pl.Int32).alias("sex")


SCHEMA = (
    "source integer, place long, group_text string, empty boolean, extra boolean, said string,"
    " telling boolean, sex integer, fails long, lacks long, notes long, nik long, name string,"
    " birth long, twin long, name_rest long, name_begin long, name_head long, name_tail long,"
    " serial long"
)


MEMBER_SCHEMA = (
    "source integer, empty boolean, nik long, nik_formed boolean, stray boolean, ended boolean,"
    " dead boolean, moved boolean, unclear boolean"
)


class MemberReading(NamedTuple):
    """Reads the rows of lists of members: ``members.read_members``, and whether a row is empty."""

    run: str
    criteria: Criteria
    layout: Layout

    def __call__(self, batch: pl.DataFrame) -> pl.DataFrame:
        cells = self.layout.cells(batch)
        encoder = Judging(self.run, self.criteria, self.layout).encoder
        taken = self.layout.taken
        filled = pl.any_horizontal(
            (cells_of(header).str.strip_chars(NOTHING) != "").fill_null(value=False)
            for header in self.layout.columns
        )
        read = read_members(encoder, cells.select(encoder.member_cells(taken)))
        return read.hstack([cells.select(empty=~filled).to_series(), batch["source"]])
