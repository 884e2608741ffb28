#!/usr/bin/env bash
# jq 1.13.0 (PyPI, with jq 1.8.2): jq's manual says that since 1.7 a number that is only passed on
# keeps all its digits. Lists of civil servants, against which a list of workers is checked, have
# numbers (NIP) of 18 digits, in JSON often without quotes.
# Seen: jq inside keeps them apart (unique finds four, tostring gives the digits), but every number
# is handed to Python, text() included, as the nearest double: four people come out with one NIP,
# which is the third's.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check jq==1.13.0
cd "$work"
env/bin/python - <<'PYTHON'
import json
from importlib.metadata import version

import jq

assert version("jq") == "1.13.0"
numbers = [198008122005011001, 198008122005011002, 198008122005011008, 198008122005011009]
text = json.dumps(numbers)
passed_on = jq.compile(".").input_text(text)
print(passed_on.text())
assert passed_on.first() == [198008122005011008] * 4
assert json.loads(passed_on.text()) == [198008122005011008] * 4
assert jq.compile("unique | length").input_text(text).first() == 4
assert jq.compile("map(tostring)").input_text(text).first() == [str(number) for number in numbers]
PYTHON
