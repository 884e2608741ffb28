"""The lists as files: every row once, nothing run, all in place together or nothing at all."""

import csv
import os
import re
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import fastexcel
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan.errors import InputError
from pekerja_rentan.files.formula_escape import FORMULA
from pekerja_rentan.files.transaction import FileTransaction
from pekerja_rentan.language import Language
from pekerja_rentan.roster.writing import workbooks
from pekerja_rentan.roster.writing.cells import neutral
from pekerja_rentan.roster.writing.lists import LISTS, Lists, Target, targets_in
from pekerja_rentan.roster.writing.separated import SeparatedWriter
from pekerja_rentan.roster.writing.writers import FORMATS, Sheet, writer
from tests.office import parts
from tests.series import examples

ORIGINAL = ["NIK", "Nama", "*", "^.*$"]
OWN = ["rentan_outcome", "rentan_reasons", "rentan_words", "rentan_file", "rentan_row"]
COLUMNS = [*ORIGINAL, *OWN]
NASTY = [
    '=HYPERLINK("http://x","y")',
    "baris\nkedua",
    'kata "kutip", koma',
    "\u200fkanan ke kiri\u202e",
    "",
    None,
    "'6408010101800001",
    "  tepi  ",
    "٣٤ é 日本 😀",
    "tab\tdi tengah",
]


def judged(outcomes: list[str], names: list[str | None] | None = None) -> pl.DataFrame:
    """Rows of these outcomes, with a NIK each that is plainly made up."""
    count = len(outcomes)
    texts: dict[str, Any] = {
        "NIK": [f"64080101018{number:05}" for number in range(count)],
        "Nama": names or [f"ORANG {number}" for number in range(count)],
        "*": ["bintang"] * count,
        "^.*$": ["pola"] * count,
        "rentan_outcome": outcomes,
        "rentan_reasons": ["R-AGE" if outcome == "ineligible" else "" for outcome in outcomes],
        "rentan_words": ["umur" if outcome == "ineligible" else "" for outcome in outcomes],
        "rentan_file": ["daftar.csv"] * count,
    }
    frame = pl.DataFrame(texts, schema=dict.fromkeys(texts, pl.String))
    return frame.with_columns(pl.int_range(2, count + 2).alias("rentan_row"))


def read(path: Path) -> list[list[str]]:
    """Header and cells as text; an empty cell is ``''``."""
    if path.suffix == ".parquet":
        frame = pl.read_parquet(path)
    elif path.suffix == ".xlsx":
        book = fastexcel.read_excel(path)
        sheet = book.load_sheet(0, header_row=None, dtypes="string", skip_whitespace_tail_rows=True)
        frame = sheet.to_polars()
        return [[cell or "" for cell in row] for row in frame.iter_rows()]
    else:
        separator = "\t" if path.suffix == ".tsv" else ","
        with path.open(encoding="utf-8", newline="") as stream:
            return list(csv.reader(stream, delimiter=separator))
    rows = frame.cast(pl.String).fill_null("").iter_rows()
    return [frame.columns, *(list(row) for row in rows)]


def everything(folder: Path) -> list[str]:
    """All that lies in a folder, hidden or not."""
    return sorted(os.listdir(folder))


@contextmanager
def refusal(code: str, says: str) -> Iterator[None]:
    """That this error is raised, and that it says so in both languages."""
    with pytest.raises(InputError) as caught:
        yield
    error = caught.value
    assert error.code == code
    assert says in str(error)
    assert Language("id").message(error) != str(error)


# What is written


@pytest.mark.parametrize("format", FORMATS)
def test_every_row_stands_once_in_the_list_of_its_outcome(tmp_path: Path, format: str) -> None:
    outcomes = ["eligible", "ineligible", "eligible", "needs-data", "waiting"]
    batches = [judged(outcomes, [*NASTY[:5]]), judged(outcomes, [*NASTY[5:]])]
    with Lists(targets_in(tmp_path / "hasil", format), COLUMNS) as lists:
        for batch in batches:
            lists.add(batch)
        counts = lists.finish()
    files = {name: tmp_path / "hasil" / f"{name}.{format}" for name in LISTS}
    assert counts == {files[name]: 2 * outcomes.count(name) for name in LISTS}
    expected = pl.concat(batches)
    for outcome, file in files.items():
        rows = expected.filter(pl.col("rentan_outcome") == outcome)
        header, *found = read(file)
        if format == "parquet":
            assert header == COLUMNS
            assert pl.read_parquet(file).equals(rows)
        else:
            cells = neutral(rows.cast(pl.String)).fill_null("").iter_rows()
            assert header == COLUMNS
            assert found == [list(row) for row in cells]
    assert everything(tmp_path) == ["hasil"]
    assert everything(tmp_path / "hasil") == sorted(f"{name}.{format}" for name in LISTS)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("batches", [0, 1])
def test_a_list_without_rows_is_there_with_its_header(
    tmp_path: Path, format: str, batches: int
) -> None:
    path = tmp_path / f"a.{format}"
    lists = Lists([Target("eligible", path)], COLUMNS)
    for _ in range(batches):
        lists.add(judged(["ineligible"]))
    assert lists.finish() == {path: 0}
    assert read(path) == [COLUMNS]


def test_csv_is_what_polars_writes(tmp_path: Path) -> None:
    frame = judged(["eligible"] * 10, [name and name.replace("=", "a") for name in NASTY])
    path = tmp_path / "a.csv"
    with Lists([Target("eligible", path)], COLUMNS) as lists:
        lists.add(frame)
        lists.finish()
    head, rows = (
        frame.clear().write_csv(),
        frame.write_csv(include_header=False, quote_style="non_numeric"),
    )
    assert path.read_bytes() == f"{head}{rows}".encode()


def test_one_outcome_may_be_written_in_several_formats(tmp_path: Path) -> None:
    targets = [Target("eligible", tmp_path / f"a.{each}") for each in FORMATS]
    with Lists(targets, COLUMNS) as lists:
        lists.add(judged(["eligible", "waiting"]))
        assert set(lists.finish().values()) == {1}


@examples(25)
@given(
    st.lists(st.lists(st.sampled_from(LISTS), max_size=20), max_size=4),
    st.sampled_from(["csv", "parquet"]),
)
def test_rows_in_are_rows_out(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[str]], format: str
) -> None:
    folder = tmp_path_factory.mktemp("hasil")
    with Lists(targets_in(folder, format), COLUMNS) as lists:
        for outcomes in batches:
            lists.add(judged(outcomes))
        counts = lists.finish()
    assert sum(counts.values()) == sum(map(len, batches))
    assert all(len(read(path)) == count + 1 for path, count in counts.items())


def test_a_column_that_is_empty_at_first_is_text_in_parquet(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    first = judged(["eligible"]).with_columns(Nama=pl.lit(None))
    with Lists([Target("eligible", path)], COLUMNS) as lists:
        lists.add(first)
        lists.add(judged(["eligible"]))
        lists.finish()
    assert pl.read_parquet(path)["Nama"].to_list() == [None, "ORANG 0"]


def test_what_the_lists_rest_on_goes_with_them(tmp_path: Path) -> None:
    about = {"Dinyatakan kantor": "aktif bekerja", "Per tanggal": "=1+1"}
    targets = [Target("eligible", tmp_path / name) for name in ("a.xlsx", "a.parquet", "a.csv")]
    with Lists(targets, COLUMNS, about=about, language=Language("en")) as lists:
        lists.add(judged(["eligible"]))
        lists.finish()
    book = fastexcel.read_excel(tmp_path / "a.xlsx")
    assert book.sheet_names == ["List", "About"]
    told = book.load_sheet(1, header_row=None, dtypes="string").to_polars().rows()
    assert told == [("Dinyatakan kantor", "aktif bekerja"), ("Per tanggal", "'=1+1")]
    metadata = pl.read_parquet_metadata(tmp_path / "a.parquet")
    assert metadata.items() >= about.items()


def test_text_appears_together_with_the_lists(tmp_path: Path) -> None:
    summary = tmp_path / "hasil" / "summary.json"
    with Lists(targets_in(tmp_path / "hasil", "csv"), COLUMNS) as lists:
        lists.transaction.add(summary, "{}\n")
        assert not summary.exists()
        lists.finish()
    assert summary.read_text() == "{}\n"


# Cells that a spreadsheet would run


@pytest.mark.parametrize(
    "cell",
    [
        "=1",
        "=HYPERLINK(1)",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\n=1",
        "+A1",
        "-1+cmd|'/C'!A0",
        "--x",
        "+62(kantor)",
        "-\n",
        "+٣",
        " =1",
        "＝1",
    ],
)
def test_a_cell_that_would_be_run_gets_an_apostrophe(cell: str) -> None:
    assert neutral(pl.DataFrame({"x": ["a", cell, None]}))["x"].to_list() == ["a", f"'{cell}", None]


@pytest.mark.parametrize(
    "cell", ["+62 812-3456-7890", "-", "--", "+62.812,345", "-5", " -5", "1=1", "'=1", "", "<r>"]
)
def test_a_number_a_dash_and_plain_text_are_left_alone(cell: str) -> None:
    frame = pl.DataFrame({"x": [cell]})
    assert neutral(frame) is frame


@given(st.lists(st.text("=@\t\r\n+- .,01aA٣<'", max_size=4)))
def test_a_cell_is_judged_by_the_pattern_and_nothing_else(cells: list[str]) -> None:
    found = neutral(pl.DataFrame({"x": cells}, schema={"x": pl.String}))["x"].to_list()
    assert found == [f"'{cell}" if re.match(FORMULA, cell) else cell for cell in cells]


@pytest.mark.parametrize("format", ["csv", "tsv", "xlsx"])
def test_a_header_is_neutralised_too(tmp_path: Path, format: str) -> None:
    path = tmp_path / f"a.{format}"
    frame = judged(["eligible"]).rename({"Nama": "=cmd"})
    with Lists([Target("eligible", path)], ["NIK", "=cmd"]) as lists:
        lists.add(frame)
        lists.finish()
    assert read(path) == [["NIK", "'=cmd"], ["6408010101800000", "ORANG 0"]]


# Excel


def test_a_workbook_keeps_digits_and_every_character(tmp_path: Path) -> None:
    names: list[str | None] = ["<r>x</r>", "a\x00b\x1f", "_x0041_", "\ufffe", "<b>&amp;", "\r\n"]
    path = tmp_path / "a.xlsx"
    with Lists([Target("eligible", path)], COLUMNS) as lists:
        lists.add(judged(["eligible"] * len(names), names))
        lists.finish()
    _, *rows = read(path)
    assert [row[0] for row in rows] == [f"64080101018{number:05}" for number in range(6)]
    assert [row[1] for row in rows][:3] == ["'<r>x</r>", "a\x00b\x1f", "_x0041_"]
    assert [row[1] for row in rows][4:] == ["<b>&amp;", "'\r\n"]


def test_the_same_rows_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def written(name: str) -> bytes:
        path = tmp_path / name
        with Lists([Target("eligible", path)], COLUMNS, about={"a": "b"}) as lists:
            lists.add(judged(["eligible"] * 5, NASTY[:5]))
            lists.finish()
        return path.read_bytes()

    first = written("a.xlsx")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000)
    assert written("b.xlsx") == first
    assert written("a.parquet") == written("b.parquet")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert written("c.xlsx") != first


def test_more_rows_than_excel_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_ROWS", 4)
    lists = Lists([Target("eligible", tmp_path / "a.xlsx")], COLUMNS)
    lists.add(judged(["eligible", "waiting", "eligible", "eligible"]))
    with refusal("xlsx-rows", "holds 3 rows below its header"):
        lists.add(judged(["eligible"]))
    assert everything(tmp_path) == []


def test_more_columns_than_excel_holds(tmp_path: Path) -> None:
    columns = [f"k{number}" for number in range(16_385)]
    with refusal("xlsx-columns", "holds 16.384 columns, and there are 16.385"):
        Lists([Target("eligible", tmp_path / "a.xlsx")], columns)
    assert everything(tmp_path) == []


@pytest.mark.parametrize("long", ["a" * 32_768, "😀" * 16_384, "=" + "a" * 32_766 + "😀"])
def test_a_cell_that_excel_would_cut(tmp_path: Path, long: str) -> None:
    lists = Lists([Target("eligible", tmp_path / "a.xlsx")], COLUMNS)
    with refusal("xlsx-cell", "'Nama' of row 3 of 'daftar.csv' has 32.7"):
        lists.add(judged(["eligible", "eligible"], ["b", long]))
    assert everything(tmp_path) == []


@pytest.mark.parametrize("long", ["a" * 32_767, "é" * 32_767])
def test_a_cell_as_long_as_excel_takes(tmp_path: Path, long: str) -> None:
    path = tmp_path / "a.xlsx"
    lists = Lists([Target("eligible", path)], COLUMNS)
    lists.add(judged(["eligible"], [long]))
    lists.finish()
    assert read(path)[1][1] == long


# What is refused before anything is written


def link(path: Path, to: Path, how: Callable[[Path, Path], None]) -> Path:
    how(to, path)
    return path


@pytest.mark.parametrize("how", [os.symlink, os.link, None])
def test_a_list_is_never_written_over_an_input(
    tmp_path: Path, how: Callable[[Path, Path], None] | None
) -> None:
    given = tmp_path / "daftar.csv"
    given.write_text("NIK\n")
    path = link(tmp_path / "lain.csv", given, how) if how else tmp_path / "x" / ".." / "daftar.csv"
    (tmp_path / "x").mkdir()
    with refusal("output-is-input", f"'{path}' is also read"):
        Lists([Target("eligible", path)], COLUMNS, inputs=[given, Path("tidak-ada.csv")])
    with refusal("output-is-input", "is also read"), FileTransaction([given]) as transaction:
        transaction.add(path, "{}")
    assert given.read_text() == "NIK\n"


def test_two_lists_whose_names_are_one_to_some_disks(tmp_path: Path) -> None:
    names = ("d\u00e9sa.csv", "de\u0301sa.csv")
    targets = [Target("eligible", tmp_path / names[0]), Target("waiting", tmp_path / names[1])]
    with refusal("output-twice", "is to be written twice"):
        Lists(targets, COLUMNS)


@pytest.mark.parametrize("second", ["a.csv", "x/../a.csv", "A.csv", "l.csv"])
def test_two_lists_in_one_file(tmp_path: Path, second: str) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "l.csv").symlink_to(tmp_path / "a.csv")
    before = everything(tmp_path)
    targets = [Target("eligible", tmp_path / "a.csv"), Target("waiting", tmp_path / second)]
    with refusal("output-twice", "is to be written twice"):
        Lists(targets, COLUMNS)
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("a.xls", "list-suffix", "no list has the suffix '.xls'"),
        ("a", "list-suffix", "no list has the suffix ''"),
        ("tidak-ada/a.csv", "output-folder", "tidak-ada': the folder does not exist"),
        ("folder.csv", "output-is-folder", "folder.csv' is a folder"),
        ("pipa.csv", "output-not-file", "pipa.csv' is a device or a pipe"),
    ],
)
def test_a_path_that_cannot_be_a_list(tmp_path: Path, name: str, code: str, says: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    os.mkfifo(tmp_path / "pipa.csv")
    before = everything(tmp_path)
    with refusal(code, says):
        Lists([Target("waiting", tmp_path / "b.csv"), Target("eligible", tmp_path / name)], COLUMNS)
    assert everything(tmp_path) == before


def test_an_unknown_format_gets_the_nearest() -> None:
    with refusal("list-format", "'xslx' is not a format of lists. Did you mean xlsx?"):
        targets_in(Path("hasil"), "xslx")


def test_a_folder_that_cannot_be_written_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*given: object, **named: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pekerja_rentan.files.workspace.mkdtemp", refuse)
    with refusal("output-unwritable", "eligible.csv' cannot be written: Permission denied"):
        Lists(targets_in(tmp_path / "baru" / "hasil", "csv"), COLUMNS)
    assert everything(tmp_path) == []


def test_a_folder_that_may_not_be_written_in_is_known_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda folder, mode: folder != tmp_path)
    says = "eligible.csv' cannot be written: Permission denied"
    with refusal("output-unwritable", says), FileTransaction() as transaction:
        transaction.check(tmp_path / "baru" / "eligible.csv", make_folder=True)
    assert everything(tmp_path) == []


def test_a_file_stands_where_a_folder_is_to_be_made(tmp_path: Path) -> None:
    (tmp_path / "hasil").write_text("")
    with refusal("output-no-folder", "hasil' is no folder"):
        Lists(targets_in(tmp_path / "hasil" / "satu", "csv"), COLUMNS)
    assert everything(tmp_path) == ["hasil"]


# Whole or not at all


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_an_error_leaves_nothing_behind(
    tmp_path: Path, format: str, error: type[BaseException]
) -> None:
    (tmp_path / "lama.csv").write_text("lama")
    targets = [*targets_in(tmp_path / "hasil", format), Target("waiting", tmp_path / "lama.csv")]
    lists = Lists(targets, COLUMNS)

    def interrupted() -> None:
        with lists:
            lists.add(judged(["eligible"] * 3))
            raise error

    with pytest.raises(error):
        interrupted()
    lists.discard()
    assert everything(tmp_path) == ["lama.csv"]
    assert (tmp_path / "lama.csv").read_text() == "lama"


@pytest.mark.parametrize("format", FORMATS)
def test_ctrl_c_while_rows_are_written(
    tmp_path: Path, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*given: object) -> None:
        raise KeyboardInterrupt

    targets = [Target("eligible", tmp_path / f"a.{format}"), Target("eligible", tmp_path / "b.csv")]
    lists = Lists(targets, COLUMNS)
    lists.add(judged(["eligible"]))
    monkeypatch.setattr(SeparatedWriter, "add", interrupted)
    with pytest.raises(KeyboardInterrupt):
        lists.add(judged(["eligible"]))
    assert everything(tmp_path) == []


@pytest.mark.parametrize("format", FORMATS)
def test_a_list_that_is_forgotten_leaves_nothing_behind(tmp_path: Path, format: str) -> None:
    with Lists(targets_in(tmp_path / "hasil", format), COLUMNS) as lists:
        lists.add(judged(["eligible"]))
        assert everything(tmp_path / "hasil")[0].startswith(".rentan-")
        assert (tmp_path / "hasil" / everything(tmp_path / "hasil")[0]).stat().st_mode & 0o77 == 0
    assert everything(tmp_path) == []


def random_rows(count: int) -> pl.DataFrame:
    return judged(["eligible"] * count, [os.urandom(30).hex() for _ in range(count)])


@pytest.mark.parametrize("format", FORMATS)
def test_a_full_disk(tmp_path: Path, format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = FileTransaction.scratch

    def full(self: FileTransaction, path: Path, *, make_folder: bool = False) -> Path:
        file = scratch(self, path, make_folder=make_folder)
        file.symlink_to("/dev/full")
        return file

    monkeypatch.setattr(FileTransaction, "scratch", full)
    path = tmp_path / f"a.{format}"
    with refusal("output-full", f"there is no room on the disk for '{path}'"):
        lists = Lists([Target("eligible", path)], COLUMNS)
        lists.add(random_rows(2_000))
        lists.finish()
    assert everything(tmp_path) == []


@pytest.fixture
def _small_files() -> Iterator[None]:
    """No file may grow beyond 100 kB."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("_small_files")
@pytest.mark.parametrize("format", FORMATS)
def test_writing_that_fails_half_way(tmp_path: Path, format: str) -> None:
    path = tmp_path / f"a.{format}"
    refused = refusal("output-unwritable", f"'{path}' cannot be written: File too large")
    with refused, Lists([Target("eligible", path)], COLUMNS) as lists:
        for _ in range(20):
            lists.add(random_rows(1_000))
        lists.finish()
    assert everything(tmp_path) == []


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_cannot_be_put_in_place_leaves_all_as_it_was(
    tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*given: object) -> None:
        raise PermissionError(13, "Permission denied")

    replace = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if target.name == "needs-data.csv" and not self.name.startswith("old-"):
            refuse()
        return replace(self, target)

    for name in ("eligible.csv", "needs-data.csv"):
        (tmp_path / name).write_text("lama")
    lists = Lists(targets_in(tmp_path, "csv"), COLUMNS)
    lists.add(judged(["eligible"]))
    monkeypatch.setattr(Path, "replace", locked)
    if not links:
        monkeypatch.setattr("os.link", refuse)
    with refusal("output-unwritable", "needs-data.csv' cannot be written: Permission denied"):
        lists.finish()
    assert everything(tmp_path) == ["eligible.csv", "needs-data.csv"]
    assert (tmp_path / "eligible.csv").read_text() == "lama"
    assert (tmp_path / "needs-data.csv").read_text() == "lama"


def test_a_new_list_is_the_user_s_alone_and_an_old_one_keeps_its_permissions(
    tmp_path: Path,
) -> None:
    old = tmp_path / "waiting.csv"
    old.write_text("lama")
    old.chmod(0o644)
    mask = os.umask(0o027)
    try:
        with Lists(targets_in(tmp_path, "csv"), COLUMNS) as lists:
            lists.finish()
    finally:
        os.umask(mask)
    assert old.stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "eligible.csv").stat().st_mode & 0o777 == 0o600


def test_a_link_stays_and_what_it_means_is_written(tmp_path: Path) -> None:
    (tmp_path / "jauh").mkdir()
    path = tmp_path / "a.csv"
    path.symlink_to(tmp_path / "jauh" / "b.csv")
    with Lists([Target("eligible", path)], COLUMNS) as lists:
        lists.add(judged(["eligible"]))
        lists.finish()
    assert path.is_symlink()
    assert len(read(tmp_path / "jauh" / "b.csv")) == 2


@pytest.mark.parametrize("plain", [False, True], ids=["a list", "a form of others"])
def test_a_list_is_printed_across_the_page_with_its_header_on_each(
    tmp_path: Path, plain: bool
) -> None:
    """Columns are as wide as the widest cell of any batch (PERBAIKAN: 9 letters and one), at most
    24 letters, and what is longer (30 letters) stands in two lines."""
    with FileTransaction() as transaction:
        path = tmp_path / "x.xlsx"
        made = writer(transaction, path, ["MUTASI", "ALASAN"], Sheet("Daftar", plain=plain))
        for kind, why in (("MASUK", "a"), ("PERBAIKAN", "kata kata kata kata kata kata!")):
            made.add(pl.DataFrame({"MUTASI": [kind], "ALASAN": [why]}))
        made.close()
        transaction.commit()
    sheet = parts(path.read_bytes())["xl/worksheets/sheet1.xml"]
    assert re.findall(r'width="([0-9]+)', sheet) == ["10", "24"]
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert re.findall(r'<row r="3"[^>]* ht="([0-9]+)"', sheet) == ["30"]
    assert "$1:$1" in parts(path.read_bytes())["xl/workbook.xml"]
