#!/usr/bin/env bash
# dateparser 1.5.0, language id: "12 Mart 1980" is how some lists shorten 12 Maret 1980. It should be
# that day, or None, as for "12 Agust 1980" (None).
# Seen: Mart is taken for the time zone of the Marquesas (MART, -09:30) and 12 for a month: the
# answer is a day in December 1980, whose number is today's, in a time zone of the Pacific. A birth
# date is wrong by nine months without a word.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check dateparser==1.5.0
cd "$work"
env/bin/python - <<'PYTHON'
from datetime import datetime, timedelta
from importlib.metadata import version

import dateparser

assert version("dateparser") == "1.5.0"
TODAY = {"RELATIVE_BASE": datetime(2026, 11, 28, 12)}


def read(text):
    return dateparser.parse(text, languages=["id"], settings=TODAY)


for text in ("12 Maret 1980", "12 Agust 1980", "12 Mart 1980"):
    print(f"{text!r}:", read(text))
assert read("12 Maret 1980") == datetime(1980, 3, 12)
assert read("12 Agust 1980") is None
mart = read("12 Mart 1980")
assert (mart.year, mart.month) == (1980, 12), mart
assert mart.utcoffset() == timedelta(hours=-9, minutes=-30), mart
PYTHON
