#!/usr/bin/env bash
# num2words 0.5.14, lang id: a thousand is "seribu" in Indonesian wherever it is one thousand, so
# 1.001.000 is "satu juta seribu" and 1.000.001.000 "satu miliar seribu"; amounts in words stand so
# on receipts and in budget letters.
# Seen: 1.000 is "seribu", but behind a larger part it becomes "satu ribu".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check num2words==0.5.14
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from num2words import num2words

assert version("num2words") == "0.5.14"
seen = {number: num2words(number, lang="id") for number in (1_000, 1_001_000, 1_000_001_000)}
for number, words in seen.items():
    print(number, words)
assert seen == {
    1_000: "seribu",
    1_001_000: "satu juta satu ribu",
    1_000_001_000: "satu miliar satu ribu",
}
PYTHON
