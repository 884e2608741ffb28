"""Sexes that a list writes in numbers, with Polars: where 1 and 2 are all that stands in the whole
column they are the codes of the population registry, else no figure is read."""

from collections.abc import Mapping

import polars as pl

from pekerja_rentan.roster.asides import Asides
from pekerja_rentan.roster.cells.texts import FEMALE, sexes_in_codes
from pekerja_rentan.roster.reading.source import Source, cells_of

_SAMPLE = 1_000
"""Rows of a list that say whether its column is worth a look by itself."""
_Roster = tuple[Source, Mapping[str, str]]


class SexesInCodes:
    """Which lists write sexes in codes, each found out at its first batch."""

    def __init__(self) -> None:
        self._found: dict[int, bool] = {}

    def taken(
        self, number: int, roster: _Roster, cells: pl.DataFrame, is_row: pl.Series
    ) -> Mapping[str, str]:
        """Which header of a list is which field, ``sex_code`` in the place of ``sex`` where it
        writes codes; ``cells`` are a batch as ``Encoder.cells`` reads it, its rows those that are
        ``is_row``."""
        _, taken = roster
        if "sex" not in cells.columns:
            return taken
        if number not in self._found:
            first = cells["sex"].head(_SAMPLE).filter(is_row.head(_SAMPLE))
            may_be = sexes_in_codes(first.unique().drop_nulls().cast(pl.String)) is not None
            self._found[number] = may_be and _throughout(*roster)
        if not self._found[number]:
            return taken
        return {"sex_code" if field == "sex" else field: at for field, at in taken.items()}

    def forget(self, number: int) -> None:
        """A list is read anew."""
        self._found.pop(number, None)

    @property
    def numbers(self) -> list[int]:
        """The lists that write codes."""
        return [number for number, found in self._found.items() if found]


def _throughout(source: Source, taken: Mapping[str, str]) -> bool:
    """Whether the rows of a list have nothing but codes for sexes, and women's among them."""
    asides = Asides(source.columns, taken)
    found: set[int] = set()
    for cells in source.batches([cells_of(taken["sex"]).alias("sex"), asides.cell]):
        blank, aside = asides.classify(cells)
        texts = cells["sex"].filter(~(blank | aside)).unique().drop_nulls()
        codes = sexes_in_codes(texts)
        if codes is None:
            return False
        found |= codes
    return FEMALE.value in found
