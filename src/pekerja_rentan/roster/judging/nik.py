"""The NIK by its structure: 6 digits of the region of first registration, the birth date as
DDMMYY with 40 added to a woman's day, 4 serial digits from 0001.

It never follows a move nor a corrected birth date, so only its length, its digits, an impossible
date and the serial 0000 are errors. Expressions on the number itself, for every engine.
"""

from typing import Any

import narwhals.stable.v2 as nw

INSIDE = "[\\s.\\-\u2010-\u2015\u2212\u200b\ufeff]+"
"""What stands between its digits without a meaning, as a pattern."""


def digits(nik: nw.Expr, low: int, count: int) -> nw.Expr:
    """``count`` digits that stand before the last ``low`` ones; exact even where an engine
    divides by way of floats, since the remainder is small."""
    modulus, step = int(10 ** (low + count)), int(10**low)
    return (nik % modulus) // step


def region(nik: nw.Expr) -> nw.Expr:
    """The Kemendagri code of the regency of first registration, without its dot."""
    return (nik - nik % 10**12) // 10**12


def read(frame: Any) -> Any:
    """A Narwhals frame with what its column ``nik`` says in columns beside it: the birth date as
    ``nik_written``, ddmmyy with 40 added to a woman's day, and as ``nik_day``, ``nik_month`` and
    ``nik_year`` (the last two digits), whether it is ``nik_dated`` by some calendar's day, and
    ``nik_formed`` throughout; a null is neither. Reckoned once, since dividing costs more than
    all else."""
    number, text = nw.col("nik"), nw.col("nik_written")
    frame = frame.with_columns(digits(number, 4, 6).cast(nw.Int32).alias("nik_written"))
    day = text // 10_000
    frame = frame.with_columns(
        nw.when(day > 40).then(day - 40).otherwise(day).alias("nik_day"),
        (text // 100 % 100).alias("nik_month"),
        (text % 100).alias("nik_year"),
    )
    frame = frame.with_columns(_possible_date().fill_null(value=False).alias("nik_dated"))
    numbered = (number % 10_000 != 0).fill_null(value=False)
    return frame.with_columns((nw.col("nik_dated") & numbered).alias("nik_formed"))


def woman() -> nw.Expr:
    """Of a frame that was ``read``."""
    return nw.col("nik_written") > 400_000


def birth() -> nw.Expr:
    """The birth date as yymmdd, of a frame that was ``read``."""
    return nw.col("nik_year") * 10_000 + nw.col("nik_month") * 100 + nw.col("nik_day")


def _possible_date() -> nw.Expr:
    """29 February in every year that may be a leap year."""
    day, month = nw.col("nik_day"), nw.col("nik_month")
    leap = nw.col("nik_year") % 4 == 0
    short = ((month == 2) & ((day > 29) | ((day == 29) & ~leap))) | (
        month.is_in([4, 6, 9, 11]) & (day > 30)
    )
    return (day >= 1) & (day <= 31) & (month >= 1) & (month <= 12) & ~short
