#!/usr/bin/env bash
# csv-diff 1.2: two lists of workers are compared by their identity number. In the first the number
# 6408010101800001 stands with two people, by a slip; in the second one of the two is missing. The
# answer should be one row removed, or an error that the key is not unique.
# Seen: of rows with the same key only the last is kept, in silence: nothing added, removed or
# changed, exit code 0, and the family that fell off the list stays unseen. daff 1.4.2 shows the
# row.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check csv-diff==1.2 daff==1.4.2
cd "$work"
cat > before.csv <<'CSV'
nik,nama,desa
6408010101800001,Siti Aminah,Teluk Lingga
6408010101800001,Budi Santoso,Swarga Bara
6408010101800002,Ali Hasan,Bengalon
CSV
grep -v Siti before.csv > after.csv
[ "$(env/bin/pip list --format=freeze | grep '^csv-diff==')" = csv-diff==1.2 ]
seen=$(env/bin/csv-diff before.csv after.csv --key nik)
echo "csv-diff: exit code $?, answer '$seen'"
[ -z "$seen" ]
env/bin/csv-diff before.csv after.csv --key nik --json | env/bin/python -c '
import json, sys
assert set(map(len, json.load(sys.stdin).values())) == {0}'
env/bin/daff --no-color before.csv after.csv | tee daff.csv
grep -q -e '^---,6408010101800001,Siti Aminah' daff.csv
