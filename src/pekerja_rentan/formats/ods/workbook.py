"""What ``formats.xlsx.book`` asks of xlsxwriter, by the same names, written as OpenDocument."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from markupsafe import Markup

from pekerja_rentan.files.archives import same_archive
from pekerja_rentan.formats.markup import templates
from pekerja_rentan.formats.ods.formulas import address, open_formula
from pekerja_rentan.formats.ods.styles import Look, cell_look, number_styles

_PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml")
_KIND = "application/vnd.oasis.opendocument.spreadsheet"


class Cell:
    """A cell: its look, by the number of it in the book, and what stands in it."""

    def __init__(self, style: int) -> None:
        self.style = style
        self.value: int | str | None = None
        self.formula = ""
        self.columns = 1
        self.validation = ""


class Sheet:
    """A sheet, its cells by row and column."""

    def __init__(self, book: "Workbook", name: str) -> None:
        self.book, self.name = book, name
        self.rows: dict[int, dict[int, Cell]] = {}
        self.sizes: dict[int, int] = {}
        self.heights: dict[int, float] = {}
        self.repeated = (-1, -1)
        self.frozen, self.is_wide, self.is_shown, self.is_protected = 0, False, True, False

    def get_name(self) -> str:
        return self.name

    def same_for_all(self, *_given: object) -> None:
        """Paper, margins, footer: they stand in the template of styles."""

    set_paper = set_footer = fit_to_pages = hide_gridlines = set_default_row = same_for_all

    def set_margins(self, **_given: float) -> None:
        self.same_for_all()

    def set_landscape(self) -> None:
        self.is_wide = True

    def very_hidden(self) -> None:
        self.is_shown = False

    def protect(self, _password: str, _allowed: object) -> None:
        self.is_protected = True

    def set_column(self, column: int, _last: int, width: int) -> None:
        self.sizes[column] = width

    def set_row(self, row: int, height: float) -> None:
        self.heights[row] = round(height, 1)

    def freeze_panes(self, row: int, _column: int) -> None:
        self.frozen = row

    def repeat_rows(self, first: int, last: int) -> None:
        self.repeated = (first, last)

    def write_blank(self, row: int, column: int, _value: None, look: int = 0) -> Cell:
        """A cell with nothing in it but its look; cells under it in a row stay joined."""
        cells = self.rows.setdefault(row, {})
        joined = cells[column].columns if column in cells else 1
        cells[column] = Cell(look)
        cells[column].columns = joined
        return cells[column]

    def write_number(self, row: int, column: int, value: int, look: int = 0) -> None:
        self.write_blank(row, column, None, look).value = value

    def write_string(self, row: int, column: int, text: str, look: int = 0) -> None:
        self.write_blank(row, column, None, look).value = text

    def write_formula(
        self, row: int, column: int, formula: str, look: int, value: int | str
    ) -> None:
        cell = self.write_blank(row, column, None, look)
        cell.value, cell.formula = value, open_formula(formula)

    def merge_range(
        self, row: int, column: int, _row: int, last: int, _text: str, look: int
    ) -> None:
        """Joins cells of one row."""
        self.write_blank(row, column, None, look).columns = last - column + 1

    def conditional_format(
        self, first: int, column: int, last: int, _column: int, rule: dict[str, Any]
    ) -> None:
        """Cells that look otherwise below zero, the one rule that is asked for."""
        for row in range(first, last + 1):
            cell = self.rows[row][column]
            cell.style = self.book.add_format(
                {**self.book.looks[cell.style], "below": rule["format"]}
            )

    def data_validation(
        self, row: int, column: int, _row: int, _column: int, rule: dict[str, Any]
    ) -> None:
        """Whole numbers between two bounds, the one rule that is asked for."""
        name = f"whole{len(self.book.validations) + 1}"
        self.book.validations[name] = rule
        self.rows[row][column].validation = name

    def headings(self) -> tuple[int, int]:
        """The rows that every printed page begins with: none where formulas stand above them, for
        LibreOffice would take those to be 0 when it opens the file."""
        above = (cell for row, each in self.rows.items() for cell in each.values()
                 if row < self.repeated[0])  # fmt: skip
        return (-1, -1) if any(cell.formula for cell in above) else self.repeated

    def columns(self) -> list[int]:
        """The width of every column in use; 0 for one that nobody has set."""
        ends = [at + cell.columns for row in self.rows.values() for at, cell in row.items()]
        return [self.sizes.get(column, 0) for column in range(max(ends, default=1))]

    def lines(self) -> Iterator[tuple[int, int, list[tuple[int, Cell]]]]:
        """The rows in use, each with the empty ones before it, and its cells likewise."""
        below = 0
        for row in sorted(self.rows):
            cells, after = [], 0
            for column, cell in sorted(self.rows[row].items()):
                if column >= after:  # others are covered by the cell before them
                    cells.append((column - after, cell))
                    after = column + cell.columns
            yield row, row - below, cells
            below = row + 1


class Workbook:
    """Sheets, looks and names, until ``close`` writes them into ``file``."""

    def __init__(self, file: BinaryIO, _options: object) -> None:
        self._file = file
        self.sheets: list[Sheet] = []
        self.looks: list[Look] = [{}]
        self.names: dict[str, str] = {}
        self.validations: dict[str, dict[str, Any]] = {}
        self.properties: dict[str, Any] = {}

    def set_properties(self, properties: dict[str, Any]) -> None:
        self.properties = properties

    def add_worksheet(self, name: str) -> Sheet:
        self.sheets.append(Sheet(self, name))
        return self.sheets[-1]

    def add_format(self, look: Look) -> int:
        """The number of a look."""
        if look not in self.looks:
            self.looks.append(look)
        return self.looks.index(look)

    def define_name(self, name: str, place: str) -> None:
        self.names[name] = address(place)

    def close(self) -> None:
        codes = {look.get("num_format") for look in self.looks} - {None}
        codes |= {"@"} if any("quote_prefix" in look for look in self.looks) else set()
        formats = {str(code): f"N{number}" for number, code in enumerate(sorted(codes, key=str), 1)}
        assets = Path(__file__).parent / "assets"
        environment = templates(assets, trim_blocks=True, lstrip_blocks=True)
        facts = {
            "book": self,
            "formats": formats,
            "numbers": [style for code, n in formats.items() for style in number_styles(n, code)],
            "cell_look": cell_look,
            "paragraphs": paragraphs,
            "widths": sorted({width for sheet in self.sheets for width in sheet.columns()}),
            "heights": sorted({18, *chain(*(sheet.heights.values() for sheet in self.sheets))}),
        }
        made = {name: environment.get_template(name).render(facts) for name in _PARTS}
        self._file.write(same_archive({"mimetype": _KIND, **made}))


def paragraphs(text: str) -> Markup:
    """A text as paragraphs, with every space that stands in it."""
    lines = (_spaced(line) for line in text.split("\n"))
    return Markup("").join(Markup("<text:p>{}</text:p>").format(line) for line in lines)


def _spaced(line: str) -> Markup:
    """OpenDocument takes several spaces for one, and those at an end for none."""
    parts = re.split(r"(^ +| {2,}| +$)", line)
    spaces = Markup('<text:s text:c="{}"/>')
    return Markup("").join(
        part if part.strip(" ") else spaces.format(len(part)) for part in parts if part
    )
