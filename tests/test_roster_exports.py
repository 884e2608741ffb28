"""Templates of others, described as data, and the lists that go back to the villages."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import fastexcel
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan.delivery import Delivery
from pekerja_rentan.errors import PolicyError
from pekerja_rentan.language import Language
from pekerja_rentan.policy.folders import search_folders
from pekerja_rentan.roster.writing import returns
from pekerja_rentan.roster.writing.exports import Export, written_date
from pekerja_rentan.roster.writing.lists import OUTCOMES, Lists, Target
from pekerja_rentan.roster.writing.profiles import (
    Profile,
    find_profile,
    profile_files,
    read_profile,
)
from pekerja_rentan.roster.writing.returns import Returns, file_name
from pekerja_rentan.roster.writing.writers import FORMATS
from tests.test_roster_lists import COLUMNS, everything, judged, read, refusal

HEADERS = [
    "NOMOR_IDENTITAS",
    "NAMA_LENGKAP",
    "TGL_LAHIR",
    "HANDPHONE",
    "EMAIL",
    "JENIS_PEKERJAAN_1",
    "JENIS_PEKERJAAN_2",
    "LOKASI_PEKERJAAN",
    "UPAH",
    "KODE_PAKET",
    "BULAN_IURAN",
]


@pytest.fixture(scope="module")
def bpjs() -> Profile:
    return find_profile("bpjs", search_folders())


def people(**more: list[Any]) -> pl.DataFrame:
    """Two eligible people and one who is not, with what was read of them."""
    frame = judged(["eligible", "ineligible", "eligible"])
    read: dict[str, list[Any]] = {
        "rentan_nik": ["6408010101800001", "6408010101800002", "6408010101800003"],
        "rentan_name": ["ORANG SATU", "ORANG DUA", "=ORANG TIGA"],
        "rentan_birth_date": [19800812, 19700101, None],
        "rentan_phone": ["+62 812-3456", None, ""],
        "rentan_occupation": ["nelayan", None, "petani"],
        "rentan_village": ["Desa Satu", "Desa Dua", None],
    }
    return frame.with_columns(*(pl.Series(name, cells) for name, cells in (read | more).items()))


# The template


def test_the_shipped_profile_is_the_template(bpjs: Profile) -> None:
    assert bpjs.sheet == "Data TK Baru"
    assert [column.header for column in bpjs.columns] == HEADERS
    assert bpjs.source.level == "secondary"
    assert bpjs.source.note is not None
    assert profile_files(search_folders())["bpjs"].parent.name == "exports"


@pytest.mark.parametrize("format", FORMATS)
def test_eligible_people_in_the_template(tmp_path: Path, bpjs: Profile, format: str) -> None:
    path = tmp_path / f"unggah.{format}"
    with Export(bpjs, path, reported_income=1_000_000, months=12) as export:
        export.add(people())
        assert everything(tmp_path)[0].startswith(".rentan-")
        assert export.finish() == {path: 2}
    third = "=ORANG TIGA" if format == "parquet" else "'=ORANG TIGA"
    known = ["12-08-1980", "+62 812-3456", "", "nelayan", ""]
    same = ["1000000", "T", "12"]
    assert read(path) == [
        HEADERS,
        ["6408010101800001", "ORANG SATU", *known, "Desa Satu", *same],
        ["6408010101800003", third, "", "", "", "petani", "", "", *same],
    ]
    assert export.empty == {"NOMOR_IDENTITAS": 0, "NAMA_LENGKAP": 0, "TGL_LAHIR": 1}
    assert everything(tmp_path) == [f"unggah.{format}"]


def test_a_template_in_excel_has_its_sheet_and_no_other(tmp_path: Path, bpjs: Profile) -> None:
    with Export(bpjs, tmp_path / "a.xlsx", reported_income=1_000_000, months=12) as export:
        export.add(people())
        export.finish()
    assert fastexcel.read_excel(tmp_path / "a.xlsx").sheet_names == ["Data TK Baru"]


def test_empty_required_cells_are_counted_over_all_batches(tmp_path: Path, bpjs: Profile) -> None:
    blank = people(rentan_name=["  ", "x", ""], rentan_nik=[None, "1", "1"])
    without = judged(["eligible"])
    with Export(bpjs, tmp_path / "a.csv", reported_income=1_000_000, months=12) as export:
        for frame in (people(), blank, without):
            export.add(frame)
        assert export.finish() == {tmp_path / "a.csv": 5}
    assert export.empty == {"NOMOR_IDENTITAS": 2, "NAMA_LENGKAP": 3, "TGL_LAHIR": 3}


def test_months_that_the_template_does_not_take(tmp_path: Path, bpjs: Profile) -> None:
    with refusal("export-outside", "'bpjs' takes 1 to 12 in BULAN_IURAN, not 15"):
        Export(bpjs, tmp_path / "a.csv", reported_income=1_000_000, months=15)
    assert everything(tmp_path) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("dd-mm-yyyy", "02-08-1980"),
        ("yyyy-mm-dd", "1980-08-02"),
        ("mm/dd/yyyy", "08/02/1980"),
        ("ddmmyyyy", "02081980"),
        ("yyyy.dd mm", "1980.02 08"),
    ],
)
def test_dates_by_pattern(pattern: str, text: str) -> None:
    dates = pl.Series("*", [19800802, None], dtype=pl.Int64)
    assert written_date(dates, pattern).to_list() == [text, None]


# Profiles as files


PROFILE = """\
id: kantor
name: {id: contoh, en: example}
sheet: Data
columns:
  - {header: NIK, from: nik}
source: {title: contoh, issued: 2024, level: open}
"""


def kept(folder: Path, text: str = PROFILE, name: str = "kantor") -> Path:
    (folder / "exports").mkdir(exist_ok=True)
    file = folder / "exports" / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_profile_of_one_s_own_comes_first(folder: Path) -> None:
    kept(folder)
    kept(folder, PROFILE.replace("id: kantor", "id: bpjs"), "bpjs")
    folders = search_folders(folder)
    assert [column.header for column in find_profile("bpjs", folders).columns] == ["NIK"]
    assert find_profile("kantor", folders).source.level == "open"


@pytest.mark.parametrize("name", ["bjps", "../nasional", "exports/bpjs", ""])
def test_an_unknown_profile(folder: Path, name: str) -> None:
    kept(folder)
    near = " Did you mean bpjs?" if name == "bjps" else ""
    says = f"there is no export profile '{name}'.{near} Known: bpjs, kantor."
    with refusal("export-unknown", says):
        find_profile(name, search_folders(folder))


@pytest.mark.parametrize(
    ("line", "instead", "says"),
    [
        ("sheet: Data", "", "1:1: the key 'sheet' is missing here."),
        ("sheet: Data", "sheet: a/b", "3:8: 'a/b' cannot be the name of a sheet: 1 to 31"),
        ("sheet: Data", f"sheet: {'a' * 32}", "cannot be the name of a sheet"),
        ("sheet: Data", "shet: Data", "3:1: unknown key 'shet'. Did you mean sheet?"),
        ("sheet: Data", "sheet: Data\nsheet: Data", "the key 'sheet' stands here again"),
        ("from: nik", "form: nik", "5:19: unknown key 'form'. Did you mean from?"),
        ("from: nik", "from: nikk", "5:25: 'nikk' is not allowed. Did you mean nik?"),
        ("from: nik", "from: nik, value: x", "5:5: a column has exactly one of from, value"),
        ("from: nik", "required: true", "5:5: a column has exactly one of from, value"),
        ("from: nik", "from: nik, required: yes", "'yes' is neither true nor false"),
        ("from: nik", "from: birth_date", "5:5: a date is written by a pattern"),
        ("from: nik", "from: nik, date: dd-mm-yyyy", "5:5: a date is written by a pattern"),
        ("from: nik", "from: birth_date, date: dd-mm-yy", "'dd-mm-yy' is not a way to write"),
        ("from: nik", "from: birth_date, date: dd-dd-yyyy", "5:43: 'dd-dd-yyyy' is not a way"),
        ("from: nik", "from: nik, between: [1, 2]", "limits are for what is the same in all"),
        ("from: nik", "from: months, between: [2, 1]", "the upper limit is below the lower"),
        (
            "from: nik}",
            "from: nik}\n  - {header: NIK, from: name}",
            "6:14: the header 'NIK' stands",
        ),
        ("id: kantor", "id: lain", "1:5: the id 'lain' and the file's name 'kantor.yaml'"),
        (", level: open", "", "the key 'level' is missing here."),
        ("level: open", "level: sure", "'sure' is not allowed. Allowed: primary, secondary"),
        ("source: {title: contoh, issued: 2024, level: open}", "", "the key 'source' is missing"),
    ],
)
def test_what_is_wrong_in_a_profile_is_told_at_its_place(
    folder: Path, line: str, instead: str, says: str
) -> None:
    assert line in PROFILE
    file = kept(folder, PROFILE.replace(line, instead, 1))
    with pytest.raises(PolicyError) as caught:
        read_profile(file)
    assert f"{file}:" in str(caught.value)
    assert says in str(caught.value)
    assert caught.value.message(Language("id")) != str(caught.value)


# Lists that go back to the villages


def rows_of(places: Sequence[tuple[str | None, str | None]], outcome: str) -> pl.DataFrame:
    district, village = zip(*places, strict=True)
    columns = {"Kec": pl.Series(district, dtype=pl.String), "*": pl.Series(village)}
    return judged([outcome] * len(places)).with_columns(
        **{name: cells.cast(pl.String) for name, cells in columns.items()}
    )


@pytest.mark.parametrize("format", FORMATS)
def test_every_village_gets_its_rows_back_with_reasons(
    tmp_path: Path, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returns, "ENOUGH", 2)
    folder = tmp_path / "kembali"
    columns = ["NIK", "Nama", "*", "rentan_words"]
    villages = [("A", "Desa Satu"), ("A", "DESA  SATU."), ("B", "=Dua"), ("B", None), ("B", " ")]
    with Returns(folder, ["*"], format, columns) as back:
        for outcome in OUTCOMES:
            back.add(rows_of(villages, outcome))
        assert [name[:8] for name in everything(folder)] == [".rentan-"]
        counts = back.finish()
    files = {name: folder / f"{name}.{format}" for name in ("desa-satu", "dua", "tanpa-desa")}
    assert counts == {files["desa-satu"]: 4, files["dua"]: 2, files["tanpa-desa"]: 4}
    assert everything(folder) == sorted(f"{name}.{format}" for name in files)
    header, *rows = read(files["desa-satu"])
    assert header == columns
    assert [row[2:] for row in rows] == [
        [place, words] for words in ("umur", "") for place in ("Desa Satu", "DESA  SATU.")
    ]
    equals = "=Dua" if format == "parquet" else "'=Dua"
    assert [row[2] for row in read(files["dua"])[1:]] == [equals] * 2


def test_villages_of_one_name_are_told_apart_by_their_district(tmp_path: Path) -> None:
    places = [("Satu", "Suka Maju"), ("Dua", "Suka Maju"), (None, "Suka Maju"), ("Dua", None)]
    with Returns(tmp_path, ["Kec", "*"], "csv", COLUMNS) as back:
        back.add(rows_of(places, "ineligible"))
        assert set(back.finish().values()) == {1}
    assert everything(tmp_path) == [
        "dua--suka-maju.csv",
        "dua--tanpa-desa.csv",
        "satu--suka-maju.csv",
        "suka-maju.csv",
    ]


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_village_s_file_is_named_safely_and_by_it_alone(one: str, other: str) -> None:
    first, second = file_name([one]), file_name([other])
    assert all(char.isalnum() or char == "-" for char in first)
    assert 0 < len(first) <= 70
    if first == second:
        letters = ["".join(filter(str.isalnum, name)) for name in (first, second)]
        assert letters[0] == letters[1]


@pytest.mark.parametrize(
    ("places", "name"),
    [
        (["Sangatta Utara"], "sangatta-utara"),
        (["../../etc/passwd"], "etc-passwd"),
        (["\u202eDesa\u200f"], "desa"),
        (["-"], "tanpa-desa"),
        ([None], "tanpa-desa"),
        (["Kec. A-B", "C"], "kec-a-b--c"),
        (["Kec. A", "B-C"], "kec-a--b-c"),
        (["Desa Baru."], "desa-baru"),
        (["CON"], "con-1143da2b"),
        (["nul"], "nul-99e62427"),
        (["COM\u00b9"], "com1-957a49c3"),
        (["Satu", "Aux."], "satu--aux-321f6814"),
        (["Tanpa Desa"], "tanpa-desa-56e7828c"),
        (["Satu", "Tanpa Desa"], "satu--tanpa-desa-56e7828c"),
    ],
)
def test_names_of_files(places: list[str | None], name: str) -> None:
    assert file_name(places) == name


def test_long_names_that_begin_alike_stay_apart() -> None:
    assert file_name(["a" * 80 + "b"]) != file_name(["a" * 80 + "c"])


@pytest.mark.parametrize("format", FORMATS)
def test_no_returns_and_none_that_are_broken_off(tmp_path: Path, format: str) -> None:
    with Returns(tmp_path / "a", ["*"], format, COLUMNS) as back:
        back.add(judged(["eligible"]))
        assert back.finish() == {}
    with Returns(tmp_path / "b", ["*"], format, COLUMNS) as back:
        back.add(judged(["ineligible"]))
    assert everything(tmp_path) == ["a"]


def test_a_full_disk_while_returns_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(returns, "ENOUGH", 1)
    monkeypatch.setattr(Delivery, "scratch", lambda *given, **named: Path("/dev/full"))
    back = Returns(tmp_path / "kembali", ["*"], "csv", COLUMNS)
    with refusal("output-full", "there is no room on the disk for"):
        back.add(judged(["ineligible"] * 1000))
    assert everything(tmp_path) == []


def test_an_input_is_not_overwritten_by_a_return(tmp_path: Path) -> None:
    given = tmp_path / "bintang.csv"
    given.write_text("NIK\n")
    back = Returns(tmp_path, ["*"], "csv", COLUMNS, inputs=[given])
    back.add(judged(["ineligible"]))
    with refusal("output-is-input", "bintang.csv' is also read"):
        back.finish()
    assert everything(tmp_path) == ["bintang.csv"]
    assert given.read_text() == "NIK\n"


# All together


@pytest.mark.parametrize("placed", [True, False])
def test_lists_template_and_returns_appear_together(
    tmp_path: Path, bpjs: Profile, placed: bool
) -> None:
    path = tmp_path / "a.xlsx"
    with Delivery() as delivery:
        outputs = [
            Lists([Target("eligible", path)], COLUMNS, delivery=delivery),
            Export(bpjs, tmp_path / "b.csv", reported_income=1, months=1, delivery=delivery),
            Returns(tmp_path / "kembali", ["*"], "csv", COLUMNS, delivery=delivery),
        ]
        for output in outputs:
            output.add(people())
        rows = [row for output in outputs for row in output.finish().values()]
        assert rows == [2, 2, 1]
        assert not path.exists()
        if placed:
            delivery.place()
    there = ["a.xlsx", "b.csv", "kembali"] if placed else []
    assert everything(tmp_path) == there


def test_one_of_several_that_fails_takes_the_others_with_it(tmp_path: Path, bpjs: Profile) -> None:
    lists = Lists([Target("eligible", tmp_path / "a.parquet")], COLUMNS)
    lists.add(people())
    with refusal("output-twice", "a.parquet' is to be written twice"):
        Export(bpjs, tmp_path / "a.parquet", reported_income=1, months=1, delivery=lists.delivery)
    assert everything(tmp_path) == []
