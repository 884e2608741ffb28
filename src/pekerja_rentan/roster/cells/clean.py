"""The text of a cell without what programs and typing leave in it and around it.

One function for all fields, and the same for engines that clean whole columns: signs are replaced
one by one (``SIGNS``), then expressions one after the other (``STEPS``). Both mean the same to
Python, Rust and Java: no expression looks back or ahead.
"""

import re
from collections.abc import Iterator, Mapping

_INVISIBLE = (
    (0x1A, 0x1A), (0xAD, 0xAD), (0x600, 0x605), (0x61C, 0x61C), (0x6DD, 0x6DD), (0x70F, 0x70F),
    (0x890, 0x891), (0x8E2, 0x8E2), (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x2064), (0x2066, 0x206F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB), (0x110BD, 0x110BD),
    (0x110CD, 0x110CD), (0x13430, 0x1343F), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
    (0xE0001, 0xE0001), (0xE0020, 0xE007F),
)  # fmt: skip
"""Unicode's class Cf (zero-width signs, marks of direction, soft hyphens, BOM), and the sign that
ends files of DOS."""
_BLANKS = (
    (0x9, 0xD), (0x20, 0x20), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A),
    (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000),
)  # fmt: skip
_DASHES = (
    (0x58A, 0x58A), (0x5BE, 0x5BE), (0x1400, 0x1400), (0x1806, 0x1806), (0x2010, 0x2015),
    (0x2043, 0x2043), (0x2212, 0x2212), (0x2E17, 0x2E17), (0x2E1A, 0x2E1A), (0x2E3A, 0x2E3B),
    (0x2E40, 0x2E40), (0x2E5D, 0x2E5D), (0x301C, 0x301C), (0x3030, 0x3030), (0x30A0, 0x30A0),
    (0xFE31, 0xFE32), (0xFE58, 0xFE58), (0xFE63, 0xFE63), (0xFF0D, 0xFF0D), (0x10EAD, 0x10EAD),
)  # fmt: skip
_APOSTROPHES = "`´ʹʼ‘’‚‛′＇"
_QUOTES = "“”„‟″«»＂"


def _signs(spans: tuple[tuple[int, int], ...]) -> Iterator[str]:
    return (chr(code) for first, last in spans for code in range(first, last + 1))


SIGNS: Mapping[str, str] = {
    **dict.fromkeys(_signs(_INVISIBLE), ""),
    **dict.fromkeys(_signs(_BLANKS), " "),
    **dict.fromkeys(_signs(_DASHES), "-"),
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_QUOTES, '"'),
}
"""What each sign is read as."""
STEPS = (
    (" {2,}", " "),
    ("""^(?:[ '";:]|= ?")+""", ""),
    ("""[ '".,;:]+$""", ""),
    ('""', '"'),
)
"""Blanks, quotes and marks around a text mean nothing, an apostrophe of Excel's and the formula
``="…"`` that keeps digits among them; a comma or a dot in front may belong to a number."""
NOTHING = "".join(sign for sign, read in SIGNS.items() if read in ("", " "))
"""The signs that nobody sees: a cell of these alone holds nothing."""
NOT_IN_NAMES = ("=", ".", ",", "'", '"', "-", *SIGNS)
"""What a name may be written with or without."""

_TABLE = str.maketrans(dict(SIGNS))
_UNSEEN = str.maketrans({sign: SIGNS[sign] for sign in NOTHING})
_COMPILED = tuple((re.compile(pattern), by) for pattern, by in STEPS)
_CLEAN = re.compile("[0-9A-Za-z]+(?:[-/., ][0-9A-Za-z]+)*")
"""What nothing is taken from: nearly every cell, told at a fifth of the time."""


def seen(text: str) -> str:
    """The text without what nobody sees, its blanks one each."""
    return " ".join(text.translate(_UNSEEN).split())


def clean(text: str) -> str:
    """The text that is read.

    >>> clean('="6408010101800001"')
    '6408010101800001'
    """
    if _CLEAN.fullmatch(text):
        return text
    text = text.translate(_TABLE)
    for pattern, by in _COMPILED:
        text = pattern.sub(by, text)
    return text
