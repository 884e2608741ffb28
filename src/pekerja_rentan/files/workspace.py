"""Folders that one run works in: private, locked as long as it lives, and swept by a later run
when it was killed. A lock ends with its process, so no number of a process is taken for another's.
"""

import errno
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from pekerja_rentan.errors import InputError

BESIDE = ".rentan-"
"""How folders beside outputs begin."""
TEMPORARY = "rentan-"
"""How folders in the system's temporary folder begin."""
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LOCK = ".lock"
_MOST = 100_000
"""Entries of a folder that are looked at for what is left."""


class Workspace:
    """A new folder within ``folder``, for the user's eyes only; what runs that are gone have left
    there is removed first. Raises OSError where none can be made."""

    def __init__(self, folder: Path, begins: str = BESIDE) -> None:
        sweep(folder, begins)
        made = None
        while made is None:
            made = _made(folder, begins)
        self.path, self._lock = made

    def remove(self) -> None:
        """Removes the folder with all that is in it. May be called twice."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
        shutil.rmtree(self.path, ignore_errors=True)


@contextmanager
def temporary() -> Iterator[Path]:
    """A workspace in the system's temporary folder, gone at the end. Raises InputError where there
    is none, and for what finds no room in it: an error that names no file is of this folder, since
    whoever writes another tells it otherwise."""
    path = "TMPDIR"
    try:
        path = gettempdir()
        hidden = Workspace(Path(path), TEMPORARY)
    except OSError as error:
        raise InputError("temporary-folder", path=path, reason=error.strerror or "?") from None
    try:
        yield hidden.path
    except OSError as error:
        number = lacking_room(error)
        if number is None or not str(error.filename or path).startswith(path):
            raise
        reason = os.strerror(number)
        raise InputError("temporary-folder", path=path, reason=reason) from None
    finally:
        hidden.remove()


def number_of(error: BaseException) -> int | None:
    """The number of a system's error, also of one that Polars hands on in words."""
    told = re.search(r"os error ([0-9]+)", str(error))
    return int(told[1]) if told else getattr(error, "errno", None)


def lacking_room(error: OSError) -> int | None:
    """The number of the error where it is one of a disk that is full."""
    number = number_of(error)
    return number if number in _NO_ROOM else None


def sweep(folder: Path, begins: str) -> None:
    """Removes the workspaces in ``folder`` of this user's runs that are gone. What cannot be
    told to be such a one stays, links included."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in islice(entries, _MOST):
            if entry.name.startswith(begins) and _own(entry):
                _remove_if_left(Path(entry.path))


def _made(folder: Path, begins: str) -> tuple[Path, int | None] | None:
    """A folder and what holds its lock; None where another run has swept it before it was locked.
    A disk without locks gives a folder that is never swept."""
    path = Path(mkdtemp(prefix=begins, dir=folder))
    try:
        handle = os.open(path / _LOCK, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except FileNotFoundError:
        return None
    except OSError:
        path.rmdir()
        raise
    try:
        locked = _locked(handle)
    except OSError:
        os.close(handle)
        return path, None
    if locked and (path / _LOCK).exists():
        return path, handle
    os.close(handle)
    return None


def _own(entry: os.DirEntry[str]) -> bool:
    if not entry.is_dir(follow_symlinks=False):
        return False
    return sys.platform == "win32" or entry.stat(follow_symlinks=False).st_uid == os.getuid()


def _remove_if_left(path: Path) -> None:
    with suppress(OSError):
        try:
            handle = os.open(path / _LOCK, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
        except FileNotFoundError:
            path.rmdir()  # which only an empty folder lets be done
            return
        try:
            left = _locked(handle)
        finally:
            if sys.platform == "win32":  # where nothing that is open can be removed
                os.close(handle)
        if left:
            shutil.rmtree(path, ignore_errors=True)
        if sys.platform != "win32":
            os.close(handle)


def _locked(handle: int) -> bool:
    """Takes the lock of an open file, if nobody has it. Raises OSError where there are no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
