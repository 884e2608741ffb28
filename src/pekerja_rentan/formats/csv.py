"""CSV: every column, integers without marks, a text that a spreadsheet would run made harmless."""

from typing import Any

from pekerja_rentan.files import excel_csv
from pekerja_rentan.files.formula_escape import escape_formula, rows
from pekerja_rentan.language import masked
from pekerja_rentan.presentation.answer import Presentation


def write(shown: Presentation, *_: object, **__: object) -> str:
    """All blocks under one header: those whose sheets have the columns of the first."""
    columns = shown.flat[0].sheet.columns
    cells = [[_cell(column.key) for column in columns]]
    for block in shown.flat:
        for row in block.sheet.rows if block.sheet.columns == columns else ():
            cells.append([_cell(row.cells.get(column.key)) for column in columns])
    if excel_csv.is_asked():
        return excel_csv.MARK + excel_csv.rows(cells)
    return rows(cells)


def _cell(value: Any) -> Any:
    return escape_formula(masked(value)) if isinstance(value, str) else value
