"""Files that appear together, whole or not at all.

Whatever is written lies in a hidden folder beside its place, for the user's eyes only, until all
of it is there; then it is moved into place. Should that fail half-way, what stood there before is
put back. An answer on stdout or in a device, which cannot be taken back, is written just before.
"""

import errno
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copy2
from typing import IO, NamedTuple, Protocol, Self
from weakref import WeakSet

from pekerja_rentan import signals
from pekerja_rentan.errors import InputError
from pekerja_rentan.files import names
from pekerja_rentan.files.inputs import identity, is_read, is_read_file
from pekerja_rentan.files.workspace import Workspace


class Abandonable(Protocol):
    """A writer that can let go of its file."""

    def abandon(self) -> None: ...


class _StagedFile(NamedTuple):
    """What will stand at ``target``, asked for as ``path``, and where it lies until then; whether
    it tells of people, or the file at ``target`` is only taken away."""

    path: Path
    target: Path
    waiting: Path
    private: bool
    gone: bool = False


class FileTransaction:
    """Where the files of one run are written until all of them are put in their places.

    ``inputs`` are files that are read (paths or descriptors), so none of them may be written, nor
    one that the run has noted (``inputs.reads``). As a context manager it discards whatever was not
    placed.
    """

    def __init__(self, inputs: Iterable[Path | int] = ()) -> None:
        self._inputs = {known for each in inputs if (known := identity(each))}
        self._staged: dict[str, _StagedFile] = {}
        self._devices: list[tuple[Path, bytes]] = []
        self._hidden: dict[Path, Workspace] = {}
        self._made: list[Path] = []
        self._writers: WeakSet[Abandonable] = WeakSet()
        self._files = 0

    def check(self, path: Path, *, make_folder: bool = False) -> Path:
        """The file that ``path`` means, links followed. Raises InputError for one that is an
        input, an output already, open in another program, write-protected, a folder, no file, or
        in a folder that may not be written in or is not there (unless ``make_folder``)."""
        names.refuse_impossible(path)
        target = _target(path)
        if target.is_dir():
            raise InputError("output-is-folder", path=str(path))
        if not target.parent.is_dir() and not make_folder:
            missing = target if path.is_symlink() else path
            raise InputError("output-folder", path=str(missing.parent))
        known = identity(target)
        if known and (known in self._inputs or is_read(known)):
            raise InputError("output-is-input", path=str(path))
        if known and not target.is_file():
            raise InputError("output-not-file", path=str(path))
        _refuse_open(path, target)
        if _key(target) in self._staged:
            raise InputError("output-twice", path=str(path))
        there = next(folder for folder in target.parents if folder.exists())
        if not there.is_dir():
            raise InputError("output-no-folder", path=str(there))
        protected = known and not os.access(target, os.W_OK)
        if protected or not os.access(there, os.W_OK | os.X_OK):
            raise InputError("output-unwritable", path=str(path), reason=os.strerror(errno.EACCES))
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

    def stage(self, path: Path, *, make_folder: bool = False, private: bool = True) -> Path:
        """Where to write what will stand at ``path``, a file or a new folder; ``private`` keeps a
        new one from other users. Raises InputError like ``check``, and for a folder that cannot
        be written in."""
        target = self.check(path, make_folder=make_folder)
        waiting = self.scratch(path, make_folder=make_folder)
        self._staged[_key(target)] = _StagedFile(path, target, waiting, private)
        return waiting

    def remove(self, path: Path) -> None:
        """Has the file at ``path`` gone when all is placed. Raises InputError like ``check``."""
        target, waiting = self.check(path), self.scratch(path)
        self._staged[_key(target)] = _StagedFile(path, target, waiting, private=True, gone=True)

    def add(self, path: Path, content: str | bytes, *, private: bool = True) -> None:
        """Has ``content`` stand at ``path`` when all else is placed; a stream (``is_stream``) is
        written to as it is, just before. Raises InputError."""
        data = content.encode("utf-8") if isinstance(content, str) else content
        names.refuse_device(path)
        with writing(path):
            if is_stream(path):
                self._devices.append((path, data))
                return
        waiting = self.stage(path, private=private)
        with writing(path):
            waiting.write_bytes(data)

    def scratch(self, path: Path, *, make_folder: bool = False) -> Path:
        """The name of a file to be, on the disk of ``path``, that is removed in the end.

        Raises InputError for a folder that cannot be made or written in.
        """
        names.refuse_impossible(path)
        folder = _target(path).parent
        if folder not in self._hidden:
            with writing(path):
                if make_folder:
                    self._make(folder)
                self._hidden[folder] = Workspace(folder)
        self._files += 1
        return self._hidden[folder].path / f"{self._files}{path.suffix.lower()}"

    def _make(self, folder: Path) -> None:
        missing = [part for part in (folder, *folder.parents) if not part.exists()]
        for part in reversed(missing):
            try:
                part.mkdir(mode=0o700)
            except FileExistsError:  # another run was faster
                continue
            self._made.append(part)

    def watch(self, writer: Abandonable) -> None:
        """Lets ``writer`` go when everything is discarded."""
        self._writers.add(writer)

    def commit(self, last: Callable[[], object] = lambda: None) -> None:
        """Puts everything in its place, after ``last`` has written what cannot be taken back.
        Raises InputError, and leaves all as it was before."""
        moved: list[tuple[_StagedFile, Path | None]] = []
        try:
            for staged in self._staged.values():
                _refuse_open(staged.path, staged.target)
            for path, data in self._devices:
                with streaming(path) as device:
                    device.write(data)
            signals.check()
            last()
            for number, staged in enumerate(self._staged.values()):
                target, waiting = staged.target, staged.waiting
                with writing(staged.path):
                    old = waiting.parent / f"old-{number}" if target.exists() else None
                    moved.append((staged, old))
                    _keep(target, old)
                    if staged.gone:
                        target.unlink(missing_ok=True)
                        continue
                    waiting.chmod(_mode(staged))
                    waiting.replace(target)
        except BaseException:
            for staged, old in reversed(moved):
                _put_back(staged, old)
            self.discard()
            raise
        self._made = []
        self.discard()

    def discard(self) -> None:
        """Removes everything that is not in its place. May be called at any time, and twice."""
        for writer in list(self._writers):
            with suppress(OSError):  # as where what it still holds finds no room
                writer.abandon()
        for hidden in self._hidden.values():
            hidden.remove()
        for folder in reversed(self._made):
            with suppress(OSError):
                folder.rmdir()
        self._writers.clear()
        self._hidden, self._made, self._staged, self._devices = {}, [], {}, []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.discard()


_DESCRIPTORS = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}


def _descriptor(path: Path) -> int | None:
    """The number of the run's own stream that ``path`` names, if it does."""
    found = re.fullmatch(r"(?:/dev|/proc/self)/fd/([0-9]{1,9})", str(path))
    return int(found[1]) if found else _DESCRIPTORS.get(str(path))


def is_stream(path: Path) -> bool:
    """Whether ``path`` is written to as it is: a device, a pipe, or a stream of the run's own,
    which may lead into a file that others write too."""
    own = _descriptor(path) is not None
    return own or (path.exists() and not path.is_file() and not path.is_dir())


@contextmanager
def streaming(path: Path) -> Iterator[IO[bytes]]:
    """A stream (``is_stream``) to write to. Raises InputError where it cannot be written, and for
    a file that the run reads."""
    own = _descriptor(path)
    if is_read_file(path if own is None else own):
        raise InputError("output-is-input", path=str(path))
    with writing(path), path.open("wb") if own is None else os.fdopen(os.dup(own), "wb") as opened:
        yield opened


def _target(path: Path) -> Path:
    """The file that a path means, links followed, by a name that the system takes."""
    full = names.in_full(path)
    with suppress(OSError):  # a drive that does not tell where its links lead
        return names.in_full(Path(os.path.realpath(full)))
    return full


def _key(target: Path) -> str:
    """The same for names that some disks hold to be one: ``A.csv`` and ``a.csv``, ``é`` in one
    character and in two."""
    return unicodedata.normalize("NFC", str(target)).casefold()


def _mode(staged: _StagedFile) -> int:
    """The permissions of the file that is there, else those that a new one gets."""
    if staged.target.exists():
        return staged.target.stat().st_mode & 0o777
    if staged.waiting.is_dir():
        return 0o700
    return 0o600 if staged.private else 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _refuse_open(path: Path, target: Path) -> None:
    """Refuses a file that an office program says it has open, since what is written now would be
    lost when that one saves, and one that another program holds. Raises InputError."""
    if names.is_held(target):
        raise InputError("output-held", path=str(path))
    name = target.name
    for lock in (f".~lock.{name}#", f"~${name}", f"~${name[2:]}"):
        # os.path: a name that is too long for a lock's file has none
        if target.exists() and os.path.exists(target.with_name(lock)):
            raise InputError("output-open", path=str(path), lock=lock)


def _keep(target: Path, old: Path | None) -> None:
    """Keeps the file that is at ``target``, if there is one, under the name ``old`` too."""
    if old is None:
        return
    try:
        os.link(target, old)
    except OSError:  # not every disk has links; moved, it would be swept with what a kill leaves
        copy2(target, old)


def _put_back(staged: _StagedFile, old: Path | None) -> None:
    with suppress(OSError):
        if old is None:
            staged.target.replace(staged.waiting)
        elif old.exists():
            old.replace(staged.target)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Says of ``path`` what goes wrong while it is written. Raises InputError for it."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise InputError("output-full", path=str(path)) from None
        if names.says_held(error):
            raise InputError("output-held", path=str(path)) from None
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise InputError("output-unwritable", path=str(path), reason=reason) from None
