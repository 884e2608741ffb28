"""What became of each row, beside the row: its outcome, its reasons as codes and in words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

import polars as pl

from pekerja_rentan.language import Language
from pekerja_rentan.roster.cells.encode import Encoder
from pekerja_rentan.roster.counts import Verdict
from pekerja_rentan.roster.criteria import Criteria
from pekerja_rentan.roster.reading.aside import KINDS
from pekerja_rentan.roster.reading.columns import HasColumns
from pekerja_rentan.roster.reading.source import cells_of
from pekerja_rentan.roster.rules.reasons import (
    UNREADABLE,
    Reasons,
    mend_words,
    outcome,
    reason_words,
    unreadable,
)
from pekerja_rentan.roster.spill import ROW_BITS
from pekerja_rentan.roster.writing.writers import WHY

RESULT_COLUMNS = (
    "rentan_outcome", "rentan_reasons", "rentan_words", "rentan_todo", "rentan_notes",
    "rentan_file", "rentan_row",
)  # fmt: skip
"""The columns that stand behind the original ones in every list that is written."""
_OURS = re.compile(rf"(?:{'|'.join((*RESULT_COLUMNS, WHY))})(?: \([0-9]+\))?")
"""What an earlier screening has added to a list, as when a village has mended what it got back."""


class RowAnnotation(NamedTuple):
    """What is said of a row: its outcome, its reasons as codes, all of it in words, what is to be
    done, and its notes as codes."""

    outcome: str
    reasons: str
    words: str
    todo: str
    notes_said: str


def describe_masks(
    fails: int, lacks: int, notes: int, reasons: Reasons, language: Language
) -> RowAnnotation:
    """What is said of a row with these masks."""
    codes = list(reasons.codes(fails, lacks))
    noted = list(reasons.noted(notes))
    words = "; ".join(reason_words(code, reasons, language) for code in (*codes, *noted))
    todo = mend_words((*codes, *noted), reasons, language)
    return RowAnnotation(outcome(fails, lacks), " ".join(codes), words, todo, " ".join(noted))


def without_ours(columns: Iterable[str]) -> tuple[str, ...]:
    """The headers of a list without those that an earlier screening has added."""
    return tuple(name for name in columns if not _OURS.fullmatch(name))


def digits_apart(language: Language) -> list[str]:
    """How two NIKs differ, by the number of digits."""
    same = language.say("reason.same-nik")
    return [same, *(language.say("reason.digits", digits=digits) for digits in range(1, 17))]


class More(NamedTuple):
    """What else is to be said of the rows ``at`` these places of a batch."""

    at: pl.Series
    words: pl.Series


class MappedTable(Protocol):
    """A list, and which of its headers is which field."""

    @property
    def source(self) -> HasColumns: ...
    @property
    def taken(self) -> Mapping[str, str]: ...


class JudgedRosters(Protocol):
    """What is known of the rows that are put into words: the ``verdicts`` by their numbers, the
    ``encoder`` that read their cells, and all lists with their ``columns``."""

    @property
    def criteria(self) -> Criteria: ...
    @property
    def rosters(self) -> Sequence[MappedTable]: ...
    @property
    def columns(self) -> Sequence[str]: ...
    @property
    def encoder(self) -> Encoder: ...
    @property
    def verdicts(self) -> Sequence[Verdict]: ...


class Annotator:
    """Puts the verdicts of a screening beside its rows."""

    def __init__(self, screening: JudgedRosters, language: Language) -> None:
        self.screening, self.language = screening, language
        self.reasons = screening.criteria.judge.reasons
        self.columns = without_ours(screening.columns)

    def columns_of(self, number: int) -> tuple[str, ...]:
        """The headers of one list."""
        return without_ours(self.screening.rosters[number].source.columns)

    def annotate(
        self, number: int, rows: pl.DataFrame, known: pl.DataFrame, waits: pl.Series
    ) -> pl.DataFrame:
        """The rows of list ``number`` under the headers of all lists, and ``RESULT_COLUMNS``."""
        said = self._table[known["verdict"]]
        outcomes = pl.select(pl.when(waits).then(pl.lit("waiting")).otherwise(said["outcome"]))
        roster = self.screening.rosters[number]
        added = [
            outcomes.to_series().alias("rentan_outcome"),
            said["reasons"].alias("rentan_reasons"),
            self._words(roster.taken, rows, known, said["words"]).alias("rentan_words"),
            said["todo"].alias("rentan_todo"),
            said["notes_said"].alias("rentan_notes"),
            pl.Series("rentan_file", [roster.source.name]).new_from_index(0, rows.height),
            rows["rentan_row"],
        ]
        return self.own(rows).hstack(added)

    def aside(self, number: int, rows: pl.DataFrame) -> pl.DataFrame:
        """Rows of list ``number`` that were set aside, each with its ``kind``, under the same
        columns."""
        words = {kind: self.language.code_meant(kind) for kind in KINDS}
        kind, empty = rows["kind"].cast(pl.String), pl.lit("")
        return self.own(rows).with_columns(
            pl.lit("aside").alias("rentan_outcome"),
            kind.alias("rentan_reasons"),
            kind.replace_strict(words, return_dtype=pl.String).alias("rentan_words"),
            empty.alias("rentan_todo"),
            empty.alias("rentan_notes"),
            pl.lit(self.screening.rosters[number].source.name).alias("rentan_file"),
            rows["rentan_row"],
        )

    def own(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The cells of rows under the headers of all lists."""
        missing = pl.lit(None, dtype=pl.String)
        return rows.select(
            cells_of(name) if name in rows.columns else missing.alias(name) for name in self.columns
        )

    def people(self, number: int, rows: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
        """Who the rows are, one column a field whatever its header: what a template or a list for
        one village asks for, and the number of the list. The NIK and the birth date are as they
        were read, or null."""
        taken, encoder = self.screening.rosters[number].taken, self.screening.encoder
        columns = [
            known["nik"].cast(pl.String).str.zfill(16).alias("rentan_nik"),
            encoder.birth_dates(rows, taken).alias("rentan_birth_date"),
            pl.Series("rentan_list", [number], dtype=pl.Int32).new_from_index(0, rows.height),
        ]
        for field in ("name", "phone", "email", "occupation", "village", "district"):
            nothing = pl.Series([None], dtype=pl.String).new_from_index(0, rows.height)
            cells = rows[taken[field]] if field in taken else nothing
            columns.append(cells.alias(f"rentan_{field}"))
        return pl.DataFrame(columns)

    @cached_property
    def _table(self) -> pl.DataFrame:
        """What is said of a row, by the number of its verdict."""
        told = [
            describe_masks(each.fails, each.lacks, each.notes, self.reasons, self.language)
            for each in self.screening.verdicts
        ]
        return pl.DataFrame(
            told, schema=dict.fromkeys(RowAnnotation._fields, pl.String), orient="row"
        )

    def _words(
        self, taken: Mapping[str, str], rows: pl.DataFrame, known: pl.DataFrame, words: pl.Series
    ) -> pl.Series:
        """The words, with where else a person stands, and what an unknown word may mean."""
        more = [
            self._where("reason.first", known["first"]),
            self._where("reason.other", known["other"]),
            self._pairs(known),
            *self._hints(taken, rows, known),
        ]
        for each in filter(None, more):  # of few rows there is more to say
            words = words.scatter(each.at, words[each.at] + "; " + each.words)
        return words

    def _where(self, key: str, places: pl.Series) -> More | None:
        """Where another row stands, in words, for those rows that point to one."""
        at = places.is_not_null().arg_true()
        if at.is_empty():
            return None
        names = pl.Series([roster.source.name for roster in self.screening.rosters])
        sentence = self.language.say(key, file="{}", row="{}")
        frame = pl.DataFrame({"place": places[at]}).select(
            file=pl.lit(names).gather(pl.col("place") // (1 << ROW_BITS)),
            row=pl.col("place") % (1 << ROW_BITS),
        )
        return More(at, frame.select(pl.format(sentence, "file", "row")).to_series())

    def _pairs(self, known: pl.DataFrame) -> More | None:
        """Who is to be compared, for those rows that point to another."""
        at = known["pair"].is_not_null().arg_true()
        if at.is_empty():
            return None
        apart = pl.Series(digits_apart(self.language))
        return More(at, known["pair"][at] + ", " + apart.gather(known["digits"][at]))

    def _hints(
        self, taken: Mapping[str, str], rows: pl.DataFrame, known: pl.DataFrame
    ) -> Iterable[More]:
        """What a word that is not known may mean, beside it."""
        for field in UNREADABLE:
            if field not in taken or field not in self.screening.encoder.fields:
                continue
            hints = self.screening.encoder.dictionary(field).hints
            bit = unreadable(field).value
            told = pl.Series([each.notes & bit != 0 for each in self.screening.verdicts])
            at = told[known["verdict"]].arg_true()
            if not hints or at.is_empty():
                continue
            texts = rows[taken[field]][at].alias("text")
            near = texts.replace_strict(hints, default=None, return_dtype=pl.String)
            frame = pl.DataFrame({"at": at, "text": texts, "near": near}).drop_nulls("near")
            sentence = self.language.say("reason.hint", text="{}", near="{}")
            yield More(frame["at"], frame.select(pl.format(sentence, "text", "near")).to_series())
