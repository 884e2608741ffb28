#!/usr/bin/env bash
# xlsx2html 0.6.4, "a simple export from xlsx format to html tables with keep cell formatting":
# cells that were typed as numbers and then set to the format Text (@), as is done with whole
# columns, are numbers still, and Excel shows their digits: 16800, 1612800000.
# Seen: such a number is rounded to one digit. 16800 is shown as 20000, 33600 as 30000 and
# 1612800000 as 2000000000. With the format General the digits are there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check \
    xlsx2html==0.6.4 openpyxl==3.1.5 babel==2.19.0
cd "$work"
env/bin/python - <<'PYTHON'
import io
import re
from importlib.metadata import version

from openpyxl import Workbook
from xlsx2html import xlsx2html

assert version("xlsx2html") == "0.6.4"
numbers = (16_800, 33_600, 1_612_800_000)
workbook = Workbook()
for row, shown in enumerate(("General", "@"), start=1):
    for column, number in enumerate(numbers, start=1):
        workbook.active.cell(row, column, number).number_format = shown
workbook.save("list.xlsx")
page = io.StringIO()
xlsx2html("list.xlsx", page)
cells = re.findall(r"<td[^>]*>([^<]*)</td>", page.getvalue())
print("General:", cells[:3], "Text:", cells[3:])
assert cells[:3] == [str(number) for number in numbers]
assert cells[3:] == ["20000", "30000", "2000000000"]
PYTHON
