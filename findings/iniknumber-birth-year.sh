#!/usr/bin/env bash
# iniknumber 0.1.0: the digits 7 to 12 of an identity number (NIK) are the birth date, with 40 added
# to the day of a woman (PP 37/2007, art. 37): 6408015208500001 is a woman born on 12 August 1950.
# Seen: she is born on "52-08-2050". The 40 stays, and every year up to 50 lies in this century, so
# that the oldest workers of a list, those at the age limit of 65 and over, are not born yet.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check iniknumber==0.1.0 pandas==2.3.3
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from iniknumber import iniknumber

assert version("iniknumber") == "0.1.0"
born = {}
for number in ("6408011208510001", "6408011208500001", "6408015208500001", "6408011208490001"):
    told = iniknumber(number)
    assert told["Kabupaten"] == "KAB. KUTAI TIMUR"
    born[number[6:12]] = told["Birth Date"]
    print(number, told["Birth Date"])
assert born == {
    "120851": "12-08-1951",
    "120850": "12-08-2050",
    "520850": "52-08-2050",
    "120849": "12-08-2049",
}
PYTHON
