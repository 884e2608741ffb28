"""The NIK by its structure, in plain digits: six of the region of first registration, the birth
date as DDMMYY with 40 added to a woman's day, four serial digits from 0001."""

LENGTH = 16
_PROVINCES = frozenset(
    (*range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77), 81, 82,
     *range(91, 98))
)  # fmt: skip
"""By Kemendagri; a region's own are in ``policies/wilayah.tsv``, which no sentence waits for."""


def formed(digits: str) -> bool:
    """Whether sixteen digits could be a NIK: a province, a day that may be a woman's, a month."""
    province, day, month = int(digits[:2]), int(digits[6:8]), int(digits[8:10])
    return province in _PROVINCES and 1 <= day - 40 * (day > 40) <= 31 and 1 <= month <= 12


def is_nik(number: int) -> bool:
    """Whether a whole number can only be a NIK: sixteen digits of its structure, with a serial. An
    amount of so many digits is 1.000 triliun Rupiah or more, and would be written out to less
    than 10.000 Rupiah."""
    digits = str(number) if 10 ** (LENGTH - 1) <= number < 10**LENGTH else ""
    return bool(digits) and formed(digits) and digits[-4:] != "0000"
