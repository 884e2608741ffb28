"""How many answers the engine gives a second in one process, beside the barest arithmetic.

    python benchmarks/engine.py [--answers 200000]

It exits with 1 below 100.000 ``cost`` answers a second.
"""

import argparse
import sys
import time
from collections.abc import Callable

from pekerja_rentan import cost, fit, load_policy

BOUND = 100_000


def rate(answer: Callable[[int], object], answers: int) -> float:
    """Answers in a second of processor time, the best of five rounds."""
    best = 0.0
    for _ in range(5):
        begin = time.process_time()
        for workers in range(1, answers // 5 + 1):
            answer(workers)
        best = max(best, answers / 5 / (time.process_time() - begin))
    return best


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--answers", type=int, default=200_000)
    answers = parser.parse_args().answers
    kutim = load_policy("kutim")
    bare = rate(lambda workers: workers * 12 * 16_800, answers)
    costs = rate(lambda workers: cost(kutim, workers=workers), answers)
    fits = rate(lambda workers: fit(kutim, budget=workers * 10**6, months=3), answers // 10)
    print(f"bare arithmetic {bare:12,.0f} a second")
    print(f"cost            {costs:12,.0f} a second (at least {BOUND:,})")
    print(f"fit             {fits:12,.0f} a second")
    return 1 if costs < BOUND else 0


if __name__ == "__main__":
    sys.exit(main())
