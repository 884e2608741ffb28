"""The files that a run reads, so that none of them is written over."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from stat import S_ISREG

Identity = tuple[int, int]
_READ: ContextVar[set[Identity] | None] = ContextVar("read", default=None)


def identity(file: str | Path | int) -> Identity | None:
    """The same for all names of one file, links included; None where there is none."""
    try:
        status = os.stat(file)
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def reads(file: str | Path | int) -> None:
    """Notes that the run, if there is one, reads ``file`` (a path or a descriptor)."""
    known = _READ.get()
    if known is not None and (found := identity(file)):
        known.add(found)


def read_at_most(most: int, file: Path) -> bytes:
    """What is in a file that the run reads, no more than one byte above ``most``, be it a device
    that never ends. Raises OSError."""
    with file.open("rb") as stream:
        reads(stream.fileno())
        return stream.read(most + 1)


def is_read(found: Identity | None) -> bool:
    """Whether the run reads this file."""
    return found in (_READ.get() or ())


def is_read_file(file: str | Path | int) -> bool:
    """Whether ``file`` (a path or a descriptor) is a regular one that the run reads."""
    try:
        return S_ISREG(os.stat(file).st_mode) and is_read(identity(file))
    except (OSError, ValueError):
        return False


@contextmanager
def noted() -> Iterator[None]:
    """A run: what is read within is noted, and forgotten at the end."""
    token = _READ.set(set())
    try:
        yield
    finally:
        _READ.reset(token)
