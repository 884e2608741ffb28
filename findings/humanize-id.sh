#!/usr/bin/env bash
# humanize 4.17.0 with i18n.activate("id_ID"), as its README shows for other languages: 16.800 is
# "16,8 ribu" in Indonesian and 1.612.800 is written with points; with de_DE the two are "16,8
# Tausend" and "1.612.800".
# Seen: "16.8 thousand", in English between Indonesian words ("1.6 miliar"), and "1,612,800". Points
# and commas are the English ones: in Indonesia "16,800" is sixteen and eight tenths. Of a date the
# month stays English, too: "Aug 01".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check humanize==4.17.0
cd "$work"
env/bin/python - <<'PYTHON'
from datetime import date
from importlib.metadata import version

import humanize

assert version("humanize") == "4.17.0"
seen = {}
for language in ("de_DE", "id_ID"):
    humanize.i18n.activate(language)
    seen[language] = [
        humanize.intword(16_800),
        humanize.intword(1_612_800_000),
        humanize.intcomma(1_612_800),
    ]
    print(language, seen[language])
assert seen["de_DE"][0] == "16,8 Tausend" and seen["de_DE"][2] == "1.612.800"
assert seen["id_ID"] == ["16.8 thousand", "1.6 miliar", "1,612,800"]
assert humanize.naturalday(date(1980, 8, 1)) == "Aug 01"
assert humanize.naturalday(date.today()) == "hari ini"
PYTHON
