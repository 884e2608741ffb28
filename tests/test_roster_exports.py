"""Templates of others, described as data, and the lists that go back to the villages."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import fastexcel
import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pekerja_rentan.errors import PolicyError
from pekerja_rentan.files.transaction import FileTransaction
from pekerja_rentan.language import Language
from pekerja_rentan.policy.folders import search_folders
from pekerja_rentan.roster.writing import returns, writers
from pekerja_rentan.roster.writing.exports import Export, written_date
from pekerja_rentan.roster.writing.lists import OUTCOMES, Lists, Target
from pekerja_rentan.roster.writing.profiles import (
    Profile,
    find_profile,
    profile_files,
    read_profile,
)
from pekerja_rentan.roster.writing.returns import Origin, Returns, file_name, united
from pekerja_rentan.roster.writing.writers import FORMATS
from tests.test_roster_lists import COLUMNS, OWN, everything, judged, read, refusal

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
    path, aside = tmp_path / f"unggah.{format}", tmp_path / f"unggah-aside.{format}"
    with Export(bpjs, path, COLUMNS, reported_income=1_000_000, months=12) as export:
        export.add(people())
        assert everything(tmp_path)[0].startswith(".rentan-")
        assert export.finish() == {path: 1, aside: 1}
    known = ["12-08-1980", "+62 812-3456", "", "nelayan", "", "Desa Satu", "1000000", "T", "12"]
    assert read(path) == [HEADERS, ["6408010101800001", "ORANG SATU", *known]]
    head, left = read(aside)
    assert head == [*COLUMNS, "rentan_export"]
    assert left[-1] == "TGL_LAHIR kosong"
    assert [(note.code, dict(note.facts)) for note in export.notes()] == [
        ("export-aside", {"rows": 1, "path": str(aside)}),
        ("export-empty", {"header": "TGL_LAHIR", "rows": 1}),
    ]
    assert everything(tmp_path) == [aside.name, path.name]


@pytest.mark.parametrize(
    ("field", "cell", "passed"),
    [
        ("name", "ORANG SATU", True),
        ("name", "N. Ma'ruf-Sy., S.Pd", True),
        ("name", "ORANG 2", False),
        ("name", "'-!", False),
        ("phone", "081234567890", True),
        ("phone", "'081234567890", True),
        ("phone", "+62 812-3456-7890", True),
        ("phone", "-", True),
        ("phone", "", True),
        ("phone", "81234567890", False),
        ("phone", "0812 / 0813", False),
        ("phone", "08123456789012345", False),
        ("phone", "8.1E+10", False),
        ("email", "a@b.id", True),
        ("email", "a@b", False),
        ("email", "a b@c.id", False),
        ("occupation", "petani", True),
        ("occupation", "tidak ada", True),
        ("occupation", "12", False),
        ("village", "Desa 3", True),
        ("village", "64.08", False),
    ],
)
def test_what_the_template_does_not_take_is_set_aside_with_why(
    tmp_path: Path, bpjs: Profile, field: str, cell: str, passed: bool
) -> None:
    rows = people(**{f"rentan_{field}": [cell, cell, cell]}).head(1)
    path, aside = tmp_path / "a.csv", tmp_path / "a-aside.csv"
    english = Language("en")
    with Export(bpjs, path, COLUMNS, reported_income=1, months=1, language=english) as export:
        export.add(rows)
        assert sum(export.finish().values()) == 1
    column = next(each for each in bpjs.columns if each.from_ == field)
    if passed:
        assert everything(tmp_path) == ["a.csv"]
        written = dict(zip(*read(path), strict=True))[column.header]
        assert written == ("" if cell == "-" else cell.lstrip("'"))
        return
    assert read(path) == [HEADERS]
    assert column.says is not None
    assert read(aside)[1][-1] == f"{column.header} is not {column.says.texts['en']}"
    assert [note.code for note in export.notes()] == ["export-aside", "export-stray"]


def test_a_row_that_breaks_several_rules_names_all_of_them(tmp_path: Path, bpjs: Profile) -> None:
    rows = people(rentan_name=["1", "1", "1"], rentan_phone=["x", "x", "x"])
    with Export(bpjs, tmp_path / "a.csv", COLUMNS, reported_income=1, months=1) as export:
        for _ in range(2):
            export.add(rows)
        export.finish()
    assert [row[-1] for row in read(tmp_path / "a-aside.csv")[1:3]] == [
        "NAMA_LENGKAP bukan nama dengan huruf dan tanpa angka; HANDPHONE bukan nomor telepon 8–13 "
        "angka yang diawali 0 (atau +62)",
        "NAMA_LENGKAP bukan nama dengan huruf dan tanpa angka; TGL_LAHIR kosong; HANDPHONE bukan "
        "nomor telepon 8–13 angka yang diawali 0 (atau +62)",
    ]
    assert [(note.code, note.facts["rows"]) for note in export.notes()] == [
        ("export-aside", 4), ("export-stray", 4), ("export-empty", 2), ("export-stray", 4),
    ]  # fmt: skip


def test_a_template_in_excel_has_its_sheet_and_no_other(tmp_path: Path, bpjs: Profile) -> None:
    with Export(bpjs, tmp_path / "a.xlsx", COLUMNS, reported_income=1_000_000, months=12) as export:
        export.add(people())
        export.finish()
    assert fastexcel.read_excel(tmp_path / "a.xlsx").sheet_names == ["Data TK Baru"]


def test_empty_required_cells_are_counted_over_all_batches(tmp_path: Path, bpjs: Profile) -> None:
    blank = people(rentan_name=["  ", "x", ""], rentan_nik=[None, "1", "1"])
    without = judged(["eligible"])
    path = tmp_path / "a.csv"
    with Export(bpjs, path, COLUMNS, reported_income=1_000_000, months=12) as export:
        for frame in (people(), blank, without):
            export.add(frame)
        assert export.finish() == {path: 1, tmp_path / "a-aside.csv": 4}
    counts = {note.facts["header"]: note.facts["rows"] for note in [*export.notes()][1:]}
    assert counts == {"NOMOR_IDENTITAS": 2, "NAMA_LENGKAP": 3, "TGL_LAHIR": 3}


def test_months_that_the_template_does_not_take(tmp_path: Path, bpjs: Profile) -> None:
    with refusal("export-outside", "'bpjs' takes 1 to 12 in BULAN_IURAN, not 15"):
        Export(bpjs, tmp_path / "a.csv", COLUMNS, reported_income=1_000_000, months=15)
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
    says = f"there is no export profile '{name}'.{near} Known: bpjs, kantor, mutasi."
    with refusal("export-unknown", says):
        find_profile(name, search_folders(folder))


@pytest.mark.parametrize(
    ("line", "instead", "says"),
    [
        ("sheet: Data", "", "1:1: the key 'sheet' is missing here."),
        ("sheet: Data", "sheet: a/b", "3:8: 'a/b' cannot be the name of a sheet: 1 to 31"),
        ("sheet: Data", f"sheet: {'a' * 32}", "cannot be the name of a sheet"),
        ("sheet: Data", "shet: Data", "3:1: unknown key 'shet'. Did you mean sheet?"),
        ("sheet: Data", "sheet: Data\nsheet: Data", "the key 'sheet' appears here again"),
        ("from: nik", "form: nik", "5:19: unknown key 'form'. Did you mean from?"),
        ("from: nik", "from: nikk", "5:25: 'nikk' is not allowed. Did you mean nik?"),
        ("from: nik", "from: nik, value: x", "5:5: a column has exactly one of from, value"),
        ("from: nik", "required: true", "5:5: a column has exactly one of from, value"),
        ("from: nik", "from: nik, required: yes", "'yes' is neither true nor false"),
        ("from: nik", "from: birth_date", "5:5: a date is written by a pattern"),
        ("from: nik", "from: nik, date: dd-mm-yyyy", "5:5: a date is written by a pattern"),
        ("from: nik", "from: birth_date, date: dd-mm-yy", "'dd-mm-yy' is not a way to write"),
        ("from: nik", "from: birth_date, date: dd-dd-yyyy", "5:43: 'dd-dd-yyyy' is not a way"),
        ("from: nik", "from: nik, pattern: a", "5:5: 'pattern' goes with 'says'"),
        ("from: nik", "from: nik, pattern: '('", "5:39: '(' is not a regular expression"),
        (
            "from: nik",
            "from: months, pattern: a, says: {id: a, en: a}",
            "5:5: 'pattern' goes with 'says'",
        ),
        ("from: nik", "from: nik, between: [1, 2]", "limits are for what is the same in all"),
        ("from: nik", "from: months, between: [2, 1]", "the upper limit is below the lower"),
        (
            "from: nik}",
            "from: nik}\n  - {header: NIK, from: name}",
            "6:14: the header 'NIK' appears",
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
    assert Language("id").message(caught.value) != str(caught.value)


# Lists that go back to the villages


def rows_of(places: Sequence[tuple[str | None, str | None]], outcome: str) -> pl.DataFrame:
    district, village = zip(*places, strict=True)
    columns = {"Kec": pl.Series(district, dtype=pl.String), "*": pl.Series(village)}
    return judged([outcome] * len(places)).with_columns(
        rentan_list=pl.lit(0),
        rentan_district=pl.lit(None, dtype=pl.String),
        rentan_village=pl.Series(village, dtype=pl.String),
        **{name: cells.cast(pl.String) for name, cells in columns.items()},
    )


ORIGIN = Origin(("daftar",), ("NIK", "Nama", "*"), {"nik": "NIK", "name": "Nama", "village": "*"})


def from_list(rows: pl.DataFrame) -> pl.DataFrame:
    """``judged`` rows of the first list, which name one village."""
    nowhere = pl.lit(None, dtype=pl.String)
    return rows.with_columns(
        rentan_list=pl.lit(0), rentan_village=pl.lit("bintang"), rentan_district=nowhere
    )


@pytest.mark.parametrize("format", FORMATS)
def test_every_village_gets_its_rows_back_with_reasons(
    tmp_path: Path, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returns, "ENOUGH", 2)
    folder = tmp_path / "kembali"
    columns = ["NIK", "Nama", "*", "rentan_words"]
    villages = [("A", "Desa Satu"), ("A", "DESA  SATU."), ("B", "=Dua"), ("B", None), ("B", " ")]
    with Returns(folder, [ORIGIN], ["rentan_words"], format) as back:
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
    with Returns(tmp_path, [ORIGIN], OWN, "csv") as back:
        back.add(rows_of(places, "ineligible").with_columns(rentan_district="Kec"))
        assert set(back.finish().values()) == {1}
    assert everything(tmp_path) == [
        "dua--suka-maju.csv",
        "dua--tanpa-desa.csv",
        "satu--suka-maju.csv",
        "suka-maju.csv",
    ]


LONGEST_ON_DISK = 255 - len(".~lock.") - len(".parquet") - len("#")
"""Bytes of a file's name beside its suffix and what an office program puts around both."""
FAR = st.text(st.characters(min_codepoint=0x10000, categories=["L"]), max_size=200)


@given(st.text(max_size=200) | FAR, st.text(max_size=200) | FAR)
@example("\U00010000" * 61, "\U00010000" * 62)
@example("\U00010000" * 45, "\U00010000" * 46)
def test_a_village_s_file_is_named_safely_and_by_it_alone(one: str, other: str) -> None:
    first, second = file_name([one]), file_name([other])
    assert all(char.isalnum() or char == "-" for char in first)
    assert 0 < len(first) <= 70
    assert len(first.encode()) <= LONGEST_ON_DISK
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


@pytest.mark.parametrize("letter", ["a", "\u0e01", "\U00010000"])
def test_long_names_that_begin_alike_stay_apart(tmp_path: Path, letter: str) -> None:
    names = {file_name([letter * 61 + last]) for last in "cd"}
    assert len(names) == 2
    for name in names:  # which a disk takes
        (tmp_path / f"{name}.parquet").touch()


HEADS = ("NIK", "Nama", "Desa"), ("Desa", "No. KTP", "Nama", "Ket"), ("Nama", "Umur")
LISTS = [
    Origin(("satu",), HEADS[0], {"nik": "NIK", "village": "Desa"}),
    Origin(("dua",), HEADS[1], {"nik": "No. KTP", "name": "Nama", "village": "Desa"}),
    Origin(("map", "satu"), HEADS[2], {"name": "Nama"}),
    Origin(("sari",), HEADS[0], {"nik": "NIK"}),
    Origin(("satu",), HEADS[0], {"nik": "NIK"}),
    Origin(("con",), HEADS[0], {"nik": "NIK"}),
]


def of_list(number: int, villages: Sequence[str | None]) -> pl.DataFrame:
    """Rows of one of ``LISTS``, each cell its header, its list and its row."""
    cells = {
        head: [f"{head} {number}.{row}" for row in range(len(villages))]
        for head in LISTS[number].columns
    }
    return pl.DataFrame(cells).with_columns(
        rentan_list=pl.lit(number),
        rentan_outcome=pl.lit("ineligible"),
        rentan_words=pl.lit("umur"),
        rentan_district=pl.lit(None, dtype=pl.String),
        rentan_village=pl.Series(villages, dtype=pl.String),
    )


@pytest.mark.parametrize("format", FORMATS)
def test_a_village_gets_the_columns_of_its_own_lists_each_once(
    tmp_path: Path, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returns, "ENOUGH", 3)
    with Returns(tmp_path, LISTS[:2], ["rentan_words"], format) as back:
        for number, villages in ((0, ["Sari", "Mulya"]), (1, ["Jaya"]), (1, ["SARI", None])):
            back.add(of_list(number, villages))
        back.finish()
    found = {each.stem: read(each) for each in tmp_path.iterdir()}
    assert found == {
        "mulya": [[*HEADS[0], "rentan_words"], ["NIK 0.1", "Nama 0.1", "Desa 0.1", "umur"]],
        "jaya": [
            [*HEADS[1], "rentan_words"],
            ["Desa 1.0", "No. KTP 1.0", "Nama 1.0", "Ket 1.0", "umur"],
        ],
        "tanpa-desa": [
            [*HEADS[1], "rentan_words"],
            ["Desa 1.1", "No. KTP 1.1", "Nama 1.1", "Ket 1.1", "umur"],
        ],
        "sari": [  # the name of the second list is no name in the first
            ["NIK", "Nama", "Desa", "Nama (2)", "Ket", "rentan_words"],
            ["NIK 0.0", "Nama 0.0", "Desa 0.0", "", "", "umur"],
            ["No. KTP 1.0", "", "Desa 1.0", "Nama 1.0", "Ket 1.0", "umur"],
        ],
    }


def test_a_list_without_villages_is_returned_as_a_file_of_its_own(tmp_path: Path) -> None:
    with Returns(tmp_path, LISTS, ["rentan_words"]) as back:
        back.add(of_list(0, ["Sari"]))
        for number in range(2, 6):
            back.add(of_list(number, [None, "kept out"]))
        assert set(back.finish().values()) == {1, 2}
    names = sorted(each.name for each in tmp_path.iterdir())
    marks = [name.rpartition("-")[0] or name.partition(".")[0] for name in names]
    assert marks == ["con", "map-", "sari", "sari", "satu"]
    (of_map,) = (each for each in tmp_path.iterdir() if each.name.startswith("map"))
    assert read(of_map)[0] == ["Nama", "Umur", "rentan_words"]


def test_a_return_that_no_sheet_holds_is_csv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writers, "MOST_ROWS", 3)
    with Returns(tmp_path, LISTS[:1], ["rentan_words"]) as back:
        back.add(of_list(0, ["Sari", "Sari", "Sari", "Jaya", "Jaya"]))
        assert back.finish() == {tmp_path / "sari.csv": 3, tmp_path / "jaya.xlsx": 2}
    assert len(read(tmp_path / "sari.csv")) == 4


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(["A", "A (2)", "B", "C"]), unique=True),
            st.permutations(["A", "A (2)", "B", "C"]),
        ),
        max_size=4,
    )
)
def test_no_column_of_any_list_is_lost_or_stands_twice(
    lists: list[tuple[list[str], list[str]]],
) -> None:
    fields = ("nik", "name", "phone", "sex")
    origins = {
        at: Origin(
            (), tuple(heads), {f: h for f, h in zip(fields, order, strict=True) if h in heads}
        )
        for at, (heads, order) in enumerate(lists)
    }
    columns, own = united(origins)
    assert len(set(columns)) == len(columns)
    for at, origin in origins.items():
        assert sorted(own[at].values()) == sorted(origin.columns)
        assert set(own[at]) <= set(columns)


@pytest.mark.parametrize("format", FORMATS)
def test_no_returns_and_none_that_are_broken_off(tmp_path: Path, format: str) -> None:
    with Returns(tmp_path / "a", [ORIGIN], OWN, format) as back:
        back.add(from_list(judged(["eligible"])))
        assert back.finish() == {}
    with Returns(tmp_path / "b", [ORIGIN], OWN, format) as back:
        back.add(from_list(judged(["ineligible"])))
    assert everything(tmp_path) == ["a"]


def test_a_full_disk_while_returns_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(returns, "ENOUGH", 1)
    monkeypatch.setattr(FileTransaction, "scratch", lambda *given, **named: Path("/dev/full"))
    back = Returns(tmp_path / "kembali", [ORIGIN], OWN, "csv")
    with refusal("output-full", "there is no room on the disk for"):
        back.add(from_list(judged(["ineligible"] * 1000)))
    assert everything(tmp_path) == []


def test_an_input_is_not_overwritten_by_a_return(tmp_path: Path) -> None:
    given = tmp_path / "bintang.csv"
    given.write_text("NIK\n")
    back = Returns(tmp_path, [ORIGIN], OWN, "csv", inputs=[given])
    back.add(from_list(judged(["ineligible"])))
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
    with FileTransaction() as transaction:
        outputs = [
            Lists([Target("eligible", path)], COLUMNS, transaction=transaction),
            Export(
                bpjs,
                tmp_path / "b.csv",
                COLUMNS,
                reported_income=1,
                months=1,
                transaction=transaction,
            ),
            Returns(tmp_path / "kembali", [ORIGIN], OWN, "csv", transaction=transaction),
        ]
        for output in outputs:
            output.add(from_list(people()))
        rows = [row for output in outputs for row in output.finish().values()]
        assert rows == [2, 1, 1, 1]
        assert not path.exists()
        if placed:
            transaction.commit()
    there = ["a.xlsx", "b-aside.csv", "b.csv", "kembali"] if placed else []
    assert everything(tmp_path) == there


def test_one_of_several_that_fails_takes_the_others_with_it(tmp_path: Path, bpjs: Profile) -> None:
    lists = Lists([Target("eligible", tmp_path / "a.parquet")], COLUMNS)
    lists.add(people())
    with refusal("output-twice", "a.parquet' is to be written twice"):
        Export(
            bpjs,
            tmp_path / "a.parquet",
            COLUMNS,
            reported_income=1,
            months=1,
            transaction=lists.transaction,
        )
    assert everything(tmp_path) == []
