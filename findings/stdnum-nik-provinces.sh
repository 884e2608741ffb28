#!/usr/bin/env bash
# python-stdnum 2.2, stdnum.id.nik: Identity numbers first registered in Kalimantan Utara (65, a
# province since 2012, UU 20/2012) and in Papua Barat Daya (96), Papua Selatan (93) or Papua
# Pegunungan (95), provinces since 2022, should be valid as those of any province.
# Seen: its table of places ends before the splits: each is refused as InvalidComponent, and so is
# every number from Tarakan (65.71). Numbers of Papua Barat as coded today (92) are, too.
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
made_up = {
    "Kalimantan Timur": "6408010101800001",
    "Kalimantan Utara": "6504010101800001",
    "Tarakan": "6571010101800001",
    "Papua Barat, as coded today": "9202010101800001",
    "Papua Selatan": "9301010101800001",
    "Papua Pegunungan": "9501010101800001",
    "Papua Barat Daya": "9601010101800001",
}
seen = {}
for place, number in made_up.items():
    try:
        seen[place] = nik.validate(number) == number
    except nik.InvalidComponent as error:
        seen[place] = type(error).__name__
    print(f"{place}: {seen[place]}")
assert seen == {place: "InvalidComponent" for place in made_up} | {"Kalimantan Timur": True}
PYTHON
