#!/usr/bin/env bash
# frictionless 5.21.0: describe tells the type of each column of a CSV file, and extract reads the
# rows by it. 35,05 and 35,5 (percent) or 6.800,00 (Rupiah), as Excel writes them in Indonesia, are
# numbers with a comma; not knowing that, it should leave them as text.
# Seen: both columns are taken for geopoints. 6.800,00 becomes the place 6.8 east, 0 north, 35,05
# and 35,5 the same place, 35 east, 5 north, and validate calls the file valid. With one amount of
# 200.000,00 (no such longitude) the column is text again.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check frictionless==5.21.0
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

import frictionless

assert version("frictionless") == "5.21.0"


def read(*amounts):
    with open("list.csv", "w", encoding="utf-8") as file:
        for cells in (("program", "iuran", "persen"), *amounts):
            file.write(";".join(cells) + "\n")
    types = [field.type for field in frictionless.describe("list.csv").schema.fields]
    rows = [list(row.values()) for row in frictionless.extract("list.csv")["list"]]
    print(types, rows)
    return types[1:], rows


types, rows = read(("JKK", "10.000,00", "35,5"), ("JKM", "6.800,00", "35,05"))
assert types == ["geopoint", "geopoint"]
assert [float(number) for _, *places in rows for place in places for number in place] == [
    *(10, 0, 35, 5),
    *(6.8, 0, 35, 5),
]
assert frictionless.validate("list.csv").valid
types, rows = read(("JKM", "6.800,00", "35,05"), ("JHT", "200.000,00", "29"))
assert types == ["string", "string"]
assert rows[0] == ["JKM", "6.800,00", "35,05"]
PYTHON
