#!/usr/bin/env bash
# convert-excel-to-json 1.7.0 (npm): the date 12 August 1980 in a workbook has neither hour nor
# zone; on a computer anywhere it should come as that day, as it does where the clock is UTC.
# Seen: with the clock of Jakarta, Makassar or Jayapura it comes some seconds before midnight of 11
# August: local years, months and days, and toISOString all tell the day before. Every birth date of
# a list is wrong by a day in Indonesia, and right on a server in UTC.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check openpyxl==3.1.5
npm install --silent --no-audit --no-fund --prefix "$work" convert-excel-to-json@1.7.0
cd "$work"
env/bin/python - <<'PYTHON'
from datetime import date

from openpyxl import Workbook

workbook = Workbook()
workbook.active.append(["lahir"])
workbook.active.append([date(1980, 8, 12)])
workbook.save("list.xlsx")
PYTHON
cat > read.js <<'NODE'
const assert = require('node:assert');
const read = require('convert-excel-to-json');

assert.strictEqual(require('convert-excel-to-json/package.json').version, '1.7.0');
const born = Object.values(read({ sourceFile: 'list.xlsx' }))[0][1].A;
const seen = [born.getFullYear(), born.getMonth() + 1, born.getDate(), born.getHours()].join(' ');
console.log(process.env.TZ, seen, born.toISOString());
assert.strictEqual(seen, process.argv[2]);
NODE
TZ=UTC node read.js '1980 8 12 0'
for zone in Jakarta Makassar Jayapura; do
    TZ=Asia/$zone node read.js '1980 8 11 23'
done
