"""Polars and Spark reconcile alike: what ``test_reconcile`` and ``test_reconcile_files`` ask of one
is asked of both, and held against each other, answers and files. Java must be there."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from types import FunctionType
from typing import Any

import fastexcel
import polars as pl
import pyspark
import pytest

from pekerja_rentan import load_policy
from pekerja_rentan.cli.app import main
from pekerja_rentan.errors import InputError
from pekerja_rentan.periods import Month
from pekerja_rentan.roster.reconciling.opening import ROLES, ReconcileReading
from pekerja_rentan.roster.reconciling.reconcile import reconcile
from pekerja_rentan.roster.reconciling.result import ReconcileResult
from pekerja_rentan.roster.reconciling.run import asked
from pekerja_rentan.roster.spark import reconcile as on_spark
from pekerja_rentan.roster.spark import session as sessions
from pekerja_rentan.roster.spark.reconcile import reconcile_on_spark
from tests import (
    reconciling,
    test_reconcile,
    test_reconcile_changes,
    test_reconcile_charges,
    test_reconcile_files,
    test_reconcile_gone,
    test_reconcile_months,
    test_reconcile_names,
    test_reconcile_near,
    test_reconcile_twins,
)
from tests.conftest import Run
from tests.reconciling import MONTH, lists, member, members
from tests.screening import save
from tests.series import few
from tests.test_roster_parity import mounted as mounted
from tests.test_roster_parity import spark as session

pytestmark = [
    pytest.mark.spark,
    pytest.mark.xdist_group("spark"),
    pytest.mark.usefixtures("session"),
]
Rentan = Callable[..., Run]
assert session

# The same tests, on both


def sparing(test: FunctionType, *, is_later: bool) -> Any:
    """A copy of a test, of whose cases every run asks Spark one in six, ``-m thorough`` the others:
    once they are read, the same code matches them on this machine."""
    marks: list[Any] = [*getattr(test, "pytestmark", [])]
    if rows := [mark for mark in marks if mark.name == "parametrize"]:
        longest = max(rows, key=lambda mark: len(mark.args[1]))
        marks[marks.index(longest)] = _fewer(longest)
    code, known = test.__code__, test.__globals__
    copy: Any = FunctionType(code, known, test.__name__, test.__defaults__, test.__closure__)
    copy.__kwdefaults__, copy.__annotations__ = test.__kwdefaults__, test.__annotations__
    copy.pytestmark = [*marks, pytest.mark.thorough.mark] if is_later else marks
    return copy


def _fewer(rows: Any) -> Any:
    names, cases = rows.args[0], [*rows.args[1]]
    if any(isinstance(case, type(pytest.param())) for case in cases):  # few are there already
        return rows
    if isinstance(names, str) and "," not in names:
        names, cases = [names], [(case,) for case in cases]
    return pytest.mark.parametrize(names, few(cases, 6), **rows.kwargs).mark


WORKBOOKS = (
    "test_sheets_called_by_numbers_are_not_read_as_one_month_unasked",
    "test_who_has_gone_is_not_read_from_cells_that_say_nothing",
    "test_the_name_of_a_sheet_says_a_month_too",
    "test_of_a_sheet_a_month_one_is_asked_for",
    "test_one_sheet_of_the_office_s_own_list_may_be_called_by_another_month",
)
"""Spark reads none."""
READING = (test_reconcile, test_reconcile_charges, test_reconcile_files, test_reconcile_months)
MATCHING = (
    test_reconcile_changes, test_reconcile_gone, test_reconcile_names, test_reconcile_near,
    test_reconcile_twins,
)  # fmt: skip
"""Read alike, and matched otherwise: of these tests every run asks Spark one in three."""
for module in (*READING, *MATCHING):
    asked_there = [
        each
        for name, each in vars(module).items()
        if isinstance(each, FunctionType) and name.startswith("test_")
        and "tmp_path" in each.__code__.co_varnames[:2]
    ]  # fmt: skip
    for number, each in enumerate(asked_there):
        is_later = module in MATCHING and number % 3 > 0
        globals()[each.__name__] = sparing(each, is_later=is_later)
for name in WORKBOOKS:
    del globals()[name]


@pytest.fixture(autouse=True)
def _both(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (reconciling, test_reconcile):
        monkeypatch.setattr(module, "reconcile", on_both)


def on_both(policy: Any, month: Any, **asked: Any) -> ReconcileResult:
    """The answer of Polars, when Spark gives it too, or refuses what Polars does, word for word."""
    read = [str(path) for role, path in asked.items() if role in ROLES]
    try:
        expected = reconcile(policy, month, **asked)
    except InputError as error:
        with pytest.raises(InputError, match=re.escape(str(error))):
            reconcile_on_spark(policy, month, **asked)
        raise
    if any(path.endswith(".xlsx") for path in read):
        with pytest.raises(InputError, match="does not read workbooks"):
            reconcile_on_spark(policy, month, **asked)
        return expected
    found = reconcile_on_spark(policy, month, **asked)
    assert found.engine.startswith("spark ")
    assert found.to_dict() | {"engine": ""} == expected.to_dict() | {"engine": ""}
    return expected


@pytest.fixture
def rentan(tmp_path: Path, capsys: pytest.CaptureFixture[str], rentan: Rentan) -> Rentan:
    """Runs the command line on Spark, puts all files back, and runs it on Polars."""

    def run(*words: str) -> Run:
        if words[0] != "reconcile" or {"--engine", "--master"} & set(words):
            return rentan(*words)
        kept = tmp_path.with_name(f"{tmp_path.name}-before")
        shutil.copytree(tmp_path, kept)
        code = main([*words, "--engine", "spark"])
        told = capsys.readouterr()
        written = contents(tmp_path)
        shutil.rmtree(tmp_path)
        kept.rename(tmp_path)
        ended = rentan(*words)
        assert (code, bare(told.out), bare(told.err)) == (
            ended.code, bare(ended.out), bare(ended.err)
        )  # fmt: skip
        assert written == contents(tmp_path)
        return ended

    return run


def bare(text: str) -> str:
    """A text but for the engine's name."""
    return text.replace(f"polars {pl.__version__}", "ENGINE").replace(
        f"spark {pyspark.__version__}", "ENGINE"
    )


def contents(folder: Path) -> dict[str, Any]:
    """What stands in the files of a folder."""
    found: dict[str, Any] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".xlsx":
            book = fastexcel.read_excel(path)
            sheets = [book.load_sheet(name, header_row=None) for name in book.sheet_names]
            found[path.name] = [bare(str(sheet.to_polars().rows())) for sheet in sheets]
        elif path.suffix in (".csv", ".json"):
            found[path.name] = bare(path.read_text(encoding="utf-8"))
    return found


# Lists of its own


def nasty(first: int, mark: str = ";") -> str:
    """A list with all that lists hold besides people, of cells that are no plain ones."""
    rows = [
        ["DAFTAR TAGIHAN PESERTA BULAN OKTOBER 2026", "", "", "", ""],
        ["NIK", "Nama", "Tanggal Lahir", "Status", "Bulan Iuran"],
        *(
            [f"{who['NIK']}", f"{who['Nama']}", f"{who['Tanggal Lahir']}", status, "Okt-26"]
            for n, status in enumerate(["", "AKTIF", "NON AKTIF", "MENINGGAL", "PINDAH", "entah"])
            for who in [member(first + n)]
        ),
        ["", "", "", "", ""],
        ["'6408 0101 0180 0004", '"Budi ""B"" Santoso\nbin Amir"', "12 Agustus 1980", "", "10"],
        ["6,40801E+15", '"Udin; S.Pd"', "29-02-1981", "", "Oktober"],
        ["", "Siti Aminah", "01-01-1980", "", ""],
        ["Jumlah", "9", "", "", ""],
        ["Denda", "5.000", "", "", ""],
        ["Virtual Account", "8810726000123456", "", "", ""],
        ["", "", "", "Sangatta, 30 Oktober 2026", ""],
        ["", "", "", "Kepala Dinas", ""],
    ]
    return "\n".join(mark.join(row) for row in rows) + "\n"


def folders(folder: Path) -> dict[str, Any]:
    """Lists in folders of several files and forms."""
    for role in ("ours", "theirs"):
        (folder / role).mkdir()
    (folder / "ours" / "a.csv").write_text(nasty(0), encoding="utf-8")
    (folder / "ours" / "b.csv").write_text(nasty(40, "\t"), encoding="utf-8-sig")
    (folder / "theirs" / "a.csv").write_text(nasty(1), encoding="utf-8", newline="\r\n")
    (folder / "theirs" / "b.csv").write_text("NIK,Nama,Tanggal Lahir\n", encoding="utf-8")
    save(folder / "theirs" / "c.parquet", [*members(range(40, 60)), *members(range(41, 43))])
    people = [member(n) for n in range(44, 50)]
    typed = pl.DataFrame(people).with_columns(
        pl.col("NIK").cast(pl.Int64),
        pl.col("Tanggal Lahir").str.to_date("%d-%m-%Y"),
        pl.Series("Tanggal Meninggal", [*range(20_600, 20_606)]).cast(pl.Date),
    )
    typed.write_parquet(folder / "dead.parquet")
    shutil.copy(folder / "ours" / "b.csv", folder / "copy.csv")
    bare = save(folder / "last.csv", [{"NIK": each["NIK"]} for each in members(range(45, 90))])
    more = {"deceased": "dead.parquet", "other": "copy.csv", "last": bare.name}
    return {
        "ours": str(folder / "ours"),
        "theirs": str(folder / "theirs" / "*"),
        **{role: str(folder / name) for role, name in more.items()},
    }


def test_folders_and_forms(tmp_path: Path) -> None:
    result = on_both(load_policy("kutim"), MONTH, **folders(tmp_path), paid_from="2026-01")
    codes = {each.code for each in result.classes}
    assert {"matched", "deceased", "double", "other-funder", "inactive", "moved"} <= codes
    noted = {note.code for note in result.notes}
    assert {"reconcile-copy", "roster-without-rows", "roster-aside"} <= noted


def test_what_is_written_of_folders(rentan: Rentan, tmp_path: Path) -> None:
    flags = [word for role, path in folders(tmp_path).items() for word in (f"--{role}", path)]
    out = ("--out", str(tmp_path / "hasil"), "--lists", "csv", "--lang", "en")
    ended = rentan("reconcile", "-r", "kutim", "--month", MONTH, *flags, *out)
    assert ended.code == 0, ended.err
    assert (tmp_path / "hasil" / "aside.csv").read_text(encoding="utf-8").count("Kepala Dinas") == 3


@pytest.mark.parametrize("pieces", ["4k", "1m"])
def test_rows_come_in_order_whatever_the_pieces(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pieces: str
) -> None:
    """Files that several tasks read, and of which one task reads several, in small batches."""
    small = {
        "spark.sql.files.maxPartitionBytes": pieces,
        "spark.sql.files.openCostInBytes": "1",
        "spark.sql.files.minPartitionNum": "1",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "30",
    }
    monkeypatch.setattr(sessions, "_SETTINGS", sessions._SETTINGS | small)
    monkeypatch.setattr(on_spark, "by_size", lambda sources: {"spark.sql.shuffle.partitions": "5"})
    monkeypatch.setattr(on_spark, "BATCH", 70)
    monkeypatch.setattr(on_spark, "PORTION", 9_000)
    for role, people in (("ours", range(400)), ("theirs", range(150, 600))):
        (tmp_path / role).mkdir()
        for part in range(3):
            every = [member(n) for n in people if n % 3 == part]
            save(tmp_path / role / f"{part}.csv", every[:100])
            save(tmp_path / role / f"{part}-more.parquet", every[100:])
    paths = {role: str(tmp_path / role) for role in ("ours", "theirs")}
    result = on_both(load_policy("kutim"), MONTH, **paths)
    assert reconciling.counts(result) == {
        "matched": (250, 250), "ours-only": (150, 0), "theirs-only": (0, 200)
    }  # fmt: skip
    reading = ReconcileReading({role: [path] for role, path in paths.items()})
    with on_spark.opened(None, asked(load_policy("kutim"), Month.parse(MONTH)), reading) as run:
        run.match()
        rows = [(n, row) for n, batch, *_ in run.rows() for row in batch["rentan_row"]]
    assert len(rows) == 850
    assert rows == sorted(rows)


def test_lists_at_an_address(mounted: Path) -> None:
    (mounted / "lists").mkdir()
    save(mounted / "lists" / "a.csv", members(range(5)))
    save(mounted / "lists" / "b.parquet", members(range(5, 9)))
    theirs = save(mounted / "theirs.csv", members(range(4, 12)))
    result = reconcile_on_spark(
        load_policy("kutim"), MONTH, ours="viewfs://test/lists", theirs=str(theirs)
    )
    assert reconciling.counts(result) == {
        "matched": (5, 5), "ours-only": (4, 0), "theirs-only": (0, 3)
    }  # fmt: skip
    assert [each.sha256 for each in result.lists][:2] == ["unknown", "unknown"]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--out", "hdfs://host/hasil"), "hdfs://host/hasil"),
        (("--export", "mutasi=s3a://bucket/m.xlsx"), "s3a:/bucket/m.xlsx"),
        (("--waiting", "viewfs://test/waiting"), "viewfs://test/waiting"),
        (("--sheet", "A"), "--sheet"),
    ],
)
def test_what_spark_does_not_do(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, lang: str, flags: tuple[str, str], said: str
) -> None:
    paths = lists(tmp_path, ours=members(range(5)), theirs=members(range(4)))
    words = [*test_reconcile.words(paths, *flags), "--engine", "spark", "--lang", lang]
    assert main(words) == 2
    assert said in capsys.readouterr().err


def test_a_list_that_changes_meanwhile(tmp_path: Path) -> None:
    paths = lists(tmp_path, ours=members(range(5)), theirs=members(range(4)))
    wanted = asked(load_policy("kutim"), Month.parse(MONTH))
    reading = ReconcileReading({role: [path] for role, path in paths.items()})
    with on_spark.opened(None, wanted, reading) as run:
        run.match()
        save(Path(paths["theirs"]), members(range(1, 5)))
        with pytest.raises(InputError, match="changed"):
            list(run.rows())
    with on_spark.opened(None, wanted, reading) as run:
        save(Path(paths["theirs"]), members(range(7)))
        with pytest.raises(InputError, match="changed"):
            run.match()
