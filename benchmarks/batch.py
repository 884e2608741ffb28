"""How many requests ``rentan batch`` answers a second, and in how much memory.

    python benchmarks/batch.py [--rows 200000] [--runs 3]

Whole processes that read a file and write another, beside one that only passes the rows through
(``pass_through.py``), in turn; medians, of processor time, since a machine is seldom idle. Requests
come in CSV and in JSON Lines, *alike* (region, workers, year, months) and *varied* (an income and
an allocation of their own in every row). It exits with 1 below 30.000 answers a second, or when a
million rows take more memory than ten thousand.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.processes import RENTAN, Measured, interleaved, run

BOUND = 30_000
MORE_MEMORY = 1.15
FEW, MANY = 10_000, 1_000_000
KINDS = ("alike", "varied")
FORMATS = ("csv", "jsonl")
REGIONS = ("kutim", "paser", "kukar", "65.71", "Kabupaten Bandung", "")


def requests(rows: int, kind: str) -> Iterator[dict[str, str | int]]:
    """The same requests every time."""
    chance = random.Random(1)
    for number in range(rows):
        request: dict[str, str | int] = {
            "id": number,
            "region": chance.choice(REGIONS),
            "workers": chance.randint(1, 100_000),
            "year": 2024,
            "months": chance.randint(1, 12),
        }
        if kind == "varied":
            request["income"] = chance.randint(0, 25_000_000)
            request["allocation"] = chance.randint(10**6, 10**11)
        yield request


def write(file: Path, rows: int, kind: str) -> Path:
    with file.open("w", encoding="utf-8") as out:
        for number, request in enumerate(requests(rows, kind)):
            if file.suffix == ".csv":
                if not number:
                    out.write(",".join(request) + "\n")
                out.write(",".join(map(str, request.values())) + "\n")
            else:
                pairs = (
                    f'"{key}": "{value}"' if isinstance(value, str) else f'"{key}": {value}'
                    for key, value in request.items()
                )
                out.write(f"{{{', '.join(pairs)}}}\n")
    return file


def batch(file: Path) -> list[str]:
    return [RENTAN, "batch", str(file), "-c", "cost", "-o", str(file.with_name(f"o{file.suffix}"))]


def measured(folder: Path, kind: str, shape: str, rows: int, runs: int) -> tuple[float, float]:
    """Answers a second of processor time, and how many times the pass-through's time they take,
    the start of both processes left out."""
    many = write(folder / f"many.{shape}", rows, kind)
    one = write(folder / f"one.{shape}", 1, kind)
    script = str(Path(__file__).with_name("pass_through.py"))

    def through(file: Path) -> list[str]:
        return [sys.executable, script, str(file), str(file.with_name(f"p{file.suffix}"))]

    run(batch(one))  # fills the caches
    commands = {
        "rentan": batch(many),
        "through": through(many),
        "rentan, one": batch(one),
        "through, one": through(one),
    }
    found = interleaved(commands, runs)
    ours = _less(found["rentan"], found["rentan, one"])
    return rows / ours, ours / _less(found["through"], found["through, one"])


def _less(many: Measured, one: Measured) -> float:
    return many.processor - one.processor


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for shape in FORMATS:
            for kind in KINDS:
                rate, ratio = measured(folder, kind, shape, options.rows, options.runs)
                failed += rate < BOUND
                told = f"{rate:9,.0f} a second (at least {BOUND:,}), {ratio:.1f} × passing through"
                print(f"{shape:5} {kind:6} {told}", flush=True)
        for shape in FORMATS:
            few = run(batch(write(folder / f"few.{shape}", FEW, "varied"))).memory
            many = run(batch(write(folder / f"many.{shape}", MANY, "varied"))).memory
            failed += many > few * MORE_MEMORY
            told = f"{many / 2**20:.0f} MiB at {MANY:,} rows, {few / 2**20:.0f} at {FEW:,}"
            print(f"{shape:5} memory {told}: {many / few:.2f} × (at most {MORE_MEMORY})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
