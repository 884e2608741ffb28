"""Files and stdin that are read as they come, and the file that a long answer is written to."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from io import BufferedReader
from pathlib import Path
from typing import cast

from pekerja_rentan.errors import InputError
from pekerja_rentan.whole import whole_file


@contextmanager
def opened(path: str, missing: str) -> Iterator[BufferedReader]:
    """The bytes of a file, or of stdin for ``-``. Raises InputError, ``missing`` for a file that is
    not there."""
    if path == "-":
        if sys.stdin is None:
            raise InputError("path-unusable", path="-", reason="closed")
        yield cast(BufferedReader, sys.stdin.buffer)
        return
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(Path(path).open("rb"))
        except FileNotFoundError:
            raise InputError(missing, path=path) from None
        yield stream


@contextmanager
def writer(output: str | None, source: BufferedReader) -> Iterator[Callable[[str], object]]:
    """What writes text to ``output``, whole or not at all and never over ``source``, or to stdout.

    Raises InputError for a file that cannot be written.
    """
    if output is None:
        yield _to_stdout
        return
    target = Path(output).resolve()
    _refuse_unwritable(target, output, source)
    if target.exists() and not target.is_file():
        with _told(output), target.open("w", encoding="utf-8", newline="") as device:
            yield device.write
        return
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    with _told(output), whole_file(target, mode) as stream:
        yield lambda text: stream.write(text.encode("utf-8"))


def _to_stdout(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _refuse_unwritable(target: Path, output: str, source: BufferedReader) -> None:
    if target.is_dir():
        raise InputError("output-is-folder", path=output)
    if not target.parent.is_dir():
        raise InputError("output-folder", path=str(Path(output).parent))
    try:
        same = target.exists() and os.path.samestat(target.stat(), os.fstat(source.fileno()))
    except OSError:  # a stdin that is no file
        same = False
    if same and target.is_file():
        raise InputError("output-is-input", path=output)


@contextmanager
def _told(output: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise InputError("output-full", path=output) from None
        reason = error.strerror or "?"
        raise InputError("output-unwritable", path=output, reason=reason) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
