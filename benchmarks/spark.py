"""How long screening on Spark takes beside a script that makes the same checks by hand
(``by_hand_spark.py``), and beside a session that asks one trivial query.

    python benchmarks/spark.py [--rows 5000000] [--runs 3] [--master MASTER] [--folder FOLDER]

Whole processes in turn, with the processor time of all that they start; every answer is compared
with the truth about the list before anything is measured. Exits with 1 when over a bound.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

if __package__ in {None, ""}:  # started as a file
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import by_hand_spark
from benchmarks.processes import run
from benchmarks.screen import BY_LIKENESS, SMALL, Case, compared, counts_of, made, screen, truth

TRIVIAL = """
import sys
from pyspark.sql import SparkSession
quiet = {"spark.ui.enabled": "false", "spark.log.level": "ERROR"}
spark = SparkSession.builder.master(sys.argv[1]).config(map=quiet).getOrCreate()
print(spark.range(10).selectExpr("sum(id)").collect())
spark.stop()
"""


def check(roster: Path, ours: list[str], theirs: list[str]) -> None:
    """Compares both answers with the truth, and with each other. Raises AssertionError."""
    counts, by_hand = counts_of(run(ours).said), Counter(json.loads(run(theirs).said)["counts"])
    assert +by_hand == +counts, by_hand - counts | counts - by_hand
    known = truth(roster)
    for code in BY_LIKENESS:
        assert counts.pop(code) >= known.pop(code)
    assert counts == known


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--master", default="local[*]")
    parser.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / "rentan-benchmarks",
        help="where the lists lie",
    )  # fmt: skip
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    engine = ("--engine", "spark", "--master", options.master)
    roster, small = (made(options.folder, rows) for rows in (options.rows, SMALL))
    ours = screen(roster, *engine)
    theirs = [sys.executable, by_hand_spark.__file__, str(roster), options.master]
    lists, kept = options.folder / "lists", options.folder / "lists-by-hand"
    full = [*ours, "--out", str(lists), "--lists", "csv"]
    trivial = [sys.executable, "-c", TRIVIAL, options.master]
    check(small, screen(small, *engine), [*theirs[:2], str(small), options.master])
    print(f"{options.rows:,} rows, medians of {options.runs}: rentan, other, ratio")
    cases = (
        Case("1,000 rows, a session", screen(small, *engine), trivial, 1.3),
        Case("counts, by hand", ours, theirs, 1.5),
        Case("all lists, by hand", full, [*theirs, str(kept)], 1.5, (lists, kept)),
    )
    over = sum(compared(case, options.runs) > case.bound for case in cases)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
