"""Writing a file whole or not at all, and the same at every run."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from pekerja_rentan.errors import InputError


def created() -> datetime:
    """When a file says that it was made, in UTC without a zone: by SOURCE_DATE_EPOCH, else the
    first day that an archive knows, never the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    known = epoch.isascii() and epoch.isdigit() and len(epoch) <= 11
    seconds = int(epoch) if known else 315_532_800
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)


@contextmanager
def whole_file(target: Path, mode: int) -> Iterator[BinaryIO]:
    """A file beside ``target`` to write to, put in its place with the permissions ``mode`` when
    all is well. Raises OSError, and leaves nothing half-written behind."""
    from tempfile import NamedTemporaryFile

    temporary = None
    try:
        with NamedTemporaryFile(dir=target.parent, delete=False) as stream:
            temporary = Path(stream.name)
            yield stream  # type: ignore[misc]  # the wrapper is a BinaryIO in all but name
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        if temporary:
            temporary.unlink(missing_ok=True)
        raise


def write_whole(target: Path, data: bytes, mode: int) -> None:
    """Writes ``data`` to ``target``. Raises OSError like ``whole_file``."""
    with whole_file(target, mode) as stream:
        stream.write(data)


def write_file(content: str | bytes, path: Path) -> None:
    """Beside the file first, then in its place, so that it is never half there; a device or a
    pipe is written to as it is. Raises InputError for what cannot be written."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        target = path.resolve()
        if target.is_dir():
            raise InputError("output-is-folder", path=str(path))
        if not target.parent.is_dir():
            raise InputError("output-folder", path=str(path.parent))
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _refuse_open(path, target)
            mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
            write_whole(target, data, mode)
    except OSError as error:
        reason = error.strerror or "?"
        raise InputError("output-unwritable", path=str(path), reason=reason) from None


def _refuse_open(path: Path, target: Path) -> None:
    """Refuses a file that an office program says it has open: what is written now would be lost
    when that one saves. Raises InputError."""
    name = target.name
    for lock in (f".~lock.{name}#", f"~${name}", f"~${name[2:]}"):
        if target.exists() and target.with_name(lock).exists():
            raise InputError("output-open", path=str(path), lock=lock)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
