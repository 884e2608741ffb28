#!/usr/bin/env bash
# hot-formula-parser 4.0.0 and @fortune-sheet/formula-parser 0.2.13 (npm) compute the formulas of
# tables in a browser: = does not tell capitals from small letters, in Excel and LibreOffice; that
# is left to EXACT. In a list one office types "ya", another "YA".
# Seen: they are unlike: IF("YA"="ya",16800,0) is 0, and "BENGALON"="Bengalon" FALSE, so that the
# dues of whoever was typed in capitals are not reckoned, and "<>" finds changes where there are
# none. No error is raised.
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
    ['IF("ya"="ya",16800,0)', 16800, 16800],
    ['IF("YA"="ya",16800,0)', 16800, 0],
    ['"BENGALON"="Bengalon"', true, false],
    ['"BENGALON"<>"Bengalon"', false, true],
  ]) {
    const { error, result } = parser.parse(formula);
    console.log(name, formula, result, 'should be', right);
    assert.deepStrictEqual([error, result], [null, seen]);
  }
}
NODE
