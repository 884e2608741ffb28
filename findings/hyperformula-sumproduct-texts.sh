#!/usr/bin/env bash
# hyperformula 3.5.0 (npm), a spreadsheet engine: SUMPRODUCT(dues, months) takes cells that are no
# numbers as nought, by Excel's reference and in LibreOffice; digits kept as text, such as "12" for
# the number of a house among the months, add nothing.
# Seen: they are reckoned as numbers. 16.800 for 2 months and 16.800 beside the text "12" make
# 235.200 instead of 33.600. ISTEXT is TRUE for the cell and SUM leaves it out, so that two formulas
# disagree about one list. No error is raised.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" hyperformula@3.5.0
cd "$work"
node - <<'NODE'
const assert = require('node:assert');
const { HyperFormula } = require('hyperformula');

assert.strictEqual(HyperFormula.version, '3.5.0');
const rows = [[16800, 2], [16800, "'12"]];
const engine = HyperFormula.buildFromArray(rows, { licenseKey: 'gpl-v3' });
for (const [formula, right, seen] of [
  ['=ISTEXT(B2)', true, true],
  ['=SUM(B1:B2)', 2, 2],
  ['=SUMPRODUCT(A1:A2,B1:B2)', 33600, 235200],
]) {
  const found = engine.calculateFormula(formula, 0);
  console.log(formula, found, 'should be', right);
  assert.strictEqual(found, seen);
}
NODE
