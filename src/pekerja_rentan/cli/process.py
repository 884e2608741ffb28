"""What a process is given before its work begins: standard streams that can be relied on, and
signals that end it with the cleaning that Ctrl-C has."""

import io
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from pekerja_rentan import signals

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


_ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Signals that ask a process to end: Windows has no SIGHUP, others no SIGBREAK (Ctrl-Break)."""


class _Forgiving(io.RawIOBase):
    """Stderr, where what cannot be written is lost: it is no reason for another exit code."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def writable(self) -> bool:
        return True

    def write(self, data: "ReadableBuffer") -> int:
        written = bytes(data)
        with suppress(OSError):
            self._stream.write(written)
            self._stream.flush()
        return len(written)

    def isatty(self) -> bool:
        return self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()


def prepare() -> None:
    """Makes the streams and signals ready. To be called once, first of all."""
    _keep_numbers()
    if sys.stderr is None:  # its number, which leads nowhere now
        sys.stderr = io.TextIOWrapper(io.FileIO(2, "w"), encoding="utf-8", write_through=True)
    elif isinstance(sys.stderr, io.TextIOWrapper):
        safe = _Forgiving(sys.stderr.buffer)
        sys.stderr = io.TextIOWrapper(
            safe,
            encoding=sys.stderr.encoding,
            errors=sys.stderr.errors,
            write_through=True,
        )
    for name in _ENDING:
        number = getattr(signal, name, None)
        usual = (signal.SIG_DFL, signal.default_int_handler)
        if number is not None and signal.getsignal(number) in usual:  # nohup stays
            signal.signal(number, signals.stop)
    sys.unraisablehook = _untold


def _untold(raised: "sys.UnraisableHookArgs") -> None:
    """What is raised where nothing can be (in a weak reference's callback, in ``__del__``) is told,
    unless a signal has come: that ends the run in its own words, and what it has broken off, such
    as a half-written workbook, may fail once more on its way out."""
    if not signals.came():
        sys.__unraisablehook__(raised)


def end_quietly() -> None:
    """From here on nothing is left to be interrupted."""
    for name in _ENDING:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


def _keep_numbers() -> None:
    """Takes the numbers of streams that are closed: a file that got one would be written into by
    whoever means the stream."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
