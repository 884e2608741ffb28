"""Polars and Spark give the same answer, row by row: nasty cells, several policies, CSV and
Parquet. Java must be there: without it these tests fail."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from pyspark.sql import SparkSession

from pekerja_rentan import load_policy
from pekerja_rentan.language import Language
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.roster.plan import plan
from pekerja_rentan.roster.result import ScreenResult
from pekerja_rentan.roster.screen import Reading, answered
from pekerja_rentan.roster.spark.lists import told
from pekerja_rentan.roster.spark.screen import opened
from pekerja_rentan.roster.spark.session import spark_session
from tests.screening import Screened, save, screened, someone

PLAIN = {
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",  # to compile takes longer than a thousand rows
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """One small session for all of them. Fails, and says why, where there is no Java."""
    words = [f"--conf {name}={value}" for name, value in PLAIN.items()]
    before = os.environ.get("PYSPARK_SUBMIT_ARGS")
    os.environ["PYSPARK_SUBMIT_ARGS"] = " ".join(
        [*words, "--driver-java-options -XX:TieredStopAtLevel=1", "pyspark-shell"]
    )
    try:
        with spark_session("local[1]") as session:
            yield session
    finally:
        os.environ.pop("PYSPARK_SUBMIT_ARGS")
        if before is not None:
            os.environ["PYSPARK_SUBMIT_ARGS"] = before


def on_spark(
    session: SparkSession,
    *paths: Path | str,
    region: str | Policy = "kutim",
    members: Sequence[Path] = (),
    by: str | None = None,
    budget: int | str | None = None,
    lang: str = "en",
    **more: Any,
) -> tuple[ScreenResult, pl.DataFrame]:
    """What ``screened`` gives of Polars: the answer, and all rows in the order of the lists."""
    policy = load_policy(region) if isinstance(region, str) else region
    made = plan(policy, **more)
    words = {name: more[name] for name in more if name not in ("as_of", "attest", "priority")}
    with opened(session, made, Reading(paths, members=members), by) as screening:
        screening.judge()
        result = answered(screening, allocation=budget, words=words)  # type: ignore[arg-type]
        rows = told(screening, result.covered, Language(lang)).orderBy("place").drop("place")
        table = pl.from_arrow(rows.toArrow())
    assert isinstance(table, pl.DataFrame)
    return result, table


def agree(session: SparkSession, *paths: Path, **words: Any) -> Screened:
    """Screens on both engines, and holds them against each other."""
    polars = screened(*paths, **words)
    result, rows = on_spark(session, *paths, **words)
    differ = [
        (one, other)
        for one, other in zip(polars.judged.rows(), rows.rows(), strict=True)
        if one != other
    ]
    assert rows.columns == polars.judged.columns
    assert differ == []
    assert plainly(result) == plainly(polars.result)
    assert result.engine == f"spark {session.version}"
    return polars


def plainly(result: ScreenResult) -> dict[str, Any]:
    """An answer but for the engine's name."""
    data: dict[str, Any] = json.loads(result.model_dump_json())
    return data | {"engine": ""}


# Nasty cells


NIKS = [
    "6408010101800001", "'6408010101800002", " 6408010101800003\t", "6408 0101 0180 0004",
    "6408.0101.0180.0005", "6408-0101-0180-0006", "\u00a06408010101800007", "6,40801E+15",
    "6.40801010180001E+15", "6408010101800010.0", "640801010180001.0", "٦٤٠٨٠١٠١٠١٨٠٠٠٠١",
    "６４０８０１０１０１８０００１２", "640801010180001", "64080101018000133", "6408013002800014",
    "6408012902800015", "6408012902810016", "6408014101800017", "6408017101800018",
    "6408017201800019", "6408010013800020", "6408010100800021", "6408010113800022",
    "6408010101800000", "9401010101800024", "9999010101800025", "9871014101800026",
    "6408O10101800027", "NaN", "nan", "-", "tidak ada", "", None, "   ", "1e3", "0",
    "6408010101800001\u2028", "6408010101800001\n", "6408010101800001", "0408010101800041",
]  # fmt: skip
BIRTHS = [
    "01-01-1980", "1980-01-01", "2024-02-30", "29/02/1980", "29/02/1981", "12 Agustus 1980",
    "29221", "29221.0", "01-01-2030", "01-01-2024", "02-01-2024", "01-01-1959", "31-12-1958",
    "02-01-1959", "1/1/80", "19800101", "01-01-1900", "31-12-2100", "01-01-1899", "NaN", "12.7",
    "1e3", "-", "", None, "٠١-٠١-١٩٨٠", "1980-01-01 00:00:00", "1980-01-01T07:30", "  ", "?",
]  # fmt: skip
INCOMES = [
    "2.000.000", "2000000", "2000000.0", "Rp 3.515.323,-", "3515324", "3.515.325", "3,6 juta", "0",
    "1e3", "1.6e9", "12.7", "16.00", "23M", "2 juta", "99999999999999999", "100000000000000001",
    "-1", "NaN", "tidak tetap", "", None, "1_000", "2.000.000 per bulan", "２０００", "٢٠٠٠",
    "1" * 70,
]  # fmt: skip
WORKS = [
    "nelayan", "Nelayan ", "NELAYAN", "nelayann", "petani/nelayan", "ojek", "PNS", "guru honorer",
    "astronaut", "kerja sebagai petani", "", None, "-", "a" * 300, "pedagang, petani", "ne\nlayan",
    'ne"layan', "=nelayan", "imam", "tenaga kesehatan", "marbot",
]  # fmt: skip
STATES = ["mandiri", "wiraswasta", "PNS", "buruh pabrik", "karyawan", "non asn", "", None, "TNI"]
SEXES = ["L", "P", "laki-laki", "Perempuan", "1", "x", "", None, "wanita", "LAKI - LAKI"]
PLACES = [
    "Kutai Timur", "64.08", "6408", "6408.0", "64.1", "kutim", "Kab. Kutai Timur", "Paser", "76",
    "Sulawesi Barat", "7604", "Bogor", "Atlantis", "", None, "64.08.01", "Kutai Timurr",
]  # fmt: skip
FLAGS = ["ya", "tidak", "Y", "t", "√", "1", "0", "1.0", "aktif", "tidak tetap", "", None, "x"]
NAMES = [
    "Orang A", "ORANG A", "orang-a", "Orang  B", "", None, "O'rang C", "Ångström ß", "İbrahim",
    'Orang "D"', "Orang\nE", "Orang;F", "=HYPERLINK(1)", "+62 8", "\u200bG", "\x0b H \x85", "-",
]  # fmt: skip
VILLAGES = ["Desa 1", " desa  1", "Desa Ä", "desa ä", "", None, "6408010101800001", "Desa\n2"]


def nasty(count: int = 260) -> list[dict[str, str | None]]:
    """People with all of these cells, each in other company; some twice, some as twins."""
    rows: list[dict[str, str | None]] = []
    for number in range(count):
        row = someone(3000 + number)
        if number < 3 * len(NIKS):
            row["NIK"] = NIKS[number % len(NIKS)]
        for step, (header, cells) in enumerate(
            (
                ("Nama", NAMES), ("Tanggal Lahir", BIRTHS), ("Jenis Kelamin", SEXES),
                ("Kabupaten", PLACES), ("Pekerjaan", WORKS), ("Status Pekerjaan", STATES),
                ("Penghasilan", INCOMES), ("Desa", VILLAGES),
            )
        ):  # fmt: skip
            if (number + step) % 3:
                row[header] = cells[(number * (step + 1) + step) % len(cells)]
        for step, header in enumerate(("Penghasilan Tetap", "Pelajar", "Aktif", "Miskin")):
            row[header] = FLAGS[(number * (step + 1)) % len(FLAGS)]
        rows.append(row)
    blank = dict.fromkeys(rows[0])
    rows[7:7] = [blank, blank | {"Nama": "  "}, blank | {"Desa": "Desa 9"}]
    return rows


OWN = """
id: own
code: 64.08
name: Kabupaten Contoh
aliases: [kutim]
extends: nasional
checked: 2026-01-01
programs: [jkk, jkm]
reported_income: 1_000_000
monthly_rate: 16_800
funding: apbd
minimum_wages:
  - {from: 2024-01, disputed: [3.515.324, 3.515.325], source: kami}
priority: occupation=nelayan,petani; age desc; monthly_income
eligibility:
  - id: either
    require:
      any: [{field: monthly_income, below: minimum_wage}, {field: fixed_income, equals: "no"}]
    says: {id: satu, en: one}
    source: kami
  - id: both
    require: {all: [{field: age, between: [18, 60]}, {not: {field: student, equals: "yes"}}]}
    says: {id: dua, en: two}
    source: kami
  - id: named
    require: {field: name, matches: "[A-Za-z][A-Za-z .']+"}
    says: {id: tiga, en: three}
    source: kami
  - id: village
    require: {field: village, in: [Desa 1, desa ä, Desa 2]}
    says: {id: empat, en: four}
    source: kami
  - id: unregistered
    require: {field: social_registry, missing: true}
    says: {id: lima, en: five}
    source: kami
  - id: nik
    require: {field: nik, matches: "(64|9[0-9])[0-9]{14}"}
    says: {id: enam, en: six}
    source: kami
  - id: province
    require: {field: residence, in: [64, 76.04]}
    says: {id: tujuh, en: seven}
    source: kami
  - id: born
    require: {field: birth_date, at_least: 1950-01-01}
    says: {id: delapan, en: eight}
    source: kami
sources:
  kami: {title: tes, issued: 2024, level: open}
"""


@pytest.fixture
def own(folder: Path) -> Policy:
    """A policy with every kind of condition."""
    (folder / "own.yaml").write_text(OWN, encoding="utf-8")
    return load_policy("own", policies=folder)


def clean(count: int) -> list[dict[str, str | None]]:
    """People who may all be covered, many of them equal in what a priority goes by."""
    return [
        someone(
            6000 + number,
            Tanggal_Lahir=f"01-01-{1980 + number % 3}",
            Pekerjaan=("petani", "ojek", "nelayan", "imam")[number % 4],
            Penghasilan=str(1_000_000 * (1 + number % 2)),
            Penghasilan_Tetap="tidak",
            Pelajar="tidak",
            Aktif="ya",
        )
        for number in range(count)
    ]


def test_nasty_cells_by_every_kind_of_rule(
    spark: SparkSession, tmp_path: Path, own: Policy
) -> None:
    rows = nasty()
    one = save(tmp_path / "desa a.csv", [*rows[:150], *clean(30)])
    two = save(tmp_path / "desa [b].csv", [{"Lain": "x", **row} for row in rows[140:]])
    unknown = [{**row, "NIK": None} for row in clean(3)]
    three = save(tmp_path / "c.csv", [*unknown, *clean(70)[30:]])
    members = save(tmp_path / "peserta.csv", [{"No. KTP": row["NIK"]} for row in rows[20:60:3]])
    found = agree(
        spark, one, two, three, region=own, members=[members], by="desa", year="2024",
        budget=31 * 201_600, lang="id", attest=["village"],
    )  # fmt: skip
    codes = {count.code for count in (*found.result.reasons, *found.result.warnings)}
    assert {"R-NIK-LENGTH", "R-NIK-DIGITS", "R-NIK-MISSING", "R-DOUBLE"} <= codes


def test_typed_columns_of_parquet(spark: SparkSession, tmp_path: Path) -> None:
    """Numbers, dates and truths as they are stored; NIKs that have lost their last digit."""
    rows = [row for row in nasty() if row["NIK"] is not None]
    texts = save(tmp_path / "a.parquet", rows)
    number = pl.int_range(60)
    nan, inf = float("nan"), float("inf")
    floats = [nan, inf, -inf, 0.0, -0.0, 12.7, 2e6, 3515324.0, 3515324.5, 1e3, 1e20, 1e-7, 0.00015,
              1.5e300, 123456789.25, 9.2e18, -2e6, None, 2.0**63, 1e16]  # fmt: skip
    typed = pl.select(
        pl.when(number % 7 == 0).then(None).otherwise(6408010101800000 + number * 10)
        .alias("NIK").cast(pl.Float64),
        pl.format("Orang {}", number).cast(pl.Categorical).alias("Nama"),
        pl.date(1960 + number, 1 + number % 12, 1 + number % 28).alias("Tanggal Lahir"),
        pl.Series("Penghasilan", (floats * 3)[:60]).alias("Penghasilan"),
        (number % 3 == 0).alias("Aktif"),
        pl.lit("nelayan").alias("Pekerjaan"),
    )  # fmt: skip
    birth = pl.col("Tanggal Lahir")
    whole = typed.with_columns(
        (9202010101800000 + number * 10).alias("NIK"),
        birth.cast(pl.Datetime("us", "Asia/Makassar")),
        pl.col("Penghasilan").cast(pl.Float32),
        pl.Series("Aktif", [None, True, False] * 20),
    )
    small = typed.with_columns(
        (9202010101800000 + number).cast(pl.UInt64).alias("NIK"),
        birth.cast(pl.Datetime("ms")) + pl.duration(hours=number % 2),
        (number * 70_000).cast(pl.Decimal(20, 2)).alias("Penghasilan") / 3,
        (number % 2).cast(pl.Int8).alias("Aktif"),
    )
    files = [texts]
    for name, frame in (("b", typed), ("c", whole), ("d", small)):
        files.append(tmp_path / f"{name}.parquet")
        frame.write_parquet(files[-1], row_group_size=17)
    found = agree(spark, *files, year="2024")
    assert found.result.rows > 180
