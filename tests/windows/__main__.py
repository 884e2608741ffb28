"""Makes Wine where it is not there yet: ``python -m tests.windows``."""

import subprocess

from tests.windows.machine import lacking, root

if __name__ == "__main__":
    if reason := lacking():
        raise SystemExit(reason)
    try:
        print(root())
    except (OSError, RuntimeError, subprocess.TimeoutExpired) as error:
        raise SystemExit(f"it cannot be made: {error}") from None
