"""Writing a file whole or not at all, and the same at every run."""

import os
from datetime import UTC, datetime
from pathlib import Path

from pekerja_rentan.errors import InputError
from pekerja_rentan.files.names import refuse_impossible


def created() -> datetime:
    """When a file says that it was made, in UTC without a zone: by SOURCE_DATE_EPOCH, else the
    first day that an archive knows, never the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    known = epoch.isascii() and epoch.isdigit() and len(epoch) <= 11
    seconds = int(epoch) if known else 315_532_800
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)


def write_atomic(target: Path, data: bytes, mode: int) -> None:
    """Writes ``data`` beside ``target``, then puts it there with the permissions ``mode``. Raises
    OSError, and leaves nothing half-written behind."""
    from pekerja_rentan.files.workspace import Workspace

    hidden = Workspace(target.parent)
    try:
        made = hidden.path / "made"
        made.write_bytes(data)
        made.chmod(mode)
        made.replace(target)
    finally:
        hidden.remove()


def file_to_write(name: str | None) -> str | None:
    """The name of a file to be. Raises InputError for one that only a folder can have, which a
    ``Path`` would not tell from a file's, and for one that Windows has for no file."""
    if name is not None:
        refuse_impossible(name)
    if name and os.path.basename(name) in ("", os.curdir, os.pardir):
        raise InputError("output-is-folder", path=name)
    return name


def write_file(content: str | bytes, path: Path, *, private: bool = False) -> None:
    """Beside the file first, then in its place, so that it is never half there; a device or a
    pipe is written to as it is. ``private`` keeps a new one from other users. Raises InputError
    for what cannot be written."""
    from pekerja_rentan.files.transaction import FileTransaction

    with FileTransaction() as transaction:
        transaction.add(path, content, private=private)
        transaction.commit()
