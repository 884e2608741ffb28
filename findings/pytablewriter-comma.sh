#!/usr/bin/env bash
# pytablewriter 1.2.1, tables in many formats from rows of values: texts with a decimal comma, as
# Excel writes them in Indonesia, should be printed as they are given, or as the numbers they stand
# for: 12,5 and 35,05 percent, 6.800,00 and 10.000,00 Rupiah.
# Seen: each comma is taken out as if it parted thousands, wherever it stands, and a column of whole
# numbers is made: 12,5 is printed as 125, 35,05 as 3505, and 6.800,00 and 10.000,00 as 6 and 10.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check \
    pytablewriter==1.2.1 typepy==1.3.5 DataProperty==1.1.1
cd "$work"
env/bin/python -W ignore - <<'PYTHON'
from importlib.metadata import version

from pytablewriter import CsvTableWriter, MarkdownTableWriter

assert version("pytablewriter") == "1.2.1"
rows = [["35,05", "6.800,00"], ["12,5", "10.000,00"]]
headers = ["persen", "iuran"]
page = MarkdownTableWriter(headers=headers, value_matrix=rows).dumps()
print(page)
seen = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines()[2:]]
assert seen == [["3505", "6"], ["125", "10"]]
csv = CsvTableWriter(headers=headers, value_matrix=rows).dumps()
assert csv.splitlines() == ['"persen","iuran"', "3505,6", "125,10"]
PYTHON
