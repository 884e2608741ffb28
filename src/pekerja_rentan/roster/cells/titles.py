"""Names without the titles and degrees that one list writes and another leaves out, with Polars."""

from collections.abc import Callable

import polars as pl

from pekerja_rentan.roster.cells.names import called

_ANYWHERE = ("ALMARHUMAH", "ALMARHUM", "ALMH", "ALM", "BINTI", "BIN", "HJH", "HJ")
_BEFORE = (
    "HAJJAH", "HAJI", "H", "KH", "TGH", "KYAI", "KIAI", "USTADZAH", "USTADZ", "USTAD", "USTAZ",
    "PROF", "DRS", "DRA", "DR", "IR", "BAPAK", "BPK", "PAK", "IBU", "NY", "TN", "SDR", "SDRI",
)  # fmt: skip
_OF_A_DEGREE = {
    "S": "PDI|PD|EI|E|SY|HI|HUT|HUM|H|TP|TR|TH|T|PT|PI|PSI|P|SI|SOS|ST|AG|AP|KOM|KEP|KES|KED|KM|"
    "IKOM|IP|FARM|GZ",
    "M": "PDI|PD|SI|SC|M|HUM|H|T|KES|KOM|KN|AG|AP|IP",
    "A": "MD",
}
"""What follows the first letter of a degree that is written with points or without."""
_MORE = "(?:[. ]{0,2}(?:I|SD|KEB|KEP|KES|KOM|FARM|NERS|AK|GZ|PI))*"
_DEGREE = "|".join(rf"{first}\.?\s?(?:{ends}){_MORE}" for first, ends in _OF_A_DEGREE.items())
_WITHIN = rf"[\s()]*(?:\b(?:{'|'.join(_ANYWHERE)})\b\.?|[()])[\s()]*"
_LEADING = rf"^(?:\s*(?:{'|'.join(_BEFORE)})(?:\.\s*|\s+))+"
_TRAILING = rf"(?:\s+(?:{_DEGREE})\.?)+\s*$"
_BEHIND_COMMA = rf"(?:,\s*(?:(?:\p{{L}}{{1,6}}\.\s*)+\p{{L}}{{0,6}}|{_DEGREE})\s*)+$"
"""Behind a comma whatever is written with points is a degree."""

_TITLED = (
    rf"(?i)[.,()]|\b(?:{'|'.join(_ANYWHERE)})\b|^\s*(?:{'|'.join(_BEFORE)})\s|\s(?:{_DEGREE})\s*$"
)
"""What tells names that may have one, which are few, at a tenth of the time."""


def untitled(name: pl.Expr) -> pl.Expr:
    """A name in capitals without titles and degrees; as it is where nothing else is left."""
    bare = name.str.to_uppercase().str.replace_all(_WITHIN, " ").str.strip_chars()
    for pattern in (_BEHIND_COMMA, _LEADING, _TRAILING):
        bare = bare.str.replace(pattern, "")
    return pl.when(called(bare) != "").then(bare).otherwise(name)


def bare(name: pl.Expr) -> pl.Expr:
    """The same as it is ``called``."""
    return called(untitled(name))


def words(name: pl.Expr) -> pl.Expr:
    """The words of a name that are no initials, titles or degrees."""
    return untitled(name).str.to_uppercase().str.extract_all(r"\p{L}{3,}")


def in_order(name: pl.Expr) -> pl.Expr:
    """The words of a name without titles by the alphabet, as lists have them in any order."""
    return untitled(name).str.to_uppercase().str.extract_all(r"\p{L}+").list.sort().list.join(" ")


def hashed(names: pl.Series) -> pl.Series:
    """A hash of each name as it is ``called``, without titles; null where that is nothing."""
    titled = names.str.contains(_TITLED).fill_null(value=False).arg_true()
    plain = _hashes(names, called)
    return plain.scatter(titled, _hashes(names.gather(titled), bare)) if len(titled) else plain


def _hashes(names: pl.Series, said: Callable[[pl.Expr], pl.Expr]) -> pl.Series:
    name = pl.col("name")
    found = names.to_frame("name").lazy().select(said(name))
    return found.select(pl.when(name != "").then(name.hash())).collect().to_series()
