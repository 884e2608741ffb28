"""The list that the bounds of speed are measured on, and what the script that is measured beside
rentan tells of it."""

from collections import Counter
from pathlib import Path

import polars as pl
from benchmarks import screen
from benchmarks.roster_faults import AS_MADE
from benchmarks.rosters import truth_path

ROWS = 4_000


def test_the_same_rows_are_told_and_listed_by_hand(tmp_path: Path) -> None:
    """``check`` compares the counts of both with the truth, and the lists cell by cell."""
    roster = screen.made(tmp_path, ROWS)
    screen.check(roster, tmp_path / "lists", tmp_path / "by-hand")
    known = pl.read_parquet(truth_path(roster))
    asides = [AS_MADE[kind] for kind in ("heading", "total", "signature")]
    assert Counter(known["outcome"])["aside"] == ROWS * sum(asides)
    for folder in ("lists", "by-hand"):
        aside = pl.read_csv(tmp_path / folder / "aside.csv", infer_schema=False)
        assert aside.height == ROWS * sum(asides)
        assert "Dusun Contoh" in "".join(aside["No"].drop_nulls())
    eligible = pl.read_csv(tmp_path / "lists" / "eligible.csv", infer_schema=False)
    near = eligible.filter(pl.col("rentan_notes").str.contains("W-NEAR-DOUBLE"))
    assert near.height >= 2 * ROWS * AS_MADE["near"]
