"""What became of each row, beside the row: its outcome, its reasons as codes and in words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol

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
_SAID = ("outcome", "reasons", "words", "todo", "notes")
_EMPTY = pl.lit("")
_OURS = re.compile(rf"(?:{'|'.join((*RESULT_COLUMNS, WHY))})(?: \([0-9]+\))?")
"""What an earlier screening has added to a list, as when a village has mended what it got back."""


def describe_masks(
    fails: int, lacks: int, notes: int, reasons: Reasons, language: Language
) -> dict[str, str]:
    """What is said of a row with these masks: its outcome, its reasons as codes, all of it in
    words, what is to be done, and its notes as codes."""
    codes = list(reasons.codes(fails, lacks))
    noted = list(reasons.noted(notes))
    every = (*codes, *noted)
    return {
        "outcome": outcome(fails, lacks),
        "reasons": " ".join(codes),
        "words": "; ".join(reason_words(code, reasons, language) for code in every),
        "todo": mend_words(every, reasons, language),
        "notes": " ".join(noted),
    }


def without_ours(columns: Iterable[str]) -> tuple[str, ...]:
    """The headers of a list without those that an earlier screening has added."""
    return tuple(name for name in columns if not _OURS.fullmatch(name))


def where(places: pl.Expr, names: Sequence[str], sentence: str) -> pl.Expr:
    """A sentence with the file and the row of each place, by the names of all lists."""
    file = pl.lit(pl.Series(names, dtype=pl.String)).gather(places // (1 << ROW_BITS))
    return pl.format(sentence, file, places % (1 << ROW_BITS))


More = Iterator[tuple[pl.Series, pl.Series]]
"""What else is to be said of rows: which of a batch, and the words."""


class MappedTable(Protocol):
    """A list, and which of its headers is which field."""

    @property
    def source(self) -> HasColumns: ...
    @property
    def taken(self) -> Mapping[str, str]: ...


class JudgedRosters(Protocol):
    """What is known of the rows that are put into words: the ``verdicts`` by their numbers, and the
    ``encoder`` that read their cells."""

    @property
    def criteria(self) -> Criteria: ...
    @property
    def rosters(self) -> Sequence[MappedTable]: ...
    @property
    def encoder(self) -> Encoder: ...
    @property
    def verdicts(self) -> Sequence[Verdict]: ...


class Annotator:
    """Puts the verdicts of a screening beside its rows."""

    def __init__(self, screening: JudgedRosters, language: Language) -> None:
        self.screening, self.language = screening, language
        self.reasons = screening.criteria.judge.reasons
        headers = (name for each in screening.rosters for name in each.source.columns)
        self.columns = without_ours(dict.fromkeys(headers))

    def columns_of(self, number: int) -> tuple[str, ...]:
        """The headers of one list."""
        return without_ours(self.screening.rosters[number].source.columns)

    def annotate(
        self, number: int, rows: pl.DataFrame, known: pl.DataFrame, waits: pl.Series
    ) -> pl.DataFrame:
        """The rows of list ``number`` under the headers of all lists, and ``RESULT_COLUMNS``."""
        said = self._table[known["verdict"]]
        taken = self.screening.rosters[number].taken
        return self.beside(
            number,
            rows,
            outcome=pl.when(waits).then(pl.lit("waiting")).otherwise(said["outcome"]),
            reasons=said["reasons"],
            words=self._words(taken, rows, known, said["words"]),
            todo=said["todo"],
            notes=said["notes"],
        )

    def aside(self, number: int, rows: pl.DataFrame) -> pl.DataFrame:
        """Rows of list ``number`` that were set aside, each with its ``kind``, under the same
        columns."""
        said = {kind: self.language.code_meant(kind) for kind in KINDS}
        kind = rows["kind"].cast(pl.String)
        words = kind.replace_strict(said, return_dtype=pl.String)
        return self.beside(number, rows, outcome=pl.lit("aside"), reasons=kind, words=words)

    def beside(self, number: int, rows: pl.DataFrame, **told: pl.Series | pl.Expr) -> pl.DataFrame:
        """Rows of list ``number`` under the headers of all lists, and ``RESULT_COLUMNS``: what is
        ``told`` of them by the names of these without ``rentan_``, else nothing."""
        told["file"] = pl.lit(self.screening.rosters[number].source.name)
        told["row"] = pl.col("rentan_row")
        added = {name: told.get(name.removeprefix("rentan_"), _EMPTY) for name in RESULT_COLUMNS}
        return self.own(rows).hstack(rows.select(**added))

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
        return pl.DataFrame(told, schema=dict.fromkeys(_SAID, pl.String))

    def _words(
        self, taken: Mapping[str, str], rows: pl.DataFrame, known: pl.DataFrame, words: pl.Series
    ) -> pl.Series:
        """The words, with where else a person stands, and what an unknown word may mean."""
        more = [
            *self._where("reason.first", known["first"]),
            *self._where("reason.other", known["other"]),
            *self._pairs(known),
            *self._hints(taken, rows, known),
        ]
        for at, said in more:  # of few rows there is more to say
            words = words.scatter(at, words[at] + "; " + said)
        return words

    def _where(self, key: str, places: pl.Series) -> More:
        """Where another row stands, in words, for those rows that point to one."""
        at = places.is_not_null().arg_true()
        if len(at):
            names = [roster.source.name for roster in self.screening.rosters]
            sentence = self.language.say(key, file="{}", row="{}")
            said = places[at].to_frame("place").select(where(pl.col("place"), names, sentence))
            yield at, said.to_series()

    def _pairs(self, known: pl.DataFrame) -> More:
        """Who is to be compared, for those rows that point to another."""
        at = known["pair"].is_not_null().arg_true()
        if len(at):
            differ = [self.language.say("reason.digits", digits=each) for each in range(1, 17)]
            apart = pl.Series([self.language.say("reason.same-nik"), *differ])
            yield at, known["pair"][at] + ", " + apart.gather(known["digits"][at])

    def _hints(self, taken: Mapping[str, str], rows: pl.DataFrame, known: pl.DataFrame) -> More:
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
            yield frame["at"], frame.select(pl.format(sentence, "text", "near")).to_series()
