"""``python -m tests.fuzz``: random inputs until the time is over, or the first wrong answer."""

import argparse
import sys
import time
import traceback

from tests.fuzz.run import SHARES, FoundError, areas, once, run


def main() -> int:
    """Prints how many inputs there were of each area, or the first wrong answer and its seed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0, help="how long (default: 1)")
    parser.add_argument("--inputs", type=int, help="at least so many inputs, however long it takes")
    parser.add_argument("--seed", default=str(time.time_ns()), help="where to begin")
    parser.add_argument("--only", choices=SHARES, help="with --seed: one input of this area anew")
    asked = parser.parse_args()
    try:
        if asked.only:
            with areas() as known:
                once(known[asked.only], asked.only, asked.seed)
            return 0
        tried = run(
            asked.seed,
            lambda tried: (
                tried.total >= asked.inputs if asked.inputs else tried.seconds >= 60 * asked.minutes
            ),
        )
    except FoundError as found:
        traceback.print_exception(found.error)
        sys.stderr.write(f"again: python -m tests.fuzz --only {found.area} --seed {found.seed}\n")
        return 1
    for area, count in tried.inputs.items():
        sys.stdout.write(f"{area:16}{count:>12,}\n")
    sys.stdout.write(f"{'all':16}{tried.total:>12,} in {tried.seconds:,.0f} s, nothing wrong\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
