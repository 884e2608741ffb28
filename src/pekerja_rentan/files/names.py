"""What the names of files are to Windows: devices whatever their suffix is, names that none can
have, names that are too long, and what shells of other systems read before a program does.

Elsewhere every name here is as it stands.
"""

import errno
import os
import re
import sys
from pathlib import Path, PureWindowsPath

from pekerja_rentan.errors import InputError

_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")
DEVICES = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS})
"""What Windows takes for a device whatever its suffix is."""
_NEVER = r'[<>:"|?*\0-\x1f]'
_HOME = r"(--[a-z-]+=)?~(?=$|[\\/])"
_LONG = 180
"""Letters of a path from which on it is written in full: Windows allows 259 to who does not, and
what waits beside a file has a longer name than that."""


def is_missing(error: OSError) -> bool:
    """Whether an error says that there is no file of such a name; Windows tells it apart from a
    name that none can have, as ``daftar/*.csv`` is there."""
    impossible = sys.platform == "win32" and error.errno == errno.EINVAL
    return impossible or isinstance(error, FileNotFoundError)


def refuse_device(path: str | Path) -> None:
    """Refuses what Windows would read from, or write to, a device. Raises InputError."""
    if sys.platform == "win32" and (name := device_in(str(path))):
        raise InputError("name-device", path=str(path), name=name)


def refuse_impossible(path: str | Path) -> None:
    """Refuses a device, and a name that no file of Windows can have: what stands behind a colon
    would go where nobody sees it. Raises InputError."""
    refuse_device(path)
    if sys.platform == "win32" and (name := impossible_in(str(path))):
        raise InputError("name-impossible", path=str(path), name=name)


def device_in(path: str) -> str:
    """The device that a part of a path of Windows names, if one does."""
    names = (part.partition(".")[0].strip() for part in _parts(path))
    return next((name for name in names if name.lower() in DEVICES), "")


def impossible_in(path: str) -> str:
    """The part of a path that no file of Windows can be called, if there is one."""
    found = (part for part in _parts(path) if re.search(_NEVER, part) or part.rstrip(" .") != part)
    return next((part for part in found if part.strip(".")), "")


def _parts(path: str) -> tuple[str, ...]:
    split = PureWindowsPath(path)
    return split.parts[1:] if split.anchor else split.parts


def with_home(word: str) -> str:
    """A word of a command with the user's home for ``~``, also behind an option's ``=``, as shells
    write it out elsewhere. ``~$desa.xlsx`` is a file."""
    if sys.platform == "win32" and (begun := re.match(_HOME, word)):
        return f"{begun[1] or ''}{os.path.expanduser('~')}{word[begun.end() :]}"
    return word


def in_full(path: Path) -> Path:
    """The same file by a name that Windows takes however long it is."""
    text = os.path.abspath(path) if sys.platform == "win32" else ""
    if len(text) < _LONG or text.startswith("\\\\?\\"):
        return path
    return Path(f"\\\\?\\UNC{text[1:]}" if text.startswith("\\\\") else f"\\\\?\\{text}")


def is_held(path: Path) -> bool:
    """Whether another program has a file open so that nobody can replace it, which only Windows
    has: to rename it as it is called does nothing, and shows it."""
    if sys.platform != "win32" or not path.is_file():
        return False
    try:
        os.rename(path, path)
    except OSError as error:
        return says_held(error)
    return False


def refuse_unreadable(error: OSError, path: str | Path) -> None:
    """Raises InputError for a file that Windows does not let be read, as where Excel holds it."""
    if sys.platform == "win32" and isinstance(error, PermissionError) and os.path.isfile(path):
        raise InputError("input-held", path=str(path)) from None


def says_held(error: OSError) -> bool:
    """Whether an error of Windows says that another program holds the file."""
    return getattr(error, "winerror", None) in (_SHARING, _LOCKED)


_SHARING, _LOCKED = 32, 33
