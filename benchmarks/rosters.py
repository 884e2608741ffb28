"""Artificial rosters of any size with known faults, and the truth about every row.

    python benchmarks/rosters.py OUT.csv --rows 1000000 [--seed 1] [--no-truth]
        [--faulty 184 | --as-number | --fault double=100 --fault over-age=0.05 ...]

OUT ends in .csv, .xlsx or .parquet; the truth stands beside it as OUT.truth.parquet. The same seed
and rows give the same cells on every machine. A clean row is eligible in Kutai Timur in 2024.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path

import polars as pl
from polars.io.plugins import register_io_source

if __package__ in {None, ""}:  # started as a file
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.roster_cells import COLUMNS, Cells
from benchmarks.roster_faults import AS_NUMBER, DEFAULT, NUMBERED, Faults, verification
from benchmarks.roster_plan import Criteria, truth

AS_OF = date(2024, 1, 1)
BATCH = 250_000
SHEET = 1_048_575
"""Rows that a sheet has below its header."""
TRUTH = pl.Schema(
    {
        "row": pl.Int64,
        "outcome": pl.String,
        "fails": pl.String,
        "lacks": pl.String,
        "first": pl.Int64,
        "warnings": pl.String,
    }
)


def generate(
    rows: int,
    seed: int = 1,
    faults: Faults = DEFAULT,
    *,
    as_of: date = AS_OF,
    region: str = "kutim",
    batch: int = BATCH,
) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Batches of a roster, all texts, and of its truth: the ``row`` from 1, its ``outcome``,
    ``fails``, ``lacks`` and ``warnings`` as codes joined by blanks, and for doubles the ``first``
    row with the NIK. Raises ValueError when the faults do not fit."""
    plan = Criteria(rows, seed, faults, as_of, region)
    cells = Cells(plan)
    for start in range(0, rows, batch):
        placed = plan.placed(start, min(start + batch, rows))
        yield cells.roster(placed), truth(plan, placed)


def write(
    path: Path,
    rows: int,
    seed: int = 1,
    faults: Faults = DEFAULT,
    *,
    with_truth: bool = True,
    as_of: date = AS_OF,
    region: str = "kutim",
) -> None:
    """Writes a roster as CSV, XLSX or Parquet, and its truth beside it, batch by batch. Raises
    ValueError for another suffix, and when the faults or the rows do not fit."""
    plan = Criteria(rows, seed, faults, as_of, region)
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx, ".parquet": _write_parquet}
    if path.suffix not in writers:
        raise ValueError(f"{path}: give a file that ends in {', '.join(writers)}.")
    if path.suffix == ".xlsx" and rows > SHEET:
        raise ValueError(f"{rows:,} rows: a sheet has {SHEET:,} at most.")
    writers[path.suffix](path, plan)
    if with_truth:
        schema, beside = TRUTH, truth_path(path)
        _source(partial(_batches, plan, partial(truth, plan)), schema).sink_parquet(
            beside, engine="streaming"
        )


def truth_path(path: Path) -> Path:
    """Where the truth about the roster ``path`` is written."""
    return path.with_name(f"{path.stem}.truth.parquet")


def _batches(
    plan: Criteria, made: Callable[[pl.DataFrame], pl.DataFrame]
) -> Iterator[pl.DataFrame]:
    for start in range(0, plan.rows, BATCH):
        yield made(plan.placed(start, min(start + BATCH, plan.rows)))


def _write_csv(path: Path, plan: Criteria) -> None:
    with path.open("wb") as file:
        file.write((",".join(COLUMNS) + "\n").encode())
        for roster in _ahead(_batches(plan, Cells(plan).roster)):
            roster.write_csv(file, include_header=False)


def _ahead(batches: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """The same batches, each made while the one before it is written."""
    with ThreadPoolExecutor(max_workers=1) as maker:
        coming = maker.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = maker.submit(next, batches, None)
            yield batch


def _write_parquet(path: Path, plan: Criteria) -> None:
    schema = pl.Schema(dict.fromkeys(COLUMNS, pl.String))
    source = _source(partial(_batches, plan, Cells(plan).roster), schema)
    source.sink_parquet(path, engine="streaming", row_group_size=BATCH)


def _source(batches: Callable[[], Iterator[pl.DataFrame]], schema: pl.Schema) -> pl.LazyFrame:
    def made(
        columns: list[str] | None, predicate: pl.Expr | None, rows: int | None, size: int | None
    ) -> Iterator[pl.DataFrame]:
        """All of it: what is written is asked for whole."""
        assert predicate is None
        assert rows is None
        return (batch.select(columns) if columns else batch for batch in batches())

    return register_io_source(made, schema=schema)


def _write_xlsx(path: Path, plan: Criteria) -> None:
    """Every cell as text, but the NIKs as numbers where Excel has taken their last digits."""
    import xlsxwriter

    numbered = any(group.name == AS_NUMBER for group in plan.groups)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, COLUMNS)
        lines = (line for batch in _batches(plan, Cells(plan).roster) for line in batch.rows())
        for row, line in enumerate(lines, start=1):
            for column, text in enumerate(line):
                if numbered and COLUMNS[column] == "NIK":
                    sheet.write_number(row, column, int(text))
                elif text is not None:
                    sheet.write_string(row, column, text)


def _faults(options: argparse.Namespace) -> Faults:
    if options.faulty is not None:
        return verification(options.rows, options.faulty)
    if options.as_number:
        return NUMBERED
    faults: dict[str, float | int] = {}
    for given in options.fault or ():
        name, _, number = given.partition("=")
        faults[name] = int(number) if number.isdecimal() else float(number)
    return faults or DEFAULT


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, help="a .csv, .xlsx or .parquet file")
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-truth", action="store_true", help="write the roster alone")
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--faulty", type=int, metavar="N", help="N over 65, with a bad NIK, doubles")
    kinds.add_argument("--as-number", action="store_true", help="no NIK has its last digit")
    kinds.add_argument(
        "--fault", action="append", metavar="NAME=N", help="rows, or a share as 0.05"
    )
    options = parser.parse_args()
    begin = time.perf_counter()
    try:
        write(
            options.out, options.rows, options.seed, _faults(options),
            with_truth=not options.no_truth,
        )  # fmt: skip
    except (ValueError, OSError) as error:
        parser.error(str(error))
    print(f"{options.rows:,} rows in {time.perf_counter() - begin:.1f} s: {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
