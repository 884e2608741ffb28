#!/usr/bin/env bash
# agate 1.14.2 with agate-dbf 0.2.4 and agate-excel 0.4.2: a table of dBase (.dbf) says of a column
# whether it is text (C) or number (N), and a workbook of each cell. The codes of villages and the
# numbers of telephones are kept as text, as they begin with noughts, and should come as text.
# Seen: what the file says is not looked at; types are guessed from the texts, as from a CSV file.
# The village 0001 is 1, the telephone 081200000000 is 81200000000, a text column of 1 and 0 is True
# and False. A match with another list by these codes finds nobody. dbfread 2.0.7 and openpyxl 3.1.5
# have the texts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check agate==1.14.2 agate-dbf==0.2.4 \
    agate-excel==0.4.2 dbf==0.99.11 dbfread==2.0.7 openpyxl==3.1.5
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

import agate
import agatedbf  # noqa: F401
import agateexcel  # noqa: F401
import dbf
from dbfread import DBF
from openpyxl import Workbook, load_workbook

assert version("agate-dbf") == "0.2.4" and version("agate-excel") == "0.4.2"
people = [("0001", "081200000000", "1"), ("0010", "0541000000", "0")]
table = dbf.Table("list.dbf", "desa C(4); hp C(12); aktif C(1)")
book = Workbook()
book.active.append(["DESA", "HP", "AKTIF"])
with table.open(dbf.READ_WRITE):
    for person in people:
        table.append(person)
        book.active.append(person)
book.save("list.xlsx")
assert [tuple(row.values()) for row in DBF("list.dbf")] == people
cells = load_workbook("list.xlsx").active.iter_rows(min_row=2, values_only=True)
assert list(cells) == people

for read in (agate.Table.from_dbf("list.dbf"), agate.Table.from_xlsx("list.xlsx")):
    found = [tuple(row) for row in read.rows]
    print(found, "should be", people)
    assert found == [(1, 81200000000, True), (10, 541000000, False)]
PYTHON
