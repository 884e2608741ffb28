#!/usr/bin/env bash
# excelize 0.1.0 (PyPI, the Go library Excelize) and @formulajs/formulajs 4.6.1 (npm) compute
# formulas without Excel: SUM and AVERAGE take the numbers of a range; digits kept as text, such as
# the number of a decree or a family's house in the column of dues, are left out, in Excel and
# LibreOffice.
# Seen: SUM adds such texts up: dues of 16.800 and 33.600 with the text "12" make 50.412, while
# SUMIF(...,">0") and COUNT leave it out. The average is 16.804 in excelize, whose COUNT is 2, and
# 25.200 in formulajs. A total that is right on the screen is another in the program.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check excelize==0.1.0 openpyxl==3.1.5
npm install --silent --no-audit --no-fund --prefix "$work" @formulajs/formulajs@4.6.1
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

import excelize
from openpyxl import Workbook

assert version("excelize") == "0.1.0"
made = Workbook()
for value in (16800, 33600, "12"):
    made.active.append([value])
assert made.active["A3"].data_type == "s"
made.save("dues.xlsx")
book = excelize.open_file("dues.xlsx")
for formula, right, seen in (
    ("SUM(A1:A2)", 50400, 50400),
    ("ISTEXT(A3)", "TRUE", "FALSE"),
    ('SUMIF(A1:A3,">0")', 50400, 50400),
    ("COUNT(A1:A3)", 2, 2),
    ("SUM(A1:A3)", 50400, 50412),
    ("SUBTOTAL(9,A1:A3)", 50400, 50412),
    ("AVERAGE(A1:A3)", 25200, 16804),
):
    book.set_cell_formula("Sheet", "D1", formula)
    found = book.calc_cell_value("Sheet", "D1")
    print("excelize", formula, found, "should be", right)
    assert found == str(seen)
PYTHON
node - <<'NODE'
const assert = require('node:assert');
const { AVERAGE, COUNT, SUM } = require('@formulajs/formulajs');

assert.strictEqual(require('@formulajs/formulajs/package.json').version, '4.6.1');
const range = [[16800], [33600], ['12']];
console.log('formulajs', SUM(range), COUNT(range), AVERAGE(range));
assert.deepStrictEqual([SUM(range), COUNT(range), AVERAGE(range)], [50412, 2, 25200]);
NODE
