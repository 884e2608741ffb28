"""Writing a file whole or not at all."""

from pathlib import Path


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
