"""Where the fields of a list stand, and which of its rows are worth asking what they are."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pekerja_rentan.roster.reading.asidewords import FIGURES, NARROW, NIK_WORDS, NUMBERED, WIDE
from pekerja_rentan.roster.reading.fields import field_called, plain_header


class Patterns(NamedTuple):
    """What is found in each row that may be set aside, its cells parted by BETWEEN, for the search
    of any engine: in ``few`` cells, and in more of them."""

    few: str
    wide: str


PERSONS = "^[^0-9A-Za-z]*[0-9](?:[^0-9]*[0-9]){9}"
"""A NIK's cell whose row is a person's, for the search of any engine: a figure like one, before
which nothing is said."""
DATES = ("birth_date", "birth_place_date")


class Columns(NamedTuple):
    """A list's headers, and by their place which of them is which field."""

    headers: tuple[str, ...]
    plain: tuple[str, ...]
    """The same with their letters alone (see ``plain_header``)."""
    fields: Mapping[int, str]
    nik: int
    name: int | None

    @classmethod
    def of(cls, headers: Sequence[str], taken: Mapping[str, str]) -> "Columns":
        """``taken`` says which header is which field (see ``recognise``)."""
        at = {header: number for number, header in enumerate(headers)}
        fields = {at[header]: field_called(name) for name, header in taken.items()}
        name = at[taken["name"]] if "name" in taken else None
        plain = tuple(map(plain_header, headers))
        return cls(tuple(headers), plain, fields, at[taken["nik"]], name)

    @property
    def patterns(self) -> Patterns:
        own = self.plain[self.nik].partition(" ")[0]
        header = rf"{NIK_WORDS}|{own}" if own.isascii() and own else "."
        return Patterns(rf"{NARROW}|{header}|{FIGURES}", rf"{WIDE}|{header}|{FIGURES}")

    def is_free(self, at: int) -> bool:
        """Whether a cell there that is no NIK says nothing of a person."""
        return at == self.nik or at not in self.fields

    def is_number(self, at: int) -> bool:
        """Whether rows are numbered there."""
        return at < len(self.plain) and self.plain[at] in NUMBERED

    def unnumbered(self, filled: Mapping[int, str], number: re.Pattern[str]) -> dict[int, str]:
        """The cells of a row without the one before them that does but number or mark it."""
        (at, first), *others = filled.items()
        marks = others and self.is_free(at) and number.fullmatch(first)
        return dict(others) if marks else dict(filled)
