#!/usr/bin/env bash
# leksara 0.2.2 takes personal data out of Indonesian texts, such as complaints and minutes:
# replace_id masks identity numbers (NIK), replace_phone phone numbers. A budget is no phone number,
# and a NIK may begin with the code of any of the 38 provinces, 93 to 96 among them since 2022 (UU
# 14, 15 and 16/2022, UU 29/2022).
# Seen: replace_phone begins at any 0 within a number. "Rp 20160000000" becomes "Rp
# 2[PHONE_NUMBER]", and what it was cannot be told. A NIK that begins with 93 to 96 is not known: it
# stays, or, in the package's own order of steps, becomes "9371[PHONE_NUMBER]". Rp 1612800000 and a
# NIK with 64 are right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check leksara==0.2.2
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from leksara import get_preset
from leksara.functions.patterns.pii import replace_id, replace_phone

assert version("leksara") == "0.2.2"
assert [step for step, _ in get_preset("ecommerce_review")["patterns"]][:2] == [
    replace_id,
    replace_phone,
]
for text, seen in (
    ("Anggaran Rp 20160000000 setahun", "Anggaran Rp 2[PHONE_NUMBER] setahun"),
    ("Anggaran Rp 1612800000 setahun", "Anggaran Rp 1612800000 setahun"),
    ("NIK 9371010101800005", "NIK 9371[PHONE_NUMBER]"),
    ("NIK 6408010101800001", "NIK [NIK]"),
):
    masked = replace_phone(replace_id(text, mode="replace"), mode="replace")
    print(f"{text}: {masked}")
    assert masked == seen
assert replace_id("NIK 9571010101800005", mode="replace") == "NIK 9571010101800005"
PYTHON
