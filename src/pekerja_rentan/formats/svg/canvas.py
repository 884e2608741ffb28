"""A sheet to draw on, in points from its upper left corner, which becomes SVG by drawsvg.

Every colour of ours is also a class, so that a page may forbid inline styles and give the chart its
own colours. drawsvg escapes texts, not attributes: what comes from a document is never one.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import drawsvg

from pekerja_rentan.formats.svg.letters import PLAIN

WIDTH = 360.0
"""Points: what a phone shows at its size; everything else has room to enlarge it."""
PAPER, INK, MUTED, RULE, BAD = "#ffffff", "#1b1f24", "#57606a", "#d0d7de", "#b3261e"
SERIES = ("#1f5fa8", "#c2610c", "#0f7b6c", "#7b3fa0", "#857400", "#a12c5e")
"""Told apart by those who see few colours too; pages put their own in their places by class."""
_CLASSES = {
    PAPER: "paper",
    INK: "ink",
    MUTED: "muted",
    RULE: "rule",
    BAD: "bad",
    **{colour: f"series-{number}" for number, colour in enumerate(SERIES, 1)},
}
_FONT = "system-ui, 'DejaVu Sans', Verdana, Arial, sans-serif"
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_DOT = 2.75


class Box(NamedTuple):
    """The place that something takes, in points."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


class Canvas:
    """Bars, lines and text on a sheet of ``WIDTH`` × ``height`` points."""

    def __init__(self, height: float) -> None:
        self.height = height
        self._drawn: list[Any] = []

    def text(
        self, x: float, y: float, words: str, *, size: float = PLAIN, colour: str = INK,
        side: str = "left", bold: bool = False,
    ) -> None:  # fmt: skip
        """``words`` on the line ``y``, at the ``side`` of ``x``."""
        weight = {"font_weight": 700} if bold else {}
        self._drawn.append(drawsvg.Text(
            words, size, _at(x), _at(y), text_anchor=_ANCHORS[side], **weight,
            **_painted("fill", colour),
        ))  # fmt: skip

    def bar(self, box: Box, colour: str) -> None:
        left, top, right, bottom = map(_at, box)
        self._drawn.append(drawsvg.Rectangle(
            left, top, _at(right - left), _at(bottom - top), **_painted("fill", colour)
        ))  # fmt: skip

    def line(self, points: Sequence[tuple[float, float]], colour: str, width: float = 0.75) -> None:
        ends = [_at(part) for point in points for part in point]
        painted = _painted("stroke", colour)
        self._drawn.append(drawsvg.Lines(*ends, fill="none", stroke_width=width, **painted))

    def dots(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        for x, y in points:
            self._drawn.append(drawsvg.Circle(_at(x), _at(y), _DOT, **_painted("fill", colour)))

    def svg(self, key: str, title: str, words: str, *, alone: bool) -> str:
        """What was drawn as one ``svg`` element named by ``title`` and told by ``words``; ``key``
        keeps its ids apart from another's. ``alone`` gives it paper to stand on."""
        sheet = drawsvg.Drawing(
            WIDTH, self.height, class_="chart", role="img", font_family=_FONT,
            stroke_linejoin="round",
            aria_labelledby=f"{key}-title", aria_describedby=f"{key}-words",
        )  # fmt: skip
        sheet.append(drawsvg.Title(title, id=f"{key}-title"))
        told = drawsvg.Title(words, id=f"{key}-words")
        told.TAG_NAME = "desc"
        sheet.append(told)
        if alone:
            paper = _painted("fill", PAPER)
            sheet.append(drawsvg.Rectangle(0, 0, WIDTH, self.height, **paper))
        sheet.extend(self._drawn)
        return f"{sheet.as_svg(header='')}\n"


def _at(place: float) -> float:
    return round(place, 2)


def _painted(part: str, colour: str) -> dict[str, str]:
    return {"class_": f"{part}-{_CLASSES[colour]}", part: colour}
