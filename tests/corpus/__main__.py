"""``python -m tests.corpus FOLDER``: proves every spreadsheet and text in a folder."""

import argparse
import sys
from pathlib import Path

from tests.corpus.proof import added
from tests.corpus.run import files, run, serve


def main(words: list[str] | None = None) -> int:
    """Prints what is wrong with which file, and how many there were; 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--minutes", type=float, default=10, help="none is begun after that")
    parser.add_argument("--jobs", type=int, default=2, help="processes; 0: this one")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(words)
    if asked.serve:
        serve()
        return 0
    if not asked.folder or not asked.folder.is_dir():
        parser.error("a FOLDER is needed")
    paths = files(asked.folder.resolve())
    tried = [*run(paths, asked.jobs, 60 * asked.minutes)]
    for path, proof in sorted(tried):
        for fault in proof.faults:
            sys.stdout.write(f"{path}: {fault}\n")
    wrong = sum(bool(each.proof.faults) for each in tried)
    whole = added([each.proof for each in tried])
    sys.stdout.write(
        f"{len(tried):,} of {len(paths):,} files tried, {wrong:,} with faults; judged "
        f"{whole.judged:,} times, refused {whole.refused:,} times, {whole.lines:,} lines counted\n"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
