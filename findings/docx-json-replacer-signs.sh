#!/usr/bin/env bash
# docx-json-replacer 0.9.1 fills the places {{name}} of a Word letter with texts from JSON; its
# README has HTML in the cells of tables alone. A condition such as "usia <= 65 tahun, penghasilan
# >= Rp 500.000", plain text in JSON and in Word, should stand in the paragraph as it is.
# Seen: whatever is between < and > is taken for a tag and left out, figures and words: "usia = Rp
# 500.000" is what the letter says, and of "Siti <alm.> Aminah" it is not told that she died. There
# is no warning. With one of the two signs alone the text is whole.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check \
    docx-json-replacer==0.9.1 python-docx==1.2.0
cd "$work"
env/bin/python - <<'PYTHON'
from importlib.metadata import version

from docx import Document
from docx_json_replacer import DocxReplacer

assert version("docx-json-replacer") == "0.9.1"
template = Document()
template.add_paragraph("Syarat: {{syarat}}.")
template.save("template.docx")
for given, seen in (
    ("usia <= 65 tahun", "usia <= 65 tahun"),
    ("penghasilan > Rp 500.000", "penghasilan > Rp 500.000"),
    ("usia <= 65 tahun, penghasilan >= Rp 500.000", "usia = Rp 500.000"),
    ("usia < 65 tahun dan penghasilan > Rp 500.000", "usia Rp 500.000"),
    ("Siti <alm.> Aminah", "Siti Aminah"),
):
    letter = DocxReplacer("template.docx")
    letter.replace_from_json({"syarat": given})
    letter.save("letter.docx")
    found = Document("letter.docx").paragraphs[0].text
    print(found, "should be", given)
    assert found == f"Syarat: {seen}."
PYTHON
