#!/usr/bin/env bash
# tablib 3.10.0 with odfpy 1.4.1: a number in an .ods file is in office:value; the text beside it is
# only how it looks (OpenDocument 1.3). In LibreOffice set to Indonesian, with points between
# thousands, 16800 looks like "16.800".
# Seen: the text is made a number, not the value: 16800 is read as 16.8 and 168.000 as 168, a
# thousandth; 35.05 shown without decimals as 35. Without a format the text is the value, so that
# tests find nothing, and python-calamine 0.9.1 reads the values.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check \
    tablib==3.10.0 odfpy==1.4.1 python-calamine==0.9.1
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version
from pathlib import Path

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook
from tablib import Dataset

assert version("tablib") == "3.10.0"
table = Table(name="Iuran")
row = TableRow()
heading = TableCell(valuetype="string")
heading.addElement(P(text="iuran"))
row.addElement(heading)
table.addElement(row)
for value, shown in ((16800, "16.800"), (168000, "168.000"), (35.05, "35"), (16800, "16800")):
    cell = TableCell(valuetype="float", value=value)
    cell.addElement(P(text=shown))
    row = TableRow()
    row.addElement(cell)
    table.addElement(row)
document = OpenDocumentSpreadsheet()
document.spreadsheet.addElement(table)
document.save("iuran.ods")

right = CalamineWorkbook.from_path("iuran.ods").get_sheet_by_index(0).to_python()[1:]
assert right == [[16800], [168000], [35.05], [16800]]
read = Dataset().load(Path("iuran.ods").read_bytes(), format="ods")["iuran"]
print(read, "should be", [value for (value,) in right])
assert read == [16.8, 168.0, 35.0, 16800.0]
PYTHON
