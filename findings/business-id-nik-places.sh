#!/usr/bin/env bash
# business-id-nik 0.93.1: the first four digits of an identity number are the Ministry of Home
# Affairs' code of the regency, in which 64.08 is Kutai Timur and 64.02 Kutai Kartanegara.
# Seen: places are looked up by the codes of Statistics Indonesia, which number regencies otherwise:
# a number from Kutai Timur is answered with NUNUKAN, and the field for the English name holds the
# kind of the place ('2'). The status is 200, OK.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check business-id-nik==0.93.1
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from business_id_nik.business_id_nik import parse_nik

assert version("business-id-nik") == "0.93.1"
status, message, facts = parse_nik("6408010101800001")
print(status, message, facts["loc_code"], facts["loc_ind_name"], repr(facts["loc_eng_name"]))
assert (status, message) == (200, "OK")
assert (facts["loc_code"], facts["loc_ind_name"], facts["loc_eng_name"]) == (6408, "NUNUKAN", "2")
PYTHON
