"""The lists of a reconciliation, a list a class, and the file of changes for the month after.

Here people are named: what is written goes to the office's own files alone.
"""

from collections.abc import Sequence

import polars as pl

from pekerja_rentan.engine.reconcile import STANDINGS
from pekerja_rentan.language import Language
from pekerja_rentan.roster.annotations import RESULT_COLUMNS, Annotator, where
from pekerja_rentan.roster.asides import rows_above
from pekerja_rentan.roster.reconciling.changing import ROW, Changes, by_code
from pekerja_rentan.roster.reconciling.members import TURNS, TURNS_NEXT, told_of_ages
from pekerja_rentan.roster.reconciling.result import ReconcileResult
from pekerja_rentan.roster.reconciling.run import Reconciliation
from pekerja_rentan.roster.reconciling.sides import CLASSES, SIDES
from pekerja_rentan.roster.screen import Writer
from pekerja_rentan.roster.screening import Progress
from pekerja_rentan.roster.writing.lists import ASIDE

LISTS = (*STANDINGS, ASIDE)
"""The lists that are written, by their names."""
AGES = {TURNS: "AGE-LIMIT", TURNS_NEXT: "AGE-LIMIT-NEXT"}
"""Codes of who reaches the age limit in the month and in the one after."""


def list_columns(run: Reconciliation, language: Language) -> tuple[str, ...]:
    """The columns of every list: those of all lists of both sides, and what became of a row."""
    return (*Annotator(run, language).columns, *RESULT_COLUMNS)


class RowWriter:
    """Puts rows into words and hands them on, side by side and batch by batch."""

    def __init__(self, run: Reconciliation, result: ReconcileResult, language: Language) -> None:
        self.run, self.language = run, language
        self.wording = Annotator(run, language)
        self.changes = Changes(run, result, self.wording)
        self._codes = {
            side: [f"{side}-only" if code == "only" else code for code in CLASSES] for side in SIDES
        }
        self._told = {name: side.told_rows for name, side in run.matched.sides.items()}
        self._held = run.matched.ours.held_rows.implode()

    def write(self, lists: Sequence[Writer], changes: Sequence[Writer], progress: Progress) -> None:
        """Hands every row with its class to ``lists``, and those that change to ``changes``. No
        row may be lost. Raises InputError when a list has changed since it was read."""
        done = 0
        for at, each in enumerate(self.run.rosters):
            if (above := rows_above(each.source)).height:
                _hand(lists, self.wording.aside(at, above))
        for at, rows, known, classes, aside in self.run.rows():
            side = SIDES[at >= self.run.roles["theirs"].first]
            codes = pl.Series(self._codes[side]).gather(classes)
            told = known.select("at").join(
                self._told[side], on="at", how="left", maintain_order="left"
            )
            notes = pl.concat_str("ages", "marks", separator=" ", ignore_nulls=True)
            told = told.hstack([told_of_ages(self.run, known, AGES)]).with_columns(
                notes=notes, held=pl.col("at").is_in(self._held) & (side == "ours")
            )
            _hand(lists, self._listed(at, rows, known, codes, told))
            _hand(changes, self.changes.of(side, at, rows, known, told.with_columns(code=codes)))
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
        words = self._where(by_code(codes, "class", self.language), told)
        todo = self._todo(codes, told["held"])
        return self.wording.beside(
            at, rows, outcome=codes, words=words, todo=todo, notes=told["notes"]
        )

    def _todo(self, codes: pl.Series, held: pl.Series) -> pl.Series:
        """What is to be done: first of all, to look at who is held back."""
        look = pl.Series([self.language.say("todo.held-back")]).new_from_index(0, len(codes))
        return look.zip_with(held, by_code(codes, "todo", self.language))

    def _where(self, words: pl.Series, told: pl.DataFrame) -> pl.Series:
        """The words, with where another row stands, and who is to be compared."""
        at = told["other"].is_not_null().arg_true()
        if at.is_empty():
            return words
        names = [each.source.name for _, each in self.run.all]
        more = told[at].select(
            words=words[at],
            place=where(pl.col("other"), names, self.language.say("reason.other", **ROW)),
            said=pl.lit("; ") + pl.col("said"),
        )
        said = more.select(pl.format("{}; {}{}", "words", "place", pl.col("said").fill_null("")))
        return words.scatter(at, said.to_series())


def _hand(writers: Sequence[Writer], rows: pl.DataFrame) -> None:
    for each in writers:
        each.add(rows)
