#!/usr/bin/env bash
# xlsx2csv 0.8.6: a number is written as its value; a format with a unit in quotes (100000 nelayan),
# or with the currency, as accounting formats have it (IDR), only changes how it looks.
# Seen: letters in the quoted unit (d, h, m, s, y) make the format a date's; the cell then holds the
# format itself, with parts of a date in it, and the number is gone. "orang" or "jiwa" keep it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check xlsx2csv==0.8.6 xlsxwriter==3.3.1
cd "$work"
env/bin/python - <<'PYTHON'
import csv
import io
from importlib.metadata import version

from xlsx2csv import Xlsx2csv
from xlsxwriter import Workbook

assert version("xlsx2csv") == "0.8.6"
formats = ['0 "orang"', '#,##0 "nelayan"', '_-"IDR"* #,##0_-', '#,##0.00 "juta/thn"']
with Workbook("list.xlsx") as workbook:
    sheet = workbook.add_worksheet()
    for row, shown in enumerate(formats):
        sheet.write_number(row, 0, 100_000, workbook.add_format({"num_format": shown}))
out = io.StringIO()
Xlsx2csv("list.xlsx").convert(out)
seen = [row[0] for row in csv.reader(io.StringIO(out.getvalue()))]
for shown, cell in zip(formats, seen, strict=True):
    print(f"{shown}: {cell}")
assert seen[0] == "100000"
assert all("#,##0" in cell and "100000" not in cell for cell in seen[1:]), seen
PYTHON
