"""Parquet files: typed columns as text, folders of parts."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pekerja_rentan.roster.cells.dates import parse_date
from tests.rosters import NIK, cells, codes, opened, refused, row_numbers, table
from tests.screening import screened, someone


def put(file: Path, frame: pl.DataFrame) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    frame.write_parquet(file)
    return file


@pytest.mark.parametrize(
    ("values", "dtype", "texts"),
    [
        (["A", "", None, " x"], pl.String, ["A", None, None, " x"]),
        ([1, None, -5], pl.Int32, ["1", None, "-5"]),
        ([2**64 - 1], pl.UInt64, [str(2**64 - 1)]),
        (
            [12.7, 2e6, None, float("nan"), 6408010101800010.0, 0.1, 9108010101800012.0, 1e16],
            pl.Float64,
            [
                "12.7",
                "2000000",
                None,
                None,
                "6408010101800010",
                "0.1",
                "9108010101800012?",
                f"{10**16}",
            ],
        ),
        ([12.7, 3.0, float("nan")], pl.Float32, ["12.7", "3", None]),
        ([6408010101800001.0, 2e6], pl.Float32, ["6408010138124288?", "2000000"]),
        ([-0.5, -2.0], pl.Float64, ["-0.5", "-2"]),
        (
            [Decimal("2000000.00"), Decimal("12.50"), None],
            pl.Decimal(12, 2),
            ["2000000", "12.5", None],
        ),
        ([Decimal("2000000")], pl.Decimal(12, 0), ["2000000"]),
        ([True, False, None], pl.Boolean, ["true", "false", None]),
        ([dt.date(1980, 8, 12), None], pl.Date, ["1980-08-12", None]),
        (
            [dt.datetime(1980, 8, 12), dt.datetime(1980, 8, 12, 3, 4), None],
            pl.Datetime,
            ["1980-08-12", "1980-08-12 03:04:00", None],
        ),
        (["L", "P", None], pl.Categorical, ["L", "P", None]),
        ([None, None], pl.Null, [None, None]),
    ],
)
def test_typed_columns_as_text(
    tmp_path: Path, values: list[Any], dtype: Any, texts: list[str | None]
) -> None:
    niks = [NIK] * len(values)
    frame = pl.DataFrame({"NIK": niks, "x": pl.Series(values, dtype=dtype)})
    (source,) = opened(tmp_path, put(tmp_path / "desa.parquet", frame))
    assert table(source).schema["x"] == pl.String
    assert [row[1] for row in cells(source)] == texts
    assert row_numbers(source) == list(range(1, len(values) + 1))
    assert codes(source) == []


@pytest.mark.parametrize(("value", "kind"), [([1], "List"), ({"a": 1}, "Struct"), (b"x", "Binary")])
def test_columns_that_are_no_single_values(tmp_path: Path, value: object, kind: str) -> None:
    file = put(tmp_path / "desa.parquet", pl.DataFrame({"NIK": [NIK], "Anak": [value]}))
    refused("parquet-type", "Anak", kind, "desa.parquet", by=lambda: opened(tmp_path, file))


def test_columns_are_named_as_everywhere(tmp_path: Path) -> None:
    frame = pl.DataFrame({"NIK": [NIK], "": ["a"], " Nama  lengkap ": ["b"], "rentan_row": [1]})
    (source,) = opened(tmp_path, put(tmp_path / "desa.parquet", frame))
    assert source.columns == ("NIK", "Kolom 2", "Nama lengkap", "rentan_row (2)")
    assert cells(source) == [[NIK, "a", "b", "1"]]


def test_too_many_columns(tmp_path: Path) -> None:
    frame = pl.DataFrame({f"k{number}": ["x"] for number in range(2_001)})
    file = put(tmp_path / "desa.parquet", frame)
    refused("columns-many", "2.001", by=lambda: opened(tmp_path, file))


def test_batches_are_the_same_whatever_is_read_of_them(tmp_path: Path) -> None:
    rows = 250_001
    frame = pl.DataFrame({"NIK": pl.int_range(rows, eager=True), "Nama": ["A"] * rows})
    frame.write_parquet(tmp_path / "desa.parquet", row_group_size=33_333)
    (source,) = opened(tmp_path, tmp_path / "desa.parquet")
    heights = [batch.height for batch in source.batches(["Nama"])]
    assert heights == [batch.height for batch in source.batches()] == [100_000, 100_000, 50_001]
    assert row_numbers(source) == list(range(1, rows + 1))


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet"])
def test_expressions_are_reckoned_over_texts_while_they_are_read(
    tmp_path: Path, suffix: str
) -> None:
    frame = pl.DataFrame({"NIK": [f"{number:016}" for number in range(250)], "Nama": ["A"] * 250})
    file = tmp_path / f"desa.{suffix}"
    writers = {"csv": frame.write_csv, "xlsx": frame.write_excel, "parquet": frame.write_parquet}
    write: Any = writers[suffix]
    write(file)
    (source,) = opened(tmp_path, file)
    last = pl.col("NIK").str.slice(-1).alias("last")
    batches = list(source.batches([last], size=100))
    assert [batch.height for batch in batches] == [100, 100, 50]
    assert batches[0].columns == ["last", "rentan_extra", "rentan_row"]
    assert pl.concat(batches)["last"].to_list() == [str(number % 10) for number in range(250)]


def test_a_folder_as_spark_writes_it(tmp_path: Path) -> None:
    folder = tmp_path / "desa.parquet"
    for part in (2, 0, 1):
        put(folder / f"part-0000{part}-x.snappy.parquet", pl.DataFrame({"NIK": [NIK], "n": [part]}))
    (folder / "_SUCCESS").touch()
    (folder / ".part-00000.crc").touch()
    sources = opened(tmp_path, folder)
    assert [cells(source)[0][1] for source in sources] == ["0", "1", "2"]
    assert codes(sources[0]) == []


def test_a_folder_of_parts_in_text(tmp_path: Path) -> None:
    folder = tmp_path / "desa"
    folder.mkdir()
    for part, text in (("1", f"NIK,n\n{NIK},1\n"), ("0", f"NIK,n\n{NIK},0\n"), ("2", "")):
        (folder / f"part-0000{part}.csv").write_text(text, encoding="utf-8")
    assert [cells(source)[0][1] for source in opened(tmp_path, folder)] == ["0", "1"]


def test_no_rows(tmp_path: Path) -> None:
    file = put(tmp_path / "desa.parquet", pl.DataFrame({"NIK": pl.Series([], dtype=pl.String)}))
    refused("rosters-without-rows", by=lambda: opened(tmp_path, file))


def test_damaged_pages(tmp_path: Path) -> None:
    frame = pl.DataFrame({"NIK": [f"{number:016}" for number in range(50_000)]})
    file = put(tmp_path / "desa.parquet", frame)
    raw = bytearray(file.read_bytes())
    raw[40:4_000] = bytes(3_960)
    file.write_bytes(raw)
    refused("parquet-broken", "desa.parquet", by=lambda: list(opened(tmp_path, file)[0].batches()))


def test_a_time_with_a_zone_is_the_day_that_it_is_there(tmp_path: Path) -> None:
    """Half past midnight in Jakarta is the day before in UTC."""
    moment = pl.Series([dt.datetime(1980, 8, 11, 17, 30)], dtype=pl.Datetime("us", "UTC"))
    person = pl.DataFrame([someone(1)]).drop("Tanggal Lahir")
    days = []
    for zone in ("Asia/Jakarta", "UTC"):
        births = moment.dt.convert_time_zone(zone).alias("Tanggal Lahir")
        file = put(tmp_path / f"{zone[:3]}.parquet", person.with_columns(births))
        (source,) = opened(tmp_path, file)
        told = table(source)["Tanggal Lahir"].item()
        days.append(parse_date(told))
        assert "W-BIRTH-DATE-UNREADABLE" not in str(screened(file, year="2024").result.warnings)
    assert days == [19800812, 19800811]
