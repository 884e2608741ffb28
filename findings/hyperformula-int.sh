#!/usr/bin/env bash
# hyperformula 3.5.0 (npm), a spreadsheet engine: INT rounds down; Excel's reference says that
# INT(-8.9) is -9. For a balance below nought INT(balance/rate) tells how many people must come off
# a list.
# Seen: INT(-2.5) is -2, as TRUNC would have it: a shortfall of 42.000 at 16.800 a head takes two
# people off, not three, and the money still does not suffice.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" hyperformula@3.5.0
cd "$work"
node - <<'NODE'
const assert = require('node:assert');
const { HyperFormula } = require('hyperformula');

assert.strictEqual(HyperFormula.version, '3.5.0');
const formulas = ['=INT(2.5)', '=INT(-2.5)', '=INT(-42000/16800)', '=TRUNC(-2.5)'];
const sheet = HyperFormula.buildFromArray([formulas], { licenseKey: 'gpl-v3' });
const seen = formulas.map((_, col) => sheet.getCellValue({ sheet: 0, row: 0, col }));
formulas.forEach((formula, at) => console.log(formula, seen[at]));
assert.deepStrictEqual(seen, [2, -2, -2, -2]);
NODE
