#!/usr/bin/env bash
# @handsontable/formulajs 2.0.2, with which hot-formula-parser computes, and fast-formula-parser
# 1.0.19 (npm): EDATE(date, months) is the same day some months on, or the last day of a month that
# has no such day; Excel and LibreOffice have 28 February 2027 for EDATE(DATE(2026,11,30),3). Ends
# of three months without dues, after which cover is lost, are reckoned with it.
# Seen: the days that February lacks are counted into March: 2 March 2027, and a month before 31
# March is 3 March, in the month it should leave. EOMONTH, and days up to the 28th, are right, so
# that tests with the 15th find nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" \
    hot-formula-parser@4.0.0 @handsontable/formulajs@2.0.2 fast-formula-parser@1.0.19
cd "$work"
node - <<'NODE'
const assert = require('node:assert');
const { Parser } = require('hot-formula-parser');
const FastParser = require('fast-formula-parser');

const versions = ['hot-formula-parser', '@handsontable/formulajs', 'fast-formula-parser'].map(
  (name) => JSON.parse(require('fs').readFileSync(`node_modules/${name}/package.json`)).version,
);
assert.deepStrictEqual(versions, ['4.0.0', '2.0.2', '1.0.19']);
const day = (serial) => new Date((serial - 25569) * 86400000).toISOString().slice(0, 10);
const here = { sheet: 'Data', row: 1, col: 1 };
for (const [formula, right, seen] of [
  ['EDATE(DATE(2026,11,30),3)', '2027-02-28', '2027-03-02'],
  ['EDATE(DATE(2026,1,31),1)', '2026-02-28', '2026-03-03'],
  ['EDATE(DATE(2026,3,31),-1)', '2026-02-28', '2026-03-03'],
  ['EDATE(DATE(2026,1,15),1)', '2026-02-15', '2026-02-15'],
  ['EOMONTH(DATE(2026,11,30),3)', '2027-02-28', '2027-02-28'],
]) {
  const days = [new Parser().parse(formula).result, new FastParser().parse(formula, here)].map(day);
  console.log(formula, days, 'should be', right);
  assert.deepStrictEqual(days, [seen, seen]);
}
NODE
