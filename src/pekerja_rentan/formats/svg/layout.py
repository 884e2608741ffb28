"""How a chart is laid out: rows for few things, columns for months, a line for what is traded
off. Bars are as long as their figures are large; the figures beside them are exact."""

from itertools import accumulate, chain, count

from pekerja_rentan.formats.svg.canvas import BAD, MUTED, RULE, SERIES, WIDTH, Box, Canvas
from pekerja_rentan.formats.svg.letters import LARGE, SMALL, fitted, width_of, wrapped
from pekerja_rentan.formatting import format_rupiah, group
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.document import Chart

_MARGIN = 8.0
_LINE = 15.0
_ROW, _THICK, _NEXT = 34.0, 11.0, 13.0
_WIDEST = WIDTH / 4
"""Labels of columns that stand beside each other; where one is wider, they lie as bars."""
_PLOT = 190.0
_MOST_ROWS = 6
"""More than these stand upright, unless they are steps of a funnel."""
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def laid_out(chart: Chart, language: Language, *, titled: bool) -> Canvas:
    """The chart, under its title if it is to stand alone."""
    room = WIDTH - 2 * _MARGIN
    title = wrapped(chart.title, room, LARGE, bold=True) if titled else []
    legend = _legend(chart)
    under = _MARGIN + (len(title) * 17 + 6 if title else 0)
    top = under + (_LINE * len(legend) + 6 if legend else 0)
    upright = chart.shape == "line" or _beside(chart)
    few = len(chart.labels) <= (0 if upright else _MOST_ROWS)
    groups = _beside(chart) and any(width_of(e, SMALL) > _WIDEST for e in chart.labels)
    flat = few or chart.shape == "funnel" or groups
    row = _ROW + (len(chart.series) - 1) * _NEXT if groups else _ROW
    height = top + (row * len(chart.labels) if flat else _PLOT + 2 * _LINE) + _MARGIN
    canvas = Canvas(height)
    for number, line in enumerate(title):
        canvas.text(_MARGIN, _MARGIN + 11 + number * 17, line, size=LARGE, bold=True)
    for number, items in enumerate(legend):
        _draw_legend(canvas, items, under + number * _LINE)
    if groups:
        _groups(canvas, chart, top, row)
    elif flat:
        _rows(canvas, chart, top)
    else:
        _upright(canvas, chart, top, language)
    return canvas


def amount(value: int, chart: Chart) -> str:
    """A figure of the chart, exact."""
    return format_rupiah(value) if chart.unit == "rupiah" else group(value)


def _legend(chart: Chart) -> list[list[tuple[str, str]]]:
    """Names and colours of several series, in lines that fit."""
    if len(chart.series) < 2:
        return []
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0.0
    for number, series in enumerate(chart.series):
        name = fitted(series.name, WIDTH / 2 - 24, SMALL)
        wide = width_of(name, SMALL) + 26
        if lines[-1] and used + wide > WIDTH - 2 * _MARGIN:
            lines.append([])
            used = 0.0
        lines[-1].append((name, _colour(number)))
        used += wide
    return lines


def _draw_legend(canvas: Canvas, items: list[tuple[str, str]], top: float) -> None:
    x = _MARGIN
    for name, colour in items:
        canvas.bar(Box(x, top + 2, x + 10, top + 10), colour)
        canvas.text(x + 14, top + 9.5, name, size=SMALL)
        x += width_of(name, SMALL) + 26


def _colour(number: int) -> str:
    return SERIES[number % len(SERIES)]


def _beside(chart: Chart) -> bool:
    """Whether the bars of several series stand beside each other and not on one another."""
    return chart.shape == "bars" and len(chart.series) > 1


def _parts(chart: Chart, place: int) -> list[tuple[int, str]]:
    """The figures at one label and their colours; a shortfall has its own."""
    alone = len(chart.series) == 1
    return [
        (series.values[place], BAD if alone and series.values[place] < 0 else _colour(number))
        for number, series in enumerate(chart.series)
        if series.values[place]
    ]


def _extent(chart: Chart) -> tuple[int, int]:
    """The least and the most that a bar or line reaches, 0 among them."""
    reached = [0]
    for place in range(len(chart.labels)):
        values = [series.values[place] for series in chart.series]
        if chart.shape == "line" or _beside(chart):
            reached += values
        else:
            reached.append(sum(value for value in values if value > 0))
            reached.append(sum(value for value in values if value < 0))
    return min(reached), max(reached)


def _rows(canvas: Canvas, chart: Chart, top: float) -> None:
    """A bar under each label and its figure; in a funnel, also its share of the first."""
    least, most = _extent(chart)
    scale = (WIDTH - 2 * _MARGIN) / (most - least or 1)
    for place, label in enumerate(chart.labels):
        parts = _parts(chart, place)
        y = top + place * _ROW
        figure = amount(sum(value for value, _ in parts), chart)
        canvas.text(WIDTH - _MARGIN, y + 10, figure, side="right", bold=True)
        room = WIDTH - 2 * _MARGIN - width_of(figure, bold=True) - 12
        canvas.text(_MARGIN, y + 10, fitted(label, room))
        base = y + 15
        whole = Box(_MARGIN, base + _THICK - 1, WIDTH - _MARGIN, base + _THICK)
        canvas.bar(whole, RULE)
        ends = list(accumulate((value for value, _ in parts), initial=0))
        for (_, colour), start, end in zip(parts, ends, ends[1:], strict=False):
            left, right = sorted((start - least, end - least))
            box = Box(_MARGIN + left * scale, base, _MARGIN + right * scale, base + _THICK)
            canvas.bar(box, colour)


def _groups(canvas: Canvas, chart: Chart, top: float, row: float) -> None:
    """Under each label a bar of every series with its figure."""
    figures = [[amount(value, chart) for value in series.values] for series in chart.series]
    room = WIDTH - 2 * _MARGIN - max(width_of(each, SMALL) for line in figures for each in line) - 6
    scale = room / max(1, *(value for series in chart.series for value in series.values))
    for place, label in enumerate(chart.labels):
        y = top + place * row
        canvas.text(_MARGIN, y + 10, fitted(label, WIDTH - 2 * _MARGIN))
        for number, series in enumerate(chart.series):
            base, end = y + 15 + number * _NEXT, _MARGIN + max(series.values[place], 0) * scale
            canvas.bar(Box(_MARGIN, base, end, base + _THICK), _colour(number))
            canvas.text(end + 4, base + 9, figures[number][place], size=SMALL)


def _upright(canvas: Canvas, chart: Chart, top: float, language: Language) -> None:
    """Columns, or a line, behind a scale and over labels of which as many are written as there is
    room for."""
    marks = ticks(*_extent(chart))
    words = [_round(mark, chart, language) for mark in marks]
    left = _MARGIN + max(width_of(each, SMALL) for each in words) + 6
    scale = _PLOT / (marks[-1] - marks[0])
    zero = top + _LINE + marks[-1] * scale
    for mark, said in zip(marks, words, strict=True):
        y = zero - mark * scale
        canvas.line([(left, y), (WIDTH - _MARGIN, y)], MUTED if mark == 0 else RULE)
        canvas.text(left - 6, y + 3, said, size=SMALL, colour=MUTED, side="right")
    step = (WIDTH - _MARGIN - left) / len(chart.labels)
    centres = [left + (place + 0.5) * step for place in range(len(chart.labels))]
    if chart.shape == "line":
        _lines(canvas, chart, centres, zero, scale)
    else:
        _columns(canvas, chart, centres, step * 0.72, zero, scale)
    _labels(canvas, chart, centres, top + _LINE + _PLOT + 14)


def _columns(
    canvas: Canvas, chart: Chart, centres: list[float], wide: float, zero: float, scale: float
) -> None:
    for place, centre in enumerate(centres):
        above = below = 0
        parts = _parts(chart, place)
        if _beside(chart):
            each, left = wide / (len(parts) or 1), centre - wide / 2
            for number, (value, colour) in enumerate(parts):
                edges = sorted((zero, zero - value * scale))
                box = Box(left + number * each, edges[0], left + (number + 1) * each, edges[1])
                canvas.bar(box, colour)
            continue
        for value, colour in parts:
            start = above if value > 0 else below
            edges = sorted((zero - start * scale, zero - (start + value) * scale))
            canvas.bar(Box(centre - wide / 2, edges[0], centre + wide / 2, edges[1]), colour)
            above, below = above + max(value, 0), below + min(value, 0)


def _lines(canvas: Canvas, chart: Chart, centres: list[float], zero: float, scale: float) -> None:
    """The lines, with figures at as many points as there is room for, the last ones first."""
    taken: list[Box] = []
    drawn = [
        [(x, zero - value * scale) for x, value in zip(centres, series.values, strict=True)]
        for series in chart.series
    ]
    for number, points in enumerate(drawn):
        canvas.line(points, _colour(number), 1.75)
        canvas.dots(points, _colour(number))
    for series, points in zip(chart.series, drawn, strict=True):
        for place in reversed(range(len(points))):
            _figure(canvas, amount(series.values[place], chart), points, place, taken)


def _figure(
    canvas: Canvas, words: str, points: list[tuple[float, float]], place: int, taken: list[Box]
) -> None:
    """``words`` above a point of a line, on the side where the line is lower, if it is free."""
    x, y = points[place]
    wide = width_of(words, SMALL)
    last = place + 1 == len(points)
    falls = not last and points[place + 1][1] >= y
    left = x - wide / 2 if last else x + 3 if falls else x - wide + 4
    left = min(max(left, _MARGIN), WIDTH - _MARGIN - wide)
    box = Box(left - 3, y - 15, left + wide + 3, y - 4)
    if not any(box.meets(other) for other in taken):
        taken.append(box)
        canvas.text(left, y - 6, words, size=SMALL)


def _labels(canvas: Canvas, chart: Chart, centres: list[float], y: float) -> None:
    """Every label, or every second, third…, whichever fits."""
    words = [fitted(label, WIDTH / 3, SMALL) for label in chart.labels]
    step = centres[1] - centres[0] if len(centres) > 1 else WIDTH
    widest = max(width_of(each, SMALL) for each in words) + 6
    stride = -(-widest // step)
    end = 0.0
    for place, (centre, said) in enumerate(zip(centres, words, strict=True)):
        half = width_of(said, SMALL) / 2
        x = min(max(centre, _MARGIN + half), WIDTH - _MARGIN - half)
        if place % stride == 0 and x - half > end:
            canvas.text(x, y, said, size=SMALL, side="center")
            end = x + half


def _round(mark: int, chart: Chart, language: Language) -> str:
    """A mark of the scale, in words where it is large."""
    if chart.unit == "count":
        return group(mark)
    for size, name in _SCALES:
        if abs(mark) >= size:
            digits = f"{mark / size:.10g}".replace(".", ",")
            sign = "-" if mark < 0 else ""
            return f"{sign}Rp{digits.lstrip('-')} {language.say(f'chart.{name}')}"
    return format_rupiah(mark)


def ticks(least: int, most: int) -> list[int]:
    """A handful of round numbers from ``least`` to ``most`` and a little beyond."""
    most = max(most, least + 1)
    larger = (digits * 10**zeros for zeros in count() for digits in (10, 20, 25, 50))
    step = next(step for step in chain((1, 2, 5), larger) if 4 * step >= most - least)
    return [number * step for number in range(least // step, -(-most // step) + 1)]
