#!/usr/bin/env bash
# xls2xlsx 0.2.0: lists from offices still come as .xls; a cell that holds BENAR or SALAH (TRUE,
# FALSE), such as the column "aktif", is a boolean in both formats (the cell type b of .xlsx).
# Seen: booleans become the texts "true" and "false", while numbers, dates and errors keep their
# kind. A formula that counts them, COUNTIF(A1:A9;TRUE), finds none in the new file, and a filter on
# TRUE leaves nobody.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check \
    xls2xlsx==0.2.0 xlwt==1.3.0 xlrd==2.0.2 openpyxl==3.1.5
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

import xlrd
import xlwt
from openpyxl import load_workbook
from xls2xlsx import XLS2XLSX

assert version("xls2xlsx") == "0.2.0"
old = xlwt.Workbook()
sheet = old.add_sheet("list")
for row, value in enumerate((True, False, 16_800)):
    sheet.write(row, 0, value)
sheet.row(3).set_cell_error(0, 0x2A)
old.save("list.xls")
kinds = xlrd.open_workbook("list.xls").sheet_by_index(0).col_types(0)
assert kinds == [xlrd.XL_CELL_BOOLEAN] * 2 + [xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_ERROR]
XLS2XLSX("list.xls").to_xlsx("list.xlsx")
cells = next(load_workbook("list.xlsx").active.iter_cols())
seen = [(cell.value, cell.data_type) for cell in cells]
print(seen)
assert seen == [("true", "s"), ("false", "s"), (16_800, "n"), ("#N/A", "e")]
PYTHON
