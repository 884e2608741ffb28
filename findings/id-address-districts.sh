#!/usr/bin/env bash
# id-address 0.1.0a2, a parser of Indonesian addresses: its README has the levels Kelurahan,
# Kecamatan, Kota/Kabupaten and Provinsi. Where an address names the level (Kel., Kec., Kab.), the
# name should go there.
# Seen: the names are placed from the end, whatever level they say. Without a province the regency
# becomes the province and the district the city ("Kec. Tenggarong"); with one, the village and the
# district are lost. There is no warning.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check id-address==0.1.0a2
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from id_address import AddressParser

assert version("id-address") == "0.1.0a2"
parser = AddressParser()
ADDRESS = "Jl. Melati No. 3, Kel. Melayu, Kec. Tenggarong, Kab. Kutai Kartanegara"
seen = []
for address in (ADDRESS, ADDRESS + ", Kalimantan Timur"):
    parts = parser.parse(address).components
    assert parts.parse_warnings == []
    seen.append((parts.kelurahan, parts.kecamatan, parts.city, parts.province))
    print(address, seen[-1])
assert seen == [
    (None, None, "Kec. Tenggarong", "Kab. Kutai Kartanegara"),
    (None, None, "Kab. Kutai Kartanegara", "Kalimantan Timur"),
]
PYTHON
