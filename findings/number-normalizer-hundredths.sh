#!/usr/bin/env bash
# indonesian-number-normalizer 0.1.1: 35,05 percent is "tiga puluh lima koma nol lima persen", and
# Rp1.500,05 ends in "lima sen"; its docstrings show 2,5 percent and 1.500,50 (lima puluh sen).
# Seen: a nought behind the comma is left out, so that 35,05 percent is read as 35,5 and 2,05 as
# 2,5; five hundredths of a Rupiah are "lima puluh sen", as many as fifty. In a running text the
# same package says "koma nol lima".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check indonesian-number-normalizer==0.1.1
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from indonesian_number_normalizer import create_normalizer

assert version("indonesian-number-normalizer") == "0.1.1"
words = create_normalizer()
shares = {share: words.convert_percentage(share) for share in (2.5, 2.05, 35.5, 35.05)}
amounts = {amount: words.convert_currency(amount) for amount in (1500.5, 1500.05)}
for number, spelled in (shares | amounts).items():
    print(number, spelled)
assert shares[2.05] == shares[2.5] == "dua koma lima persen"
assert shares[35.05] == shares[35.5] == "tiga puluh lima koma lima persen"
assert amounts[1500.05] == amounts[1500.5] == "seribu lima ratus rupiah lima puluh sen"
assert words.normalize_text("35,05%") == "tiga puluh lima koma nol lima persen"
PYTHON
