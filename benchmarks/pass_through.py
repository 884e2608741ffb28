"""The least that a program can do with rows: read each, and write it again.

    python benchmarks/pass_through.py requests.csv answers.csv

What ``batch.py`` sets rentan beside: the standard library's readers and writers, no question asked
and none answered.
"""

import csv
import json
import sys
from pathlib import Path


def pass_csv(source: Path, target: Path) -> None:
    with (
        source.open(encoding="utf-8", newline="") as lines,
        target.open("w", encoding="utf-8", newline="") as out,
    ):
        rows = csv.DictReader(lines)
        writer = csv.DictWriter(out, rows.fieldnames or [])
        writer.writeheader()
        for row in rows:
            writer.writerow(row)


def pass_json(source: Path, target: Path) -> None:
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            out.write(json.dumps(json.loads(line)) + "\n")


if __name__ == "__main__":
    given, written = map(Path, sys.argv[1:])
    (pass_csv if given.suffix == ".csv" else pass_json)(given, written)
