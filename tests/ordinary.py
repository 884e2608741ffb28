"""Runs of rentan by a user whom file permissions bind."""

import os
import subprocess
import sys
from typing import Any

WITHOUT_POWERS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
"""A superuser who is bound by permissions like anybody else (Linux)."""


def ordinary(*words: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """A run of its own process; one by the superuser is made to heed permissions."""
    powers = WITHOUT_POWERS if sys.platform == "linux" and os.geteuid() == 0 else []
    return subprocess.run(
        [*powers, sys.executable, "-m", "pekerja_rentan", *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
        **more,
    )
