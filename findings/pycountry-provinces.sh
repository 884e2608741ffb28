#!/usr/bin/env bash
# pycountry 26.2.16: Indonesia has 38 provinces since 2022, one of them Papua Pegunungan (UU
# 16/2022, "of the mountains"); lookup finds a subdivision by its name, and a list of the country's
# subdivisions should be those 38.
# Seen: the province is spelt "Papua Pengunungan", so the name of the law is not found; DKI Jakarta
# and Daerah Istimewa Yogyakarta neither. And of 45 subdivisions seven are islands: two are named
# Papua and two Maluku, one each for the province and for the island that holds it, and a table by
# name counts them twice.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check pycountry==26.2.16
cd "$work"
env/bin/python - <<'PYTHON'
from collections import Counter
from importlib.metadata import version

import pycountry

assert version("pycountry") == "26.2.16"
regions = pycountry.subdivisions.get(country_code="ID")
kinds = Counter(region.type for region in regions)
names = Counter(region.name for region in regions)
print(len(regions), dict(kinds))
assert len(regions) == 45 and kinds["Geographical unit"] == 7
assert {name for name, count in names.items() if count > 1} == {"Papua", "Maluku"}
assert pycountry.subdivisions.get(code="ID-PE").name == "Papua Pengunungan"
for name in ("Papua Pegunungan", "DKI Jakarta", "Daerah Istimewa Yogyakarta"):
    try:
        raise AssertionError(f"found: {pycountry.subdivisions.lookup(name)}")
    except LookupError as error:
        print(error)
PYTHON
