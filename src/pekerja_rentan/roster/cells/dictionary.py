"""The distinct texts of a field and what each means, read once and looked up by number.

A list of ten million people holds some fifty thousand different birth dates; reading each once
in plain Python costs less than any expression over all rows, and means the same in every engine.
"""

from collections.abc import Callable

import polars as pl

from pekerja_rentan.roster.cells.texts import Meaning
from pekerja_rentan.roster.judging.judge import PROBLEMS, problem_column

_NUMBERS = {problem: number for number, problem in enumerate(PROBLEMS)}


class Dictionary:
    """What the texts of one field mean, growing as new ones are seen.

    ``kind`` is the data type that texts are cast to, in this thread or in others, ``hints`` what
    a text that is not known may mean.
    """

    def __init__(self, field: str, read: Callable[[str], Meaning]) -> None:
        self.field, self.read = field, read
        self.hints: dict[str, str] = {}
        self.kind = pl.Categorical(pl.Categories.random())
        # Polars forgets the texts as soon as no column holds any
        self._held = pl.Series([""], dtype=self.kind)
        self._values = pl.Series([None], dtype=pl.Int64)
        self._problems = pl.Series([_NUMBERS["missing"]], dtype=pl.Int8)
        self._known = pl.Series([False])
        self._learn(self._held, self._held.to_physical())

    def encode(self, texts: pl.Series) -> tuple[pl.Series, pl.Series]:
        """The meanings of a column of texts."""
        return self.meanings(texts.cast(self.kind))

    def meanings(self, coded: pl.Series) -> tuple[pl.Series, pl.Series]:
        """The number of each text (null where it has none) and why it has none, by its place in
        ``PROBLEMS``; an empty cell is missing."""
        places = coded.to_physical()
        self._make_room(places)
        if not self._known.gather(places).all():
            self._learn(coded, places)
        return (
            self._values.gather(places).alias(self.field),
            self._problems.gather(places)
            .fill_null(_NUMBERS["missing"])
            .alias(problem_column(self.field)),
        )

    def _make_room(self, places: pl.Series) -> None:
        """Texts are numbered as any thread comes upon them, perhaps before they are met here."""
        most = places.max()
        more = most + 1 - len(self._known) if isinstance(most, int) else 0
        if more > 0:
            self._known = self._known.append(pl.Series([False]).new_from_index(0, more))
            self._values = self._values.append(
                pl.Series([None], dtype=pl.Int64).new_from_index(0, more)
            )
            self._problems = self._problems.append(
                pl.Series([0], dtype=pl.Int8).new_from_index(0, more)
            )

    def _learn(self, coded: pl.Series, places: pl.Series) -> None:
        """Reads the texts that were not met before, in the order in which they come."""
        fresh = (
            pl.DataFrame({"place": places, "text": coded})
            .filter(~self._known.gather(places))
            .unique("place", keep="first", maintain_order=True)
        )
        texts = fresh["text"].cast(pl.String).to_list()
        meanings = [self.read(text) for text in texts]
        at = fresh["place"]
        self._known = self._known.scatter(at, True)
        self._values = self._values.scatter(at, [meaning.value for meaning in meanings])
        self._problems = self._problems.scatter(
            at, [_NUMBERS[meaning.problem] for meaning in meanings]
        )
        self.hints |= {
            text: meaning.hint
            for text, meaning in zip(texts, meanings, strict=True)
            if meaning.hint
        }
