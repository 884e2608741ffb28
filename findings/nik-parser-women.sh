#!/usr/bin/env bash
# nik-parser 1.0.1 (npm): in an identity number (NIK) 40 is added to the day of birth of a woman (PP
# 37/2007, art. 37), so that it is 41 to 71; kelamin() tells 'pria' or 'wanita', lahir() the date.
# Seen: the 40 is never taken off. Day 52 of August 1980 becomes 21 September, and as the day of
# that date is below 40, every woman is answered with 'pria'. isValid() is true.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" nik-parser@1.0.1
cd "$work"
node - <<'NODE'
const assert = require('node:assert');
const { nikParser } = require('nik-parser');

assert.strictEqual(require('nik-parser/package.json').version, '1.0.1');
const seen = ['6408011208800001', '6408015208800001'].map((number) => {
  const person = nikParser(number);
  const born = person.lahir();
  const date = [born.getDate(), born.getMonth() + 1, born.getFullYear()];
  return [person.isValid(), person.kelamin(), ...date];
});
console.log('a man, born on 12 August 1980:', ...seen[0]);
console.log('a woman, born on 12 August 1980:', ...seen[1]);
assert.deepStrictEqual(seen, [
  [true, 'pria', 12, 8, 1980],
  [true, 'pria', 21, 9, 1980],
]);
NODE
