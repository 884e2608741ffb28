#!/usr/bin/env bash
# hot-formula-parser 4.0.0 and @fortune-sheet/formula-parser 0.2.13 (npm) compute the formulas of
# tables in a browser: a half is rounded away from nought, on either side: ROUND(16850,-2) is 16900
# and ROUND(-16850,-2) is -16900, in Excel and LibreOffice. A payment and its correction, or
# "bertambah" and "berkurang" of a changed budget, cancel each other.
# Seen: a half below nought is rounded up, to -16800: 100 are left of the two, and ROUND(-16800.5,0)
# is -16800. Amounts above nought are right, so that tests with them find nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" hot-formula-parser@4.0.0 \
    @handsontable/formulajs@2.0.2 @fortune-sheet/formula-parser@0.2.13
cd "$work"
node - <<'NODE'
const assert = require('node:assert');
const { readFileSync } = require('node:fs');

for (const [name, version] of [
  ['hot-formula-parser', '4.0.0'],
  ['@fortune-sheet/formula-parser', '0.2.13'],
]) {
  const { version: found } = JSON.parse(readFileSync(`node_modules/${name}/package.json`));
  assert.strictEqual(found, version);
  const { Parser } = require(name);
  const parser = new Parser();
  for (const [formula, right, seen] of [
    ['ROUND(16850,-2)', 16900, 16900],
    ['ROUND(-16850,-2)', -16900, -16800],
    ['ROUND(16850,-2)+ROUND(-16850,-2)', 0, 100],
    ['ROUND(-16800.5,0)', -16801, -16800],
    ['ROUND(-16800.6,0)', -16801, -16801],
  ]) {
    const { error, result } = parser.parse(formula);
    console.log(name, formula, result, 'should be', right);
    assert.deepStrictEqual([error, result], [null, seen]);
  }
}
NODE
