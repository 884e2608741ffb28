#!/usr/bin/env bash
# excelize 0.1.0 (PyPI, the Go library Excelize): calc_cell_value computes a formula without Excel.
# SUMPRODUCT takes whole ranges into its conditions, and offices add up and count with it:
# SUMPRODUCT((A1:A3="Bengalon")*B1:B3) is the sum of all rows of Bengalon, and
# SUMPRODUCT(1/COUNTIF(A1:A3,A1:A3)) the number of villages.
# Seen: of a range in a condition only the first cell is looked at: 16800 instead of 50400, nought
# for a village that does not stand first, half a village of two, and B1:B3*2 is the first row's
# double. No error is raised. Ranges without a sign between them, and SUMIF, are right.
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
    (("Bengalon", 16800), ("Bengalon", 33600), ("Sangatta", 50400)), start=1
):
    book.set_cell_value("Sheet1", f"A{row}", village)
    book.set_cell_value("Sheet1", f"B{row}", dues)
for formula, right, seen in (
    ('SUMIF(A1:A3,"Bengalon",B1:B3)', 50400, 50400),
    ("SUMPRODUCT(B1:B2,B2:B3)", 2257920000, 2257920000),
    ('SUMPRODUCT((A1:A3="Bengalon")*B1:B3)', 50400, 16800),
    ('SUMPRODUCT((A1:A3="Sangatta")*B1:B3)', 50400, 0),
    ('SUMPRODUCT(--(A1:A3="Bengalon"))', 2, 1),
    ("SUMPRODUCT(B1:B3*2)", 201600, 33600),
    ("SUMPRODUCT(1/COUNTIF(A1:A3,A1:A3))", 2, 0.5),
):
    book.set_cell_formula("Sheet1", "D1", formula)
    found = float(book.calc_cell_value("Sheet1", "D1"))
    print(formula, found, "should be", right)
    assert found == seen
PYTHON
