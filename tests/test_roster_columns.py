"""Which column of a roster holds what."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import load_policy
from pekerja_rentan.errors import InputError
from pekerja_rentan.language import Language
from pekerja_rentan.policy.eligibility import FIELDS as ASKED
from pekerja_rentan.roster.criteria import compile_criteria
from pekerja_rentan.roster.reading.columns import parse_told, read_mapping, recognise
from pekerja_rentan.roster.reading.fields import (
    FIELDS,
    doubtful,
    field_of,
    headers_of,
    plain_header,
)
from tests.screening import judged, save, screened, someone


def refusal(code: str, *parts: str, error: InputError) -> None:
    """Checks the code of an error, and that its sentences hold these parts in both languages."""
    assert error.code == code
    for language in ("en", "id"):
        sentence = Language(language).message(error)
        assert [part for part in parts if part not in sentence] == []


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("NIK", "nik"),
        ("No. KTP", "nik"),
        ("NIK / No. KTP", "nik"),
        ("NIK (16 digit)", "nik"),
        ("NIK Calon Peserta", "nik"),
        ("NOMOR_IDENTITAS", "nik"),
        ("Nama", "name"),
        ("NAMA  LENGKAP *", "name"),
        ("Nama Tenaga Kerja", "name"),
        ("Nama Penerima Manfaat", "name"),
        ("Tgl Lahir", "birth_date"),
        ("Tgl. Lahir (dd-mm-yyyy)", "birth_date"),
        ("TTL", "birth_place_date"),
        ("Tempat, Tanggal Lahir", "birth_place_date"),
        ("Tempat/Tgl. Lahir", "birth_place_date"),
        ("Jenis Kelamin (L/P)", "sex"),
        ("L/P", "sex"),
        ("N I K", "nik"),
        ("N.I.K.", "nik"),
        ("NIK KTP-el", "nik"),
        ("No. e-KTP", "nik"),
        ("NIK (KTP elektronik)", "nik"),
        ("N A M A", "name"),
        ("T G L   L A H I R", "birth_date"),
        ("Nama sesuai e-KTP", "name"),
        ("NAMA SESUAI IDENTITAS", "name"),
        ("Kab./Kota", "residence"),
        ("Desa/Kelurahan", "village"),
        ("Nama Desa", "village"),
        ("Kecamatan", "district"),
        ("Alamat sesuai KTP", "address"),
        ("Pekerjaan", "occupation"),
        ("Profesi", "occupation"),
        ("Segmen", "employment"),
        ("Penghasilan/Bulan (Rp)", "monthly_income"),
        ("Penghasilan per Bulan (Rp)", "monthly_income"),
        ("Upah", "monthly_income"),
        ("Penghasilan Tetap", "fixed_income"),
        ("Masih Bekerja", "active"),
        ("Terdaftar DTKS", "social_registry"),
        ("Status Kepesertaan", "membership"),
        ("No. HP/WA", "phone"),
        ("E-mail", "email"),
        ("Nama Ibu Kandung", None),
        ("Alamat Tempat Kerja", None),
        ("Umur", "stated_age"),
        ("NAMA_LGKP", "name"),
        ("NAMA_LGKP_IBU", None),
        ("TGL_LHR", "birth_date"),
        ("TMPT_LHR", None),
        ("JENIS_KLMIN", "sex"),
        ("JENIS_PKRJN", "occupation"),
        ("NAMA_KEL", "village"),
        ("NAMA_KEC", "district"),
        ("NAMA_KAB", "residence"),
        ("NAMA_PROP", "province"),
        ("NO_KK", None),
        ("NO_KAB", None),
        ("STAT_KWN", None),
        ("STAT_HBKEL", None),
        ("Tmpt/Tgl Lahir", "birth_place_date"),
        ("Tempat & Tanggal Lahir", "birth_place_date"),
        ("Tempat dan Tgl. Lahir", "birth_place_date"),
        ("Tempat, Tgl/Bln/Thn Lahir", "birth_place_date"),
        ("Tempat Lahir", None),
        ("Usia (Thn)", "stated_age"),
        ("Jabatan", "position"),
        ("Domisili", "domicile"),
        ("Provinsi", "province"),
        ("No", None),
        ("", None),
    ],
)
def test_headers_as_offices_write_them(header: str, field: str | None) -> None:
    assert field_of(header) == field


def test_every_name_means_one_field_and_is_written_plainly() -> None:
    names = [name for names in FIELDS.values() for name in names]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in names if plain_header(name) != name] == []


def test_every_field_that_a_rule_asks_for_can_be_recognised_but_the_derived_age() -> None:
    assert set(ASKED) - set(FIELDS) == {"age"}


@given(st.sampled_from([(f, n) for f, names in FIELDS.items() for n in names]), st.data())
def test_case_blanks_and_marks_change_nothing(name: tuple[str, str], data: st.DataObject) -> None:
    field, text = name
    marks = st.text(" ._:*", min_size=1, max_size=3)
    written = re.sub(
        " ", lambda _: data.draw(marks), data.draw(st.sampled_from([text, text.upper()]))
    )
    assert field_of(written) == field


def test_what_is_taken_for_what() -> None:
    headers = ["No", "NIK", "Nama", "Tgl Lahir", "Hobi"]
    assert recognise(headers, where="desa.csv") == {
        "nik": "NIK",
        "name": "Nama",
        "birth_date": "Tgl Lahir",
    }


def test_what_the_user_told_wins_and_its_column_is_nothing_else() -> None:
    headers = ["NIK", "No. KTP", "Pekerjaan", "Nama"]
    told = {"nik": "no ktp", "name": "Pekerjaan"}
    assert recognise(headers, told, where="x") == {"nik": "No. KTP", "name": "Pekerjaan"}


def test_a_told_header_that_stands_exactly_so_wins_over_its_like() -> None:
    assert recognise(["nik", "NIK"], {"nik": "NIK"}, where="x")["nik"] == "NIK"


def test_two_columns_of_one_field() -> None:
    with pytest.raises(InputError) as caught:
        recognise(["NIK", "Nama", "No. KTP"], where="desa.csv")
    refusal("column-twice", "desa.csv", "NIK, No. KTP", "columns nik='NIK'", error=caught.value)


@pytest.mark.parametrize(
    ("field", "headers"),
    [
        ("name", ["Nama", "Nama Lengkap"]),
        ("birth_date", ["Tgl Lahir", "Tanggal Lahir"]),
        ("residence", ["Kabupaten", "Kabupaten KTP"]),
        ("monthly_income", ["Penghasilan", "Gaji"]),
    ],
)
def test_a_choice_is_asked_for_where_two_columns_may_differ(field: str, headers: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        recognise(["NIK", *headers], where="desa.csv")
    told = f"columns {field}='{headers[0]}'"
    refusal("column-twice", "desa.csv", ", ".join(headers), told, error=caught.value)
    assert Language("id").code_meant(field) in Language("id").message(caught.value)
    assert recognise(["NIK", *headers], {field: headers[1]}, where="x")[field] == headers[1]


def test_two_columns_of_work_are_both_read() -> None:
    """As both words in one cell would be: that which a rule speaks against counts."""
    headers = ["NIK", "Pekerjaan", "Jenis Pekerjaan", "Jabatan"]
    assert recognise(headers, where="x") == {
        "nik": "NIK", "occupation": "Pekerjaan", "occupation_2": "Jenis Pekerjaan",
        "occupation_3": "Jabatan",
    }  # fmt: skip
    made = compile_criteria(load_policy("kutim"), year="2024")
    people = [
        someone(1, Jenis_Pekerjaan="nelayan"),
        someone(2, Jenis_Pekerjaan="Pelajar/Mahasiswa"),
        someone(3, Jenis_Pekerjaan="", Status_Pekerjaan="-"),
    ]
    first, second, third = judged(made, people)
    assert (first, third) == ("", "R-EMPLOYMENT-DATA")
    assert second == "R-WORKS-DATA"


def test_a_told_header_that_means_two_columns() -> None:
    with pytest.raises(InputError) as caught:
        recognise(["no ktp", "No. KTP"], {"nik": "NO KTP"}, where="x")
    refusal("column-twice", "no ktp, No. KTP", error=caught.value)


def test_no_nik_column_offers_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        recognise(["Nomro KTP", "Nama"], where="desa.csv")
    refusal("nik-column-missing", "desa.csv", "Nomro KTP?", "columns", error=caught.value)
    assert caught.value.facts["near"] == ["Nomro KTP"]


def test_no_nik_column_and_nothing_near_shows_the_headers() -> None:
    with pytest.raises(InputError) as caught:
        recognise(["Nama", "Warna"], where="desa.csv")
    assert caught.value.facts["near"] == []
    refusal("nik-column-missing", "Nama, Warna", error=caught.value)


def test_a_told_column_that_is_not_there() -> None:
    with pytest.raises(InputError) as caught:
        recognise(["No. KTP", "Nama"], {"nik": "No KTB"}, where="desa.csv")
    refusal("column-missing", "desa.csv", "No KTB", "No. KTP?", error=caught.value)


def test_a_told_field_that_does_not_exist() -> None:
    with pytest.raises(InputError) as caught:
        recognise(["NIK"], {"nick": "NIK"}, where="desa.csv")
    refusal("field-unknown", "nick", "nik?", error=caught.value)


# What the user tells


def test_told_on_the_command_line() -> None:
    assert parse_told(["nik=No. KTP", " name = Nama=Lengkap "]) == {
        "nik": "No. KTP",
        "name": "Nama=Lengkap",
    }


@pytest.mark.parametrize(
    ("texts", "code", "part"),
    [
        (["nik"], "column-shape", "nik"),
        (["nik="], "column-shape", "nik="),
        (["=NIK"], "column-shape", "=NIK"),
        (["nikk=NIK"], "field-unknown", "nik?"),
        (["nik=A", "nik=B"], "column-told-twice", "nik"),
    ],
)
def test_told_wrongly(texts: list[str], code: str, part: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_told(texts)
    refusal(code, "columns", part, error=caught.value)


def test_a_mapping_file_stays_text(tmp_path: Path) -> None:
    file = tmp_path / "kolom.yaml"
    file.write_text("nik: No. KTP\nname: 'no'\nphone: 1_000\n", encoding="utf-8")
    assert read_mapping(file) == {"nik": "No. KTP", "name": "no", "phone": "1_000"}


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("nik: A\nnick: B\n", "field-unknown", "kolom.yaml:2:1"),
        ("nik: [A]\n", "mapping-shape", "kolom.yaml:1:6"),
        ("nik:\n", "mapping-shape", "kolom.yaml:1:"),
        ("nik: A\nnik: B\n", "duplicate-key", "kolom.yaml:2:1"),
        ("- nik\n", "mapping-shape", "kolom.yaml:1:1"),
        ("", "mapping-shape", "kolom.yaml"),
        ("nik: 'A\n", "yaml-syntax", "kolom.yaml:2:1"),
        ("nik: &x A\n", "yaml-alias", "kolom.yaml:1:6"),
    ],
)
def test_a_mapping_file_that_is_wrong(tmp_path: Path, text: str, code: str, place: str) -> None:
    file = tmp_path / "kolom.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_mapping(file)
    refusal(code, place, error=caught.value)


def test_a_mapping_file_that_is_missing_or_unreadable(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_mapping(tmp_path / "kolom.yaml")
    refusal("roster-missing", "kolom.yaml", error=caught.value)
    with pytest.raises(InputError) as caught:
        read_mapping(tmp_path)
    refusal("roster-unreadable", str(tmp_path), error=caught.value)


def test_a_status_may_stand_in_several_columns() -> None:
    headers = ["NIK", "Ket", "Status", "Keterangan", "No. KPJ", "Kepesertaan", "Catatan"]
    taken = recognise(headers, where="a.csv")
    assert taken == {
        "nik": "NIK", "membership": "Kepesertaan", "membership_2": "No. KPJ",
        "presence": "Status", "remark": "Ket", "remark_2": "Keterangan", "remark_3": "Catatan",
    }  # fmt: skip
    assert headers_of("remark", taken) == ["Ket", "Keterangan", "Catatan"]
    told = recognise(headers, {"remark": "Catatan", "card": "No. KPJ"}, where="a.csv")
    assert headers_of("remark", told) == ["Catatan"]
    assert headers_of("membership", told) == ["Kepesertaan", "No. KPJ"]


def test_of_members_only_the_nik_must_stand_in_one_column() -> None:
    twice = ["NIK", "Desa", "Kelurahan", "Segmen", "Jenis Kepesertaan", "Status", "Status Warga"]
    taken = recognise([*twice, "No. KPJ"], where="m.csv", members=True)
    assert headers_of("presence", taken) == ["Status", "Status Warga"]
    assert headers_of("membership", taken) == []
    for headers, code, part in [
        (["NIK", "No. KTP"], "members-column-twice", "NIK"),
        (["Nama", "Nomor Induk"], "members-nik-missing", "NIK"),
    ]:
        with pytest.raises(InputError) as caught:
            recognise(headers, where="m.csv", members=True)
        refusal(code, part, "columns", error=caught.value)


@pytest.mark.parametrize(
    ("header", "field"),
    [("Status Kepesertaan BPJS TK", "membership"), ("Terdaftar BPJSTK", "membership"),
     ("Anggota BPJS Naker", "membership"), ("Sudah punya BP Jamsostek?", "membership"),
     ("No. Kartu BPJS TK", "card"), ("Nomor Peserta BPJamsostek", "card"),
     ("Status Kepesertaan BPJS", None), ("Iuran BPJS TK", None)],
)  # fmt: skip
def test_what_is_of_the_insurer_of_workers(header: str, field: str | None) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize(
    ("header", "named"),
    [("Peserta BPJS", True), ("BPJS", True), ("No. BPJS", True), ("BPJS Kesehatan", False),
     ("BPJS TK", False), ("Status BPJS Ketenagakerjaan", False), ("JKN", False)],
)  # fmt: skip
def test_what_may_be_of_either_insurer(header: str, named: bool) -> None:
    assert (doubtful([header], []) == [header]) is named
    assert doubtful([header], [header]) == []


@pytest.mark.parametrize(
    ("header", "field", "cell"),
    [
        ("Pekerjaan", "occupation", "{}"),
        ("Status Pekerjaan", "employment", "kode {}"),
        ("Tanggal Lahir", "birth_date", "umur {}"),
        ("Tempat/Tanggal Lahir", "birth_date", "umur {}"),
        ("Jenis Kelamin", "sex", "J{}"),
    ],
)
def test_a_column_that_says_nothing_known_is_named(
    tmp_path: Path, header: str, field: str, cell: str
) -> None:
    """As the registry's codes of occupations."""
    people = [someone(at) | {header: cell.format(at)} for at in range(1, 11)]
    if header.startswith("Tempat"):
        people = [{name: said for name, said in each.items() if name != "Tanggal Lahir"}
                  for each in people]  # fmt: skip
    people[3][header] = "-"
    (note,) = unread(save(tmp_path / "a.csv", people))
    assert note == {"name": "a.csv", "header": header, "field": field}
    for language in ("en", "id"):
        assert f"columns {field}=" in Language(language).say("note.column-unread", **note)
    for each in people[:5]:
        each[header] = "-"
    assert unread(save(tmp_path / "b.csv", people)) == []
    assert unread(save(tmp_path / "c.csv", people[5:])) == []


def unread(path: Path) -> list[dict[str, Any]]:
    notes = screened(path, year="2024").result.notes
    return [dict(note.facts) for note in notes if note.code == "column-unread"]
