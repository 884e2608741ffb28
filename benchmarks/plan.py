"""How long a plan of ten years and a thousand cohorts takes, beside importing what it needs and
beside the barest arithmetic of it.

Each round is a process of its own, so that a machine's moods fall on all alike; medians are
compared. Half of the cohorts lose people, they are paid in blocks, share their funding and run out
of money: all that a plan does is done.

    python benchmarks/plan.py [--runs 5] [--cohorts 1000]

It exits with 1 when the plan takes more than 1,5 seconds and, since seconds hold only on one
machine, more than its bound beside the arithmetic.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from typing import Any

SECONDS = 1.5
TIMES_BARE = 110.0
"""The plan against workers × rate, added up by month, for every cohort, month and programme."""
YEARS = range(2024, 2034)


def cohorts(count: int) -> list[Any]:
    """Cohorts that begin in different months and end with the plan."""
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


def bare(count: int) -> int:
    """The sums of a plan in which nobody leaves, and nothing is said of why."""
    months = [0] * 120
    for number in range(count):
        workers = 1_000 + number
        for month in range(12 * (number % 3) + number % 12, 120):
            for rate in (10_000 + 10 * number, 6_800):
                months[month] += workers * rate
    return sum(months)


def one_round(count: int) -> tuple[float, float, float]:
    """Seconds to import, to add up, and to plan."""
    begin = time.perf_counter()
    from pekerja_rentan import load_policy, plan

    policy, asked = load_policy(), cohorts(count)
    imported = time.perf_counter()
    bare(count)
    added = time.perf_counter()
    grants = [f"{year}=150 miliar" for year in YEARS]
    result = plan(policy, asked, allocations=grants)
    planned = time.perf_counter()
    if len(result.months) != 120 or result.paid != sum(month.paid for month in result.months):
        raise SystemExit("the plan is not the one that was asked for")
    return imported - begin, added - imported, planned - added


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
    imported, added, took = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"{given.cohorts} cohorts over 10 years, medians of {given.runs}")
    print(f"import          {imported:6.3f} s")
    print(f"bare arithmetic {added:6.3f} s")
    print(
        f"plan            {took:6.3f} s (at most {SECONDS} s), {took / imported:.1f} × the import,"
    )
    print(f"                {took / added:.1f} × the arithmetic (at most {TIMES_BARE})")
    return 1 if took > SECONDS and took > TIMES_BARE * added else 0


if __name__ == "__main__":
    sys.exit(main())
