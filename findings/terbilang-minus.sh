#!/usr/bin/env bash
# Three npm packages for amounts in Indonesian words: terbilang-ts 2.1.0,
# @develoka/angka-terbilang-js 1.4.2, written-number 0.11.1 (lang id). The column
# "bertambah/(berkurang)" of a changed budget holds negative amounts; -16.800 is "minus enam belas
# ribu delapan ratus", or should be refused.
# Seen: terbilang-ts drops the minus, angka-terbilang-js takes it for a digit (-16.800 begins with
# "ratus", -1.000 is " puluh satu ribu"), written-number answers with nothing, and says 1.500,50 as
# 1.501. Nought is nothing to terbilang-ts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" \
    terbilang-ts@2.1.0 @develoka/angka-terbilang-js@1.4.2 written-number@0.11.1
cd "$work"
node - <<'NODE'
const assert = require('node:assert');

const packages = {
  'terbilang-ts': require('terbilang-ts').default,
  'angka-terbilang-js': require('@develoka/angka-terbilang-js'),
  'written-number': (number) => require('written-number')(number, { lang: 'id' }),
};
const seen = {};
for (const [name, words] of Object.entries(packages)) {
  seen[name] = [16800, -16800, -1000].map((number) => words(number));
  console.log(name, JSON.stringify(seen[name]));
}
assert.deepStrictEqual(seen, {
  'terbilang-ts': ['Enam Belas Ribu Delapan Ratus', 'Enam Belas Ribu Delapan Ratus', 'Seribu'],
  'angka-terbilang-js': [
    'enam belas ribu delapan ratus',
    ' ratus enam belas ribu delapan ratus',
    ' puluh satu ribu',
  ],
  'written-number': ['enam belas ribu delapan ratus', '', ''],
});
assert.strictEqual(packages['written-number'](1500.5), 'seribu lima ratus satu');
assert.strictEqual(packages['terbilang-ts'](0), '');
NODE
