#!/usr/bin/env bash
# indo-normalizer 1.2.0 mends informal Indonesian (slang, typing errors, digits written for
# letters); analysts run complaints and comments through such tools. Amounts, percentages and
# identity numbers are no slang and should stay.
# Seen: every digit is taken for a letter. "Rp16.800" becomes "RpiG.Boo", "0,54%" becomes "mau,yq%",
# an identity number "GAoBoiszoBBoi"; the figures are gone, and what they were cannot be told from
# what took their place.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check indo-normalizer==1.2.0
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from indo_normalizer import Normalizer

assert version("indo-normalizer") == "1.2.0"
normalizer = Normalizer()
texts = ("iuran Rp16.800", "tarif 0,54%", "NIK 6408015208800001")
seen = {text: normalizer.normalize_text(text)[0] for text in texts}
for text, answer in seen.items():
    print(f"{text}: {answer}")
assert list(seen.values()) == [
    "iuran RpiG.Boo",
    "tarif mau,yq%",
    "NIK GAoBoiszoBBoi",
]
PYTHON
