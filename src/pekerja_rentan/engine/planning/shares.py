"""Shares as people write them, exactly: ``60%``, ``0,5%``, ``1/3``; several by name."""

import re
from fractions import Fraction

from pekerja_rentan.errors import InputError
from pekerja_rentan.money import parse_count


def parse_share(text: str) -> Fraction:
    """``60%``, ``0,5%`` or ``1/3``: more than nothing, at most the whole. Raises InputError."""
    given = text.strip()
    if match := re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", given):
        share = Fraction(int(match[1]), max(int(match[2]), 1)) if int(match[2]) else Fraction(0)
    elif match := re.fullmatch(r"([0-9]{1,6})(?:[.,]([0-9]{1,9}))?\s*%", given):
        share = Fraction(f"{match[1]}.{match[2] or 0}") / 100
    else:
        raise InputError("share-unreadable", text=given)
    return check_share(share, given)


def parse_each(text: str) -> int | Fraction:
    """Those who leave in a month: ``25``, ``0,5%`` or ``1/200``. Raises InputError."""
    given = text.strip()
    if given.startswith(("-", "\u2212")):
        raise InputError("leavers-negative", text=given)
    return parse_share(given) if "%" in given or "/" in given else parse_count(given)


def check_share(share: Fraction, text: str) -> Fraction:
    """A share of ``text`` that is more than nothing and at most the whole. Raises InputError."""
    if not 0 < share <= 1:
        raise InputError("share-range", text=text)
    return share


def by_name(text: str) -> dict[str, str]:
    """``apbd=60%, csr=40%`` as a mapping; a comma parts two entries only before a name, since
    shares have decimal commas. Raises InputError."""
    entries: dict[str, str] = {}
    for part in re.split(r"\s*[,;]\s*(?=[^\W\d])", text.strip()):
        name, equals, value = part.partition("=")
        if not equals or not name.strip() or not value.strip():
            raise InputError("entries-unreadable", text=text)
        if name.strip() in entries:
            raise InputError("entry-twice", name=name.strip())
        entries[name.strip()] = value.strip()
    return entries


def percent_text(share: Fraction) -> str:
    """``60%`` or ``0,5%`` where that is exact, else the fraction."""
    points = share * 100
    for places in range(10):
        scaled = points * 10**places
        if scaled.denominator == 1:
            digits = f"{scaled.numerator:0{places + 1}d}"
            return f"{digits[:-places]},{digits[-places:]}%" if places else f"{digits}%"
    return f"{share.numerator}/{share.denominator}"


def exact_share(text: str) -> Fraction:
    """The share that ``percent_text`` has written, however fine it is."""
    points = text.removesuffix("%")
    return Fraction(points.replace(",", ".")) / (100 if points != text else 1)


def exact_each(text: str) -> int | Fraction:
    """Who leaves in a month, as an answer says it: whole people, or a share."""
    return int(text) if text.isdigit() else exact_share(text)
