#!/usr/bin/env bash
# dbf 0.99.11, which writes tables of dBase (.dbf): a whole number of Python in a column N(18,0) is
# 18 digits in the file, the numbers of civil servants (NIP) or identity numbers (NIK) as they are;
# neither Python nor the format has less room.
# Seen: the number is made a double first. Three people whose NIP end in 11001, 11002 and 11003 have
# one number in the file, that of a fourth, and so have NIK of Papua (91 to 96) that are neighbours,
# odd ones becoming even. Nothing is said. A NIK that begins with 64 is right, so that tests with it
# find nothing. dbfread 2.0.7 shows what is in the file.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check dbf==0.99.11 dbfread==2.0.7
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

import dbf
from dbfread import DBF

assert version("dbf") == "0.99.11"
people = [
    (198001012005011001, 6408010101800001, 9408010101800003),
    (198001012005011002, 6408010101800002, 9408010101800004),
    (198001012005011003, 6408010101800003, 9408010101800005),
]
table = dbf.Table("list.dbf", "nip N(18,0); kaltim N(16,0); papua N(16,0)")
with table.open(dbf.READ_WRITE):
    for person in people:
        table.append(person)
written = [tuple(row.values()) for row in DBF("list.dbf")]
for person, found in zip(people, written, strict=True):
    print(found, "should be", person)
assert written == [
    (198001012005011008, 6408010101800001, 9408010101800004),
    (198001012005011008, 6408010101800002, 9408010101800004),
    (198001012005011008, 6408010101800003, 9408010101800004),
]
PYTHON
