"""CSV for an Excel that is set to Indonesian and opens it by a double click: semicolons between the
cells, a comma before decimals, and as a formula whatever Excel would make another thing of, such as
a NIK (a rounded number), ``0812…`` (a number without its zero), ``64.08`` (a time), ``2024-01``.

It is written where ``RENTAN_CSV`` says ``excel``. Programs are better off with plain CSV.
"""

import os
import re
from collections.abc import Iterable
from typing import Any

from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.files import formula_escape

SEPARATOR = ";"
END = "\r\n"
MARK = "\ufeff"
"""By which Excel knows UTF-8."""
CHANGED = r"^[-+(.,]*[0-9]"
"""What Excel may take for a number or a day."""
KEPT = r"^-?(?:0|[1-9][0-9]{0,14})$"
"""Of these texts those that it keeps as they are: it knows 15 digits."""
LONGEST = 250
"""Letters of a text in a formula; Excel takes 255."""
_KINDS = ("plain", "excel")


def is_asked() -> bool:
    """Whether ``RENTAN_CSV`` asks for it. Raises InputError for a word that means no kind."""
    asked = os.environ.get("RENTAN_CSV") or "plain"
    if asked not in _KINDS:
        raise InputError("csv-kind", name=asked, near=nearest(asked, _KINDS), known=_KINDS)
    return asked == "excel"


def rows(cells: Iterable[Iterable[Any]]) -> str:
    """Rows of values; ``MARK`` goes before the first."""
    return formula_escape.rows((map(cell, row) for row in cells), SEPARATOR, END)


def cell(value: Any) -> Any:
    """A value of Python as a cell: a number with a comma, a text that Excel leaves alone."""
    if isinstance(value, str):
        text = formula_escape.escape_formula(value, SEPARATOR)
        changed = re.match(CHANGED, text) and not re.match(KEPT, text) and len(text) <= LONGEST
        return as_text(text) if changed else text
    if isinstance(value, int) or value is None:
        return as_text(str(value)) if value is not None and abs(value) >= 10**15 else value
    return str(value).replace(".", ",")


def as_text(text: str) -> str:
    """A formula that gives a text."""
    quoted = text.replace('"', '""')
    return f'="{quoted}"'
