"""The picture that ``--plot`` asks for: the first chart of an answer, in a file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pekerja_rentan.cli.extras import require_extra
from pekerja_rentan.cli.locale import language
from pekerja_rentan.errors import InputError, extra_required, nearest

if TYPE_CHECKING:
    from pekerja_rentan.engine.result import Result

PACKAGES = {".svg": ("drawsvg", "PIL"), ".png": ("drawsvg", "PIL", "resvg_py")}
"""What each kind of picture needs to be installed."""


def refuse_plot(plot: str | None) -> None:
    """Refuses a picture of a kind that is not drawn, or cannot be drawn here, before
    anything is reckoned. Raises InputError."""
    if plot is None:
        return
    suffix = Path(plot).suffix.lower()
    if suffix not in PACKAGES:
        near, known = nearest(suffix, PACKAGES), tuple(PACKAGES)
        raise InputError("plot-suffix", path=plot, suffix=suffix, known=known, near=near)
    require_extra("report", PACKAGES[suffix])


def picture(result: Result, plot: str) -> str | bytes:
    """The picture of an answer, of the kind that the suffix of ``plot`` says. Raises InputError for
    an answer that has none."""
    from pekerja_rentan.report.contents import document_of

    charts = document_of(result, language()).charts
    if not charts:
        raise InputError("plot-nothing", path=plot)
    with extra_required("report"):
        from pekerja_rentan.report.picture import write

    return write(charts[0], language(), "png" if Path(plot).suffix.lower() == ".png" else "svg")
