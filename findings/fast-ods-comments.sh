#!/usr/bin/env bash
# fast-ods 0.3.2: a comment on a cell (office:annotation) stands inside the cell in an .ods file,
# but is no part of its value (OpenDocument 1.3, part 3, 14.1); offices note there what they
# checked. An address in two lines has two paragraphs (text:p), both part of the value.
# Seen: of a name with a comment nothing is left: the cell reads "Petugas2026-11-29T00:00:00sudah
# dicek", author, time and comment, while a number with a comment is itself. Of the address the
# second line is gone. python-calamine 0.9.1 reads them as they are.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check \
    fast-ods==0.3.2 odfpy==1.4.1 python-calamine==0.9.1
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from fast_ods import ODSParser
from odf.dc import Creator, Date
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook

assert version("fast-ods") == "0.3.2"
name, lines = (TableCell(valuetype="string") for _ in range(2))
dues = TableCell(valuetype="float", value=16800)
for cell, text in ((name, "ALI HASAN"), (dues, "16.800")):
    note = Annotation()
    note.addElement(Creator(text="Petugas"))
    note.addElement(Date(text="2026-11-29T00:00:00"))
    note.addElement(P(text="sudah dicek"))
    cell.addElement(note)
    cell.addElement(P(text=text))
for line in ("RT 01", "Bengalon"):
    lines.addElement(P(text=line))
document = OpenDocumentSpreadsheet()
sheet = Table(name="Data")
document.spreadsheet.addElement(sheet)
row = TableRow()
sheet.addElement(row)
for cell in (name, dues, lines):
    row.addElement(cell)
document.save("list.ods")

seen = list(next(iter(ODSParser().parse("list.ods"))))
right = CalamineWorkbook.from_path("list.ods").get_sheet_by_index(0).to_python()[0]
print(seen, "should be", right)
assert right == ["ALI HASAN", 16800, "RT 01\nBengalon"]
assert seen == ["Petugas2026-11-29T00:00:00sudah dicek", "16800", "RT 01"]
PYTHON
