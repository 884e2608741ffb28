#!/usr/bin/env bash
# ironcalc 0.9.1, which computes workbooks without Excel: "<>Aktif" means every cell that is not
# that word, blank ones included, for COUNTIF, SUMIF and SUMIFS in Excel; the rows with and without
# "Aktif" together are all rows.
# Seen: blank cells are in neither. Of three people one is Aktif, one Non Aktif, one has no status:
# COUNTIF(C2:C4,"<>Aktif") is 1 and the dues of the third are in no SUMIF, so that two totals that
# should make 50.400 make 33.600. Its own SUMPRODUCT over the same rows counts two, as excelize
# 0.1.0 does with COUNTIF.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check ironcalc==0.9.1 excelize==0.1.0
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

import excelize
import ironcalc

assert version("ironcalc") == "0.9.1"
ROWS = [("nama", "iuran", "status"), ("Siti", 16800, "Aktif"), ("Budi", 16800, None)]
ROWS.append(("Ali", 16800, "Non Aktif"))
model, peer = ironcalc.create("daftar", "en", "UTC", "en"), excelize.new_file()
for number, row in enumerate(ROWS, 1):
    for place, value in enumerate(row, 1):
        if value is not None:
            model.set_user_input(0, number, place, str(value))
            peer.set_cell_value("Sheet1", f"{'ABC'[place - 1]}{number}", value)
peer.set_cell_formula("Sheet1", "H1", 'COUNTIF(C2:C4,"<>Aktif")')
assert peer.calc_cell_value("Sheet1", "H1") == "2"

for formula, seen in (
    ("SUM(B2:B4)", "50400"),
    ('SUMPRODUCT((C2:C4<>"Aktif")*1)', "2"),
    ('SUMPRODUCT((C2:C4<>"Aktif")*B2:B4)', "33600"),
    ('COUNTIF(C2:C4,"<>Aktif")', "1"),
    ('SUMIF(C2:C4,"Aktif",B2:B4)', "16800"),
    ('SUMIF(C2:C4,"<>Aktif",B2:B4)', "16800"),
    ('SUMIFS(B2:B4,C2:C4,"<>Aktif")', "16800"),
):
    model.set_user_input(0, 1, 8, f"={formula}")
    model.evaluate()
    found = model.get_formatted_cell_value(0, 1, 8)
    print(formula, found)
    assert found == seen
PYTHON
