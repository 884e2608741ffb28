#!/usr/bin/env bash
# @formulajs/formulajs 4.6.1 (npm), the functions of a spreadsheet for programs: TEXT(number,
# format) puts numbers into texts. Noughts before the point are digits that must stand there:
# Excel's reference has TEXT(1234,"0000000") as 0001234. Codes of districts and account lines are
# put together so: 6408 and TEXT(1,"00") are 640801.
# Seen: the noughts in front are left out. The district is "64081", the account 5.1.2.2.2.6 instead
# of 5.1.02.02.02.0006. Thousands, decimals and percentages are written as they should be, so that
# tests with amounts find nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" @formulajs/formulajs@4.6.1
cd "$work"
node - <<'NODE'
const assert = require('node:assert');
const { TEXT } = require('@formulajs/formulajs');

assert.strictEqual(require('@formulajs/formulajs/package.json').version, '4.6.1');
for (const [number, format, right, seen] of [
  [1234, '0000000', '0001234', '1234'],
  [1, '00', '01', '1'],
  [6, '0000', '0006', '6'],
  [1612800, '#,##0', '1,612,800', '1,612,800'],
  [1612800.4, '#,##0.00', '1,612,800.40', '1,612,800.40'],
  [0.0054, '0.00%', '0.54%', '0.54%'],
]) {
  console.log(`TEXT(${number},"${format}")`, TEXT(number, format), 'should be', right);
  assert.strictEqual(TEXT(number, format), seen);
}
const account = [1, 2, 2, 2].map((part) => TEXT(part, '00')).join('.');
assert.strictEqual(`5.${account}.${TEXT(6, '0000')}`, '5.1.2.2.2.6');
NODE
