"""Polars and Spark give the same answer, row by row: nasty cells, several policies, CSV and
Parquet. Java must be there: without it these tests fail."""

import csv
import gc
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import polars as pl
import pytest
from benchmarks.rosters import truth_path, write
from py4j.java_gateway import JavaObject
from pyspark.accumulators import _accumulatorRegistry
from pyspark.sql import SparkSession

from pekerja_rentan import load_policy
from pekerja_rentan.errors import InputError
from pekerja_rentan.language import Language
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.roster.criteria import compile_criteria
from pekerja_rentan.roster.result import ScreenResult
from pekerja_rentan.roster.screen import RosterReading, answered
from pekerja_rentan.roster.screen import screen as rentan_screen
from pekerja_rentan.roster.spark import records, screen, screening, session, settle
from pekerja_rentan.roster.spark.lists import told
from pekerja_rentan.roster.spark.reconcile import reconcile_on_spark
from pekerja_rentan.roster.spark.screen import are_small, opened
from pekerja_rentan.roster.spark.session import (
    check_executors,
    check_java,
    lacking,
    reach,
    spark_session,
    speaking,
)
from tests.conftest import Run
from tests.independent import lists
from tests.independent.tables import decoded
from tests.near_doubles import planted
from tests.screening import Screened, parted, save, screened, someone

pytestmark = [pytest.mark.spark, pytest.mark.xdist_group("spark")]  # one session, not one a worker
PLAIN = {
    "spark.sql.codegen.wholeStage": "false",  # to compile takes longer than a thousand rows
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
JAVA = (
    "-XX:+UseSerialGC"
    " -Dderby.stream.error.file=/dev/null"  # the database of which a test has a catalogue
)


_mounted: list[Path] = []
"""The same folder for all modules of a process, for Java is told of it once, when it starts."""


@pytest.fixture(scope="module")
def mounted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that Spark knows as ``viewfs://test/``, as it would one of another machine."""
    if not _mounted:
        _mounted.append(tmp_path_factory.mktemp("mounted"))
    return _mounted[0]


@pytest.fixture(scope="module")
def spark(mounted: Path) -> Iterator[SparkSession]:
    """One session for all of them. Fails, and says why, where there is no Java."""
    mount = {"spark.hadoop.fs.viewfs.mounttable.test.linkFallback": f"file://{mounted}"}
    words = [f"--conf {name}={value}" for name, value in (PLAIN | mount).items()]
    before = os.environ.get("PYSPARK_SUBMIT_ARGS")
    os.environ["PYSPARK_SUBMIT_ARGS"] = " ".join(
        [*words, f"--driver-java-options '{JAVA}'", "pyspark-shell"]
    )
    try:
        with spark_session("local[1]", brief=True) as session:
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
    columns: Mapping[str, str] = {},
    **more: Any,
) -> tuple[ScreenResult, pl.DataFrame]:
    """What ``screened`` gives of Polars: the answer, and all rows in the order of the lists."""
    policy = load_policy(region) if isinstance(region, str) else region
    made = compile_criteria(policy, **more)
    words: Any = {name: more[name] for name in more if name not in ("as_of", "attest", "priority")}
    with opened(session, made, RosterReading(paths, columns, members=members), by) as screening:
        screening.judge()
        result = answered(screening, allocation=budget, words=words)
        rows = told(screening, result.covered, Language(lang)).orderBy("place").drop("place")
        table = pl.from_arrow(rows.toArrow())
    assert isinstance(table, pl.DataFrame)
    return result, table


def agree(session: SparkSession, *paths: Path, **words: Any) -> Screened:
    """Screens on both engines, and holds them against each other."""
    polars = screened(*paths, **words)
    result, rows = on_spark(session, *paths, **words)
    judged, aside = parted(rows)
    differ = [
        (one, other)
        for one, other in zip(polars.judged.rows(), judged.rows(), strict=True)
        if one != other
    ]
    assert rows.columns == polars.judged.columns
    assert differ == []
    assert aside.rows() == polars.aside.rows()
    assert plainly(result) == plainly(polars.result)
    assert result.engine == f"spark {session.version}"
    return polars


def plainly(result: ScreenResult) -> dict[str, Any]:
    """An answer but for the engine's name."""
    return result.to_dict() | {"engine": ""}


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
    "1111111111111111", "0000000000000000", "1234567890123456", "6408012013000007", "xxxx", "99999",
    "6408010101800042.0", "9401010101800044.0", "6408010101800050?", "640801**********",
    "6408010000000001", "5401010101800046", '="6408010101800047"', "6408010101800048\x1a",
    "\u200e6408010101800049\u00ad", "6408—0101—0180—0051",
    "= \"6408010101800052\"", '"6408010101800053"', "9999999999999999", "9199999999999999",
]  # fmt: skip
BIRTHS = [
    "01-01-1980", "1980-01-01", "2024-02-30", "29/02/1980", "29/02/1981", "12 Agustus 1980",
    "29221", "29221.0", "01-01-2030", "01-01-2024", "02-01-2024", "01-01-1959", "31-12-1958",
    "02-01-1959", "1/1/80", "19800101", "01-01-1900", "31-12-2100", "01-01-1899", "NaN", "12.7",
    "1e3", "-", "", None, "٠١-٠١-١٩٨٠", "1980-01-01 00:00:00", "1980-01-01T07:30", "  ", "?",
    "1-1-80", "12 Peb ’75", "Senin, 1-1-1980", "\u200e1-1-1980", '="1-1-1980"',
    "1980-01-01T00:00:00+08:00", "1-1-1980\x1a", "Bandung 40115",
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
PLACES = ["Tuban",
    "Kutai Timur", "64.08", "6408", "6408.0", "64.1", "kutim", "Kab. Kutai Timur", "Paser", "76",
    "Sulawesi Barat", "7604", "Bogor", "Atlantis", "", None, "64.08.01", "Kutai Timurr",
]  # fmt: skip
FLAGS = ["ya", "tidak", "Y", "t", "√", "1", "0", "1.0", "aktif", "tidak tetap", "", None, "x"]
NAMES = [
    "Orang A", "ORANG A", "orang-a", "Orang  B", "", None, "O'rang C", "Ångström ß", "İbrahim",
    'Orang "D"', "Orang\nE", "Orang;F", "=HYPERLINK(1)", "+62 8", "\u200bG", "\x0b H \x85", "-",
    '="Orang A"', "Orang\u00ad A", "ORANG\U000e0041A", "Orang — A", "“Orang A”.",
]  # fmt: skip
VILLAGES = [
    "Desa 1",
    " desa  1",
    "Desa Ä",
    "desa ä",
    "",
    None,
    "6408010101800001",
    "Desa\n2",
    '="Desa 1"',
    "desa\u200b 1.",
    "Desa\u20032",
]


def nasty(count: int = 260) -> list[dict[str, str | None]]:
    """People with all of these cells, each in other company; some twice, some as twins."""
    rows: list[dict[str, str | None]] = []
    mixed = Random(count)
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
                row[header] = mixed.choice(cells)
        for header in ("Penghasilan Tetap", "Pelajar", "Aktif", "Miskin"):
            row[header] = mixed.choice(FLAGS)
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
    assert (found.result.covered, found.result.blank) == (31, 2)
    assert found.result.waiting > 10
    assert {"eligible", "waiting", "ineligible", "needs-data"} == set(found.outcomes)
    assert any("?" in row.words for row in found.said if "W-OCCUPATION" in row.notes)
    codes = {count.code for count in (*found.result.reasons, *found.result.warnings)}
    assert {"R-NIK-LENGTH", "R-NIK-DIGITS", "R-NIK-DATE", "R-NIK-SERIAL", "R-NIK-MISSING",
            "R-NIK-ROUNDED", "R-NIK-PLACEHOLDER", "R-NIK-PROVINCE", "R-DOUBLE",
            "R-MEMBER", "R-NIK", "R-AGE", "R-EMPLOYMENT", "W-TWIN", "W-NIK-BIRTH",
            "W-NIK-SEX", "I-NIK-REGION"} <= codes  # fmt: skip
    rules = ("EITHER", "BOTH", "NAMED", "VILLAGE", "PROVINCE", "BORN", "EITHER-DATA", "BORN-DATA")
    assert {f"R-{rule}" for rule in rules} <= codes


def test_units_headers_and_words_that_lists_use(spark: SparkSession, tmp_path: Path) -> None:
    """Lists of other layouts side by side: each income by its own header."""
    kinds: dict[str, list[str | None]] = {
        "Penghasilan (Rp ribu)": ["4500", "4.500", "2 juta", "4500000", "-", "24.000/tahun", None],
        "Gaji per tahun": [
            "24.000.000",
            "25000000",
            "2 juta/bulan",
            "50rb/hari x 25 hari",
            "",
            "x",
        ],
        "Pendapatan (juta)": ["2,5", "2.5", "2.500", '="2"', "1\x1e2", "12"],
        "Upah harian": ["50000", "100.000"],
    }
    statuses: list[str | None] = [
        "valid",
        "TMS",
        "GANDA",
        "sudah terdaftar",
        "tidak padan.",
        None,
        "lupa",
    ]
    works = ["petani / IRT", "Satpol PP", "TKI", "petani/PNS", "nelayan", "petani,nelayan"]
    files = []
    for number, (header, cells) in enumerate(kinds.items()):
        people = []
        for at in range(24):
            row = someone(200 * number + at + 1)
            for name in ("Penghasilan", "Kabupaten", "Tanggal Lahir", "Nama"):
                del row[name]
            row |= {
                header: cells[at % len(cells)], "NAMA_LGKP": f"Orang {at}", "Umur": str(at),
                "Tmpt/Tgl Lahir": f"Sangatta, {at + 1}-8-80", "Pekerjaan": works[at % len(works)],
                "Jabatan": ["Anggota", "Kepala Desa", None, None][at % 4], "Agama": "x",
                "Segmen": ["BPU", "PU", "", "entah"][at % 4], "Status": statuses[at % 7],
                "Provinsi" if number % 2 else "Domisili": ["Kutai Timur", "64", "?"][at % 3],
            }  # fmt: skip
            people.append(row)
        files.append(save(tmp_path / f"{number}.csv", people))
    found = agree(spark, *files, year="2024", region="kutim")
    codes = {count.code for count in (*found.result.reasons, *found.result.warnings)}
    assert {"R-BELOW-MINIMUM-WAGE", "R-BELOW-MINIMUM-WAGE-DATA", "R-VERIFIED-DATA", "R-WORKS-DATA",
            "R-WORKS-HERE-DATA", "R-GOVERNMENT-STAFF-DATA", "R-PUBLIC-OFFICE-DATA", "R-EMPLOYMENT",
            "W-MONTHLY-INCOME-UNREADABLE", "W-PRESENCE-UNREADABLE"} <= codes  # fmt: skip
    notes = {note.code for note in found.result.notes}
    assert {"columns-unit", "columns-untaken", "columns-taken-in"} <= notes


def test_deciles_as_lists_write_them(spark: SparkSession, tmp_path: Path) -> None:
    cells = ("1", "desil 1-4", "3-6", "5", "D4", "≤ 4", "6+", "", "11", "miskin")
    rows = [{**row, "Desil DTSEN": cell} for row, cell in zip(clean(10), cells, strict=True)]
    found = agree(spark, save(tmp_path / "a.csv", rows), region=load_policy("jabar"), year="2025")
    codes = {count.code: count.rows for count in found.result.reasons}
    assert (codes["R-DECILE"], codes["R-DECILE-DATA"]) == (2, 4)


def test_typed_columns_of_parquet(spark: SparkSession, tmp_path: Path) -> None:
    """Numbers, dates and truths as they are stored; NIKs that have lost their last digit."""
    rows = [row for row in nasty() if row["NIK"] is not None]
    texts = save(tmp_path / "a.parquet", rows)
    number = pl.int_range(60)
    nan, inf = float("nan"), float("inf")
    floats = [nan, inf, -inf, 0.0, -0.0, 12.7, 2e6, 3515324.0, 3515324.5, 1e3, 1e20, 1e-7, 0.00015,
              1.5e300, 123456789.25, 9.2e18, -2e6, None, 2.0**63, 1e16, 9.2e15,
              2.0**53]  # fmt: skip
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
    assert [note.code for note in found.result.notes].count("nik-rounded") == 2


UNEVEN = """\
Daftar penerima;;;
Desa Contoh;2024;;

NIK;Nama;Tgl Lahir;Pekerjaan
1;2;3;4
6408010101800001;Orang A;01-01-1980;nelayan
6408010101800002;Orang B;01-01-1980
6408010101800003;Orang C;01-01-1980;nelayan;lebih
6408010101800004;Orang D;01-01-1980;nelayan; ;
;;;
6408010101800005;"Orang
E ""dua""
";01-01-1980;"nelayan"

   ;  ;;
6408010101800006;Orang "F" G;01-01-1980;nelayan
6408010101800007;5" pipa;01-01-1980;nelayan
"6408010101800008";"Orang; H";"01-01-1980";nelayan
;;;;hanya ini
6408010101800009;Orang I;01-01-1980;"nela
yan"
6408010101800005;Orang J;01-01-1980;;;;;;;;;;;x
6408010101800011;Orang A;01-01-1980;=1+"petani"
"""


@pytest.mark.parametrize(
    ("end", "region", "year"), [("\n", "kukar", "2023"), ("\r\n", "sulbar", "2024")]
)
def test_uneven_rows_quotes_and_titles(
    spark: SparkSession, tmp_path: Path, end: str, region: str, year: str
) -> None:
    """Titles, blank lines, rows too short and too long, cells of several lines, stray quotes."""
    one, two = tmp_path / "a.csv", tmp_path / "tanpa akhiran"
    one.write_bytes(b"\xef\xbb\xbf" + UNEVEN.replace("\n", end).encode())
    two.write_bytes(b'sep=|\nNIK|Nama|"TTL"\n6408010101800021|"A|B"|"Sangatta, 01-02-1980"')
    found = agree(spark, one, two, region=region, year=year, by="Pekerjaan")
    rows = [row.row for row in found.said if row.file == "a.csv"]
    assert rows == [6, 7, 8, 9, 11, 14, 15, 16, 17, 18, 19, 20]
    assert sum("R-ROW-CELLS" in reasons for reasons in found.reasons) == 3
    codes = [note.code for note in found.result.notes]
    assert {"roster-titles", "roster-numbering", "roster-quotes", "blank-rows"} <= set(codes)


def test_lists_with_all_that_offices_do_to_them(spark: SparkSession, tmp_path: Path) -> None:
    """What is right of them, Polars is asked in ``tests/test_independent.py``."""
    random, niks = Random("lists for two engines"), list[str]()
    made = [lists.make(random, tmp_path, number, niks) for number in range(8)]
    texts = [each.path for each in made if each.path.suffix != ".xlsx"]
    for path in texts:  # Spark reads UTF-8 alone
        path.write_bytes(decoded(path.read_bytes()).encode())
    result = agree(spark, *texts, as_of="2024-01").result
    assert len(result.rosters) == len(texts) > 3
    assert sum(result.aside.values()) > 10


def test_sexes_in_numbers(spark: SparkSession, tmp_path: Path) -> None:
    """Codes in one list, in another not, and of all lists at once."""
    written = {
        "a": ["1", "2", "", '="1"', "2.0"], "b": ["1", "2", "L"], "c": ["1", "1"], "d": ["L", "P"],
    }  # fmt: skip
    lists = []
    for name, sexes in written.items():
        people = [someone(ord(name) * 10 + at, Jenis_Kelamin=sex) for at, sex in enumerate(sexes)]
        header = dict(zip(people[0], people[0], strict=True))
        lists.append(save(tmp_path / f"{name}.csv", [people[0], header, *people[1:]]))
    lists.append(save(tmp_path / "e.parquet", [someone(900 + at, Jenis_Kelamin=f"{at}")
                                               for at in (1, 2)]))  # fmt: skip
    found = agree(spark, *lists, year="2024")
    of_sexes = [row.notes.removeprefix("W-").partition("-")[0] for row in found.said]
    assert of_sexes == [
        *("", "NIK", "", "", "NIK"), *("SEX", "SEX", ""), *("SEX", "SEX"), *("", "NIK"),
        *("", "NIK"),
    ]  # fmt: skip
    told = [note.facts["name"] for note in found.result.notes if note.code == "roster-sex-codes"]
    assert told == ["a.csv", "e.parquet"]


def test_quotes_delimiters_and_ends_as_programs_write_them(
    spark: SparkSession, tmp_path: Path
) -> None:
    header = ",".join(someone(1))
    lines = [",".join(str(cell) for cell in someone(number).values()) for number in range(1, 8)]
    names = [
        r'"Siti \"Iti\", S.Pd"',
        '"Budi" "Udin"',
        '5" dan 6"',
        r'"C:\"',
        '"a ""b"""',
        '""',
        "A",
    ]
    told = [
        line.replace(str(someone(number)["Nama"]), names[number - 1], 1)
        for number, line in enumerate(lines, start=1)
    ]
    one, two, three, four = (tmp_path / f"{name}.csv" for name in "abcd")
    one.write_text("\n".join([header, *told]) + "\n\x1a", encoding="utf-8")
    two.write_text(
        "\n".join(["sep=^", header, *lines]).replace(",", "^") + "\x1a", encoding="utf-8"
    )
    quoted = ['"' + line.replace('"', '""') + '"' for line in [header, *lines]]
    quoted[4:4] = ["RT 01", ""]
    three.write_text("\r\n".join(quoted), encoding="utf-8-sig")
    five = tmp_path / "e.csv"
    some = [header, *lines[:3], *quoted[-4:]]
    five.write_text("\n".join(some).replace(",", ";"), encoding="utf-8")
    found = agree(spark, one, two, three, year="2024")
    around = agree(spark, five, year="2024")
    assert around.outcomes == ["eligible"] * 7
    assert "roster-quotes-around" in [note.code for note in around.result.notes]
    assert [row.row for row in found.said] == [*range(2, 9)] * 2 + [2, 3, 4, 7, 8, 9, 10]
    assert "roster-rows-quoted" in [note.code for note in found.result.notes]
    codes = [note.code for note in found.result.notes]
    assert {"roster-quotes", "roster-quotes-escaped", "roster-delimiter"} <= set(codes)
    four.write_text("\n".join([*quoted, '"1,""A', 'B"""']), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        on_spark(spark, four, year="2024")
    assert (caught.value.code, caught.value.facts["line"]) == ("rows-quoted", 11)
    in_both_languages(caught.value)


PASSED_OVER = """\
DAFTAR CONTOH;;;;
DESA CONTOH;;;;

No;NIK;Nama;Pekerjaan;Penghasilan
(1);(2);(3);(4);(5)
RT 01;;;;
1;6408010101800001;Orang A;nelayan;2.000.000
2;;Orang B;nelayan;2.000.000
Jumlah RT 01;;2;;4.000.000
No;NIK;Nama;Pekerjaan;Penghasilan;Ket
3;6408010101800003;Orang C;nelayan;2.000.000
4;;;;
;-;-;;
;6,40801E+15;Orang D;;
JUMLAH;;3;;16.000.000.000

;;;Contoh, 3 Nopember 2026;
;;Mengetahui,;Kepala Desa;
;;;;
;;Camat Contoh;ORANG EMPAT, S.Sos;
;;ORANG LIMA;;
;;NIP. 197001011990031001;;
;;Orang E;petani;
;;ORANG ENAM;;
\u00a0;\u2003;\t;;
;;;;;di luar
Virtual Account;8810726000123456;;;
Denda;;;;5.000
JKK;50.000;;;
"""


def test_what_is_set_aside(spark: SparkSession, tmp_path: Path) -> None:
    """Of text and Parquet, the names of those who sign and what stands above the header too."""
    one, two = tmp_path / "a.csv", tmp_path / "b.csv"
    one.write_text(PASSED_OVER, encoding="utf-8")
    two.write_text("Nomer,Nama,Lain\n6408010101800009,Orang F,\nNOMER,NAMA,LAIN\n,,ada\n")
    rows: list[dict[str, str | None]] = [
        someone(40), {"NIK": "Jumlah"}, {"Nama": "Mengetahui,"}, {"Nama": "ORANG TUJUH"}, {},
        {"Nama": "ORANG DELAPAN", "Desa": "Contoh"}, {"Nama": "ORANG SEMBILAN"},
    ]  # fmt: skip
    three = save(tmp_path / "c.parquet", rows)
    found = agree(spark, one, two, three, year="2024", columns={"nik": "Nomer"})
    told = found.aside.select("rentan_file", "rentan_row", "rentan_reasons").rows()
    assert [f"{row} {kind}" for file, row, kind in told if file == "a.csv"] == [
        "1 title", "2 title", "5 numbering", "6 heading", "9 subtotal", "10 header", "12 number",
        "15 total", "17 signature", "18 signature", "20 signature", "21 signature", "22 signature",
        "27 remark", "28 extra", "29 total",
    ]  # fmt: skip
    assert [row for file, row, _ in told if file == "b.csv"] == [3]
    assert [row for file, row, _ in told if file == "c.parquet"] == [2, 3, 4]
    assert (found.result.rows, found.result.blank) == (13, 4)


def test_a_folder_of_parts(spark: SparkSession, tmp_path: Path) -> None:
    """Every part is a list; copies, lists without rows and what is no list are noted."""
    folder = tmp_path / "desa"
    folder.mkdir()
    rows = nasty(60)
    save(folder / "part-0.parquet", rows[:20])
    save(folder / "part-1.parquet", rows[20:40])
    save(folder / "x.csv", rows[40:])
    save(folder / "salinan.csv", rows[40:])
    save(folder / "kosong.csv", [])
    save(folder / "kosong.parquet", [])
    (folder / "_SUCCESS").touch()
    (folder / "catatan.doc").write_text("x")
    found = agree(
        spark, folder, region="paser", period="2024-02..2024-03", as_of="2024-02-29",
        priority="umur desc", budget=5 * 33_600, by="kecamatan",
    )  # fmt: skip
    assert len(found.result.rosters) == 6
    codes = {note.code for note in found.result.notes}
    assert {"roster-copy", "roster-without-rows", "rosters-left-out"} <= codes


STATUSES = ["AKTIF", "NON AKTIF", "Meninggal", "pindah", "kawin", "entah", "", None, "(mati)"]


def test_what_lists_say_against_cover_and_members_that_have_ended(
    spark: SparkSession, tmp_path: Path
) -> None:
    """By the national rules, which ask it of every region."""
    mixed = Random(35)
    works = ["petani", "Pelajar", "IRT", "Kepala Desa", "PNS", "honorer", None, "astronaut"]
    rows = [
        someone(
            100 + number,
            Pekerjaan=mixed.choice(works),
            Status_Pekerjaan=mixed.choice(
                ["mandiri", "tidak bekerja", "non asn", "karyawan", None]
            ),
            Tanggal_Lahir=mixed.choice(["01-01-1980", "01-01-2008", "01-01-2020", "01-01-1950"]),
            Kabupaten=mixed.choice(["64.08", "Tuban", "Kalimantan Timur", "x", None]),
            Kepesertaan=mixed.choice(FLAGS),
            Pelajar=mixed.choice(FLAGS),
            Aktif=mixed.choice(FLAGS),
            Status=mixed.choice(STATUSES),
            Keterangan=mixed.choice(STATUSES),
            Ket=mixed.choice(STATUSES),
            **{"No. KPJ": mixed.choice(["22000001", "0001234567890", "-", None, None])},
        )
        for number in range(150)
    ]
    rows.insert(9, dict.fromkeys(rows[0]) | {"Keterangan": "pindah"})
    roster = save(tmp_path / "a.csv", rows)
    known = [row["NIK"] for row in rows[20:60]]
    strange = ["6408010101809999", "6408019999990001", "'6408019999990002", "6,40801E+15", None]
    told = [
        {
            "NIK": nik,
            "STATUS": mixed.choice(STATUSES),
            "Ket": mixed.choice(["", "", "pindah"]),
            "Status Warga": mixed.choice([None, "AKTIF"]),
            "Desa": "a",
            "Kelurahan": "b",
        }
        for nik in [*known, *known[:9], *strange]
    ]
    one = save(tmp_path / "m.csv", told)
    two = save(
        tmp_path / "n.csv", [{"NIK": nik, "Aktif": mixed.choice(FLAGS)} for nik in known[25:]]
    )
    found = agree(spark, roster, region="64", members=[one, two], year="2024", attest=["all"])
    assert found.result.blank == 0
    codes = {count.code for count in (*found.result.reasons, *found.result.warnings)}
    rules = ("MINIMUM-AGE", "WORKS", "NOT-STUDENT", "ACTIVE", "PUBLIC-OFFICE", "GOVERNMENT-STAFF",
             "MEMBERSHIP", "PRESENT")  # fmt: skip
    assert {f"R-{rule}-DATA" for rule in rules} <= codes
    assert {"R-ALIVE", "R-MEMBER", "W-ADULT", "W-RESIDENCE", "R-MEMBER-GONE",
            "W-PRESENCE-UNREADABLE", "W-REMARK-UNREADABLE"} <= codes  # fmt: skip
    assert found.result.members[0].ended > 5
    assert found.result.members[0].unclear > 3
    assert (found.result.members[0].dead > 5, found.result.members[0].moved > 5) == (True, True)


def test_members_whose_niks_cannot_be_known(spark: SparkSession, tmp_path: Path) -> None:
    """Malformed and rounded NIKs of members are not recognised, and counted: row by row, and a
    whole list whose last digits are lost."""
    roster = save(tmp_path / "a.csv", people := clean(30))
    told = [row["NIK"] for row in people]
    odd = ["6,40801E+15", "640801", None, " ", "6408013002806001", "6408010101800000", "x"]
    one = save(tmp_path / "b.csv", [{"NIK": nik, "Nama": "A"} for nik in [*told[:5], *odd]])
    lost = [nik[:15] + "0" for nik in told if nik]
    two = save(tmp_path / "c.parquet", [{"NIK": nik} for nik in lost])
    found = agree(spark, roster, members=[one, two], year="2024")
    assert sum("R-MEMBER" in reasons for reasons in found.reasons) == 5
    assert [(each.rows, each.blank) for each in found.result.members] == [(5, 7), (0, 30)]


def test_a_header_told_for_one_of_the_lists(
    spark: SparkSession, tmp_path: Path, rentan: Callable[..., Run]
) -> None:
    """What is told of a header that only one list has does not concern the other."""
    one = save(tmp_path / "a.csv", clean(2))
    two = save(tmp_path / "b.csv", [{"Kode X": row["NIK"], "Nama": "B"} for row in clean(4)[2:]])
    words = ["screen", str(one), str(two), "--region", "kutim", "--year", "2024", "--column",
             "nik=Kode X", "--format", "json"]  # fmt: skip
    polars, own = rentan(*words), rentan(*words, "--engine", "spark")
    assert (polars.code, own.code) == (0, 0)
    assert json.loads(own.out)["rosters"] == json.loads(polars.out)["rosters"]


# The command line, and the lists


def lists_in(folder: Path) -> dict[str, list[tuple[str, ...]]]:
    """The rows of each list in a folder, whether it is a file or a folder of parts."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix == ".json":
            continue
        parts = sorted(path.glob("part-*.csv")) if path.is_dir() else [path]
        rows: list[tuple[str, ...]] = []
        for part in parts:
            with part.open(encoding="utf-8", newline="") as stream:
                rows += map(tuple, csv.reader(stream))
        header = rows[0]
        found[path.stem] = [header, *sorted({row for row in rows if row != header})]
    return found


def test_the_lists_hold_what_those_of_polars_hold(
    spark: SparkSession, tmp_path: Path, rentan: Callable[..., Run]
) -> None:
    one = tmp_path / "=a.csv"
    one.write_text(UNEVEN.replace("Pekerjaan", "=Pekerjaan"), encoding="utf-8")
    two = save(tmp_path / "b.csv", [*nasty(80), *clean(9)])
    words = ["screen", str(one), str(two), "--region", "kutim", "--year", "2024", "--attest",
             "all", "--budget", str(5 * 201_600), "--format", "json", "--lists", "csv",
             "--out"]  # fmt: skip
    polars = rentan(*words, str(tmp_path / "satu"))
    own = rentan(*words, str(tmp_path / "baru" / "dua"), "--engine", "spark")
    assert (polars.code, own.code) == (0, 0)
    made = lists_in(tmp_path / "baru" / "dua")
    assert made == lists_in(tmp_path / "satu")
    assert len(made["waiting"]) > 2
    assert "'=Pekerjaan" in made["eligible"][0]
    summary = (tmp_path / "baru" / "dua" / "summary.json").read_text(encoding="utf-8")
    assert json.loads(summary)["engine"] == f"spark {spark.version}"
    assert sorted(path.name for path in (tmp_path / "baru").iterdir()) == ["dua"]


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_headers_are_names_and_no_patterns(
    spark: SparkSession, tmp_path: Path, rentan: Callable[..., Run], suffix: str
) -> None:
    hostile = ("*", "^N.*$", "$", "a.b", "a`b", "`", "{}", "c0", "own_0", "rentan_words")
    people = [someone(n) | {name: f"{at}-{n}" for at, name in enumerate(hostile)} for n in (1, 2)]
    for person in people:
        person["`NIK.$`"] = person.pop("NIK")
    file = save(tmp_path / f"a.{suffix}", people)
    words = (
        "screen",
        str(file),
        "-r",
        "kutim",
        "-y",
        "2024",
        "--by",
        "^N.*$",
        "-f",
        "csv",
        "--lists",
        "csv",
        "--out",
    )
    polars = rentan(*words, str(tmp_path / "satu"))
    own = rentan(*words, str(tmp_path / "dua"), "--engine", "spark")
    assert (polars.code, own.code) == (0, 0)
    assert own.out == polars.out
    assert "group,1-1,1," in own.out
    assert lists_in(tmp_path / "dua") == lists_in(tmp_path / "satu")


@pytest.mark.parametrize(("name", "above"), [("r.csv", 1), ("r.parquet", 0)])
def test_a_thousand_rows_are_what_is_known_of_them(
    spark: SparkSession, tmp_path: Path, rentan: Callable[..., Run], name: str, above: int
) -> None:
    """``above`` are the rows over the first person, the header's."""
    roster, out = tmp_path / name, tmp_path / "out"
    write(roster, 1_000)
    run = rentan(
        "screen", str(roster), "--region", "kutim", "--year", "2024", "--engine", "spark",
        "--out", str(out), "--lists", "parquet", "--fail-if", "rejected",
    )  # fmt: skip
    assert run.code == 1
    assert "826" in run.out
    folders = [out / name for name in ("eligible", "waiting", "ineligible", "needs-data")]
    rows = pl.concat([pl.read_parquet(folder / "*.parquet") for folder in folders])
    rows = rows.with_columns(row=pl.col("rentan_row") - above)
    both = pl.read_parquet(truth_path(roster)).join(rows, on="row")
    assert both.height == rows.height == 1_000
    for row in both.iter_rows(named=True):
        assert row["outcome"] == row["rentan_outcome"]
        assert {*row["fails"].split(), *row["lacks"].split()} == {*row["rentan_reasons"].split()}
        assert {*row["warnings"].split()} == {*row["rentan_notes"].split()}


def test_addresses_that_only_spark_reaches(
    spark: SparkSession, mounted: Path, rentan: Callable[..., Run]
) -> None:
    (mounted / "in").mkdir()
    save(mounted / "in" / "a.csv", clean(4))
    save(mounted / "in" / "b.parquet", clean(7)[4:])
    (mounted / "in" / "c").write_bytes((mounted / "in" / "b.parquet").read_bytes())
    run = rentan(
        "screen", "viewfs://test/in", "--region", "kutim", "--year", "2024", "--engine", "spark",
        "--out", "viewfs://test/out", "--format", "json",
    )  # fmt: skip
    assert run.code == 0
    answer = json.loads(run.out)
    assert [(each["name"], each["rows"]) for each in answer["rosters"]] == [
        ("a.csv", 4), ("b.parquet", 3), ("c", 3)
    ]  # fmt: skip
    assert {each["sha256"] for each in answer["rosters"]} == {"unknown"}
    assert answer["eligible"] == 7
    assert len(lists_in(mounted / "out")["eligible"]) == 8
    again = rentan(
        "screen", "viewfs://test/in", "--region", "kutim", "--engine", "spark", "--out",
        "viewfs://test/out",
    )  # fmt: skip
    assert "'viewfs://test/out'" in again.err
    missing = rentan("screen", "viewfs://test/x", "--region", "kutim", "--engine", "spark")
    assert "viewfs://test/x" in missing.err


# What is refused


def in_both_languages(error: InputError) -> None:
    """An error has a line of its own in each language."""
    english, indonesian = (Language(each).message(error) for each in ("en", "id"))
    assert english != indonesian
    assert "\n" not in english + indonesian


def refused(run: Run, *says: str) -> None:
    assert (run.code, run.out) == (2, "")
    for part in says:
        assert part in run.err
    assert "\n" not in run.err.strip()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--engine", "sparc"], ("'sparc'", "spark")),
        (["--master", "local[2]"], ("--master", "--engine spark")),
        (["--engine", "spark", "--eligible", "x.csv"], ("--eligible", "--engine spark")),
        (["--engine", "spark", "--export", "bpjs"], ("--export",)),
        (["--engine", "spark", "--returns", "x"], ("--returns",)),
        (["--engine", "spark", "--sheet", "x"], ("--sheet",)),
        (["--engine", "spark", "--out", "x", "--lists", "xlsx"], ("'xlsx'", "csv, parquet")),
        (["--engine", "spark", "--out", "."], ("'.'", "--out")),
        (["--engine", "spark", "--master", "local[2]"], ("--master", "local[2]")),
    ],
)
def test_flags_that_do_not_go_together(
    spark: SparkSession, tmp_path: Path, rentan: Callable[..., Run], words: list[str],
    says: tuple[str, ...],
) -> None:  # fmt: skip
    roster = save(tmp_path / "a.csv", clean(2))
    english = rentan("screen", str(roster), "--region", "kutim", *words)
    refused(english, *says)
    indonesian = rentan("screen", str(roster), "--region", "kutim", "--lang", "id", *words)
    refused(indonesian, says[0])
    assert indonesian.err != english.err


HEADER = b"NIK,Nama\n6408010101800001,"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", HEADER + b"M\xfcller\n", "spark-encoding"),
        ("a.csv", b"x" * 5_000_000 + b"\n" + HEADER + b"A\n", "line-long"),
        ("a.csv", HEADER + b"A\n" * 3 + b"\xff", "spark-encoding"),
        ("a.csv", HEADER + b"A\0\n", "roster-nul"),
        ("a.csv", HEADER.replace(b"\n", b"\r") + b"A\r", "spark-returns"),
        ("a.csv", HEADER + b'"A\n' + b"B\n" * 60, "quote-open"),
        ("a.csv", HEADER + b'"A\n', "quote-open"),
        ("a.csv", b"", "roster-empty"),
        ("a.csv", b"\n \n", "roster-empty"),
        ("a.csv", b"NIK,Nama\n", "rosters-without-rows"),
        ("a.xlsx", b"PK\3\4", "workbook-broken"),
        ("a.parquet", b"PAR1PAR1", "parquet-broken"),
    ],
)
def test_what_spark_cannot_read(
    spark: SparkSession, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        on_spark(spark, path, year="2024")
    assert caught.value.code == code
    in_both_languages(caught.value)


def test_pipes_workbooks_and_names_given_twice(spark: SparkSession, tmp_path: Path) -> None:
    book = save(tmp_path / "a.xlsx", clean(2))
    roster = save(tmp_path / "a.csv", clean(2))
    link = tmp_path / "b.csv"
    link.symlink_to(roster)
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    cases: list[tuple[list[Path | str], str]] = [
        (["-"], "spark-stdin"), ([pipe], "spark-stdin"), ([book], "spark-workbook"),
        ([roster, link], "roster-twice"), ([tmp_path / "c.csv"], "roster-missing"),
    ]  # fmt: skip
    for paths, code in cases:
        with pytest.raises(InputError) as caught:
            on_spark(spark, *paths, year="2024")
        assert caught.value.code == code
        in_both_languages(caught.value)


def test_limits(spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes to this machine is bounded."""
    quoted = tmp_path / "a.csv"
    quoted.write_bytes(HEADER + b'"A\nB"\n')
    monkeypatch.setattr(records, "MOST_ODD", 1)
    with pytest.raises(InputError, match="more than 1 lines") as caught:
        on_spark(spark, quoted, year="2024")
    in_both_languages(caught.value)
    monkeypatch.setattr(screening, "MOST_TEXTS", 3)
    alike = save(tmp_path / "c.csv", clean(4))
    with pytest.raises(InputError, match="NIK holds 4 different texts, more than the 3") as caught:
        on_spark(spark, alike, year="2024", by="NIK")
    in_both_languages(caught.value)


def test_a_list_that_changes_meanwhile(spark: SparkSession, tmp_path: Path) -> None:
    roster = save(tmp_path / "a.csv", clean(3))
    made = compile_criteria(load_policy("kutim"), year="2024")
    with opened(spark, made, RosterReading([roster]), None) as screening:
        save(roster, clean(4))
        with pytest.raises(InputError, match="changed"):
            screening.judge()


def test_what_spark_itself_refuses_is_said_in_a_line(spark: SparkSession) -> None:
    with pytest.raises(InputError) as caught, speaking():
        spark.sql("select nothing").collect()
    assert "\n" not in str(caught.value)
    assert "`nothing`" in str(caught.value)
    in_both_languages(caught.value)


def test_java_that_is_missing_or_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="Java 17 or newer, and there is none") as caught:
        check_java()
    in_both_languages(caught.value)
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n")
    java.chmod(0o755)
    with pytest.raises(InputError, match="is Java 11") as caught:
        check_java()
    in_both_languages(caught.value)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(InputError, match="JAVA_HOME") as caught:
        check_java()
    in_both_languages(caught.value)


def run_alone(tmp_path: Path, *words: str, **environment: str) -> Run:
    """The command line in a process that has no Spark session yet."""
    roster = save(tmp_path / "a.csv", clean(2))
    done = subprocess.run(
        [sys.executable, "-m", "pekerja_rentan", "screen", str(roster), "--region", "kutim",
         "--engine", "spark", *words],
        capture_output=True, text=True, timeout=120, check=False, env=os.environ | environment,
    )  # fmt: skip
    return Run(done.returncode, done.stdout, done.stderr)


def test_small_lists_have_a_session_that_starts_sooner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roster = save(tmp_path / "a.csv", clean(2))
    known = RosterReading([tmp_path], members=[roster])
    assert are_small(known)
    assert not are_small(RosterReading([tmp_path / "*.csv"]))
    monkeypatch.setattr(screen, "_PIECE", 3 * roster.stat().st_size // 2)
    assert are_small(RosterReading([roster]))
    assert not are_small(known)
    builder = SparkSession.Builder()
    asked: dict[str, Any] = {}

    def config(*_: str, **more: dict[str, Any]) -> SparkSession.Builder:
        asked.update(more.get("map", {}))
        return builder

    monkeypatch.setattr(builder, "config", config)
    monkeypatch.setattr(SparkSession, "builder", builder)
    monkeypatch.setattr(session, "_got", lambda builder, *_: builder)
    session._started("local[1]", brief=False)
    assert "spark.driver.defaultJavaOptions" not in asked
    session._started("local[1]", brief=True)
    assert asked["spark.driver.defaultJavaOptions"] == "-XX:TieredStopAtLevel=1"


def test_java_that_does_not_start(tmp_path: Path) -> None:
    java = tmp_path / "home" / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(
        "#!/bin/sh\n[ $1 = -version ] && exec echo 'openjdk version \"17.0.1\"'\n"
        "echo 'Error: no room for Java' >&2\nexit 1\n"
    )
    java.chmod(0o755)
    run = run_alone(tmp_path, "--master", "local[1]", JAVA_HOME=str(java.parent.parent))
    refused(run, "no Spark session at local[1]", "Error: no room for Java", "--master")


def test_spark_connect_without_its_packages(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    missing.mkdir()
    (missing / "pandas.py").write_text("raise ImportError('there is no pandas')\n")
    path = os.pathsep.join([str(missing), os.environ.get("PYTHONPATH", "")])
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"sc://127.0.0.1:{server.getsockname()[1]}"
        run, indonesian = (
            run_alone(tmp_path, "--master", address, "--lang", each, PYTHONPATH=path)
            for each in ("en", "id")
        )
    refused(run, "Pandas", "-m pip install 'pyspark[connect]'", "more packages")
    refused(indonesian, "Pandas", "-m pip install 'pyspark[connect]'", "paket")


def test_executors_that_lack_the_judge(tmp_path: Path) -> None:
    """Their own error has pages; it is told in a line what they need."""
    missing = tmp_path / "missing"
    missing.mkdir()
    (missing / "polars.py").write_text("raise ModuleNotFoundError(\"No module named 'polars'\")\n")
    conf = f"--conf spark.executorEnv.PYTHONPATH={missing} pyspark-shell"
    run = run_alone(tmp_path, "--master", "local[1]", PYSPARK_SUBMIT_ARGS=conf)
    refused(run, "executors", "No module named 'polars'", "Python 3.", "PYSPARK_PYTHON")
    error = lacking(ModuleNotFoundError("No module named 'polars'"))
    assert error is not None
    assert run.err == f"rentan: {Language('en').message(error)}\n"
    in_both_languages(error)


def executors(pid: int) -> list[int]:
    """The executors that a process has started, itself or by way of others, and that have Python
    at work."""
    parents: dict[int, int] = {}
    java: list[int] = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it may have ended since
            number = int(entry.name)
            parents[number] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            if b"CoarseGrainedExecutorBackend" in (entry / "cmdline").read_bytes():
                java.append(number)

    def within(number: int) -> bool:
        return number == pid or (number in parents and within(parents[number]))

    return [each for each in java if within(each) and each in parents.values()]


def test_a_lost_executor_is_no_lost_run(tmp_path: Path, rentan: Callable[..., Run]) -> None:
    roster = save(tmp_path / "a.csv", nasty())
    words = ["screen", str(roster), "--region", "kutim", "--format", "json"]
    command = [sys.executable, "-m", "pekerja_rentan", *words, "--engine", "spark"]
    master = ["--master", "local-cluster[2,1,1024]"]
    with subprocess.Popen([*command, *master], stdout=subprocess.PIPE, text=True) as started:
        lost: list[int] = []
        while not lost and started.poll() is None:
            time.sleep(0.05)
            lost = executors(started.pid)
        os.kill(lost[0], signal.SIGKILL)
        said, _ = started.communicate(timeout=300)
    assert started.returncode == 0
    assert json.loads(said) | {"engine": ""} == json.loads(rentan(*words).out) | {"engine": ""}


def test_executors_of_other_versions(spark: SparkSession, monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere than on this machine they are asked before the work begins."""
    check_executors(spark)
    monkeypatch.setattr(session, "_HERE", "nowhere")
    check_executors(spark)
    monkeypatch.setattr(session, "versions", lambda: "Python 2.7")
    with pytest.raises(InputError, match=r"Python 2\.7") as caught:
        check_executors(spark)
    in_both_languages(caught.value)


@pytest.mark.parametrize("master", ["spark://127.0.0.1:9", "sc://127.0.0.1:9/;x=y"])
def test_a_master_that_does_not_answer(master: str) -> None:
    with pytest.raises(InputError, match="master") as caught:
        reach(master, 9)
    assert master in str(caught.value)
    in_both_languages(caught.value)


def test_many_rows_of_one_nik_and_of_one_day(
    spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many share a number, they meet in one part, and others in parts of their own."""
    rows = [someone(7 if n % 7 else 8, Nama=f"Siti {'ABCDE'[n % 5] * 6}") for n in range(900)]
    rows += [someone(n, Nama=f"Siti {'AB'[n % 2] * 9}") for n in range(300, 700)]
    monkeypatch.setattr(settle, "WIDE", 500)
    assert settle.parts_of(len(rows)) == 19
    agree(spark, save(tmp_path / "a.csv", rows), attest=["all"])


def test_the_same_from_python(spark: SparkSession, tmp_path: Path) -> None:
    """The session that is active is used, and goes on."""
    path = save(tmp_path / "a.csv", [someone(n) for n in range(1, 30)])
    asked: dict[str, Any] = {"attest": ["all"], "year": 2024, "allocation": "1 miliar"}
    policy = load_policy("kutim")
    one, two = (each(policy, path, **asked) for each in (rentan_screen, screen.screen_on_spark))
    assert two.engine.startswith("spark")
    assert json.loads(two.to_json()) | {"engine": one.engine} == json.loads(one.to_json())
    assert spark.range(3).count() == 3


def test_a_session_keeps_nothing_of_a_run(spark: SparkSession, tmp_path: Path) -> None:
    """Even where Python does not look for circles, in which its hold on Java's objects lies."""
    one, two = save(tmp_path / "a.csv", clean(5)), save(tmp_path / "b.csv", clean(9)[3:])
    policy = load_policy("kutim")
    kept: list[tuple[int, ...]] = []
    runs: list[Callable[[], Any]] = [
        lambda: screen.screen_on_spark(policy, one, members=[two], year=2024),
        lambda: reconcile_on_spark(policy, "2024-10", ours=[one], theirs=[two]),
    ]
    gc.disable()
    try:
        for run in [*runs, *runs, *runs]:
            run()
            context = spark.sparkContext
            java = sum(isinstance(each, JavaObject) for each in gc.get_objects())
            frames = context._jsc.getPersistentRDDs().size()
            jobs = context._jsc.sc().dagScheduler().activeQueryToJobs().size()
            kept.append((java, frames, jobs, len(_accumulatorRegistry)))
    finally:
        gc.enable()
    assert kept[-2:] == kept[-4:-2]


def test_many_lists_of_as_many_layouts_are_read_as_one(spark: SparkSession, tmp_path: Path) -> None:
    """As many jobs as one list takes, whatever its headers, delimiter and codes."""
    folder, people = tmp_path / "desa", clean(36)
    folder.mkdir()
    for number in range(12):
        rows = [row | {f"Lain {number}": f"{number}"} for row in people[3 * number :][:3]]
        if number % 4 == 3:
            rows = coded(rows)
        listed = save(folder / f"{number:02}.csv", rows)
        if number % 3 == 2:
            text = listed.read_text(encoding="utf-8").replace(",", ";")
            listed.write_text("Daftar Contoh;;\n\n" + text, encoding="utf-8")
    agree(spark, folder, year="2024", by="Lain 4", attest=["all"])
    assert jobs_of(spark, folder) == jobs_of(spark, save(tmp_path / "a.csv", coded(clean(30))))


def coded(rows: list[dict[str, str | None]]) -> list[dict[str, str | None]]:
    return [row | {"Jenis Kelamin": f"{1 + at % 2}"} for at, row in enumerate(rows)]


def jobs_of(spark: SparkSession, path: Path) -> int:
    """How many jobs Spark does for the counts of a list."""
    told = spark.sparkContext.statusTracker()
    before = len(told.getJobIdsForGroup(None))
    screen.screen_on_spark(load_policy("kutim"), path, year=2024)
    return len(told.getJobIdsForGroup(None)) - before


def test_near_doubles_are_the_same(spark: SparkSession, tmp_path: Path) -> None:
    """Planted slips, names of one word and of several, and more of one name than are compared."""
    rows, _ = planted(5, 400, 12)
    rows += [someone(n, Nama=f"Siti {'AB'[n % 2] * 9}{'C' * (n % 5)}") for n in range(500, 560)]
    one, two = save(tmp_path / "a.csv", rows[::2]), save(tmp_path / "b.csv", rows[1::2])
    found = agree(spark, one, two, attest=["all"])
    codes = {code for said in found.said for code in said.notes.split()}
    assert {"W-TWIN", "W-NEAR-DOUBLE", "W-NIK-SHARED"} <= codes
