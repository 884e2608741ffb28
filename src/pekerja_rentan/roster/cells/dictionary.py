"""The distinct texts of a field and what each means, read once and looked up by number.

A list of ten million people holds some fifty thousand different birth dates; reading and judging
each once costs less than any expression over all rows, and means the same in every engine.
"""

from collections.abc import Callable
from datetime import date

import polars as pl

from pekerja_rentan.roster.cells.dates import EPOCH, LAST_YEAR, MONTHS
from pekerja_rentan.roster.cells.meaning import ParsedCell
from pekerja_rentan.roster.rules.judge import PROBLEMS

NUMBERS = {problem: number for number, problem in enumerate(PROBLEMS)}
Judging = Callable[[pl.DataFrame], pl.DataFrame]
"""More columns of whole numbers that follow from ``value`` and ``problem``, row by row."""


class ParseCache:
    """What the texts of one field mean, growing as new ones are seen.

    ``kind`` is the data type that texts are cast to, in this thread or in others, ``hints`` what
    a text that is not known may mean. ``plainly`` gives the values of the texts of which it can
    tell, and null for others.
    """

    def __init__(
        self,
        read: Callable[[str], ParsedCell],
        judging: Judging | None = None,
        plainly: Callable[[pl.Series], pl.Series] | None = None,
        kind: pl.Categorical | None = None,
    ) -> None:
        self.read, self.judging, self.plainly = read, judging, plainly
        self.hints: dict[str, str] = {}
        self.kind = kind or pl.Categorical(pl.Categories.random())
        # Polars forgets the texts as soon as no column holds any
        self._held = pl.Series([""], dtype=self.kind)
        self._blank: int = self._held.to_physical().item()
        self._rows = pl.Series([], dtype=pl.UInt32)
        """By the number of a text, where it stands in the table; null if it was not met yet."""
        self._table = pl.DataFrame()  # without columns until something is looked up

    def __len__(self) -> int:
        """How many texts are known."""
        return self._table.height

    def lookup(self, coded: pl.Series, *columns: str) -> list[pl.Series]:
        """What each text means: its ``value`` (Int64, null where it has none), its ``problem`` by
        its place in ``PROBLEMS`` (Int8), or what was judged of them. An empty cell means what an
        empty text does."""
        numbers = coded.to_physical()
        if numbers.null_count():
            numbers = numbers.fill_null(self._blank)
        self._make_room(numbers)
        rows = self._rows[numbers]
        if rows.null_count() or not self._table.width:
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
        meanings = self._meanings(texts[firsts].cast(pl.String))
        known = self._table.height
        self._rows = self._rows.scatter(fresh[firsts], range(known, known + meanings.height))
        self._table = self._table.vstack(meanings).rechunk() if known else meanings

    def _meanings(self, texts: pl.Series) -> pl.DataFrame:
        unread = pl.Series("value", [None], dtype=pl.Int64).new_from_index(0, len(texts))
        values = self.plainly(texts).alias("value") if self.plainly else unread
        at = values.is_null().arg_true()
        others = texts.gather(at).to_list()
        read = [self.read(text) for text in others]
        self.hints |= {
            text: meaning.hint for text, meaning in zip(others, read, strict=True) if meaning.hint
        }
        numbers = [NUMBERS[meaning.problem] for meaning in read]
        problems = pl.Series("problem", [NUMBERS[""]], dtype=pl.Int8).new_from_index(0, len(texts))
        values = values.scatter(at, pl.Series([each.value for each in read], dtype=pl.Int64))
        table = pl.DataFrame([values, problems.scatter(at, pl.Series(numbers, dtype=pl.Int8))])
        return self.judging(table) if self.judging else table


_YEAR = "(?:19|20)[0-9]{2}"
_PLAIN_DATES = {
    "%d-%m-%Y": f"^[0-9]{{2}}-[0-9]{{2}}-{_YEAR}$",
    "%d/%m/%Y": f"^[0-9]{{2}}/[0-9]{{2}}/{_YEAR}$",
    "%Y-%m-%d": f"^{_YEAR}-[0-9]{{2}}-[0-9]{{2}}$",
}
_WORDED = f"^[0-9]{{1,2}} [A-Za-z]{{1,10}} {_YEAR}$"
_SERIAL = "^[0-9]{5}$"
_BEYOND = (date(LAST_YEAR + 1, 1, 1) - EPOCH).days


def plain_dates(texts: pl.Series) -> pl.Series:
    """The dates of texts that are nothing else and have two digits for day and month, the month's
    name between blanks, or a spreadsheet's number of the day, as yyyymmdd, as ``parse_date`` reads
    them; null for others."""
    text, day = pl.col("text"), pl.col("day").dt
    dates = [
        pl.when(text.str.contains(form)).then(text).str.to_date(pattern, strict=False)
        for pattern, form in _PLAIN_DATES.items()
    ]
    worded = pl.when(text.str.contains(_WORDED)).then(text)
    name = worded.str.strip_chars("0123456789 ").str.to_lowercase()
    month = name.replace_strict(MONTHS, default=None, return_dtype=pl.Int8)
    named = pl.format("{}-{}-{}", worded.str.tail(4), month, worded.str.head(2))
    dates.append(named.str.strip_chars(" ").str.to_date("%Y-%m-%d", strict=False))
    serial = pl.when(text.str.contains(_SERIAL)).then(text).cast(pl.Int32)
    dates.append(pl.when(serial < _BEYOND).then(pl.lit(EPOCH) + pl.duration(days=serial)))
    number = day.year().cast(pl.Int64) * 10_000 + day.month().cast(pl.Int64) * 100 + day.day()
    return texts.to_frame("text").select(day=pl.coalesce(dates)).select(number).to_series()
