"""The process that reads workbooks, for more than one test: to begin one takes longer than most
tests."""

import os
from typing import Any

from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.reading.guard import _Child


class Reader(_Child):
    """One that waits for the next test where the last has its answers."""

    def __init__(self, idle: "list[Reader]") -> None:
        super().__init__()
        self._idle = idle
        self._answered = True

    @classmethod
    def taken(cls, idle: "list[Reader]") -> "Reader":
        """One that waits and lives, or else a new one."""
        while idle:
            reader = idle.pop()
            if reader._process.poll() is None:
                return reader
            reader.really_end()
        return cls(idle)

    def send(self, size: int, request: dict[str, object]) -> None:
        self._answered = False
        for name in ("path", "folder"):  # it is in the folder of the test that began it
            if name in request:
                request[name] = os.path.abspath(str(request[name]))
        super().send(size, request)

    def answer(self) -> dict[str, Any]:
        try:
            answer = super().answer()
        except (InputError, OSError):  # which it may say and go on
            self._answered = self._process.poll() is None
            raise
        self._answered = True
        return answer

    def end(self) -> None:
        if not self._answered:
            self.really_end()
        elif self not in self._idle:
            self._idle.append(self)

    def really_end(self) -> None:
        """What ``end`` does in a run."""
        super().end()
