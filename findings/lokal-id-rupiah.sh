#!/usr/bin/env bash
# lokal-id 0.7.2, parse_rupiah: an amount that it has formatted itself should be read as the same
# amount, and one with blanks between groups of three as one number, or refused.
# Seen: format_rupiah(-16800) is read as 16800 (a shortfall becomes a surplus), and '1 600 000' as
# 601, the sum of its groups (as number words are added up); neither is marked as approximate.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check lokal-id==0.7.2
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from lokal import format_rupiah, parse_rupiah

assert version("lokal-id") == "0.7.2"
owed = format_rupiah(-16_800)
print(owed, parse_rupiah(owed))
assert owed == "-Rp16.800"
assert parse_rupiah(owed).amount == 16_800
assert not parse_rupiah(owed).approximate
print("1 600 000", parse_rupiah("1 600 000"))
assert parse_rupiah("1 600 000").amount == 601
assert not parse_rupiah("1 600 000").approximate
PYTHON
