"""Writing a file whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


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
