#!/usr/bin/env bash
# @formulajs/formulajs 4.6.1 (npm), the functions of a spreadsheet for programs: NETWORKDAYS(start,
# end) counts working days, and below nought if the end is the earlier day, which is how a column
# "days late" is made: NETWORKDAYS(paid; due). From Friday, 6 November 2026, back to Monday the 2nd
# it is -5, from the 30th -21, in Excel, LibreOffice and hyperformula.
# Seen: forwards the count is right, backwards it is not: the days between are counted from the
# start onwards. -3 instead of -5, -27 instead of -21, and 0 for two working days. Tests with dates
# in their order find nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" \
    @formulajs/formulajs@4.6.1 hyperformula@3.5.0
cd "$work"
node - <<'NODE'
const assert = require('node:assert');
const { NETWORKDAYS } = require('@formulajs/formulajs');
const { HyperFormula } = require('hyperformula');

const day = (number) => new Date(2026, 10, number);
for (const [start, end, right, seen] of [
  [2, 6, 5, 5],
  [2, 30, 21, 21],
  [6, 2, -5, -3],
  [30, 2, -21, -27],
  [3, 2, -2, 0],
]) {
  const formula = `=NETWORKDAYS(DATE(2026,11,${start}),DATE(2026,11,${end}))`;
  const peer = HyperFormula.buildFromArray([[formula]], { licenseKey: 'gpl-v3' });
  assert.strictEqual(peer.getCellValue({ sheet: 0, row: 0, col: 0 }), right);
  console.log(formula, NETWORKDAYS(day(start), day(end)), 'should be', right);
  assert.strictEqual(NETWORKDAYS(day(start), day(end)), seen);
}
NODE
