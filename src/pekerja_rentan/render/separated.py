"""CSV: every column, integers without marks, a text that a spreadsheet would run made harmless."""

import csv
import io
from typing import Any

from pekerja_rentan.language import masked
from pekerja_rentan.render.sheet import Answer


def as_csv(answer: Answer) -> str:
    """All blocks under one header: those whose sheets have the columns of the first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    columns = answer.blocks[0].sheet.columns
    writer.writerow(column.key for column in columns)
    for block in answer.blocks:
        for row in block.sheet.rows if block.sheet.columns == columns else ():
            writer.writerow(harmless(row.cells.get(column.key)) for column in columns)
    return out.getvalue()


def harmless(value: Any) -> Any:
    """Text with NIKs masked; one that begins like a formula gets an apostrophe, which spreadsheets
    take off again."""
    if not isinstance(value, str):
        return value
    text = masked(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
