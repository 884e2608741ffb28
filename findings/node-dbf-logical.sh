#!/usr/bin/env bash
# node-dbf 0.4.0 and dbfstream 1.0.26 (npm): a logical column of a dBase table (.dbf), such as
# "aktif", holds T or F, and a question mark as long as nothing is known; an amount may be blank.
# Seen: node-dbf answers null for T as for F: nobody on the list is active, nobody is not, and
# texts, amounts and dates are right. To dbfstream, which was made from it, what is not known is
# false, and a blank amount 0: who was not asked yet has left, with an income of nothing. dbfread
# 2.0.7 has True, False and None, and None for the amount.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check dbf==0.99.11 dbfread==2.0.7
npm install --silent --no-audit --no-fund --prefix "$work" node-dbf@0.4.0 dbfstream@1.0.26
cd "$work"
env/bin/python - <<'PYTHON'
import dbf
from dbfread import DBF

people = [("Siti", True, 16800), ("Budi", False, 16800), ("Ani", None, None)]
table = dbf.Table("list.dbf", "nama C(20); aktif L; upah N(12,0)")
with table.open(dbf.READ_WRITE):
    for person in people:
        table.append(person)
assert [tuple(row.values()) for row in DBF("list.dbf")] == people
PYTHON
cat >read.cjs <<'NODE'
const assert = require('node:assert');
const dbfstream = require('dbfstream');
const { default: Parser } = require('node-dbf');

const facts = (row) => [row.NAMA, row.AKTIF, row.UPAH];
const rows = [];
const streamed = [];
const parser = new Parser('list.dbf');
parser.on('record', (row) => rows.push(facts(row)));
parser.on('end', () => {
  console.log('node-dbf', rows);
  assert.deepStrictEqual(rows, [['Siti', null, 16800], ['Budi', null, 16800], ['Ani', null, NaN]]);
  const stream = dbfstream('./list.dbf', 'utf-8');
  stream.on('data', (row) => streamed.push(facts(row)));
  stream.on('end', () => {
    console.log('dbfstream', streamed);
    assert.deepStrictEqual(streamed, [
      ['Siti', true, 16800],
      ['Budi', false, 16800],
      ['Ani', false, 0],
    ]);
    console.log('both read');
  });
});
parser.parse();
NODE
node read.cjs | tee read.txt
grep -qx 'both read' read.txt
