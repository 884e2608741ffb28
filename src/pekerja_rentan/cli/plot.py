"""The picture that ``--plot`` asks for: the first chart of an answer, in a file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pekerja_rentan.cli.locale import language
from pekerja_rentan.errors import InputError, extra_required, nearest, require_extra
from pekerja_rentan.formats import PICTURES

if TYPE_CHECKING:
    from pekerja_rentan.presentation.answer import Presentation


def refuse_plot(plot: str) -> None:
    """Refuses a picture of a kind that is not drawn, or cannot be drawn here, before
    anything is reckoned. Raises InputError."""
    suffix = Path(plot).suffix.lower()
    if suffix not in PICTURES:
        near, known = nearest(suffix, PICTURES), tuple(PICTURES)
        raise InputError("plot-suffix", path=plot, suffix=suffix, known=known, near=near)
    require_extra("report", PICTURES[suffix])


def picture(shown: Presentation, plot: str) -> str | bytes:
    """The picture of an answer, of the kind that the suffix of ``plot`` says. Raises InputError for
    an answer that has none."""
    charts = shown.document.charts
    if not charts:
        raise InputError("plot-nothing", path=plot)
    with extra_required("report"):
        from pekerja_rentan.formats.svg.picture import write

    return write(charts[0], language(), "png" if Path(plot).suffix.lower() == ".png" else "svg")
