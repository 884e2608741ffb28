"""What a start of rentan takes from nothing, beside the floor that its libraries set.

Processor time of whole processes, interleaved in one run so that a machine's moods fall on all
alike; the median of each is compared with the median of the floor. Run it with the Python of an
environment in which rentan is installed:

    python benchmarks/cold_start.py [--runs 20]

It exits with 1 when a command is over its bound. What a receipt adds is held against the same
answer without one.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

RENTAN = str(Path(sysconfig.get_path("scripts")) / "rentan")
FLOOR = [sys.executable, "-c", "import typer, yaml; from pydantic import BaseModel"]
COST = [RENTAN, "cost", "--region", "kutim", "--workers", "100000"]
PLAN = [RENTAN, "plan", "--region", "kutim", "--cohort", "100000@2024"]
PAYMENTS = str(Path(__file__).parents[1] / "examples" / "pembayaran.csv")
REALISE = [RENTAN, "realise", PAYMENTS, "-r", "ppu", "-y", "2025", "-w", "15000"]
CONTINUE = [RENTAN, "continue", "-r", "tabalong", "-y", "2025"]
COMPARE = [RENTAN, "compare", "--region", "kutim", "--region", "paser", "--workers", "100000"]
SCENARIOS = str(Path(__file__).parents[1] / "examples" / "scenarios" / "kutim.yaml")
POLICIES = [RENTAN, "compare", "--policy", "kutim", "--policy", "paser", "--format", "json"]
AUDIT = [RENTAN, "audit", "--workers", "5606", "--months", "7", "--budget", "732210600"]
CHECKED = [
    str(Path(__file__).parents[1] / "policies" / f"{name}.yaml")
    for name in ("nasional", "kutim", "kukar", "paser", "kotabaru", "sulbar")
]
COMPLETION = {
    "_RENTAN_COMPLETE": "complete_bash",
    "COMP_WORDS": "rentan cost --region kut",
    "COMP_CWORD": "3",
}
RECEIPT = Path(tempfile.gettempdir()) / "rentan-cold-start.json"
RECEIPTS = {"cost, JSON": "JSON, receipt", "cost, table": "table, receipt"}
MOST_OF_RECEIPT = 1.1
CASES: list[tuple[str, list[str], dict[str, str], float]] = [
    ("cost, JSON", [*COST, "--format", "json"], {}, 0.65),
    ("cost, table", COST, {}, 0.85),
    ("plan, JSON", [*PLAN, "--format", "json"], {}, 0.75),
    ("plan, table", PLAN, {}, 1.0),
    ("realise, JSON", [*REALISE, "--format", "json"], {}, 0.95),
    ("continue, JSON", [*CONTINUE, "--format", "json"], {}, 0.9),
    ("compare, JSON", [*COMPARE, "--format", "json"], {}, 0.75),
    ("compare, table", COMPARE, {}, 1.1),
    ("two policies", POLICIES, {}, 1.05),
    ("scenario file", [RENTAN, "compare", SCENARIOS, "--format", "json"], {}, 1.5),
    ("audit, JSON", [*AUDIT, "--format", "json"], {}, 0.75),
    ("--help", [RENTAN, "--help"], {}, 0.5),
    ("cost --help", [RENTAN, "cost", "--help"], {}, 0.5),
    ("completion", [RENTAN], COMPLETION, 0.65),
    ("policy check of six", [RENTAN, "policy", "check", *CHECKED], {}, 2.5),
]


def seconds(command: list[str], extra: dict[str, str]) -> float:
    """The processor time of one process."""
    environment = {key: value for key, value in os.environ.items() if "BYTECODE" not in key}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment | extra, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=20)
    runs = parser.parse_args().runs
    plain = {name: command for name, command, _, _ in CASES}
    receipts: list[tuple[str, list[str], dict[str, str], float]] = [
        (case, [*plain[name], "--receipt", str(RECEIPT)], {}, 0.0)
        for name, case in RECEIPTS.items()
    ]
    everything = [("floor", FLOOR, {}, 0.0), *CASES, *receipts]
    times: dict[str, list[float]] = {name: [] for name, *_ in everything}
    for number in range(runs + 1):
        for name, command, extra, _ in everything:
            took = seconds(command, extra)
            if number:  # the first round fills the caches
                times[name].append(took)
    floor = statistics.median(times["floor"])
    over = 0
    print(f"floor {floor * 1000:.0f} ms, medians of {runs}")
    for name, _, _, bound in CASES:
        ratio = statistics.median(times[name]) / floor
        over += ratio > bound
        print(f"{name:14} {ratio:5.2f} × (at most {bound})")
    for name, case in RECEIPTS.items():
        ratio = statistics.median(times[case]) / statistics.median(times[name])
        over += ratio > MOST_OF_RECEIPT
        print(f"{case:14} {ratio:5.2f} × {name} (at most {MOST_OF_RECEIPT})")
    RECEIPT.unlink()
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
