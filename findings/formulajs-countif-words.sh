#!/usr/bin/env bash
# @formulajs/formulajs 4.6.1 (npm), the functions of a spreadsheet for programs: COUNTIF, SUMIF,
# COUNTIFS and SUMIFS do not tell capitals from small letters, and * in their criterion stands for
# any letters, in Excel. Lists have "Bengalon" beside "BENGALON", and "Nelayan*" for all fishermen.
# Seen: only the very same letters are equal, and a criterion with * fits nothing: of three people
# of one village one is counted, her dues alone are added up, and of all fishermen none. No error is
# raised. MATCH and VLOOKUP of the same package find "BENGALON" and "Beng*", and numbers with signs
# (">16800") are right, so that tests with amounts find nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" @formulajs/formulajs@4.6.1
cd "$work"
node - <<'NODE'
const assert = require('node:assert');
const formulas = require('@formulajs/formulajs');

assert.strictEqual(require('@formulajs/formulajs/package.json').version, '4.6.1');
const villages = [['Bengalon'], ['BENGALON'], ['bengalon'], ['Sangatta']];
const works = [['Nelayan kecil'], ['Nelayan buruh'], ['Petani'], ['Petani']];
const dues = [[16800], [33600], [16800], [50400]];
for (const [name, values, right, seen] of [
  ['MATCH', ['BENGALON', ['Bengalon'], 0], 1, 1],
  ['VLOOKUP', ['bengalon', [['Bengalon', 16800]], 2, false], 16800, 16800],
  ['MATCH', ['Beng*', ['Bengalon'], 0], 1, 1],
  ['COUNTIF', [dues, '>16800'], 2, 2],
  ['COUNTIF', [villages, 'Bengalon'], 3, 1],
  ['SUMIF', [villages, 'Bengalon', dues], 67200, 16800],
  ['COUNTIFS', [villages, 'Bengalon'], 3, 1],
  ['SUMIFS', [dues, villages, 'Bengalon'], 67200, 16800],
  ['COUNTIF', [works, 'Nelayan*'], 2, 0],
  ['SUMIF', [works, 'Nelayan*', dues], 50400, 0],
]) {
  const found = formulas[name](...values);
  console.log(name, found, 'should be', right);
  assert.strictEqual(found, seen);
}
NODE
