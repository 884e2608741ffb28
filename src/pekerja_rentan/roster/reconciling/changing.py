"""The changes for the month after: who leaves, whose data are corrected, who is enrolled and who is
not, each with why, as an export takes them.

Here people are named: what is written goes to the office's own files alone.
"""

from collections.abc import Iterator

import polars as pl

from pekerja_rentan.engine.reconcile import STANDINGS
from pekerja_rentan.language import Language
from pekerja_rentan.roster.annotations import Annotator, where
from pekerja_rentan.roster.reading.source import cells_of
from pekerja_rentan.roster.reconciling import members
from pekerja_rentan.roster.reconciling.enrolling import SHARED
from pekerja_rentan.roster.reconciling.replacing import Replacement
from pekerja_rentan.roster.reconciling.result import ReconcileResult
from pekerja_rentan.roster.reconciling.run import Reconciliation

MUTATION = "mutation"
"""What stands for an outcome of rows that change."""
MUTATION_COLUMNS = (
    "rentan_file", "rentan_row", "rentan_mutation", "rentan_nik", "rentan_name",
    "rentan_mutation_reason",
)  # fmt: skip
"""What is told of a change that its form cannot take."""
KINDS = ("leave", "correct", "enrol", "check", "barred")
"""What becomes of a row; the last two are of who is not enrolled (see ``enrolling``)."""
ROW = {"file": "{}", "row": "{}"}
"""What a sentence takes for the place of a row, to be filled in later (see ``where``)."""


def by_code(codes: pl.Series, kind: str, language: Language) -> pl.Series:
    """What is said of each class."""
    said = {
        code: language.say(f"{kind}.{code}") if code != "matched" or kind == "class" else ""
        for code in STANDINGS
    }
    return codes.replace_strict(said, return_dtype=pl.String)


class Changes:
    """The rows that change, batch by batch."""

    def __init__(self, run: Reconciliation, result: ReconcileResult, wording: Annotator) -> None:
        self.run, self.wording, self.language = run, wording, wording.language
        self._month = self.language.span(result.mutation.month)
        self._leaves = members.leaving(run)
        self._stays = members.staying(run)
        self._places = result.mutation.from_ours
        limit, _ = members.age_limit(run.criteria.policy) or (0, "")
        keys = {members.PASSED: "passed", members.TURNS: "turns", members.TURNS_NEXT: "turns-next"}
        self._ages = {
            kind: self.language.say(f"item.{key}", limit=limit) for kind, key in keys.items()
        }
        self._names = [each.source.name for _, each in run.all]

    def of(
        self, side: str, at: int, rows: pl.DataFrame, known: pl.DataFrame, told: pl.DataFrame
    ) -> pl.DataFrame:
        """Of the rows of a list those that change, by the ``code`` of their class: of the branch's
        who leaves or is corrected, of the office's who is enrolled as long as there are places, and
        who is not."""
        kind, reasons = (
            self._of_theirs(known, told["code"])
            if side == "theirs"
            else self._of_ours(known, told["code"])
        )
        chosen = kind.is_not_null()
        listed = self.run.rosters[at]
        people = self.wording.people(at, rows, known).drop("rentan_nik")
        written = rows.select(cells_of(listed.taken["nik"]).alias("nik")).to_series()
        frame = people.with_columns(
            rentan_nik=known["nik"].cast(pl.String).str.zfill(16).fill_null(written),
            rentan_card=pl.lit(None, dtype=pl.String)
            if listed.card is None
            else rows.select(cells_of(listed.card)).to_series(),
            rentan_file=pl.lit(listed.source.name),
            rentan_row=rows["rentan_row"],
            rentan_other_nik=told["other_nik"].cast(pl.String).str.zfill(16),
            kind=kind,
            rentan_mutation_reason=pl.concat_str(
                reasons, told["marks"], separator="; ", ignore_nulls=True
            ),
        )
        return self._as_changes(frame.filter(chosen))

    def _of_theirs(self, known: pl.DataFrame, codes: pl.Series) -> tuple[pl.Series, pl.Series]:
        """Who leaves the branch's list, and whose data are corrected; and why."""
        last = known["at"].is_in(self._leaves.implode())
        frame = known.select("nik", code=codes, last=last, words=self._class_words(codes))
        frame = frame.join(self._stays, on="nik", how="left", maintain_order="left")
        leaves = pl.col("code").is_in(members.LEAVE) | pl.col("last")
        kind = (
            pl.when(leaves).then(pl.lit("leave"))
            .when(pl.col("code").is_in(members.CORRECT)).then(pl.lit("correct"))
        )  # fmt: skip
        words = pl.when("last").then(pl.lit(self.language.say("item.leaving"))).otherwise("words")
        sentence = self.language.say("reason.nik-stays", **ROW)
        stays = pl.lit("; ") + where(pl.col("stays"), self._names, sentence)
        words = words + pl.when(leaves).then(stays).fill_null("")
        told = frame.select(kind=kind, words=words)
        return told["kind"], told["words"]

    def _of_ours(self, known: pl.DataFrame, codes: pl.Series) -> tuple[pl.Series, pl.Series]:
        """Who of the office's list is enrolled, and who is not though there is nothing billed for
        him; and why."""
        listed = codes == "ours-only"
        free = members.may_enrol(listed, known["place"], self.run)
        enrolled = free & (free.cum_sum() <= self._places)
        self._places -= int(enrolled.sum())
        held = known.select("place").join(
            self.run.held, on="place", how="left", maintain_order="left"
        )
        kind, why = self._held(held, enrolled)
        ages = members.told_of_ages(self.run, known, self._ages)
        words = self._class_words(codes) + ("; " + ages).fill_null("") + ("; " + why).fill_null("")
        return kind, words

    def _class_words(self, codes: pl.Series) -> pl.Series:
        return by_code(codes, "class", self.language)

    def _held(self, held: pl.DataFrame, enrolled: pl.Series) -> tuple[pl.Series, pl.Series]:
        """What becomes of rows of which some are not enrolled (as ``HELD``), and why these are
        not."""
        barred, check = (
            pl.col("role").replace_strict(
                {
                    role: self.language.say(key, role=self.language.say(f"role.{role}"))
                    for role in (*self.run.roles, "waiting")
                }
                | {SHARED: self.language.say("reason.enrol-shared")},
                default=None,
                return_dtype=pl.String,
            )
            for key in ("reason.enrol-barred", "reason.enrol-check")
        )
        why = pl.when("barred").then(barred).otherwise(check)
        place = where(pl.col("other"), self._names, self.language.say("reason.other", **ROW))
        told = held.with_columns(enrolled=enrolled).select(
            kind=pl.when("enrolled").then(pl.lit("enrol"))
            .when("barred").then(pl.lit("barred"))
            .when(pl.col("barred").not_()).then(pl.lit("check")),
            why=pl.format("{}; {}", why, place),
        )  # fmt: skip
        return told["kind"], told["why"]

    def _as_changes(self, rows: pl.DataFrame) -> pl.DataFrame:
        words = {kind: self.language.say(f"mutation.{kind}") for kind in KINDS}
        return rows.with_columns(
            rentan_outcome=pl.lit(MUTATION),
            rentan_mutation=pl.col("kind").replace_strict(words, return_dtype=pl.String),
            rentan_mutation_month=pl.lit(self._month),
        )

    def replacements(self, replacement: Replacement) -> Iterator[pl.DataFrame]:
        """Who is enrolled from the waiting list, and who is to be looked at first."""
        self._names += [each.source.name for each in replacement.screening.rosters]
        reason = self.language.say("item.from-waiting")
        listed = self.language.say("role.waiting")
        for places, people, held in replacement.people(self.language):
            if not people.height:
                continue
            kind, why = self._held(held, held["role"].is_null())
            rows = people.hstack(places).with_columns(
                kind=kind,
                rentan_card=pl.lit(None, dtype=pl.String),  # who has one is not let in
                rentan_other_nik=pl.lit(None, dtype=pl.String),
                rentan_mutation_reason=(listed + "; " + why).fill_null(reason),
            )
            yield self._as_changes(rows)
