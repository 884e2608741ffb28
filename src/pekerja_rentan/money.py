"""Whole Rupiah: reading an amount as people write it, and writing it back.

Money is an ``int`` of Rupiah throughout. The grammar of amounts is one, on the command line
and in policy files: plain digits (``1600000000``, ``1_600_000_000``), scientific
(``1.6e9``), groups of three with either mark (``Rp 1.600.000.000``, ``16,800``), and a number
with a word (``1,6 miliar``, ``1.612,8 juta``, ``1,5 T``, ``1.2 billion``). Rp, IDR or rupiah may
stand before or behind it, and a tail of no sen (``,00``, ``,0``, ``,-``) at digits written out.
What could be read in two ways is refused with both named, as is a NIK in plain digits.
"""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from pekerja_rentan.errors import InputError, MoneyError
from pekerja_rentan.locales import every
from pekerja_rentan.nik import is_nik

LARGEST = 10**17
"""Above this (100.000 triliun Rupiah, many times the state budget) an amount is a slip."""
MOST_PEOPLE = 300_000_000
"""Above this, more than live in Indonesia, a number of workers is a slip."""
LOW_INCOME = 200_000
"""Rupiah a month below which an income is to be looked at, an assumption: a fifth of the lowest
base of PP 44/2015, and about what two days of daily labour pay. It decides nothing."""

_WORDS = {word: 10**zeros for words in every("amount_words") for word, zeros in words.items()}
_MARKS = [
    (word, mark)
    for mark, words in zip(every("decimal_mark"), every("amount_words"), strict=True)
    for word in words
]
_DECIMAL_MARK = {
    word: mark if (word, ".,".strip(mark)) not in _MARKS else "" for word, mark in _MARKS
}
"""The mark before decimals that a word's language has, none for a word of languages with either:
``T``."""

_PLAIN = r"(?:[0-9]+|[1-9][0-9]{0,2}(?:_[0-9]{3})+)"
_SCIENTIFIC = r"([0-9]+)(?:[.,]([0-9]+))?[eE]\+?([0-9]{1,3})"
_GROUPED = r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:,[0-9]{3})+)"
_DECIMAL = r"([0-9]+)[.,]([0-9]+)"
_PREFIX = r"(?i:rp|idr|rupiah)(?![A-Za-z])\.?\s*"
_SUFFIX = r"\s*(?<![A-Za-z])(?i:rp|idr|rupiah)\.?$"
_TAIL = r"(?<=[0-9])[.,](-|0+)$"
_SEN = r"([1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+(?=,)|(?:,[0-9]{3})+(?=\.)))([.,])([0-9]+)"
_WITH_SEN = rf"(.*[0-9])([.,])([0-9]{{1,2}})(?:{_SUFFIX})?"
_ABOUT = rf"\s*(?i:{'|'.join(word for words in every('about_words') for word in words)})\s+"
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
        return _no_nik(Stated(int(text), 1), text)
    given = text.strip()
    if not given:
        raise MoneyError("amount-empty")
    if re.match(rf"(?:{_PREFIX})?[-\u2212(]", given):
        raise MoneyError("amount-negative", text=given)
    body = re.sub(f"^{_PREFIX}", "", given)
    if _endless(body):
        raise MoneyError("amount-large", text=given, largest=LARGEST)
    stated = _figure(_without_sen(re.sub(_SUFFIX, "", body), given), given)
    if stated.amount > LARGEST:
        raise MoneyError("amount-large", text=given, largest=LARGEST)
    return stated


def _endless(text: str) -> bool:
    """Whether there are more digits than any amount has, before they are made a number."""
    return len(text) > 60 and sum(char.isdigit() for char in text) > 60


def _without_sen(body: str, given: str) -> str:
    """Drops a tail of no sen: ``,-`` after any digits, zeros after ``1.600`` and ``1600`` behind
    the other mark. ``16,00`` is read, ``16.00`` is not, since it may be a slip for 16.000."""
    tail = re.search(_TAIL, body)
    if not tail:
        return body
    head, mark, zeros = body[: tail.start()], body[tail.start()], tail[1]
    grouped = bool(re.fullmatch(_GROUPED, head))
    if not grouped and not re.fullmatch(_PLAIN, head):
        return body
    if zeros == "-":
        return head
    if grouped and mark in head:
        return body
    if not grouped and len(head) < 4:
        return head if mark + zeros == ",00" else body
    if len(zeros) == 3 and head[0] != "0":
        digits = int(re.sub("[_.,]", "", head))
        raise MoneyError("amount-two-readings", text=given, small=digits, large=digits * 1000)
    return head


_MOST_DIGITS_OF_MILIAR = 5
"""Digits before the mark of what may be meant in billions: more are Rupiah with sen."""


def _figure(body: str, given: str) -> Stated:
    if body.isdigit() and len(body) < _SAFE and body.isascii():
        return _no_nik(Stated(int(body), 1), given)
    if re.fullmatch(_PLAIN, body):
        return Stated(int(body.replace("_", "")), 1)
    if re.fullmatch(_GROUPED, body):
        return Stated(int(re.sub("[.,]", "", body)), 1)
    if match := re.fullmatch(_SCIENTIFIC, body):
        whole, fraction, exponent = match[1], match[2] or "", int(match[3])
        return _no_nik(_scaled(whole, fraction, exponent, given), given)
    if match := re.fullmatch(_WITH_WORD, body):
        return _with_word(match[1], match[2].lower(), given)
    if (match := re.fullmatch(_DECIMAL, body)) and len(match[1]) <= _MOST_DIGITS_OF_MILIAR:
        raise MoneyError("amount-fraction", text=given, miliar=f"{match[1]},{match[2]} miliar")
    if match or re.fullmatch(_SEN, body):
        raise MoneyError("amount-not-whole", text=given)
    raise MoneyError("amount-unreadable", text=given)


def _no_nik(stated: Stated, given: str) -> Stated:
    """What was read of digits that no mark parts, or of the form in which Excel shows a long
    number."""
    if is_nik(stated.amount):
        raise MoneyError("amount-nik", text=given)
    return stated


def _with_word(number: str, word: str, given: str) -> Stated:
    if word == "m":
        raise MoneyError("amount-m", text=given, number=number)
    if word not in _WORDS:
        raise MoneyError("amount-word", text=given, word=word, allowed=sorted(_WORDS))
    exponent = len(str(_WORDS[word])) - 1
    if re.fullmatch(_PLAIN, number):
        return _scaled(number.replace("_", ""), "", exponent, given)
    marks = [mark for mark in number if mark in ".,"]
    if len(marks) > 1 and re.fullmatch(_GROUPED, number):
        return _scaled(re.sub("[.,]", "", number), "", exponent, given)
    if match := re.fullmatch(_SEN, number):
        whole, mark, fraction = re.sub("[.,]", "", match[1]), match[2], match[3]
        groups = len(fraction) == 3
    elif match := re.fullmatch(_DECIMAL, number):
        whole, mark, fraction = match[1], marks[0], match[2]
        groups = bool(re.fullmatch(_GROUPED, number))
    else:
        raise MoneyError("amount-unreadable", text=given)
    if groups and mark != _DECIMAL_MARK[word]:
        raise MoneyError(
            "amount-two-readings",
            text=given,
            small=_scaled(whole, fraction, exponent, given).amount,
            large=_scaled(whole + fraction, "", exponent, given).amount,
        )
    return _scaled(whole, fraction, exponent, given)


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
    if given[:1] in ("-", "\u2212", "(") and any(map(str.isdigit, given)):
        raise InputError("count-negative", text=given)
    if _endless(given):
        raise InputError("count-range", text=given, most=MOST_PEOPLE)
    try:
        stated = _figure(given, given)
    except MoneyError as error:
        if error.code == "amount-large":
            raise InputError("count-range", text=given, most=MOST_PEOPLE) from error
        if error.code == "amount-nik":
            raise
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
    """A published wage or a stated income, which may end in sen (``3.536.506,28``): compared with
    a threshold, never paid. Raises MoneyError.
    """
    given = text.strip()
    if match := re.fullmatch(_WITH_SEN, given):
        whole, mark, sen = match[1], match[2], match[3]
        bare = re.sub(f"^{_PREFIX}", "", whole)
        plain = bool(re.fullmatch(f"{_PLAIN}|{_GROUPED}", bare)) and mark not in bare
        if plain and (len(bare) > 3 or (mark == "," and len(sen) == 2)):
            return parse_rupiah(whole) + Decimal(f"0.{sen}")
    return Decimal(parse_rupiah(given))


def round_half_up(amount: Decimal) -> int:
    """The whole Rupiah nearest to a non-negative ``amount``; a half goes up."""
    return int(amount.to_integral_value(rounding=ROUND_HALF_UP))


def share_of(part: int, whole: int) -> Decimal:
    """``part`` as a share of ``whole``, above 0 (1 is all of it), to four places, a half rounded
    up, for a ``part`` below zero away from it."""
    shifted = (20_000 * abs(part) + whole) // (2 * whole)
    return Decimal(shifted if part >= 0 else -shifted).scaleb(-4)
