"""The checks that ``rentan screen`` makes, by hand in Polars: what rentan is measured against.

    python benchmarks/by_hand.py LIST.csv [OUT-FOLDER]

Written for one list, whose columns, forms and words are known (those of ``rosters.py`` for Kutai
Timur in 2024), and for nothing but speed: columns of few distinct texts are encoded while the file
streams by, each distinct text is read once, and rows are judged as integers. Prints the file's
sha256 and how many rows have which outcome and which codes as JSON, if no quote has swallowed a
row; with a folder it also writes three lists there, with all columns of the rows, their reasons as
codes and in words, and where a double stands first.
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from operator import or_
from pathlib import Path
from typing import NamedTuple

import polars as pl

if __package__ in {None, ""}:  # started as a file
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.by_hand_cells import (
    ALL_FAILS,
    ALL_LACKS,
    BIT,
    HERE,
    NOTES,
    REASONS,
    WORDS,
    birth_meanings,
    employment_meanings,
    flag,
    income_meanings,
    nik_meanings,
    occupation_meanings,
    residence_meanings,
    sex_meanings,
)

OUTCOMES = ("eligible", "ineligible", "needs-data")

FEW = {
    "birth": "Tanggal Lahir",
    "sex": "Jenis Kelamin",
    "employment": "Status Pekerjaan",
    "income": "Penghasilan",
    "residence": "Kabupaten",
    "occupation": "Pekerjaan",
}
"""Columns of few distinct texts."""
KINDS = {name: pl.Categorical(pl.Categories(f"by-hand-{name}")) for name in (*FEW, "odd")}
NOT_IN_NAMES = [" ", ".", ",", "'", "-", "`", "\u00a0"]
FORMULA = r"^(?:[=@\t\r\n]|[+-][0-9 .,+-]*[^0-9 .,+-])"


def encoded(path: Path) -> pl.DataFrame:
    """One pass over the file: the NIK as a number where it is 16 plain digits, a hash of the
    name, and as categories the NIKs that are not and the columns of few texts."""
    nik = pl.col("NIK")
    plain = nik.str.contains("^[0-9]{16}$")
    name = pl.col("Nama").str.to_uppercase().str.replace_many(NOT_IN_NAMES, [""])
    few = {name: pl.col(column).cast(KINDS[name]) for name, column in FEW.items()}
    return (
        pl.scan_csv(path, infer_schema=False)
        .select(
            nik=pl.when(plain).then(nik).cast(pl.Int64),
            name=name.hash(),
            odd=pl.when(~plain).then(nik).cast(KINDS["odd"]),
            **few,
        )
        .collect(engine="streaming")
    )


class Known:
    """The distinct texts of a column by their number, the last of them null, and what they mean."""

    def __init__(self, column: pl.Series, kind: pl.Categorical, *meanings: pl.Expr) -> None:
        most = column.to_physical().max()
        self.size = most + 1 if isinstance(most, int) else 0
        texts = pl.int_range(0, self.size, dtype=pl.UInt32, eager=True).cat.to(kind)
        texts = texts.cast(pl.String).append(pl.Series([None], dtype=pl.String))
        self.column = column.name
        self.table = pl.DataFrame({"text": texts})
        for meaning in meanings:
            self.table = self.table.with_columns(meaning)

    def at(self, name: str) -> pl.Expr:
        """For every row what its text means."""
        number = pl.col(self.column).to_physical().fill_null(self.size)
        return pl.lit(self.table[name]).gather(number)


class Looked(NamedTuple):
    """What the bytes of a file tell: their ``sha256``, and the ``lines`` below its header."""

    sha256: str
    lines: int


def looked_over(path: Path) -> Looked:
    """One pass over the bytes. Raises ValueError for a NUL byte."""
    digest, lines = hashlib.sha256(), -1
    with path.open("rb", buffering=0) as stream:
        buffer = bytearray(1 << 20)
        while size := stream.readinto(buffer):
            piece = buffer if size == len(buffer) else buffer[:size]
            digest.update(piece)
            lines += piece.count(b"\n")
            if b"\0" in piece:
                raise ValueError(f"{path}: a NUL byte")
    return Looked(digest.hexdigest(), lines)


class Judged(NamedTuple):
    """What is said of every row, and of doubles the ``row`` and that of the ``first``, from 0."""

    mask: pl.Series
    doubles: pl.DataFrame


def judged(path: Path) -> Judged:
    """Judges every row of a list."""
    cells = encoded(path)
    meanings = {
        "birth": birth_meanings(), "sex": sex_meanings(), "employment": employment_meanings(),
        "income": income_meanings(), "residence": residence_meanings(), "odd": nik_meanings(),
        "occupation": occupation_meanings(),
    }  # fmt: skip
    known = {name: Known(cells[name], KINDS[name], *each) for name, each in meanings.items()}
    nik = pl.coalesce("nik", known["odd"].at("number"))
    silent, implied = pl.col("employment").is_null(), known["occupation"].at("employed")
    told = pl.when(silent & implied).then(BIT["R-EMPLOYMENT-DATA"] ^ BIT["R-EMPLOYMENT"])
    said = reduce(or_, (each.at("mask") for each in known.values()))
    said ^= told.otherwise(0).cast(pl.UInt32)
    rows = cells.lazy().select(
        nik=nik,
        mask=said | flag("R-NIK-MISSING", pl.col("nik").is_null() & pl.col("odd").is_null()),
        person=pl.col("name") ^ known["birth"].at("hash"),
        birth=known["birth"].at("ddmmyy"),
        woman=known["sex"].at("woman"),
    )
    return settled(rows.select(*of_nik()).collect(engine="streaming"))


def of_nik() -> Iterator[pl.Expr]:
    """What the number itself says, beside the birth date and the sex of the row."""
    nik = pl.col("nik")
    written = (nik // 10_000 % 1_000_000).cast(pl.Int32)
    woman = written > 400_000
    day = written - woman.cast(pl.Int32) * 400_000
    date_ok, serial_ok = pl.lit(days()).gather(day), nik % 10_000 != 0
    formed = date_ok & serial_ok
    yield pl.when(formed).then(nik).alias("nik")
    yield pl.when(formed).then("person").alias("person")
    yield (
        pl.col("mask")
        | flag("R-NIK-DATE", ~date_ok)
        | flag("R-NIK-SERIAL", ~serial_ok)
        | flag("W-NIK-BIRTH", formed & (day != pl.col("birth")))
        | flag("W-NIK-SEX", formed & (woman != pl.col("woman")))
        | flag("I-NIK-REGION", formed & ~nik.is_between(HERE * 10**12, (HERE + 1) * 10**12))
    )


def days() -> pl.Series:
    """Whether ddmmyy is a day, by its number; 29 February in every year that may be a leap year."""
    number = pl.int_range(0, 600_000)
    day, month, year = number // 10_000, number // 100 % 100, number % 100
    february = pl.when(year % 4 == 0).then(29).otherwise(28)
    short = pl.when(month == 2).then(february).when(month.is_in([4, 6, 9, 11])).then(30)
    return pl.select(month.is_between(1, 12) & day.is_between(1, short.otherwise(31))).to_series()


def settled(rows: pl.DataFrame) -> Judged:
    """Doubles, twins and lost digits marked: what only all rows can tell."""
    ends_in_0 = pl.col("nik") % 10 == 0
    if 2 * rows.select(ends_in_0.sum()).item() > rows["nik"].count() >= 20:
        told = pl.when(~ends_in_0)
        lost = flag("R-NIK-ROUNDED", ends_in_0)
        rows = rows.select(pl.col("mask") | lost, told.then("nik"), told.then("person"))
    doubles = among(rows, "nik").with_columns(first=pl.col("row").min().over("nik"))
    doubles = doubles.filter(pl.col("row") != pl.col("first"))
    twins = among(rows, "person").filter(pl.col("nik").n_unique().over("person") > 1)
    mask = rows["mask"]
    for code, marked in (("R-DOUBLE", doubles["row"]), ("W-TWIN", twins["row"])):
        mask = mask.scatter(marked, mask.gather(marked) | BIT[code])
    return Judged(mask, doubles.select("row", "first"))


def among(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """The rows whose number in ``column`` stands there more than once; to sort a column is
    cheaper than to group by it."""
    in_order = rows[column].drop_nulls().sort()
    several = in_order.filter(in_order == in_order.shift(1)).unique()
    return rows.with_row_index("row").filter(pl.col(column).is_in(several.implode()))


def codes_of(mask: int, codes: Iterable[str]) -> list[str]:
    return [code for code in codes if mask & BIT[code]]


def outcome_of(mask: int) -> str:
    return "ineligible" if mask & ALL_FAILS else "needs-data" if mask & ALL_LACKS else "eligible"


def counted(mask: pl.Series) -> Counter[str]:
    """How many rows have which outcome and which codes."""
    counts: Counter[str] = Counter()
    for said, number in mask.alias("mask").value_counts().iter_rows():
        for name in (outcome_of(said), *codes_of(said, WORDS)):
            counts[name] += number
    return counts


def write(path: Path, rows: Judged, folder: Path) -> None:
    """Three lists in one more pass over the file."""
    folder.mkdir(parents=True, exist_ok=True)
    cells = pl.scan_csv(path, infer_schema=False)
    columns = [neutral(name) for name in cells.collect_schema()]
    beside = said_of(path.name, rows).lazy()
    told = pl.concat([cells.select(columns), beside], how="horizontal")
    sinks = [
        told.filter(pl.col("outcome") == outcome).sink_csv(folder / f"{outcome}.csv", lazy=True)
        for outcome in OUTCOMES
    ]
    pl.collect_all(sinks, engine="streaming")


def neutral(column: str) -> pl.Expr:
    """The cells with an apostrophe before what a spreadsheet would run. To compare texts is
    cheaper than to match them, so only the few that can be formulas are matched."""
    cell = pl.col(column)
    may_be = (cell < ".") | ((cell >= "=") & (cell < "A"))
    return pl.coalesce(pl.when(may_be).then(cell).str.replace(FORMULA, "'${0}"), cell)


def said_of(name: str, rows: Judged) -> pl.DataFrame:
    """The columns behind the original ones, of every row."""
    masks = rows.mask.unique().alias("mask")
    told = [telling(mask) for mask in masks]
    names = ("outcome", "reasons", "words", "notes")
    texts = pl.DataFrame(told, schema=dict.fromkeys(names, pl.String), orient="row")
    said = rows.mask.to_frame("mask").join(
        texts.with_columns(masks), on="mask", how="left", maintain_order="left"
    )
    row, first = rows.doubles["row"], rows.doubles["first"]
    where = pl.format("; first in {}, row {}", pl.lit(name), first + 2)
    words = said["words"].scatter(row, said["words"].gather(row) + pl.select(where).to_series())
    return said.select(*names[:2], words, "notes").with_columns(
        file=pl.lit(name), row=pl.int_range(2, rows.mask.len() + 2)
    )


def telling(mask: int) -> tuple[str, str, str, str]:
    reasons, notes = codes_of(mask, REASONS), codes_of(mask, NOTES)
    words = "; ".join(WORDS[code] for code in (*reasons, *notes))
    return outcome_of(mask), " ".join(reasons), words, " ".join(notes)


def main() -> None:
    path = Path(sys.argv[1])
    with ThreadPoolExecutor(1) as beside:
        looked = beside.submit(looked_over, path)
        rows = judged(path)
        sha256, lines = looked.result()
    if rows.mask.len() != lines:
        raise ValueError(f"{path}: {lines} lines, but {rows.mask.len()} rows")
    print(json.dumps({"sha256": sha256, "counts": counted(rows.mask)}))
    if len(sys.argv) > 2:
        write(path, rows, Path(sys.argv[2]))


if __name__ == "__main__":
    main()
