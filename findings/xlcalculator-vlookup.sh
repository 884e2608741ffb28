#!/usr/bin/env bash
# xlcalculator 0.5.0, which computes workbooks without Excel: the third argument of VLOOKUP is the
# column whose value is the answer. In a table of village, people and dues VLOOKUP("Bengalon",
# A1:C2, 3, FALSE) is the dues.
# Seen: whatever column is asked for, the answer is the second's: 12 people are paid for with Rp 12,
# not Rp 201.600. A column beyond the table is an error as in Excel, so the number is looked at, and
# in a table of two columns, as tests have it, the answer is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check xlcalculator==0.5.0 pandas==2.3.3
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from xlcalculator import Evaluator, ModelCompiler

assert version("xlcalculator") == "0.5.0"
table = {
    "A1": "Bengalon", "B1": 12, "C1": 201_600,
    "A2": "Sangatta", "B2": 20, "C2": 336_000,
}  # fmt: skip
asked = {
    "E1": '=VLOOKUP("Bengalon",A1:C2,2,FALSE)',
    "E2": '=VLOOKUP("Bengalon",A1:C2,3,FALSE)',
    "E3": '=VLOOKUP("Sangatta",A1:C2,3,FALSE)',
    "E4": '=VLOOKUP("Sangatta",A1:C2,4,FALSE)',
}
cells = {f"Sheet1!{cell}": value for cell, value in (table | asked).items()}
evaluator = Evaluator(ModelCompiler().read_and_parse_dict(cells))
seen = []
for cell, formula in asked.items():
    seen.append(str(evaluator.evaluate(f"Sheet1!{cell}")))
    print(formula, seen[-1])
assert seen == ["12", "12", "20", "#VALUE!"]
PYTHON
