#!/usr/bin/env bash
# fast-formula-parser 1.0.19 (npm), Excel formulas for programs: FIXED(number, decimals) is the
# number as a text, rounded, with separators; letters are put together with it. FIXED(16800,0) is
# "16,800" in Excel.
# Seen: without decimals, as Rupiah are written, nothing but a point is left: "." for any amount,
# "(.)" for -16800. With two decimals the amount is there: "16,800.00".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" fast-formula-parser@1.0.19
cd "$work"
node - <<'NODE'
const assert = require('node:assert');
const FormulaParser = require('fast-formula-parser');

assert.strictEqual(require('fast-formula-parser/package.json').version, '1.0.19');
const parser = new FormulaParser();
const formulas = ['FIXED(16800,2)', 'FIXED(16800,0)', 'FIXED(1612800000,0)', 'FIXED(-16800,0)'];
const seen = formulas.map((formula) => parser.parse(formula));
formulas.forEach((formula, at) => console.log(formula, seen[at]));
assert.deepStrictEqual(seen, ['16,800.00', '.', '.', '(.)']);
NODE
