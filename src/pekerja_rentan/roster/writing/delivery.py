"""Files that appear together, whole or not at all.

Whatever is written lies in a hidden folder beside its place, for the user's eyes only, until all
of it is there; then it is moved into place. Should that fail half-way, what stood there before is
put back.
"""

import errno
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from types import TracebackType
from typing import NamedTuple, Protocol, Self
from weakref import WeakSet

import polars as pl

from pekerja_rentan.errors import InputError


class Abandonable(Protocol):
    """A writer that can let go of its file."""

    def abandon(self) -> None: ...


class _Staged(NamedTuple):
    """What will stand at ``target``, and where it lies until then."""

    target: Path
    waiting: Path


class Delivery:
    """Where the files of one run are written until all of them are put in their places.

    ``inputs`` are files that are read, so none of them may be written. As a context manager it
    discards whatever was not placed.
    """

    def __init__(self, inputs: Iterable[Path] = ()) -> None:
        self._inputs = {known for path in inputs if (known := _identity(path))}
        self._staged: dict[str, _Staged] = {}
        self._hidden: dict[Path, Path] = {}
        self._made: list[Path] = []
        self._writers: WeakSet[Abandonable] = WeakSet()
        self._files = 0

    def check(self, path: Path, *, make_folder: bool = False) -> Path:
        """The file that ``path`` means, links followed. Raises InputError for one that is an
        input, an output already, a folder, no file, or in a folder that may not be written in or
        is not there (unless ``make_folder``)."""
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise InputError("output-is-folder", path=str(path))
        if not target.parent.is_dir() and not make_folder:
            raise InputError("output-folder", path=str(path.parent))
        known = _identity(target)
        if known in self._inputs:
            raise InputError("output-is-input", path=str(path))
        if known and not target.is_file():
            raise InputError("output-not-file", path=str(path))
        if _key(target) in self._staged:
            raise InputError("output-twice", path=str(path))
        there = next(folder for folder in target.parents if folder.exists())
        if not os.access(there, os.W_OK | os.X_OK):
            reason = os.strerror(errno.EACCES)
            raise InputError("output-unwritable", path=str(path), reason=reason)
        return target

    def check_all(self, paths: Iterable[tuple[Path, bool]]) -> None:
        """Checks outputs to come, each with whether its folder may be made. Raises InputError like
        ``check``, and for two that are one file."""
        seen: set[str] = set()
        for path, make_folder in paths:
            key = _key(self.check(path, make_folder=make_folder))
            if key in seen:
                raise InputError("output-twice", path=str(path))
            seen.add(key)

    def stage(self, path: Path, *, make_folder: bool = False) -> Path:
        """Where to write what will stand at ``path``. Raises InputError like ``check``, and for a
        folder that cannot be written in."""
        target = self.check(path, make_folder=make_folder)
        waiting = self.scratch(path, make_folder=make_folder)
        self._staged[_key(target)] = _Staged(target, waiting)
        return waiting

    def scratch(self, path: Path, *, make_folder: bool = False) -> Path:
        """The name of a file to be, on the disk of ``path``, that is removed in the end.

        Raises InputError for a folder that cannot be made or written in.
        """
        folder = Path(os.path.realpath(path)).parent
        if folder not in self._hidden:
            with writing(path):
                if make_folder:
                    self._make(folder)
                self._hidden[folder] = Path(mkdtemp(prefix=".rentan-", dir=folder))
        self._files += 1
        return self._hidden[folder] / f"{self._files}{path.suffix.lower()}"

    def _make(self, folder: Path) -> None:
        missing = [part for part in (folder, *folder.parents) if not part.exists()]
        for part in reversed(missing):
            part.mkdir()
            self._made.append(part)

    def watch(self, writer: Abandonable) -> None:
        """Lets ``writer`` go when everything is discarded."""
        self._writers.add(writer)

    def add_text(self, path: Path, text: str) -> None:
        """Has ``text`` stand at ``path`` when all else is placed. Raises InputError."""
        waiting = self.stage(path)
        with writing(path):
            waiting.write_text(text, encoding="utf-8", newline="")

    def place(self) -> None:
        """Puts everything in its place. Raises InputError, and leaves all as it was before."""
        moved: list[tuple[Path, Path | None]] = []
        try:
            for number, (target, waiting) in enumerate(self._staged.values()):
                with writing(target):
                    waiting.chmod(_mode(target))
                    old = waiting.parent / f"old-{number}" if target.exists() else None
                    moved.append((target, old))
                    _keep(target, old)
                    waiting.replace(target)
        except BaseException:
            for target, old in reversed(moved):
                _put_back(target, old)
            self.discard()
            raise
        self._made = []
        self.discard()

    def discard(self) -> None:
        """Removes everything that is not in its place. May be called at any time, and twice."""
        for writer in list(self._writers):
            writer.abandon()
        for folder in self._hidden.values():
            shutil.rmtree(folder, ignore_errors=True)
        for folder in reversed(self._made):
            with suppress(OSError):
                folder.rmdir()
        self._writers.clear()
        self._hidden, self._made, self._staged = {}, [], {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.discard()


def _identity(path: Path) -> tuple[int, int] | None:
    """The same for all names of one file; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _key(target: Path) -> str:
    """The same for names that some disks hold to be one: ``A.csv`` and ``a.csv``."""
    return str(target).casefold()


def _mode(target: Path) -> int:
    """The permissions of the file that is there, else those that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _keep(target: Path, old: Path | None) -> None:
    """Keeps the file that is at ``target``, if there is one, under the name ``old`` too."""
    if old is None:
        return
    try:
        os.link(target, old)
    except OSError:  # not every disk has links
        target.replace(old)


def _put_back(target: Path, old: Path | None) -> None:
    with suppress(OSError):
        if old is None:
            target.unlink(missing_ok=True)
        elif old.exists():
            old.replace(target)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Says of ``path`` what goes wrong while it is written. Raises InputError for it."""
    try:
        yield
    except (OSError, pl.exceptions.ComputeError) as error:
        number = _number(error)
        if number is None and not isinstance(error, OSError):
            raise
        if number in (errno.ENOSPC, errno.EDQUOT):
            raise InputError("output-full", path=str(path)) from None
        reason = os.strerror(number) if number else str(error)
        raise InputError("output-unwritable", path=str(path), reason=reason) from None


def _number(error: Exception) -> int | None:
    """What the system calls an error; Polars hands it on in words."""
    if isinstance(error, OSError) and error.errno:
        return error.errno
    told = re.search(r"os error ([0-9]+)", str(error))
    return int(told[1]) if told else None
