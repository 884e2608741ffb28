"""``rentan`` and ``python -m pekerja_rentan``."""

import gc
import os
import sys
from contextlib import suppress


def run() -> None:
    """The entry point of the console script, for a run that is over in a moment.

    Collecting garbage while modules load, and taking them all down again at the end, would take
    a fifth of it; both are left to the operating system. A command that runs long turns the
    collector on again.
    """
    gc.disable()
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
