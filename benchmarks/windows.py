"""What a start takes on Windows, beside the floor that its libraries set.

Seconds of whole processes in the folder for planners (``packaging/windows``), run by the CPython
for Windows in Wine, in turn within one run; the least of each is compared, for Wine tells no
processor time of what it starts. ``tests/windows`` says what Wine is made with; root is needed:

    python -m benchmarks.windows [--runs 20]

It exits with 1 when an answer is over its bound.
"""

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.windows.machine import archive_in, windows

IMPORTS = "typer, pydantic, yaml"
MOST = 1.2
TIMING = """
import json, subprocess, sys, time
def taken(*words):
    begun = time.perf_counter()
    subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun
answer = ("-m", "pekerja_rentan", "cost", "-r", "kutim", "-w", "100", "-f", "json")
pairs = [(taken(*answer), taken("-c", "import " + sys.argv[1])) for _ in range(int(sys.argv[2]))]
print(json.dumps([min(each) for each in zip(*pairs)]))
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=20)
    runs = parser.parse_args().runs
    with TemporaryDirectory() as folder, windows(archive_in(Path(folder))) as machine:
        python = machine.folder / "python" / "python.exe"
        run = machine.run(python, "-c", TIMING, IMPORTS, str(runs))
    answer, floor = json.loads(run.stdout)
    print(f"cost, JSON {answer:.3f} s, {IMPORTS} {floor:.3f} s, the least of {runs}: ", end="")
    print(f"{answer / floor:.2f} × (at most {MOST})")
    return 1 if answer > MOST * floor else 0


if __name__ == "__main__":
    sys.exit(main())
