"""The user's own folders of rentan: configuration, and what may be deleted at any time.

By hand, since platformdirs would cost every start more than the whole reading of a policy.
"""

import os
import sys
from pathlib import Path
from typing import Literal

_PLACES = {
    "config": ("APPDATA", "Library/Application Support", "XDG_CONFIG_HOME", ".config"),
    "cache": ("LOCALAPPDATA", "Library/Caches", "XDG_CACHE_HOME", ".cache"),
}
"""By kind: the variable of Windows, the folder of macOS, and the variable of all others with what
holds without it."""


def user_folder(kind: Literal["config", "cache"]) -> Path | None:
    """Where this user keeps what is rentan's; None for who has no home."""
    windows, macos, named, default = _PLACES[kind]
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = home = os.environ.get(windows) or ""
    elif sys.platform == "darwin":
        base = f"{home}/{macos}"
    elif base := os.environ.get(named) or "":
        home = ""
    else:
        base = f"{home}/{default}"
    there = os.path.isabs(base) and (not home or os.path.isdir(home))
    return Path(base) / "rentan" if there else None
