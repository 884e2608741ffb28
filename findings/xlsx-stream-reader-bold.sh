#!/usr/bin/env bash
# xlsx-stream-reader 1.1.1 (npm): a text of which a part is bold or red is stored in pieces, each
# with the blanks at its ends kept (xml:space="preserve"); together they are the text of the cell:
# "SITI AMINAH (alm)" for a name of which the last word, and that she died, were marked.
# Seen: each piece loses its blanks before they are put together: "SITIAMINAH(alm)". The name is
# found on no other list, and a search for " (alm)" finds nobody. Names without marks are right, so
# that tests find nothing. python-calamine 0.9.1 has the blanks.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check xlsxwriter==3.3.1 python-calamine==0.9.1
npm install --silent --no-audit --no-fund --prefix "$work" xlsx-stream-reader@1.1.1
cd "$work"
env/bin/python - <<'PYTHON'
import xlsxwriter
from python_calamine import CalamineWorkbook

book = xlsxwriter.Workbook("daftar.xlsx")
sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
sheet.write_string(0, 0, "BUDI SANTOSO")
sheet.write_rich_string(1, 0, "SITI ", bold, "AMINAH", " (alm)")
book.close()
right = CalamineWorkbook.from_path("daftar.xlsx").get_sheet_by_index(0).to_python()
assert right == [["BUDI SANTOSO"], ["SITI AMINAH (alm)"]]
PYTHON
node - <<'NODE'
const assert = require('node:assert');
const { createReadStream } = require('node:fs');
const Reader = require('xlsx-stream-reader');

const names = [];
const reader = new Reader();
reader.on('error', (error) => {
  console.error(error);
  process.exit(1);
});
reader.on('worksheet', (sheet) => {
  sheet.on('row', (row) => names.push(row.values[1]));
  sheet.process();
});
reader.on('end', () => {
  console.log(names);
  assert.deepStrictEqual(names, ['BUDI SANTOSO', 'SITIAMINAH(alm)']);
});
createReadStream('daftar.xlsx').pipe(reader);
process.on('exit', () => assert.strictEqual(names.length, 2));
NODE
