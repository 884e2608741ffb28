"""A chart as a picture: a file of its own, or a part of a page.

The same chart gives the same bytes: letters come from fonts that rentan brings along, and no date
and no version is written.
"""

from io import BytesIO
from typing import Literal

from pekerja_rentan.formats.svg.layout import amount, laid_out
from pekerja_rentan.formats.svg.letters import FILES
from pekerja_rentan.language import Language, plain
from pekerja_rentan.presentation.document import Chart

_ALL = 14
"""With more labels than these the words tell the first, the greatest and the last."""
_DOTS = 3
"""Dots of a PNG for each point, sharp on a page of paper."""


def write(chart: Chart, language: Language, kind: Literal["svg", "png"]) -> bytes:
    """The chart under its title, as SVG or PNG."""
    canvas = laid_out(chart, language, titled=True)
    svg = canvas.svg(f"chart-{chart.key}", plain(chart.title), in_words(chart), alone=True)
    if kind == "png":
        return _png(svg)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{svg}'.encode()


def _png(svg: str) -> bytes:
    """A drawing as dots by resvg, in our own letters; it knows how large it is on paper."""
    from PIL import Image
    from resvg_py import svg_to_bytes

    dots = svg_to_bytes(svg, zoom=_DOTS, skip_system_fonts=True, font_files=list(FILES.values()))
    written = BytesIO()
    with Image.open(BytesIO(dots)) as picture:
        density = 72 * _DOTS
        picture.convert("RGB").save(written, "png", dpi=(density, density), optimize=True)
    return written.getvalue()


def inline(chart: Chart, language: Language, key: str) -> str:
    """The chart as an ``svg`` element of a page, which says the title itself; ``key`` is its name
    among the page's ids."""
    canvas = laid_out(chart, language, titled=False)
    return canvas.svg(key, plain(chart.title), in_words(chart), alone=False)


def in_words(chart: Chart) -> str:
    """What the chart shows, for those who hear it."""
    places = list(range(len(chart.labels)))
    if len(places) > _ALL:
        most = max(places, key=lambda place: sum(each.values[place] for each in chart.series))
        places = sorted({0, most, places[-1]})
    return "; ".join(f"{plain(chart.labels[place])}: {_figures(chart, place)}" for place in places)


def _figures(chart: Chart, place: int) -> str:
    if len(chart.series) == 1:
        return amount(chart.series[0].values[place], chart)
    told = [each for each in chart.series if each.values[place]]
    return ", ".join(f"{plain(each.name)} {amount(each.values[place], chart)}" for each in told)
