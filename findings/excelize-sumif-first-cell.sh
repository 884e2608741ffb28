#!/usr/bin/env bash
# excelize 0.1.0 (PyPI, the Go library Excelize): calc_cell_value computes a formula without Excel.
# SUMIF(range, criterion, sums) takes of sums the first cell alone and the size of range, as Excel's
# reference says: with B1 or B1:B2 for sums, SUMIF(A1:A3,"Bengalon",...) is the same as with B1:B3.
# Formulas written before a list grew are so, and are right in Excel and LibreOffice.
# Seen: what sums lacks counts as nothing: 16.800 with B1:B2 and 0 with B1, instead of 67.200. No
# error is raised. With sums of the same size it is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check excelize==0.1.0
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

import excelize

assert version("excelize") == "0.1.0"
book = excelize.new_file()
for row, (village, dues) in enumerate(
    (("Bengalon", 16800), ("Sangatta", 33600), ("Bengalon", 50400)), start=1
):
    book.set_cell_value("Sheet1", f"A{row}", village)
    book.set_cell_value("Sheet1", f"B{row}", dues)
for sums, seen in (("B1:B3", 67200), ("B1:B2", 16800), ("B1", 0)):
    book.set_cell_formula("Sheet1", "D1", f'SUMIF(A1:A3,"Bengalon",{sums})')
    found = float(book.calc_cell_value("Sheet1", "D1"))
    print(sums, found, "should be", 67200)
    assert found == seen
PYTHON
