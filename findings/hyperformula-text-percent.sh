#!/usr/bin/env bash
# hyperformula 3.5.0 (npm), a spreadsheet engine: TEXT(number, format) puts numbers into texts. In
# Excel and LibreOffice % takes the number times a hundred: TEXT(0.0054,"0.00%") is "0.54%". Its
# list of differences from Excel says that formats of dates and currencies may need an option.
# Seen: of percentages, which the list does not name, the sign is set behind the number itself: the
# rate of 0,54 percent is "0.01%", half is "1%", 35,05 percent is "0.35%". No error is raised. Cells
# typed as 35.05% are right, as numbers, and so is "0.00" without the sign.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" hyperformula@3.5.0
cd "$work"
node - <<'NODE'
const assert = require('node:assert');
const { HyperFormula } = require('hyperformula');

assert.strictEqual(HyperFormula.version, '3.5.0');
const engine = HyperFormula.buildFromArray([['35.05%']], { licenseKey: 'gpl-v3' });
for (const [formula, right, seen] of [
  ['=A1*100', 35.05, 35.05],
  ['=TEXT(A1*100,"0.00")', '35.05', '35.05'],
  ['=TEXT(A1,"0.00%")', '35.05%', '0.35%'],
  ['=TEXT(0.0054,"0.00%")', '0.54%', '0.01%'],
  ['=TEXT(0.5,"0%")', '50%', '1%'],
]) {
  const found = engine.calculateFormula(formula, 0);
  console.log(formula, found, 'should be', right);
  assert.strictEqual(found, seen);
}
NODE
