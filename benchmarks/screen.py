"""How long ``rentan screen`` takes, and how much memory, beside what others need for the same.

    python benchmarks/screen.py [--rows 10000000] [--runs 3] [--memory] [--folder FOLDER]

Whole processes in turn, medians compared in one run: beside a script that makes the same checks by
hand in Polars (``by_hand.py``), beside fastexcel's own read of a workbook, beside the import of the
libraries, and with a page beside without. The lists are made once (``rosters.py``) in a folder that
is used again; every answer is compared with the truth about them before anything is measured.
``--memory`` also screens four times the rows (at 10 million some 7 GB of disk, and minutes). Exits
with 1 when over a bound.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import polars as pl

if __package__ in {None, ""}:  # started as a file
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import by_hand, rosters
from benchmarks.processes import RENTAN, Measured, Run, interleaved, run
from benchmarks.roster_cells import COLUMNS
from benchmarks.roster_faults import AS_MADE

FLOOR = "import typer, yaml, polars; from pydantic import BaseModel"
READ = "import sys, fastexcel; fastexcel.read_excel(sys.argv[1]).load_sheet(0).to_polars()"
BY_HAND = [sys.executable, str(Path(by_hand.__file__))]
MOST_MEMORY = 1 << 30
MORE_MEMORY = 1.3
SMALL, BOOK, MILLION = 1_000, 100_000, 1_000_000


BY_LIKENESS = ("W-NEAR-DOUBLE", "W-NIK-SHARED", "W-TWIN")
"""What is told by likeness: of these the truth knows what was planted and no more, as artificial
people of one day may have the same name, or nearly."""


class Case(NamedTuple):
    """Two commands that are compared, how many times longer the first may take, and the folders
    that they write anew."""

    name: str
    rentan: Sequence[str]
    other: Sequence[str]
    bound: float
    made: Sequence[Path] = ()

    def before(self) -> None:
        """Leaves nothing for a run to replace, and nothing for the disk to do beside it."""
        for folder in self.made:
            shutil.rmtree(folder, ignore_errors=True)
        os.sync()


def screen(roster: Path, *options: str) -> list[str]:
    """The command that screens a list; no eligible row waits for money."""
    plain = [RENTAN, "screen", "--region", "kutim", "--year", "2024", "--budget", "999 triliun"]
    answer = () if "--output" in options else ("--format", "json")
    return [*plain, *answer, *options, str(roster)]


def made(folder: Path, rows: int, suffix: str = "csv") -> Path:
    """A list of ``rows`` in ``folder``, made if it is not there yet."""
    path = folder / f"list-{rows}.{suffix}"
    if not path.exists():
        print(f"making {path} …", file=sys.stderr)
        half = path.with_name(f"half-{path.name}")
        rosters.write(half, rows, faults=AS_MADE)
        rosters.truth_path(half).replace(rosters.truth_path(path))
        half.replace(path)
    return path


def truth(roster: Path) -> Counter[str]:
    """How many rows of a list have which outcome and which codes."""
    counts: Counter[str] = Counter()
    names = ("outcome", "fails", "lacks", "warnings")
    told = pl.scan_parquet(rosters.truth_path(roster)).group_by(names).len().collect()
    for *texts, number in told.iter_rows():
        for code in " ".join(texts).split():
            counts[code] += number
    return counts


def counts_of(said: str) -> Counter[str]:
    """The same of an answer of ``rentan screen``."""
    answer = json.loads(said)
    answer["aside"] = sum(answer["aside"].values())
    counts = Counter({name: answer[name.replace("-", "_")] for name in by_hand.OUTCOMES})
    told = (*answer["reasons"], *answer["warnings"])
    return counts + Counter({each["code"]: each["rows"] for each in told})


def check(roster: Path, lists: Path, kept: Path) -> Run:
    """Screens a list and does so by hand, with all lists written, and compares both with each
    other and with the truth; returns rentan's run. Raises AssertionError."""
    ours = run(screen(roster, "--out", str(lists), "--lists", "csv"))
    theirs = run([*BY_HAND, str(roster), str(kept)])
    counts, known = counts_of(ours.said), truth(roster)
    assert Counter(json.loads(theirs.said)["counts"]) == counts
    for code in BY_LIKENESS:
        assert counts.pop(code) >= known.pop(code)
    assert counts == known
    for outcome in by_hand.OUTCOMES:
        mine = contents(lists / f"{outcome}.csv", "rentan_")
        assert mine == contents(kept / f"{outcome}.csv", "")
    return ours


def contents(path: Path, prefix: str) -> tuple[int, int]:
    """The rows of a list, and a number that changes when any of its cells does, the words that
    explain the codes apart."""
    added = [f"{prefix}{name}" for name in ("reasons", "notes", "row")]
    rows = pl.struct(*COLUMNS, *added).hash().cast(pl.Int64, wrap_numerical=True)
    frame = (
        pl.scan_csv(path, infer_schema=False)
        .with_row_index("at")
        .with_columns(pl.col(*added).fill_null(""))
    )
    found = frame.select(pl.len(), told=(rows % 2**31 * (pl.col("at") % 97 + 1)).sum())
    number, told = found.collect(engine="streaming").row(0)
    return number, told


def cases(folder: Path, roster: Path) -> list[Case]:
    """What is compared; the lists that are written lie in ``folder``."""
    small, book = made(folder, SMALL), made(folder, BOOK, "xlsx")
    million, page = made(folder, MILLION), str(folder / "page.html")
    lists, kept = folder / "lists", folder / "lists-by-hand"
    full = screen(roster, "--out", str(lists), "--lists", "csv")
    return [
        Case("counts, by hand", screen(roster), [*BY_HAND, str(roster)], 1.25),
        Case("all lists, by hand", full, [*BY_HAND, str(roster), str(kept)], 1.25, (lists, kept)),
        Case("XLSX, fastexcel's read", screen(book), [sys.executable, "-c", READ, str(book)], 2.5),
        Case("1,000 rows, imports", screen(small), [sys.executable, "-c", FLOOR], 1.3),
        Case("a page, counts alone", screen(million, "--output", page), screen(million), 1.1),
    ]


def compared(case: Case, runs: int) -> float:
    """Measures a case, tells of it, and returns its ratio."""
    run(case.rentan)  # fills the caches
    run(case.other)
    found = interleaved({"rentan": case.rentan, "other": case.other}, runs, case.before)
    ours, theirs = found["rentan"], found["other"]
    ratio = ours.seconds / theirs.seconds
    print(
        f"{case.name:24} {_said(ours)} {_said(theirs)} {ratio:5.2f} × (at most {case.bound}); "
        f"of processor time {ours.processor / theirs.processor:.2f} ×",
        flush=True,
    )
    return ratio


def _said(measured: Measured) -> str:
    return f"{measured.seconds:7.2f} s {measured.memory / 2**20:6,.0f} MiB"


def within(name: str, memory: float, bound: float) -> bool:
    """Tells of memory, and whether it is within its bound."""
    mib = 2**20
    print(f"{name:24} {memory / mib:,.0f} MiB (at most {bound / mib:,.0f})", flush=True)
    return memory <= bound


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--memory", action="store_true", help="screen four times the rows too")
    parser.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / "rentan-benchmarks",
        help="where the lists lie",
    )  # fmt: skip
    options = parser.parse_args()
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    roster = made(folder, options.rows)
    ours = check(roster, folder / "lists", folder / "lists-by-hand")
    print(f"{options.rows:,} rows, medians of {options.runs}: rentan, other, ratio")
    over = sum(compared(case, options.runs) > case.bound for case in cases(folder, roster))
    for name in ("lists", "lists-by-hand"):
        shutil.rmtree(folder / name, ignore_errors=True)
    counts = run(screen(roster)).memory
    over += not within("memory, counts", counts, MOST_MEMORY)
    over += not within("memory, all lists", ours.memory, MOST_MEMORY)
    if options.memory:
        four = run(screen(made(folder, 4 * options.rows))).memory
        over += not within("memory, four times", four, counts * MORE_MEMORY)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
