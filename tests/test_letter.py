"""Letters: what they say in both languages, an office's own template, and what is refused."""

import datetime as dt
import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Pt
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from pekerja_rentan import compare, compare_policies, cost, fit, load_policy
from pekerja_rentan.engine.compare import Scenario
from pekerja_rentan.engine.cost import combine
from pekerja_rentan.errors import InputError
from pekerja_rentan.formats.docx import write, write_form
from pekerja_rentan.formats.docx.fields import BY_NAME, FIELDS, filling, spoken
from pekerja_rentan.formats.docx.notes import Notes
from pekerja_rentan.formats.docx.template import Template, fill, open_template, places
from pekerja_rentan.installing import adding
from pekerja_rentan.presentation.document import Conclusion, Document
from tests.documents import document_of
from tests.letters import (
    SPOKEN,
    disordered,
    lines_of,
    parts_of,
    rows_of,
    template_of,
    text_of,
    written,
)
from tests.office import converted
from tests.series import examples


def kutim(language: str, workers: int = 100_000) -> Document:
    return document_of(cost(load_policy("kutim"), workers=workers), SPOKEN[language])


def opened(document: Document, language: str) -> Any:
    return docx.Document(BytesIO(write(document, SPOKEN[language])))


def following(lines: list[str], heading: str) -> str:
    """The line after a heading."""
    return lines[lines.index(heading) + 1]


# What a letter says


def test_kutim_in_indonesian() -> None:
    word = opened(kutim("id"), "id")
    lines = lines_of(word)
    assert lines[0] == "TELAAHAN STAF"
    assert following(lines, "A. Persoalan") == (
        "Berapa biaya melindungi 100.000 pekerja di Kabupaten Kutai Timur (64.08) selama 12 bulan "
        "(Januari s.d. Desember 2024), JKK + JKM, dengan dana APBD?"
    )
    facts = lines[lines.index("C. Fakta yang Mempengaruhi") + 1 : lines.index("D. Analisis")]
    assert facts[-8:] == [
        "Peraturan Daerah Kabupaten Kutai Timur Nomor 1 Tahun 2022",
        "Peraturan Bupati Kutai Timur Nomor 29 Tahun 2024",
        "PP 44/2015 tentang Penyelenggaraan Program JKK dan JKM, Lampiran II",
        "Jumlah pekerja: 100.000, menurut permintaan.",
        "Pagu: Rp23.000.000.000, menurut kebijakan untuk 2024.",
        "Iuran JKK: Rp10.000 per pekerja per bulan.",
        "Iuran JKM: Rp6.800 per pekerja per bulan.",
        "Sumber lain yang dipakai: Kode rekening belanja iuran JKK dan JKM bagi Non ASN",
    ]
    conclusion = lines.index("E. Simpulan")
    assert lines[conclusion + 1 : conclusion + 3] == [
        "Dana APBD cukup: kebutuhan iuran Rp20.160.000.000, tersisa Rp2.840.000.000 dari pagu "
        "Rp23.000.000.000.",
        "Kebutuhan iuran: Rp20.160.000.000 (dua puluh miliar seratus enam puluh juta rupiah).",
    ]
    assert [line.partition(" ")[0] for line in lines if re.match(r"[A-Z]\. ", line)] == [
        "A.", "B.", "C.", "D.", "E.", "F.",
    ]  # fmt: skip
    assert lines[lines.index("F. Saran") + 1] == "Tidak ada."
    assert following(lines, "Sebelum ditandatangani, perlu dipastikan:").startswith(
        "Sumber sekunder, cocokkan dengan naskah aslinya: PP 44/2015 tentang "
    )


def test_kutim_in_english() -> None:
    lines = lines_of(opened(kutim("en"), "en"))
    conclusion = lines.index("E. Conclusion")
    assert lines[conclusion + 1 : conclusion + 3] == [
        "Money from the regional budget (APBD) is enough: Rp20.160.000.000 are needed, and of an "
        "allocation of Rp23.000.000.000, Rp2.840.000.000 remain.",
        "Amount needed: Rp20.160.000.000 (twenty billion one hundred and sixty million rupiah).",
    ]


def test_the_calculation() -> None:
    rows = rows_of(opened(kutim("id"), "id"), 1)
    assert rows[0] == [
        "Uraian", "Periode", "Pekerja", "Orang-bulan", "Iuran", "Jumlah",
    ]  # fmt: skip
    assert rows[1] == [
        "JKK", "2024", "100.000", "1.200.000", "Rp10.000", "Rp12.000.000.000",
    ]  # fmt: skip
    assert rows[3][0] == "Jumlah"
    assert rows[3][5] == "Rp20.160.000.000"
    assert rows[5][5] == "lebih Rp2.840.000.000"


def test_an_overspent_allocation_is_red() -> None:
    word = opened(kutim("id", 114_088), "id")
    balance = word.tables[1].rows[5]
    assert balance.cells[5].text == "kurang Rp140.800"
    colours = {run.font.color.rgb for run in balance.cells[5].paragraphs[0].runs}
    assert [str(colour) for colour in colours] == ["B00020"]
    fitting = opened(kutim("id", 114_087), "id").tables[1].rows[5].cells[5]
    assert fitting.text == "lebih Rp60.800"
    assert fitting.paragraphs[0].runs[0].font.color.rgb is None


def test_several_regions_each_have_their_table_and_their_assumptions() -> None:
    policies = [load_policy(name) for name in ("kutim", "paser")]
    both = combine([cost(policy, workers=32_000) for policy in policies])
    word = opened(document_of(both, SPOKEN["en"]), "en")
    lines = lines_of(word)
    assert len(word.tables) == 2 + 3
    assert any(line.startswith("Kabupaten Paser (64.01): 32.000 workers") for line in lines)
    assert "Kabupaten Paser: Allocation: about Rp1.600.000.000, from the policy for 2022." in lines
    together_row = rows_of(word, 3)
    assert together_row[0] == ["Item", "Workers", "Worker-months", "Amount"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_several_regions_name_each_regulation_once_and_no_office_of_one_of_them(
    language: str,
) -> None:
    """Kutai Kartanegara names its office, the two others name none."""
    policies = {name: load_policy(name) for name in ("kutim", "paser", "kukar")}
    result = compare([Scenario(name, policies[name], workers=10, year=2024) for name in policies])
    lines = lines_of(opened(document_of(result, SPOKEN[language]), language))
    assert sum(line.startswith("Instruksi Presiden Nomor 2 Tahun 2021") for line in lines) == 1
    assert sum(line.startswith("Surat Edaran Menteri Dalam Negeri") for line in lines) == 1
    assert len([line for line in lines if "Peraturan Bupati Paser Nomor 4 Tahun 2022" in line]) == 1
    assert not any("Distransnaker" in line for line in lines)
    alone = document_of(cost(policies["kukar"], workers=10, year=2024), SPOKEN[language])
    said = [line for line in lines_of(opened(alone, language)) if "Distransnaker)" in line]
    assert len(said) == 2  # from whom, and whose programme it is


def test_a_source_s_title_stands_once_in_what_is_to_be_settled() -> None:
    result = compare_policies(
        [("kutim", load_policy("kutim")), ("paser", load_policy("paser"))], workers=10
    )
    lines = lines_of(opened(document_of(result, SPOKEN["en"]), "en"))
    told = next(line for line in lines if line.startswith("Secondary sources, "))
    assert told.count("Tribun Kaltim") == 1


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_signature_never_stands_on_a_page_of_its_own(language: str) -> None:
    """The last point, the line of origin and the signature stay together."""
    word = opened(kutim(language), language)
    texts = [line.text for line in word.paragraphs]
    origin = next(at for at, text in enumerate(texts) if "sha256" in text)
    assert word.paragraphs[origin].paragraph_format.keep_with_next
    assert word.paragraphs[origin - 1].paragraph_format.keep_with_next
    many = kutim(language)._replace(open_points=("one", "two", "three"))
    points = {line.text: line.paragraph_format for line in opened(many, language).paragraphs}
    assert not any(points[text].keep_with_next for text in ("one", "two", "three"))


def test_an_amount_of_nothing_takes_its_line_away() -> None:
    nobody = document_of(fit(load_policy("kutim"), budget=1_000), SPOKEN["en"])
    assert nobody.amount is None
    lines = lines_of(opened(nobody, "en"))
    assert not any(line.startswith("Amount needed:") for line in lines)
    assert "E. Conclusion" in lines


def test_a_list_of_nothing_says_so() -> None:
    bare = kutim("id")._replace(open_points=(), sources=(), facts=(), policies=())
    lines = lines_of(opened(bare, "id"))
    assert following(lines, "Sebelum ditandatangani, perlu dipastikan:") == "Tidak ada."
    assert following(lines, "C. Fakta yang Mempengaruhi") == "Tidak ada."


def test_open_sources_are_open_points() -> None:
    sulbar = document_of(cost(load_policy("sulbar"), workers=20_000), SPOKEN["en"])
    lines = lines_of(opened(sulbar, "en"))
    assert any(
        line.startswith("No certain source was found; ask for confirmation: ") for line in lines
    )


# The file


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_same_answer_gives_the_same_bytes(language: str) -> None:
    data = write(kutim(language), SPOKEN[language])
    assert data == write(kutim(language), SPOKEN[language])
    with ZipFile(BytesIO(data)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_its_date_is_the_one_that_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    about = opened(kutim("id"), "id").core_properties
    assert about.created == about.modified == dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1724025600")
    about = opened(kutim("id"), "id").core_properties
    assert about.created == about.modified == dt.datetime(2024, 8, 19, tzinfo=dt.UTC)
    assert about.title == "Iuran jaminan sosial pekerja rentan: Kabupaten Kutai Timur (64.08), 2024"
    assert (about.author, about.last_modified_by) == ("rentan", "rentan")


@pytest.mark.parametrize("language", ["id", "en"])
def test_properties_stand_in_the_order_of_the_standard(language: str) -> None:
    assert list(disordered(opened(kutim(language), language))) == []


def test_no_picture_of_another_document() -> None:
    assert not [name for name in parts_of(write(kutim("id"), SPOKEN["id"])) if "thumb" in name]


def test_a_spelling_checker_knows_the_language() -> None:
    for language, spelling in (("id", b'w:val="id-ID"'), ("en", b'w:val="en-GB"')):
        styles = parts_of(write(kutim(language), SPOKEN[language]))["word/styles.xml"]
        assert spelling in styles


def test_a_long_table_has_its_headings_on_every_page_and_a_short_one_is_not_parted() -> None:
    long = document_of(fit(load_policy("kutim"), budget="1,6 miliar"), SPOKEN["id"])
    block = long.blocks[0]
    many = block.sheet._replace(rows=block.sheet.rows * 4)
    word = opened(long._replace(blocks=(block._replace(sheet=many),)), "id")
    head, row = word.tables[1].rows[0], word.tables[1].rows[1]
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert row.cells[0].paragraphs[0].paragraph_format.keep_with_next is None
    short = opened(long, "id").tables[1]
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in short.rows]
    assert kept == [True] * (len(kept) - 1) + [None]


@pytest.mark.parametrize("columns", [3, 8, 14])
def test_a_wide_table_fits_the_page(columns: int, tmp_path: Path) -> None:
    document = kutim("id")
    sheet = document.blocks[0].sheet
    wide = sheet._replace(columns=(sheet.columns[1:-1] * 3)[:columns])
    word = opened(document._replace(blocks=(document.blocks[0]._replace(sheet=wide),)), "id")
    keys = [cell.text for cell in word.tables[1].columns[0].cells]
    parts = [
        table for table in word.tables if [cell.text for cell in table.columns[0].cells] == keys
    ]
    told = [[int(column.get(qn("w:w"))) for column in part._tbl.tblGrid] for part in parts]
    assert sum(map(len, told)) == columns + len(parts) - 1  # each has the first column
    assert len(parts) == (1 if columns < 14 else 2)
    assert all(9000 < sum(widths) <= 9072 for widths in told)  # 16 cm
    assert min(map(min, told)) > 200


@pytest.mark.office
@pytest.mark.parametrize("language", ["id", "en"])
def test_libre_office_opens_it(language: str, tmp_path: Path) -> None:
    data = write(kutim(language), SPOKEN[language])
    text = converted(data, tmp_path, "txt:Text (encoded):UTF8", "surat.docx").decode("utf-8-sig")
    for piece in docx.Document(BytesIO(data)).element.body.iter(qn("w:t")):
        assert (piece.text or "") in text  # not whole lines: the numbers of footnotes stand in them
    pages = converted(data, tmp_path, "pdf", "surat.docx")
    assert len(re.findall(rb"/Type\s*/Page\b", pages)) == 2


def test_most_room_goes_to_whom_has_most_to_say() -> None:
    document = kutim("id")
    block = document.blocks[0]
    columns = (block.sheet.columns[1], block.sheet.columns[2])
    rows = (block.sheet.rows[0]._replace(labels={"item": "kata " * 60}),)
    sheet = block.sheet._replace(columns=columns, rows=rows)
    word = opened(document._replace(blocks=(block._replace(sheet=sheet),)), "id")
    said, short = (int(column.get(qn("w:w"))) for column in word.tables[1]._tbl.tblGrid)
    assert said > 3 * short


# An office's own template


@pytest.mark.parametrize("language", ["id", "en"])
def test_our_form_as_a_template_gives_the_same_letter(language: str, tmp_path: Path) -> None:
    form = tmp_path / "kop.docx"
    form.write_bytes(write_form(SPOKEN[language]))
    template = open_template(form, SPOKEN[language])
    letter = docx.Document(BytesIO(write(kutim(language), SPOKEN[language], template)))
    assert lines_of(letter) == lines_of(opened(kutim(language), language))


def test_a_template_in_one_language_serves_answers_in_the_other(tmp_path: Path) -> None:
    form = tmp_path / "kop.docx"
    form.write_bytes(write_form(SPOKEN["id"]))
    template = open_template(form, SPOKEN["en"])
    lines = lines_of(docx.Document(BytesIO(write(kutim("en"), SPOKEN["en"], template))))
    assert "A. Persoalan" in lines
    assert any(line.startswith("What does it cost") for line in lines)


def test_every_field_has_a_name_in_each_language_and_is_filled_in(tmp_path: Path) -> None:
    assert len(BY_NAME) == 2 * len(FIELDS)
    names = [name for field in FIELDS for name in (field.name, spoken(field, SPOKEN["id"]))]
    lines = lines_of(
        written(kutim("id"), "id", template_of(*[f"{{{{{name}}}}}" for name in names]), tmp_path)
    )
    assert not [line for line in lines if "{{" in line]
    assert lines.count("dua puluh miliar seratus enam puluh juta rupiah") == 2
    assert lines.count("Rp20.160.000.000") == 2 + 4  # in both tables of both names
    assert lines.count("Rencana kas: Kabupaten Kutai Timur (64.08), 2024") == 2


def test_names_are_read_as_people_write_them(tmp_path: Path) -> None:
    word = template_of("Terbilang: {{ In Words }}, {{in-words}}; {{\u00a0TERBILANG }}.")
    words = "dua puluh miliar seratus enam puluh juta rupiah"
    assert written(kutim("id"), "id", word, tmp_path).paragraphs[0].text == (
        f"Terbilang: {words}, {words}; {words}."
    )


@examples(60, suppress_health_check=[HealthCheck.too_slow])
@given(cuts=st.sets(st.integers(1, 44)), bold=st.booleans())
def test_word_may_cut_a_field_into_pieces(cuts: set[int], bold: bool) -> None:
    text = "Hal: {{title}} ({{in_words}}), {{ amount }}."
    word = docx.Document()
    paragraph = word.add_paragraph()
    edges = [0, *sorted(cut for cut in cuts if cut < len(text)), len(text)]
    for first, last in pairwise(edges):
        paragraph.add_run(text[first:last]).bold = bold
    whole = template_of()
    whole.element.body.insert(0, paragraph._p)
    language = SPOKEN["id"]
    template = Template(whole, places(whole, "t", language))
    document = kutim("id")._replace(title="Judul", in_words="dua {{amount}}", amount=7)
    fill(template, filling(document, language), language, Notes(whole, (), language))
    assert whole.paragraphs[0].text == "Hal: Judul (dua {{amount}}), Rp7."
    assert all(run.bold == bold for run in whole.paragraphs[0].runs)


def test_what_an_office_formatted_stays_as_it_is(tmp_path: Path) -> None:
    word = template_of()
    word.sections[0].header.paragraphs[0].text = "KOP KABUPATEN CONTOH - {{judul}}"
    word.sections[0].footer.paragraphs[0].text = "{{asal}}"
    line = word.add_paragraph("Butir: ", style="List Bullet")
    point = word.add_paragraph(style="List Bullet")
    run = point.add_run("{{sources}}")
    run.italic, run.font.size, run.font.name = True, Pt(13), "Bookman Old Style"
    table = word.add_table(1, 2)
    table.cell(0, 0).text = "Jumlah"
    table.cell(0, 1).text = "{{amount}}"
    letter = written(kutim("id"), "id", word, tmp_path)
    section = letter.sections[0]
    assert section.header.paragraphs[0].text == (
        "KOP KABUPATEN CONTOH - Iuran jaminan sosial pekerja rentan: Kabupaten Kutai Timur (64.08),"
        " 2024"
    )
    assert re.fullmatch(
        "Kebijakan kutim, sha256 [0-9a-f]{12}, rentan .*", section.footer.paragraphs[0].text
    )
    bullets = [each for each in letter.paragraphs if each.style.name == "List Bullet"]
    assert bullets[0].text == line.text
    assert [each.text.partition(" (")[0] for each in bullets[1:4]] == [
        "PP 44/2015 tentang Penyelenggaraan Program JKK dan JKM, Lampiran II",
        "Tribun Kaltim",
        "Kode rekening belanja iuran JKK dan JKM bagi Non ASN",
    ]
    for each in bullets[1:]:
        (written_run,) = each.runs
        assert (written_run.italic, written_run.font.size) == (True, Pt(13))
        assert written_run.font.name == "Bookman Old Style"
    assert rows_of(letter, 1) == [["Jumlah", "Rp20.160.000.000"]]


def test_the_calculation_is_set_in_the_type_of_its_paragraph(tmp_path: Path) -> None:
    word = template_of("{{calculation}}")
    field = word.paragraphs[0]
    field.style = word.styles["Quote"]
    field.runs[0].font.size, field.runs[0].font.name = Pt(7), "Times New Roman"
    letter = written(kutim("id"), "id", word, tmp_path)
    for cell in letter.tables[0].rows[1].cells:
        run = cell.paragraphs[0].runs[0]
        assert (run.font.size, run.font.name) == (Pt(7), "Times New Roman")
        assert cell.paragraphs[0].style.name == "Quote"
    assert list(disordered(letter)) == []


def test_a_table_within_a_table_leaves_a_cell_that_word_can_open(tmp_path: Path) -> None:
    word = template_of("{{in_words}}")
    outer = word.add_table(1, 1)
    outer.cell(0, 0).paragraphs[0].text = "{{tables}}"
    lost = word.add_table(1, 1)
    lost.cell(0, 0).paragraphs[0].text = "{{amount}}"
    document = kutim("id")._replace(amount=None, in_words=None)
    letter = written(document, "id", word, tmp_path)
    for cell in letter.element.body.iter(qn("w:tc")):
        assert cell[-1].tag == qn("w:p")


TEXT_BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:100pt;height:30pt">'
    "<v:textbox><w:txbxContent><w:p><w:r><w:t>{{amount}}</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></v:shape></w:pict></w:r>"
)


def test_fields_in_text_boxes_and_content_controls(tmp_path: Path) -> None:
    word = template_of("Dasar: {{dasar_hukum}}")
    word.paragraphs[0]._p.append(parse_xml(TEXT_BOX))
    control = parse_xml(
        '<w:sdt xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:sdtContent><w:p><w:r><w:t>{{title}}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    word.element.body.insert(0, control)
    lines = lines_of(written(kutim("id"), "id", word, tmp_path))
    assert "Rp20.160.000.000" in lines
    assert lines[0].startswith("Iuran jaminan sosial pekerja rentan")


# What comes from outside is only text

HOSTILE = [
    "{{question}} {{7*7}} {% for a in b %}",
    "<script>alert(1)</script> & <w:p/>",
    "=1+1",
    "a\u202eb\u200fc",
    "a\x00b\x0bc\nd",
    "x" * 300,
    "]]> <!-- -->",
    " ",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_comes_from_outside_is_only_text(text: str, tmp_path: Path) -> None:
    document = kutim("en")
    block = document.blocks[0]
    row = block.sheet.rows[0]._replace(labels={"item": text})
    sheet = block.sheet._replace(rows=(row, *block.sheet.rows[1:]))
    document = document._replace(
        title=text,
        question=text,
        conclusion=Conclusion("", (text,)),
        open_points=(text,),
        blocks=(block._replace(sheet=sheet, basis=(text,)),),
    )
    shown = "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )
    word = opened(document, "en")
    lines = lines_of(word)
    assert following(lines, "A. Question") == shown
    assert following(lines, "B. Assumptions") == shown
    assert following(lines, "To be settled before signing:") == shown
    assert rows_of(word, 1)[1][0] == shown
    assert word.core_properties.title == shown[:255]
    assert list(disordered(word)) == []


@examples(25)
@given(st.text(max_size=60))
def test_any_text_makes_a_letter(text: str) -> None:
    word = opened(kutim("id")._replace(question=text, open_points=(text,)), "id")
    assert all(char.isprintable() for line in lines_of(word) for char in line)


# What is refused


def refusal(word: Any, folder: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        written(kutim("id"), "id", word, folder)
    return caught.value


def test_a_template_that_lacks_fields(tmp_path: Path) -> None:
    error = refusal(template_of("{{persoalan}} {{sumber}} {{hal_terbuka}}", needed=False), tmp_path)
    assert error.code == "template-lacks"
    path = str(tmp_path / "template.docx")
    assert SPOKEN["id"].message(error) == (
        f"templat '{path}' tidak memuat isian {{{{terbilang}}}}, {{{{dasar_hukum}}}}, "
        "{{perhitungan}}. Tambahkan dalam kurung kurawal ganda, misalnya {{terbilang}}."
    )


def test_fields_that_are_unknown_are_named_with_what_was_meant(tmp_path: Path) -> None:
    word = template_of("{{perhitungn}}", "Yth. {{ nama_pejabat }}, {{answer|upper}}")
    error = refusal(word, tmp_path)
    assert error.code == "template-unknown"
    english = SPOKEN["en"].message(error)
    assert "{{perhitungn}}, {{nama_pejabat}}, {{answer|upper}}." in english
    assert "Did you mean {{perhitungan}}, {{answer}}?" in english
    assert all(spoken(field, SPOKEN["id"]) in english for field in FIELDS)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Ini {{question", "{{question"), ("{{question}} dan }}", " dan }}"), ("{{{{a}}", "{{")],
)
def test_a_field_that_is_not_closed(text: str, shown: str, tmp_path: Path) -> None:
    error = refusal(template_of(text), tmp_path)
    assert error.code == "template-open"
    assert error.facts["text"] == shown
    assert "{{persoalan}}" in SPOKEN["id"].message(error)


def test_a_table_in_the_middle_of_a_line(tmp_path: Path) -> None:
    error = refusal(template_of("Hitungan: {{calculation}}"), tmp_path)
    assert error.code == "template-alone"
    assert "{{perhitungan}}" in SPOKEN["id"].message(error)


def test_fields_in_footnotes(tmp_path: Path) -> None:
    from docx.opc.constants import CONTENT_TYPE as CT
    from docx.opc.constants import RELATIONSHIP_TYPE as RT
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    word = template_of()
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:footnote><w:p><w:r><w:t>{{asal}}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CT.WML_FOOTNOTES, notes.encode(), word.part.package)
    word.part.relate_to(part, RT.FOOTNOTES)
    error = refusal(word, tmp_path)
    assert error.code == "template-place"
    assert "{{asal}}" in SPOKEN["id"].message(error)


def test_what_is_no_word_document(tmp_path: Path) -> None:
    archive = tmp_path / "arsip.docx"
    with ZipFile(archive, "w") as packed:
        packed.writestr("word/document.xml", "<w:document/>")
    empty, text, old = (tmp_path / f"{name}.docx" for name in ("empty", "text", "old"))
    empty.write_bytes(b"")
    text.write_text("Telaahan {{persoalan}}", encoding="utf-8")
    old.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512)
    half = tmp_path / "half.docx"
    half.write_bytes(write_form(SPOKEN["id"])[:9000])
    for path in (archive, empty, text, old, half):
        with pytest.raises(InputError) as caught:
            open_template(path, SPOKEN["id"])
        assert caught.value.code == "template-not-docx"
        assert str(path) in SPOKEN["en"].message(caught.value)
        assert ".docx" in SPOKEN["id"].message(caught.value)


@pytest.mark.parametrize("limit", ["LARGEST_FILE", "LARGEST_UNPACKED"])
def test_a_template_that_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    file = tmp_path / "kop.docx"
    file.write_bytes(write_form(SPOKEN["id"]))
    open_template(file, SPOKEN["id"])
    monkeypatch.setattr(f"pekerja_rentan.formats.docx.template.{limit}", 2**10)
    sources = [file, Path("/dev/zero")] if limit == "LARGEST_FILE" else [file]
    for path in sources:
        with pytest.raises(InputError) as caught:
            open_template(path, SPOKEN["id"])
        assert f"'{path}' holds more than" in SPOKEN["en"].message(caught.value)
        assert f"'{path}' berisi lebih dari" in SPOKEN["id"].message(caught.value)


def test_a_template_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "none.docx", tmp_path):
        with pytest.raises(OSError, match=re.escape(str(path))):
            open_template(path, SPOKEN["id"])


def test_the_docs_name_every_field() -> None:
    page = (Path(__file__).parents[1] / "docs" / "documents.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `\{\{(\w+)}}` \| `\{\{(\w+)}}` \| (.*) \|$", page, re.MULTILINE)
    assert [(own, name) for own, name, _ in rows] == [
        (spoken(field, SPOKEN["id"]), field.name) for field in FIELDS
    ]
    assert [name for _, name, said in rows if "**needed**" in said] == [
        field.name for field in FIELDS if field.needed
    ]


# On the command line


def test_a_letter_is_asked_for_by_suffix(rentan: Any, tmp_path: Path) -> None:
    letter = tmp_path / "telaahan.docx"
    ended = rentan("cost", "-r", "kutim", "-w", "100000", "-o", str(letter), "--lang", "id")
    assert (ended.code, ended.out) == (0, "")
    assert letter.read_bytes() == write(kutim("id"), SPOKEN["id"])


def test_a_letter_in_the_office_s_own_template(rentan: Any, tmp_path: Path) -> None:
    form, letter = tmp_path / "kop.docx", tmp_path / "telaahan.docx"
    assert rentan("template", str(form), "--lang", "id") == (0, "", "")
    assert form.read_bytes() == write_form(SPOKEN["id"])
    word = docx.Document(str(form))
    word.sections[0].header.paragraphs[0].text = "PEMERINTAH KABUPATEN CONTOH"
    word.save(str(form))
    for words in (
        ("cost", "-r", "kutim", "-w", "100000"),
        ("fit", "-r", "kutim", "-b", "1,6 miliar"),
        ("plan", "-r", "kutim", "--cohort", "100@2024"),
    ):
        ended = rentan(*words, "-o", str(letter), "--template", str(form), "--lang", "id")
        assert (ended.code, ended.out) == (0, "")
        filled = docx.Document(str(letter))
        assert filled.sections[0].header.paragraphs[0].text == "PEMERINTAH KABUPATEN CONTOH"
        assert not [line for line in lines_of(filled) if "{{" in line]


def test_a_budget_change_is_told(rentan: Any, tmp_path: Path) -> None:
    before, letter = tmp_path / "murni.json", tmp_path / "perubahan.docx"
    assert rentan("cost", "-r", "kutim", "-w", "100000", "-o", str(before)).code == 0
    words = ("-o", str(letter), "--revises", str(before), "--lang", "id")
    assert rentan("cost", "-r", "kutim", "-w", "90000", *words).code == 0
    word = docx.Document(str(letter))
    assert "Perubahan terhadap hitungan sebelumnya" in lines_of(word)
    assert rows_of(word, 1) == [
        ["Uraian", "Pekerja", "Bulan", "Pagu", "Kebutuhan", "Sisa"],
        ["Sebelum perubahan", "100.000", "12", "Rp23.000.000.000", "Rp20.160.000.000",
         "Rp2.840.000.000"],
        ["Sesudah perubahan", "90.000", "12", "Rp23.000.000.000", "Rp18.144.000.000",
         "Rp4.856.000.000"],
        ["Selisih", "kurang 10.000", "", "Rp0", "kurang Rp2.016.000.000", "lebih Rp2.016.000.000"],
    ]  # fmt: skip
    lines = lines_of(word)
    assert following(lines, "A. Persoalan").startswith(
        "Semula kebutuhan iurannya Rp20.160.000.000, sekarang Rp18.144.000.000. Apa yang berubah?"
    )
    assert following(lines, "E. Simpulan") == (
        "Dana APBD: pagu tetap Rp23.000.000.000; kebutuhan dari Rp20.160.000.000 menjadi "
        "Rp18.144.000.000, berkurang Rp2.016.000.000; pekerja dari 100.000 menjadi 90.000, "
        "berkurang 10.000."
    )


@pytest.mark.parametrize(
    ("words", "english"),
    [
        ("--template kop.docx", "--template needs --output FILE.docx as well."),
        ("--template kop.docx -o a.xlsx", "--template needs --output FILE.docx as well."),
        ("--template kop.docx -f json", "--template needs --output FILE.docx as well."),
        ("--template none.docx -o a.docx", "--template: 'none.docx' cannot be used: No such file"),
        ("--template . -o a.docx", "--template: '.' cannot be used: Is a directory."),
        ("--template bad.docx -o a.docx", "--template: 'bad.docx' is not a Word document (.docx)."),
        ("--template kop.docx -o kop.docx", "'kop.docx' is the template itself."),
        ("--template less.docx -o a.docx", "--template: the template 'less.docx' lacks the fields"),
    ],
)
def test_what_is_refused_of_a_template(
    rentan: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, english: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("kop.docx").write_bytes(write_form(SPOKEN["id"]))
    Path("bad.docx").write_text("x", encoding="utf-8")
    template_of("{{title}}", needed=False).save("less.docx")
    ended = rentan("cost", "-r", "kutim", "-w", "100000", *words.split())
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"rentan: {english}")
    assert not Path("a.docx").exists()
    assert Path("kop.docx").read_bytes() == write_form(SPOKEN["id"])


def test_a_template_is_never_written_over_another_file(
    rentan: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("kop.docx").write_text("mine", encoding="utf-8")
    ended = rentan("template", "kop.docx")
    assert (ended.code, Path("kop.docx").read_text(encoding="utf-8")) == (2, "mine")
    assert "'kop.docx'" in ended.err
    ended = rentan("template", "kop.doc")
    assert ended.code == 2
    assert ".docx" in ended.err
    assert rentan("template", "nowhere/kop.docx").code == 2
    assert rentan("template").code == 2


@pytest.mark.parametrize(
    "words", ["cost -r kutim -w 9 -o a.docx", "template a.docx", "cost -w 9 -o a.docx --template k"]
)
def test_without_its_packages_a_letter_says_what_to_install(
    rentan: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    import sys

    monkeypatch.chdir(tmp_path)
    for name in [name for name in sys.modules if name.startswith("pekerja_rentan.formats.docx")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "docx", None)
    ended = rentan(*words.split())
    assert ended.code == 2
    assert ended.err.endswith(f" {adding('report')}\n")
    assert not Path("a.docx").exists()


# Sources as footnotes


def footnotes(word: Any) -> list[str]:
    """The text of every footnote, in order, those of separators aside."""
    for each in word.part.rels.values():
        if each.reltype.endswith("/footnotes"):
            root = parse_xml(each.target_part.blob)
            return [text_of(note).strip() for note in root if note.get(qn("w:type")) is None]
    return []


def references(word: Any) -> list[str]:
    return [each.get(qn("w:id")) for each in word.element.body.iter(qn("w:footnoteReference"))]


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_source_is_a_footnote_in_words_and_no_mark_is_left(language: str) -> None:
    document = kutim(language)
    word = opened(document, language)
    notes = footnotes(word)
    assert references(word) == [str(number) for number in range(1, len(notes) + 1)]
    for source in document.sources:
        assert sum(note.startswith(source.title) for note in notes) == 1
    known = {source.id for source in document.sources}
    for line in (*lines_of(word), *notes):
        assert not re.search(r"\[[\w.-]+\]", line)
        assert not any(re.search(rf"(?<![\w/.]){name}(?![\w.])", line) for name in known)
        assert not re.search(r"\d{4}-\d\d", line)
    level = {"id": "sumber sekunder", "en": "secondary source"}[language]
    day = {"id": "19 Agustus 2024", "en": "19 August 2024"}[language]
    link = {"id": "Tautannya tidak diketahui", "en": "No link to it is known"}[language]
    assert f"Tribun Kaltim ({day}; {level}). {link}." in notes


def test_footnotes_join_those_of_a_template_and_leave_its_header_alone(tmp_path: Path) -> None:
    first = template_of("Lihat {{praanggapan}}.")
    first.sections[0].header.paragraphs[0].text = "{{praanggapan}} {{dasar_hukum}}"
    path = tmp_path / "dengan-catatan.docx"
    path.write_bytes(write(kutim("id"), SPOKEN["id"]))
    own = docx.Document(str(path))
    before = footnotes(own)
    for name in ("{{question}}", "{{in_words}}", "{{facts}}", "{{calculation}}", "{{open_points}}"):
        own.add_paragraph(name)
    letter = written(kutim("id"), "id", own, tmp_path)
    after = footnotes(letter)
    assert after[: len(before)] == before
    assert len(after) == 2 * len(before)
    assert len(set(references(letter))) == len(after)
    headed = written(kutim("id"), "id", first, tmp_path)
    said = headed.sections[0].header.paragraphs[0]
    assert "PP 44/2015" in said.text
    assert "[" not in said.text
    assert not list(said._p.iter(qn("w:footnoteReference")))


def test_what_follows_a_mark_in_its_run_stays_behind_it(tmp_path: Path) -> None:
    word = template_of()
    line = word.add_paragraph()
    run = line.add_run("{{dasar_hukum}}")
    run.bold = True
    run.add_tab()
    run.add_text("akhir")
    word.element.body.insert(0, line._p)
    letter = written(kutim("id"), "id", word, tmp_path)
    (said,) = [each for each in letter.paragraphs if each.text.endswith("akhir")]
    assert said.text.endswith("Lampiran II\takhir")
    assert len(list(said._p.iter(qn("w:footnoteReference")))) == 4
    assert list(disordered(letter)) == []


def test_brackets_that_name_no_source_stay() -> None:
    document = kutim("id")._replace(open_points=("Lihat [lampiran] dan [pp-44-2015, lain].",))
    lines = lines_of(opened(document, "id"))
    assert "Lihat [lampiran] dan [pp-44-2015, lain]." in lines


OLD_FORM = (
    "{{judul}}", "A. Persoalan", "{{persoalan}}", "B. Praanggapan", "{{praanggapan}}",
    "C. Dasar Hukum", "{{dasar_hukum}}", "D. Analisis", "{{perhitungan}}", "E. Simpulan",
    "{{simpulan}}", "Jumlah iuran: {{jumlah}} ({{terbilang}}).", "{{hal_terbuka}}", "{{sumber}}",
    "{{asal}}",
)  # fmt: skip
"""The fields of the form that rentan 0.1.0 wrote."""


def test_a_template_of_0_1_0_goes_on_working_and_says_what_is_short(tmp_path: Path) -> None:
    word = template_of(*OLD_FORM, needed=False)
    lines = lines_of(written(kutim("id", 120_000), "id", word, tmp_path))
    assert following(lines, "E. Simpulan") == (
        "Dana APBD kurang Rp1.192.000.000 mulai Desember 2024: kebutuhan iuran "
        "Rp24.192.000.000, pagu Rp23.000.000.000."
    )
    assert not any("{{" in line for line in lines)
    assert any(line.startswith("Tribun Kaltim (19 Agustus 2024") for line in lines)


def test_ways_that_the_figures_leave_open() -> None:
    lines = lines_of(opened(kutim("id", 120_000), "id"))
    at = lines.index("F. Saran")
    assert lines[at + 1 : at + 4] == [
        "Menambah pagu dana APBD sebesar Rp1.192.000.000 dalam perubahan anggaran.",
        "Membatasi jumlah pekerja pada 114.087 untuk 12 bulan.",
        "Melindungi 120.000 pekerja selama 11 bulan, sampai November 2024.",
    ]
    assert cost(load_policy("kutim"), workers=114_087, year=2024).over_budget is False
    assert cost(load_policy("kutim"), workers=120_000, period="2024-01..2024-11",
                allocation="23 miliar").over_budget is False  # fmt: skip


def test_the_office_of_the_policy_is_who_the_letter_is_from() -> None:
    kukar = document_of(cost(load_policy("kukar"), workers=10, year=2024), SPOKEN["id"])
    word = opened(kukar, "id")
    assert rows_of(word, 0)[1] == [
        "Dari", ":", "Dinas Transmigrasi dan Tenaga Kerja (Distransnaker)",
    ]  # fmt: skip
    assert rows_of(opened(kutim("id"), "id"), 0)[1][2] == "." * 48
