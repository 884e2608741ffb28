#!/usr/bin/env bash
# @formulajs/formulajs 4.6.1 (npm), the functions of a spreadsheet for programs: NUMBERVALUE(text,
# ",", ".") reads an amount as written in Indonesia, in any spreadsheet; "1.612.800" is 1612800.
# Seen: only the first point is taken out. "16.800" is right, but "1.612.800" is 1612.8, a
# thousandth of the amount, without a word; "1.612.800,50" and "1.612.800.000" are NaN. Tests with
# amounts under a million find nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" @formulajs/formulajs@4.6.1
cd "$work"
node - <<'NODE'
const assert = require('node:assert');
const { NUMBERVALUE } = require('@formulajs/formulajs');

const texts = ['16.800', '16.800,50', '1.612.800', '1.612.800,50', '1.612.800.000'];
const seen = texts.map((text) => NUMBERVALUE(text, ',', '.'));
texts.forEach((text, at) => console.log(text, seen[at]));
assert.deepStrictEqual(seen, [16800, 16800.5, 1612.8, NaN, NaN]);
NODE
