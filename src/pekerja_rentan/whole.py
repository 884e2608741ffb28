"""Writing a file whole or not at all, and the same at every run."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO


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
