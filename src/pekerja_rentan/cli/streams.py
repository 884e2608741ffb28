"""Files and stdin that are read as they come, and the file that a long answer is written to."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from io import BufferedReader
from pathlib import Path
from typing import cast

from pekerja_rentan.cli.output import to_stdout
from pekerja_rentan.errors import InputError
from pekerja_rentan.files.inputs import reads
from pekerja_rentan.files.names import in_full, is_missing, refuse_device, refuse_unreadable
from pekerja_rentan.files.transaction import FileTransaction, is_stream, streaming, writing


@contextmanager
def opened(path: str, missing: str) -> Iterator[BufferedReader]:
    """The bytes of a file, or of stdin for ``-``. Raises InputError, ``missing`` for a file that is
    not there."""
    if path == "-":
        if sys.stdin is None:
            raise InputError("path-unusable", path="-", reason="closed")
        with suppress(OSError, ValueError):  # a stdin that is no file
            reads(sys.stdin.fileno())
        yield cast(BufferedReader, sys.stdin.buffer)
        return
    with ExitStack() as stack:
        try:
            refuse_device(path)
            stream = stack.enter_context(in_full(Path(path)).open("rb"))
            reads(stream.fileno())
        except OSError as error:
            if is_missing(error):
                raise InputError(missing, path=path) from None
            refuse_unreadable(error, path)
            raise
        yield stream


@contextmanager
def writer(output: str | None) -> Iterator[Callable[[str], object]]:
    """What writes text to ``output``, whole or not at all and never over a file that the run reads,
    or to stdout.

    Raises InputError for a file that cannot be written.
    """
    if output is None:
        yield to_stdout
        return
    path = Path(output)
    if is_stream(path):
        with streaming(path) as device:
            yield lambda text: device.write(text.encode("utf-8"))
        return
    with FileTransaction() as transaction:
        file = transaction.stage(path, private=False)
        with writing(path), file.open("wb") as whole:
            yield lambda text: whole.write(text.encode("utf-8"))
        transaction.commit()
