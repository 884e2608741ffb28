#!/usr/bin/env bash
# pyexcel-ods3 0.6.1: a cell of an .ods file with the number 16800 is a number, whatever its format;
# one in the format Currency (Rp) holds the same value and the currency's code beside it
# (OpenDocument 1.3, office:value and office:currency).
# Seen: amounts in Rupiah come as texts, "16800 IDR", and "-16800.5 IDR" with a point, while
# percentages and plain numbers come as numbers. A total over the column is refused or, if only
# numbers are added up, misses those rows.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check pyexcel-ods3==0.6.1 odfpy==1.4.1
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from pyexcel_ods3 import get_data

assert version("pyexcel-ods3") == "0.6.1"
document = OpenDocumentSpreadsheet()
table = Table(name="list")
document.spreadsheet.addElement(table)
for cell in (
    TableCell(valuetype="float", value="16800"),
    TableCell(valuetype="percentage", value="0.35"),
    TableCell(valuetype="currency", currency="IDR", value="16800"),
    TableCell(valuetype="currency", currency="IDR", value="-16800.5"),
):
    row = TableRow()
    row.addElement(cell)
    table.addElement(row)
document.save("list.ods")
seen = [value for row in get_data("list.ods")["list"] for value in row]
print(seen)
assert seen == [16_800, 0.35, "16800 IDR", "-16800.5 IDR"]
PYTHON
