"""Amounts in words, in Indonesian and in English, as letters have them."""

_INDONESIAN_ONES = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas",
)  # fmt: skip
_ENGLISH_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_ENGLISH_TENS = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_INDONESIAN_SCALES = (
    (10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"), (100, "ratus"),
    (10, "puluh"),
)  # fmt: skip
_ENGLISH_SCALES = (
    (10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"),
    (100, "hundred"),
)  # fmt: skip


def in_words(amount: int, language: str) -> str:
    """``20160000000`` as ``dua puluh miliar seratus enam puluh juta rupiah``, in ``id`` or ``en``.

    Beyond 999 trillion Rupiah there is no other word: budgets say *tiga ribu triliun*.
    """
    return f"{number_in_words(amount, language)} rupiah"


def number_in_words(number: int, language: str) -> str:
    """A whole number in words, in ``id`` or ``en``; a negative one begins with *minus*."""
    spell = _in_indonesian if language == "id" else _in_english
    return f"minus {spell(-number)}" if number < 0 else spell(number)


def _in_indonesian(number: int) -> str:
    if number < 12:
        return _INDONESIAN_ONES[number]
    if number < 20:
        return f"{_INDONESIAN_ONES[number - 10]} belas"
    size, name = next(scale for scale in _INDONESIAN_SCALES if scale[0] <= number)
    count, rest = divmod(number, size)
    alone = count == 1 and size <= 1000
    words = f"se{name}" if alone else f"{_in_indonesian(count)} {name}"
    return f"{words} {_in_indonesian(rest)}" if rest else words


def _in_english(number: int) -> str:
    if number < 20:
        return _ENGLISH_ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _ENGLISH_TENS[tens - 2] + (f"-{_ENGLISH_ONES[ones]}" if ones else "")
    size, name = next(scale for scale in _ENGLISH_SCALES if scale[0] <= number)
    count, rest = divmod(number, size)
    words = f"{_in_english(count)} {name}"
    link = " and " if 0 < rest < 100 else " "
    return f"{words}{link}{_in_english(rest)}" if rest else words
