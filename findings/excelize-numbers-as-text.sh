#!/usr/bin/env bash
# excelize 0.1.0 (PyPI) and excelize-wasm 0.1.3 (npm), the Go library Excelize for other languages:
# calc_cell_value computes a formula without Excel. A card number (KPJ, 11 digits) or an identity
# number (16) is kept as text, and COUNTIF(A2:A5,A2), with which offices look for people who are
# twice on a list, counts texts that are equal: 1 for one, 2 for a double.
# Seen: 0 for every such number. The criterion is taken for a number, which no text equals, so there
# are no doubles, nobody is on any list, and SUMIF and SUMIFS add up nothing. With "H-12" instead of
# digits, or "640801*", the count is right, and VLOOKUP finds the same numbers.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check excelize==0.1.0
npm install --silent --no-audit --no-fund --prefix "$work" excelize-wasm@0.1.3
cd "$work"
cat >case.json <<'JSON'
{
  "rows": [
    ["kpj", "nik", "kode", "iuran"],
    ["26010000011", "6408010101800001", "H-11", 16800],
    ["26010000029", "6408014508850001", "H-12", 16800],
    ["26010000029", "6408014508850001", "H-12", 16800]
  ],
  "seen": {
    "COUNTIF(C2:C4,C3)": "2",
    "COUNTIF(B2:B4,\"640801*\")": "3",
    "VLOOKUP(A3,A2:D4,4,FALSE)": "16800",
    "COUNTIF(A2:A4,A2)": "0",
    "COUNTIF(A2:A4,A3)": "0",
    "COUNTIF(B2:B4,B3)": "0",
    "COUNTIFS(A2:A4,A3)": "0",
    "SUMIF(C2:C4,C3,D2:D4)": "33600",
    "SUMIF(A2:A4,A3,D2:D4)": "0",
    "SUMIFS(D2:D4,B2:B4,B3)": "0"
  }
}
JSON
env/bin/python - <<'PYTHON'
import json
from importlib.metadata import version
from pathlib import Path

import excelize

assert version("excelize") == "0.1.0"
case = json.loads(Path("case.json").read_text())
book = excelize.new_file()
for number, row in enumerate(case["rows"], 1):
    for letter, value in zip("ABCD", row, strict=True):
        book.set_cell_value("Sheet1", f"{letter}{number}", value)
for formula, seen in case["seen"].items():
    book.set_cell_formula("Sheet1", "H1", formula)
    found = book.calc_cell_value("Sheet1", "H1")
    print("excelize", formula, found)
    assert found == seen
PYTHON
node - <<'NODE'
const assert = require('node:assert');
const { init } = require('excelize-wasm');
const { rows, seen } = require('./case.json');

init('./node_modules/excelize-wasm/excelize.wasm.gz').then((excelize) => {
  const book = excelize.NewFile();
  rows.forEach((row, number) => row.forEach((value, place) => {
    book.SetCellValue('Sheet1', 'ABCD'[place] + (number + 1), value);
  }));
  for (const [formula, expected] of Object.entries(seen)) {
    book.SetCellFormula('Sheet1', 'H1', formula);
    const { value, error } = book.CalcCellValue('Sheet1', 'H1');
    console.log('excelize-wasm', formula, value);
    assert.deepStrictEqual([value, error], [expected, null]);
  }
  process.exit(0);
}).catch((error) => {
  console.error(error);
  process.exit(1);
});
NODE
