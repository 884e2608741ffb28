"""Native charts, drawn from cells so that they follow them."""

from collections.abc import Sequence

from pekerja_rentan.formats.xlsx.book import Page, without_excel_markup
from pekerja_rentan.presentation.document import Chart

_COLOURS = ("#1F4E78", "#C55A11", "#548235", "#7F6000", "#7030A0", "#3B7D8C")
"""Dark enough on white, and told apart by lightness too."""
_KINDS = {
    "bars": {"type": "column"},
    "stacked": {"type": "column", "subtype": "stacked"},
    "line": {"type": "line"},
    "funnel": {"type": "bar"},
}
_FORMATS = {"rupiah": '[$-421]"Rp"#,##0', "count": "[$-421]#,##0"}
_ROWS, _ONE_PAGE = 15, 60
"""Rows that a chart takes, and up to which a sheet is printed on one page, so that no page cuts
its chart."""


def add_chart(
    page: Page, chart: Chart | None, rows: tuple[int, int], labels: int, columns: Sequence[int],
    axes: tuple[str, str] = ("", ""),
) -> None:  # fmt: skip
    """A chart under its figures on the page: these stand in the first to the last of ``rows``, the
    column ``labels`` beside ``columns`` of numbers, which their headings name. ``axes`` are what
    stands along the labels, and along the numbers."""
    if chart is None or not page.book.draws:
        return
    (first, last), row = rows, page.row + 1
    drawn = page.book.file.add_chart(_KINDS[chart.shape])
    sheet = page.sheet.get_name()
    for number, column in enumerate(columns):
        colour = _COLOURS[number % len(_COLOURS)]
        look = {"line": {"color": colour, "width": 2.25}} if chart.shape == "line" else {}
        look |= {"marker": {"type": "circle", "size": 5, "fill": {"color": colour}}} if look else {}
        drawn.add_series({
            "name": [sheet, first - 1, column],
            "categories": [sheet, first, labels, last, labels],
            "values": [sheet, first, column, last, column],
            "gap": 60,
            **(look or {"fill": {"color": colour}, "border": {"none": True}}),
        })  # fmt: skip
    title = without_excel_markup(chart.title)
    title = f" {title}" if title.startswith("=") else title
    drawn.set_title({"name": title, "name_font": {"size": 11}, "overlay": False})
    axis: dict[str, object] = {
        "num_format": _FORMATS[chart.unit],
        "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
    }
    if all(value >= 0 for each in chart.series for value in each.values):
        axis["min"] = 0
    along = {"name": axes[0], "name_font": {"bold": False}}
    axis |= {"name": axes[1], "name_font": {"bold": False}}
    if chart.shape == "funnel":
        drawn.set_y_axis(along | {"reverse": True})
        drawn.set_x_axis(axis)
    else:
        drawn.set_x_axis(along)
        drawn.set_y_axis(axis)
    drawn.set_legend({"none": True} if len(columns) == 1 else {"position": "bottom"})
    drawn.set_size({"width": 900, "height": 320})
    page.sheet.insert_chart(row, 0, drawn, {"object_position": 2, "description": title})
    if row + _ROWS <= _ONE_PAGE:
        page.sheet.fit_to_pages(1, 1)
