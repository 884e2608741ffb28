"""Text between separators (CSV, TSV) that no spreadsheet runs, whatever it takes for a separator.

Excel parts a file by the separator of the reader's country: a comma in English, a semicolon in
Indonesian. By another separator than the file's own, quotes within a line mean nothing, so that a
cell such as ``;=1+1;`` falls apart and its middle is a formula; a line break in a cell begins a
row. So an apostrophe goes before every sign that begins a formula, at the start of a cell and
behind whatever may begin one; and a cell that holds anything of that kind is quoted.
"""

import csv
import re
from collections.abc import Iterable
from typing import Any

BREAKS = "\n\r\v\f\x85\u2028\u2029"
"""What somebody takes for the end of a row."""
_BETWEEN = ",;\t|"
"""What spreadsheets take for the end of a cell."""

_RUN = "=@＝＠"
_COUNT = "+＋－-"
"""Full-width signs begin formulas where Chinese and Japanese are written."""
FORMULA = rf"^ *(?:[{_RUN}\t{BREAKS}]|[{_COUNT}][0-9 .,+-]*[^0-9 .,+-])"
"""A cell that a spreadsheet would run, or that begins with what it drops; blanks before it are
dropped by who says so when a file is opened. A telephone number, an amount and a lone dash are left
alone."""

_SIGN = rf"([\" ]*)([{_RUN}{_COUNT}])"


def parting(separator: str) -> str:
    """The characters at which a cell may fall apart, though not by the file's own separator, as a
    class of a regular expression."""
    return rf"[{_BETWEEN.replace(separator, '')}{BREAKS}]"


def begun_within(separator: str) -> str:
    """What may begin a formula within a cell of a file with ``separator``: groups 1 and 2 stand
    before the apostrophe, group 3 behind."""
    return rf"({parting(separator)}){_SIGN}"


def escape_formula(text: str, separator: str = ",") -> str:
    """``text`` with an apostrophe before whatever a spreadsheet would run; numbers stay as they
    are."""
    if text.isalnum():
        return text
    text = re.sub(begun_within(separator), r"\1\2'\3", text)
    return f"'{text}" if re.match(FORMULA, text) else text


def rows(cells: Iterable[Iterable[Any]], separator: str = ",", end: str = "\n") -> str:
    """Rows of cells, each with its ``end``: text as it is, quoted where it must be, None as
    nothing."""
    lines = _Lines()
    # the writer quotes every cell that holds a part of the end of a line as it is told that; Python
    # 3.13 takes none with the separator in it, for which cells are quoted anyhow
    marks = (BREAKS + _BETWEEN).replace(separator, "")
    csv.writer(lines, delimiter=separator, lineterminator=marks).writerows(cells)
    return "".join(f"{line.removesuffix(marks)}{end}" for line in lines)


class _Lines(list[str]):
    """A file whose lines are kept one by one."""

    write = list.append
