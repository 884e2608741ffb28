"""What the distinct texts of a list mean, for ``by_hand.py``: tables of bits by expressions."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_

import polars as pl

AS_OF = date(2024, 1, 1)
LAST_OLD = date(1959, 1, 1)
"""Who is born on it or before is 65 on ``AS_OF``."""
FIRST_YOUNG = date(2006, 1, 2)
"""Who is born on it or later is under 18 on ``AS_OF``."""
MINIMUM_WAGE = 3_515_324
HERE = 6408

REASONS = {
    "R-NIK-LENGTH": "the NIK has not 16 digits",
    "R-NIK-DIGITS": "the NIK has signs that are no digits",
    "R-NIK-DATE": "the NIK holds a day that no calendar has",
    "R-NIK-SERIAL": "the NIK ends in 0000, which is given to nobody",
    "R-NIK-MISSING": "there is no NIK",
    "R-NIK-ROUNDED": "the NIK has lost its last digits to a spreadsheet",
    "R-DOUBLE": "the same NIK stands in an earlier row",
    "R-AGE": "not: under 65 at first enrolment (a member may continue past it)",
    "R-AGE-DATA": "no data on: under 65 at first enrolment (a member may continue past it)",
    "R-EMPLOYMENT": "not: not a wage worker, not a civil servant, not in the armed forces",
    "R-EMPLOYMENT-DATA": "no data on: not a wage worker, not a civil servant, not in the forces",
    "R-RESIDENCE": "not: holds an identity card of Kutai Timur",
    "R-RESIDENCE-DATA": "no data on: holds an identity card of Kutai Timur",
    "R-BELOW-MINIMUM-WAGE": "not: earns less than the regency's minimum wage",
    "R-BELOW-MINIMUM-WAGE-DATA": "no data on: earns less than the regency's minimum wage",
}
LACKS = [
    code for code in REASONS if code.endswith("-DATA") or code in ("R-NIK-MISSING", "R-NIK-ROUNDED")
]
NOTES = {
    "W-ADULT": "not: 18 or older (local limits are 15 or 18)",
    "W-NIK-BIRTH": "the birth date differs from the NIK's",
    "W-NIK-SEX": "the sex differs from the NIK's",
    "W-TWIN": "the same name and birth date stand under another NIK",
    "W-NEAR-DOUBLE": "nearly the same name and birth date stand under another NIK",
    "W-NIK-SHARED": "another person also uses this NIK",
    "W-BIRTH-DATE-UNREADABLE": "the birth date cannot be read",
    "W-SEX-UNREADABLE": "the sex cannot be read",
    "W-RESIDENCE-UNREADABLE": "the residence cannot be read",
    "W-EMPLOYMENT-UNREADABLE": "the employment cannot be read",
    "W-MONTHLY-INCOME-UNREADABLE": "the income cannot be read",
    "I-NIK-REGION": "the NIK was first issued in another region",
}
WORDS = REASONS | NOTES
_CORRECT = "If the data are wrong, correct them; otherwise remove the row."
_FILL = "Fill in what is missing."
_WRITE = (
    "Write dates as 31-12-1980, amounts as 2.500.000, words as the policy has them ('rentan "
    "policy show'), answers as yes or no."
)
_BOTH = "Compare both with the identity card."
TODO = {
    "R-NIK-LENGTH": "Copy it again from the identity card. No digit is guessed.",
    "R-NIK-DIGITS": "Look for an O in the place of a 0, or an l in the place of a 1, and copy it "
    "again from the identity card.",
    "R-NIK-DATE": "Copy it again from the identity card.",
    "R-NIK-SERIAL": "Copy it again from the identity card; a spreadsheet may have replaced the "
    "last digits by zeros.",
    "R-NIK-MISSING": "Ask the village for it.",
    "R-NIK-ROUNDED": "Ask for the list again from where it was typed, with the NIK column "
    "formatted as text before anything is pasted into it.",
    "R-DOUBLE": "Remove the row; if two people use one NIK, correct the wrong one.",
    "R-AGE": _CORRECT, "R-AGE-DATA": _FILL, "R-EMPLOYMENT": _CORRECT, "R-EMPLOYMENT-DATA": _FILL,
    "R-RESIDENCE": _CORRECT, "R-RESIDENCE-DATA": _FILL, "R-BELOW-MINIMUM-WAGE": _CORRECT,
    "R-BELOW-MINIMUM-WAGE-DATA": _FILL, "W-ADULT": "Check whether this is intended.",
    "W-NIK-BIRTH": _BOTH, "W-NIK-SEX": _BOTH,
    "W-TWIN": "Ask the village whether this is one person, and remove the wrong row.",
    "W-NEAR-DOUBLE": "Compare both rows with the identity card, and remove the wrong one if it is "
    "one person.",
    "W-NIK-SHARED": "Compare both rows with the identity card, and correct the wrong NIK.",
    **{code: _WRITE for code in NOTES if code.endswith("-UNREADABLE")},
}  # fmt: skip
"""What whoever keeps the list is to do about a code."""
BIT = {code: 1 << number for number, code in enumerate(WORDS)}
ASIDE = 1 << len(WORDS)
"""The mask of a row that is no person's, with nothing else in it."""
ASIDES = {"Dusun ": "heading", "JUMLAH": "total", "Mengetahui,": "signature"}
"""How the rows that are no person's begin."""
ALL_LACKS = sum(BIT[code] for code in LACKS)
ALL_FAILS = sum(BIT[code] for code in REASONS) - ALL_LACKS

MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
]  # fmt: skip
OWN_BOSSES = ("mandiri", "wiraswasta", "wirausaha", "bukan penerima upah", "bpu")
EMPLOYED = (
    "karyawan swasta",
    "karyawan",
    "penerima upah",
    "pns",
    "asn",
    "tni",
    "polri",
)
EMPLOYED_BY_NATURE = ("pns", "asn", "pppk", "tni", "polri", "karyawan", "karyawan swasta")
RESIDENCES = {
    "kutai timur": HERE, "64.08": HERE, "kutai kartanegara": 6402, "berau": 6403, "64.01": 6401,
    "kota bontang": 6474, "kota samarinda": 6472,
}  # fmt: skip
SEXES = {"laki-laki": False, "l": False, "perempuan": True, "p": True}


def flag(code: str, said: pl.Expr) -> pl.Expr:
    return pl.when(said).then(pl.lit(BIT[code], pl.UInt32)).otherwise(pl.lit(0, pl.UInt32))


def flags(said: Mapping[str, pl.Expr]) -> pl.Expr:
    return reduce(or_, (flag(code, each) for code, each in said.items())).alias("mask")


TEXT = pl.col("text")


def birth_meanings() -> Iterator[pl.Expr]:
    """``ddmmyy``, the ``day`` as yyyymmdd, a ``hash`` of the date, and the mask."""
    numbered = TEXT.str.replace_many(MONTHS, [f"{number:02}" for number in range(1, 13)])
    serial = pl.when(TEXT.str.contains("^[0-9]{5}$")).then(TEXT).cast(pl.Int32)
    forms = (
        ("^[0-9]{2}-[0-9]{2}-[0-9]{4}$", "%d-%m-%Y", TEXT),
        ("^[0-9]{2}/[0-9]{2}/[0-9]{4}$", "%d/%m/%Y", TEXT),
        ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "%Y-%m-%d", TEXT),
        ("^[0-9]{1,2} [0-9]{2} [0-9]{4}$", "%d %m %Y", numbered),
    )
    read = [
        pl.when(text.str.contains(pattern)).then(text).str.to_date(form, strict=False)
        for pattern, form, text in forms
    ]
    yield pl.coalesce(*read, pl.date(1899, 12, 30) + pl.duration(days=serial)).alias("born")
    born = pl.col("born")
    yield born.dt.strftime("%d%m%y").cast(pl.Int32).alias("ddmmyy")
    yield born.dt.strftime("%Y%m%d").alias("day")
    yield pl.when(born.is_not_null()).then(born.hash()).alias("hash")
    yield flags({
        "R-AGE": born <= LAST_OLD,
        "R-AGE-DATA": born.is_null() | (born > AS_OF),
        "W-ADULT": born >= FIRST_YOUNG,
        "W-BIRTH-DATE-UNREADABLE": born.is_null() & TEXT.is_not_null(),
    })  # fmt: skip


def sex_meanings() -> Iterator[pl.Expr]:
    yield word(SEXES).alias("woman")
    yield flags({"W-SEX-UNREADABLE": unreadable("woman")})


def employment_meanings() -> Iterator[pl.Expr]:
    yield word(dict.fromkeys(OWN_BOSSES, False) | dict.fromkeys(EMPLOYED, True)).alias("employed")
    yield flags({
        "R-EMPLOYMENT": pl.col("employed"),
        "R-EMPLOYMENT-DATA": pl.col("employed").is_null(),
        "W-EMPLOYMENT-UNREADABLE": unreadable("employed"),
    })  # fmt: skip


def occupation_meanings() -> Iterator[pl.Expr]:
    """Whether an occupation is an employment by itself, where the list says nothing on that."""
    yield word(dict.fromkeys(EMPLOYED_BY_NATURE, True)).fill_null(False).alias("employed")
    yield pl.lit(0, pl.UInt32).alias("mask")


def residence_meanings() -> Iterator[pl.Expr]:
    place = TEXT.str.strip_chars().str.to_lowercase().str.replace(r"^(?:kab\.|kabupaten) ", "")
    yield place.replace_strict(RESIDENCES, default=None, return_dtype=pl.Int64).alias("region")
    yield flags({
        "R-RESIDENCE": pl.col("region") != HERE,
        "R-RESIDENCE-DATA": pl.col("region").is_null(),
        "W-RESIDENCE-UNREADABLE": unreadable("region"),
    })  # fmt: skip


def income_meanings() -> Iterator[pl.Expr]:
    """Rupiah: ``2500000``, ``Rp 2.500.000``, ``Rp2.500.000,-``, ``2,5 juta``."""
    amount = TEXT.str.strip_chars().str.replace(r"^Rp\s*", "").str.replace(",-$", "")
    grouped = pl.when(amount.str.contains(r"^[0-9]{1,3}(?:\.[0-9]{3})+$")).then(amount)
    millions = pl.when(amount.str.contains("^[0-9]+(?:,[0-9]{1,6})? juta$")).then(amount)
    read = (
        pl.when(amount.str.contains("^[0-9]+$")).then(amount).cast(pl.Int64),
        grouped.str.replace_all(".", "", literal=True).cast(pl.Int64),
        (millions.str.head(-5).str.replace(",", ".").cast(pl.Float64) * 1e6).round().cast(pl.Int64),
    )
    yield pl.coalesce(*read).alias("rupiah")
    yield flags({
        "R-BELOW-MINIMUM-WAGE": pl.col("rupiah") >= MINIMUM_WAGE,
        "R-BELOW-MINIMUM-WAGE-DATA": pl.col("rupiah").is_null(),
        "W-MONTHLY-INCOME-UNREADABLE": unreadable("rupiah"),
    })  # fmt: skip


def nik_meanings() -> Iterator[pl.Expr]:
    """A NIK that is not plainly 16 digits: its ``number`` if it is one after all, and the mask."""
    yield TEXT.str.strip_chars(" '").alias("said")
    floats = r"^[0-9]+(?:[.,][0-9]*)?[eE]\+?[0-9]{1,2}$|^[0-9]{16}[.,]0+$"
    yield pl.col("said").str.contains(floats).alias("rounded")
    yield pl.col("said").str.replace_all(r"[ .\-]", "").alias("digits")
    digits, sure = pl.col("digits"), ~pl.col("rounded")
    number, length = digits.str.contains("^[0-9]+$"), digits.str.len_chars()
    yield (pl.when(sure & number & (length == 16)).then(digits).cast(pl.Int64).alias("number"))
    yield flags({
        "R-NIK-ROUNDED": pl.col("rounded"),
        "R-NIK-DIGITS": sure & ~number,
        "R-NIK-LENGTH": sure & number & (length != 16),
    })  # fmt: skip


def beside_meanings() -> Iterator[pl.Expr]:
    """The ``kind`` of a row that is no person's."""
    told = [pl.when(TEXT.str.starts_with(word)).then(pl.lit(kind)) for word, kind in ASIDES.items()]
    yield pl.coalesce(*told).alias("kind")


def of_nik(keys: Sequence[str]) -> Iterator[pl.Expr]:
    """What the number itself says, beside the birth date and the sex of the row; ``keys`` are
    kept where it is well formed."""
    nik = pl.col("nik")
    written = (nik // 10_000 % 1_000_000).cast(pl.Int32)
    woman = written > 400_000
    day = written - woman.cast(pl.Int32) * 400_000
    date_ok, serial_ok = pl.lit(days()).gather(day), nik % 10_000 != 0
    formed = date_ok & serial_ok
    yield pl.when(formed).then(nik).alias("nik")
    yield pl.col("named", "day")
    for key in keys:
        yield pl.when(formed).then(key).alias(key)
    yield (
        pl.col("mask")
        | flag("R-NIK-DATE", ~date_ok)
        | flag("R-NIK-SERIAL", ~serial_ok)
        | flag("W-NIK-BIRTH", formed & (day != pl.col("birth")))
        | flag("W-NIK-SEX", formed & (woman != pl.col("woman")))
        | flag("I-NIK-REGION", formed & ~nik.is_between(HERE * 10**12, (HERE + 1) * 10**12))
    )


def days() -> pl.Series:
    """Whether ddmmyy is a day, by its number; 29 February in every year that may be a leap year."""
    number = pl.int_range(0, 600_000)
    day, month, year = number // 10_000, number // 100 % 100, number % 100
    february = pl.when(year % 4 == 0).then(29).otherwise(28)
    short = pl.when(month == 2).then(february).when(month.is_in([4, 6, 9, 11])).then(30)
    return pl.select(month.is_between(1, 12) & day.is_between(1, short.otherwise(31))).to_series()


def word(table: Mapping[str, bool]) -> pl.Expr:
    said = TEXT.str.strip_chars().str.to_lowercase()
    return said.replace_strict(table, default=None, return_dtype=pl.Boolean)


def unreadable(meaning: str) -> pl.Expr:
    return pl.col(meaning).is_null() & TEXT.is_not_null()
