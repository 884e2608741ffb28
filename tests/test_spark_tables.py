"""Tables of catalogues that Spark reads and writes as lists, and how far a run has come."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import pytest
from pyspark.sql import SparkSession

from pekerja_rentan import load_policy
from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.criteria import compile_criteria
from pekerja_rentan.roster.screen import RosterReading
from pekerja_rentan.roster.spark import watching
from pekerja_rentan.roster.spark.files import find_sources
from pekerja_rentan.roster.spark.lists import check_out
from pekerja_rentan.roster.spark.screen import opened
from pekerja_rentan.roster.writing.lists import LISTS
from tests.conftest import Run
from tests.screening import save, someone
from tests.test_roster_parity import clean, in_both_languages, mounted, nasty, spark

__all__ = ["mounted", "spark"]
pytestmark = [pytest.mark.spark, pytest.mark.xdist_group("spark")]
WORDS = ("--region", "kutim", "--year", "2024", "--attest", "all", "--budget", str(5 * 201_600),
         "--format", "json")  # fmt: skip


@pytest.fixture
def schema(spark: SparkSession, tmp_path: Path) -> Iterator[str]:
    """A schema of the session's own catalogue."""
    spark.sql(f"CREATE SCHEMA desa LOCATION '{tmp_path / 'schema'}'")
    yield "spark_catalog.desa"
    spark.sql("DROP SCHEMA desa CASCADE")


@pytest.fixture
def lake(spark: SparkSession) -> str:
    """A schema of another catalogue, which is that of a database in memory."""
    for name, value in {
        "": "org.apache.spark.sql.execution.datasources.v2.jdbc.JDBCTableCatalog",
        ".url": "jdbc:derby:memory:lake;create=true",
        ".driver": "org.apache.derby.jdbc.EmbeddedDriver",
    }.items():
        spark.conf.set(f"spark.sql.catalog.lake{name}", value)
    return "lake.APP"


def listed(spark: SparkSession, name: str) -> pl.DataFrame:
    """What stands in a table."""
    table = pl.from_arrow(spark.read.table(name).toArrow())
    assert isinstance(table, pl.DataFrame)
    return table


def rows_of(table: pl.DataFrame, name: str) -> list[tuple[object, ...]]:
    """The rows of a list, by what they say; ``name`` is what their list is called."""
    told = table.select(pl.col(pl.String).str.replace_all(name, "LIST", literal=True), "rentan_row")
    return sorted(told.rows(), key=repr)


@pytest.mark.parametrize("catalogue", ["schema", "lake"])
def test_a_table_is_judged_as_the_file_it_is_of_and_its_lists_are_tables(
    spark: SparkSession,
    tmp_path: Path,
    rentan: Callable[..., Run],
    catalogue: str,
    request: pytest.FixtureRequest,
) -> None:
    into: str = request.getfixturevalue(catalogue)
    file = save(tmp_path / "warga.parquet", [*nasty(80), *clean(9)])
    spark.read.parquet(str(file)).coalesce(1).writeTo(f"{into}.warga").create()
    out = tmp_path / "out"
    alone = rentan("screen", str(file), *WORDS, "--lists", "parquet", "--out", str(out))
    run = rentan("screen", f"{into}.warga", *WORDS, "--engine", "spark", "--out", into)
    assert (alone.code, run.code) == (0, 0), run.err
    one, other = json.loads(alone.out), json.loads(run.out)
    assert [one[name] for name in ("rows", "eligible", "covered", "waiting", "reasons")] == [
        other[name] for name in ("rows", "eligible", "covered", "waiting", "reasons")
    ]
    assert [each["name"] for each in other["rosters"]] == [f"{into}.warga"]
    written = [f"{into}.{name.replace('-', '_')}" for name in LISTS]
    assert all(path in run.out for path in written)
    for name, path in zip(LISTS, written, strict=True):
        made = listed(spark, path)
        expected = pl.read_parquet(out / f"{name}.parquet")
        assert rows_of(made, f"{into}.warga") == rows_of(
            expected.select(made.columns), "warga.parquet"
        )
    again = rentan("screen", f"{into}.warga", *WORDS, "--engine", "spark", "--out", into)
    assert (again.code, again.out) == (2, "")
    assert f"'{into}.eligible'" in again.err


def test_a_view_is_asked_once_however_it_orders_its_rows(
    spark: SparkSession, schema: str, tmp_path: Path, rentan: Callable[..., Run]
) -> None:
    """Whoever is a twin or stands twice is told so, wherever the view has the row next time."""
    people = [someone(n, Desa=f"Desa {n}") for n in range(1, 201)]
    people += [someone(n, Desa=f"Desa {n} lagi") for n in range(1, 201, 4)]
    file = save(tmp_path / "a.parquet", people)
    spark.read.parquet(str(file)).repartition(4).createOrReplaceTempView("lain")
    spark.sql("CREATE OR REPLACE TEMP VIEW acak AS SELECT * FROM lain ORDER BY rand()")
    run = rentan("screen", "acak", *WORDS, "--engine", "spark", "--out", schema)
    assert run.code == 0, run.err
    rows = pl.concat(listed(spark, f"{schema}.{name.replace('-', '_')}") for name in LISTS)
    assert sorted(rows["rentan_row"]) == [*range(1, 251)]
    assert sorted(rows["Desa"]) == sorted(str(each["Desa"]) for each in people)
    twice = rows.filter(pl.col("rentan_reasons").str.contains("DOUBLE"))
    assert sorted(twice["NIK"]) == sorted(str(someone(n)["NIK"]) for n in range(1, 201, 4))
    kept = rows.filter(pl.col("NIK").is_in(twice["NIK"].to_list()))
    for _, pair in kept.group_by("NIK"):
        first = pair.sort("rentan_row")["rentan_reasons"].to_list()
        assert "DOUBLE" not in (first[0] or "")
        assert "DOUBLE" in first[1]


@pytest.mark.parametrize("name", ["desa.tiada", "tiada.desa.warga", "spark_catalog.desa.tiada"])
def test_a_table_that_no_catalogue_knows(spark: SparkSession, schema: str, name: str) -> None:
    with pytest.raises(InputError, match="SHOW TABLES") as caught:
        find_sources(spark, [name])
    assert f"'{name}'" in str(caught.value)
    in_both_languages(caught.value)


def test_names_that_are_files_and_folders_all_the_same(
    spark: SparkSession, schema: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    spark.sql(f"CREATE TABLE {schema}.warga (NIK STRING)")
    save(tmp_path / "a.csv", clean(2)).rename(tmp_path / "desa.warga")
    with pytest.raises(InputError, match="warga"):
        find_sources(spark, ["desa.warga"])  # as the file of that name, which is no list
    for missing in ("tiada", "tiada.csv", "a b.c", "d/e.f"):
        with pytest.raises(InputError) as caught:
            find_sources(spark, [missing])
        assert caught.value.code == "roster-missing"
    assert not check_out(spark, "hasil")
    assert not check_out(spark, "hasil.2026")
    assert not check_out(spark, "tiada.desa")
    assert check_out(spark, schema)
    with pytest.raises(InputError, match="CREATE SCHEMA") as caught:
        check_out(spark, "spark_catalog.tiada")
    in_both_languages(caught.value)


def test_what_a_table_may_not_be(
    spark: SparkSession, schema: str, rentan: Callable[..., Run]
) -> None:
    spark.sql(f"CREATE TABLE {schema}.warga (NIK STRING, Anak ARRAY<STRING>)")
    nested = rentan("screen", f"{schema}.warga", *WORDS, "--engine", "spark")
    assert (nested.code, nested.out) == (2, "")
    assert "'Anak'" in nested.err
    spark.sql(f"CREATE TABLE {schema}.kosong (NIK STRING, Nama STRING)")
    empty = rentan("screen", f"{schema}.kosong", *WORDS, "--engine", "spark")
    assert (empty.code, empty.out) == (2, "")
    assert "Traceback" not in empty.err
    named = ["--engine", "spark", "--out", schema, "--lists", "csv"]
    idle = rentan("screen", f"{schema}.kosong", *WORDS, *named)
    assert (idle.code, idle.out) == (2, "")
    assert f"--lists has no effect (--out {schema})" in idle.err or "--lists" in idle.err


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_rows_are_told_of_while_executors_judge(
    spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setattr(watching, "_EVERY", 0.001)
    lists = [save(tmp_path / f"{n}.{suffix}", clean(40 + n)) for n in range(3)]
    told: list[int] = []
    made = compile_criteria(load_policy("kutim"), year=2024)
    with opened(spark, made, RosterReading(lists), None) as screening:
        lines = 3 if suffix == "csv" else 0  # a header counts as a row until it is known
        assert screening.lists.expected == 123 + lines
        screening.judge(told.append)
    assert told == sorted(told)
    assert 0 < told[-1] <= 123
