"""Which files a user means by files, folders, patterns and ``-``."""

import errno
import glob
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from pekerja_rentan.engine.result import Note, advice
from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.files.inputs import reads
from pekerja_rentan.files.names import in_full, is_missing, refuse_device
from pekerja_rentan.files.workspace import lacking_room
from pekerja_rentan.roster.reading.kinds import SUFFIXES
from pekerja_rentan.roster.reading.plaintext import new_file

_STDIN = "-"


class File(NamedTuple):
    """A file to read, how people call it, and what was left out beside it."""

    path: Path
    name: str
    notes: tuple[Note, ...] = ()


def find_files(paths: Sequence[str], scratch: Path) -> list[File]:
    """The files, in the order given, a folder's by name. What is no file on disk (``-``, a pipe)
    is first put into ``scratch``. Raises InputError for what is missing, named twice, or not named
    in UTF-8."""
    check_name(scratch)
    files = [file for text in paths for file in _files(text, scratch)]
    seen: dict[tuple[int, int], File] = {}
    for file in files:
        check_name(file.path)
        reads(file.path)
        status = file.path.stat()
        first = seen.setdefault((status.st_dev, status.st_ino), file)
        if first is not file:
            raise InputError("roster-twice", path=str(file.path), first=str(first.path))
    return named(files)


def check_name(path: Path) -> None:
    """Raises InputError for a path that holds bytes which are not UTF-8: what reads and writes
    tables cannot take it, and every row is said to come from a file by its name."""
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise InputError("path-not-utf8", path=str(path)) from error


def _files(text: str, scratch: Path) -> list[File]:
    path = in_full(Path(text))
    check_name(path)
    try:
        if text == _STDIN:
            if sys.stdin is None:
                raise InputError("path-unusable", path=_STDIN, reason="closed")
            reads(sys.stdin.fileno())
            return [File(_spooled(sys.stdin.buffer.fileno(), scratch), _STDIN)]
        refuse_device(path)
        mode = os.stat(path if text else text).st_mode  # no name is not this folder
        if stat.S_ISDIR(mode):
            return _of_folder(path)
        if stat.S_ISREG(mode):
            return [File(path, path.name)]
        with path.open("rb") as stream:
            return [File(_spooled(stream.fileno(), scratch), path.name)]
    except OSError as error:
        if is_missing(error):
            if glob.has_magic(text):
                return _of_pattern(text)
            raise InputError("roster-missing", path=text, near=_near(path)) from None
        if lacking_room(error):  # which it is put into
            raise
        raise unreadable(text, error) from None


def unreadable(path: str, error: OSError) -> InputError:
    return InputError("roster-unreadable", path=path, reason=error.strerror or "?")


def _near(path: Path) -> str:
    """The file of the same folder that is called most like a missing one."""
    try:
        name = nearest(path.name, sorted(os.listdir(path.parent)))
    except OSError:
        return ""
    return str(path.with_name(name)) if name else ""


def _spooled(descriptor: int, scratch: Path) -> Path:
    made = new_file(scratch, suffix="")
    with os.fdopen(os.dup(descriptor), "rb") as source, made.open("wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
    return made


def _of_folder(folder: Path) -> list[File]:
    try:
        entries = sorted(folder.iterdir(), key=_parts)
    except OSError as error:
        raise unreadable(str(folder), error) from None
    files = _rosters(entries)
    if not files:
        raise InputError("folder-empty", path=str(folder), suffixes=SUFFIXES)
    return files


def _of_pattern(pattern: str) -> list[File]:
    _refuse_shut(pattern)
    matches = sorted(map(Path, glob.glob(pattern, recursive=True)), key=_parts)
    files = _rosters(match for match in matches if not match.is_dir())
    if not files:
        raise InputError("pattern-empty", pattern=pattern, suffixes=SUFFIXES)
    return files


def _parts(path: Path) -> tuple[str, ...]:
    """By what paths are in order, the same on every system: Windows would put ``a`` before ``B``,
    and rows are numbered in the order of their files."""
    return path.parts


def _refuse_shut(pattern: str) -> None:
    """Refuses a pattern that leads into a folder which cannot be looked into, since lists may lie
    there. Raises InputError."""
    for above in Path(pattern).parents:
        for folder in glob.glob(str(above), recursive=True):
            if os.path.isdir(folder) and not os.access(folder, os.R_OK | os.X_OK):
                reason = os.strerror(errno.EACCES)
                raise InputError("roster-unreadable", path=folder, reason=reason)


def _rosters(entries: Iterable[Path]) -> list[File]:
    """The rosters among files and folders; what else is there is noted with the first of them,
    but for what programs leave behind (``_SUCCESS``, ``.crc``, ``~$desa.xlsx``)."""
    files: list[Path] = []
    other: list[Path] = []
    for entry in entries:
        if entry.name.startswith((".", "_", "~$")):
            continue
        roster = entry.is_file() and entry.suffix.lower() in SUFFIXES and entry.stat().st_size
        (files if roster else other).append(entry)
    notes = (advice("rosters-left-out", files=[each.name for each in other]),) if other else ()
    return [File(path, path.name, notes if not at else ()) for at, path in enumerate(files)]


def named(files: Sequence[File]) -> list[File]:
    """Every file by its own name, or with as many of its folders as set it apart."""
    found = []
    for file in files:
        others = [other.path.parts for other in files if other is not file]
        parts = file.path.parts
        shown = next(
            (n for n in range(1, len(parts)) if all(o[-n:] != parts[-n:] for o in others)),
            len(parts),
        )
        own = file.name if shown == 1 or file.path.name != file.name else "/".join(parts[-shown:])
        found.append(file._replace(name=own))
    return found
