#!/usr/bin/env bash
# pandas 3.0.6 with odfpy 1.4.1: a cell of an .ods file that says yes or no, such as the column
# "aktif", has its value in office:boolean-value (OpenDocument 1.3), and the text beside it is only
# how it looks: LibreOffice set to Indonesian writes BENAR and SALAH.
# Seen: the text is read, not the value, and all but "TRUE" is False: a column of BENAR comes out as
# False throughout, so that nobody on the list is active. Numbers, percentages and dates of the same
# file are taken from their values; python-calamine 0.9.1 reads the booleans, too.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check \
    pandas==3.0.6 odfpy==1.4.1 python-calamine==0.9.1
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

assert (version("pandas"), version("odfpy")) == ("3.0.6", "1.4.1")
document = OpenDocumentSpreadsheet()
sheet = Table(name="Data")
document.spreadsheet.addElement(sheet)
for value, shown in (("true", "BENAR"), ("false", "SALAH"), ("true", "TRUE")):
    row = TableRow()
    sheet.addElement(row)
    for cell in (
        TableCell(valuetype="boolean", booleanvalue=value),
        TableCell(valuetype="percentage", value="0.0054"),
    ):
        cell.addElement(P(text=shown if cell.getAttribute("booleanvalue") else "0,54%"))
        row.addElement(cell)
document.save("list.ods")

seen = {
    engine: pandas.read_excel("list.ods", engine=engine, header=None)[0].tolist()
    for engine in ("odf", "calamine")
}
print(seen)
assert seen["calamine"] == [True, False, True]
assert seen["odf"] == [False, False, True]
assert pandas.read_excel("list.ods", engine="odf", header=None)[1].tolist() == [0.0054] * 3
PYTHON
