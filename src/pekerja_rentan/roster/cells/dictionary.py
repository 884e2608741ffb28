"""The distinct texts of a field and what each means, read once and looked up by number.

A list of ten million people holds some fifty thousand different birth dates; reading and judging
each once costs less than any expression over all rows, and means the same in every engine.
"""

from collections.abc import Callable

import polars as pl

from pekerja_rentan.roster.cells.texts import Meaning
from pekerja_rentan.roster.judging.judge import PROBLEMS

NUMBERS = {problem: number for number, problem in enumerate(PROBLEMS)}
Judging = Callable[[pl.DataFrame], pl.DataFrame]
"""More columns of whole numbers that follow from ``value`` and ``problem``, row by row."""


class Dictionary:
    """What the texts of one field mean, growing as new ones are seen.

    ``kind`` is the data type that texts are cast to, in this thread or in others, ``hints`` what
    a text that is not known may mean.
    """

    def __init__(
        self,
        read: Callable[[str], Meaning],
        judging: Judging | None = None,
        kind: pl.Categorical | None = None,
    ) -> None:
        self.read, self.judging = read, judging
        self.hints: dict[str, str] = {}
        self.kind = kind or pl.Categorical(pl.Categories.random())
        # Polars forgets the texts as soon as no column holds any
        self._held = pl.Series([""], dtype=self.kind)
        self._blank: int = self._held.to_physical().item()
        self._rows = pl.Series([], dtype=pl.UInt32)
        """By the number of a text, where it stands in the table; null if it was not met yet."""
        self._table = pl.DataFrame()

    def meanings(self, coded: pl.Series, *columns: str) -> list[pl.Series]:
        """What each text means: its ``value`` (Int64, null where it has none), its ``problem`` by
        its place in ``PROBLEMS`` (Int8), or what was judged of them. An empty cell means what an
        empty text does."""
        numbers = coded.to_physical()
        if numbers.null_count():
            numbers = numbers.fill_null(self._blank)
        self._make_room(numbers)
        rows = self._rows[numbers]
        if rows.null_count():
            self._learn(coded.fill_null(""), numbers, rows.is_null())
            rows = self._rows[numbers]
        found = self._table.select(columns)[rows]
        return [found[column] for column in columns]

    def _make_room(self, numbers: pl.Series) -> None:
        """Texts are numbered as any thread comes upon them, perhaps before they are met here."""
        most = numbers.max()
        more = (most if isinstance(most, int) else 0) + 1 - len(self._rows)
        if more > 0:
            unknown = pl.Series([None], dtype=pl.UInt32).new_from_index(0, more)
            self._rows = self._rows.append(unknown).rechunk()

    def _learn(self, coded: pl.Series, numbers: pl.Series, new: pl.Series) -> None:
        """Reads the texts that were not met before, in the order in which they come."""
        fresh, texts = numbers.filter(new), coded.filter(new)
        firsts = fresh.arg_unique().sort()
        meanings = self._meanings(texts[firsts].cast(pl.String).to_list())
        known = self._table.height
        self._rows = self._rows.scatter(fresh[firsts], range(known, known + meanings.height))
        self._table = self._table.vstack(meanings).rechunk() if known else meanings

    def _meanings(self, texts: list[str]) -> pl.DataFrame:
        read = [self.read(text) for text in texts]
        self.hints |= {
            text: meaning.hint for text, meaning in zip(texts, read, strict=True) if meaning.hint
        }
        values = pl.Series("value", [meaning.value for meaning in read], dtype=pl.Int64)
        numbers = [NUMBERS[meaning.problem] for meaning in read]
        table = pl.DataFrame([values, pl.Series("problem", numbers, dtype=pl.Int8)])
        return self.judging(table) if self.judging else table
