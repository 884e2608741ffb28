"""From the cells of a list to the numbers that are judged, with Polars.

The first half runs while a file is read (``cells``): texts of few kinds become categories, plain
NIKs numbers, names a hash. The second looks up what each category means (``numbers``).
"""

from collections.abc import Mapping

import polars as pl

from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.roster.cells.dictionary import Dictionary
from pekerja_rentan.roster.cells.texts import reader
from pekerja_rentan.roster.judging.conditions import text_column
from pekerja_rentan.roster.judging.judge import PROBLEMS, Judge, problem_column
from pekerja_rentan.roster.judging.nik import AROUND, PLAIN
from pekerja_rentan.roster.reading.source import EXTRA, ROW

NOT_IN_NAMES = [" ", ".", ",", "'", "-", "`", "\u00a0"]
"""What a name may be written with or without."""
_MISSING = PROBLEMS.index("missing")
_ODD = "nik_odd"


class Encoder:
    """Reads the cells that a judge asks for; knows by now what each distinct text means."""

    def __init__(self, judge: Judge, policy: Policy, fields: tuple[str, ...] = ()) -> None:
        self.fields = tuple(dict.fromkeys((*judge.fields, *fields)))
        self.texts = judge.texts
        self.policy = policy
        self._dictionaries: dict[str, Dictionary] = {}

    def cells(self, taken: Mapping[str, str]) -> list[pl.Expr]:
        """What is read of a list of texts; ``taken`` says which header holds which field."""
        found: list[pl.Expr] = []
        for field in self.fields:
            source = _source(field, taken)
            if source is None:
                continue
            if field == "nik":
                found += nik_cells(taken[source])
            else:
                kind = self.dictionary(field, source).kind
                found.append(pl.col(taken[source]).cast(kind).alias(field))
        texts = [field for field in self.texts if field in taken]
        found += [
            pl.col(taken[field]).str.strip_chars().alias(text_column(field)) for field in texts
        ]
        if "name" in taken:
            key = pl.col(taken["name"]).str.to_uppercase().str.replace_many(NOT_IN_NAMES, [""])
            found.append(pl.when(key != "").then(key.hash()).alias("name"))
        return found

    def numbers(self, cells: pl.DataFrame, taken: Mapping[str, str]) -> pl.DataFrame:
        """``cells`` as numbers (Int64) and problems; a field that the list does not have is
        missing in every row. ``blank`` are the rows that tell nothing of what is asked."""
        columns = [cells[ROW], cells[EXTRA]]
        for field in self.fields:
            source = _source(field, taken)
            if source is None:
                columns += _nothing(field, cells.height)
            elif field == "nik":
                columns += self.niks(cells)
            else:
                columns += self.dictionary(field, source).meanings(cells[field])
        for field in self.texts:
            name = text_column(field)
            columns.append(cells[name] if field in taken else _nulls(name, pl.String, cells.height))
        nobody = _nulls("name", pl.UInt64, cells.height)
        columns.append(cells["name"] if "name" in taken else nobody)
        silent = [pl.col(problem_column(field)) == _MISSING for field in self.fields]
        blank = pl.all_horizontal(*silent, pl.col("name").is_null(), ~pl.col(EXTRA))
        return pl.DataFrame(columns).with_columns(blank=blank)

    def encode(self, rows: pl.DataFrame, taken: Mapping[str, str]) -> pl.DataFrame:
        """A batch of texts as numbers."""
        return self.numbers(rows.select(*self.cells(taken), ROW, EXTRA), taken)

    def dictionary(self, field: str, source: str | None = None) -> Dictionary:
        """What is known of ``field``, whose cells are written like those of ``source``."""
        key = source or field
        if key not in self._dictionaries:
            self._dictionaries[key] = Dictionary(field, reader(key, self.policy))
        return self._dictionaries[key]

    def niks(self, cells: pl.DataFrame) -> tuple[pl.Series, pl.Series]:
        """The NIKs of ``nik_cells`` and what is wrong with them; those that are not plain are
        read one by one, and not remembered, for there may be as many as rows."""
        numbers, odd = cells["nik"], cells[_ODD]
        problem = problem_column("nik")
        if odd.null_count() == cells.height and numbers.null_count() == 0:
            return numbers, _same(problem, 0, cells.height)
        values, problems = Dictionary("nik", reader("nik", self.policy)).encode(odd)
        both = pl.DataFrame([numbers, values.alias("value"), problems]).select(
            pl.coalesce("nik", "value"),
            pl.when(pl.col("nik").is_not_null()).then(0).otherwise(problem).cast(pl.Int8),
        )
        return both["nik"], both.to_series(1).alias(problem)


def nik_cells(header: str) -> tuple[pl.Expr, pl.Expr]:
    """Plain NIKs as numbers, since there are as many as rows, and the text of the others."""
    cell = pl.col(header).str.strip_chars(AROUND)
    plain = cell.str.contains(PLAIN)
    return (
        pl.when(plain).then(cell).cast(pl.Int64).alias("nik"),
        pl.when(~plain).then(cell).alias(_ODD),
    )


def _source(field: str, taken: Mapping[str, str]) -> str | None:
    """The field whose cells say it: a birth date may stand behind a birth place."""
    if field in taken:
        return field
    return "birth_place_date" if field == "birth_date" and "birth_place_date" in taken else None


def _nothing(field: str, rows: int) -> list[pl.Series]:
    return [_nulls(field, pl.Int64, rows), _same(problem_column(field), _MISSING, rows)]


def _nulls(name: str, dtype: type[pl.DataType], rows: int) -> pl.Series:
    return pl.Series(name, [None], dtype=dtype).new_from_index(0, rows)


def _same(name: str, value: int, rows: int) -> pl.Series:
    return pl.Series(name, [value], dtype=pl.Int8).new_from_index(0, rows)
