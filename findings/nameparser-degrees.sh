#!/usr/bin/env bash
# nameparser 2.6.0: degrees behind the comma after a name are its suffix: "Ali Hasan, S.E." has the
# suffix S.E. and the given name Ali. Other degrees of Indonesia should be told the same way.
# Seen: S.Pd., M.Pd. and ST become titles, and SH (written without points, as in many lists) is the
# given name of somebody whose family is called "Ali Hasan". No ambiguity is reported for any.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check nameparser==2.6.0
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from nameparser import parse

assert version("nameparser") == "2.6.0"
seen = {}
for degree in ("S.E.", "S.Sos.", "S.Pd.", "M.Pd.", "ST", "SH"):
    name = parse(f"Ali Hasan, {degree}")
    assert not name.ambiguities, name
    seen[degree] = (name.title, name.given, name.family, name.suffix)
    print(degree, seen[degree])
assert seen == {
    "S.E.": ("", "Ali", "Hasan", "S.E."),
    "S.Sos.": ("", "Ali", "Hasan", "S.Sos."),
    "S.Pd.": ("S.Pd.", "Ali", "Hasan", ""),
    "M.Pd.": ("M.Pd.", "Ali", "Hasan", ""),
    "ST": ("ST", "Ali", "Hasan", ""),
    "SH": ("", "SH", "Ali Hasan", ""),
}
PYTHON
