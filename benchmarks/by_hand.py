"""The checks that ``rentan screen`` makes, by hand in Polars: what rentan is measured against.

    python benchmarks/by_hand.py LIST.csv [OUT-FOLDER]

Written for one list, whose columns, forms and words are known (those of ``rosters.py`` for Kutai
Timur in 2024), and for nothing but speed: columns of few distinct texts are encoded while the file
streams by, each distinct text is read once, and rows are judged as integers. Prints the file's
sha256 and how many rows have which outcome and which codes as JSON, if no quote has swallowed a
row; with a folder it also writes four lists there, with all columns of the rows, their reasons as
codes and in words, what is to be done, where a double stands first, and which row to compare a near
double with.
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable
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
    ASIDE,
    BIT,
    NOTES,
    REASONS,
    TODO,
    WORDS,
    beside_meanings,
    birth_meanings,
    employment_meanings,
    flag,
    income_meanings,
    nik_meanings,
    occupation_meanings,
    of_nik,
    residence_meanings,
    sex_meanings,
)
from benchmarks.by_hand_pairs import KEYS, NOT_IN_NAMES, PARTS, among, near_doubles, two_people

OUTCOMES = ("eligible", "ineligible", "needs-data", "aside")

FEW = {
    "birth": "Tanggal Lahir",
    "sex": "Jenis Kelamin",
    "employment": "Status Pekerjaan",
    "income": "Penghasilan",
    "residence": "Kabupaten",
    "occupation": "Pekerjaan",
}
"""Columns of few distinct texts."""
KINDS = {name: pl.Categorical(pl.Categories(f"by-hand-{name}")) for name in (*FEW, "odd", "beside")}
FORMULA = r"^(?:[=@\t\r\n]|[+-][0-9 .,+-]*[^0-9 .,+-])"


def encoded(path: Path) -> pl.DataFrame:
    """One pass over the file: the NIK as a number where it is 16 plain digits, the name as it
    stands and hashes of it and of its parts, and as categories the NIKs that are not, the columns
    of few texts, and what stands in rows without a person."""
    nik, said = pl.col("NIK"), pl.col("said")
    plain = nik.str.contains("^[0-9]{16}$")
    nobody = nik.is_null() & pl.col("Jenis Kelamin").is_null()
    few = {name: pl.col(column).cast(KINDS[name]) for name, column in FEW.items()}
    first, last, middle = pl.col("first"), pl.col("last"), pl.col("middle")
    ends = first.hash() ^ last.hash(1)
    return (
        pl.scan_csv(path, infer_schema=False)
        .select(
            nik=pl.when(plain).then(nik).cast(pl.Int64),
            named="Nama",
            said=pl.col("Nama").str.to_uppercase().str.replace_many(NOT_IN_NAMES, [""]),
            beside=pl.when(nobody).then(pl.coalesce("No", "Nama")).cast(KINDS["beside"]),
            odd=pl.when(~plain).then(nik).cast(KINDS["odd"]),
            **few,
        )
        .with_columns(said.str.strip_chars(" "))
        .with_columns(words=said.str.split(" "))  # step by step, as streaming shares no parts
        .with_columns(first=pl.col("words").list.first(), last=pl.col("words").list.last())
        .with_columns(rest=said.str.strip_prefix(first).str.strip_chars_start(" "))
        .with_columns(middle=pl.col("rest").str.strip_suffix(last).str.strip_chars_end(" "))
        .select(
            pl.exclude("said", "words", "first", "last", "middle", "rest"),
            name=said.str.replace_all(" ", "", literal=True).hash(),
            rest=pl.col("rest").hash(),
            begin=said.str.strip_suffix(last).str.strip_chars_end(" ").hash(),
            head=ends ^ middle.str.head(1).hash(2),
            tail=ends ^ middle.str.tail(1).hash(3),
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
    """What is said of every row; of doubles the ``row`` and that of the ``first``, from 0, of near
    ones that of ``another``; and the ``kind`` of the rows that are no person's."""

    mask: pl.Series
    doubles: pl.DataFrame
    near: pl.DataFrame
    beside: pl.DataFrame


def judged(path: Path) -> Judged:
    """Judges every row of a list."""
    cells = encoded(path)
    meanings = {
        "birth": birth_meanings(), "sex": sex_meanings(), "employment": employment_meanings(),
        "income": income_meanings(), "residence": residence_meanings(), "odd": nik_meanings(),
        "occupation": occupation_meanings(), "beside": beside_meanings(),
    }  # fmt: skip
    known = {name: Known(cells[name], KINDS[name], *each) for name, each in meanings.items()}
    nik = pl.coalesce("nik", known["odd"].at("number"))
    silent, implied = pl.col("employment").is_null(), known["occupation"].at("employed")
    told = pl.when(silent & implied).then(BIT["R-EMPLOYMENT-DATA"] ^ BIT["R-EMPLOYMENT"])
    beside = known.pop("beside")
    if beside.table["kind"].null_count() > 1:
        raise ValueError(f"{path}: a row without a person, but of no known kind")
    said = reduce(or_, (each.at("mask") for each in known.values()))
    said ^= told.otherwise(0).cast(pl.UInt32)
    said |= flag("R-NIK-MISSING", pl.col("nik").is_null() & pl.col("odd").is_null())
    birth = known["birth"].at("hash")
    rows = cells.lazy().select(
        nik=nik,
        mask=pl.when(pl.col("beside").is_null()).then(said).otherwise(ASIDE).cast(pl.UInt32),
        person=pl.col("name") ^ birth,
        **{part: pl.col(part) ^ birth for part in PARTS},
        serial=pl.col("name") ^ (nik // 10_000).hash(1),
        named="named",
        day=known["birth"].at("day"),
        birth=known["birth"].at("ddmmyy"),
        woman=known["sex"].at("woman"),
    )
    mask, doubles, near = settled(rows.select(*of_nik(KEYS)).collect(engine="streaming"))
    nobody = cells.with_row_index("row").filter(pl.col("beside").is_not_null())
    return Judged(mask, doubles, near, nobody.select("row", kind=beside.at("kind")))


def settled(rows: pl.DataFrame) -> tuple[pl.Series, pl.DataFrame, pl.DataFrame]:
    """The masks, doubles and near doubles: what only all rows can tell."""
    ends_in_0 = pl.col("nik") % 10 == 0
    if 2 * rows.select(ends_in_0.sum()).item() > rows["nik"].count() >= 20:
        whole = (pl.when(~ends_in_0).then(key).alias(key) for key in ("nik", *KEYS))
        lost = flag("R-NIK-ROUNDED", ends_in_0)
        rows = rows.with_columns(pl.col("mask") | lost, *whole)
    doubles = among(rows, "nik").with_columns(first=pl.col("row").min().over("nik"))
    doubles = doubles.filter(pl.col("row") != pl.col("first"))
    twins = among(rows, "person").filter(pl.col("nik").n_unique().over("person") > 1)
    doubles = doubles.select("row", "first")
    shared, near = two_people(rows, doubles), near_doubles(rows)
    near = near.filter(~pl.col("row").is_in(twins["row"].implode()))
    mask = rows["mask"]
    found = {"R-DOUBLE": doubles, "W-TWIN": twins, "W-NIK-SHARED": shared, "W-NEAR-DOUBLE": near}
    for code, marked in found.items():
        row = marked["row"].unique()
        mask = mask.scatter(row, mask.gather(row) | BIT[code])
    said = pl.format("; compare row {}: {}", pl.col("another") + 2, "named")
    names = rows["named"].gather(near["another"])
    return mask, doubles, near.with_columns(names).unique("row").select("row", said=said)


def codes_of(mask: int, codes: Iterable[str]) -> list[str]:
    return [code for code in codes if mask & BIT[code]]


def outcome_of(mask: int) -> str:
    if mask == ASIDE:
        return "aside"
    return "ineligible" if mask & ALL_FAILS else "needs-data" if mask & ALL_LACKS else "eligible"


def counted(mask: pl.Series) -> Counter[str]:
    """How many rows have which outcome and which codes."""
    counts: Counter[str] = Counter()
    for said, number in mask.alias("mask").value_counts().iter_rows():
        for name in (outcome_of(said), *codes_of(said, WORDS)):
            counts[name] += number
    return counts


def write(path: Path, rows: Judged, folder: Path) -> None:
    """Four lists in one more pass over the file."""
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
    names = ("outcome", "reasons", "words", "todo", "notes")
    texts = pl.DataFrame(told, schema=dict.fromkeys(names, pl.String), orient="row")
    said = rows.mask.to_frame("mask").join(
        texts.with_columns(masks), on="mask", how="left", maintain_order="left"
    )
    row, first = rows.doubles["row"], rows.doubles["first"]
    where = pl.format("; first in {}, row {}", pl.lit(name), first + 2)
    words = said["words"].scatter(row, said["words"].gather(row) + pl.select(where).to_series())
    words = words.scatter(rows.near["row"], words.gather(rows.near["row"]) + rows.near["said"])
    reasons = said["reasons"].scatter(rows.beside["row"], rows.beside["kind"])
    return said.select("outcome", reasons, words, "todo", "notes").with_columns(
        file=pl.lit(name), row=pl.int_range(2, rows.mask.len() + 2)
    )


def telling(mask: int) -> tuple[str, str, str, str, str]:
    reasons, notes = codes_of(mask, REASONS), codes_of(mask, NOTES)
    words = "; ".join(WORDS[code] for code in (*reasons, *notes))
    todo = " ".join(dict.fromkeys(TODO[code] for code in (*reasons, *notes) if code in TODO))
    return outcome_of(mask), " ".join(reasons), words, todo, " ".join(notes)


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
