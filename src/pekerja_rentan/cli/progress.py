"""How far a long run has come, on a terminal's stderr: rows, and the time that is left."""

import sys
import time
from typing import Self

from pekerja_rentan.cli.locale import language

_EVERY = 0.2
"""Seconds between two looks."""


class Progress:
    """One line that is written over itself, and wiped at the end; nothing off a terminal."""

    def __init__(self, key: str, total: int | None) -> None:
        """``key`` names what is being done, ``total`` the rows, about, if that is known."""
        self.key, self.total = key, total
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._begun = time.monotonic()
        self._last = self._begun

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown and self._last != self._begun:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def __call__(self, rows: int) -> None:
        now = time.monotonic()
        if not self._shown or now - self._last < _EVERY:
            return
        self._last = now
        facts = {"doing": language().say(self.key), "rows": rows}
        if self.total and 0 < rows < self.total:
            seconds = (now - self._begun) * (self.total - rows) / rows
            line = language().say(
                "progress.left", **facts, total=self.total, seconds=max(1, round(seconds))
            )
        else:
            line = language().say("progress.rows", **facts)
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()
