#!/usr/bin/env bash
# docx-mailmerge2 1.0.3, which respects the formats of a Word letter's fields: in Word a number's
# picture has up to three parts, for positive, negative and nought ("#,##0;(#,##0)"), and its points
# and commas are those of the computer's region: in Indonesia "#.##0" makes 16800 "16.800".
# Seen: the parts behind the semicolon are printed into the letter, and negative amounts do not get
# theirs: "16,800;(#,##0)". The picture of an Indonesian computer makes 16800 "16800.000", which a
# reader takes for 16,8 million, and "Rp #.##0,00" makes it "Rp 16,800.00000".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check \
    docx-mailmerge2==1.0.3 python-docx==1.2.0
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from mailmerge import MailMerge

assert version("docx-mailmerge2") == "1.0.3"


def merged(picture, amount):
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f' MERGEFIELD iuran \\# "{picture}" ')
    letter = Document()
    paragraph = letter.add_paragraph()
    paragraph._p.append(field)
    field.append(paragraph.add_run("«iuran»")._r)
    letter.save("letter.docx")
    with MailMerge("letter.docx") as letter:
        letter.merge(iuran=amount)
        letter.write("out.docx")
    return Document("out.docx").paragraphs[0].text


seen = {
    (picture, amount): merged(picture, amount)
    for picture, amount in (
        ("#,##0", 16_800),
        ("#,##0;(#,##0)", 16_800),
        ("#,##0;(#,##0)", -16_800),
        ("#.##0", 16_800),
        ("Rp #.##0,00", 16_800),
    )
}
for (picture, amount), text in seen.items():
    print(f"{picture}  {amount}: {text}")
assert list(seen.values()) == [
    "16,800",
    "16,800;(#,##0)",
    "-16,800;(#,##0)",
    "16800.000",
    "Rp 16,800.00000",
]
PYTHON
