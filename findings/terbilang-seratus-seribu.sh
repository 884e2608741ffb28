#!/usr/bin/env bash
# terbilang 0.0.6: 101.000 is "seratus satu ribu" in Indonesian; "seribu" is one thousand alone.
# Seen: every group that ends in 1 before a thousand is said with "seribu": 101.000 becomes "seratus
# seribu", which no reader takes for 101.000 on a receipt.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check terbilang==0.0.6
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from terbilang import Terbilang

assert version("terbilang") == "0.0.6"


def words(number):
    spelled = Terbilang()
    spelled.parse(number)
    return spelled.getresult()


seen = {number: words(number) for number in (1_000, 101_000, 111_000)}
for number, spelled in seen.items():
    print(number, spelled)
assert seen == {1_000: "seribu", 101_000: "seratus seribu", 111_000: "seratus sebelas ribu"}
PYTHON
