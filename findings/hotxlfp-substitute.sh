#!/usr/bin/env bash
# hotxlfp 1.0.3, Excel formulas for Python: SUBSTITUTE(text, old, new) with "" as the new text takes
# the old out, as everyone does who takes points out of an amount or blanks out of an identity
# number: SUBSTITUTE("16.800.000",".","") is "16800000".
# Seen: nothing is taken out, and no error is raised: the amount keeps its points, and a number
# typed in groups of four its blanks, so that it is found on no list. Any other new text is put in.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check hotxlfp==1.0.3
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from hotxlfp import Parser

assert version("hotxlfp") == "1.0.3"
for formula, seen in (
    ('SUBSTITUTE("16.800.000",".","_")', "16_800_000"),
    ('SUBSTITUTE("16.800.000",".","")', "16.800.000"),
    ('SUBSTITUTE("6408 0101 0180 0001"," ","")', "6408 0101 0180 0001"),
    ('LEN(SUBSTITUTE("6408 0101 0180 0001"," ",""))', 19),
    ('SUBSTITUTE("H. ALI","H. ","")', "H. ALI"),
):
    found = Parser().parse(formula)
    print(formula, found)
    assert found == {"result": seen, "error": None}
PYTHON
