"""Whole Rupiah: reading an amount as people write it, and writing it back, in words too.

Money is an ``int`` of Rupiah throughout. The grammar of amounts is one, on the command line
and in policy files: plain digits (``1600000000``, ``1_600_000_000``), scientific
(``1.6e9``), groups of three with either mark (``Rp 1.600.000.000``, ``16,800``, a tail of
``,00`` or ``,-`` allowed), and a number with a word (``1,6 miliar``, ``500 juta``,
``16,8 ribu``, ``1.2 billion``). What could be read in two ways is refused with both named.
"""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from pekerja_rentan.errors import InputError, MoneyError

LARGEST = 10**17
"""Above this (100.000 triliun Rupiah, many times the state budget) an amount is a slip."""
MOST_PEOPLE = 300_000_000
"""Above this, more than live in Indonesia, a number of workers is a slip."""

_WORDS = {
    **dict.fromkeys(("ribu", "rb", "thousand"), 10**3),
    **dict.fromkeys(("juta", "jt", "million"), 10**6),
    **dict.fromkeys(("miliar", "milyar", "billion"), 10**9),
    **dict.fromkeys(("triliun", "trilyun", "trillion"), 10**12),
}
_ENGLISH = {"thousand", "million", "billion", "trillion"}

_PLAIN = r"[0-9]+(?:_[0-9]+)*"
_SCIENTIFIC = r"([0-9]+)(?:[.,]([0-9]+))?[eE]\+?([0-9]{1,3})"
_GROUPED = r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:,[0-9]{3})+)"
_DECIMAL = r"([0-9]+)[.,]([0-9]+)"
_PREFIX = r"(?i:rp|idr)(?![A-Za-z])\.?\s*"
_TAIL = r"(?:([.,])-|(?<=[0-9])([.,])00)$"
_SEN = r"[0-9]{1,3}(?:(?:\.[0-9]{3})+,|(?:,[0-9]{3})+\.)[0-9]+"
_ABOUT = r"\s*(?i:about|sekitar)\s+"
_WITH_WORD = r"([0-9][0-9._,]*)\s*([^\W\d_]+)\.?"


class Stated(NamedTuple):
    """An amount as somebody stated it: ``amount`` in units, ``step``, the size of the last place
    written (``1,6 miliar`` is 1.600.000.000 in steps of 100.000.000), and whether they said
    ``about``."""

    amount: int
    step: int
    about: bool = False

    @property
    def rounding(self) -> int:
        """How far the true amount may lie from ``amount``: half a step, if it is about."""
        return self.step // 2 if self.about else 0


_SAFE = len(str(LARGEST))
"""Fewer digits than these are no more than the largest amount."""


def parse_rupiah(text: str) -> int:
    """The whole Rupiah that ``text`` names. Raises MoneyError."""
    return parse_stated(text).amount


def parse_stated(text: str) -> Stated:
    """Like parse_rupiah, with the precision of the writing. Raises MoneyError."""
    if text.isdigit() and len(text) < _SAFE and text.isascii():
        return Stated(int(text), 1)
    given = text.strip()
    if not given:
        raise MoneyError("amount-empty")
    if re.match(rf"(?:{_PREFIX})?[-\u2212(]", given):
        raise MoneyError("amount-negative", text=given)
    body = re.sub(f"^{_PREFIX}", "", given)
    if _endless(body):
        raise MoneyError("amount-large", text=given, largest=LARGEST)
    stated = _figure(_without_tail(body), given)
    if stated.amount > LARGEST:
        raise MoneyError("amount-large", text=given, largest=LARGEST)
    return stated


def _endless(text: str) -> bool:
    """Whether there are more digits than any amount has, before they are made a number."""
    return len(text) > 60 and sum(char.isdigit() for char in text) > 60


def _without_tail(body: str) -> str:
    """Drops a tail of no sen: ``,-`` after any figure, ``,00`` after ``1.600`` or ``1600``, and
    ``.00`` only after ``1,600``, since ``16.00`` may be a slip for 16.000."""
    tail = re.search(_TAIL, body)
    if not tail:
        return body
    head = body[: tail.start()]
    if not (re.fullmatch(_PLAIN, head) or re.fullmatch(_GROUPED, head)):
        return body
    zeros = tail[2]
    if (zeros == "," and "," in head) or (zeros == "." and "," not in head):
        return body
    return head


def _figure(body: str, given: str) -> Stated:
    if body.isdigit() and len(body) < _SAFE and body.isascii():
        return Stated(int(body), 1)
    if re.fullmatch(_PLAIN, body):
        return Stated(int(body.replace("_", "")), 1)
    if re.fullmatch(_GROUPED, body):
        return Stated(int(re.sub("[.,]", "", body)), 1)
    if match := re.fullmatch(_SCIENTIFIC, body):
        whole, fraction, exponent = match[1], match[2] or "", int(match[3])
        return _scaled(whole, fraction, exponent, given)
    if match := re.fullmatch(_WITH_WORD, body):
        return _with_word(match[1], match[2].lower(), given)
    if match := re.fullmatch(_DECIMAL, body):
        raise MoneyError("amount-fraction", text=given, miliar=f"{match[1]},{match[2]} miliar")
    if re.fullmatch(_SEN, body):
        raise MoneyError("amount-not-whole", text=given)
    raise MoneyError("amount-unreadable", text=given)


def _with_word(number: str, word: str, given: str) -> Stated:
    if word == "m":
        raise MoneyError("amount-m", text=given, number=number)
    if word not in _WORDS:
        raise MoneyError("amount-word", text=given, word=word, allowed=sorted(_WORDS))
    exponent = len(str(_WORDS[word])) - 1
    if re.fullmatch(_PLAIN, number):
        return _scaled(number.replace("_", ""), "", exponent, given)
    if re.fullmatch(_GROUPED, number):
        marks = [mark for mark in number if mark in ".,"]
        decimal_mark = "." if word in _ENGLISH else ","
        if len(marks) == 1 and marks[0] != decimal_mark:
            whole, fraction = re.split("[.,]", number)
            raise MoneyError(
                "amount-two-readings",
                text=given,
                small=_scaled(whole, fraction, exponent, given).amount,
                large=_scaled(whole + fraction, "", exponent, given).amount,
            )
        if len(marks) > 1:
            return _scaled(re.sub("[.,]", "", number), "", exponent, given)
    if match := re.fullmatch(_DECIMAL, number):
        return _scaled(match[1], match[2], exponent, given)
    raise MoneyError("amount-unreadable", text=given)


def _scaled(whole: str, fraction: str, exponent: int, given: str) -> Stated:
    """``whole.fraction × 10^exponent``, which must come out in whole Rupiah."""
    fraction = fraction.rstrip("0") if len(fraction) > exponent else fraction
    places = exponent - len(fraction)
    if places < 0:
        raise MoneyError("amount-not-whole", text=given)
    digits = int(whole + fraction)
    if digits and places > len(str(LARGEST)):
        raise MoneyError("amount-large", text=given, largest=LARGEST)
    return Stated(digits * 10**places if digits else 0, 10 ** min(places, len(str(LARGEST))))


def parse_count(text: str) -> int:
    """A number of people, in the grammar of amounts without Rp. Raises InputError."""
    return _count(text).amount


def _count(text: str) -> Stated:
    given = text.strip()
    if _endless(given):
        raise InputError("count-range", text=given, most=MOST_PEOPLE)
    try:
        stated = _figure(given, given)
    except MoneyError as error:
        if error.code == "amount-large":
            raise InputError("count-range", text=given, most=MOST_PEOPLE) from error
        raise InputError("count-unreadable", text=given) from error
    if not 1 <= stated.amount <= MOST_PEOPLE:
        raise InputError("count-range", text=given, most=MOST_PEOPLE)
    return stated


def parse_published(text: str) -> Stated:
    """An amount of Rupiah as published, where ``about`` may stand before it. Raises MoneyError."""
    return _published(text, parse_stated)


def parse_published_count(text: str) -> Stated:
    """A number of people as published, like parse_published. Raises InputError."""
    return _published(text, _count)


def _published(text: str, parse: Callable[[str], Stated]) -> Stated:
    about = None if text.isdigit() else re.match(_ABOUT, text)
    stated = parse(text[about.end() :] if about else text)
    if not about:
        return stated
    step = stated.step if stated.step > 1 else _last_place(stated.amount)
    return stated._replace(step=step, about=True)


def _last_place(amount: int) -> int:
    """The place of the last digit that is not 0: what ``about 1.600.000.000`` is exact to."""
    zeros = len(str(amount)) - len(str(amount).rstrip("0"))
    return 10**zeros if amount else 1


def parse_wage(text: str) -> Decimal:
    """A published wage, which may end in sen (``3.536.506,28``): a threshold, never paid.

    Raises MoneyError.
    """
    whole, comma, sen = text.strip().rpartition(",")
    if comma and re.fullmatch("[0-9]{2}", sen) and "," not in whole:
        return parse_rupiah(whole) + Decimal(f"0.{sen}")
    return Decimal(parse_rupiah(text))


def round_half_up(amount: Decimal) -> int:
    """The whole Rupiah nearest to a non-negative ``amount``; a half goes up."""
    return int(amount.to_integral_value(rounding=ROUND_HALF_UP))


def share_of(part: int, whole: int) -> Decimal | None:
    """``part`` as a share of ``whole`` (1 is all of it) to four places, a half rounded up, for a
    ``part`` below zero away from it; None of nothing."""
    if not whole:
        return None
    shifted = (20_000 * abs(part) + whole) // (2 * whole)
    return Decimal(shifted if part >= 0 else -shifted).scaleb(-4)


def group(number: int) -> str:
    """``20160000000`` as ``20.160.000.000``."""
    return f"{number:,}".replace(",", ".")


def format_rupiah(amount: int | Decimal, *, signed: bool = False) -> str:
    """``Rp20.160.000.000``; ``-Rp12.800.000``; with ``signed`` also ``+Rp2.840.000.000``."""
    sign = "-" if amount < 0 else "+" if signed and amount > 0 else ""
    digits = f"{abs(amount):f}" if isinstance(amount, Decimal) else str(abs(amount))
    whole, _, sen = digits.partition(".")
    return f"{sign}Rp{group(int(whole))}" + (f",{sen}" if sen else "")


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
