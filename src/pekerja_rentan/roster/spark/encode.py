"""From cells of text to the columns that are judged, with Spark: the distinct texts of a field are
read here, by the same functions as for Polars, and joined back."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as sf

from pekerja_rentan.errors import InputError
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.roster.cells.amounts import UNIT
from pekerja_rentan.roster.cells.clean import NOT_IN_NAMES, SIGNS, STEPS
from pekerja_rentan.roster.cells.several import BESIDE
from pekerja_rentan.roster.cells.texts import FEMALE, reader, sexes_in_codes
from pekerja_rentan.roster.group import Groups, header_of
from pekerja_rentan.roster.reading.fields import headers_of, unit_taken
from pekerja_rentan.roster.rules.conditions import text_column
from pekerja_rentan.roster.rules.judge import PROBLEMS, RuleEvaluator, problem_column
from pekerja_rentan.roster.rules.nik import FRACTION, INSIDE
from pekerja_rentan.roster.spark.aside import said
from pekerja_rentan.roster.spark.local import table
from pekerja_rentan.roster.spark.records import trimmed
from pekerja_rentan.roster.spark.tables import Table
from pekerja_rentan.roster.spill import ROW_BITS

MOST_TEXTS = 2_000_000
"""Distinct texts of one field that are read on this machine."""
_BROADCAST = 500_000
"""Distinct texts that every worker is given a copy of."""
_MISSING = PROBLEMS.index("missing")
_PLACE_DATE = "birth_place_date"
_CODE = "\x1e"
"""Stands before a sex that is a code."""
_KNOWN = {"cell": "string", "value": "long", "problem": "int", "hint": "string"}
_PLAIN = r"\A[0-9]{16}\z"
"""The text of a NIK that needs no second look; to Java a line end may stand behind ``$``."""


class Frames(NamedTuple):
    """What is read of the cells: the fields that are asked for, as numbers and as texts."""

    fields: tuple[str, ...]
    texts: tuple[str, ...]

    @classmethod
    def of(cls, judge: RuleEvaluator, requested: Sequence[str]) -> "Frames":
        return cls(tuple(dict.fromkeys((*judge.fields, *requested))), judge.texts)

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields as their cells are written: a birth date may stand behind a birth place."""
        return (*self.fields, *((_PLACE_DATE,) if "birth_date" in self.fields else ()))

    def people(
        self, tables: Sequence[Table], groups: Groups, columns: Sequence[str] = ()
    ) -> DataFrame:
        """The rows of all lists under the same columns: ``place``, ``source``, ``row``, ``empty``
        (there is nothing in it), ``rentan_extra``, ``said`` and ``telling`` (see ``aside.said``),
        the cells of each key as ``cell_KEY``, texts, ``group_text``, and the cells under the
        headers ``columns`` as ``own_0``, ``own_1`` …"""
        frames = [self._rows(each, groups, columns) for each in tables]
        all_rows = frames[0]
        for frame in frames[1:]:
            all_rows = all_rows.unionByName(frame)
        return all_rows

    def _rows(self, each: Table, groups: Groups, columns: Sequence[str]) -> DataFrame:
        place = sf.shiftleft(sf.col("source").cast("bigint"), ROW_BITS) + sf.col("row")
        told = [
            place.alias("place"), sf.col("source"), sf.col("row"), _empty(each).alias("empty"),
            sf.col("extra").alias("rentan_extra"),
        ]  # fmt: skip
        text, telling = said(each)
        told += [text.alias("said"), telling.alias("telling")]
        told += [_cell(each, key).alias(f"cell_{key}") for key in self.keys]
        told += [cleaned(_cell(each, field)).alias(text_column(field)) for field in self.texts]
        told.append(_cell(each, "name").alias("cell_name"))
        if groups.by:
            header = header_of(groups.by, each.taken, each.columns)
            cell = each.cell(header) if header else sf.lit(None).cast("string")
            told.append(sf.coalesce(cell, sf.lit("")).alias("group_text"))
        for number, header in enumerate(columns):
            own = each.cell(header) if header in each.columns else sf.lit(None).cast("string")
            told.append(own.alias(f"own_{number}"))
        return each.frame.select(*told)


class Dictionaries:
    """What the texts of a screening mean, as frames to join: by key the text, its ``value``, its
    ``problem`` and its ``hint``, and how many texts there are."""

    def __init__(
        self, spark: SparkSession, frames: Frames, policy: Policy, *, members: bool = False
    ) -> None:
        self.spark, self.frames, self.policy, self.members = spark, frames, policy, members
        self._known: dict[str, tuple[DataFrame, int]] = {}
        self.sexes_in_codes: Sequence[int] = ()
        """The lists whose sexes are codes, 1 and 2."""

    def learn(self, people: DataFrame) -> None:
        """Reads the texts of all rows. Raises InputError where there are more than MOST_TEXTS."""
        keys = self.frames.keys
        cells = [
            sf.struct(sf.lit(number).alias("key"), self._asked(key).alias("text"))
            for number, key in enumerate(keys)
        ]
        each = people.select(sf.explode(sf.array(*cells)).alias("cell")).select("cell.*")
        texts = each.where(sf.col("text").isNotNull()).distinct().persist()
        try:
            for key, count in texts.groupBy("key").count().collect():
                if count > MOST_TEXTS:
                    raise InputError("spark-texts", field=keys[key], texts=count, most=MOST_TEXTS)
            found: dict[int, list[str]] = {number: [] for number in range(len(keys))}
            for key, text in texts.collect():
                found[key].append(text)
        finally:
            texts.unpersist()
        for number, key in enumerate(keys):
            rows = [*self._read(key, found[number])]
            if key == "sex" and any(sexes_in_codes([text]) for text in found[number]):
                self._find_codes(people)
                rows += [
                    (_CODE + text, *read) for text, *read in self._read("sex_code", found[number])
                ]
            columns = {_known(name, key): kind for name, kind in _KNOWN.items()}
            self._known[key] = table(self.spark, columns, rows), len(rows)

    def _find_codes(self, people: DataFrame) -> None:
        """Finds the lists of which every sex is a code, women's among them."""
        sexes = people.groupBy("source").agg(sf.collect_set("cell_sex")).collect()
        codes = {number: sexes_in_codes(texts) or () for number, texts in sexes}
        self.sexes_in_codes = [number for number in codes if FEMALE.value in codes[number]]

    def _read(self, key: str, texts: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        read = reader(key, self.policy, members=self.members)
        for text in texts:
            value, problem, hint = read(text)
            yield text, value, PROBLEMS.index(problem), hint or None

    def encode(self, people: DataFrame) -> DataFrame:
        """``people`` with the number of each field, why it has none, and what it may have meant
        (``hint_FIELD``). A cell that is empty, or that no list has, is missing."""
        for key in self.frames.keys:
            known, size = self._known[key]
            known = sf.broadcast(known) if size <= _BROADCAST else known
            people = people.join(known, self._asked(key) == sf.col(_known("cell", key)), "left")
        columns: list[Column] = []
        for field in self.frames.fields:
            columns += self._field(field)
        keep = [name for name in people.columns if name not in self._joined]
        return people.select(*keep, *columns)

    def _asked(self, key: str) -> Column:
        """The text that is looked up: of NIKs, as there are as many as rows, only the odd ones."""
        cell = sf.col(f"cell_{key}")
        if key == "nik":
            plain = sf.coalesce(_bare_nik().rlike(_PLAIN), sf.lit(False))
            return sf.when(~plain, cell)
        if key == "sex" and self.sexes_in_codes:
            in_codes = sf.col("source").isin(list(self.sexes_in_codes))
            return sf.when(in_codes, sf.concat(sf.lit(_CODE), cell)).otherwise(cell)
        return cell

    @property
    def _joined(self) -> frozenset[str]:
        return frozenset(_known(name, key) for key in self.frames.keys for name in _KNOWN)

    def _field(self, field: str) -> Iterator[Column]:
        value, problem, hint = (
            sf.col(_known(name, field)) for name in ("value", "problem", "hint")
        )
        if field == "nik":
            text = _bare_nik()
            plain = text.rlike(_PLAIN)
            value = sf.when(plain, text.try_cast("bigint")).otherwise(value)
            problem = sf.when(plain, sf.lit(0)).otherwise(problem)
        if field == "birth_date":
            value = sf.coalesce(value, sf.col(_known("value", _PLACE_DATE)))
            problem = sf.coalesce(problem, sf.col(_known("problem", _PLACE_DATE)))
        yield value.alias(field)
        yield sf.coalesce(problem, sf.lit(_MISSING)).alias(problem_column(field))
        yield hint.alias(f"hint_{field}")


def numbered_groups(spark: SparkSession, people: DataFrame, groups: Groups) -> DataFrame:
    """``people`` with the number of each row's ``group``: groups are numbered as they come up.

    Raises InputError where there are more than MOST_TEXTS.
    """
    if groups.by is None:
        return people.withColumn("group", sf.lit(0))
    found = people.groupBy("group_text").agg(sf.min("place").alias("place"))
    texts = found.orderBy("place").limit(MOST_TEXTS + 1).collect()
    if len(texts) > MOST_TEXTS:
        raise InputError("spark-texts", field=groups.by, texts=len(texts), most=MOST_TEXTS)
    numbers = [(row.group_text, groups.number(row.group_text).value) for row in texts]
    known = table(spark, {"group_text": "string", "group": "int"}, numbers)
    return people.join(sf.broadcast(known), "group_text", "left")


def name_key() -> Column:
    """A name without what it may be written with or without."""
    return sf.translate(sf.upper("cell_name"), "".join(NOT_IN_NAMES), "")


def _known(name: str, key: str) -> str:
    """The columns of a dictionary."""
    return f"known_{name}_{key}"


def _bare_nik() -> Column:
    text = cleaned(sf.col("cell_nik"))
    bare = sf.when(~text.rlike(FRACTION), sf.regexp_replace(text, INSIDE, ""))
    return sf.when(sf.col("cell_nik").rlike(_PLAIN), sf.col("cell_nik")).otherwise(bare)


def cleaned(text: Column) -> Column:
    """What ``clean`` makes of each text."""
    kept = {sign: by for sign, by in SIGNS.items() if by}
    gone = "".join(sign for sign, by in SIGNS.items() if not by)
    text = sf.translate(text, "".join(kept) + gone, "".join(kept.values()))
    for pattern, by in STEPS:
        text = sf.regexp_replace(text, pattern, by)
    return text


def _cell(each: Table, field: str) -> Column:
    """The cell of a field; a birth date that has a column of its own is looked for only there."""
    elsewhere = field == _PLACE_DATE and "birth_date" in each.taken
    if field not in each.taken or elsewhere:
        return sf.lit(None).cast("string")
    cells = [each.cell(header) for header in headers_of(field, each.taken)]
    if unit := unit_taken(field, each.taken):
        return sf.concat(sf.lit(f"{unit}{UNIT}"), cells[0])
    return cells[0] if len(cells) == 1 else sf.concat_ws(BESIDE, *cells)


def _empty(each: Table) -> Column:
    """Whether nothing stands under any header. Most rows have a NIK, so that is asked first; the
    others are one text, for of a condition a column Spark makes more than it can plan."""
    nik = each.cell(each.taken["nik"])
    every = sf.concat_ws("", *(each.cell(header) for header in each.columns))
    return (nik.isNull() | (trimmed(nik) == "")) & (trimmed(every) == "")
