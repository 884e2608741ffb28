#!/usr/bin/env bash
# tablib 3.10.0 with odfpy 1.4.1: neighbours that are alike are written once in an .ods file, with
# table:number-columns-repeated or table:number-rows-repeated beside them (OpenDocument 1.3);
# LibreOffice writes every file so. Two equal amounts are two cells, three equal rows three people,
# and two blank cells keep their place.
# Seen: what is repeated is read once, and blanks that are repeated not at all: everything to their
# right moves to the left, dues come under another programme, months under dues, and of three people
# one is left. Nothing is said. python-calamine 0.9.1 reads the file as it is.
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


def cell(value, times=1):
    repeated = {"numbercolumnsrepeated": times} if times > 1 else {}
    if value is None:
        return TableCell(**repeated)
    kind = {"valuetype": "string"}
    if isinstance(value, int):
        kind = {"valuetype": "float", "value": value}
    made = TableCell(**kind, **repeated)
    made.addElement(P(text=str(value)))
    return made


def row(*cells, times=1):
    made = TableRow(**({"numberrowsrepeated": times} if times > 1 else {}))
    for each in cells:
        made.addElement(each)
    return made


table = Table(name="Daftar")
table.addElement(row(*map(cell, ("desa", "jkk", "jkm", "jht", "bulan"))))
table.addElement(row(cell("Bengalon"), cell(6800, 2), cell(20000), cell(12)))
table.addElement(row(cell("Rantau"), cell(None, 2), cell(20000), cell(7)))
table.addElement(row(*map(cell, ("Sandaran", 10000, 6800, 20000, 3)), times=3))
document = OpenDocumentSpreadsheet()
document.spreadsheet.addElement(table)
document.save("daftar.ods")

right = CalamineWorkbook.from_path("daftar.ods").get_sheet_by_index(0).to_python()[1:]
assert right[0] == ["Bengalon", 6800, 6800, 20000, 12]
assert right[1] == ["Rantau", "", "", 20000, 7]
assert right[2:] == [["Sandaran", 10000, 6800, 20000, 3]] * 3

read = [list(each) for each in Dataset().load(Path("daftar.ods").read_bytes(), format="ods")]
for each in read:
    print(each)
assert read == [
    ["Bengalon", 6800, 20000, 12, ""],
    ["Rantau", 20000, 7, "", ""],
    ["Sandaran", 10000, 6800, 20000, 3],
]
PYTHON
