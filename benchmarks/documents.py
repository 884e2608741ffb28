"""How long a document of a single answer takes, beside the import of the libraries it needs.

Whole processes, interleaved in one run so that a machine's moods fall on all alike; the median of
each is compared with the median of its own floor. Run it with the Python of an environment in
which rentan is installed with its extra ``report``:

    python benchmarks/documents.py [--runs 20]

It exits with 1 when a document is over its bound.
"""

import argparse
import sys
import tempfile
from pathlib import Path

if __package__ in {None, ""}:  # started as a file
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.processes import RENTAN, interleaved

ALL = "import typer, yaml; from pydantic import BaseModel"
LIBRARIES = {
    "xlsx": f"{ALL}; import xlsxwriter",
    "html": f"{ALL}; import jinja2, drawsvg, PIL.ImageFont",
    "docx": f"{ALL}; import docx",
}
"""What every command needs, and what each kind of document needs besides."""
ANSWERS = {
    "cost": ["cost", "--region", "kutim", "--workers", "100000"],
    "fit": ["fit", "--region", "kutim"],
    "plan": ["plan", "--region", "kutim", "--cohort", "100000@2024"],
}
BOUND = 2.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--kinds", default=",".join(LIBRARIES))
    given = parser.parse_args()
    kinds = given.kinds.split(",")
    with tempfile.TemporaryDirectory() as folder:
        commands = {f"floor {kind}": [sys.executable, "-c", LIBRARIES[kind]] for kind in kinds}
        for name, words in ANSWERS.items():
            for kind in kinds:
                output = str(Path(folder) / f"{name}.{kind}")
                commands[f"{name} {kind}"] = [RENTAN, *words, "--output", output]
        interleaved(commands, 1)  # the first round fills the caches
        found = interleaved(commands, given.runs)
    over = 0
    print(f"medians of {given.runs}, at most {BOUND} × the floor of each kind")
    for kind in kinds:
        floor = found[f"floor {kind}"]
        print(f"floor {kind}: {floor.seconds * 1000:.0f} ms")
        for name in ANSWERS:
            ratio = found[f"{name} {kind}"].seconds / floor.seconds
            over += ratio > BOUND
            print(f"  {name:5} {found[f'{name} {kind}'].seconds * 1000:5.0f} ms {ratio:5.2f} ×")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
