#!/usr/bin/env bash
# formulas 1.3.4 and pycel 1.0b30, two packages that compute workbooks without Excel: Excel's TRIM
# leaves nothing but single blanks between words, so that a name typed with blanks around it or two
# inside still matches; TRIM("  SITI   AMINAH ") is "SITI AMINAH".
# Seen: formulas trims the ends alone ("SITI   AMINAH"), pycel the inside alone: a blank is left at
# both ends (" SITI AMINAH "). A look-up by trimmed names, which finds everyone in Excel, loses
# people in both.
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
TRIM = '=TRIM("  SITI   AMINAH ")'
MATCH = '=IFERROR(MATCH(TRIM("  SITI   AMINAH "),B1:B2,0),"not found")'
workbook = Workbook()
workbook.active.title = "S"
for cell, content in (("A1", TRIM), ("A2", MATCH), ("B1", "BUDI"), ("B2", "SITI AMINAH")):
    workbook.active[cell] = content
workbook.save("list.xlsx")
compiled = ExcelCompiler(filename="list.xlsx")
pycel = [compiled.evaluate(cell) for cell in ("S!A1", "S!A2")]
texts = (TRIM, MATCH.replace("B1:B2", '{"BUDI","SITI AMINAH"}'))
formulas = [str(Parser().ast(text)[1].compile()()) for text in texts]
print("pycel:", pycel, "formulas:", formulas)
assert pycel == [" SITI AMINAH ", "not found"]
assert formulas == ["SITI   AMINAH", "not found"]
PYTHON
