"""The NIK by its structure: 6 digits of the region of first registration, the birth date as
DDMMYY with 40 added to a woman's day, 4 serial digits from 0001.

It never follows a move nor a corrected birth date, so only its length, its digits, an impossible
date and the serial 0000 are errors. Expressions on the number itself, for every engine.
"""

import narwhals.stable.v2 as nw

PLAIN = "^[0-9]{16}$"
"""The text of a NIK that needs no second look."""
AROUND = " \t\r\n'\u00a0\ufeff"
"""What stands around a NIK without a meaning, an apostrophe of Excel's among it."""


def digits(nik: nw.Expr, low: int, count: int) -> nw.Expr:
    """``count`` digits that stand before the last ``low`` ones; exact even where an engine
    divides by way of floats, since the remainder is small."""
    modulus, step = int(10 ** (low + count)), int(10**low)
    return (nik % modulus) // step


def region(nik: nw.Expr) -> nw.Expr:
    """The Kemendagri code of the regency of first registration, without its dot."""
    return (nik - nik % 10**12) // 10**12


def written(nik: nw.Expr) -> nw.Expr:
    """The birth date as it stands in a NIK, ddmmyy with 40 added to a woman's day; a small number,
    with which reckoning is cheap."""
    return digits(nik, 4, 6).cast(nw.Int32)


def woman(nik: nw.Expr) -> nw.Expr:
    return written(nik) > 400_000


def day(nik: nw.Expr) -> nw.Expr:
    number = written(nik) // 10_000
    return nw.when(number > 40).then(number - 40).otherwise(number)


def month(nik: nw.Expr) -> nw.Expr:
    return written(nik) // 100 % 100


def year(nik: nw.Expr) -> nw.Expr:
    """The last two digits of the year of birth."""
    return written(nik) % 100


def birth(nik: nw.Expr) -> nw.Expr:
    """The birth date as yymmdd."""
    return year(nik) * 10_000 + month(nik) * 100 + day(nik)


def impossible_date(nik: nw.Expr) -> nw.Expr:
    """A day or a month that no calendar has; 29 February in every year that may be a leap year."""
    number, in_year = day(nik), month(nik)
    leap = year(nik) % 4 == 0
    short = ((in_year == 2) & (number > 28) & (~leap | (number > 29))) | (
        in_year.is_in([4, 6, 9, 11]) & (number > 30)
    )
    return (number < 1) | (number > 31) | (in_year < 1) | (in_year > 12) | short


def no_serial(nik: nw.Expr) -> nw.Expr:
    return nik % 10_000 == 0
