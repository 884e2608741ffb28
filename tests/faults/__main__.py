"""``python -m tests.faults``: faults for as long as you like."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.campaign import campaign, told


def main() -> int:
    """Does what the command line asks for; 1 where something was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200, help="how often each signal is sent")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=5, help="none is begun after that")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        outcome = campaign(Path(folder), asked.times, asked.seed, asked.minutes * 60)
    print(told(outcome))
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
