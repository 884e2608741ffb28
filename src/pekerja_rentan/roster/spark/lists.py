"""The lists that a screening ends in, written by Spark as folders of files, and what became of
each row beside it."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pyspark.errors import AnalysisException
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as sf

from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.files.formula_escape import FORMULA, begun_within, escape_formula
from pekerja_rentan.files.transaction import FileTransaction
from pekerja_rentan.language import Language
from pekerja_rentan.roster.annotations import (
    RESULT_COLUMNS,
    RowAnnotation,
    describe_masks,
    digits_apart,
    without_ours,
)
from pekerja_rentan.roster.reading.aside import KINDS
from pekerja_rentan.roster.result import ScreenResult
from pekerja_rentan.roster.rules.reasons import MASKS, UNREADABLE, unreadable
from pekerja_rentan.roster.spark.files import is_address
from pekerja_rentan.roster.spark.local import table
from pekerja_rentan.roster.spark.screening import SparkScreening
from pekerja_rentan.roster.spark.typed import column
from pekerja_rentan.roster.spill import ROW_BITS
from pekerja_rentan.roster.spill import place as place_at
from pekerja_rentan.roster.writing.faults import writing
from pekerja_rentan.roster.writing.lists import ASIDE, LISTS

FORMATS = ("csv", "parquet")
"""What Spark writes."""
_CSV = {
    "header": "true",
    "quote": '"',
    "quoteAll": "true",
    "escape": '"',
    "lineSep": "\n",
    "ignoreLeadingWhiteSpace": "false",
    "ignoreTrailingWhiteSpace": "false",
}


def told(screening: SparkScreening, covered: int, language: Language) -> DataFrame:
    """Every row under the headers of all lists, with ``RESULT_COLUMNS`` behind them, and its
    ``place``, those that were set aside among them; ``covered`` are the eligible that the money is
    enough for."""
    columns = without_ours(screening.columns)
    frames, groups = screening.frames, screening.groups
    people = frames.people(screening.lists.tables, groups, columns)
    judged = screening.judged(screening.without_aside(people)).where(~sf.col("blank"))
    judged = judged.select(*judged.columns, *screening.keys)
    rows = _named(screening, _said(screening, screening.known(judged), language))
    waits = sf.when(screening.waits(covered), sf.lit("waiting"))
    own = [sf.col(f"own_{number}").alias(name) for number, name in enumerate(columns)]
    added = {
        "rentan_outcome": sf.coalesce(waits, sf.col("outcome")),
        "rentan_reasons": sf.col("reasons"),
        "rentan_words": _words(screening, language),
        "rentan_todo": sf.col("todo"),
        "rentan_notes": sf.col("notes_said"),
        "rentan_file": sf.col("file"),
        "rentan_row": sf.col("row").cast("bigint"),
    }
    told = rows.select("place", *own, *(added[name].alias(name) for name in RESULT_COLUMNS))
    return told.unionByName(_set_aside(screening, people, columns, language))


def _set_aside(
    screening: SparkScreening, people: DataFrame, columns: Sequence[str], language: Language
) -> DataFrame:
    """The rows that were set aside, those above the headers among them, as ``told`` gives rows."""
    cells = [f"own_{number}" for number in range(len(columns))]
    above = table(
        screening.spark,
        {"place": "long", **dict.fromkeys([*cells, "kind"], "string")},
        _above(screening, columns),
    )
    below = screening.set_aside(people).select("place", *cells, "kind")
    names = [(number, roster.source.name) for number, roster in enumerate(screening.rosters)]
    known = table(screening.spark, {"file_at": "int", "file": "string"}, names)
    said = [(kind, language.code_meant(kind)) for kind in KINDS]
    words = table(screening.spark, {"kind": "string", "words": "string"}, said)
    rows = below.unionByName(above).join(sf.broadcast(words), "kind")
    rows = rows.join(sf.broadcast(known), _list_of("place") == sf.col("file_at"))
    added = {
        "rentan_outcome": sf.lit(ASIDE),
        "rentan_reasons": sf.col("kind"),
        "rentan_words": sf.col("words"),
        "rentan_todo": sf.lit(""),
        "rentan_notes": sf.lit(""),
        "rentan_file": sf.col("file"),
        "rentan_row": sf.col("place").bitwiseAND(sf.lit((1 << ROW_BITS) - 1)),
    }
    own = [sf.col(cell).alias(name) for cell, name in zip(cells, columns, strict=True)]
    return rows.select("place", *own, *(added[name].alias(name) for name in RESULT_COLUMNS))


def _above(
    screening: SparkScreening, columns: Sequence[str]
) -> Iterator[tuple[int | str | None, ...]]:
    """What stands above the headers: its place, its cells under ``columns``, its kind."""
    for number, roster in enumerate(screening.rosters):
        for each in roster.source.aside:
            cells = dict(zip(roster.source.columns, each.cells, strict=True))
            yield place_at(number, each.row), *(cells.get(name) for name in columns), each.kind


def _said(screening: SparkScreening, rows: DataFrame, language: Language) -> DataFrame:
    """``rows`` with what is said of their masks."""
    reasons = screening.criteria.judge.reasons
    masks = {verdict[2:] for verdict in screening.counts}
    each = [(*one, *describe_masks(*one, reasons, language)) for one in sorted(masks)]
    columns = dict.fromkeys(MASKS, "long") | dict.fromkeys(RowAnnotation._fields, "string")
    said = table(screening.spark, columns, each)
    return rows.join(sf.broadcast(said), [str(mask) for mask in MASKS])


def _named(screening: SparkScreening, rows: DataFrame) -> DataFrame:
    """``rows`` with the names of their lists, and of those that they point to."""
    names = [(number, roster.source.name) for number, roster in enumerate(screening.rosters)]
    for name, of in (("file", sf.col("source")), ("first_file", _list_of("first")),
                       ("other_file", _list_of("other"))):  # fmt: skip
        known = table(screening.spark, {f"{name}_at": "int", name: "string"}, names)
        rows = rows.join(sf.broadcast(known), of == sf.col(f"{name}_at"), "left")
    return rows


def _list_of(place: str) -> Column:
    return sf.shiftright(place, ROW_BITS)


def _words(screening: SparkScreening, language: Language) -> Column:
    """The words, with where else a person stands, and what an unknown word may mean."""
    parts = [sf.col("words")]
    for key, place in (("reason.first", "first"), ("reason.other", "other")):
        row = sf.col(place).bitwiseAND(sf.lit((1 << ROW_BITS) - 1)).cast("string")
        parts.append(_filled(language.say(key, file="{}", row="{}"), sf.col(f"{place}_file"), row))
    apart = sf.array(*map(sf.lit, digits_apart(language)))
    parts.append(sf.concat("pair", sf.lit(", "), sf.get(apart, sf.col("digits").cast("int"))))
    sentence = language.say("reason.hint", text="{}", near="{}")
    for field in UNREADABLE:
        if field in screening.frames.fields:
            unclear = sf.col("notes").bitwiseAND(sf.lit(unreadable(field).value)) != 0
            hint = _filled(sentence, sf.col(f"cell_{field}"), sf.col(f"hint_{field}"))
            parts.append(sf.when(unclear, hint))
    return sf.concat_ws("; ", *parts)


def _filled(sentence: str, *values: Column) -> Column:
    """A sentence with values in the place of ``{}``; null where one is null."""
    first, *rest = (sf.lit(part) for part in sentence.split("{}"))
    return sf.concat(first, *(each for pair in zip(values, rest, strict=True) for each in pair))


def check_format(name: str | None) -> str:
    """``name``, if Spark writes lists in it. Raises InputError."""
    if name is not None and name not in FORMATS:
        raise InputError("spark-format", name=name, near=nearest(name, FORMATS), known=FORMATS)
    return name or "csv"


def check_folder(spark: SparkSession, folder: str) -> None:
    """Raises InputError where there is something already, so that nothing is written over."""
    there = os.path.lexists(folder)
    if is_address(folder):
        try:
            spark.read.text(folder).schema  # noqa: B018  (asks whether there is such a place)
            there = True
        except AnalysisException as error:
            if "PATH_NOT_FOUND" not in str(error):
                raise
    if there:
        raise InputError("spark-out-exists", path=folder).at("out")


def counted(result: ScreenResult) -> dict[str, int]:
    """The rows of each list."""
    aside = sum(result.aside.values())
    rows = (result.covered, result.waiting, result.ineligible, result.needs_data, aside)
    return dict(zip(LISTS, rows, strict=True))


def write(
    rows: DataFrame,
    folder: str,
    format: str,
    summary: str,
    expected: Mapping[str, int],
    transaction: FileTransaction,
) -> None:
    """Writes the rows that ``told`` gave into ``folder``, one folder an outcome, each part in the
    order of the lists. On this machine all of it appears when ``transaction`` places it, with the
    ``summary``; at an address Spark's ``_SUCCESS`` says of each folder that it is whole.

    No row may be lost: there must be as many of each outcome as ``expected``. Raises InputError
    for a folder that cannot be written.
    """
    if format == "csv":
        rows = rows.select("place", *(_neutral(name) for name in rows.columns[1:]))
    kept = rows.sortWithinPartitions("place").drop("place").persist()
    try:
        target = folder if is_address(folder) else f"file://{_waiting(folder, transaction)}"
        with writing(Path(folder)):
            found = {row[0]: row[1] for row in kept.groupBy("rentan_outcome").count().collect()}
            if found != {name: rows for name, rows in expected.items() if rows}:
                raise AssertionError(f"{expected} rows in, {found} rows out")
            for name in LISTS:
                writer = kept.where(sf.col("rentan_outcome") == name).write.format(format)
                writer.options(**_CSV if format == "csv" else {}).save(f"{target}/{name}")
            if not is_address(folder):
                made = Path(target.removeprefix("file://"))
                (made / "summary.json").write_text(summary, encoding="utf-8", newline="")
                _keep_private(made)
    finally:
        kept.unpersist()


def _neutral(name: str) -> Column:
    """A column whose formulas, and whose header, no spreadsheet runs (see ``writers``)."""
    cell = column(name)
    if name != "rentan_row":
        cell = sf.regexp_replace(cell, begun_within(","), "$1$2'$3")
        cell = sf.regexp_replace(cell, FORMULA.replace("^", r"\A", 1), "'$0")
    return cell.alias(escape_formula(name))


def _waiting(folder: str, transaction: FileTransaction) -> Path:
    return transaction.stage(Path(os.path.abspath(folder)), make_folder=True)


def _keep_private(folder: Path) -> None:
    """For the user's eyes only, as what tells of people is; Java asks the machine's habit."""
    for entry in folder.rglob("*"):
        entry.chmod(0o700 if entry.is_dir() else 0o600)
