"""How long ``rentan reconcile`` takes for two lists, beside ``rentan screen`` of one as long.

    python benchmarks/reconcile.py [--rows 1000000] [--runs 3] [--folder FOLDER]

Whole processes in turn, medians of processor time compared in one run. The branch's list is the
office's with known changes: people who are not on it, people who are on it alone, doubles, slips
in NIKs and other people under one; the counts are compared with these before anything is measured.
Exits with 1 when over a bound.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

import polars as pl

if __package__ in {None, ""}:  # started as a file
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import rosters
from benchmarks.processes import RENTAN, interleaved, run
from benchmarks.roster_faults import NONE
from benchmarks.screen import screen, within

MOST = 2.0
"""Times the processor time of one screening of a list as long as either."""
MOST_MEMORY = 1 << 30
SHARE = 100
"""Of so many rows one is changed, for each kind of change."""
PEOPLE = ("NIK", "Nama", "Tanggal Lahir")


def made(folder: Path, rows: int) -> tuple[Path, Path]:
    """The office's list of ``rows`` people without a fault, and the branch's, made if they are not
    there yet."""
    ours, theirs = folder / f"ours-{rows}.csv", folder / f"theirs-{rows}.csv"
    if not theirs.exists():
        print(f"making {theirs} …", file=sys.stderr)
        rosters.write(ours, rows, faults=NONE, with_truth=False)
        half = theirs.with_suffix(".half")
        billed(pl.scan_csv(ours, infer_schema=False), rows).sink_csv(half)
        half.replace(theirs)
    return ours, theirs


def billed(people: pl.LazyFrame, rows: int) -> pl.LazyFrame:
    """The branch's list: of every hundred people the first is missing, the second stands there
    twice, under the third's NIK stands another name, the fourth's NIK is no NIK; and as many whom
    the office does not have. The order is another one."""
    listed = people.select(PEOPLE).with_row_index("at").with_columns(kind=pl.col("at") % SHARE)
    kept = listed.filter(pl.col("kind") != 0).with_columns(
        NIK=pl.when(pl.col("kind") == 3)
        .then(pl.col("NIK").str.slice(0, 14) + "0")
        .otherwise("NIK"),
        Nama=pl.when(pl.col("kind") == 2).then(pl.lit("Zxqwvut Kjhgfds")).otherwise("Nama"),
    )
    again = listed.filter(pl.col("kind") == 1)
    strange = listed.filter(pl.col("kind") == 0).with_columns(
        NIK=pl.format(
            "9102{}310150{}",
            (pl.col("at") // SHARE // 9000 + 10).cast(pl.String),
            (pl.col("at") // SHARE % 9000 + 1000).cast(pl.String),
        ),
        Nama=pl.lit("Bnmlkp Rtyuiop"),
    )
    return pl.concat([kept, again, strange]).drop("at", "kind")


def reconcile(ours: Path, theirs: Path) -> list[str]:
    """The command."""
    lists = ["--ours", str(ours), "--theirs", str(theirs)]
    return [RENTAN, "reconcile", "-r", "kutim", "--month", "2024-01", *lists, "-f", "json"]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / "rentan-benchmarks",
        help="where the lists lie",
    )  # fmt: skip
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    ours, theirs = made(options.folder, options.rows)
    command = reconcile(ours, theirs)
    first = run(command)
    found = {each["code"]: each for each in json.loads(first.said)["classes"]}
    print({code: (each["ours"], each["theirs"]) for code, each in found.items()}, flush=True)
    both = interleaved({"reconcile": command, "screen": screen(ours)}, options.runs)
    ratio = both["reconcile"].processor / both["screen"].processor
    for name, each in both.items():
        print(f"{name:10} {each.seconds:7.2f} s, of processors {each.processor:7.2f} s")
    print(f"{options.rows:,} rows a side: {ratio:.2f} × screen's processor time (at most {MOST})")
    good = within("memory", first.memory, MOST_MEMORY)
    return 0 if good and ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
