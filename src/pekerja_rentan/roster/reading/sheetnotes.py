"""What an answer says of a sheet beside its rows: what its window does not show."""

from collections.abc import Iterator, Sequence

from pekerja_rentan.engine.result import Note, basis
from pekerja_rentan.roster.reading.sheetparts import Looked, spans

_MOST_PLACES = 6
"""Cells, or runs of them, that a note names."""


def said(
    name: str, visible: bool, looked: Looked | None, first: int, height: int
) -> Iterator[Note]:
    """What is hidden in a sheet, or in ``height`` rows of it from ``first`` on, and which cells of
    these say nothing."""
    if not visible:
        yield basis("roster-sheet-hidden", name=name)
    if looked is None:
        return
    if hidden := sum(first <= row < first + height for row in looked.hidden):
        yield basis("roster-rows-hidden", name=name, rows=hidden)
    merged = [span for span in looked.merged if first <= span[1][1] < first + height]
    if merged:
        places = _few([f"{a}{b}:{c}{d}" for (a, b), (c, d) in merged])
        yield basis("roster-merged", name=name, cells=len(merged), places=places)
    for code, cells in (
        ("roster-errors", looked.errors),
        ("roster-formulas", looked.valueless),
    ):
        below = [cell for cell in cells if first <= cell[1] < first + height]
        if below:
            places = _few(spans(below))
            yield basis(code, name=name, cells=len(below), places=places)


def _few(places: Sequence[str]) -> list[str]:
    return [*places[:_MOST_PLACES], *["…"] * (len(places) > _MOST_PLACES)]
