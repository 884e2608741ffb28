"""``rentan`` and ``python -m pekerja_rentan``."""

import gc
import os
import sys
from contextlib import suppress


def run() -> None:
    """The entry point of the console script.

    Most runs are over in a moment, so of ``cost --format json`` a fifth is saved here: 7 % by
    collecting garbage only where much is made, not while modules load, and 13 % by leaving it to
    the operating system to take them down at the end (benchmarks/cold_start.py measures both).
    """
    gc.set_threshold(200_000)  # loading Polars makes 120,000 objects
    try:
        from pekerja_rentan.cli.process import end_quietly, prepare

        prepare()
        from pekerja_rentan.cli.app import main

        code = main()
        end_quietly()
    except KeyboardInterrupt:  # while modules load
        code = 130
    except SystemExit as stop:
        code = int(stop.code or 0)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # what could not be written has been told
            if stream is not None:
                stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
