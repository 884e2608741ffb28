#!/usr/bin/env bash
# excelize 0.1.0 (PyPI, the Go library Excelize): calc_cell_value computes a formula without Excel.
# EDATE(date, months) is the same day some months on: three months after 15 November 2026 is 15
# February 2027. Cover ends after three months without dues, and is reckoned so.
# Seen: 15 February 2026. The month is counted on beyond December, the year stays: whoever pays in
# November has lost cover nine months before. Within the year, backwards over New Year, and with 13
# months it is right, and so is EOMONTH.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check excelize==0.1.0
cd "$work"
env/bin/python - <<'PYTHON'
from datetime import date, timedelta
from importlib.metadata import version

import excelize

assert version("excelize") == "0.1.0"
book = excelize.new_file()


def computed(formula):
    book.set_cell_formula("Sheet1", "A1", formula)
    found = date(1899, 12, 30) + timedelta(int(book.calc_cell_value("Sheet1", "A1")))
    print(formula, found)
    return found


assert computed("DATE(2027,2,15)") == date(2027, 2, 15)
assert computed("EDATE(DATE(2026,8,15),3)") == date(2026, 11, 15)
assert computed("EDATE(DATE(2026,1,15),-2)") == date(2025, 11, 15)
assert computed("EDATE(DATE(2026,1,15),13)") == date(2027, 2, 15)
assert computed("EOMONTH(DATE(2026,11,15),3)") == date(2027, 2, 28)
for formula, right in (
    ("EDATE(DATE(2026,11,15),3)", date(2027, 2, 15)),
    ("EDATE(DATE(2026,12,1),1)", date(2027, 1, 1)),
    ("EDATE(DATE(2026,8,15),10)", date(2027, 6, 15)),
):
    assert computed(formula) == right.replace(year=2026)
PYTHON
