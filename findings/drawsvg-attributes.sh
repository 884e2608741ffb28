#!/usr/bin/env bash
# drawsvg 2.4.2: texts are escaped (& becomes &amp;), so one expects the same of attributes such as
# class_, id or data_name, which often carry a village's or a company's name.
# Seen: attributes are written as they are. With an ampersand the SVG is not well-formed, and no
# reader of XML opens the drawing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check drawsvg==2.4.2
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version
from xml.etree import ElementTree

import drawsvg

assert version("drawsvg") == "2.4.2"
text = drawsvg.Drawing(100, 100)
text.append(drawsvg.Text("Karya & Usaha", 10, 1, 20))
assert "Karya &amp; Usaha" in text.as_svg()
ElementTree.fromstring(text.as_svg())
named = drawsvg.Drawing(100, 100)
named.append(drawsvg.Rectangle(0, 0, 10, 10, data_name="Karya & Usaha"))
assert 'data-name="Karya & Usaha"' in named.as_svg()
try:
    ElementTree.fromstring(named.as_svg())
except ElementTree.ParseError as error:
    print("not well-formed:", error)
else:
    raise AssertionError("attributes are escaped now")
PYTHON
