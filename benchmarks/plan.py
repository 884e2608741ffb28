"""How long a plan of ten years and a thousand cohorts takes, beside importing what it needs.

Each round is a process of its own, so that a machine's moods fall on the import and on the plan
alike; medians are compared. Cohorts leave, are paid in blocks, share their funding and run out of
money: all that a plan does is done.

    python benchmarks/plan.py [--runs 5] [--cohorts 1000]

It exits with 1 when the plan takes more than 1,5 seconds, or longer than the floor of
importing allows for: slow machines are measured by their own imports.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from typing import Any

SECONDS = 1.5
TIMES_THE_IMPORT = 12.0
"""The plan against the import of the engine with its libraries, on one machine."""


def cohorts(count: int) -> list[Any]:
    """Cohorts that begin in different months and all run for ten years at most."""
    return [
        {
            "workers": 1_000 + number,
            "months": f"{2024 + number % 3}-{1 + number % 12:02}..2033-12",
            "income": 1_000_000 + number * 1_000,
            "leavers": "deaths=0,1%, moved=1" if number % 2 else None,
            "replaced": number % 4 == 1,
            "payment": (1, 3, 6, 12)[number % 4],
            "funding": "apbd=60%, csr=40%" if number % 3 == 0 else "apbd",
            "sector": "transport",
        }
        for number in range(count)
    ]


def one_round(count: int) -> tuple[float, float]:
    """Seconds to import, and seconds to plan."""
    begin = time.perf_counter()
    from pekerja_rentan import load_policy, plan

    policy = load_policy()
    asked = cohorts(count)
    imported = time.perf_counter()
    grants = [f"{year}=150 miliar" for year in range(2024, 2034)]
    result = plan(policy, asked, allocations=grants)
    took = time.perf_counter() - imported
    if len(result.months) != 120 or result.paid != sum(month.paid for month in result.months):
        raise SystemExit("the plan is not the one that was asked for")
    return imported - begin, took


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--cohorts", type=int, default=1_000)
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.once:
        print(json.dumps(one_round(given.cohorts)))
        return 0
    command = [sys.executable, __file__, "--once", "--cohorts", str(given.cohorts)]
    rounds = [
        json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
        for _ in range(given.runs)
    ]
    imported, took = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = took / imported
    print(f"{given.cohorts} cohorts over 10 years, medians of {given.runs}")
    print(f"import {imported:6.2f} s")
    print(f"plan   {took:6.2f} s (at most {SECONDS} s), {ratio:.1f} × the import")
    return 1 if took > SECONDS and ratio > TIMES_THE_IMPORT else 0


if __name__ == "__main__":
    sys.exit(main())
