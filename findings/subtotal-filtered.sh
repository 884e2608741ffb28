#!/usr/bin/env bash
# betteroffice-xlsx 0.2.1 and excelize 0.1.0 (PyPI, the Go library Excelize) compute workbooks
# without Excel. A list is filtered by village and its total read from SUBTOTAL(9,...) beneath, which
# leaves out the rows that the filter hides; SUBTOTAL(109,...) leaves out all hidden rows. That is
# what SUBTOTAL is for, in Excel and LibreOffice.
# Seen: hidden rows are added up and counted all the same: filtered for Bengalon, the list has the
# total of all villages, 100.800 instead of 50.400, and 3 people instead of 2. betteroffice-xlsx
# saves that total to the file. Both keep the row hidden, and excelize answers that it is.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check \
    betteroffice-xlsx==0.2.1 excelize==0.1.0 openpyxl==3.1.5
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

import excelize
from betteroffice_xlsx import Workbook
from openpyxl import Workbook as NewWorkbook
from openpyxl import load_workbook
from openpyxl.worksheet.filters import FilterColumn, Filters

assert version("betteroffice-xlsx") == "0.2.1"
assert version("excelize") == "0.1.0"
made = NewWorkbook()
sheet = made.active
for row in (("desa", "iuran"), ("Bengalon", 16800), ("Sangatta", 50400), ("Bengalon", 33600)):
    sheet.append(row)
sheet.auto_filter.ref = "A1:B4"
chosen = FilterColumn(colId=0, filters=Filters(filter=["Bengalon"]))
sheet.auto_filter.filterColumn.append(chosen)
sheet.row_dimensions[3].hidden = True
formulas = {"D1": "=SUBTOTAL(9,B2:B4)", "D2": "=SUBTOTAL(109,B2:B4)", "D6": "=SUBTOTAL(103,A2:A4)"}
for cell, formula in formulas.items():
    sheet[cell] = formula
made.save("list.xlsx")

book = Workbook.open_path("list.xlsx")
book.recalculate()
seen = [book["Sheet"][cell] for cell in formulas]
print("betteroffice-xlsx", seen, "should be", [50400, 50400, 2])
assert seen == [100800, 100800, 3]
book.save_path("saved.xlsx")
saved = load_workbook("saved.xlsx", data_only=True).active
assert saved.row_dimensions[3].hidden and saved["D1"].value == 100800

other = excelize.open_file("list.xlsx")
assert other.get_row_visible("Sheet", 3) is False
seen = [other.calc_cell_value("Sheet", cell) for cell in formulas]
print("excelize", seen)
assert seen == ["100800", "100800", "3"]
PYTHON
