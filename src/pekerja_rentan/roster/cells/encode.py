"""From the cells of a list to the numbers that are judged, with Polars.

The first half runs while a file is read (``cells``): texts of few kinds become categories, plain
NIKs numbers, names a hash. The second looks up what each category means (``numbers``).
"""

from collections.abc import Iterable, Mapping
from functools import cached_property, partial, reduce
from operator import or_

import polars as pl

from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.roster.cells.amounts import UNIT
from pekerja_rentan.roster.cells.clean import SIGNS, STEPS
from pekerja_rentan.roster.cells.dictionary import ParseCache, plain_dates
from pekerja_rentan.roster.cells.names import OF_NAMES, SAID, with_parts
from pekerja_rentan.roster.cells.several import BESIDE
from pekerja_rentan.roster.cells.texts import read_nik, reader
from pekerja_rentan.roster.reading.fields import headers_of, unit_taken
from pekerja_rentan.roster.reading.source import EXTRA, ROW, cells_of
from pekerja_rentan.roster.rules.conditions import text_column
from pekerja_rentan.roster.rules.judge import PROBLEMS, RuleEvaluator, problem_column
from pekerja_rentan.roster.rules.membership import ENDED
from pekerja_rentan.roster.rules.nik import FRACTION, INSIDE

_MISSING = PROBLEMS.index("missing")
_ODD = "nik_odd"
_SAID = "said"
"""What is said of a cell, in one number: the mask ``fails``, and ``lacks`` beyond its bits."""


class Encoder:
    """Reads the cells that a judge asks for, and of the fields ``requested``; knows what each
    distinct text means, and what is to be said of it."""

    def __init__(self, judge: RuleEvaluator, policy: Policy, requested: Iterable[str] = ()) -> None:
        self.judge, self.policy = judge, policy
        self.rowwise = judge.rowwise.union(requested)
        self._lacks = 1 << judge.reasons.failing_bits
        self.fields = tuple(dict.fromkeys((*judge.fields, *requested)))
        self._dictionaries: dict[str, ParseCache] = {}
        self._without: dict[str, pl.DataFrame] = {}

    @property
    def texts(self) -> int:
        """How many texts are known."""
        return sum(map(len, self._dictionaries.values()))

    def cells(self, taken: Mapping[str, str]) -> list[pl.Expr]:
        """What is read of a list of texts; ``taken`` says which header holds which field."""
        found = list[pl.Expr]()
        for field in self.fields:
            if (source := _source(field, taken)) is None:
                continue
            if field == "nik":
                found += nik_cells(taken[source])
            else:
                kind = self.dictionary(field, source).kind
                found.append(_cell(source, taken).cast(kind).alias(field))
        texts = [field for field in self.judge.texts if field in taken]
        found += [cleaned(cells_of(taken[field])).alias(text_column(field)) for field in texts]
        names = cells_of(taken["name"]) if "name" in taken else pl.lit(None, dtype=pl.String)
        return [*found, names.alias(SAID)]

    def numbers(self, cells: pl.DataFrame, taken: Mapping[str, str]) -> pl.LazyFrame:
        """``cells``, of names ``with_parts``, as a judge asks for them, single fields told: the
        three masks, and the numbers (Int64) and problems of ``rowwise``; a field that the list
        does not have is missing in every row."""
        columns = [cells[ROW], cells[EXTRA]]
        masks: dict[str, list[pl.Expr]] = {_SAID: [], "notes": []}
        for field in self.fields:
            precomputed = self._meanings(field, cells, taken)
            columns += [each for name, each in precomputed.items() if name not in masks]
            for name, of_fields in masks.items():
                if name in precomputed:
                    columns.append(precomputed[name].alias(f"{name}_{field}"))
                    of_fields.append(pl.col(f"{name}_{field}"))
                else:
                    bits = self._of_problems(field)[name].item(_MISSING)
                    of_fields.append(pl.lit(bits, dtype=pl.Int64))
        for field in self.judge.texts:
            name = text_column(field)
            missing = _nulls(name, pl.String, cells.height)
            columns.append(cells[name] if field in taken else missing)
        columns += [cells[name] for name in OF_NAMES]
        every = pl.col(_SAID)
        rows = pl.LazyFrame(columns).with_columns(
            reduce(or_, of_fields).alias(name) for name, of_fields in masks.items()
        )
        return rows.with_columns(fails=every & (self._lacks - 1), lacks=every // self._lacks)

    def encode(self, rows: pl.DataFrame, taken: Mapping[str, str]) -> pl.LazyFrame:
        """A batch of texts as numbers."""
        cells = rows.lazy().select(*self.cells(taken), ROW, EXTRA)
        return self.numbers(with_parts(cells).collect(), taken)

    def birth_dates(self, rows: pl.DataFrame, taken: Mapping[str, str]) -> pl.Series:
        """The birth dates of a batch of texts as yyyymmdd, null where there is none."""
        if (source := _source("birth_date", taken)) is None:
            return _nulls("birth_date", pl.Int64, rows.height)
        known = self.dictionary("birth_date", source)
        return known.lookup(rows[taken[source]].alias("birth_date").cast(known.kind), "value")[0]

    def dictionary(self, field: str, source: str | None = None) -> ParseCache:
        """What is known of ``field``, whose cells are written like those of ``source``."""
        key = source or field
        if key not in self._dictionaries:
            read = reader(key, self.policy)
            plainly = plain_dates if key == "birth_date" else None
            # what is read before it is known whether sexes stand in codes is read as texts
            kind = self.dictionary("sex").kind if key == "sex_code" else None
            judging = partial(self._said, field)
            self._dictionaries[key] = ParseCache(read, judging, plainly, kind)
        return self._dictionaries[key]

    def niks(self, cells: pl.DataFrame) -> tuple[pl.Series, pl.Series]:
        """The NIKs of ``nik_cells`` and what is wrong with them; those that are not plain are
        read one by one, and not remembered, for there may be as many as rows."""
        numbers = cells["nik"]
        text = pl.col("text")
        bare = pl.when(~text.str.contains(FRACTION)).then(text).str.replace_all(INSIDE, "")
        texts = pl.LazyFrame([cells[_ODD]]).with_row_index("at").drop_nulls()
        odd = texts.with_columns(text=cleaned(pl.col(_ODD))).with_columns(_plain(bare)).collect()
        numbers = numbers.scatter(odd["at"], odd["nik"])
        odd = odd.filter(odd["nik"].is_null())
        problems = numbers.is_null().cast(pl.Int8) * _MISSING
        read = [read_nik(text) for text in odd["text"].to_list()]
        values = pl.Series([meaning.value for meaning in read], dtype=pl.Int64)
        why = pl.Series([PROBLEMS.index(meaning.problem) for meaning in read], dtype=pl.Int8)
        return numbers.scatter(odd["at"], values), problems.scatter(odd["at"], why)

    def member_cells(self, taken: Mapping[str, str]) -> list[pl.Expr]:
        """What is read of a list of members."""
        states = [
            _cell(field, taken).cast(self._states[field].kind).alias(field)
            for field in ENDED
            if field in taken
        ]
        return [*nik_cells(taken["nik"]), *states]

    def members(self, cells: pl.DataFrame) -> pl.DataFrame:
        """The numbers and problems of ``member_cells``; a field that the list does not have is null
        in every row."""
        number, problem = self.niks(cells)
        columns = [number, problem.alias(problem_column("nik"))]
        for field in ENDED:
            names = (field, problem_column(field))
            if field in cells.columns:
                found = self._states[field].lookup(cells[field], "value", "problem")
            else:
                found = [_nulls(field, kind, cells.height) for kind in (pl.Int64, pl.Int8)]
            columns += [each.alias(name) for each, name in zip(found, names, strict=True)]
        told = pl.DataFrame(columns)
        for field in ("membership", "active"):
            if field in cells.columns:  # ``Meninggal`` under ``Status Kepesertaan`` too
                presence = self._states["presence"]
                said = presence.lookup(cells[field].cast(presence.kind), "value")[0]
                ends = said.is_in(ENDED["presence"])
                told = told.with_columns(presence=pl.when(ends).then(said).otherwise("presence"))
        return told

    @cached_property
    def _states(self) -> dict[str, ParseCache]:
        return {field: ParseCache(reader(field, self.policy, members=True)) for field in ENDED}

    def _meanings(
        self, field: str, cells: pl.DataFrame, taken: Mapping[str, str]
    ) -> dict[str, pl.Series]:
        """Of every row the value and the problem of a field of ``rowwise``, by the names of their
        columns, and what is to be said of any; not that of a field that the list does not have
        (``_of_problems``)."""
        source = _source(field, taken)
        names = {"value": field, "problem": problem_column(field)} if field in self.rowwise else {}
        if source is None:
            missing = self._of_problems(field)[_MISSING]
            found = [missing[name].new_from_index(0, cells.height) for name in names]
        else:
            names |= {_SAID: _SAID, "notes": "notes"}
            if field == "nik":
                number, problem = self.niks(cells)
                precomputed = self._of_problems(field)
                said = [precomputed[name][problem] for name in (_SAID, "notes")]
                found = [number, problem, *said]
            else:
                found = self.dictionary(field, source).lookup(cells[field], *names)
        return {name: each.alias(name) for name, each in zip(names.values(), found, strict=True)}

    def _of_problems(self, field: str) -> pl.DataFrame:
        """What is to be said where a field has no number, by why it has none."""
        if field not in self._without:
            why = pl.Series("problem", range(len(PROBLEMS)), dtype=pl.Int8)
            numbers = pl.DataFrame([_nulls("value", pl.Int64, len(why)), why])
            self._without[field] = self._said(field, numbers)
        return self._without[field]

    def _said(self, field: str, table: pl.DataFrame) -> pl.DataFrame:
        """The numbers and problems of a field with what is to be said of each."""
        precomputed = table.lazy().rename({"value": field, "problem": problem_column(field)})
        masks = self.judge.field_masks(field, precomputed)
        said = pl.col("fails") + pl.col("lacks") * self._lacks
        return table.hstack(masks.select(said.alias(_SAID), "notes").collect())


def cleaned(text: pl.Expr) -> pl.Expr:
    """What ``clean`` makes of each text."""
    text = text.str.replace_many([*SIGNS], [*SIGNS.values()])
    for pattern, by in STEPS:
        text = text.str.replace_all(pattern, by)
    return text


def nik_cells(header: str) -> tuple[pl.Expr, pl.Expr]:
    """Plain NIKs as numbers, since there are as many as rows, and the text of the others."""
    text = cells_of(header)
    plain = _plain(text)
    return plain, pl.when(plain.is_null()).then(text).alias(_ODD)


def _plain(text: pl.Expr) -> pl.Expr:
    """The number of 16 digits that begin with none of 0; cheaper than to match a pattern."""
    number = pl.when(text.str.len_bytes() == 16).then(text).cast(pl.Int64, strict=False)
    return pl.when(number >= 10**15).then(number).alias("nik")


def _cell(field: str, taken: Mapping[str, str]) -> pl.Expr:
    """The text of a field, behind its column's unit; of one in several columns all their texts."""
    cells = [cells_of(header) for header in headers_of(field, taken)]
    if unit := unit_taken(field, taken):
        return pl.lit(f"{unit}{UNIT}") + cells[0]
    return (
        cells[0] if len(cells) == 1 else pl.concat_str(cells, separator=BESIDE, ignore_nulls=True)
    )


_WRITTEN = {"birth_date": "birth_place_date", "sex": "sex_code"}
"""How else a field may be written: behind a birth place, as a code."""


def _source(field: str, taken: Mapping[str, str]) -> str | None:
    """The field whose cells say it."""
    return next((key for key in (field, _WRITTEN.get(field)) if key in taken), None)


def _nulls(name: str, dtype: type[pl.DataType], rows: int) -> pl.Series:
    return pl.Series(name, [None], dtype=dtype).new_from_index(0, rows)
