#!/usr/bin/env bash
# shapefile 0.6.6 and parsedbf 2.0.0 (npm; shpjs reads with it): in a table of dBase (.dbf), in
# which offices of statistics give out lists, a row that was deleted stays in the file until it is
# packed, with an asterisk in its first byte; a row that counts has a blank there.
# Seen: the byte is passed over. Who was taken off the list is on it again, with nothing to tell the
# row from others, and the dues are one too many. dbfread 2.0.7 has one row, dbffile 1.13.0, too.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check dbf==0.99.11 dbfread==2.0.7
npm install --silent --no-audit --no-fund --prefix "$work" \
    shapefile@0.6.6 parsedbf@2.0.0 dbffile@1.13.0
cd "$work"
env/bin/python - <<'PYTHON'
from pathlib import Path

import dbf
from dbfread import DBF

table = dbf.Table("daftar.dbf", "nama C(20); iuran N(12,0)")
with table.open(dbf.READ_WRITE):
    for name in ("Siti", "Budi"):
        table.append((name, 16800))
assert [row["NAMA"] for row in DBF("daftar.dbf")] == ["Siti", "Budi"]
file = Path("daftar.dbf")
file.write_bytes(file.read_bytes().replace(b" Budi", b"*Budi"))
assert [row["NAMA"] for row in DBF("daftar.dbf")] == ["Siti"]
PYTHON
cat >read.mjs <<'NODE'
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { DBFFile } from 'dbffile';
import parsedbf from 'parsedbf';
import { openDbf } from 'shapefile';

const right = await (await DBFFile.open('daftar.dbf')).readRecords();
assert.deepStrictEqual(right.map((row) => row.NAMA), ['Siti']);

const both = [{ NAMA: 'Siti', IURAN: 16800 }, { NAMA: 'Budi', IURAN: 16800 }];
const rows = [];
const source = await openDbf('daftar.dbf');
for (let next = await source.read(); !next.done; next = await source.read()) rows.push(next.value);
console.log('shapefile', rows);
assert.deepStrictEqual(rows, both);

const bytes = readFileSync('daftar.dbf');
const parsed = parsedbf(new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
console.log('parsedbf', parsed);
assert.deepStrictEqual(parsed.map((row) => ({ ...row })), both);
NODE
node read.mjs
