#!/usr/bin/env bash
# PyYAML 6.0.4 and ruamel.yaml 0.19.1: a text that one writes should be the same text to the other.
# Mobile numbers in Indonesia begin with 08.
# Seen: PyYAML (YAML 1.1) sees no number in 081200000000, as 8 is no octal digit, and writes the
# text without quotes; ruamel.yaml (YAML 1.2) reads a whole number, and the nought in front is gone.
# A number from a landline, 0541000000, is quoted and comes back; so a test with one finds nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check PyYAML==6.0.4 ruamel.yaml==0.19.1
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

import yaml
from ruamel.yaml import YAML

assert (version("PyYAML"), version("ruamel.yaml")) == ("6.0.4", "0.19.1")
phones = {"seluler": "081200000000", "rumah": "0541000000"}
text = yaml.safe_dump(phones)
print(text, end="")
assert yaml.safe_load(text) == phones
for kind in ("safe", "rt"):
    read = dict(YAML(typ=kind).load(text))
    print(kind, read)
    assert read == {"seluler": 81200000000, "rumah": "0541000000"}
PYTHON
