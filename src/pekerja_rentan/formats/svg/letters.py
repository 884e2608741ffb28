"""How wide words are in our own letters, and what of them there is room for."""

from bisect import bisect_left
from functools import cache
from pathlib import Path

from PIL import ImageFont

from pekerja_rentan.language import plain

SMALL, PLAIN, LARGE = 10.0, 11.0, 12.5
FILES = {
    bold: str(Path(__file__).with_name("fonts") / name)
    for bold, name in ((False, "DejaVuSans.ttf"), (True, "DejaVuSans-Bold.ttf"))
}
"""Fonts that come with rentan: the same letters on every machine."""
_EM = 2048
"""What letters are measured at: the units of these fonts, so that nothing is rounded."""


def width_of(words: str, size: float = PLAIN, *, bold: bool = False) -> float:
    """How wide ``words`` are, in points."""
    return _font(bold).getlength(words) * size / _EM


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FILES[bold], _EM, layout_engine=ImageFont.Layout.BASIC)


def fitted(words: str, room: float, size: float = PLAIN, *, bold: bool = False) -> str:
    """``words`` on one line, cut where they would be wider than ``room``."""
    words = plain(words)
    if width_of(words, size, bold=bold) <= room:
        return words

    def too_wide(letters: int) -> bool:
        return width_of(f"{words[:letters].rstrip()}…", size, bold=bold) > room

    most = bisect_left(range(1, len(words)), True, key=too_wide)
    return f"{words[:most].rstrip()}…"


def wrapped(words: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """``words`` in lines no wider than ``room``."""
    lines = [""]
    for word in plain(words).split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size, bold=bold) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return [fitted(line, room, size, bold=bold) for line in lines]
