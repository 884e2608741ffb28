#!/usr/bin/env bash
# python-stdnum 2.2, stdnum.id.nik: In an identity number the day of birth is 01 to 31, or 41 to 71
# for a woman; no other day exists, and the last four digits count from 0001.
# Seen: the day is taken modulo 40, so 81 to 99 pass as the 1st to the 19th, and 0000 passes as a
# serial number: numbers that no office has given out are called valid, with a birth date.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check python-stdnum==2.2
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from stdnum.id import nik

assert version("python-stdnum") == "2.2"
for number in ("6408018108800001", "6408019908800001", "6408010108800000"):
    print(number, nik.is_valid(number), nik.get_birth_date(number))
assert nik.is_valid("6408018108800001")
assert str(nik.get_birth_date("6408018108800001")) == "1980-08-01"
assert str(nik.get_birth_date("6408019908800001")) == "1980-08-19"
assert nik.is_valid("6408010108800000")
assert not nik.is_valid("6408013208800001"), "day 32 is refused"
assert not nik.is_valid("6408017208800001"), "day 72 is refused"
PYTHON
