#!/usr/bin/env bash
# dbf-reader 1.0.3 (npm): a date in a table of dBase (.dbf) is eight digits, 19611129 for 29
# November 1961, and should be read as that day. Where an amount is blank, nothing is known.
# Seen: every date is a month late: 29 December 1961; 12 December 1980 is 12 January 1981, and 31
# August, as September is shorter, 1 October. Whoever is 65 this month is 64 for another. A blank
# amount is 0, an income of nothing. dbffile 1.13.0 reads both as they are.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check dbf==0.99.11
npm install --silent --no-audit --no-fund --prefix "$work" dbf-reader@1.0.3 dbffile@1.13.0
cd "$work"
env/bin/python - <<'PYTHON'
from datetime import date

import dbf

table = dbf.Table("daftar.dbf", "nama C(20); lahir D; income N(12,0)")
with table.open(dbf.READ_WRITE):
    table.append(("Siti", date(1961, 11, 29), 900000))
    table.append(("Budi", date(1980, 12, 12), None))
    table.append(("Ali", date(1961, 8, 31), None))
PYTHON
node - <<'NODE'
const assert = require('node:assert');
const { readFileSync } = require('node:fs');
const { Dbf } = require('dbf-reader');
const { DBFFile } = require('dbffile');

DBFFile.open('daftar.dbf').then((file) => file.readRecords()).then((right) => {
  const days = right.map((row) => row.LAHIR.toISOString().slice(0, 10));
  assert.deepStrictEqual(days, ['1961-11-29', '1980-12-12', '1961-08-31']);
  assert.deepStrictEqual(right.map((row) => row.INCOME), [900000, null, null]);

  const { rows } = Dbf.read(readFileSync('daftar.dbf'));
  const seen = rows.map(({ LAHIR: day, INCOME: income }) => [
    day.getFullYear(), day.getMonth() + 1, day.getDate(), income,
  ]);
  console.log(seen);
  assert.deepStrictEqual(seen, [
    [1961, 12, 29, 900000], [1981, 1, 12, 0], [1961, 10, 1, 0],
  ]);
}).catch((error) => {
  console.error(error);
  process.exit(1);
});
NODE
