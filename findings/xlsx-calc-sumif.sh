#!/usr/bin/env bash
# xlsx-calc 0.9.2 (npm), which computes the formulas of a workbook read with SheetJS: SUMIF(range,
# criterion, sums) adds up all rows that fit, and its criterion may be ">20000". Totals per village
# are made with it.
# Seen: only the first row of the ranges is looked at. Of two rows of Bengalon the first alone is
# added up (16800 instead of 33600), a village that does not stand first has a total of 0, and so
# has any criterion with a sign. No error is raised; SUMPRODUCT over the same rows is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" xlsx-calc@0.9.2
cd "$work"
node - <<'NODE'
const assert = require('node:assert');
const calculate = require('xlsx-calc');

assert.strictEqual(require('xlsx-calc/package.json').version, '0.9.2');
const rows = [['Bengalon', 16800], ['Kaliorang', 33600], ['Bengalon', 16800]];
function value(formula) {
  const sheet = { '!ref': 'A1:C3', C1: { t: 'n', f: formula } };
  rows.forEach(([village, amount], at) => {
    sheet[`A${at + 1}`] = { t: 's', v: village };
    sheet[`B${at + 1}`] = { t: 'n', v: amount };
  });
  calculate({ SheetNames: ['list'], Sheets: { list: sheet } });
  return sheet.C1.v;
}
const formulas = [
  'SUM(B1:B3)',
  'SUMPRODUCT((A1:A3="Bengalon")*B1:B3)',
  'SUMIF(A1:A3,"Bengalon",B1:B3)',
  'SUMIF(A1:A3,"Kaliorang",B1:B3)',
  'SUMIF(B1:B3,">20000",B1:B3)',
];
const seen = formulas.map(value);
formulas.forEach((formula, at) => console.log(formula, seen[at]));
assert.deepStrictEqual(seen, [67200, 33600, 16800, 0, 0]);
NODE
