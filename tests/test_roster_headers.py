"""Headers are names, never patterns: a list may call its columns as it likes."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import polars as pl
import pytest

from pekerja_rentan import InputError
from pekerja_rentan.files.transaction import FileTransaction
from pekerja_rentan.roster.writing.writers import Sheet, writer
from tests.conftest import Run
from tests.screening import save, screened, someone
from tests.series import few

HOSTILE = ("*", "^.*$", "^N.*$", "^rentan.*$", "$", "^", "a.b", "a`b", "`a`", "{}", "%s", "\\", "'",
           "**", "^*$", "?", "[a]", "rentan_", "polars.all()", "-", "é*")  # fmt: skip
SUFFIXES = (".csv", ".xlsx", ".parquet")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_column_is_carried_along_whatever_it_is_called(tmp_path: Path, suffix: str) -> None:
    people = [someone(n) | {name: f"{at}-{n}" for at, name in enumerate(HOSTILE)} for n in (1, 2)]
    found = screened(save(tmp_path / f"a{suffix}", people), by="*")
    assert found.outcomes == ["eligible", "eligible"]
    for at, name in enumerate(HOSTILE):
        assert found.judged[name].to_list() == [f"{at}-1", f"{at}-2"]
    assert [group.name for group in found.result.groups] == ["0-1", "0-2"]


@pytest.mark.parametrize(
    ("shape", "suffix"),
    few(product(("^{}$", "^{}.*$", "*{}*", "{}.`", "`{}`", "$.{}"), SUFFIXES), every=4),
)
def test_every_field_is_known_by_such_a_header(tmp_path: Path, suffix: str, shape: str) -> None:
    people = [someone(1), someone(2, Kabupaten="Paser"), someone(3, Penghasilan="90 juta")]
    plain = screened(save(tmp_path / f"plain{suffix}", people), by="desa")
    marked = [{shape.format(name): cell for name, cell in one.items()} for one in people]
    found = screened(save(tmp_path / f"marked{suffix}", marked), by="desa")
    assert found.reasons == plain.reasons
    assert found.outcomes == ["eligible", "ineligible", "ineligible"]
    assert found.result.groups == plain.result.groups


@pytest.mark.parametrize("header", few(HOSTILE, every=4))
def test_groups_and_lists_go_by_the_column_alone(
    tmp_path: Path, header: str, rentan: Callable[..., Run]
) -> None:
    people = [someone(n) | {header: f"kelompok {n % 2}"} for n in range(4)]
    people[3]["Tanggal Lahir"] = "01-01-1990"
    people[0]["Kabupaten"] = "Paser"
    file = save(tmp_path / "a.csv", people)
    for suffix in ("csv", "xlsx"):
        out = tmp_path / suffix
        ended = rentan(
            "screen", str(file), "-r", "kutim", "-y", "2024", "--by", header, "--out", str(out),
            "--lists", suffix, "--returns", str(tmp_path / f"returns-{suffix}"), "-f", "csv",
        )  # fmt: skip
        assert ended.code == 0, ended.err
        assert "group,kelompok 0,2," in ended.out
        assert "group,kelompok 1,2," in ended.out
        assert sorted(path.name for path in out.iterdir())


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet"])
def test_lists_hold_every_cell_below_such_headers(
    tmp_path: Path, suffix: str, rentan: Callable[..., Run]
) -> None:
    """Formulas made harmless, hints to unknown words, and the village's own columns."""
    person = someone(1, Pekerjaan="nelayann", Kabupaten="Paser")
    renamed = {f"^{name}$": cell for name, cell in person.items()}
    hostile = dict.fromkeys(HOSTILE, "=1+1")
    file = save(tmp_path / "a.csv", [renamed | hostile])
    for folder in ("out", "returns"):
        (tmp_path / folder).mkdir()
    ended = rentan(
        "screen", str(file), "-r", "kutim", "-y", "2024", "--out", str(tmp_path / "out"),
        "--lists", suffix, "--returns", str(tmp_path / "returns"),
    )  # fmt: skip
    assert ended.code == 0, ended.err
    lists = [tmp_path / "out" / f"ineligible.{suffix}", *(tmp_path / "returns").iterdir()]
    assert len(lists) == 2
    for path in lists:
        frame = read(path)
        assert set(renamed) | set(HOSTILE) <= set(frame.columns)
        for name in HOSTILE:
            assert frame[name].to_list()[0].lstrip("'") == "=1+1"
        assert frame["^NIK$"].to_list() == [person["NIK"]]
        assert "nelayann" in frame["rentan_words"][0], frame["rentan_words"][0]


def read(path: Path) -> pl.DataFrame:
    if path.suffix == ".parquet":
        return pl.read_parquet(path)
    if path.suffix == ".csv":
        return pl.read_csv(path, infer_schema=False)
    return pl.read_excel(path, sheet_id=1, infer_schema_length=0)


def test_a_cell_that_no_workbook_holds_is_found_below_such_a_header(tmp_path: Path) -> None:
    rows = pl.DataFrame({"^N.*$": ["x" * 40_000], "rentan_file": ["a.csv"], "rentan_row": [2]})
    with FileTransaction() as transaction:
        made = writer(transaction, tmp_path / "a.xlsx", ["^N.*$"], Sheet("Data"))
        with pytest.raises(InputError) as caught:
            made.add(rows)
    assert caught.value.code == "xlsx-cell"
    assert caught.value.facts["column"] == "^N.*$"


def test_a_template_may_have_such_headers(
    tmp_path: Path, folder: Path, rentan: Callable[..., Run]
) -> None:
    (folder / "exports").mkdir()
    (folder / "exports" / "aneh.yaml").write_text(PROFILE, encoding="utf-8")
    file = save(tmp_path / "a.csv", [someone(1), someone(2, Nama="")])
    ended = rentan(
        "screen", str(file), "-r", "kutim", "-y", "2024", "--policies", str(folder),
        "--export", f"aneh={tmp_path / 'aneh.csv'}",
    )  # fmt: skip
    assert ended.code == 0, ended.err
    frame = read(tmp_path / "aneh.csv")
    assert frame.columns == ["^N.*$", "^x$", "*"]
    assert frame["^N.*$"].to_list() == [someone(1)["NIK"]]
    aside = read(tmp_path / "aneh-aside.csv")
    assert aside["NIK"].to_list() == [someone(2)["NIK"]]
    assert aside["rentan_export"].to_list() == ["^x$ is empty"]


PROFILE = """\
id: aneh
name: {id: Aneh, en: Odd}
sheet: Data
columns:
  - {header: '^N.*$', from: nik, required: true}
  - {header: '^x$', from: name, required: true}
  - {header: '*', from: birth_date, date: dd-mm-yyyy, required: true}
source: {title: Contoh, issued: 2026-01-01, level: open}
"""
