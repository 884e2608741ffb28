"""A signal that asks the process to end, remembered until it has ended.

What a signal raises may come up anywhere, and may be taken there for something else: Python 3.11
makes a RuntimeError of it while a class is built, and code that lets no error through lets this
one through no more. So whoever has caught an error of any kind, and whoever puts files in their
places, asks here once more.
"""

import signal
import time
from types import FrameType

_SOON = 1.0
"""Seconds in which a second signal is taken for the same wish: whatever is cleaning goes on."""
_last = -_SOON
_number: int | None = None
_over = False


class Stopped(SystemExit):
    """A signal asks the process to end; the code is what a shell expects, 128 and the signal."""


def stop(number: int, frame: FrameType | None) -> None:
    """The handler of signals. Raises KeyboardInterrupt for Ctrl-C, Stopped for others."""
    global _last, _number
    if _over:
        return
    now = time.monotonic()
    again, _last = now - _last < _SOON, now
    _number = number
    if not again:
        check()


def be_over() -> None:
    """From here on a signal comes too late: what is done is about to be told."""
    global _over
    _over = True


def came() -> bool:
    """Whether a signal has asked the process to end."""
    return _number is not None


def check() -> None:
    """Raises what a signal has raised before, if one has: KeyboardInterrupt or Stopped."""
    if _number is not None:
        raise KeyboardInterrupt if _number == signal.SIGINT else Stopped(128 + _number)
