"""The lists of a reconciliation, a list a class, and the file of changes for the month after.

Here people are named: what is written goes to the office's own files alone.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

import polars as pl

from pekerja_rentan.engine.reconcile import STANDINGS
from pekerja_rentan.language import Language
from pekerja_rentan.roster.annotations import RESULT_COLUMNS, Annotator
from pekerja_rentan.roster.asides import rows_above
from pekerja_rentan.roster.reading.source import cells_of
from pekerja_rentan.roster.reconciling.members import (
    CORRECT,
    LEAVE,
    TURNS,
    TURNS_NEXT,
    age_limit,
    leaving,
    turning,
)
from pekerja_rentan.roster.reconciling.replacing import Replacement
from pekerja_rentan.roster.reconciling.result import ReconcileResult
from pekerja_rentan.roster.reconciling.run import Reconciliation
from pekerja_rentan.roster.reconciling.sides import CLASSES, SIDES, number
from pekerja_rentan.roster.screening import Progress
from pekerja_rentan.roster.spill import ROW_BITS
from pekerja_rentan.roster.writing.lists import ASIDE

LISTS = (*STANDINGS, ASIDE)
"""The lists that are written, by their names."""
MUTATION = "mutation"
"""What stands for an outcome of rows that change."""
MUTATION_COLUMNS = (
    "rentan_file", "rentan_row", "rentan_mutation", "rentan_nik", "rentan_name",
    "rentan_mutation_reason",
)  # fmt: skip
"""What is told of a change that its form cannot take."""


class Writer(Protocol):
    """Takes batches of rows with an outcome."""

    def add(self, judged: pl.DataFrame) -> None: ...


def list_columns(run: Reconciliation, language: Language) -> tuple[str, ...]:
    """The columns of every list: those of all lists of both sides, and what became of a row."""
    return (*Annotator(run, language).columns, *RESULT_COLUMNS)


class RowWriter:
    """Puts rows into words and hands them on, side by side and batch by batch."""

    def __init__(self, run: Reconciliation, result: ReconcileResult, language: Language) -> None:
        self.run, self.language = run, language
        self.wording = Annotator(run, language)
        self._month = language.span(result.mutation.month)
        self._leaves = leaving(run)
        self._places = result.mutation.from_ours
        self._limit = age_limit(run.criteria.policy)
        self._codes = {
            side: [f"{side}-only" if code == "only" else code for code in CLASSES] for side in SIDES
        }
        self._told = {side: getattr(run.matched, side).told_rows for side in SIDES}
        self._held = run.matched.ours.held_rows.implode()

    def write(self, lists: Sequence[Writer], changes: Sequence[Writer], progress: Progress) -> None:
        """Hands every row with its class to ``lists``, and those that change to ``changes``. No
        row may be lost. Raises InputError when a list has changed since it was read."""
        done = 0
        start = dict.fromkeys(SIDES, 0)
        for at, each in enumerate(self.run.rosters):
            if (above := rows_above(each.source)).height:
                _hand(lists, self.wording.aside(at, above))
        for at, rows, known, aside in self.run.rows():
            side = SIDES[at >= self.run.roles["theirs"].first]
            of_side = getattr(self.run.matched, side)
            classes = of_side.classes.slice(start[side], known.height)
            start[side] += known.height
            codes = pl.Series(self._codes[side]).gather(classes)
            told = known.select("at").join(
                self._told[side], on="at", how="left", maintain_order="left"
            )
            notes = pl.concat_str("ages", "marks", separator=" ", ignore_nulls=True)
            told = told.hstack([self._ages(known)]).with_columns(
                notes=notes, held=pl.col("at").is_in(self._held) & (side == "ours")
            )
            _hand(lists, self._listed(at, rows, known, codes, told))
            _hand(changes, self._changes(side, at, rows, known, codes, told))
            if aside.height:
                _hand(lists, self.wording.aside(at, aside))
            done += known.height
            progress(done)
        expected = sum(self.run.roles[side].rows for side in SIDES)
        if done != expected:
            raise AssertionError(f"{expected} rows in, {done} rows out")

    def _listed(
        self, at: int, rows: pl.DataFrame, known: pl.DataFrame, codes: pl.Series, told: pl.DataFrame
    ) -> pl.DataFrame:
        """Rows under the headers of all lists, and ``RESULT_COLUMNS``."""
        words = self._by_code(codes, "class")
        return self.wording.own(rows).hstack(
            [
                codes.alias("rentan_outcome"),
                pl.Series("rentan_reasons", [""]).new_from_index(0, rows.height),
                self._where(words, told).alias("rentan_words"),
                self._todo(codes, told["held"]).alias("rentan_todo"),
                told["notes"].alias("rentan_notes"),
                pl.Series("rentan_file", [self.run.rosters[at].source.name]).new_from_index(
                    0, rows.height
                ),
                rows["rentan_row"],
            ]
        )

    def _by_code(self, codes: pl.Series, kind: str) -> pl.Series:
        """What is said of each class."""
        said = {
            code: self.language.say(f"{kind}.{code}")
            if code != "matched" or kind == "class"
            else ""
            for code in STANDINGS
        }
        return codes.replace_strict(said, return_dtype=pl.String)

    def _todo(self, codes: pl.Series, held: pl.Series) -> pl.Series:
        """What is to be done: first of all, to look at who is held back."""
        look = pl.Series([self.language.say("todo.held-back")]).new_from_index(0, len(codes))
        return look.zip_with(held, self._by_code(codes, "todo"))

    def _where(self, words: pl.Series, told: pl.DataFrame) -> pl.Series:
        """The words, with where another row stands, and who is to be compared."""
        at = told["other"].is_not_null().arg_true()
        if at.is_empty():
            return words
        names = pl.Series([each.source.name for _, each in self.run.all])
        sentence = self.language.say("reason.other", file="{}", row="{}")
        more = told[at].select(
            words=words[at],
            file=pl.lit(names).gather(pl.col("other") // (1 << ROW_BITS)),
            row=pl.col("other") % (1 << ROW_BITS),
            said=pl.lit("; ") + pl.col("said"),
        )
        place = pl.format(sentence, "file", "row")
        said = more.select(pl.format("{}; {}{}", "words", place, pl.col("said").fill_null("")))
        return words.scatter(at, said.to_series())

    def _ages(self, known: pl.DataFrame) -> pl.Series:
        """Codes of who reaches the age limit in the month and in the one after."""
        if self._limit is None:
            return pl.Series("ages", [None], dtype=pl.String).new_from_index(0, known.height)
        kind = turning(pl.col("birth"), self._limit[0], self.run.asked.month)
        codes = {TURNS: "AGE-LIMIT", TURNS_NEXT: "AGE-LIMIT-NEXT"}
        said = kind.replace_strict(codes, default=None, return_dtype=pl.String)
        return known.select(said.alias("ages")).to_series()

    def _changes(
        self,
        side: str,
        at: int,
        rows: pl.DataFrame,
        known: pl.DataFrame,
        codes: pl.Series,
        told: pl.DataFrame,
    ) -> pl.DataFrame:
        """The rows that change: of the branch's list who leaves or is corrected, of the office's
        who is enrolled, as long as there are places."""
        nothing = pl.Series([None], dtype=pl.String).new_from_index(0, rows.height)
        if side == "theirs":
            leave = codes.is_in(LEAVE) | known["at"].is_in(self._leaves.implode())
            kind = pl.select(
                pl.when(leave).then(pl.lit("leave"))
                .when(codes.is_in(CORRECT)).then(pl.lit("correct"))
            ).to_series()  # fmt: skip
        else:
            listed = codes == "ours-only"
            enrol = listed & (listed.cum_sum() <= self._places)
            self._places -= int(enrol.sum())
            kind = nothing.zip_with(~enrol, pl.Series(["enrol"]).new_from_index(0, rows.height))
        chosen = kind.is_not_null()
        people = self.wording.people(at, rows, known).drop("rentan_nik")
        header = self.run.rosters[at].taken["nik"]
        written = rows.select(cells_of(header).alias("nik")).to_series()
        whole = known["nik"].cast(pl.String).str.zfill(16)
        frame = people.with_columns(
            rentan_file=pl.lit(self.run.rosters[at].source.name),
            rentan_row=rows["rentan_row"],
            rentan_nik=whole.zip_with(whole.is_not_null(), written),
            rentan_other_nik=told["other_nik"].cast(pl.String).str.zfill(16),
            kind=kind,
            rentan_mutation_reason=self._reasons(codes, told, side),
        )
        return self._as_changes(frame.filter(chosen))

    def _reasons(self, codes: pl.Series, told: pl.DataFrame, side: str) -> pl.Series:
        """Why a row changes, in words, and what it is marked with."""
        words = self._by_code(codes, "class")
        if side == "theirs":
            right = codes.is_in(["matched", "another-nik"])
            last = right & told["at"].is_in(self._leaves.implode())
            said = pl.Series([self.language.say("item.leaving")]).new_from_index(0, len(words))
            words = words.zip_with(~last, said)
        both = pl.concat_str(words, told["marks"], separator="; ", ignore_nulls=True)
        return pl.select(both).to_series()

    def _as_changes(self, rows: pl.DataFrame) -> pl.DataFrame:
        words = {
            kind: self.language.say(f"mutation.{kind}") for kind in ("leave", "correct", "enrol")
        }
        return rows.with_columns(
            rentan_outcome=pl.lit(MUTATION),
            rentan_mutation=pl.col("kind").replace_strict(words, return_dtype=pl.String),
            rentan_mutation_month=pl.lit(self._month),
        )

    def replacements(self, replacement: Replacement) -> Iterator[pl.DataFrame]:
        """Who is enrolled from the waiting list."""
        reason = self.language.say("item.from-waiting")
        for places, people in replacement.people(self.language):
            if people.height:
                rows = people.hstack(places).with_columns(
                    kind=pl.lit("enrol"),
                    rentan_other_nik=pl.lit(None, dtype=pl.String),
                    rentan_mutation_reason=pl.lit(reason),
                )
                yield self._as_changes(rows)


def _hand(writers: Sequence[Writer], rows: pl.DataFrame) -> None:
    for each in writers:
        each.add(rows)


__all__ = ["LISTS", "MUTATION", "MUTATION_COLUMNS", "RowWriter", "list_columns", "number"]
