#!/usr/bin/env bash
# exceljs 4.4.0 (npm): workbook.csv.readFile brings a list in CSV into a workbook. An identity
# number (NIK, 16 digits) should be in the cell as it is in the file, as those of Kalimantan are.
# Seen: the cells become numbers of JavaScript, whole only up to 9007199254740992. The numbers of
# the six provinces of Papua alone begin with 91 to 96 and lie above: odd ones become even, and two
# people have one number. With the codes of any other province nothing is lost.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" exceljs@4.4.0
cd "$work"
node - <<'NODE'
const assert = require('node:assert');
const fs = require('node:fs');
const { Workbook } = require('exceljs');

const numbers = [
  '6408010101800001',
  '8171010101800003',
  '9171010101800001',
  '9171010101800003',
  '9171010101800004',
  '9371010101800005',
];
fs.writeFileSync('list.csv', ['nik', ...numbers].join('\n'));
new Workbook().csv.readFile('list.csv').then((sheet) => {
  const seen = numbers.map((_, at) => String(sheet.getCell(at + 2, 1).value));
  numbers.forEach((number, at) => console.log(number, 'becomes', seen[at]));
  assert.deepStrictEqual(seen, [
    '6408010101800001',
    '8171010101800003',
    '9171010101800000',
    '9171010101800004',
    '9171010101800004',
    '9371010101800004',
  ]);
});
NODE
