#!/usr/bin/env bash
# xlstream 0.4.0, which computes the formulas of a workbook and writes it anew: a column may hold
# formulas and typed figures side by side, as where somebody's dues were mended by hand; the typed
# ones, and names, are data and should come out as they went in.
# Seen: one formula in a column is enough for all of its cells to be overwritten: a row without a
# formula gets that of its neighbours, as value and as formula. 100.000 typed for one person becomes
# 201.600, the dues of one are everybody's, and a count beneath the names takes the place of every
# name. There is no warning; more formulas are said to be evaluated than the workbook has.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check xlstream==0.4.0 openpyxl==3.1.5
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

import openpyxl
import xlstream

assert version("xlstream") == "0.4.0"


def column(rows, index, values):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save("daftar.xlsx")
    print(xlstream.evaluate("daftar.xlsx", "hasil.xlsx"))
    sheet = openpyxl.load_workbook("hasil.xlsx", data_only=values).active
    found = [row[index] for row in sheet.iter_rows(min_row=2, values_only=True)]
    print(found)
    return found


mended = [
    ("nama", "iuran", "bulan", "jumlah"),
    ("Siti", 16800, 12, "=B2*C2"),
    ("Budi", 16800, 7, "=B3*C3"),
    ("Ali", 16800, 12, 100000),
]
assert column(mended, 3, True) == [201600, 117600, 201600]
assert column(mended, 3, False) == ["=B2*C2", "=B3*C3", "=B4*C4"]

one = [("nama", "iuran"), ("Siti", 16800), ("Budi", "=16800+20000"), ("Ali", 16800)]
assert column(one, 1, True) == [36800, 36800, 36800]

counted = [("nama", "iuran"), ("Siti", 16800), ("Budi", 16800), ("=COUNT(B:B)", None)]
assert column(counted, 0, True) == [2, 2, 2]
PYTHON
