#!/usr/bin/env bash
# python-stdnum 2.2, stdnum.id.npwp: since July 2024 a tax number (NPWP) has 16 digits (PMK
# 112/2022, PMK 136/2023): a citizen's is the NIK, others put a nought before the 15 digits of old,
# which are written 01.312.166.0-091.000. validate knows both forms, and format should tell them
# apart, too.
# Seen: format parts 16 digits as if they were 15. 0013121660091000 becomes 00.131.216.6-009.1000,
# in which the digits of the taxpayer, the check digit and the tax office (091) are others', and a
# NIK gets points that no office writes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check python-stdnum==2.2
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from stdnum.id import nik, npwp

assert version("python-stdnum") == "2.2"
seen = {}
for number in ("013121660091000", "0013121660091000", "3171011708450001"):
    assert npwp.validate(number) == number
    seen[number] = npwp.format(number)
    print(number, "becomes", seen[number])
assert nik.is_valid("3171011708450001")
assert list(seen.values()) == [
    "01.312.166.0-091.000",
    "00.131.216.6-009.1000",
    "31.710.117.0-845.0001",
]
PYTHON
