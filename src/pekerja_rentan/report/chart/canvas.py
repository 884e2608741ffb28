"""A sheet to draw on, in points from its upper left corner, over matplotlib."""

import warnings
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from pekerja_rentan.language import plain

WIDTH = 360.0
"""Points: what a phone shows at its size; everything else has room to enlarge it."""
SMALL, PLAIN, LARGE = 10.0, 11.0, 12.5
PAPER, INK, MUTED, RULE, BAD = "#ffffff", "#1b1f24", "#57606a", "#d0d7de", "#b3261e"
SERIES = ("#1f5fa8", "#c2610c", "#0f7b6c", "#7b3fa0", "#857400", "#a12c5e")
"""Told apart by those who see few colours too; pages put their own in their places by class."""
CLASSES = {
    PAPER: "paper",
    INK: "ink",
    MUTED: "muted",
    RULE: "rule",
    BAD: "bad",
    **{colour: f"series-{number}" for number, colour in enumerate(SERIES, 1)},
}
_FONTS = f"{matplotlib.get_data_path()}/fonts/ttf/DejaVuSans"
_FILES = {False: f"{_FONTS}.ttf", True: f"{_FONTS}-Bold.ttf"}
"""Fonts that come with matplotlib, by file: the same letters on every machine."""


class Box(NamedTuple):
    """The place that something takes, in points."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@contextmanager
def ours() -> Iterator[None]:
    """matplotlib as it comes, whatever a user's own settings say; it holds its tongue."""
    with matplotlib.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        matplotlib.rcdefaults()
        matplotlib.rcParams["svg.fonttype"] = "none"
        matplotlib.rcParams["path.simplify"] = False
        yield


class Canvas:
    """Bars, lines and text on a sheet of ``WIDTH`` × ``height`` points."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.figure = Figure(figsize=(WIDTH / 72, height / 72), facecolor=PAPER)
        FigureCanvasAgg(self.figure)
        self._axes: Any = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(height, 0)

    def text(
        self, x: float, y: float, words: str, *, size: float = PLAIN, colour: str = INK,
        side: str = "left", bold: bool = False,
    ) -> None:  # fmt: skip
        """``words`` on the line ``y``, at the ``side`` of ``x``."""
        self._axes.text(
            x, y, words, fontproperties=_font(size, bold), color=colour, ha=side, va="baseline",
            parse_math=False, clip_on=False,
        )  # fmt: skip

    def bar(self, box: Box, colour: str) -> None:
        size = (box.right - box.left, box.bottom - box.top)
        self._put(Rectangle((box.left, box.top), *size, facecolor=colour, linewidth=0))

    def line(self, points: Sequence[tuple[float, float]], colour: str, width: float = 0.75) -> None:
        xs, ys = zip(*points, strict=True)
        self._put(Line2D(xs, ys, color=colour, linewidth=width, zorder=0.5))

    def dots(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        xs, ys = zip(*points, strict=True)
        self._put(Line2D(xs, ys, color=colour, linestyle="none", marker="o", markersize=4.5))

    def _put(self, artist: Artist) -> None:
        self._axes.add_artist(artist)
        artist.set_clip_on(False)


def _font(size: float, bold: bool) -> FontProperties:
    weight = "bold" if bold else "normal"  # a file says it for pixels only
    return FontProperties(fname=_FILES[bold], size=size, weight=weight)


def width_of(words: str, size: float = PLAIN, *, bold: bool = False) -> float:
    """How wide ``words`` are, in points."""
    font = get_font(_FILES[bold])
    font.set_size(size, 72)
    font.set_text(words)
    return float(font.get_width_height()[0]) / 64


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


def ticks(least: int, most: int) -> list[int]:
    """A handful of round numbers from ``least`` to ``most`` and a little beyond."""
    found = MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10], integer=True)
    return [round(float(value)) for value in found.tick_values(least, max(most, least + 1))]
