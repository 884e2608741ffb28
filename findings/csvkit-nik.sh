#!/usr/bin/env bash
# csvkit 2.2.0: csvsql --query answers a query over a CSV file, and its answer should hold the same
# identity numbers (16 digits, whole) as the file.
# Seen: whole numbers become FLOAT columns, so `select nik` gives 6408010101800001.0 and csvjson the
# same: 18 characters that no register knows, where csvsort gives the 16 digits. csvjson also reads
# 12-08-1980, the 12th of August, as the 8th of December.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check csvkit==2.2.0 agate==1.14.2 agate-sql==0.7.3
cd "$work"
env/bin/python - <<'PYTHON'
import subprocess
from importlib.metadata import version

assert version("csvkit") == "2.2.0"
with open("list.csv", "w", encoding="utf-8") as file:
    file.write("nik,lahir\n6408010101800001,12-08-1980\n6408010101800002,01-02-1975\n")


def run(*command):
    return subprocess.run(
        ["env/bin/" + command[0], *command[1:]], capture_output=True, text=True, check=True
    ).stdout


query = run("csvsql", "--query", "select nik from list", "list.csv")
print(query)
assert query.splitlines() == ["nik", "6408010101800001.0", "6408010101800002.0"], query
json = run("csvjson", "list.csv")
print(json)
assert '"nik": 6408010101800001.0, "lahir": "1980-12-08"' in json, json
assert "6408010101800001," in run("csvsort", "-c", "nik", "list.csv")
PYTHON
