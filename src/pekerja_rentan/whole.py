"""Writing a file whole or not at all, and the same at every run."""

import os
from datetime import UTC, datetime
from pathlib import Path


def created() -> datetime:
    """When a file says that it was made, in UTC without a zone: by SOURCE_DATE_EPOCH, else the
    first day that an archive knows, never the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    known = epoch.isascii() and epoch.isdigit() and len(epoch) <= 11
    seconds = int(epoch) if known else 315_532_800
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)


def write_whole(target: Path, data: bytes, mode: int) -> None:
    """Writes ``data`` beside ``target`` and then puts it in its place with the permissions
    ``mode``. Raises OSError, and leaves nothing half-written behind."""
    from tempfile import NamedTemporaryFile

    temporary = None
    try:
        with NamedTemporaryFile(dir=target.parent, delete=False) as stream:
            temporary = Path(stream.name)
            stream.write(data)
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        if temporary:
            temporary.unlink(missing_ok=True)
        raise
