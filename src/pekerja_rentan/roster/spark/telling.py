"""What is said of each row, put together in Spark's executors by ``Annotator``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import polars as pl

from pekerja_rentan.language import Language
from pekerja_rentan.roster.annotations import RESULT_COLUMNS, Annotator, MappedTable, without_ours
from pekerja_rentan.roster.cells.encode import Encoder
from pekerja_rentan.roster.counts import Verdict
from pekerja_rentan.roster.criteria import Criteria
from pekerja_rentan.roster.cross_row import SETTLED
from pekerja_rentan.roster.reading.source import ROW
from pekerja_rentan.roster.rules.reasons import MASKS, NIK_ENDS_IN_0, NIK_ROUNDED
from pekerja_rentan.roster.spark.executor import Judging
from pekerja_rentan.roster.waiting_list import LAST, WAITS, FundingCutoff
from pekerja_rentan.roster.writing.cells import neutral_text

BITS = tuple(f"add_{mask}" for mask in MASKS)
BESIDE = (*BITS, *SETTLED, "kind")
"""What stands beside a row of which more was settled, or that is set aside as of a ``kind``."""


class Source(NamedTuple):
    """A list by its name, and its headers."""

    name: str
    columns: Sequence[str]


class TableInfo(NamedTuple):
    """A list, and which of its headers is which field."""

    source: Source
    taken: Mapping[str, str]


class About(NamedTuple):
    """What is said of rows beside what stands in them: all lists and their headers, those whose
    NIKs are rounded, who waits (of those who are equal in rank all behind the place ``end``), in
    which language, and whether spreadsheets are to read it."""

    rosters: Sequence[MappedTable]
    columns: Sequence[str]
    rounded: Sequence[int]
    queue: FundingCutoff
    end: int
    language: str
    for_spreadsheets: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The headers of all lists, and what stands behind them."""
        return (*without_ours(self.columns), *RESULT_COLUMNS)


class _Known(NamedTuple):
    """What ``Annotator`` asks for."""

    criteria: Criteria
    rosters: Sequence[MappedTable]
    columns: Sequence[str]
    encoder: Encoder
    verdicts: Sequence[Verdict]


class Telling(NamedTuple):
    """Judges the rows of a layout once more, beside each what is ``BESIDE`` it, and puts them into
    words: their ``place``, and ``About.names`` as ``t0``, ``t1`` … The outcome of rows with nothing
    in them is null."""

    judging: Judging
    about: About

    @property
    def schema(self) -> str:
        kinds = ("long" if name == ROW else "string" for name in self.about.names)
        return ", ".join(["place long", *(f"t{at} {kind}" for at, kind in enumerate(kinds))])

    def __call__(self, batch: pl.DataFrame, /) -> pl.DataFrame:
        cells = self.judging.layout.cells(batch)
        judged = self.judging.judged(batch, cells)
        known, verdicts = self._known(judged.hstack(batch.select(BESIDE)))
        told = pl.concat(self._told(self.wording(verdicts), cells, known)).sort("at").drop("at")
        return self.under_numbers(told).hstack([known["place"]])

    def wording(self, verdicts: Sequence[Verdict]) -> Annotator:
        """What puts rows with these verdicts into words."""
        about, judging = self.about, self.judging
        known = _Known(judging.criteria, about.rosters, about.columns, judging.encoder, verdicts)
        return Annotator(known, Language(about.language))

    def under_numbers(self, told: pl.DataFrame) -> pl.DataFrame:
        """What ``Annotator`` has told of rows under the columns of Spark."""
        if self.about.for_spreadsheets:
            told, _ = neutral_text(told, ",")
        return pl.DataFrame([each.alias(f"t{at}") for at, each in enumerate(told.get_columns())])

    def _known(self, judged: pl.DataFrame) -> tuple[pl.DataFrame, list[Verdict]]:
        """What is known of each row in the end, and the verdicts by their numbers."""
        ending = pl.col("notes") & NIK_ENDS_IN_0.value != 0
        lost = ending & pl.col("source").is_in(self.about.rounded)
        masks = judged.with_columns(
            pl.col(mask) + pl.col(bits).fill_null(0) for mask, bits in zip(MASKS, BITS, strict=True)
        ).with_columns(pl.col("lacks") | pl.when(lost).then(NIK_ROUNDED.value).otherwise(0))
        kinds = masks.select("source", *MASKS).unique(maintain_order=True).with_row_index("verdict")
        known = masks.join(kinds, on=["source", *MASKS], how="left", maintain_order="left")
        eligible = (known["fails"] == 0) & (known["lacks"] == 0)
        verdicts = [Verdict(source, 0, *bits) for _, source, *bits in kinds.iter_rows()]
        return known.with_columns(eligible.alias("eligible")), verdicts

    def _told(
        self, wording: Annotator, cells: pl.DataFrame, known: pl.DataFrame
    ) -> Iterator[pl.DataFrame]:
        waits, aside = self._waits(known), known["kind"].is_not_null()
        blank = pl.Series("blank", known["empty"] & ~known["extra"])
        for number in known["source"].unique():
            here = known["source"] == number
            at = (here & ~aside).arg_true()
            told = wording.annotate(number, cells[at], known[at], waits[at])
            outcome = pl.when(~blank[at]).then("rentan_outcome").alias("rentan_outcome")
            yield told.with_columns(outcome, at=at)
            at = (here & aside).arg_true()
            told = wording.aside(number, cells[at].hstack([known["kind"][at]]))
            yield told.with_columns(at=at)

    def _waits(self, known: pl.DataFrame) -> pl.Series:
        states = self.about.queue.states(known)
        behind = (states == LAST) & (known["place"] > self.about.end)
        return known["eligible"] & ((states == WAITS) | behind)
