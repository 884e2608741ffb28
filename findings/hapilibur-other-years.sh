#!/usr/bin/env bash
# hapilibur 0.2.0, Indonesia's holidays (data of 2026): for a day of a year without data one expects
# an error, or that New Year's Day and Christmas, which need no decree to be known, are holidays.
# Seen: 25 December 2025 and 1 January 2027 are no holidays, without a word, and a span over the
# turn of the year ends with Christmas. A deadline that is counted into January is too early.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check hapilibur==0.2.0
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from hapilibur import between, is_holiday

assert version("hapilibur") == "0.2.0"
days = ("2025-12-25", "2026-12-25", "2027-01-01", "2027-08-17")
seen = {day: is_holiday(day) for day in days}
print(seen)
assert seen == {day: day == "2026-12-25" for day in days}
span = [day["date"] for day in between("2026-12-20", "2027-01-10")]
print(span)
assert span == ["2026-12-24", "2026-12-25"]
PYTHON
