"""Who may be covered in every region: what a list says that speaks against it is never passed over
in silence, and what it does not say is not asked."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pekerja_rentan import PolicyError, load_policy
from pekerja_rentan.language import Language
from pekerja_rentan.roster.cells.meaning import MISSING, UNREADABLE, ParsedCell
from pekerja_rentan.roster.cells.texts import reader
from pekerja_rentan.roster.criteria import compile_criteria
from pekerja_rentan.roster.reading.columns import recognise
from tests.conftest import Run
from tests.screening import Cells, judged, save, screened, someone
from tests.series import few

Rentan = Callable[..., Run]
REGIONS = ("nasional", "35.22", "kutim", "kotabaru", "sulbar", "76")
"""Regions without rules of their own on work, office, age or membership."""
PLAIN = {"Tanggal_Lahir": "01-01-1980", "Pekerjaan": "petani", "Status_Pekerjaan": "mandiri"}


def said(region: str, cells: Cells, as_of: str | None = None) -> str:
    """Reasons and notes of somebody who otherwise meets every rule of ``region``."""
    policy = load_policy(region)
    home = {"nasional": "Kutai Timur", "kutim": "Kutai Timur"}.get(region, policy.name)
    row = someone(**PLAIN, Kabupaten=home, Miskin="ya", Aktif="ya", Pelajar="tidak")
    row |= {header.replace("_", " "): cell for header, cell in cells.items()}
    (codes,) = judged(compile_criteria(policy, attest=["all"], as_of=as_of), [row])
    return codes.replace("I-NIK-REGION", "").strip()


SAID = [
    ({}, ""),
    ({"Pekerjaan": None}, ""),
    ({"Pekerjaan": "Ibu Rumah Tangga"}, "R-WORKS-DATA"),
    ({"Pekerjaan": "Pelajar/Mahasiswa", "Status_Pekerjaan": None}, "R-WORKS-DATA"),
    ({"Pekerjaan": "BELUM/TIDAK BEKERJA"}, "R-WORKS-DATA"),
    ({"Pekerjaan": "Pensiunan", "Status_Pekerjaan": None}, "R-WORKS-DATA"),
    ({"Status_Pekerjaan": "Tidak Bekerja"}, "R-WORKS-DATA"),
    ({"Status_Pekerjaan": "pelajar", "Pekerjaan": "mahasiswa"}, "R-WORKS-DATA"),
    ({"Pelajar": "ya"}, "R-NOT-STUDENT-DATA"),
    ({"Pekerjaan": "Kepala Desa"}, "R-PUBLIC-OFFICE-DATA"),
    ({"Pekerjaan": "Sekdes", "Status_Pekerjaan": None}, "R-PUBLIC-OFFICE-DATA"),
    ({"Pekerjaan": "wali nagari"}, "R-PUBLIC-OFFICE-DATA"),
    ({"Pekerjaan": "Anggota DPRD"}, "R-PUBLIC-OFFICE-DATA"),
    ({"Pekerjaan": "Ketua RT"}, ""),
    ({"Pekerjaan": "Kaur"}, "R-PUBLIC-OFFICE-DATA"),
    ({"Pekerjaan": "Lurah"}, "R-PUBLIC-OFFICE-DATA"),
    ({"Pekerjaan": "Plj"}, "R-WORKS-DATA"),
    ({"Pekerjaan": "BLM/TDK BEKERJA"}, "R-WORKS-DATA"),
    ({"Pekerjaan": "Pensiunan BUMN"}, "R-WORKS-DATA"),
    ({"Pekerjaan": "Guru Honorer"}, "R-GOVERNMENT-STAFF-DATA"),
    ({"Pekerjaan": "THL", "Status_Pekerjaan": None}, "R-GOVERNMENT-STAFF-DATA"),
    ({"Status_Pekerjaan": "tenaga kontrak"}, "R-GOVERNMENT-STAFF-DATA"),
    ({"Pekerjaan": "guru"}, ""),
    ({"No._KPJ": "22000001"}, "R-MEMBERSHIP-DATA"),
    ({"KPJ": "08J 0001 2345"}, "R-MEMBERSHIP-DATA"),
    ({"Nomor_KPJ": "2,2E+10"}, "R-MEMBERSHIP-DATA"),
    ({"No._BPJS_Ketenagakerjaan": "22000001", "Kepesertaan": "belum"}, "R-MEMBERSHIP-DATA"),
    ({"KPJ": "belum ada"}, ""),
    ({"KPJ": "0001234567890"}, "W-MEMBERSHIP-UNREADABLE"),
    ({"Peserta_BPJS": "ya"}, ""),
    ({"Status_(BPJS)": "non aktif"}, ""),
    ({"Kepesertaan_(JKN)": "aktif"}, ""),
    ({"Peserta_BPJS_Kesehatan": "ya"}, ""),
    ({"Ket": "-", "Keterangan": "pindah ke Tuban"}, "R-PRESENT-DATA"),
    ({"Ket": "pindah", "Keterangan": "meninggal 12-03-2024"}, "R-ALIVE"),
    ({"Status": "AKTIF", "Status_Penduduk": "almh."}, "R-ALIVE"),
    ({"Status": "hidup", "Status_Warga": "entah"}, "W-PRESENCE-UNREADABLE"),
    ({"Keterangan": "meninggal 1 anak"}, "W-REMARK-UNREADABLE"),
    ({"Status": "Keluar"}, "R-PRESENT-DATA"),
    ({"Kepesertaan": "Ya"}, "R-MEMBERSHIP-DATA"),
    ({"Peserta_BPJS_Ketenagakerjaan": "sudah terdaftar"}, "R-MEMBERSHIP-DATA"),
    ({"Kepesertaan": "belum"}, ""),
    ({"Kepesertaan": "non aktif"}, ""),
    ({"Status": "MATI"}, "R-ALIVE"),
    ({"Status": "almarhum"}, "R-ALIVE"),
    ({"Keterangan": "Meninggal Dunia"}, "R-ALIVE"),
    ({"Status": "PINDAH"}, "R-PRESENT-DATA"),
    ({"Ket": "pindah domisili"}, "R-PRESENT-DATA"),
    ({"Status": "NON AKTIF"}, "R-PRESENT-DATA"),
    ({"Status": "ada", "Keterangan": "(meninggal)"}, "R-ALIVE"),
    ({"Status": "mati", "Keterangan": "meninggal"}, "R-ALIVE"),
    ({"Status": "pindah", "Keterangan": "meninggal"}, "R-ALIVE R-PRESENT-DATA"),
    ({"Status": "Kawin"}, ""),
    ({"Status": "cerai mati"}, ""),
    ({"Keterangan": "anaknya meninggal"}, "W-REMARK-UNREADABLE"),
    ({"Status": "pindahan"}, "W-PRESENCE-UNREADABLE"),
    *[({"Status": word}, "R-VERIFIED-DATA") for word in (
        "Tidak Valid", "GANDA", "tidak ditemukan", "TMS", "tidak padan", "sudah terdaftar",
        "NIK tidak valid", "duplikat", "Tidak Lolos Verifikasi", "terdaftar",
    )],
    *[({"Keterangan": word}, "") for word in (
        "MS", "valid", "PADAN", "Memenuhi Syarat.", "lolos",
    )],
    ({"Status": "valid", "Keterangan": "ganda"}, "R-VERIFIED-DATA"),
    ({"Status": "ganda", "Keterangan": "pindah"}, "R-PRESENT-DATA R-VERIFIED-DATA"),
    ({"Status": "valid", "Status_Warga": "ganda"}, "R-VERIFIED-DATA"),
    ({"Pekerjaan": "petani / IRT", "Status_Pekerjaan": None}, "R-WORKS-DATA"),
    ({"Pekerjaan": "IRT & Petani"}, "R-WORKS-DATA"),
    ({"Pekerjaan": "Petani/PNS", "Status_Pekerjaan": None}, "R-EMPLOYMENT"),
    ({"Pekerjaan": "petani, kepala desa"}, "R-PUBLIC-OFFICE-DATA"),
    ({"Pekerjaan": "petani/nelayan"}, "W-OCCUPATION-UNREADABLE"),
    ({"Pekerjaan": "Satpol PP", "Status_Pekerjaan": None}, "R-GOVERNMENT-STAFF-DATA"),
    ({"Pekerjaan": "Petugas Damkar"}, "R-GOVERNMENT-STAFF-DATA"),
    ({"Pekerjaan": "TKI"}, "R-WORKS-HERE-DATA"),
    ({"Pekerjaan": "Pekerja Migran Indonesia"}, "R-WORKS-HERE-DATA"),
    ({"Jabatan": "Kepala Desa"}, "R-PUBLIC-OFFICE-DATA"),
    ({"Jabatan": "Anggota Kelompok"}, ""),
    ({"Segmen": "BPU"}, ""),
    ({"Segmen": "PU"}, "R-EMPLOYMENT"),
    ({"Segmen_Kepesertaan": "ASN"}, "R-EMPLOYMENT"),
    ({"Segmen": "entah"}, "W-EMPLOYMENT-UNREADABLE"),
    ({"Segmen": "-"}, ""),
    ({"Segmen": "honorer"}, "R-GOVERNMENT-STAFF-DATA"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("region", "cells", "codes"),
    few(((region, *case) for case in SAID for region in REGIONS), every=13),
)
def test_what_a_list_says_is_judged_in_every_region(region: str, cells: Cells, codes: str) -> None:
    assert said(region, cells) == codes


@pytest.mark.parametrize("region", [name for name in REGIONS if name != "kutim"])
@pytest.mark.parametrize(
    ("birth", "codes"),
    few(
        [
            ("01-01-2011", "R-MINIMUM-AGE-DATA W-ADULT"),
            ("02-01-2007", "R-MINIMUM-AGE-DATA W-ADULT"),
            ("01-01-2007", "W-ADULT"),
            ("02-01-2002", "W-ADULT"),
            ("01-01-2002", ""),
            ("01-01-1955", "R-AGE"),
        ],
        every=3,
    ),
)
def test_children_are_asked_about(region: str, birth: str, codes: str) -> None:
    cells: Cells = {"Tanggal_Lahir": birth}
    found = said(region, cells, as_of="2020-01-01").replace("W-NIK-BIRTH", "").split()
    assert " ".join(found) == codes


def test_a_region_answers_for_itself() -> None:
    """Its rule on ages takes the place of the national one and of all its parts."""
    paser = compile_criteria(load_policy("paser"))
    own = {"Kabupaten": "Paser", "Penghasilan Tetap": "tidak", "Pelajar": "tidak"}
    rows = [
        someone(Tanggal_Lahir="01-01-2007", **own),
        someone(Tanggal_Lahir="01-01-2020", **own),
        someone(Pekerjaan="pelajar", **own),
    ]
    found = [codes.replace("W-NIK-BIRTH", "").split() for codes in judged(paser, rows)]
    assert found == [
        ["I-NIK-REGION"],
        ["R-AGE", "I-NIK-REGION"],
        ["R-WORKS-DATA", "R-OCCUPATION", "I-NIK-REGION"],
    ]
    kukar = compile_criteria(load_policy("kukar"), attest=["all"])
    staff = [
        someone(Pekerjaan="perangkat desa", Status_Pekerjaan=status, Kabupaten="64.02")
        for status in ("non asn", "mandiri", None)
    ]
    assert judged(kukar, staff) == [
        "W-GOVERNMENT-STAFF I-NIK-REGION",
        "R-PUBLIC-OFFICE-DATA R-OCCUPATION I-NIK-REGION",
        "R-PUBLIC-OFFICE-DATA I-NIK-REGION",
    ]


@pytest.mark.parametrize(
    ("region", "home", "codes"),
    [
        ("35.22", "Tuban", "W-RESIDENCE"),
        ("35.22", "Bojonegoro", ""),
        ("35.22", "Kab. Bojonegoro", ""),
        ("35.22", "35.22.02", ""),
        ("35.22", None, ""),
        ("35.22", "Bojonegara", "W-RESIDENCE-UNREADABLE"),
        ("sulbar", "Polewali Mandar", ""),
        ("sulbar", "Kutai Timur", "W-RESIDENCE"),
        ("nasional", "Tuban", ""),
        ("kutim", "Tuban", "R-RESIDENCE"),
        ("kutim", "Kaltim", ""),
        ("35.22", "Jawa Timur", ""),
        ("35.22", "Jawa Barat", "W-RESIDENCE"),
    ],
)
def test_who_lives_elsewhere_is_told(region: str, home: str | None, codes: str) -> None:
    assert said(region, {"Kabupaten": home}) == codes


def test_the_list_of_all_of_them(tmp_path: Path) -> None:
    """Of ten people only a farmer, and his like from next door, are free of anything to ask."""
    shared = {"Jenis_Kelamin": None, "Penghasilan": None, "Kabupaten": "Bojonegoro"}
    works = [
        ("Ibu Rumah Tangga", "mandiri"), ("Pelajar/Mahasiswa", None), ("Belum/Tidak Bekerja", None),
        ("Pensiunan", None), ("Kepala Desa", None), ("Karyawan Swasta", None),
    ]  # fmt: skip
    rows = [
        someone(number, Pekerjaan=work, Status_Pekerjaan=status, Kepesertaan=None, **shared)
        for number, (work, status) in enumerate(works, start=1)
    ]
    rows.append(someone(7, Kepesertaan=None, **shared | {"Kabupaten": "Tuban"}))
    rows.append(someone(8, Kepesertaan="Ya", **shared))
    rows.append(someone(9, Kepesertaan=None, Tanggal_Lahir="14-07-2015", **shared))
    rows.append(someone(10, Kepesertaan=None, **shared))
    found = screened(save(tmp_path / "a.csv", rows), region="35.22", attest=["all"])
    assert found.outcomes == [*["needs-data"] * 5, "ineligible", "eligible", *["needs-data"] * 2,
                              "eligible"]  # fmt: skip
    assert "W-RESIDENCE" in found.said[6].notes
    assert found.said[0].words == (
        "to be confirmed: works (not a pupil, homemaker, pensioner or out of work); "
        "NIK first issued in another region"
    )
    assert found.said[6].words.startswith("does not match: lives in this region; ")
    steps = {step.check: step for step in found.result.funnel}
    assert [*steps] == [
        "row", "nik", "double", "age", "employment", "minimum-age", "works", "public-office",
        "membership",
    ]  # fmt: skip
    assert (steps["works"].missing, steps["works"].only_blocker) == (4, 4)
    assert {source.id for source in found.result.sources} == {
        "syarat-bpu", "umur-terendah", "peserta-bpu", "perangkat-desa", "tempat-tinggal",
        "sudah-peserta",
    }  # fmt: skip
    warned = {count.code: count.says for count in found.result.warnings}
    assert warned["W-RESIDENCE"] == load_policy().rules[10].says
    assert warned["I-NIK-REGION"] is None


def test_a_column_that_nothing_goes_by_is_named(rentan: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", [someone(1, Status="MATI SURI ANI", DTKS="ya")])
    ended = rentan("screen", str(tmp_path / "a.csv"), "--region", "35.22", "--lang", "en")
    assert (
        "  Read, but not used by any rule of this policy: monthly_income = Penghasilan, "
        "social_registry = DTKS.\n"
    ) in ended.out
    assert "SURI" not in ended.out + ended.err
    assert "W-PRESENCE-UNREADABLE: status is not understood" in ended.out
    used = rentan(
        "screen", str(tmp_path / "a.csv"), "--region", "35.22", "--priority", "monthly_income",
        "--lang", "id",
    )  # fmt: skip
    assert (
        "Dibaca, tetapi tidak ada syarat kebijakan ini yang memakainya: DTKS "
        "(social_registry) = DTKS." in used.out
    )


def test_who_names_but_the_own_province_is_asked_where_he_lives() -> None:
    """It says nothing against a home in the region, and nothing for it."""
    made = compile_criteria(load_policy("kutim"))
    homes = ["Kalimantan Timur", "64", "Jawa Timur", None]
    found = judged(made, [someone(Kabupaten=home) for home in homes])
    assert found == ["R-RESIDENCE-DATA", "R-RESIDENCE-DATA", "R-RESIDENCE", "R-RESIDENCE-DATA"]


def test_health_insurance_is_no_membership_and_what_may_be_either_is_named(
    rentan: Rentan, tmp_path: Path
) -> None:
    rows = [someone(1, Peserta_BPJS="ya", BPJS_Kesehatan="aktif")]
    save(tmp_path / "a.csv", rows)
    save(tmp_path / "m.csv", [{"NIK": rows[0]["NIK"], "Status BPJS": "non aktif"}])
    ended = rentan(
        "screen", str(tmp_path / "a.csv"), "--region", "35.22", "--members",
        str(tmp_path / "m.csv"), "--attest", "all", "--lang", "en",
    )  # fmt: skip
    assert "  Peserta BPJS in a.csv may mean BPJS Kesehatan (JKN), so nobody" in ended.out
    assert "  Status BPJS in m.csv may mean BPJS Kesehatan (JKN), so nobody" in ended.out
    assert "BPJS Kesehatan in" not in ended.out
    told = rentan(
        "screen", str(tmp_path / "a.csv"), "--region", "35.22", "--lang", "id", "--column",
        "membership=Peserta BPJS", "--attest", "all",
    )  # fmt: skip
    assert "dapat berarti BPJS Kesehatan" not in told.out
    assert "R-MEMBERSHIP-DATA" in rentan(
        "screen", str(tmp_path / "a.csv"), "--region", "35.22", "--attest", "all", "--explain",
        "--column", "membership=Peserta BPJS",
    ).out  # fmt: skip


def test_no_attestation_settles_what_a_list_says(rentan: Rentan, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", [someone(1)])
    ended = rentan("screen", str(tmp_path / "a.csv"), "--region", "35.22", "--attest", "works")
    assert ended.code == 2
    assert "'works'" in ended.err


def test_a_person_is_told_of_what_speaks_against_it(rentan: Rentan) -> None:
    words = "lahir=12-08-2011, pekerjaan=pelajar, status=mandiri, kabupaten=Tuban"
    ended = rentan(
        "screen", "--region", "35.22", "--as-of", "2026-01", "--person", words, "--lang", "en"
    )
    lines = [" ".join(line.split()) for line in ended.out.splitlines()]
    assert "18 or older (local limits are 15 or 18) check W-ADULT umur-terendah" in lines
    assert (
        "works (not a pupil, homemaker, pensioner or out of work) missing R-WORKS-DATA peserta-bpu"
        in lines
    )
    assert "lives in this region check W-RESIDENCE tempat-tinggal" in lines
    assert not any(line.startswith("alive") for line in lines)
    assert lines[-1] == "Not known yet: something is missing."


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("R-WORKS-DATA", ["--attest does not settle it", "PP 49/2023"]),
        ("W-ADULT", ["replaces it", "Pamekasan"]),
        ("R-ALIVE", ["correct 'alive' in the policy", "Pagaralam"]),
        ("W-MEMBER-ENDED", ["may start again"]),
        ("W-REMARK-UNREADABLE", ["nothing is guessed"]),
    ],
)
def test_each_of_them_is_explained(rentan: Rentan, code: str, parts: list[str]) -> None:
    ended = rentan("explain", code, "--region", "35.22", "--lang", "en")
    assert [part for part in parts if part not in ended.out] == []
    assert rentan("explain", code, "--region", "35.22", "--lang", "id").code == 0


@pytest.mark.parametrize("field", ["presence", "remark"])
def test_a_status_means_what_it_can_only_mean(field: str) -> None:
    read = reader(field, load_policy())
    for text, meaning in {
        "": MISSING, "-": MISSING, "janda": MISSING, "Cerai Mati": MISSING,
        "hidup": ParsedCell(0), " AKTIF ": ParsedCell(0),
        "meninggal.": ParsedCell(1), "Alm.": ParsedCell(1),
        "pindah  alamat": ParsedCell(2), "Non-Aktif": ParsedCell(3), "tidak mati": UNREADABLE,
        "pindah masuk": UNREADABLE, "PNS": UNREADABLE, "x" * 5_000: UNREADABLE,
    }.items():  # fmt: skip
        assert read(text) == meaning, text


# In a policy's file

RULES = """
id: tes
code: 64.74
name: Kota Contoh
extends: nasional
checked: 2026-01-01
eligibility:
  - {rule}
sources:
  kami: {{title: tes, issued: 2026, level: open, url: unknown}}
"""
SAYS = "says: {id: a, en: b}, source: kami"


def problem(folder: Path, rule: str) -> tuple[str, str]:
    """The code of what is wrong with a policy of this rule, and its sentence."""
    (folder / "tes.yaml").write_text(RULES.format(rule=rule), encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        load_policy("tes", policies=folder)
    (one,) = caught.value.problems
    for language in ("en", "id"):
        assert Language(language).message(caught.value)
    return one.code, str(caught.value)


@pytest.mark.parametrize(
    ("rule", "code", "part"),
    [
        ("id: a, part_of: agee, require: {field: age, below: 9}", "no-rule", "Did you mean age?"),
        ("id: a, part_of: a, require: {field: age, below: 9}", "no-rule", "no other rule 'a'"),
        ("id: a, unmet: refuse, require: {field: age, below: 9}", "not-allowed", "needs-data"),
        ("id: a, require: {field: presence, equals: gone}", "not-allowed", "moved"),
        ("id: twin, unmet: warning, require: {field: age, below: 9}", "rule-reserved", "twin"),
        ("id: a-unreadable, unmet: warning, require: {field: age, below: 9}", "rule-reserved", ""),
        ("id: a, require: {field: residence, equals: regio}", "no-region", "regio"),
    ],
)
def test_what_cannot_stand_in_a_policy(folder: Path, rule: str, code: str, part: str) -> None:
    found, sentence = problem(folder, f"{{{rule}, {SAYS}}}")
    assert found == code
    assert part in sentence


def test_a_policy_has_only_so_many_rules_that_ask_nothing(folder: Path) -> None:
    rule = f"{{id: rNUMBER, unmet: warning, require: {{field: age, below: 9}}, {SAYS}}}"
    many = "\n  - ".join(rule.replace("NUMBER", str(number)) for number in range(3))
    (folder / "tes.yaml").write_text(RULES.format(rule=many), encoding="utf-8")
    assert len(load_policy("tes", policies=folder).rules) == 19
    found, sentence = problem(folder, f"{many}\n  - {rule}".replace("NUMBER", "3"))
    assert found == "rules-many"
    assert "17 rules, more than 16" in sentence


@pytest.mark.parametrize(
    ("unmet", "outcome"),
    [("ineligible", "ineligible"), ("needs-data", "needs-data"), ("warning", "eligible")],
)
def test_a_rule_says_what_becomes_of_who_does_not_meet_it(
    folder: Path, unmet: str, outcome: str
) -> None:
    rule = f"{{id: mine, unmet: {unmet}, require: {{field: village, in: [Desa 1]}}, {SAYS}}}"
    (folder / "tes.yaml").write_text(RULES.format(rule=rule), encoding="utf-8")
    policy = load_policy("tes", policies=folder)
    rows = [someone(1), someone(2), someone(3, Desa=None)]
    rows = [row | {"Kabupaten": "Kota Bontang"} for row in rows]
    assert screened(save(folder / "a.csv", rows), region=policy).outcomes == [
        "eligible",
        outcome,
        "eligible",
    ]


@pytest.mark.parametrize(
    ("headers", "residence"),
    [
        (["NIK", "Kabupaten", "Domisili", "Provinsi"], "Kabupaten"),
        (["NIK", "Domisili", "Provinsi"], "Domisili"),
        (["NIK", "Provinsi"], "Provinsi"),
    ],
)
def test_the_column_that_says_most_of_the_residence_is_taken(
    headers: list[str], residence: str
) -> None:
    assert recognise(headers, where="a.csv")["residence"] == residence


def test_a_province_alone_settles_a_rule_of_the_province(tmp_path: Path) -> None:
    people = [someone(at, Provinsi=name) for at, name in enumerate(("Sulawesi Barat", "64"), 1)]
    for person in people:
        del person["Kabupaten"]
    found = screened(save(tmp_path / "a.csv", people), region="sulbar")
    assert ["W-RESIDENCE" in each.notes for each in found.said] == [False, True]


def test_an_age_is_no_birth_date_and_that_is_said(tmp_path: Path) -> None:
    person = someone(Umur="43")
    del person["Tanggal Lahir"]
    alone = screened(save(tmp_path / "a.csv", [person]))
    assert alone.reasons == ["R-AGE-DATA"]
    (note,) = (note for note in alone.result.notes if note.code == "columns-age")
    assert note.facts["header"] == "Umur"
    for lang in ("en", "id"):
        assert "Umur" in Language(lang).say("note.columns-age", **note.facts)
    both = screened(save(tmp_path / "b.csv", [someone(Umur="99")]))
    assert both.outcomes == ["eligible"]
    assert "columns-age" not in [note.code for note in both.result.notes]


def test_every_column_that_was_not_taken_is_named_once(
    tmp_path: Path, rentan: Callable[..., Run]
) -> None:
    """Not those of rentan's own lists, nor those that have a note of their own."""
    more = {"Agama": "x", "No. KK": "1", "Peserta BPJS": "ya", "Upah harian": "50000",
            "rentan_words": "x", "No Telp": "1", "No HP": "2"}  # fmt: skip
    person = someone(1) | more
    file = save(tmp_path / "a.csv", [person])
    other = save(tmp_path / "b.csv", [someone(2)])
    ended = rentan("screen", str(file), str(other), "-r", "kutim", "-y", "2024")
    assert ended.out.count("Agama") == 1
    assert "Not used in a.csv: Agama, No. KK, No HP." in ended.out
    assert ended.out.count("Upah harian") == ended.out.count("Peserta BPJS") == 1
    data = json.loads(rentan("screen", str(file), "-r", "kutim", "-y", "2024", "-f", "json").out)
    untaken = ["Agama", "No. KK", "Peserta BPJS", "Upah harian", "No HP"]
    assert data["rosters"][0]["untaken"] == untaken


def test_members_that_failed_a_check_are_unclear_and_those_enrolled_are_covered(
    tmp_path: Path,
) -> None:
    words = ("tidak valid", "sudah terdaftar", "aktif", "non aktif")
    members = [{"NIK": someone(at)["NIK"], "Status": word} for at, word in enumerate(words, 1)]
    people = save(tmp_path / "a.csv", [someone(at) for at in range(1, 5)])
    found = screened(people, members=[save(tmp_path / "m.csv", members)])
    assert [each.reasons for each in found.said] == ["R-MEMBER", "R-MEMBER", "R-MEMBER", ""]
    assert (found.result.members[0].unclear, found.result.members[0].ended) == (1, 1)
