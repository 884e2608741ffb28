#!/usr/bin/env bash
# formulas 1.3.4 and pycel 1.0b30, two packages that compute workbooks without Excel: in Excel a
# half goes away from nought. ROUND(16850,-2) and MROUND(16850,100) are 16900.
# Seen: each rounds the half to the even hundred in one of the two. pycel has ROUND(16850,-2) as
# 16800 (with ROUND(2.5,0) as 3), formulas has MROUND(16850,100) as 16800 (with ROUND(16850,-2) as
# 16900). A list of payments rounded to hundreds adds up to less than in the workbook.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check \
    formulas==1.3.4 pycel==1.0b30 openpyxl==3.1.5 'setuptools<81'
cd "$work"
env/bin/python -W ignore - <<'PYTHON'
from importlib.metadata import version

from formulas import Parser
from openpyxl import Workbook
from pycel import ExcelCompiler

assert (version("formulas"), version("pycel")) == ("1.3.4", "1.0b30")
texts = ("=ROUND(2.5,0)", "=ROUND(16750,-2)", "=ROUND(16850,-2)", "=MROUND(16850,100)")
workbook = Workbook()
workbook.active.title = "S"
for row, text in enumerate(texts, start=1):
    workbook.active.cell(row, 1, text)
workbook.save("list.xlsx")
compiled = ExcelCompiler(filename="list.xlsx")
pycel = [float(compiled.evaluate(f"S!A{row}")) for row in (1, 2, 3)]
formulas = [float(Parser().ast(text)[1].compile()()) for text in texts]
print(texts, "pycel:", pycel, "formulas:", formulas)
assert pycel == [3, 16800, 16800]
assert formulas == [3, 16800, 16900, 16800]
PYTHON
