"""The NIK by its structure: 6 digits of the region of first registration, the birth date as
DDMMYY with 40 added to a woman's day, 4 serial digits from 0001.

It never follows a move nor a corrected birth date, so only its length, its digits, an impossible
date and the serial 0000 are errors. What somebody typed to fill the cell (``is_placeholder``), and
a province that never was, are nobody's mistake in copying a card: such rows need data. Expressions
on the number itself.
"""

import polars as pl

from pekerja_rentan.policy.regions import regions

FORMER_PROVINCES = (54,)
"""East Timor, until 1999. Where a province was split its NIKs bear the code of either part, and
these are all provinces still."""
_COUNTED = (1234567890123456, 123456789012345, 9876543210987654)
"""1234…, 0123… and 9876…, as forms are filled in."""
INSIDE = "[ .-]+"
"""What stands between the digits of a text that is ``clean``, without a meaning, as a pattern."""
FRACTION = "^[0-9]+[.,]0+$"
"""The text of a floating number, in which a dot is none of these."""


def digits(nik: pl.Expr, low: int, count: int) -> pl.Expr:
    """``count`` digits that stand before the last ``low`` ones; exact even where an engine
    divides by way of floats, since the remainder is small."""
    modulus, step = int(10 ** (low + count)), int(10**low)
    return (nik % modulus) // step


def region(nik: pl.Expr) -> pl.Expr:
    """The Kemendagri code of the regency of first registration, without its dot."""
    return (nik - nik % 10**12) // 10**12


def has_province(nik: pl.Expr) -> pl.Expr:
    """Whether a province has, or had, the code that a NIK begins with."""
    known = {int(region.code) for region in regions() if len(region.code) == 2}
    return (region(nik) // 100).is_in(sorted(known.union(FORMER_PROVINCES)))


def is_placeholder(nik: pl.Expr, *, dated: pl.Expr) -> pl.Expr:
    """Whether a number of 16 digits was typed to fill the cell: all of one digit, digits that count
    up or down, a birth date of zeros, or the code of a village (10 digits, the last four from 1001
    or 2001 on) with a counter behind it, where that makes no date."""
    village = digits(nik, 6, 4)
    counter = (village > 1000) & (village < 3000) & (village % 1000 != 0)
    return (
        (nik % 1_111_111_111_111_111 == 0)
        | nik.is_in(_COUNTED)
        | (pl.col("nik_written") == 0)
        | (counter & (pl.col("nik_year") == 0) & ~dated)
    )


def read(frame: pl.LazyFrame) -> pl.LazyFrame:
    """A frame with what its column ``nik`` says in columns beside it: the birth date as
    ``nik_written``, ddmmyy with 40 added to a woman's day, and as ``nik_day``, ``nik_month`` and
    ``nik_year`` (the last two digits), whether it is ``nik_dated`` by some calendar's day,
    ``nik_filler`` (typed to fill the cell), of a ``nik_province``, and ``nik_formed`` throughout; a
    null is none of these. Reckoned once, since dividing costs more than all else."""
    number, text = pl.col("nik"), pl.col("nik_written")
    frame = frame.with_columns(digits(number, 4, 6).cast(pl.Int32).alias("nik_written"))
    day = text // 10_000
    frame = frame.with_columns(
        pl.when(day > 40).then(day - 40).otherwise(day).alias("nik_day"),
        (text // 100 % 100).alias("nik_month"),
        (text % 100).alias("nik_year"),
    )
    frame = frame.with_columns(_possible_date().fill_null(value=False).alias("nik_dated"))
    filler = is_placeholder(number, dated=pl.col("nik_dated")).fill_null(value=False)
    province = has_province(number).fill_null(value=False)
    frame = frame.with_columns(filler.alias("nik_filler"), province.alias("nik_province"))
    somebodys = pl.col("nik_province") & ~pl.col("nik_filler")
    numbered = (number % 10_000 != 0).fill_null(value=False)
    return frame.with_columns((pl.col("nik_dated") & numbered & somebodys).alias("nik_formed"))


def woman() -> pl.Expr:
    """Of a frame that was ``read``."""
    return pl.col("nik_written") > 400_000


def birth() -> pl.Expr:
    """The birth date as yymmdd, of a frame that was ``read``."""
    return pl.col("nik_year") * 10_000 + pl.col("nik_month") * 100 + pl.col("nik_day")


def _possible_date() -> pl.Expr:
    """29 February in every year that may be a leap year."""
    day, month = pl.col("nik_day"), pl.col("nik_month")
    leap = pl.col("nik_year") % 4 == 0
    short = ((month == 2) & ((day > 29) | ((day == 29) & ~leap))) | (
        month.is_in([4, 6, 9, 11]) & (day > 30)
    )
    return (day >= 1) & (day <= 31) & (month >= 1) & (month <= 12) & ~short
