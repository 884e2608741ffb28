"""Rows by village, or by whatever column a head of department asks about."""

from collections.abc import Mapping, Sequence

import polars as pl

from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.language import masked
from pekerja_rentan.roster.cells.clean import clean
from pekerja_rentan.roster.cells.dictionary import ParseCache
from pekerja_rentan.roster.cells.meaning import ParsedCell
from pekerja_rentan.roster.reading.source import cells_of

_CALLED = {"desa": "village", "kelurahan": "village", "kecamatan": "district"}
_PERSONAL = ("name", "phone", "email")
"""Fields that tell who somebody is: an answer that counts by them would be a list of people."""


class Groups:
    """The distinct texts of one column, numbered as they come up; case and blanks do not tell
    villages apart, and no NIK is shown whole. Without a column every row is of group 0."""

    def __init__(
        self, by: str | None, lists: Sequence[tuple[Sequence[str], Mapping[str, str]]]
    ) -> None:
        """``lists`` are the headers of each list and which of them is which field.
        Raises InputError for a column that no list has, or that tells who people are."""
        self.by = by
        self.names: list[str] = []
        self.headers = [header_of(by, taken, headers) for headers, taken in lists] if by else []
        for header, (_, taken) in zip(self.headers, lists, strict=False):
            if header and header in (taken.get(field) for field in _PERSONAL):
                raise InputError("by-person", name=header).about("by")
        self._numbers: dict[str, int] = {}
        self._dictionary = ParseCache(self.number)
        if by and not any(self.headers):
            places = [
                word for word, field in _CALLED.items() if any(field in has for _, has in lists)
            ]
            every = (header for headers, _ in lists for header in headers)
            known = list(dict.fromkeys((*places, *every)))
            near = nearest(by, known)
            raise InputError("by-unknown", name=by, near=near, known=known).about("by")

    def number(self, text: str) -> ParsedCell:
        """The number of a village, and a new one if it is new."""
        name = masked(clean(text))
        number = self._numbers.setdefault(name.casefold(), len(self.names))
        if number == len(self.names):
            self.names.append(name)
        return ParsedCell(number)

    def cut(self, names: int) -> None:
        """Forgets all but the first ``names``."""
        del self.names[names:]
        self._numbers = {name: at for name, at in self._numbers.items() if at < names}
        self._dictionary = ParseCache(self.number)

    def cell(self, source: int) -> pl.Expr:
        """The text of each row of a list that names its group (without the column it is nobody's,
        as with an empty cell), or the number 0."""
        if not self.by:
            return pl.lit(0, dtype=pl.Int32).alias("group")
        header = self.headers[source]
        text = pl.lit("") if header is None else cells_of(header).fill_null("")
        return text.cast(self._dictionary.kind).alias("group")

    def numbers(self, cells: pl.Series) -> pl.Series:
        """The group of each row, by its number in ``names``."""
        if not self.by:
            return cells
        return self._dictionary.lookup(cells, "value")[0].cast(pl.Int32)


def header_of(by: str, taken: Mapping[str, str], headers: Sequence[str]) -> str | None:
    """The header that ``by`` names in a list: a field's, or one as it stands."""
    field = _CALLED.get(by.casefold(), by.casefold())
    if field in taken:
        return taken[field]
    return next((name for name in headers if name.casefold() == by.casefold()), None)
