"""Setting aside, with Polars, the rows of lists that are no people (see ``reading.aside``).

While a list is read, the cells of a row without a plain NIK become one text where it may be such a
row (``texts``); what it is is decided row by row, in order (``Asides``).
"""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from pekerja_rentan.roster.cells.clean import NOTHING
from pekerja_rentan.roster.reading.aside import BETWEEN, FEW, KINDS, LONE, Counted, Sorter
from pekerja_rentan.roster.reading.asidecolumns import PERSONS, Columns
from pekerja_rentan.roster.reading.billwords import CODED
from pekerja_rentan.roster.reading.source import EXTRA, ROW, TableInfo, cells_of

TEXT = "rentan_text"
KIND = pl.Enum(KINDS)
_NOTHING = pl.Series(TEXT, [None], dtype=pl.String)


def texts(columns: Columns) -> pl.Expr:
    """The cells of rows that may be no person's, as one text under ``TEXT``; null for all others,
    such as have a name and 16 signs for a NIK that begin with a digit, or a figure like one."""

    def joined(series: Sequence[pl.Series]) -> pl.Series:
        # numbered, for a name may be taken for a pattern
        *cells, odd = (each.alias(str(at)) for at, each in enumerate(series))

        def lines(at: pl.Series) -> pl.Series:
            whole = pl.concat_str(pl.all().fill_null(""), separator=BETWEEN)
            return pl.DataFrame(cells)[at].select(whole).to_series()

        few = odd.arg_true()
        like = cells[columns.nik].gather(few).str.contains(PERSONS).fill_null(False)
        at = few.filter(~like)
        if columns.name is not None:
            named = cells[columns.name].gather(few).str.contains("[0-9A-Za-z]").fill_null(False)
            if len(unnamed := few.filter(like & ~named)):
                at = at.append(unnamed.filter(lines(unnamed).str.contains(CODED))).sort()
        return _NOTHING.new_from_index(0, len(odd)).scatter(at, lines(at))

    text = cells_of(columns.headers[columns.nik])
    whole = (text.str.len_bytes() == 16) & (text >= "0") & (text < ":")
    if columns.name is not None:
        whole &= cells_of(columns.headers[columns.name]).str.len_bytes() > 0
    every = [*map(cells_of, columns.headers), ~whole.fill_null(False)]
    return pl.map_batches(every, joined, return_dtype=pl.String, is_elementwise=True).alias(TEXT)


_FILLED = rf"[^{BETWEEN}]*[^{BETWEEN}{NOTHING}][^{BETWEEN}]*"
"""A cell in which something stands that is seen."""


def maybe_aside(texts: pl.Series, columns: Columns) -> pl.Series:
    """Of these texts those that may be set aside, empty where nothing stands in the row. One with
    BETWEEN in a cell of its own is a person's."""
    text, filled = pl.col(TEXT), pl.col("filled")
    parted = text.str.count_matches(BETWEEN, literal=True) == len(columns.headers) - 1
    counted = (
        pl.LazyFrame([texts])
        .with_row_index("at")
        .drop_nulls()  # which nearly all are
        .filter(parted)
        .with_columns(filled=text.str.count_matches(_FILLED))
    )
    few, wide = (pl.when(each).then(text) for each in (filled <= FEW, filled > FEW))
    maybe = (
        (filled <= LONE)
        | few.str.contains(columns.patterns.few).fill_null(False)
        | wide.str.contains(columns.patterns.wide).fill_null(False)
    )
    told = counted.select("at", pl.when(filled == 0).then(pl.lit("")).when(maybe).then(text))
    kept = told.drop_nulls().collect()
    return _NOTHING.new_from_index(0, len(texts)).scatter(kept["at"], kept.to_series(1))


def rows_above(source: TableInfo) -> pl.DataFrame:
    """What stands above the header of a list, as ``Asides.among`` gives what is set aside."""
    rows = [each.cells for each in source.aside]
    cells = dict(zip(source.columns, zip(*rows, strict=True), strict=bool(rows)))
    texts = {name: pl.Series(cells.get(name, ()), dtype=pl.String) for name in source.columns}
    numbers = pl.Series([each.row for each in source.aside], dtype=pl.Int64)
    kinds = pl.Series([each.kind for each in source.aside], dtype=KIND)
    return pl.DataFrame(texts | {ROW: numbers, "kind": kinds})


class Asides:
    """The rows below the header of one list that are set aside, found batch by batch."""

    def __init__(self, headers: Sequence[str], taken: Mapping[str, str]) -> None:
        self.columns = Columns.of(headers, taken)
        self.counted = Counted()
        self._sorter = Sorter(self.columns)
        self._found: list[pl.DataFrame] = []

    @property
    def cell(self) -> pl.Expr:
        """What is read of the list."""
        return texts(self.columns)

    def classify(self, cells: pl.DataFrame) -> tuple[pl.Series, pl.Series]:
        """Which rows of the next batch have nothing in them, and which are set aside."""
        said = maybe_aside(cells[TEXT], self.columns)
        beyond, first = cells[EXTRA], cells[ROW].item(0)
        blank = ((said == "") & ~beyond).fill_null(False)
        aside = pl.Series([False]).new_from_index(0, cells.height)
        found = self._kinds(said, beyond, first)
        if found:
            rows = pl.Series(ROW, list(found), dtype=pl.Int64)
            kinds = pl.Series("kind", list(found.values()), dtype=KIND)
            self._found.append(pl.DataFrame([rows, kinds]))
            aside = aside.scatter(rows - first, True)
        return blank, aside

    def _kinds(self, said: pl.Series, beyond: pl.Series, first: int) -> dict[int, str]:
        """The rows of a batch, whose first has the number ``first``, that are set aside."""
        if said.null_count() == len(said):
            self._sorter.person()
            return {}
        last = first + len(said) - 1
        told = said.is_not_null().arg_true()
        hits = told.filter(said[told].str.contains(self.columns.patterns.few)) + first
        found = {}
        for row in self._asked(hits.to_list(), first, last):
            at = row - first
            if kind := self._sorter.said(row, said.item(at), beyond=beyond.item(at)):
                found[row] = kind
                self.counted.add(row, kind)
        return found

    def _asked(self, hits: Sequence[int], first: int, last: int) -> Iterator[int]:
        """The ``hits`` and, as each of them is told, the rows below in which somebody may sign."""
        row = first
        for hit in (*hits, last + 1):
            while row < hit and row <= self._sorter.reach:
                yield row
                row += 1
            if hit <= last:
                yield hit
            row = hit + 1

    def among(self, batch: pl.DataFrame) -> pl.DataFrame:
        """The rows of a batch that are set aside, as they stand, each with its ``kind``."""
        if not self._found:
            return batch.clear().with_columns(kind=pl.lit(None, dtype=KIND))
        first = batch[ROW].item(0)
        here = pl.col(ROW).is_between(first, first + batch.height - 1)
        known = pl.concat(self._found).filter(here)
        rows: pl.DataFrame = batch[known[ROW] - first]
        return rows.hstack([known["kind"]])
